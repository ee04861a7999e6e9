/* file.c - whole files in, whole files out: beside, flushed, renamed. */
#define _POSIX_C_SOURCE 200809L
#include "base/file.h"

#include "base/fail.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static sodo_status fail_path(sodo_error *err, const char *path, const char *what) {
    int number = errno;
    sodo_fail(err, SODO_ERR_IO, 0, "%s: %s", what, strerror(number));
    sodo_error_path(err, path);
    return SODO_ERR_IO;
}

static sodo_status read_all(int fd, const char *path, size_t limit, sodo_buf *out,
                            sodo_error *err) {
    char chunk[65536];
    size_t total = 0;
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail_path(err, path, "cannot read");
        if (got == 0) break;
        total += (size_t)got;
        if (total > limit) {
            sodo_fail(err, SODO_ERR_LIMIT, 0, "larger than the limit of %zu bytes",
                      limit);
            sodo_error_path(err, path);
            return SODO_ERR_LIMIT;
        }
        sodo_buf_add(out, (sodo_slice){chunk, (size_t)got});
    }
    if (out->failed) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for %s", path);
    return SODO_OK;
}

sodo_status sodo_file_read(const char *path, size_t limit, sodo_buf *out,
                           sodo_error *err) {
    if (strcmp(path, "-") == 0) return read_all(STDIN_FILENO, "-", limit, out, err);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return fail_path(err, path, "cannot open");
    struct stat info;
    sodo_status status;
    if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
        errno = EISDIR;
        status = fail_path(err, path, "cannot read");
    } else {
        status = read_all(fd, path, limit, out, err);
    }
    close(fd);
    return status;
}

static bool write_all(int fd, sodo_slice text) {
    while (text.size) {
        ssize_t put = write(fd, text.data, text.size);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        text.data += put;
        text.size -= (size_t)put;
    }
    return true;
}

sodo_status sodo_file_write(const char *path, sodo_slice text, sodo_error *err) {
    char beside[4096];
    int size = snprintf(beside, sizeof beside, "%s.new-%ld", path, (long)getpid());
    if (size < 0 || (size_t)size >= sizeof beside) {
        errno = ENAMETOOLONG;
        return fail_path(err, path, "cannot write");
    }
    int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) return fail_path(err, path, "cannot write");
    bool good = write_all(fd, text) && fsync(fd) == 0;
    if (close(fd) != 0) good = false;
    if (good && rename(beside, path) == 0) return SODO_OK;
    sodo_status status = fail_path(err, path, "cannot write");
    unlink(beside);
    return status;
}

sodo_status sodo_file_map(const char *path, sodo_slice *out, sodo_error *err) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return fail_path(err, path, "cannot open");
    struct stat info;
    void *bytes = NULL;
    bool good = fstat(fd, &info) == 0;
    if (good && !S_ISREG(info.st_mode)) {
        errno = EISDIR;
        good = false;
    }
    if (good && info.st_size > 0) {
        bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        good = bytes != MAP_FAILED;
    }
    sodo_status status = good ? SODO_OK : fail_path(err, path, "cannot read");
    close(fd);
    if (good) *out = (sodo_slice){bytes, bytes ? (size_t)info.st_size : 0};
    return status;
}

void sodo_file_unmap(sodo_slice bytes) {
    if (bytes.size) munmap((void *)(uintptr_t)bytes.data, bytes.size);
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool ends_in(const char *name, const char *suffix) {
    size_t n = strlen(name), s = strlen(suffix);
    return n >= s && strcmp(name + n - s, suffix) == 0;
}

sodo_status sodo_file_list(const char *dir, const char *suffix, sodo_arena *arena,
                           char ***out, size_t *count, sodo_error *err) {
    DIR *handle = opendir(dir);
    if (!handle) return fail_path(err, dir, "cannot open folder");
    SODO_VEC(char *) names = {0};
    sodo_status status = SODO_OK;
    for (struct dirent *entry; status == SODO_OK && (entry = readdir(handle));) {
        if (entry->d_name[0] == '.' || !ends_in(entry->d_name, suffix)) continue;
        size_t size = strlen(dir) + strlen(entry->d_name) + 2;
        char *path = sodo_arena_alloc(arena, size, 1);
        char **slot = path ? SODO_PUSH(arena, names) : NULL;
        if (!slot) {
            status =
                sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the names in %s", dir);
            break;
        }
        snprintf(path, size, "%s/%s", dir, entry->d_name);
        struct stat info;
        if (stat(path, &info) == 0 && S_ISREG(info.st_mode))
            *slot = path;
        else
            names.count--;
    }
    closedir(handle);
    if (status != SODO_OK) return status;
    if (names.count) qsort(names.items, names.count, sizeof *names.items, by_name);
    *out = names.items;
    *count = names.count;
    return SODO_OK;
}

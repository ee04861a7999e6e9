/* folder.c - the folder of a build is made beside its place and exchanged in one step. */
#define _GNU_SOURCE /* renameat2, O_TMPFILE */
#include "pipeline/folder.h"

#include "base/fail.h"
#include "store/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static sodo_status fail_at(const char *path, const char *what, sodo_error *err) {
    int number = errno;
    sodo_fail(err, SODO_ERR_IO, 0, "%s: %s", what, strerror(number));
    sodo_error_path(err, path);
    return SODO_ERR_IO;
}

/* False when it does not fit: then `out` is cut and must not be used. */
static bool join(const char *folder, const char *name, char out[SODO_FOLDER_PATH]) {
    int size = snprintf(out, SODO_FOLDER_PATH, "%s/%s", folder, name);
    return size > 0 && size < SODO_FOLDER_PATH;
}

static bool is_dots(const char *name) {
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static sodo_status look_inside(const char *path, sodo_folder_state *state,
                               sodo_error *err) {
    DIR *dir = opendir(path);
    if (!dir) return fail_at(path, "cannot open folder", err);
    bool empty = true;
    for (const struct dirent *e; empty && (e = readdir(dir));) empty = is_dots(e->d_name);
    closedir(dir);
    *state = empty                        ? SODO_FOLDER_FREE
             : sodo_store_recognise(path) ? SODO_FOLDER_BUILT
                                          : SODO_FOLDER_FOREIGN;
    return SODO_OK;
}

sodo_status sodo_folder_look(const char *path, sodo_new_folder *out,
                             sodo_folder_state *state, sodo_error *err) {
    struct stat info;
    size_t size = strlen(path);
    *out = (sodo_new_folder){.target = ""};
    *state = SODO_FOLDER_FREE;
    while (size > 1 && path[size - 1] == '/') size--;
    if (!size || size + 32 >= sizeof out->target)
        return sodo_fail(err, SODO_ERR_USAGE, 0,
                         "the folder's name is empty or too long");
    memcpy(out->target, path, size);
    if (lstat(out->target, &info) != 0)
        return errno == ENOENT ? SODO_OK
                               : fail_at(path, "cannot look at the folder", err);
    if (S_ISLNK(info.st_mode)) { /* a link stays, what it leads to is replaced */
        char *real = realpath(out->target, NULL);
        if (!real || strlen(real) + 32 >= sizeof out->target) {
            free(real);
            return fail_at(path, "cannot follow the link", err);
        }
        snprintf(out->target, sizeof out->target, "%s", real);
        free(real);
        if (stat(out->target, &info) != 0)
            return fail_at(path, "cannot look at the folder", err);
    }
    errno = ENOTDIR;
    if (!S_ISDIR(info.st_mode)) return fail_at(path, "not a folder", err);
    return look_inside(out->target, state, err);
}

void sodo_folder_file(const sodo_new_folder *self, const char *name,
                      char out[SODO_FOLDER_PATH]) {
    if (!join(self->beside, name, out)) out[0] = '\0';
}

static bool is_ours(const char *name, const char *const *names) {
    for (; *names; names++)
        if (strcmp(name, *names) == 0) return true;
    return false;
}

/* Delete our files and then the folder; what is not ours keeps it alive. */
static void delete_folder(const char *path, const char *const *names) {
    char file[SODO_FOLDER_PATH];
    for (; *names; names++)
        if (join(path, *names, file)) unlink(file);
    rmdir(path);
}

/* The folder that holds the target; "." for a bare name. */
static const char *parent_of(const sodo_new_folder *self, char out[SODO_FOLDER_PATH]) {
    snprintf(out, SODO_FOLDER_PATH, "%s", self->target);
    char *slash = strrchr(out, '/');
    if (slash && slash != out)
        *slash = '\0';
    else
        snprintf(out, SODO_FOLDER_PATH, "%s", slash ? "/" : ".");
    return out;
}

/* "out.new-4711-0" for the target "out", of a process that is no more. */
static bool is_left_over(const char *name, const char *base) {
    size_t size = strlen(base);
    if (strncmp(name, base, size) != 0 || strncmp(name + size, ".new-", 5) != 0)
        return false;
    long process = strtol(name + size + 5, NULL, 10);
    return process > 0 && kill((pid_t)process, 0) != 0 && errno == ESRCH;
}

static void sweep(const sodo_new_folder *self, const char *const *names) {
    char parent[SODO_FOLDER_PATH], left[SODO_FOLDER_PATH];
    const char *slash = strrchr(self->target, '/');
    DIR *dir = opendir(parent_of(self, parent));
    if (!dir) return;
    for (const struct dirent *e; (e = readdir(dir));)
        if (is_left_over(e->d_name, slash ? slash + 1 : self->target) &&
            join(parent, e->d_name, left))
            delete_folder(left, names);
    closedir(dir);
}

sodo_status sodo_folder_make(sodo_new_folder *self, const char *const *names,
                             sodo_error *err) {
    sweep(self, names);
    for (int i = 0; i < 100; i++) {
        snprintf(self->beside, sizeof self->beside, "%.4000s.new-%ld-%d", self->target,
                 (long)getpid(), i);
        if (mkdir(self->beside, 0777) == 0) return SODO_OK;
        if (errno != EEXIST) break;
    }
    self->beside[0] = '\0';
    return fail_at(self->target, "cannot make a folder beside", err);
}

/* Foreign files stand in both folders before the exchange, so that they are never gone.
 */
static void each_foreign(const char *from, const char *to, const char *const *names,
                         bool by_link) {
    DIR *dir = opendir(from);
    if (!dir) return;
    for (const struct dirent *e; (e = readdir(dir));) {
        char old[SODO_FOLDER_PATH], new[SODO_FOLDER_PATH];
        if (is_dots(e->d_name) || is_ours(e->d_name, names)) continue;
        if (!join(from, e->d_name, old) || !join(to, e->d_name, new)) continue;
        if (by_link)
            (void)!link(old, new);
        else if (access(new, F_OK) == 0)
            unlink(old); /* linked before */
        else
            (void)!rename(old, new); /* a folder */
    }
    closedir(dir);
}

static bool flush_folder(const char *path) {
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) close(fd);
    return good;
}

/* Where the disk cannot exchange two names, there is a moment without the folder. */
static bool exchange(const char *a, const char *b) {
    if (renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    char aside[SODO_FOLDER_PATH + 8];
    snprintf(aside, sizeof aside, "%s.old", a);
    if (rename(b, aside) != 0) return false;
    if (rename(a, b) != 0) return (void)!rename(aside, b), false;
    return rename(aside, a) == 0;
}

sodo_status sodo_folder_swap(sodo_new_folder *self, const char *const *names,
                             sodo_error *err) {
    struct stat info;
    if (!flush_folder(self->beside))
        return fail_at(self->target, "cannot flush to the disk", err);
    if (stat(self->target, &info) != 0) {
        if (rename(self->beside, self->target) != 0)
            return fail_at(self->target, "cannot put the folder in its place", err);
    } else {
        each_foreign(self->target, self->beside, names, true);
        (void)!chmod(self->beside, info.st_mode & 07777);
        if (!exchange(self->beside, self->target))
            return fail_at(self->target, "cannot put the folder in its place", err);
        each_foreign(self->beside, self->target, names, false);
        delete_folder(self->beside, names);
    }
    self->beside[0] = '\0';
    return SODO_OK;
}

void sodo_folder_drop(sodo_new_folder *self) {
    DIR *dir = self->beside[0] ? opendir(self->beside) : NULL;
    if (!dir) return;
    for (const struct dirent *e;
         (e = readdir(dir));) { /* what is linked here stays there */
        char file[SODO_FOLDER_PATH];
        if (!is_dots(e->d_name) && join(self->beside, e->d_name, file)) unlink(file);
    }
    closedir(dir);
    rmdir(self->beside);
    self->beside[0] = '\0';
}

int sodo_folder_spool(const sodo_new_folder *self) {
    char parent[SODO_FOLDER_PATH], name[SODO_FOLDER_PATH + 32];
    int fd = open(parent_of(self, parent), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0) return fd;
    snprintf(name, sizeof name, "%s.spool-XXXXXX", self->target);
    fd = mkstemp(name);
    if (fd >= 0) unlink(name);
    return fd;
}

/* temp_files.c - test support: a folder of one's own that goes away again.
 *
 * mkdtemp and nftw are X/Open, above what the project asks of the C library elsewhere. */
#define _XOPEN_SOURCE 700
#include "temp_files.h"

#include <check.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

char *temp_dir(void) {
    const char *base = getenv("TMPDIR");
    char *dir = temp_path(base && *base ? base : "/tmp", "sodo-test-XXXXXX");
    ck_assert_msg(mkdtemp(dir) != NULL, "cannot make a folder %s", dir);
    return dir;
}

static int remove_one(const char *path, const struct stat *info, int type,
                      struct FTW *where) {
    (void)info, (void)type, (void)where;
    return remove(path);
}

void temp_remove(char *dir) {
    if (!dir) return;
    nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(dir);
}

char *temp_path(const char *dir, const char *name) {
    size_t size = strlen(dir) + strlen(name) + 2;
    char *path = malloc(size);
    ck_assert_ptr_nonnull(path);
    snprintf(path, size, "%s/%s", dir, name);
    return path;
}

char *temp_write(const char *dir, const char *name, const void *bytes, size_t size) {
    char *path = temp_path(dir, name);
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file != NULL, "cannot write %s", path);
    ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
    ck_assert_int_eq(fclose(file), 0);
    return path;
}

char *temp_read(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "cannot read %s", path);
    ck_assert_int_eq(fseek(file, 0, SEEK_END), 0);
    long end = ftell(file);
    ck_assert_int_ge(end, 0);
    rewind(file);
    char *bytes = malloc((size_t)end + 1);
    ck_assert_ptr_nonnull(bytes);
    ck_assert_uint_eq(fread(bytes, 1, (size_t)end, file), (size_t)end);
    fclose(file);
    bytes[end] = '\0';
    if (size) *size = (size_t)end;
    return bytes;
}

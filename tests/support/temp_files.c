/* temp_files.c - test support: a folder of one's own that goes away again.
 *
 * mkdtemp and nftw are X/Open, above what the project asks of the C library elsewhere. */
#define _XOPEN_SOURCE 700
#include "temp_files.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Fuzz targets use these too, where no runner could take a failed assertion. */
static void must(int holds, const char *what, const char *path) {
    if (holds) return;
    fprintf(stderr, "cannot %s %s\n", what, path);
    abort();
}

char *temp_dir(void) {
    const char *base = getenv("TMPDIR");
    char *dir = temp_path(base && *base ? base : "/tmp", "sodo-test-XXXXXX");
    must(mkdtemp(dir) != NULL, "make a folder", dir);
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
    must(path != NULL, "hold the name", name);
    snprintf(path, size, "%s/%s", dir, name);
    return path;
}

char *temp_write(const char *dir, const char *name, const void *bytes, size_t size) {
    char *path = temp_path(dir, name);
    FILE *file = fopen(path, "wb");
    must(file != NULL, "write", path);
    must(fwrite(bytes, 1, size, file) == size, "write", path);
    must(fclose(file) == 0, "write", path);
    return path;
}

char *temp_read(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    must(file != NULL, "read", path);
    must(fseek(file, 0, SEEK_END) == 0, "read", path);
    long end = ftell(file);
    must(end >= 0, "read", path);
    rewind(file);
    char *bytes = malloc((size_t)end + 1);
    must(bytes != NULL, "hold", path);
    must(fread(bytes, 1, (size_t)end, file) == (size_t)end, "read", path);
    fclose(file);
    bytes[end] = '\0';
    if (size) *size = (size_t)end;
    return bytes;
}

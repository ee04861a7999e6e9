/* scratch.c - a folder that lives as long as the process, for doors that open files. */
#include "scratch.h"

#include "fuzz.h"
#include "temp_files.h"

#include <unistd.h>

static char *dir;
static char path[4096];

static void forget(void) {
    temp_remove(dir);
    dir = NULL;
}

const char *scratch_dir(void) {
    if (!dir) {
        dir = temp_dir();
        atexit(forget);
    }
    return dir;
}

const char *scratch_file(const char *name, const uint8_t *data, size_t size) {
    if (path[0]) unlink(path);
    int length = snprintf(path, sizeof path, "%s/%s", scratch_dir(), name);
    FUZZ_CHECK(length > 0 && (size_t)length < sizeof path);
    FILE *file = fopen(path, "wb");
    FUZZ_CHECK(file != NULL);
    FUZZ_CHECK(fwrite(data, 1, size, file) == size);
    FUZZ_CHECK(fclose(file) == 0);
    return path;
}

/* replay.c - run a fuzz target over files: fuzz_x FILE-OR-FOLDER... , as every test run
 * does.
 *
 * Each file is tried whole and cut at several places, so that ends inside something are
 * seen without a search. */
#include "fuzz.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

static size_t inputs;

static void try_bytes(const uint8_t *bytes, size_t size) {
    /* A block of its own, so that AddressSanitizer sees a read past its end. */
    uint8_t *copy = malloc(size ? size : 1);
    FUZZ_CHECK(copy != NULL);
    if (size) memcpy(copy, bytes, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
    inputs++;
}

static int try_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) return fprintf(stderr, "cannot read %s\n", path), 1;
    static uint8_t bytes[1 << 20];
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    try_bytes(bytes, size);
    for (size_t part = 1; part < 8; part++) try_bytes(bytes, size * part / 8);
    return 0;
}

static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int try_path(const char *path) {
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode)) return try_file(path);
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, NULL, by_name), bad = count < 0;
    for (int i = 0; i < count; i++) {
        char inner[4096];
        if (entries[i]->d_name[0] != '.' &&
            snprintf(inner, sizeof inner, "%s/%s", path, entries[i]->d_name) <
                (int)sizeof inner)
            bad |= try_path(inner);
        free(entries[i]);
    }
    free(entries);
    return bad;
}

int main(int argc, char **argv) {
    int bad = argc < 2;
    for (int i = 1; i < argc; i++) bad |= try_path(argv[i]);
    printf("%zu inputs\n", inputs);
    return bad || inputs == 0;
}

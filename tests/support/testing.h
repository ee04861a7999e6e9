/* testing.h - test support: golden files, and one way to run tests.
 *
 * SODO_GOLDEN_DIR names the folder of golden files. SODO_UPDATE_GOLDEN=1 rewrites them;
 * the diff is then read by a reviewer like any other change. SODO_SOURCE_ROOT is the
 * project's folder, for tests that read gazetteers or pages. All are set by meson test.
 */
#ifndef SODO_TESTS_TESTING_H
#define SODO_TESTS_TESTING_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Fail, naming file and line, unless the golden file `name` holds `actual`. */
static inline void golden_check(const char *name, const char *actual, size_t size) {
    const char *dir = getenv("SODO_GOLDEN_DIR");
    char path[1024];
    int length = snprintf(path, sizeof path, "%s/%s", dir ? dir : ".", name);
    ck_assert_msg(length > 0 && (size_t)length < sizeof path, "path too long: %s", name);

    const char *update = getenv("SODO_UPDATE_GOLDEN");
    if (update && *update == '1') {
        FILE *file = fopen(path, "wb");
        ck_assert_msg(file != NULL, "cannot write %s", path);
        ck_assert_uint_eq(fwrite(actual, 1, size, file), size);
        ck_assert_int_eq(fclose(file), 0);
        return;
    }
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "no golden file %s: set SODO_UPDATE_GOLDEN=1", path);
    size_t line = 1, i = 0;
    int byte = getc(file);
    while (i < size && byte == (unsigned char)actual[i]) {
        line += byte == '\n';
        byte = getc(file);
        i++;
    }
    fclose(file);
    ck_assert_msg(i == size && byte == EOF, "%s:%zu: output differs", path, line);
}

/* Path of a file of the project, "gazetteers/places.csv", in `out` of `size` bytes. */
static inline const char *source_path(const char *name, char *out, size_t size) {
    const char *root = getenv("SODO_SOURCE_ROOT");
    int length = snprintf(out, size, "%s/%s", root ? root : ".", name);
    ck_assert_msg(length > 0 && (size_t)length < size, "path too long: %s", name);
    return out;
}

/* Run one test case as a suite, obeying CK_* variables; main()'s exit status.
 * Under AddressSanitizer nothing forks: a forking runner reports leaks of its own. */
static inline int run_tests(const char *suite_name, TCase *tests) {
    Suite *suite = suite_create(suite_name);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
#ifdef __SANITIZE_ADDRESS__
    srunner_set_fork_status(runner, CK_NOFORK);
#endif
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif

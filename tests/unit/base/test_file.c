/* test_file.c - whole files: read within a limit, replaced whole or not at all. */
#include "base/file.h"

#include "failing_malloc.h"
#include "temp_files.h"
#include "testing.h"

#include <sys/stat.h>
#include <unistd.h>

static char *dir;

static void set_up(void) {
    dir = temp_dir();
}

static void tear_down(void) {
    temp_remove(dir);
}

START_TEST(test_file_read__limits) {
    char *path = temp_write(dir, "a", "12345", 5);
    sodo_error err = {0};
    sodo_buf buf = {0};
    ck_assert_int_eq(sodo_file_read(path, 5, &buf, &err), SODO_OK);
    ck_assert_str_eq(buf.data, "12345");
    sodo_buf_clear(&buf);
    ck_assert_int_eq(sodo_file_read(path, 4, &buf, &err), SODO_ERR_LIMIT);
    ck_assert_str_eq(err.path, path);
    ck_assert_ptr_nonnull(strstr(err.message, "4 bytes"));
    sodo_buf_finish(&buf);
    free(path);
}
END_TEST

START_TEST(test_file_read__missing_and_folder) {
    char *path = temp_path(dir, "missing");
    sodo_error err = {0};
    sodo_buf buf = {0};
    ck_assert_int_eq(sodo_file_read(path, 100, &buf, &err), SODO_ERR_IO);
    ck_assert_str_eq(err.path, path);
    ck_assert_int_eq(sodo_file_read(dir, 100, &buf, &err), SODO_ERR_IO);
    ck_assert_str_eq(err.path, dir);
    ck_assert_int_eq(sodo_file_read(path, 100, &buf, NULL),
                     SODO_ERR_IO); /* err may be NULL */
    sodo_buf_finish(&buf);
    free(path);
}
END_TEST

/* Protects what users had: a failed write changes nothing and leaves nothing beside. */
START_TEST(test_file_write__whole_or_not_at_all) {
    char *path = temp_path(dir, "out"), *in_missing = temp_path(dir, "no/out");
    sodo_error err = {0};
    ck_assert_int_eq(sodo_file_write(path, SODO_LIT("old"), &err), SODO_OK);
    ck_assert_int_eq(sodo_file_write(path, SODO_LIT("new"), &err), SODO_OK);
    char *text = temp_read(path, NULL);
    ck_assert_str_eq(text, "new");
    free(text);

    ck_assert_int_eq(sodo_file_write(in_missing, SODO_LIT("x"), &err), SODO_ERR_IO);
    ck_assert_str_eq(err.path, in_missing);
    ck_assert_int_eq(mkdir(in_missing, 0777), -1);
    char *folder = temp_path(dir, "folder"), *inside = temp_path(dir, "folder/x");
    ck_assert_int_eq(mkdir(folder, 0777), 0);
    ck_assert_int_eq(sodo_file_write(inside, SODO_LIT("x"), &err), SODO_OK);
    ck_assert_int_eq(sodo_file_write(folder, SODO_LIT("x"), &err), SODO_ERR_IO);

    sodo_arena arena = {.budget = 1 << 20};
    char **names = NULL;
    size_t count = 0;
    ck_assert_int_eq(sodo_file_list(dir, "", &arena, &names, &count, &err), SODO_OK);
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(names[0], path);
    sodo_arena_finish(&arena);
    free(path), free(in_missing), free(folder), free(inside);
}
END_TEST

START_TEST(test_file_list__sorted_by_bytes_files_only) {
    const char *made[] = {"b.csv",  "a.csv", "Z.csv",       "c.txt",
                          ".d.csv", "csv",   "\xC4\x91.csv"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        free(temp_write(dir, made[i], "", 0));
    char *sub = temp_path(dir, "sub.csv");
    ck_assert_int_eq(mkdir(sub, 0777), 0);
    free(sub);
    const char *want[] = {"Z.csv", "a.csv", "b.csv", "\xC4\x91.csv"};
    sodo_arena arena = {.budget = 1 << 20};
    sodo_error err = {0};
    char **names = NULL;
    size_t count = 0;
    ck_assert_int_eq(sodo_file_list(dir, ".csv", &arena, &names, &count, &err), SODO_OK);
    ck_assert_uint_eq(count, 4);
    for (size_t i = 0; i < count; i++)
        ck_assert_str_eq(strrchr(names[i], '/') + 1, want[i]);
    sodo_arena_finish(&arena);

    char *missing = temp_path(dir, "missing");
    ck_assert_int_eq(sodo_file_list(missing, "", &arena, &names, &count, &err),
                     SODO_ERR_IO);
    ck_assert_str_eq(err.path, missing);
    free(missing);
}
END_TEST

START_TEST(test_file_read__no_memory) {
    char *path = temp_write(dir, "a", "12345", 5);
    sodo_buf buf = {0};
    sodo_error err = {0};
    malloc_fail_at(1);
    sodo_status status = sodo_file_read(path, 100, &buf, &err);
    ck_assert(malloc_failed());
    malloc_fail_at(0);
    ck_assert_int_eq(status, SODO_ERR_NOMEM);
    sodo_buf_finish(&buf);
    free(path);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("file");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_file_read__limits);
    tcase_add_test(tests, test_file_read__missing_and_folder);
    tcase_add_test(tests, test_file_write__whole_or_not_at_all);
    tcase_add_test(tests, test_file_list__sorted_by_bytes_files_only);
    tcase_add_test(tests, test_file_read__no_memory);
    return run_tests("base/file", tests);
}

/* test_lines.c - a stream cut into lines: ends, marks, over-long ones, across chunks. */
#include "pipeline/lines.h"

#include "temp_files.h"
#include "testing.h"

static const struct {
    const char *name, *bytes;
    const char *lines[5]; /* NULL ends; "!" = over the limit */
} cases[] = {
    {"empty file", "", {NULL}},
    {"ends", "a\nb\r\nc", {"a", "b", "c", NULL}},
    {"blank lines count", "\n\nx\n", {"", "", "x", NULL}},
    {"mark at the start", "\xEF\xBB\xBF{}\n\xEF\xBB\xBF", {"{}", "\xEF\xBB\xBF", NULL}},
    {"only a mark", "\xEF\xBB\xBF", {"", NULL}},
    {"over-long, then good", "0123456789abcdef0\nx\n", {"!", "x", NULL}},
    {"as long as allowed", "0123456789abcdef\nx\n", {"0123456789abcdef", "x", NULL}},
};

START_TEST(test_lines_next__cases) {
    char *dir = temp_dir();
    char *path = temp_write(dir, "lines", cases[_i].bytes, strlen(cases[_i].bytes));
    sodo_lines *lines = NULL;
    sodo_buf line = {0};
    sodo_error err;
    bool more = true;
    size_t number = 0;
    ck_assert_int_eq(sodo_lines_open(path, 16, &lines, &err), SODO_OK);
    for (const char *const *want = cases[_i].lines; *want; want++) {
        sodo_status status = sodo_lines_next(lines, &line, &more, &err);
        ck_assert(more);
        ck_assert_uint_eq(sodo_lines_number(lines), ++number);
        if (strcmp(*want, "!") == 0)
            ck_assert_int_eq(status, SODO_ERR_LIMIT);
        else
            ck_assert_msg(sodo_slice_is(sodo_buf_slice(&line), *want), "%s",
                          cases[_i].name);
    }
    ck_assert_int_eq(sodo_lines_next(lines, &line, &more, &err), SODO_OK);
    ck_assert(!more);
    sodo_lines_close(lines);
    sodo_buf_finish(&line);
    free(path);
    temp_remove(dir);
}
END_TEST

/* Lines longer than what is read at once. */
START_TEST(test_lines_next__across_chunks) {
    size_t size = (size_t)3 * 64 * 1024 + 17;
    char *bytes = malloc(size * 2), *dir = temp_dir();
    memset(bytes, 'x', size * 2);
    bytes[size - 1] = bytes[size * 2 - 1] = '\n';
    char *path = temp_write(dir, "lines", bytes, size * 2);
    sodo_lines *lines = NULL;
    sodo_buf line = {0};
    bool more = false;
    ck_assert_int_eq(sodo_lines_open(path, size, &lines, NULL), SODO_OK);
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(sodo_lines_next(lines, &line, &more, NULL), SODO_OK);
        ck_assert_uint_eq(line.size, size - 1);
    }
    sodo_lines_close(lines);
    sodo_buf_finish(&line);
    free(path);
    free(bytes);
    temp_remove(dir);
}
END_TEST

START_TEST(test_lines_open__cannot) {
    char *dir = temp_dir();
    sodo_lines *lines = NULL;
    sodo_error err;
    ck_assert_int_eq(sodo_lines_open("/nowhere/at/all", 16, &lines, &err), SODO_ERR_IO);
    ck_assert_int_eq(sodo_lines_open(dir, 16, &lines, &err), SODO_ERR_IO);
    ck_assert_ptr_null(lines);
    sodo_lines_close(NULL);
    temp_remove(dir);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("lines");
    tcase_add_loop_test(tcase, test_lines_next__cases, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tcase, test_lines_next__across_chunks);
    tcase_add_test(tcase, test_lines_open__cannot);
    return run_tests("lines", tcase);
}

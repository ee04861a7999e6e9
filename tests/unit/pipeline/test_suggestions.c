/* test_suggestions.c - suggestions of many pages, counted, as rows. */
#include "sodo/gazetteer.h"

#include "base/buf.h"
#include "base/slice.h"
#include "testing.h"

static int take(void *context, sodo_slice text) {
    sodo_buf_add(context, text);
    return 0;
}

static void check_rows(sodo_suggestions *rows, size_t limit, size_t count,
                       const char *want) {
    sodo_buf out = {0};
    size_t written = 0;
    const sodo_sink sink = {.write = take, .context = &out};
    ck_assert_int_eq(sodo_suggestions_write(rows, limit, sink, &written, NULL), SODO_OK);
    ck_assert_str_eq(out.data, want);
    ck_assert_uint_eq(written, count);
    sodo_buf_finish(&out);
}

/* Most pages first, then most often, then by bytes; other tables' lines do not count. */
START_TEST(test_suggestions__order) {
    sodo_suggestions *rows = NULL;
    ck_assert_int_eq(sodo_suggestions_open("organizations", &rows, NULL), SODO_OK);
    static const char *const PAGES[] = {
        ("organizations\tQuỹ B\ta.txt\tmột \"câu\"\norganizations\tQuỹ A\ta.txt\thai\n"
         "organizations\tQuỹ A\ta.txt\tba\n"),
        "ranks\tTổng Thư ký\tb.txt\tbốn\norganizations\tQuỹ C\tb.txt\tnăm\n",
        "organizations\tQuỹ C\tc.txt\tsáu\norganizations\tQuỹ D\tc.txt\tbảy\n", ""};
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++)
        ck_assert_int_eq(sodo_suggestions_add(rows, sodo_slice_of(PAGES[i]), NULL),
                         SODO_OK);
    check_rows(rows, 0, 4,
               "id,name,class,source,note\n"
               "o-quy-c,Quỹ C,,b.txt,\"pages 2, times 2: năm\"\n"
               "o-quy-a,Quỹ A,,a.txt,\"pages 1, times 2: hai\"\n"
               "o-quy-b,Quỹ B,,a.txt,\"pages 1, times 1: một \"\"câu\"\"\"\n"
               "o-quy-d,Quỹ D,,c.txt,\"pages 1, times 1: bảy\"\n");
    check_rows(rows, 1, 1,
               "id,name,class,source,note\n"
               "o-quy-c,Quỹ C,,b.txt,\"pages 2, times 2: năm\"\n");
    sodo_suggestions_close(rows);
}
END_TEST

START_TEST(test_suggestions__tables) {
    sodo_suggestions *rows = NULL;
    sodo_error err = {.message = ""};
    ck_assert_int_eq(sodo_suggestions_open("places", &rows, &err), SODO_ERR_USAGE);
    ck_assert_ptr_nonnull(strstr(err.message, "not for places"));
    ck_assert_int_eq(sodo_suggestions_open("ranks", &rows, NULL), SODO_OK);
    ck_assert_int_eq(
        sodo_suggestions_add(rows, SODO_LIT("ranks\tTổng Thư ký\tb.txt\tbốn"), NULL),
        SODO_OK);
    check_rows(rows, 0, 1,
               "id,name,class,source,note\n"
               "rk-tong-thu-ky,Tổng Thư ký,,b.txt,\"pages 1, times 1: bốn\"\n");
    sodo_suggestions_close(rows);
    sodo_suggestions_close(NULL);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("suggestions");
    tcase_add_test(tests, test_suggestions__order);
    tcase_add_test(tests, test_suggestions__tables);
    return run_tests("suggestions", tests);
}

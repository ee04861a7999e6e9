/* test_table.c - answers as text that fits a terminal, as CSV and as JSON. */
#include "write/table.h"

#include "testing.h"

static void fill(sodo_table *table) {
    sodo_table_columns(table, "who empty number what");
    sodo_table_add(table, SODO_LIT("Nguyễn Văn An"));
    sodo_table_add(table, (sodo_slice){0});
    sodo_table_add_int(table, 7);
    sodo_table_add(table, SODO_LIT("một câu dài, có \"trích\" và =1"));
    sodo_table_add_copy(table, SODO_LIT("=An"));
    sodo_table_add(table, (sodo_slice){0});
    sodo_table_add_hundredths(table, 85);
    sodo_table_add(table, SODO_LIT("x\x1B[31m\ny"));
}

START_TEST(test_table_write_text__fits_and_hides_empty_columns) {
    sodo_table table = {0};
    sodo_buf out = {0};
    fill(&table);
    ck_assert_int_eq(sodo_table_write_text(&table, 0, false, &out, NULL), SODO_OK);
    ck_assert_str_eq(out.data, "who            number  what\n"
                               "Nguyễn Văn An  7       một câu dài, có \"trích\" và =1\n"
                               "=An            0.85    x[31m y\n");
    sodo_buf_clear(&out);
    ck_assert_int_eq(sodo_table_write_text(&table, 34, false, &out, NULL), SODO_OK);
    ck_assert_str_eq(out.data, "who           number  what\n"
                               "Nguyễn Văn …  7       một câu dài…\n"
                               "=An           0.85    x[31m y\n");
    sodo_buf_finish(&out);
    sodo_table_finish(&table);
}
END_TEST

START_TEST(test_table_write_csv__numbers_are_bare) {
    sodo_table table = {0};
    sodo_buf out = {0};
    fill(&table);
    ck_assert_int_eq(sodo_table_write_csv(&table, false, &out, NULL), SODO_OK);
    ck_assert_str_eq(out.data,
                     "who,empty,number,what\n"
                     "Nguyễn Văn An,,7,\"một câu dài, có \"\"trích\"\" và =1\"\n"
                     "'=An,,0.85,x[31m y\n");
    sodo_buf_finish(&out);
    sodo_table_finish(&table);
}
END_TEST

START_TEST(test_table_write_json__missing_is_left_out) {
    sodo_table table = {0};
    sodo_buf out = {0};
    fill(&table);
    ck_assert_int_eq(
        sodo_table_write_json(&table, "found", SODO_LIT("ghi \"chú\""), &out, NULL),
        SODO_OK);
    ck_assert_str_eq(
        out.data, "{\"format\": 1, \"state\": \"found\", \"note\": \"ghi \\\"chú\\\"\", "
                  "\"rows\": [\n"
                  " {\"who\": \"Nguyễn Văn An\", \"number\": 7, \"what\": "
                  "\"một câu dài, có \\\"trích\\\" và =1\"},\n"
                  " {\"who\": \"=An\", \"number\": 0.85, \"what\": \"x[31m y\"}\n]}\n");
    sodo_buf_finish(&out);
    sodo_table_finish(&table);
}
END_TEST

START_TEST(test_display_width__letters) {
    static const struct {
        const char *text;
        size_t width;
    } cases[] = {{"", 0},     {"abc", 3}, {"Nguyễn", 6}, {"Nguye\xCC\x82\xCC\x83n", 6},
                 {"日本", 4}, {"😀", 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_uint_eq(sodo_display_width(sodo_slice_of(cases[i].text)),
                          cases[i].width);
}
END_TEST

START_TEST(test_table__empty_and_cut) {
    sodo_table table = {0};
    sodo_buf out = {0};
    sodo_buf_add_str(&out, "");
    ck_assert_int_eq(sodo_table_write_text(&table, 0, false, &out, NULL), SODO_OK);
    ck_assert_str_eq(out.data, "");
    ck_assert_int_eq(sodo_table_write_json(&table, "none", (sodo_slice){0}, &out, NULL),
                     SODO_OK);
    ck_assert_str_eq(out.data, "{\"format\": 1, \"state\": \"none\", \"rows\": []}\n");
    fill(&table);
    sodo_table_cut(&table, 5);
    ck_assert_uint_eq(sodo_table_rows(&table), 2);
    sodo_table_cut(&table, 1);
    ck_assert_uint_eq(sodo_table_rows(&table), 1);
    sodo_buf_finish(&out);
    sodo_table_finish(&table);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("table");
    tcase_add_test(tcase, test_table_write_text__fits_and_hides_empty_columns);
    tcase_add_test(tcase, test_table_write_csv__numbers_are_bare);
    tcase_add_test(tcase, test_table_write_json__missing_is_left_out);
    tcase_add_test(tcase, test_display_width__letters);
    tcase_add_test(tcase, test_table__empty_and_cut);
    return run_tests("table", tcase);
}

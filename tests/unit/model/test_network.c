/* test_network.c - dates as text: what is one, how they are ordered, there and back. */
#include "model/network.h"

#include "testing.h"

static const struct {
    const char *text;
    bool is_date;
    int year, month, day;
} dates[] = {
    {"2021-12-24", true, 2021, 12, 24},
    {"2021-12", true, 2021, 12, 0},
    {"2021", true, 2021, 0, 0},
    {"--12-24", true, 0, 12, 24},
    {"", false, 0, 0, 0},
    {"202", false, 0, 0, 0},
    {"0000", false, 0, 0, 0},
    {"2021-00", false, 0, 0, 0},
    {"2021-13", false, 0, 0, 0},
    {"2021-12-00", false, 0, 0, 0},
    {"2021-12-32", false, 0, 0, 0},
    {"--00-10", false, 0, 0, 0},
    {"--12-3", false, 0, 0, 0},
    {"2021/12/24", false, 0, 0, 0},
    {"2021-12/24", false, 0, 0, 0},
    {"24/12/2021", false, 0, 0, 0},
    {"2021-1-24", false, 0, 0, 0},
    {"12.2021", false, 0, 0, 0},
    {"2021-12-24x", false, 0, 0, 0},
    {"20x1", false, 0, 0, 0},
};

/* The text lies in a block of its own size: reads past its end are seen by sanitizers. */
START_TEST(test_date_parse__each_case) {
    size_t size = strlen(dates[_i].text);
    char *text = malloc(size ? size : 1);
    ck_assert_ptr_nonnull(text);
    memcpy(text, dates[_i].text, size);
    sodo_date date = {1, 1, 1};
    bool got = sodo_date_parse((sodo_slice){text, size}, &date);
    free(text);
    ck_assert_msg(got == dates[_i].is_date, "%s", dates[_i].text);
    if (!got) {
        ck_assert_int_eq(date.year, 1); /* set on success only */
        return;
    }
    ck_assert_int_eq(date.year, dates[_i].year);
    ck_assert_int_eq(date.month, dates[_i].month);
    ck_assert_int_eq(date.day, dates[_i].day);
    char again[16];
    ck_assert_uint_eq(sodo_date_print(date, again), strlen(dates[_i].text));
    ck_assert_str_eq(again, dates[_i].text);
}
END_TEST

START_TEST(test_date_compare__unknown_years_last) {
    const char *const ordered[] = {"2020", "2020-05", "2020-05-01",
                                   "2021", "--01-01", "--12-24"};
    sodo_date before = {0}, after = {0};
    for (size_t i = 1; i < sizeof ordered / sizeof *ordered; i++) {
        ck_assert(sodo_date_parse(sodo_slice_of(ordered[i - 1]), &before));
        ck_assert(sodo_date_parse(sodo_slice_of(ordered[i]), &after));
        ck_assert_int_lt(sodo_date_compare(before, after), 0);
        ck_assert_int_gt(sodo_date_compare(after, before), 0);
        ck_assert_int_eq(sodo_date_compare(after, after), 0);
    }
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("network");
    tcase_add_loop_test(tests, test_date_parse__each_case, 0,
                        sizeof dates / sizeof *dates);
    tcase_add_test(tests, test_date_compare__unknown_years_last);
    return run_tests("model/network", tests);
}

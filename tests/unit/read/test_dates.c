/* test_dates.c - dates in figures, and figures that are none. */
#include "read/parts.h"

#include "testing.h"

static const struct {
    const char *text;
    size_t size; /* bytes read at its start */
    sodo_date date;
} cases[] = {
    {"29.09.2022 | 15:08", 10, {2022, 9, 29}},
    {"17/04/2026", 10, {2026, 4, 17}},
    {"23-03-2016", 10, {2016, 3, 23}},
    {"1/1/2020", 8, {2020, 1, 1}},
    {"2026-05-19T10:00:01", 10, {2026, 5, 19}},
    {"14/8 09:12", 4, {0, 8, 14}},
    {"29/2/2024", 9, {2024, 2, 29}},
    {"29/2", 4, {0, 2, 29}},
    {"29/2/2023", 0, {0}},
    {"31/4/2023", 0, {0}},
    {"0/4/2023", 0, {0}},
    {"13/13/2023", 0, {0}},
    {"1/2/1066", 0, {0}},
    {"1/2-2023", 3, {0, 2, 1}}, /* another sign ends it */
    {"1.5", 0, {0}},
    {"1.234.567", 0, {0}},
    {"24/24 giờ", 0, {0}},
    {"2022", 0, {0}},
    {"12/", 0, {0}},
    {"", 0, {0}},
    {"123/4/2020", 0, {0}},
    {"99999/1/2020", 0, {0}},
};

START_TEST(test_read_date__table) {
    sodo_date date = {0};
    size_t size = sodo_read_date(sodo_slice_of(cases[_i].text), &date);
    ck_assert_msg(size == cases[_i].size, "%s: %zu bytes", cases[_i].text, size);
    ck_assert_int_eq(date.year, cases[_i].date.year);
    ck_assert_int_eq(date.month, cases[_i].date.month);
    ck_assert_int_eq(date.day, cases[_i].date.day);
}
END_TEST

START_TEST(test_find_date__whole_numbers_only) {
    size_t at;
    sodo_date date;
    ck_assert_uint_eq(sodo_find_date(SODO_LIT("Ngày đăng: 17/04/2026"), &at, &date), 10);
    ck_assert_uint_eq(at, sizeof "Ngày đăng: " - 1);
    ck_assert_uint_eq(sodo_find_date(SODO_LIT("số 117/04/20261"), &at, &date), 0);
    ck_assert_uint_eq(sodo_find_date(SODO_LIT("0225.3821.055"), &at, &date), 0);
    ck_assert_uint_eq(sodo_find_date(SODO_LIT(""), &at, &date), 0);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("dates");
    tcase_add_loop_test(tests, test_read_date__table, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, test_find_date__whole_numbers_only);
    return run_tests("read/dates", tests);
}

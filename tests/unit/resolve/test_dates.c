/* test_dates.c - protects what day a written date means, and where its year is from. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

typedef struct date_case {
    const char *name, *text, *date, *page, *wanted, *start;
} date_case;

static const date_case CASES[] = {
    {"slashes", "Sáng 24/12/2021, họp.", "24/12/2021", "", "2021-12-24", ""},
    {"dots", "Thứ năm, 29.09.2022 họp.", "29.09.2022", "", "2022-09-29", ""},
    {"year first", "date: 2026-05-19 họp.", "2026-05-19", "", "2026-05-19", ""},
    {"words", "Ngày 5 tháng 9 năm 2024 họp.", "5 tháng 9 năm 2024", "", "2024-09-05", ""},
    {"short year", "Ngày 6/12/23 họp.", "6/12/23", "", "2023-12-06", ""},
    {"month", "Trong tháng 10/2018 họp.", "10/2018", "", "2018-10", ""},
    {"year from the page", "Chiều 22/5 họp.", "22/5", "2018-06-23", "2018-05-22", ""},
    {"year before the page's", "Chiều 28/12 họp.", "28/12", "2022-01-03", "2021-12-28",
     ""},
    {"year after the page's", "Sáng 5/1 sẽ họp.", "5/1", "2021-12-20", "2022-01-05", ""},
    {"no year anywhere", "Sáng 28/6 họp.", "28/6", "", "--06-28", ""},
    {"range", "Ngày 20 và 21/8/2019 họp.", "20 và 21/8/2019", "", "2019-08-21",
     "2019-08-20"},
    {"range over months", "Từ 28/6 - 1/7/2020 họp.", "28/6 - 1/7/2020", "", "2020-07-01",
     "2020-06-28"},
    {"range over years", "Từ 30/12 - 2/1/2022 họp.", "30/12 - 2/1/2022", "", "2022-01-02",
     "2021-12-30"},
    {"not a date", "Đạt 45/13 điểm.", "45/13", "", "", ""},
    {"nearest full date", "Sáng 13/1 họp. Sau đó, ngày 20/1/2022 họp.", "13/1", "",
     "2022-01-13", ""},
};

START_TEST(test_dates__value) {
    const date_case *c = &CASES[_i];
    stage_page(&s, c->text, c->page);
    int32_t date = stage_make(&s, SODO_KIND_DATE, c->date);
    if (strstr(c->text, "20/1/2022")) stage_make(&s, SODO_KIND_DATE, "20/1/2022");
    stage_run(&s);
    char found[16], start[16];
    const sodo_entity *e = stage_entity(&s, date);
    ck_assert_msg(strcmp(stage_date(e->date, found), c->wanted) == 0, "%s: %s", c->name,
                  found);
    ck_assert_msg(strcmp(stage_date(e->date_start, start), c->start) == 0, "%s: %s",
                  c->name, start);
}
END_TEST

/* "tổng kết năm 2021, triển khai năm 2022": held in January it is 2022, in December 2021.
 */
START_TEST(test_dates__headline_years) {
    static const struct {
        const char *date, *wanted;
    } HEADLINES[] = {{"13/1", "2022-01-13"}, {"24/12", "2021-12-24"}};
    char text[256], found[16];
    snprintf(text, sizeof text, "Sáng %s, Hội nghị tổng kết năm 2021, nhiệm vụ năm 2022.",
             HEADLINES[_i].date);
    stage_page(&s, text, "");
    int32_t date = stage_make(&s, SODO_KIND_DATE, HEADLINES[_i].date);
    stage_make(&s, SODO_KIND_EVENT, "Hội nghị tổng kết năm 2021, nhiệm vụ năm 2022");
    stage_run(&s);
    ck_assert_str_eq(stage_date(stage_entity(&s, date)->date, found),
                     HEADLINES[_i].wanted);
}
END_TEST

/* "ngày 21 và 22/6": two mentions, one range. */
START_TEST(test_dates__range_of_two_mentions) {
    stage_page(&s, "Ngày 21 và 22/6/2018 họp.", "");
    int32_t first = stage_make(&s, SODO_KIND_DATE, "21");
    int32_t last = stage_make(&s, SODO_KIND_DATE, "22/6/2018");
    stage_run(&s);
    char text[16];
    ck_assert_str_eq(stage_date(stage_entity(&s, first)->date, text), "2018-06-21");
    ck_assert_str_eq(stage_date(stage_entity(&s, last)->date, text), "2018-06-22");
    ck_assert_str_eq(stage_date(stage_entity(&s, last)->date_start, text), "2018-06-21");
}
END_TEST

/* A congress opens its term of office; a session may fall in any year of it. */
START_TEST(test_dates__term) {
    static const struct {
        const char *head, *name, *wanted;
    } TERMS[] = {{"Đại hội", "Đại hội lần thứ I, nhiệm kỳ 2025-2030", "2025-08-07"},
                 {"Kỳ họp", "Kỳ họp thứ 9, nhiệm kỳ 2021-2026", "--08-07"}};
    char text[256], found[16];
    snprintf(text, sizeof text, "Ngày 7/8, %s.", TERMS[_i].name);
    stage_page(&s, text, "");
    int32_t date = stage_make(&s, SODO_KIND_DATE, "7/8");
    int32_t event = stage_make(&s, SODO_KIND_EVENT, TERMS[_i].name);
    s.cursor = 0;
    stage_part(&s, event, SODO_ATTR_EVENT_HEAD,
               stage_hit(&s, SODO_KIND_EVENT_HEAD, TERMS[_i].head));
    stage_run(&s);
    ck_assert_str_eq(stage_date(stage_entity(&s, date)->date, found), TERMS[_i].wanted);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("dates");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_dates__value, 0, sizeof CASES / sizeof *CASES);
    tcase_add_loop_test(tests, test_dates__headline_years, 0, 2);
    tcase_add_test(tests, test_dates__range_of_two_mentions);
    tcase_add_loop_test(tests, test_dates__term, 0, 2);
    return run_tests("resolve/dates", tests);
}

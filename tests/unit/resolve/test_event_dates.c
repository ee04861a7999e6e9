/* test_event_dates.c - protects on which day an event was. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

static void dated(int32_t event, const char *wanted) {
    char date[16];
    ck_assert_str_eq(stage_date(stage_entity(&s, event)->date, date), wanted);
}

/* A rule took the first date; the last before the event is meant, and never a document's.
 */
START_TEST(test_event_dates__last_before) {
    stage_page(&s,
               "Theo văn bản ngày 4/11/2015, ngày 19/11/2015, theo Quyết định số 5 ngày "
               "20/10/2015, huyện tổ chức Hội nghị tổng kết.",
               "");
    int32_t first = stage_make(&s, SODO_KIND_DATE, "4/11/2015");
    stage_make(&s, SODO_KIND_DATE, "19/11/2015");
    stage_make(&s, SODO_KIND_DOCUMENT, "Quyết định số 5");
    stage_make(&s, SODO_KIND_DATE, "20/10/2015");
    int32_t event = stage_make(&s, SODO_KIND_EVENT, "Hội nghị tổng kết");
    stage_relation(&s, SODO_REL_EVENT_DATE, event, first);
    stage_run(&s);
    dated(event, "2015-11-19");
}
END_TEST

/* No rule says it: the date of the sentence. */
START_TEST(test_event_dates__sentence) {
    stage_page(&s,
               "Ngày 3/3/2022 họp. Ngày 5/3/2022, tại huyện, Hội nghị tổng kết diễn ra.",
               "");
    stage_make(&s, SODO_KIND_DATE, "3/3/2022");
    stage_make(&s, SODO_KIND_DATE, "5/3/2022");
    int32_t event = stage_make(&s, SODO_KIND_EVENT, "Hội nghị tổng kết");
    stage_run(&s);
    dated(event, "2022-03-05");
}
END_TEST

/* What the page reports was on the first day it names; what it only names has no day. */
START_TEST(test_event_dates__first_day) {
    stage_page(&s, "Ngày 3/3/2022 ra quân. Ông Lê Văn An dự Hội nghị tổng kết.", "");
    stage_make(&s, SODO_KIND_DATE, "3/3/2022");
    int32_t who = stage_person(&s, "Lê Văn An");
    int32_t event = stage_make(&s, SODO_KIND_EVENT, "Hội nghị tổng kết");
    if (_i) stage_relation(&s, SODO_REL_ATTENDS, who, event);
    stage_run(&s);
    dated(event, _i ? "2022-03-03" : "");
}
END_TEST

/* The past that a page remembers dates nothing that it reports. */
START_TEST(test_event_dates__long_ago) {
    stage_page(&s, "Nhớ ngày 21/7/1969. Ông Lê Văn An dự Hội nghị tổng kết.", "");
    stage_make(&s, SODO_KIND_DATE, "21/7/1969");
    int32_t who = stage_person(&s, "Lê Văn An");
    int32_t event = stage_make(&s, SODO_KIND_EVENT, "Hội nghị tổng kết");
    stage_relation(&s, SODO_REL_ATTENDS, who, event);
    stage_run(&s);
    dated(event, "");
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("event_dates");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_event_dates__last_before);
    tcase_add_test(tests, test_event_dates__sentence);
    tcase_add_loop_test(tests, test_event_dates__first_day, 0, 2);
    tcase_add_test(tests, test_event_dates__long_ago);
    return run_tests("resolve/event_dates", tests);
}

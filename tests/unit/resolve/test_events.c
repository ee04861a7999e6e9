/* test_events.c - protects which mentions are one event, its name, date and place. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

static int32_t event(const char *text, const char *head) {
    int32_t at = stage_make(&s, SODO_KIND_EVENT, text);
    uint32_t cursor = s.cursor;
    s.cursor = s.work.page.tokens.items[s.work.mentions.items[at].tok_begin].byte_begin;
    stage_part(&s, at, SODO_ATTR_EVENT_HEAD, stage_hit(&s, SODO_KIND_EVENT_HEAD, head));
    s.cursor = cursor;
    return at;
}

/* The headline repeats the event with other words; the fuller spelling names it. */
START_TEST(test_events__headline_and_body_are_one) {
    stage_page(
        &s,
        "Hội nghị trực tuyến công tác Dân vận năm 2021.\nHuyện ủy tổ chức hội nghị trực "
        "tuyến tập huấn công tác Dân vận năm 2021.",
        "");
    int32_t title = event("Hội nghị trực tuyến công tác Dân vận năm 2021", "Hội nghị");
    int32_t body =
        event("hội nghị trực tuyến tập huấn công tác Dân vận năm 2021", "hội nghị");
    stage_run(&s);
    ck_assert_ptr_eq(stage_entity(&s, title), stage_entity(&s, body));
    stage_named(&s, title, "hội nghị trực tuyến tập huấn công tác Dân vận năm 2021");
    ck_assert(sodo_slice_is(stage_entity(&s, title)->event_kind, "conference"));
    char date[16];
    ck_assert_str_eq(stage_date(stage_entity(&s, title)->date, date), "2021");
}
END_TEST

/* The second session is not the third. */
START_TEST(test_events__numbers_tell_apart) {
    stage_page(&s, "Kỳ họp thứ 3 khóa XIV. So với kỳ họp thứ 2 khóa XIV.", "");
    int32_t third = event("Kỳ họp thứ 3 khóa XIV", "Kỳ họp");
    int32_t second = event("kỳ họp thứ 2 khóa XIV", "kỳ họp");
    stage_run(&s);
    ck_assert_ptr_ne(stage_entity(&s, third), stage_entity(&s, second));
}
END_TEST

/* The session of one province is not that of another. */
START_TEST(test_events__places_tell_apart) {
    stage_page(&s,
               "Kỳ họp thứ nhất HĐND tỉnh Hà Nam khóa XI. Kỳ họp thứ nhất HĐND tỉnh Nam "
               "Định khóa XI.",
               "");
    int32_t one = event("Kỳ họp thứ nhất HĐND tỉnh Hà Nam khóa XI", "Kỳ họp");
    s.cursor = 0;
    stage_place(&s, "tỉnh Hà Nam");
    int32_t other = event("Kỳ họp thứ nhất HĐND tỉnh Nam Định khóa XI", "Kỳ họp");
    s.cursor = 0;
    stage_place(&s, "tỉnh Nam Định");
    stage_run(&s);
    ck_assert_ptr_ne(stage_entity(&s, one), stage_entity(&s, other));
}
END_TEST

/* A session that does not say whose it is is none of several that do. */
START_TEST(test_events__bare_one_is_none_of_several) {
    stage_page(&s,
               "Kỳ họp thứ nhất HĐND tỉnh Hà Nam khóa XI. Kỳ họp thứ nhất HĐND tỉnh Nam "
               "Định khóa "
               "XI. HĐND tỉnh khác tiến hành kỳ họp thứ nhất.",
               "");
    int32_t one = event("Kỳ họp thứ nhất HĐND tỉnh Hà Nam khóa XI", "Kỳ họp");
    s.cursor = 0;
    stage_place(&s, "tỉnh Hà Nam");
    int32_t other = event("Kỳ họp thứ nhất HĐND tỉnh Nam Định khóa XI", "Kỳ họp");
    s.cursor = 0;
    stage_place(&s, "tỉnh Nam Định");
    int32_t bare = event("kỳ họp thứ nhất", "kỳ họp");
    stage_run(&s);
    ck_assert_ptr_ne(stage_entity(&s, bare), stage_entity(&s, one));
    ck_assert_ptr_ne(stage_entity(&s, bare), stage_entity(&s, other));
}
END_TEST

/* Of two dates said of an event the nearest counts; its place is kept. */
START_TEST(test_events__date_and_place) {
    stage_page(
        &s,
        "Ngày 3/3/2022 khai mạc. Ngày 5/3/2022, Hội nghị tổng kết công tác năm tại huyện "
        "Lý Nhân.",
        "2022-03-06");
    int32_t far = stage_make(&s, SODO_KIND_DATE, "3/3/2022");
    int32_t near = stage_make(&s, SODO_KIND_DATE, "5/3/2022");
    int32_t at = event("Hội nghị tổng kết công tác năm", "Hội nghị");
    int32_t place = stage_place(&s, "huyện Lý Nhân");
    stage_relation(&s, SODO_REL_EVENT_DATE, at, far);
    stage_relation(&s, SODO_REL_EVENT_DATE, at, near);
    stage_relation(&s, SODO_REL_HELD_AT, at, place);
    stage_run(&s);
    char date[16];
    ck_assert_str_eq(stage_date(stage_entity(&s, at)->date, date), "2022-03-05");
    ck_assert_int_ge(stage_entity(&s, at)->place, 0);
    ck_assert_ptr_nonnull(
        stage_fact(&s, SODO_REL_HELD_AT, "Hội nghị tổng kết công tác năm", "Lý Nhân"));
}
END_TEST

/* A bare noun is what relate says it is; where it is all the page has, it is the event.
 */
START_TEST(test_events__bare_noun) {
    stage_page(&s, "Dự hội nghị có ông Lê Văn An.", "");
    int32_t bare = stage_make(&s, SODO_KIND_EVENT_REF, "hội nghị");
    int32_t who = stage_person(&s, "Lê Văn An");
    if (_i) stage_relation(&s, SODO_REL_ATTENDS, who, bare);
    stage_run(&s);
    const sodo_fact *fact = stage_fact(&s, SODO_REL_ATTENDS, "Lê Văn An", "hội nghị");
    if (_i)
        ck_assert_ptr_nonnull(fact);
    else
        ck_assert_int_eq(s.work.mentions.items[bare].entity, -1);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("events");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_events__headline_and_body_are_one);
    tcase_add_test(tests, test_events__numbers_tell_apart);
    tcase_add_test(tests, test_events__places_tell_apart);
    tcase_add_test(tests, test_events__bare_one_is_none_of_several);
    tcase_add_test(tests, test_events__date_and_place);
    tcase_add_loop_test(tests, test_events__bare_noun, 0, 2);
    return run_tests("resolve/events", tests);
}

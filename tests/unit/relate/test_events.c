/* test_events.c - protects which event a bare noun means and at which event a person
 * stands. */
#include "../resolve/stage.h"
#include "relate/relate.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

static int32_t event(sodo_kind kind, const char *text, const char *head) {
    int32_t at = stage_make(&s, kind, text);
    uint32_t cursor = s.cursor;
    s.cursor = s.work.page.tokens.items[s.work.mentions.items[at].tok_begin].byte_begin;
    stage_part(&s, at, SODO_ATTR_EVENT_HEAD, stage_hit(&s, SODO_KIND_EVENT_HEAD, head));
    s.cursor = cursor;
    return at;
}

static void relate(void) {
    ck_assert_int_eq(sodo_relate_events(s.gazetteer, &s.work), SODO_OK);
}

static int32_t part(int32_t mention, uint16_t name) {
    return sodo_mention_part(&s.work.mentions.items[mention], name);
}

/* "kỳ họp" does not mean the conference named between. */
START_TEST(test_events__bare_noun_agrees_in_kind) {
    stage_page(&s,
               "Ngày 3/3/2022, huyện tổ chức Kỳ họp thứ 3. Ngày 4/3/2022 có Hội nghị "
               "tổng kết. Dự kỳ "
               "họp có ông A.",
               "");
    stage_make(&s, SODO_KIND_DATE, "3/3/2022");
    int32_t session = event(SODO_KIND_EVENT, "Kỳ họp thứ 3", "Kỳ họp");
    stage_make(&s, SODO_KIND_DATE, "4/3/2022");
    int32_t conference = event(SODO_KIND_EVENT, "Hội nghị tổng kết", "Hội nghị");
    int32_t bare = event(SODO_KIND_EVENT_REF, "kỳ họp", "kỳ họp");
    relate();
    ck_assert_int_eq(part(bare, SODO_ATTR_EVENT), session);
    ck_assert_int_eq(part(conference, SODO_ATTR_EVENT), conference);
}
END_TEST

/* A session of years ago, named without its day, takes neither the noun nor the floor. */
START_TEST(test_events__named_in_passing) {
    stage_page(&s,
               "Ngày 3/3/2022, huyện tổ chức Kỳ họp thứ 3. Tại Kỳ họp thứ 1, ông Lê Văn "
               "An được bầu. Phát "
               "biểu tại kỳ họp, bà Lê Thị Hà cảm ơn. Ông Trần Văn Bình đề nghị.",
               "");
    stage_make(&s, SODO_KIND_DATE, "3/3/2022");
    int32_t third = event(SODO_KIND_EVENT, "Kỳ họp thứ 3", "Kỳ họp");
    int32_t first = event(SODO_KIND_EVENT, "Kỳ họp thứ 1", "Kỳ họp");
    int32_t an = stage_person(&s, "Lê Văn An");
    int32_t bare = event(SODO_KIND_EVENT_REF, "kỳ họp", "kỳ họp");
    int32_t ha = stage_person(&s, "Lê Thị Hà");
    int32_t binh = stage_person(&s, "Trần Văn Bình");
    relate();
    ck_assert_int_eq(part(bare, SODO_ATTR_EVENT), third);
    ck_assert_int_eq(part(an, SODO_ATTR_EVENT), first);
    ck_assert_int_eq(part(ha, SODO_ATTR_EVENT), third);
    ck_assert_int_eq(part(binh, SODO_ATTR_EVENT), third);
}
END_TEST

/* What is named behind somebody who speaks may be what he speaks about. */
START_TEST(test_events__floor_leaves_out_what_stands_behind) {
    stage_page(&s,
               "Ngày 3/3/2022, huyện tổ chức Hội nghị tổng kết. Ông Lê Văn An đề nghị "
               "chuẩn bị Kỳ họp thứ 3.",
               "");
    stage_make(&s, SODO_KIND_DATE, "3/3/2022");
    int32_t conference = event(SODO_KIND_EVENT, "Hội nghị tổng kết", "Hội nghị");
    int32_t an = stage_person(&s, "Lê Văn An");
    int32_t session = event(SODO_KIND_EVENT, "Kỳ họp thứ 3", "Kỳ họp");
    relate();
    ck_assert_int_eq(part(an, SODO_ATTR_EVENT), session);
    ck_assert_int_eq(part(an, SODO_ATTR_FLOOR), conference);
}
END_TEST

/* Nobody stands at an event that a rule set aside. */
START_TEST(test_events__aside) {
    stage_page(&s,
               "Sau Kỳ họp thứ 1, ngày 3/3/2022, huyện tổ chức Hội nghị tổng kết. Ông Lê "
               "Văn An dự.",
               "");
    int32_t session = event(SODO_KIND_EVENT, "Kỳ họp thứ 1", "Kỳ họp");
    stage_value(&s, session, SODO_ATTR_ASIDE, "yes");
    int32_t conference = event(SODO_KIND_EVENT, "Hội nghị tổng kết", "Hội nghị");
    int32_t an = stage_person(&s, "Lê Văn An");
    relate();
    ck_assert_int_eq(part(an, SODO_ATTR_EVENT), conference);
}
END_TEST

/* A page without events: people stand nowhere. */
START_TEST(test_events__none) {
    stage_page(&s, "Ông Lê Văn An ở nhà.", "");
    int32_t an = stage_person(&s, "Lê Văn An");
    relate();
    ck_assert_int_eq(part(an, SODO_ATTR_EVENT), SODO_NO_MENTION);
}
END_TEST

int main(void) {
    TCase *t = tcase_create("events");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, test_events__bare_noun_agrees_in_kind);
    tcase_add_test(t, test_events__named_in_passing);
    tcase_add_test(t, test_events__floor_leaves_out_what_stands_behind);
    tcase_add_test(t, test_events__aside);
    tcase_add_test(t, test_events__none);
    return run_tests("relate/events", t);
}

/* test_order.c - protects the order in which entities and facts leave the stage. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

START_TEST(test_order__kind_then_first_mention) {
    stage_page(
        &s, "Ngày 5/3/2022, Hội nghị. Huyện ủy Lý Nhân. Ông Lê Văn An. Bà Trần Thị Bé.",
        "");
    stage_make(&s, SODO_KIND_DATE, "5/3/2022");
    stage_make(&s, SODO_KIND_EVENT, "Hội nghị");
    stage_body(&s, "Huyện ủy Lý Nhân", "Huyện ủy", NULL, "Lý Nhân");
    int32_t second = stage_person(&s, "Trần Thị Bé");
    s.cursor = 0;
    int32_t first = stage_person(&s, "Lê Văn An");
    stage_run(&s);
    static const uint8_t KINDS[] = {SODO_KIND_PERSON,       SODO_KIND_PERSON,
                                    SODO_KIND_ORGANIZATION, SODO_KIND_ORGANIZATION,
                                    SODO_KIND_ORGANIZATION, SODO_KIND_PLACE,
                                    SODO_KIND_PLACE,        SODO_KIND_PLACE,
                                    SODO_KIND_EVENT,        SODO_KIND_DATE};
    ck_assert_uint_eq(s.work.entities.count, sizeof KINDS);
    for (size_t i = 0; i < sizeof KINDS; i++)
        ck_assert_int_eq(s.work.entities.items[i].kind, KINDS[i]);
    ck_assert_int_eq(s.work.mentions.items[first].entity, 0);
    ck_assert_int_eq(s.work.mentions.items[second].entity, 1);
    /* what no mention names comes last, in the order of keys */
    ck_assert(sodo_slice_is(s.work.entities.items[2].name, "Huyện ủy Lý Nhân"));
    for (size_t i = 1; i < s.work.facts.count; i++)
        ck_assert_int_le(s.work.facts.items[i - 1].kind, s.work.facts.items[i].kind);
}
END_TEST

/* A dropped mention leaves nothing behind. */
START_TEST(test_order__dropped) {
    stage_page(&s, "Ông Lê Văn An.", "");
    int32_t who = stage_person(&s, "Lê Văn An");
    s.work.mentions.items[who].dropped = true;
    stage_run(&s);
    ck_assert_uint_eq(s.work.entities.count, 0);
}
END_TEST

/* An empty page is a page without entities. */
START_TEST(test_order__empty_page) {
    stage_page(&s, "", "");
    stage_run(&s);
    ck_assert_uint_eq(s.work.entities.count, 0);
    ck_assert_uint_eq(s.work.facts.count, 0);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("order");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_order__kind_then_first_mention);
    tcase_add_test(tests, test_order__dropped);
    tcase_add_test(tests, test_order__empty_page);
    return run_tests("resolve/order", tests);
}

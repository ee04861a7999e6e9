/* test_people.c - protects which mentions of a page are one person. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

START_TEST(test_people__given_name_of_the_one_before) {
    stage_page(
        &s,
        "Ông Trịnh Xuân Thanh và ông Đinh La Thăng dự. Ông Thăng nói. Bà Thúy nói. "
        "Ông Xuân Thanh đáp.",
        "");
    int32_t first = stage_person(&s, "Trịnh Xuân Thanh");
    int32_t second = stage_person(&s, "Đinh La Thăng");
    int32_t given = stage_person(&s, "Thăng");
    int32_t unknown = stage_person(&s, "Thúy");
    int32_t two = stage_person(&s, "Xuân Thanh");
    stage_run(&s);
    ck_assert_ptr_eq(stage_entity(&s, second), stage_entity(&s, given));
    ck_assert_ptr_eq(stage_entity(&s, first), stage_entity(&s, two));
    ck_assert_ptr_ne(stage_entity(&s, unknown), stage_entity(&s, first));
    ck_assert_uint_eq(stage_entity(&s, second)->other_names.count, 1);
}
END_TEST

/* Capitals, tone placement: one name, shown in small letters with the tone where it
 * belongs. */
START_TEST(test_people__spellings) {
    stage_page(&s, "PHẠM THỊ THỦY dự. Đồng chí Phạm Thị Thuỷ nói.", "");
    int32_t capitals = stage_person(&s, "PHẠM THỊ THỦY");
    int32_t honor = stage_hit(&s, SODO_KIND_HONORIFIC, "Đồng chí");
    int32_t small = stage_person(&s, "Phạm Thị Thuỷ");
    stage_part(&s, small, SODO_ATTR_HONOR, honor);
    stage_run(&s);
    ck_assert_ptr_eq(stage_entity(&s, capitals), stage_entity(&s, small));
    stage_named(&s, small, "Phạm Thị Thủy");
    ck_assert_uint_eq(stage_entity(&s, small)->honorifics.count, 1);
    ck_assert(sodo_slice_is(stage_entity(&s, small)->honorifics.items[0], "đồng chí"));
}
END_TEST

/* i and y differ in names: two people. */
START_TEST(test_people__i_and_y_differ) {
    stage_page(&s, "Ông Nguyễn Văn Mỹ và ông Nguyễn Văn Mĩ dự.", "");
    int32_t first = stage_person(&s, "Nguyễn Văn Mỹ");
    int32_t second = stage_person(&s, "Nguyễn Văn Mĩ");
    stage_run(&s);
    ck_assert_ptr_ne(stage_entity(&s, first), stage_entity(&s, second));
}
END_TEST

/* A given name whose owner the page does not tell bears no facts. */
START_TEST(test_people__unresolved_has_no_facts) {
    stage_page(&s, "Ông Thăng dự Hội nghị.", "");
    int32_t who = stage_person(&s, "Thăng");
    int32_t event = stage_make(&s, SODO_KIND_EVENT, "Hội nghị");
    stage_relation(&s, SODO_REL_ATTENDS, who, event);
    stage_run(&s);
    ck_assert_ptr_null(stage_fact(&s, SODO_REL_ATTENDS, "Thăng", "Hội nghị"));
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("people");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_people__given_name_of_the_one_before);
    tcase_add_test(tests, test_people__spellings);
    tcase_add_test(tests, test_people__i_and_y_differ);
    tcase_add_test(tests, test_people__unresolved_has_no_facts);
    return run_tests("resolve/people", tests);
}

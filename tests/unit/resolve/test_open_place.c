/* test_open_place.c - protects the place of bare bodies where the page names one place
 * and leaves open which of several of that name it is. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

/* Two communes Tân Lập: what stands there goes by the name, said in full or not. */
START_TEST(test_open_place__bare_bodies_go_by_its_name) {
    stage_page(&s, "Tại xã Tân Lập. UBND xã họp, Ban Thường vụ dự. UBND xã Tân Lập nêu.",
               "2022-05-01");
    int32_t place = stage_place(&s, "xã Tân Lập");
    int32_t bare = stage_body(&s, "UBND xã", "UBND", "xã", NULL);
    int32_t part = stage_body(&s, "Ban Thường vụ", "Ban Thường vụ", NULL, NULL);
    int32_t full = stage_body(&s, "UBND xã Tân Lập", "UBND", NULL, "xã Tân Lập");
    stage_run(&s);
    stage_named(&s, bare, "Ủy ban nhân dân xã Tân Lập");
    stage_named(&s, part, "Ban Thường vụ Đảng ủy xã Tân Lập");
    ck_assert_ptr_eq(stage_entity(&s, bare), stage_entity(&s, full));
    int32_t at = stage_entity(&s, bare)->place;
    ck_assert_int_ge(at, 0);
    ck_assert_ptr_eq(&s.work.entities.items[at], stage_entity(&s, place));
    ck_assert_uint_eq(stage_entity(&s, place)->row, SODO_NO_ROW);
}
END_TEST

/* A commune is no place of a body of the district. */
START_TEST(test_open_place__other_levels_stay_bare) {
    stage_page(&s, "Tại xã Tân Lập. UBND huyện họp.", "2022-05-01");
    stage_place(&s, "xã Tân Lập");
    int32_t bare = stage_body(&s, "UBND huyện", "UBND", "huyện", NULL);
    stage_run(&s);
    ck_assert_int_lt(stage_entity(&s, bare)->place, 0);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("open_place");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_open_place__bare_bodies_go_by_its_name);
    tcase_add_test(tests, test_open_place__other_levels_stay_bare);
    return run_tests("resolve/open_place", tests);
}

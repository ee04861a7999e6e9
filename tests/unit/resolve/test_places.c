/* test_places.c - protects which of several places of one name is meant. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

static const char *parent_of(int32_t mention) {
    const sodo_entity *e = stage_entity(&s, mention);
    if (e->parent < 0) return "";
    return s.work.entities.items[e->parent].name.data;
}

/* Two communes Tân Lập: the district named beside it decides. */
START_TEST(test_places__what_stands_behind_contains) {
    stage_page(&s, "Tại xã Tân Lập, huyện Giao Thủy và tại huyện Lý Nhân.", "2022-05-01");
    int32_t commune = stage_place(&s, "xã Tân Lập");
    stage_place(&s, "huyện Giao Thủy");
    stage_place(&s, "huyện Lý Nhân");
    stage_run(&s);
    ck_assert_int_eq(strncmp(parent_of(commune), "Giao Thủy", strlen("Giao Thủy")), 0);
}
END_TEST

/* Nothing tells the two apart: no guess. */
START_TEST(test_places__tie_is_left_open) {
    stage_page(&s, "Tại xã Tân Lập.", "2022-05-01");
    int32_t commune = stage_place(&s, "xã Tân Lập");
    stage_run(&s);
    ck_assert_str_eq(parent_of(commune), "");
    ck_assert_uint_eq(stage_entity(&s, commune)->row, SODO_NO_ROW);
    stage_named(&s, commune, "xã Tân Lập");
}
END_TEST

/* A bare name of a province and its city: the province, unless the body needs the city.
 */
START_TEST(test_places__province_before_city) {
    stage_page(&s, "Tại Lạng Sơn, Thành ủy Lạng Sơn tổ chức.", "2022-05-01");
    int32_t bare = stage_place(&s, "Lạng Sơn");
    int32_t body = stage_body(&s, "Thành ủy Lạng Sơn", "Thành ủy", NULL, "Lạng Sơn");
    stage_run(&s);
    ck_assert(sodo_slice_is(stage_entity(&s, bare)->code, "20"));
    int32_t at = stage_entity(&s, body)->place;
    ck_assert_int_ge(at, 0);
    ck_assert(sodo_slice_is(s.work.entities.items[at].code, "178"));
}
END_TEST

/* Lý Nhân was a district of Hà Nam; from July 2025 it is a commune of Ninh Bình. */
START_TEST(test_places__what_existed_on_the_day) {
    static const struct {
        const char *day, *code;
    } CASES[] = {{"2024-01-01", "353"}, {"2025-08-01", "00003"}};
    stage_page(&s, "Tại Lý Nhân.", CASES[_i].day);
    int32_t place = stage_place(&s, "Lý Nhân");
    stage_run(&s);
    ck_assert(sodo_slice_is(stage_entity(&s, place)->code, CASES[_i].code));
}
END_TEST

/* A page without a date is of the time of the term it names. */
START_TEST(test_places__what_existed_in_the_term) {
    static const struct {
        const char *text, *code;
    } CASES[] = {{"Tại Lý Nhân, nhiệm kỳ 2016 - 2021.", "353"},
                 {"Tại Lý Nhân, nhiệm kỳ 2026 - 2031.", "00003"}};
    stage_page(&s, CASES[_i].text, "");
    int32_t place = stage_place(&s, "Lý Nhân");
    stage_run(&s);
    ck_assert(sodo_slice_is(stage_entity(&s, place)->code, CASES[_i].code));
}
END_TEST

/* Two communes Tân Lập were gone by then, one came: many mentions do not tip the scale.
 */
START_TEST(test_places__only_one_existed) {
    static const char *const DAYS[] = {"2025-08-01", ""};
    enum { TIMES = 12 };
    stage_page(
        &s,
        "Nhiệm kỳ 2026 - 2031. Tại xã Tân Lập, xã Tân Lập, xã Tân Lập, xã Tân Lập, "
        "xã Tân Lập, xã Tân Lập, xã Tân Lập, xã Tân Lập, xã Tân Lập, xã Tân Lập, "
        "xã Tân Lập, xã Tân Lập.",
        DAYS[_i]);
    int32_t commune = SODO_NO_MENTION;
    for (int i = 0; i < TIMES; i++) commune = stage_place(&s, "xã Tân Lập");
    stage_run(&s);
    ck_assert(sodo_slice_is(stage_entity(&s, commune)->code, "00009"));
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("places");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_places__what_stands_behind_contains);
    tcase_add_test(tests, test_places__tie_is_left_open);
    tcase_add_test(tests, test_places__province_before_city);
    tcase_add_loop_test(tests, test_places__what_existed_on_the_day, 0, 2);
    tcase_add_loop_test(tests, test_places__what_existed_in_the_term, 0, 2);
    tcase_add_loop_test(tests, test_places__only_one_existed, 0, 2);
    return run_tests("resolve/places", tests);
}

/* test_context.c - protects which place is meant where a body names none. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

static bool has_reason(const sodo_fact *fact, const char *name) {
    const sodo_evidence *e = &fact->evidences.items[0];
    for (uint8_t i = 0; i < e->reason_count; i++)
        if (strcmp(e->reasons[i].name, name) == 0) return true;
    return false;
}

/* "Tỉnh ủy" on a page of a district is that of its province. */
START_TEST(test_context__province_above_the_page) {
    stage_page(&s, "Huyện ủy Lý Nhân họp. Dự có Phó Bí thư Tỉnh ủy.", "2022-05-01");
    stage_body(&s, "Huyện ủy Lý Nhân", "Huyện ủy", NULL, "Lý Nhân");
    int32_t bare = stage_body(&s, "Tỉnh ủy", "Tỉnh ủy", NULL, NULL);
    stage_run(&s);
    stage_named(&s, bare, "Tỉnh ủy Hà Nam");
    ck_assert_int_ge(s.work.place, 0);
    ck_assert(sodo_slice_is(s.work.entities.items[s.work.place].name, "Lý Nhân"));
}
END_TEST

/* The guest's own list names his province: it counts before the page's. */
START_TEST(test_context__same_list_before_page) {
    stage_page(&s,
               "UBND tỉnh Hà Nam họp tại tỉnh Hà Nam. Tỉnh Hà Nam vui mừng. Dự có "
               "ông Lê Ngọc Quỳnh, Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Nam Định.",
               "2022-05-01");
    stage_body(&s, "UBND tỉnh Hà Nam", "UBND", NULL, "tỉnh Hà Nam");
    stage_place(&s, "tỉnh Hà Nam");
    int32_t who = stage_person(&s, "Lê Ngọc Quỳnh");
    int32_t bare = stage_body(&s, "Tỉnh ủy", "Tỉnh ủy", NULL, NULL);
    int32_t first = stage_position(&s, "Bí thư Tỉnh ủy", "Bí thư", bare);
    int32_t full = stage_body(&s, "UBND tỉnh Nam Định", "UBND", NULL, "tỉnh Nam Định");
    int32_t second = stage_position(&s, "Chủ tịch UBND tỉnh Nam Định", "Chủ tịch", full);
    stage_relation(&s, SODO_REL_HOLDS, who, first);
    stage_relation(&s, SODO_REL_HOLDS, who, second);
    stage_run(&s);
    stage_named(&s, bare, "Tỉnh ủy Nam Định");
    const sodo_fact *fact =
        stage_fact(&s, SODO_REL_HOLDS, "Lê Ngọc Quỳnh", "Bí thư Tỉnh ủy Nam Định");
    ck_assert_ptr_nonnull(fact);
    ck_assert(has_reason(fact, "place from the same person's list"));
    ck_assert_int_eq(fact->evidences.items[0].confidence, 57);
}
END_TEST

/* On a page of many provinces, the sentence before tells. */
START_TEST(test_context__sentence_before) {
    stage_page(
        &s,
        "Đoàn đến tỉnh Hà Nam. Bà con vui. Tỉnh Nam Định vui. Dự có Phó Bí thư Tỉnh ủy.",
        "2022-05-01");
    stage_place(&s, "tỉnh Hà Nam");
    stage_place(&s, "Tỉnh Nam Định");
    int32_t bare = stage_body(&s, "Tỉnh ủy", "Tỉnh ủy", NULL, NULL);
    stage_run(&s);
    stage_named(&s, bare, "Tỉnh ủy Nam Định");
}
END_TEST

/* The site a person attends from decides about the bodies of that person's positions. */
START_TEST(test_context__site) {
    stage_page(&s,
               "Ban Dân vận Tỉnh ủy Hà Nam họp. Tại điểm cầu huyện Giao Thủy. Dự còn có "
               "ông Phạm "
               "Quang Ái, Bí thư huyện ủy. Họp tại huyện Lý Nhân.",
               "2022-05-01");
    stage_body(&s, "Tỉnh ủy Hà Nam", "Tỉnh ủy", NULL, "Hà Nam");
    int32_t site = stage_place(&s, "huyện Giao Thủy");
    int32_t who = stage_person(&s, "Phạm Quang Ái");
    int32_t bare = stage_body(&s, "huyện ủy", "huyện ủy", NULL, NULL);
    int32_t post = stage_position(&s, "Bí thư huyện ủy", "Bí thư", bare);
    stage_place(&s, "huyện Lý Nhân");
    int32_t event = stage_make(&s, SODO_KIND_EVENT, "họp");
    stage_relation(&s, SODO_REL_HOLDS, who, post);
    stage_relation(&s, SODO_REL_ATTENDS, who, event)->site = site;
    stage_run(&s);
    stage_named(&s, bare, "Huyện ủy Giao Thủy");
}
END_TEST

/* A city under the centre has a Thành ủy, a province has none. */
START_TEST(test_context__kind_of_place) {
    stage_page(&s, "Tại tỉnh Hà Nam. Họp ở quận Hồng Bàng. Bí thư Thành ủy dự.",
               "2022-05-01");
    stage_place(&s, "tỉnh Hà Nam");
    stage_place(&s, "quận Hồng Bàng");
    int32_t bare = stage_body(&s, "Thành ủy", "Thành ủy", NULL, NULL);
    stage_run(&s);
    stage_named(&s, bare, "Thành ủy Hải Phòng");
}
END_TEST

/* No place anywhere: the body stays bare, and is known on this page only. */
START_TEST(test_context__nothing_to_tell) {
    stage_page(&s, "UBND tỉnh tổ chức họp.", "2022-05-01");
    int32_t bare = stage_body(&s, "UBND tỉnh", "UBND", "tỉnh", NULL);
    stage_run(&s);
    stage_named(&s, bare, "Ủy ban nhân dân tỉnh");
    ck_assert_int_eq(s.work.place, -1);
    ck_assert_int_eq(strncmp(stage_entity(&s, bare)->key.data, "page:", 5), 0);
}
END_TEST

/* Hosts and guests of two provinces: what the sentence names behind counts before the
 * other's. */
START_TEST(test_context__named_behind) {
    stage_page(&s,
               "Đoàn Tỉnh ủy Hà Nam đến tỉnh Nam Định. Bí thư Tỉnh ủy cùng lãnh đạo tỉnh "
               "Nam Định "
               "tiếp.",
               "2022-05-01");
    stage_body(&s, "Tỉnh ủy Hà Nam", "Tỉnh ủy", NULL, "Hà Nam");
    stage_place(&s, "tỉnh Nam Định");
    int32_t bare = stage_body(&s, "Tỉnh ủy", "Tỉnh ủy", NULL, NULL);
    stage_place(&s, "tỉnh Nam Định");
    stage_run(&s);
    stage_named(&s, bare, "Tỉnh ủy Nam Định");
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("context");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_context__province_above_the_page);
    tcase_add_test(tests, test_context__same_list_before_page);
    tcase_add_test(tests, test_context__sentence_before);
    tcase_add_test(tests, test_context__site);
    tcase_add_test(tests, test_context__kind_of_place);
    tcase_add_test(tests, test_context__named_behind);
    tcase_add_test(tests, test_context__nothing_to_tell);
    return run_tests("resolve/context", tests);
}

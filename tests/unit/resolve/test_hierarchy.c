/* test_hierarchy.c - protects facts that no rule states: what stands above, who issued by
 * number. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

static bool part_of(const char *body, const char *above) {
    return stage_fact(&s, SODO_REL_PART_OF, body, above) != NULL;
}

/* A type that stands above itself: committee of the commune, the district, the province.
 */
START_TEST(test_hierarchy__same_type_above) {
    stage_page(&s, "UBND xã Tân Lập, huyện Giao Thủy họp.", "2022-05-01");
    stage_body(&s, "UBND xã Tân Lập", "UBND", NULL, "xã Tân Lập");
    stage_place(&s, "huyện Giao Thủy");
    stage_run(&s);
    ck_assert(part_of("Ủy ban nhân dân xã Tân Lập", "Ủy ban nhân dân huyện Giao Thủy"));
    ck_assert(
        part_of("Ủy ban nhân dân huyện Giao Thủy", "Ủy ban nhân dân tỉnh Nam Định"));
    ck_assert(part_of("Ủy ban nhân dân tỉnh Nam Định", "Chính phủ"));
}
END_TEST

/* A body of no place may stand under one of the centre. */
START_TEST(test_hierarchy__under_the_centre) {
    stage_page(&s, "Binh đoàn 11 dự.", "");
    int32_t body = stage_body(&s, "Binh đoàn 11", "Binh đoàn", NULL, NULL);
    s.cursor = 0;
    stage_part(&s, body, SODO_ATTR_NUMBER, stage_make(&s, SODO_KIND_NONE, "11"));
    stage_run(&s);
    stage_named(&s, body, "Binh đoàn 11");
    ck_assert(part_of("Binh đoàn 11", "Bộ Quốc phòng"));
    ck_assert(part_of("Bộ Quốc phòng", "Chính phủ"));
}
END_TEST

/* "02/NQ-HĐND": the number names the council, the page the district. */
START_TEST(test_hierarchy__issuer_by_number) {
    stage_page(&s, "Tại huyện Lý Nhân thông qua Quyết định số 02/QĐ-HĐND.", "2022-05-01");
    stage_place(&s, "huyện Lý Nhân");
    int32_t document = stage_make(&s, SODO_KIND_DOCUMENT, "Quyết định số 02/QĐ-HĐND");
    s.cursor = 0;
    stage_part(&s, document, SODO_ATTR_NUMBER,
               stage_make(&s, SODO_KIND_DOC_NUMBER, "02/QĐ-HĐND"));
    stage_run(&s);
    const sodo_fact *fact =
        stage_fact(&s, SODO_REL_ISSUED, "Hội đồng nhân dân huyện Lý Nhân",
                   "Quyết định số 02/QĐ-HĐND");
    ck_assert_ptr_nonnull(fact);
    ck_assert(sodo_slice_is(fact->evidences.items[0].rule, "document.number"));
}
END_TEST

/* Provinces and bodies that ended are succeeded, on the day that the gazetteer says. */
START_TEST(test_hierarchy__succession) {
    stage_page(&s, "Tại tỉnh Hà Nam, Ban Dân vận Trung ương họp.", "2022-05-01");
    stage_place(&s, "tỉnh Hà Nam");
    int32_t body = stage_make(&s, SODO_KIND_ORGANIZATION, "Ban Dân vận Trung ương");
    s.cursor = 0;
    stage_part(&s, body, SODO_ATTR_TYPE,
               stage_hit(&s, SODO_KIND_ORG_NAME, "Ban Dân vận Trung ương"));
    stage_run(&s);
    const sodo_fact *place = stage_fact(&s, SODO_REL_SUCCEEDS, "Ninh Bình", "Hà Nam");
    const sodo_fact *other =
        stage_fact(&s, SODO_REL_SUCCEEDS, "Ban Tuyên giáo và Dân vận Trung ương",
                   "Ban Dân vận Trung ương");
    ck_assert_ptr_nonnull(place);
    ck_assert_ptr_nonnull(other);
    char date[16];
    ck_assert_str_eq(stage_date(place->date, date), "2025-07-01");
    ck_assert_str_eq(stage_date(other->date, date), "2025-02-03");
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("hierarchy");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_hierarchy__same_type_above);
    tcase_add_test(tests, test_hierarchy__under_the_centre);
    tcase_add_test(tests, test_hierarchy__issuer_by_number);
    tcase_add_test(tests, test_hierarchy__succession);
    return run_tests("resolve/hierarchy", tests);
}

/* test_documents.c - protects documents: name, number, issuer, date. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

static int32_t document(const char *text, const char *number) {
    int32_t at = stage_make(&s, SODO_KIND_DOCUMENT, text);
    uint32_t cursor = s.cursor;
    s.cursor = s.work.page.tokens.items[s.work.mentions.items[at].tok_begin].byte_begin;
    stage_part(&s, at, SODO_ATTR_DOC_TYPE,
               stage_hit(&s, SODO_KIND_DOC_TYPE, "Quyết định"));
    stage_part(&s, at, SODO_ATTR_NUMBER, stage_make(&s, SODO_KIND_DOC_NUMBER, number));
    s.cursor = cursor;
    return at;
}

/* Said twice, issuer and date once: one document with both. */
START_TEST(test_documents__one_of_two_mentions) {
    stage_page(
        &s,
        "Thực hiện Quyết định số 23-QĐ/TW. Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ "
        "Chính trị.",
        "");
    int32_t first = document("Quyết định số 23-QĐ/TW", "23-QĐ/TW");
    int32_t second = document("Quyết định số 23-QĐ/TW", "23-QĐ/TW");
    int32_t date = stage_make(&s, SODO_KIND_DATE, "30/7/2021");
    int32_t body = stage_make(&s, SODO_KIND_ORGANIZATION, "Bộ Chính trị");
    s.cursor -= (uint32_t)strlen("Bộ Chính trị");
    stage_part(&s, body, SODO_ATTR_TYPE,
               stage_hit(&s, SODO_KIND_ORG_NAME, "Bộ Chính trị"));
    stage_relation(&s, SODO_REL_ISSUED, body, second)->date = date;
    stage_run(&s);
    const sodo_entity *e = stage_entity(&s, first);
    ck_assert_ptr_eq(e, stage_entity(&s, second));
    stage_named(&s, first, "Quyết định số 23-QĐ/TW");
    ck_assert(sodo_slice_is(e->doc_type, "Quyết định"));
    ck_assert(sodo_slice_is(e->number, "23-QĐ/TW"));
    ck_assert(sodo_slice_is(e->key, "23-qđ/tw/bộ chính trị/2021"));
    const sodo_fact *fact =
        stage_fact(&s, SODO_REL_ISSUED, "Bộ Chính trị", "Quyết định số 23-QĐ/TW");
    ck_assert_ptr_nonnull(fact);
    char text[16];
    ck_assert_str_eq(stage_date(fact->date, text), "2021-07-30");
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("documents");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_documents__one_of_two_mentions);
    return run_tests("resolve/documents", tests);
}

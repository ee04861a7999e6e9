/* test_facts.c - protects facts: one a pair, statuses and roles joined, evidence as
 * printed. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

static uint16_t value(const char *name) {
    return (uint16_t)sodo_symbols_value(&s.symbols, sodo_slice_of(name));
}

/* What a page reports of an office outweighs that it also just names it. */
START_TEST(test_facts__status) {
    static const char *const ORDER[] = {"current", "former", "acting", "appointed",
                                        "left"};
    stage_page(&s, "Thủ tướng Lê Văn An. Thủ tướng Lê Văn An.", "");
    int32_t first = stage_position(&s, "Thủ tướng", "Thủ tướng", SODO_NO_MENTION);
    int32_t who = stage_person(&s, "Lê Văn An");
    int32_t second = stage_position(&s, "Thủ tướng", "Thủ tướng", SODO_NO_MENTION);
    int32_t again = stage_person(&s, "Lê Văn An");
    stage_relation(&s, SODO_REL_HOLDS, who, first)->status = value(ORDER[_i + 1]);
    stage_relation(&s, SODO_REL_HOLDS, again, second)->status = value(ORDER[_i]);
    stage_run(&s);
    const sodo_fact *fact =
        stage_fact(&s, SODO_REL_HOLDS, "Lê Văn An", "Thủ tướng Chính phủ");
    ck_assert_ptr_nonnull(fact);
    ck_assert_uint_eq(fact->status, value(ORDER[_i + 1]));
    ck_assert_uint_eq(fact->evidences.count, 2);
}
END_TEST

/* Roles in order of weight; "attend" only where there is no other. */
START_TEST(test_facts__roles) {
    stage_page(&s, "Ông Lê Văn An và ông Trần Văn Bình dự Hội nghị tổng kết.", "");
    int32_t first = stage_person(&s, "Lê Văn An");
    int32_t second = stage_person(&s, "Trần Văn Bình");
    int32_t event = stage_make(&s, SODO_KIND_EVENT, "Hội nghị tổng kết");
    static const char *const ROLES[] = {"present", "attend", "chair"};
    for (size_t i = 0; i < 3; i++)
        stage_relation(&s, SODO_REL_ATTENDS, first, event)->role = value(ROLES[i]);
    stage_relation(&s, SODO_REL_ATTENDS, second, event);
    stage_run(&s);
    const sodo_fact *fact =
        stage_fact(&s, SODO_REL_ATTENDS, "Lê Văn An", "Hội nghị tổng kết");
    ck_assert_uint_eq(fact->roles[0], value("chair"));
    ck_assert_uint_eq(fact->roles[1], value("present"));
    ck_assert_uint_eq(fact->roles[2], 0);
    ck_assert_uint_eq(fact->evidences.count, 1); /* one stretch of text */
    fact = stage_fact(&s, SODO_REL_ATTENDS, "Trần Văn Bình", "Hội nghị tổng kết");
    ck_assert_uint_eq(fact->roles[0], value("attend"));
}
END_TEST

/* Offsets count code points; confidence is the sum of the reasons, held to 5..99. */
START_TEST(test_facts__evidence) {
    static const struct {
        int16_t weight;
        uint8_t wanted;
    } CASES[] = {{85, 85}, {140, 99}, {-40, 5}};
    stage_page(&s, "Họp. Thủ tướng Lê Văn An dự.", "");
    int32_t post = stage_position(&s, "Thủ tướng", "Thủ tướng", SODO_NO_MENTION);
    int32_t who = stage_person(&s, "Lê Văn An");
    sodo_relation *rel = stage_relation(&s, SODO_REL_HOLDS, who, post);
    rel->reasons[0].weight = CASES[_i].weight;
    stage_run(&s);
    const sodo_fact *fact =
        stage_fact(&s, SODO_REL_HOLDS, "Lê Văn An", "Thủ tướng Chính phủ");
    ck_assert_uint_eq(fact->evidences.count, 1);
    const sodo_evidence *e = &fact->evidences.items[0];
    ck_assert_uint_eq(e->confidence, CASES[_i].wanted);
    ck_assert_uint_eq(e->cp_begin, 15);
    ck_assert_uint_eq(e->cp_end, 24);
    ck_assert(sodo_slice_is(e->rule, "test.rule"));
    ck_assert(sodo_slice_is(e->sentence, "Thủ tướng Lê Văn An dự."));
    ck_assert_uint_eq(e->rows.count, 2);
    ck_assert(sodo_slice_is(e->rows.items[0], "rk-thu-tuong"));
    ck_assert(sodo_slice_is(e->rows.items[1], "o-cp"));
}
END_TEST

/* A relation between kinds that do not go together is no fact. */
START_TEST(test_facts__kinds) {
    stage_page(&s, "Ông Lê Văn An dự tại huyện Lý Nhân.", "");
    int32_t who = stage_person(&s, "Lê Văn An");
    int32_t place = stage_place(&s, "huyện Lý Nhân");
    stage_relation(&s, SODO_REL_HOLDS, who, place);
    stage_run(&s);
    for (size_t i = 0; i < s.work.facts.count; i++)
        ck_assert_int_ne(s.work.facts.items[i].kind, SODO_REL_HOLDS);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("facts");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_facts__status, 0, 4);
    tcase_add_test(tests, test_facts__roles);
    tcase_add_loop_test(tests, test_facts__evidence, 0, 3);
    tcase_add_test(tests, test_facts__kinds);
    return run_tests("resolve/facts", tests);
}

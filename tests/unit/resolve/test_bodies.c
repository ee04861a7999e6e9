/* test_bodies.c - protects the names of bodies and what stands above them. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

typedef struct body_case {
    const char *text, *type, *unit, *place, *wanted;
} body_case;

static const body_case CASES[] = {
    {"UBND huyện Lý Nhân", "UBND", NULL, "huyện Lý Nhân",
     "Ủy ban nhân dân huyện Lý Nhân"},
    {"UBND Lý Nhân", "UBND", NULL, "Lý Nhân", "Ủy ban nhân dân huyện Lý Nhân"},
    {"Huyện uỷ Lý Nhân", "Huyện uỷ", NULL, "Lý Nhân", "Huyện ủy Lý Nhân"},
    {"UBND huyện", "UBND", "huyện", NULL, "Ủy ban nhân dân huyện Lý Nhân"},
    {"UBND tỉnh", "UBND", "tỉnh", NULL, "Ủy ban nhân dân tỉnh Hà Nam"},
    {"HĐND TP Hải Phòng", "HĐND", NULL, "TP Hải Phòng",
     "Hội đồng nhân dân thành phố Hải Phòng"},
    {"Sở Nội vụ", "Sở Nội vụ", NULL, NULL, "Sở Nội vụ tỉnh Hà Nam"},
    {"TU", "TU", NULL, NULL, "Tỉnh ủy Hà Nam"},
    {"Ban Dân vận", "Ban Dân vận", NULL, NULL, "Ban Dân vận Huyện ủy Lý Nhân"},
    {"Ban Dân vận Hải Phòng", "Ban Dân vận", NULL, "Hải Phòng",
     "Ban Dân vận Thành ủy Hải Phòng"},
    {"Ban Dân vận tỉnh", "Ban Dân vận", "tỉnh", NULL, "Ban Dân vận Tỉnh ủy Hà Nam"},
};

START_TEST(test_bodies__names) {
    const body_case *c = &CASES[_i];
    char text[256];
    snprintf(text, sizeof text, "Tại huyện Lý Nhân, %s họp.", c->text);
    stage_page(&s, text, "2022-05-01");
    stage_place(&s, "huyện Lý Nhân");
    int32_t body = stage_body(&s, c->text, c->type, c->unit, c->place);
    stage_run(&s);
    stage_named(&s, body, c->wanted);
}
END_TEST

/* Said in full and bare it is one body; its chain goes up to the province's committee. */
START_TEST(test_bodies__full_and_bare_are_one) {
    stage_page(&s, "Ban Dân vận Huyện ủy họp. Ban Dân vận Huyện ủy Lý Nhân báo cáo.",
               "2022-05-01");
    int32_t inner = stage_body(&s, "Huyện ủy", "Huyện ủy", NULL, NULL);
    int32_t bare = stage_body_of(&s, "Ban Dân vận Huyện ủy", "Ban Dân vận", inner);
    int32_t outer = stage_body(&s, "Huyện ủy Lý Nhân", "Huyện ủy", NULL, "Lý Nhân");
    int32_t full =
        stage_body_of(&s, "Ban Dân vận Huyện ủy Lý Nhân", "Ban Dân vận", outer);
    stage_run(&s);
    stage_named(&s, full, "Ban Dân vận Huyện ủy Lý Nhân");
    ck_assert_ptr_eq(stage_entity(&s, bare), stage_entity(&s, full));
    ck_assert_ptr_nonnull(stage_fact(&s, SODO_REL_PART_OF, "Ban Dân vận Huyện ủy Lý Nhân",
                                     "Huyện ủy Lý Nhân"));
    ck_assert_ptr_nonnull(
        stage_fact(&s, SODO_REL_PART_OF, "Huyện ủy Lý Nhân", "Tỉnh ủy Hà Nam"));
    ck_assert_ptr_nonnull(stage_fact(&s, SODO_REL_PART_OF, "Tỉnh ủy Hà Nam",
                                     "Ban Chấp hành Trung ương Đảng"));
    ck_assert_ptr_nonnull(stage_fact(&s, SODO_REL_LOCATED_IN, "Lý Nhân", "Hà Nam"));
    const sodo_fact *at =
        stage_fact(&s, SODO_REL_LOCATED_IN, "Huyện ủy Lý Nhân", "Lý Nhân");
    ck_assert_ptr_nonnull(at);
    ck_assert(sodo_slice_is(at->evidences.items[0].rule, "hierarchy"));
}
END_TEST

/* Abbreviations inside the free part of a name are spelled out. */
START_TEST(test_bodies__tail) {
    stage_page(&s, "BCĐ xây dựng nông thôn mới huyện Lý Nhân họp.", "2022-05-01");
    int32_t body = stage_body(&s, "BCĐ xây dựng nông thôn mới huyện Lý Nhân", "BCĐ", NULL,
                              "huyện Lý Nhân");
    int32_t tail = stage_make(&s, SODO_KIND_NONE, "xây dựng nông thôn mới");
    stage_part(&s, body, SODO_ATTR_TAIL, tail);
    stage_run(&s);
    stage_named(&s, body, "Ban Chỉ đạo xây dựng nông thôn mới huyện Lý Nhân");
}
END_TEST

/* A company is told by its free name: one key for all pages. */
START_TEST(test_bodies__company) {
    stage_page(&s, "Công ty Cao su Chư Mom Ray họp.", "");
    int32_t body = stage_body(&s, "Công ty Cao su Chư Mom Ray", "Công ty", NULL, NULL);
    int32_t tail = stage_make(&s, SODO_KIND_NONE, "Cao su Chư Mom Ray");
    stage_part(&s, body, SODO_ATTR_TAIL, tail);
    stage_run(&s);
    stage_named(&s, body, "Công ty Cao su Chư Mom Ray");
    ck_assert_int_ne(strncmp(stage_entity(&s, body)->key.data, "page:", 5), 0);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("bodies");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_bodies__names, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(tests, test_bodies__full_and_bare_are_one);
    tcase_add_test(tests, test_bodies__tail);
    tcase_add_test(tests, test_bodies__company);
    return run_tests("resolve/bodies", tests);
}

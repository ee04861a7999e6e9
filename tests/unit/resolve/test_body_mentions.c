/* test_body_mentions.c - protects what a part of a body belongs to where the page leaves
 * it out. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

/* The one body of that name which the sentence named before, not the page's committee. */
START_TEST(test_body_mentions__one_in_the_sentence) {
    stage_page(&s,
               _i ? "Tại tỉnh Hà Nam, Ban Dân vận Trung ương họp. Ban Dân vận dự."
                  : "Tại tỉnh Hà Nam, Ban Dân vận Trung ương họp, Ban Dân vận nêu.",
               "2022-05-01");
    stage_place(&s, "tỉnh Hà Nam");
    int32_t whole = stage_make(&s, SODO_KIND_ORGANIZATION, "Ban Dân vận Trung ương");
    uint32_t cursor = s.cursor;
    s.cursor = 0;
    stage_part(&s, whole, SODO_ATTR_TYPE,
               stage_hit(&s, SODO_KIND_ORG_NAME, "Ban Dân vận Trung ương"));
    s.cursor = cursor;
    int32_t bare = stage_body(&s, "Ban Dân vận", "Ban Dân vận", NULL, NULL);
    stage_run(&s);
    stage_named(&s, bare, _i ? "Ban Dân vận Tỉnh ủy Hà Nam" : "Ban Dân vận Trung ương");
}
END_TEST

/* A Party group belongs to the next body of its list. */
START_TEST(test_body_mentions__next_of_the_list) {
    stage_page(&s,
               "Ông Lê Văn An, Bí thư Đảng đoàn, Chủ tịch HĐND tỉnh Hà Nam, Chủ tịch "
               "UBND tỉnh Hà "
               "Nam.",
               "2022-05-01");
    int32_t who = stage_person(&s, "Lê Văn An");
    int32_t group = stage_body(&s, "Đảng đoàn", "Đảng đoàn", NULL, NULL);
    int32_t first = stage_position(&s, "Bí thư Đảng đoàn", "Bí thư", group);
    int32_t council = stage_body(&s, "HĐND tỉnh Hà Nam", "HĐND", NULL, "tỉnh Hà Nam");
    int32_t second = stage_position(&s, "Chủ tịch HĐND tỉnh Hà Nam", "Chủ tịch", council);
    int32_t state = stage_body(&s, "UBND tỉnh Hà Nam", "UBND", NULL, "tỉnh Hà Nam");
    int32_t third = stage_position(&s, "Chủ tịch UBND tỉnh Hà Nam", "Chủ tịch", state);
    stage_relation(&s, SODO_REL_HOLDS, who, first);
    stage_relation(&s, SODO_REL_HOLDS, who, second);
    stage_relation(&s, SODO_REL_HOLDS, who, third);
    stage_run(&s);
    stage_named(&s, group, "Đảng đoàn Hội đồng nhân dân tỉnh Hà Nam");
}
END_TEST

/* The next post of a person, in a body of the land, tells where the committee is: not the
 * page's district. */
START_TEST(test_body_mentions__committee_of_the_list) {
    stage_page(&s,
               "Tại huyện Lý Nhân, ông Lê Văn An, Ủy viên Ban Thường vụ, Chủ tịch UBND "
               "tỉnh Hà Nam dự.",
               "2022-05-01");
    stage_place(&s, "huyện Lý Nhân");
    int32_t who = stage_person(&s, "Lê Văn An");
    int32_t bureau = stage_body(&s, "Ban Thường vụ", "Ban Thường vụ", NULL, NULL);
    int32_t first = stage_position(&s, "Ủy viên Ban Thường vụ", "Ủy viên", bureau);
    int32_t state = stage_body(&s, "UBND tỉnh Hà Nam", "UBND", NULL, "tỉnh Hà Nam");
    int32_t second = stage_position(&s, "Chủ tịch UBND tỉnh Hà Nam", "Chủ tịch", state);
    stage_relation(&s, SODO_REL_HOLDS, who, first);
    stage_relation(&s, SODO_REL_HOLDS, who, second);
    stage_run(&s);
    stage_named(&s, bureau, "Ban Thường vụ Tỉnh ủy Hà Nam");
}
END_TEST

/* A board is that of the company spoken of before. */
START_TEST(test_body_mentions__board) {
    stage_page(&s, "Công ty Cao su Hà Nam họp. HĐQT nêu.", "2022-05-01");
    int32_t company = stage_body(&s, "Công ty Cao su Hà Nam", "Công ty", NULL, NULL);
    s.cursor = 0;
    stage_part(&s, company, SODO_ATTR_TAIL,
               stage_make(&s, SODO_KIND_NONE, "Cao su Hà Nam"));
    int32_t board = stage_body(&s, "HĐQT", "HĐQT", NULL, NULL);
    stage_run(&s);
    stage_named(&s, board, "Hội đồng quản trị Công ty Cao su Hà Nam");
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("body_mentions");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_body_mentions__one_in_the_sentence, 0, 2);
    tcase_add_test(tests, test_body_mentions__next_of_the_list);
    tcase_add_test(tests, test_body_mentions__committee_of_the_list);
    tcase_add_test(tests, test_body_mentions__board);
    return run_tests("resolve/body_mentions", tests);
}

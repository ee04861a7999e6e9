/* test_seats.c - protects the body that a title's own words imply. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

/* A rank with a hit beside it: place, unit or country. */
static int32_t rank_with(const char *text, const char *rank, sodo_attr_name name,
                         sodo_kind kind, const char *part) {
    int32_t post = stage_position(&s, text, rank, SODO_NO_MENTION);
    s.cursor = s.work.page.tokens.items[s.work.mentions.items[post].tok_begin].byte_begin;
    stage_part(&s, post, name, stage_hit(&s, kind, part));
    return post;
}

/* No body is written: a place, a unit, or the rank itself says which. */
START_TEST(test_seats__implied) {
    stage_page(
        &s,
        "Tại huyện Lý Nhân, Chủ tịch tỉnh, Chủ tịch xã Tân Lập, Bí thư Nam Định, TUV và "
        "Thủ tướng dự.",
        "2022-05-01");
    stage_place(&s, "huyện Lý Nhân");
    int32_t unit =
        rank_with("Chủ tịch tỉnh", "Chủ tịch", SODO_ATTR_UNIT, SODO_KIND_LEVEL, "tỉnh");
    int32_t commune = rank_with("Chủ tịch xã Tân Lập", "Chủ tịch", SODO_ATTR_PLACE,
                                SODO_KIND_PLACE_NAME, "xã Tân Lập");
    int32_t province = rank_with("Bí thư Nam Định", "Bí thư", SODO_ATTR_PLACE,
                                 SODO_KIND_PLACE_NAME, "Nam Định");
    int32_t member = stage_position(&s, "TUV", "TUV", SODO_NO_MENTION);
    int32_t premier = stage_position(&s, "Thủ tướng", "Thủ tướng", SODO_NO_MENTION);
    stage_run(&s);
    stage_seat(&s, unit, "Chủ tịch", "Ủy ban nhân dân tỉnh Hà Nam");
    stage_seat(&s, commune, "Chủ tịch", "Ủy ban nhân dân xã Tân Lập");
    stage_seat(&s, province, "Bí thư", "Tỉnh ủy Nam Định");
    stage_seat(&s, member, "Ủy viên", "Tỉnh ủy Hà Nam");
    stage_seat(&s, premier, "Thủ tướng", "Chính phủ");
}
END_TEST

/* "UVBTV" is of the nearest committee of any level: the commune's where one is spoken of.
 */
START_TEST(test_seats__committee_of_the_place_named) {
    static const struct {
        const char *text, *place, *seat;
    } CASES[] = {
        {"Tại xã Tân Lập, huyện Lý Nhân, UVBTV dự.", "xã Tân Lập", "Đảng ủy xã Tân Lập"},
        {"Tại huyện Lý Nhân, UVBTV dự.", "huyện Lý Nhân", "Huyện ủy Lý Nhân"}};
    stage_page(&s, CASES[_i].text, "2022-05-01");
    stage_place(&s, CASES[_i].place);
    if (_i == 0) stage_place(&s, "huyện Lý Nhân");
    int32_t post = stage_position(&s, "UVBTV", "UVBTV", SODO_NO_MENTION);
    stage_run(&s);
    stage_seat(&s, post, "Ủy viên Ban Thường vụ", CASES[_i].seat);
}
END_TEST

/* A minister without the word for ministry; the same words as the police of a place. */
START_TEST(test_seats__clipped) {
    stage_page(&s, "Bộ trưởng Công an dự.", "");
    int32_t post = stage_position(&s, "Bộ trưởng Công an", "Bộ trưởng", SODO_NO_MENTION);
    uint32_t clip = sodo_symbols_find_kind(&s.symbols, SODO_LIT("OrgClip"));
    s.cursor = 0;
    stage_part(&s, post, SODO_ATTR_ORG, stage_hit(&s, (sodo_kind)clip, "Công an"));
    stage_run(&s);
    stage_seat(&s, post, "Bộ trưởng", "Bộ Công an");
}
END_TEST

/* The head of a hamlet: the hamlet is the body. */
START_TEST(test_seats__hamlet) {
    stage_page(&s, "Tại xã Tân Lập, huyện Lý Nhân, Trưởng thôn Văn Khê dự.",
               "2022-05-01");
    stage_place(&s, "xã Tân Lập");
    stage_place(&s, "huyện Lý Nhân");
    int32_t post =
        stage_position(&s, "Trưởng thôn Văn Khê", "Trưởng thôn", SODO_NO_MENTION);
    s.cursor = 0;
    stage_part(&s, post, SODO_ATTR_TAIL, stage_make(&s, SODO_KIND_NONE, "Văn Khê"));
    stage_run(&s);
    stage_seat(&s, post, "Trưởng thôn", "thôn Văn Khê");
}
END_TEST

/* Foreign officials are never hung on bodies of ours. */
START_TEST(test_seats__foreign) {
    stage_page(&s, "Thủ tướng Lào dự.", "");
    int32_t post = rank_with("Thủ tướng Lào", "Thủ tướng", SODO_ATTR_PLACE,
                             SODO_KIND_COUNTRY, "Lào");
    stage_run(&s);
    stage_seat(&s, post, "Thủ tướng", "Lào");
}
END_TEST

/* "Giám đốc Sở": the noun alone is the Sở spoken of before, or nobody's. */
START_TEST(test_seats__bare_noun) {
    stage_page(&s,
               _i ? "Sở Nội vụ tỉnh Hà Nam họp. Giám đốc Sở nói."
                  : "Tỉnh Hà Nam họp. Giám đốc Sở nói.",
               "2022-05-01");
    if (_i) stage_body(&s, "Sở Nội vụ tỉnh Hà Nam", "Sở Nội vụ", NULL, "tỉnh Hà Nam");
    int32_t noun = stage_body(&s, "Sở", "Sở", NULL, NULL);
    int32_t post = stage_position(&s, "Giám đốc Sở", "Giám đốc", noun);
    stage_run(&s);
    stage_seat(&s, post, "Giám đốc", _i ? "Sở Nội vụ tỉnh Hà Nam" : NULL);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("seats");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_seats__implied);
    tcase_add_loop_test(tests, test_seats__committee_of_the_place_named, 0, 2);
    tcase_add_test(tests, test_seats__clipped);
    tcase_add_test(tests, test_seats__hamlet);
    tcase_add_test(tests, test_seats__foreign);
    tcase_add_loop_test(tests, test_seats__bare_noun, 0, 2);
    return run_tests("resolve/seats", tests);
}

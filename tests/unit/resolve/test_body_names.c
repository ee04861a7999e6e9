/* test_body_names.c - protects how a body's name is made from its type's pattern. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

/* A type with a free part: span of words, or a number. */
static int32_t body_with(const char *text, const char *type, sodo_attr_name name,
                         const char *part) {
    int32_t body = stage_body(&s, text, type, NULL, NULL);
    s.cursor = s.work.page.tokens.items[s.work.mentions.items[body].tok_begin].byte_begin;
    stage_part(&s, body, name, stage_make(&s, SODO_KIND_NONE, part));
    return body;
}

/* Of several patterns the first whose parts are all known. */
START_TEST(test_body_names__alternatives) {
    stage_page(&s, "Tổ đại biểu số 3 Hội đồng nhân dân huyện Lý Nhân họp.", "2022-05-01");
    int32_t council = stage_body(&s, "Hội đồng nhân dân huyện Lý Nhân",
                                 "Hội đồng nhân dân", NULL, "huyện Lý Nhân");
    int32_t body = stage_body_of(&s, "Tổ đại biểu số 3 Hội đồng nhân dân huyện Lý Nhân",
                                 "Tổ đại biểu", council);
    if (_i) {
        s.cursor = 0;
        stage_part(&s, body, SODO_ATTR_NUMBER, stage_make(&s, SODO_KIND_NONE, "3"));
    }
    stage_run(&s);
    stage_named(&s, body,
                _i ? "Tổ đại biểu số 3 Hội đồng nhân dân huyện Lý Nhân"
                   : "Tổ đại biểu Hội đồng nhân dân huyện Lý Nhân");
}
END_TEST

/* A free name keeps the place that it ends with, as written: no "tỉnh" comes in. */
START_TEST(test_body_names__place_in_a_free_name) {
    stage_page(&s, "Công ty Cấp nước Hà Nam và Trường THPT Lý Nhân dự.", "2022-05-01");
    int32_t company =
        body_with("Công ty Cấp nước Hà Nam", "Công ty", SODO_ATTR_TAIL, "Cấp nước");
    stage_part(&s, company, SODO_ATTR_PLACE,
               stage_hit(&s, SODO_KIND_PLACE_NAME, "Hà Nam"));
    int32_t school =
        stage_body(&s, "Trường THPT Lý Nhân", "Trường THPT", NULL, "Lý Nhân");
    stage_run(&s);
    stage_named(&s, company, "Công ty Cấp nước Hà Nam");
    stage_named(&s, school, "Trường THPT Lý Nhân");
}
END_TEST

/* A field of a province's department needs the province; a Phòng may be anybody's. */
START_TEST(test_body_names__topic) {
    stage_page(&s, "Tại huyện Lý Nhân, Sở Kỹ thuật và Phòng Kỹ thuật dự.", "2022-05-01");
    stage_place(&s, "huyện Lý Nhân");
    int32_t department = body_with("Sở Kỹ thuật", "Sở", SODO_ATTR_TAIL, "Kỹ thuật");
    int32_t office = body_with("Phòng Kỹ thuật", "Phòng", SODO_ATTR_TAIL, "Kỹ thuật");
    stage_run(&s);
    stage_named(&s, department, "Sở Kỹ thuật tỉnh Hà Nam");
    stage_named(&s, office, "Phòng Kỹ thuật");
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("body_names");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_body_names__alternatives, 0, 2);
    tcase_add_test(tests, test_body_names__place_in_a_free_name);
    tcase_add_test(tests, test_body_names__topic);
    return run_tests("resolve/body_names", tests);
}

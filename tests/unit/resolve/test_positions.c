/* test_positions.c - protects titles as they are counted, and at which body. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

/* A rank and a type whose place the page (huyện Lý Nhân) tells. */
typedef struct seat_case {
    const char *text, *rank, *body, *type, *title, *seat, *name;
} seat_case;

static const seat_case SEATS[] = {
    {"Bí thư Huyện ủy", "Bí thư", "Huyện ủy", "Huyện ủy", "Bí thư", "Huyện ủy Lý Nhân",
     "Bí thư Huyện ủy Lý Nhân"},
    {"Phó Trưởng Ban Dân vận", "Phó Trưởng", "Ban Dân vận", "Ban Dân vận",
     "Phó Trưởng Ban", "Ban Dân vận Huyện ủy Lý Nhân",
     "Phó Trưởng Ban Dân vận Huyện ủy Lý Nhân"},
    {"Ủy viên Ban Thường vụ", "Ủy viên", "Ban Thường vụ", "Ban Thường vụ",
     "Ủy viên Ban Thường vụ", "Huyện ủy Lý Nhân",
     "Ủy viên Ban Thường vụ Huyện ủy Lý Nhân"},
    {"Chủ tịch UBND", "Chủ tịch", "UBND", "UBND", "Chủ tịch",
     "Ủy ban nhân dân huyện Lý Nhân", "Chủ tịch Ủy ban nhân dân huyện Lý Nhân"},
};

START_TEST(test_positions__title_and_body) {
    const seat_case *c = &SEATS[_i];
    char text[256];
    snprintf(text, sizeof text, "Tại huyện Lý Nhân, %s dự.", c->text);
    stage_page(&s, text, "2022-05-01");
    stage_place(&s, "huyện Lý Nhân");
    int32_t body = stage_body(&s, c->body, c->type, NULL, NULL);
    int32_t post = stage_position(&s, c->text, c->rank, body);
    stage_run(&s);
    stage_seat(&s, post, c->title, c->seat);
    stage_named(&s, post, c->name);
}
END_TEST

/* "Ủy viên Ban Chấp hành Đảng bộ tỉnh" is a member of the provincial committee. */
START_TEST(test_positions__committee) {
    stage_page(&s, "Tại huyện Lý Nhân, Ủy viên Ban Chấp hành Đảng bộ tỉnh dự.",
               "2022-05-01");
    stage_place(&s, "huyện Lý Nhân");
    int32_t inner = stage_body(&s, "Đảng bộ tỉnh", "Đảng bộ", "tỉnh", NULL);
    int32_t body =
        stage_body_of(&s, "Ban Chấp hành Đảng bộ tỉnh", "Ban Chấp hành", inner);
    int32_t post =
        stage_position(&s, "Ủy viên Ban Chấp hành Đảng bộ tỉnh", "Ủy viên", body);
    stage_run(&s);
    stage_named(&s, inner, "Đảng bộ tỉnh Hà Nam");
    stage_seat(&s, post, "Ủy viên", "Tỉnh ủy Hà Nam");
}
END_TEST

/* The head noun of the body joins the title: Chánh + Văn phòng. */
START_TEST(test_positions__head_noun) {
    stage_page(&s, "Chánh Văn phòng Huyện ủy Lý Nhân dự.", "2022-05-01");
    int32_t inner = stage_body(&s, "Huyện ủy Lý Nhân", "Huyện ủy", NULL, "Lý Nhân");
    int32_t body = stage_body_of(&s, "Văn phòng Huyện ủy Lý Nhân", "Văn phòng", inner);
    int32_t post = stage_position(&s, "Chánh Văn phòng Huyện ủy Lý Nhân", "Chánh", body);
    stage_run(&s);
    stage_seat(&s, post, "Chánh Văn phòng", "Văn phòng Huyện ủy Lý Nhân");
    stage_named(&s, post, "Chánh Văn phòng Huyện ủy Lý Nhân");
}
END_TEST

/* The last of a list tells the place of those before; a bare title repeats one said in
 * full. */
START_TEST(test_positions__body_from_elsewhere) {
    stage_page(&s,
               "Ông Lê Minh Tâm, Phó Bí thư, Chủ tịch UBND huyện Lý Nhân. Chủ tịch Lê "
               "Minh Tâm nói.",
               "2022-05-01");
    int32_t who = stage_person(&s, "Lê Minh Tâm");
    int32_t first = stage_position(&s, "Phó Bí thư", "Phó Bí thư", SODO_NO_MENTION);
    int32_t body = stage_body(&s, "UBND huyện Lý Nhân", "UBND", NULL, "huyện Lý Nhân");
    int32_t second = stage_position(&s, "Chủ tịch UBND huyện Lý Nhân", "Chủ tịch", body);
    int32_t third = stage_position(&s, "Chủ tịch", "Chủ tịch", SODO_NO_MENTION);
    int32_t again = stage_person(&s, "Lê Minh Tâm");
    stage_relation(&s, SODO_REL_HOLDS, who, first);
    stage_relation(&s, SODO_REL_HOLDS, who, second);
    stage_relation(&s, SODO_REL_HOLDS, again, third);
    stage_run(&s);
    stage_seat(&s, first, "Phó Bí thư", "Huyện ủy Lý Nhân");
    stage_seat(&s, third, "Chủ tịch", "Ủy ban nhân dân huyện Lý Nhân");
    ck_assert_int_eq(stage_entity(&s, second) == stage_entity(&s, third), true);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("positions");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_positions__title_and_body, 0,
                        sizeof SEATS / sizeof *SEATS);
    tcase_add_test(tests, test_positions__committee);
    tcase_add_test(tests, test_positions__head_noun);
    tcase_add_test(tests, test_positions__body_from_elsewhere);
    return run_tests("resolve/positions", tests);
}

/* test_unsaid.c - protects the body of a title that stands without one. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

/* The person and the positions said of them. */
static void holds(int32_t who, int32_t first, int32_t second) {
    stage_relation(&s, SODO_REL_HOLDS, who, first);
    if (second != SODO_NO_MENTION) stage_relation(&s, SODO_REL_HOLDS, who, second);
}

static int32_t bare(const char *rank) {
    return stage_position(&s, rank, rank, SODO_NO_MENTION);
}

/* The last of a list gives its place to a secretary, its body to a chair. */
START_TEST(test_unsaid__list) {
    static const struct {
        const char *text, *rank, *body;
    } CASES[] = {
        {"Ông Lê Văn An, Phó Bí thư, Chủ tịch UBND huyện Lý Nhân.", "Phó Bí thư",
         "Huyện ủy Lý Nhân"},
        {"Ông Lê Văn An, Giám đốc, Chủ tịch UBND huyện Lý Nhân.", "Giám đốc",
         "Ủy ban nhân dân huyện Lý Nhân"},
        {"Ông Lê Văn An, Tổ trưởng; Chủ tịch UBND huyện Lý Nhân.", "Tổ trưởng",
         "Ủy ban nhân dân huyện Lý Nhân"},
    };
    stage_page(&s, CASES[_i].text, "2022-05-01");
    int32_t who = stage_person(&s, "Lê Văn An");
    int32_t first = bare(CASES[_i].rank);
    int32_t body = stage_body(&s, "UBND huyện Lý Nhân", "UBND", NULL, "huyện Lý Nhân");
    int32_t second = stage_position(&s, "Chủ tịch UBND huyện Lý Nhân", "Chủ tịch", body);
    holds(who, first, second);
    stage_run(&s);
    stage_seat(&s, first, CASES[_i].rank, CASES[_i].body);
}
END_TEST

/* The same title elsewhere lends no body of another kind: a director of a department
 * that is not named is none of the people's committee. */
START_TEST(test_unsaid__same_title_of_another_kind) {
    stage_page(&s,
               "Ông Lê Văn An, Giám đốc Sở. Ông Lê Văn An, Giám đốc UBND tỉnh Hà Nam.",
               "2022-05-01");
    int32_t who = stage_person(&s, "Lê Văn An");
    int32_t noun = stage_body(&s, "Sở", "Sở", NULL, NULL);
    int32_t first = stage_position(&s, "Giám đốc Sở", "Giám đốc", noun);
    int32_t again = stage_person(&s, "Lê Văn An");
    int32_t state = stage_body(&s, "UBND tỉnh Hà Nam", "UBND", NULL, "tỉnh Hà Nam");
    int32_t second = stage_position(&s, "Giám đốc UBND tỉnh Hà Nam", "Giám đốc", state);
    holds(who, first, SODO_NO_MENTION);
    holds(again, second, SODO_NO_MENTION);
    stage_run(&s);
    stage_seat(&s, first, "Giám đốc", NULL);
}
END_TEST

/* A member listed with the head of a part sits in the whole. */
START_TEST(test_unsaid__member_sits_in_the_whole) {
    stage_page(&s, "Ông Lê Văn An, Ủy viên, Trưởng Ban Dân vận Huyện ủy Lý Nhân.",
               "2022-05-01");
    int32_t who = stage_person(&s, "Lê Văn An");
    int32_t first = bare("Ủy viên");
    int32_t outer = stage_body(&s, "Huyện ủy Lý Nhân", "Huyện ủy", NULL, "Lý Nhân");
    int32_t part =
        stage_body_of(&s, "Ban Dân vận Huyện ủy Lý Nhân", "Ban Dân vận", outer);
    int32_t second =
        stage_position(&s, "Trưởng Ban Dân vận Huyện ủy Lý Nhân", "Trưởng", part);
    holds(who, first, second);
    stage_run(&s);
    stage_seat(&s, first, "Ủy viên", "Huyện ủy Lý Nhân");
    stage_seat(&s, second, "Trưởng Ban", "Ban Dân vận Huyện ủy Lý Nhân");
}
END_TEST

/* "Bộ trưởng" is of the ministry spoken of, "Phó Vụ trưởng" of the Vụ. */
START_TEST(test_unsaid__body_spoken_of) {
    stage_page(&s,
               "Bộ Công an và Vụ Pháp chế họp. Bộ trưởng Lê Văn An và Phó Vụ trưởng Lê "
               "Thị Bé dự.",
               "");
    int32_t ministry = stage_make(&s, SODO_KIND_ORGANIZATION, "Bộ Công an");
    s.cursor = 0;
    stage_part(&s, ministry, SODO_ATTR_TYPE,
               stage_hit(&s, SODO_KIND_ORG_NAME, "Bộ Công an"));
    int32_t office = stage_body(&s, "Vụ Pháp chế", "Vụ", NULL, NULL);
    s.cursor -= (uint32_t)strlen("Pháp chế");
    stage_part(&s, office, SODO_ATTR_TAIL, stage_make(&s, SODO_KIND_NONE, "Pháp chế"));
    int32_t first = bare("Bộ trưởng"), one = stage_person(&s, "Lê Văn An");
    int32_t second = bare("Phó Vụ trưởng"), two = stage_person(&s, "Lê Thị Bé");
    holds(one, first, SODO_NO_MENTION);
    holds(two, second, SODO_NO_MENTION);
    stage_run(&s);
    stage_seat(&s, first, "Bộ trưởng", "Bộ Công an");
    stage_seat(&s, second, "Phó Vụ trưởng", "Vụ Pháp chế");
}
END_TEST

/* Nothing tells the body: a mention, but no fact. */
START_TEST(test_unsaid__nothing_to_tell) {
    stage_page(&s, "Giám đốc Lê Văn An dự.", "");
    int32_t post = bare("Giám đốc"), who = stage_person(&s, "Lê Văn An");
    holds(who, post, SODO_NO_MENTION);
    stage_run(&s);
    stage_seat(&s, post, "Giám đốc", NULL);
    ck_assert_uint_eq(s.work.facts.count, 0);
}
END_TEST

/* The other title of a country's head is that country's too. */
START_TEST(test_unsaid__foreign) {
    stage_page(&s, "Tổng Bí thư, Chủ tịch Trung Quốc Tập Cận Bình dự.", "");
    int32_t first = bare("Tổng Bí thư");
    int32_t second =
        stage_position(&s, "Chủ tịch Trung Quốc", "Chủ tịch", SODO_NO_MENTION);
    s.cursor = 0;
    stage_part(&s, second, SODO_ATTR_PLACE,
               stage_hit(&s, SODO_KIND_COUNTRY, "Trung Quốc"));
    int32_t who = stage_person(&s, "Tập Cận Bình");
    holds(who, first, second);
    stage_run(&s);
    stage_seat(&s, second, "Chủ tịch", "Trung Quốc");
    stage_seat(&s, first, "Tổng Bí thư", "Trung Quốc");
}
END_TEST

/* A foreign name sits in no organ of this state, a native one does. */
START_TEST(test_unsaid__foreign_name) {
    static const struct {
        const char *name, *body;
    } CASES[] = {{"Taro Qwaso", NULL}, {"Lê Văn An", "Bộ Công an"}};
    char text[128];
    snprintf(text, sizeof text, "Bộ trưởng Bộ Công an %s dự.", CASES[_i].name);
    stage_page(&s, text, "");
    int32_t ministry = stage_make(&s, SODO_KIND_ORGANIZATION, "Bộ Công an");
    s.cursor = 0;
    stage_part(&s, ministry, SODO_ATTR_TYPE,
               stage_hit(&s, SODO_KIND_ORG_NAME, "Bộ Công an"));
    s.cursor = 0;
    int32_t post = stage_position(&s, "Bộ trưởng Bộ Công an", "Bộ trưởng", ministry);
    holds(stage_person(&s, CASES[_i].name), post, SODO_NO_MENTION);
    stage_run(&s);
    stage_seat(&s, post, "Bộ trưởng", CASES[_i].body);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("unsaid");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_unsaid__list, 0, 3);
    tcase_add_test(tests, test_unsaid__same_title_of_another_kind);
    tcase_add_test(tests, test_unsaid__member_sits_in_the_whole);
    tcase_add_test(tests, test_unsaid__body_spoken_of);
    tcase_add_test(tests, test_unsaid__nothing_to_tell);
    tcase_add_test(tests, test_unsaid__foreign);
    tcase_add_loop_test(tests, test_unsaid__foreign_name, 0, 2);
    return run_tests("resolve/unsaid", tests);
}

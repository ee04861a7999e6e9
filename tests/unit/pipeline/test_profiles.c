/* test_profiles.c - counts of pages added up, and what is told of them. */
#include "sodo/gazetteer.h"
#include "sodo/profile.h"

#include "base/slice.h"
#include "temp_files.h"
#include "testing.h"

#include <sys/stat.h>

typedef struct bench {
    char *dir, *rules;
    sodo_session *session;
    sodo_profile *profile;
} bench;

static void bench_init(bench *b) {
    static const char RULES[] =
        "phase t\n group tag\n in Rank\n"
        "rule a\n say \"what a does\"\n match <Rank>\n make Position\n"
        "rule b\n match <Rank> \"x\"\n make Position\n";
    static const char RANKS[] = "id,name,class,source,valid_to\nrk-one,Bí thư,head,x,\n"
                                "rk-two,Chủ tịch,head,x,2020\n";
    sodo_session_options options = SODO_SESSION_OPTIONS_INIT;
    sodo_error err = {.message = ""};
    b->dir = temp_dir();
    b->rules = temp_path(b->dir, "rules");
    ck_assert_int_eq(mkdir(b->rules, 0777), 0);
    free(temp_write(b->rules, "a.rules", RULES, strlen(RULES)));
    free(temp_write(b->dir, "ranks.csv", RANKS, strlen(RANKS)));
    const char *dirs[] = {b->dir};
    options.gazetteer_dirs = dirs;
    options.gazetteer_dir_count = 1;
    sodo_status status = sodo_session_open(&options, &b->session, &err);
    ck_assert_msg(status == SODO_OK, "%s:%zu: %s", err.path, err.line, err.message);
    ck_assert_int_eq(sodo_profile_open(b->session, &b->profile, NULL), SODO_OK);
}

static void bench_finish(bench *b) {
    sodo_profile_close(b->profile);
    sodo_session_close(b->session);
    free(b->rules);
    temp_remove(b->dir);
}

static void check_cell(const sodo_answer *answer, size_t row, size_t column,
                       const char *want) {
    sodo_slice cell = sodo_answer_cell(answer, row, column);
    ck_assert_msg(sodo_slice_is(cell, want), "row %zu, column %zu: '%.*s', not '%s'", row,
                  column, (int)cell.size, cell.data, want);
}

START_TEST(test_profile__sums) {
    bench b;
    sodo_answer *answer = NULL;
    bench_init(&b);
    sodo_profile_add(b.profile,
                     SODO_LIT("rule 0 3 2 1 4000\nrule 1 1 0 0 9000\nrow 0 2"));
    sodo_profile_add(b.profile, SODO_LIT("rule 0 1 1 1 2000\nrow 0 1\n"));
    ck_assert_int_eq(sodo_profile_answer(b.profile, SODO_PROFILE_RULES, 0, &answer, NULL),
                     SODO_OK);
    ck_assert_uint_eq(sodo_answer_rows(answer), 2);
    static const char *const want[2][6] = {{"b", "t", "9", "1", "0", "0"},
                                           {"a", "t", "6", "4", "3", "2"}};
    for (size_t row = 0; row < 2; row++)
        for (size_t column = 0; column < 6; column++)
            check_cell(answer, row, column, want[row][column]);
    ck_assert(sodo_slice_is(sodo_answer_note(answer),
                            "2 pages, 0 ms in rules; 1 of 2 rules and 1 of 2 rows do "
                            "nothing"));
    sodo_answer_close(answer);
    ck_assert_int_eq(
        sodo_profile_answer(b.profile, SODO_PROFILE_UNUSED, 0, &answer, NULL), SODO_OK);
    ck_assert_uint_eq(sodo_answer_rows(answer), 2);
    check_cell(answer, 0, 0, "rule");
    check_cell(answer, 0, 1, "b");
    check_cell(answer, 1, 0, "Rank");
    check_cell(answer, 1, 1, "rk-two");
    sodo_answer_close(answer);
    bench_finish(&b);
}
END_TEST

/* Lines that no page gives are left out. */
START_TEST(test_profile__other_lines) {
    bench b;
    sodo_answer *answer = NULL;
    bench_init(&b);
    sodo_profile_add(b.profile,
                     SODO_LIT("\nrule\nrule 2 1 1 1 1\nrow 99999999999 1\nrow x"
                              " 1\nrule 1\nnothing\nrule 0 1 1 1"));
    ck_assert_int_eq(sodo_profile_answer(b.profile, SODO_PROFILE_RULES, 1, &answer, NULL),
                     SODO_OK);
    ck_assert_uint_eq(sodo_answer_rows(answer), 1);
    check_cell(answer, 0, 0, "a");
    check_cell(answer, 0, 3, "1");
    sodo_answer_close(answer);
    bench_finish(&b);
}
END_TEST

static int add(void *context, sodo_slice text) {
    sodo_profile_add(context, text);
    return 0;
}

/* A row that is no longer valid on the page's day does not fire there. */
START_TEST(test_profile__pages) {
    static const char TEXT[] =
        "{\"date\": \"2025-06-30\", \"text\": \"Bí thư và Chủ tịch "
        "họp. Bí thư nói.\"}\n";
    bench b;
    sodo_answer *answer = NULL;
    sodo_extract_summary sum;
    sodo_extract_options options = SODO_EXTRACT_OPTIONS_INIT;
    bench_init(&b);
    char *page = temp_write(b.dir, "page.jsonl", TEXT, strlen(TEXT));
    options.paths = (const char *const *)&page;
    options.path_count = 1;
    options.output = SODO_OUTPUT_PROFILE;
    const sodo_extract_events events = {.context = b.profile, .output = add};
    ck_assert_int_eq(sodo_extract(b.session, &options, &events, &sum, NULL), SODO_OK);
    ck_assert_int_eq(
        sodo_profile_answer(b.profile, SODO_PROFILE_UNUSED, 0, &answer, NULL), SODO_OK);
    ck_assert_uint_eq(sodo_answer_rows(answer), 2);
    check_cell(answer, 0, 1, "b");
    check_cell(answer, 1, 1, "rk-two");
    sodo_answer_close(answer);
    ck_assert_int_eq(sodo_profile_answer(b.profile, SODO_PROFILE_RULES, 0, &answer, NULL),
                     SODO_OK);
    for (size_t row = 0; row < 2; row++)
        if (sodo_slice_is(sodo_answer_cell(answer, row, 0), "a"))
            check_cell(answer, row, 5, "3");
    sodo_answer_close(answer);
    free(page);
    bench_finish(&b);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("profiles");
    tcase_add_test(tests, test_profile__sums);
    tcase_add_test(tests, test_profile__other_lines);
    tcase_add_test(tests, test_profile__pages);
    return run_tests("profiles", tests);
}

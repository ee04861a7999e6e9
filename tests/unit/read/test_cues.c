/* test_cues.c - words that mark zones: their classes, where they count, how many there
 * may be. */
#include "read/lines.h"

#include "stage.h"
#include "testing.h"

START_TEST(test_cue_named__every_class) {
    static const char *const names[SODO_CUE_COUNT] = {
        "byline",  "credit",  "source",       "site",    "masthead",
        "boiler",  "counter", "related",      "caption", "date_label",
        "weekday", "opener",  "abbreviation", "open_end"};
    for (int cue = 0; cue < SODO_CUE_COUNT; cue++)
        ck_assert_int_eq(sodo_cue_named(sodo_slice_of(names[cue])), cue);
    ck_assert_int_eq(sodo_cue_named(SODO_LIT("Byline")), SODO_CUE_COUNT);
    ck_assert_int_eq(sodo_cue_named(SODO_LIT("")), SODO_CUE_COUNT);
}
END_TEST

static const struct {
    const char *name, *folded;
    size_t at;
    bool line_start;
    uint32_t bits;
    size_t longest;
} cases[] = {
    {"whole word", "nguồn: ba", 0, true, 1u << SODO_CUE_SOURCE, sizeof "nguồn" - 1},
    {"only at the start of a line", "nguồn: ba", 0, false, 0, 0},
    {"inside a line", "huyện (cũ)", sizeof "huyện " - 1, false, 1u << SODO_CUE_SITE,
     sizeof "(cũ)" - 1},
    {"part of a word", "tổnghợp", 0, true, 0, 0},
    {"three words need no end", "cổng thông tin điện tửhuyện", 0, false,
     1u << SODO_CUE_SITE, sizeof "cổng thông tin điện tử" - 1},
    {"the longest", "tin, ảnh: ba", 0, true, 1u << SODO_CUE_BYLINE,
     sizeof "tin, ảnh" - 1},
    {"cut off", "nguồ", 0, true, 0, 0},
    {"one byte left", "ba n", 3, true, 0, 0},
    {"behind the end", "ba", 2, true, 0, 0},
};

START_TEST(test_cues_at__table) {
    stage page;
    stage_open(&page);
    sodo_work work = {.arena = {.budget = (size_t)1 << 20}};
    sodo_reader r = {.options = &page.options, .folder = page.folder, .work = &work};
    sodo_cue_index index;
    ck_assert_int_eq(sodo_cue_index_make(&r, &index, NULL), SODO_OK);
    size_t longest;
    uint32_t bits = sodo_cues_at(&r, &index, sodo_slice_of(cases[_i].folded),
                                 cases[_i].at, cases[_i].line_start, &longest);
    ck_assert_msg(bits == cases[_i].bits && longest == cases[_i].longest, "%s: %x, %zu",
                  cases[_i].name, bits, longest);
    sodo_arena_finish(&work.arena);
    stage_close(&page);
}
END_TEST

START_TEST(test_cue_index__odd_rows) {
    /* abbreviations are no cues, one byte is too short; both are passed over */
    static const sodo_zone_cue odd[] = {{{"tp", 2}, SODO_CUE_ABBREVIATION, false},
                                        {{"x", 1}, SODO_CUE_BOILER, false}};
    const sodo_read_options options = {.cues = odd, .cue_count = 2};
    sodo_work work = {.arena = {.budget = (size_t)1 << 20}};
    sodo_reader r = {.options = &options, .work = &work};
    sodo_cue_index index;
    size_t longest;
    ck_assert_int_eq(sodo_cue_index_make(&r, &index, NULL), SODO_OK);
    ck_assert_uint_eq(sodo_cues_at(&r, &index, SODO_LIT("tp "), 0, true, &longest), 0);
    ck_assert_uint_eq(sodo_cues_at(&r, &index, SODO_LIT("x "), 0, true, &longest), 0);
    sodo_arena_finish(&work.arena);
}
END_TEST

START_TEST(test_cue_index__limit) {
    sodo_read_options options = {.cues = NULL, .cue_count = 4097};
    sodo_work work = {.arena = {.budget = 100}};
    sodo_reader r = {.options = &options, .work = &work};
    sodo_cue_index index;
    sodo_error err;
    ck_assert_int_eq(sodo_cue_index_make(&r, &index, &err), SODO_ERR_LIMIT);
    ck_assert_ptr_nonnull(strstr(err.message, "4096"));
    options.cue_count = 4096;
    ck_assert_int_eq(sodo_cue_index_make(&r, &index, &err), SODO_ERR_NOMEM);
    sodo_arena_finish(&work.arena);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("cues");
    tcase_add_test(tests, test_cue_named__every_class);
    tcase_add_loop_test(tests, test_cues_at__table, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, test_cue_index__odd_rows);
    tcase_add_test(tests, test_cue_index__limit);
    return run_tests("read/cues", tests);
}

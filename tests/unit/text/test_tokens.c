/* test_tokens.c - every token's offsets, flags and zone; markup that was left in the
 * text. */
#include "stage.h"

#include "base/utf8.h"
#include "testing.h"

static const struct {
    const char *name, *text, *tokens;
} cases[] = {
    {"plain", "Sáng 29/9, Thành ủy", "Sáng 29 / 9 , Thành ủy"},
    {"tags are no tokens", "bà <strong>Tôn Nữ</strong>, Ủy viên<br/>",
     "bà Tôn Nữ , Ủy viên"},
    {"blanks as entities", "&nbsp;Kết luận&nbsp;xong", "Kết luận xong"},
    {"signs as entities", "NN&amp;PTNT &quot;a&quot;", "NN &amp; PTNT &quot; a &quot;"},
    {"signs that are no markup", "a < b & c > d; <Ảnh>", "a < b & c > d ; < Ảnh >"},
    {"nothing", "", ""},
    {"only blanks", " \n\xC2\xA0\n", ""},
    {"only markup", "<p>&nbsp;</p>", ""},
};

START_TEST(test_tokens__table) {
    sodo_work work;
    sodo_buf out = {0};
    ck_assert_int_eq(stage_run(sodo_slice_of(cases[_i].text), NULL, 0, &work), SODO_OK);
    stage_tokens(&work, &out);
    ck_assert_msg(sodo_slice_is(sodo_buf_slice(&out), cases[_i].tokens), "%s: %s",
                  cases[_i].name, out.data);
    sodo_buf_finish(&out);
    sodo_arena_finish(&work.arena);
}
END_TEST

START_TEST(test_tokens__offsets_count_every_code_point) {
    sodo_slice text =
        SODO_LIT("A\xC2\xA0đồng <b>chí</b>\n&nbsp;e\xCC\x81 \xF0\x9F\x8E\x89 B");
    sodo_work work;
    ck_assert_int_eq(stage_run(text, NULL, 0, &work), SODO_OK);
    ck_assert_uint_eq(work.page.tokens.count, 6);
    for (size_t i = 0; i < work.page.tokens.count; i++) {
        const sodo_token *t = &work.page.tokens.items[i];
        ck_assert_uint_eq(t->cp_begin,
                          sodo_utf8_count((sodo_slice){text.data, t->byte_begin}));
        ck_assert_uint_eq(t->cps,
                          sodo_utf8_count((sodo_slice){text.data + t->byte_begin,
                                                       t->byte_end - t->byte_begin}));
    }
    sodo_arena_finish(&work.arena);
}
END_TEST

static const struct {
    const char *name, *text;
    uint8_t flags[4]; /* of the first tokens, without SENTENCE */
} flags[] = {
    {"page begin", "a b", {SODO_TOKEN_LINE | SODO_TOKEN_PARAGRAPH, SODO_TOKEN_SPACE}},
    {"glued", "a,b", {SODO_TOKEN_LINE | SODO_TOKEN_PARAGRAPH, 0, 0}},
    {"line", "a.\nB", {6, 0, SODO_TOKEN_SPACE | SODO_TOKEN_LINE}},
    {"empty line",
     "a.\n \nB",
     {6, 0, SODO_TOKEN_SPACE | SODO_TOKEN_LINE | SODO_TOKEN_PARAGRAPH}},
    {"break and line feed are one",
     "a.<br/>\nB",
     {6, 0, SODO_TOKEN_SPACE | SODO_TOKEN_LINE}},
    {"two breaks", "a.<br><br>B", {6, 0, 7}},
    {"line of a no-break blank", "a.\n&nbsp;\nB", {6, 0, 7}},
    {"inline tag", "a<b>,</b>B", {6, 0, 0}},
};

START_TEST(test_tokens__flags) {
    sodo_work work;
    ck_assert_int_eq(stage_run(sodo_slice_of(flags[_i].text), NULL, 0, &work), SODO_OK);
    for (size_t i = 0; i < work.page.tokens.count; i++) {
        uint8_t got = work.page.tokens.items[i].flags & (uint8_t)~SODO_TOKEN_SENTENCE;
        ck_assert_msg(got == flags[_i].flags[i], "%s: token %zu has %d", flags[_i].name,
                      i, got);
    }
    sodo_arena_finish(&work.arena);
}
END_TEST

START_TEST(test_tokens__zones) {
    static const sodo_zone_span zones[] = {{0, 4, SODO_ZONE_TITLE},
                                           {4, 9, SODO_ZONE_BODY}};
    sodo_work work;
    ck_assert_int_eq(stage_run(SODO_LIT("ab\n\ncd ef"), zones, 2, &work), SODO_OK);
    ck_assert_uint_eq(work.page.tokens.items[0].zone, SODO_ZONE_TITLE);
    ck_assert_uint_eq(work.page.tokens.items[1].zone, SODO_ZONE_BODY);
    ck_assert_uint_eq(work.page.tokens.items[2].zone, SODO_ZONE_BODY);
    sodo_arena_finish(&work.arena);
}
END_TEST

START_TEST(test_tokens__long_line) {
    /* a line of a megabyte without a blank, and one token longer than cps can say */
    sodo_buf text = {0};
    for (int i = 0; i < 1000000; i++) sodo_buf_add_char(&text, 'a');
    for (int i = 0; i < 300000; i++) sodo_buf_add_str(&text, ".,");
    sodo_work work;
    ck_assert_int_eq(stage_run(sodo_buf_slice(&text), NULL, 0, &work), SODO_OK);
    ck_assert_uint_eq(work.page.tokens.count, 600001);
    ck_assert_uint_eq(work.page.tokens.items[0].cps, 255);
    ck_assert_uint_eq(work.page.tokens.items[600000].cp_begin, 1599999);
    sodo_arena_finish(&work.arena);
    sodo_buf_finish(&text);
}
END_TEST

START_TEST(test_tokens__no_budget) {
    sodo_vocab vocab = {0};
    sodo_lexicon *lexicon = NULL;
    ck_assert_int_eq(sodo_lexicon_open(&vocab, &lexicon, NULL), SODO_OK);
    sodo_work work = {.arena = {.budget = 100}};
    work.page.text = SODO_LIT("a b c d e f g");
    const sodo_text_options options = {0};
    ck_assert_int_eq(sodo_text_run(&options, lexicon, &work, NULL), SODO_ERR_NOMEM);
    sodo_arena_finish(&work.arena);
    sodo_lexicon_close(lexicon);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("tokens");
    tcase_add_loop_test(tests, test_tokens__table, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, test_tokens__offsets_count_every_code_point);
    tcase_add_loop_test(tests, test_tokens__flags, 0, sizeof flags / sizeof *flags);
    tcase_add_test(tests, test_tokens__zones);
    tcase_add_test(tests, test_tokens__long_line);
    tcase_add_test(tests, test_tokens__no_budget);
    return run_tests("text/tokens", tests);
}

/* test_markup.c - complete tags and entities are told from signs that happen to stand
 * there. */
#include "fold/markup.h"

#include "testing.h"

static const struct {
    const char *text;
    sodo_markup markup;
    size_t size;      /* bytes of it */
    const char *sign; /* what it stands for */
} cases[] = {
    {"<br/>x", SODO_MARKUP_BREAK, 5, NULL},
    {"<BR>", SODO_MARKUP_BREAK, 4, NULL},
    {"</p>", SODO_MARKUP_BREAK, 4, NULL},
    {"<div class=\"a\">", SODO_MARKUP_BREAK, 15, NULL},
    {"<strong>A", SODO_MARKUP_INLINE, 8, NULL},
    {"<span style='x'>", SODO_MARKUP_INLINE, 16, NULL},
    {"<pre>", SODO_MARKUP_INLINE, 5, NULL}, /* its name only begins like <p> */
    {"<h2>", SODO_MARKUP_BREAK, 4, NULL},
    {"< 5 tuổi>", SODO_MARKUP_NONE, 0, NULL},
    {"<Ảnh: A>", SODO_MARKUP_NONE, 0, NULL},
    {"<5>", SODO_MARKUP_NONE, 0, NULL},
    {"<br", SODO_MARKUP_NONE, 0, NULL},
    {"<b <i>", SODO_MARKUP_NONE, 0, NULL},
    {"<b\n>", SODO_MARKUP_NONE, 0, NULL},
    {"<", SODO_MARKUP_NONE, 0, NULL},
    {"&nbsp;", SODO_MARKUP_SPACE, 6, NULL},
    {"&amp;PTNT", SODO_MARKUP_SIGN, 5, "&"},
    {"&Agrave;", SODO_MARKUP_INLINE, 8, NULL},
    {"&PTNT; ông", SODO_MARKUP_NONE, 0, NULL},
    {"&quot;", SODO_MARKUP_SIGN, 6, "\""},
    {"&ndash;", SODO_MARKUP_SIGN, 7, "–"},
    {"&#39;", SODO_MARKUP_SIGN, 5, "'"},
    {"&zwnj;", SODO_MARKUP_INLINE, 6, NULL},
    {"&PTNT", SODO_MARKUP_NONE, 0, NULL},
    {"&UBND;", SODO_MARKUP_NONE, 0, NULL}, /* HĐND&UBND; */
    {"&;", SODO_MARKUP_NONE, 0, NULL},
    {"& b;", SODO_MARKUP_NONE, 0, NULL},
    {"&averylongname;", SODO_MARKUP_NONE, 0, NULL},
    {"&", SODO_MARKUP_NONE, 0, NULL},
};

START_TEST(test_markup_at__table) {
    size_t end = 0;
    sodo_slice sign = {0};
    sodo_markup got = sodo_markup_at(sodo_slice_of(cases[_i].text), 0, &end, &sign);
    ck_assert_msg(got == cases[_i].markup, "%s: %d", cases[_i].text, got);
    if (got != SODO_MARKUP_NONE) ck_assert_uint_eq(end, cases[_i].size);
    if (cases[_i].sign) ck_assert(sodo_slice_is(sign, cases[_i].sign));
}
END_TEST

START_TEST(test_markup_at__long_tags_are_text) {
    char text[300];
    memset(text, 'a', sizeof text);
    text[0] = '<';
    text[1] = 'b';
    text[2] = ' ';
    text[150] = '>';
    size_t end = 0;
    sodo_slice sign;
    ck_assert_int_eq(sodo_markup_at((sodo_slice){text, 300}, 0, &end, &sign),
                     SODO_MARKUP_INLINE);
    text[150] = 'a';
    text[250] = '>';
    ck_assert_int_eq(sodo_markup_at((sodo_slice){text, 300}, 0, &end, &sign),
                     SODO_MARKUP_NONE);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("markup");
    tcase_add_loop_test(tests, test_markup_at__table, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, test_markup_at__long_tags_are_text);
    return run_tests("fold/markup", tests);
}

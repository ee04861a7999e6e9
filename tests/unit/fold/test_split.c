/* test_split.c - where words begin and end, the same for pages and for gazetteer phrases.
 */
#include "fold/split.h"

#include "base/buf.h"
#include "testing.h"

#include <unicode/uchar.h>

#define S(text) \
    { text, sizeof(text) - 1 }
static const struct {
    const char *name;
    sodo_slice text;
    const char *pieces; /* separated by one blank */
} cases[] = {
    {"words", S("đồng chí  Lê"), "đồng chí Lê"},
    {"document number", S("23-QĐ/TW"), "23 - QĐ / TW"},
    {"date", S("29.09.2022"), "29 . 09 . 2022"},
    {"letters and digits", S("QL1A"), "QL 1 A"},
    {"apostrophe inside", S("H'Yim"), "H'Yim"},
    {"curly apostrophe", S("H\xE2\x80\x99Yim"), "H\xE2\x80\x99Yim"},
    {"apostrophes around", S("'Yim' a''b"), "' Yim ' a ' ' b"},
    {"NFD", S("Phu\xCC\x89 Ly\xCC\x81"), "Phu\xCC\x89 Ly\xCC\x81"},
    {"no-break and zero-width blanks", S("a\xC2\xA0\x62\xE2\x80\x8B\x63"), "a b c"},
    {"soft hyphen", S("đồ\xC2\xADng"), "đồ\xC2\xADng"},
    {"lone mark", S("\xCC\x81 a"), "\xCC\x81 a"},
    {"NUL", S("A\0B"), "A \x01 B"},
    {"bad byte", S("a\xFF\x62"), "a \xFF b"},
    {"empty", S(""), ""},
    {"blanks", S(" \n\t "), ""},
};
#undef S

START_TEST(test_split_next__table) {
    sodo_buf out = {0};
    sodo_piece p = {0};
    sodo_slice text = cases[_i].text;
    uint32_t cps = 0;
    while (sodo_split_next(text, p.end, &p)) {
        ck_assert_uint_gt(p.end, p.begin);
        if (out.size) sodo_buf_add_char(&out, ' ');
        sodo_slice piece = {text.data + p.begin, p.end - p.begin};
        if (sodo_slice_equal(piece, (sodo_slice){"\0", 1})) piece = SODO_LIT("\x01");
        sodo_buf_add(&out, piece);
        cps += p.gap_cps + p.cps;
    }
    cps += p.gap_cps;
    ck_assert_msg(sodo_slice_is(sodo_buf_slice(&out), cases[_i].pieces), "%s: %s",
                  cases[_i].name, out.data);
    uint32_t all = 0;
    for (size_t at = 0, width; at < text.size; at += width, all++)
        sodo_utf8_at(text, at, &width);
    ck_assert_uint_eq(cps, all); /* offsets count every code point */
    sodo_buf_finish(&out);
}
END_TEST

START_TEST(test_split_next__line_breaks) {
    sodo_slice text = SODO_LIT("a b\nc\n\nd\n \n e\xE2\x80\xA8"
                               "f");
    static const struct {
        bool line, empty;
    } expected[] = {{0, 0}, {0, 0}, {1, 0}, {1, 1}, {1, 1}, {1, 0}};
    sodo_piece p = {0};
    for (size_t i = 0; i < 6; i++) {
        ck_assert(sodo_split_next(text, p.end, &p));
        ck_assert_int_eq(p.line, expected[i].line);
        ck_assert_int_eq(p.empty_line, expected[i].empty);
    }
    ck_assert(!sodo_split_next(text, p.end, &p));
}
END_TEST

/* The end of the word at `at`, one letter at a time. */
static size_t plain_end(sodo_slice text, size_t at, uint32_t *cps) {
    bool apostrophe = false;
    for (size_t width, next; at < text.size; at += width, ++*cps) {
        sodo_char kind = sodo_char_of(sodo_utf8_at(text, at, &width));
        bool letter = kind >= SODO_CHAR_UPPER && kind <= SODO_CHAR_LETTER;
        if (kind == SODO_CHAR_APOSTROPHE) {
            if (apostrophe || at + width >= text.size) break;
            sodo_char after = sodo_char_of(sodo_utf8_at(text, at + width, &next));
            if (after < SODO_CHAR_UPPER || after > SODO_CHAR_LETTER) break;
        } else if (!letter && kind != SODO_CHAR_MARK) {
            break;
        }
        apostrophe = kind == SODO_CHAR_APOSTROPHE;
    }
    return at;
}

START_TEST(test_split_next__many_letters_at_once_as_one_by_one) {
    /* every kind of letter and sign at every place of the 16 bytes that are read at once
     */
    static const char *const signs[] = {"a",
                                        "Z",
                                        "à",
                                        "đ",
                                        "ũ",
                                        "ơ",
                                        "ế",
                                        "ỹ",
                                        "ẞ",
                                        "×",
                                        "÷",
                                        "ß",
                                        "²",
                                        "'",
                                        "’",
                                        "\xCC\x81",
                                        " ",
                                        "-",
                                        "7",
                                        "…",
                                        "Ω",
                                        "北",
                                        "\xF0\x9F\x8E\x89",
                                        "ǰ",
                                        "@",
                                        "[",
                                        "`",
                                        "{"};
    enum { COUNT = sizeof signs / sizeof *signs };
    for (size_t first = 0; first < COUNT; first++)
        for (size_t second = 0; second < COUNT; second++)
            for (size_t before = 0; before < 20; before++) {
                char text[64];
                size_t size = 0;
                while (size < before) text[size++] = 'b';
                const char *const parts[] = {signs[first], signs[second], "bươn",
                                             signs[first]};
                for (size_t i = 0; i < 4; i++) {
                    memcpy(text + size, parts[i], strlen(parts[i]));
                    size += strlen(parts[i]);
                }
                sodo_piece p = {0};
                while (sodo_split_next((sodo_slice){text, size}, p.end, &p)) {
                    if (p.shape == SODO_SHAPE_PUNCT || p.shape == SODO_SHAPE_NUMBER)
                        continue;
                    uint32_t cps = 0;
                    size_t end = plain_end((sodo_slice){text, size}, p.begin, &cps);
                    ck_assert_msg(end == p.end && cps == p.cps, "%.*s", (int)size, text);
                }
            }
}
END_TEST

START_TEST(test_char_of__agrees_with_unicode) {
    /* fast paths for the letters of Vietnamese must say what ICU's tables say */
    for (uint32_t c = 0x80; c < 0x2000; c++) {
        int8_t type = u_charType((UChar32)c);
        sodo_char kind = sodo_char_of(c);
        if (type == U_UPPERCASE_LETTER)
            ck_assert_msg(kind == SODO_CHAR_UPPER, "U+%04X", c);
        if (type == U_LOWERCASE_LETTER)
            ck_assert_msg(kind == SODO_CHAR_LOWER, "U+%04X", c);
        if (kind == SODO_CHAR_UPPER)
            ck_assert_msg(type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER,
                          "U+%04X", c);
        if (kind == SODO_CHAR_LOWER)
            ck_assert_msg(type == U_LOWERCASE_LETTER, "U+%04X", c);
    }
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("split");
    tcase_add_loop_test(tests, test_split_next__table, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, test_split_next__line_breaks);
    tcase_add_test(tests, test_split_next__many_letters_at_once_as_one_by_one);
    tcase_add_test(tests, test_char_of__agrees_with_unicode);
    return run_tests("fold/split", tests);
}

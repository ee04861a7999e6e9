/* test_utf8.c - decoding: every code point there and back, every malformed byte seen. */
#include "base/utf8.h"

#include "testing.h"

START_TEST(test_utf8_at__every_code_point) {
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        char bytes[4];
        size_t size = sodo_utf8_put(c, bytes), width = 0;
        uint32_t got = sodo_utf8_at((sodo_slice){bytes, size}, 0, &width);
        if (got != c || width != size) ck_abort_msg("U+%04X became U+%04X", c, got);
    }
}
END_TEST

#define S(text) \
    { text, sizeof(text) - 1 }
static const struct {
    const char *name;
    sodo_slice bytes;
    size_t bad; /* bytes that become U+FFFD, each one */
} malformed[] = {
    {"lone continuation", S("a\x80z"), 1},
    {"overlong of two", S("\xC1\xBF"), 2},
    {"overlong of three", S("\xE0\x9F\xBF"), 3},
    {"overlong of four", S("\xF0\x8F\xBF\xBF"), 4},
    {"surrogate", S("\xED\xA0\x80"), 3},
    {"beyond U+10FFFF", S("\xF4\x90\x80\x80"), 4},
    {"no such lead byte", S("\xF8\x88\x80\x80\x80"), 5},
    {"cut after one of three", S("\xE1"), 1},
    {"cut after two of three", S("\xE1\xBB"), 2},
    {"cut by a letter", S("\xE1\xBBz"), 2},
};

START_TEST(test_utf8_at__malformed) {
    size_t bad = 0, width;
    sodo_slice s = malformed[_i].bytes;
    for (size_t at = 0; at < s.size; at += width) {
        uint32_t c = sodo_utf8_at(s, at, &width);
        ck_assert_uint_ge(width, 1);
        if (c == 0xFFFD) bad++;
    }
    ck_assert_msg(bad == malformed[_i].bad, "%s: %zu", malformed[_i].name, bad);
}
END_TEST

START_TEST(test_utf8_count__code_points_not_bytes) {
    ck_assert_uint_eq(sodo_utf8_count(SODO_LIT("")), 0);
    ck_assert_uint_eq(sodo_utf8_count(SODO_LIT("Phủ Lý")), 6);
    ck_assert_uint_eq(sodo_utf8_count(SODO_LIT("e\xCC\x81\xF0\x9F\x8E\x89")), 3);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("utf8");
    tcase_add_test(tests, test_utf8_at__every_code_point);
    tcase_add_loop_test(tests, test_utf8_at__malformed, 0,
                        sizeof malformed / sizeof *malformed);
    tcase_add_test(tests, test_utf8_count__code_points_not_bytes);
    return run_tests("base/utf8", tests);
}

/* test_lexicon.c - spellings to numbers: variants equal, unknown ones stable within a
 * page. */
#include "fold/fold.h"
#include "model/token.h"

#include "failing_malloc.h"
#include "testing.h"

static sodo_arena arena;
static sodo_vocab vocab;
static sodo_lexicon *lexicon;

static void open_lexicon(void) {
    arena = (sodo_arena){.budget = (size_t)1 << 28};
    vocab = (sodo_vocab){.arena = &arena, .numbers = {.arena = &arena}};
    ck_assert_uint_eq(sodo_vocab_add(&vocab, SODO_LIT("ủy")), 1);
    ck_assert_uint_eq(sodo_vocab_add(&vocab, SODO_LIT("ban")), 2);
    ck_assert_int_eq(sodo_lexicon_open(&vocab, &lexicon, NULL), SODO_OK);
}

static void close_lexicon(void) {
    sodo_lexicon_close(lexicon);
    sodo_arena_finish(&arena);
}

static uint32_t number(const char *text) {
    uint8_t shape;
    return sodo_lexicon_number(lexicon, sodo_slice_of(text), &shape);
}

START_TEST(test_vocab__numbers_begin_at_one) {
    ck_assert_uint_eq(sodo_vocab_add(&vocab, SODO_LIT("ủy")), 1);
    ck_assert_uint_eq(sodo_vocab_find(&vocab, SODO_LIT("ban")), 2);
    ck_assert_uint_eq(sodo_vocab_find(&vocab, SODO_LIT("bí")), 0);
    ck_assert(sodo_slice_is(sodo_vocab_text(&vocab, 2), "ban"));
    ck_assert_uint_eq(sodo_vocab_text(&vocab, 0).size, 0);
    ck_assert_uint_eq(sodo_vocab_text(&vocab, 99).size, 0);
}
END_TEST

START_TEST(test_lexicon__variants_are_one_number) {
    static const char *const spellings[] = {"ủy", "Ủy", "uỷ", "UỶ", "u\xCC\x89y"};
    for (int again = 0; again < 2; again++)
        for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
            ck_assert_uint_eq(number(spellings[i]), 1);
}
END_TEST

START_TEST(test_lexicon__unknown_spellings) {
    sodo_lexicon_start_page(lexicon);
    uint32_t first = number("Xyz"), other = number("xyw");
    ck_assert_uint_ge(first, (uint32_t)1 << 24);
    ck_assert_uint_ne(first, other);
    ck_assert_uint_eq(number("XYZ"), first);
    ck_assert_uint_eq(number("xyz"), first);
}
END_TEST

static const struct {
    const char *text;
    uint8_t shape;
} shapes[] = {{"đồng", SODO_SHAPE_LOWER},  {"Nguyễn", SODO_SHAPE_TITLE},
              {"Y", SODO_SHAPE_TITLE},     {"H'Yim", SODO_SHAPE_TITLE},
              {"UBND", SODO_SHAPE_UPPER},  {"ThS", SODO_SHAPE_MIXED},
              {"2021", SODO_SHAPE_NUMBER}, {",", SODO_SHAPE_PUNCT},
              {"北京", SODO_SHAPE_OTHER},  {"Nguye\xCC\x82\xCC\x83n", SODO_SHAPE_TITLE}};

START_TEST(test_lexicon__shapes_from_the_cache_too) {
    for (int again = 0; again < 2; again++) {
        uint8_t shape = 99;
        ck_assert_uint_ne(
            sodo_lexicon_number(lexicon, sodo_slice_of(shapes[_i].text), &shape), 0);
        ck_assert_msg(shape == shapes[_i].shape, "%s: %d", shapes[_i].text, shape);
    }
}
END_TEST

START_TEST(test_lexicon__numbers_hold_when_the_cache_is_full) {
    /* more spellings than the cache has places, of every length; then all of them again
     */
    enum { COUNT = 40000 };
    uint32_t *seen = malloc(COUNT * sizeof *seen);
    ck_assert_ptr_nonnull(seen);
    sodo_lexicon_start_page(lexicon);
    for (int again = 0; again < 2; again++)
        for (uint32_t i = 0; i < COUNT; i++) {
            char text[64];
            /* letters only: 1 to 40 of them */
            uint32_t v = i, size = 0;
            for (uint32_t k = 0; k < 4 + i % 37; k++, v /= 20)
                text[size++] = (char)('b' + v % 20);
            text[size] = '\0';
            uint32_t n = number(text);
            if (again)
                ck_assert_uint_eq(n, seen[i]);
            else
                seen[i] = n;
        }
    free(seen);
    sodo_lexicon_start_page(lexicon); /* many unknown ones: forgotten now */
    ck_assert_uint_eq(number("mới"), (uint32_t)1 << 24);
    ck_assert_uint_eq(number("Uỷ"), 1);
}
END_TEST

START_TEST(test_lexicon__spellings_that_share_their_ends) {
    /* the cache compares overlapping words of a spelling: same size, same ends, other
     * middle */
    static const char *const texts[] = {"abcdefgh12345678ABCDEFGH",
                                        "abcdefgh12340678ABCDEFGH",
                                        "abcdefgh1ijkl",
                                        "abcdefgh2ijkl",
                                        "abcd1efgh",
                                        "abcd2efgh"};
    for (size_t i = 0; i + 1 < sizeof texts / sizeof *texts; i += 2)
        ck_assert_uint_ne(number(texts[i]), number(texts[i + 1]));
}
END_TEST

START_TEST(test_lexicon__no_memory) {
    for (unsigned long n = 1;; n++) {
        sodo_lexicon *own = NULL;
        uint8_t shape;
        malloc_fail_at(n);
        bool good = sodo_lexicon_open(&vocab, &own, NULL) == SODO_OK &&
                    sodo_lexicon_number(own, SODO_LIT("chưa biết"), &shape) != 0;
        bool failed = malloc_failed();
        malloc_fail_at(0);
        sodo_lexicon_close(own);
        ck_assert_int_eq(good, !failed);
        if (!failed) break;
    }
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("lexicon");
    tcase_add_checked_fixture(tests, open_lexicon, close_lexicon);
    tcase_add_test(tests, test_vocab__numbers_begin_at_one);
    tcase_add_test(tests, test_lexicon__variants_are_one_number);
    tcase_add_test(tests, test_lexicon__unknown_spellings);
    tcase_add_loop_test(tests, test_lexicon__shapes_from_the_cache_too, 0,
                        sizeof shapes / sizeof *shapes);
    tcase_add_test(tests, test_lexicon__numbers_hold_when_the_cache_is_full);
    tcase_add_test(tests, test_lexicon__spellings_that_share_their_ends);
    tcase_add_test(tests, test_lexicon__no_memory);
    return run_tests("fold/lexicon", tests);
}

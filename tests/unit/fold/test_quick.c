/* test_quick.c - the quick fold says what the full one says, or leaves the text to it. */
#include "fold/quick.h"

#include "base/utf8.h"
#include "fold/fold.h"
#include "fold/letters.h"
#include "testing.h"

static sodo_folder *folder;
static sodo_quick_memo memo; /* kept: words come again */

static void open_folder(void) {
    ck_assert_int_eq(sodo_folder_open(&folder, NULL), SODO_OK);
}

static void close_folder(void) {
    sodo_folder_close(folder);
}

/* A joiner at the end makes the quick fold refuse, and the full one drops it. */
static void full(sodo_slice text, sodo_quick mode, sodo_buf *out) {
    static sodo_status (*const FOLDS[])(sodo_folder *, sodo_slice, sodo_buf *) = {
        sodo_fold_phrase, sodo_fold_name, sodo_fold_display};
    sodo_buf with = {0};
    sodo_buf_add(&with, text);
    sodo_buf_add_str(&with, "\xE2\x80\x8D");
    sodo_buf refused = {0};
    ck_assert(!sodo_fold_quick(&memo, sodo_buf_slice(&with), mode, &refused));
    ck_assert_uint_eq(refused.size, 0);
    ck_assert_int_eq(FOLDS[mode](folder, sodo_buf_slice(&with), out), SODO_OK);
    sodo_buf_finish(&refused);
    sodo_buf_finish(&with);
}

static void compare(sodo_slice text) {
    for (int i = SODO_QUICK_PHRASE; i <= SODO_QUICK_DISPLAY; i++) {
        sodo_quick mode = (sodo_quick)i;
        sodo_buf quick = {0}, slow = {0};
        if (sodo_fold_quick(&memo, text, mode, &quick)) {
            full(text, mode, &slow);
            ck_assert_msg(sodo_slice_equal(sodo_buf_slice(&quick), sodo_buf_slice(&slow)),
                          "\"%.*s\": quick \"%s\", full \"%s\"", (int)text.size,
                          text.data, quick.data, slow.data);
        }
        sodo_buf_finish(&quick);
        sodo_buf_finish(&slow);
    }
}

START_TEST(test_quick__every_code_point_in_a_word) {
    for (uint32_t c = 1; c < 0x2100; c++) {
        char text[16] = "th", *p = text + 2;
        p += sodo_utf8_put(c, p);
        *p++ = 'A';
        *p++ = 'n';
        compare((sodo_slice){text, (size_t)(p - text)});
    }
}
END_TEST

START_TEST(test_quick__syllables) {
    static const char *const onsets[] = {"", "q", "g", "ngh", "Đ", "K", "tr", "aeiou"};
    static const char *const codas[] = {"", "n", "ng", "ch", "nghiêng", " b", "-", "'y"};
    for (size_t o = 0; o < sizeof onsets / sizeof *onsets; o++)
        for (size_t d = 0; d < sizeof codas / sizeof *codas; d++)
            for (uint8_t first = 0; first < SODO_VOWELS; first++)
                for (uint8_t second = 0; second <= SODO_VOWELS; second++)
                    for (uint8_t tone = 0; tone < 2 * SODO_TONES; tone++) {
                        char text[64];
                        size_t size = strlen(onsets[o]);
                        memcpy(text, onsets[o], size);
                        uint8_t own = tone < SODO_TONES ? tone : 0;
                        uint8_t other =
                            tone < SODO_TONES ? 0 : (uint8_t)(tone - SODO_TONES);
                        size += sodo_utf8_put(
                            sodo_vowel_put((sodo_vowel){first, own, false}), text + size);
                        if (second < SODO_VOWELS)
                            size += sodo_utf8_put(
                                sodo_vowel_put((sodo_vowel){second, other, true}),
                                text + size);
                        memcpy(text + size, codas[d], strlen(codas[d]));
                        compare((sodo_slice){text, size + strlen(codas[d])});
                    }
}
END_TEST

START_TEST(test_quick__long_words_and_blanks) {
    static const char *const texts[] = {
        "",
        " ",
        "  a  b ",
        "\xC2\xA0Phủ\n\tLý ",
        "Nghiêngnghiêngnghiêngnghiêng",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
        "“Dân vận khéo” – 2021…"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        compare(sodo_slice_of(texts[i]));
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("quick");
    tcase_add_checked_fixture(tests, open_folder, close_folder);
    tcase_add_test(tests, test_quick__every_code_point_in_a_word);
    tcase_add_test(tests, test_quick__syllables);
    tcase_add_test(tests, test_quick__long_words_and_blanks);
    return run_tests("fold/quick", tests);
}

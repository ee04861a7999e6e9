/* test_tone.c - one syllable, one place for its tone mark; what is no syllable stays. */
#include "fold/fold.h"
#include "fold/tone.h"

#include "testing.h"

static sodo_folder *folder;

static void open_folder(void) {
    ck_assert_int_eq(sodo_folder_open(&folder, NULL), SODO_OK);
}

static void close_folder(void) {
    sodo_folder_close(folder);
}

/* Every row: spellings that are one word, separated by blanks; the first is the canonical
 * one. */
static const char *const same[] = {
    "hòa hoà",       "thủy thuỷ",   "ủy uỷ",
    "khỏe khoẻ",     "lũy luỹ",     "quý qúy",
    "già gìa",       "giá gía",     "hoàn hòan",
    "toán tóan",     "huỳnh hùynh", "khuỷu khủyu",
    "ngoài ngòai",   "cửa cưả",     "ướt ứơt",
    "tiến tíên",     "quốc qúôc",   "nguyễn ngũyên",
    "khuyến khúyên", "mía miá",     "mùa muà",
    "thuế thúê",     "gì",          "giếng gíêng",
    "quả qủa",       "Hòa Hoà",     "ỦY UỶ",
    "đoàn đòan",     "xoáy xóay",   "yếu ýêu",
    "tuýp túyp",     "rượu rựơu",   "của cuả",
    "giữ gĩư",       "thuở thủơ",
};

START_TEST(test_display__tone_on_its_vowel) {
    char row[256];
    snprintf(row, sizeof row, "%s", same[_i]);
    size_t first = strcspn(row, " ");
    for (const char *word = row; *word;) {
        size_t size = strcspn(word, " ");
        sodo_buf out = {0};
        ck_assert_int_eq(sodo_fold_display(folder, (sodo_slice){word, size}, &out),
                         SODO_OK);
        ck_assert_msg(out.size == first && !memcmp(out.data, row, first),
                      "%.*s became %s", (int)size, word, out.data);
        sodo_buf_finish(&out);
        word += size + (word[size] == ' ');
    }
}
END_TEST

/* Two tones, two vowel groups, foreign marks: nothing may move. */
static const char *const left_alone[] = {
    "Êban",  "Niê",    "Kđăm",  "Byă",       "Ayun",          "àá", "aéa", "crème",
    "señor", "Müller", "Škoda", "Pleikúbar", "nghiêngnghiễng"};

START_TEST(test_display__no_syllable_stays) {
    sodo_slice word = sodo_slice_of(left_alone[_i]);
    sodo_buf out = {0};
    ck_assert_int_eq(sodo_fold_display(folder, word, &out), SODO_OK);
    ck_assert_msg(sodo_slice_equal(sodo_buf_slice(&out), word), "%s became %s", word.data,
                  out.data);
    sodo_buf_finish(&out);
}
END_TEST

START_TEST(test_tone_place__never_changes_the_count) {
    /* hostile words: marks first, only marks, too many letters */
    static const uint32_t words[][12] = {
        {0x300, 'a'},
        {0x300, 0x301},
        {'a', 0x300, 0x300},
        {'q', 'u'},
        {'g', 'i', 0x300},
        {0x302, 0x302, 'y'},
        {'b', 'c', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'y', 0x301}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t word[12];
        size_t count = 0, letters = 0, after = 0;
        while (count < 12 && words[i][count]) count++;
        memcpy(word, words[i], sizeof word);
        sodo_tone_place(word, count, true);
        for (size_t c = 0; c < count; c++) {
            letters += words[i][c] < 0x300;
            after += word[c] < 0x300;
            ck_assert_uint_ne(word[c], 0);
        }
        ck_assert_uint_eq(letters, after);
    }
    sodo_tone_place(NULL, 0, false);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("tone");
    tcase_add_checked_fixture(tests, open_folder, close_folder);
    tcase_add_loop_test(tests, test_display__tone_on_its_vowel, 0,
                        sizeof same / sizeof *same);
    tcase_add_loop_test(tests, test_display__no_syllable_stays, 0,
                        sizeof left_alone / sizeof *left_alone);
    tcase_add_test(tests, test_tone_place__never_changes_the_count);
    return run_tests("fold/tone", tests);
}

/* test_fold.c - what each fold makes equal, what it keeps, and its limits. */
#include "fold/fold.h"

#include "failing_malloc.h"
#include "testing.h"

typedef sodo_status fold_fn(sodo_folder *self, sodo_slice text, sodo_buf *out);

static sodo_folder *folder;

static void open_folder(void) {
    ck_assert_int_eq(sodo_folder_open(&folder, NULL), SODO_OK);
}

static void close_folder(void) {
    sodo_folder_close(folder);
}

static void check(fold_fn *fold, const char *name, sodo_slice text, sodo_slice expected) {
    sodo_buf out = {0};
    ck_assert_int_eq(fold(folder, text, &out), SODO_OK);
    ck_assert_msg(sodo_slice_equal(sodo_buf_slice(&out), expected), "%s: \"%.*s\"", name,
                  (int)out.size, out.data);
    sodo_buf_finish(&out);
}

#define S(text) \
    { text, sizeof(text) - 1 }
static const struct {
    const char *name;
    fold_fn *fold;
    sodo_slice text, expected;
} cases[] = {
    {"case and tone place", sodo_fold_phrase, S("Uỷ BAN Nhân Dân"), S("ủy ban nhân dân")},
    {"NFD is NFC", sodo_fold_phrase, S("Phu\xCC\x89 Ly\xCC\x81"), S("phủ lí")},
    {"marks in any order", sodo_fold_phrase, S("a\xCC\xA3\xCC\x82"), S("ậ")},
    {"eth is no d", sodo_fold_phrase, S("\xC3\x90\x6F\xC3\xA0n \xC3\xB0"), S("đoàn đ")},
    {"african d", sodo_fold_phrase, S("\xC6\x89\xE1\xBA\xA3ng"), S("đảng")},
    {"i and y", sodo_fold_phrase, S("Kỹ sư Lý Mỹ"), S("kĩ sư lí mĩ")},
    {"y that is no variant", sodo_fold_phrase, S("y tế Thủy Nguyễn tay"),
     S("y tế thủy nguyễn tay")},
    {"one dash", sodo_fold_phrase, S("HĐND – UBND — TT"), S("hđnd - ubnd - tt")},
    {"one apostrophe", sodo_fold_phrase, S("H\xE2\x80\x99Yim"), S("h'yim")},
    {"white space", sodo_fold_phrase, S(" \t a\xC2\xA0\xE2\x80\x8B\n b \xEF\xBB\xBF"),
     S("a b")},
    {"joiners and soft hyphens", sodo_fold_phrase, S("đồ\xC2\xADng\xE2\x80\x8D chí"),
     S("đồng chí")},
    {"empty", sodo_fold_phrase, S(""), S("")},
    {"NUL is dropped", sodo_fold_phrase, S("a\0b"), S("ab")},
    {"bad bytes", sodo_fold_phrase, S("a\xFF"), S("a\xEF\xBF\xBD")},
    {"names keep y", sodo_fold_name, S("LÝ Thị KỸ"), S("lý thị kỹ")},
    {"search", sodo_fold_search, S("Đỗ Mạnh Hiến"), S("do manh hien")},
    {"search drops signs", sodo_fold_search, S("23-QĐ/TW (H'Yim)"), S("23 qd tw hyim")},
    {"label keeps letters", sodo_fold_label, S("Hoà  Bình"), S("Hoà Bình")},
    {"label drops bidi and controls", sodo_fold_label,
     S("a\xE2\x80\xAE\x1B[31mb\x7F\xC2\x85z"), S("a[31mb z")},
    {"label drops noncharacters", sodo_fold_label, S("a\xEF\xBF\xBF\x62"), S("ab")},
    {"display keeps case", sodo_fold_display, S("UỶ BAN tỉnh Hoà Bình"),
     S("ỦY BAN tỉnh Hòa Bình")},
    {"slug", sodo_fold_slug, S("Đỗ Mạnh Hiến"), S("do-manh-hien")},
    {"slug is cut at a word", sodo_fold_slug,
     S("Ủy ban nhân dân thành phố Hồ Chí Minh Việt Nam"),
     S("uy-ban-nhan-dan-thanh-pho-ho-chi-minh")},
    {"slug ends at its limit", sodo_fold_slug,
     S("aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd e"),
     S("aaaaaaaaa-bbbbbbbbb-ccccccccc-ddddddddd")},
    {"slug of one long word", sodo_fold_slug,
     S("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"),
     S("abcdefghijklmnopqrstuvwxyzabcdefghijklmn")},
    {"slug of other scripts", sodo_fold_slug, S("北京 - Ha Noi"), S("ha-noi")},
    {"title case", sodo_fold_title_case, S("PHẠM THỊ THUỶ"), S("Phạm Thị Thủy")},
    {"title case after signs", sodo_fold_title_case, S("H'YIM-NGỌC kđăm"),
     S("H'Yim-Ngọc Kđăm")},
};
#undef S

START_TEST(test_fold__table) {
    check(cases[_i].fold, cases[_i].name, cases[_i].text, cases[_i].expected);
}
END_TEST

START_TEST(test_fold__appends) {
    sodo_buf out = {0};
    sodo_buf_add_str(&out, "x:");
    ck_assert_int_eq(sodo_fold_phrase(folder, SODO_LIT("À"), &out), SODO_OK);
    ck_assert_str_eq(out.data, "x:à");
    sodo_buf_finish(&out);
}
END_TEST

START_TEST(test_fold__marks_in_a_row_are_capped) {
    /* composing is quadratic in marks out of order: 200,000 of them must cost nothing */
    sodo_buf text = {0}, out = {0};
    sodo_buf_add_char(&text, 'a');
    for (int i = 0; i < 100000; i++) sodo_buf_add_str(&text, "\xCC\xA3\xCC\x82");
    ck_assert_int_eq(sodo_fold_label(folder, sodo_buf_slice(&text), &out), SODO_OK);
    ck_assert_uint_lt(out.size, 70);
    sodo_buf_finish(&text);
    sodo_buf_finish(&out);
}
END_TEST

START_TEST(test_label__cut_at_a_whole_letter) {
    sodo_buf text = {0}, out = {0};
    for (int i = 0; i < 3000; i++) sodo_buf_add_str(&text, "ề");
    ck_assert_int_eq(sodo_fold_label(folder, sodo_buf_slice(&text), &out), SODO_OK);
    ck_assert_uint_eq(out.size, 4095); /* 4,096 are no multiple of three */
    sodo_buf_clear(&out);
    ck_assert_int_eq(sodo_fold_phrase(folder, sodo_buf_slice(&text), &out), SODO_OK);
    ck_assert_uint_eq(out.size, 9000); /* folds for comparison are not cut */
    sodo_buf_finish(&text);
    sodo_buf_finish(&out);
}
END_TEST

START_TEST(test_fold__is_stable) {
    /* folding what is folded changes nothing: keys may be folded again */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sodo_buf once = {0}, twice = {0};
        ck_assert_int_eq(cases[i].fold(folder, cases[i].text, &once), SODO_OK);
        ck_assert_int_eq(cases[i].fold(folder, sodo_buf_slice(&once), &twice), SODO_OK);
        ck_assert_msg(sodo_slice_equal(sodo_buf_slice(&once), sodo_buf_slice(&twice)),
                      "%s", cases[i].name);
        sodo_buf_finish(&once);
        sodo_buf_finish(&twice);
    }
}
END_TEST

START_TEST(test_fold__no_memory) {
    for (unsigned long n = 1;; n++) {
        sodo_folder *own = NULL;
        sodo_buf out = {0};
        malloc_fail_at(n);
        sodo_status status = sodo_folder_open(&own, NULL);
        if (status == SODO_OK) status = sodo_fold_slug(own, SODO_LIT("Hoà Bình"), &out);
        bool failed = malloc_failed();
        malloc_fail_at(0);
        sodo_folder_close(own);
        sodo_buf_finish(&out);
        ck_assert_int_eq(status, failed ? SODO_ERR_NOMEM : SODO_OK);
        if (!failed) break;
    }
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("fold");
    tcase_add_checked_fixture(tests, open_folder, close_folder);
    tcase_add_loop_test(tests, test_fold__table, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, test_fold__appends);
    tcase_add_test(tests, test_fold__marks_in_a_row_are_capped);
    tcase_add_test(tests, test_label__cut_at_a_whole_letter);
    tcase_add_test(tests, test_fold__is_stable);
    tcase_add_test(tests, test_fold__no_memory);
    return run_tests("fold/fold", tests);
}

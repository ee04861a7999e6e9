/* test_encoding.c - the same text from every encoding; what is broken shows as U+FFFD. */
#include "stage.h"

#include "base/utf8.h"
#include "testing.h"

static stage page;

static void open_page(void) {
    stage_open(&page);
}

static void close_page(void) {
    stage_close(&page);
}

#define S(text) \
    { text, sizeof(text) - 1 }
static const struct {
    const char *name;
    sodo_slice bytes, text;
    bool undecodable;
} cases[] = {
    {"UTF-8", S("Phủ Lý"), S("Phủ Lý"), false},
    {"byte order mark", S("\xEF\xBB\xBFPhủ"), S("Phủ"), false},
    {"NFD stays NFD", S("Phu\xCC\x89"), S("Phu\xCC\x89"), false},
    {"CR LF and CR", S("a\r\nb\rc\r\r\nd\n"), S("a\nb\nc\n\nd\n"), false},
    {"NUL stays", S("a\0b"), S("a\0b"), false},
    {"controls stay", S("a\x01\x1B"), S("a\x01\x1B"), false},
    {"one bad byte", S("Phủ Lý\xFF, Hà Nội, Đồng Tháp"),
     S("Phủ Lý\xEF\xBF\xBD, Hà Nội, Đồng Tháp"), true},
    {"cut at the end", S("Phủ Lý Đồng Hà\xE1\xBB"),
     S("Phủ Lý Đồng Hà\xEF\xBF\xBD\xEF\xBF\xBD"), true},
    {"U+FFFD in the page", S("a\xEF\xBF\xBD"), S("a\xEF\xBF\xBD"), false},
    {"UTF-16LE with its mark", S("\xFF\xFEP\0h\0\xE7\x1E"), S("Phủ"), false},
    {"UTF-16BE with its mark", S("\xFE\xFF\0P\0h\x1E\xE7"), S("Phủ"), false},
    {"UTF-16LE without a mark", S("B\0a\0n\0 \0\x44\x00\xE2\x00n\0 \0v\0\xAD\x1En\0"),
     S("Ban Dân vận"), false},
    {"UTF-16LE line ends",
     S("\xFF\xFE"
       "a\0\r\0\n\0b\0"),
     S("a\nb"), false},
    {"nothing", S(""), S(""), false},
};

START_TEST(test_decode__table) {
    ck_assert_int_eq(stage_read(&page, "p.txt", cases[_i].bytes), SODO_OK);
    sodo_slice text = page.work.page.text;
    ck_assert_msg(sodo_slice_equal(text, cases[_i].text), "%s: \"%.*s\"", cases[_i].name,
                  (int)text.size, text.data);
    ck_assert_msg(page.work.page.undecodable == cases[_i].undecodable, "%s",
                  cases[_i].name);
}
END_TEST

START_TEST(test_decode__windows_1258) {
    /* "Đồng chí Lê Quốc Chỉnh dự và chỉ đạo hội nghị" with its marks behind the letters
     */
    static const char bytes[] = "\xD0\xF4\xCC"
                                "ng ch\xED L\xEA Qu\xF4\xEC"
                                "c Chi\xD2nh d\xFD\xF2 v\xE0 chi\xD2 "
                                "\xF0\x61o\xF2 h\xF4\xF2i nghi\xF2. ";
    sodo_buf many = {0}, folded = {0};
    for (int i = 0; i < 20; i++)
        sodo_buf_add(&many, (sodo_slice){bytes, sizeof bytes - 1});
    ck_assert_int_eq(stage_read(&page, "p.txt", sodo_buf_slice(&many)), SODO_OK);
    ck_assert_int_eq(sodo_fold_phrase(page.folder, page.work.page.text, &folded),
                     SODO_OK);
    ck_assert_msg(strncmp(folded.data, "đồng chí lê quốc chỉnh",
                          strlen("đồng chí lê quốc chỉnh")) == 0,
                  "%.60s", folded.data);
    sodo_buf_finish(&many);
    sodo_buf_finish(&folded);
}
END_TEST

#define MANY(text) text text text text text
static const struct {
    const char *name;
    sodo_slice bytes;
    const char *text; /* what it begins with; "" = U+FFFD somewhere */
} guesses[] = {
    /* "Phòng tổ chức hội nghị tổng kết. " */
    {"TCVN3",
     {MANY("Ph\xDFng t\xE6 ch\xF8"
           "c h\xE9i ngh\xDE t\xE6ng k\xD5t. "),
      33 * 5},
     "Phòng tổ chức hội nghị"},
    {"VISCII",
     {MANY("Ph\xF2ng t\xB1 ch\xD1"
           "c h\xB5i ngh\xB8 t\xB1ng k\xAAt. "),
      33 * 5},
     "Phòng tổ chức hội nghị"},
    {"French",
     {MANY("L\xE0 th\xE9"
           "orie du c\xF4t\xE9 fran\xE7"
           "ais, d\xE9j\xE0 "),
      33 * 5},
     ""},
    {"noise", {"\xFF\xFA\x81\xC0\xC1\xF5 \xFB\xFC \x80\x81\x82 \xFE\xFF", 16}, ""},
};

START_TEST(test_decode__guesses) {
    ck_assert_int_eq(stage_read(&page, "p.txt", guesses[_i].bytes), SODO_OK);
    sodo_slice text = page.work.page.text;
    size_t size = strlen(guesses[_i].text);
    ck_assert_msg(text.size >= size && !memcmp(text.data, guesses[_i].text, size),
                  "%s: %.60s", guesses[_i].name, text.data);
    ck_assert_msg(page.work.page.undecodable == (size == 0), "%s", guesses[_i].name);
}
END_TEST

START_TEST(test_decode__any_bytes_become_well_formed) {
    /* every pair of bytes in front of Vietnamese text: the text stays readable UTF-8 */
    for (int first = 0; first < 256; first++) {
        char bytes[] = "..Đồng chí Lê Quốc Chỉnh, Bí thư Huyện ủy Lý Nhân dự hội nghị";
        bytes[0] = (char)first;
        bytes[1] = (char)(first * 7);
        ck_assert_int_eq(
            stage_read(&page, "p.txt", (sodo_slice){bytes, sizeof bytes - 1}), SODO_OK);
        sodo_slice text = page.work.page.text;
        for (size_t at = 0, width; at < text.size; at += width) {
            uint32_t c = sodo_utf8_at(text, at, &width);
            ck_assert(c != 0xFFFD || width == 3);
        }
    }
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("encoding");
    tcase_add_checked_fixture(tests, open_page, close_page);
    tcase_add_loop_test(tests, test_decode__table, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, test_decode__windows_1258);
    tcase_add_loop_test(tests, test_decode__guesses, 0, sizeof guesses / sizeof *guesses);
    tcase_add_test(tests, test_decode__any_bytes_become_well_formed);
    return run_tests("read/encoding", tests);
}

/* test_sentences.c - stops that end a sentence and stops that do not; wrapped lines. */
#include "stage.h"

#include "testing.h"

/* 60 code points and more, so that a line may be a wrapped one. */
#define LONG "Hội nghị do Đảng ủy xã tổ chức với sự có mặt của đông đảo bà con"

static const struct {
    const char *name, *text, *sentences;
} cases[] = {
    {"two", "Một hai. Ba bốn.", "Một hai.|Ba bốn."},
    {"question and exclamation", "Sao? Vậy! Được.", "Sao?|Vậy!|Được."},
    {"glued to a capital", "ở cơ sở.Đổi mới nội dung", "ở cơ sở.|Đổi mới nội dung"},
    {"glued after a name", "xã Lý Nhân.Đồng chí Ba", "xã Lý Nhân.|Đồng chí Ba"},
    {"ellipsis", "nhân dân… Năm 2022", "nhân dân…|Năm 2022"},
    {"three dots", "nhân dân... Năm 2022", "nhân dân...|Năm 2022"},
    {"ellipsis inside", "nhân dân… và cán bộ", "nhân dân… và cán bộ"},
    {"quote after the stop", "“Vậy.” Ông nói. Xong", "“Vậy.”|Ông nói.|Xong"},
    {"quote that goes on", "“Sao?” ông nói", "“Sao?” ông nói"},
    {"bracket after the stop", "(Xong rồi.) Năm nay", "(Xong rồi.)|Năm nay"},
    {"end mark of papers", "đất tôn giáo./. Hoàng Mai", "đất tôn giáo./.|Hoàng Mai"},
    {"date", "ngày 29.09.2022 họp", "ngày 29.09.2022 họp"},
    {"spaced date", "ngày 29. 9. 2022 họp", "ngày 29. 9. 2022 họp"},
    {"number", "có 1.065 người", "có 1.065 người"},
    {"year ends it", "năm 2021. Năm nay", "năm 2021.|Năm nay"},
    {"abbreviation of the list", "tại TP. Cần Thơ và PGS. Vũ",
     "tại TP. Cần Thơ và PGS. Vũ"},
    {"short capitals", "ThS. Hà, Th. Ba, TX. Năm", "ThS. Hà, Th.|Ba, TX. Năm"},
    {"initials", "ông V. I. Lê Nin", "ông V. I. Lê Nin"},
    {"roman number ends it", "trong quý I. Toàn huyện", "trong quý I.|Toàn huyện"},
    {"glued abbreviation", "Th.S Hà, T.Ư Đảng", "Th.S Hà, T.Ư Đảng"},
    {"slash abbreviation", "gặp đ/c. Ba", "gặp đ/c. Ba"},
    {"address of the web", "trên baolangson.vn hôm nay", "trên baolangson.vn hôm nay"},
    {"numbering", "1. Công tác. 2. Đảng", "1. Công tác.|2. Đảng"},
    {"roman numbering", "III. Công tác", "III. Công tác"},
    {"semicolon goes on", "Ba, xã; Năm, huyện.", "Ba, xã; Năm, huyện."},
    {"line feed", "Tiêu đề\nNội dung", "Tiêu đề|Nội dung"},
    {"small letter goes on", "đi từ\nnhà ra", "đi từ~nhà ra"},
    {"small letter after an empty line", "đi từ\n\nnhà ra", "đi từ|nhà ra"},
    {"item letter begins", "gồm\na) một", "gồm|a) một"},
    {"comma goes on", "Ba, Bốn,\nNăm dự", "Ba, Bốn,~Năm dự"},
    {"colon ends it", "gồm có:\nÔng Ba", "gồm có:|Ông Ba"},
    {"rank goes on", LONG ", Phó Chủ tịch\nHội Nông dân dự",
     LONG ", Phó Chủ tịch~Hội Nông dân dự"},
    {"short line with a rank", "Ba - Phó Chủ tịch\nBốn - Ủy viên",
     "Ba - Phó Chủ tịch|Bốn - Ủy viên"},
    {"list of like lines", "Ông " LONG ", Chủ tịch\nÔng Ba",
     "Ông " LONG ", Chủ tịch|Ông Ba"},
    {"bullet begins", LONG ", Chủ tịch\n- Ba", LONG ", Chủ tịch|- Ba"},
    {"break in markup", "Hóa;<br/>ông Ba", "Hóa;<br/>ông Ba"},
    {"nothing", "", ""},
    {"only stops", "...!?", "...!?"},
    {"stop first", ". Một", ". Một"},
};

START_TEST(test_sentences__table) {
    sodo_work work;
    sodo_buf out = {0};
    ck_assert_int_eq(stage_run(sodo_slice_of(cases[_i].text), NULL, 0, &work), SODO_OK);
    stage_sentences(&work, &out);
    ck_assert_msg(sodo_slice_is(sodo_buf_slice(&out), cases[_i].sentences), "%s: %s",
                  cases[_i].name, out.data);
    sodo_buf_finish(&out);
    sodo_arena_finish(&work.arena);
}
END_TEST

START_TEST(test_sentences__cover_all_tokens) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sodo_work work;
        ck_assert_int_eq(stage_run(sodo_slice_of(cases[i].text), NULL, 0, &work),
                         SODO_OK);
        uint32_t at = 0, paragraph = 0;
        for (size_t s = 0; s < work.page.sentences.count; s++) {
            const sodo_sentence *sentence = &work.page.sentences.items[s];
            ck_assert_uint_eq(sentence->tok_begin, at);
            ck_assert_uint_gt(sentence->tok_end, at);
            ck_assert_uint_ge(sentence->paragraph, paragraph);
            ck_assert(work.page.tokens.items[at].flags & SODO_TOKEN_SENTENCE);
            paragraph = sentence->paragraph;
            at = sentence->tok_end;
        }
        ck_assert_uint_eq(at, work.page.tokens.count);
        sodo_arena_finish(&work.arena);
    }
}
END_TEST

START_TEST(test_sentences__end_where_the_zone_changes) {
    /* "… hội nghị. Ảnh: Ba" in one line: the credit is a sentence of its own */
    static const sodo_zone_span zones[] = {
        {0, 10, SODO_ZONE_CAPTION}, {10, 17, SODO_ZONE_BYLINE}, {17, 30, SODO_ZONE_BODY}};
    sodo_work work;
    sodo_buf out = {0};
    ck_assert_int_eq(stage_run(SODO_LIT("quang canh anh: Ba sang nay"), zones, 3, &work),
                     SODO_OK);
    stage_sentences(&work, &out);
    ck_assert_str_eq(out.data, "quang canh|anh: Ba|sang nay");
    ck_assert_uint_eq(work.page.sentences.items[1].zone, SODO_ZONE_BYLINE);
    ck_assert_uint_eq(work.page.sentences.items[2].paragraph, 0);
    sodo_buf_finish(&out);
    sodo_arena_finish(&work.arena);
}
END_TEST

START_TEST(test_sentences__a_wrapped_line_is_no_line) {
    sodo_work work;
    ck_assert_int_eq(stage_run(SODO_LIT("đi từ\nnhà ra. Xong\nHết"), NULL, 0, &work),
                     SODO_OK);
    ck_assert_uint_eq(work.page.tokens.items[2].flags, SODO_TOKEN_SPACE);
    ck_assert_uint_eq(work.page.sentences.items[1].paragraph, 0);
    ck_assert_uint_eq(work.page.sentences.items[2].paragraph, 1);
    sodo_arena_finish(&work.arena);
}
END_TEST

START_TEST(test_sentences__endless_ones_are_cut) {
    sodo_buf text = {0};
    for (int i = 0; i < 5000; i++) sodo_buf_add_str(&text, "ba ");
    sodo_work work;
    ck_assert_int_eq(stage_run(sodo_buf_slice(&text), NULL, 0, &work), SODO_OK);
    ck_assert_uint_eq(work.page.sentences.count, 3);
    ck_assert_uint_eq(work.page.sentences.items[0].tok_end, 2048);
    ck_assert_uint_eq(work.page.sentences.items[2].tok_end, 5000);
    ck_assert_uint_eq(work.page.sentences.items[2].paragraph, 0);
    sodo_arena_finish(&work.arena);
    sodo_buf_finish(&text);
}
END_TEST

START_TEST(test_sentences__title_and_text_stay_apart) {
    static const sodo_zone_span zones[] = {{0, 5, SODO_ZONE_TITLE},
                                           {5, 20, SODO_ZONE_LEAD}};
    sodo_work work;
    ck_assert_int_eq(stage_run(SODO_LIT("di tu\nnha ra"), zones, 2, &work), SODO_OK);
    ck_assert_uint_eq(work.page.sentences.count, 2);
    sodo_arena_finish(&work.arena);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("sentences");
    tcase_add_loop_test(tests, test_sentences__table, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, test_sentences__cover_all_tokens);
    tcase_add_test(tests, test_sentences__end_where_the_zone_changes);
    tcase_add_test(tests, test_sentences__a_wrapped_line_is_no_line);
    tcase_add_test(tests, test_sentences__endless_ones_are_cut);
    tcase_add_test(tests, test_sentences__title_and_text_stay_apart);
    return run_tests("text/sentences", tests);
}

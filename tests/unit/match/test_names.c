/* test_names.c - protects what is taken for the shape of a person's name, and that a
 * country inside one is none. */
#include "../gazetteer/tables.h"
#include "match/match.h"
#include "testing.h"
#include "text/text.h"

static const table TABLES[] = {
    {"names.csv",
     "id,name,type,gender,share_percent,male_count,female_count,group,source\n"
     "s1,Huỳnh,surname,,5.1,,,Kinh,x\ns2,Lê,surname,,9.5,,,Kinh,x\ns3,Lộc,surname,,1,,,"
     "Tày,x\n"
     "m1,Hữu,middle,m,,900,,,x\nm2,Văn,middle,m,,2000,,,x\nm3,Thị,middle,f,,,2000,,x\n"
     "g1,Đức,given,m,,500,,,x\ng2,Nga,given,f,,,500,,x\ng3,An,given,m,,500,,,x\n"},
    {"countries.csv", "id,name,source\nc1,Đức,x\nc2,Nga,x\n"},
    {"honorifics.csv", "id,name,source\nh1,ông,x\nh2,đồng chí,x\n"},
    {NULL, NULL}};

static const struct {
    const char *text, *expected;
} CASES[] = {
    {"Huỳnh Hữu Đức và Lê Thị Nga", "Name Huỳnh Hữu Đức|Name Lê Thị Nga|"},
    {"nước Đức", "Country Đức|"},
    {"Thủ tướng Đức Lê Văn An", "Country Đức|Name Lê Văn An|"},
    {"gặp K'Brơi – huyện", "Name K'Brơi|"},
    {"gặp H\xE2\x80\x99Yim – huyện", "Name H\xE2\x80\x99Yim|"},
    {"cỡ chữ: A- A A+", ""},
    {"TANG LỄ ĐỒNG CHÍ LỘC VĂN THOÒNG", "Honorific ĐỒNG CHÍ|Name LỘC VĂN THOÒNG|"},
};

static void add_mentions(const tables *t, const sodo_work *work, sodo_buf *out) {
    for (size_t i = 0; i < work->mentions.count; i++) {
        const sodo_mention *m = &work->mentions.items[i];
        if (m->dropped) continue;
        sodo_slice kind = sodo_symbols_kind_name(&t->symbols, m->kind);
        uint32_t begin = work->page.tokens.items[m->tok_begin].byte_begin;
        uint32_t end = work->page.tokens.items[m->tok_end - 1].byte_end;
        sodo_buf_addf(out, "%.*s %.*s|", (int)kind.size, kind.data, (int)(end - begin),
                      work->page.text.data + begin);
    }
}

START_TEST(test_match_names__shapes) {
    tables t;
    sodo_work work = {.arena = {.budget = (size_t)16 << 20}};
    sodo_matcher matcher;
    sodo_lexicon *lexicon;
    sodo_text_options options = {0};
    sodo_buf got = {0};
    ck_assert_int_eq(tables_load(&t, TABLES), SODO_OK);
    ck_assert_int_eq(sodo_matcher_init(&matcher, t.gazetteer, &t.symbols, NULL), SODO_OK);
    ck_assert_int_eq(sodo_lexicon_open(&t.vocab, &lexicon, NULL), SODO_OK);
    work.page.text = sodo_slice_of(CASES[_i].text);
    sodo_zone_span *zone = SODO_PUSH(&work.arena, work.page.zones);
    *zone = (sodo_zone_span){.byte_end = (uint32_t)work.page.text.size,
                             .zone = SODO_ZONE_BODY};
    ck_assert_int_eq(sodo_text_run(&options, lexicon, &work, NULL), SODO_OK);
    ck_assert_int_eq(sodo_match_phrases(&matcher, &work), SODO_OK);
    ck_assert_int_eq(sodo_match_names(&matcher, &work), SODO_OK);
    add_mentions(&t, &work, &got);
    ck_assert_str_eq(got.data ? got.data : "", CASES[_i].expected);
    sodo_buf_finish(&got);
    sodo_lexicon_close(lexicon);
    sodo_arena_finish(&work.arena);
    tables_close(&t);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("names");
    tcase_add_loop_test(tests, test_match_names__shapes, 0, sizeof CASES / sizeof *CASES);
    return run_tests("match/names", tests);
}

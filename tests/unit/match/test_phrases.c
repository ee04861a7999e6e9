/* test_phrases.c - protects that parts of a longer phrase are no hits of their own: Phòng
 * of Hải Phòng, Hội of Hội An, a place in a body's name. */
#include "../gazetteer/tables.h"
#include "match/match.h"
#include "testing.h"
#include "text/text.h"

static const table TABLES[] = {
    {"levels.csv", "id,name,level,source\nlv,huyện,district,x\nlb,bản,hamlet,x\n"},
    {"organization_types.csv", "id,name,pattern,source\nt1,Phòng,Phòng {tail},x\n"
                               "t2,Hội,Hội {tail},x\nt3,Trường,Trường {tail},x\n"
                               "t4,Vụ,Vụ {tail},x\nt5,Công an,Công an {place},x\n"},
    {"organizations.csv", "id,name,source\no1,Bộ Tư lệnh Thủ đô Hải Phòng,x\n"},
    {"honorifics.csv", "id,name,source\nh1,anh,x\n"},
    {"places.csv",
     "id,name,full_name,kind,level,source\n"
     "p1,Hải Phòng,,central_city,province,x\np2,Hội An,,provincial_city,district,x\n"
     "p3,Trường Hòa,,commune,commune,x\np4,Vụ Bản,huyện Vụ Bản,district,district,x\n"
     "p5,Đông Anh,huyện Đông Anh,district,district,x\n"
     "p6,Hòa Bình,,province,province,x\n"},
    {NULL, NULL}};

static const struct {
    const char *text, *expected;
} CASES[] = {
    {"Công an Hải Phòng", "OrgType Công an|PlaceName Hải Phòng|"},
    {"tại Hội An.", "PlaceName Hội An|"},
    {"huyện Vụ Bản", "Level huyện|PlaceName huyện Vụ Bản|PlaceName Vụ Bản|"},
    {"ở Đông Anh", "PlaceName Đông Anh|"},
    {"Trường Hòa Bình", "OrgType Trường|PlaceName Trường Hòa|PlaceName Hòa Bình|"},
    {"Bộ Tư lệnh Thủ đô Hải Phòng", "OrgName Bộ Tư lệnh Thủ đô Hải Phòng|"},
    {"Phòng và Hội", "OrgType Phòng|OrgType Hội|"},
    {"Hội An\nVụ", "PlaceName Hội An|OrgType Vụ|"},
};

static void add_mentions(const tables *t, const sodo_work *work, sodo_buf *out) {
    for (size_t i = 0; i < work->mentions.count; i++) {
        const sodo_mention *m = &work->mentions.items[i];
        sodo_slice kind = sodo_symbols_kind_name(&t->symbols, m->kind);
        uint32_t begin = work->page.tokens.items[m->tok_begin].byte_begin;
        uint32_t end = work->page.tokens.items[m->tok_end - 1].byte_end;
        sodo_buf_addf(out, "%.*s %.*s|", (int)kind.size, kind.data, (int)(end - begin),
                      work->page.text.data + begin);
    }
}

START_TEST(test_match_phrases__words_of_places) {
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
    add_mentions(&t, &work, &got);
    ck_assert_str_eq(got.data, CASES[_i].expected);
    sodo_buf_finish(&got);
    sodo_lexicon_close(lexicon);
    sodo_arena_finish(&work.arena);
    tables_close(&t);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("phrases");
    tcase_add_loop_test(tests, test_match_phrases__words_of_places, 0,
                        sizeof CASES / sizeof *CASES);
    return run_tests("match/phrases", tests);
}

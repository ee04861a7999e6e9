/* test_phrases.c - protects which phrases match: forms, capitals, neighbours, spellings,
 * heads. */
#include "tables.h"
#include "testing.h"

static const table TABLES[] = {
    {"spellings.csv", "id,name,variants,abbreviations,source\n"
                      "sp1,Ủy ban,,UB,x\n"
                      "sp2,Mặt trận Tổ quốc,,MTTQ,x\n"
                      "sp3,và,&,,x\n"},
    {"organization_types.csv",
     "id,name,variants,abbreviations,pattern,case,source\n"
     "ot-mttq,Ủy ban Mặt trận Tổ quốc,,UBMTTQ,Ủy ban Mặt trận Tổ quốc {unit} {place},,x\n"
     "ot-so,Sở,,,Sở {topic},first,x\n"
     "ot-bch,Ban Chấp hành,,BCH Đảng bộ,Ban Chấp hành {parent},,x\n"},
    {"ranks.csv", "id,name,variants,abbreviations,not_before,not_after,source\n"
                  "rk-truong,Trưởng,,,thành|thành công,tăng|môi,x\n"
                  "rk-bi-thu,Bí thư,,BT,,,x\n"
                  "rk-tv,Tỉnh ủy viên,,TUV,,,x\n"
                  "rk-vi,Thứ trưởng,,VT,,,x\n"},
    {"organizations.csv", "id,name,variants,abbreviations,clipped,source\n"
                          "o-bca,Bộ Công an,,BCA,Công an,x\n"
                          "o-khdt,Bộ Kế hoạch và Đầu tư,,,,x\n"
                          "o-bct1,Bộ Chính trị,,BCT,,x\n"
                          "o-bct2,Bộ Công Thương,,BCT,,x\n"},
    {"levels.csv", "id,name,level,variants,prefixes,place_kind,source\n"
                   "lv-h,huyện,district,,H.,district,x\n"
                   "lv-tp,thành phố,province|district,TP|TP.,,provincial_city,x\n"
                   "lv-q,quận,district,,Q.,urban_district,x\n"},
    {"places.csv",
     "id,name,full_name,kind,level,variants,abbreviations,bare,source\n"
     "d1,Lý Nhân,huyện Lý Nhân,district,district,,,,x\n"
     "d2,Phủ Lý,thành phố Phủ Lý,provincial_city,district,,,,x\n"
     "d3,1,quận 1,urban_district,district,,,,x\n"
     "d4,Vinh,thành phố Vinh,provincial_city,district,,,yes,x\n"
     "d5,Lắk,huyện Lắk,district,district,,,,x\n"
     "d6,Đăk Tô,huyện Đăk Tô,district,district,Đắk Tô,,,x\n"
     "d7,Hồ Chí Minh,thành phố Hồ Chí Minh,provincial_city,district,,TP.HCM,,x\n"
     "d8,Lý Nhân,thành phố Lý Nhân,provincial_city,district,,,,x\n"
     "r1,Tây Nguyên,vùng Tây Nguyên,region,region,,,,x\n"
     "r2,Đồng bằng sông Hồng,,region,region,,,,x\n"},
    {NULL, NULL}};

static tables t;

static void setup(void) {
    sodo_status status = tables_load(&t, TABLES);
    ck_assert_msg(status == SODO_OK, "%s:%zu:%zu: %s", t.err.path, t.err.line,
                  t.err.column, t.err.message);
}

static void teardown(void) {
    tables_close(&t);
}

static const struct {
    const char *name, *text, *expected;
} CASES[] = {
    {"any case", "bí thư, BÍ THƯ",
     "Rank full [bí thư] rk-bi-thu\nRank full [BÍ THƯ] rk-bi-thu\n"},
    {"tone placement", "Tỉnh uỷ viên", "Rank full [Tỉnh uỷ viên] rk-tv\n"},
    {"decomposed letters", "Bi\xCC\x81 thư", "Rank full [Bi\xCC\x81 thư] rk-bi-thu\n"},
    {"abbreviation", "TUV", "Rank abbreviation [TUV] rk-tv\n"},
    {"abbreviation in small letters", "tuv Tuv", ""},
    {"words of an abbreviation in any case", "BCH đảng bộ",
     "OrgType abbreviation [BCH đảng bộ] ot-bch\n"},
    {"first capital", "Sở sở", "OrgType full [Sở] ot-so\n"},
    {"not before", "Trưởng thành, trưởng thành công", ""},
    {"not after", "tăng trưởng, tăng Trưởng", ""},
    {"else it matches", "Trưởng", "Rank full [Trưởng] rk-truong\n"},
    {"longer phrase beside", "Thứ trưởng",
     "Rank full [Thứ trưởng] rk-vi\nRank full [trưởng] rk-truong\n"},
    {"spelling inside", "UB MTTQ", "OrgType abbreviation [UB MTTQ] ot-mttq\n"},
    {"spelling needs its capitals", "ub MTTQ", ""},
    {"spelling with words", "uỷ ban MTTQ",
     "OrgType abbreviation [uỷ ban MTTQ] ot-mttq\n"},
    {"spelling that is no abbreviation", "Bộ Kế hoạch & Đầu tư",
     "OrgName variant [Bộ Kế hoạch & Đầu tư] o-khdt\n"},
    {"two rows of one phrase", "BCT", "OrgName abbreviation [BCT] o-bct1 o-bct2\n"},
    {"clipped", "Bộ trưởng Công an",
     "Rank full [trưởng] rk-truong\nOrgClip full [Công an] o-bca\n"},
    {"full name of a place", "huyện Lý Nhân",
     "Level full [huyện] lv-h\nPlaceName full [huyện Lý Nhân] d1\nPlaceName bare [Lý "
     "Nhân] d1 d8\n"},
    {"head in capitals", "HUYỆN LÝ NHÂN",
     "Level full [HUYỆN] lv-h\nPlaceName full [HUYỆN LÝ NHÂN] d1\nPlaceName bare [LÝ "
     "NHÂN] d1 d8\n"},
    {"prefix", "H. Lý Nhân",
     "PlaceName full [H. Lý Nhân] d1\nPlaceName bare [Lý Nhân] d1 d8\n"},
    {"prefix in small letters", "h. Lý Nhân", "PlaceName bare [Lý Nhân] d1 d8\n"},
    {"variant of a head", "TP. Phủ Lý",
     "Level variant [TP] lv-tp\nLevel variant [TP.] lv-tp\nPlaceName full [TP. Phủ Lý] "
     "d2\n"
     "PlaceName bare [Phủ Lý] d2\n"},
    {"head of another place", "quận Phủ Lý",
     "Level full [quận] lv-q\nPlaceName bare [Phủ Lý] d2\n"},
    {"small letters are no place", "huyện lý nhân", "Level full [huyện] lv-h\n"},
    {"a number needs its head", "Quận 1, 1",
     "Level full [Quận] lv-q\nPlaceName full [Quận 1] d3\n"},
    {"one syllable", "Vinh, Lắk", "PlaceName bare [Vinh] d4\n"},
    {"one syllable behind its head", "huyện Lắk",
     "Level full [huyện] lv-h\nPlaceName full [huyện Lắk] d5\n"},
    {"variant of a place", "Đắk Tô, huyện Đắk Tô",
     "PlaceName variant [Đắk Tô] d6\nLevel full [huyện] lv-h\nPlaceName full [huyện Đắk "
     "Tô] d6\n"
     "PlaceName variant [Đắk Tô] d6\n"},
    {"abbreviation of a place", "TP.HCM",
     "Level variant [TP] lv-tp\nLevel variant [TP.] lv-tp\nPlaceName abbreviation "
     "[TP.HCM] d7\n"},
    {"no word of a level", "vùng Tây Nguyên",
     "PlaceName full [vùng Tây Nguyên] r1\nPlaceName bare [Tây Nguyên] r1\n"},
    {"capitals of the name only", "Đồng bằng sông Hồng, đồng bằng sông Hồng",
     "PlaceName bare [Đồng bằng sông Hồng] r2\n"},
    {"not over a line's end", "Bí\nthư, huyện\nLý Nhân",
     "Level full [huyện] lv-h\nPlaceName bare [Lý Nhân] d1 d8\n"},
    {"not half a word", "Bí thưa", ""},
};

START_TEST(test_match__cases) {
    const char *got = tables_matches(&t, CASES[_i].text);
    ck_assert_msg(strcmp(got, CASES[_i].expected) == 0, "%s:\n%s", CASES[_i].name, got);
}
END_TEST

/* More hits than there is room for: the count says so, nothing is written behind the
 * room. */
START_TEST(test_match__room) {
    sodo_token tokens[4] = {{0}};
    sodo_phrase_hit hits[2];
    sodo_lexicon *lexicon;
    const char *words[] = {"TP", ".", "Phủ", "Lý"};
    ck_assert_int_eq(sodo_lexicon_open(&t.vocab, &lexicon, NULL), SODO_OK);
    for (int i = 0; i < 4; i++)
        tokens[i].syl =
            sodo_lexicon_number(lexicon, sodo_slice_of(words[i]), &tokens[i].shape);
    sodo_lexicon_close(lexicon);
    ck_assert_uint_eq(sodo_gazetteer_match(t.gazetteer, tokens, 4, 0, hits, 2), 3);
    ck_assert_uint_eq(hits[0].length, 1);
    ck_assert_uint_eq(hits[1].length, 2);
    ck_assert_uint_eq(sodo_gazetteer_match(t.gazetteer, tokens, 4, 0, NULL, 0), 3);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("phrases");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_match__cases, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(tests, test_match__room);
    return run_tests("gazetteer/phrases", tests);
}

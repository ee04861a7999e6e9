/* test_names.c - protects what a syllable may be in a person's name. */
#include "tables.h"
#include "testing.h"

static const table TABLES[] = {
    {"names.csv",
     "id,name,type,gender,share_percent,male_count,female_count,group,source\n"
     "s1,Nguyễn,surname,,38.4,,,Kinh,x\n"
     "s2,Hoàng,surname,,5.1,,,Kinh,x\n"
     "s3,Hoàng,surname,,,,,Tày,x\n"
     "s4,Sùng,surname,,,,,H'Mông,x\n"
     "s5,Rơ Châm,surname,,,,,Gia Rai,x\n"
     "s6,Y,prefix,,,,,Ê Đê,x\n"
     "m1,Văn,middle,m,,12000,3,,x\n"
     "m2,Thị,middle,f,,,,,x\n"
     "g1,Thủy,given,f,,,900,,x\n"
     "w1,Theo,stop,,,,,,x\n"},
    {"ranks.csv", "id,name,source\nrk,Bí thư,x\n"},
    {NULL, NULL}};

static const struct {
    const char *syllable;
    sodo_name_syllable expected; /* surname, middle, given, minority, stop */
} CASES[] = {
    {"nguyễn", {3840, 0, 0, 0, 0}}, {"hoàng", {510, 0, 0, 0, 0}},
    {"sùng", {1, 0, 0, 1, 0}},      {"rơ", {1, 0, 0, 1, 0}},
    {"châm", {0, 1, 0, 0, 0}},      {"y", {1, 0, 0, 1, 0}},
    {"văn", {0, 15, 0, 0, 0}},      {"thị", {0, 1, 0, 0, 0}},
    {"thủy", {0, 0, 11, 0, 0}},     {"bí", {0, 0, 0, 0, 0}},
    {"theo", {0, 0, 0, 0, 1}},
};

START_TEST(test_name_syllable__cases) {
    tables t;
    ck_assert_int_eq(tables_load(&t, TABLES), SODO_OK);
    uint8_t shape;
    sodo_lexicon *lexicon;
    ck_assert_int_eq(sodo_lexicon_open(&t.vocab, &lexicon, NULL), SODO_OK);
    uint32_t syl =
        sodo_lexicon_number(lexicon, sodo_slice_of(CASES[_i].syllable), &shape);
    sodo_name_syllable got = sodo_gazetteer_name_syllable(t.gazetteer, syl);
    ck_assert_int_eq(got.surname, CASES[_i].expected.surname);
    ck_assert_int_eq(got.middle, CASES[_i].expected.middle);
    ck_assert_int_eq(got.given, CASES[_i].expected.given);
    ck_assert_int_eq(got.minority, CASES[_i].expected.minority);
    ck_assert_int_eq(got.stop, CASES[_i].expected.stop);
    /* A word that no table holds. */
    syl = sodo_lexicon_number(lexicon, SODO_LIT("xyzt"), &shape);
    got = sodo_gazetteer_name_syllable(t.gazetteer, syl);
    ck_assert(!got.surname && !got.middle && !got.given);
    sodo_lexicon_close(lexicon);
    tables_close(&t);
}
END_TEST

/* Names are no phrases: they would be everywhere. */
START_TEST(test_names__are_no_phrases) {
    tables t;
    ck_assert_int_eq(tables_load(&t, TABLES), SODO_OK);
    ck_assert_str_eq(tables_matches(&t, "Nguyễn Văn Thủy"), "");
    tables_close(&t);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("names");
    tcase_add_loop_test(tests, test_name_syllable__cases, 0,
                        sizeof CASES / sizeof *CASES);
    tcase_add_test(tests, test_names__are_no_phrases);
    return run_tests("gazetteer/names", tests);
}

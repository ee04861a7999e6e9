/* test_places.c - protects which row held a place on a day, over splits, mergers and
 * renames. */
#include "tables.h"
#include "testing.h"

/* Sơn Tây: a town of Hà Tây, with Hà Tây in Hà Nội from 2008; its ward Lê Lợi until 2025.
 * Phủ Lý: in Nam Hà, then Hà Nam, then (2025) Ninh Bình. */
static const table TABLES[] = {
    {"places.csv",
     "id,name,full_name,kind,level,code,parent,valid_from,valid_to,successors,source\n"
     "hn,Hà Nội,thành phố Hà Nội,central_city,province,01,,,,,x\n"
     "ht,Hà Tây,tỉnh Hà Tây,province,province,28,,1991-08-12,2008-08-01,hn,x\n"
     "st1,Sơn Tây,thị xã Sơn Tây,town,district,269,ht,,2009-01-01,st2,x\n"
     "st2,Sơn Tây,thị xã Sơn Tây,town,district,269,hn,2009-01-01,2025-07-01,w2,x\n"
     "w1,Lê Lợi,phường Lê Lợi,ward,commune,09001,st2,,2025-07-01,w2,x\n"
     "w2,Sơn Tây,phường Sơn Tây,ward,commune,09002,hn,2025-07-01,,,x\n"
     "nh,Nam Hà,tỉnh Nam Hà,province,province,,,1991-12-26,1997-01-01,nd|pn,x\n"
     "nd,Nam Định,tỉnh Nam Định,province,province,36,,1997-01-01,2025-07-01,nb,x\n"
     "pn,Hà Nam,tỉnh Hà Nam,province,province,35,,1997-01-01,2025-07-01,nb,x\n"
     "nb,Ninh Bình,tỉnh Ninh Bình,province,province,37,,2025-07-01,,,x\n"
     "pl,Phủ Lý,thành phố Phủ Lý,provincial_city,district,347,pn,,2025-07-01,,x\n"
     "o1,Một,tỉnh Một,province,province,,o2,,,,x\n"
     "o2,Hai,tỉnh Hai,region,region,,o1,,,,x\n"},
    {NULL, NULL}};

static tables t;

static void setup(void) {
    ck_assert_int_eq(tables_load(&t, TABLES), SODO_OK);
}

static void teardown(void) {
    tables_close(&t);
}

static const struct {
    const char *name, *place, *level;
    int day;
    const char *expected;
} CASES[] = {
    {"itself", "st2", "district", 20100101, "st2"},
    {"parent of today", "st2", "province", 20200101, "hn"},
    {"two steps", "w1", "province", 20200101, "hn"},
    {"before the parent's own version", "w1", "district", 20050101, "st1"},
    {"before both changed", "w1", "province", 20050101, "ht"},
    {"unknown day: as the row says", "st1", "province", 0, "ht"},
    {"after the province ended", "pl", "province", 20260101, "nb"},
    {"last day of the old province", "pl", "province", 20250630, "pn"},
    {"first day of the new one", "pl", "province", 20250701, "nb"},
    {"before a split: the one there was", "pl", "province", 19950101, "nh"},
    {"no such level above", "hn", "district", 20200101, "-"},
    {"a circle ends", "o1", "commune", 20200101, "-"},
};

START_TEST(test_place_above__cases) {
    uint16_t level =
        (uint16_t)sodo_symbols_find_value(&t.symbols, sodo_slice_of(CASES[_i].level));
    uint32_t got = sodo_place_above(t.gazetteer, tables_row(&t, CASES[_i].place), level,
                                    CASES[_i].day);
    ck_assert_msg(strcmp(tables_id(&t, got), CASES[_i].expected) == 0, "%s: %s",
                  CASES[_i].name, tables_id(&t, got));
}
END_TEST

/* From the first day up to but not including the day after the last. */
START_TEST(test_row_valid__ends) {
    const sodo_row *row = sodo_gazetteer_row(t.gazetteer, tables_row(&t, "pn"));
    ck_assert(!sodo_row_valid(row, 19961231));
    ck_assert(sodo_row_valid(row, 19970101));
    ck_assert(sodo_row_valid(row, 20250630));
    ck_assert(!sodo_row_valid(row, 20250701));
    ck_assert(sodo_row_valid(row, 0));
    ck_assert(
        sodo_row_valid(sodo_gazetteer_row(t.gazetteer, tables_row(&t, "hn")), 19000101));
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("places");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_place_above__cases, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(tests, test_row_valid__ends);
    return run_tests("gazetteer/places", tests);
}

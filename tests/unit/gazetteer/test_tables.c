/* test_tables.c - protects what each column of a table means, and that a wrong one is
 * told. */
#include "tables.h"
#include "temp_files.h"
#include "testing.h"

static const char PLACES[] =
    "id,name,full_name,kind,level,code,parent,valid_from,valid_to,successors,source\n"
    "p1,Hà Nam,tỉnh Hà Nam,province,province,35,,1997-01-01,2025-07,p2,test\n"
    "p2,Ninh Bình,tỉnh Ninh Bình,province,province,37,,2025-07-01,,,test\n"
    "d1,Lý Nhân,huyện Lý Nhân,district,district,353,p1,,2025,,test\n";

START_TEST(test_load__columns) {
    tables t;
    ck_assert_int_eq(tables_load(&t, (table[]){{"places.csv", PLACES}, {NULL, NULL}}),
                     SODO_OK);
    const sodo_row *d1 = sodo_gazetteer_row(t.gazetteer, tables_row(&t, "d1"));
    const sodo_row *p1 = sodo_gazetteer_row(t.gazetteer, tables_row(&t, "p1"));
    ck_assert_uint_eq(sodo_gazetteer_row_count(t.gazetteer), 3);
    ck_assert_int_eq(d1->kind, SODO_KIND_PLACE_NAME);
    ck_assert(sodo_slice_is(d1->name, "Lý Nhân"));
    ck_assert(sodo_slice_is(d1->full_name, "huyện Lý Nhân"));
    ck_assert_uint_eq(d1->parent, tables_row(&t, "p1"));
    ck_assert_uint_eq(d1->line, 4);
    ck_assert_int_eq(d1->valid_from, 0);
    ck_assert_int_eq(d1->valid_to, 20250101);
    ck_assert_int_eq(p1->valid_from, 19970101);
    ck_assert_int_eq(p1->valid_to, 20250701);
    ck_assert_uint_eq(p1->parent, SODO_NO_ROW);
    ck_assert_uint_eq(p1->successor_count, 1);
    ck_assert_uint_eq(p1->successors[0], tables_row(&t, "p2"));
    ck_assert(sodo_slice_is(d1->source, "test"));
    ck_assert_str_eq(tables_value(&t, "d1", "code"), "353");
    ck_assert_str_eq(tables_value(&t, "d1", "level"), "district");
    ck_assert_uint_eq(strlen(sodo_gazetteer_version(t.gazetteer)), 26);
    tables_close(&t);
}
END_TEST

/* `|` gives an attribute several values, in their order. */
START_TEST(test_load__values_of_an_attribute) {
    tables t;
    table list[] = {
        {"levels.csv", "id,name,level,source\nlv,thành phố,province | district,x\n"},
        {NULL, NULL}};
    ck_assert_int_eq(tables_load(&t, list), SODO_OK);
    const sodo_row *row = sodo_gazetteer_row(t.gazetteer, tables_row(&t, "lv"));
    ck_assert_uint_eq(row->attr_count, 2);
    ck_assert_uint_eq(row->attrs[0].name, SODO_ATTR_LEVEL);
    ck_assert_uint_eq(row->attrs[1].name, SODO_ATTR_LEVEL);
    ck_assert(sodo_slice_is(sodo_symbols_value_name(&t.symbols, row->attrs[1].value),
                            "district"));
    tables_close(&t);
}
END_TEST

static const struct {
    const char *file;
    sodo_kind kind;
} FILES[] = {
    {"places.csv", SODO_KIND_PLACE_NAME},
    {"places_communes.csv", SODO_KIND_PLACE_NAME},
    {"levels.csv", SODO_KIND_LEVEL},
    {"organizations.csv", SODO_KIND_ORG_NAME},
    {"organization_types.csv", SODO_KIND_ORG_TYPE},
    {"organization_types_more.csv", SODO_KIND_ORG_TYPE},
    {"ranks.csv", SODO_KIND_RANK},
    {"honorifics.csv", SODO_KIND_HONORIFIC},
    {"events.csv", SODO_KIND_EVENT_HEAD},
    {"documents.csv", SODO_KIND_DOC_TYPE},
    {"countries.csv", SODO_KIND_COUNTRY},
    {"names.csv", SODO_KIND_NONE},
};

START_TEST(test_load__table_by_name_of_file) {
    tables t;
    table list[] = {{FILES[_i].file, "id,name,source\na,Một,x\n"}, {NULL, NULL}};
    ck_assert_int_eq(tables_load(&t, list), SODO_OK);
    ck_assert_int_eq(sodo_gazetteer_row(t.gazetteer, 0)->kind, FILES[_i].kind);
    tables_close(&t);
}
END_TEST

static const struct {
    const char *name, *file, *text;
    size_t line, column;
    const char *message;
} BAD[] = {
    {"unknown table", "place.csv", "id,name,source\n", 1, 1,
     "no table is called so; the tables are places, levels, organizations, "
     "organization_types, "
     "ranks, fields, honorifics, events, documents, countries, spellings, names, zones"},
    {"column missing", "ranks.csv", "id,source\na,x\n", 1, 1,
     "the header has no column \"name\""},
    {"column twice", "ranks.csv", "id,name,name,source\n", 1, 9,
     "a second column \"name\""},
    {"column name", "ranks.csv", "id,name,Chức,source\n", 1, 9,
     "a column's name is of small letters, digits and _: \"Chức\""},
    {"too few cells", "ranks.csv", "id,name,source\na,Bí thư\n", 2, 1,
     "2 cells where the header has 3"},
    {"id", "ranks.csv", "id,name,source\nBí,Bí thư,x\n", 2, 1,
     "\"Bí\" is no id: small letters, digits and - . _ : only"},
    {"no name", "ranks.csv", "id,name,source\na,,x\n", 2, 3, "\"a\" has no name"},
    {"date", "ranks.csv", "id,name,valid_to,source\na,Bí thư,2025-02-29,x\n", 2, 10,
     "\"2025-02-29\" is no date: write YYYY-MM-DD, YYYY-MM or YYYY"},
    {"date the other way", "ranks.csv",
     "id,name,valid_from,source\na,Bí thư,01/07/2025,x\n", 2, 10,
     "\"01/07/2025\" is no date: write YYYY-MM-DD, YYYY-MM or YYYY"},
    {"case", "ranks.csv", "id,name,case,source\na,Bí thư,upper,x\n", 2, 10,
     "\"upper\" is none of any, first, all, exact"},
    {"parent", "organizations.csv", "id,name,parent,source\na,Bộ,o-cp,x\n", 2, 6,
     "no row has the id \"o-cp\""},
    {"second successor", "organizations.csv",
     "id,name,successors,source\na,Bộ,b|c,x\nb,Sở,,x\n", 2, 8, "no row has the id \"c\""},
    {"quote", "ranks.csv", "id,name,source\na,\"Bí thư,x\n", 2, 1,
     "a quotation mark in this row is never closed"},
};

START_TEST(test_load__mistakes_have_a_place) {
    tables t;
    table list[] = {{BAD[_i].file, BAD[_i].text}, {NULL, NULL}};
    ck_assert_int_eq(tables_load(&t, list), SODO_ERR_INPUT);
    ck_assert_msg(strcmp(t.err.message, BAD[_i].message) == 0, "%s: %s", BAD[_i].name,
                  t.err.message);
    ck_assert_uint_eq(t.err.line, BAD[_i].line);
    ck_assert_uint_eq(t.err.column, BAD[_i].column);
    const char *slash = strrchr(t.err.path, '/');
    ck_assert_str_eq(slash ? slash + 1 : t.err.path, BAD[_i].file);
    tables_close(&t);
}
END_TEST

START_TEST(test_load__id_twice) {
    tables t;
    table list[] = {{"ranks.csv", "id,name,source\na,Bí thư,x\n"},
                    {"ranks_more.csv", "id,name,source\nb,Phó,x\na,Trưởng,x\n"},
                    {NULL, NULL}};
    ck_assert_int_eq(tables_load(&t, list), SODO_ERR_INPUT);
    ck_assert_uint_eq(t.err.line, 3);
    ck_assert_ptr_nonnull(strstr(t.err.message, "the id \"a\" stands already at "));
    ck_assert_ptr_nonnull(strstr(t.err.message, "ranks.csv:2"));
    tables_close(&t);
}
END_TEST

START_TEST(test_load__no_folder_and_no_tables) {
    tables t;
    const char *missing[] = {"/nonexistent/gazetteers"};
    ck_assert_int_eq(tables_load_dirs(&t, missing, 1), SODO_ERR_IO);
    tables_close(&t);
    ck_assert_int_eq(tables_load(&t, (table[]){{"README.md", "x"}, {NULL, NULL}}),
                     SODO_ERR_IO);
    tables_close(&t);
}
END_TEST

/* A row of an overlay replaces the shipped one, takes it away, or comes on top. */
START_TEST(test_load__overlay) {
    char *base = tables_dir((table[]){
        {"ranks.csv", "id,name,class,source\na,Bí thư,secretary,x\nb,Trưởng,head,x\n"},
        {NULL, NULL}});
    char *over = tables_dir((table[]){
        {"ranks.csv", "id,name,class,source\na,Bí thư,boss,y\nb,-,,y\nc,Phó,deputy,y\n"},
        {NULL, NULL}});
    tables t;
    const char *dirs[] = {base, over};
    ck_assert_int_eq(tables_load_dirs(&t, dirs, 2), SODO_OK);
    ck_assert_str_eq(tables_value(&t, "a", "class"), "boss");
    ck_assert_str_eq(tables_value(&t, "c", "class"), "deputy");
    ck_assert_uint_eq(sodo_gazetteer_find_row(t.gazetteer, SODO_LIT("b")), SODO_NO_ROW);
    ck_assert_str_eq(tables_matches(&t, "Bí thư, Trưởng, Phó"),
                     "Rank full [Bí thư] a\nRank full [Phó] c\n");
    tables_close(&t);
    temp_remove(base);
    temp_remove(over);
}
END_TEST

/* The version follows the bytes of the tables, not where they lie. */
START_TEST(test_version__follows_bytes) {
    tables a, b, c;
    table one[] = {{"ranks.csv", "id,name,source\na,Bí thư,x\n"}, {NULL, NULL}};
    table other[] = {{"ranks.csv", "id,name,source\na,Bí thư,y\n"}, {NULL, NULL}};
    ck_assert_int_eq(tables_load(&a, one), SODO_OK);
    ck_assert_int_eq(tables_load(&b, one), SODO_OK);
    ck_assert_int_eq(tables_load(&c, other), SODO_OK);
    ck_assert_str_eq(sodo_gazetteer_version(a.gazetteer),
                     sodo_gazetteer_version(b.gazetteer));
    ck_assert_str_ne(sodo_gazetteer_version(a.gazetteer),
                     sodo_gazetteer_version(c.gazetteer));
    tables_close(&a);
    tables_close(&b);
    tables_close(&c);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("tables");
    tcase_add_test(tests, test_load__columns);
    tcase_add_test(tests, test_load__values_of_an_attribute);
    tcase_add_loop_test(tests, test_load__table_by_name_of_file, 0,
                        sizeof FILES / sizeof *FILES);
    tcase_add_loop_test(tests, test_load__mistakes_have_a_place, 0,
                        sizeof BAD / sizeof *BAD);
    tcase_add_test(tests, test_load__id_twice);
    tcase_add_test(tests, test_load__no_folder_and_no_tables);
    tcase_add_test(tests, test_load__overlay);
    tcase_add_test(tests, test_version__follows_bytes);
    return run_tests("gazetteer/tables", tests);
}

/* test_check.c - protects that the check finds each planted mistake, with its place, and
 * nothing in the shipped tables. */
#include "gazetteer/check.h"
#include "tables.h"
#include "temp_files.h"
#include "testing.h"

static void add_problem(void *context, const sodo_error *problem, const char *caret) {
    ck_assert_ptr_nonnull(caret);
    const char *slash = strrchr(problem->path, '/');
    sodo_buf_addf(context, "%s:%zu:%zu: %s\n", slash ? slash + 1 : problem->path,
                  problem->line, problem->column, problem->message);
}

static sodo_gazetteer_report check(const char *dir, bool homographs, sodo_buf *found) {
    sodo_gazetteer_report report = {0};
    sodo_error err = {.path = ""};
    sodo_gazetteer_check_options options = {.dirs = &dir,
                                            .dir_count = 1,
                                            .homographs = homographs,
                                            .problem = add_problem,
                                            .context = found};
    sodo_status status = sodo_gazetteer_check(&options, &report, &err);
    ck_assert_msg(status == SODO_OK, "%s: %s", err.path, err.message);
    return report;
}

#define PLACES \
    "id,name,full_name,kind,level,code,parent,valid_from,valid_to,variants,source\n"
#define TYPES "id,name,pattern,attach,parent_type,source\n"
#define LEVELS \
    { "levels.csv", "id,name,level,source\nlv,huyện,district,x\nlt,tỉnh,province,x\n" }
#define SAID                                                                     \
    "this form is known already from the name, an earlier form or the table of " \
    "spellings"

static const struct {
    const char *name;
    table tables[4];
    const char *expected;
} CASES[] = {
    {"clean", {{"ranks.csv", "id,name,source\na,Bí thư,x\n"}}, ""},
    {"no source",
     {{"ranks.csv", "id,name,source\na,Bí thư,\n"}},
     "ranks.csv:2:10: no source: where is this row from?\n"},
    {"decomposed letters",
     {{"ranks.csv", "id,name,source\na,Bi\xCC\x81 thư,x\n"}},
     "ranks.csv:2:4: not clean text: write composed letters (NFC), single blanks, no "
     "control or "
     "invisible characters\n"},
    {"zero-width space",
     {{"ranks.csv", "id,name,source\na,Bí thư\xE2\x80\x8B,x\n"}},
     "ranks.csv:2:9: not clean text: write composed letters (NFC), single blanks, no "
     "control or "
     "invisible characters\n"},
    {"ends before it begins",
     {{"ranks.csv", "id,name,valid_from,valid_to,source\na,Bí thư,2025,2024,x\n"}},
     "ranks.csv:2:15: ends on its first day or before\n"},
    {"parents in a circle",
     {{"organizations.csv",
       "id,name,parent,source\na,Bộ,b,x\nb,Cục,c,x\nc,Vụ,a,x\nd,Ban,a,x\n"}},
     "organizations.csv:2:6: its parents come back to the row itself\n"},
    {"parent of another time",
     {{"organizations.csv", "id,name,parent,valid_from,valid_to,source\na,Bộ,,,2000,x\n"
                            "b,Cục,a,2000,,x\n"}},
     "organizations.csv:3:7: the parent is not valid at any time of the row\n"},
    {"parent of another table",
     {LEVELS,
      {"places.csv", PLACES "d,Lý Nhân,huyện Lý Nhân,district,district,,lv,,,,x\n"}},
     "places.csv:2:44: the parent is a row of another table\n"},
    {"the same name twice",
     {{"ranks.csv", "id,name,valid_to,source\na,Bí thư,,x\nb,BÍ THƯ,,x\nc,Phó,2000,x\n"}},
     "ranks.csv:3:3: the same name as DIR/ranks.csv:2 at the same time\n"},
    {"the same name one after the other",
     {{"ranks.csv",
       "id,name,valid_from,valid_to,source\na,Bí thư,,2000,x\nb,Bí thư,2000,,x\n"}},
     ""},
    {"the same code twice",
     {LEVELS,
      {"places.csv", PLACES "d1,Lý Nhân,huyện Lý Nhân,district,district,353,,,,,x\n"
                            "d2,Bình Lục,huyện Bình Lục,district,district,353,,,,,x\n"}},
     "places.csv:3:4: the same official code as DIR/places.csv:2 at the same time\n"},
    {"unknown words",
     {{"organization_types.csv", TYPES "t,Sở,Sở {topic},topic|tial,,x\n"}},
     "organization_types.csv:2:23: \"tial\" is none of "
     "place|unit|org|tail|topic|number|country\n"},
    {"unknown ids",
     {{"organization_types.csv", TYPES "t,Sở,Sở {topic},topic,t|u,x\n"}},
     "organization_types.csv:2:25: no row has the id \"u\"\n"},
    {"a pattern's part",
     {{"organization_types.csv", TYPES "t,Sở,Sở {topick},topic,,x\n"}},
     "organization_types.csv:2:9: a pattern's parts are {unit}, {place}, {parent}, "
     "{tail}, "
     "{topic}, {number}\n"},
    {"a brace alone",
     {{"organization_types.csv", TYPES "t,Sở,Sở topic},topic,,x\n"}},
     "organization_types.csv:2:14: a pattern's parts are {unit}, {place}, {parent}, "
     "{tail}, "
     "{topic}, {number}\n"},
    {"no pattern",
     {{"organization_types.csv", TYPES "t,Sở,,topic,,x\n"}},
     "organization_types.csv:2:6: no pattern: no name can be made of it\n"},
    {"a place that cannot match",
     {LEVELS, {"places.csv", PLACES "d,Lý Nhân,Lý Nhân,district,district,,,,,,x\n"}},
     "places.csv:2:11: the full name is not a level's word and the name: it cannot "
     "match\n"},
    {"a form said twice",
     {{"spellings.csv", "id,name,abbreviations,source\ns,Ủy ban,UB,x\n"},
      {"ranks.csv", "id,name,variants,abbreviations,source\n"
                    "a,Ủy ban,Uỷ ban|Ban,UB|BAN,x\n"}},
     "ranks.csv:2:10: " SAID "\nranks.csv:2:21: " SAID "\nranks.csv:2:24: " SAID "\n"},
    {"too long",
     {{"ranks.csv",
       "id,name,source\na,m m m m m m m m m m m m m m m m m m m m m m m m m m m m m "
       "m m m m,x\n"}},
     "ranks.csv:2:3: longer than 32 words and signs: it can never match\n"},
    {"too many spellings",
     {{"spellings.csv", "id,name,variants,source\ns,m,n|o,x\n"},
      {"ranks.csv", "id,name,source\na,m m m m m m,x\n"}},
     "ranks.csv:2:3: spellings make more than 256 forms of it\n"},
    {"all of a file, files in their order",
     {{"ranks.csv", "id,name,source\na,Bí thư,\nb,Phó\nA,Trưởng,x\n"},
      {"events.csv", "id,name,source\ne,\"Lễ,x\n"}},
     "events.csv:2:1: a quotation mark in this row is never closed\n"
     "ranks.csv:2:10: no source: where is this row from?\n"
     "ranks.csv:3:1: 2 cells where the header has 3\n"
     "ranks.csv:4:1: \"A\" is no id: small letters, digits and - . _ : only\n"},
};

/* The folder's name in messages is written DIR. */
static void hide_dir(sodo_buf *text, const char *dir) {
    for (char *at; text->size && (at = strstr(text->data, dir));) {
        size_t rest = strlen(at) - strlen(dir) + 1;
        memmove(at + 3, at + strlen(dir), rest);
        memcpy(at, "DIR", 3);
    }
}

START_TEST(test_check__planted_mistakes) {
    char *dir = tables_dir(CASES[_i].tables);
    sodo_buf found = {0};
    sodo_buf_add_str(&found, "");
    sodo_gazetteer_report report = check(dir, false, &found);
    hide_dir(&found, dir);
    const char *got = found.data ? found.data : "";
    ck_assert_msg(strcmp(got, CASES[_i].expected) == 0, "%s:\n%s", CASES[_i].name, got);
    size_t lines = 0;
    for (const char *c = got; *c; c++) lines += *c == '\n';
    ck_assert_uint_eq(report.problems, lines);
    sodo_buf_finish(&found);
    temp_remove(dir);
}
END_TEST

/* Phrases of several meanings are right, but can be listed. */
START_TEST(test_check__homographs) {
    char *dir = tables_dir((table[]){
        {"ranks.csv",
         "id,name,abbreviations,source\nrk-bt,Bí thư,BT,x\nrk-bo,Bộ trưởng,BT,x\n"},
        {"honorifics.csv", "id,name,source\nhn-bt,bí thư,x\n"},
        {NULL, NULL}});
    sodo_buf found = {0};
    ck_assert_uint_eq(check(dir, false, &found).problems, 0);
    ck_assert_uint_eq(check(dir, true, &found).problems, 2);
    ck_assert_str_eq(found.data,
                     "honorifics.csv:2:7: \"bí thư\" means this row and also rk-bt\n"
                     "ranks.csv:3:7: \"bt\" means this row and also rk-bt\n");
    sodo_buf_finish(&found);
    temp_remove(dir);
}
END_TEST

static void keep_caret(void *context, const sodo_error *problem, const char *caret) {
    (void)problem;
    sodo_buf_add_str(context, caret);
}

static const struct {
    const char *row, *expected;
} CARETS[] = {
    {"b,Đội,", "b,Đội,\n      ^"},
    /* Forty code points of a long line are enough to see where it is. */
    {"b,đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ,",
     " đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ đ,\n"
     "                                       ^"},
};

START_TEST(test_check__caret) {
    char text[256];
    snprintf(text, sizeof text, "id,name,source\na,Bí thư,x\n%s\n", CARETS[_i].row);
    char *dir = tables_dir((table[]){{"ranks.csv", text}, {NULL, NULL}});
    const char *dirs[] = {dir};
    sodo_buf caret = {0};
    sodo_gazetteer_report report;
    sodo_gazetteer_check_options options = {
        .dirs = dirs, .dir_count = 1, .problem = keep_caret, .context = &caret};
    ck_assert_int_eq(sodo_gazetteer_check(&options, &report, NULL), SODO_OK);
    ck_assert_str_eq(caret.data, CARETS[_i].expected);
    sodo_buf_finish(&caret);
    temp_remove(dir);
}
END_TEST

START_TEST(test_check__shipped_tables_are_clean) {
    char path[1024];
    sodo_buf found = {0};
    sodo_gazetteer_report report =
        check(source_path("gazetteers", path, sizeof path), false, &found);
    ck_assert_msg(report.problems == 0, "%s", found.data);
    ck_assert_uint_gt(report.rows, 18000);
    sodo_buf_finish(&found);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("check");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, test_check__planted_mistakes, 0,
                        sizeof CASES / sizeof *CASES);
    tcase_add_test(tests, test_check__homographs);
    tcase_add_loop_test(tests, test_check__caret, 0, sizeof CARETS / sizeof *CARETS);
    tcase_add_test(tests, test_check__shipped_tables_are_clean);
    return run_tests("gazetteer/check", tests);
}

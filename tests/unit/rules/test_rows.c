/* test_rows.c - rules over gazetteer hits: tests and values of rows, words that hits
 * cover. */
#include "bench.h"
#include "testing.h"

#define HEADER                                                                      \
    "id,name,variants,abbreviations,valid_from,valid_to,case,not_before,not_after," \
    "source,note"

static const char RANKS[] = HEADER ",title,class,level,place_org\n"
                                   "rk-a,Bí thư,,,,,,,,s,,,head,province,\n"
                                   "rk-b,Bí  thư,,,,,,,,s,,,secretary,district,x\n"
                                   "rk-c,Phó Bí thư,,,,,,,,s,,,deputy,province,\n";
static const char HONORIFICS[] =
    HEADER ",class,number\nho-a,các đồng chí,,,,,,,,s,,address,pl\n";

#define PHASE "phase t\n group tag\n in Rank, Honorific\n"
#define RULE "rule r\n match "

static const struct {
    const char *name, *rules, *page, *want;
} cases[] = {
    {"one row that fits is enough", PHASE RULE "<Rank class=secretary>\n make Position\n",
     "Bí thư", "Position 'Bí thư' +0\n"},
    {"one row must fit all of it",
     PHASE RULE "<Rank class=head level=district>\n make Position\n", "Bí thư", ""},
    {"a column that is filled", PHASE RULE "<Rank place_org>\n make Position\n",
     "Bí thư, Phó Bí thư", "Position 'Bí thư' +0\n"},
    {"a column that is empty", PHASE RULE "<Rank !place_org>\n make Position\n",
     "Phó Bí thư", "Position 'Phó Bí thư' +0\n"},
    {"not the value", PHASE RULE "<Rank class!=deputy>\n make Position\n",
     "Bí thư, Phó Bí thư", "Position 'Bí thư' +0\n"},
    {"an own attribute counts before the rows'",
     PHASE RULE "<Rank form=full class=deputy>\n make Position\n", "Phó Bí thư",
     "Position 'Phó Bí thư' +0\n"},
    {"a value in which the rows agree",
     PHASE RULE "r:<Rank>\n make Position class=r.class level=r.level\n",
     "Phó Bí thư, Bí thư",
     "Position 'Phó Bí thư' class=deputy level=province +0\nPosition 'Bí thư' +0\n"},
    {"what is made over a hit means its rows",
     PHASE RULE "<Rank>\n make Position\nphase u\n group tag\n in Position\nrule s\n "
                "match p:<Position "
                "class=deputy>\n make Holder class=p.class\n",
     "Phó Bí thư", "Position 'Phó Bí thư' +0\nHolder 'Phó Bí thư' class=deputy +0\n"},
};

static void init(bench *b, const char *rules) {
    bench_init(b);
    bench_file(b, 0, "ranks.csv", RANKS);
    bench_file(b, 0, "honorifics.csv", HONORIFICS);
    bench_file(b, 0, "test.rules", rules);
    bench_load(b);
}

START_TEST(test_rows__each_case) {
    bench b;
    sodo_buf out = {0};
    init(&b, cases[_i].rules);
    ck_assert_msg(bench_open(&b) == SODO_OK, "%s: %s", cases[_i].name, b.problems.data);
    bench_page(&b, cases[_i].page);
    bench_hits(&b);
    bench_run(&b, "tag", &out);
    ck_assert_msg(strcmp(out.data ? out.data : "", cases[_i].want) == 0, "%s: %s",
                  cases[_i].name, out.data ? out.data : "");
    sodo_buf_finish(&out);
    bench_finish(&b);
}
END_TEST

/* In check mode: words under a hit are never seen, a set is told where all of it is
 * covered. */
static const struct {
    const char *name, *rules, *want; /* beginning of the only problem, "" = none */
} shadows[] = {
    {"a phrase that is a hit", PHASE RULE "\"các đồng chí\" <Rank>\n make Position\n",
     "test.rules:5:8: phase t never sees these words: \"các đồng chí\" is a <Honorific> "
     "to it (line 2 of "},
    {"a phrase with a hit inside", PHASE RULE "\"có các đồng chí\"\n make Position\n",
     "test.rules:5:8: phase t never sees these words: \"các đồng chí\" is a <Honorific> "
     "to it (line 2 of "},
    {"not where the phase does not see the kind",
     "phase t\n group tag\n in Rank\n" RULE "\"các đồng chí\" <Rank>\n make Position\n",
     ""},
    {"a set that is covered in part",
     "words s = \"các đồng chí\", \"bà\"\n" PHASE RULE "@s <Rank>\n make Position\n",
     "test.rules:1:11: phase t never sees these words: \"các đồng chí\" is a <Honorific> "
     "to it (line 2 of "},
    {"a set that another phase needs",
     "words s = \"các đồng chí\", \"bà\"\n" PHASE RULE
     "@s <Rank>\n make Position\nphase u\n group tag\n in Rank\n"
     "rule s\n match @s\n make Position\n",
     ""},
    {"a value that no row has", PHASE RULE "<Rank class=haed>\n make Position\n",
     "test.rules:5:20: no table and no rule has the value haed; did you mean head?\n"},
    {"a value that a rule gives",
     PHASE RULE "<Rank class=mine>\n make Position\nrule s\n match r:<Rank class=head>\n"
                " attr r class=\"mine\"\n",
     ""},
    {"a set that is covered",
     "words s = \"các đồng chí\"\n" PHASE RULE "@s <Rank>\n make Position\n",
     "test.rules:6:8: phase t never sees these words: \"các đồng chí\" is a <Honorific> "
     "to it (line 2 of "},
};

START_TEST(test_rows__words_under_hits) {
    bench b;
    init(&b, shadows[_i].rules);
    b.collect = true;
    ck_assert_int_eq(bench_open(&b), SODO_OK);
    const char *got = b.problems.data ? b.problems.data : "", *want = shadows[_i].want;
    bool good = *want ? strncmp(got, want, strlen(want)) == 0 : !*got;
    ck_assert_msg(good, "%s: %s", shadows[_i].name, got);
    const char *first = strchr(got, ':');
    ck_assert_msg(!first || !strstr(first + 1, "test.rules:"), "%s: %s", shadows[_i].name,
                  got);
    bench_finish(&b);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("rows");
    tcase_add_loop_test(tests, test_rows__each_case, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tests, test_rows__words_under_hits, 0,
                        sizeof shadows / sizeof *shadows);
    return run_tests("rules/rows", tests);
}

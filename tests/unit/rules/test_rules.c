/* test_rules.c - a rule set as a whole: files and overlays, check mode, examples, limits,
 * trace. */
#include "bench.h"
#include "failing_malloc.h"
#include "testing.h"

#define PHASE "phase t\n group tag\n in Rank, Organization\n"

static bench b;

static void setup(void) {
    bench_init(&b);
}

static void teardown(void) {
    bench_finish(&b);
}

static void open_good(void) {
    ck_assert_msg(bench_open(&b) == SODO_OK, "%s%s", b.problems.data, b.err.message);
}

static void check_run(const char *page, const char *want) {
    sodo_buf out = {0};
    bench_page(&b, page);
    bench_run(&b, "tag", &out);
    ck_assert_str_eq(out.data ? out.data : "", want);
    sodo_buf_finish(&out);
}

/* Names, lines and files are what `explain` and `rules list` print. */
START_TEST(test_rules_open__describes_its_rules) {
    bench_file(&b, 0, "b.rules",
               "phase t\n"
               "rule second.one\n say \"why\"\n conf -5\n match \"a\"\n make Position\n");
    bench_file(&b, 0, "a.rules", PHASE "rule first\n match \"b\"\n make Position\n");
    open_good();
    ck_assert_uint_eq(sodo_rules_count(b.rules), 2);
    sodo_slice name = sodo_rule_name(b.rules, 1), file = sodo_rule_file(b.rules, 1);
    ck_assert(sodo_slice_is(name, "second.one"));
    ck_assert(sodo_slice_is(sodo_rule_say(b.rules, 1), "why"));
    ck_assert(sodo_slice_is(sodo_rule_phase_name(b.rules, 1), "t"));
    ck_assert_int_eq(sodo_rule_conf(b.rules, 1), -5);
    ck_assert_uint_eq(sodo_rule_line(b.rules, 1), 2);
    ck_assert(file.size > 8 && memcmp(file.data + file.size - 8, "/b.rules", 8) == 0);
    ck_assert(sodo_rules_is_whole(b.rules));
    ck_assert(sodo_rules_has_phase(b.rules, "t") && !sodo_rules_has_phase(b.rules, "u"));
    ck_assert_uint_eq(strlen(sodo_rules_version(b.rules)), 26);
}
END_TEST

/* An overlay adds rules to a phase, replaces a rule by its name, and sets and macros too.
 */
START_TEST(test_rules_open__overlay) {
    bench_file(&b, 0, "a.rules",
               "words w = \"x\"\nmacro M = \"m\"\n" PHASE
               "rule r\n conf +1\n match \"a\"\n make Position\nrule s\n match @w $M\n "
               "make Position\n");
    bench_file(&b, 1, "a.rules",
               "words w = \"y\"\nmacro M = \"n\"\nphase t\n"
               "rule r\n conf +2\n match \"b\"\n make Position\nrule q\n match \"c\"\n "
               "make Position\n");
    open_good();
    ck_assert_uint_eq(sodo_rules_count(b.rules), 3);
    check_run("a b c, x m, y n", "Position 'b' +2\nPosition 'c' +0\nPosition 'y n' +0\n");
}
END_TEST

/* Check mode tells every problem with the line and a caret, and keeps the good rules. */
START_TEST(test_rules_open__collects) {
    bench_file(&b, 0, "a.rules",
               PHASE "rule bad\n match r:<Rnk>\n make Position\nrule good\n match \"đồng "
                     "chí\" <Rank>\n make Position\n"
                     "rule worse\n\tmatch \"đồng chí\" [captial]\n make Position\n");
    b.collect = true;
    open_good();
    ck_assert_str_eq(
        b.problems.data,
        "a.rules:5:11: no kind of mention is called Rnk; did you mean Rank?\n"
        " match r:<Rnk>\n"
        "          ^^^\n"
        "a.rules:11:20: captial is not a shape ([cap], [number], [any] …)\n"
        "\tmatch \"đồng chí\" [captial]\n"
        "\t                  ^^^^^^^\n");
    ck_assert_uint_eq(sodo_rules_count(b.rules), 1);
    ck_assert(!sodo_rules_is_whole(b.rules));
    check_run("đồng chí {Rank|A}", "Position 'đồng chí A' +0\n");
}
END_TEST

/* In check mode sets and macros that nobody uses are told; adding to one is no use. */
START_TEST(test_rules_open__unused) {
    bench_file(
        &b, 0, "a.rules",
        "words a = \"x\"\nwords b = \"x\"\nwords b += \"y\"\nmacro M = \"z\"\n" PHASE
        "rule r\n match @a\n make Position\n");
    open_good();
    ck_assert_uint_eq(b.problems.size, 0);
    sodo_rule_runner_close(b.runner);
    sodo_lexicon_close(b.lexicon);
    sodo_rules_close(b.rules);
    b.runner = NULL;
    b.lexicon = NULL;
    b.collect = true;
    ck_assert_int_eq(bench_open_set(&b), SODO_OK);
    ck_assert_str_eq(
        b.problems.data,
        "a.rules:2:7: no rule uses the word set @b\nwords b = \"x\"\n      ^\n"
        "a.rules:4:7: no rule uses the macro $M\nmacro M = \"z\"\n      ^\n");
    ck_assert(sodo_rules_is_whole(b.rules));
}
END_TEST

/* Of a long line only the part around the caret is shown. */
START_TEST(test_rules_open__long_line) {
    sodo_buf rules = {0}, want = {0};
    sodo_buf_add_str(&rules, PHASE "rule r\n match ");
    for (int i = 0; i < 40; i++) sodo_buf_add_str(&rules, "\"ô\" ");
    sodo_buf_add_str(&rules, "[cpa] ");
    for (int i = 0; i < 20; i++) sodo_buf_add_str(&rules, "\"ă\" ");
    sodo_buf_add_str(&rules, "\n make Position\n");
    bench_file(&b, 0, "a.rules", rules.data);
    ck_assert_int_eq(bench_open(&b), SODO_ERR_INPUT);
    sodo_buf_add_str(&want, "a.rules:5:169: cpa is not a shape ([cap], [number], [any] "
                            "…); did you mean cap?\n…");
    sodo_buf_add_str(&want, " ");
    for (int i = 0; i < 16; i++) sodo_buf_add_str(&want, "\"ô\" ");
    sodo_buf_add_str(&want, "\"ô\" [cpa] ");
    for (int i = 0; i < 7; i++) sodo_buf_add_str(&want, "\"ă\" ");
    sodo_buf_addf(&want, "…\n%*s^^^\n", 71, "");
    ck_assert_str_eq(b.problems.data, want.data);
    sodo_buf_finish(&rules);
    sodo_buf_finish(&want);
}
END_TEST

START_TEST(test_rules_open__no_folder) {
    b.dirs[0] = NULL;
    b.dir_count = 0;
    open_good();
    ck_assert_uint_eq(sodo_rules_count(b.rules), 0);
    check_run("a", "");
}
END_TEST

/* The version changes with any byte, and with nothing else. */
START_TEST(test_rules_version__follows_the_bytes) {
    bench other;
    bench_init(&other);
    bench_file(&b, 0, "a.rules", PHASE);
    bench_file(&other, 0, "z.rules", PHASE " # a comment\n");
    open_good();
    ck_assert_int_eq(bench_open(&other), SODO_OK);
    ck_assert_str_ne(sodo_rules_version(b.rules), sodo_rules_version(other.rules));
    bench_finish(&other);
}
END_TEST

/* ---- examples ---- */

#define FRAME                                                                        \
    "phase f\n group frame\n in Person, Position, Place\nrule r\n match p:<Person> " \
    "q:<Position>"                                                                   \
    " s:<Place>?\n fact holds p q status=\"former\" site=s\n"

static const struct {
    const char *name, *example, *page, *why;
} expects[] = {
    {"as expected", " example \"x\" => holds \"A\" \"B\"\n", "{Person|A} {Position|B}",
     ""},
    {"any kind of fact", " example \"x\" => fact \"A\" \"B\" status=\"former\"\n",
     "{Person|A} {Position|B}", ""},
    {"a mention as attribute", " example \"x\" => fact \"A\" \"B\" site=\"C\"\n",
     "{Person|A} {Position|B} {Place|C}", ""},
    {"other attribute", " example \"x\" => holds \"A\" \"B\" status=\"acting\"\n",
     "{Person|A} {Position|B}",
     "does not make holds \"A\" \"B\" status=\"acting\"; it makes holds \"A\" \"B\""},
    {"nothing made", " example \"x\" => holds \"A\" \"B\"\n",
     "{Person|A} và {Position|B}", "does not make holds \"A\" \"B\"; it makes nothing"},
    {"one of two missing", " example \"x\" => holds \"A\" \"B\", holds \"C\" \"D\"\n",
     "{Person|A} {Position|B}",
     "does not make holds \"C\" \"D\"; it makes holds \"A\" \"B\""},
    {"another rule makes it",
     " example \"x\" => Holder \"A\"\nrule s\n match p:<Person> \"x\"\n make Holder over "
     "p\n",
     "{Person|A} x", "does not make Holder \"A\"; it makes nothing; s makes it"},
    {"an attribute given",
     " attr q class=\"x\"\n example \"x\" => Position \"B\" class=\"x\"\n",
     "{Person|A} {Position|B}", ""},
    {"an attribute given to another",
     " attr q class=\"x\"\n example \"x\" => Position \"C\" class=\"x\"\n",
     "{Person|A} {Position|B}, {Position class=x|D}, {Position|C}",
     "does not make Position \"C\" class=\"x\"; it makes Position \"B\", Position \"D\", "
     "holds \"A\" \"B\""},
    {"withdrawn", " drop p\n example \"x\" => drop Person \"A\"\n",
     "{Person|A} {Position|B}", ""},
    {"not withdrawn", " drop p\n example \"x\" => drop Person \"A\"\n", "{Person|A}",
     "does not drop Person \"A\"; it makes nothing"},
    {"nothing, as expected", " not \"x\"\n", "{Person|A}", ""},
    {"something where nothing should be", " not \"x\"\n", "{Person|A} {Position|B}",
     "makes holds \"A\" \"B\", but should make nothing"},
};

START_TEST(test_rules_expect__each_case) {
    char rules[1024];
    snprintf(rules, sizeof rules, FRAME "%s", expects[_i].example);
    bench_file(&b, 0, "a.rules", rules);
    open_good();
    const sodo_rule_example *examples = NULL;
    ck_assert_uint_eq(sodo_rules_examples(b.rules, &examples), 1);
    ck_assert_uint_ge(examples[0].line, 7);
    ck_assert(sodo_slice_is(examples[0].text, "x"));
    sodo_buf out = {0}, why = {0};
    bench_page(&b, expects[_i].page);
    bench_run(&b, "frame", &out);
    bool good = sodo_rules_expect(b.rules, &examples[0], &b.work, &why);
    ck_assert_msg(good == !*expects[_i].why, "%s", expects[_i].name);
    ck_assert_str_eq(why.data ? why.data : "", expects[_i].why);
    sodo_buf_finish(&why);
    sodo_buf_finish(&out);
}
END_TEST

/* A phase may have more rules than a machine word has bits; of equals the first wins. */
START_TEST(test_rules_run__many_rules) {
    sodo_buf rules = {0}, page = {0}, want = {0};
    sodo_buf_add_str(&rules, PHASE);
    for (int i = 0; i < 150; i++) {
        const char word[] = {'w', (char)('a' + i / 64), (char)('a' + i / 8 % 8),
                             (char)('a' + i % 8), 0};
        sodo_buf_addf(
            &rules,
            "rule r%d\n conf +%d\n match \"%s\" (\"x\" | \"v%s\")\n make Position\n", i,
            i % 100, word, word);
        sodo_buf_addf(&page, "%s x, ", word);
        sodo_buf_addf(&want, "Position '%s x' +%d\n", word, i % 100);
    }
    sodo_buf_add_str(&rules, "rule last\n match \"waaa\" \"x\"\n make Holder\n");
    bench_file(&b, 0, "a.rules", rules.data);
    open_good();
    check_run(page.data, want.data);
    sodo_buf_finish(&rules);
    sodo_buf_finish(&page);
    sodo_buf_finish(&want);
}
END_TEST

/* Many matches of many lengths in one window are put in the one order there is. */
START_TEST(test_rules_run__many_matches) {
    bench_file(&b, 0, "a.rules",
               PHASE "rule r\n match \"a\" \"b\"{1,3} \"c\"{0,2}\n make Position\n");
    open_good();
    sodo_buf page = {0}, want = {0};
    for (int i = 0; i < 300; i++) {
        static const char *const PARTS[] = {"a b", "a b b c", "a b c c", "a b b b",
                                            "a b b b c c"};
        const char *part = PARTS[i * 7 % 5];
        sodo_buf_addf(&page, "%s ", part);
        sodo_buf_addf(&want, "Position '%s' +0\n", part);
    }
    check_run(page.data, want.data);
    sodo_buf_finish(&page);
    sodo_buf_finish(&want);
}
END_TEST

/* ---- limits and trace ---- */

/* A pattern with too many readings is given up in that window, told, and the page goes
 * on. */
START_TEST(test_rules_run__match_limit) {
    bench_file(&b, 0, "a.rules",
               PHASE "rule slow\n match ([word] [word]? | [word] [any]{0,3}){0,40} "
                     "\"zz\"\n make Position\n"
                     "rule quick\n match \"a\" [end]\n make Holder\n");
    open_good();
    sodo_buf page = {0};
    sodo_buf_add_str(&page, "zz; ");
    for (int i = 0; i < 60; i++) sodo_buf_add_str(&page, "b ");
    sodo_buf_add_str(&page, "a");
    check_run(page.data, "Holder 'a' +0\n");
    ck_assert_str_eq(b.limits.data, "slow in 0\n");
    sodo_buf_finish(&page);
}
END_TEST

/* A sentence longer than a window is cut, nothing is lost but matches across the cut. */
START_TEST(test_rules_run__long_sentence) {
    bench_file(&b, 0, "a.rules", PHASE "rule r\n match \"x\" \"y\"\n make Position\n");
    open_good();
    sodo_buf page = {0};
    for (int i = 0; i < 9000; i++) sodo_buf_add_str(&page, "b ");
    sodo_buf_add_str(&page, "x y");
    check_run(page.data, "Position 'x y' +0\n");
    sodo_buf_finish(&page);
}
END_TEST

static void keep_trace(void *context, const sodo_rule_trace_match *match) {
    sodo_buf *out = context;
    sodo_slice name = sodo_rule_name(b.rules, match->rule);
    sodo_buf_addf(out, "%.*s %u-%u", (int)name.size, name.data,
                  (unsigned)match->tok_begin, (unsigned)match->tok_end);
    for (size_t i = 0; i < match->capture_count; i++)
        sodo_buf_addf(out, " %.*s=%u-%u", (int)match->captures[i].name.size,
                      match->captures[i].name.data,
                      (unsigned)match->captures[i].tok_begin,
                      (unsigned)match->captures[i].tok_end);
    sodo_buf_add_char(out, '\n');
}

START_TEST(test_rule_runner_trace__changes_nothing) {
    bench_file(
        &b, 0, "a.rules",
        PHASE
        "rule r\n match \"x\" r:<Rank> o:<Organization>?\n make Position rank=r org=o\n"
        "rule s\n match <Rank>\n make Position\n");
    open_good();
    const char *page = "x {Rank|A a} và {Rank|B}";
    check_run(page, "Position 'x A a' rank='A a' +0\nPosition 'B' +0\n");
    sodo_buf trace = {0};
    sodo_rule_runner_trace(b.runner, keep_trace, &trace);
    check_run(page, "Position 'x A a' rank='A a' +0\nPosition 'B' +0\n");
    ck_assert_str_eq(trace.data, "r 0-3 r=1-3 o=0-0\ns 4-5\n");
    sodo_buf_finish(&trace);
}
END_TEST

/* Why a rule does nothing: the first element that failed, and what stood there. */
static const struct {
    const char *name, *rules, *page, *at, *want;
} whys[] = {
    {"a word",
     "rule r\n match r:<Rank> \"của\" o:<Organization>\n make Position rank=r org=o\n",
     "ông {Rank|Bí thư} tại {Organization|Huyện ủy}", "tại",
     "it follows \"Bí thư\", then wants \"của\" o:<Organization> but finds \"tại\""},
    {"a mention of another kind",
     "rule r\n match <Rank> <Organization>\n make Position\n",
     "{Rank|Bí thư} {PlaceName|Lý Nhân}", "Lý",
     "it follows \"Bí thư\", then wants <Organization> but finds \"Lý Nhân\" (a "
     "<PlaceName>)"},
    {"a test", "rule r\n match <Rank class=head>\n make Position\n",
     "{Rank class=deputy|Phó}", "Phó",
     "it wants <Rank class=head> but finds \"Phó\" (a <Rank>)"},
    {"the end", "rule r\n match <Rank> [any]{1,3}? \"họp\"\n make Position\n",
     "{Rank|Phó} đi làm", "Phó",
     "it follows \"Phó đi làm\", then wants \"họp\" but finds the end of the "
     "window"},
    {"a context",
     "rule r\n match <Rank> not followed( <Organization> )\n make Position\n",
     "{Rank|Phó} {Organization|A}", "Phó",
     "it follows \"Phó\", then wants not followed( <Organization> ) but finds \"A\" (a "
     "<Organization>)"},
    {"another rule",
     "rule r\n match <Rank>\n make Position\nrule s\n match <Rank> \"x\"\n make Holder\n",
     "{Rank|Phó} x", "Phó", "it matches \"Phó\", but s wins with \"Phó x\""},
    {"nothing is wrong", "rule r\n match <Rank>\n make Position\n", "{Rank|Phó} x", "Phó",
     "it matches \"Phó\", and this is carried out"},
    {"the zone", "rule r\n match <Rank>\n zones title\n make Position\n", "{Rank|Phó} x",
     "Phó", "it matches \"Phó\", but does not read the zone body"},
    {"an item of a list",
     "rule r\n match \"có\" l:list( <Rank> ; \",\" ) \"dự\"\n each l make Position\n",
     "có {Rank|A}, {Rank|B} về", "về",
     "it follows \"có A, B\", then wants \"dự\" but finds \"về\""},
};

START_TEST(test_rule_runner_why_not__each_case) {
    char rules[512];
    snprintf(rules, sizeof rules,
             "phase t\n group tag\n in Rank, Organization, PlaceName\n%s",
             whys[_i].rules);
    bench_file(&b, 0, "a.rules", rules);
    open_good();
    bench_page(&b, whys[_i].page);
    sodo_buf why = {0}, out = {0};
    uint32_t token = 0, rule = sodo_rules_find(b.rules, SODO_LIT("r"));
    while (token < b.work.page.tokens.count) {
        const sodo_token *t = &b.work.page.tokens.items[token];
        sodo_slice text = {b.work.page.text.data + t->byte_begin,
                           t->byte_end - t->byte_begin};
        if (sodo_slice_is(text, whys[_i].at)) break;
        token++;
    }
    sodo_rule_runner_why_not(b.runner, rule, token, &why);
    bench_run(&b, "tag", &out);
    ck_assert_msg(why.data && strcmp(why.data, whys[_i].want) == 0, "%s: %s",
                  whys[_i].name, why.data ? why.data : "nothing");
    sodo_buf_finish(&why);
    sodo_buf_finish(&out);
    ck_assert_uint_eq(sodo_rules_find(b.rules, SODO_LIT("none")), UINT32_MAX);
}
END_TEST

/* Running one phase by name; parts know the mention that holds them. */
START_TEST(test_rules_run_phase__parts) {
    bench_file(&b, 0, "a.rules",
               PHASE "rule r\n conf +10\n match <Rank> <Organization>\n make Position\n");
    open_good();
    bench_page(&b, "{Rank|A} {Organization|B}");
    ck_assert_int_eq(sodo_rules_run_phase(b.runner, "u", &b.work, &b.err),
                     SODO_ERR_USAGE);
    ck_assert_int_eq(sodo_rules_run_phase(b.runner, "t", &b.work, &b.err), SODO_OK);
    ck_assert_uint_eq(b.work.mentions.count, 3);
    ck_assert_int_eq(b.work.mentions.items[0].outer, 2);
    ck_assert_int_eq(b.work.mentions.items[1].outer, 2);
    ck_assert_int_eq(b.work.mentions.items[2].outer, SODO_NO_MENTION);
}
END_TEST

/* ---- memory ---- */

/* Every allocation of opening a set fails once: a clean status, and nothing leaks. */
START_TEST(test_rules_open__no_memory) {
    bench_file(
        &b, 0, "a.rules",
        "words w = \"x\", \"y z\"\nmacro M(p) = $p | \"m\"\n" PHASE
        "rule r\n match r:<Rank class=head> l:list( o:<Organization> ; $M(\",\") ) @w?\n"
        " make Position rank=r\n each l make Position over o org=o\n"
        " example \"a\" => Position \"a\"\n");
    sodo_status status = SODO_ERR_NOMEM;
    for (unsigned long n = 1; n < 4000 && status == SODO_ERR_NOMEM; n++) {
        malloc_fail_at(n);
        status = bench_open_set(&b);
        bool failed = malloc_failed();
        malloc_fail_at(0);
        ck_assert_msg(status == SODO_OK || (failed && status == SODO_ERR_NOMEM),
                      "%lu: %s", n, b.err.message);
    }
    ck_assert_int_eq(status, SODO_OK);
}
END_TEST

/* A page's arena that is too small ends its run, not the program. */
START_TEST(test_rules_run__page_budget) {
    bench_file(&b, 0, "a.rules", PHASE "rule r\n match [word]\n make Position\n");
    open_good();
    bench_page(
        &b,
        "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l");
    b.work.arena.budget = 1024;
    ck_assert_int_eq(sodo_rules_run(b.runner, "tag", &b.work, NULL, NULL, &b.err),
                     SODO_ERR_NOMEM);
    check_run("a", "Position 'a' +0\n");
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("rules");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_rules_open__describes_its_rules);
    tcase_add_test(tests, test_rules_open__overlay);
    tcase_add_test(tests, test_rules_open__collects);
    tcase_add_test(tests, test_rules_open__unused);
    tcase_add_test(tests, test_rules_open__long_line);
    tcase_add_test(tests, test_rules_open__no_folder);
    tcase_add_test(tests, test_rules_version__follows_the_bytes);
    tcase_add_loop_test(tests, test_rules_expect__each_case, 0,
                        sizeof expects / sizeof *expects);
    tcase_add_test(tests, test_rules_run__many_rules);
    tcase_add_test(tests, test_rules_run__many_matches);
    tcase_add_test(tests, test_rules_run__match_limit);
    tcase_add_test(tests, test_rules_run__long_sentence);
    tcase_add_test(tests, test_rule_runner_trace__changes_nothing);
    tcase_add_loop_test(tests, test_rule_runner_why_not__each_case, 0,
                        sizeof whys / sizeof *whys);
    tcase_add_test(tests, test_rules_run_phase__parts);
    tcase_add_test(tests, test_rules_open__no_memory);
    tcase_add_test(tests, test_rules_run__page_budget);
    return run_tests("rules/rules", tests);
}

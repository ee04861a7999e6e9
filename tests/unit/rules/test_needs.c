/* test_needs.c - a rule is tried only where all that it needs stands, and nowhere too
 * few.
 */
#include "bench.h"
#include "testing.h"

static const char HEAD[] = "phase t\n group tag\n window page\n in Rank, Organization\n"
                           "words greeting = \"kính thưa\", \"thân gửi\"\n";

typedef struct try_case {
    const char *pattern, *page;
    unsigned tries, matches;
} try_case;

static void check(const try_case *c) {
    bench b;
    char text[1024];
    sodo_buf out = {0};
    sodo_rule_cost cost = {0};
    snprintf(text, sizeof text, "%srule r\n match %s\n make Position\n", HEAD,
             c->pattern);
    bench_init(&b);
    bench_file(&b, 0, "a.rules", text);
    ck_assert_int_eq(bench_open(&b), SODO_OK);
    sodo_rule_runner_count(b.runner, &cost);
    bench_page(&b, c->page);
    bench_run(&b, "tag", &out);
    ck_assert_msg(cost.tries == c->tries && cost.matches == c->matches,
                  "%s on %s: %u tries, %u matches", c->pattern, c->page,
                  (unsigned)cost.tries, (unsigned)cost.matches);
    sodo_buf_finish(&out);
    bench_finish(&b);
}

static const try_case TRIES[] = {
    /* a word, and a pair of words side by side */
    {"\"thưa\" [any]{0,3} \"họp\"", "thưa ông", 0, 0},
    {"\"thưa\" [any]{0,3} \"họp\"", "thưa ông ông họp", 1, 1},
    {"[any] \"kính thưa\"", "thưa kính các vị", 0, 0},
    {"[any] \"kính thưa\"", "nay kính thưa", 1, 1},
    /* two elements in a row */
    {"@greeting \":\" [any]{0,3} \"họp\"", "kính thưa các vị : họp", 0, 0},
    {"@greeting \":\" [any]{0,3} \"họp\"", "kính thưa : các vị họp", 1, 1},
    {"(\"a\" | \"b\") (\"c\" | \"d\") [any]? \"e\"", "a b e c", 0, 0},
    {"(\"a\" | \"b\") (\"c\" | \"d\") [any]? \"e\"", "b d e", 1, 1},
    {"\"a\" \"b\"? \"c\"", "a c", 1, 1},
    /* kinds, and that one lies at or behind the begin */
    {"\"a\" [any]{0,9}? <Rank>", "a b c", 0, 0},
    {"\"a\" [any]{0,9}? <Rank>", "{Rank|Bí thư} a b c", 0, 0},
    {"\"a\" [any]{0,9}? <Rank>", "a b c {Rank|Bí thư}", 1, 1},
    {"preceded( <Rank> ) \"a\"", "{Rank|Bí thư} a", 1, 1},
    {"(preceded( <Rank> ) \"a\" | \"b\" <Organization>)", "{Rank|Bí thư} a", 1, 1},
    /* line breaks, and what stands around them */
    {"\"a\" [any]{0,3} [newline] \"b\"", "a c b", 0, 0},
    {"\"a\" [any]{0,3} [newline] \"b\"", "a c\nB", 1, 1},
    {"\":\" [newline] <Rank>", "a\n{Rank|Bí thư} :", 0, 0},
    {"\":\" [newline] <Rank>", "a :\n{Rank|Bí thư}", 1, 1},
    {"\"a\" [newline] followed( \"-\" | [number] )", "a\nb -", 0, 0},
    {"\"a\" [newline] followed( \"-\" | [number] )", "a\n- b", 1, 1},
    {"\"a\" [newline] followed( \"-\" | [number] )", "a\n1 b", 1, 1},
    /* the first units, each for itself, and the window's end */
    {"<Rank> <Organization>", "{Rank|Bí thư} và {Organization|Huyện ủy}", 0, 0},
    {"<Rank> <Organization>{0,1}", "{Rank|Bí thư}", 1, 1},
    {"[start] \"a\" \"b\"", "a c a b", 0, 0},
};

START_TEST(test_needs__tries) {
    check(&TRIES[_i]);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("needs");
    tcase_add_loop_test(tests, test_needs__tries, 0, sizeof TRIES / sizeof *TRIES);
    return run_tests("rules/needs", tests);
}

/* test_cost.c - what rules cost is counted, and counting changes nothing. */
#include "bench.h"
#include "testing.h"

static const char RULES[] =
    "phase t\n group tag\n in Rank, Organization\n"
    "rule pair\n conf +20\n match <Rank> <Organization>\n make Position\n"
    "rule alone\n match <Rank>\n make Position\n"
    "rule never\n match <Rank> \"x\"\n make Position\n"
    "rule elsewhere\n match \"y\"\n make Position\n";
static const char PAGE[] =
    "{Rank|Bí thư} {Organization|Huyện ủy} và {Rank|Chủ tịch} họp.";

static void run(bench *b, sodo_rule_cost *costs, sodo_buf *out) {
    bench_init(b);
    bench_file(b, 0, "a.rules", RULES);
    ck_assert_int_eq(bench_open(b), SODO_OK);
    sodo_rule_runner_count(b->runner, costs);
    bench_page(b, PAGE);
    bench_run(b, "tag", out);
}

START_TEST(test_cost__counts) {
    bench b;
    sodo_buf out = {0};
    sodo_rule_cost costs[4] = {{0}};
    run(&b, costs, &out);
    ck_assert_ptr_eq(sodo_rule_runner_counts(b.runner), costs);
    uint64_t nanoseconds = 0;
    static const struct {
        const char *rule;
        unsigned tries, matches, hits;
    } want[] = {{"pair", 1, 1, 1}, /* behind the other Rank no Organization stands */
                {"alone", 2, 2, 1},
                {"never", 0, 0, 0},
                {"elsewhere", 0, 0, 0}};
    for (size_t i = 0; i < 4; i++) {
        const sodo_rule_cost *cost =
            &costs[sodo_rules_find(b.rules, sodo_slice_of(want[i].rule))];
        ck_assert_uint_eq(cost->tries, want[i].tries);
        ck_assert_uint_eq(cost->matches, want[i].matches);
        ck_assert_uint_eq(cost->hits, want[i].hits);
        nanoseconds += cost->nanoseconds;
    }
    ck_assert_uint_gt(nanoseconds, 0);
    sodo_buf_finish(&out);
    bench_finish(&b);
}
END_TEST

START_TEST(test_cost__changes_nothing) {
    bench b;
    sodo_buf with = {0}, without = {0};
    sodo_rule_cost costs[4] = {{0}};
    run(&b, costs, &with);
    bench_finish(&b);
    run(&b, NULL, &without);
    bench_finish(&b);
    ck_assert_str_eq(with.data, without.data);
    sodo_buf_finish(&with);
    sodo_buf_finish(&without);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("cost");
    tcase_add_test(tests, test_cost__counts);
    tcase_add_test(tests, test_cost__changes_nothing);
    return run_tests("rules/cost", tests);
}

/* test_code.c - a rule set shared by threads: patterns are compiled by whoever needs them
 * first, and every thread gets the same. */
#include "bench.h"
#include "testing.h"
#include "text/text.h"

#include <pthread.h>

enum { THREADS = 8, PAGES = 60 };

static const char RULES[] =
    "phase t\n group tag\n in Rank\n"
    "rule a\n match \"a\" \"b\"\n make Position\n"
    "rule b\n match \"c\" [word]\n make Position\n"
    "rule c\n match \"x\" l:list( \"b\" ; \"y\" )\n each l make Holder\n"
    "rule d\n match \"g\"\n make Person\n";

/* How many mentions a thread made, or a failure. */
typedef struct job {
    bench *b;
    size_t made;
    sodo_status status;
} job;

static sodo_status run_page(job *j, sodo_lexicon *lexicon, sodo_rule_runner *runner) {
    sodo_work work = {.arena = {.budget = (size_t)1 << 24}};
    const sodo_text_options options = {0};
    work.page.text = SODO_LIT("a b c d e f g h, a x b y b");
    sodo_zone_span *zone = SODO_PUSH(&work.arena, work.page.zones);
    if (!zone) return SODO_ERR_NOMEM;
    *zone = (sodo_zone_span){0, (uint32_t)work.page.text.size, SODO_ZONE_BODY};
    sodo_lexicon_start_page(lexicon);
    sodo_status status = sodo_text_run(&options, lexicon, &work, NULL);
    if (status == SODO_OK)
        status = sodo_rules_run(runner, "tag", &work, NULL, NULL, NULL);
    j->made += work.mentions.count;
    sodo_arena_finish(&work.arena);
    return status;
}

static void *run_pages(void *context) {
    job *j = context;
    sodo_lexicon *lexicon = NULL;
    sodo_rule_runner *runner = NULL;
    j->status = sodo_lexicon_open(&j->b->vocab, &lexicon, NULL);
    if (j->status == SODO_OK)
        j->status = sodo_rule_runner_open(j->b->rules, &runner, NULL);
    for (int i = 0; i < PAGES && j->status == SODO_OK; i++)
        j->status = run_page(j, lexicon, runner);
    sodo_rule_runner_close(runner);
    sodo_lexicon_close(lexicon);
    return NULL;
}

START_TEST(test_rule_code_get__shared_by_threads) {
    bench b;
    pthread_t threads[THREADS];
    job jobs[THREADS] = {0};
    bench_init(&b);
    bench_file(&b, 0, "a.rules", RULES);
    ck_assert_int_eq(bench_open_set(&b), SODO_OK);
    for (int i = 0; i < THREADS; i++) {
        jobs[i].b = &b;
        ck_assert_int_eq(pthread_create(&threads[i], NULL, run_pages, &jobs[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
        ck_assert_int_eq(jobs[i].status, SODO_OK);
        ck_assert_uint_eq(jobs[i].made, 5 * PAGES);
    }
    bench_finish(&b);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("code");
    tcase_add_test(tests, test_rule_code_get__shared_by_threads);
    return run_tests("rules/code", tests);
}

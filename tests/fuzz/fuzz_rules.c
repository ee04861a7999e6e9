/* fuzz_rules.c - door: a rule file that somebody wrote. What compiles must also run,
 * within its limits, over a short page. */
#include "fuzz.h"
#include "scratch.h"

#include "rules/rules.h"
#include "text/text.h"

static const char PAGE[] =
    "Phó Bí thư Huyện ủy Lê Thị A, Chủ tịch UBND huyện, dự hội nghị ngày 24/12/2021.\n"
    "Các đồng chí: A, x; B, y; C - z, D.\n";

static void problem(void *context, const sodo_error *problem, const char *caret) {
    (void)context;
    FUZZ_CHECK(problem->message[0] != '\0' && caret != NULL);
}

/* The page's mentions: every third token, of the first kinds in turn. */
static void mark(sodo_work *work) {
    for (uint32_t i = 0; i < work->page.tokens.count; i += 3) {
        sodo_mention *m = SODO_PUSH(&work->arena, work->mentions);
        FUZZ_CHECK(m != NULL);
        *m = (sodo_mention){.kind = (uint8_t)(1 + i % (SODO_KIND_FIRST_FREE - 1)),
                            .zone = SODO_ZONE_BODY,
                            .tok_begin = i,
                            .tok_end = i + 1,
                            .row_list = UINT32_MAX,
                            .rule = UINT32_MAX,
                            .outer = SODO_NO_MENTION,
                            .entity = -1};
    }
}

static void run(const sodo_rules *rules, const sodo_vocab *vocab) {
    sodo_work work = {.arena = {.budget = (size_t)256 << 20}};
    sodo_rule_runner *runner = NULL;
    sodo_lexicon *lexicon = NULL;
    sodo_error err = {0};
    sodo_text_options options = {0};
    FUZZ_CHECK(sodo_rule_runner_open(rules, &runner, &err) == SODO_OK);
    FUZZ_CHECK(sodo_lexicon_open(vocab, &lexicon, &err) == SODO_OK);
    work.page.text = SODO_LIT(PAGE);
    sodo_zone_span *zone = SODO_PUSH(&work.arena, work.page.zones);
    FUZZ_CHECK(zone != NULL);
    *zone = (sodo_zone_span){0, sizeof PAGE - 1, SODO_ZONE_BODY};
    sodo_lexicon_start_page(lexicon);
    FUZZ_CHECK(sodo_text_run(&options, lexicon, &work, &err) == SODO_OK);
    mark(&work);
    if (sodo_rules_run(runner, "tag", &work, NULL, NULL, &err) == SODO_OK)
        (void)sodo_rules_run(runner, "frame", &work, NULL, NULL, &err);
    for (size_t i = 0; i < work.mentions.count; i++)
        FUZZ_CHECK(work.mentions.items[i].tok_end <= work.page.tokens.count);
    sodo_lexicon_close(lexicon);
    sodo_rule_runner_close(runner);
    sodo_arena_finish(&work.arena);
}

static void try_rules(const char *dir, bool collect) {
    sodo_arena arena = {.budget = (size_t)64 << 20};
    sodo_symbols symbols;
    sodo_vocab vocab = {.arena = &arena, .numbers = {.arena = &arena}};
    sodo_error err = {0};
    FUZZ_CHECK(sodo_symbols_init(&symbols, &arena, &err) == SODO_OK);
    const char *dirs[] = {dir};
    sodo_rules_options options = {
        .dirs = dirs, .dir_count = 1, .collect = collect, .problem = problem};
    sodo_rules *rules = NULL;
    sodo_status status = sodo_rules_open(&options, NULL, &symbols, &vocab, &rules, &err);
    FUZZ_CHECK((status == SODO_OK) == (rules != NULL));
    FUZZ_CHECK(status == SODO_OK || err.message[0] != '\0');
    if (rules) run(rules, &vocab);
    sodo_rules_close(rules);
    sodo_arena_finish(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    scratch_file("a.rules", data, size);
    try_rules(scratch_dir(), false);
    try_rules(scratch_dir(), true);
    return 0;
}

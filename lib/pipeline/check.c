/* check.c - gazetteers and rules under test, and what a phrase may mean. */
#include "gazetteer/check.h"
#include "base/fail.h"
#include "base/file.h"
#include "gazetteer/compiled.h"
#include "gazetteer/find.h"
#include "pipeline/session.h"
#include "sodo/gazetteer.h"

typedef struct counting {
    sodo_problem_fn *tell;
    void *context;
    sodo_check_summary *summary;
} counting;

static void count_rule(void *context, const sodo_error *problem, const char *caret) {
    counting *self = context;
    self->summary->problems++;
    if (self->tell) self->tell(self->context, problem, caret ? caret : "");
}

static sodo_status check_options(const sodo_session_options *options, sodo_error *err) {
    if (options && options->size >= sizeof *options && options->gazetteer_dir_count)
        return SODO_OK;
    return sodo_fail(err, SODO_ERR_USAGE, 0, "no gazetteer folder given");
}

sodo_status sodo_gazetteers_check(const sodo_session_options *options,
                                  sodo_problem_fn *problem, void *context,
                                  sodo_check_summary *out, sodo_error *err) {
    *out = (sodo_check_summary){0};
    SODO_TRY(check_options(options, err));
    const sodo_gazetteer_check_options how = {.dirs = options->gazetteer_dirs,
                                              .dir_count = options->gazetteer_dir_count,
                                              .problem = problem,
                                              .context = context};
    sodo_gazetteer_report report;
    SODO_TRY(sodo_gazetteer_check(&how, &report, err));
    out->rows = report.rows;
    out->problems = report.problems;
    return SODO_OK;
}

sodo_status sodo_gazetteers_compile(const sodo_session_options *options, const char *path,
                                    sodo_error *err) {
    SODO_TRY(check_options(options, err));
    const sodo_gazetteer_options how = {.dirs = options->gazetteer_dirs,
                                        .dir_count = options->gazetteer_dir_count};
    sodo_buf bytes = {0};
    sodo_status status = sodo_gazetteer_compile(&how, &bytes, err);
    if (status == SODO_OK) status = sodo_file_write(path, sodo_buf_slice(&bytes), err);
    sodo_buf_finish(&bytes);
    return status;
}

/* ---- rules ---- */

static void tell_example(counting *count, const sodo_rules *rules,
                         const sodo_rule_example *example, const sodo_buf *why) {
    sodo_error problem;
    sodo_slice name = sodo_rule_name(rules, example->rule);
    sodo_slice file = sodo_rule_file(rules, example->rule);
    (void)sodo_fail(&problem, SODO_ERR_INPUT, 0, "%.*s: %.*s", (int)name.size, name.data,
                    (int)why->size, why->data ? why->data : "");
    snprintf(problem.path, sizeof problem.path, "%.*s", (int)file.size, file.data);
    problem.line = example->line;
    count_rule(count, &problem, "");
}

static sodo_status run_example(sodo_worker *worker, const sodo_rule_example *example,
                               counting *count, sodo_buf *why, sodo_error *err) {
    sodo_work work = {0};
    const sodo_origin origin = {
        .path = "example", .bytes = example->text, .input = SODO_INPUT_TEXT};
    sodo_buf_clear(why);
    sodo_status status = sodo_page_run(worker, &origin, SODO_STAGE_RELATE, &work, err);
    const sodo_rules *rules = worker->core->rules;
    if (status == SODO_OK && !sodo_rules_expect(rules, example, &work, why))
        tell_example(count, rules, example, why);
    sodo_arena_finish(&work.arena);
    count->summary->examples++;
    return status;
}

static sodo_status run_examples(const sodo_core *core, counting *count, sodo_error *err) {
    const sodo_rule_example *examples;
    size_t many = sodo_rules_examples(core->rules, &examples);
    sodo_worker worker;
    sodo_buf why = {0};
    SODO_TRY(sodo_worker_open(core, &worker, err));
    sodo_status status = SODO_OK;
    for (size_t i = 0; status == SODO_OK && i < many; i++)
        status = run_example(&worker, &examples[i], count, &why, err);
    sodo_buf_finish(&why);
    sodo_worker_close(&worker);
    return status;
}

/* Compile first, telling every problem; examples make sense only when all rules are
 * there. */
sodo_status sodo_rulebook_check(const sodo_session_options *options,
                                sodo_problem_fn *problem, void *context,
                                sodo_check_summary *out, sodo_error *err) {
    sodo_core *core = NULL;
    counting count = {problem, context, out};
    *out = (sodo_check_summary){0};
    SODO_TRY(check_options(options, err));
    const sodo_core_dirs from = sodo_dirs_of(options);
    SODO_TRY(sodo_core_check(&from, count_rule, &count, &core, err));
    out->rows = sodo_rules_count(core->rules);
    sodo_status status =
        sodo_rules_is_whole(core->rules) ? run_examples(core, &count, err) : SODO_OK;
    sodo_core_close(core);
    return status;
}

size_t sodo_rulebook_count(const sodo_session *session) {
    return sodo_rules_count(session->core->rules);
}

void sodo_rulebook_rule(const sodo_session *session, size_t index, sodo_rule_info *out) {
    const sodo_rules *rules = session->core->rules;
    uint32_t rule = (uint32_t)index;
    *out = (sodo_rule_info){.name = sodo_rule_name(rules, rule),
                            .path = sodo_rule_file(rules, rule),
                            .line = sodo_rule_line(rules, rule),
                            .confidence = sodo_rule_conf(rules, rule)};
}

/* ---- phrases ---- */

typedef struct finder {
    const sodo_core *core;
    int (*found)(void *context, const sodo_phrase_info *row);
    void *context;
} finder;

static bool tell_row(void *context, const sodo_found *hit) {
    static const char *const FORMS[] = {"full", "bare", "variant", "abbreviation"};
    const finder *self = context;
    const sodo_gazetteer *gazetteer = self->core->gazetteer;
    const sodo_row *row = sodo_gazetteer_row(gazetteer, hit->row);
    const sodo_phrase_info info = {
        .byte_begin = hit->byte_begin,
        .byte_end = hit->byte_end,
        .kind = sodo_symbols_kind_name(&self->core->symbols, hit->kind).data,
        .form = FORMS[hit->form & 3],
        .id = row->id,
        .name = row->name,
        .full_name = row->full_name,
        .valid_from = row->valid_from,
        .valid_to = row->valid_to,
        .path = sodo_gazetteer_file(gazetteer, row->file),
        .line = row->line,
        .source = row->source,
        .left_out = sodo_verdict_text((sodo_verdict)hit->verdict)};
    return self->found(self->context, &info) == 0;
}

sodo_status sodo_gazetteers_find(const sodo_session *session, sodo_slice text,
                                 int (*found)(void *context, const sodo_phrase_info *row),
                                 void *context, sodo_error *err) {
    finder all = {session->core, found, context};
    SODO_TRY(sodo_gazetteer_find_text(session->core->gazetteer, &session->core->vocab,
                                      text, tell_row, &all, err));
    return sodo_core_is_whole(session->core, err);
}

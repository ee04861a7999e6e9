/* job.c - one page: from its bytes to the text that leaves the program. */
#include "pipeline/job.h"

#include "base/file.h"
#include "pipeline/profile.h"
#include "pipeline/suggest.h"
#include "pipeline/trace.h"
#include "write/record.h"

#include <stdio.h>
#include <stdlib.h>

static bool is_blank(sodo_slice text) {
    return sodo_slice_trim(text).size == 0;
}

/* The error's place, where whoever failed did not know it. A long path loses its start.
 */
static void place_error(const sodo_job *job, sodo_error *err) {
    size_t size = strlen(job->path), room = sizeof err->path - 1;
    if (!err->path[0])
        memcpy(err->path, job->path + (size > room ? size - room : 0),
               (size > room ? room : size) + 1);
    if (!err->line) err->line = job->line;
}

static sodo_status print(const sodo_session *session, const sodo_worker *worker,
                         sodo_output output, sodo_work *work, sodo_job *job) {
    switch (output) {
    case SODO_OUTPUT_TEXT:
        sodo_buf_add(&job->output, work->page.text);
        break;
    case SODO_OUTPUT_TRACE:
        sodo_trace_print(session->core, work, &job->output);
        break;
    case SODO_OUTPUT_SUGGESTIONS:
        if (sodo_suggest_print(work, &job->output)) break;
        job->error = (sodo_error){.message = "no memory for what the page suggests"};
        return SODO_ERR_NOMEM;
    case SODO_OUTPUT_PROFILE:
        if (sodo_profile_print(session->core, work,
                               sodo_rule_runner_counts(worker->runner), &job->output))
            break;
        job->error = (sodo_error){.message = "no memory for a profile"};
        return SODO_ERR_NOMEM;
    case SODO_OUTPUT_RECORD:
        return sodo_record_write(work, &session->core->symbols, &session->maker,
                                 &work->arena, &job->output, &job->error);
    }
    return SODO_OK;
}

/* Rules that gave up on the page: the first, and in how many windows any did. */
typedef struct given_up {
    uint32_t rule, count;
} given_up;

static void note_limit(void *context, uint32_t rule, uint32_t sentence) {
    given_up *self = context;
    (void)sentence;
    if (self->count++ == 0) self->rule = rule;
}

static void warn(const sodo_session *session, const sodo_work *work,
                 const given_up *limits, sodo_job *job) {
    sodo_slice rule = {"", 0};
    if (limits->count) rule = sodo_rule_name(session->core->rules, limits->rule);
    if (job->empty) {
        job->warning = "the page has no text";
    } else if (limits->count) {
        snprintf(job->note, sizeof job->note,
                 "rule %.*s was left out in a window that it can read in too many ways "
                 "(windows with such rules: %u)",
                 (int)(rule.size < 80 ? rule.size : 80), rule.data,
                 (unsigned)limits->count);
        job->warning = job->note;
    } else if (work->page.undecodable) {
        job->warning = "some bytes are no UTF-8; each counts as U+FFFD";
    }
}

static sodo_status run(const sodo_session *session, sodo_worker *worker,
                       sodo_output output, sodo_job *job) {
    sodo_work work = {0};
    const sodo_origin origin = {.path = job->path,
                                .bytes = sodo_buf_slice(&job->bytes),
                                .line = job->line,
                                .input = job->input};
    given_up limits = {0};
    sodo_rule_runner_limit(worker->runner, note_limit, &limits);
    sodo_stage last = output == SODO_OUTPUT_TEXT ? SODO_STAGE_READ : SODO_STAGE_RESOLVE;
    sodo_status status = sodo_page_run(worker, &origin, last, &work, &job->error);
    if (status == SODO_OK) {
        job->empty = is_blank(work.page.text);
        warn(session, &work, &limits, job);
        status = print(session, worker, output, &work, job);
    }
    sodo_rule_runner_limit(worker->runner, NULL, NULL);
    sodo_arena_finish(&work.arena);
    if (status == SODO_OK && job->output.failed) {
        job->error = (sodo_error){.message = "no memory for the page's output"};
        status = SODO_ERR_NOMEM;
    }
    return status;
}

/* The same, counting what the rules cost. */
static sodo_status run_profile(const sodo_session *session, sodo_worker *worker,
                               sodo_job *job) {
    size_t rules = sodo_rules_count(session->core->rules);
    sodo_rule_cost *costs = calloc(rules + 1, sizeof *costs);
    if (!costs) {
        job->error = (sodo_error){.message = "no memory for a profile"};
        return SODO_ERR_NOMEM;
    }
    sodo_rule_runner_count(worker->runner, costs);
    sodo_status status = run(session, worker, SODO_OUTPUT_PROFILE, job);
    sodo_rule_runner_count(worker->runner, NULL);
    free(costs);
    return status;
}

/* A record ends with its line end; what leaves here does not. */
static void cut_line_end(sodo_buf *text) {
    if (text->size && text->data[text->size - 1] == '\n') text->data[--text->size] = '\0';
}

void sodo_job_run(const sodo_session *session, sodo_worker *worker, sodo_output output,
                  size_t max_page, sodo_job *job) {
    if (job->known) return;
    job->status = job->first;
    if (job->status == SODO_OK && !job->has_bytes)
        job->status = sodo_file_read(job->path, max_page, &job->bytes, &job->error);
    if (job->status == SODO_OK)
        job->status = output == SODO_OUTPUT_PROFILE ? run_profile(session, worker, job)
                                                    : run(session, worker, output, job);
    if (job->status != SODO_OK)
        place_error(job, &job->error);
    else if (output == SODO_OUTPUT_RECORD)
        cut_line_end(&job->output);
}

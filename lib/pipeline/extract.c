/* extract.c - many pages through the pool: read, worked on by threads, given out in
 * order. */
#include "base/fail.h"
#include "base/file.h"
#include "pipeline/job.h"
#include "pipeline/lines.h"
#include "pipeline/pool.h"

#include <stdlib.h>
#include <unistd.h>

#define THREADS_MAX 256
#define SLOTS_PER_THREAD 4

typedef struct run {
    const sodo_session *session;
    const sodo_extract_options *options;
    const sodo_extract_events *events;
    sodo_extract_summary *summary;
    size_t files, max_page;
    sodo_worker *workers;
    unsigned opened; /* workers */
    sodo_pool *pool;
    bool ended; /* the output refused, or `stopped` said so */
    bool refused;
} run;

static void work(void *context, unsigned worker, void *slot) {
    run *self = context;
    sodo_job_run(self->session, &self->workers[worker], self->options->output,
                 self->max_page, slot);
}

/* ---- giving out ---- */

static void report(run *self, sodo_status status, const sodo_error *problem) {
    self->summary->gravest = sodo_status_graver(self->summary->gravest, status);
    if (self->events->problem)
        self->events->problem(self->events->context, status, problem);
}

static void warn(run *self, const sodo_job *job) {
    sodo_error warning = {.line = job->line};
    snprintf(warning.path, sizeof warning.path, "%s", job->path);
    snprintf(warning.message, sizeof warning.message, "%s", job->warning);
    report(self, SODO_OK, &warning);
}

static void give_out(run *self, sodo_job *job) {
    sodo_extract_summary *sum = self->summary;
    sum->bytes += job->bytes.size;
    if (job->status != SODO_OK) {
        sum->failed++;
        report(self, job->status, &job->error);
    } else {
        sum->pages++;
        sum->reused += job->known;
        sum->empty += job->empty;
        if (job->warning) warn(self, job);
        if (self->events->output(self->events->context, sodo_buf_slice(&job->output)) !=
            0)
            self->ended = self->refused = true;
    }
    if (self->events->progress)
        self->events->progress(self->events->context, job->file, self->files);
}

/* Give out the oldest page; `wait` for it. False: nothing (yet). */
static bool give_oldest(run *self, bool wait) {
    sodo_job *job = sodo_pool_take(self->pool, wait);
    if (!job) return false;
    if (!self->ended) give_out(self, job);
    sodo_pool_release(self->pool);
    return true;
}

/* ---- taking in ---- */

static sodo_job *next_job(run *self, size_t file, const char *path, sodo_input input) {
    sodo_job *job;
    while (give_oldest(self, false)) {
    }
    while (!(job = sodo_pool_slot(self->pool))) give_oldest(self, true);
    sodo_buf bytes = job->bytes, output = job->output; /* their memory is used again */
    bytes.failed = output.failed = false;
    sodo_buf_clear(&bytes);
    sodo_buf_clear(&output);
    *job = (sodo_job){
        .file = file, .path = path, .input = input, .bytes = bytes, .output = output};
    if (self->events->stopped && self->events->stopped(self->events->context))
        self->ended = true;
    return job;
}

/* Read the page here and ask whether it is known. */
static void ask_known(run *self, sodo_job *job) {
    char id[SODO_PAGE_ID_SIZE];
    sodo_slice record;
    job->first = sodo_file_read(job->path, self->max_page, &job->bytes, &job->error);
    job->has_bytes = true;
    if (job->first != SODO_OK) return;
    sodo_page_id(sodo_buf_slice(&job->bytes), id);
    if (!self->events->known(self->events->context, sodo_slice_of(id), job->path,
                             &record))
        return;
    job->known = true;
    sodo_buf_add(&job->output, record);
    if (job->output.failed) {
        job->status = SODO_ERR_NOMEM;
        job->error = (sodo_error){.message = "no memory for a page record"};
    }
}

static void take_page(run *self, size_t file, const char *path, sodo_input input) {
    sodo_job *job = next_job(self, file, path, input);
    if (self->ended) return;
    if (self->events->known && self->options->output == SODO_OUTPUT_RECORD &&
        strcmp(path, "-") != 0)
        ask_known(self, job);
    sodo_pool_submit(self->pool);
}

static bool is_blank_line(const sodo_job *job) {
    return job->first == SODO_OK &&
           sodo_slice_trim(sodo_buf_slice(&job->bytes)).size == 0;
}

static void take_lines(run *self, size_t file, const char *path) {
    sodo_lines *lines = NULL;
    sodo_job *job = next_job(self, file, path, SODO_INPUT_JSONL);
    if (self->ended) return;
    job->first = sodo_lines_open(path, self->max_page, &lines, &job->error);
    if (job->first != SODO_OK) {
        sodo_pool_submit(self->pool);
        return;
    }
    for (bool more = true; more && !self->ended;) {
        job->has_bytes = true;
        job->first = sodo_lines_next(lines, &job->bytes, &more, &job->error);
        job->line = sodo_lines_number(lines);
        if (job->first == SODO_ERR_IO || job->first == SODO_ERR_NOMEM)
            more = false;
        else if (!more || is_blank_line(job))
            continue;
        sodo_pool_submit(self->pool);
        if (more) job = next_job(self, file, path, SODO_INPUT_JSONL);
    }
    sodo_lines_close(lines);
}

static void take_file(run *self, size_t file, const char *path) {
    sodo_input input = self->options->input;
    if (input == SODO_INPUT_BY_NAME)
        input = strcmp(path, "-") == 0 ? SODO_INPUT_TEXT : sodo_input_of(path);
    if (input == SODO_INPUT_JSONL)
        take_lines(self, file, path);
    else
        take_page(self, file, path, input);
}

/* ---- set-up ---- */

static unsigned thread_count(const sodo_extract_options *options) {
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned count = options->threads ? options->threads
                     : processors > 0 ? (unsigned)processors
                                      : 1;
    return count < THREADS_MAX ? count : THREADS_MAX;
}

static sodo_status open_run(run *self, unsigned threads, sodo_error *err) {
    self->workers = calloc(threads, sizeof *self->workers);
    if (!self->workers) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for threads");
    for (; self->opened < threads; self->opened++) {
        SODO_TRY(
            sodo_worker_open(self->session->core, &self->workers[self->opened], err));
        self->workers[self->opened].max_page = self->max_page;
    }
    const sodo_pool_options options = {.threads = threads,
                                       .slots =
                                           threads == 1 ? 1 : threads * SLOTS_PER_THREAD,
                                       .slot_size = sizeof(sodo_job),
                                       .work = work,
                                       .context = self};
    return sodo_pool_open(&options, &self->pool, err);
}

static void close_run(run *self, unsigned threads) {
    size_t slots = threads == 1 ? 1 : threads * SLOTS_PER_THREAD;
    for (size_t i = 0; self->pool && i < slots; i++) {
        sodo_job *job = sodo_pool_at(self->pool, i);
        sodo_buf_finish(&job->bytes);
        sodo_buf_finish(&job->output);
    }
    sodo_pool_close(self->pool);
    for (unsigned i = 0; i < self->opened; i++) sodo_worker_close(&self->workers[i]);
    free(self->workers);
}

sodo_status sodo_extract(const sodo_session *self, const sodo_extract_options *options,
                         const sodo_extract_events *events, sodo_extract_summary *summary,
                         sodo_error *err) {
    *summary = (sodo_extract_summary){0};
    if (options->size < sizeof *options || !events->output)
        return sodo_fail(err, SODO_ERR_USAGE, 0,
                         "options of another version, or no output");
    unsigned threads = thread_count(options);
    run r = {.session = self,
             .options = options,
             .events = events,
             .summary = summary,
             .files = options->path_count,
             .max_page = options->max_page ? options->max_page : SODO_PAGE_MAX};
    sodo_status status = open_run(&r, threads, err);
    for (size_t i = 0; status == SODO_OK && i < r.files && !r.ended; i++)
        take_file(&r, i, options->paths[i]);
    while (status == SODO_OK && give_oldest(&r, true)) {
    }
    close_run(&r, threads);
    if (status != SODO_OK || !r.ended) return status;
    return r.refused ? sodo_fail(err, SODO_ERR_IO, 0, "the output could not be written")
                     : sodo_fail(err, SODO_ERR_USAGE, 0, "interrupted");
}

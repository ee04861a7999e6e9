/* pages.c - run the library over pages, with messages and progress. */
#include "pages.h"

#include <string.h>

typedef struct reading {
    page_taker taker;
    size_t pages;
} reading;

static int take(void *context, sodo_slice text) {
    reading *self = context;
    self->pages++;
    return self->taker.output(self->taker.context, text);
}

static bool known(void *context, sodo_slice page_id, const char *path,
                  sodo_slice *record) {
    const reading *self = context;
    return self->taker.known(self->taker.context, page_id, path, record);
}

static void problem(void *context, sodo_status status, const sodo_error *err) {
    (void)context;
    talk_error(status, err, NULL);
}

static void progress(void *context, size_t done, size_t total) {
    const reading *self = context;
    talk_progress(self->pages, done, total);
}

static bool stopped(void *context) {
    (void)context;
    return exit_signal() != 0;
}

static sodo_input input_of(const settings *set) {
    if (!set->input) return SODO_INPUT_BY_NAME;
    if (strcmp(set->input, "html") == 0) return SODO_INPUT_HTML;
    return strcmp(set->input, "jsonl") == 0 ? SODO_INPUT_JSONL : SODO_INPUT_TEXT;
}

int pages_read(const sodo_session *session, const settings *set, const strings *inputs,
               const page_taker *taker, sodo_extract_summary *summary) {
    sodo_extract_options options = SODO_EXTRACT_OPTIONS_INIT;
    reading self = {*taker, 0};
    const sodo_extract_events events = {.context = &self,
                                        .output = take,
                                        .problem = problem,
                                        .progress = progress,
                                        .stopped = stopped,
                                        .known = taker->known ? known : NULL};
    sodo_error err = {{0}, 0, 0, {0}};
    options.paths = (const char *const *)inputs->items;
    options.path_count = inputs->count;
    options.input = input_of(set);
    options.threads = (unsigned)setting_number(set->threads, 0);
    options.max_page = setting_number(set->max_page, 0) << 20;
    options.output = taker->form;
    if (set->text) options.output = SODO_OUTPUT_TEXT;
    if (set->trace) options.output = SODO_OUTPUT_TRACE;
    sodo_status status = sodo_extract(session, &options, &events, summary, &err);
    if (exit_signal()) return exit_signal();
    if (status != SODO_OK && status != SODO_ERR_IO)
        talk_error(status, &err, NULL); /* IO: the taker tells */
    return exit_graver(exit_of(status), exit_of(summary->gravest));
}

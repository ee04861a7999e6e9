/* check.c - findings about gazetteers, gathered and told in the order of files and lines.
 */
#include "gazetteer/check.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "gazetteer/checks.h"

#include <stdlib.h>

#define BUDGET ((size_t)1 << 30)

/* Every problem, from loading and from the checks, comes in here first. */
static void gather(void *context, const sodo_error *problem) {
    sodo_checker *self = context;
    sodo_finding *finding = SODO_PUSH(&self->arena, self->findings);
    sodo_slice message = sodo_slice_copy(&self->arena, sodo_slice_of(problem->message));
    sodo_slice path = sodo_slice_copy(&self->arena, sodo_slice_of(problem->path));
    if (!finding || !message.data || !path.data) {
        self->failed = true;
        return;
    }
    *finding = (sodo_finding){.path = path,
                              .message = message,
                              .line = problem->line,
                              .column = problem->column,
                              .file = self->builder.files.count};
    for (size_t i = 0; i < self->builder.files.count; i++)
        if (sodo_slice_equal(self->builder.files.items[i].path, path)) finding->file = i;
}

static int compare(const void *a, const void *b) {
    const sodo_finding *x = a, *y = b;
    if (x->file != y->file) return x->file < y->file ? -1 : 1;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    return sodo_slice_compare(x->message, y->message);
}

#define CARET_BEFORE \
    40 /* code points of the line shown before the place, and all in all */
#define CARET_WIDTH 72

/* The line around a finding and a caret under the place. */
static void draw_caret(sodo_slice text, const sodo_finding *finding, sodo_buf *out) {
    size_t begin = 0, end;
    for (size_t line = 1; line < finding->line && begin < text.size; line++) {
        const char *lf = memchr(text.data + begin, '\n', text.size - begin);
        begin = lf ? (size_t)(lf - text.data) + 1 : text.size;
    }
    for (end = begin;
         end < text.size && text.data[end] != '\n' && text.data[end] != '\r';)
        end++;
    size_t column = finding->column ? finding->column : 1;
    size_t skip = column > CARET_BEFORE ? column - CARET_BEFORE : 0, at = begin, width;
    for (size_t i = 0; i < skip && at < end; i++, at += width)
        sodo_utf8_at((sodo_slice){text.data, end}, at, &width);
    size_t stop = at;
    for (size_t i = 0; i < CARET_WIDTH && stop < end; i++, stop += width)
        sodo_utf8_at((sodo_slice){text.data, end}, stop, &width);
    sodo_buf_clear(out);
    sodo_buf_add(out, (sodo_slice){text.data + at, stop - at});
    sodo_buf_add_char(out, '\n');
    for (size_t i = skip + 1; i < column; i++) sodo_buf_add_char(out, ' ');
    sodo_buf_add_char(out, '^');
}

static void tell(const sodo_checker *self, const sodo_gazetteer_check_options *options) {
    sodo_buf caret = {0};
    for (size_t i = 0; i < self->findings.count && options->problem; i++) {
        const sodo_finding *f = &self->findings.items[i];
        sodo_error problem;
        sodo_fail(&problem, SODO_ERR_INPUT, f->column, "%.*s", (int)f->message.size,
                  f->message.data);
        snprintf(problem.path, sizeof problem.path, "%.*s", (int)f->path.size,
                 f->path.data);
        problem.line = f->line;
        sodo_buf_clear(&caret);
        if (f->file < self->builder.files.count)
            draw_caret(self->builder.files.items[f->file].text, f, &caret);
        bool drawn = caret.size && !caret.failed;
        options->problem(options->context, &problem, drawn ? caret.data : "");
    }
    sodo_buf_finish(&caret);
}

static sodo_status run(sodo_checker *self, const sodo_gazetteer_check_options *options,
                       sodo_error *err) {
    sodo_vocab vocab = {.arena = &self->arena};
    vocab.numbers.arena = &self->arena;
    sodo_symbols symbols;
    SODO_TRY(sodo_symbols_init(&symbols, &self->arena, err));
    self->options = (sodo_gazetteer_options){.dirs = options->dirs,
                                             .dir_count = options->dir_count,
                                             .collect = true,
                                             .problem = gather,
                                             .context = self};
    SODO_TRY(sodo_builder_run(&self->builder, &self->options, &symbols, &vocab, err));
    sodo_status status = sodo_check_cells(self);
    if (status == SODO_OK) status = sodo_check_rows(self);
    if (status == SODO_OK) status = sodo_check_phrases(self);
    if (status == SODO_OK && options->homographs) status = sodo_check_homographs(self);
    if (status != SODO_OK || self->failed)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the check");
    if (self->findings.count)
        qsort(self->findings.items, self->findings.count, sizeof *self->findings.items,
              compare);
    return SODO_OK;
}

static size_t count_rows(const sodo_builder *builder) {
    size_t count = 0;
    for (size_t i = 0; i < builder->drafts.count; i++)
        count += builder->drafts.items[i].table != SODO_TABLE_COUNT;
    return count;
}

sodo_status sodo_gazetteer_check(const sodo_gazetteer_check_options *options,
                                 sodo_gazetteer_report *out, sodo_error *err) {
    sodo_checker self = {.failed = false};
    self.arena.budget = BUDGET;
    sodo_status status = run(&self, options, err);
    if (status == SODO_OK) {
        tell(&self, options);
        *out = (sodo_gazetteer_report){count_rows(&self.builder), self.findings.count};
    }
    sodo_gazetteer_close(self.builder.out);
    sodo_builder_finish(&self.builder);
    sodo_arena_finish(&self.arena);
    return status;
}

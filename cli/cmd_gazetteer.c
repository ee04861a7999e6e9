/* cmd_gazetteer.c - validate the gazetteers, look a phrase up, compile them,
 * suggest rows. */
#include "graphs.h"
#include "pages.h"

#include <stdlib.h>
#include <string.h>

static void problem(void *context, const sodo_error *err, const char *caret) {
    (void)context;
    talk_error(SODO_ERR_INPUT, err, caret);
}

static int check(settings *set) {
    sodo_session_options options = SODO_SESSION_OPTIONS_INIT;
    sodo_check_summary summary = {0};
    sodo_error err = {{0}, 0, 0, {0}};
    strings dirs = {0};
    int status = EXIT_SYSTEM;
    if (gazetteers_find(set, &dirs)) {
        options.gazetteer_dirs = (const char *const *)dirs.items;
        options.gazetteer_dir_count = dirs.count;
        sodo_status checked =
            sodo_gazetteers_check(&options, problem, NULL, &summary, &err);
        if (checked != SODO_OK) talk_error(checked, &err, NULL);
        status = exit_of(checked);
        if (checked == SODO_OK) {
            talk_rest();
            talk_summary("%zu rows, %zu problems", summary.rows, summary.problems);
            if (summary.problems) status = EXIT_NOTHING;
        }
    }
    strings_finish(&dirs);
    return status;
}

static int compile(settings *set) {
    sodo_session_options options = SODO_SESSION_OPTIONS_INIT;
    sodo_error err = {{0}, 0, 0, {0}};
    char beside[4096];
    strings dirs = {0};
    int status = EXIT_SYSTEM;
    if (gazetteers_find(set, &dirs) &&
        gazetteers_compiled(&dirs, beside, sizeof beside)) {
        const char *path = set->output ? set->output : beside;
        options.gazetteer_dirs = (const char *const *)dirs.items;
        options.gazetteer_dir_count = dirs.count;
        sodo_status compiled = sodo_gazetteers_compile(&options, path, &err);
        if (compiled != SODO_OK) talk_error(compiled, &err, NULL);
        status = exit_of(compiled);
        if (compiled == SODO_OK) talk_summary("%s written", path);
    }
    strings_finish(&dirs);
    return status;
}

typedef struct finding {
    sodo_slice text;
    output *out;
    size_t rows;
} finding;

static void put(output *out, const char *before, sodo_slice text) {
    fprintf(out->file, "%s", before);
    fwrite(text.data, 1, text.size, out->file);
}

static void put_day(output *out, const char *before, int day) {
    if (day)
        fprintf(out->file, "%s%04d-%02d-%02d", before, day / 10000, day / 100 % 100,
                day % 100);
}

/* One row a line, tabs between: phrase, kind, form, id, name, validity, where it is
 * written, and why it is left out. */
static int found(void *context, const sodo_phrase_info *row) {
    finding *self = context;
    sodo_slice phrase = {self->text.data + row->byte_begin,
                         row->byte_end - row->byte_begin};
    put(self->out, "", phrase);
    fprintf(self->out->file, "\t%s\t%s", row->kind, row->form);
    put(self->out, "\t", row->id);
    put(self->out, "\t", row->full_name.size ? row->full_name : row->name);
    fputc('\t', self->out->file);
    put_day(self->out, "from ", row->valid_from);
    put_day(self->out, row->valid_from ? " to " : "to ", row->valid_to);
    put(self->out, "\t", row->path);
    fprintf(self->out->file, ":%u", (unsigned)row->line);
    fprintf(self->out->file, "%s%s\n", *row->left_out ? "\t" : "", row->left_out);
    self->rows++;
    return ferror(self->out->file);
}

static int find(settings *set) {
    int status;
    output out;
    sodo_session *session = session_of(set, &status);
    if (!session) return status;
    status = output_open(&out, set->output);
    if (status == EXIT_DONE) {
        const char *text = set->operands.items[1];
        finding all = {{text, strlen(text)}, &out, 0};
        sodo_error err = {{0}, 0, 0, {0}};
        sodo_status looked = sodo_gazetteers_find(session, all.text, found, &all, &err);
        if (looked != SODO_OK) talk_error(looked, &err, NULL);
        status = exit_graver(exit_of(looked), output_close(&out, looked == SODO_OK));
        if (!all.rows && status == EXIT_DONE) {
            talk("no row has a phrase of '%s'", text);
            status = EXIT_NOTHING;
        }
    }
    sodo_session_close(session);
    return status;
}

static int take_page(void *context, sodo_slice text) {
    sodo_error err = {{0}, 0, 0, {0}};
    sodo_status status = sodo_suggestions_add(context, text, &err);
    if (status != SODO_OK) talk_error(status, &err, NULL);
    return status != SODO_OK;
}

static int write_rows(sodo_suggestions *rows, const settings *set) {
    output out;
    size_t count = 0;
    sodo_error err = {{0}, 0, 0, {0}};
    int status = output_open(&out, set->output);
    if (status != EXIT_DONE) return status;
    sodo_status written = sodo_suggestions_write(rows, setting_number(set->limit, 0),
                                                 output_sink(&out), &count, &err);
    if (written != SODO_OK && written != SODO_ERR_IO) talk_error(written, &err, NULL);
    status = exit_graver(exit_of(written), output_close(&out, written == SODO_OK));
    if (status == EXIT_DONE) talk_summary("%zu rows suggested", count);
    return status;
}

static int suggest_from(const settings *set, const strings *inputs,
                        sodo_suggestions *rows) {
    int status;
    sodo_extract_summary summary = {0};
    sodo_session *session = session_of(set, &status);
    if (!session) return status;
    const page_taker taker = {
        .output = take_page, .context = rows, .form = SODO_OUTPUT_SUGGESTIONS};
    status = pages_read(session, set, inputs, &taker, &summary);
    sodo_session_close(session);
    if (status == EXIT_DONE || summary.pages) /* what could be read counts */
        status = exit_graver(status, write_rows(rows, set));
    return status;
}

/* suggest TABLE PAGE... */
static int suggest(const command *self, settings *set) {
    sodo_suggestions *rows = NULL;
    sodo_error err = {{0}, 0, 0, {0}};
    sodo_status opened = sodo_suggestions_open(set->operands.items[1], &rows, &err);
    if (opened != SODO_OK) {
        talk_error(opened, &err, NULL);
        return exit_of(opened);
    }
    settings pages = *set;
    pages.operands.items += 2;
    pages.operands.count -= 2;
    strings inputs = {0};
    int status = inputs_collect(self, &pages, &inputs);
    if (status != EXIT_USAGE)
        status = exit_graver(status, suggest_from(&pages, &inputs, rows));
    strings_finish(&inputs);
    sodo_suggestions_close(rows);
    return status;
}

int cmd_gazetteer(const command *self, settings *set) {
    const char *action = set->operands.count ? set->operands.items[0] : "";
    if (strcmp(action, "check") == 0 && set->operands.count == 1) return check(set);
    if (strcmp(action, "compile") == 0 && set->operands.count == 1) return compile(set);
    if (strcmp(action, "find") == 0 && set->operands.count == 2) return find(set);
    if (strcmp(action, "suggest") == 0 && set->operands.count >= 2)
        return suggest(self, set);
    talk("%s wants: %s", self->name, self->operands);
    fprintf(stderr, "Try: sodo %s --help\n", self->name);
    return EXIT_USAGE;
}

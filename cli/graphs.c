/* graphs.c - opening a network, printing an answer. */
#include "graphs.h"

#include <string.h>

bool operands_fit(const command *self, const settings *set, size_t least, size_t most) {
    size_t given = set->operands.count;
    if (given >= least && given <= most) return true;
    if (given < least)
        talk("%s wants: %s", self->name, self->operands);
    else
        talk("%s does not know what to do with '%s'", self->name,
             set->operands.items[most]);
    fprintf(stderr, "Try: sodo %s --help\n", self->name);
    return false;
}

static sodo_graph *opened(sodo_graph *graph, sodo_status status, const sodo_error *err,
                          int *exit_status) {
    if (status != SODO_OK) talk_error(status, err, NULL);
    *exit_status = exit_of(status);
    return graph;
}

sodo_graph *graph_at(const char *path, unsigned parts, int *status) {
    sodo_graph *graph = NULL;
    sodo_error err = {{0}, 0, 0, {0}};
    sodo_status got = sodo_graph_open_parts(path, parts, &graph, &err);
    return opened(graph, got, &err, status);
}

sodo_graph *graph_of(const settings *set, unsigned parts, int *status) {
    return graph_at(set->operands.items[0], parts, status);
}

sodo_graph *graph_for(const settings *set, const sodo_query *query, int *status) {
    sodo_graph *graph = NULL;
    sodo_error err = {{0}, 0, 0, {0}};
    sodo_status got = sodo_graph_open_for(set->operands.items[0], query, &graph, &err);
    return opened(graph, got, &err, status);
}

const char *format_of(const settings *set) {
    if (set->format) return set->format;
    const char *dot = set->output ? strrchr(set->output, '.') : NULL;
    if (!dot || strchr(dot, '/')) return NULL;
    return strcmp(dot, ".txt") == 0 ? "text" : strcmp(dot, ".gv") == 0 ? "dot" : dot + 1;
}

/* On a terminal a table fits its width; anywhere else it is as wide as it needs. */
static sodo_status print(const sodo_answer *answer, const settings *set, output *out,
                         sodo_error *err) {
    sodo_answer_style style = SODO_ANSWER_STYLE_INIT;
    const char *format = format_of(set);
    style.format = !format || strcmp(format, "text") == 0 ? "table" : format;
    if (!out->path) style.width = terminal_width();
    style.colour = !out->path && wants_colour();
    style.raw_cells = set->raw;
    return sodo_answer_write(answer, &style, output_sink(out), err);
}

int answer_print(sodo_answer *answer, const settings *set) {
    sodo_slice note = sodo_answer_note(answer);
    sodo_answer_state state = sodo_answer_get_state(answer);
    sodo_error err = {{0}, 0, 0, {0}};
    output out;
    bool say = note.size && (state != SODO_ANSWER_FOUND || !talk_is_quiet());
    if (say) talk("%.*s", (int)note.size, note.data);
    int status = output_open(&out, set->output);
    if (status == EXIT_DONE) {
        sodo_status printed = print(answer, set, &out, &err);
        if (printed != SODO_OK && !out.failed) talk_error(printed, &err, NULL);
        status = exit_of(printed);
        status = exit_graver(status, output_close(&out, printed == SODO_OK));
    }
    sodo_answer_close(answer);
    return exit_graver(status, state == SODO_ANSWER_FOUND ? EXIT_DONE : EXIT_NOTHING);
}

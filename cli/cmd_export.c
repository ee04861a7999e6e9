/* cmd_export.c - the network, or a view of it, in the format of another program. */
#include "graphs.h"

#include <string.h>

int cmd_export(const command *self, settings *set) {
    int status;
    if (!operands_fit(self, set, 1, 1)) return EXIT_USAGE;
    bool mentions = set->table && strcmp(set->table, "mentions") == 0;
    sodo_graph *graph =
        graph_of(set, mentions ? SODO_GRAPH_ALL : SODO_GRAPH_EVIDENCE, &status);
    if (!graph) return status;
    sodo_export_options options = SODO_EXPORT_OPTIONS_INIT;
    sodo_error err = {{0}, 0, 0, {0}};
    output out;
    options.view = set->view;
    options.format = format_of(set);
    options.at = set->at;
    options.from = set->from;
    options.to = set->to;
    options.table = set->table;
    options.raw_cells = set->raw;
    status = output_open(&out, set->output);
    if (status == EXIT_DONE) {
        sodo_status written = sodo_export(graph, &options, output_sink(&out), &err);
        if (written != SODO_OK && !out.failed) talk_error(written, &err, NULL);
        status = exit_of(written);
        status = exit_graver(status, output_close(&out, written == SODO_OK));
    }
    sodo_graph_close(graph);
    return status;
}

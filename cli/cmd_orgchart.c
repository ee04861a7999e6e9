/* cmd_orgchart.c - the bodies of a place as a tree. */
#include "graphs.h"

#include <string.h>

static sodo_org_chart chart_of(const settings *set, const output *out) {
    sodo_org_chart chart = SODO_ORG_CHART_INIT;
    chart.subject = set->operands.count > 1 ? set->operands.items[1] : NULL;
    chart.at = set->at;
    chart.compare = set->compare;
    chart.format = format_of(set);
    chart.evidence = set->evidence;
    chart.colour = !out->path && wants_colour();
    chart.raw_cells = set->raw;
    chart.depth = (unsigned)setting_number(set->depth, 0);
    return chart;
}

static bool needs_evidence(const settings *set) {
    const char *format = format_of(set);
    return set->evidence || (format && strcmp(format, "csv") == 0);
}

int cmd_orgchart(const command *self, settings *set) {
    int status;
    if (!operands_fit(self, set, 1, 2)) return EXIT_USAGE;
    if (set->compare && !set->at) {
        talk("--compare wants --at, the other day");
        fprintf(stderr, "Try: sodo orgchart --help\n");
        return EXIT_USAGE;
    }
    sodo_graph *graph =
        graph_of(set, needs_evidence(set) ? SODO_GRAPH_EVIDENCE : 0, &status);
    output out;
    if (!graph) return status;
    sodo_answer *answer = NULL;
    sodo_error err = {{0}, 0, 0, {0}};
    status = output_open(&out, set->output);
    if (status == EXIT_DONE) {
        sodo_org_chart chart = chart_of(set, &out);
        sodo_status drawn =
            sodo_org_chart_draw(graph, &chart, output_sink(&out), &answer, &err);
        if (drawn != SODO_OK && !out.failed) talk_error(drawn, &err, NULL);
        status = exit_of(drawn);
        status = exit_graver(status, output_close(&out, drawn == SODO_OK && !answer));
    }
    if (answer) {
        set->output = NULL; /* the list of names is for whoever asked, not for the file */
        set->format = NULL;
        status = exit_graver(status, answer_print(answer, set));
    }
    sodo_graph_close(graph);
    return status;
}

/* cmd_explain.c - why something is known. */
#include "graphs.h"

int cmd_explain(const command *self, settings *set) {
    int status;
    if (!operands_fit(self, set, 2, 2)) return EXIT_USAGE;
    sodo_query query = SODO_QUERY_INIT;
    query.what = "why";
    query.subject = set->operands.items[1];
    sodo_graph *graph = graph_for(set, &query, &status);
    if (!graph) return status;
    sodo_answer *answer = NULL;
    sodo_error err = {{0}, 0, 0, {0}};
    sodo_status asked = sodo_explain(graph, set->operands.items[1], &answer, &err);
    if (asked != SODO_OK) talk_error(asked, &err, NULL);
    status = asked == SODO_OK ? answer_print(answer, set) : exit_of(asked);
    sodo_graph_close(graph);
    return status;
}

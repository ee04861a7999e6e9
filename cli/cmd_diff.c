/* cmd_diff.c - what differs between two networks. */
#include "graphs.h"

int cmd_diff(const command *self, settings *set) {
    int status;
    if (!operands_fit(self, set, 2, 2)) return EXIT_USAGE;
    sodo_graph *before = graph_at(set->operands.items[0], SODO_GRAPH_EVIDENCE, &status);
    if (!before) return status;
    sodo_graph *after = graph_at(set->operands.items[1], SODO_GRAPH_EVIDENCE, &status);
    if (after) {
        sodo_answer *answer = NULL;
        sodo_error err = {{0}, 0, 0, {0}};
        sodo_status compared = sodo_graph_compare(
            before, after, setting_number(set->limit, 0), &answer, &err);
        if (compared != SODO_OK) talk_error(compared, &err, NULL);
        status = compared == SODO_OK ? answer_print(answer, set) : exit_of(compared);
    }
    sodo_graph_close(after);
    sodo_graph_close(before);
    return status;
}

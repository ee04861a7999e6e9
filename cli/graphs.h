/* graphs.h - what the commands on a built network share. */
#ifndef SODO_CLI_GRAPHS_H
#define SODO_CLI_GRAPHS_H

#include "cli.h"

/* Does the command have as many operands as it needs, GRAPH among them? Says so if not.
 */
bool operands_fit(const command *self, const settings *set, size_t least, size_t most);
/* Open the first operand, GRAPH, with those parts (SODO_GRAPH_…). NULL after saying why,
 * with the exit status in *status. */
sodo_graph *graph_of(const settings *set, unsigned parts, int *status);
/* The same for any folder. */
sodo_graph *graph_at(const char *path, unsigned parts, int *status);
/* The same, as much of it as the question needs. */
sodo_graph *graph_for(const settings *set, const sodo_query *query, int *status);
/* Print an answer to -o or standard output, its note to standard error. Closes it. */
int answer_print(sodo_answer *answer, const settings *set);
/* The format of --format or else of the name of -o; NULL = neither says. */
const char *format_of(const settings *set);

#endif

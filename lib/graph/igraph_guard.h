/* igraph_guard.h - internal, layer "graph": igraph's process-wide state, in one place.
 *
 * The packaged igraph keeps its error handler and its attribute table per process, and
 * the default handler aborts. Between enter and leave one thread at a time works with
 * igraph; a failed call returns its code. The C attribute table, once set, stays set:
 * restoring it would lose the attributes of every graph that was copied meanwhile. */
#ifndef SODO_GRAPH_IGRAPH_GUARD_H
#define SODO_GRAPH_IGRAPH_GUARD_H

#include "sodo/status.h"

#include <igraph/igraph.h>

typedef struct sodo_igraph_guard {
    igraph_error_handler_t *handler; /* of the program, put back on leaving */
    igraph_warning_handler_t *warnings;
} sodo_igraph_guard;

void sodo_igraph_enter(sodo_igraph_guard *guard);
void sodo_igraph_leave(sodo_igraph_guard *guard);
/* Our status for igraph's, with its words. */
sodo_status sodo_igraph_status(igraph_error_t code, const char *doing, sodo_error *err);

#endif

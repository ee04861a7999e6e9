/* view.h - internal, layer "pipeline": a view of a public graph, chosen by names. */
#ifndef SODO_PIPELINE_VIEW_H
#define SODO_PIPELINE_VIEW_H

#include "graph/views.h"
#include "pipeline/handle.h"

/* The view called `view` (NULL = full) of what held on the day `at` (NULL = all times).
 * It borrows from the graph's network; freed with sodo_network_finish. Fails:
 * SODO_ERR_USAGE (unknown view, malformed date), SODO_ERR_NOMEM. */
sodo_status sodo_graph_view(const sodo_graph *graph, const char *view, const char *at,
                            sodo_network *out, sodo_error *err);

#endif

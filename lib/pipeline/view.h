/* view.h - internal, layer "pipeline": a view of a public graph, chosen by names. */
#ifndef SODO_PIPELINE_VIEW_H
#define SODO_PIPELINE_VIEW_H

#include "graph/views.h"
#include "pipeline/handle.h"

/* The time that a view is of, as typed; NULL or "" = not narrowed. */
typedef struct sodo_view_days {
    const char *at, *from, *to;
} sodo_view_days;

/* The view called `view` (NULL = full) of what held on a day, or touches a time; what has
 * no date touches every time.
 * It borrows from the graph's network; freed with sodo_network_finish. Fails:
 * SODO_ERR_USAGE (unknown view, malformed date), SODO_ERR_NOMEM. */
sodo_status sodo_graph_view(const sodo_graph *graph, const char *view,
                            const sodo_view_days *days, sodo_network *out,
                            sodo_error *err);

#endif

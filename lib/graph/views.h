/* views.h - internal, layer "graph": parts and projections of a network that are networks
 * again, so that every writer works on every view. */
#ifndef SODO_GRAPH_VIEWS_H
#define SODO_GRAPH_VIEWS_H

#include "model/network.h"

/* Number, name, what it is. */
#define SODO_VIEWS(X)                                                                \
    X(FULL, "full", "everything")                                                    \
    X(ORGCHART, "orgchart", "bodies, their posts and who holds them")                \
    X(COMPACT, "compact", "people with their posts and events, nothing above")       \
    X(ATTENDANCE, "attendance", "people and bodies at events")                       \
    X(CO_ATTENDANCE, "co-attendance", "derived: people who were at the same events") \
    X(PEOPLE, "people", "derived: people and the bodies they serve")                 \
    X(HIERARCHY, "hierarchy", "bodies and places, what is above what")

typedef enum sodo_view {
#define X(id, name, about) SODO_VIEW_##id,
    SODO_VIEWS(X)
#undef X
        SODO_VIEW_COUNT
} sodo_view;

/* The view of that name; false = there is none. */
bool sodo_view_find(const char *name, sodo_view *out);

/* What time is asked about; year 0 = not narrowed. */
typedef struct sodo_view_time {
    sodo_date at, from, to; /* at: one day; from, to: what touches that time */
} sodo_view_time;

/* Does the edge count in the time that was asked for? */
typedef bool sodo_edge_test(const sodo_network *net, const sodo_edge *edge,
                            const sodo_view_time *time);

/* Events at which more people were tell nothing about any two of them: left out of
 * co-attendance. */
#define SODO_CO_ATTENDANCE_MAX 256

/* Make the view. All slices are borrowed from `net`, which must live as long; the arrays
 * are the view's own, freed with sodo_network_finish. `counts` picks the
 * edges, `time` is for it; NULL = all. Sightings are left out of all views but the full
 * one. Fails: SODO_ERR_NOMEM. */
sodo_status sodo_view_make(const sodo_network *net, sodo_view view,
                           sodo_edge_test *counts, const sodo_view_time *time,
                           sodo_network *out, sodo_error *err);

#endif

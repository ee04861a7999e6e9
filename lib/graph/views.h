/* views.h - internal, layer "graph": parts and projections of a network that are networks
 * again, so that every writer works on every view. */
#ifndef SODO_GRAPH_VIEWS_H
#define SODO_GRAPH_VIEWS_H

#include "model/network.h"

typedef enum sodo_view {
    SODO_VIEW_FULL,          /* everything */
    SODO_VIEW_ORGCHART,      /* bodies, their posts and who holds them */
    SODO_VIEW_ATTENDANCE,    /* people and bodies at events */
    SODO_VIEW_CO_ATTENDANCE, /* derived: people who were at the same events */
    SODO_VIEW_PEOPLE,        /* derived: people and the bodies they serve */
    SODO_VIEW_HIERARCHY      /* bodies and places, what is above what */
} sodo_view;
#define SODO_VIEW_COUNT 6

/* "co-attendance", and one line about it. */
const char *sodo_view_name(sodo_view view);
const char *sodo_view_about(sodo_view view);
/* The view of that name; false = there is none. */
bool sodo_view_find(const char *name, sodo_view *out);

/* Does the edge count on the day that was asked for? */
typedef bool sodo_edge_test(const sodo_network *net, const sodo_edge *edge, sodo_date at);

/* Events at which more people were tell nothing about any two of them: left out of
 * co-attendance. */
#define SODO_CO_ATTENDANCE_MAX 256

/* Make the view. All slices are borrowed from `net`, which must live as long; the arrays
 * are the view's own, freed with sodo_network_finish. `holds` (NULL = all) picks the
 * edges. Sightings are left out of all views but the full one. Fails: SODO_ERR_NOMEM. */
sodo_status sodo_view_make(const sodo_network *net, sodo_view view, sodo_edge_test *holds,
                           sodo_date at, sodo_network *out, sodo_error *err);

#endif

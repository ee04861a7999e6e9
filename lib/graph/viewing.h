/* viewing.h - internal to views.c and derive.c: a view while it is made. */
#ifndef SODO_GRAPH_VIEWING_H
#define SODO_GRAPH_VIEWING_H

#include "graph/views.h"

#include "base/map.h"

typedef struct sodo_viewing {
    const sodo_network *net;
    sodo_view view;
    sodo_edge_test *counts; /* NULL = all */
    const sodo_view_time *time;
    sodo_network *out;
    sodo_arena scratch;
    uint32_t *kept; /* old node -> is it in the view; edges bear old numbers meanwhile */
} sodo_viewing;

/* Is it an edge of the view, and does it count on the day? */
bool sodo_viewing_counts(const sodo_viewing *v, const sodo_edge *edge);
/* Keep a node (NO_NODE is nobody); returns its old number. */
uint32_t sodo_viewing_node(sodo_viewing *v, uint32_t node);

/* Derived edges (derive.c); false: no memory. */
bool sodo_viewing_co_attendance(sodo_viewing *v);
bool sodo_viewing_people(sodo_viewing *v);

#endif

/* graph.h - internal, layer "graph": a network as an igraph graph with C attributes. */
#ifndef SODO_GRAPH_GRAPH_H
#define SODO_GRAPH_GRAPH_H

#include "model/network.h"

#include <igraph/igraph.h>

/* What can be counted about each vertex, as bits. */
enum {
    SODO_MEASURE_DEGREE = 1,
    SODO_MEASURE_BETWEENNESS = 2,
    SODO_MEASURE_PAGERANK = 4,
    SODO_MEASURE_CORE = 8,
    SODO_MEASURE_COMPONENT = 16,
    SODO_MEASURE_COMMUNITY = 32
};

/* A directed graph of all nodes but pages, in the network's order, and all edges.
 * Attributes: vertices  name (our id), label, kind, and title, class, level, event_kind,
 * date, first_seen, last_seen (texts, "" = not known), pages, sources (numbers) edges
 * name (our id), kind, roles, status, since, until, first_seen, last_seen (texts),
 * weight, sources, confidence (numbers; confidence 0 to 1) measures  degree, betweenness,
 * pagerank, core, component, community on request `out` is igraph's to destroy. Fails:
 * SODO_ERR_NOMEM, SODO_ERR_LIMIT. */
sodo_status sodo_graph_make(const sodo_network *net, unsigned measures, igraph_t *out,
                            sodo_error *err);

#endif

/* measures.h - internal, layer "graph": what is counted about each vertex. */
#ifndef SODO_GRAPH_MEASURES_H
#define SODO_GRAPH_MEASURES_H

#include "graph/graph.h"

/* Set the vertex attributes of the measures asked for. Only inside the guard. */
igraph_error_t sodo_measures_set(igraph_t *graph, unsigned measures);

#endif

/* across_edges.h - internal to the across_*.c files: edges while they are made. */
#ifndef SODO_RESOLVE_ACROSS_EDGES_H
#define SODO_RESOLVE_ACROSS_EDGES_H

#include "resolve/across_ids.h"

/* A proof that waits for its edge's place in the order. */
typedef struct sodo_across_pending {
    uint32_t edge, rank, proof; /* rank of the page */
} sodo_across_pending;

typedef struct sodo_across_linking {
    sodo_across *self;
    const uint32_t *node_of; /* portrait -> node */
    sodo_network *out;
    sodo_map by_ends;          /* kind, source, target -> edge */
    SODO_VEC(sodo_edge) edges; /* in the order made */
    SODO_VEC(uint8_t) general; /* edge -> proofs kept that only the gazetteer gives */
    SODO_VEC(sodo_across_pending) pending;
    bool failed; /* no memory */
} sodo_across_linking;

/* The edge between two nodes, made where it is new; NONE: no memory. */
uint32_t sodo_across_edge(sodo_across_linking *l, sodo_edge_kind kind, uint32_t source,
                          uint32_t target);

/* The steps of across_proofs.c; false: no memory. */
bool sodo_across_sort_edges(sodo_across_linking *l);
bool sodo_across_sort_proofs(sodo_across_linking *l);
bool sodo_across_list_sightings(sodo_across_linking *l);

#endif

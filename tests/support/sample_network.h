/* sample_network.h - tests: a small network of invented people in real places.
 *
 * Hà Nam with two districts, seven bodies, posts and holders over three years, two
 * events. `sample_add_*` let a test hang more on it before sample_network_finish sorts
 * everything. */
#ifndef SODO_TESTS_SAMPLE_NETWORK_H
#define SODO_TESTS_SAMPLE_NETWORK_H

#include "model/network.h"

/* Fill an empty network; end with sodo_network_finish. Aborts when memory runs out. */
void sample_network(sodo_network *net);
/* The same, without the last step: sample_network_sort. */
void sample_network_begin(sodo_network *net);
/* Sort as sodo_network demands; node and edge numbers change. */
void sample_network_sort(sodo_network *net);

uint32_t sample_add_node(sodo_network *net, sodo_node_kind kind, const char *slug,
                         const char *name);
typedef struct sample_proof {
    uint32_t page;
    const char *word; /* holds: the status; attends: the roles; else NULL */
    const char *sentence;
} sample_proof;
/* One proof on `page`: adds to the edge of that source, kind and target, made when
 * missing. */
void sample_add_edge(sodo_network *net, uint32_t source, sodo_edge_kind kind,
                     uint32_t target, sample_proof proof);
/* The node of that slug, SODO_NO_NODE when there is none. */
uint32_t sample_find(const sodo_network *net, const char *slug);

#endif

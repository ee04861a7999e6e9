/* incoming.h - internal, layer "write": edges by the node they lead to. */
#ifndef SODO_WRITE_INCOMING_H
#define SODO_WRITE_INCOMING_H

#include "model/network.h"

/* edges[first[n] .. first[n + 1]) lead to node n, in the network's order. Both on the
 * heap. */
typedef struct sodo_incoming {
    uint32_t *first, *edges;
} sodo_incoming;

/* False: no memory. */
bool sodo_incoming_make(const sodo_network *net, sodo_incoming *out);
void sodo_incoming_finish(sodo_incoming *self);

#endif

/* incoming.c - a counting sort of edges by target. */
#include "write/incoming.h"

bool sodo_incoming_make(const sodo_network *net, sodo_incoming *out) {
    size_t nodes = net->nodes.count, edges = net->edges.count;
    sodo_incoming made = {calloc(nodes + 2, sizeof(uint32_t)),
                          calloc(edges + 1, sizeof(uint32_t))};
    if (!made.first || !made.edges) {
        sodo_incoming_finish(&made);
        return false;
    }
    for (size_t i = 0; i < edges; i++) made.first[net->edges.items[i].target + 2]++;
    for (size_t i = 2; i < nodes + 2; i++) made.first[i] += made.first[i - 1];
    for (uint32_t i = 0; i < edges; i++)
        made.edges[made.first[net->edges.items[i].target + 1]++] = i;
    *out = made;
    return true;
}

void sodo_incoming_finish(sodo_incoming *self) {
    free(self->first);
    free(self->edges);
    *self = (sodo_incoming){0};
}

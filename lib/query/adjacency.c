/* adjacency.c - edges by node, both ways. */
#include "base/fail.h"
#include "query/query.h"

static uint32_t end_of(const sodo_edge *e, bool out) {
    return out ? e->source : e->target;
}

/* Counting sort: within a node, edges keep the network's order. */
static bool sort_edges(const sodo_network *net, bool out, sodo_arena *arena,
                       uint32_t **begin, uint32_t **edges) {
    size_t nodes = net->nodes.count;
    uint32_t *first = sodo_arena_alloc(arena, nodes + 2, sizeof *first);
    uint32_t *list = sodo_arena_alloc(arena, net->edges.count + 1, sizeof *list);
    if (!first || !list) return false;
    for (size_t i = 0; i < net->edges.count; i++)
        first[end_of(&net->edges.items[i], out) + 2]++;
    for (size_t i = 2; i < nodes + 2; i++) first[i] += first[i - 1];
    for (uint32_t i = 0; i < net->edges.count; i++)
        list[first[end_of(&net->edges.items[i], out) + 1]++] = i;
    *begin = first;
    *edges = list;
    return true;
}

sodo_status sodo_adjacency_make(const sodo_network *net, sodo_adjacency *out,
                                sodo_error *err) {
    sodo_adjacency a = {.arena.budget = PTRDIFF_MAX};
    if (!sort_edges(net, true, &a.arena, &a.out_begin, &a.out_edges) ||
        !sort_edges(net, false, &a.arena, &a.in_begin, &a.in_edges)) {
        sodo_arena_finish(&a.arena);
        return sodo_fail(err, SODO_ERR_NOMEM, 0,
                         "no memory for the network's neighbours");
    }
    *out = a;
    return SODO_OK;
}

void sodo_adjacency_finish(sodo_adjacency *self) {
    sodo_arena_finish(&self->arena);
    *self = (sodo_adjacency){0};
}

/* handle.c - a network behind a public handle. */
#include "pipeline/handle.h"

#include "base/fail.h"
#include "store/store.h"

#include <stdlib.h>

static unsigned load_parts(unsigned parts) {
    return (parts & SODO_GRAPH_EVIDENCE ? SODO_LOAD_PROOFS : 0) |
           (parts & SODO_GRAPH_MENTIONS ? SODO_LOAD_SIGHTINGS : 0);
}

sodo_status sodo_graph_open_parts(const char *path, unsigned parts, sodo_graph **out,
                                  sodo_error *err) {
    sodo_store *store = NULL;
    sodo_graph *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a network");
    sodo_status status = sodo_store_open(path, &store, err);
    if (status == SODO_OK)
        status = sodo_store_load(store, load_parts(parts), &self->network, err);
    sodo_store_close(store);
    if (status == SODO_OK)
        *out = self;
    else
        free(self);
    return status;
}

sodo_status sodo_graph_open(const char *path, sodo_graph **out, sodo_error *err) {
    return sodo_graph_open_parts(path, SODO_GRAPH_ALL, out, err);
}

void sodo_graph_close(sodo_graph *self) {
    if (!self) return;
    sodo_network_finish(&self->network);
    free(self);
}

uint32_t sodo_graph_node_count(const sodo_graph *self) {
    return (uint32_t)self->network.nodes.count;
}

uint32_t sodo_graph_edge_count(const sodo_graph *self) {
    return (uint32_t)self->network.edges.count;
}

uint32_t sodo_graph_proof_count(const sodo_graph *self) {
    return (uint32_t)self->network.proofs.count;
}

void sodo_graph_node(const sodo_graph *self, uint32_t index, sodo_graph_node_info *out) {
    const sodo_node *n = &self->network.nodes.items[index];
    *out = (sodo_graph_node_info){.kind = sodo_node_kind_name(n->kind),
                                  .id = n->id,
                                  .name = n->name,
                                  .title = n->title,
                                  .organization = n->organization,
                                  .place = n->place,
                                  .parent = n->parent,
                                  .pages = n->pages};
    sodo_date_print(n->date, out->date);
}

void sodo_graph_edge(const sodo_graph *self, uint32_t index, sodo_graph_edge_info *out) {
    const sodo_edge *e = &self->network.edges.items[index];
    *out = (sodo_graph_edge_info){.kind = sodo_edge_kind_name(e->kind),
                                  .id = e->id,
                                  .source = e->source,
                                  .target = e->target,
                                  .roles = e->roles,
                                  .proof_begin = e->proof_begin,
                                  .proof_end = e->proof_end,
                                  .confidence = e->confidence};
}

void sodo_graph_proof(const sodo_graph *self, uint32_t index,
                      sodo_graph_proof_info *out) {
    const sodo_proof *p = &self->network.proofs.items[index];
    *out = (sodo_graph_proof_info){.edge = p->edge,
                                   .page = p->page,
                                   .cp_begin = p->cp_begin,
                                   .cp_end = p->cp_end,
                                   .confidence = p->confidence,
                                   .rule = p->rule,
                                   .sentence = p->sentence};
}

/* Nodes are sorted by kind first, so an id may lie in one of seven sorted stretches. */
uint32_t sodo_graph_find(const sodo_graph *self, sodo_slice id) {
    const sodo_network *net = &self->network;
    for (uint32_t begin = 0, end; begin < net->nodes.count; begin = end) {
        sodo_node_kind kind = net->nodes.items[begin].kind;
        for (end = begin; end < net->nodes.count && net->nodes.items[end].kind == kind;)
            end++;
        uint32_t low = begin, high = end;
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            int order = sodo_slice_compare(net->nodes.items[middle].id, id);
            if (order == 0) return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle;
        }
    }
    return sodo_network_find_alias(net, id);
}

sodo_status sodo_sink_put(sodo_sink sink, const sodo_buf *text, sodo_error *err) {
    if (text->failed)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the output");
    if (!text->size || sink.write(sink.context, sodo_buf_slice(text)) == 0)
        return SODO_OK;
    return sodo_fail(err, SODO_ERR_IO, 0, "the output could not be written");
}

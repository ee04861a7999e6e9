/* why.c - all evidence of an edge or a node: sentence, rule, rows, reasons. */
#include "base/fail.h"
#include "query/query.h"

static void add_proof(sodo_asking *asking, const sodo_edge *e, const sodo_proof *p) {
    const sodo_network *net = asking->net;
    sodo_table *table = &asking->answer->table;
    sodo_buf text = {0};
    sodo_table_add(table, e->id);
    sodo_table_add(table, sodo_node_name(net, e->source));
    sodo_table_add(table, sodo_slice_of(sodo_edge_kind_name(e->kind)));
    sodo_table_add(table, sodo_node_name(net, e->target));
    const sodo_node *page = p->page == SODO_NO_NODE ? NULL : &net->nodes.items[p->page];
    sodo_table_add(table, !page               ? (sodo_slice){0}
                          : page->source.size ? page->source
                                              : page->id);
    sodo_buf_addf(&text, "%u-%u", p->cp_begin, p->cp_end);
    sodo_table_add_copy(table, sodo_buf_slice(&text));
    sodo_table_add_hundredths(table, p->confidence);
    sodo_table_add(table, p->rule);
    sodo_table_add(table, p->reasons);
    sodo_table_add(table, p->rows);
    sodo_table_add(table, p->sentence);
    table->failed |= text.failed;
    sodo_buf_finish(&text);
}

static void add_edge(sodo_asking *asking, uint32_t edge) {
    const sodo_edge *e = &asking->net->edges.items[edge];
    for (uint32_t p = e->proof_begin; p < e->proof_end; p++)
        add_proof(asking, e, &asking->net->proofs.items[p]);
}

static void columns(sodo_asking *asking) {
    sodo_table_columns(
        &asking->answer->table,
        "edge from kind to page span confidence rule reasons rows sentence");
}

sodo_status sodo_ask_why(sodo_asking *asking, sodo_error *err) {
    const char *id = asking->query->subject;
    uint32_t node;
    if (!id || !*id)
        return sodo_fail(err, SODO_ERR_USAGE, 0, "give the id of an edge or a node");
    for (uint32_t i = 0; i < asking->net->edges.count; i++)
        if (sodo_slice_is(asking->net->edges.items[i].id, id)) {
            columns(asking);
            add_edge(asking, i);
            return SODO_OK;
        }
    SODO_TRY(sodo_names_one(asking, id, SODO_KINDS_ALL & ~(1u << SODO_NODE_PAGE),
                            "edge or node", &node, err));
    if (node == SODO_NO_NODE) return SODO_OK;
    columns(asking);
    const sodo_adjacency *near = asking->near;
    for (uint32_t i = near->out_begin[node]; i < near->out_begin[node + 1]; i++)
        add_edge(asking, near->out_edges[i]);
    for (uint32_t i = near->in_begin[node]; i < near->in_begin[node + 1]; i++)
        add_edge(asking, near->in_edges[i]);
    return SODO_OK;
}

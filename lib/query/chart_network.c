/* chart_network.c - what an org chart shows as a network of its own, for the graph
 * formats. */
#include "query/org_chart.h"

#include "base/fail.h"

typedef struct copying {
    const sodo_chart *chart;
    sodo_network *out;
    sodo_arena scratch;
    bool *wanted;    /* by node of the whole network */
    uint32_t *moved; /* its number in the new one, SODO_NO_NODE = not there */
} copying;

/* Boxes, posts and those who hold them. */
static void want_nodes(copying *c) {
    for (size_t i = 0; i < c->chart->boxes.count; i++)
        if (c->chart->boxes.items[i].node != SODO_NO_NODE)
            c->wanted[c->chart->boxes.items[i].node] = true;
    for (size_t i = 0; i < c->chart->rows.count; i++) {
        const sodo_chart_row *row = &c->chart->rows.items[i];
        c->wanted[row->post] = true;
        if (row->person != SODO_NO_NODE) c->wanted[row->person] = true;
    }
}

static bool copy_nodes(copying *c) {
    const sodo_network *net = c->chart->net;
    for (uint32_t i = 0; i < net->nodes.count; i++) {
        c->moved[i] = SODO_NO_NODE;
        if (!c->wanted[i]) continue;
        sodo_node *n = SODO_PUSH(&c->out->arena, c->out->nodes);
        if (!n) return false;
        *n = net->nodes.items[i];
        c->moved[i] = (uint32_t)c->out->nodes.count - 1;
    }
    for (size_t i = 0; i < c->out->nodes.count; i++) {
        sodo_node *n = &c->out->nodes.items[i];
        uint32_t *refs[] = {&n->organization, &n->place, &n->parent, &n->issuer};
        for (size_t r = 0; r < sizeof refs / sizeof *refs; r++)
            if (*refs[r] != SODO_NO_NODE) *refs[r] = c->moved[*refs[r]];
    }
    return true;
}

/* Of the holders only those of the chart's rows; else what ties the chart's nodes. */
static bool is_drawn(const copying *c, uint32_t index, const bool *rows) {
    const sodo_edge *e = &c->chart->net->edges.items[index];
    if (c->moved[e->source] == SODO_NO_NODE || c->moved[e->target] == SODO_NO_NODE)
        return false;
    return e->kind == SODO_EDGE_HOLDS
               ? rows[index]
               : e->kind == SODO_EDGE_AT || e->kind == SODO_EDGE_PART_OF ||
                     e->kind == SODO_EDGE_LOCATED_IN;
}

static bool copy_edges(copying *c) {
    const sodo_network *net = c->chart->net;
    bool *rows = sodo_arena_alloc(&c->scratch, net->edges.count + 1, sizeof *rows);
    if (!rows) return false;
    for (size_t i = 0; i < c->chart->rows.count; i++)
        if (c->chart->rows.items[i].edge != SODO_NO_NODE)
            rows[c->chart->rows.items[i].edge] = true;
    for (uint32_t i = 0; i < net->edges.count; i++) {
        if (!is_drawn(c, i, rows)) continue;
        sodo_edge *e = SODO_PUSH(&c->out->arena, c->out->edges);
        if (!e) return false;
        *e = net->edges.items[i];
        e->source = c->moved[e->source];
        e->target = c->moved[e->target];
        e->site = SODO_NO_NODE;
        e->proof_begin = e->proof_end = 0;
    }
    return true;
}

sodo_status sodo_chart_network(const sodo_chart *chart, sodo_network *out,
                               sodo_error *err) {
    size_t count = chart->net->nodes.count;
    sodo_network made = {.arena.budget = PTRDIFF_MAX,
                         .version = chart->net->version,
                         .gazetteer_version = chart->net->gazetteer_version,
                         .rules_version = chart->net->rules_version};
    copying c = {.chart = chart, .out = &made, .scratch.budget = PTRDIFF_MAX};
    c.wanted = sodo_arena_alloc(&c.scratch, count + 1, sizeof *c.wanted);
    c.moved = sodo_arena_alloc(&c.scratch, count + 1, sizeof *c.moved);
    bool good = c.wanted && c.moved;
    if (good) want_nodes(&c);
    good = good && copy_nodes(&c) && copy_edges(&c);
    sodo_arena_finish(&c.scratch);
    if (!good) {
        sodo_network_finish(&made);
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the chart");
    }
    *out = made;
    return SODO_OK;
}

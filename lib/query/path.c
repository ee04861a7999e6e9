/* path.c - how two nodes are tied: the shortest chain, and what both are next to. */
#include "base/fail.h"
#include "query/query.h"

static uint32_t other_end(const sodo_edge *e, uint32_t node) {
    return e->source == node ? e->target : e->source;
}

/* Everything lies in some place: ties by place say little and are walked only when others
 * fail. */
static bool is_walked(const sodo_edge *e, bool by_place) {
    bool place = e->kind == SODO_EDGE_LOCATED_IN || e->kind == SODO_EDGE_HELD_AT ||
                 e->kind == SODO_EDGE_SUCCEEDS;
    return by_place || !place;
}

typedef struct walk {
    const sodo_asking *asking;
    uint32_t *queue,
        *by; /* by[n]: edge by which n was reached, plus one; 0 = not reached */
    size_t count;
    bool by_place;
} walk;

static void visit(walk *w, uint32_t node, const uint32_t *edges, uint32_t begin,
                  uint32_t end) {
    for (uint32_t i = begin; i < end; i++) {
        const sodo_edge *e = &w->asking->net->edges.items[edges[i]];
        uint32_t next = other_end(e, node);
        if (w->by[next] || !is_walked(e, w->by_place)) continue;
        if (!sodo_edge_holds_at(w->asking->net, e, w->asking->at)) continue;
        w->by[next] = edges[i] + 1;
        w->queue[w->count++] = next;
    }
}

/* Breadth first from b, so that the chain can be read from a. */
static bool reach(walk *w, uint32_t a, uint32_t b) {
    const sodo_adjacency *near = w->asking->near;
    memset(w->by, 0, w->asking->net->nodes.count * sizeof *w->by);
    w->queue[0] = b;
    w->count = 1;
    w->by[b] = UINT32_MAX;
    for (size_t i = 0; i < w->count && !w->by[a]; i++) {
        uint32_t node = w->queue[i];
        visit(w, node, near->out_edges, near->out_begin[node], near->out_begin[node + 1]);
        visit(w, node, near->in_edges, near->in_begin[node], near->in_begin[node + 1]);
    }
    return w->by[a] != 0;
}

static void list_chain(sodo_asking *asking, const walk *w, uint32_t a, uint32_t b) {
    sodo_table *table = &asking->answer->table;
    for (uint32_t node = a; node != b;) {
        const sodo_edge *e = &asking->net->edges.items[w->by[node] - 1];
        uint32_t next = other_end(e, node);
        sodo_date first, last;
        sodo_edge_dates(asking->net, e, &first, &last);
        sodo_table_add(table, sodo_node_name(asking->net, node));
        sodo_table_add_copy(table, sodo_slice_of(sodo_edge_kind_name(e->kind)));
        sodo_table_add(table, e->source == node ? SODO_LIT("->") : SODO_LIT("<-"));
        sodo_table_add(table, sodo_node_name(asking->net, next));
        sodo_table_add_date(table, first);
        sodo_table_add_evidence(table, asking->net, e);
        node = next;
    }
}

/* The two nodes asked about; *ready false: the answer says why not. */
static sodo_status two_names(sodo_asking *asking, uint32_t *a, uint32_t *b, bool *ready,
                             sodo_error *err) {
    *ready = false;
    SODO_TRY(sodo_names_one(asking, asking->query->subject, SODO_KINDS_NAMED,
                            "person or body", a, err));
    if (*a == SODO_NO_NODE) return SODO_OK;
    SODO_TRY(sodo_names_one(asking, asking->query->other, SODO_KINDS_NAMED,
                            "second person or body", b, err));
    *ready = *b != SODO_NO_NODE;
    return SODO_OK;
}

static void say_not_tied(sodo_asking *asking, uint32_t a, uint32_t b, const char *how) {
    sodo_slice x = sodo_node_name(asking->net, a), y = sodo_node_name(asking->net, b);
    asking->answer->state = SODO_ANSWER_NONE;
    sodo_buf_addf(&asking->answer->note, "%.*s and %.*s %s", (int)x.size, x.data,
                  (int)y.size, y.data, how);
}

sodo_status sodo_ask_path(sodo_asking *asking, sodo_error *err) {
    uint32_t a, b;
    bool ready;
    SODO_TRY(two_names(asking, &a, &b, &ready, err));
    if (!ready) return SODO_OK;
    sodo_table *table = &asking->answer->table;
    sodo_table_columns(table, "from kind way to date " SODO_EVIDENCE_COLUMNS);
    size_t nodes = asking->net->nodes.count;
    walk w = {.asking = asking,
              .queue = sodo_arena_alloc(&table->arena, nodes + 1, sizeof(uint32_t)),
              .by = sodo_arena_alloc(&table->arena, nodes + 1, sizeof(uint32_t))};
    if (!w.queue || !w.by)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the path");
    bool found = reach(&w, a, b);
    if (!found) {
        w.by_place = true;
        found = reach(&w, a, b);
    }
    if (found)
        list_chain(asking, &w, a, b);
    else
        say_not_tied(asking, a, b, "are not tied by anything known");
    return SODO_OK;
}

/* ---- common ---- */

/* Marks what is next to `node`: events, posts, and bodies through posts; by the edge. */
static void mark(const sodo_asking *asking, uint32_t node, uint32_t *marks) {
    const sodo_adjacency *near = asking->near;
    for (int way = 0; way < 2; way++) {
        const uint32_t *begin = way ? near->in_begin : near->out_begin;
        const uint32_t *edges = way ? near->in_edges : near->out_edges;
        for (uint32_t i = begin[node]; i < begin[node + 1]; i++) {
            const sodo_edge *e = &asking->net->edges.items[edges[i]];
            uint32_t next = other_end(e, node);
            if (!sodo_edge_holds_at(asking->net, e, asking->at)) continue;
            marks[next] = edges[i] + 1;
            uint32_t body = asking->net->nodes.items[next].organization;
            if (e->kind == SODO_EDGE_HOLDS && body != SODO_NO_NODE && !marks[body])
                marks[body] = edges[i] + 1;
        }
    }
}

/* How one of the two is tied: roles, or the post through which a body is reached. */
static sodo_slice how(const sodo_network *net, const sodo_edge *e) {
    if (e->kind == SODO_EDGE_HOLDS) return sodo_node_name(net, e->target);
    return e->roles.size ? e->roles : sodo_slice_of(sodo_edge_kind_name(e->kind));
}

static void list_common(sodo_asking *asking, const uint32_t *marks_a,
                        const uint32_t *marks_b) {
    const sodo_network *net = asking->net;
    sodo_table *table = &asking->answer->table;
    for (uint32_t n = 0; n < net->nodes.count; n++) {
        if (!marks_a[n] || !marks_b[n]) continue;
        const sodo_edge *x = &net->edges.items[marks_a[n] - 1];
        const sodo_edge *y = &net->edges.items[marks_b[n] - 1];
        sodo_date first, last;
        sodo_edge_dates(net, x, &first, &last);
        sodo_table_add_copy(table,
                            sodo_slice_of(sodo_node_kind_name(net->nodes.items[n].kind)));
        sodo_table_add(table, net->nodes.items[n].name);
        sodo_table_add_date(table, first);
        sodo_table_add(table, how(net, x));
        sodo_table_add(table, how(net, y));
        sodo_table_add_evidence(table, net, x);
    }
}

sodo_status sodo_ask_common(sodo_asking *asking, sodo_error *err) {
    uint32_t a, b;
    bool ready;
    SODO_TRY(two_names(asking, &a, &b, &ready, err));
    if (!ready) return SODO_OK;
    sodo_table *table = &asking->answer->table;
    sodo_table_columns(table, "kind what date first second " SODO_EVIDENCE_COLUMNS);
    size_t nodes = asking->net->nodes.count;
    uint32_t *marks_a = sodo_arena_alloc(&table->arena, nodes + 1, sizeof *marks_a);
    uint32_t *marks_b = sodo_arena_alloc(&table->arena, nodes + 1, sizeof *marks_b);
    if (!marks_a || !marks_b)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory to compare");
    mark(asking, a, marks_a);
    mark(asking, b, marks_b);
    list_common(asking, marks_a, marks_b);
    if (!sodo_table_rows(table))
        say_not_tied(asking, a, b, "have nothing in common that is known");
    return SODO_OK;
}

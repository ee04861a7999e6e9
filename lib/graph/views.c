/* views.c - views that choose edges: the nodes they touch, with their evidence. */
#include "graph/viewing.h"

#include "base/fail.h"

#define VIEW_BUDGET ((size_t)1 << 36)
#define BIT(kind) (1u << SODO_EDGE_##kind)

/* The kinds of edges that a view is made of, as bits. */
static const unsigned EDGES[SODO_VIEW_COUNT] = {
    [SODO_VIEW_FULL] = ~0u,
    [SODO_VIEW_ORGCHART] = BIT(HOLDS) | BIT(AT) | BIT(PART_OF),
    [SODO_VIEW_COMPACT] = BIT(HOLDS) | BIT(ATTENDS),
    [SODO_VIEW_ATTENDANCE] = BIT(ATTENDS) | BIT(ORGANIZES) | BIT(HELD_AT),
    [SODO_VIEW_CO_ATTENDANCE] = BIT(ATTENDS),
    [SODO_VIEW_PEOPLE] = BIT(HOLDS),
    [SODO_VIEW_HIERARCHY] = BIT(PART_OF) | BIT(LOCATED_IN) | BIT(SUCCEEDS),
};

bool sodo_view_find(const char *name, sodo_view *out) {
    static const char *const names[] = {
#define X(id, text, about) text,
        SODO_VIEWS(X)
#undef X
    };
    for (int i = 0; i < SODO_VIEW_COUNT; i++) {
        if (strcmp(names[i], name) != 0) continue;
        *out = (sodo_view)i;
        return true;
    }
    return false;
}

bool sodo_viewing_counts(const sodo_viewing *v, const sodo_edge *edge) {
    return (EDGES[v->view] >> edge->kind & 1) != 0 &&
           (!v->counts || v->counts(v->net, edge, v->time));
}

uint32_t sodo_viewing_node(sodo_viewing *v, uint32_t node) {
    if (node == SODO_NO_NODE) return SODO_NO_NODE;
    v->kept[node] = 1;
    return node;
}

/* Nodes that were kept, in their old order; numbers in edges, proofs and nodes follow. */
static bool renumber(sodo_viewing *v) {
    sodo_network *out = v->out;
    uint32_t *moved = v->kept; /* 1 or 0 becomes the new number or NO_NODE */
    for (uint32_t i = 0; i < v->net->nodes.count; i++) {
        bool kept = moved[i] != 0;
        moved[i] = SODO_NO_NODE;
        if (!kept) continue;
        sodo_node *n = SODO_PUSH(&out->arena, out->nodes);
        if (!n) return false;
        *n = v->net->nodes.items[i];
        moved[i] = (uint32_t)out->nodes.count - 1;
    }
    for (size_t i = 0; i < out->nodes.count; i++) {
        sodo_node *n = &out->nodes.items[i];
        uint32_t *refs[] = {&n->organization, &n->place, &n->parent, &n->issuer};
        for (size_t r = 0; r < sizeof refs / sizeof *refs; r++)
            if (*refs[r] != SODO_NO_NODE) *refs[r] = moved[*refs[r]];
    }
    for (size_t i = 0; i < out->edges.count; i++) {
        sodo_edge *e = &out->edges.items[i];
        e->source = moved[e->source];
        e->target = moved[e->target];
        if (e->site != SODO_NO_NODE) e->site = moved[e->site];
    }
    for (size_t i = 0; i < out->proofs.count; i++)
        out->proofs.items[i].page = moved[out->proofs.items[i].page];
    return true;
}

/* The edge with its proofs; their pages stay as nodes too. */
static bool copy_edge(sodo_viewing *v, const sodo_edge *edge) {
    sodo_network *out = v->out;
    sodo_edge *e = SODO_PUSH(&out->arena, out->edges);
    if (!e) return false;
    *e = *edge;
    sodo_viewing_node(v, e->source);
    sodo_viewing_node(v, e->target);
    sodo_viewing_node(v, e->site);
    e->proof_begin = (uint32_t)out->proofs.count;
    for (uint32_t i = edge->proof_begin; i < edge->proof_end; i++) {
        sodo_proof *p = SODO_PUSH(&out->arena, out->proofs);
        if (!p) return false;
        *p = v->net->proofs.items[i];
        p->edge = (uint32_t)out->edges.count - 1;
        sodo_viewing_node(v, p->page);
    }
    e->proof_end = (uint32_t)out->proofs.count;
    return true;
}

static bool choose(sodo_viewing *v) {
    const sodo_network *net = v->net;
    bool everything = v->view == SODO_VIEW_FULL && !v->counts;
    for (uint32_t i = 0; everything && i < net->nodes.count; i++) sodo_viewing_node(v, i);
    for (size_t i = 0; i < net->edges.count; i++)
        if (sodo_viewing_counts(v, &net->edges.items[i]) &&
            !copy_edge(v, &net->edges.items[i]))
            return false;
    return true;
}

static bool copy_rest(sodo_viewing *v) {
    sodo_network *out = v->out;
    for (size_t i = 0; i < v->net->aliases.count; i++) {
        uint32_t node = v->kept[v->net->aliases.items[i].node];
        if (node == SODO_NO_NODE) continue;
        sodo_alias *a = SODO_PUSH(&out->arena, out->aliases);
        if (!a) return false;
        *a = (sodo_alias){v->net->aliases.items[i].id, node};
    }
    for (size_t i = 0; v->view == SODO_VIEW_FULL && i < v->net->sightings.count; i++) {
        sodo_sighting s = v->net->sightings.items[i];
        s.page = v->kept[s.page];
        if (s.node != SODO_NO_NODE) s.node = v->kept[s.node];
        if (s.page == SODO_NO_NODE) continue;
        sodo_sighting *slot = SODO_PUSH(&out->arena, out->sightings);
        if (!slot) return false;
        *slot = s;
    }
    return true;
}

sodo_status sodo_view_make(const sodo_network *net, sodo_view view,
                           sodo_edge_test *counts, const sodo_view_time *time,
                           sodo_network *out, sodo_error *err) {
    sodo_network made = {.arena = {.budget = VIEW_BUDGET},
                         .version = net->version,
                         .gazetteer_version = net->gazetteer_version,
                         .rules_version = net->rules_version};
    bool narrowed = time && (time->at.year || time->from.year || time->to.year);
    sodo_viewing v = {
        .net = net, .view = view, .counts = narrowed ? counts : NULL, .time = time};
    v.out = &made;
    v.scratch.budget = VIEW_BUDGET;
    v.kept = sodo_arena_alloc(&v.scratch, net->nodes.count + 1, sizeof *v.kept);
    bool good = v.kept != NULL;
    if (good && view == SODO_VIEW_CO_ATTENDANCE)
        good = sodo_viewing_co_attendance(&v);
    else if (good && view == SODO_VIEW_PEOPLE)
        good = sodo_viewing_people(&v);
    else if (good)
        good = choose(&v);
    good = good && renumber(&v) && copy_rest(&v);
    sodo_arena_finish(&v.scratch);
    if (!good) {
        sodo_network_finish(&made);
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the view");
    }
    *out = made;
    return SODO_OK;
}

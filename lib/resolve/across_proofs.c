/* across_proofs.c - edges in their order, their proofs, and how far both are to be
 * trusted. */
#include "resolve/across_edges.h"

#include "base/ident.h"

#define CONFIDENCE_MAX 99
#define CONFIDENCE_SOURCE 3 /* for each further independent source */
#define CONFIDENCE_BARE 50  /* a fact without any proof */

static int by_ends(const void *a, const void *b) {
    const sodo_edge *x = *(sodo_edge *const *)a, *y = *(sodo_edge *const *)b;
    if (x->source != y->source) return x->source < y->source ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return (x->target > y->target) - (x->target < y->target);
}

/* "e:" and the hash of "source|kind|target". */
static bool make_id(sodo_across_linking *l, sodo_edge *edge, sodo_buf *text) {
    char hash[SODO_IDENT_SIZE];
    sodo_buf_clear(text);
    sodo_buf_add(text, l->out->nodes.items[edge->source].id);
    sodo_buf_add_char(text, '|');
    sodo_buf_add_str(text, sodo_edge_kind_name(edge->kind));
    sodo_buf_add_char(text, '|');
    sodo_buf_add(text, l->out->nodes.items[edge->target].id);
    if (text->failed) return false;
    sodo_ident(sodo_buf_slice(text), hash);
    sodo_buf_clear(text);
    sodo_buf_add_str(text, "e:");
    sodo_buf_add_str(text, hash);
    edge->id = sodo_slice_copy(&l->out->arena, sodo_buf_slice(text));
    return edge->id.data && !text->failed;
}

bool sodo_across_sort_edges(sodo_across_linking *l) {
    size_t count = l->edges.count;
    sodo_edge **order = sodo_arena_alloc(&l->self->arena, count + 1, sizeof(sodo_edge *));
    uint32_t *moved = sodo_arena_alloc(&l->self->arena, count + 1, sizeof *moved);
    l->out->edges.items = sodo_arena_alloc(&l->out->arena, count + 1, sizeof(sodo_edge));
    if (!order || !moved || !l->out->edges.items) return false;
    l->out->edges.count = count;
    l->out->edges.room = count + 1;
    for (size_t i = 0; i < count; i++) order[i] = &l->edges.items[i];
    if (count) qsort(order, count, sizeof *order, by_ends);
    sodo_buf text = {0};
    bool good = true;
    for (size_t i = 0; i < count && good; i++) {
        moved[order[i] - l->edges.items] = (uint32_t)i;
        l->out->edges.items[i] = *order[i];
        good = make_id(l, &l->out->edges.items[i], &text);
    }
    sodo_buf_finish(&text);
    for (size_t i = 0; i < l->pending.count; i++)
        l->pending.items[i].edge = moved[l->pending.items[i].edge];
    return good;
}

typedef struct sorting {
    const sodo_across_proof *proof;
    const sodo_across *self;
    uint32_t edge, rank;
} sorting;

static int by_edge(const void *a, const void *b) {
    const sorting *x = a, *y = b;
    if (x->edge != y->edge) return x->edge < y->edge ? -1 : 1;
    if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
    const sodo_across_proof *p = x->proof, *q = y->proof;
    if (p->cp_begin != q->cp_begin) return p->cp_begin < q->cp_begin ? -1 : 1;
    if (p->cp_end != q->cp_end) return p->cp_end < q->cp_end ? -1 : 1;
    int order = sodo_slice_compare(sodo_across_text(x->self, p->rule),
                                   sodo_across_text(y->self, q->rule));
    if (order) return order;
    return (p->confidence < q->confidence) - (p->confidence > q->confidence);
}

static bool is_same(const sodo_proof *a, const sodo_proof *b) {
    return a->edge == b->edge && a->page == b->page && a->cp_begin == b->cp_begin &&
           a->cp_end == b->cp_end && sodo_slice_equal(a->rule, b->rule);
}

/* Page rank -> node. */
static uint32_t *find_pages(sodo_across_linking *l) {
    sodo_across *self = l->self;
    sodo_map by_id = {.arena = &self->arena};
    uint32_t *pages =
        sodo_arena_alloc(&self->arena, (size_t)self->ordered + 1, sizeof *pages);
    if (!pages) return NULL;
    for (uint32_t i = 0; i < l->out->nodes.count; i++)
        if (l->out->nodes.items[i].kind == SODO_NODE_PAGE &&
            !sodo_map_put(&by_id, l->out->nodes.items[i].id, i))
            return NULL;
    for (uint32_t rank = 0; rank < self->ordered; rank++)
        pages[rank] = sodo_map_get(
            &by_id, sodo_across_text(self, sodo_across_page_at(self, rank)->id));
    return pages;
}

static bool push_proof(sodo_across_linking *l, const sorting *s, const uint32_t *pages) {
    const sodo_across_proof *p = s->proof;
    sodo_proof proof = {.edge = s->edge,
                        .page = pages[s->rank],
                        .cp_begin = p->cp_begin,
                        .cp_end = p->cp_end,
                        .confidence = p->confidence,
                        .rule = sodo_across_text(l->self, p->rule),
                        .reasons = sodo_across_text(l->self, p->reasons),
                        .rows = sodo_across_text(l->self, p->rows),
                        .sentence = sodo_across_text(l->self, p->sentence)};
    size_t count = l->out->proofs.count;
    if (count && is_same(&l->out->proofs.items[count - 1], &proof)) return true;
    sodo_proof *slot = SODO_PUSH(&l->out->arena, l->out->proofs);
    if (slot) *slot = proof;
    return slot != NULL;
}

/* The edge's best page, and a little more for every further independent source. */
static void trust(sodo_across_linking *l, uint32_t number, const uint32_t *group_of,
                  uint32_t *last_edge) {
    sodo_edge *edge = &l->out->edges.items[number];
    const sodo_node *from = &l->out->nodes.items[edge->source];
    int best = edge->confidence;
    for (uint32_t i = edge->proof_begin; i < edge->proof_end; i++) {
        const sodo_proof *p = &l->out->proofs.items[i];
        if (p->confidence > best) best = p->confidence;
        uint32_t group = group_of[p->page];
        if (last_edge[group] == number + 1) continue;
        last_edge[group] = number + 1;
        edge->sources++;
    }
    edge->weight = edge->proof_end - edge->proof_begin;
    if (!edge->weight) {
        edge->weight = 1;
        edge->sources = from->sources ? from->sources : 1;
        if (!best) best = CONFIDENCE_BARE;
    } else {
        best += CONFIDENCE_SOURCE * (int)(edge->sources < 100 ? edge->sources - 1 : 99);
    }
    edge->confidence = (uint8_t)(best > CONFIDENCE_MAX ? CONFIDENCE_MAX : best);
}

static bool trust_all(sodo_across_linking *l, const uint32_t *pages) {
    sodo_across *self = l->self;
    size_t nodes = l->out->nodes.count;
    uint32_t *group_of = sodo_arena_alloc(&self->arena, nodes + 1, sizeof *group_of);
    uint32_t *last_edge =
        sodo_arena_alloc(&self->arena, (size_t)self->ordered + 1, sizeof *last_edge);
    if (!group_of || !last_edge) return false;
    for (uint32_t rank = 0; rank < self->ordered; rank++)
        group_of[pages[rank]] = sodo_across_page_at(self, rank)->group;
    uint32_t at = 0;
    for (uint32_t i = 0; i < l->out->edges.count; i++) {
        l->out->edges.items[i].proof_begin = at;
        while (at < l->out->proofs.count && l->out->proofs.items[at].edge == i) at++;
        l->out->edges.items[i].proof_end = at;
        trust(l, i, group_of, last_edge);
    }
    return true;
}

bool sodo_across_sort_proofs(sodo_across_linking *l) {
    size_t count = l->pending.count;
    uint32_t *pages = find_pages(l);
    sorting *list = sodo_arena_alloc(&l->self->arena, count + 1, sizeof *list);
    if (!pages || !list) return false;
    for (size_t i = 0; i < count; i++) {
        const sodo_across_pending *p = &l->pending.items[i];
        list[i] = (sorting){&l->self->proofs.items[p->proof], l->self, p->edge, p->rank};
    }
    if (count) qsort(list, count, sizeof *list, by_edge);
    l->out->proofs.items =
        sodo_arena_alloc(&l->out->arena, count + 1, sizeof(sodo_proof));
    l->out->proofs.room = count + 1;
    if (!l->out->proofs.items) return false;
    for (size_t i = 0; i < count; i++)
        if (!push_proof(l, &list[i], pages)) return false;
    return trust_all(l, pages);
}

bool sodo_across_list_sightings(sodo_across_linking *l) {
    sodo_across *self = l->self;
    uint32_t *pages = find_pages(l);
    size_t count = 0;
    for (uint32_t rank = 0; rank < self->ordered; rank++) {
        const sodo_across_page *page = sodo_across_page_at(self, rank);
        count += page->sighting_end - page->sighting_begin;
    }
    l->out->sightings.items =
        sodo_arena_alloc(&l->out->arena, count + 1, sizeof(sodo_sighting));
    l->out->sightings.room = count + 1;
    if (!pages || !l->out->sightings.items) return false;
    for (uint32_t rank = 0; rank < self->ordered; rank++) {
        const sodo_across_page *page = sodo_across_page_at(self, rank);
        for (uint32_t i = page->sighting_begin; i < page->sighting_end; i++) {
            const sodo_across_sighting *s = &self->sightings.items[i];
            sodo_sighting *to = SODO_PUSH(&l->out->arena, l->out->sightings);
            if (!to) return false;
            bool known =
                s->portrait != SODO_ACROSS_NONE && sodo_across_is_node(self, s->portrait);
            *to = (sodo_sighting){.page = pages[rank],
                                  .node = known ? l->node_of[s->portrait] : SODO_NO_NODE,
                                  .cp_begin = s->cp_begin,
                                  .cp_end = s->cp_end,
                                  .kind = sodo_slice_of(sodo_kind_public_name(s->kind)),
                                  .text = sodo_across_text(self, s->text)};
        }
    }
    return true;
}

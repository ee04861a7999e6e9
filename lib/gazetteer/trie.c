/* trie.c - the tree of phrases while it grows, and laid out for matching. */
#include "gazetteer/trie.h"

#include <stdlib.h>

static bool push(sodo_arena *arena, sodo_numbers *list, uint32_t number) {
    uint32_t *item = SODO_PUSH(arena, *list);
    if (!item) return false;
    *item = number;
    return true;
}

static bool widen(sodo_trie_builder *self) {
    uint32_t room = self->edges ? (self->mask + 1) * 2 : 4096;
    sodo_trie_edge *edges = sodo_arena_alloc(self->arena, room, sizeof *edges);
    if (!edges) return false;
    for (uint32_t i = 0; self->edges && i <= self->mask; i++) {
        const sodo_trie_edge *e = &self->edges[i];
        if (!e->child) continue;
        uint32_t to = sodo_trie_hash(e->node, e->syl) & (room - 1);
        while (edges[to].child) to = (to + 1) & (room - 1);
        edges[to] = *e;
    }
    self->edges = edges;
    self->mask = room - 1;
    return true;
}

uint32_t sodo_trie_grow(sodo_trie_builder *self, uint32_t node, uint32_t syl) {
    if (self->first.count == 0 && !push(self->arena, &self->first, 0)) return UINT32_MAX;
    if (!self->edges || (self->edge_count + 1) * 2 > self->mask)
        if (!widen(self)) return UINT32_MAX;
    uint32_t at = sodo_trie_hash(node, syl) & self->mask;
    for (; self->edges[at].child; at = (at + 1) & self->mask)
        if (self->edges[at].node == node && self->edges[at].syl == syl)
            return self->edges[at].child;
    uint32_t child = (uint32_t)self->first.count;
    if (!push(self->arena, &self->first, 0)) return UINT32_MAX;
    self->edges[at] = (sodo_trie_edge){node, syl, child};
    self->edge_count++;
    return child;
}

static bool same_shapes(const sodo_trie_builder *self, uint32_t a, uint32_t b) {
    if (a == b) return true;
    if (!a || !b) return false;
    const uint8_t *s = self->shapes.items;
    return s[a - 1] == s[b - 1] && memcmp(s + a, s + b, s[a - 1]) == 0;
}

static bool same_group(const sodo_trie_builder *self, const sodo_trie_group *a,
                       const sodo_trie_group *b) {
    return a->kind == b->kind && a->head == b->head && a->form == b->form &&
           a->caps == b->caps && a->not_before == b->not_before &&
           a->not_after == b->not_after && same_shapes(self, a->shapes, b->shapes);
}

bool sodo_trie_put(sodo_trie_builder *self, uint32_t node, const sodo_trie_group *group,
                   uint32_t row) {
    uint32_t at = self->first.items[node];
    while (at && !same_group(self, &self->drafts.items[at - 1].group, group))
        at = self->drafts.items[at - 1].next;
    if (!at) {
        sodo_trie_draft *made = SODO_PUSH(self->arena, self->drafts);
        if (!made) return false;
        *made = (sodo_trie_draft){.group = *group, .next = self->first.items[node]};
        self->first.items[node] = at = (uint32_t)self->drafts.count;
    }
    sodo_trie_draft *draft = &self->drafts.items[at - 1];
    if (draft->rows && self->rows.items[draft->rows - 1].row == row) return true;
    sodo_trie_row *entry = SODO_PUSH(self->arena, self->rows);
    if (!entry) return false;
    *entry = (sodo_trie_row){row, draft->rows};
    draft->rows = (uint32_t)self->rows.count;
    return true;
}

/* Does every text that passes `a` pass `b` too? Then b's rows are a's rows as well. */
static bool implies(const sodo_trie_builder *self, const sodo_trie_group *a,
                    const sodo_trie_group *b) {
    if (a->kind != b->kind || a->head != b->head || (a->caps & b->caps) != b->caps)
        return false;
    if (b->shapes && !same_shapes(self, a->shapes, b->shapes)) return false;
    return (!b->not_before || b->not_before == a->not_before) &&
           (!b->not_after || b->not_after == a->not_after);
}

static unsigned bits(uint32_t v) {
    unsigned n = 0;
    for (; v; v &= v - 1) n++;
    return n;
}

/* Order of a node's groups: by kind and head, the strictest first, then the fullest form.
 */
static int compare(const sodo_trie_group *a, const sodo_trie_group *b) {
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    if (a->head != b->head) return a->head < b->head ? -1 : 1;
    int conditions_a = (a->not_before != 0) + (a->not_after != 0);
    int conditions_b = (b->not_before != 0) + (b->not_after != 0);
    if (conditions_a != conditions_b) return conditions_a > conditions_b ? -1 : 1;
    if (!a->shapes != !b->shapes) return a->shapes ? -1 : 1;
    unsigned caps_a = bits(a->caps), caps_b = bits(b->caps);
    if (caps_a != caps_b) return caps_a > caps_b ? -1 : 1;
    if (a->form != b->form) return a->form < b->form ? -1 : 1;
    return a->caps != b->caps ? (a->caps < b->caps ? -1 : 1) : 0;
}

typedef struct layout {
    const sodo_trie_builder *from;
    sodo_trie *out;
    sodo_arena *arena;
    SODO_VEC(sodo_trie_group) groups;
    sodo_numbers lists;
    sodo_numbers order; /* drafts of the node at hand */
} layout;

static int compare_rows(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* A list of the rows of draft `at` and of all looser ones after it in the node. */
static bool add_list(layout *self, size_t at, uint32_t *list) {
    const sodo_trie_draft *drafts = self->from->drafts.items;
    const sodo_trie_group *group = &drafts[self->order.items[at]].group;
    size_t begin = self->lists.count;
    if (!push(self->from->arena, &self->lists, 0)) return false;
    for (size_t i = at; i < self->order.count; i++) {
        const sodo_trie_draft *d = &drafts[self->order.items[i]];
        if (!implies(self->from, group, &d->group)) continue;
        for (uint32_t r = d->rows; r; r = self->from->rows.items[r - 1].next)
            if (!push(self->from->arena, &self->lists, self->from->rows.items[r - 1].row))
                return false;
    }
    uint32_t *rows = self->lists.items + begin + 1;
    size_t count = self->lists.count - begin - 1, kept = 0;
    qsort(rows, count, sizeof *rows, compare_rows);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || rows[i] != rows[i - 1]) rows[kept++] = rows[i];
    self->lists.count = begin + 1 + kept;
    self->lists.items[begin] = (uint32_t)kept;
    *list = (uint32_t)begin;
    return true;
}

static bool lay_node(layout *self, uint32_t node) {
    const sodo_trie_draft *drafts = self->from->drafts.items;
    self->out->first_group[node] = (uint32_t)self->groups.count;
    self->order.count = 0;
    for (uint32_t i = self->from->first.items[node]; i; i = drafts[i - 1].next) {
        if (!push(self->from->arena, &self->order, 0)) return false;
        size_t at = self->order.count - 1;
        for (; at > 0 && compare(&drafts[self->order.items[at - 1]].group,
                                 &drafts[i - 1].group) > 0;
             at--)
            self->order.items[at] = self->order.items[at - 1];
        self->order.items[at] = i - 1;
    }
    for (size_t i = 0; i < self->order.count; i++) {
        sodo_trie_group *group = SODO_PUSH(self->from->arena, self->groups);
        if (!group) return false;
        *group = drafts[self->order.items[i]].group;
        uint32_t list = 0;
        if (group->kind != SODO_TRIE_HEAD && !add_list(self, i, &list)) return false;
        group->row_list = list;
    }
    return true;
}

static void *copy_of(sodo_arena *arena, const void *items, size_t count, size_t size) {
    void *copy = sodo_arena_alloc(arena, count ? count : 1, size);
    if (copy && count) memcpy(copy, items, count * size);
    return copy;
}

#define LARGE ((uint32_t)1 << 20) /* edges */

/* Edges in a table of their final size, and the numbers that phrases begin with. */
static bool lay_edges(layout *self, uint32_t numbers) {
    const sodo_trie_builder *from = self->from;
    sodo_trie *out = self->out;
    uint32_t room = 64; /* half of it free, or a third where it is large */
    while (room < from->edge_count + from->edge_count / (room < LARGE ? 1 : 2)) room *= 2;
    out->edges = sodo_arena_alloc(self->arena, room, sizeof *out->edges);
    out->starts = sodo_arena_alloc(self->arena, numbers / 64 + 1, sizeof *out->starts);
    if (!out->edges || !out->starts) return false;
    out->mask = room - 1;
    out->start_count = numbers;
    for (uint32_t i = 0; from->edges && i <= from->mask; i++) {
        const sodo_trie_edge *e = &from->edges[i];
        if (!e->child) continue;
        uint32_t to = sodo_trie_hash(e->node, e->syl) & out->mask;
        while (out->edges[to].child) to = (to + 1) & out->mask;
        out->edges[to] = *e;
        if (e->node == 0 && e->syl < numbers)
            out->starts[e->syl / 64] |= UINT64_C(1) << (e->syl % 64);
    }
    return true;
}

bool sodo_trie_finish(sodo_trie_builder *self, sodo_arena *arena, uint32_t numbers,
                      sodo_trie *out) {
    if (self->first.count == 0 && !push(self->arena, &self->first, 0)) return false;
    layout l = {
        .from = self, .out = out, .arena = arena}; /* vectors in the builder's arena */
    out->node_count = (uint32_t)self->first.count;
    out->first_group =
        sodo_arena_alloc(arena, out->node_count + 1, sizeof *out->first_group);
    if (!out->first_group || !push(self->arena, &l.lists, 0)) return false; /* list 0 */
    for (uint32_t node = 0; node < out->node_count; node++)
        if (!lay_node(&l, node)) return false;
    out->first_group[out->node_count] = (uint32_t)l.groups.count;
    out->group_count = (uint32_t)l.groups.count;
    out->list_count = (uint32_t)l.lists.count;
    out->shape_count = (uint32_t)self->shapes.count;
    out->word_count = (uint32_t)self->words.count;
    out->groups = copy_of(arena, l.groups.items, l.groups.count, sizeof *out->groups);
    out->row_lists = copy_of(arena, l.lists.items, l.lists.count, sizeof *out->row_lists);
    out->shapes = copy_of(arena, self->shapes.items, self->shapes.count, 1);
    out->words = copy_of(arena, self->words.items, self->words.count, sizeof *out->words);
    return out->groups && out->row_lists && out->shapes && out->words &&
           lay_edges(&l, numbers);
}

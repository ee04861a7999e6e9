/* across_ids.c - ids that depend on keys only, the old ids of what was joined, the nodes'
 * order. */
#include "resolve/across_ids.h"

#include "base/ident.h"

bool sodo_across_is_node(const sodo_across *self, uint32_t portrait) {
    return self->portraits.items[portrait]->kind != SODO_KIND_DATE;
}

sodo_node_kind sodo_across_node_kind(const sodo_across *self, uint32_t portrait) {
    static const sodo_node_kind kinds[] = {
        [SODO_KIND_PERSON] = SODO_NODE_PERSON,
        [SODO_KIND_ORGANIZATION] = SODO_NODE_ORGANIZATION,
        [SODO_KIND_POSITION] = SODO_NODE_POSITION,
        [SODO_KIND_PLACE] = SODO_NODE_PLACE,
        [SODO_KIND_EVENT] = SODO_NODE_EVENT,
        [SODO_KIND_DOCUMENT] = SODO_NODE_DOCUMENT,
    };
    return kinds[self->portraits.items[portrait]->kind];
}

sodo_slice sodo_across_id(sodo_across_ids *ids, uint32_t portrait) {
    char hash[SODO_IDENT_SIZE];
    sodo_node_kind kind = sodo_across_node_kind(ids->self, portrait);
    sodo_ident(sodo_portrait_text(ids->self, portrait, SODO_TEXT_KEY), hash);
    sodo_buf_clear(&ids->text);
    sodo_buf_add_str(&ids->text, sodo_node_kind_name(kind));
    sodo_buf_add_char(&ids->text, ':');
    sodo_slice name = sodo_portrait_text(ids->self, portrait, SODO_TEXT_NAME);
    sodo_status status = sodo_fold_slug(ids->folder, name, &ids->text);
    sodo_buf_add_char(&ids->text, '~');
    sodo_buf_add_str(&ids->text, hash);
    if (status != SODO_OK || ids->text.failed) return (sodo_slice){NULL, 0};
    return sodo_slice_copy(ids->arena, sodo_buf_slice(&ids->text));
}

static int by_alias(const void *a, const void *b) {
    return sodo_slice_compare(((const sodo_alias *)a)->id, ((const sodo_alias *)b)->id);
}

bool sodo_across_aliases(sodo_across_ids *ids, const uint32_t *node_of,
                         sodo_network *out) {
    const sodo_across *self = ids->self;
    for (uint32_t seen = 0; seen < self->drawn; seen++) {
        uint32_t p = self->by_seen[seen], root = sodo_across_root(self, p);
        if (!sodo_across_is_node(self, p)) continue;
        if (self->portraits.items[p]->text[SODO_TEXT_KEY] ==
            self->portraits.items[root]->text[SODO_TEXT_KEY])
            continue;
        sodo_alias *alias = SODO_PUSH(&out->arena, out->aliases);
        if (!alias) return false;
        *alias = (sodo_alias){sodo_across_id(ids, p), node_of[p]};
        if (!alias->id.data) return false;
    }
    if (!out->aliases.count) return true;
    qsort(out->aliases.items, out->aliases.count, sizeof *out->aliases.items, by_alias);
    size_t kept = 1; /* two portraits of one key give one alias */
    for (size_t i = 1; i < out->aliases.count; i++)
        if (by_alias(&out->aliases.items[kept - 1], &out->aliases.items[i]) != 0)
            out->aliases.items[kept++] = out->aliases.items[i];
    out->aliases.count = kept;
    return true;
}

static int by_kind_and_id(const void *a, const void *b) {
    const sodo_node *x = *(sodo_node *const *)a, *y = *(sodo_node *const *)b;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return sodo_slice_compare(x->id, y->id);
}

bool sodo_across_sort_nodes(sodo_across *self, uint32_t *node_of, sodo_network *out) {
    size_t count = out->nodes.count;
    sodo_node **order = sodo_arena_alloc(&self->arena, count + 1, sizeof(sodo_node *));
    uint32_t *moved = sodo_arena_alloc(&self->arena, count + 1, sizeof *moved);
    sodo_node *sorted = sodo_arena_alloc(&out->arena, count + 1, sizeof *sorted);
    if (!order || !moved || !sorted) return false;
    for (size_t i = 0; i < count; i++) order[i] = &out->nodes.items[i];
    if (count) qsort(order, count, sizeof *order, by_kind_and_id);
    for (size_t i = 0; i < count; i++) moved[order[i] - out->nodes.items] = (uint32_t)i;
    for (size_t i = 0; i < count; i++) {
        sodo_node *n = &sorted[i];
        *n = *order[i];
        uint32_t *refs[] = {&n->organization, &n->place, &n->parent, &n->issuer};
        for (size_t r = 0; r < sizeof refs / sizeof *refs; r++)
            if (*refs[r] != SODO_NO_NODE) *refs[r] = moved[*refs[r]];
    }
    for (uint32_t seen = 0; seen < self->drawn; seen++)
        if (sodo_across_is_node(self, self->by_seen[seen]))
            node_of[self->by_seen[seen]] = moved[node_of[self->by_seen[seen]]];
    for (size_t i = 0; i < out->aliases.count; i++)
        out->aliases.items[i].node = moved[out->aliases.items[i].node];
    out->nodes.items = sorted;
    out->nodes.room = count + 1;
    return true;
}

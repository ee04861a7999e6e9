/* across_names.c - other names and honorifics of all that was joined into one node. */
#include "resolve/across_ids.h"

typedef struct named {
    uint32_t node;
    uint32_t list; /* 0 other names, 1 honorifics */
    sodo_slice text;
} named;

typedef struct gathering {
    sodo_arena *arena;
    SODO_VEC(named) items;
    bool failed;
} gathering;

static int by_node(const void *a, const void *b) {
    const named *x = a, *y = b;
    if (x->node != y->node) return x->node < y->node ? -1 : 1;
    if (x->list != y->list) return x->list < y->list ? -1 : 1;
    return sodo_slice_compare(x->text, y->text);
}

/* Each part between '|', but for the node's own name. */
static void gather(gathering *g, uint32_t node, uint32_t list, sodo_slice text,
                   sodo_slice name) {
    while (text.size) {
        const char *bar = memchr(text.data, '|', text.size);
        size_t size = bar ? (size_t)(bar - text.data) : text.size;
        sodo_slice part = {text.data, size};
        size_t step = bar ? size + 1 : size;
        text = (sodo_slice){text.data + step, text.size - step};
        if (!part.size || sodo_slice_equal(part, name)) continue;
        named *n = SODO_PUSH(g->arena, g->items);
        if (!n) g->failed = true;
        if (!n) return;
        *n = (named){node, list, part};
    }
}

/* items[begin, end) are of one node and list, sorted: join the different ones. */
static bool join(const gathering *g, size_t begin, size_t end, sodo_network *out) {
    size_t size = 0;
    for (size_t i = begin; i < end; i++) size += g->items.items[i].text.size + 1;
    char *text = sodo_arena_alloc(&out->arena, size, 1);
    if (!text) return false;
    size = 0;
    for (size_t i = begin; i < end; i++) {
        sodo_slice part = g->items.items[i].text;
        if (i > begin && sodo_slice_equal(part, g->items.items[i - 1].text)) continue;
        if (size) text[size++] = '|';
        memcpy(text + size, part.data, part.size);
        size += part.size;
    }
    sodo_node *n = &out->nodes.items[g->items.items[begin].node];
    *(g->items.items[begin].list ? &n->honorifics : &n->other_names) =
        (sodo_slice){text, size};
    return true;
}

bool sodo_across_names(sodo_across *self, const uint32_t *node_of, sodo_network *out) {
    gathering g = {.arena = &self->arena};
    for (uint32_t seen = 0; seen < self->drawn && !g.failed; seen++) {
        uint32_t p = self->by_seen[seen];
        if (!sodo_across_is_node(self, p)) continue;
        sodo_slice name = out->nodes.items[node_of[p]].name;
        gather(&g, node_of[p], 0, sodo_portrait_text(self, p, SODO_TEXT_NAME), name);
        gather(&g, node_of[p], 0, sodo_portrait_text(self, p, SODO_TEXT_OTHER_NAMES),
               name);
        gather(&g, node_of[p], 1, sodo_portrait_text(self, p, SODO_TEXT_HONORIFICS),
               name);
    }
    if (g.failed) return false;
    if (g.items.count)
        qsort(g.items.items, g.items.count, sizeof *g.items.items, by_node);
    for (size_t begin = 0, end; begin < g.items.count; begin = end) {
        const named *first = &g.items.items[begin];
        for (end = begin + 1; end < g.items.count; end++)
            if (g.items.items[end].node != first->node ||
                g.items.items[end].list != first->list)
                break;
        if (!join(&g, begin, end, out)) return false;
    }
    return true;
}

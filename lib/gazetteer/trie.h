/* trie.h - internal to layer "gazetteer": phrases as a tree of syllable numbers.
 *
 * Each node that ends a phrase has groups: rows that the phrase may mean under the same
 * conditions. A place stands in the tree by its bare name only; groups with a `head` hold
 * behind a form of that head ("huyện", "H."), and the forms of heads are phrases
 * themselves. */
#ifndef SODO_GAZETTEER_TRIE_H
#define SODO_GAZETTEER_TRIE_H

#include "base/vec.h"
#include "model/token.h"
#include "sodo/status.h"

#include <stdbool.h>

typedef SODO_VEC(uint32_t) sodo_numbers;

#define SODO_SHAPE_ANY 255 /* in `shapes`: the token may be written in any way */
#define SODO_TRIE_HEAD 255 /* kind of a group that is a head's form, not rows */

typedef struct sodo_trie_group {
    uint32_t caps; /* bit i: token i must begin with a capital */
    uint32_t
        shapes; /* exact: shapes of the tokens from here on in `shapes`; 0 = none set */
    uint32_t not_before, not_after; /* offsets in `words`, 0 = none */
    uint32_t row_list;
    uint16_t head;
    uint8_t kind, form;
} sodo_trie_group;

typedef struct sodo_trie_edge {
    uint32_t node, syl, child; /* child 0 = free slot */
} sodo_trie_edge;

typedef struct sodo_trie {
    sodo_trie_edge *edges; /* open addressing */
    uint32_t mask;
    uint32_t *first_group; /* per node; the next node's is the end */
    uint32_t node_count;
    sodo_trie_group *groups;
    uint8_t *shapes;
    uint32_t *words;     /* lists: count, then per phrase its length and numbers */
    uint32_t *row_lists; /* lists: count, then rows ascending; list 0 is empty */
    uint64_t *starts;    /* bit per number: a phrase begins with it */
    uint32_t start_count;
    /* Sizes of the arrays: what a compiled file says is checked where it is used. */
    uint32_t group_count, shape_count, word_count, list_count;
} sodo_trie;

static inline uint32_t sodo_trie_hash(uint32_t node, uint32_t syl) {
    uint64_t h = (((uint64_t)node << 32) | syl) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(h >> 32);
}

/* The node below `node` by `syl`, 0 = none. */
static inline uint32_t sodo_trie_child(const sodo_trie *t, uint32_t node, uint32_t syl) {
    for (uint32_t i = sodo_trie_hash(node, syl) & t->mask; t->edges[i].child;
         i = (i + 1) & t->mask)
        if (t->edges[i].node == node && t->edges[i].syl == syl)
            return t->edges[i].child < t->node_count ? t->edges[i].child : 0;
    return 0;
}

/* The groups of a node: [*begin, *end). */
static inline void sodo_trie_groups(const sodo_trie *t, uint32_t node,
                                    const sodo_trie_group **begin,
                                    const sodo_trie_group **end) {
    uint32_t first = t->first_group[node], last = t->first_group[node + 1];
    if (last > t->group_count) last = t->group_count;
    *begin = t->groups + (first < last ? first : last);
    *end = t->groups + last;
}

/* While it grows; all in one arena that goes with the builder. */
typedef struct sodo_trie_row {
    uint32_t row, next; /* next + 1, 0 = end */
} sodo_trie_row;

typedef struct sodo_trie_draft {
    sodo_trie_group group;
    uint32_t rows; /* first of its chain + 1 */
    uint32_t next; /* next draft of the node + 1 */
} sodo_trie_draft;

typedef struct sodo_trie_builder {
    sodo_arena *arena;
    sodo_trie_edge *edges;
    uint32_t mask, edge_count;
    sodo_numbers first; /* per node: first draft + 1 */
    SODO_VEC(sodo_trie_draft) drafts;
    SODO_VEC(sodo_trie_row) rows;
    SODO_VEC(uint8_t) shapes;
    sodo_numbers words;
} sodo_trie_builder;

/* The node of a phrase, made when missing; UINT32_MAX: no memory. */
uint32_t sodo_trie_grow(sodo_trie_builder *self, uint32_t node, uint32_t syl);
/* `row` means what ends at `node`, under the conditions of `group` (row_list not used).
 */
bool sodo_trie_put(sodo_trie_builder *self, uint32_t node, const sodo_trie_group *group,
                   uint32_t row);
/* Lay the tree out in `arena`, for `numbers` syllable numbers. False: no memory. */
bool sodo_trie_finish(sodo_trie_builder *self, sodo_arena *arena, uint32_t numbers,
                      sodo_trie *out);

#endif

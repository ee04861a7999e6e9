/* across_link.c - within a block the best pairs are joined first, unless their groups
 * forbid it. */
#include "resolve/across_link.h"

typedef struct pair {
    int score;
    uint32_t a, b; /* a < b */
} pair;

typedef struct linking {
    const sodo_across_judge *judge;
    uint32_t count;
    uint32_t *group; /* item -> least item */
    uint32_t *next;  /* members of a group as a ring */
    uint32_t *a_members, *b_members;
} linking;

static int by_score(const void *x, const void *y) {
    const pair *p = x, *q = y;
    if (p->score != q->score) return p->score > q->score ? -1 : 1;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

static size_t list_members(const linking *l, uint32_t group, uint32_t *out) {
    size_t count = 0;
    uint32_t item = group;
    do {
        out[count++] = item;
        item = l->next[item];
    } while (item != group);
    return count;
}

static void try_join(linking *l, const pair *p) {
    uint32_t a = l->group[p->a], b = l->group[p->b];
    if (a == b) return;
    size_t a_count = list_members(l, a, l->a_members);
    size_t b_count = list_members(l, b, l->b_members);
    const sodo_across_judge *j = l->judge;
    if (!j->may_join(j->context, l->a_members, a_count, l->b_members, b_count)) return;
    uint32_t least = a < b ? a : b;
    for (size_t i = 0; i < a_count; i++) l->group[l->a_members[i]] = least;
    for (size_t i = 0; i < b_count; i++) l->group[l->b_members[i]] = least;
    uint32_t after = l->next[a]; /* two rings become one */
    l->next[a] = l->next[b];
    l->next[b] = after;
}

bool sodo_across_link(const sodo_across_judge *judge, uint32_t count, sodo_arena *arena,
                      uint32_t *group) {
    linking l = {.judge = judge, .count = count, .group = group};
    struct {
        pair *items;
        size_t count, room;
    } pairs = {0};
    l.next = sodo_arena_alloc(arena, (size_t)count + 1, sizeof *l.next);
    l.a_members = sodo_arena_alloc(arena, (size_t)count + 1, sizeof *l.a_members);
    l.b_members = sodo_arena_alloc(arena, (size_t)count + 1, sizeof *l.b_members);
    if (!l.next || !l.a_members || !l.b_members) return false;
    for (uint32_t i = 0; i < count; i++) group[i] = l.next[i] = i;
    for (uint32_t a = 0; a < count; a++)
        for (uint32_t b = a + 1; b < count && b - a <= SODO_ACROSS_WINDOW; b++) {
            int score = judge->score(judge->context, a, b);
            if (score < judge->threshold) continue;
            pair *p = SODO_PUSH(arena, pairs);
            if (!p) return false;
            *p = (pair){score, a, b};
        }
    if (pairs.count) qsort(pairs.items, pairs.count, sizeof *pairs.items, by_score);
    for (size_t i = 0; i < pairs.count; i++) try_join(&l, &pairs.items[i]);
    return true;
}

/* across_link.h - internal to the across_*.c files: pairs with scores become groups. */
#ifndef SODO_RESOLVE_ACROSS_LINK_H
#define SODO_RESOLVE_ACROSS_LINK_H

#include "resolve/across_state.h"

#define SODO_ACROSS_WINDOW 512 /* items compared with one item of a block */

/* Named reasons for and against, in hundredths. */
#define SODO_TALLY_MAX 16
typedef struct sodo_across_tally {
    int sum;
    size_t count;
    struct {
        const char *name;
        int points;
    } items[SODO_TALLY_MAX];
} sodo_across_tally;

static inline void sodo_across_count(sodo_across_tally *tally, const char *name,
                                     int points) {
    if (!points) return;
    tally->sum += points;
    if (tally->count == SODO_TALLY_MAX) return;
    tally->items[tally->count].name = name;
    tally->items[tally->count++].points = points;
}

/* What decides whether items of one block are one. Items are numbers below `count`, in an
 * order that does not depend on how pages came in. */
typedef struct sodo_across_judge {
    const void *context;
    int threshold;
    /* Sum of the named reasons that two items are one, in hundredths. */
    int (*score)(const void *context, uint32_t a, uint32_t b);
    /* May two groups become one? The last word: a wrong merge is worse than none. */
    bool (*may_join)(const void *context, const uint32_t *a, size_t a_count,
                     const uint32_t *b, size_t b_count);
} sodo_across_judge;

/* Join the items of a block, best pairs first; group[item] gets the least item of its
 * group. `arena` holds what is needed on the way. False: no memory. */
bool sodo_across_link(const sodo_across_judge *judge, uint32_t count, sodo_arena *arena,
                      uint32_t *group);

#endif

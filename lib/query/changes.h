/* changes.h - internal, layer "query": what differs between two networks. */
#ifndef SODO_QUERY_CHANGES_H
#define SODO_QUERY_CHANGES_H

#include "query/org_chart.h"

/* One of the two networks. Its nodes are numbered from `shift` on among those of both. */
typedef struct sodo_changes_side {
    const sodo_network *net;
    sodo_adjacency near;
    uint32_t shift;
} sodo_changes_side;

/* What is one in both networks is a *thing*: nodes that share an id, also one they once
 * had. Most things have one node on each side; several on one side were merged or split.
 */
typedef struct sodo_changes {
    sodo_arena arena;
    sodo_changes_side sides[2]; /* before, after */
    uint32_t *joined;           /* node -> a node of the same thing; itself = the thing */
    uint32_t *next;             /* nodes of a thing as a ring */
    uint32_t *counts[2];        /* by thing: nodes on each side */
    sodo_answer *answer;
} sodo_changes;

/* The order of the rows. */
typedef enum sodo_changes_what {
    SODO_CHANGES_IN, /* people and bodies: only in the later one */
    SODO_CHANGES_OUT,
    SODO_CHANGES_MOVED, /* people: from one post to another */
    SODO_CHANGES_TOOK,  /* one more post */
    SODO_CHANGES_ENDED,
    SODO_CHANGES_MERGED, /* two of before are one */
    SODO_CHANGES_SPLIT,
    SODO_CHANGES_REGROUPED, /* several before and several after, of other pages each */
    SODO_CHANGES_HANDS,     /* posts: other holders */
    SODO_CHANGES_WHATS
} sodo_changes_what;

/* The thing of a node of one side. */
uint32_t sodo_changes_thing(const sodo_changes *c, int side, uint32_t node);
/* The rows, for people, posts, bodies and events; false: no memory (changes_rows.c). */
bool sodo_changes_list(sodo_changes *c);

/* The answer is freed with sodo_answer_close and borrows from both networks.
 * Fails: SODO_ERR_NOMEM. */
sodo_status sodo_changes_find(const sodo_network *before, const sodo_network *after,
                              sodo_answer **out, sodo_error *err);

#endif

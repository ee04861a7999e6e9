/* across.h - internal, layer "resolve": many pages' records to one network.
 *
 *     open, add (once per record, in any order), run, close
 *
 * Only what is keyed meets: places, bodies, positions and documents by their key, events
 * by date, people by folded name. The result does not depend on the order of `add`. */
#ifndef SODO_RESOLVE_ACROSS_H
#define SODO_RESOLVE_ACROSS_H

#include "fold/fold.h"
#include "model/network.h"
#include "model/record.h"
#include "resolve/decisions.h"

typedef struct sodo_across sodo_across;

sodo_status sodo_across_open(sodo_across **out, sodo_error *err);
void sodo_across_close(sodo_across *self);

/* Take over what the record says; nothing of it is borrowed. Of two records of one page
 * the one whose source comes first in byte order counts. Fails: SODO_ERR_NOMEM,
 * SODO_ERR_INPUT (entities that contain each other). */
sodo_status sodo_across_add(sodo_across *self, const sodo_record *record,
                            sodo_error *err);

/* Forget a page; false = there is none of that id. */
bool sodo_across_remove(sodo_across *self, sodo_slice page_id);

/* How many pages it holds. */
size_t sodo_across_pages(const sodo_across *self);

/* Decisions to go by, borrowed until run is over; NULL = none. */
void sodo_across_decide(sodo_across *self, const sodo_decisions *decisions);

/* Asked between the steps of run and between blocks of one name or day; true ends it. */
void sodo_across_watch(sodo_across *self, bool (*stopped)(void *context), void *context);

/* Find who is who and build the network; `self` is used up, only `close` may follow.
 * `out` is freed with sodo_network_finish. Fails: SODO_ERR_NOMEM, SODO_ERR_USAGE
 * (stopped). */
sodo_status sodo_across_run(sodo_across *self, sodo_folder *folder, sodo_network *out,
                            sodo_error *err);

/* One of two that may be one: as a page shows it, or all pages that were joined. */
typedef struct sodo_doubt_side {
    sodo_slice id, name;
    sodo_slice what;           /* posts; day and place of an event */
    sodo_slice page, sentence; /* source and words of the first fact */
    uint32_t pages;
} sodo_doubt_side;

/* A pair that was judged closely. */
typedef struct sodo_doubt {
    sodo_node_kind kind;
    bool joined; /* is one node now */
    int score, threshold;
    sodo_slice reasons; /* "same post +60|short name -10" */
    sodo_doubt_side a, b;
} sodo_doubt;

typedef struct sodo_doubts {
    sodo_arena arena;
    SODO_VEC(sodo_doubt) items;
} sodo_doubts;

/* Find who is who, and list the pairs that were kept apart or joined by little: those
 * first on which most pages hang and that were closest. What was decided by hand to be
 * different is left out. `self` is used up; free with sodo_doubts_finish. Fails:
 * SODO_ERR_NOMEM. */
sodo_status sodo_across_review(sodo_across *self, sodo_folder *folder, sodo_doubts *out,
                               sodo_error *err);
void sodo_doubts_finish(sodo_doubts *self);

#endif

/* decisions.h - internal, layer "resolve": who is one and who is not, decided by hand. */
#ifndef SODO_RESOLVE_DECISIONS_H
#define SODO_RESOLVE_DECISIONS_H

#include "base/slice.h"
#include "base/vec.h"

typedef struct sodo_decision {
    sodo_slice a, b; /* ids of nodes, or ids that they once had */
    bool same;
} sodo_decision;

typedef struct sodo_decisions {
    SODO_VEC(sodo_decision) items;
} sodo_decisions;

/* Read a table with the columns id_a, id_b, decision (same, different, unsure) and any
 * others; "unsure" decides nothing, of two lines on one pair the later counts. Everything
 * lies in `arena`. Fails: SODO_ERR_INPUT (line, column), SODO_ERR_LIMIT, SODO_ERR_NOMEM.
 */
sodo_status sodo_decisions_read(sodo_slice text, sodo_arena *arena, sodo_decisions *out,
                                sodo_error *err);

#endif

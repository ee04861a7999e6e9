/* inside.h - internal to layer "gazetteer": what a loaded gazetteer holds. */
#ifndef SODO_GAZETTEER_INSIDE_H
#define SODO_GAZETTEER_INSIDE_H

#include "base/vec.h"
#include "gazetteer/find.h"
#include "gazetteer/trie.h"

struct sodo_gazetteer {
    sodo_arena arena; /* all of it */
    SODO_VEC(sodo_row) rows;
    SODO_VEC(sodo_slice) files;
    sodo_map ids;
    sodo_trie trie;
    sodo_name_syllable *names; /* by number */
    uint32_t name_count;
    uint32_t *predecessors; /* rows, grouped by the row that took over */
    uint32_t predecessor_count;
    uint32_t *first_predecessor; /* per row; the next row's is the end */
    struct sodo_compiled
        *compiled; /* where all this is mapped from; NULL = from tables */
    char version[27];
};

/* match.c: every phrase at a token with its verdict, also those that do not match. */
typedef void sodo_told_fn(void *context, const sodo_phrase_hit *hit,
                          sodo_verdict verdict);
void sodo_gazetteer_tell_all(const sodo_gazetteer *self, const sodo_token *tokens,
                             size_t count, size_t at, sodo_told_fn *tell, void *context);

#endif

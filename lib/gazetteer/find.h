/* find.h - internal, layer "gazetteer": what the phrases of a text may mean, and why not.
 */
#ifndef SODO_GAZETTEER_FIND_H
#define SODO_GAZETTEER_FIND_H

#include "gazetteer/gazetteer.h"

typedef enum sodo_verdict {
    SODO_VERDICT_MATCH,
    SODO_VERDICT_CASE,  /* the row wants other capitals */
    SODO_VERDICT_BESIDE /* a word of not_before or not_after stands beside it */
} sodo_verdict;

typedef struct sodo_found {
    size_t byte_begin, byte_end; /* in the text */
    uint32_t row;
    uint8_t kind, form; /* sodo_kind or later, SODO_FORM_… */
    uint8_t verdict;
} sodo_found;

/* Why a phrase of that verdict is left out, "" when it is not. */
const char *sodo_verdict_text(sodo_verdict verdict);

/* Tell every row that a phrase of the text may mean: leftmost first, then longest, then
 * what matches, then kind, form and row. A row is told once for a stretch of text.
 * `found` returning false ends it. Fails: SODO_ERR_NOMEM. */
sodo_status sodo_gazetteer_find_text(const sodo_gazetteer *self, const sodo_vocab *vocab,
                                     sodo_slice text,
                                     bool (*found)(void *context, const sodo_found *hit),
                                     void *context, sodo_error *err);

#endif

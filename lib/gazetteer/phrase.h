/* phrase.h - internal to layer "gazetteer": phrases of rows on their way into the tree.
 */
#ifndef SODO_GAZETTEER_PHRASE_H
#define SODO_GAZETTEER_PHRASE_H

#include "base/slice.h"

#define SODO_PHRASE_MAX 32     /* tokens of one phrase */
#define SODO_SPELLINGS_MAX 256 /* forms that spellings may make of one phrase */

/* What a spelling means, wherever it stands. */
typedef struct sodo_known {
    uint32_t syl;
    uint8_t shape;
} sodo_known;

typedef struct sodo_phrase_token {
    uint32_t syl;
    uint8_t shape;
    bool exact; /* of an abbreviation: its capitals count whatever the row's case rule is
                 */
} sodo_phrase_token;

typedef struct sodo_phrase {
    sodo_phrase_token tokens[SODO_PHRASE_MAX];
    uint32_t count;
    bool too_long;
} sodo_phrase;

/* A spelling: wherever `from` stands in a phrase, `to` may stand. */
typedef struct sodo_spelling {
    sodo_phrase from, to;
    bool exact; /* an abbreviation: its capitals count */
} sodo_spelling;

typedef struct sodo_builder sodo_builder;

/* phrases.c */
typedef struct sodo_phrase_meaning {
    uint8_t kind, form;
    uint8_t case_rule; /* SODO_CASE_…, for tokens that are not exact */
    uint16_t head;     /* places: only right behind a form of this head; 0 = alone */
    uint32_t not_before, not_after; /* lists of the trie, 0 = none */
    uint32_t row;
} sodo_phrase_meaning;

/* Cut a phrase into numbered tokens. Fails: SODO_ERR_NOMEM. */
sodo_status sodo_phrase_read(sodo_builder *self, sodo_slice text, sodo_phrase *out);
/* The same of an abbreviation: its capitals count. */
sodo_status sodo_phrase_read_exact(sodo_builder *self, sodo_slice text, sodo_phrase *out);
/* Put one phrase into the tree. False: no memory. */
bool sodo_phrase_put(sodo_builder *self, const sodo_phrase *phrase,
                     const sodo_phrase_meaning *meaning);
/* All phrases of all rows. */
sodo_status sodo_phrases_build(sodo_builder *self, sodo_error *err);

/* spellings.c: read the table's rows; give every form that spellings make of a phrase,
 * the phrase itself first. Returns how many there are, SODO_SPELLINGS_MAX + 1 when there
 * are more. */
sodo_status sodo_spellings_read(sodo_builder *self);
size_t sodo_spellings_forms(const sodo_builder *self, const sodo_phrase *phrase,
                            void (*give)(void *context, const sodo_phrase *form,
                                         bool exact),
                            void *context);

/* heads.c: the forms of levels that stand before a place's name; then places by name. */
sodo_status sodo_heads_build(sodo_builder *self);
sodo_status sodo_place_add(sodo_builder *self, uint32_t row, sodo_phrase_meaning meaning);
/* The head that a full name begins with, 0 = none; *rest is what follows it. */
uint16_t sodo_head_of(const sodo_builder *self, sodo_slice full_name, sodo_slice *rest);

#endif

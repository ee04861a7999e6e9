/* match.h - internal, layer "match": tokens to mentions. */
#ifndef SODO_MATCH_MATCH_H
#define SODO_MATCH_MATCH_H

#include "rules/rules.h"

/* What a hit says of how it is written; values of attributes `form`, `strength`, `class`.
 */
#define SODO_MATCH_VALUES(X)                                                             \
    X(FORM_FULL, FORM, "full") /* the row's name, or a place with its head */            \
    X(FORM_BARE, FORM, "bare") /* a place without its head */                            \
    X(FORM_VARIANT, FORM, "variant")                                                     \
    X(FORM_ABBREVIATION, FORM, "abbreviation")                                           \
    X(SHAPE_LOWER, SHAPE, "lower") /* first letter of a phrase as written */             \
    X(SHAPE_TITLE, SHAPE, "title")                                                       \
    X(SHAPE_UPPER, SHAPE, "upper")                                                       \
    X(NAME_FULL, STRENGTH, "full") /* Nguyễn Văn A: surname and two syllables more */ \
    X(NAME_PAIR, STRENGTH, "pair") /* Tô Lâm: surname and one syllable */              \
    X(NAME_PLACE, STRENGTH, "place")       /* Hoàng Mai: a place has this name too */   \
    X(NAME_MINORITY, STRENGTH, "minority") /* Y Nuên Êban, H'Diăp Niê */             \
    X(NAME_SHORT, STRENGTH, "short")   /* Minh Khai, Heng Samrin: no surname known */    \
    X(NAME_SINGLE, STRENGTH, "single") /* Thăng, right behind an honorific */           \
    X(NAME_CAPS, STRENGTH, "caps")     /* ĐINH CÔNG TUYÊN */                          \
    X(NAME_CAPS_SHORT, STRENGTH, "caps_short") /* TUYẾT KIỀU */                      \
    X(DATE_FULL, CLASS, "full")                /* 24/12/2021 */                          \
    X(DATE_DAY, CLASS, "day")                  /* 24/12 */                               \
    X(DATE_DOT, CLASS, "dot")                  /* 24.12, perhaps a number */             \
    X(DATE_MONTH, CLASS, "month")              /* 12/2021 */                             \
    X(DATE_ISO, CLASS, "iso")                  /* 2021-12-24 */                          \
    X(LEVEL_CENTRAL, LEVEL, "central")         /* of a place: the country itself */

typedef enum sodo_match_value {
#define X(id, attr, name) SODO_MATCH_##id,
    SODO_MATCH_VALUES(X)
#undef X
        SODO_MATCH_VALUE_COUNT
} sodo_match_value;

/* Shared by threads once opened. */
typedef struct sodo_matcher {
    const sodo_gazetteer *gazetteer;
    sodo_attr
        values[SODO_MATCH_VALUE_COUNT]; /* one ready attribute for each value above */
    sodo_attr phrase[4][3][2];          /* of gazetteer hits: by form and shape */
} sodo_matcher;

/* Interns the values: call before pages are read. Fails: SODO_ERR_NOMEM. */
sodo_status sodo_matcher_init(sodo_matcher *self, const sodo_gazetteer *gazetteer,
                              sodo_symbols *symbols, sodo_error *err);

/* Gazetteer phrases (phrases.c), shapes of dates (dates.c), document numbers
 * (documents.c) and names (names.c), then the tag rules. Fills work->mentions. Fails:
 * SODO_ERR_NOMEM, SODO_ERR_LIMIT. */
sodo_status sodo_match_run(const sodo_matcher *self, sodo_rule_runner *rules,
                           sodo_work *work, sodo_error *err);

/* The steps, each adding mentions in the order of their first token. */
sodo_status sodo_match_phrases(const sodo_matcher *self, sodo_work *work);
sodo_status sodo_match_dates(const sodo_matcher *self, sodo_work *work);
sodo_status sodo_match_documents(const sodo_matcher *self, sodo_work *work);
sodo_status sodo_match_names(const sodo_matcher *self, sodo_work *work);

/* After the rules: a full name that they found once is the same person's wherever it
 * stands again (names_again.c). Adds Person mentions. */
sodo_status sodo_match_names_again(const sodo_matcher *self, sodo_work *work);

/* After the rules: a commune named with its head once is a place without it too
 * (places_again.c). Adds Place mentions. */
sodo_status sodo_match_places_again(const sodo_matcher *self, sodo_work *work);

/* A new mention of a shape or a hit, with one of the ready attributes (or, for a count,
 * none). NULL: no memory. */
sodo_mention *sodo_match_add(const sodo_matcher *self, sodo_work *work, sodo_kind kind,
                             uint32_t tok_begin, uint32_t tok_end,
                             sodo_match_value value);

#endif

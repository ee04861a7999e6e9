/* names_match.h - internal to names.c and names_stored.c: how well a name fits. */
#ifndef SODO_QUERY_NAMES_MATCH_H
#define SODO_QUERY_NAMES_MATCH_H

#include "query/query.h"

/* Kinds of matches, best first. */
typedef enum sodo_names_tier {
    SODO_NAMES_BY_ID,
    SODO_NAMES_EXACT,
    SODO_NAMES_SAME_NAME,
    SODO_NAMES_SAME_LETTERS,
    SODO_NAMES_TOGETHER, /* all words asked for, beside each other */
    SODO_NAMES_INITIALS, /* the same, with abbreviations: "ubnd" for "uy ban nhan dan" */
    SODO_NAMES_ANYWHERE, /* all of them, in any order */
    SODO_NAMES_MISTYPED_NAME,
    SODO_NAMES_MISTYPED_PART,
    SODO_NAMES_NO_MATCH
} sodo_names_tier;

#define SODO_NAMES_WORDS_MAX 96

typedef struct sodo_names_words {
    sodo_slice items[SODO_NAMES_WORDS_MAX];
    size_t count;
} sodo_names_words;

/* What was typed. */
typedef struct sodo_names_asked {
    sodo_slice text;
    sodo_buf name, letters; /* name fold, search fold */
    sodo_names_words words; /* of `letters` */
} sodo_names_asked;

/* `out` is zeroed; finish it also on failure. Fails: SODO_ERR_NOMEM. */
sodo_status sodo_names_ask(sodo_folder *folder, sodo_slice text, sodo_names_asked *out,
                           sodo_error *err);
void sodo_names_asked_finish(sodo_names_asked *self);
/* The best of all names of a node; *status is set on failure only. */
sodo_names_tier sodo_names_judge(const sodo_names_asked *asked, sodo_folder *folder,
                                 const sodo_node *node, sodo_buf *scratch,
                                 sodo_status *status);
/* Could a node fit whose names, folded, are those words? Never false where one does. */
bool sodo_names_may_fit(const sodo_names_asked *asked, sodo_slice folded);

#endif

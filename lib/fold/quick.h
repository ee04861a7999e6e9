/* quick.h - internal, layer "fold": the phrase, name and display folds of
 * precomposed text, without ICU. */
#ifndef SODO_FOLD_QUICK_H
#define SODO_FOLD_QUICK_H

#include "base/buf.h"
#include "fold/spelling.h"

typedef enum sodo_quick {
    SODO_QUICK_PHRASE,
    SODO_QUICK_NAME,
    SODO_QUICK_DISPLAY /* without the cut at a label's length */
} sodo_quick;

/* Words that were folded before: language has few syllables, and pages repeat them.
 * Zeroed at first; one thread's. */
#define SODO_QUICK_WORDS 1024 /* a power of two */
typedef struct sodo_quick_memo {
    struct sodo_quick_word {
        sodo_spelling key;
        uint8_t size; /* of the word; 0 = free */
        uint8_t mode; /* sodo_quick */
        uint8_t folded_size;
        char folded[SODO_SPELLING_MAX];
    } words[SODO_QUICK_WORDS];
} sodo_quick_memo;

/* Append what sodo_fold_phrase, sodo_fold_name or sodo_fold_display gives for the text.
 * False: it holds something else than ASCII and precomposed Vietnamese, nothing is
 * appended. */
bool sodo_fold_quick(sodo_quick_memo *memo, sodo_slice text, sodo_quick mode,
                     sodo_buf *out);

#endif

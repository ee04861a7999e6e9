/* quick.h - internal, layer "fold": the phrase, name and display folds of
 * precomposed text, without ICU. */
#ifndef SODO_FOLD_QUICK_H
#define SODO_FOLD_QUICK_H

#include "base/buf.h"

typedef enum sodo_quick {
    SODO_QUICK_PHRASE,
    SODO_QUICK_NAME,
    SODO_QUICK_DISPLAY /* without the cut at a label's length */
} sodo_quick;

/* Append what sodo_fold_phrase, sodo_fold_name or sodo_fold_display gives for the text.
 * False: it holds something else than ASCII and precomposed Vietnamese, nothing is
 * appended. */
bool sodo_fold_quick(sodo_slice text, sodo_quick mode, sodo_buf *out);

#endif

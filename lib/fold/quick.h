/* quick.h - internal, layer "fold": the phrase and name folds of precomposed text,
 * without ICU. */
#ifndef SODO_FOLD_QUICK_H
#define SODO_FOLD_QUICK_H

#include "base/buf.h"

/* Append what sodo_fold_phrase (`fold_y`) or sodo_fold_name gives for the text. False: it
 * holds something else than ASCII and precomposed Vietnamese, nothing is appended. */
bool sodo_fold_quick(sodo_slice text, bool fold_y, sodo_buf *out);

#endif

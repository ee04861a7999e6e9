/* markup.h - internal, layer "fold": tags and entities that were left in a text page.
 *
 * Pages copied from a portal's database often hold `<br/>` and `&nbsp;`. They are part of
 * the text (offsets count them) but no words. Needs no handle; any thread. */
#ifndef SODO_FOLD_MARKUP_H
#define SODO_FOLD_MARKUP_H

#include "base/slice.h"

typedef enum sodo_markup {
    SODO_MARKUP_NONE,   /* an ordinary character */
    SODO_MARKUP_INLINE, /* <strong>, </b>, unknown entities: nothing */
    SODO_MARKUP_SPACE,  /* &nbsp; */
    SODO_MARKUP_BREAK,  /* <br/>, <p>, </div>: a line break */
    SODO_MARKUP_SIGN    /* &amp; &quot; &ndash;: stands for a sign */
} sodo_markup;

/* What stands at byte `at`, a '<' or '&'; *end gets where it ends, *sign what it stands
 * for. */
sodo_markup sodo_markup_at(sodo_slice text, size_t at, size_t *end, sodo_slice *sign);

#endif

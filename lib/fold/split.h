/* split.h - internal, layer "fold": where words begin and end, and how their letters
 * look.
 *
 * Pages and gazetteer phrases are cut by this one function, so a phrase matches wherever
 * its words stand. Letters hold together, with apostrophes between them (H'Yim); digits
 * hold together; every other code point that is not white space is a piece of its own:
 * "QL1A" = QL 1 A, "23-QĐ/TW" = 23 - QĐ / TW. Marks, soft hyphens and joiners belong to
 * the letter before them; zero-width spaces are white space. Needs no handle; any thread.
 */
#ifndef SODO_FOLD_SPLIT_H
#define SODO_FOLD_SPLIT_H

#include "base/utf8.h"
#include "model/token.h"

typedef enum sodo_char {
    SODO_CHAR_SPACE,
    SODO_CHAR_UPPER,  /* a capital letter */
    SODO_CHAR_LOWER,  /* a small letter */
    SODO_CHAR_LETTER, /* a letter without case */
    SODO_CHAR_MARK,   /* combining mark, soft hyphen, joiner */
    SODO_CHAR_DIGIT,
    SODO_CHAR_APOSTROPHE, /* ' and the curly, backward and acute ones */
    SODO_CHAR_OTHER
} sodo_char;

sodo_char sodo_char_of(uint32_t c);

/* One word, number or sign of a text. */
typedef struct sodo_piece {
    size_t begin, end; /* bytes */
    uint32_t cps;      /* code points of it */
    uint8_t shape;     /* sodo_shape */
    uint32_t gap_cps;  /* code points of white space before it */
    bool line;         /* the white space held a line feed */
    bool empty_line;   /* ... and another one: an empty line stands before */
} sodo_piece;

/* The piece that begins at or after byte `at`; continue at `out->end`. False at the end,
 * and then out->gap_cps counts the white space left. */
bool sodo_split_next(sodo_slice text, size_t at, sodo_piece *out);

/* The same without the shape, for those who know the shape of a spelling. */
bool sodo_split_bounds(sodo_slice text, size_t at, sodo_piece *out);
/* sodo_shape of one piece. */
uint8_t sodo_shape_of(sodo_slice piece);

#endif

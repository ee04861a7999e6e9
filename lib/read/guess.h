/* guess.h - internal, layer "read": which encoding bytes are in. */
#ifndef SODO_READ_GUESS_H
#define SODO_READ_GUESS_H

#include "read/parts.h"

/* What the bytes look like as UTF-8. */
typedef struct sodo_census {
    size_t good;    /* sequences of two bytes and more */
    size_t bad;     /* bytes that start none */
    bool returns;   /* there are CRs */
    size_t nuls[2]; /* at even and odd places */
} sodo_census;

/* Convert into r->scratch (check its `failed`); false: the encoding is not known here. */
bool sodo_read_convert(sodo_reader *r, sodo_slice bytes, const char *charset);

/* The encoding that is not UTF-8: by its mark, its zeros, the page's word, or a guess; ""
 * = UTF-8, though some bytes may be broken. */
void sodo_name_charset(sodo_reader *r, sodo_slice bytes, const sodo_census *c,
                       sodo_slice stated, char out[64]);

#endif

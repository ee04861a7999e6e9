/* ident.h - internal, layer "base": the hash part of ids (DESIGN: BLAKE2b, 12 base32
 * letters). */
#ifndef SODO_BASE_IDENT_H
#define SODO_BASE_IDENT_H

#include "base/slice.h"

#define SODO_IDENT_SIZE 13 /* 12 letters and a NUL */

/* 60 bits of BLAKE2b of the key's bytes as 12 letters of a-z2-7. */
void sodo_ident(sodo_slice key, char out[SODO_IDENT_SIZE]);
/* Hash of whole inputs (pages, gazetteers, rules): the same letters, of 26 (130 bits). */
void sodo_ident_long(sodo_slice bytes, char out[27]);
/* The same of parts, as if they lay behind each other. */
void sodo_ident_parts(const sodo_slice *parts, size_t count, char out[27]);

#endif

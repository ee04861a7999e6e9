/* token.h - internal, layer "model": the stream of tokens over a page's text. */
#ifndef SODO_MODEL_TOKEN_H
#define SODO_MODEL_TOKEN_H

#include <stddef.h>
#include <stdint.h>

/* Shape of the letters of a token as written. */
typedef enum sodo_shape {
    SODO_SHAPE_LOWER,  /* đồng, chí: begins with a small letter */
    SODO_SHAPE_TITLE,  /* Nguyễn, Kđăm, H'Yim; also one capital alone: "Y", "A" */
    SODO_SHAPE_UPPER,  /* UBND, NGUYỄN: two or more letters, all capital */
    SODO_SHAPE_MIXED,  /* ThS, TPHCM2x: begins with a capital, has others later */
    SODO_SHAPE_NUMBER, /* 2021, 29: digits only */
    SODO_SHAPE_PUNCT,  /* one code point that is neither letter nor digit */
    SODO_SHAPE_OTHER   /* letters and digits mixed, other scripts */
} sodo_shape;

enum {
    SODO_TOKEN_SPACE = 1, /* white space stands before it (NBSP counts) */
    SODO_TOKEN_LINE = 2,  /* first token of a line */
    SODO_TOKEN_PARAGRAPH =
        4, /* an empty line stands before it, or it is the page's first */
    SODO_TOKEN_SENTENCE = 8 /* first token of a sentence */
};

/* Numbers of spellings from here on are of no gazetteer and no rule. */
#define SODO_UNKNOWN_SYLLABLE ((uint32_t)1 << 24)

/* Letters hold together with apostrophes inside (H'Yim); digits with digits; every other
 * code point that is not white space is a token of its own. So "23-QĐ/TW" is five tokens
 * without SPACE between them, and "29.09.2022" is five. */
typedef struct sodo_token {
    uint32_t byte_begin, byte_end; /* in the page's text */
    uint32_t cp_begin;             /* code points before it */
    uint32_t
        syl; /* number of its folded spelling; equal spellings of a page, equal numbers */
    uint8_t shape; /* sodo_shape */
    uint8_t flags;
    uint8_t zone; /* sodo_zone */
    uint8_t cps;  /* code points of it, at most 255 */
} sodo_token;

typedef struct sodo_tokens {
    sodo_token *items;
    size_t count, room;
} sodo_tokens;

#endif

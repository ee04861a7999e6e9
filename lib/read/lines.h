/* lines.h - internal, layer "read": the lines of a page and what they look like. */
#ifndef SODO_READ_LINES_H
#define SODO_READ_LINES_H

#include "read/parts.h"

#define SODO_LINE_SHORT \
    400 /* bytes; a longer line is prose, only its ends are looked at */

typedef struct sodo_line {
    uint32_t byte_begin, byte_end; /* in the text, without the line feed */
    sodo_slice plain;              /* trimmed, without tags; in the text or the arena */
    uint32_t cps;                  /* of `plain`; of a long line, at least so many */
    uint32_t words, capitals; /* of a short line; capitals: words that begin with one */
    uint32_t digits;          /* numbers */
    uint32_t gaps, bars;      /* three blanks and more; | » • between words */
    bool bullet;              /* begins with • - + » * or with "o " */
    bool lower, capital;      /* how its first word begins */
    bool stop;                /* ends in . ! ? … */
    bool full_stop;           /* ends in one '.' */
    bool colon, comma, semicolon; /* ends in one */
    bool inner_stop;              /* a sentence ends inside */
    bool after_gap;               /* an empty line or the page's begin stands before */
    uint32_t start_cues,
        cues;           /* bits of sodo_cue: at its start, anywhere (short lines) */
    uint32_t rest;      /* words after the longest cue at its start */
    uint32_t cue_words; /* blanks in that cue */
    bool cue_colon;     /* a colon follows that cue */
    uint32_t hash;      /* of a short line, folded */
    bool picture;       /* nothing but the name of one */
    bool block_stop;    /* the run of lines that it belongs to ends like a sentence */
    bool zoned;         /* `zone` is decided */
    bool joined;        /* only the wrapped rest of the line before */
    sodo_zone zone;
} sodo_line;

typedef struct sodo_lines {
    sodo_line *items; /* lines with text only */
    size_t count, room;
} sodo_lines;

/* cues.c - which cues a folded text begins with (`at_start`) or holds at a word's start.
 */
typedef struct sodo_cue_index {
    uint16_t first[256]; /* by two bytes: 1 + number of a cue, 0 = none */
    uint16_t *next;      /* per cue the next of its chain */
    uint16_t *credits;   /* the numbers of those that are credits */
    size_t credit_count;
} sodo_cue_index;

sodo_status sodo_cue_index_make(sodo_reader *r, sodo_cue_index *out, sodo_error *err);
/* Bits of the cues at byte `at` of `folded`; *longest gets the bytes of the longest one.
 * With `at_line_start` those count too that only count there. */
uint32_t sodo_cues_at(const sodo_reader *r, const sodo_cue_index *index,
                      sodo_slice folded, size_t at, bool at_line_start, size_t *longest);

/* Split the text into lines and look at each. */
sodo_status sodo_read_lines(sodo_reader *r, const sodo_cue_index *index, sodo_lines *out,
                            sodo_error *err);

static inline bool sodo_line_starts(const sodo_line *l, sodo_cue cue) {
    return l->start_cues >> cue & 1;
}

static inline bool sodo_line_has(const sodo_line *l, sodo_cue cue) {
    return l->cues >> cue & 1;
}

#endif

/* zoner.h - internal, layer "read": the page that zones are being found on. */
#ifndef SODO_READ_ZONER_H
#define SODO_READ_ZONER_H

#include "read/credits.h"

#define SODO_TITLE_MAX 300   /* code points of a title */
#define SODO_PROSE_MIN 40    /* of a line that ends like a sentence */
#define SODO_PROSE_LONG 160  /* of a line that is prose however it ends */
#define SODO_CAPTION_MAX 300 /* of a caption */

typedef struct sodo_zoner {
    sodo_reader *r;
    sodo_lines lines;
    sodo_cue_index index;
    bool blocks;        /* empty lines part the page's paragraphs */
    size_t prose;       /* first line of prose, or count */
    size_t title;       /* line of the title, SIZE_MAX = none */
    size_t last;        /* one after the last line of prose before footers */
    bool date_labelled; /* the page's date stands beside a label */
    uint32_t *hashes;   /* of the short lines, sorted */
    size_t hash_count;
} sodo_zoner;

static inline void sodo_line_set(sodo_line *l, sodo_zone zone) {
    l->zone = zone;
    l->zoned = true;
}

static inline bool sodo_line_is_short(const sodo_line *l) {
    return l->plain.size <= SODO_LINE_SHORT;
}

/* Running text: ends like a sentence, holds the end of one, or is long. */
bool sodo_line_is_prose(const sodo_line *l);
/* "… Ảnh: Văn Vương" in a short line. */
bool sodo_line_has_credit(sodo_zoner *z, const sodo_line *l);

/* title.c - the page's title, and what stands above it; needs `prose`. */
void sodo_zone_title(sodo_zoner *z);

/* spans.c - the lines' zones, with credits and captions inside lines, into the page.
 * False: no memory. */
bool sodo_zone_spans(sodo_zoner *z);

#endif

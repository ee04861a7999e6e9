/* page.h - internal, layer "model": a page as read, its zones, tokens and sentences. */
#ifndef SODO_MODEL_PAGE_H
#define SODO_MODEL_PAGE_H

#include "base/slice.h"
#include "base/vec.h"
#include "model/token.h"

/* What a stretch of the page is. Zones hide no mention; rules name the zones where they
 * make facts (default: title, lead, body, caption). */
typedef enum sodo_zone {
    SODO_ZONE_TITLE,
    SODO_ZONE_LEAD,
    SODO_ZONE_BODY,
    SODO_ZONE_CAPTION,
    SODO_ZONE_BYLINE,   /* author, photo credit, source line */
    SODO_ZONE_MASTHEAD, /* name of the site, editor, address block */
    SODO_ZONE_BOILER    /* menus, counters, related links */
} sodo_zone;
#define SODO_ZONE_COUNT 7

const char *sodo_zone_name(sodo_zone zone);

typedef struct sodo_zone_span {
    uint32_t byte_begin,
        byte_end; /* of the text; whole lines, but for credits in a line */
    sodo_zone zone;
} sodo_zone_span;

/* [tok_begin, tok_end); never empty, sentences follow each other without gaps. */
typedef struct sodo_sentence {
    uint32_t tok_begin, tok_end;
    uint32_t paragraph; /* 0-based number; a line of the text is a paragraph */
    sodo_zone zone;     /* of its first token */
} sodo_sentence;

/* A date as far as known: 0 = part unknown. year 0 with month and day: "--MM-DD". */
typedef struct sodo_date {
    int16_t year;
    uint8_t month, day;
} sodo_date;

typedef struct sodo_page {
    /* set by read; all slices are in the page's arena */
    sodo_slice
        text; /* UTF-8, well formed; what offsets count (DESIGN, Pages and offsets) */
    sodo_slice page_id; /* "page:" and the hash of the bytes */
    sodo_slice doc_id;  /* file's stem, or the `id` field */
    sodo_slice source;  /* path as given, or the `url` field */
    sodo_slice url;     /* stated on the page or in the record; empty = unknown */
    sodo_slice title;   /* borrowed from text where it stands there */
    sodo_slice author, publisher;
    sodo_date date; /* the page's own date (masthead, field); year 0 = none stated */
    uint32_t date_byte_begin, date_byte_end; /* where it stands; equal = from a field */
    SODO_VEC(sodo_zone_span) zones;          /* sorted, cover the text */
    bool undecodable;                        /* some byte became U+FFFD */
    /* set by text */
    sodo_tokens tokens;
    SODO_VEC(sodo_sentence) sentences;
} sodo_page;

#endif

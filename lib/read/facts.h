/* facts.h - internal, layer "read": page facts that stand in single lines. */
#ifndef SODO_READ_FACTS_H
#define SODO_READ_FACTS_H

#include "read/lines.h"

/* A date that stands in the text. */
typedef struct sodo_stated_date {
    sodo_date date;
    uint32_t byte_begin, byte_end; /* of the text */
    bool labelled;                 /* a word says that it is the page's own */
} sodo_stated_date;

/* Is this the line of the page's date ("Thứ 5, 29.09.2022 | 15:08:06")? */
bool sodo_line_is_date(sodo_reader *r, const sodo_cue_index *index, const sodo_line *l,
                       sodo_stated_date *out);
/* A date in brackets that a paragraph begins with: "(24/5/2023)  Sáng ngày …". */
bool sodo_line_leads_with_date(const sodo_reader *r, const sodo_line *l,
                               sodo_stated_date *out);

/* Nothing but an address of the web, of a picture. */
bool sodo_line_is_url(const sodo_line *l);
bool sodo_line_is_picture(const sodo_line *l);
/* "full-width: false" before a page's text. */
bool sodo_line_is_front_matter(const sodo_line *l);

/* Whom a byline names: "Tin, ảnh: Mua Sính" -> "Mua Sính"; empty: nobody. */
sodo_slice sodo_line_author(const sodo_line *l);

#endif

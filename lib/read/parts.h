/* parts.h - internal, layer "read": what the files of this layer hand to each other. */
#ifndef SODO_READ_PARTS_H
#define SODO_READ_PARTS_H

#include "read/read.h"

/* Zones that the markup of a page tells (HTML), by lines of the text. */
typedef struct sodo_zone_hints {
    SODO_VEC(sodo_zone_span) spans;
} sodo_zone_hints;

/* What one page is read with. */
typedef struct sodo_reader {
    const sodo_read_options *options;
    sodo_folder *folder;
    const sodo_origin *origin;
    sodo_work *work;
    sodo_buf scratch;
    sodo_zone_hints hints;
} sodo_reader;

/* encoding.c - bytes to well-formed UTF-8 in the page's arena; line ends become LF.
 * `charset` is what the page itself says ("" = nothing); used only when the bytes are not
 * UTF-8. */
sodo_status sodo_read_decode(sodo_reader *r, sodo_slice bytes, sodo_slice charset,
                             sodo_slice *out, sodo_error *err);

/* Text that is UTF-8 already: only its line ends change. */
sodo_status sodo_read_text(sodo_reader *r, sodo_slice text, sodo_slice *out,
                           sodo_error *err);

/* html.c - sets the page's text, hints and what the head says of title, date, author,
 * url. */
sodo_status sodo_read_html(sodo_reader *r, sodo_slice bytes, sodo_error *err);

/* jsonl.c - one JSON object. */
sodo_status sodo_read_json(sodo_reader *r, sodo_error *err);

/* zones.c - zones over the text, and the facts that stand in it: date, url, author. */
sodo_status sodo_read_zones(sodo_reader *r, sodo_error *err);

/* dates.c - a date in figures at the start of `text`: 29.09.2022, 17/04/2026, 2026-05-19,
 * 14/8. Bytes read, 0 = none. */
size_t sodo_read_date(sodo_slice text, sodo_date *out);
/* The first date in figures anywhere in `text`: its bytes, 0 = none, and where it begins.
 */
size_t sodo_find_date(sodo_slice text, size_t *at, sodo_date *out);
/* The same for a day, a month and a year with one small word between each two; which
 * words, the caller judges: 12 tháng 5 năm 2023. */
size_t sodo_find_worded_date(sodo_slice text, size_t *at, sodo_date *out);

#endif

/* read.h - internal, layer "read": bytes to pages. */
#ifndef SODO_READ_READ_H
#define SODO_READ_READ_H

#include "fold/fold.h"
#include "model/entity.h"
#include "sodo/extract.h" /* sodo_input */

/* Words that tell zones and page facts, from gazetteers/zones.csv (columns id,name,variants,class,…;
 * class: byline, masthead, boiler, counter, date_label, caption …). Loaded by the gazetteer as rows of
 * kind "ZoneCue"; read sees them through this list so that it needs no gazetteer. */
typedef struct sodo_zone_cue {
    sodo_slice folded; /* phrase fold */
    sodo_zone zone;
    bool line_start;   /* only at the start of a line */
} sodo_zone_cue;

typedef struct sodo_read_options {
    const sodo_zone_cue *cues;
    size_t cue_count;
    size_t max_page; /* bytes; 0 = 64 MiB */
} sodo_read_options;

/* Where a page's bytes are from. */
typedef struct sodo_origin {
    const char *path;   /* as given; "-" = standard input */
    sodo_slice bytes;   /* the page's bytes; for JSON Lines one line without its end */
    size_t line;        /* JSON Lines: 1-based line, else 0 */
    sodo_input input;   /* never BY_NAME here */
} sodo_origin;

/* The form by extension: .html .htm .jsonl, everything else text. */
sodo_input sodo_input_of(const char *path);

/* Decode, strip markup (HTML), find zones and page facts; fills work->page except tokens and
 * sentences. All results lie in work->arena.
 * Fails: SODO_ERR_INPUT (malformed JSON, with line and column), SODO_ERR_LIMIT, SODO_ERR_NOMEM. */
sodo_status sodo_read_page(const sodo_read_options *options, sodo_folder *folder,
                           const sodo_origin *origin, sodo_work *work, sodo_error *err);

#endif

/* read.h - internal, layer "read": bytes to pages. */
#ifndef SODO_READ_READ_H
#define SODO_READ_READ_H

#include "fold/fold.h"
#include "model/entity.h"
#include "sodo/extract.h" /* sodo_input */

/* What a phrase of gazetteers/zones.csv (column `class`) tells of the line that it stands
 * in. */
typedef enum sodo_cue {
    SODO_CUE_BYLINE,   /* the author follows: "Tin, bài" */
    SODO_CUE_CREDIT,   /* a photographer or agency follows: "Ảnh" */
    SODO_CUE_SOURCE,   /* whom the page was taken from: "Nguồn" */
    SODO_CUE_SITE,     /* name of a site: "Cổng thông tin điện tử" */
    SODO_CUE_MASTHEAD, /* editors, address, telephone */
    SODO_CUE_BOILER,   /* menus and buttons */
    SODO_CUE_COUNTER,  /* "Đang online", "Lượt xem" */
    SODO_CUE_RELATED,  /* heads a list of other pages: to the end */
    SODO_CUE_CAPTION,  /* "(bìa phải)" */
    SODO_CUE_DATE,     /* label of the page's date: "Ngày đăng" */
    SODO_CUE_WEEKDAY,
    SODO_CUE_OPENER,       /* begins the sentence after a credit: "Ảnh: PT Ông …" */
    SODO_CUE_ABBREVIATION, /* no cue of a line: its full stop ends no sentence, "TP" */
    SODO_CUE_OPEN_END,     /* nor this: a line that ends with it goes on, "Nguyễn" */
    SODO_CUE_COUNT
} sodo_cue;

/* The class of that name, or SODO_CUE_COUNT. */
sodo_cue sodo_cue_named(sodo_slice name);

/* Rows of zones.csv as reading needs them, so that it needs no gazetteer. */
typedef struct sodo_zone_cue {
    sodo_slice folded; /* phrase fold, two bytes at least */
    uint8_t cue;       /* sodo_cue */
    bool line_start;   /* counts only at the start of a line */
} sodo_zone_cue;

typedef struct sodo_read_options {
    const sodo_zone_cue *cues; /* in any order, at most 4,096 */
    size_t cue_count;
    size_t max_page; /* bytes; 0 = 64 MiB */
} sodo_read_options;

/* Where a page's bytes are from. */
typedef struct sodo_origin {
    const char *path; /* as given; "-" = standard input */
    sodo_slice bytes; /* the page's bytes; for JSON Lines one line without its end */
    size_t line;      /* JSON Lines: 1-based line, else 0 */
    sodo_input input; /* never BY_NAME here */
} sodo_origin;

/* The form by extension: .html .htm .jsonl, everything else text. */
sodo_input sodo_input_of(const char *path);

/* Decode, strip markup (HTML), find zones and page facts; fills work->page except tokens
 * and sentences. All results lie in work->arena. Fails: SODO_ERR_INPUT (malformed JSON,
 * with line and column), SODO_ERR_LIMIT, SODO_ERR_NOMEM. */
sodo_status sodo_read_page(const sodo_read_options *options, sodo_folder *folder,
                           const sodo_origin *origin, sodo_work *work, sodo_error *err);

#endif

/* check.h - internal, layer "gazetteer": is the content of the tables right? */
#ifndef SODO_GAZETTEER_CHECK_H
#define SODO_GAZETTEER_CHECK_H

#include "gazetteer/gazetteer.h"

typedef struct sodo_gazetteer_report {
    size_t rows, problems;
} sodo_gazetteer_report;

typedef struct sodo_gazetteer_check_options {
    const char *const *dirs; /* as for sodo_gazetteer_load */
    size_t dir_count;
    /* Also tell each phrase that means rows of several kinds, or several rows of one
     * kind, places aside: right as it may be. */
    bool homographs;
    /* Called for each finding, in order of folders, files, lines and columns; `caret` is
     * the line's part around the place and a mark under it, two lines. May be NULL. */
    void (*problem)(void *context, const sodo_error *problem, const char *caret);
    void *context;
} sodo_gazetteer_check_options;

/* Load the tables and look at all they say: what loading refuses, and cells that are not
 * clean text, missing sources, dates backwards, rows that stand twice, parents in a
 * circle or of another time, unknown ids and words, patterns that cannot be filled,
 * phrases that can never match. Fails: SODO_ERR_IO, SODO_ERR_NOMEM; problems are no
 * failure. */
sodo_status sodo_gazetteer_check(const sodo_gazetteer_check_options *options,
                                 sodo_gazetteer_report *out, sodo_error *err);

#endif

/* check.h - internal, layer "gazetteer": is the content of the tables right? */
#ifndef SODO_GAZETTEER_CHECK_H
#define SODO_GAZETTEER_CHECK_H

#include "gazetteer/gazetteer.h"

typedef struct sodo_gazetteer_report {
    size_t rows, problems;
} sodo_gazetteer_report;

/* Load the tables and look at all they say: what loading refuses (check mode goes on
 * after it), and cells that are not clean text, missing sources, dates backwards, rows
 * that stand twice, parents in a circle or of another time, unknown ids and words,
 * patterns that cannot be filled, phrases that can never match. With `homographs` also
 * each phrase that means rows of several kinds, or several rows of one kind, places
 * aside: right as it may be. options->problem is called for each finding, in order of
 * folders, files, lines and columns; options->collect is not looked at. Fails:
 * SODO_ERR_IO, SODO_ERR_NOMEM; problems are no failure. */
sodo_status sodo_gazetteer_check(const sodo_gazetteer_options *options, bool homographs,
                                 sodo_gazetteer_report *out, sodo_error *err);

#endif

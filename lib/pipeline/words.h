/* words.h - internal, layer "pipeline": words of the gazetteer that reading and text go
 * by. */
#ifndef SODO_PIPELINE_WORDS_H
#define SODO_PIPELINE_WORDS_H

#include "pipeline/page.h"

/* Fill core->read and core->text from the rows of zones.csv and ranks.csv.
 * Fails: SODO_ERR_INPUT (a class that zones.csv does not have, with path and line),
 * SODO_ERR_NOMEM. */
sodo_status sodo_core_take_words(sodo_core *core, sodo_error *err);

#endif

/* text.h - internal, layer "text": a page's tokens and sentences. */
#ifndef SODO_TEXT_TEXT_H
#define SODO_TEXT_TEXT_H

#include "fold/fold.h"
#include "model/entity.h"

/* Abbreviations after whose full stop a sentence goes on ("TP.", "TS.", "Đ/c."), as numbers of the
 * vocabulary, sorted. */
typedef struct sodo_text_options {
    const uint32_t *abbreviations;
    size_t abbreviation_count;
} sodo_text_options;

/* Fill work->page.tokens and .sentences. Fails: SODO_ERR_NOMEM, SODO_ERR_LIMIT. */
sodo_status sodo_text_run(const sodo_text_options *options, sodo_lexicon *lexicon, sodo_work *work,
                          sodo_error *err);

#endif

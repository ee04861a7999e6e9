/* text.h - internal, layer "text": a page's tokens and sentences. */
#ifndef SODO_TEXT_TEXT_H
#define SODO_TEXT_TEXT_H

#include "fold/fold.h"
#include "model/entity.h"

/* Words that decide where a sentence goes on, as sorted numbers of the vocabulary. */
typedef struct sodo_text_options {
    /* abbreviations whose full stop ends nothing: TP. TS. PGS. */
    const uint32_t *abbreviations;
    size_t abbreviation_count;
    /* last words of ranks: a line that ends in one ("…, Phó Chủ tịch") goes on in the
     * next, where the body is named */
    const uint32_t *open_ends;
    size_t open_end_count;
} sodo_text_options;

/* Fill work->page.tokens and .sentences; call sodo_lexicon_start_page first. A complete
 * tag
 * (<strong>) or entity (&nbsp;) that was left in the text is no token; <br/> and the like
 * count as line breaks. A line break inside a running sentence counts as white space: the
 * next token has no SODO_TOKEN_LINE. A sentence that does not end within 2,048 tokens is
 * cut. Fails: SODO_ERR_NOMEM, SODO_ERR_LIMIT. */
sodo_status sodo_text_run(const sodo_text_options *options, sodo_lexicon *lexicon,
                          sodo_work *work, sodo_error *err);

#endif

/* steps.h - internal, layer "text": what text.c does one after the other. */
#ifndef SODO_TEXT_STEPS_H
#define SODO_TEXT_STEPS_H

#include "text/text.h"

/* Tokens with number, shape, zone and the flags SPACE, LINE and PARAGRAPH. */
sodo_status sodo_text_tokens(sodo_lexicon *lexicon, sodo_work *work, sodo_error *err);
/* Sentences; takes LINE away where a line only wraps, and sets SENTENCE. */
sodo_status sodo_text_sentences(const sodo_text_options *options, sodo_work *work,
                                sodo_error *err);

#endif

/* text.c - the two steps of the stage: tokens, then sentences over them. */
#include "text/text.h"

#include "text/steps.h"

#include "base/fail.h"

sodo_status sodo_text_run(const sodo_text_options *options, sodo_lexicon *lexicon,
                          sodo_work *work, sodo_error *err) {
    SODO_TRY(sodo_text_tokens(lexicon, work, err));
    return sodo_text_sentences(options, work, err);
}

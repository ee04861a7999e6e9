/* stage.h - unit tests of layer "text": a text to tokens and sentences, with a small
 * vocabulary. */
#ifndef SODO_TESTS_TEXT_STAGE_H
#define SODO_TESTS_TEXT_STAGE_H

#include "text/text.h"

/* Run the stage over a text, with `zones` (sorted, covering it) or none; `work` is then
 * the caller's: sodo_arena_finish(&work->arena). */
sodo_status stage_run(sodo_slice text, const sodo_zone_span *zones, size_t zone_count,
                      sodo_work *work);

/* The work's tokens as text, separated by blanks. */
void stage_tokens(const sodo_work *work, sodo_buf *out);
/* The work's sentences as they stand in the text, separated by '|', line feeds as '~'. */
void stage_sentences(const sodo_work *work, sodo_buf *out);

#endif

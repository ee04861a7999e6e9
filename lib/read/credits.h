/* credits.h - internal, layer "read": "Ảnh: Văn Vương" inside a line. */
#ifndef SODO_READ_CREDITS_H
#define SODO_READ_CREDITS_H

#include "read/lines.h"

/* The next credit in text[at, end): its bytes, brackets included. False: none. */
bool sodo_credit_next(sodo_reader *r, const sodo_cue_index *index, size_t at, size_t end,
                      size_t *credit_begin, size_t *credit_end);
/* Where the sentence begins that the credit at `before` follows; not before `from`. */
size_t sodo_caption_begin(sodo_slice text, size_t from, size_t before);

#endif

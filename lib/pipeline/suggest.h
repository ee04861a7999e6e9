/* suggest.h - internal, layer "pipeline": what a page names and no table knows. */
#ifndef SODO_PIPELINE_SUGGEST_H
#define SODO_PIPELINE_SUGGEST_H

#include "pipeline/page.h"

/* Append what the page suggests, one a line: table, phrase, page, sentence, with tabs
 * between. False: no memory. */
bool sodo_suggest_print(sodo_work *work, sodo_buf *out);

#endif

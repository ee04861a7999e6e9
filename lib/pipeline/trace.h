/* trace.h - internal, layer "pipeline": what each stage found, as stable lines, for
 * `extract --trace` and golden files. */
#ifndef SODO_PIPELINE_TRACE_H
#define SODO_PIPELINE_TRACE_H

#include "pipeline/page.h"

/* Append what the stage left in `work`, one thing a line, fields separated by tabs. */
void sodo_trace_stage(const sodo_core *core, const sodo_work *work, sodo_stage stage,
                      sodo_buf *out);
/* All stages, each under a heading. */
void sodo_trace_print(const sodo_core *core, const sodo_work *work, sodo_buf *out);

#endif

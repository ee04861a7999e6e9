/* lines.h - internal, layer "pipeline": a file line by line, without ever holding more
 * than one. */
#ifndef SODO_PIPELINE_LINES_H
#define SODO_PIPELINE_LINES_H

#include "base/buf.h"

typedef struct sodo_lines sodo_lines;

/* "-" = standard input. Fails: SODO_ERR_IO, SODO_ERR_NOMEM. */
sodo_status sodo_lines_open(const char *path, size_t limit, sodo_lines **out,
                            sodo_error *err);
void sodo_lines_close(sodo_lines *self);

/* The next line without its end (LF or CR LF; a BOM before the first is dropped) in
 * `line`, which is emptied first; *more = false at the end of the file. Fails:
 * SODO_ERR_LIMIT when the line has more than `limit` bytes, and the next call gives the
 * line after it; SODO_ERR_IO; SODO_ERR_NOMEM. */
sodo_status sodo_lines_next(sodo_lines *self, sodo_buf *line, bool *more,
                            sodo_error *err);
/* Number of the line last given, 1-based. */
size_t sodo_lines_number(const sodo_lines *self);

#endif

/* record.h - internal, layer "write": a page's entities and facts as one JSON line. */
#ifndef SODO_WRITE_RECORD_H
#define SODO_WRITE_RECORD_H

#include "base/buf.h"
#include "model/entity.h"
#include "model/record.h"

/* Append the page's record, in the form and order of docs/DATA.md, and a line end to
 * `out`. `scratch` holds the order of things while it runs and may be the page's own
 * arena. Fails: SODO_ERR_NOMEM. */
sodo_status sodo_record_write(const sodo_work *work, const sodo_symbols *symbols,
                              const sodo_record_maker *maker, sodo_arena *scratch,
                              sodo_buf *out, sodo_error *err);

#endif

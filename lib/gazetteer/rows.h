/* rows.h - internal, layer "gazetteer": CSV text to records, with the place of every
 * cell. */
#ifndef SODO_GAZETTEER_ROWS_H
#define SODO_GAZETTEER_ROWS_H

#include "base/buf.h"

#define SODO_CSV_RECORD_MAX \
    ((size_t)1 << 20) /* bytes of one record: an unclosed quote ends there */
#define SODO_CSV_CELLS_MAX 256

/* One record; cells are valid until the next one is read. */
typedef struct sodo_record {
    const sodo_slice *cells; /* blanks around unquoted cells are gone */
    size_t count;
    size_t offset; /* bytes of the file before it: for sodo_csv_locate */
    size_t line;   /* 1-based line of its first byte */
} sodo_record;

/* Call `take` for every record that is not empty; stop when it does not return SODO_OK.
 * A BOM is skipped. Fails: SODO_ERR_INPUT with line and column (a quote out of place, one
 * never closed, bytes that are not UTF-8), SODO_ERR_LIMIT, SODO_ERR_NOMEM; err->path is
 * left empty. */
sodo_status sodo_csv_read(sodo_slice text,
                          sodo_status (*take)(void *context, const sodo_record *record,
                                              sodo_error *err),
                          void *context, sodo_error *err);

/* Line and column (code points, 1-based) of a byte of a cell; `cell` counts from 0. */
void sodo_csv_locate(sodo_slice text, const sodo_record *record, size_t cell,
                     size_t byte_in_cell, size_t *line, size_t *column);

#endif

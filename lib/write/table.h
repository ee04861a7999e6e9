/* table.h - internal, layer "write": an answer's table as text, CSV and JSON. */
#ifndef SODO_WRITE_TABLE_H
#define SODO_WRITE_TABLE_H

#include "model/table.h"
#include "write/write.h"

/* For people: aligned columns, those without any value left out. `width`: cells are cut
 * with an ellipsis until a line fits it; 0 = as wide as needed. */
sodo_status sodo_table_write_text(const sodo_table *table, unsigned width, bool colour,
                                  sodo_buf *out, sodo_error *err);
sodo_status sodo_table_write_csv(const sodo_table *table, bool raw, sodo_buf *out,
                                 sodo_error *err);
/* {"format": 1, "state": STATE, "note": NOTE, "rows": [{COLUMN: CELL, ...}, ...]} */
sodo_status sodo_table_write_json(const sodo_table *table, const char *state,
                                  sodo_slice note, sodo_buf *out, sodo_error *err);

/* Columns of a terminal that a text takes: marks take none, CJK letters take two. */
size_t sodo_display_width(sodo_slice text);

#endif

/* table.h - internal, layer "model": an answer as rows of text, for queries and printers.
 */
#ifndef SODO_MODEL_TABLE_H
#define SODO_MODEL_TABLE_H

#include "base/buf.h"
#include "base/vec.h"

/* Cells lie in the arena or are borrowed from the network. cells.count is a multiple of
 * columns.count once the table is finished. */
typedef struct sodo_table {
    sodo_arena arena;
    SODO_VEC(sodo_slice) columns;
    SODO_VEC(sodo_slice) cells;
    uint64_t numbers; /* bit c: the cells of column c are numbers, or empty */
    bool failed;      /* memory ran out; later calls do nothing */
} sodo_table;

/* Names of the columns, separated by blanks. Must come first. */
void sodo_table_columns(sodo_table *self, const char *names);
/* The next cell, borrowed. */
void sodo_table_add(sodo_table *self, sodo_slice cell);
/* The next cell, copied. */
void sodo_table_add_copy(sodo_table *self, sodo_slice cell);
/* The next cell, a number; in hundredths: 85 is "0.85", 0 is not known. */
void sodo_table_add_int(sodo_table *self, long long value);
void sodo_table_add_hundredths(sodo_table *self, int value);
static inline size_t sodo_table_rows(const sodo_table *self) {
    return self->columns.count ? self->cells.count / self->columns.count : 0;
}
static inline sodo_slice sodo_table_cell(const sodo_table *self, size_t row,
                                         size_t column) {
    return self->cells.items[row * self->columns.count + column];
}
/* Keep the first rows only. */
void sodo_table_cut(sodo_table *self, size_t rows);
void sodo_table_finish(sodo_table *self);

#endif

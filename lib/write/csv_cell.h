/* csv_cell.h - internal, layer "write": one cell and one row of CSV, through libcsv. */
#ifndef SODO_WRITE_CSV_CELL_H
#define SODO_WRITE_CSV_CELL_H

#include "write/write.h"

typedef struct sodo_csv_row {
    sodo_buf *out;
    sodo_csv_style style;
    size_t cells; /* in this row so far */
} sodo_csv_row;

/* The start of a file: a BOM where the dialect wants one. */
sodo_csv_row sodo_csv_begin(sodo_csv_style style, sodo_buf *out);
/* One cell: cleaned, guarded against formulas, quoted where needed. */
void sodo_csv_text(sodo_csv_row *row, sodo_slice text);
/* One cell that is a number of ours. */
void sodo_csv_plain(sodo_csv_row *row, sodo_slice text);
void sodo_csv_end_row(sodo_csv_row *row);

#endif

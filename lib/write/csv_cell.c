/* csv_cell.c - RFC 4180 cells that are safe to open in a spreadsheet and in Gephi. */
#include "write/csv_cell.h"

#include "write/attributes.h"

#include <csv.h>

sodo_csv_row sodo_csv_begin(sodo_csv_style style, sodo_buf *out) {
    if (style.dialect == SODO_CSV_EXCEL) sodo_buf_add_str(out, "\xEF\xBB\xBF");
    return (sodo_csv_row){.out = out, .style = style};
}

static void separate(sodo_csv_row *row) {
    if (row->cells++) sodo_buf_add_char(row->out, ',');
}

/* libcsv quotes every field; readers like Miller take a quoted number for text, so cells
 * that need no quotes get none. */
static void add_cell(sodo_csv_row *row, sodo_slice text) {
    bool quoted = false;
    for (size_t i = 0; i < text.size && !quoted; i++)
        quoted = text.data[i] == '"' || text.data[i] == ',' ||
                 (unsigned char)text.data[i] < ' ';
    if (!quoted) {
        sodo_buf_add(row->out, text);
        return;
    }
    char small[512], *cell = small;
    size_t need = csv_write(NULL, 0, text.data, text.size);
    if (need > sizeof small && !(cell = malloc(need))) {
        row->out->failed = true;
        return;
    }
    sodo_buf_add(row->out,
                 (sodo_slice){cell, csv_write(cell, need, text.data, text.size)});
    if (cell != small) free(cell);
}

/* A spreadsheet runs what begins with one of these; the apostrophe makes it text. */
static bool is_formula(const sodo_buf *cell) {
    return cell->size && strchr("=+-@", cell->data[0]) != NULL;
}

void sodo_csv_text(sodo_csv_row *row, sodo_slice text) {
    sodo_buf clean = {0};
    separate(row);
    sodo_write_clean(text, &clean);
    if (row->style.dialect == SODO_CSV_GEPHI) /* Gephi reads a backslash as an escape */
        for (size_t i = 0; i < clean.size; i++)
            if (clean.data[i] == '\\') clean.data[i] = '/';
    if (is_formula(&clean) && !row->style.raw) {
        sodo_buf guarded = {0};
        sodo_buf_add_char(&guarded, '\'');
        sodo_buf_add(&guarded, sodo_buf_slice(&clean));
        add_cell(row, sodo_buf_slice(&guarded));
        row->out->failed |= guarded.failed;
        sodo_buf_finish(&guarded);
    } else
        add_cell(row, sodo_buf_slice(&clean));
    row->out->failed |= clean.failed;
    sodo_buf_finish(&clean);
}

void sodo_csv_plain(sodo_csv_row *row, sodo_slice text) {
    separate(row);
    sodo_buf_add(row->out, text);
}

void sodo_csv_end_row(sodo_csv_row *row) {
    sodo_buf_add_str(row->out, row->style.dialect == SODO_CSV_EXCEL ? "\r\n" : "\n");
    row->cells = 0;
}

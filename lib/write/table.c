/* table.c - answers as aligned text, CSV and JSON. */
#include "write/table.h"

#include "base/fail.h"
#include "base/json.h"
#include "base/utf8.h"
#include "write/attributes.h"
#include "write/csv_cell.h"

#define COLUMNS_MAX 32
#define NARROWEST 8 /* no column is cut below this */

static size_t letter_width(uint32_t c) {
    bool mark = (c >= 0x300 && c < 0x370) || (c >= 0x1AB0 && c < 0x1B00) ||
                (c >= 0x1DC0 && c < 0x1E00) || (c >= 0x20D0 && c < 0x2100) ||
                (c >= 0xFE00 && c < 0xFE10) || (c >= 0xFE20 && c < 0xFE30);
    bool wide = (c >= 0x1100 && c < 0x1160) || (c >= 0x2E80 && c < 0xA4D0) ||
                (c >= 0xAC00 && c < 0xD7A4) || (c >= 0xF900 && c < 0xFB00) ||
                (c >= 0xFE30 && c < 0xFE70) || (c >= 0xFF01 && c < 0xFF61) ||
                (c >= 0x1F300 && c < 0x1F650) || (c >= 0x1F900 && c < 0x1FA00) ||
                (c >= 0x20000 && c < 0x3FFFE);
    return mark ? 0 : wide ? 2 : 1;
}

size_t sodo_display_width(sodo_slice text) {
    size_t width = 0;
    for (size_t at = 0, step; at < text.size; at += step)
        width += letter_width(sodo_utf8_at(text, at, &step));
    return width;
}

/* Append the text, cut to `width` columns; returns the columns taken. */
static size_t add_cut(sodo_slice text, size_t width, sodo_buf *out) {
    size_t full = sodo_display_width(text), taken = 0, at = 0;
    if (full <= width) return sodo_buf_add(out, text), full;
    for (size_t step; at < text.size; at += step) {
        size_t more = letter_width(sodo_utf8_at(text, at, &step));
        if (taken + more > width - 1) break;
        taken += more;
    }
    sodo_buf_add(out, (sodo_slice){text.data, at});
    sodo_buf_add_str(out, "\xE2\x80\xA6");
    return taken + 1;
}

/* ---- text ---- */

typedef struct layout {
    const sodo_table *table;
    size_t widths[COLUMNS_MAX]; /* 0 = the column has no value */
    size_t columns;
} layout;

static void measure(layout *l, sodo_buf *clean) {
    size_t rows = sodo_table_rows(l->table);
    for (size_t c = 0; c < l->columns; c++) {
        size_t widest = 0;
        for (size_t r = 0; r < rows; r++) {
            sodo_buf_clear(clean);
            sodo_write_clean(sodo_table_cell(l->table, r, c), clean);
            size_t width = sodo_display_width(sodo_buf_slice(clean));
            if (width > widest) widest = width;
        }
        size_t title = l->table->columns.items[c].size;
        l->widths[c] = widest && widest < title ? title : widest;
    }
}

/* Take from the widest column, again and again, until the line fits. */
static void fit(layout *l, size_t width) {
    for (;;) {
        size_t total = 0, widest = 0;
        for (size_t c = 0; c < l->columns; c++) {
            if (l->widths[c]) total += l->widths[c] + 2;
            if (l->widths[c] > l->widths[widest]) widest = c;
        }
        if (total <= width + 2 || l->widths[widest] <= NARROWEST) return;
        l->widths[widest]--;
    }
}

static void add_line(const layout *l, const sodo_slice *cells, sodo_buf *clean,
                     sodo_buf *out) {
    size_t last = 0;
    for (size_t c = 0; c < l->columns; c++)
        if (l->widths[c]) last = c;
    for (size_t c = 0; c <= last; c++) {
        if (!l->widths[c]) continue;
        sodo_buf_clear(clean);
        sodo_write_clean(cells[c], clean);
        size_t taken = add_cut(sodo_buf_slice(clean), l->widths[c], out);
        for (; c < last && taken < l->widths[c] + 2; taken++) sodo_buf_add_char(out, ' ');
    }
    while (out->size && out->data[out->size - 1] == ' ') out->data[--out->size] = '\0';
    sodo_buf_add_char(out, '\n');
}

sodo_status sodo_table_write_text(const sodo_table *table, unsigned width, bool colour,
                                  sodo_buf *out, sodo_error *err) {
    layout l = {.table = table, .columns = table->columns.count};
    sodo_buf clean = {0};
    if (!sodo_table_rows(table)) return SODO_OK;
    if (l.columns > COLUMNS_MAX) l.columns = COLUMNS_MAX;
    measure(&l, &clean);
    if (width) fit(&l, width);
    if (colour) sodo_buf_add_str(out, "\033[1m");
    add_line(&l, table->columns.items, &clean, out);
    if (colour) sodo_buf_add_str(out, "\033[0m");
    for (size_t r = 0; r < sodo_table_rows(table); r++)
        add_line(&l, &table->cells.items[r * table->columns.count], &clean, out);
    out->failed |= clean.failed;
    sodo_buf_finish(&clean);
    return sodo_write_end(out, err);
}

/* ---- CSV, JSON ---- */

static bool is_number(const sodo_table *table, size_t column) {
    return column < 64 && (table->numbers >> column & 1);
}

sodo_status sodo_table_write_csv(const sodo_table *table, bool raw, sodo_buf *out,
                                 sodo_error *err) {
    sodo_csv_row row = sodo_csv_begin((sodo_csv_style){SODO_CSV_PLAIN, raw}, out);
    for (size_t c = 0; c < table->columns.count; c++)
        sodo_csv_text(&row, table->columns.items[c]);
    if (table->columns.count) sodo_csv_end_row(&row);
    for (size_t r = 0; r < sodo_table_rows(table); r++) {
        for (size_t c = 0; c < table->columns.count; c++) {
            if (is_number(table, c))
                sodo_csv_plain(&row, sodo_table_cell(table, r, c));
            else
                sodo_csv_text(&row, sodo_table_cell(table, r, c));
        }
        sodo_csv_end_row(&row);
    }
    return sodo_write_end(out, err);
}

static void add_object(const sodo_table *table, size_t row, sodo_buf *clean,
                       sodo_buf *out) {
    bool first = true;
    sodo_buf_add_char(out, '{');
    for (size_t c = 0; c < table->columns.count; c++) {
        sodo_slice cell = sodo_table_cell(table, row, c);
        if (!cell.size) continue;
        if (!first) sodo_buf_add_str(out, ", ");
        first = false;
        sodo_json_string(table->columns.items[c], out);
        sodo_buf_add_str(out, ": ");
        sodo_buf_clear(clean);
        sodo_write_clean(cell, clean);
        if (is_number(table, c))
            sodo_buf_add(out, cell);
        else
            sodo_json_string(sodo_buf_slice(clean), out);
    }
    sodo_buf_add_char(out, '}');
}

sodo_status sodo_table_write_json(const sodo_table *table, const char *state,
                                  sodo_slice note, sodo_buf *out, sodo_error *err) {
    sodo_buf clean = {0};
    sodo_buf_addf(out, "{\"format\": 1, \"state\": \"%s\"", state);
    if (note.size) {
        sodo_buf_add_str(out, ", \"note\": ");
        sodo_json_string(note, out);
    }
    sodo_buf_add_str(out, ", \"rows\": [");
    for (size_t r = 0; r < sodo_table_rows(table); r++) {
        sodo_buf_add_str(out, r ? ",\n " : "\n ");
        add_object(table, r, &clean, out);
    }
    sodo_buf_add_str(out, sodo_table_rows(table) ? "\n]}\n" : "]}\n");
    out->failed |= clean.failed;
    sodo_buf_finish(&clean);
    return sodo_write_end(out, err);
}

/* rows.c - CSV text to records: libcsv reads, lines and columns are counted here. */
#include "gazetteer/rows.h"

#include "base/fail.h"
#include "base/utf8.h"

#include <csv.h>

typedef struct reader {
    sodo_slice text;
    sodo_status (*take)(void *context, const sodo_record *record, sodo_error *err);
    void *context;
    sodo_error *err;
    sodo_status status;
    sodo_buf bytes;                  /* cells of the record, one after the other */
    size_t ends[SODO_CSV_CELLS_MAX]; /* where each ends in `bytes` */
    size_t count;
    bool too_many;
    bool is_text;        /* all bytes are UTF-8 without NUL: no cell needs a look */
    size_t offset, line; /* where the record begins */
} reader;

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* A line ends after LF, or after a CR that no LF follows. */
static bool ends_line(sodo_slice text, size_t at) {
    if (text.data[at] == '\n') return true;
    return text.data[at] == '\r' && (at + 1 == text.size || text.data[at + 1] != '\n');
}

/* Byte offset in the file of cell `cell` of the record at `at`: its opening quote or
 * first byte. */
static size_t find_cell(sodo_slice text, size_t at, size_t cell) {
    while (at < text.size && is_blank(text.data[at])) at++;
    while (cell > 0 && at < text.size) {
        if (text.data[at] == '"') {
            for (at++; at < text.size; at++) {
                if (text.data[at] != '"') continue;
                if (at + 1 < text.size && text.data[at + 1] == '"')
                    at++;
                else
                    break;
            }
        }
        while (at < text.size && text.data[at] != ',' && !ends_line(text, at)) at++;
        if (at >= text.size || text.data[at] != ',') return at;
        at++;
        cell--;
        while (at < text.size && is_blank(text.data[at])) at++;
    }
    return at;
}

void sodo_csv_locate(sodo_slice text, const sodo_record *record, size_t cell,
                     size_t byte_in_cell, size_t *line, size_t *column) {
    size_t at = find_cell(text, record->offset, cell);
    if (at < text.size && text.data[at] == '"') {
        if (byte_in_cell) at++;
        for (; byte_in_cell && at < text.size; byte_in_cell--, at++)
            if (text.data[at] == '"') at++; /* a doubled quote is one byte of the cell */
    } else {
        at += byte_in_cell;
    }
    if (at > text.size) at = text.size;
    size_t begin = record->offset, number = record->line;
    for (size_t i = begin; i < at; i++)
        if (ends_line(text, i)) number++, begin = i + 1;
    *line = number;
    *column = sodo_utf8_count((sodo_slice){text.data + begin, at - begin}) + 1;
}

static sodo_status fail_at(reader *self, sodo_status status, size_t line, size_t column,
                           const char *what) {
    sodo_fail(self->err, status, column, "%s", what);
    if (self->err) self->err->line = line;
    return self->status = status;
}

static void on_cell(void *data, size_t size, void *context) {
    reader *self = context;
    if (self->status != SODO_OK) return;
    if (self->count == SODO_CSV_CELLS_MAX) {
        self->too_many = true;
        return;
    }
    if (size) sodo_buf_add(&self->bytes, (sodo_slice){data, size});
    self->ends[self->count++] = self->bytes.size;
}

static bool find_bad_byte(sodo_slice s, size_t *at) {
    for (size_t i = 0, width; i < s.size; i += width) {
        width = 1;
        if ((unsigned char)(s.data[i] - 1) < 0x7F) continue; /* ASCII */
        uint32_t c = sodo_utf8_at(s, i, &width);
        if (c == 0 || (c == 0xFFFD && width == 1)) return *at = i, true;
    }
    return false;
}

static void hand_over(reader *self) {
    sodo_slice cells[SODO_CSV_CELLS_MAX];
    sodo_record record = {cells, self->count, self->offset, self->line};
    size_t begin = 0, column, line, bad;
    bool empty = true;
    for (size_t i = 0; i < self->count; i++) {
        cells[i] = (sodo_slice){self->bytes.data + begin, self->ends[i] - begin};
        if (cells[i].size == 0) cells[i].data = "";
        empty &= cells[i].size == 0;
        begin = self->ends[i];
        if (!self->is_text && find_bad_byte(cells[i], &bad)) {
            sodo_csv_locate(self->text, &record, i, bad, &line, &column);
            fail_at(self, SODO_ERR_INPUT, line, column, "a byte that is not UTF-8 text");
            return;
        }
    }
    if (!empty) self->status = self->take(self->context, &record, self->err);
}

static void on_record(int end, void *context) {
    reader *self = context;
    (void)end;
    if (self->status != SODO_OK) return;
    if (self->bytes.failed)
        fail_at(self, SODO_ERR_NOMEM, self->line, 0, "no memory for a row");
    else if (self->too_many)
        fail_at(self, SODO_ERR_LIMIT, self->line, 0, "more than 256 cells in a row");
    else
        hand_over(self);
    sodo_buf_clear(&self->bytes);
    self->count = 0;
    self->offset = self->text.size; /* set anew when the next line is read */
}

/* One line with its end; the parser keeps its state between lines. */
static void feed(reader *self, struct csv_parser *parser, size_t begin, size_t end,
                 size_t line) {
    const char *data = self->text.data + begin;
    size_t done = csv_parse(parser, data, end - begin, on_cell, on_record, self);
    if (done == end - begin || self->status != SODO_OK) return;
    if (csv_error(parser) != CSV_EPARSE) {
        fail_at(self, SODO_ERR_NOMEM, line, 0, "no memory for a row");
        return;
    }
    fail_at(
        self, SODO_ERR_INPUT, line, sodo_utf8_count((sodo_slice){data, done}) + 1,
        "a quotation mark inside a cell: put the cell in quotation marks and double it");
}

static bool is_empty_line(sodo_slice line) {
    return sodo_slice_trim(line).size == 0;
}

static size_t line_end(sodo_slice text, size_t at) {
    const char *lf = memchr(text.data + at, '\n', text.size - at);
    size_t end = lf ? (size_t)(lf - text.data) + 1 : text.size;
    const char *cr = memchr(text.data + at, '\r', end - at);
    size_t after = cr ? (size_t)(cr - text.data) + 1 : end;
    return after < end && text.data[after] != '\n' ? after : end;
}

static void read_lines(reader *self, struct csv_parser *parser) {
    size_t at = 0, line = 1;
    if (self->text.size >= 3 && memcmp(self->text.data, "\xEF\xBB\xBF", 3) == 0) at = 3;
    self->offset = self->text.size;
    while (at < self->text.size && self->status == SODO_OK) {
        size_t end = line_end(self->text, at);
        if (self->offset == self->text.size) { /* between records */
            bool empty = is_empty_line((sodo_slice){self->text.data + at, end - at});
            self->offset = empty ? self->text.size : at;
            self->line = line;
        }
        if (self->offset < end && end - self->offset > SODO_CSV_RECORD_MAX)
            fail_at(self, SODO_ERR_LIMIT, self->line, 1,
                    "a row longer than 1 MiB: is a quotation mark never closed?");
        else
            feed(self, parser, at, end, line);
        at = end;
        line++;
    }
    if (self->status != SODO_OK) return;
    if (csv_fini(parser, on_cell, on_record, self) != 0 && self->status == SODO_OK)
        fail_at(self, SODO_ERR_INPUT, self->line, 1,
                "a quotation mark in this row is never closed");
}

sodo_status sodo_csv_read(sodo_slice text,
                          sodo_status (*take)(void *context, const sodo_record *record,
                                              sodo_error *err),
                          void *context, sodo_error *err) {
    struct csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the CSV reader");
    size_t bad;
    reader self = {.text = text,
                   .take = take,
                   .context = context,
                   .err = err,
                   .is_text = !find_bad_byte(text, &bad)};
    read_lines(&self, &parser);
    csv_free(&parser);
    sodo_buf_finish(&self.bytes);
    return self.status;
}

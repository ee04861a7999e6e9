/* tables.c - CSV records to rows: what each table and column means. */
#include "base/fail.h"
#include "gazetteer/build.h"
#include "gazetteer/inside.h"

static const struct {
    const char *name, *kind; /* kind: as rules call its rows; "" = no mentions */
} TABLES[SODO_TABLE_COUNT] = {
    {"places", "PlaceName"},
    {"levels", "Level"},
    {"organizations", "OrgName"},
    {"organization_types", "OrgType"},
    {"ranks", "Rank"},
    {"fields", "Field"},
    {"honorifics", "Honorific"},
    {"events", "EventHead"},
    {"documents", "DocType"},
    {"countries", "Country"},
    {"spellings", ""},
    {"names", ""},
    {"zones", "ZoneCue"},
};

static const char *const COLUMNS[SODO_COLUMN_COUNT] = {
#define X(id, name) name,
    SODO_COLUMNS(X)
#undef X
};

static const char *const CASES[] = {"any", "first", "all", "exact"};

const char *sodo_table_name(sodo_table table) {
    return TABLES[table].name;
}

const char *sodo_column_name(sodo_column column) {
    return COLUMNS[column];
}

sodo_table sodo_table_of(sodo_slice file_name) {
    size_t best = 0;
    sodo_table found = SODO_TABLE_COUNT;
    for (int t = 0; t < SODO_TABLE_COUNT; t++) {
        sodo_slice name = sodo_slice_of(TABLES[t].name);
        if (name.size <= best || name.size >= file_name.size) continue;
        char next = file_name.data[name.size];
        if ((next != '_' && next != '.') ||
            memcmp(file_name.data, name.data, name.size) != 0)
            continue;
        best = name.size;
        found = (sodo_table)t;
    }
    return found;
}

uint32_t sodo_table_kind(sodo_table table, sodo_symbols *symbols) {
    if (!TABLES[table].kind[0]) return SODO_KIND_NONE;
    return sodo_symbols_kind(symbols, sodo_slice_of(TABLES[table].kind));
}

bool sodo_cell_next(sodo_slice cell, size_t *at, sodo_slice *value) {
    while (*at < cell.size) {
        const char *bar = memchr(cell.data + *at, '|', cell.size - *at);
        size_t end = bar ? (size_t)(bar - cell.data) : cell.size;
        *value = sodo_slice_trim((sodo_slice){cell.data + *at, end - *at});
        *at = end + 1;
        if (value->size) return true;
    }
    return false;
}

typedef struct table_reader {
    sodo_builder *builder;
    size_t file;
    uint8_t kind;
    bool has_header, skip;
    SODO_VEC(sodo_row_attr) attrs; /* of the row at hand */
} table_reader;

static sodo_table_file *file_of(const table_reader *self) {
    return &self->builder->files.items[self->file];
}

static sodo_cell_place place_of(const table_reader *self, const sodo_record *record,
                                size_t cell) {
    return (sodo_cell_place){.file = self->file,
                             .offset = record->offset,
                             .line = record->line,
                             .cell = cell == SIZE_MAX ? 0 : cell};
}

static sodo_status no_memory(sodo_error *err) {
    return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a table");
}

static bool is_column_name(sodo_slice name) {
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        if (!((c >= 'a' && c <= 'z') || (i > 0 && (c == '_' || (c >= '0' && c <= '9')))))
            return false;
    }
    return name.size > 0;
}

static sodo_status read_column(table_reader *self, const sodo_record *record, size_t at,
                               sodo_error *err) {
    sodo_table_file *file = file_of(self);
    sodo_slice name = record->cells[at];
    file->columns[at] = SODO_COLUMN_ATTR;
    if (!is_column_name(name))
        return sodo_builder_problem(
            self->builder, place_of(self, record, at), err,
            "a column's name is of small letters, digits and _: \"%.*s\"", (int)name.size,
            name.data);
    for (size_t i = 0; i < at; i++)
        if (sodo_slice_equal(record->cells[i], name))
            return sodo_builder_problem(self->builder, place_of(self, record, at), err,
                                        "a second column \"%.*s\"", (int)name.size,
                                        name.data);
    for (int c = 0; c < SODO_COLUMN_COUNT; c++)
        if (sodo_slice_is(name, COLUMNS[c])) {
            file->columns[at] = (uint8_t)c;
            file->where[c] = at;
            return SODO_OK;
        }
    uint32_t attr = sodo_symbols_attr(self->builder->symbols, name);
    if (attr == UINT32_MAX) return no_memory(err);
    file->attrs[at] = (uint16_t)attr;
    return SODO_OK;
}

static sodo_status read_header(table_reader *self, const sodo_record *record,
                               sodo_error *err) {
    static const sodo_column NEEDED[] = {SODO_COLUMN_ID, SODO_COLUMN_NAME,
                                         SODO_COLUMN_SOURCE};
    sodo_table_file *file = file_of(self);
    file->column_count = record->count;
    file->columns = sodo_arena_alloc(&self->builder->arena, record->count, 1);
    file->attrs =
        sodo_arena_alloc(&self->builder->arena, record->count, sizeof *file->attrs);
    if (!file->columns || !file->attrs) return no_memory(err);
    for (int c = 0; c < SODO_COLUMN_COUNT; c++) file->where[c] = SIZE_MAX;
    for (size_t i = 0; i < record->count; i++)
        SODO_TRY(read_column(self, record, i, err));
    self->has_header = true;
    for (size_t i = 0; i < sizeof NEEDED / sizeof *NEEDED; i++) {
        if (file->where[NEEDED[i]] != SIZE_MAX) continue;
        if (NEEDED[i] != SODO_COLUMN_SOURCE) self->skip = true;
        SODO_TRY(sodo_builder_problem(self->builder, place_of(self, record, 0), err,
                                      "the header has no column \"%s\"",
                                      COLUMNS[NEEDED[i]]));
    }
    return SODO_OK;
}

static sodo_slice cell_of(const table_reader *self, const sodo_record *record,
                          sodo_column column) {
    size_t at = file_of(self)->where[column];
    return at == SIZE_MAX ? (sodo_slice){"", 0} : record->cells[at];
}

/* `"VALUE" WHAT` about a cell. */
static sodo_status problem(table_reader *self, const sodo_record *record,
                           sodo_column column, sodo_slice value, const char *what,
                           sodo_error *err) {
    return sodo_builder_problem(self->builder,
                                place_of(self, record, file_of(self)->where[column]), err,
                                "\"%.*s\" %s", (int)value.size, value.data, what);
}

static int digits(sodo_slice s, size_t at, size_t count) {
    int value = 0;
    for (size_t i = at; i < at + count; i++) {
        if (s.data[i] < '0' || s.data[i] > '9') return -1;
        value = value * 10 + (s.data[i] - '0');
    }
    return value;
}

/* "2025-07-01", "2025-07" or "2025" as YYYYMMDD, the first day meant; -1 = not a date. */
static int read_date(sodo_slice s) {
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (s.size == 0) return 0;
    if (s.size != 4 && s.size != 7 && s.size != 10) return -1;
    int year = digits(s, 0, 4), month = 1, day = 1;
    if (s.size >= 7) month = s.data[4] == '-' ? digits(s, 5, 2) : -1;
    if (s.size == 10) day = s.data[7] == '-' ? digits(s, 8, 2) : -1;
    if (year < 1 || month < 1 || month > 12 || day < 1) return -1;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day > DAYS[month - 1] + (month == 2 && leap)) return -1;
    return year * 10000 + month * 100 + day;
}

static sodo_status read_dates(table_reader *self, const sodo_record *record,
                              sodo_row *row, sodo_error *err) {
    static const sodo_column DATES[] = {SODO_COLUMN_VALID_FROM, SODO_COLUMN_VALID_TO};
    for (int i = 0; i < 2; i++) {
        sodo_slice cell = cell_of(self, record, DATES[i]);
        int date = read_date(cell);
        if (date < 0) {
            SODO_TRY(problem(self, record, DATES[i], cell,
                             "is no date: write YYYY-MM-DD, YYYY-MM or YYYY", err));
            date = 0;
        }
        *(i == 0 ? &row->valid_from : &row->valid_to) = date;
    }
    return SODO_OK;
}

static sodo_status read_case(table_reader *self, const sodo_record *record,
                             sodo_draft *draft, sodo_error *err) {
    sodo_slice cell = cell_of(self, record, SODO_COLUMN_CASE);
    draft->case_rule = draft->table == SODO_TABLE_PLACES ? SODO_CASE_ALL : SODO_CASE_ANY;
    if (cell.size == 0) return SODO_OK;
    for (uint8_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        if (sodo_slice_is(cell, CASES[i])) {
            draft->case_rule = i;
            return SODO_OK;
        }
    return problem(self, record, SODO_COLUMN_CASE, cell,
                   "is none of any, first, all, exact", err);
}

static sodo_status read_attrs(table_reader *self, const sodo_record *record,
                              sodo_row *row, sodo_error *err) {
    const sodo_table_file *file = file_of(self);
    self->attrs.count = 0;
    for (size_t i = 0; i < record->count; i++) {
        sodo_slice value;
        if (!file->attrs[i]) continue;
        for (size_t at = 0; sodo_cell_next(record->cells[i], &at, &value);) {
            uint32_t number = sodo_symbols_value(self->builder->symbols, value);
            sodo_row_attr *attr = SODO_PUSH(&self->builder->arena, self->attrs);
            if (number == UINT32_MAX &&
                self->builder->symbols->values.entries.count >= UINT16_MAX)
                return sodo_fail(err, SODO_ERR_LIMIT, 0,
                                 "more than 65,535 values of attributes");
            if (!attr || number == UINT32_MAX) return no_memory(err);
            *attr = (sodo_row_attr){file->attrs[i], (uint16_t)number};
        }
    }
    if (self->attrs.count == 0) return SODO_OK;
    row->attrs = sodo_arena_alloc(&self->builder->out->arena, self->attrs.count,
                                  sizeof *row->attrs);
    if (!row->attrs) return no_memory(err);
    memcpy(row->attrs, self->attrs.items, self->attrs.count * sizeof *row->attrs);
    row->attr_count = (uint16_t)self->attrs.count;
    return SODO_OK;
}

/* The field of a row that a column fills, NULL = the builder keeps the cell. */
static sodo_slice *field_of(sodo_row *row, sodo_column column) {
    switch (column) {
    case SODO_COLUMN_ID:
        return &row->id;
    case SODO_COLUMN_NAME:
        return &row->name;
    case SODO_COLUMN_FULL_NAME:
        return &row->full_name;
    case SODO_COLUMN_PATTERN:
        return &row->pattern;
    case SODO_COLUMN_SOURCE:
        return &row->source;
    default:
        return NULL;
    }
}

static bool is_kept(sodo_column column) {
    return column != SODO_COLUMN_ATTR && column != SODO_COLUMN_NOTE &&
           column != SODO_COLUMN_VALID_FROM && column != SODO_COLUMN_VALID_TO &&
           column != SODO_COLUMN_CASE;
}

/* Sources are few: one copy of each. */
static sodo_slice copy_source(sodo_builder *b, sodo_slice cell) {
    sodo_map_entry *e = sodo_map_find(&b->sources, cell);
    if (e) return e->key;
    sodo_slice copy = sodo_slice_copy(&b->out->arena, cell);
    if (copy.data && !sodo_map_put(&b->sources, copy, 0)) copy.data = NULL;
    return copy;
}

static sodo_status read_text(table_reader *self, const sodo_record *record, sodo_row *row,
                             sodo_draft *draft, sodo_error *err) {
    const sodo_table_file *file = file_of(self);
    sodo_builder *b = self->builder;
    draft->first_cell = (uint32_t)b->cells.count;
    for (size_t i = 0; i < record->count; i++) {
        sodo_column column = (sodo_column)file->columns[i];
        if (record->cells[i].size == 0 || !is_kept(column)) continue;
        sodo_slice *field = field_of(row, column);
        sodo_slice copy =
            column == SODO_COLUMN_SOURCE
                ? copy_source(b, record->cells[i])
                : sodo_slice_copy(field ? &b->out->arena : &b->arena, record->cells[i]);
        if (!copy.data) return no_memory(err);
        if (field) {
            *field = copy;
            continue;
        }
        sodo_draft_cell *cell = SODO_PUSH(&b->arena, b->cells);
        if (!cell) return no_memory(err);
        *cell = (sodo_draft_cell){copy, column};
        draft->cell_count++;
    }
    return SODO_OK;
}

sodo_slice sodo_builder_cell(const sodo_builder *self, uint32_t row, sodo_column column) {
    const sodo_draft *draft = &self->drafts.items[row];
    for (uint32_t i = draft->first_cell; i < draft->first_cell + draft->cell_count; i++)
        if (self->cells.items[i].column == column) return self->cells.items[i].text;
    return (sodo_slice){"", 0};
}

static bool is_id(sodo_slice id) {
    for (size_t i = 0; i < id.size; i++) {
        char c = id.data[i];
        bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                    c == '.' || c == '_' || c == ':';
        if (!good) return false;
    }
    return id.size > 0;
}

/* Where the row goes: a new one, or the one of an earlier folder that it replaces. */
static sodo_status find_room(table_reader *self, const sodo_record *record, uint32_t *out,
                             bool *taken, sodo_error *err) {
    sodo_builder *b = self->builder;
    sodo_slice id = cell_of(self, record, SODO_COLUMN_ID);
    sodo_map_entry *entry = sodo_map_find(&b->out->ids, id);
    *taken = false;
    if (entry) {
        const sodo_row *old = &b->out->rows.items[entry->value];
        if (b->files.items[old->file].dir < file_of(self)->dir) {
            *out = entry->value;
            return SODO_OK;
        }
        *taken = true;
        sodo_slice path = b->files.items[old->file].path;
        return sodo_builder_problem(
            b, place_of(self, record, file_of(self)->where[SODO_COLUMN_ID]), err,
            "the id \"%.*s\" stands already at %.*s:%u", (int)id.size, id.data,
            (int)path.size, path.data, old->line);
    }
    sodo_slice key = sodo_slice_copy(&b->out->arena, id);
    sodo_draft *draft = key.data ? SODO_PUSH(&b->arena, b->drafts) : NULL;
    sodo_row *row = draft ? SODO_PUSH(&b->out->arena, b->out->rows) : NULL;
    if (!row || !sodo_map_put(&b->out->ids, key, (uint32_t)b->out->rows.count - 1))
        return no_memory(err);
    *out = (uint32_t)b->out->rows.count - 1;
    return SODO_OK;
}

static sodo_status check_cells(table_reader *self, const sodo_record *record, bool *good,
                               sodo_error *err) {
    const sodo_table_file *file = file_of(self);
    sodo_slice id = cell_of(self, record, SODO_COLUMN_ID);
    *good = false;
    if (record->count != file->column_count)
        return sodo_builder_problem(self->builder, place_of(self, record, 0), err,
                                    "%zu cells where the header has %zu", record->count,
                                    file->column_count);
    if (!is_id(id))
        return problem(self, record, SODO_COLUMN_ID, id,
                       "is no id: small letters, digits and - . _ : only", err);
    *good = true;
    if (cell_of(self, record, SODO_COLUMN_NAME).size == 0) {
        *good = false;
        return problem(self, record, SODO_COLUMN_NAME, id, "has no name", err);
    }
    return SODO_OK;
}

static sodo_status read_row(table_reader *self, const sodo_record *record,
                            sodo_error *err) {
    sodo_builder *b = self->builder;
    bool good, taken;
    uint32_t at = 0;
    SODO_TRY(check_cells(self, record, &good, err));
    if (!good) return SODO_OK;
    SODO_TRY(find_room(self, record, &at, &taken, err));
    if (taken) return SODO_OK;
    sodo_row *row = &b->out->rows.items[at];
    sodo_draft *draft = &b->drafts.items[at];
    *draft =
        (sodo_draft){.offset = record->offset, .table = (uint8_t)file_of(self)->table};
    *row = (sodo_row){.kind = self->kind,
                      .parent = SODO_NO_ROW,
                      .file = (uint16_t)self->file,
                      .line = (uint32_t)record->line};
    SODO_TRY(read_text(self, record, row, draft, err));
    if (sodo_slice_is(row->name, "-")) { /* an overlay takes the row away */
        row->kind = SODO_KIND_NONE;
        draft->table = SODO_TABLE_COUNT;
        return SODO_OK;
    }
    SODO_TRY(read_dates(self, record, row, err));
    SODO_TRY(read_case(self, record, draft, err));
    return read_attrs(self, record, row, err);
}

static sodo_status take(void *context, const sodo_record *record, sodo_error *err) {
    table_reader *self = context;
    if (!self->has_header) return read_header(self, record, err);
    return self->skip ? SODO_OK : read_row(self, record, err);
}

sodo_status sodo_table_read(sodo_builder *self, size_t file, sodo_error *err) {
    table_reader reader = {.builder = self, .file = file};
    uint32_t kind = sodo_table_kind(self->files.items[file].table, self->symbols);
    if (kind == UINT32_MAX) return no_memory(err);
    reader.kind = (uint8_t)kind;
    return sodo_csv_read(self->files.items[file].text, take, &reader, err);
}

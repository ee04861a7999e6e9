/* check_cells.c - cells one by one: clean text, known words, ids that exist, patterns. */
#include "gazetteer/checks.h"

#define PLACE_KINDS                                                                    \
    "province|central_city|district|urban_district|town|provincial_city|commune|ward|" \
    "township|special_zone|region|country|sea|archipelago|other"

/* Columns whose words C or the README give a meaning; others are open to rules. */
static const struct {
    sodo_table table;
    const char *column, *words;
} CLOSED[] = {
    {SODO_TABLE_PLACES, "kind", PLACE_KINDS},
    {SODO_TABLE_PLACES, "level", "central|region|province|district|commune|other"},
    {SODO_TABLE_PLACES, "date_basis", "effective|decree|listed"},
    {SODO_TABLE_PLACES, "bare", "yes|no"},
    {SODO_TABLE_LEVELS, "level", "central|province|district|commune|hamlet"},
    {SODO_TABLE_LEVELS, "place_kind", PLACE_KINDS},
    {SODO_TABLE_ORGANIZATIONS, "level", "central|province|district|commune"},
    {SODO_TABLE_ORGANIZATION_TYPES, "level", "central|province|district|commune|any"},
    {SODO_TABLE_ORGANIZATION_TYPES, "attach", "place|unit|org|tail|topic|number|country"},
    {SODO_TABLE_ORGANIZATION_TYPES, "generic", "yes|no"},
    {SODO_TABLE_ORGANIZATION_TYPES, "free", "yes|no"},
    {SODO_TABLE_ORGANIZATION_TYPES, "place_kind", PLACE_KINDS},
    {SODO_TABLE_ORGANIZATION_TYPES, "fold_into", "title|parent|committee"},
    {SODO_TABLE_RANKS, "head", "yes|no"},
    {SODO_TABLE_RANKS, "elided", "yes|no"},
    {SODO_TABLE_RANKS, "alone", "yes|no|abbr"},
    {SODO_TABLE_RANKS, "hamlet", "yes|no"},
    {SODO_TABLE_HONORIFICS, "number", "sg|pl"},
    {SODO_TABLE_HONORIFICS, "gender", "m|f"},
    {SODO_TABLE_NAMES, "type", "surname|middle|given|prefix|stop"},
    {SODO_TABLE_NAMES, "gender", "m|f|u"},
    {SODO_TABLE_ZONES, "line_start", "yes|no"},
};

static const struct {
    sodo_table table;
    const char *column;
} IDS[] = {
    {SODO_TABLE_ORGANIZATION_TYPES, "parent_type"},
    {SODO_TABLE_ORGANIZATION_TYPES, "above"},
    {SODO_TABLE_ORGANIZATION_TYPES, "successor"},
    {SODO_TABLE_RANKS, "org"},
    {SODO_TABLE_RANKS, "place_org"},
};

typedef struct cell_check {
    sodo_checker *checker;
    size_t file;
    bool has_header;
    const sodo_record *record; /* at hand */
    size_t cell;
} cell_check;

static sodo_builder *builder_of(const cell_check *self) {
    return &self->checker->builder;
}

static sodo_cell_place place_of(const cell_check *self, size_t byte) {
    return (sodo_cell_place){.file = self->file,
                             .offset = self->record->offset,
                             .line = self->record->line,
                             .cell = self->cell,
                             .byte = byte};
}

static sodo_slice column_name(const cell_check *self) {
    const sodo_table_file *file = &builder_of(self)->files.items[self->file];
    uint8_t column = file->columns[self->cell];
    if (column != SODO_COLUMN_ATTR)
        return sodo_slice_of(sodo_column_name((sodo_column)column));
    return sodo_symbols_attr_name(builder_of(self)->symbols, file->attrs[self->cell]);
}

static sodo_status check_text(cell_check *self, sodo_slice cell) {
    sodo_buf *clean = &builder_of(self)->scratch;
    sodo_buf_clear(clean);
    if (sodo_fold_label(builder_of(self)->folder, cell, clean) != SODO_OK)
        return SODO_ERR_NOMEM;
    if (sodo_slice_equal(sodo_buf_slice(clean), cell)) return SODO_OK;
    size_t same = 0;
    while (same < cell.size && same < clean->size && cell.data[same] == clean->data[same])
        same++;
    while (same > 0 && (cell.data[same - (same == cell.size)] & 0xC0) == 0x80) same--;
    return sodo_builder_problem(
        builder_of(self), place_of(self, same), NULL,
        "not clean text: write composed letters (NFC), single blanks, "
        "no control or invisible characters");
}

static bool is_among(sodo_slice word, const char *words) {
    sodo_slice one;
    for (size_t at = 0; sodo_cell_next(sodo_slice_of(words), &at, &one);)
        if (sodo_slice_equal(one, word)) return true;
    return false;
}

static sodo_status check_words(cell_check *self, sodo_slice cell, const char *words) {
    sodo_slice word;
    for (size_t at = 0; sodo_cell_next(cell, &at, &word);) {
        if (is_among(word, words)) continue;
        sodo_cell_place place = place_of(self, (size_t)(word.data - cell.data));
        sodo_builder_problem(builder_of(self), place, NULL, "\"%.*s\" is none of %s",
                             (int)word.size, word.data, words);
    }
    return SODO_OK;
}

static sodo_status check_ids(cell_check *self, sodo_slice cell) {
    sodo_slice id;
    for (size_t at = 0; sodo_cell_next(cell, &at, &id);) {
        if (sodo_gazetteer_find_row(builder_of(self)->out, id) != SODO_NO_ROW) continue;
        sodo_cell_place place = place_of(self, (size_t)(id.data - cell.data));
        sodo_builder_problem(builder_of(self), place, NULL, "no row has the id \"%.*s\"",
                             (int)id.size, id.data);
    }
    return SODO_OK;
}

/* Parts in braces that the resolver knows, and no brace alone. */
static sodo_status check_pattern(cell_check *self, sodo_slice cell) {
    static const char PARTS[] = "unit|place|parent|tail|topic|number";
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.data[i] != '{' && cell.data[i] != '}') continue;
        const char *end =
            cell.data[i] == '{' ? memchr(cell.data + i, '}', cell.size - i) : NULL;
        sodo_slice part = {cell.data + i + 1,
                           end ? (size_t)(end - cell.data) - i - 1 : 0};
        if (end && is_among(part, PARTS)) {
            i += part.size + 1;
            continue;
        }
        return sodo_builder_problem(
            builder_of(self), place_of(self, i), NULL,
            "a pattern's parts are {unit}, {place}, {parent}, {tail}, "
            "{topic}, {number}");
    }
    return SODO_OK;
}

static sodo_status check_cell(cell_check *self, sodo_table table, sodo_slice cell) {
    sodo_slice column = column_name(self);
    if (cell.size) SODO_TRY(check_text(self, cell));
    for (size_t i = 0; i < sizeof CLOSED / sizeof *CLOSED; i++)
        if (CLOSED[i].table == table && sodo_slice_is(column, CLOSED[i].column))
            SODO_TRY(check_words(self, cell, CLOSED[i].words));
    for (size_t i = 0; i < sizeof IDS / sizeof *IDS; i++)
        if (IDS[i].table == table && sodo_slice_is(column, IDS[i].column))
            SODO_TRY(check_ids(self, cell));
    if (sodo_slice_is(column, "pattern")) return check_pattern(self, cell);
    if (sodo_slice_is(column, "source") && cell.size == 0)
        return sodo_builder_problem(builder_of(self), place_of(self, 0), NULL,
                                    "no source: where is this row from?");
    return SODO_OK;
}

static sodo_status take(void *context, const sodo_record *record, sodo_error *err) {
    cell_check *self = context;
    const sodo_table_file *file = &builder_of(self)->files.items[self->file];
    (void)err;
    if (!self->has_header) {
        self->has_header = true;
        return SODO_OK;
    }
    if (record->count != file->column_count) return SODO_OK; /* told when it was loaded */
    size_t name = file->where[SODO_COLUMN_NAME];
    bool removed = name != SIZE_MAX && sodo_slice_is(record->cells[name], "-");
    self->record = record;
    for (self->cell = 0; self->cell < record->count && !removed; self->cell++)
        SODO_TRY(check_cell(self, file->table, record->cells[self->cell]));
    return SODO_OK;
}

sodo_status sodo_check_cells(sodo_checker *self) {
    for (size_t i = 0; i < self->builder.files.count; i++) {
        if (self->builder.files.items[i].table == SODO_TABLE_COUNT) continue;
        cell_check check = {.checker = self, .file = i};
        /* What the CSV reader cannot read was told when it was loaded. */
        if (sodo_csv_read(self->builder.files.items[i].text, take, &check, NULL) ==
            SODO_ERR_NOMEM)
            return SODO_ERR_NOMEM;
    }
    return SODO_OK;
}

/* check_rows.c - rows in time and beside each other: dates, parents, rows that stand
 * twice. */
#include "gazetteer/checks.h"

#define DEPTH_MAX 64

static const sodo_row *row_at(const sodo_checker *self, uint32_t row) {
    return &self->builder.out->rows.items[row];
}

static bool is_there(const sodo_checker *self, uint32_t row) {
    return self->builder.drafts.items[row].table != SODO_TABLE_COUNT;
}

/* Are there days on which both are valid? */
static bool overlap(const sodo_row *a, const sodo_row *b) {
    return (!a->valid_to || !b->valid_from || b->valid_from < a->valid_to) &&
           (!b->valid_to || !a->valid_from || a->valid_from < b->valid_to);
}

static sodo_status check_dates(sodo_checker *self, uint32_t at) {
    const sodo_row *row = row_at(self, at);
    if (!row->valid_from || !row->valid_to || row->valid_from < row->valid_to)
        return SODO_OK;
    return sodo_builder_problem(
        &self->builder, sodo_builder_place(&self->builder, at, SODO_COLUMN_VALID_TO, 0),
        NULL, "ends on its first day or before");
}

/* Told once for a circle: at its row with the least number. */
static bool closes_circle(const sodo_checker *self, uint32_t at) {
    uint32_t up = row_at(self, at)->parent;
    for (int depth = 0; up != SODO_NO_ROW && depth < DEPTH_MAX; depth++) {
        if (up == at) return true;
        if (up < at) return false;
        up = row_at(self, up)->parent;
    }
    return false;
}

static sodo_status check_parent(sodo_checker *self, uint32_t at) {
    const sodo_row *row = row_at(self, at);
    if (row->parent == SODO_NO_ROW) return SODO_OK;
    sodo_cell_place place = sodo_builder_place(&self->builder, at, SODO_COLUMN_PARENT, 0);
    if (closes_circle(self, at))
        return sodo_builder_problem(&self->builder, place, NULL,
                                    "its parents come back to the row itself");
    const sodo_row *parent = row_at(self, row->parent);
    if (parent->kind != row->kind && row->kind != SODO_KIND_ORG_NAME)
        return sodo_builder_problem(&self->builder, place, NULL,
                                    "the parent is a row of another table");
    if (overlap(row, parent)) return SODO_OK;
    return sodo_builder_problem(&self->builder, place, NULL,
                                "the parent is not valid at any time of the row");
}

/* The value of an attribute that tells rows of one name apart, 0 = none. */
static uint16_t apart_by(const sodo_checker *self, const sodo_row *row,
                         const char *name) {
    uint32_t attr = sodo_symbols_find_attr(self->builder.symbols, sodo_slice_of(name));
    return attr == UINT32_MAX ? 0 : sodo_row_attr_value(row, (uint16_t)attr);
}

/* What makes two rows the same: table, words of the name; for places also kind and
 * parent, for names type and group, for zones the class; and what forbids them: chức vụ
 * trưởng, chức Vụ trưởng. Names and zones go by letters: Vi is not Vy. */
static sodo_status key_of(sodo_checker *self, uint32_t at, sodo_buf *key) {
    const sodo_row *row = row_at(self, at);
    uint8_t table = self->builder.drafts.items[at].table;
    bool place = table == SODO_TABLE_PLACES, zone = table == SODO_TABLE_ZONES;
    sodo_phrase phrase;
    sodo_buf_clear(key);
    sodo_buf_addf(key, "%u|%u|%u|%u|%u|%u", table, place ? row->parent : 0,
                  place ? apart_by(self, row, "kind") : 0, apart_by(self, row, "type"),
                  apart_by(self, row, "group"), zone ? apart_by(self, row, "class") : 0);
    if (zone || table == SODO_TABLE_NAMES) {
        sodo_buf_add_char(key, ' ');
        sodo_buf_add(key, row->name);
    } else {
        SODO_TRY(sodo_phrase_read(&self->builder, row->name, &phrase));
        for (uint32_t i = 0; i < phrase.count; i++)
            sodo_buf_addf(key, " %u", phrase.tokens[i].syl);
    }
    static const sodo_column FORBID[] = {SODO_COLUMN_NOT_BEFORE, SODO_COLUMN_NOT_AFTER};
    for (size_t i = 0; i < sizeof FORBID / sizeof *FORBID; i++) {
        sodo_buf_add_char(key, ' ');
        sodo_buf_add(key, sodo_builder_cell(&self->builder, at, FORBID[i]));
    }
    return key->failed ? SODO_ERR_NOMEM : SODO_OK;
}

typedef struct twins {
    sodo_map last;    /* key -> last row of it */
    uint32_t *before; /* per row: the row of the same key before it */
    sodo_buf key;
} twins;

static sodo_status tell_twin(sodo_checker *self, uint32_t at, uint32_t first,
                             sodo_column column, const char *what) {
    const sodo_row *row = row_at(self, first);
    sodo_slice path = self->builder.files.items[row->file].path;
    return sodo_builder_problem(
        &self->builder, sodo_builder_place(&self->builder, at, column, 0), NULL,
        "%s as %.*s:%u at the same time", what, (int)path.size, path.data, row->line);
}

/* Of dates known from lists only, both neighbours hold the days between. */
static bool is_listed(const sodo_checker *self, uint32_t at) {
    uint32_t name = sodo_symbols_find_attr(self->builder.symbols, SODO_LIT("date_basis"));
    return name != UINT32_MAX &&
           sodo_slice_is(sodo_check_value(self, row_at(self, at), (uint16_t)name),
                         "listed");
}

/* Chains the row to earlier ones of its key and tells the first that is valid when it is.
 */
static sodo_status compare_row(sodo_checker *self, twins *all, uint32_t at,
                               sodo_column column, const char *what) {
    sodo_map_entry *entry = sodo_map_find(&all->last, sodo_buf_slice(&all->key));
    all->before[at] = entry ? entry->value : SODO_NO_ROW;
    if (!entry) {
        sodo_slice copy = sodo_slice_copy(&self->arena, sodo_buf_slice(&all->key));
        if (!copy.data || !sodo_map_put(&all->last, copy, at)) return SODO_ERR_NOMEM;
        return SODO_OK;
    }
    entry->value = at;
    for (uint32_t i = all->before[at]; i != SODO_NO_ROW; i = all->before[i])
        if (overlap(row_at(self, i), row_at(self, at)) && !is_listed(self, i) &&
            !is_listed(self, at))
            return tell_twin(self, at, i, column, what);
    return SODO_OK;
}

/* Two units of one level with one official code. */
static sodo_status check_code(sodo_checker *self, twins *all, uint32_t at) {
    const sodo_row *row = row_at(self, at);
    uint16_t code = sodo_row_attr_value(row, SODO_ATTR_CODE);
    if (row->kind != SODO_KIND_PLACE_NAME || !code) return SODO_OK;
    sodo_buf_clear(&all->key);
    sodo_buf_addf(&all->key, "%u %u", code, sodo_row_attr_value(row, SODO_ATTR_LEVEL));
    if (all->key.failed) return SODO_ERR_NOMEM;
    return compare_row(self, all, at, SODO_COLUMN_NAME, "the same official code");
}

static sodo_status check_twins(sodo_checker *self, twins *names, twins *codes) {
    for (uint32_t at = 0; at < self->builder.out->rows.count; at++) {
        if (!is_there(self, at)) continue;
        SODO_TRY(key_of(self, at, &names->key));
        SODO_TRY(compare_row(self, names, at, SODO_COLUMN_NAME, "the same name"));
        SODO_TRY(check_code(self, codes, at));
    }
    return SODO_OK;
}

sodo_status sodo_check_rows(sodo_checker *self) {
    size_t count = self->builder.out->rows.count;
    for (uint32_t at = 0; at < count; at++) {
        if (!is_there(self, at)) continue;
        SODO_TRY(check_dates(self, at));
        SODO_TRY(check_parent(self, at));
    }
    twins names = {.last = {.arena = &self->arena}}, codes = names;
    names.before = sodo_arena_alloc(&self->arena, count + 1, sizeof *names.before);
    codes.before = sodo_arena_alloc(&self->arena, count + 1, sizeof *codes.before);
    if (!names.before || !codes.before) return SODO_ERR_NOMEM;
    sodo_status status = check_twins(self, &names, &codes);
    sodo_buf_finish(&names.key);
    sodo_buf_finish(&codes.key);
    return status;
}

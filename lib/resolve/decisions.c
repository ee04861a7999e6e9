/* decisions.c - the table of decisions: three columns that count, the others are for
 * people. */
#include "resolve/decisions.h"

#include "base/fail.h"
#include "base/map.h"
#include "gazetteer/rows.h"

enum { COLUMN_A, COLUMN_B, COLUMN_DECISION, COLUMN_COUNT };
static const char *const COLUMNS[COLUMN_COUNT] = {"id_a", "id_b", "decision"};
#define NOWHERE SIZE_MAX

typedef struct reading {
    sodo_slice text;
    sodo_arena *arena;
    sodo_decisions *out;
    sodo_map pairs; /* "a\nb", the lesser id first -> decision */
    size_t at[COLUMN_COUNT];
    bool has_header;
} reading;

static sodo_status refuse(const reading *r, const sodo_record *record, size_t cell,
                          const char *what, sodo_error *err) {
    size_t line = record->line, column = 1;
    if (cell < record->count) sodo_csv_locate(r->text, record, cell, 0, &line, &column);
    sodo_fail(err, SODO_ERR_INPUT, column, "%s", what);
    if (err) err->line = line;
    return SODO_ERR_INPUT;
}

static sodo_status read_header(reading *r, const sodo_record *record, sodo_error *err) {
    for (int c = 0; c < COLUMN_COUNT; c++) {
        r->at[c] = NOWHERE;
        for (size_t i = 0; i < record->count; i++)
            if (sodo_slice_is(record->cells[i], COLUMNS[c])) r->at[c] = i;
        if (r->at[c] == NOWHERE)
            return refuse(
                r, record, NOWHERE,
                "the first line names the columns; id_a, id_b and decision are needed",
                err);
    }
    r->has_header = true;
    return SODO_OK;
}

/* The pair's decision, made where it is new; NULL: no memory. */
static sodo_decision *slot_of(reading *r, sodo_slice a, sodo_slice b) {
    if (sodo_slice_compare(a, b) > 0) {
        sodo_slice other = a;
        a = b;
        b = other;
    }
    char *key = sodo_arena_alloc(r->arena, a.size + b.size + 2, 1);
    if (!key) return NULL;
    memcpy(key, a.data, a.size);
    key[a.size] = '\n';
    memcpy(key + a.size + 1, b.data, b.size);
    uint32_t next = (uint32_t)r->out->items.count;
    const sodo_map_entry *e =
        sodo_map_put(&r->pairs, (sodo_slice){key, a.size + b.size + 1}, next);
    if (!e) return NULL;
    if (e->value != next) return &r->out->items.items[e->value];
    sodo_decision *d = SODO_PUSH(r->arena, r->out->items);
    if (d) *d = (sodo_decision){{key, a.size}, {key + a.size + 1, b.size}, false};
    return d;
}

static sodo_status take(void *context, const sodo_record *record, sodo_error *err) {
    reading *r = context;
    sodo_slice cells[COLUMN_COUNT];
    if (!r->has_header) return read_header(r, record, err);
    for (int c = 0; c < COLUMN_COUNT; c++) {
        if (r->at[c] >= record->count)
            return refuse(r, record, NOWHERE, "the line has too few cells", err);
        cells[c] = record->cells[r->at[c]];
        if (!cells[c].size) return refuse(r, record, r->at[c], "an empty cell", err);
    }
    if (sodo_slice_is(cells[COLUMN_DECISION], "unsure")) return SODO_OK;
    bool same = sodo_slice_is(cells[COLUMN_DECISION], "same");
    if (!same && !sodo_slice_is(cells[COLUMN_DECISION], "different"))
        return refuse(r, record, r->at[COLUMN_DECISION],
                      "a decision is \"same\", \"different\" or \"unsure\"", err);
    if (sodo_slice_equal(cells[COLUMN_A], cells[COLUMN_B]))
        return refuse(r, record, r->at[COLUMN_B], "the same id twice", err);
    sodo_decision *d = slot_of(r, cells[COLUMN_A], cells[COLUMN_B]);
    if (!d) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the decisions");
    d->same = same;
    return SODO_OK;
}

sodo_status sodo_decisions_read(sodo_slice text, sodo_arena *arena, sodo_decisions *out,
                                sodo_error *err) {
    sodo_decisions decisions = {0};
    reading r = {
        .text = text, .arena = arena, .out = &decisions, .pairs = {.arena = arena}};
    SODO_TRY(sodo_csv_read(text, take, &r, err));
    *out = decisions;
    return SODO_OK;
}

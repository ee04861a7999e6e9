/* profiles.c - what rules cost and do on many pages, and what does nothing there. */
#include "base/fail.h"
#include "pipeline/session.h"
#include "query/query.h"
#include "sodo/profile.h"

#include <stdlib.h>

struct sodo_profile {
    const sodo_core *core;
    sodo_rule_cost *costs; /* by rule */
    uint64_t *hits;        /* by row */
    size_t rules, rows, pages;
};

sodo_status sodo_profile_open(const sodo_session *session, sodo_profile **out,
                              sodo_error *err) {
    sodo_profile *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a profile");
    self->core = session->core;
    self->rules = sodo_rules_count(self->core->rules);
    self->rows = sodo_gazetteer_row_count(self->core->gazetteer);
    self->costs = calloc(self->rules + 1, sizeof *self->costs);
    self->hits = calloc(self->rows + 1, sizeof *self->hits);
    if (self->costs && self->hits) {
        *out = self;
        return SODO_OK;
    }
    sodo_profile_close(self);
    return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a profile");
}

void sodo_profile_close(sodo_profile *self) {
    if (!self) return;
    free(self->costs);
    free(self->hits);
    free(self);
}

/* ---- adding ---- */

/* The next number of a line, 0 where there is none. */
static uint64_t take_number(sodo_slice *line) {
    uint64_t value = 0;
    size_t at = 0;
    while (at < line->size && line->data[at] == ' ') at++;
    for (; at < line->size && line->data[at] >= '0' && line->data[at] <= '9'; at++)
        value = value * 10 + (uint64_t)(line->data[at] - '0');
    line->data += at;
    line->size -= at;
    return value;
}

static bool take_word(sodo_slice *line, const char *word) {
    size_t size = strlen(word);
    if (line->size < size || memcmp(line->data, word, size) != 0) return false;
    line->data += size;
    line->size -= size;
    return true;
}

static void add_line(sodo_profile *self, sodo_slice line) {
    bool rule = take_word(&line, "rule ");
    if (!rule && !take_word(&line, "row ")) return;
    uint64_t at = take_number(&line);
    if (at >= (rule ? self->rules : self->rows)) return;
    if (!rule) {
        self->hits[at] += take_number(&line);
        return;
    }
    sodo_rule_cost *cost = &self->costs[at];
    cost->tries += take_number(&line);
    cost->matches += take_number(&line);
    cost->hits += take_number(&line);
    cost->nanoseconds += take_number(&line);
}

void sodo_profile_add(sodo_profile *self, sodo_slice text) {
    self->pages++;
    while (text.size) {
        const char *end = memchr(text.data, '\n', text.size);
        size_t size = end ? (size_t)(end - text.data) : text.size;
        add_line(self, (sodo_slice){text.data, size});
        text.data += size + (end != NULL);
        text.size -= size + (end != NULL);
    }
}

/* ---- telling ---- */

static void add_place(sodo_table *table, sodo_slice path, size_t line) {
    sodo_buf text = {0};
    sodo_buf_add(&text, path);
    sodo_buf_addf(&text, ":%zu", line);
    table->failed |= text.failed;
    sodo_table_add_copy(table, sodo_buf_slice(&text));
    sodo_buf_finish(&text);
}

typedef struct ranked {
    uint64_t nanoseconds;
    uint32_t rule;
} ranked;

static int by_time(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->nanoseconds != y->nanoseconds) return x->nanoseconds > y->nanoseconds ? -1 : 1;
    return x->rule < y->rule ? -1 : x->rule > y->rule;
}

static void add_rules(const sodo_profile *self, sodo_table *table) {
    const sodo_rules *rules = self->core->rules;
    sodo_table_columns(table, "rule phase microseconds tries matches hits file");
    ranked *order = sodo_arena_alloc(&table->arena, self->rules + 1, sizeof *order);
    table->failed |= !order;
    if (!order) return;
    for (uint32_t r = 0; r < self->rules; r++)
        order[r] = (ranked){self->costs[r].nanoseconds, r};
    qsort(order, self->rules, sizeof *order, by_time);
    for (size_t i = 0; i < self->rules; i++) {
        uint32_t r = order[i].rule;
        const sodo_rule_cost *cost = &self->costs[r];
        sodo_table_add(table, sodo_rule_name(rules, r));
        sodo_table_add(table, sodo_rule_phase_name(rules, r));
        sodo_table_add_int(table, (long long)(cost->nanoseconds / 1000));
        sodo_table_add_int(table, (long long)cost->tries);
        sodo_table_add_int(table, (long long)cost->matches);
        sodo_table_add_int(table, (long long)cost->hits);
        add_place(table, sodo_rule_file(rules, r), sodo_rule_line(rules, r));
    }
}

/* A row that no page can show: removed by an overlay, or of a table that gives no
 * mentions of its own (names, spellings, zones). */
static bool is_silent(const sodo_profile *self, uint32_t row) {
    return sodo_gazetteer_row_kind(self->core->gazetteer, row) == SODO_KIND_NONE;
}

static void add_unused(const sodo_profile *self, sodo_table *table) {
    const sodo_rules *rules = self->core->rules;
    const sodo_gazetteer *gazetteer = self->core->gazetteer;
    sodo_table_columns(table, "kind id name file");
    for (uint32_t r = 0; r < self->rules; r++) {
        if (self->costs[r].hits) continue;
        sodo_table_add(table, SODO_LIT("rule"));
        sodo_table_add(table, sodo_rule_name(rules, r));
        sodo_table_add(table, sodo_rule_say(rules, r));
        add_place(table, sodo_rule_file(rules, r), sodo_rule_line(rules, r));
    }
    for (uint32_t r = 0; r < self->rows; r++) {
        if (self->hits[r] || is_silent(self, r)) continue;
        const sodo_row *row = sodo_gazetteer_row(gazetteer, r);
        sodo_table_add(table, sodo_symbols_kind_name(&self->core->symbols, row->kind));
        sodo_table_add_copy(table, row->id);
        sodo_table_add_copy(table, row->full_name.size ? row->full_name : row->name);
        add_place(table, sodo_gazetteer_file(gazetteer, row->file), row->line);
    }
}

static void add_note(const sodo_profile *self, sodo_buf *note) {
    uint64_t nanoseconds = 0;
    size_t idle_rules = 0, rows = 0, idle_rows = 0;
    for (size_t r = 0; r < self->rules; r++) {
        nanoseconds += self->costs[r].nanoseconds;
        idle_rules += !self->costs[r].hits;
    }
    for (uint32_t r = 0; r < self->rows; r++) {
        if (is_silent(self, r)) continue;
        rows++;
        idle_rows += !self->hits[r];
    }
    sodo_buf_addf(
        note,
        "%zu pages, %llu ms in rules; %zu of %zu rules and %zu of %zu rows do nothing",
        self->pages, (unsigned long long)(nanoseconds / 1000000), idle_rules, self->rules,
        idle_rows, rows);
}

sodo_status sodo_profile_answer(const sodo_profile *self, sodo_profile_table table,
                                size_t limit, sodo_answer **out, sodo_error *err) {
    sodo_answer *answer = NULL;
    SODO_TRY(sodo_answer_make(&answer, err));
    add_note(self, &answer->note);
    if (table == SODO_PROFILE_UNUSED)
        add_unused(self, &answer->table);
    else
        add_rules(self, &answer->table);
    if (limit) sodo_table_cut(&answer->table, limit);
    if (!answer->table.failed && !answer->note.failed) {
        *out = answer;
        return SODO_OK;
    }
    sodo_answer_close(answer);
    return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the profile");
}

/* check_phrases.c - can each row match, does it say a form twice, and what else does a
 * phrase mean? */
#include "gazetteer/checks.h"

static const sodo_row *row_at(const sodo_checker *self, uint32_t row) {
    return &self->builder.out->rows.items[row];
}

static bool same_phrase(const sodo_phrase *a, const sodo_phrase *b) {
    if (a->count != b->count) return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (a->tokens[i].syl != b->tokens[i].syl) return false;
    return true;
}

typedef struct form_check {
    sodo_checker *checker;
    uint32_t row;
    SODO_VEC(sodo_phrase)
    seen; /* forms of the row that need no more capitals than this one */
    const sodo_phrase *asked; /* is it among what spellings make of the last one? */
    bool found;
} form_check;

static void look(void *context, const sodo_phrase *form, bool exact) {
    form_check *self = context;
    (void)exact;
    self->found |= same_phrase(form, self->asked);
}

static sodo_status tell(const form_check *self, sodo_column column, size_t byte,
                        const char *what) {
    sodo_builder *b = &self->checker->builder;
    return sodo_builder_problem(b, sodo_builder_place(b, self->row, column, byte), NULL,
                                "%s", what);
}

/* Is the phrase written already by a form seen before, as it is or by way of spellings?
 */
static bool is_said(form_check *self, const sodo_phrase *phrase, bool spelled) {
    self->asked = phrase;
    self->found = false;
    for (size_t i = 0; i < self->seen.count && !self->found; i++) {
        if (spelled)
            sodo_spellings_forms(&self->checker->builder, &self->seen.items[i], look,
                                 self);
        else
            self->found = same_phrase(&self->seen.items[i], phrase);
    }
    return self->found;
}

static sodo_status check_form(form_check *self, sodo_column column, size_t byte,
                              sodo_slice text) {
    sodo_checker *checker = self->checker;
    sodo_builder *b = &checker->builder;
    bool spelled = b->drafts.items[self->row].table != SODO_TABLE_PLACES;
    sodo_phrase phrase;
    SODO_TRY(column == SODO_COLUMN_ABBREVIATIONS
                 ? sodo_phrase_read_exact(b, text, &phrase)
                 : sodo_phrase_read(b, text, &phrase));
    if (phrase.too_long)
        return tell(self, column, byte,
                    "longer than 32 words and signs: it can never match");
    if (is_said(self, &phrase, spelled))
        return tell(self, column, byte,
                    "this form is known already from the name, an earlier "
                    "form or the table of spellings");
    sodo_phrase *kept = SODO_PUSH(&checker->arena, self->seen);
    if (!kept) return SODO_ERR_NOMEM;
    *kept = phrase;
    if (!spelled) return SODO_OK;
    self->asked = &phrase;
    if (sodo_spellings_forms(b, &phrase, look, self) <= SODO_SPELLINGS_MAX)
        return SODO_OK;
    return tell(self, column, byte, "spellings make more than 256 forms of it");
}

/* "huyện Lý Nhân" is the word of a level and the name; a short name needs it to match at
 * all. */
static sodo_status check_place(const form_check *self) {
    static const char *const UNITS[] = {"province", "district", "commune"};
    sodo_checker *checker = self->checker;
    const sodo_row *row = row_at(checker, self->row);
    sodo_slice level = sodo_check_value(checker, row, SODO_ATTR_LEVEL), rest;
    bool unit = false;
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
        unit |= sodo_slice_is(level, UNITS[i]);
    if (!unit) return SODO_OK;
    bool headed = sodo_head_of(&checker->builder, row->full_name, &rest) &&
                  sodo_slice_equal(rest, row->name);
    if (headed) return SODO_OK;
    return tell(self, SODO_COLUMN_FULL_NAME, 0,
                "the full name is not a level's word and the name: it cannot match");
}

static sodo_status check_row(form_check *self) {
    static const sodo_column FORMS[] = {SODO_COLUMN_VARIANTS, SODO_COLUMN_ABBREVIATIONS};
    sodo_builder *b = &self->checker->builder;
    const sodo_row *row = row_at(self->checker, self->row);
    uint8_t table = b->drafts.items[self->row].table;
    self->seen.count = 0;
    SODO_TRY(check_form(self, SODO_COLUMN_NAME, 0, row->name));
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        sodo_slice cell = sodo_builder_cell(b, self->row, FORMS[i]), text;
        for (size_t at = 0; sodo_cell_next(cell, &at, &text);)
            SODO_TRY(check_form(self, FORMS[i], (size_t)(text.data - cell.data), text));
    }
    if (table == SODO_TABLE_PLACES) return check_place(self);
    if (table == SODO_TABLE_ORGANIZATION_TYPES && row->pattern.size == 0)
        return tell(self, SODO_COLUMN_PATTERN, 0,
                    "no pattern: no name can be made of it");
    return SODO_OK;
}

sodo_status sodo_check_phrases(sodo_checker *self) {
    form_check check = {.checker = self};
    for (check.row = 0; check.row < self->builder.out->rows.count; check.row++) {
        uint8_t table = self->builder.drafts.items[check.row].table;
        if (table == SODO_TABLE_COUNT || table == SODO_TABLE_SPELLINGS ||
            table == SODO_TABLE_ZONES)
            continue;
        SODO_TRY(check_row(&check));
    }
    return SODO_OK;
}

/* The words that lead to a node, from its edges. */
static sodo_status phrase_text(const sodo_checker *self, const uint32_t *edge_of,
                               uint32_t node, sodo_buf *out) {
    const sodo_trie *trie = &self->builder.out->trie;
    uint32_t path[SODO_PHRASE_MAX], count = 0;
    for (; node && count < SODO_PHRASE_MAX; node = trie->edges[edge_of[node]].node)
        path[count++] = trie->edges[edge_of[node]].syl;
    sodo_buf_clear(out);
    while (count--) {
        sodo_buf_add(out, sodo_vocab_text(self->builder.vocab, path[count]));
        if (count) sodo_buf_add_char(out, ' ');
    }
    return out->failed ? SODO_ERR_NOMEM : SODO_OK;
}

/* Every row of the node but the first is told to be meant beside the first. Places share
 * names by the thousand: of theirs only a meeting with another kind counts. */
static sodo_status check_node(sodo_checker *self, uint32_t node, sodo_slice phrase) {
    const sodo_gazetteer *g = self->builder.out;
    uint32_t first = SODO_NO_ROW;
    bool place_told = false;
    for (uint32_t i = g->trie.first_group[node]; i < g->trie.first_group[node + 1]; i++) {
        const sodo_trie_group *group = &g->trie.groups[i];
        if (group->kind == SODO_TRIE_HEAD || group->head) continue;
        size_t count;
        const uint32_t *rows = sodo_gazetteer_rows(g, group->row_list, &count);
        for (size_t r = 0; r < count; r++) {
            bool place = group->kind == SODO_KIND_PLACE_NAME;
            if (rows[r] == first || (place && place_told)) continue;
            place_told |= place;
            if (first == SODO_NO_ROW) {
                first = rows[r];
                continue;
            }
            sodo_slice other = row_at(self, first)->id;
            sodo_builder_problem(
                &self->builder,
                sodo_builder_place(&self->builder, rows[r], SODO_COLUMN_NAME, 0), NULL,
                "\"%.*s\" means this row and also %.*s", (int)phrase.size, phrase.data,
                (int)other.size, other.data);
        }
    }
    return SODO_OK;
}

sodo_status sodo_check_homographs(sodo_checker *self) {
    const sodo_trie *trie = &self->builder.out->trie;
    uint32_t *edge_of =
        sodo_arena_alloc(&self->arena, trie->node_count + 1, sizeof *edge_of);
    if (!edge_of) return SODO_ERR_NOMEM;
    for (uint32_t i = 0; i <= trie->mask; i++)
        if (trie->edges[i].child) edge_of[trie->edges[i].child] = i;
    sodo_buf text = {0};
    sodo_status status = SODO_OK;
    for (uint32_t node = 1; node < trie->node_count && status == SODO_OK; node++) {
        if (trie->first_group[node] == trie->first_group[node + 1]) continue;
        status = phrase_text(self, edge_of, node, &text);
        if (status == SODO_OK) status = check_node(self, node, sodo_buf_slice(&text));
    }
    sodo_buf_finish(&text);
    return status;
}

/* phrases.c - rows to phrases in the tree: what may be written for each row, and under
 * which capitals. */
#include "base/fail.h"
#include "fold/split.h"
#include "gazetteer/build.h"
#include "gazetteer/inside.h"

/* The number of a spelling, folded once. */
static sodo_status know(sodo_builder *self, sodo_slice spelling, uint8_t shape,
                        sodo_known *out) {
    uint32_t at = sodo_map_get(&self->known, spelling);
    if (at != SODO_MAP_NONE) {
        *out = self->numbers.items[at];
        return SODO_OK;
    }
    sodo_buf_clear(&self->scratch);
    SODO_TRY(sodo_fold_phrase(self->folder, spelling, &self->scratch));
    uint32_t syl = sodo_vocab_add(self->vocab, sodo_buf_slice(&self->scratch));
    sodo_slice key = sodo_slice_copy(&self->arena, spelling);
    sodo_known *known = key.data ? SODO_PUSH(&self->arena, self->numbers) : NULL;
    if (syl == UINT32_MAX || !known) return SODO_ERR_NOMEM;
    *known = *out = (sodo_known){syl, shape};
    uint32_t number = (uint32_t)self->numbers.count - 1;
    return sodo_map_put(&self->known, key, number) ? SODO_OK : SODO_ERR_NOMEM;
}

sodo_status sodo_phrase_read(sodo_builder *self, sodo_slice text, sodo_phrase *out) {
    sodo_piece piece;
    out->count = 0;
    out->too_long = false;
    for (size_t at = 0; sodo_split_next(text, at, &piece); at = piece.end) {
        if (out->count == SODO_PHRASE_MAX) {
            out->too_long = true;
            return SODO_OK;
        }
        sodo_known known;
        sodo_slice spelling = {text.data + piece.begin, piece.end - piece.begin};
        SODO_TRY(know(self, spelling, piece.shape, &known));
        out->tokens[out->count++] = (sodo_phrase_token){known.syl, known.shape, false};
    }
    return SODO_OK;
}

/* Words of small letters in an abbreviation (BCH Đảng bộ) are compared as in any phrase.
 */
sodo_status sodo_phrase_read_exact(sodo_builder *self, sodo_slice text,
                                   sodo_phrase *out) {
    SODO_TRY(sodo_phrase_read(self, text, out));
    sodo_piece piece;
    size_t at = 0;
    for (uint32_t i = 0; i < out->count && sodo_split_next(text, at, &piece);
         i++, at = piece.end)
        out->tokens[i].exact = piece.shape == SODO_SHAPE_UPPER ||
                               piece.shape == SODO_SHAPE_MIXED ||
                               (piece.shape == SODO_SHAPE_TITLE && piece.cps == 1);
    return SODO_OK;
}

static bool is_capital(uint8_t shape) {
    return shape == SODO_SHAPE_TITLE || shape == SODO_SHAPE_UPPER ||
           shape == SODO_SHAPE_MIXED;
}

static bool is_capitals(uint8_t shape) {
    return shape == SODO_SHAPE_UPPER || shape == SODO_SHAPE_MIXED;
}

/* Which tokens must begin with a capital, and which must be written as they are. */
static bool set_case(sodo_builder *self, const sodo_phrase *phrase, uint8_t rule,
                     sodo_trie_group *group) {
    uint8_t shapes[SODO_PHRASE_MAX];
    bool strict = false;
    for (uint32_t i = 0; i < phrase->count; i++) {
        const sodo_phrase_token *t = &phrase->tokens[i];
        bool exact = t->exact || rule == SODO_CASE_EXACT;
        bool first = rule == SODO_CASE_FIRST && i == 0;
        shapes[i] = exact && is_capitals(t->shape) ? t->shape : SODO_SHAPE_ANY;
        strict |= shapes[i] != SODO_SHAPE_ANY;
        if (first || (is_capital(t->shape) && (exact || rule == SODO_CASE_ALL)))
            group->caps |= UINT32_C(1) << i;
    }
    if (!strict) return true;
    sodo_arena *arena = &self->arena;
    for (uint32_t i = 0; i <= phrase->count; i++) {
        uint8_t *item = SODO_PUSH(arena, self->trie.shapes);
        if (!item) return false;
        *item = i ? shapes[i - 1] : (uint8_t)phrase->count;
    }
    group->shapes = (uint32_t)(self->trie.shapes.count - phrase->count);
    return true;
}

bool sodo_phrase_put(sodo_builder *self, const sodo_phrase *phrase,
                     const sodo_phrase_meaning *meaning) {
    if (phrase->count == 0) return true;
    sodo_trie_group group = {.kind = meaning->kind,
                             .form = meaning->form,
                             .head = meaning->head,
                             .not_before = meaning->not_before,
                             .not_after = meaning->not_after};
    if (!set_case(self, phrase, meaning->case_rule, &group)) return false;
    uint32_t node = 0;
    for (uint32_t i = 0; i < phrase->count; i++) {
        node = sodo_trie_grow(&self->trie, node, phrase->tokens[i].syl);
        if (node == UINT32_MAX) return false;
    }
    return sodo_trie_put(&self->trie, node, &group, meaning->row);
}

typedef struct adder {
    sodo_builder *builder;
    const sodo_phrase_meaning *meaning;
    bool first, failed;
} adder;

/* The phrase itself keeps its form; what spellings make of it is a variant or an
 * abbreviation. */
static void give(void *context, const sodo_phrase *form, bool exact) {
    adder *self = context;
    sodo_phrase_meaning meaning = *self->meaning;
    if (!self->first && meaning.form != SODO_FORM_ABBREVIATION)
        meaning.form = exact ? SODO_FORM_ABBREVIATION : SODO_FORM_VARIANT;
    self->first = false;
    self->failed |= !sodo_phrase_put(self->builder, form, &meaning);
}

static sodo_status add_forms(sodo_builder *self, sodo_slice cell,
                             const sodo_phrase_meaning *meaning) {
    sodo_slice text;
    for (size_t at = 0; sodo_cell_next(cell, &at, &text);) {
        sodo_phrase phrase;
        SODO_TRY(meaning->form == SODO_FORM_ABBREVIATION
                     ? sodo_phrase_read_exact(self, text, &phrase)
                     : sodo_phrase_read(self, text, &phrase));
        adder a = {.builder = self, .meaning = meaning, .first = true};
        if (!phrase.too_long) sodo_spellings_forms(self, &phrase, give, &a);
        if (a.failed) return SODO_ERR_NOMEM;
    }
    return SODO_OK;
}

/* A list of words for the tree: how many phrases, then each one's length and numbers. */
static sodo_status add_words(sodo_builder *self, sodo_slice cell, uint32_t *list) {
    sodo_numbers *words = &self->trie.words;
    sodo_slice text;
    size_t begin = words->count;
    *list = 0;
    if (cell.size == 0) return SODO_OK;
    uint32_t *item = SODO_PUSH(&self->arena, *words);
    if (!item) return SODO_ERR_NOMEM;
    for (size_t at = 0; sodo_cell_next(cell, &at, &text); words->items[begin]++) {
        sodo_phrase phrase;
        SODO_TRY(sodo_phrase_read(self, text, &phrase));
        for (uint32_t i = 0; i <= phrase.count; i++) {
            item = SODO_PUSH(&self->arena, *words);
            if (!item) return SODO_ERR_NOMEM;
            *item = i ? phrase.tokens[i - 1].syl : phrase.count;
        }
    }
    *list = (uint32_t)begin;
    return SODO_OK;
}

static sodo_status add_row(sodo_builder *self, uint32_t at, uint32_t clipped_kind) {
    const sodo_row *row = &self->out->rows.items[at];
    const sodo_draft *draft = &self->drafts.items[at];
    sodo_phrase_meaning m = {.kind = row->kind, .row = at, .case_rule = draft->case_rule};
    SODO_TRY(add_words(self, sodo_builder_cell(self, at, SODO_COLUMN_NOT_BEFORE),
                       &m.not_before));
    SODO_TRY(add_words(self, sodo_builder_cell(self, at, SODO_COLUMN_NOT_AFTER),
                       &m.not_after));
    if (draft->table == SODO_TABLE_PLACES) return sodo_place_add(self, at, m);
    m.form = SODO_FORM_FULL;
    SODO_TRY(add_forms(self, row->name, &m));
    m.form = SODO_FORM_VARIANT;
    SODO_TRY(add_forms(self, sodo_builder_cell(self, at, SODO_COLUMN_VARIANTS), &m));
    m.form = SODO_FORM_ABBREVIATION;
    SODO_TRY(add_forms(self, sodo_builder_cell(self, at, SODO_COLUMN_ABBREVIATIONS), &m));
    m.form = SODO_FORM_FULL;
    m.kind = (uint8_t)clipped_kind;
    return add_forms(self, sodo_builder_cell(self, at, SODO_COLUMN_CLIPPED), &m);
}

/* Tables whose rows are no phrases of pages. */
static bool is_silent(uint8_t table) {
    return table == SODO_TABLE_SPELLINGS || table == SODO_TABLE_NAMES ||
           table == SODO_TABLE_ZONES || table == SODO_TABLE_COUNT;
}

static sodo_status build(sodo_builder *self, uint32_t clipped_kind) {
    uint32_t *none = SODO_PUSH(&self->arena, self->trie.words); /* list 0 */
    if (!none) return SODO_ERR_NOMEM;
    SODO_TRY(sodo_spellings_read(self));
    SODO_TRY(sodo_heads_build(self));
    for (uint32_t row = 0; row < self->out->rows.count; row++)
        if (!is_silent(self->drafts.items[row].table))
            SODO_TRY(add_row(self, row, clipped_kind));
    return SODO_OK;
}

sodo_status sodo_phrases_build(sodo_builder *self, sodo_error *err) {
    uint32_t clipped = sodo_symbols_kind(self->symbols, SODO_LIT("OrgClip"));
    bool good = clipped != UINT32_MAX && build(self, clipped) == SODO_OK;
    uint32_t numbers = (uint32_t)self->vocab->numbers.entries.count + 1;
    good = good &&
           sodo_trie_finish(&self->trie, &self->out->arena, numbers, &self->out->trie);
    return good ? SODO_OK
                : sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the phrases");
}

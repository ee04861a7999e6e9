/* spellings.c - other ways to write a part of a phrase: Ủy ban = UB, Trung ương = TW. */
#include "base/fail.h"
#include "gazetteer/build.h"
#include "gazetteer/inside.h"

static sodo_status add(sodo_builder *self, const sodo_phrase *from, sodo_slice cell,
                       bool exact) {
    sodo_slice text;
    for (size_t at = 0; sodo_cell_next(cell, &at, &text);) {
        sodo_spelling *spelling = SODO_PUSH(&self->arena, self->spellings);
        if (!spelling) return SODO_ERR_NOMEM;
        *spelling = (sodo_spelling){.from = *from, .exact = exact};
        SODO_TRY(exact ? sodo_phrase_read_exact(self, text, &spelling->to)
                       : sodo_phrase_read(self, text, &spelling->to));
    }
    return SODO_OK;
}

sodo_status sodo_spellings_read(sodo_builder *self) {
    for (uint32_t row = 0; row < self->out->rows.count; row++) {
        if (self->drafts.items[row].table != SODO_TABLE_SPELLINGS) continue;
        sodo_phrase from;
        SODO_TRY(sodo_phrase_read(self, self->out->rows.items[row].name, &from));
        SODO_TRY(
            add(self, &from, sodo_builder_cell(self, row, SODO_COLUMN_VARIANTS), false));
        SODO_TRY(add(self, &from, sodo_builder_cell(self, row, SODO_COLUMN_ABBREVIATIONS),
                     true));
    }
    return SODO_OK;
}

typedef struct speller {
    const sodo_builder *builder;
    const sodo_phrase *phrase;
    void (*give)(void *context, const sodo_phrase *form, bool exact);
    void *context;
    size_t count;
} speller;

static bool stands_at(const sodo_phrase *part, const sodo_phrase *phrase, uint32_t at) {
    if (part->count == 0 || part->count > phrase->count - at) return false;
    for (uint32_t i = 0; i < part->count; i++)
        if (part->tokens[i].syl != phrase->tokens[at + i].syl) return false;
    return true;
}

/* `form` holds what was made of the phrase's tokens before `at`; go on from there. Depth
 * is the phrase's length at most. */
static void spell(speller *self, uint32_t at, const sodo_phrase *form, bool exact) {
    if (self->count > SODO_SPELLINGS_MAX) return;
    const sodo_phrase *phrase = self->phrase;
    if (at == phrase->count) {
        if (++self->count <= SODO_SPELLINGS_MAX) self->give(self->context, form, exact);
        return;
    }
    sodo_phrase next = *form;
    next.tokens[next.count++] = phrase->tokens[at];
    spell(self, at + 1, &next, exact);
    for (size_t i = 0; i < self->builder->spellings.count; i++) {
        const sodo_spelling *s = &self->builder->spellings.items[i];
        if (!stands_at(&s->from, phrase, at)) continue;
        uint32_t rest = phrase->count - at - s->from.count;
        if (form->count + s->to.count + rest > SODO_PHRASE_MAX) continue;
        next = *form;
        memcpy(next.tokens + next.count, s->to.tokens, s->to.count * sizeof *next.tokens);
        next.count += s->to.count;
        spell(self, at + s->from.count, &next, exact || s->exact);
    }
}

size_t sodo_spellings_forms(const sodo_builder *self, const sodo_phrase *phrase,
                            void (*give)(void *context, const sodo_phrase *form,
                                         bool exact),
                            void *context) {
    speller s = {.builder = self, .phrase = phrase, .give = give, .context = context};
    sodo_phrase empty = {.count = 0};
    spell(&s, 0, &empty, false);
    return s.count;
}

/* find.c - what the phrases of a text may mean: every row, with the reason when it is
 * left out. */
#include "gazetteer/find.h"

#include "base/fail.h"
#include "fold/split.h"
#include "gazetteer/inside.h"

#include <stdlib.h>

#define TEXT_BUDGET ((size_t)256 << 20)

typedef struct finder {
    const sodo_gazetteer *gazetteer;
    sodo_arena arena;
    SODO_VEC(sodo_token) tokens;
    SODO_VEC(sodo_found) found; /* at the token at hand */
    size_t at;
    bool failed;
} finder;

const char *sodo_verdict_text(sodo_verdict verdict) {
    switch (verdict) {
    case SODO_VERDICT_CASE:
        return "the row wants other capitals";
    case SODO_VERDICT_BESIDE:
        return "beside a word of not_before or not_after";
    default:
        return "";
    }
}

static void keep(void *context, const sodo_phrase_hit *hit, sodo_verdict verdict) {
    finder *self = context;
    size_t count;
    const uint32_t *rows = sodo_gazetteer_rows(self->gazetteer, hit->row_list, &count);
    const sodo_token *first = &self->tokens.items[self->at];
    for (size_t i = 0; i < count; i++) {
        sodo_found *found = SODO_PUSH(&self->arena, self->found);
        if (!found) {
            self->failed = true;
            return;
        }
        *found = (sodo_found){.byte_begin = first->byte_begin,
                              .byte_end = first[hit->length - 1].byte_end,
                              .row = rows[i],
                              .kind = hit->kind,
                              .form = hit->form,
                              .verdict = (uint8_t)verdict};
    }
}

static int compare(const void *a, const void *b) {
    const sodo_found *x = a, *y = b;
    if (x->byte_end != y->byte_end) return x->byte_end > y->byte_end ? -1 : 1;
    if (x->verdict != y->verdict) return x->verdict < y->verdict ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->form != y->form) return x->form < y->form ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* The best verdict on a row stands first; what follows of the same row and kind is
 * silent. */
static bool is_told(const finder *self, size_t at) {
    const sodo_found *all = self->found.items;
    for (size_t i = at; i-- > 0 && all[i].byte_end == all[at].byte_end;)
        if (all[i].row == all[at].row && all[i].kind == all[at].kind) return true;
    return false;
}

static sodo_status read_tokens(finder *self, sodo_lexicon *lexicon, sodo_slice text) {
    sodo_piece piece;
    for (size_t at = 0; sodo_split_next(text, at, &piece); at = piece.end) {
        sodo_token *token = SODO_PUSH(&self->arena, self->tokens);
        if (!token) return SODO_ERR_NOMEM;
        *token = (sodo_token){.byte_begin = (uint32_t)piece.begin,
                              .byte_end = (uint32_t)piece.end,
                              .flags = piece.line ? SODO_TOKEN_LINE : 0};
        sodo_slice spelling = {text.data + piece.begin, piece.end - piece.begin};
        token->syl = sodo_lexicon_number(lexicon, spelling, &token->shape);
        if (!token->syl) return SODO_ERR_NOMEM;
    }
    return SODO_OK;
}

static sodo_status find_all(finder *self,
                            bool (*found)(void *context, const sodo_found *hit),
                            void *context) {
    for (self->at = 0; self->at < self->tokens.count; self->at++) {
        self->found.count = 0;
        sodo_gazetteer_tell_all(self->gazetteer, self->tokens.items, self->tokens.count,
                                self->at, keep, self);
        if (self->failed) return SODO_ERR_NOMEM;
        if (self->found.count)
            qsort(self->found.items, self->found.count, sizeof *self->found.items,
                  compare);
        for (size_t i = 0; i < self->found.count; i++)
            if (!is_told(self, i) && !found(context, &self->found.items[i]))
                return SODO_OK;
    }
    return SODO_OK;
}

sodo_status sodo_gazetteer_find_text(const sodo_gazetteer *self, const sodo_vocab *vocab,
                                     sodo_slice text,
                                     bool (*found)(void *context, const sodo_found *hit),
                                     void *context, sodo_error *err) {
    finder f = {.gazetteer = self};
    f.arena.budget = TEXT_BUDGET;
    sodo_lexicon *lexicon;
    SODO_TRY(sodo_lexicon_open(vocab, &lexicon, err));
    sodo_status status = read_tokens(&f, lexicon, text);
    if (status == SODO_OK) status = find_all(&f, found, context);
    sodo_lexicon_close(lexicon);
    sodo_arena_finish(&f.arena);
    return status == SODO_OK ? SODO_OK
                             : sodo_fail(err, status, 0, "no memory for the phrases");
}

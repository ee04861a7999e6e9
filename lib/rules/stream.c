/* stream.c - a window as the units that a phase's rules see. */
#include "rules/run.h"

static bool room_for_units(sodo_rule_runner *self) {
    size_t most =
        2 * (size_t)(self->tok_end - self->tok_begin) + 2; /* words and breaks */
    if (most <= self->stream.room) return true;
    size_t room = self->stream.room ? self->stream.room : 512;
    while (room < most) room *= 2;
    sodo_stream wider = {.room = room};
    size_t widest = 1 + (SODO_RULE_TESTS + 7) / 8;
    wider.codes = sodo_arena_alloc(&self->arena, room * widest, sizeof *wider.codes);
    wider.tok = sodo_arena_alloc(&self->arena, room, sizeof *wider.tok);
    wider.mention = sodo_arena_alloc(&self->arena, room, sizeof *wider.mention);
    self->cover = sodo_arena_alloc(&self->arena, room, sizeof *self->cover);
    if (!wider.codes || !wider.tok || !wider.mention || !self->cover) return false;
    self->stream = wider;
    return true;
}

static bool comes_first(const sodo_mention_order *a, const sodo_mention_order *b) {
    if (a->rank != b->rank) return a->rank < b->rank;
    if (a->begin != b->begin) return a->begin < b->begin;
    if (a->end != b->end) return a->end > b->end;
    if (a->place != b->place) return a->place < b->place;
    return a->mention < b->mention;
}

/* The window's mentions of the phase's kinds in the order in which they are laid. */
static bool gather(sodo_rule_runner *self) {
    const sodo_rule_phase *phase = self->phase;
    self->order.count = 0;
    for (uint32_t t = self->tok_begin; t < self->tok_end; t++)
        for (int32_t i = self->first_at[t]; i >= 0; i = self->next.items[i]) {
            const sodo_mention *m = &self->work->mentions.items[i];
            bool seen =
                phase->kinds >> m->kind & 1 && !m->dropped && m->tok_end <= self->tok_end;
            if (!seen) continue;
            sodo_mention_order *slot = SODO_PUSH(&self->arena, self->order);
            if (!slot) return false;
            sodo_mention_order fresh = {m->tok_begin, m->tok_end, (uint32_t)i,
                                        phase->rank[m->kind], phase->place[m->kind]};
            sodo_mention_order *items = self->order.items;
            size_t at = self->order.count - 1;
            for (; at > 0 && comes_first(&fresh, &items[at - 1]); at--)
                items[at] = items[at - 1];
            items[at] = fresh;
        }
    return true;
}

/* cover[token - tok_begin] = mention that lies there, or -1. */
static void lay(sodo_rule_runner *self) {
    uint32_t base = self->tok_begin;
    for (uint32_t t = base; t < self->tok_end; t++)
        self->cover[t - base] = SODO_NO_MENTION;
    for (size_t i = 0; i < self->order.count; i++) {
        const sodo_mention_order *m = &self->order.items[i];
        bool is_free = true;
        for (uint32_t t = m->begin; t < m->end && is_free; t++)
            is_free = self->cover[t - base] == SODO_NO_MENTION;
        for (uint32_t t = m->begin; t < m->end && is_free; t++)
            self->cover[t - base] = (int32_t)m->mention;
    }
}

static void put_unit(sodo_rule_runner *self, uint32_t symbol, uint32_t byte, uint32_t tok,
                     int32_t mention) {
    sodo_stream *s = &self->stream;
    uint32_t width = self->phase->width, *code = s->codes + (size_t)s->count * width;
    code[0] = symbol;
    code[1] = byte;
    for (uint32_t i = 2; i < width; i++) code[i] = 0;
    s->tok[s->count] = tok;
    s->mention[s->count++] = mention;
}

static void put_break(sodo_rule_runner *self, uint32_t tok) {
    uint8_t flags = self->work->page.tokens.items[tok].flags;
    bool line = flags & SODO_TOKEN_LINE, sentence = flags & SODO_TOKEN_SENTENCE;
    if (!line && !sentence) return;
    uint32_t symbol = !line       ? SODO_SYMBOL_STOP
                      : !sentence ? SODO_SYMBOL_NEWLINE
                                  : SODO_SYMBOL_NEWLINE_STOP;
    put_unit(self, symbol, 0, tok, SODO_NO_MENTION);
}

static void put_word(sodo_rule_runner *self, uint32_t tok) {
    const sodo_rules *rules = self->rules;
    const sodo_token *t = &self->work->page.tokens.items[tok];
    uint32_t word = t->syl < rules->word_of_count ? rules->word_of[t->syl] : 0;
    if (word && !sodo_bit(self->phase->words, word)) word = 0;
    if (!word && self->phase->gaps) {
        const sodo_stream *s = &self->stream;
        bool again = s->count && s->codes[(size_t)(s->count - 1) * self->phase->width] ==
                                     SODO_SYMBOL_GAP;
        if (!again) put_unit(self, SODO_SYMBOL_GAP, 0, tok, SODO_NO_MENTION);
        return;
    }
    uint32_t space = t->flags & SODO_TOKEN_SPACE ? 1 : 0;
    put_unit(self, SODO_SYMBOL_WORD + word, t->shape * 2u + space, tok, SODO_NO_MENTION);
}

bool sodo_rules_stream(sodo_rule_runner *self) {
    if (!room_for_units(self) || !gather(self)) return false;
    lay(self);
    sodo_stream *s = &self->stream;
    s->count = 0;
    for (uint32_t t = self->tok_begin; t < self->tok_end;) {
        if (t > self->tok_begin) put_break(self, t);
        int32_t mention = self->cover[t - self->tok_begin];
        if (mention == SODO_NO_MENTION) {
            put_word(self, t++);
            continue;
        }
        const sodo_mention *m = &self->work->mentions.items[mention];
        put_unit(self, SODO_SYMBOL_KIND + m->kind, 0, t, mention);
        if (self->phase->kind_tests[m->kind])
            sodo_rules_test_bytes(
                self, m, s->codes + (size_t)(s->count - 1) * self->phase->width + 1);
        t = m->tok_end;
    }
    s->tok[s->count] = self->tok_end;
    return true;
}

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
    int32_t *laid = sodo_arena_alloc(&self->arena, room, sizeof *laid);
    uint64_t *taken = sodo_arena_alloc(&self->arena, room / 64 + 1, sizeof *taken);
    if (!wider.codes || !wider.tok || !wider.mention || !laid || !taken) return false;
    self->stream = wider;
    self->laid = laid;
    self->taken = taken;
    return true;
}

/* Of mentions that begin together the longer comes first, then the one found first. */
static bool is_after(const sodo_mention_order *a, const sodo_mention_order *b) {
    if (a->begin != b->begin) return false;
    return a->end < b->end || (a->end == b->end && a->mention > b->mention);
}

/* The window's mentions of the phase's kinds: leftmost first, then longest. */
static bool gather(sodo_rule_runner *self, uint64_t *kinds) {
    uint64_t wanted = self->phase->kinds;
    uint32_t base = self->tok_begin;
    self->order.count = 0;
    for (uint32_t t = base; t < self->tok_end; t++)
        for (int32_t i = self->first_at[t]; i >= 0; i = self->next.items[i]) {
            const sodo_mention *m = &self->work->mentions.items[i];
            if (!(wanted >> m->kind & 1) || m->dropped || m->tok_end > self->tok_end)
                continue;
            *kinds |= UINT64_C(1) << m->kind;
            sodo_mention_order *slot = SODO_PUSH(&self->arena, self->order);
            if (!slot) return false;
            sodo_mention_order fresh = {t - base, m->tok_end - base, (uint32_t)i,
                                        m->kind};
            for (; slot > self->order.items && is_after(slot - 1, &fresh); slot--)
                *slot = slot[-1];
            *slot = fresh;
        }
    return true;
}

/* Take the bits [begin, end), if they are all free. */
static bool take(uint64_t *taken, uint32_t begin, uint32_t end) {
    for (int taking = 0; taking < 2; taking++)
        for (uint32_t at = begin; at < end;) {
            uint32_t low = at % 64, size = end - at < 64 - low ? end - at : 64 - low;
            uint64_t mask = (size == 64 ? ~UINT64_C(0) : (UINT64_C(1) << size) - 1)
                            << low;
            if (!taking && taken[at / 64] & mask) return false;
            if (taking) taken[at / 64] |= mask;
            at += size;
        }
    return true;
}

bool sodo_rules_take(sodo_rule_runner *self, uint32_t begin, uint32_t end) {
    return take(self->taken, begin, end);
}

/* laid[token] = the mention that lies there and begins there, or -1: kind after kind. */
static void lay(sodo_rule_runner *self, uint64_t kinds) {
    uint32_t size = self->tok_end - self->tok_begin;
    memset(self->laid, 0xFF, size * sizeof *self->laid); /* all -1 */
    memset(self->taken, 0, (size / 64 + 1) * sizeof *self->taken);
    for (uint32_t k = 0; k < self->phase->kind_count; k++) {
        uint8_t kind = self->phase->order[k];
        if (!(kinds >> kind & 1)) continue;
        for (size_t i = 0; i < self->order.count; i++) {
            const sodo_mention_order *m = &self->order.items[i];
            if (m->kind == kind && take(self->taken, m->begin, m->end))
                self->laid[m->begin] = (int32_t)m->mention;
        }
    }
}

static uint32_t *put_unit(sodo_rule_runner *self, uint32_t symbol, uint32_t byte,
                          uint32_t tok, int32_t mention) {
    sodo_stream *s = &self->stream;
    uint32_t width = self->phase->width, *code = s->codes + (size_t)s->count * width;
    code[0] = symbol;
    code[1] = byte;
    for (uint32_t i = 2; i < width; i++) code[i] = 0;
    s->tok[s->count] = tok;
    s->mention[s->count++] = mention;
    return code;
}

/* Words that no rule of the phase names: a run of them is one unit. */
static void put_gap(sodo_rule_runner *self, uint32_t tok) {
    const sodo_stream *s = &self->stream;
    bool again = s->count &&
                 s->codes[(size_t)(s->count - 1) * self->phase->width] == SODO_SYMBOL_GAP;
    if (!again) put_unit(self, SODO_SYMBOL_GAP, 0, tok, SODO_NO_MENTION);
}

bool sodo_rules_stream(sodo_rule_runner *self) {
    uint64_t kinds = 0;
    if (!room_for_units(self) || !gather(self, &kinds)) return false;
    lay(self, kinds);
    const sodo_rule_phase *phase = self->phase;
    self->stream.count = 0;
    for (uint32_t t = self->tok_begin; t < self->tok_end;) {
        const sodo_word_code *word = &self->word_codes[t];
        if (word->before && t > self->tok_begin)
            put_unit(self, word->before, 0, t, SODO_NO_MENTION);
        int32_t mention = self->laid[t - self->tok_begin];
        if (mention != SODO_NO_MENTION) {
            const sodo_mention *m = &self->work->mentions.items[mention];
            uint32_t *code = put_unit(self, SODO_SYMBOL_KIND + m->kind, 0, t, mention);
            if (phase->kind_tests[m->kind]) sodo_rules_test_bytes(self, m, code + 1);
            t = m->tok_end;
            continue;
        }
        if (phase->gaps && !sodo_bit(phase->words, word->symbol - SODO_SYMBOL_WORD))
            put_gap(self, t++);
        else
            put_unit(self, word->symbol, word->byte, t++, SODO_NO_MENTION);
    }
    self->stream.tok[self->stream.count] = self->tok_end;
    return true;
}

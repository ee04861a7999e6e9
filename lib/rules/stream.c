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
    wider.tests = sodo_arena_alloc(&self->arena, room, sizeof *wider.tests);
    wider.begins = sodo_arena_alloc(&self->arena, room, sizeof *wider.begins);
    uint64_t *taken = sodo_arena_alloc(&self->arena, room / 64 + 1, sizeof *taken);
    bool good = wider.codes && wider.tok && wider.mention && wider.tests &&
                wider.begins && taken;
    if (!good) return false;
    self->stream = wider;
    self->taken = taken;
    return true;
}

static bool room_for_seen(sodo_rule_runner *self) {
    size_t most = 0;
    for (uint32_t s = self->sentence_begin; s < self->sentence_end; s++)
        most += self->sentences.items[s].entry_count;
    if (most < self->seen_room) return true; /* one more than needed: see gather */
    size_t room = self->seen_room ? self->seen_room : 64;
    while (room <= most) room *= 2;
    self->seen = sodo_arena_alloc(&self->arena, room, sizeof *self->seen);
    self->seen_room = self->seen ? room : 0;
    return self->seen != NULL;
}

/* The window's mentions of the phase's kinds. Every one is copied and the unwanted are
 * overwritten: no branch to guess wrong. */
static void gather(sodo_rule_runner *self) {
    uint64_t wanted = self->phase->kinds;
    uint32_t count = 0;
    for (uint32_t s = self->sentence_begin; s < self->sentence_end; s++) {
        const sodo_sentence_info *info = &self->sentences.items[s];
        const sodo_mention_entry *e = self->entries.items + info->entries;
        for (uint32_t i = 0; i < info->entry_count; i++) {
            self->seen[count] = e[i];
            self->seen[count].laid = false;
            count += (uint32_t)(wanted >> e[i].kind & 1) &
                     (e[i].begin >= self->tok_begin) & (e[i].end <= self->tok_end);
        }
    }
    self->seen_count = count;
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

/* Does another kind of the layer, named before, stand over the same tokens? */
static bool is_second(const sodo_rule_runner *self, uint32_t at, uint64_t layer) {
    const sodo_mention_entry *e = &self->seen[at];
    const uint8_t *place = self->phase->place;
    for (uint32_t i = at + 1; i < self->seen_count; i++) {
        const sodo_mention_entry *next = &self->seen[i];
        if (next->begin != e->begin || next->end != e->end) return false;
        if (layer >> next->kind & 1 && place[next->kind] < place[e->kind]) return true;
    }
    return false;
}

/* Layer after layer, each mention whose tokens are still free. */
static void lay(sodo_rule_runner *self) {
    uint32_t base = self->tok_begin;
    memset(self->taken, 0, ((self->tok_end - base) / 64 + 1) * sizeof *self->taken);
    uint64_t kinds = 0;
    for (uint32_t i = 0; i < self->seen_count; i++)
        kinds |= UINT64_C(1) << self->seen[i].kind;
    for (uint32_t k = 0; k < self->phase->layer_count; k++) {
        uint64_t layer = self->phase->layers[k] & kinds;
        bool several = (layer & (layer - 1)) != 0;
        for (uint32_t i = 0; i < self->seen_count && layer; i++) {
            sodo_mention_entry *e = &self->seen[i];
            if (!(layer >> e->kind & 1) || (several && is_second(self, i, layer)))
                continue;
            e->laid = take(self->taken, e->begin - base, e->end - base);
        }
    }
}

/* `begins`: may a match begin with it? Without a branch: words come as they please. */
static uint32_t *put_unit(sodo_rule_runner *self, uint32_t symbol, uint32_t byte,
                          uint32_t tok, bool begins) {
    sodo_stream *s = &self->stream;
    uint32_t width = self->phase->width, *code = s->codes + (size_t)s->count * width;
    code[0] = symbol;
    code[1] = byte;
    for (uint32_t i = 2; i < width; i++) code[i] = 0;
    s->tok[s->count] = tok;
    s->mention[s->count] = SODO_NO_MENTION;
    s->begins[s->begin_count] = s->count++;
    s->begin_count += begins;
    return code;
}

static void put_mention(sodo_rule_runner *self, const sodo_mention_entry *e) {
    sodo_stream *s = &self->stream;
    uint64_t tests = 0;
    if (self->phase->kind_tests[e->kind])
        tests = sodo_rules_tests_of(self, &self->work->mentions.items[e->mention]);
    s->tests[s->count] = tests;
    uint32_t *code = put_unit(self, SODO_SYMBOL_KIND + e->kind, tests & 0xFF, e->begin,
                              self->phase->begin_kinds >> e->kind & 1);
    s->mention[s->count - 1] = e->mention;
    for (uint32_t i = 2; i < self->phase->width; i++)
        code[i] = (uint32_t)(tests >> (8 * (i - 1)) & 0xFF);
}

static void put_break(sodo_rule_runner *self, uint32_t tok) {
    uint32_t before = self->word_codes[tok].before;
    if (before && tok > self->tok_begin)
        put_unit(self, before, 0, tok, self->phase->begin_break);
}

static void put_word(sodo_rule_runner *self, const sodo_word_code *word, uint32_t tok) {
    bool begins = sodo_bit(self->phase->begin_words, word->symbol - SODO_SYMBOL_WORD) |
                  (self->phase->begin_shapes >> (word->byte / 2) & 1);
    put_unit(self, word->symbol, word->byte, tok, begins);
}

static void put_words(sodo_rule_runner *self, uint32_t tok, uint32_t end) {
    for (; tok < end; tok++) {
        put_break(self, tok);
        put_word(self, &self->word_codes[tok], tok);
    }
}

/* Where the phase sees runs of words that its rules do not name as one unit. */
static void put_gaps_and_words(sodo_rule_runner *self, uint32_t tok, uint32_t end) {
    const uint64_t *named = self->phase->words;
    bool after_gap = false; /* a mention or the window's begin stands before */
    for (; tok < end; tok++) {
        const sodo_word_code *word = &self->word_codes[tok];
        bool gap = !sodo_bit(named, word->symbol - SODO_SYMBOL_WORD);
        if (word->before && tok > self->tok_begin) after_gap = false;
        put_break(self, tok);
        if (!gap)
            put_word(self, word, tok);
        else if (!after_gap)
            put_unit(self, SODO_SYMBOL_GAP, 0, tok, self->phase->begin_gap);
        after_gap = gap;
    }
}

bool sodo_rules_stream(sodo_rule_runner *self) {
    if (!room_for_units(self) || !room_for_seen(self)) return false;
    void (*put)(sodo_rule_runner *, uint32_t, uint32_t) =
        self->phase->gaps ? put_gaps_and_words : put_words;
    gather(self);
    lay(self);
    self->stream.count = self->stream.begin_count = 0;
    uint32_t tok = self->tok_begin;
    for (uint32_t i = 0; i < self->seen_count; i++) {
        const sodo_mention_entry *e = &self->seen[i];
        if (!e->laid) continue;
        put(self, tok, e->begin);
        put_break(self, e->begin);
        put_mention(self, e);
        tok = e->end;
    }
    put(self, tok, self->tok_end);
    self->stream.tok[self->stream.count] = self->tok_end;
    return true;
}

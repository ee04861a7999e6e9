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
    bool good =
        wider.codes && wider.tok && wider.mention && wider.tests && wider.begins && taken;
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
    if (begin / 64 == (end - 1) / 64 && end - begin < 64 && end > begin) { /* most */
        uint64_t mask = ((UINT64_C(1) << (end - begin)) - 1) << begin % 64;
        bool is_free = !(taken[begin / 64] & mask);
        if (is_free) taken[begin / 64] |= mask;
        return is_free;
    }
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

/* What the loops below need at hand while they add units. */
typedef struct writer {
    sodo_rule_runner *self;
    uint32_t width, count, begin_count;
    uint32_t *codes, *tok, *begins;
    int32_t *mention;
    const uint64_t *begin_words, *named;
    unsigned begin_shapes;
} writer;

/* `begins`: may a match begin with it? Without a branch: words come as they please. */
static inline uint32_t *put_unit(writer *w, uint32_t symbol, uint32_t byte, uint32_t tok,
                                 unsigned begins) {
    uint32_t *code = w->codes + (size_t)w->count * w->width;
    code[0] = symbol;
    code[1] = byte;
    for (uint32_t i = 2; i < w->width; i++) code[i] = 0;
    w->tok[w->count] = tok;
    w->mention[w->count] = SODO_NO_MENTION;
    w->begins[w->begin_count] = w->count++;
    w->begin_count += begins & 1;
    return code;
}

static void put_mention(writer *w, const sodo_mention_entry *e) {
    const sodo_rule_phase *phase = w->self->phase;
    sodo_stream *s = &w->self->stream;
    uint64_t tests = 0;
    if (phase->kind_tests[e->kind])
        tests = sodo_rules_tests_of(w->self, &w->self->work->mentions.items[e->mention]);
    s->tests[w->count] = tests;
    s->last[e->kind] = (int32_t)w->count;
    uint32_t *code = put_unit(w, SODO_SYMBOL_KIND + e->kind, tests & 0xFF, e->begin,
                              (unsigned)(phase->begins.kinds >> e->kind));
    w->mention[w->count - 1] = e->mention;
    for (uint32_t i = 2; i < w->width; i++)
        code[i] = (uint32_t)(tests >> (8 * (i - 1)) & 0xFF);
}

static inline void put_break(writer *w, uint32_t tok) {
    uint32_t before = w->self->breaks[tok].symbol;
    if (before && tok > w->self->tok_begin)
        put_unit(w, before, 0, tok, w->self->phase->begins.line_break);
}

static inline unsigned may_begin(const uint64_t *words, unsigned shapes,
                                 sodo_word_code word) {
    uint32_t index = word.symbol - SODO_SYMBOL_WORD;
    return (unsigned)(words[index / 64] >> (index % 64)) | shapes >> (word.byte / 2);
}

/* Words without a break between them: what belongs to each is written array by array. */
static void put_run(writer *w, uint32_t tok, uint32_t end) {
    const sodo_word_code *words = w->self->word_codes + tok;
    uint32_t size = end - tok, first = w->count, begin_count = w->begin_count;
    uint32_t *codes = w->codes + (size_t)first * w->width, *begins = w->begins;
    uint32_t *toks = w->tok + first;
    const uint64_t *begin_words = w->begin_words;
    unsigned begin_shapes = w->begin_shapes;
    if (w->width == 2)
        memcpy(codes, words, size * sizeof *words);
    else
        memset(codes, 0, (size_t)size * w->width * sizeof *codes);
    for (uint32_t i = 0; i < size && w->width > 2; i++)
        memcpy(codes + (size_t)i * w->width, words + i, sizeof *words);
    memset(w->mention + first, 0xFF, size * sizeof *w->mention); /* SODO_NO_MENTION */
    for (uint32_t i = 0; i < size; i++) {
        toks[i] = tok + i;
        begins[begin_count] = first + i;
        begin_count += may_begin(begin_words, begin_shapes, words[i]) & 1;
    }
    w->count = first + size;
    w->begin_count = begin_count;
}

static void put_words(writer *w, uint32_t tok, uint32_t end) {
    while (tok < end) {
        put_break(w, tok);
        uint32_t next = w->self->breaks[tok].next;
        if (next > end) next = end;
        put_run(w, tok, next);
        tok = next;
    }
}

/* Where the phase sees runs of words that its rules do not name as one unit. */
static void put_gaps_and_words(writer *to, uint32_t tok, uint32_t end) {
    const sodo_word_code *codes = to->self->word_codes;
    const sodo_word_break *breaks = to->self->breaks;
    writer w = *to;         /* nothing that it points to is itself */
    bool after_gap = false; /* a mention or the window's begin stands before */
    for (; tok < end; tok++) {
        const sodo_word_code *word = &codes[tok];
        bool gap = !sodo_bit(w.named, word->symbol - SODO_SYMBOL_WORD);
        if (breaks[tok].symbol && tok > w.self->tok_begin) after_gap = false;
        put_break(&w, tok);
        if (!gap)
            put_unit(&w, word->symbol, word->byte, tok,
                     may_begin(w.begin_words, w.begin_shapes, *word));
        else if (!after_gap)
            put_unit(&w, SODO_SYMBOL_GAP, 0, tok, w.self->phase->begins.gap);
        after_gap = gap;
    }
    *to = w;
}

static writer writer_of(sodo_rule_runner *self) {
    sodo_stream *s = &self->stream;
    for (uint32_t k = 0; k < SODO_KIND_LIMIT; k++) s->last[k] = -1;
    return (writer){.self = self,
                    .width = self->phase->width,
                    .codes = s->codes,
                    .tok = s->tok,
                    .begins = s->begins,
                    .mention = s->mention,
                    .begin_words = self->phase->begins.words,
                    .named = self->phase->words,
                    .begin_shapes = self->phase->begins.shapes};
}

bool sodo_rules_stream(sodo_rule_runner *self) {
    if (!room_for_units(self) || !room_for_seen(self)) return false;
    void (*put)(writer *, uint32_t, uint32_t) =
        self->phase->gaps ? put_gaps_and_words : put_words;
    gather(self);
    lay(self);
    writer w = writer_of(self);
    uint32_t tok = self->tok_begin;
    for (uint32_t i = 0; i < self->seen_count; i++) {
        const sodo_mention_entry *e = &self->seen[i];
        if (!e->laid) continue;
        put(&w, tok, e->begin);
        put_break(&w, e->begin);
        put_mention(&w, e);
        tok = e->end;
    }
    put(&w, tok, self->tok_end);
    w.tok[w.count] = self->tok_end;
    self->stream.count = w.count;
    self->stream.begin_count = w.begin_count;
    return true;
}

/* index.c - the page's mentions by token and sentence, and which needs of rules each
 * sentence fulfils. */
#include "rules/run.h"

static bool room_for_tokens(sodo_rule_runner *self, size_t count) {
    if (self->token_room && count <= self->token_room) return true;
    size_t room = self->token_room ? self->token_room : 4096;
    while (room < count) room *= 2;
    sodo_word_code *codes = sodo_arena_alloc(&self->arena, room, sizeof *codes);
    self->breaks = sodo_arena_alloc(&self->arena, room, sizeof *self->breaks);
    self->sentence_of =
        sodo_arena_alloc(&self->arena, room + 1, sizeof *self->sentence_of);
    if (!codes || !self->breaks || !self->sentence_of) return false;
    self->word_codes = codes;
    self->token_room = room;
    return true;
}

static sodo_word_code code_of(const sodo_token *t, uint32_t word) {
    return (sodo_word_code){.symbol = SODO_SYMBOL_WORD + word,
                            .byte = t->shape * 2u + (t->flags & SODO_TOKEN_SPACE)};
}

static uint32_t break_of(const sodo_token *t) {
    bool line = t->flags & SODO_TOKEN_LINE, sentence = t->flags & SODO_TOKEN_SENTENCE;
    return line && sentence ? SODO_SYMBOL_NEWLINE_STOP
           : line           ? SODO_SYMBOL_NEWLINE
           : sentence       ? SODO_SYMBOL_STOP
                            : 0;
}

/* From the page's end: each token knows the next break. */
static void index_breaks(sodo_rule_runner *self) {
    const sodo_tokens *tokens = &self->work->page.tokens;
    uint32_t next = (uint32_t)tokens->count;
    for (uint32_t t = next; t-- > 0;) {
        self->breaks[t] = (sodo_word_break){break_of(&tokens->items[t]), next};
        if (self->breaks[t].symbol) next = t;
    }
}

static void fulfil(const sodo_rules *rules, uint64_t *met, sodo_rule_needs range) {
    for (uint32_t i = range.begin; i < range.end; i++)
        met[rules->needs.items[i].at] |= rules->needs.items[i].bits;
}

static void fulfil_pair(const sodo_rules *rules, uint64_t *met, uint32_t a, uint32_t b) {
    fulfil(rules, met,
           rules->needs.pairs[sodo_need_pair_slot(&rules->needs, a, b)].needs);
}

/* A line begins at a token: what stands before and behind its begin. */
static void fulfil_line(const sodo_rule_runner *self, uint64_t *met, uint32_t tok,
                        uint32_t word) {
    const sodo_rules *rules = self->rules;
    uint32_t shape = self->work->page.tokens.items[tok].shape;
    uint32_t before = tok ? self->word_codes[tok - 1].symbol - SODO_SYMBOL_WORD : 0;
    fulfil(rules, met, rules->needs.line);
    fulfil_pair(rules, met, SODO_LINE_BEGIN, SODO_LINE_SHAPE + shape);
    if (word) fulfil_pair(rules, met, SODO_LINE_BEGIN, word);
    if (before) fulfil_pair(rules, met, before, SODO_LINE_BEGIN);
}

/* Zones of a sentence, and the needs of rules that its words fulfil. */
static void read_tokens(const sodo_rule_runner *self, uint32_t at, uint64_t *met) {
    const sodo_rules *rules = self->rules;
    const sodo_sentence *sentence = &self->work->page.sentences.items[at];
    sodo_sentence_info *info = &self->sentences.items[at];
    const sodo_token *tokens = self->work->page.tokens.items;
    uint32_t last = 0;
    for (uint32_t t = sentence->tok_begin; t < sentence->tok_end; t++) {
        info->zones |= (uint8_t)(1u << tokens[t].zone);
        uint32_t syl = tokens[t].syl;
        uint32_t word = syl < rules->word_of_count ? rules->word_of[syl] : 0;
        self->sentence_of[t] = at;
        self->word_codes[t] = code_of(&tokens[t], word);
        if (tokens[t].flags & SODO_TOKEN_LINE) fulfil_line(self, met, t, word);
        if (word) {
            fulfil(rules, met, rules->needs.words[word]);
            if (sodo_bit(rules->needs.pair_begins, last))
                fulfil_pair(rules, met, last, word);
        }
        last = word;
    }
}

/* What the page's words give, whatever its mentions are. */
static bool index_sentences(sodo_rule_runner *self) {
    const sodo_page *page = &self->work->page;
    const sodo_rules *rules = self->rules;
    self->sentences.count = self->word_met.count = self->met.count = 0;
    size_t count = page->sentences.count, size = rules->needs.size;
    if (!SODO_RESERVE(&self->arena, self->word_met, count * size + 1) ||
        !SODO_RESERVE(&self->arena, self->met, count * size + 1))
        return false;
    index_breaks(self);
    uint32_t line = 0, paragraph = 0;
    for (size_t s = 0; s < count; s++) {
        const sodo_sentence *sentence = &page->sentences.items[s];
        uint8_t flags = page->tokens.items[sentence->tok_begin].flags;
        line += flags & SODO_TOKEN_LINE ? 1 : 0;
        paragraph += flags & SODO_TOKEN_PARAGRAPH ? 1 : 0;
        sodo_sentence_info *info = SODO_PUSH(&self->arena, self->sentences);
        if (!info) return false;
        *info = (sodo_sentence_info){.line = line, .paragraph = paragraph};
        uint64_t *met = self->word_met.items + s * size;
        memcpy(met, rules->needs.given, size * sizeof *met);
        read_tokens(self, (uint32_t)s, met);
    }
    self->sentence_of[page->tokens.count] = count ? (uint32_t)count - 1 : 0;
    self->word_met.count = self->met.count = count * size;
    return true;
}

/* Make room for one more mention of a sentence; a block that is full moves to the end. */
static bool room_for_entry(sodo_rule_runner *self, sodo_sentence_info *info) {
    if (info->entry_count < info->entry_room) return true;
    uint32_t room = info->entry_room ? 2 * info->entry_room : 16;
    uint32_t begin = (uint32_t)self->entries.count;
    if (!SODO_RESERVE(&self->arena, self->entries, room)) return false;
    self->entries.count += room;
    sodo_mention_entry *items = self->entries.items;
    memcpy(items + begin, items + info->entries, info->entry_count * sizeof *items);
    info->entries = begin;
    info->entry_room = room;
    return true;
}

static bool comes_first(const sodo_mention_entry *a, const sodo_mention_entry *b) {
    if (a->begin != b->begin) return a->begin < b->begin;
    if (a->end != b->end) return a->end > b->end;
    return a->mention < b->mention;
}

bool sodo_rules_index_mention(sodo_rule_runner *self, uint32_t mention) {
    const sodo_mention *m = &self->work->mentions.items[mention];
    if (m->dropped) return true;
    sodo_sentence_info *info = &self->sentences.items[self->sentence_of[m->tok_begin]];
    if (!room_for_entry(self, info)) return false;
    const sodo_mention_entry fresh = {m->tok_begin, m->tok_end, (int32_t)mention, m->kind,
                                      false};
    sodo_mention_entry *first = self->entries.items + info->entries;
    sodo_mention_entry *slot = first + info->entry_count++;
    for (; slot > first && comes_first(&fresh, slot - 1); slot--) *slot = slot[-1];
    *slot = fresh;
    if (info->kinds >> m->kind & 1) return true;
    info->kinds |= UINT64_C(1) << m->kind;
    size_t size = self->rules->needs.size;
    uint64_t *met = self->met.items + (size_t)(info - self->sentences.items) * size;
    const uint64_t *needs = self->rules->needs.kinds + m->kind * size;
    for (size_t i = 0; i < size; i++) met[i] |= needs[i];
    return true;
}

sodo_mention_entry *sodo_rules_entries(const sodo_rule_runner *self, uint32_t tok,
                                       uint32_t *count) {
    const sodo_sentence_info *info =
        &self->sentences.items[sodo_rules_sentence_at(self, tok)];
    *count = info->entry_count;
    return self->entries.items + info->entries;
}

void sodo_rules_forget_mention(sodo_rule_runner *self, int32_t mention) {
    uint32_t tok = self->work->mentions.items[mention].tok_begin;
    sodo_sentence_info *info = &self->sentences.items[sodo_rules_sentence_at(self, tok)];
    sodo_mention_entry *items = self->entries.items + info->entries;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < info->entry_count; i++)
        if (items[i].mention != mention) items[kept++] = items[i];
    info->entry_count = kept;
}

/* No mention is known yet. */
static void empty_sentences(sodo_rule_runner *self) {
    self->entries.count = 0;
    for (size_t s = 0; s < self->sentences.count; s++) {
        sodo_sentence_info *info = &self->sentences.items[s];
        info->entries = info->entry_count = info->entry_room = 0;
        info->kinds = 0;
    }
    if (self->met.count)
        memcpy(self->met.items, self->word_met.items, self->met.count * sizeof(uint64_t));
}

sodo_status sodo_rules_index_page(sodo_rule_runner *self, sodo_error *err) {
    const sodo_work *work = self->work;
    if (!self->has_words &&
        (!room_for_tokens(self, work->page.tokens.count) || !index_sentences(self)))
        return sodo_rules_page_nomem(err);
    self->has_words = true;
    empty_sentences(self);
    for (uint32_t i = 0; i < work->mentions.count; i++)
        if (!sodo_rules_index_mention(self, i)) return sodo_rules_page_nomem(err);
    return SODO_OK;
}

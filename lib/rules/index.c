/* index.c - the page's mentions by token and sentence, and the rules its words may set
 * off. */
#include "rules/run.h"

static bool room_for_tokens(sodo_rule_runner *self, size_t count) {
    if (count <= self->token_room) return true;
    size_t room = self->token_room ? self->token_room : 4096;
    while (room < count) room *= 2;
    sodo_word_code *codes = sodo_arena_alloc(&self->arena, room, sizeof *codes);
    if (!codes) return false;
    self->word_codes = codes;
    self->token_room = room;
    return true;
}

uint32_t sodo_rules_sentence_at(const sodo_rule_runner *self, uint32_t tok) {
    const sodo_sentence *sentences = self->work->page.sentences.items;
    uint32_t low = 0, high = (uint32_t)self->work->page.sentences.count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (sentences[middle].tok_begin <= tok)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static sodo_word_code code_of(const sodo_token *t, uint32_t word) {
    bool line = t->flags & SODO_TOKEN_LINE, sentence = t->flags & SODO_TOKEN_SENTENCE;
    uint32_t before = line && sentence ? SODO_SYMBOL_NEWLINE_STOP
                      : line           ? SODO_SYMBOL_NEWLINE
                      : sentence       ? SODO_SYMBOL_STOP
                                       : 0;
    return (sodo_word_code){.symbol = SODO_SYMBOL_WORD + word,
                            .before = (uint16_t)before,
                            .byte =
                                (uint8_t)(t->shape * 2 + (t->flags & SODO_TOKEN_SPACE))};
}

/* Zones, breaks and words of a sentence, and the rules that its words may set off. */
static void read_tokens(const sodo_rule_runner *self, const sodo_sentence *sentence,
                        sodo_sentence_info *info, uint64_t *candidates) {
    const sodo_rules *rules = self->rules;
    const sodo_token *tokens = self->work->page.tokens.items;
    uint32_t last = 0;
    for (uint32_t t = sentence->tok_begin; t < sentence->tok_end; t++) {
        info->zones |= (uint8_t)(1u << tokens[t].zone);
        uint32_t syl = tokens[t].syl;
        uint32_t word = syl < rules->word_of_count ? rules->word_of[syl] : 0;
        self->word_codes[t] = code_of(&tokens[t], word);
        info->newline |= t > sentence->tok_begin && tokens[t].flags & SODO_TOKEN_LINE;
        if (word) {
            sodo_mark_add(info->marks, sodo_mark_of(word));
            if (last) sodo_mark_add(info->marks, sodo_mark_of_pair(last, word));
            if (sodo_bit(rules->triggers, word))
                sodo_rules_add_set(candidates, rules->word_rules, word, rules->mask_size);
        }
        last = word;
    }
}

static bool index_sentences(sodo_rule_runner *self) {
    const sodo_page *page = &self->work->page;
    const sodo_rules *rules = self->rules;
    self->sentences.count = self->candidates.count = 0;
    uint32_t line = 0, paragraph = 0;
    for (size_t s = 0; s < page->sentences.count; s++) {
        const sodo_sentence *sentence = &page->sentences.items[s];
        uint8_t flags = page->tokens.items[sentence->tok_begin].flags;
        line += flags & SODO_TOKEN_LINE ? 1 : 0;
        paragraph += flags & SODO_TOKEN_PARAGRAPH ? 1 : 0;
        sodo_sentence_info *info = SODO_PUSH(&self->arena, self->sentences);
        if (!info) return false;
        *info = (sodo_sentence_info){.line = line, .paragraph = paragraph};
        for (size_t i = 0; i < rules->mask_size; i++) {
            uint64_t *slot = SODO_PUSH(&self->arena, self->candidates);
            if (!slot) return false;
            *slot = rules->always[i];
        }
        read_tokens(self, sentence, info, self->candidates.items + s * rules->mask_size);
    }
    return true;
}

/* Make room for one more mention of a sentence; a block that is full moves to the end. */
static bool room_for_entry(sodo_rule_runner *self, sodo_sentence_info *info) {
    if (info->entry_count < info->entry_room) return true;
    uint32_t room = info->entry_room ? 2 * info->entry_room : 16;
    uint32_t begin = (uint32_t)self->entries.count;
    for (uint32_t i = 0; i < room; i++) {
        sodo_mention_entry *slot = SODO_PUSH(&self->arena, self->entries);
        if (!slot) return false;
    }
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
    sodo_sentence_info *info =
        &self->sentences.items[sodo_rules_sentence_at(self, m->tok_begin)];
    if (!room_for_entry(self, info)) return false;
    const sodo_mention_entry fresh = {m->tok_begin, m->tok_end, (int32_t)mention, m->kind,
                                      false};
    sodo_mention_entry *first = self->entries.items + info->entries;
    sodo_mention_entry *slot = first + info->entry_count++;
    for (; slot > first && comes_first(&fresh, slot - 1); slot--) *slot = slot[-1];
    *slot = fresh;
    if (!(info->kinds >> m->kind & 1)) {
        info->kinds |= UINT64_C(1) << m->kind;
        const sodo_rules *rules = self->rules;
        uint64_t *set = self->candidates.items +
                        (size_t)(info - self->sentences.items) * rules->mask_size;
        sodo_rules_add_set(set, rules->kind_rules, m->kind, rules->mask_size);
    }
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

sodo_status sodo_rules_index_page(sodo_rule_runner *self, sodo_error *err) {
    const sodo_work *work = self->work;
    self->entries.count = 0;
    if (!room_for_tokens(self, work->page.tokens.count) || !index_sentences(self))
        return sodo_rules_page_nomem(err);
    for (uint32_t i = 0; i < work->mentions.count; i++)
        if (!sodo_rules_index_mention(self, i)) return sodo_rules_page_nomem(err);
    return SODO_OK;
}

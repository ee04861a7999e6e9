/* match.c - all matches of a phase's rules in a window, and which of them count. */
#include "rules/run.h"

int sodo_rules_try(sodo_rule_runner *self, const sodo_rule_code *code, uint32_t from,
                   uint32_t end) {
    size_t width = self->phase->width;
    const sodo_rule_subject subject = {self->stream.codes, end * width, from * width};
    int found = sodo_rule_code_match(self->rules, code, &self->matcher, &subject);
    return found == PCRE2_ERROR_NOMATCH ? 0 : found > 0 ? found : -1;
}

void sodo_rules_read_groups(sodo_rule_runner *self, const sodo_rule_code *code,
                            sodo_capture_span *captures, sodo_capture_span *region) {
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer_32(self->matcher.data);
    size_t width = self->phase->width;
    for (uint32_t g = 0; g < code->group_count; g++) {
        if (ends[2 * g + 2] == PCRE2_UNSET) continue;
        sodo_capture_span *span =
            code->captures[g] == 0xFF ? region : &captures[code->captures[g]];
        if (span->begin >= 0) continue; /* of several places of a name the first counts */
        span->begin = (int32_t)(ends[2 * g + 2] / width);
        span->end = (int32_t)(ends[2 * g + 3] / width);
    }
}

void sodo_rules_tell_limit(sodo_rule_runner *self, uint32_t rule) {
    if (self->limit) self->limit(self->limit_context, rule, self->sentence_begin);
}

static bool in_zones(const sodo_rule_runner *self, const sodo_rule *rule, uint32_t unit) {
    uint32_t tok = self->stream.tok[unit];
    return rule->zones >> self->work->page.tokens.items[tok].zone & 1;
}

static bool keep_match(sodo_rule_runner *self, uint32_t index, uint32_t begin,
                       uint32_t end) {
    const sodo_rule *rule = &self->rules->rules.items[index];
    size_t count = rule->captures.count;
    for (size_t i = 0; i < count; i++) self->captures[i] = (sodo_capture_span){-1, -1};
    sodo_rules_read_groups(self, &rule->code, self->captures, NULL);
    if (!self->phase->all && rule->whens.count) {
        self->sentence = sodo_rules_sentence_at(self, self->stream.tok[begin]);
        if (!sodo_rules_when(self, rule)) return true;
    }
    sodo_rule_match *match = SODO_PUSH(&self->arena, self->matches);
    if (!match) return false;
    *match = (sodo_rule_match){index, begin, end, (uint32_t)self->pool.count};
    for (size_t i = 0; i < count; i++) {
        sodo_capture_span *slot = SODO_PUSH(&self->arena, self->pool);
        if (!slot) return false;
        *slot = self->captures[i];
    }
    return true;
}

/* ---- which rules are worth trying ---- */

static uint32_t lowest_bit(uint64_t bits) {
#ifdef __GNUC__
    return (uint32_t)__builtin_ctzll(bits);
#else
    uint32_t at = 0;
    for (uint32_t step = 32; step; step /= 2)
        if (!(bits << (64 - step - at))) at += step;
    return at;
#endif
}

/* Which of the eight bytes are full, as bits. */
static uint64_t full_bytes(uint64_t v) {
    return (sodo_full_bytes(v) >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

/* The needs of the phase's rules that the window fulfils. */
static const uint64_t *met_by_window(sodo_rule_runner *self) {
    size_t size = self->rules->needs.size;
    uint32_t first = self->phase->met_begin,
             count = (self->phase->rule_end - self->phase->rule_begin + 7) / 8;
    const uint64_t *met = self->met.items + (size_t)self->sentence_begin * size + first;
    if (self->sentence_end == self->sentence_begin + 1) return met;
    memcpy(self->window_met, met, count * sizeof *met);
    for (uint32_t s = self->sentence_begin + 1; s < self->sentence_end; s++) {
        met += size;
        for (uint32_t i = 0; i < count; i++) self->window_met[i] |= met[i];
    }
    return self->window_met;
}

/* Of up to 64 rules those that are worth trying in the window. */
static uint64_t allowed_rules(const sodo_rule_runner *self,
                              const sodo_rule_starts *starts, const uint64_t *met) {
    const sodo_rule *rules = self->rules->rules.items + starts->rule_begin;
    uint32_t count = starts->rule_end - starts->rule_begin;
    uint64_t full = 0, allowed = 0;
    for (uint32_t i = 0; i < count; i += 8) full |= full_bytes(met[i / 8]) << i;
    for (; full; full &= full - 1) {
        uint32_t bit = lowest_bit(full);
        if (rules[bit].zones & self->zones) allowed |= UINT64_C(1) << bit;
    }
    return allowed;
}

/* ---- trying them ---- */

/* The rules that can have a unit as the one that `units` is about. */
static uint64_t rules_with(const sodo_rule_runner *self, const sodo_rule_units *units,
                           uint32_t unit) {
    if (unit >= self->stream.count) return units->behind;
    const uint32_t *code = self->stream.codes + (size_t)unit * self->phase->width;
    uint32_t symbol = code[0];
    if (symbol >= SODO_SYMBOL_WORD)
        return units->words[symbol - SODO_SYMBOL_WORD] | units->shapes[code[1] / 2 & 7] |
               units->behind;
    if (symbol == SODO_SYMBOL_GAP) return units->gap | units->behind;
    if (symbol < SODO_SYMBOL_KIND) return units->breaks | units->behind;
    uint32_t kind = symbol - SODO_SYMBOL_KIND, test = self->phase->kind_first[kind];
    uint64_t rules = units->kinds[kind] | units->behind;
    if (self->phase->kind_tests[kind])
        for (uint64_t left = self->stream.tests[unit]; left; left >>= 1, test++)
            if (left & 1) rules |= units->tests[test];
    return rules;
}

/* Of the rules those that can begin at a unit. */
static uint64_t rules_at(const sodo_rule_runner *self, const sodo_rule_starts *starts,
                         uint32_t unit, uint64_t rules) {
    if (unit) rules &= ~starts->window;
    for (uint32_t n = 0; n < SODO_RULE_PREFIX && rules; n++)
        rules &= rules_with(self, &starts->units[n], unit + n);
    return rules;
}

/* Do the kinds that a match needs stand at the unit or behind it? */
static bool lies_ahead(const sodo_rule_runner *self, const sodo_rule *rule,
                       uint32_t unit) {
    for (uint32_t i = 0; i < rule->ahead_count; i++) {
        int32_t last = -1;
        for (uint64_t kinds = rule->ahead[i]; kinds; kinds &= kinds - 1) {
            int32_t at = self->stream.last[lowest_bit(kinds)];
            if (at > last) last = at;
        }
        if (last < (int32_t)unit) return false;
    }
    return true;
}

/* Try a rule at a unit. *end: behind the match, or `unit` where there is none, or
 * SODO_NO_INDEX where the rule is given up in this window. */
static bool try_rule(sodo_rule_runner *self, uint32_t index, uint32_t unit,
                     uint32_t *end) {
    const sodo_rule *rule = &self->rules->rules.items[index];
    *end = unit;
    if (!in_zones(self, rule, unit) || !lies_ahead(self, rule, unit)) return true;
    int found = self->costs ? sodo_rules_try_counted(self, index, unit)
                            : sodo_rules_try(self, &rule->code, unit, self->stream.count);
    if (found < 0) {
        sodo_rules_tell_limit(self, index);
        *end = SODO_NO_INDEX;
    }
    if (found <= 0) return true;
    *end = (uint32_t)(pcre2_get_ovector_pointer_32(self->matcher.data)[1] /
                      self->phase->width);
    return *end == unit || keep_match(self, index, unit, *end);
}

/* All matches of the allowed rules. Where matches compete, overlapping ones of a rule are
 * looked for too: the first may lose to another rule and leave its tail free. */
static bool match_rules(sodo_rule_runner *self, const sodo_rule_starts *starts,
                        uint64_t allowed) {
    uint32_t next[64] = {0}; /* policy all: where the rule's last match ended */
    for (uint32_t i = 0; i < self->stream.begin_count; i++) {
        uint32_t unit = self->stream.begins[i];
        uint64_t rules = rules_at(self, starts, unit, allowed);
        for (; rules; rules &= rules - 1) {
            uint32_t bit = lowest_bit(rules), end = 0;
            if (unit < next[bit]) continue;
            if (!try_rule(self, starts->rule_begin + bit, unit, &end)) return false;
            if (end == SODO_NO_INDEX)
                allowed &= ~(UINT64_C(1) << bit);
            else if (self->phase->all)
                next[bit] = end;
        }
    }
    return true;
}

static bool match_allowed(sodo_rule_runner *self) {
    const uint64_t *met = met_by_window(self);
    bool streamed = false;
    for (size_t i = 0; i < self->phase->starts.count; i++) {
        const sodo_rule_starts *starts = &self->phase->starts.items[i];
        uint64_t allowed = allowed_rules(self, starts, met + 8 * i);
        if (!allowed) continue;
        if (!streamed && !sodo_rules_stream(self)) return false;
        streamed = true;
        if (!match_rules(self, starts, allowed)) return false;
    }
    return true;
}

/* ---- who wins ---- */

/* priority, then units covered, then where it begins, then the order of the rules. */
static bool wins(const sodo_rule_runner *self, const sodo_rule_match *a,
                 const sodo_rule_match *b) {
    const sodo_rule *rules = self->rules->rules.items;
    const uint32_t *tok = self->stream.tok;
    if (rules[a->rule].priority != rules[b->rule].priority)
        return rules[a->rule].priority > rules[b->rule].priority;
    uint32_t x = tok[a->end] - tok[a->begin], y = tok[b->end] - tok[b->begin];
    if (x != y) return x > y;
    if (a->begin != b->begin) return a->begin < b->begin;
    return a->rule < b->rule;
}

static bool comes_first(const sodo_rule_runner *self, const sodo_rule_match *a,
                        const sodo_rule_match *b) {
    const sodo_rule *rules = self->rules->rules.items;
    if (a->begin != b->begin) return a->begin < b->begin;
    if (rules[a->rule].priority != rules[b->rule].priority)
        return rules[a->rule].priority > rules[b->rule].priority;
    return a->rule < b->rule;
}

typedef bool (*match_order)(const sodo_rule_runner *self, const sodo_rule_match *a,
                            const sodo_rule_match *b);

/* Merge two sorted runs of indices, items[0..middle) and items[middle..count). */
static void merge(const sodo_rule_runner *self, match_order before, uint32_t *items,
                  size_t middle, size_t count) {
    const sodo_rule_match *matches = self->matches.items;
    uint32_t *spare = self->spare.items;
    memcpy(spare, items, middle * sizeof *items);
    size_t left = 0, right = middle, out = 0;
    while (left < middle && right < count)
        if (before(self, &matches[items[right]], &matches[spare[left]]))
            items[out++] = items[right++];
        else
            items[out++] = spare[left++];
    while (left < middle) items[out++] = spare[left++];
}

/* Runs of 1, 2, 4 … that are in order already, as most are, are left alone. */
static void sort_chosen(const sodo_rule_runner *self, match_order before) {
    uint32_t *items = self->chosen.items;
    size_t count = self->chosen.count;
    const sodo_rule_match *matches = self->matches.items;
    for (size_t size = 1; size < count; size *= 2)
        for (size_t at = 0; at + size < count; at += 2 * size) {
            size_t end = at + 2 * size < count ? at + 2 * size : count;
            if (before(self, &matches[items[at + size]], &matches[items[at + size - 1]]))
                merge(self, before, items + at, size, end - at);
        }
}

/* Under `longest` no unit belongs to two matches: drop those that meet a better one. */
static void compete(sodo_rule_runner *self) {
    memset(self->taken, 0, (self->stream.count / 64 + 1) * sizeof *self->taken);
    size_t kept = 0;
    for (size_t i = 0; i < self->chosen.count; i++) {
        const sodo_rule_match *m = &self->matches.items[self->chosen.items[i]];
        if (sodo_rules_take(self, m->begin, m->end))
            self->chosen.items[kept++] = self->chosen.items[i];
    }
    self->chosen.count = kept;
}

/* The matches that count, in the order in which they are carried out. */
static bool choose(sodo_rule_runner *self) {
    for (uint32_t i = 0; i < self->matches.count; i++) {
        uint32_t *slot = SODO_PUSH(&self->arena, self->chosen);
        uint32_t *spare = SODO_PUSH(&self->arena, self->spare);
        if (!slot || !spare) return false;
        *slot = i;
    }
    if (!self->matches.count) return true;
    if (!self->phase->all) {
        sort_chosen(self, wins);
        compete(self);
    }
    sort_chosen(self, comes_first);
    return true;
}

sodo_status sodo_rules_match_window(sodo_rule_runner *self, sodo_error *err) {
    self->matches.count = self->pool.count = self->chosen.count = self->spare.count = 0;
    if (!match_allowed(self) || !choose(self)) return sodo_rules_page_nomem(err);
    if (self->why && sodo_rules_is_asked(self)) {
        if (!sodo_rules_stream(self)) return sodo_rules_page_nomem(err);
        sodo_rules_explain(self);
    }
    for (size_t i = 0; i < self->chosen.count; i++) {
        const sodo_rule_match *match = &self->matches.items[self->chosen.items[i]];
        SODO_TRY(self->costs ? sodo_rules_perform_counted(self, match, err)
                             : sodo_rules_perform(self, match, err));
    }
    return SODO_OK;
}

/* names.c - kinds, attributes, values, sets and macros by name; words as numbers. */
#include "rules/build.h"

#include "fold/split.h"

static const sodo_slice *names_of(sodo_rules_build *b, const sodo_map *map,
                                  uint64_t among, size_t *count) {
    sodo_slice *names = sodo_arena_alloc(b->arena, map->entries.count + 1, sizeof *names);
    *count = 0;
    if (!names) return NULL;
    for (size_t i = 1; i < map->entries.count; i++)
        if (i >= 64 || among >> i & 1) names[(*count)++] = map->entries.items[i].key;
    return names;
}

sodo_status sodo_rules_kind(sodo_rules_build *b, const sodo_rule_token *at,
                            uint8_t *out) {
    uint32_t kind = sodo_symbols_find_kind(b->symbols, at->text);
    if (kind != SODO_MAP_NONE && kind && b->known_kinds >> kind & 1) {
        *out = (uint8_t)kind;
        return SODO_OK;
    }
    size_t count = 0;
    const sodo_slice *names = names_of(b, &b->symbols->kinds, b->known_kinds, &count);
    return sodo_rules_problem(b, at, "no kind of mention is called %.*s%s",
                              (int)at->text.size, at->text.data,
                              sodo_rules_nearest(b, at->text, names, count));
}

sodo_status sodo_rules_seen_kind(sodo_rules_build *b, const sodo_rule_token *at,
                                 uint8_t kind) {
    uint64_t seen = b->given_kinds | b->seen_kinds;
    if (seen >> kind & 1) return SODO_OK;
    size_t count = 0;
    const sodo_slice *names = names_of(b, &b->symbols->kinds, seen, &count);
    return sodo_rules_problem(b, at, "no phase and no stage sees the kind %.*s%s",
                              (int)at->text.size, at->text.data,
                              sodo_rules_nearest(b, at->text, names, count));
}

sodo_status sodo_rules_attr(sodo_rules_build *b, const sodo_rule_token *at,
                            uint16_t *out) {
    uint32_t attr = sodo_symbols_find_attr(b->symbols, at->text);
    if (attr != SODO_MAP_NONE && attr) {
        *out = (uint16_t)attr;
        return SODO_OK;
    }
    size_t count = 0;
    const sodo_slice *names = names_of(b, &b->symbols->attrs, ~UINT64_C(0), &count);
    return sodo_rules_problem(
        b, at,
        "no attribute is called %.*s: no table has such a column and "
        "no rule makes it%s",
        (int)at->text.size, at->text.data, sodo_rules_nearest(b, at->text, names, count));
}

sodo_status sodo_rules_value(sodo_rules_build *b, const sodo_rule_token *at,
                             uint16_t *out) {
    uint32_t value = sodo_symbols_value(b->symbols, at->text);
    if (value == UINT32_MAX && b->symbols->values.entries.count < UINT16_MAX)
        return sodo_rules_nomem(b);
    if (value >= UINT16_MAX)
        return sodo_rules_problem(b, at, "there are too many different values");
    *out = (uint16_t)value;
    return SODO_OK;
}

sodo_status sodo_rules_asked_value(sodo_rules_build *b, const sodo_rule_token *at,
                                   uint16_t *out) {
    SODO_TRY(sodo_rules_value(b, at, out));
    if (*out < b->given_values || !b->set->gazetteer) return SODO_OK;
    const sodo_rule_token **slot = SODO_PUSH(b->arena, b->asked);
    if (!slot) return sodo_rules_nomem(b);
    *slot = at;
    return SODO_OK;
}

sodo_status sodo_rules_made_value(sodo_rules_build *b, uint16_t value) {
    uint16_t *slot = SODO_PUSH(b->arena, b->made);
    if (!slot) return sodo_rules_nomem(b);
    *slot = value;
    return SODO_OK;
}

static bool is_made(const sodo_rules_build *b, uint32_t value) {
    for (size_t i = 0; i < b->made.count; i++)
        if (b->made.items[i] == value) return true;
    return false;
}

sodo_status sodo_rules_check_values(sodo_rules_build *b) {
    for (size_t i = 0; i < b->asked.count; i++) {
        const sodo_rule_token *at = b->asked.items[i];
        if (is_made(b, sodo_symbols_find_value(b->symbols, at->text))) continue;
        size_t count = 0;
        const sodo_slice *names = names_of(b, &b->symbols->values, ~UINT64_C(0), &count);
        if (count > b->given_values) count = b->given_values;
        SODO_TRY(sodo_rules_go_on(
            b, sodo_rules_problem(b, at, "no table and no rule has the value %.*s%s",
                                  (int)at->text.size, at->text.data,
                                  sodo_rules_nearest(b, at->text, names, count))));
    }
    return SODO_OK;
}

sodo_status sodo_rules_set_named(sodo_rules_build *b, const sodo_rule_token *at,
                                 uint32_t *out) {
    sodo_rules *set = b->set;
    for (uint32_t i = 0; i < set->sets.count; i++)
        if (sodo_slice_equal(set->sets.items[i].name, at->text)) {
            *out = i;
            return SODO_OK;
        }
    sodo_slice *names = sodo_arena_alloc(b->arena, set->sets.count + 1, sizeof *names);
    if (!names) return sodo_rules_nomem(b);
    for (size_t i = 0; i < set->sets.count; i++) names[i] = set->sets.items[i].name;
    return sodo_rules_problem(b, at, "no word set is called @%.*s%s", (int)at->text.size,
                              at->text.data,
                              sodo_rules_nearest(b, at->text, names, set->sets.count));
}

sodo_status sodo_rules_macro_named(sodo_rules_build *b, const sodo_rule_token *at,
                                   sodo_rule_macro **out) {
    for (size_t i = 0; i < b->macros.count; i++)
        if (sodo_slice_equal(b->macros.items[i].name, at->text)) {
            b->macros.items[i].used = true;
            *out = &b->macros.items[i];
            return SODO_OK;
        }
    sodo_slice *names = sodo_arena_alloc(b->arena, b->macros.count + 1, sizeof *names);
    if (!names) return sodo_rules_nomem(b);
    for (size_t i = 0; i < b->macros.count; i++) names[i] = b->macros.items[i].name;
    return sodo_rules_problem(b, at, "no macro is called $%.*s%s", (int)at->text.size,
                              at->text.data,
                              sodo_rules_nearest(b, at->text, names, b->macros.count));
}

sodo_status sodo_rules_choice(sodo_rules_build *b, const sodo_rule_token *at,
                              const char *what, const char *const *choices, size_t count,
                              uint32_t *out) {
    sodo_slice names[16];
    for (size_t i = 0; i < count && i < 16; i++) {
        names[i] = sodo_slice_of(choices[i]);
        if (at->kind != SODO_LEX_NAME || !sodo_slice_equal(at->text, names[i])) continue;
        *out = (uint32_t)i;
        return SODO_OK;
    }
    if (at->kind != SODO_LEX_NAME) return sodo_rules_problem(b, at, "expected %s", what);
    return sodo_rules_problem(b, at, "%.*s is not %s%s", (int)at->text.size,
                              at->text.data, what,
                              sodo_rules_nearest(b, at->text, names, count));
}

/* ---- words ---- */

#define PHRASE_WORDS 64

/* Index of a folded word among those that rules name; 0: no memory. */
static uint32_t word_index(sodo_rules_build *b, sodo_slice folded) {
    sodo_rules *set = b->set;
    uint32_t syl = sodo_vocab_add(b->vocab, folded);
    if (syl == UINT32_MAX) return 0;
    if (syl >= set->word_of_count) {
        size_t room = set->word_of_count ? set->word_of_count : 1024;
        while (room <= syl) room *= 2;
        uint32_t *wider = sodo_arena_alloc(b->arena, room, sizeof *wider);
        if (!wider) return 0;
        if (set->word_of_count)
            memcpy(wider, set->word_of, set->word_of_count * sizeof *wider);
        set->word_of = wider;
        set->word_of_count = room;
    }
    if (set->word_of[syl]) return set->word_of[syl];
    sodo_slice *word = SODO_PUSH(b->arena, set->words);
    if (word && set->words.count == 1)
        word = SODO_PUSH(b->arena, set->words); /* 0 is not used */
    if (!word) return 0;
    *word = sodo_slice_copy(b->arena, folded);
    if (!word->data) return 0;
    return set->word_of[syl] = (uint32_t)set->words.count - 1;
}

static sodo_status add_word(sodo_rules_build *b, sodo_slice spelling, uint8_t shape,
                            sodo_phrase_word *out) {
    out->shape = shape;
    out->word = sodo_map_get(&b->spellings, spelling);
    if (out->word != SODO_MAP_NONE) return SODO_OK;
    sodo_buf_clear(&b->buf);
    SODO_TRY(sodo_fold_phrase(b->folder, spelling, &b->buf));
    if (b->buf.failed) return sodo_rules_nomem(b);
    out->word = word_index(b, sodo_buf_slice(&b->buf));
    if (!out->word || !sodo_map_put(&b->spellings, spelling, out->word))
        return sodo_rules_nomem(b);
    return SODO_OK;
}

sodo_status sodo_rules_phrase(sodo_rules_build *b, const sodo_rule_token *at, bool exact,
                              sodo_phrase *out) {
    sodo_phrase_word words[PHRASE_WORDS];
    sodo_piece piece = {0};
    uint32_t count = 0;
    for (size_t i = 0; sodo_split_bounds(at->text, i, &piece); i = piece.end) {
        if (count == PHRASE_WORDS)
            return sodo_rules_problem(b, at, "a phrase has %d words at most",
                                      PHRASE_WORDS);
        sodo_slice word = {at->text.data + piece.begin, piece.end - piece.begin};
        uint8_t shape = exact ? sodo_shape_of(word) : SODO_ANY_SHAPE;
        SODO_TRY(add_word(b, word, shape, &words[count++]));
    }
    if (!count) return sodo_rules_problem(b, at, "there is no word between the quotes");
    *out = (sodo_phrase){.count = count, .at = at};
    out->words = sodo_arena_alloc(b->arena, count, sizeof *words);
    if (!out->words) return sodo_rules_nomem(b);
    memcpy(out->words, words, count * sizeof *words);
    return SODO_OK;
}

/* ---- names that rules make ---- */

static sodo_status declare_kind(sodo_rules_build *b, const sodo_rule_token *at) {
    uint32_t kind = sodo_symbols_kind(b->symbols, at->text);
    if (kind == UINT32_MAX && b->symbols->kinds.entries.count < SODO_KIND_LIMIT)
        return sodo_rules_nomem(b);
    if (kind == UINT32_MAX)
        return sodo_rules_problem(b, at, "there are more than %d kinds", SODO_KIND_LIMIT);
    if (kind) b->known_kinds |= UINT64_C(1) << kind;
    return SODO_OK;
}

static sodo_status declare_attr(sodo_rules_build *b, const sodo_rule_token *at) {
    if (sodo_symbols_attr(b->symbols, at->text) != UINT32_MAX) return SODO_OK;
    if (b->symbols->attrs.entries.count < UINT16_MAX) return sodo_rules_nomem(b);
    return sodo_rules_problem(b, at, "there are too many attributes");
}

static sodo_status declare_line(sodo_rules_build *b, sodo_rule_statement line) {
    const sodo_rule_token *t = line.begin;
    if (sodo_token_says(t, "each") && t + 2 < line.end) t += 2;
    bool make = sodo_token_says(t, "make");
    if (!make && !sodo_token_says(t, "attr")) return SODO_OK;
    if (make && t + 1 < line.end && t[1].kind == SODO_LEX_NAME)
        SODO_TRY(declare_kind(b, t + 1));
    for (; t + 1 < line.end; t++)
        if (t->kind == SODO_LEX_NAME && sodo_token_is(t + 1, '='))
            SODO_TRY(declare_attr(b, t));
    return SODO_OK;
}

sodo_status sodo_rules_declare(sodo_rules_build *b) {
    for (uint32_t k = 1; k < b->symbols->kinds.entries.count; k++)
        b->given_kinds |= UINT64_C(1) << k;
    b->known_kinds = b->given_kinds;
    for (size_t r = 0; r < b->set->rules.count; r++) {
        const sodo_rule *rule = &b->set->rules.items[r];
        for (size_t i = 0; i < rule->lines.count; i++)
            SODO_TRY(sodo_rules_go_on(b, declare_line(b, rule->lines.items[i])));
    }
    return SODO_OK;
}

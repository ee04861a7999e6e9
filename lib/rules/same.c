/* same.c - rules that match the same as an earlier one, and so can never win. */
#include "rules/build.h"

static void mix(uint64_t *hash, uint64_t value) {
    *hash = (*hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
    *hash ^= *hash >> 32;
}

static void mix_phrase(uint64_t *hash, const sodo_phrase *phrase, uint32_t *left) {
    for (uint32_t i = 0; i < phrase->count && *left; i++, --*left)
        mix(hash, (uint64_t)phrase->words[i].word << 8 | phrase->words[i].shape);
}

#define HASHED 24 /* elements that a pattern's hash looks at */

/* Of what a pattern's text begins with, however it is cut into elements: "a b" and
 * "a" "b" have one hash. */
static void hash_pat(const sodo_rules *set, const sodo_pat *pat, uint32_t *left,
                     uint64_t *hash) {
    if (!*left) return;
    if (pat->kind == SODO_PAT_PHRASE) {
        mix_phrase(hash, &pat->phrase, left);
        return;
    }
    if (pat->kind != SODO_PAT_SEQ) {
        --*left;
        mix(hash, 0x100u + pat->kind);
        mix(hash, (uint64_t)pat->min << 32 | pat->max);
        mix(hash, pat->kinds);
        mix(hash, (uint64_t)pat->shapes << 8 | (uint64_t)pat->lazy << 2 |
                      (uint64_t)pat->negative << 1 | pat->behind);
        mix(hash, pat->cond_count);
    }
    if (pat->kind == SODO_PAT_SET) mix(hash, set->sets.items[pat->index].order_count);
    for (uint32_t i = 0; i < pat->kid_count; i++) hash_pat(set, pat->kids[i], left, hash);
}

static bool same_text(const sodo_rules *set, const sodo_rule *a, const sodo_rule *b) {
    sodo_pattern_text x = {.arena.budget = SODO_PATTERN_BUDGET},
                      y = {.arena.budget = SODO_PATTERN_BUDGET};
    bool same =
        sodo_rules_emit(set, &a->code, &x) && sodo_rules_emit(set, &b->code, &y) &&
        x.units.count == y.units.count &&
        memcmp(x.units.items, y.units.items, x.units.count * sizeof *x.units.items) == 0;
    sodo_arena_finish(&x.arena);
    sodo_arena_finish(&y.arena);
    return same;
}

static bool same_conditions(const sodo_rule *a, const sodo_rule *b) {
    if (a->priority != b->priority || a->zones != b->zones) return false;
    return !a->whens.count && !b->whens.count;
}

static sodo_status tell(sodo_rules_build *b, const sodo_rule *rule,
                        const sodo_rule *first) {
    sodo_slice path = b->set->sources[first->at->file].path;
    return sodo_rules_go_on(
        b, sodo_rules_problem(b, rule->at,
                              "rule %.*s can never win: %.*s in line %u of %.*s matches "
                              "the same and comes first",
                              (int)rule->name.size, rule->name.data,
                              (int)first->name.size, first->name.data,
                              (unsigned)first->at->line, (int)path.size, path.data));
}

sodo_status sodo_rules_check_unreachable(sodo_rules_build *b,
                                         const sodo_rule_phase *phase) {
    const sodo_rules *set = b->set;
    uint32_t count = phase->rule_end - phase->rule_begin;
    if (phase->all) return SODO_OK; /* every match counts */
    uint64_t *hashes = sodo_arena_alloc(b->arena, count + 1, sizeof *hashes);
    if (!hashes) return sodo_rules_nomem(b);
    const sodo_rule *rules = set->rules.items + phase->rule_begin;
    for (uint32_t r = 0; r < count; r++) {
        uint32_t left = HASHED;
        hash_pat(set, rules[r].pattern, &left, &hashes[r]);
        for (uint32_t q = 0; q < r; q++)
            if (hashes[q] == hashes[r] && same_conditions(&rules[r], &rules[q]) &&
                same_text(set, &rules[r], &rules[q]))
                SODO_TRY(tell(b, &rules[r], &rules[q]));
    }
    return SODO_OK;
}

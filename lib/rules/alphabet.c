/* alphabet.c - which words and which tests the rules of a phase tell apart. */
#include "rules/build.h"

static bool same_cond(const sodo_cond *a, const sodo_cond *b) {
    if (a->attr != b->attr || a->op != b->op || a->value_count != b->value_count)
        return false;
    for (uint32_t i = 0; i < a->value_count; i++)
        if (a->values[i] != b->values[i]) return false;
    return true;
}

static bool same_test(const sodo_rule_test *test, uint8_t kind, const sodo_pat *pat) {
    if (test->kind != kind || test->cond_count != pat->cond_count) return false;
    for (uint32_t i = 0; i < pat->cond_count; i++)
        if (!same_cond(&test->conds[i], &pat->conds[i])) return false;
    return true;
}

uint32_t sodo_rules_test_index(const sodo_rule_phase *phase, uint8_t kind,
                               const sodo_pat *pat) {
    uint32_t index = 0;
    for (size_t i = 0; i < phase->tests.count; i++) {
        if (same_test(&phase->tests.items[i], kind, pat)) return index;
        index += phase->tests.items[i].kind == kind;
    }
    return index;
}

static sodo_status add_test(sodo_rules_build *b, sodo_rule_phase *phase, uint8_t kind,
                            const sodo_pat *pat) {
    if (sodo_rules_test_index(phase, kind, pat) < phase->kind_tests[kind]) return SODO_OK;
    if (phase->kind_tests[kind] == SODO_RULE_TESTS)
        return sodo_rules_problem(b, pat->at,
                                  "phase %.*s tests attributes of one kind in more than "
                                  "%d ways",
                                  (int)phase->name.size, phase->name.data,
                                  SODO_RULE_TESTS);
    sodo_rule_test *test = SODO_PUSH(b->arena, phase->tests);
    if (!test) return sodo_rules_nomem(b);
    *test = (sodo_rule_test){
        .kind = kind, .conds = pat->conds, .cond_count = pat->cond_count};
    phase->kind_tests[kind]++;
    return SODO_OK;
}

static void name_words(sodo_rule_phase *phase, const sodo_phrase *phrase) {
    for (uint32_t i = 0; i < phrase->count; i++)
        sodo_bit_add(phase->words, phrase->words[i].word);
}

static sodo_status visit(sodo_rules_build *b, sodo_rule_phase *phase, sodo_pat *pat) {
    if (pat->counted) return SODO_OK;
    pat->counted = true;
    if (pat->kind == SODO_PAT_PHRASE) name_words(phase, &pat->phrase);
    if (pat->kind == SODO_PAT_SHAPE) phase->gaps = false;
    if (pat->kind == SODO_PAT_SET) {
        const sodo_word_set *set = &b->set->sets.items[pat->index];
        for (size_t i = 0; i < set->phrases.count; i++)
            name_words(phase, &set->phrases.items[i]);
    }
    for (uint8_t kind = 0; pat->cond_count && kind < SODO_KIND_LIMIT; kind++)
        if (pat->kinds >> kind & 1) SODO_TRY(add_test(b, phase, kind, pat));
    for (uint32_t i = 0; i < pat->kid_count; i++) SODO_TRY(visit(b, phase, pat->kids[i]));
    return SODO_OK;
}

sodo_status sodo_rules_alphabet(sodo_rules_build *b) {
    sodo_rules *set = b->set;
    for (size_t p = 0; p < set->phases.count; p++) {
        sodo_rule_phase *phase = &set->phases.items[p];
        phase->words =
            sodo_arena_alloc(b->arena, set->words.count / 64 + 1, sizeof(uint64_t));
        if (!phase->words) return sodo_rules_nomem(b);
        phase->gaps = phase->frame;
        for (uint32_t r = phase->rule_begin; r < phase->rule_end; r++)
            SODO_TRY(visit(b, phase, set->rules.items[r].pattern));
        uint32_t most = 1;
        for (int kind = 0; kind < SODO_KIND_LIMIT; kind++)
            if (phase->kind_tests[kind] > most) most = phase->kind_tests[kind];
        phase->width = (uint8_t)(1 + (most + 7) / 8);
    }
    return SODO_OK;
}

/* starts.c - what a match of a rule can begin with: the pattern is tried there only. */
#include "rules/build.h"

typedef struct finder {
    sodo_rules_build *build;
    const sodo_rule_phase *phase;
    sodo_rule_starts *out;
    bool failed;
} finder;

static void add_test(finder *f, uint8_t kind, const sodo_pat *pat) {
    sodo_rule_starts *out = f->out;
    uint64_t test = UINT64_C(1) << sodo_rules_test_index(f->phase, kind, pat);
    for (size_t i = 0; i < out->tested.count; i++)
        if (out->tested.items[i].kind == kind) {
            out->tested.items[i].tests |= test;
            return;
        }
    sodo_rule_start *slot = SODO_PUSH(f->build->arena, out->tested);
    if (slot)
        *slot = (sodo_rule_start){test, kind};
    else
        f->failed = true;
}

static void add_mention(finder *f, const sodo_pat *pat) {
    if (!pat->cond_count) f->out->kinds |= pat->kinds;
    for (uint8_t kind = 0; pat->cond_count && kind < SODO_KIND_LIMIT; kind++)
        if (pat->kinds >> kind & 1) add_test(f, kind, pat);
}

static void add_set(finder *f, const sodo_word_set *set) {
    for (size_t i = 0; i < set->phrases.count; i++)
        sodo_bit_add(f->out->words, set->phrases.items[i].words[0].word);
}

/* Adds what `pat` can begin with; true where it can be empty, so that what follows
 * counts. */
static bool visit(finder *f, const sodo_pat *pat) {
    bool empty = false;
    switch ((sodo_pat_kind)pat->kind) {
    case SODO_PAT_PHRASE:
        sodo_bit_add(f->out->words, pat->phrase.words[0].word);
        return false;
    case SODO_PAT_SET:
        add_set(f, &f->build->set->sets.items[pat->index]);
        return false;
    case SODO_PAT_MENTION:
        add_mention(f, pat);
        return false;
    case SODO_PAT_SHAPE:
        f->out->shapes |= pat->shapes;
        return false;
    case SODO_PAT_NEWLINE:
    case SODO_PAT_STOP:
        f->out->breaks = true;
        return false;
    case SODO_PAT_ANY:
        f->out->kinds = ~UINT64_C(0);
        f->out->shapes = 0xFF;
        f->out->gaps = true;
        return false;
    case SODO_PAT_SEQ:
        for (uint32_t i = 0; i < pat->kid_count; i++)
            if (!visit(f, pat->kids[i])) return false;
        return true;
    case SODO_PAT_ALT:
        for (uint32_t i = 0; i < pat->kid_count; i++) empty |= visit(f, pat->kids[i]);
        return empty;
    case SODO_PAT_REPEAT:
        return visit(f, pat->kids[0]) || pat->min == 0;
    case SODO_PAT_CAPTURE:
    case SODO_PAT_LIST:
        return visit(f, pat->kids[0]);
    case SODO_PAT_EMPTY:
    case SODO_PAT_START:
    case SODO_PAT_END:
    case SODO_PAT_GLUED:
    case SODO_PAT_LOOK:
        return true;
    }
    return true;
}

static bool begins_with_start(const sodo_pat *pat) {
    if (pat->kind == SODO_PAT_SEQ || pat->kind == SODO_PAT_CAPTURE)
        return begins_with_start(pat->kids[0]);
    return pat->kind == SODO_PAT_START;
}

sodo_status sodo_rules_starts(sodo_rules_build *b, sodo_rule *rule) {
    finder f = {
        .build = b, .phase = &b->set->phases.items[rule->phase], .out = &rule->starts};
    size_t size = b->set->words.count / 64 + 1;
    rule->starts.words = sodo_arena_alloc(b->arena, size, sizeof(uint64_t));
    if (!rule->starts.words) return sodo_rules_nomem(b);
    visit(&f, rule->pattern);
    rule->starts.window = begins_with_start(rule->pattern);
    return f.failed ? sodo_rules_nomem(b) : SODO_OK;
}

/* starts.c - what a match of a rule can begin with: the pattern is tried there only. */
#include "rules/build.h"

typedef struct finder {
    sodo_rules_build *build;
    const sodo_rule_phase *phase;
    sodo_rule_starts *out;
    uint64_t rule; /* its bit */
} finder;

static void add_mention(finder *f, const sodo_pat *pat) {
    for (uint8_t kind = 0; kind < SODO_KIND_LIMIT; kind++) {
        if (!(pat->kinds >> kind & 1)) continue;
        if (!pat->cond_count) {
            f->out->kinds[kind] |= f->rule;
            continue;
        }
        uint32_t test = sodo_rules_test_index(f->phase, kind, pat);
        f->out->tests[f->phase->kind_first[kind] + test] |= f->rule;
    }
}

static void add_set(finder *f, const sodo_word_set *set) {
    for (size_t i = 0; i < set->phrases.count; i++)
        f->out->words[set->phrases.items[i].words[0].word] |= f->rule;
}

static void add_shapes(finder *f, uint32_t shapes) {
    for (uint32_t i = 0; i < 8; i++)
        if (shapes >> i & 1) f->out->shapes[i] |= f->rule;
}

static void add_any(finder *f) {
    for (uint32_t kind = 0; kind < SODO_KIND_LIMIT; kind++)
        f->out->kinds[kind] |= f->rule;
    add_shapes(f, 0xFF);
    f->out->gaps |= f->rule;
}

static bool visit(finder *f, const sodo_pat *pat);

static bool visit_kids(finder *f, const sodo_pat *pat) {
    bool any = false;
    for (uint32_t i = 0; i < pat->kid_count; i++) {
        bool empty = visit(f, pat->kids[i]);
        if (pat->kind == SODO_PAT_SEQ && !empty) return false;
        any |= empty;
    }
    return any;
}

/* Adds what `pat` can begin with; true where it can be empty, so that what follows
 * counts. */
static bool visit(finder *f, const sodo_pat *pat) {
    switch ((sodo_pat_kind)pat->kind) {
    case SODO_PAT_PHRASE:
        f->out->words[pat->phrase.words[0].word] |= f->rule;
        return false;
    case SODO_PAT_SET:
        add_set(f, &f->build->set->sets.items[pat->index]);
        return false;
    case SODO_PAT_MENTION:
        add_mention(f, pat);
        return false;
    case SODO_PAT_SHAPE:
        add_shapes(f, pat->shapes);
        return false;
    case SODO_PAT_ANY:
        add_any(f);
        return false;
    case SODO_PAT_NEWLINE:
    case SODO_PAT_STOP:
        f->out->breaks |= f->rule;
        return false;
    case SODO_PAT_SEQ:
    case SODO_PAT_ALT:
        return visit_kids(f, pat);
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
        break;
    }
    return true;
}

/* Does every way of matching begin with [start]? */
static bool begins_with_start(const sodo_pat *pat) {
    if (pat->kind == SODO_PAT_SEQ || pat->kind == SODO_PAT_CAPTURE)
        return begins_with_start(pat->kids[0]);
    if (pat->kind != SODO_PAT_ALT) return pat->kind == SODO_PAT_START;
    for (uint32_t i = 0; i < pat->kid_count; i++)
        if (!begins_with_start(pat->kids[i])) return false;
    return true;
}

static void count_tests(sodo_rule_phase *phase) {
    uint32_t first = 0;
    for (uint32_t kind = 0; kind < SODO_KIND_LIMIT; kind++) {
        phase->kind_first[kind] = first;
        first += phase->kind_tests[kind];
    }
}

sodo_status sodo_rules_starts(sodo_rules_build *b, sodo_rule_phase *phase) {
    count_tests(phase);
    for (uint32_t r = phase->rule_begin; r < phase->rule_end; r++) {
        uint32_t bit = (r - phase->rule_begin) % 64;
        sodo_rule_starts *out = NULL;
        if (bit == 0) {
            out = SODO_PUSH(b->arena, phase->starts);
            if (!out) return sodo_rules_nomem(b);
            *out = (sodo_rule_starts){.rule_begin = r, .rule_end = r};
            out->words =
                sodo_arena_alloc(b->arena, b->set->words.count + 1, sizeof(uint64_t));
            out->tests =
                sodo_arena_alloc(b->arena, phase->tests.count + 1, sizeof(uint64_t));
            if (!out->words || !out->tests) return sodo_rules_nomem(b);
        }
        out = &phase->starts.items[phase->starts.count - 1];
        out->rule_end = r + 1;
        finder f = {.build = b, .phase = phase, .out = out, .rule = UINT64_C(1) << bit};
        visit(&f, b->set->rules.items[r].pattern);
        if (begins_with_start(b->set->rules.items[r].pattern)) out->window |= f.rule;
    }
    return SODO_OK;
}

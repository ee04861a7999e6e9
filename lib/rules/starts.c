/* starts.c - what the first units of a rule's matches can be: the pattern is tried only
 * where they stand.
 *
 * A pattern is walked with the set of counts of units that may lie before it (bit n: n of
 * them); what it begins with is then the unit of that number. Each unit is looked at for
 * itself, so a try may still fail, but no match is missed. */
#include "rules/build.h"

#define COUNTS (1u << SODO_RULE_PREFIX) /* counts that matter, as bits below */

typedef struct finder {
    sodo_rules_build *build;
    const sodo_rule_phase *phase;
    sodo_rule_starts *out;
    uint64_t rule; /* its bit */
} finder;

static void add_mention(finder *f, sodo_rule_units *units, const sodo_pat *pat) {
    for (uint8_t kind = 0; kind < SODO_KIND_LIMIT; kind++) {
        if (!(pat->kinds >> kind & 1)) continue;
        if (!pat->cond_count) {
            units->kinds[kind] |= f->rule;
            continue;
        }
        uint32_t test = sodo_rules_test_index(f->phase, kind, pat);
        units->tests[f->phase->kind_first[kind] + test] |= f->rule;
    }
}

static void add_shapes(finder *f, sodo_rule_units *units, uint32_t shapes) {
    for (uint32_t i = 0; i < 8; i++)
        if (shapes >> i & 1) units->shapes[i] |= f->rule;
}

static void add_any(finder *f, sodo_rule_units *units) {
    for (uint32_t kind = 0; kind < SODO_KIND_LIMIT; kind++) units->kinds[kind] |= f->rule;
    add_shapes(f, units, 0xFF);
    units->gap |= f->rule;
}

static void add_unit(finder *f, sodo_rule_units *units, const sodo_pat *pat) {
    switch ((sodo_pat_kind)pat->kind) {
    case SODO_PAT_MENTION:
        add_mention(f, units, pat);
        break;
    case SODO_PAT_SHAPE:
        add_shapes(f, units, pat->shapes);
        break;
    case SODO_PAT_ANY:
        add_any(f, units);
        break;
    default:
        units->breaks |= f->rule;
        break;
    }
}

static uint32_t visit_phrase(finder *f, const sodo_phrase *phrase, uint32_t before) {
    for (uint32_t w = 0; w < phrase->count; w++) {
        for (uint32_t n = 0; n < SODO_RULE_PREFIX; n++)
            if (before >> n & 1) f->out->units[n].words[phrase->words[w].word] |= f->rule;
        before = before << 1 & (2 * COUNTS - 1);
    }
    return before;
}

static uint32_t visit(finder *f, const sodo_pat *pat, uint32_t before);

static uint32_t visit_unit(finder *f, const sodo_pat *pat, uint32_t before) {
    for (uint32_t n = 0; n < SODO_RULE_PREFIX; n++)
        if (before >> n & 1) add_unit(f, &f->out->units[n], pat);
    return before << 1 & (2 * COUNTS - 1);
}

static uint32_t visit_set(finder *f, const sodo_word_set *set, uint32_t before) {
    uint32_t after = 0;
    for (size_t i = 0; i < set->phrases.count; i++)
        after |= visit_phrase(f, &set->phrases.items[i], before);
    return after;
}

static uint32_t visit_repeat(finder *f, const sodo_pat *pat, uint32_t before) {
    uint32_t after = before, times = 0;
    for (; times < pat->min && times <= SODO_RULE_PREFIX; times++)
        after = visit(f, pat->kids[0], after);
    for (before = after; times < pat->max && times <= 2 * SODO_RULE_PREFIX; times++) {
        before = visit(f, pat->kids[0], before);
        if ((after | before) == after) break;
        after |= before;
    }
    return after;
}

static uint32_t visit_list(finder *f, const sodo_pat *pat, uint32_t before) {
    uint32_t after = visit(f, pat->kids[0], before);
    for (;;) {
        uint32_t more = visit(f, pat->kids[0], visit(f, pat->kids[1], after));
        if ((after | more) == after) return after;
        after |= more;
    }
}

/* Adds the units of `pat`; the counts of units that may lie before what follows it. */
static uint32_t visit(finder *f, const sodo_pat *pat, uint32_t before) {
    uint32_t after = 0;
    switch ((sodo_pat_kind)pat->kind) {
    case SODO_PAT_PHRASE:
        return visit_phrase(f, &pat->phrase, before);
    case SODO_PAT_SET:
        return visit_set(f, &f->build->set->sets.items[pat->index], before);
    case SODO_PAT_MENTION:
    case SODO_PAT_SHAPE:
    case SODO_PAT_ANY:
    case SODO_PAT_NEWLINE:
    case SODO_PAT_STOP:
        return visit_unit(f, pat, before);
    case SODO_PAT_SEQ:
        for (uint32_t i = 0; i < pat->kid_count; i++)
            before = visit(f, pat->kids[i], before);
        return before;
    case SODO_PAT_ALT:
        for (uint32_t i = 0; i < pat->kid_count; i++)
            after |= visit(f, pat->kids[i], before);
        return after;
    case SODO_PAT_REPEAT:
        return visit_repeat(f, pat, before);
    case SODO_PAT_LIST:
        return visit_list(f, pat, before);
    case SODO_PAT_CAPTURE:
        return visit(f, pat->kids[0], before);
    case SODO_PAT_EMPTY:
    case SODO_PAT_START:
    case SODO_PAT_END:
    case SODO_PAT_GLUED:
    case SODO_PAT_LOOK:
        break;
    }
    return before;
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

static void add_rule(finder *f, const sodo_pat *pattern) {
    uint32_t ends = visit(f, pattern, 1);
    for (uint32_t n = 1; n < SODO_RULE_PREFIX; n++)
        if (ends & ((2u << n) - 1)) f->out->units[n].behind |= f->rule;
    if (begins_with_start(pattern)) f->out->window |= f->rule;
}

static void count_tests(sodo_rule_phase *phase) {
    uint32_t first = 0;
    for (uint32_t kind = 0; kind < SODO_KIND_LIMIT; kind++) {
        phase->kind_first[kind] = first;
        first += phase->kind_tests[kind];
    }
}

static sodo_status new_starts(sodo_rules_build *b, sodo_rule_phase *phase,
                              uint32_t rule) {
    sodo_rule_starts *out = SODO_PUSH(b->arena, phase->starts);
    if (!out) return sodo_rules_nomem(b);
    *out = (sodo_rule_starts){.rule_begin = rule, .rule_end = rule};
    for (uint32_t n = 0; n < SODO_RULE_PREFIX; n++) {
        sodo_rule_units *units = &out->units[n];
        units->words = sodo_arena_alloc(b->arena, b->set->words.count + 1, 8);
        units->tests = sodo_arena_alloc(b->arena, phase->tests.count + 1, 8);
        if (!units->words || !units->tests) return sodo_rules_nomem(b);
    }
    return SODO_OK;
}

/* Which units are worth looking at at all. */
static sodo_status mark_begins(sodo_rules_build *b, sodo_rule_phase *phase) {
    size_t count = b->set->words.count;
    phase->begins.words = sodo_arena_alloc(b->arena, count / 64 + 1, sizeof(uint64_t));
    if (!phase->begins.words) return sodo_rules_nomem(b);
    for (size_t i = 0; i < phase->starts.count; i++) {
        const sodo_rule_units *units = &phase->starts.items[i].units[0];
        for (size_t w = 0; w < count; w++)
            if (units->words[w]) sodo_bit_add(phase->begins.words, w);
        for (uint32_t k = 0; k < SODO_KIND_LIMIT; k++) {
            uint64_t rules = units->kinds[k];
            for (uint32_t t = 0; t < phase->kind_tests[k]; t++)
                rules |= units->tests[phase->kind_first[k] + t];
            if (rules) phase->begins.kinds |= UINT64_C(1) << k;
        }
        for (uint32_t s = 0; s < 8; s++)
            if (units->shapes[s]) phase->begins.shapes |= (uint8_t)(1u << s);
        phase->begins.gap |= units->gap != 0;
        phase->begins.line_break |= units->breaks != 0;
    }
    return SODO_OK;
}

sodo_status sodo_rules_starts(sodo_rules_build *b, sodo_rule_phase *phase) {
    count_tests(phase);
    for (uint32_t r = phase->rule_begin; r < phase->rule_end; r++) {
        uint32_t bit = (r - phase->rule_begin) % 64;
        if (bit == 0) SODO_TRY(new_starts(b, phase, r));
        sodo_rule_starts *out = &phase->starts.items[phase->starts.count - 1];
        out->rule_end = r + 1;
        finder f = {.build = b, .phase = phase, .out = out, .rule = UINT64_C(1) << bit};
        add_rule(&f, b->set->rules.items[r].pattern);
    }
    return mark_begins(b, phase);
}

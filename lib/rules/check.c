/* check.c - what is wrong with a rule although it can be read. */
#include "rules/build.h"

/* ---- length ---- */

static uint32_t add(uint32_t a, uint32_t b) {
    return a == SODO_UNBOUNDED || b == SODO_UNBOUNDED || a > 100000 || b > 100000
               ? SODO_UNBOUNDED
               : a + b;
}

static uint32_t times(uint32_t a, uint32_t n) {
    if (!a || !n) return 0;
    return a == SODO_UNBOUNDED || n == SODO_UNBOUNDED || a > 100000 / n ? SODO_UNBOUNDED
                                                                        : a * n;
}

static void either(uint32_t low, uint32_t high, bool first, uint32_t *min,
                   uint32_t *max) {
    if (first || low < *min) *min = low;
    if (first || high > *max) *max = high;
}

void sodo_pat_length(const sodo_rules *set, const sodo_pat *pat, uint32_t *min,
                     uint32_t *max) {
    uint32_t low = 0, high = 0;
    *min = *max = 0;
    switch ((sodo_pat_kind)pat->kind) {
    case SODO_PAT_PHRASE:
        *min = *max = pat->phrase.count;
        break;
    case SODO_PAT_MENTION:
    case SODO_PAT_SHAPE:
    case SODO_PAT_ANY:
    case SODO_PAT_NEWLINE:
    case SODO_PAT_STOP:
        *min = *max = 1;
        break;
    case SODO_PAT_EMPTY:
    case SODO_PAT_START:
    case SODO_PAT_END:
    case SODO_PAT_GLUED:
    case SODO_PAT_LOOK:
        break;
    case SODO_PAT_SEQ:
    case SODO_PAT_ALT:
    case SODO_PAT_CAPTURE:
        for (uint32_t i = 0; i < pat->kid_count; i++) {
            sodo_pat_length(set, pat->kids[i], &low, &high);
            if (pat->kind == SODO_PAT_ALT)
                either(low, high, i == 0, min, max);
            else
                *min = add(*min, low), *max = add(*max, high);
        }
        break;
    case SODO_PAT_SET:
        for (size_t i = 0; i < set->sets.items[pat->index].phrases.count; i++) {
            uint32_t words = set->sets.items[pat->index].phrases.items[i].count;
            either(words, words, i == 0, min, max);
        }
        break;
    case SODO_PAT_REPEAT:
        sodo_pat_length(set, pat->kids[0], &low, &high);
        *min = times(low, pat->min);
        *max = times(high, pat->max);
        break;
    case SODO_PAT_LIST:
        sodo_pat_length(set, pat->kids[0], min, max);
        *max = SODO_UNBOUNDED;
        break;
    }
}

static bool can_be_empty(const sodo_rules *set, const sodo_pat *pat) {
    uint32_t min = 0, max = 0;
    sodo_pat_length(set, pat, &min, &max);
    return min == 0;
}

/* ---- patterns that run away ---- */

static bool is_unbounded(const sodo_pat *pat) {
    return (pat->kind == SODO_PAT_REPEAT && pat->max == SODO_UNBOUNDED) ||
           pat->kind == SODO_PAT_LIST;
}

/* Can `pat` match as nothing but one unbounded repetition? Repeating that again gives the
 * same words many readings: ("a"+)+, ("a"+ "b"?)+. */
static const sodo_pat *bare_repetition(const sodo_rules *set, const sodo_pat *pat) {
    if (is_unbounded(pat)) return pat;
    if (pat->kind != SODO_PAT_SEQ && pat->kind != SODO_PAT_ALT &&
        pat->kind != SODO_PAT_CAPTURE && pat->kind != SODO_PAT_REPEAT)
        return NULL;
    uint32_t needed = 0; /* kids that cannot be empty */
    const sodo_pat *only = NULL, *found = NULL;
    for (uint32_t i = 0; i < pat->kid_count; i++) {
        if (pat->kind != SODO_PAT_ALT && !can_be_empty(set, pat->kids[i])) {
            needed++;
            only = pat->kids[i];
        }
    }
    for (uint32_t i = 0; i < pat->kid_count && !found; i++) {
        bool alone = needed == 0 || (needed == 1 && only == pat->kids[i]);
        if (alone) found = bare_repetition(set, pat->kids[i]);
    }
    return found;
}

static sodo_status check_repeat(sodo_rules_build *b, const sodo_pat *pat) {
    if (pat->max != SODO_UNBOUNDED) return SODO_OK;
    if (can_be_empty(b->set, pat->kids[0]))
        return sodo_rules_problem(b, pat->at,
                                  "this repetition could run away: what it repeats can "
                                  "be empty");
    const sodo_pat *inner = bare_repetition(b->set, pat->kids[0]);
    if (inner)
        return sodo_rules_problem(b, pat->at,
                                  "this repetition could run away: it repeats a "
                                  "repetition with nothing between (line %u, column %u)",
                                  (unsigned)inner->at->line,
                                  (unsigned)sodo_rules_column(b, inner->at));
    return SODO_OK;
}

/* ---- context of known length ---- */

static sodo_status check_known_length(sodo_rules_build *b, const sodo_pat *pat) {
    uint32_t min = 0, max = 0;
    if (pat->kind == SODO_PAT_ALT) {
        for (uint32_t i = 0; i < pat->kid_count; i++)
            SODO_TRY(check_known_length(b, pat->kids[i]));
        return SODO_OK;
    }
    if (pat->kind == SODO_PAT_SET) return SODO_OK; /* its phrases become alternatives */
    sodo_pat_length(b->set, pat, &min, &max);
    if (min == max && min < 256) return SODO_OK;
    return sodo_rules_problem(b, pat->at,
                              "preceded( … ) needs patterns of known length; this one "
                              "has none");
}

static sodo_status check_pat(sodo_rules_build *b, sodo_pat *pat) {
    if (pat->checked) return SODO_OK;
    pat->checked = true;
    if (pat->kind == SODO_PAT_REPEAT) SODO_TRY(check_repeat(b, pat));
    if (pat->kind == SODO_PAT_LIST && can_be_empty(b->set, pat->kids[0]))
        return sodo_rules_problem(b, pat->at, "an item of this list can be empty");
    if (pat->kind == SODO_PAT_LOOK && pat->behind)
        SODO_TRY(check_known_length(b, pat->kids[0]));
    for (uint32_t i = 0; i < pat->kid_count; i++) SODO_TRY(check_pat(b, pat->kids[i]));
    return SODO_OK;
}

static sodo_status check_captures(sodo_rules_build *b, const sodo_rule *rule) {
    for (size_t i = 0; i < rule->captures.count; i++) {
        const sodo_rule_capture *capture = &rule->captures.items[i];
        if (!capture->used)
            return sodo_rules_problem(b, capture->at, "the capture %.*s is not used",
                                      (int)capture->name.size, capture->name.data);
    }
    return SODO_OK;
}

sodo_status sodo_rules_check_rule(sodo_rules_build *b, sodo_rule *rule) {
    SODO_TRY(check_pat(b, rule->pattern));
    if (can_be_empty(b->set, rule->pattern))
        return sodo_rules_problem(b, rule->pattern->at,
                                  "this pattern can match nothing at all");
    return check_captures(b, rule);
}

/* ---- rules beside each other ---- */

static sodo_status check_states(sodo_rules_build *b, const sodo_rule_phase *phase) {
    sodo_slice names[64];
    size_t count = 0;
    for (size_t i = 0; i < phase->states.count; i++)
        if (phase->states.items[i].is_set) names[count++] = phase->states.items[i].name;
    for (size_t i = 0; i < phase->states.count; i++) {
        const sodo_rule_state *state = &phase->states.items[i];
        if (state->is_set) continue;
        SODO_TRY(sodo_rules_go_on(
            b, sodo_rules_problem(
                   b, state->at, "no rule of phase %.*s sets the state %.*s%s",
                   (int)phase->name.size, phase->name.data, (int)state->name.size,
                   state->name.data, sodo_rules_nearest(b, state->name, names, count))));
    }
    return SODO_OK;
}

/* Sets and macros that nobody uses: in check mode only, an overlay may replace their
 * users. */
sodo_status sodo_rules_check_unused(sodo_rules_build *b) {
    for (size_t i = 0; i < b->set->sets.count; i++) {
        const sodo_word_set *set = &b->set->sets.items[i];
        if (!set->used)
            SODO_TRY(sodo_rules_go_on(
                b, sodo_rules_problem(b, set->at, "no rule uses the word set @%.*s",
                                      (int)set->name.size, set->name.data)));
    }
    for (size_t i = 0; i < b->macros.count; i++) {
        const sodo_rule_macro *macro = &b->macros.items[i];
        if (!macro->used)
            SODO_TRY(sodo_rules_go_on(
                b, sodo_rules_problem(b, macro->at, "no rule uses the macro $%.*s",
                                      (int)macro->name.size, macro->name.data)));
    }
    return SODO_OK;
}

sodo_status sodo_rules_check_set(sodo_rules_build *b) {
    for (size_t p = 0; p < b->set->phases.count; p++) {
        const sodo_rule_phase *phase = &b->set->phases.items[p];
        SODO_TRY(sodo_rules_check_unreachable(b, phase));
        SODO_TRY(check_states(b, phase));
    }
    return SODO_OK;
}

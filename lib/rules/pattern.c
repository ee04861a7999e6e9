/* pattern.c - sequences, alternatives, repetitions and macros of a pattern. */
#include "rules/build.h"

sodo_status sodo_rules_new_pat(sodo_rule_cursor *c, uint8_t kind, sodo_pat **out) {
    sodo_pat *pat = sodo_arena_alloc(c->build->arena, 1, sizeof *pat);
    if (!pat) return sodo_rules_nomem(c->build);
    pat->kind = kind;
    pat->size = 1;
    pat->at = c->at < c->end ? c->at : c->end - 1;
    *out = pat;
    return SODO_OK;
}

sodo_status sodo_rules_add_kid(sodo_rule_cursor *c, sodo_pat *pat, sodo_pat *kid) {
    if ((pat->kid_count & (pat->kid_count - 1)) == 0) { /* 0, 1, 2, 4 … kids: full */
        size_t room = pat->kid_count ? 2 * (size_t)pat->kid_count : 1;
        sodo_pat **wider = sodo_arena_alloc(c->build->arena, room, sizeof(sodo_pat *));
        if (!wider) return sodo_rules_nomem(c->build);
        if (pat->kid_count) memcpy(wider, pat->kids, pat->kid_count * sizeof(sodo_pat *));
        pat->kids = wider;
    }
    pat->kids[pat->kid_count++] = kid;
    pat->named |= kid->named;
    pat->size += kid->size;
    bool hides = pat->kind == SODO_PAT_LIST ||
                 (pat->kind == SODO_PAT_LOOK && pat->negative); /* captures */
    if (!hides) pat->groups += kid->groups;
    if (pat->size <= SODO_PATTERN_SIZE) return SODO_OK;
    return sodo_rules_problem(
        c->build, pat->at, "this pattern has more than %d elements, macros written out",
        SODO_PATTERN_SIZE);
}

/* ---- macros ---- */

static sodo_status read_args(sodo_rule_cursor *c, sodo_pat **args, uint32_t *count) {
    do {
        if (*count == SODO_MACRO_PARAMS)
            return sodo_rules_problem(c->build, sodo_rule_peek(c),
                                      "a macro has %d parameters at most",
                                      SODO_MACRO_PARAMS);
        SODO_TRY(sodo_rules_read_pattern(c, &args[(*count)++]));
    } while (sodo_rule_accept(c, ','));
    return sodo_rule_expect_sign(c, ')', ") after what the macro is given");
}

/* What the macro was read as for another rule of the phase, or NULL. */
static sodo_pat *known_macro(const sodo_rule_cursor *c, const sodo_rule_macro *macro) {
    for (size_t i = 0; i < macro->known.count; i++)
        if (macro->known.items[i].phase == c->rule->phase)
            return macro->known.items[i].pat;
    return NULL;
}

static sodo_status read_macro(const sodo_rule_cursor *c, sodo_rule_macro *macro,
                              sodo_pat *const *args, sodo_pat **out) {
    sodo_rule_cursor inner = sodo_rule_cursor_of(c->build, macro->begin, macro->end);
    inner.rule = c->rule;
    inner.macro = macro;
    inner.args = args;
    inner.depth = c->depth + 1;
    inner.list = c->list;
    SODO_TRY(sodo_rules_read_pattern(&inner, out));
    SODO_TRY(sodo_rule_expect_end(&inner));
    if (macro->param_count || (*out)->named) return SODO_OK;
    sodo_macro_reading *known = SODO_PUSH(c->build->arena, macro->known);
    if (!known) return sodo_rules_nomem(c->build);
    *known = (sodo_macro_reading){c->rule->phase, *out};
    return SODO_OK;
}

static sodo_status read_macro_call(sodo_rule_cursor *c, sodo_pat **out) {
    const sodo_rule_token *name = NULL;
    sodo_rule_macro *macro = NULL;
    SODO_TRY(sodo_rule_expect_name(c, "the name of a macro after $", &name));
    for (uint32_t i = 0; c->macro && i < c->macro->param_count; i++)
        if (sodo_slice_equal(c->macro->params[i], name->text)) {
            *out = c->args[i];
            return SODO_OK;
        }
    SODO_TRY(sodo_rules_macro_named(c->build, name, &macro));
    sodo_pat *args[SODO_MACRO_PARAMS];
    uint32_t count = 0;
    if (sodo_token_is(sodo_rule_peek(c), '(') && macro->param_count) {
        c->at++;
        SODO_TRY(read_args(c, args, &count));
    }
    if (count != macro->param_count)
        return sodo_rules_problem(c->build, name,
                                  "$%.*s wants %u patterns in brackets, got %u",
                                  (int)name->text.size, name->text.data,
                                  (unsigned)macro->param_count, (unsigned)count);
    if (c->depth == SODO_MACRO_DEPTH)
        return sodo_rules_problem(
            c->build, name, "macros call each other more than %d deep", SODO_MACRO_DEPTH);
    sodo_pat *known = known_macro(c, macro);
    if (!known) return read_macro(c, macro, args, out);
    *out = known;
    return SODO_OK;
}

/* ---- quantifiers ---- */

static sodo_status read_count(sodo_rule_cursor *c, uint32_t *out) {
    const sodo_rule_token *t = sodo_rule_peek(c);
    if (t->kind != SODO_LEX_NUMBER || t->text.size > 3)
        return sodo_rules_problem(c->build, t, "expected a number up to 999");
    *out = 0;
    for (size_t i = 0; i < t->text.size; i++)
        *out = *out * 10 + (uint32_t)(t->text.data[i] - '0');
    c->at++;
    return SODO_OK;
}

/* After '{': "2}", "2,}", "2,4}", ",4}". */
static sodo_status read_braces(sodo_rule_cursor *c, uint32_t *min, uint32_t *max) {
    *min = 0;
    if (!sodo_token_is(sodo_rule_peek(c), ',')) SODO_TRY(read_count(c, min));
    *max = *min;
    if (sodo_rule_accept(c, ',')) {
        *max = SODO_UNBOUNDED;
        if (!sodo_token_is(sodo_rule_peek(c), '}')) SODO_TRY(read_count(c, max));
    }
    if (*max < *min || *max == 0)
        return sodo_rules_problem(c->build, c->at - 1,
                                  "these bounds leave nothing to match");
    return sodo_rule_expect_sign(c, '}', "} after the bounds");
}

static sodo_status read_quantifiers(sodo_rule_cursor *c, sodo_pat **pat) {
    for (;;) {
        const sodo_rule_token *t = sodo_rule_peek(c);
        uint32_t min = 0, max = SODO_UNBOUNDED;
        if (t->kind != SODO_LEX_SIGN || !strchr("?*+{", t->sign)) return SODO_OK;
        sodo_pat *repeat = NULL;
        SODO_TRY(sodo_rules_new_pat(c, SODO_PAT_REPEAT, &repeat));
        c->at++;
        if (t->sign == '?') max = 1;
        if (t->sign == '+') min = 1;
        if (t->sign == '{') SODO_TRY(read_braces(c, &min, &max));
        repeat->min = min;
        repeat->max = max;
        repeat->lazy = sodo_rule_accept(c, '?');
        SODO_TRY(sodo_rules_add_kid(c, repeat, *pat));
        *pat = repeat;
    }
}

/* ---- captures ---- */

static sodo_status find_capture(sodo_rule_cursor *c, const sodo_rule_token *name,
                                uint32_t *out) {
    sodo_rule *rule = c->rule;
    for (uint32_t i = 0; i < rule->captures.count; i++) {
        sodo_rule_capture *known = &rule->captures.items[i];
        if (!sodo_slice_equal(known->name, name->text)) continue;
        if (known->list != c->list)
            return sodo_rules_problem(c->build, name,
                                      "%.*s is a name inside a list and outside of "
                                      "it",
                                      (int)name->text.size, name->text.data);
        *out = i;
        return SODO_OK;
    }
    if (sodo_slice_is(name->text, "state"))
        return sodo_rules_problem(c->build, name, "a capture cannot be called state");
    if (rule->captures.count == SODO_RULE_CAPTURES)
        return sodo_rules_problem(c->build, name, "a rule has %d captures at most",
                                  SODO_RULE_CAPTURES);
    sodo_rule_capture *fresh = SODO_PUSH(c->build->arena, rule->captures);
    if (!fresh) return sodo_rules_nomem(c->build);
    *fresh = (sodo_rule_capture){.name = name->text, .list = c->list, .at = name};
    *out = (uint32_t)rule->captures.count - 1;
    return SODO_OK;
}

static bool is_capture(const sodo_rule_cursor *c) {
    return sodo_rule_peek(c)->kind == SODO_LEX_NAME && c->at + 1 < c->end &&
           sodo_token_is(c->at + 1, ':');
}

static sodo_status read_primary(sodo_rule_cursor *c, sodo_pat **out) {
    if (sodo_rule_accept(c, '$')) return read_macro_call(c, out);
    if (!sodo_rule_accept(c, '(')) return sodo_rules_read_element(c, out);
    const sodo_rule_token *open = c->at - 1;
    SODO_TRY(sodo_rules_read_pattern(c, out));
    if (sodo_rule_accept(c, ')')) return SODO_OK;
    if (c->at < c->end)
        return sodo_rules_problem(c->build, c->at, "expected | or ) here");
    return sodo_rules_problem(c->build, open, "this bracket is not closed");
}

static sodo_status read_item(sodo_rule_cursor *c, sodo_pat **out) {
    if (!is_capture(c)) {
        SODO_TRY(read_primary(c, out));
        return read_quantifiers(c, out);
    }
    sodo_pat *capture = NULL, *inner = NULL;
    const sodo_rule_token *name = c->at;
    SODO_TRY(sodo_rules_new_pat(c, SODO_PAT_CAPTURE, &capture));
    SODO_TRY(find_capture(c, name, &capture->index));
    capture->named = true;
    capture->groups = 1;
    c->at += 2;
    SODO_TRY(read_primary(c, &inner));
    SODO_TRY(sodo_rules_add_kid(c, capture, inner));
    if (inner->kind == SODO_PAT_LIST)
        c->rule->lists.items[inner->index].capture = capture->index;
    *out = capture;
    return read_quantifiers(c, out);
}

static bool ends_sequence(const sodo_rule_token *t) {
    return t->kind == SODO_LEX_END ||
           (t->kind == SODO_LEX_SIGN && strchr("|);,", t->sign));
}

static sodo_status read_sequence(sodo_rule_cursor *c, sodo_pat **out) {
    sodo_pat *seq = NULL;
    SODO_TRY(sodo_rules_new_pat(c, SODO_PAT_SEQ, &seq));
    while (!ends_sequence(sodo_rule_peek(c))) {
        sodo_pat *item = NULL;
        SODO_TRY(read_item(c, &item));
        SODO_TRY(sodo_rules_add_kid(c, seq, item));
    }
    if (!seq->kid_count) seq->kind = SODO_PAT_EMPTY;
    *out = seq->kid_count == 1 ? seq->kids[0] : seq;
    return SODO_OK;
}

sodo_status sodo_rules_read_pattern(sodo_rule_cursor *c, sodo_pat **out) {
    if (c->nesting == 64)
        return sodo_rules_problem(c->build, sodo_rule_peek(c), "brackets nest too deep");
    c->nesting++;
    sodo_pat *first = NULL;
    SODO_TRY(read_sequence(c, &first));
    *out = first;
    if (sodo_token_is(sodo_rule_peek(c), '|')) {
        sodo_pat *alt = NULL;
        SODO_TRY(sodo_rules_new_pat(c, SODO_PAT_ALT, &alt));
        SODO_TRY(sodo_rules_add_kid(c, alt, first));
        while (sodo_rule_accept(c, '|')) {
            sodo_pat *next = NULL;
            SODO_TRY(read_sequence(c, &next));
            SODO_TRY(sodo_rules_add_kid(c, alt, next));
        }
        *out = alt;
    }
    c->nesting--;
    return SODO_OK;
}

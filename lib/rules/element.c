/* element.c - words, sets, mentions, shapes, context and lists of a pattern. */
#include "rules/build.h"

#define BIT(shape) (1u << (shape))

static const struct {
    const char *name;
    uint8_t kind, shapes;
} SQUARE[] = {
    {"cap", SODO_PAT_SHAPE,
     BIT(SODO_SHAPE_TITLE) | BIT(SODO_SHAPE_UPPER) | BIT(SODO_SHAPE_MIXED)},
    {"upper", SODO_PAT_SHAPE, BIT(SODO_SHAPE_UPPER)},
    {"lower", SODO_PAT_SHAPE, BIT(SODO_SHAPE_LOWER)},
    {"number", SODO_PAT_SHAPE, BIT(SODO_SHAPE_NUMBER)},
    {"word", SODO_PAT_SHAPE, 0xFF & ~BIT(SODO_SHAPE_PUNCT)},
    {"punct", SODO_PAT_SHAPE, BIT(SODO_SHAPE_PUNCT)},
    {"any", SODO_PAT_ANY, 0},
    {"newline", SODO_PAT_NEWLINE, 0},
    {"stop", SODO_PAT_STOP, 0},
    {"start", SODO_PAT_START, 0},
    {"end", SODO_PAT_END, 0},
    {"glued", SODO_PAT_GLUED, 0},
};
#define SQUARES (sizeof SQUARE / sizeof *SQUARE)

static sodo_status read_square(sodo_rule_cursor *c, sodo_pat *pat) {
    const char *names[SQUARES];
    for (size_t i = 0; i < SQUARES; i++) names[i] = SQUARE[i].name;
    uint32_t choice = 0;
    SODO_TRY(sodo_rules_choice(c->build, sodo_rule_peek(c),
                               "a shape ([cap], [number], [any] …)", names, SQUARES,
                               &choice));
    c->at++;
    pat->kind = SQUARE[choice].kind;
    pat->shapes = SQUARE[choice].shapes;
    return sodo_rule_expect_sign(c, ']', "]");
}

/* ---- <Kind attr=value …> ---- */

static sodo_status read_cond_values(sodo_rule_cursor *c, sodo_cond *cond) {
    uint16_t values[64];
    do {
        const sodo_rule_token *t = sodo_rule_peek(c);
        if (t->kind != SODO_LEX_NAME && t->kind != SODO_LEX_NUMBER &&
            t->kind != SODO_LEX_STRING)
            return sodo_rules_problem(c->build, t, "expected a value");
        if (cond->value_count == 64)
            return sodo_rules_problem(c->build, t, "a test has 64 values at most");
        SODO_TRY(sodo_rules_asked_value(c->build, t, &values[cond->value_count++]));
        c->at++;
    } while (sodo_rule_accept(c, '|'));
    cond->values = sodo_arena_alloc(c->build->arena, cond->value_count, sizeof *values);
    if (!cond->values) return sodo_rules_nomem(c->build);
    memcpy(cond->values, values, cond->value_count * sizeof *values);
    return SODO_OK;
}

static sodo_status read_cond(sodo_rule_cursor *c, sodo_cond *cond) {
    const sodo_rule_token *name = NULL;
    bool absent = sodo_rule_accept(c, '!');
    SODO_TRY(sodo_rule_expect_name(c, "the name of an attribute, or >", &name));
    SODO_TRY(sodo_rules_attr(c->build, name, &cond->attr));
    cond->op = absent ? SODO_COND_ABSENT : SODO_COND_PRESENT;
    if (absent) return SODO_OK;
    if (sodo_rule_accept(c, '='))
        cond->op = SODO_COND_EQUAL;
    else if (sodo_rule_accept(c, SODO_SIGN_DIFFERENT))
        cond->op = SODO_COND_DIFFERENT;
    else
        return SODO_OK;
    return read_cond_values(c, cond);
}

/* A shipped phase cannot be given more kinds from an overlay: say what it does see. */
static sodo_status tell_unseen(sodo_rule_cursor *c, const sodo_rule_phase *phase,
                               const sodo_rule_token *name) {
    sodo_buf sees = {0};
    for (uint32_t i = 0; i < phase->kind_count; i++) {
        sodo_slice kind = sodo_symbols_kind_name(c->build->symbols, phase->order[i]);
        if (i) sodo_buf_add_str(&sees, ", ");
        sodo_buf_add(&sees, kind);
    }
    sodo_status status = sodo_rules_problem(
        c->build, name, "phase %.*s does not see %.*s; its line `in` has %s",
        (int)phase->name.size, phase->name.data, (int)name->text.size, name->text.data,
        sees.size ? sees.data : "nothing");
    sodo_buf_finish(&sees);
    return status;
}

static sodo_status read_mention(sodo_rule_cursor *c, sodo_pat *pat) {
    const sodo_rule_token *open = c->at - 1, *name = NULL;
    pat->kind = SODO_PAT_MENTION;
    do {
        uint8_t kind = 0;
        SODO_TRY(sodo_rule_expect_name(c, "a kind of mention", &name));
        SODO_TRY(sodo_rules_kind(c->build, name, &kind));
        const sodo_rule_phase *phase = &c->build->set->phases.items[c->rule->phase];
        if (!(phase->kinds >> kind & 1)) return tell_unseen(c, phase, name);
        pat->kinds |= UINT64_C(1) << kind;
    } while (sodo_rule_accept(c, '|'));
    SODO_VEC(sodo_cond) conds = {0};
    while (!sodo_rule_accept(c, '>')) {
        if (c->at >= c->end)
            return sodo_rules_problem(c->build, open, "this < is not closed by >");
        if (conds.count == 64)
            return sodo_rules_problem(c->build, c->at,
                                      "a mention has 64 conditions at most");
        sodo_cond *cond = SODO_PUSH(c->build->arena, conds);
        if (!cond) return sodo_rules_nomem(c->build);
        SODO_TRY(read_cond(c, cond));
    }
    pat->conds = conds.items;
    pat->cond_count = (uint32_t)conds.count;
    return SODO_OK;
}

/* ---- context and lists ---- */

static sodo_status read_bracketed(sodo_rule_cursor *c, const char *what, sodo_pat *pat) {
    sodo_pat *kid = NULL;
    SODO_TRY(sodo_rule_expect_sign(c, '(', what));
    const sodo_rule_token *open = c->at - 1;
    SODO_TRY(sodo_rules_read_pattern(c, &kid));
    if (!sodo_rule_accept(c, ')'))
        return sodo_rules_problem(c->build, open, "this bracket is not closed");
    return sodo_rules_add_kid(c, pat, kid);
}

static sodo_status read_look(sodo_rule_cursor *c, sodo_pat *pat) {
    pat->kind = SODO_PAT_LOOK;
    pat->negative = sodo_token_says(c->at, "not");
    if (pat->negative) c->at++;
    const sodo_rule_token *t = sodo_rule_peek(c);
    pat->behind = sodo_token_says(t, "preceded");
    if (!pat->behind && !sodo_token_says(t, "followed"))
        return sodo_rules_problem(c->build, t,
                                  "expected followed( … ) or preceded( … ) after not");
    c->at++;
    return read_bracketed(c, "( and a pattern", pat);
}

static sodo_status read_list(sodo_rule_cursor *c, sodo_pat *pat) {
    sodo_rules_build *b = c->build;
    const sodo_rule_token *keyword = c->at++, *open = c->at;
    if (c->list != SODO_NO_INDEX)
        return sodo_rules_problem(b, keyword, "lists do not nest");
    if (c->rule->lists.count == SODO_RULE_LISTS)
        return sodo_rules_problem(b, keyword, "a rule has %d lists at most",
                                  SODO_RULE_LISTS);
    sodo_rule_list *list = SODO_PUSH(b->arena, c->rule->lists);
    if (!list) return sodo_rules_nomem(b);
    *list = (sodo_rule_list){.capture = SODO_NO_INDEX, .pat = pat, .at = keyword};
    pat->kind = SODO_PAT_LIST;
    pat->named = true;
    pat->index = (uint32_t)c->rule->lists.count - 1;
    sodo_pat *item = NULL, *separator = NULL;
    SODO_TRY(sodo_rule_expect_sign(c, '(', "( and the pattern of an item"));
    c->list = pat->index;
    SODO_TRY(sodo_rules_read_pattern(c, &item));
    SODO_TRY(sodo_rule_expect_sign(c, ';', "; and the separator of the items"));
    size_t captures = c->rule->captures.count;
    SODO_TRY(sodo_rules_read_pattern(c, &separator));
    c->list = SODO_NO_INDEX;
    if (c->rule->captures.count != captures)
        return sodo_rules_problem(b, c->rule->captures.items[captures].at,
                                  "a separator has no captures");
    if (!sodo_rule_accept(c, ')'))
        return sodo_rules_problem(b, open, "this bracket is not closed");
    SODO_TRY(sodo_rules_add_kid(c, pat, item));
    return sodo_rules_add_kid(c, pat, separator);
}

static sodo_status read_word(sodo_rule_cursor *c, sodo_pat *pat) {
    static const char *const KNOWN[] = {"followed", "preceded", "not", "list"};
    const sodo_rule_token *t = c->at;
    if (sodo_token_says(t, "list")) return read_list(c, pat);
    if (sodo_token_says(t, "not") || sodo_token_says(t, "followed") ||
        sodo_token_says(t, "preceded"))
        return read_look(c, pat);
    sodo_slice names[4];
    for (size_t i = 0; i < 4; i++) names[i] = sodo_slice_of(KNOWN[i]);
    const char *nearest = sodo_rules_nearest(c->build, t->text, names, 4);
    if (*nearest)
        return sodo_rules_problem(c->build, t, "%.*s is no element of a pattern%s",
                                  (int)t->text.size, t->text.data, nearest);
    return sodo_rules_problem(c->build, t,
                              "%.*s is no element of a pattern; words stand in "
                              "straight quotes, captures before a colon",
                              (int)t->text.size, t->text.data);
}

sodo_status sodo_rules_read_element(sodo_rule_cursor *c, sodo_pat **out) {
    const sodo_rule_token *t = sodo_rule_peek(c);
    sodo_pat *pat = NULL;
    SODO_TRY(sodo_rules_new_pat(c, SODO_PAT_PHRASE, &pat));
    *out = pat;
    if (t->kind == SODO_LEX_STRING) {
        c->at++;
        return sodo_rules_phrase(c->build, t, sodo_rule_accept(c, '!'), &pat->phrase);
    }
    if (t->kind == SODO_LEX_NAME) return read_word(c, pat);
    if (sodo_rule_accept(c, '<')) return read_mention(c, pat);
    if (sodo_rule_accept(c, '[')) return read_square(c, pat);
    if (sodo_rule_accept(c, '@')) {
        const sodo_rule_token *name = NULL;
        pat->kind = SODO_PAT_SET;
        SODO_TRY(sodo_rule_expect_name(c, "the name of a word set after @", &name));
        SODO_TRY(sodo_rules_set_named(c->build, name, &pat->index));
        c->build->set->sets.items[pat->index].used = true;
        return SODO_OK;
    }
    if (t->kind == SODO_LEX_END)
        return sodo_rules_problem(c->build, t,
                                  "expected an element of a pattern, found the end "
                                  "of the line");
    return sodo_rules_problem(c->build, t, "expected an element of a pattern");
}

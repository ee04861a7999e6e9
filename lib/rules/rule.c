/* rule.c - the lines of a rule. */
#include "rules/build.h"

#include <stdio.h>

static sodo_status read_number(sodo_rule_cursor *c, int most, int *out) {
    bool minus = sodo_rule_accept(c, '-');
    if (!minus) sodo_rule_accept(c, '+');
    const sodo_rule_token *t = sodo_rule_peek(c);
    int value = 0;
    if (t->kind == SODO_LEX_NUMBER && t->text.size <= 4)
        for (size_t i = 0; i < t->text.size; i++)
            value = value * 10 + (t->text.data[i] - '0');
    if (t->kind != SODO_LEX_NUMBER || t->text.size > 4 || value > most)
        return sodo_rules_problem(c->build, t, "expected a whole number from -%d to %d",
                                  most, most);
    c->at++;
    *out = minus ? -value : value;
    return SODO_OK;
}

static sodo_status read_when(sodo_rule_cursor *c) {
    sodo_rule_when when = {0};
    if (sodo_token_says(sodo_rule_peek(c), "not")) {
        when.negative = true;
        c->at++;
    }
    SODO_TRY(sodo_rules_read_value(c, SODO_NO_INDEX, &when.value));
    bool different = sodo_rule_accept(c, SODO_SIGN_DIFFERENT);
    if (different || sodo_rule_accept(c, '=')) {
        const sodo_rule_token *text = NULL;
        if (when.negative)
            return sodo_rules_problem(c->build, c->at - 1, "write != instead of not … =");
        SODO_TRY(sodo_rule_expect_string(c, "a constant in quotes", &text));
        SODO_TRY(sodo_rules_value(c->build, text, &when.constant));
        when.compares = true;
        when.negative = different;
    }
    sodo_rule_when *slot = SODO_PUSH(c->build->arena, c->rule->whens);
    if (!slot) return sodo_rules_nomem(c->build);
    *slot = when;
    return SODO_OK;
}

static sodo_status read_match(sodo_rule_cursor *c) {
    if (c->rule->pattern)
        return sodo_rules_problem(c->build, c->at - 1,
                                  "a rule has one line `match`; alternatives "
                                  "are written ( a | b )");
    sodo_pat *pattern = NULL;
    SODO_TRY(sodo_rules_read_pattern(c, &pattern));
    SODO_TRY(sodo_rule_expect_end(c));
    c->rule->pattern = pattern;
    return SODO_OK;
}

static sodo_status read_action(sodo_rule_cursor *c, const sodo_rule_token *keyword) {
    sodo_rule_action action = {.list = SODO_NO_INDEX, .capture = SODO_NO_INDEX};
    SODO_TRY(sodo_rules_read_action(c, keyword, &action));
    sodo_rule_action *slot = SODO_PUSH(c->build->arena, c->rule->actions);
    if (!slot) return sodo_rules_nomem(c->build);
    *slot = action;
    return SODO_OK;
}

static sodo_status read_line(sodo_rules_build *b, uint32_t index,
                             sodo_rule_statement line) {
    sodo_rule *rule = &b->set->rules.items[index];
    sodo_rule_cursor c = sodo_rule_cursor_of(b, line.begin, line.end);
    c.rule = rule;
    const sodo_rule_token *keyword = c.at++, *text = NULL;
    if (sodo_token_says(keyword, "match")) return read_match(&c);
    if (sodo_token_says(keyword, "example"))
        return sodo_rules_read_example(&c, false, index);
    if (sodo_token_says(keyword, "not")) return sodo_rules_read_example(&c, true, index);
    if (sodo_token_says(keyword, "zones")) return sodo_rules_zones(&c, &rule->zones);
    if (sodo_token_says(keyword, "when")) {
        SODO_TRY(read_when(&c));
    } else if (sodo_token_says(keyword, "priority")) {
        SODO_TRY(read_number(&c, 1000, &rule->priority));
    } else if (sodo_token_says(keyword, "conf")) {
        SODO_TRY(read_number(&c, 100, &rule->conf));
    } else if (sodo_token_says(keyword, "say")) {
        SODO_TRY(sodo_rule_expect_string(&c, "a sentence in quotes", &text));
        rule->say = text->text;
    } else {
        return read_action(&c, keyword);
    }
    return sodo_rule_expect_end(&c);
}

/* "rule NAME", the reason that its facts carry. */
static const char *reason_of(sodo_rules_build *b, sodo_slice name) {
    char *reason = sodo_arena_alloc(b->arena, name.size + 8, 1);
    if (reason) snprintf(reason, name.size + 8, "rule %.*s", (int)name.size, name.data);
    return reason;
}

sodo_status sodo_rules_read_rule(sodo_rules_build *b, uint32_t index) {
    sodo_rule *rule = &b->set->rules.items[index];
    rule->reason = reason_of(b, rule->name);
    if (!rule->reason) return sodo_rules_nomem(b);
    sodo_status worst = SODO_OK;
    for (int actions = 0; actions < 2;
         actions++) /* captures are known before they are used */
        for (size_t i = 0; i < rule->lines.count; i++) {
            if (sodo_token_says(rule->lines.items[i].begin, "match") == (actions == 1))
                continue;
            if (actions && !rule->pattern) continue;
            sodo_status status = read_line(b, index, rule->lines.items[i]);
            if (status != SODO_OK) worst = status;
            SODO_TRY(sodo_rules_go_on(b, status));
        }
    if (worst == SODO_OK && !rule->pattern)
        worst = sodo_rules_problem(b, rule->at, "rule %.*s has no line `match`",
                                   (int)rule->name.size, rule->name.data);
    else if (worst == SODO_OK && !rule->actions.count)
        worst = sodo_rules_problem(b, rule->at,
                                   "rule %.*s does nothing: it has no line make, "
                                   "fact, attr, set, clear or drop",
                                   (int)rule->name.size, rule->name.data);
    if (worst == SODO_OK) worst = sodo_rules_check_rule(b, rule);
    if (worst != SODO_OK) rule->bad = true;
    return sodo_rules_go_on(b, worst);
}

/* action.c - values, actions and conditions of a rule. */
#include "rules/build.h"

static sodo_status find_capture(sodo_rule_cursor *c, const sodo_rule_token *name,
                                uint32_t list, uint32_t *out) {
    sodo_rule *rule = c->rule;
    for (uint32_t i = 0; i < rule->captures.count; i++) {
        sodo_rule_capture *known = &rule->captures.items[i];
        if (!sodo_slice_equal(known->name, name->text)) continue;
        if (known->list != SODO_NO_INDEX && known->list != list)
            return sodo_rules_problem(c->build, name,
                                      "%.*s stands inside a list; it can be used "
                                      "after `each` and the list's name only",
                                      (int)name->text.size, name->text.data);
        known->used = true;
        *out = i;
        return SODO_OK;
    }
    sodo_slice names[SODO_RULE_CAPTURES];
    for (size_t i = 0; i < rule->captures.count; i++)
        names[i] = rule->captures.items[i].name;
    return sodo_rules_problem(
        c->build, name, "this rule has no capture %.*s%s", (int)name->text.size,
        name->text.data,
        sodo_rules_nearest(c->build, name->text, names, rule->captures.count));
}

static sodo_status find_state(sodo_rule_cursor *c, const sodo_rule_token *name,
                              bool setting, uint32_t *out) {
    sodo_rules_build *b = c->build;
    sodo_rule_phase *phase = &b->set->phases.items[c->rule->phase];
    if (!phase->frame)
        return sodo_rules_problem(b, name,
                                  "state belongs to frame phases; %.*s is a tag phase",
                                  (int)phase->name.size, phase->name.data);
    for (uint32_t i = 0; i < phase->states.count; i++)
        if (sodo_slice_equal(phase->states.items[i].name, name->text)) {
            phase->states.items[i].is_set |= setting;
            *out = i;
            return SODO_OK;
        }
    if (phase->states.count == 64)
        return sodo_rules_problem(b, name, "a phase has 64 states at most");
    sodo_rule_state *state = SODO_PUSH(b->arena, phase->states);
    char *reason = sodo_arena_alloc(b->arena, name->text.size + 8, 1);
    if (!state || !reason) return sodo_rules_nomem(b);
    memcpy(reason, "state ", 6);
    memcpy(reason + 6, name->text.data, name->text.size);
    *state = (sodo_rule_state){
        .name = name->text, .reason = reason, .is_set = setting, .at = name};
    *out = (uint32_t)phase->states.count - 1;
    return SODO_OK;
}

static sodo_status read_path(sodo_rule_cursor *c, sodo_rule_value *value) {
    while (sodo_rule_accept(c, '.')) {
        const sodo_rule_token *name = NULL;
        SODO_TRY(sodo_rule_expect_name(c, "the name of an attribute after the full stop",
                                       &name));
        if (value->depth == SODO_VALUE_DEPTH)
            return sodo_rules_problem(
                c->build, name, "a value goes %d names deep at most", SODO_VALUE_DEPTH);
        SODO_TRY(sodo_rules_attr(c->build, name, &value->path[value->depth++]));
    }
    return SODO_OK;
}

sodo_status sodo_rules_read_value(sodo_rule_cursor *c, uint32_t list,
                                  sodo_rule_value *out) {
    const sodo_rule_token *t = sodo_rule_peek(c);
    sodo_rule_value value = {.at = t};
    if (t->kind == SODO_LEX_STRING || t->kind == SODO_LEX_NUMBER) {
        uint16_t number = 0;
        SODO_TRY(sodo_rules_value(c->build, t, &number));
        SODO_TRY(sodo_rules_made_value(c->build, number));
        value.source = SODO_VALUE_CONSTANT;
        value.index = number;
        c->at++;
        *out = value;
        return SODO_OK;
    }
    if (t->kind != SODO_LEX_NAME)
        return sodo_rules_problem(c->build, t,
                                  "expected a capture, state.NAME, or a constant in "
                                  "quotes");
    c->at++;
    if (sodo_slice_is(t->text, "state")) {
        const sodo_rule_token *name = NULL;
        value.source = SODO_VALUE_STATE;
        SODO_TRY(sodo_rule_expect_sign(c, '.', "state.NAME"));
        SODO_TRY(sodo_rule_expect_name(c, "the name of a state", &name));
        SODO_TRY(find_state(c, name, false, &value.index));
    } else {
        value.source = SODO_VALUE_CAPTURE;
        SODO_TRY(find_capture(c, t, list, &value.index));
    }
    SODO_TRY(read_path(c, &value));
    *out = value;
    return SODO_OK;
}

/* ---- attr=VALUE ---- */

static bool is_fact_attr(uint16_t attr) {
    return attr == SODO_ATTR_STATUS || attr == SODO_ATTR_ROLE || attr == SODO_ATTR_DATE ||
           attr == SODO_ATTR_SITE || attr == SODO_ATTR_SINCE || attr == SODO_ATTR_UNTIL;
}

static sodo_status read_assign(sodo_rule_cursor *c, const sodo_rule_action *action,
                               sodo_rule_assign *out) {
    const sodo_rule_token *name = NULL;
    SODO_TRY(sodo_rule_expect_name(c, "attribute=VALUE", &name));
    SODO_TRY(sodo_rules_attr(c->build, name, &out->attr));
    if (action->what == SODO_ACTION_FACT && !is_fact_attr(out->attr))
        return sodo_rules_problem(c->build, name,
                                  "a fact has no %.*s (status, role, date, site, "
                                  "since and until only)",
                                  (int)name->text.size, name->text.data);
    SODO_TRY(sodo_rule_expect_sign(c, '=', "= after the attribute"));
    return sodo_rules_read_value(c, action->list, &out->value);
}

static sodo_status read_assigns(sodo_rule_cursor *c, sodo_rule_action *action) {
    SODO_VEC(sodo_rule_assign) assigns = {0};
    while (c->at < c->end) {
        sodo_rule_assign assign = {0};
        SODO_TRY(read_assign(c, action, &assign));
        sodo_rule_assign *slot = SODO_PUSH(c->build->arena, assigns);
        if (!slot) return sodo_rules_nomem(c->build);
        *slot = assign;
    }
    action->assigns = assigns.items;
    action->assign_count = (uint32_t)assigns.count;
    return SODO_OK;
}

/* ---- actions ---- */

static sodo_status read_capture(sodo_rule_cursor *c, sodo_rule_action *action) {
    const sodo_rule_token *name = NULL;
    SODO_TRY(sodo_rule_expect_name(c, "the name of a capture", &name));
    return find_capture(c, name, action->list, &action->capture);
}

static sodo_status read_make(sodo_rule_cursor *c, sodo_rule_action *action) {
    const sodo_rule_token *name = NULL;
    SODO_TRY(sodo_rule_expect_name(c, "the kind of mention to make", &name));
    SODO_TRY(sodo_rules_kind(c->build, name, &action->kind));
    SODO_TRY(sodo_rules_seen_kind(c->build, name, action->kind));
    if (sodo_token_says(sodo_rule_peek(c), "over")) {
        c->at++;
        SODO_TRY(read_capture(c, action));
    }
    return read_assigns(c, action);
}

static sodo_status read_fact(sodo_rule_cursor *c, sodo_rule_action *action) {
    const char *names[SODO_REL_COUNT];
    for (int i = 0; i < SODO_REL_COUNT; i++)
        names[i] = sodo_relation_name((sodo_relation_kind)i);
    uint32_t kind = 0;
    SODO_TRY(sodo_rules_choice(c->build, sodo_rule_peek(c),
                               "a kind of fact (holds, attends …)", names, SODO_REL_COUNT,
                               &kind));
    c->at++;
    action->kind = (uint8_t)kind;
    SODO_TRY(sodo_rules_read_value(c, action->list, &action->source));
    SODO_TRY(sodo_rules_read_value(c, action->list, &action->target));
    if (action->source.source == SODO_VALUE_CONSTANT ||
        action->target.source == SODO_VALUE_CONSTANT)
        return sodo_rules_problem(
            c->build, action->at,
            "source and target of a fact are mentions, not constants");
    return read_assigns(c, action);
}

static sodo_status read_set(sodo_rule_cursor *c, sodo_rule_action *action) {
    static const char *const SPANS[] = {"sentence", "line", "paragraph", "page"};
    const sodo_rule_token *name = NULL;
    SODO_TRY(sodo_rule_expect_name(c, "the name of a state", &name));
    SODO_TRY(find_state(c, name, true, &action->state));
    SODO_TRY(sodo_rule_expect_sign(c, '=', "= and a value"));
    SODO_TRY(sodo_rules_read_value(c, action->list, &action->source));
    action->until = SODO_SPAN_PAGE;
    if (sodo_token_says(sodo_rule_peek(c), "until")) {
        uint32_t until = 0;
        c->at++;
        SODO_TRY(sodo_rules_choice(c->build, sodo_rule_peek(c),
                                   "sentence, line, paragraph or page", SPANS, 4,
                                   &until));
        c->at++;
        action->until = (uint8_t)until;
    }
    return SODO_OK;
}

static sodo_status read_clear(sodo_rule_cursor *c, sodo_rule_action *action) {
    const sodo_rule_token *name = NULL;
    SODO_TRY(sodo_rule_expect_name(c, "the name of a state", &name));
    return find_state(c, name, false, &action->state);
}

static sodo_status read_attr(sodo_rule_cursor *c, sodo_rule_action *action) {
    SODO_TRY(read_capture(c, action));
    if (c->at >= c->end)
        return sodo_rules_problem(c->build, sodo_rule_peek(c),
                                  "expected attribute=VALUE");
    return read_assigns(c, action);
}

static sodo_status read_each(sodo_rule_cursor *c, sodo_rule_action *action) {
    const sodo_rule_token *name = NULL;
    if (action->list != SODO_NO_INDEX)
        return sodo_rules_problem(c->build, c->at - 1, "each stands once in an action");
    SODO_TRY(sodo_rule_expect_name(c, "the name of a list", &name));
    uint32_t capture = 0;
    SODO_TRY(find_capture(c, name, SODO_NO_INDEX, &capture));
    for (uint32_t i = 0; i < c->rule->lists.count; i++)
        if (c->rule->lists.items[i].capture == capture) action->list = i;
    if (action->list == SODO_NO_INDEX)
        return sodo_rules_problem(c->build, name,
                                  "%.*s is not a list( ITEM ; SEPARATOR )",
                                  (int)name->text.size, name->text.data);
    const sodo_rule_token *keyword = NULL;
    SODO_TRY(sodo_rule_expect_name(c, "an action after the list", &keyword));
    return sodo_rules_read_action(c, keyword, action);
}

static sodo_status check_group(sodo_rule_cursor *c, const sodo_rule_token *keyword,
                               const sodo_rule_action *action) {
    const sodo_rule_phase *phase = &c->build->set->phases.items[c->rule->phase];
    bool frames_only = action->what == SODO_ACTION_FACT ||
                       action->what == SODO_ACTION_SET ||
                       action->what == SODO_ACTION_CLEAR;
    if (!frames_only || phase->frame) return SODO_OK;
    return sodo_rules_problem(c->build, keyword,
                              "%.*s is for frame phases; %.*s is a tag phase",
                              (int)keyword->text.size, keyword->text.data,
                              (int)phase->name.size, phase->name.data);
}

sodo_status sodo_rules_read_action(sodo_rule_cursor *c, const sodo_rule_token *keyword,
                                   sodo_rule_action *out) {
    static const struct {
        const char *name;
        sodo_action_kind what;
        sodo_status (*read)(sodo_rule_cursor *c, sodo_rule_action *action);
    } ACTIONS[] = {
        {"make", SODO_ACTION_MAKE, read_make},
        {"fact", SODO_ACTION_FACT, read_fact},
        {"attr", SODO_ACTION_ATTR, read_attr},
        {"set", SODO_ACTION_SET, read_set},
        {"clear", SODO_ACTION_CLEAR, read_clear},
        {"drop", SODO_ACTION_DROP, read_capture},
    };
    if (sodo_token_says(keyword, "each")) return read_each(c, out);
    for (size_t i = 0; i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        if (!sodo_token_says(keyword, ACTIONS[i].name)) continue;
        out->what = (uint8_t)ACTIONS[i].what;
        out->at = keyword;
        SODO_TRY(check_group(c, keyword, out));
        SODO_TRY(ACTIONS[i].read(c, out));
        return sodo_rule_expect_end(c);
    }
    return sodo_rules_problem(c->build, keyword,
                              "%.*s is no action (make, fact, attr, set, clear, "
                              "drop)",
                              (int)keyword->text.size, keyword->text.data);
}

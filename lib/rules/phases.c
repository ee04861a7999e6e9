/* phases.c - the lines that describe a phase. */
#include "rules/build.h"

static const char *const GROUPS[] = {"tag", "frame"};
static const char *const POLICIES[] = {"longest", "all"};
static const char *const WINDOWS[] = {"sentence", "line", "paragraph", "page"};

sodo_status sodo_rules_zones(sodo_rule_cursor *c, uint8_t *out) {
    const char *names[SODO_ZONE_COUNT];
    for (int i = 0; i < SODO_ZONE_COUNT; i++) names[i] = sodo_zone_name((sodo_zone)i);
    uint8_t zones = 0;
    do {
        uint32_t zone = 0;
        SODO_TRY(sodo_rules_choice(c->build, sodo_rule_peek(c), "a zone of a page", names,
                                   SODO_ZONE_COUNT, &zone));
        zones |= (uint8_t)(1u << zone);
        c->at++;
        sodo_rule_accept(c, ',');
    } while (c->at < c->end);
    *out = zones;
    return SODO_OK;
}

static sodo_status read_in(sodo_rule_cursor *c, sodo_rule_phase *phase) {
    phase->has_in = true;
    if (c->at >= c->end) return SODO_OK; /* words only */
    bool together = false;               /* A | B: laid in one go */
    do {
        const sodo_rule_token *name = NULL;
        uint8_t kind = 0;
        SODO_TRY(sodo_rule_expect_name(c, "a kind of mention", &name));
        SODO_TRY(sodo_rules_kind(c->build, name, &kind));
        if (phase->kinds >> kind & 1)
            return sodo_rules_problem(c->build, name, "%.*s is named twice",
                                      (int)name->text.size, name->text.data);
        if (!together) phase->layer_count++;
        phase->layers[phase->layer_count - 1] |= UINT64_C(1) << kind;
        phase->kinds |= UINT64_C(1) << kind;
        phase->place[kind] = (uint8_t)phase->kind_count;
        phase->order[phase->kind_count++] = kind;
        together = sodo_rule_accept(c, '|');
    } while (together || sodo_rule_accept(c, ','));
    c->build->seen_kinds |= phase->kinds;
    return sodo_rule_expect_end(c);
}

static sodo_status read_choice(sodo_rule_cursor *c, const char *what,
                               const char *const *choices, size_t count, uint32_t *out) {
    SODO_TRY(sodo_rules_choice(c->build, sodo_rule_peek(c), what, choices, count, out));
    c->at++;
    return sodo_rule_expect_end(c);
}

sodo_status sodo_rules_read_phase_line(sodo_rules_build *b, sodo_rule_phase *phase,
                                       sodo_rule_statement line) {
    sodo_rule_cursor c = sodo_rule_cursor_of(b, line.begin, line.end);
    const sodo_rule_token *keyword = c.at++;
    uint32_t choice = 0;
    if (sodo_token_says(keyword, "in")) return read_in(&c, phase);
    if (sodo_token_says(keyword, "zones")) return sodo_rules_zones(&c, &phase->zones);
    if (sodo_token_says(keyword, "group")) {
        SODO_TRY(read_choice(&c, "a group (tag or frame)", GROUPS, 2, &choice));
        phase->frame = choice == 1;
        phase->has_group = true;
    } else if (sodo_token_says(keyword, "policy")) {
        SODO_TRY(read_choice(&c, "a policy (longest or all)", POLICIES, 2, &choice));
        phase->all = choice == 1;
    } else {
        SODO_TRY(read_choice(&c, "a window (sentence, line, paragraph or page)", WINDOWS,
                             4, &choice));
        phase->window = (uint8_t)choice;
    }
    return SODO_OK;
}

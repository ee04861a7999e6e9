/* statements.c - files to word sets, macros, phases, and rules with their lines. */
#include "rules/build.h"

typedef struct reader {
    sodo_rules_build *build;
    sodo_rule_source *source;
    uint32_t phase, rule; /* the ones above, or SODO_NO_INDEX */
} reader;

static const char *const TOP[] = {"words", "macro", "phase", "rule"};
static const char *const PHASE_LINES[] = {"group", "window", "in", "policy", "zones"};
static const char *const RULE_LINES[] = {"say",   "priority", "conf", "zones",   "when",
                                         "match", "make",     "fact", "attr",    "set",
                                         "clear", "drop",     "each", "example", "not"};
#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool is_one_of(const sodo_rule_token *t, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (sodo_token_says(t, names[i])) return true;
    return false;
}

/* Can the first token of a line not begin a statement? Then the line above goes on. */
static bool is_element(const sodo_rule_token *t) {
    if (t->kind != SODO_LEX_NAME) return t->kind != SODO_LEX_END;
    if (sodo_token_is(t + 1, ':')) return true;
    if (sodo_token_says(t, "not"))
        return sodo_token_says(t + 1, "followed") || sodo_token_says(t + 1, "preceded");
    bool takes_brackets = sodo_token_says(t, "list") || sodo_token_says(t, "followed") ||
                          sodo_token_says(t, "preceded");
    return takes_brackets && sodo_token_is(t + 1, '(');
}

/* Does a new statement begin at `t`, the first token of its line, though a bracket is
 * open? */
static bool begins_anyway(const sodo_rule_token *t) {
    bool known =
        is_one_of(t, TOP, COUNT(TOP)) || is_one_of(t, RULE_LINES, COUNT(RULE_LINES));
    return known && !is_element(t);
}

/* A statement goes on after ',' and '|', inside brackets, and on lines that begin with an
 * element of a pattern. */
static const sodo_rule_token *statement_end(const sodo_rule_token *t) {
    int depth = 0;
    for (const sodo_rule_token *at = t;; at++) {
        if (at->kind == SODO_LEX_END) return at;
        if (at > t && at->first) {
            bool goes_on = depth > 0 || is_element(at) || sodo_token_is(at - 1, ',') ||
                           sodo_token_is(at - 1, '|');
            if (!goes_on || begins_anyway(at)) return at;
        }
        if (at->kind != SODO_LEX_SIGN) continue;
        if (strchr("([<{", at->sign)) depth++;
        if (strchr(")]>}", at->sign)) depth--;
    }
}

/* ---- words ---- */

static sodo_status find_set(reader *r, const sodo_rule_token *name, bool add,
                            sodo_word_set **out) {
    sodo_rules_build *b = r->build;
    uint32_t index = 0;
    if (add) {
        SODO_TRY(sodo_rules_set_named(b, name, &index));
        *out = &b->set->sets.items[index];
        return SODO_OK;
    }
    for (size_t i = 0; i < b->set->sets.count; i++) {
        sodo_word_set *set = &b->set->sets.items[i];
        if (!sodo_slice_equal(set->name, name->text)) continue;
        const sodo_rule_source *other = &b->set->sources[set->at->file];
        if (other->dir == r->source->dir)
            return sodo_rules_problem(b, name,
                                      "@%.*s is given already in line %u of %.*s; "
                                      "write += to add to it",
                                      (int)name->text.size, name->text.data,
                                      (unsigned)set->at->line, (int)other->path.size,
                                      other->path.data);
        set->phrases.count = 0;
        set->at = name;
        *out = set;
        return SODO_OK;
    }
    sodo_word_set *set = SODO_PUSH(b->arena, b->set->sets);
    if (!set) return sodo_rules_nomem(b);
    *set = (sodo_word_set){.name = name->text, .at = name};
    *out = set;
    return SODO_OK;
}

static sodo_status read_words(reader *r, sodo_rule_cursor *c) {
    sodo_rules_build *b = r->build;
    const sodo_rule_token *name = NULL, *text = NULL;
    sodo_word_set *set = NULL;
    SODO_TRY(sodo_rule_expect_name(c, "the name of a word set", &name));
    bool add = sodo_rule_accept(c, SODO_SIGN_ADD);
    if (!add) SODO_TRY(sodo_rule_expect_sign(c, '=', "= or +="));
    SODO_TRY(find_set(r, name, add, &set));
    do {
        SODO_TRY(sodo_rule_expect_string(c, "words in quotes", &text));
        bool exact = sodo_rule_accept(c, '!');
        sodo_phrase *phrase = SODO_PUSH(b->arena, set->phrases);
        if (!phrase) return sodo_rules_nomem(b);
        sodo_status status = sodo_rules_phrase(b, text, exact, phrase);
        if (status != SODO_OK) {
            set->phrases.count--;
            return status;
        }
    } while (sodo_rule_accept(c, ','));
    return sodo_rule_expect_end(c);
}

/* ---- macros ---- */

static sodo_status read_params(sodo_rule_cursor *c, sodo_rule_macro *macro) {
    const sodo_rule_token *param = NULL;
    do {
        SODO_TRY(sodo_rule_expect_name(c, "the name of a parameter", &param));
        if (macro->param_count == SODO_MACRO_PARAMS)
            return sodo_rules_problem(
                c->build, param, "a macro has %d parameters at most", SODO_MACRO_PARAMS);
        macro->params[macro->param_count++] = param->text;
    } while (sodo_rule_accept(c, ','));
    return sodo_rule_expect_sign(c, ')', ") after the parameters");
}

static sodo_status read_macro(reader *r, sodo_rule_cursor *c) {
    sodo_rules_build *b = r->build;
    const sodo_rule_token *name = NULL;
    SODO_TRY(sodo_rule_expect_name(c, "the name of a macro", &name));
    sodo_rule_macro macro = {.name = name->text, .at = name};
    if (sodo_rule_accept(c, '(')) SODO_TRY(read_params(c, &macro));
    SODO_TRY(sodo_rule_expect_sign(c, '=', "= and a pattern"));
    if (c->at >= c->end)
        return sodo_rules_problem(b, sodo_rule_peek(c), "expected a pattern after =");
    macro.begin = c->at;
    macro.end = c->end;
    for (size_t i = 0; i < b->macros.count; i++) {
        sodo_rule_macro *old = &b->macros.items[i];
        if (!sodo_slice_equal(old->name, name->text)) continue;
        if (b->set->sources[old->at->file].dir == r->source->dir)
            return sodo_rules_problem(b, name, "$%.*s is given already in line %u",
                                      (int)name->text.size, name->text.data,
                                      (unsigned)old->at->line);
        *old = macro;
        return SODO_OK;
    }
    sodo_rule_macro *slot = SODO_PUSH(b->arena, b->macros);
    if (!slot) return sodo_rules_nomem(b);
    *slot = macro;
    return SODO_OK;
}

/* ---- phases and rules ---- */

static sodo_status read_phase(reader *r, sodo_rule_cursor *c) {
    sodo_rules_build *b = r->build;
    const sodo_rule_token *at = NULL;
    sodo_slice name = {0};
    r->rule = r->phase = SODO_NO_INDEX;
    SODO_TRY(sodo_rule_expect_dotted(c, "the name of a phase", &at, &name));
    for (uint32_t i = 0; i < b->set->phases.count; i++)
        if (sodo_slice_equal(b->set->phases.items[i].name, name)) {
            b->set->phases.items[i].reopened = true;
            r->phase = i;
            return sodo_rule_expect_end(c);
        }
    sodo_rule_phase *phase = SODO_PUSH(b->arena, b->set->phases);
    if (!phase) return sodo_rules_nomem(b);
    *phase = (sodo_rule_phase){.name = name, .at = at};
    r->phase = (uint32_t)b->set->phases.count - 1;
    return sodo_rule_expect_end(c);
}

/* An overlay's rule replaces an earlier folder's; two of one name in a folder are a
 * mistake. */
static sodo_status replace(reader *r, const sodo_rule_token *at, sodo_slice name) {
    sodo_rules_build *b = r->build;
    for (size_t i = 0; i < b->set->rules.count; i++) {
        sodo_rule *old = &b->set->rules.items[i];
        if (old->bad || !sodo_slice_equal(old->name, name)) continue;
        const sodo_rule_source *other = &b->set->sources[old->at->file];
        if (other->dir == r->source->dir)
            return sodo_rules_problem(b, at,
                                      "a rule is called %.*s already in line %u of %.*s",
                                      (int)name.size, name.data, (unsigned)old->at->line,
                                      (int)other->path.size, other->path.data);
        old->bad = true;
    }
    return SODO_OK;
}

static sodo_status read_rule(reader *r, sodo_rule_cursor *c) {
    sodo_rules_build *b = r->build;
    const sodo_rule_token *at = NULL;
    sodo_slice name = {0};
    r->rule = SODO_NO_INDEX;
    if (r->phase == SODO_NO_INDEX)
        return sodo_rules_problem(b, c->at - 1, "a rule needs a phase above it");
    SODO_TRY(sodo_rule_expect_dotted(c, "the name of a rule", &at, &name));
    SODO_TRY(sodo_rules_go_on(b, replace(r, at, name)));
    sodo_rule *rule = SODO_PUSH(b->arena, b->set->rules);
    if (!rule) return sodo_rules_nomem(b);
    r->rule = (uint32_t)b->set->rules.count - 1;
    *rule = (sodo_rule){.name = name, .phase = r->phase, .order = r->rule, .at = at};
    return sodo_rule_expect_end(c);
}

/* A line that belongs to the rule or the phase above it. */
static sodo_status keep_line(reader *r, sodo_rule_statement line) {
    sodo_rules_build *b = r->build;
    sodo_rule_statement *slot = NULL;
    if (r->rule != SODO_NO_INDEX) {
        slot = SODO_PUSH(b->arena, b->set->rules.items[r->rule].lines);
    } else if (r->phase != SODO_NO_INDEX) {
        sodo_rule_phase *phase = &b->set->phases.items[r->phase];
        if (phase->reopened)
            return sodo_rules_problem(b, line.begin,
                                      "phase %.*s is described in line %u of %.*s "
                                      "already; leave this line out to add rules to it",
                                      (int)phase->name.size, phase->name.data,
                                      (unsigned)phase->at->line,
                                      (int)b->set->sources[phase->at->file].path.size,
                                      b->set->sources[phase->at->file].path.data);
        slot = SODO_PUSH(b->arena, phase->lines);
    } else {
        return SODO_OK; /* below a line that was reported */
    }
    if (!slot) return sodo_rules_nomem(b);
    *slot = line;
    return SODO_OK;
}

static sodo_status unknown(reader *r, const sodo_rule_token *t) {
    sodo_slice names[COUNT(TOP) + COUNT(RULE_LINES)];
    const char *const *lines = r->rule != SODO_NO_INDEX ? RULE_LINES : PHASE_LINES;
    size_t count = r->rule != SODO_NO_INDEX ? COUNT(RULE_LINES) : COUNT(PHASE_LINES),
           n = 0;
    for (size_t i = 0; i < COUNT(TOP); i++) names[n++] = sodo_slice_of(TOP[i]);
    if (r->phase != SODO_NO_INDEX)
        for (size_t i = 0; i < count; i++) names[n++] = sodo_slice_of(lines[i]);
    const char *where = r->rule != SODO_NO_INDEX    ? "a rule"
                        : r->phase != SODO_NO_INDEX ? "a phase"
                                                    : "a file of rules";
    if (t->kind != SODO_LEX_NAME)
        return sodo_rules_problem(r->build, t, "a line of %s begins with a word", where);
    return sodo_rules_problem(r->build, t, "no line of %s begins with %.*s%s", where,
                              (int)t->text.size, t->text.data,
                              sodo_rules_nearest(r->build, t->text, names, n));
}

static sodo_status read_statement(reader *r, sodo_rule_statement line) {
    const sodo_rule_token *t = line.begin;
    sodo_rule_cursor c = sodo_rule_cursor_of(r->build, line.begin, line.end);
    c.at++;
    if (sodo_token_says(t, "words")) return read_words(r, &c);
    if (sodo_token_says(t, "macro")) return read_macro(r, &c);
    if (sodo_token_says(t, "phase")) return read_phase(r, &c);
    if (sodo_token_says(t, "rule")) return read_rule(r, &c);
    bool of_rule =
        r->rule != SODO_NO_INDEX && is_one_of(t, RULE_LINES, COUNT(RULE_LINES));
    bool of_phase =
        r->rule == SODO_NO_INDEX && is_one_of(t, PHASE_LINES, COUNT(PHASE_LINES));
    if (of_phase && r->phase == SODO_NO_INDEX)
        return sodo_rules_problem(r->build, t, "this line needs a phase above it");
    return of_rule || of_phase ? keep_line(r, line) : unknown(r, t);
}

sodo_status sodo_rules_read_file(sodo_rules_build *b, sodo_rule_source *source) {
    reader r = {
        .build = b, .source = source, .phase = SODO_NO_INDEX, .rule = SODO_NO_INDEX};
    const sodo_rule_token *t = source->tokens.items;
    while (t->kind != SODO_LEX_END) {
        sodo_rule_statement line = {t, statement_end(t)};
        SODO_TRY(sodo_rules_go_on(b, read_statement(&r, line)));
        t = line.end;
    }
    return SODO_OK;
}

/* example.c - the examples beside rules: reading them, and whether a page fulfils one. */
#include "rules/build.h"

/* ---- reading ---- */

static sodo_status read_attr(sodo_rule_cursor *c, sodo_rule_expectation *want) {
    const sodo_rule_token *name = NULL, *text = NULL;
    SODO_TRY(sodo_rule_expect_name(c, "attribute=\"value\" or a comma", &name));
    if (want->attr_count == 4)
        return sodo_rules_problem(c->build, name,
                                  "an expectation has 4 attributes at most");
    SODO_TRY(sodo_rules_attr(c->build, name, &want->attrs[want->attr_count]));
    SODO_TRY(sodo_rule_expect_sign(c, '=', "= after the attribute"));
    SODO_TRY(sodo_rule_expect_string(c, "a value in quotes", &text));
    want->values[want->attr_count++] = text->text;
    return SODO_OK;
}

/* `holds "A" "B"`, or `fact "A" "B"` for any kind. */
static sodo_status read_fact(sodo_rule_cursor *c, int kind, sodo_rule_expectation *want) {
    const sodo_rule_token *text = NULL;
    want->fact = true;
    want->kind = kind;
    SODO_TRY(
        sodo_rule_expect_string(c, "the text of the fact's source in quotes", &text));
    want->text = text->text;
    SODO_TRY(
        sodo_rule_expect_string(c, "the text of the fact's target in quotes", &text));
    want->target = text->text;
    return SODO_OK;
}

static sodo_status read_expectation(sodo_rule_cursor *c, sodo_rule_expectation *want) {
    const sodo_rule_token *name = NULL, *text = NULL;
    SODO_TRY(sodo_rule_expect_name(c, "a kind of mention or fact", &name));
    want->drop = sodo_slice_is(name->text, "drop");
    if (want->drop) SODO_TRY(sodo_rule_expect_name(c, "a kind of mention", &name));
    int fact = sodo_relation_find(name->text);
    if (!want->drop && (fact >= 0 || sodo_slice_is(name->text, "fact"))) {
        SODO_TRY(read_fact(c, fact, want));
    } else {
        uint8_t kind = 0;
        SODO_TRY(sodo_rules_kind(c->build, name, &kind));
        want->kind = kind;
        SODO_TRY(sodo_rule_expect_string(c, "the text of the mention in quotes", &text));
        want->text = text->text;
    }
    while (sodo_rule_peek(c)->kind == SODO_LEX_NAME) SODO_TRY(read_attr(c, want));
    return SODO_OK;
}

sodo_status sodo_rules_read_example(sodo_rule_cursor *c, bool negative, uint32_t rule) {
    sodo_rules_build *b = c->build;
    const sodo_rule_token *text = NULL;
    size_t line = (c->at - 1)->line;
    SODO_TRY(sodo_rule_expect_string(c, "the text of the example in quotes", &text));
    sodo_rule_expects wants = {0};
    sodo_slice rest = {"", 0};
    if (!negative) {
        SODO_TRY(sodo_rule_expect_sign(c, SODO_SIGN_ARROW, "=> and what the rule makes"));
        const sodo_rule_token *first = c->at;
        do {
            sodo_rule_expectation *want = SODO_PUSH(b->arena, wants);
            if (!want) return sodo_rules_nomem(b);
            want->kind = -1;
            SODO_TRY(read_expectation(c, want));
        } while (sodo_rule_accept(c, ','));
        sodo_slice file = b->set->sources[first->file].text;
        rest = (sodo_slice){file.data + first->byte, (c->at - 1)->byte_end - first->byte};
    }
    SODO_TRY(sodo_rule_expect_end(c));
    sodo_rule_example *example = SODO_PUSH(b->arena, b->set->examples);
    sodo_rule_expects *expects = SODO_PUSH(b->arena, b->set->expects);
    if (!example || !expects) return sodo_rules_nomem(b);
    *example = (sodo_rule_example){rule, line, text->text, negative, rest};
    *expects = wants;
    return SODO_OK;
}

size_t sodo_rules_examples(const sodo_rules *self, const sodo_rule_example **out) {
    *out = self->examples.items;
    return self->examples.count;
}

/* ---- comparing ---- */

static sodo_slice text_of(const sodo_work *work, uint32_t begin, uint32_t end) {
    if (begin >= end || end > work->page.tokens.count) return (sodo_slice){"", 0};
    const sodo_token *tokens = work->page.tokens.items;
    uint32_t first = tokens[begin].byte_begin, last = tokens[end - 1].byte_end;
    return (sodo_slice){work->page.text.data + first, last - first};
}

static sodo_slice mention_text(const sodo_work *work, int32_t mention) {
    if (mention == SODO_NO_MENTION) return (sodo_slice){"", 0};
    const sodo_mention *m = &work->mentions.items[mention];
    return text_of(work, m->tok_begin, m->tok_end);
}

static bool attr_is(const sodo_rules *self, const sodo_work *work, const sodo_mention *m,
                    uint16_t name, sodo_slice value) {
    for (uint16_t i = 0; i < m->attr_count; i++) {
        const sodo_attr *a = &m->attrs[i];
        if (a->name != name) continue;
        sodo_slice is = a->value ? sodo_symbols_value_name(self->symbols, a->value)
                                 : text_of(work, a->tok_begin, a->tok_end);
        if (sodo_slice_equal(is, value)) return true;
    }
    return false;
}

static sodo_slice relation_attr(const sodo_rules *self, const sodo_work *work,
                                const sodo_relation *r, uint16_t name) {
    switch (name) {
    case SODO_ATTR_STATUS:
        return sodo_symbols_value_name(self->symbols, r->status);
    case SODO_ATTR_ROLE:
        return sodo_symbols_value_name(self->symbols, r->role);
    case SODO_ATTR_DATE:
        return mention_text(work, r->date);
    case SODO_ATTR_SITE:
        return mention_text(work, r->site);
    case SODO_ATTR_SINCE:
        return mention_text(work, r->since);
    case SODO_ATTR_UNTIL:
        return mention_text(work, r->until);
    default:
        return (sodo_slice){"", 0};
    }
}

static bool mention_fits(const sodo_rules *self, const sodo_work *work,
                         const sodo_mention *m, const sodo_rule_expectation *want) {
    bool fits = m->kind == want->kind && (!want->drop || m->dropped) &&
                sodo_slice_equal(text_of(work, m->tok_begin, m->tok_end), want->text);
    for (uint32_t a = 0; a < want->attr_count && fits; a++)
        fits = attr_is(self, work, m, want->attrs[a], want->values[a]);
    return fits;
}

static bool relation_fits(const sodo_rules *self, const sodo_work *work,
                          const sodo_relation *r, const sodo_rule_expectation *want) {
    bool fits = (want->kind < 0 || r->kind == want->kind) &&
                sodo_slice_equal(mention_text(work, r->source), want->text) &&
                sodo_slice_equal(mention_text(work, r->target), want->target);
    for (uint32_t a = 0; a < want->attr_count && fits; a++)
        fits = sodo_slice_equal(relation_attr(self, work, r, want->attrs[a]),
                                want->values[a]);
    return fits;
}

/* Has the mention what an `attr` line of the rule gives? Attributes do not remember who
 * gave them; the constants of the line tell. */
static bool has_given(const sodo_mention *m, const sodo_rule_action *action) {
    if (action->what != SODO_ACTION_ATTR) return false;
    for (uint32_t i = 0; i < action->assign_count; i++) {
        const sodo_rule_assign *assign = &action->assigns[i];
        bool constant = assign->value.source == SODO_VALUE_CONSTANT, found = false;
        for (uint16_t a = 0; a < m->attr_count && !found; a++)
            found = m->attrs[a].name == assign->attr &&
                    (!constant || m->attrs[a].value == assign->value.index);
        if (!found) return false;
    }
    return true;
}

static bool touches(const sodo_rules *self, uint32_t rule, const sodo_mention *m,
                    const sodo_rule_expectation *want) {
    const sodo_rule *r = &self->rules.items[rule];
    if (m->rule == rule || (want && want->drop)) return true;
    for (size_t i = 0; i < r->actions.count; i++)
        if (has_given(m, &r->actions.items[i])) return true;
    return false;
}

/* Does the page hold what is wanted? `by` gets the rule that made it. */
static bool is_there(const sodo_rules *self, const sodo_work *work, uint32_t rule,
                     const sodo_rule_expectation *want, uint32_t *by) {
    *by = SODO_NO_INDEX;
    for (size_t i = 0; !want->fact && i < work->mentions.count; i++) {
        const sodo_mention *m = &work->mentions.items[i];
        if (!mention_fits(self, work, m, want)) continue;
        if (touches(self, rule, m, want)) return true;
        *by = m->rule;
    }
    for (size_t i = 0; want->fact && i < work->relations.count; i++) {
        const sodo_relation *r = &work->relations.items[i];
        if (!relation_fits(self, work, r, want)) continue;
        if (r->rule == rule) return true;
        *by = r->rule;
    }
    return false;
}

/* What the rule made, for the sentence that says why an example fails. */
static size_t list_made(const sodo_rules *self, const sodo_work *work, uint32_t rule,
                        sodo_buf *out) {
    size_t count = 0;
    for (size_t i = 0; i < work->mentions.count; i++) {
        const sodo_mention *m = &work->mentions.items[i];
        if (!touches(self, rule, m, NULL)) continue;
        sodo_slice kind = sodo_symbols_kind_name(self->symbols, m->kind);
        sodo_slice text = text_of(work, m->tok_begin, m->tok_end);
        sodo_buf_addf(out, "%s%.*s \"%.*s\"", count++ ? ", " : "", (int)kind.size,
                      kind.data, (int)text.size, text.data);
    }
    for (size_t i = 0; i < work->relations.count; i++) {
        const sodo_relation *r = &work->relations.items[i];
        if (r->rule != rule) continue;
        sodo_slice source = mention_text(work, r->source),
                   target = mention_text(work, r->target);
        sodo_buf_addf(out, "%s%s \"%.*s\" \"%.*s\"", count++ ? ", " : "",
                      sodo_relation_name((sodo_relation_kind)r->kind), (int)source.size,
                      source.data, (int)target.size, target.data);
    }
    return count;
}

static void say_missing(const sodo_rules *self, const sodo_rule_expectation *want,
                        sodo_buf *why) {
    sodo_slice kind = SODO_LIT("fact");
    if (!want->fact)
        kind = sodo_symbols_kind_name(self->symbols, (uint32_t)want->kind);
    else if (want->kind >= 0)
        kind = sodo_slice_of(sodo_relation_name((sodo_relation_kind)want->kind));
    sodo_buf_addf(why, "does not %s%.*s \"%.*s\"", want->drop ? "drop " : "make ",
                  (int)kind.size, kind.data, (int)want->text.size, want->text.data);
    if (want->fact)
        sodo_buf_addf(why, " \"%.*s\"", (int)want->target.size, want->target.data);
    for (uint32_t i = 0; i < want->attr_count; i++) {
        sodo_slice name = sodo_symbols_attr_name(self->symbols, want->attrs[i]);
        sodo_buf_addf(why, " %.*s=\"%.*s\"", (int)name.size, name.data,
                      (int)want->values[i].size, want->values[i].data);
    }
}

static void say_instead(const sodo_rules *self, const sodo_work *work, uint32_t rule,
                        uint32_t by, sodo_buf *why) {
    sodo_buf_add_str(why, "; it makes ");
    if (!list_made(self, work, rule, why)) sodo_buf_add_str(why, "nothing");
    if (by == SODO_NO_INDEX) return;
    sodo_slice other = self->rules.items[by].name;
    sodo_buf_addf(why, "; %.*s makes it", (int)other.size, other.data);
}

bool sodo_rules_expect(const sodo_rules *self, const sodo_rule_example *example,
                       const sodo_work *work, sodo_buf *why) {
    const sodo_rule_expects *wants = &self->expects.items[example - self->examples.items];
    if (example->negative) {
        sodo_buf made = {0};
        size_t count = list_made(self, work, example->rule, &made);
        if (count)
            sodo_buf_addf(why, "makes %.*s, but should make nothing", (int)made.size,
                          made.data);
        sodo_buf_finish(&made);
        return count == 0;
    }
    for (size_t i = 0; i < wants->count; i++) {
        uint32_t by = SODO_NO_INDEX;
        if (is_there(self, work, example->rule, &wants->items[i], &by)) continue;
        say_missing(self, &wants->items[i], why);
        say_instead(self, work, example->rule, by, why);
        return false;
    }
    return true;
}

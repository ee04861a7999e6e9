/* cursor.c - walking over the tokens of one statement. */
#include "rules/build.h"

sodo_rule_cursor sodo_rule_cursor_of(sodo_rules_build *b, const sodo_rule_token *begin,
                                     const sodo_rule_token *end) {
    sodo_rule_cursor c = {.build = b, .at = begin, .end = end, .list = SODO_NO_INDEX};
    const sodo_rule_token *last = end - 1; /* a statement has its keyword at least */
    c.stop = *last;
    c.stop.kind = SODO_LEX_END;
    c.stop.byte = last->byte_end; /* right behind it */
    c.stop.text = (sodo_slice){"", 0};
    return c;
}

const sodo_rule_token *sodo_rule_peek(const sodo_rule_cursor *c) {
    return c->at < c->end ? c->at : &c->stop;
}

bool sodo_rule_accept(sodo_rule_cursor *c, char sign) {
    if (!sodo_token_is(sodo_rule_peek(c), sign)) return false;
    c->at++;
    return true;
}

static const char *found(const sodo_rule_token *t) {
    return t->kind == SODO_LEX_END ? ", found the end of the line" : "";
}

sodo_status sodo_rule_expect_sign(sodo_rule_cursor *c, char sign, const char *what) {
    if (sodo_rule_accept(c, sign)) return SODO_OK;
    const sodo_rule_token *t = sodo_rule_peek(c);
    return sodo_rules_problem(c->build, t, "expected %s%s", what, found(t));
}

static sodo_status expect_kind(sodo_rule_cursor *c, uint8_t kind, const char *what,
                               const sodo_rule_token **out) {
    const sodo_rule_token *t = sodo_rule_peek(c);
    if (t->kind != kind)
        return sodo_rules_problem(c->build, t, "expected %s%s", what, found(t));
    c->at++;
    *out = t;
    return SODO_OK;
}

sodo_status sodo_rule_expect_name(sodo_rule_cursor *c, const char *what,
                                  const sodo_rule_token **out) {
    return expect_kind(c, SODO_LEX_NAME, what, out);
}

sodo_status sodo_rule_expect_string(sodo_rule_cursor *c, const char *what,
                                    const sodo_rule_token **out) {
    return expect_kind(c, SODO_LEX_STRING, what, out);
}

sodo_status sodo_rule_expect_end(sodo_rule_cursor *c) {
    if (c->at >= c->end) return SODO_OK;
    return sodo_rules_problem(c->build, c->at, "expected the end of the line here");
}

sodo_status sodo_rule_expect_dotted(sodo_rule_cursor *c, const char *what,
                                    const sodo_rule_token **at, sodo_slice *out) {
    const sodo_rule_token *first = NULL, *last = NULL;
    SODO_TRY(sodo_rule_expect_name(c, what, &first));
    last = first;
    while (sodo_token_is(sodo_rule_peek(c), '.') && c->at->glued) {
        c->at++;
        const sodo_rule_token *t = sodo_rule_peek(c);
        if (t->kind != SODO_LEX_NAME && t->kind != SODO_LEX_NUMBER)
            return sodo_rules_problem(c->build, t, "expected a name after the full stop");
        last = t;
        c->at++;
    }
    *at = first;
    *out = (sodo_slice){first->text.data,
                        (size_t)(last->text.data - first->text.data) + last->text.size};
    return SODO_OK;
}

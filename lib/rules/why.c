/* why.c - why a rule does nothing at a word: the first element that fails, and what
 * stands there. A slow matcher over the pattern as read, which remembers how far it came;
 * it changes nothing. */
#include "rules/run.h"

enum { STEPS = 200000 }; /* of the slow matcher in a window */

typedef struct walker {
    const sodo_rule_runner *self;
    uint32_t begin;         /* where the try began */
    uint32_t far;           /* farthest unit at which something failed */
    const sodo_pat *failed; /* what it was */
    uint32_t end;           /* of the match */
    uint32_t steps;
    bool has_optional;    /* the matcher is at an element that need not be there ... */
    uint32_t optional;    /* ... which would begin at this unit */
    bool failed_optional; /* so was the one that failed */
} walker;

/* What has to match after an element: a chain of rests. */
typedef struct rest {
    const sodo_pat *pat;
    uint32_t kid; /* SEQ: next kid; REPEAT: how often it has matched; LIST: 1 = separator
                     next */
    uint32_t since; /* REPEAT: where the last turn began */
    const struct rest *after;
} rest;

static bool walk(walker *w, const sodo_pat *pat, uint32_t unit, const rest *after);

static const uint32_t *code_at(const walker *w, uint32_t unit) {
    return w->self->stream.codes + (size_t)unit * w->self->phase->width;
}

/* Of two elements that fail at the same unit the one counts that has to be there. */
static bool fail(walker *w, const sodo_pat *pat, uint32_t unit) {
    bool optional = w->has_optional && w->optional == unit;
    bool farther = !w->failed || unit > w->far;
    if (farther || (unit == w->far && w->failed_optional && !optional)) {
        w->far = unit;
        w->failed = pat;
        w->failed_optional = optional;
    }
    return false;
}

/* Try what may be there but need not. */
static bool walk_optional(walker *w, const sodo_pat *pat, uint32_t unit,
                          const rest *after) {
    const bool had = w->has_optional;
    const uint32_t before = w->optional;
    w->has_optional = true;
    w->optional = unit;
    bool found = walk(w, pat, unit, after);
    w->has_optional = had;
    w->optional = before;
    return found;
}

/* ---- one unit ---- */

static bool is_mention(const walker *w, const sodo_pat *pat, uint32_t unit) {
    int32_t mention = w->self->stream.mention[unit];
    if (mention == SODO_NO_MENTION) return false;
    const sodo_mention *m = &w->self->work->mentions.items[mention];
    return pat->kinds >> m->kind & 1 &&
           sodo_rules_test(w->self->rules, m, pat->conds, pat->cond_count);
}

static bool is_unit(const walker *w, const sodo_pat *pat, uint32_t unit) {
    const uint32_t *code = code_at(w, unit);
    switch ((sodo_pat_kind)pat->kind) {
    case SODO_PAT_MENTION:
        return is_mention(w, pat, unit);
    case SODO_PAT_SHAPE:
        return code[0] >= SODO_SYMBOL_WORD && pat->shapes >> (code[1] / 2) & 1;
    case SODO_PAT_ANY:
        return code[0] >= SODO_SYMBOL_KIND;
    case SODO_PAT_NEWLINE:
        return code[0] == SODO_SYMBOL_NEWLINE || code[0] == SODO_SYMBOL_NEWLINE_STOP;
    default:
        return code[0] == SODO_SYMBOL_STOP || code[0] == SODO_SYMBOL_NEWLINE_STOP;
    }
}

static bool is_phrase(const walker *w, const sodo_phrase *phrase, uint32_t unit) {
    if (unit + phrase->count > w->self->stream.count) return false;
    for (uint32_t i = 0; i < phrase->count; i++) {
        const uint32_t *code = code_at(w, unit + i);
        if (code[0] != SODO_SYMBOL_WORD + phrase->words[i].word) return false;
        bool any = phrase->words[i].shape == SODO_ANY_SHAPE;
        if (!any && code[1] / 2 != phrase->words[i].shape) return false;
    }
    return true;
}

/* ---- composition ---- */

static bool resume(walker *w, const rest *r, uint32_t unit) {
    if (!r) return w->end = unit, true;
    const sodo_pat *pat = r->pat;
    if (pat->kind == SODO_PAT_SEQ) {
        const rest next = {pat, r->kid + 1, 0, r->after};
        if (r->kid == pat->kid_count) return resume(w, r->after, unit);
        return walk(w, pat->kids[r->kid], unit, &next);
    }
    if (pat->kind == SODO_PAT_LIST) {
        const rest next = {pat, !r->kid, 0, r->after};
        if (!r->kid) return walk(w, pat->kids[0], unit, &next);
        return walk_optional(w, pat->kids[1], unit, &next) || resume(w, r->after, unit);
    }
    const rest next = {pat, r->kid + 1, unit, r->after}; /* REPEAT */
    bool more =
        r->kid < pat->max && (r->kid == 0 || unit > r->since || r->kid < pat->min);
    if (r->kid < pat->min) return walk(w, pat->kids[0], unit, &next);
    if (pat->lazy)
        return resume(w, r->after, unit) ||
               (more && walk_optional(w, pat->kids[0], unit, &next));
    return (more && walk_optional(w, pat->kids[0], unit, &next)) ||
           resume(w, r->after, unit);
}

static bool look(walker *w, const sodo_pat *pat, uint32_t unit) {
    walker inner = {.self = w->self, .steps = w->steps};
    bool found = false;
    if (!pat->behind) found = walk(&inner, pat->kids[0], unit, NULL);
    for (uint32_t at = unit; pat->behind && !found && at-- > 0;)
        found = walk(&inner, pat->kids[0], at, NULL) && inner.end == unit;
    w->steps = inner.steps;
    return found != pat->negative;
}

static bool walk_set(walker *w, const sodo_pat *pat, uint32_t unit, const rest *after) {
    const sodo_word_set *set = &w->self->rules->sets.items[pat->index];
    bool any = false;
    for (size_t i = 0; i < set->phrases.count; i++) {
        if (!is_phrase(w, &set->phrases.items[i], unit)) continue;
        any = true;
        if (resume(w, after, unit + set->phrases.items[i].count)) return true;
    }
    return any ? false : fail(w, pat, unit);
}

static bool walk_none(walker *w, const sodo_pat *pat, uint32_t unit, const rest *after) {
    uint32_t count = w->self->stream.count;
    bool holds = true;
    if (pat->kind == SODO_PAT_START) holds = unit == 0;
    if (pat->kind == SODO_PAT_END) holds = unit == count;
    if (pat->kind == SODO_PAT_LOOK) holds = look(w, pat, unit);
    if (pat->kind == SODO_PAT_GLUED)
        holds = unit < count && code_at(w, unit)[0] >= SODO_SYMBOL_WORD &&
                !(code_at(w, unit)[1] & 1);
    return holds ? resume(w, after, unit) : fail(w, pat, unit);
}

static bool walk(walker *w, const sodo_pat *pat, uint32_t unit, const rest *after) {
    if (w->steps == 0) return false;
    w->steps--;
    const rest inside = {pat, 0, unit, after};
    switch ((sodo_pat_kind)pat->kind) {
    case SODO_PAT_SEQ:
    case SODO_PAT_REPEAT:
    case SODO_PAT_LIST:
        return resume(w, &inside, unit);
    case SODO_PAT_CAPTURE:
        return walk(w, pat->kids[0], unit, after);
    case SODO_PAT_ALT:
        for (uint32_t i = 0; i < pat->kid_count; i++)
            if (walk(w, pat->kids[i], unit, after)) return true;
        return false;
    case SODO_PAT_SET:
        return walk_set(w, pat, unit, after);
    case SODO_PAT_PHRASE:
        if (!is_phrase(w, &pat->phrase, unit)) return fail(w, pat, unit);
        return resume(w, after, unit + pat->phrase.count);
    case SODO_PAT_EMPTY:
    case SODO_PAT_START:
    case SODO_PAT_END:
    case SODO_PAT_GLUED:
    case SODO_PAT_LOOK:
        return walk_none(w, pat, unit, after);
    default:
        break;
    }
    if (unit >= w->self->stream.count || !is_unit(w, pat, unit))
        return fail(w, pat, unit);
    return resume(w, after, unit + 1);
}

/* ---- words for it ---- */

static void put_units(const sodo_rule_runner *self, uint32_t begin, uint32_t end,
                      sodo_buf *out) {
    const sodo_token *tokens = self->work->page.tokens.items;
    uint32_t first = self->stream.tok[begin], last = self->stream.tok[end];
    sodo_buf_add_char(out, '"');
    if (first < last) {
        uint32_t from = tokens[first].byte_begin, to = tokens[last - 1].byte_end;
        sodo_buf_add(out, (sodo_slice){self->work->page.text.data + from, to - from});
    }
    sodo_buf_add_char(out, '"');
}

/* The element as its author wrote it: to the end of its line, at most 60 bytes. */
static void put_element(const sodo_rules *rules, const sodo_pat *pat, sodo_buf *out) {
    const sodo_rule_source *source = &rules->sources[pat->at->file];
    sodo_slice text = {source->text.data + pat->at->byte,
                       source->text.size - pat->at->byte};
    size_t size = 0;
    while (size < text.size && text.data[size] != '\n' && text.data[size] != '\r') size++;
    bool cut = size > 60;
    if (cut) size = 60;
    while (cut && size && (text.data[size] & 0xC0) == 0x80) size--;
    sodo_buf_add(out, sodo_slice_trim((sodo_slice){text.data, size}));
    if (cut) sodo_buf_add_str(out, "…");
}

static void put_found(const sodo_rule_runner *self, uint32_t unit, sodo_buf *out) {
    const sodo_stream *s = &self->stream;
    if (unit >= s->count) {
        sodo_buf_add_str(out, "the end of the window");
        return;
    }
    uint32_t symbol = s->codes[(size_t)unit * self->phase->width];
    if (symbol < SODO_SYMBOL_KIND) {
        sodo_buf_add_str(out, symbol == SODO_SYMBOL_STOP ? "a sentence break"
                                                         : "a line break");
        return;
    }
    put_units(self, unit, unit + 1, out);
    if (symbol == SODO_SYMBOL_GAP) {
        sodo_buf_add_str(out, " (words that no rule of the phase names)");
    } else if (symbol < SODO_SYMBOL_WORD) {
        sodo_slice kind =
            sodo_symbols_kind_name(self->rules->symbols, symbol - SODO_SYMBOL_KIND);
        sodo_buf_addf(out, " (a <%.*s>)", (int)kind.size, kind.data);
    }
}

static void say_failure(const sodo_rule_runner *self, const walker *w, sodo_buf *out) {
    if (w->far > w->begin) {
        sodo_buf_add_str(out, "it follows ");
        put_units(self, w->begin, w->far, out);
        sodo_buf_add_str(out, ", then wants ");
    } else {
        sodo_buf_add_str(out, "it wants ");
    }
    put_element(self->rules, w->failed, out);
    sodo_buf_add_str(out, " but finds ");
    put_found(self, w->far, out);
}

/* Does the try touch the token: what it followed, or else the unit at which it began? */
static bool is_beside(const walker *w, uint32_t token) {
    const uint32_t *tok = w->self->stream.tok;
    uint32_t end = w->far > w->begin ? w->far : w->begin + 1;
    if (end < w->self->stream.count && w->far > w->begin) end++; /* and what it found */
    return tok[w->begin] <= token && token < tok[end];
}

/* Of two tries the one beside the word asked for, then the one that came farther. */
static bool is_better(const walker *a, const walker *b, uint32_t token) {
    if (!b->failed) return true;
    if (is_beside(a, token) != is_beside(b, token)) return is_beside(a, token);
    return a->far - a->begin > b->far - b->begin;
}

/* A match: what became of it. */
static void say_match(const sodo_rule_runner *self, const sodo_rule *rule,
                      const walker *w, sodo_buf *out) {
    uint32_t tok = self->stream.tok[w->begin];
    uint8_t zone = self->work->page.tokens.items[tok].zone;
    sodo_buf_add_str(out, "it matches ");
    put_units(self, w->begin, w->end, out);
    if (!(rule->zones >> zone & 1)) {
        sodo_buf_addf(out, ", but does not read the zone %s",
                      sodo_zone_name((sodo_zone)zone));
        return;
    }
    for (size_t i = 0; i < self->chosen.count; i++) {
        const sodo_rule_match *m = &self->matches.items[self->chosen.items[i]];
        const sodo_rule *other = &self->rules->rules.items[m->rule];
        if (m->begin >= w->end || m->end <= w->begin || self->phase->all) continue;
        if (other == rule) {
            sodo_buf_add_str(out, ", and this is carried out");
            return;
        }
        sodo_buf_addf(out, ", but %.*s wins with ", (int)other->name.size,
                      other->name.data);
        put_units(self, m->begin, m->end, out);
        return;
    }
    sodo_buf_add_str(out, rule->whens.count ? "; its line `when` decides"
                                            : ", and this is carried out");
}

bool sodo_rules_is_asked(const sodo_rule_runner *self) {
    const sodo_rules *rules = self->rules;
    return self->why &&
           self->phase ==
               &rules->phases.items[rules->rules.items[self->why_rule].phase] &&
           self->tok_begin <= self->why_token && self->why_token < self->tok_end;
}

void sodo_rules_explain(sodo_rule_runner *self) {
    const sodo_rule *rule = &self->rules->rules.items[self->why_rule];
    sodo_buf *out = self->why;
    walker best = {0};
    for (uint32_t unit = 0; unit < self->stream.count; unit++) {
        walker w = {.self = self, .begin = unit, .steps = STEPS};
        if (walk(&w, rule->pattern, unit, NULL)) {
            bool has = self->stream.tok[unit] <= self->why_token &&
                       self->why_token < self->stream.tok[w.end];
            if (has) {
                say_match(self, rule, &w, out);
                return;
            }
        }
        if (w.failed && is_better(&w, &best, self->why_token)) best = w;
    }
    if (best.failed) say_failure(self, &best, out);
}

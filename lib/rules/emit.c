/* emit.c - a rule's pattern as PCRE2 text over the phase's symbols.
 *
 * Every unit of the stream is `width` code units: a symbol and bytes. "[cap]" is a word's
 * symbol, then a byte of a capital shape; "<Rank class=head>" is the kind's symbol, then
 * bytes of which one has the test's bit. Symbols are above 255, so no match can begin
 * inside a unit. */
#include "rules/build.h"

/* PCRE2 copies what is repeated up to a bound as often as that. So what is long is
 * written once, at the end of the text, and called by its number: (?&r7). */
#define REPEATS 32      /* of a code; the others are copied */
#define REPEAT_UNITS 40 /* shorter ones are copied */
#define REPEAT_TIMES 4  /* at most so often: copied */

typedef struct emitter {
    const sodo_rules *set;
    const sodo_rule_phase *phase;
    sodo_pattern_text *out;
    bool captures; /* false: names make no groups */
    bool in_list;  /* inside the code of a list's items */
    bool behind;   /* inside preceded( … ), whose length must be plain */
    bool failed;
    const sodo_pat *repeats[REPEATS];
    uint32_t repeat_count;
    SODO_VEC(uint32_t) repeated; /* their texts */
} emitter;

static void emit(emitter *e, uint32_t c) {
    uint32_t *slot = SODO_PUSH(&e->out->arena, e->out->units);
    if (slot)
        *slot = c;
    else
        e->failed = true;
}

static void emit_text(emitter *e, const char *text) {
    for (; *text; text++) emit(e, (unsigned char)*text);
}

static void emit_number(emitter *e, uint32_t value) {
    char digits[16];
    snprintf(digits, sizeof digits, "%u", (unsigned)value);
    emit_text(e, digits);
}

/* A byte as it stands in a class. */
static void emit_byte(emitter *e, unsigned value) {
    if (value == '\\' || value == ']' || value == '[' || value == '^' || value == '-')
        emit(e, '\\');
    emit(e, value);
}

static void emit_dots(emitter *e, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) emit(e, '.');
}

/* The class of all bytes that have one of the bits of `wanted` set at `shift`: ranges. */
static void emit_byte_class(emitter *e, bool (*fits)(unsigned byte, unsigned wanted),
                            unsigned wanted) {
    emit(e, '[');
    for (unsigned v = 0; v < 256; v++) {
        if (!fits(v, wanted)) continue;
        unsigned last = v;
        while (last < 255 && fits(last + 1, wanted)) last++;
        emit_byte(e, v);
        if (last > v) {
            emit(e, '-');
            emit_byte(e, last);
        }
        v = last;
    }
    emit(e, ']');
}

static bool has_bit(unsigned byte, unsigned bit) {
    return byte >> bit & 1;
}

/* A word's byte is shape * 2 + (a space stands before it). */
static bool has_shape(unsigned byte, unsigned shapes) {
    return byte < 16 && shapes >> (byte / 2) & 1;
}

static bool is_unspaced(unsigned byte, unsigned unused) {
    (void)unused;
    return byte < 16 && byte % 2 == 0;
}

static void emit_class(emitter *e, uint32_t first, uint32_t last) {
    emit(e, '[');
    emit(e, first);
    emit(e, '-');
    emit(e, last);
    emit(e, ']');
}

/* One unit whose symbol lies in the range, whatever its bytes. */
static void emit_unit(emitter *e, uint32_t first, uint32_t last) {
    emit_class(e, first, last);
    emit_dots(e, e->phase->width - 1u);
}

static void emit_word(emitter *e, sodo_phrase_word word) {
    emit(e, SODO_SYMBOL_WORD + word.word);
    if (word.shape == SODO_ANY_SHAPE)
        emit(e, '.');
    else
        emit_byte_class(e, has_shape, 1u << word.shape);
    emit_dots(e, e->phase->width - 2u);
}

static void emit_phrase(emitter *e, const sodo_phrase *phrase) {
    for (uint32_t i = 0; i < phrase->count; i++) emit_word(e, phrase->words[i]);
}

/* ---- word sets: a tree by first word, longest phrases first ---- */

static bool same_word(sodo_phrase_word a, sodo_phrase_word b) {
    return a.word == b.word && a.shape == b.shape;
}

/* How many of items[0..count) go on with the same word as the first. */
static size_t same_next(const sodo_phrase *const *items, size_t count, uint32_t depth) {
    size_t n = 1;
    while (n < count && items[n]->count > depth &&
           same_word(items[0]->words[depth], items[n]->words[depth]))
        n++;
    return n;
}

/* Does the first of the items end with this word, and no other go on from it? */
static bool is_leaf(const sodo_phrase *const *items, size_t count, uint32_t depth) {
    return items[0]->count == depth + 1 &&
           items[0]->words[depth].shape == SODO_ANY_SHAPE &&
           same_next(items, count, depth) == 1;
}

/* The last words that nothing follows, as one class; true where there is one. */
static bool emit_leaves(emitter *e, const sodo_phrase *const *items, size_t count,
                        uint32_t depth) {
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (items[i]->count == depth || !is_leaf(items + i, count - i, depth)) continue;
        if (!any) emit(e, '[');
        any = true;
        uint32_t first = items[i]->words[depth].word, last = first;
        while (i + 1 < count && is_leaf(items + i + 1, count - i - 1, depth) &&
               items[i + 1]->words[depth].word == last + 1)
            i++, last++;
        emit(e, SODO_SYMBOL_WORD + first);
        if (last > first + 1) emit(e, '-');
        if (last > first) emit(e, SODO_SYMBOL_WORD + last);
    }
    if (any) emit(e, ']');
    if (any) emit_dots(e, e->phase->width - 1u);
    return any;
}

/* Emit what may follow the first `depth` words of those phrases in items[0..count) that
 * are longer; `order` holds them with equal beginnings side by side. */
static void emit_tree(emitter *e, const sodo_phrase *const *items, size_t count,
                      uint32_t depth) {
    emit_text(e, "(?:");
    bool ends = false, first = !emit_leaves(e, items, count, depth);
    for (size_t i = 0; i < count;) {
        if (items[i]->count == depth) {
            ends = true;
            i++;
            continue;
        }
        size_t n = same_next(items + i, count - i, depth);
        if (!is_leaf(items + i, count - i, depth)) {
            if (!first) emit(e, '|');
            first = false;
            emit_word(e, items[i]->words[depth]);
            if (n > 1 || items[i]->count > depth + 1)
                emit_tree(e, items + i, n, depth + 1);
        }
        i += n;
    }
    emit(e, ')');
    if (ends) emit(e, '?');
}

/* ---- mentions ---- */

static void emit_kind_with_test(emitter *e, uint8_t kind, const sodo_pat *pat) {
    uint32_t bit = sodo_rules_test_index(e->phase, kind, pat);
    emit(e, SODO_SYMBOL_KIND + kind);
    emit_dots(e, bit / 8);
    emit_byte_class(e, has_bit, bit % 8);
    emit_dots(e, e->phase->width - 2u - bit / 8);
}

static void emit_mention(emitter *e, const sodo_pat *pat) {
    bool first = true, single = (pat->kinds & (pat->kinds - 1)) == 0;
    if (!single) emit_text(e, pat->cond_count ? "(?:" : "[");
    for (uint8_t kind = 0; kind < SODO_KIND_LIMIT; kind++) {
        if (!(pat->kinds >> kind & 1)) continue;
        if (!first && pat->cond_count) emit(e, '|');
        first = false;
        if (pat->cond_count)
            emit_kind_with_test(e, kind, pat);
        else
            emit(e, SODO_SYMBOL_KIND + kind);
    }
    if (!single) emit(e, pat->cond_count ? ')' : ']');
    if (!pat->cond_count) emit_dots(e, e->phase->width - 1u);
}

/* ---- composition ---- */

static void emit_pat(emitter *e, const sodo_pat *pat);

/* Is its text a group already? */
static bool is_group(const sodo_pat *pat) {
    return pat->kind == SODO_PAT_ALT || pat->kind == SODO_PAT_SET ||
           pat->kind == SODO_PAT_CAPTURE || pat->kind == SODO_PAT_EMPTY;
}

static void emit_call(emitter *e, uint32_t number) {
    emit_text(e, "(?:(?&r");
    emit_number(e, number);
    emit_text(e, "))");
}

static void keep(emitter *e, uint32_t c) {
    uint32_t *slot = SODO_PUSH(&e->out->arena, e->repeated);
    if (slot)
        *slot = c;
    else
        e->failed = true;
}

/* Take the text from `begin` on away, to be written at the end, and call it. */
static void set_aside(emitter *e, size_t begin, const sodo_pat *pat) {
    size_t end = e->out->units.count;
    emit_text(e, "(?<r");
    emit_number(e, e->repeat_count);
    emit(e, '>');
    if (e->failed) return;
    const uint32_t *units = e->out->units.items;
    for (size_t i = end; i < e->out->units.count; i++) keep(e, units[i]);
    for (size_t i = begin; i < end; i++) keep(e, units[i]);
    keep(e, ')');
    e->out->units.count = begin;
    e->repeats[e->repeat_count] = pat;
    emit_call(e, e->repeat_count++);
}

static void emit_repeated(emitter *e, const sodo_pat *pat, bool often) {
    const sodo_pat *kid = pat->kids[0];
    size_t begin = e->out->units.count;
    bool group = is_group(kid);
    for (uint32_t i = 0; often && i < e->repeat_count; i++)
        if (e->repeats[i] == kid) {
            emit_call(e, i);
            return;
        }
    if (!group) emit_text(e, "(?:");
    emit_pat(e, kid);
    if (!group) emit(e, ')');
    if (often && e->repeat_count < REPEATS &&
        e->out->units.count - begin > REPEAT_UNITS && !e->failed)
        set_aside(e, begin, kid);
}

static void emit_repeat(emitter *e, const sodo_pat *pat) {
    bool often = pat->max > REPEAT_TIMES && pat->max != SODO_UNBOUNDED;
    emit_repeated(e, pat, often && !pat->kids[0]->named && !e->behind);
    emit(e, '{');
    emit_number(e, pat->min);
    emit(e, ',');
    if (pat->max != SODO_UNBOUNDED) emit_number(e, pat->max);
    emit(e, '}');
    if (pat->lazy) emit(e, '?');
}

static void emit_capture(emitter *e, const sodo_pat *pat) {
    emit_text(e, e->captures ? "(" : "(?:");
    emit_pat(e, pat->kids[0]);
    emit(e, ')');
}

static void emit_look(emitter *e, const sodo_pat *pat) {
    bool captures = e->captures, behind = e->behind;
    if (pat->negative) e->captures = false;
    e->behind |= pat->behind;
    emit_text(e, pat->behind     ? (pat->negative ? "(?<!" : "(?<=")
                 : pat->negative ? "(?!"
                                 : "(?=");
    if (pat->behind && pat->kids[0]->kind == SODO_PAT_SET) {
        const sodo_word_set *set = &e->set->sets.items[pat->kids[0]->index];
        for (size_t i = 0; i < set->phrases.count; i++) {
            if (i) emit(e, '|');
            emit_phrase(e, &set->phrases.items[i]);
        }
    } else if (pat->kids[0]->kind == SODO_PAT_ALT) {
        for (uint32_t i = 0; i < pat->kids[0]->kid_count; i++) {
            if (i) emit(e, '|');
            emit_pat(e, pat->kids[0]->kids[i]);
        }
    } else {
        emit_pat(e, pat->kids[0]);
    }
    /* the region of a list ends the subject: what follows it cannot be seen */
    if (e->in_list && !pat->behind && !pat->negative) emit_text(e, "|\\z");
    emit(e, ')');
    e->captures = captures;
    e->behind = behind;
}

/* ITEM(?:SEP ITEM)* */
static void emit_list(emitter *e, const sodo_pat *pat) {
    bool captures = e->captures;
    e->captures = false;
    emit_text(e, "(?:");
    emit_pat(e, pat->kids[0]);
    emit_text(e, ")(?:(?:");
    emit_pat(e, pat->kids[1]);
    emit_text(e, ")(?:");
    emit_pat(e, pat->kids[0]);
    emit_text(e, "))*");
    e->captures = captures;
}

static void emit_group(emitter *e, const sodo_pat *pat, const char *between) {
    bool alternatives = pat->kind == SODO_PAT_ALT;
    if (alternatives) emit_text(e, "(?:");
    for (uint32_t i = 0; i < pat->kid_count; i++) {
        if (i) emit_text(e, between);
        emit_pat(e, pat->kids[i]);
    }
    if (alternatives) emit(e, ')');
}

static void emit_shape(emitter *e, const sodo_pat *pat) {
    emit_class(e, SODO_SYMBOL_WORD, SODO_SYMBOL_LAST);
    emit_byte_class(e, has_shape, pat->shapes);
    emit_dots(e, e->phase->width - 2u);
}

static void emit_pat(emitter *e, const sodo_pat *pat) {
    const sodo_word_set *set;
    switch ((sodo_pat_kind)pat->kind) {
    case SODO_PAT_EMPTY:
        emit_text(e, "(?:)");
        break;
    case SODO_PAT_SEQ:
        emit_group(e, pat, "");
        break;
    case SODO_PAT_ALT:
        emit_group(e, pat, "|");
        break;
    case SODO_PAT_REPEAT:
        emit_repeat(e, pat);
        break;
    case SODO_PAT_CAPTURE:
        emit_capture(e, pat);
        break;
    case SODO_PAT_PHRASE:
        emit_phrase(e, &pat->phrase);
        break;
    case SODO_PAT_SET:
        set = &e->set->sets.items[pat->index];
        emit_tree(e, set->order, set->order_count, 0);
        break;
    case SODO_PAT_MENTION:
        emit_mention(e, pat);
        break;
    case SODO_PAT_SHAPE:
        emit_shape(e, pat);
        break;
    case SODO_PAT_ANY:
        emit_unit(e, SODO_SYMBOL_KIND, SODO_SYMBOL_LAST);
        break;
    case SODO_PAT_NEWLINE:
        emit_unit(e, SODO_SYMBOL_NEWLINE_STOP, SODO_SYMBOL_NEWLINE);
        break;
    case SODO_PAT_STOP:
        emit_unit(e, SODO_SYMBOL_STOP, SODO_SYMBOL_NEWLINE_STOP);
        break;
    case SODO_PAT_START:
        emit_text(e, "\\A");
        break;
    case SODO_PAT_END:
        emit_text(e, "\\z");
        break;
    case SODO_PAT_GLUED:
        emit_text(e, "(?=");
        emit_class(e, SODO_SYMBOL_WORD, SODO_SYMBOL_LAST);
        emit_byte_class(e, is_unspaced, 0);
        emit(e, ')');
        break;
    case SODO_PAT_LOOK:
        emit_look(e, pat);
        break;
    case SODO_PAT_LIST:
        emit_list(e, pat);
        break;
    }
}

/* ---- code ---- */

/* [SEP] ITEM, anchored, such that the rest of the region is a list again. */
static void emit_item(emitter *e, const sodo_rule_list *list, bool first) {
    e->in_list = true;
    e->captures = false;
    if (!first) {
        emit_text(e, "(?:");
        emit_pat(e, list->pat->kids[1]);
        emit(e, ')');
    }
    e->captures = true;
    emit(e, '(');
    emit_pat(e, list->pat->kids[0]);
    emit_text(e, ")(?=(?:(?:");
    e->captures = false;
    emit_pat(e, list->pat->kids[1]);
    emit_text(e, ")(?:");
    emit_pat(e, list->pat->kids[0]);
    emit_text(e, "))*\\z)");
}

bool sodo_rules_emit(const sodo_rules *self, const sodo_rule_code *code,
                     sodo_pattern_text *out) {
    const sodo_rule *rule = &self->rules.items[code->rule];
    emitter e = {.set = self,
                 .phase = &self->phases.items[rule->phase],
                 .out = out,
                 .captures = true};
    if (code->list == SODO_NO_INDEX)
        emit_pat(&e, rule->pattern);
    else
        emit_item(&e, &rule->lists.items[code->list], code->first);
    if (e.repeat_count) emit_text(&e, "(?(DEFINE)");
    for (size_t i = 0; i < e.repeated.count; i++) emit(&e, e.repeated.items[i]);
    if (e.repeat_count) emit(&e, ')');
    return !e.failed;
}

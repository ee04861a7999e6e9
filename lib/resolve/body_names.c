/* body_names.c - a body's canonical name: its type's pattern, filled. */
#include "resolve/bodies.h"

enum { UNIT, PLACE, PARENT, TAIL, NUMBER, TOPIC, PARTS };

/* What the {parts} of a pattern stand for. */
typedef struct parts {
    sodo_slice of[PARTS];
    bool used[PARTS];
} parts;

bool sodo_res_pattern_has(const sodo_row *type, const char *part) {
    size_t size = strlen(part);
    for (size_t i = 0; i + size <= type->pattern.size; i++)
        if (memcmp(type->pattern.data + i, part, size) == 0) return true;
    return false;
}

static sodo_slice trimmed_tail(sodo_slice full, sodo_slice name) {
    bool ends = full.size > name.size &&
                memcmp(full.data + full.size - name.size, name.data, name.size) == 0;
    return ends ? sodo_slice_trim((sodo_slice){full.data, full.size - name.size}) : full;
}

static parts parts_of(const sodo_resolver *r, const sodo_body *body) {
    parts p = {0};
    p.of[UNIT] = body->unit;
    p.of[TAIL] = p.of[TOPIC] = body->tail;
    p.of[NUMBER] = body->number;
    bool alike = body->place == SODO_NO_ROW && body->alike != SODO_NO_ROW;
    const sodo_row *place = sodo_res_row(r, alike ? body->alike : body->place);
    if (place) {
        p.of[PLACE] = place->name;
        p.of[UNIT] = trimmed_tail(place->full_name, place->name);
        if (p.of[UNIT].size == place->full_name.size) p.of[UNIT] = (sodo_slice){"", 0};
    } else if (body->place_entity != SODO_NO_ENTITY) {
        p.of[PLACE] = sodo_res_at(r, body->place_entity)->name;
        p.of[UNIT] = (sodo_slice){"", 0};
    }
    if (body->parent != SODO_NO_ENTITY) p.of[PARENT] = sodo_res_at(r, body->parent)->name;
    return p;
}

static void add_word(sodo_buf *out, sodo_slice text) {
    text = sodo_slice_trim(text);
    if (!text.size) return;
    bool glued = text.data[0] == ',' || text.data[0] == '"';
    if (out->size && !glued) sodo_buf_add_char(out, ' ');
    sodo_buf_add(out, text);
}

/* Which part {name} means; PARTS for a name that is none. */
static size_t part_named(sodo_slice name) {
    static const char *const NAMES[PARTS] = {"unit", "place",  "parent",
                                             "tail", "number", "topic"};
    size_t i = 0;
    while (i < PARTS && !sodo_slice_is(name, NAMES[i])) i++;
    return i;
}

/* The next {name} of a pattern at or behind `at`: its braces' offsets. False: no more. */
static bool next_hole(sodo_slice pattern, size_t at, size_t *open, size_t *shut) {
    const char *o =
        at < pattern.size ? memchr(pattern.data + at, '{', pattern.size - at) : NULL;
    const char *s = o ? memchr(o, '}', pattern.size - (size_t)(o - pattern.data)) : NULL;
    if (!s) return false;
    *open = (size_t)(o - pattern.data);
    *shut = (size_t)(s - pattern.data);
    return true;
}

/* Does the pattern have all its parts, but for the unit, which some places have not? */
static bool is_complete(sodo_slice pattern, const parts *p) {
    size_t open, shut;
    for (size_t at = 0; next_hole(pattern, at, &open, &shut); at = shut + 1) {
        size_t part = part_named((sodo_slice){pattern.data + open + 1, shut - open - 1});
        if (part < PARTS && part != UNIT && !p->of[part].size) return false;
    }
    return true;
}

/* The first of the patterns, parted by '|', whose parts are all known; else the first. */
static sodo_slice choose_pattern(sodo_slice all, const parts *p) {
    sodo_slice first = {0};
    for (size_t at = 0; at <= all.size;) {
        const char *bar =
            at < all.size ? memchr(all.data + at, '|', all.size - at) : NULL;
        size_t end = bar ? (size_t)(bar - all.data) : all.size;
        sodo_slice one = {all.data + at, end - at};
        if (is_complete(one, p)) return one;
        if (!at) first = one;
        at = end + 1;
    }
    return first;
}

bool sodo_res_is_named(const sodo_resolver *r, const sodo_body *body) {
    const sodo_row *type = sodo_res_row(r, body->type);
    parts p = parts_of(r, body);
    sodo_slice pattern = choose_pattern(type->pattern, &p);
    return is_complete(pattern, &p);
}

static void fill(sodo_slice pattern, parts *p, sodo_buf *out) {
    size_t at = 0, open, shut;
    while (next_hole(pattern, at, &open, &shut)) {
        add_word(out, (sodo_slice){pattern.data + at, open - at});
        size_t part = part_named((sodo_slice){pattern.data + open + 1, shut - open - 1});
        if (part < PARTS) {
            p->used[part] = true;
            add_word(out, p->of[part]);
        }
        at = shut + 1;
    }
    add_word(out, (sodo_slice){pattern.data + at, pattern.size - at});
}

sodo_status sodo_res_body_name(sodo_resolver *r, const sodo_body *body, sodo_slice *out) {
    const sodo_row *type = sodo_res_row(r, body->type);
    if (type->kind == SODO_KIND_ORG_NAME) {
        *out = type->name;
        return SODO_OK;
    }
    parts p = parts_of(r, body);
    sodo_buf_clear(&r->buf);
    sodo_slice pattern = type->pattern.size ? type->pattern : type->name;
    fill(choose_pattern(pattern, &p), &p, &r->buf);
    /* what the page names and the pattern has no room for is kept, so that two bodies
     * stay two */
    if (!p.used[NUMBER]) add_word(&r->buf, p.of[NUMBER]);
    if (!p.used[TAIL] && !p.used[TOPIC]) add_word(&r->buf, p.of[TAIL]);
    if (!p.used[PARENT]) add_word(&r->buf, p.of[PARENT]);
    if (!p.used[PLACE] && !p.used[UNIT]) add_word(&r->buf, p.of[UNIT]);
    if (!p.used[PLACE]) add_word(&r->buf, p.of[PLACE]);
    return sodo_res_take(r, out);
}

/* The longest hit at a token that has a form to be spelled out: an abbreviation, a field
 * of work
 * ("KH&ĐT", "Kế hoạch - Đầu tư"); length 0 = none. */
static sodo_phrase_hit spelled_out_at(const sodo_resolver *r, uint32_t tok,
                                      uint32_t end) {
    enum { HITS = 16, ABBREVIATION = 3 };
    sodo_phrase_hit hits[HITS], best = {0};
    const sodo_tokens *tokens = &r->work->page.tokens;
    uint32_t field = sodo_symbols_find_kind(r->in->symbols, SODO_LIT("Field"));
    if (!sodo_gazetteer_starts(r->gazetteer, tokens->items[tok].syl)) return best;
    size_t n = sodo_gazetteer_match(r->gazetteer, tokens->items, end, tok, hits, HITS);
    for (size_t i = 0; i < n && i < HITS; i++)
        if ((hits[i].form == ABBREVIATION || hits[i].kind == field) &&
            hits[i].length > best.length)
            best = hits[i];
    return best;
}

sodo_status sodo_res_expand_tail(sodo_resolver *r, uint32_t tok_begin, uint32_t tok_end,
                                 sodo_slice *out) {
    const sodo_tokens *tokens = &r->work->page.tokens;
    sodo_buf_clear(&r->buf);
    for (uint32_t t = tok_begin; t < tok_end && t < tokens->count;) {
        if (t > tok_begin && (tokens->items[t].flags & SODO_TOKEN_SPACE))
            sodo_buf_add_char(&r->buf, ' ');
        sodo_phrase_hit hit = spelled_out_at(r, t, tok_end);
        size_t count = 0;
        const uint32_t *rows =
            hit.length ? sodo_gazetteer_rows(r->gazetteer, hit.row_list, &count) : NULL;
        if (count && t + hit.length <= tok_end) {
            sodo_buf_add(&r->buf, sodo_res_row(r, rows[0])->name);
            t += hit.length;
            continue;
        }
        sodo_buf_add(&r->buf, sodo_res_span(r, t, t + 1));
        t++;
    }
    sodo_slice plain;
    SODO_TRY(sodo_res_take(r, &plain));
    return sodo_res_folded(r, sodo_fold_display, plain, out);
}

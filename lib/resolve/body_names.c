/* body_names.c - a body's canonical name: its type's pattern, filled. */
#include "resolve/resolver.h"

/* What a pattern's {name} stands for. */
typedef struct parts {
    sodo_slice unit, place, parent, tail, number;
    bool used[5];
} parts;

static sodo_slice trimmed_tail(sodo_slice full, sodo_slice name) {
    bool ends = full.size > name.size &&
                memcmp(full.data + full.size - name.size, name.data, name.size) == 0;
    return ends ? sodo_slice_trim((sodo_slice){full.data, full.size - name.size}) : full;
}

static parts parts_of(const sodo_resolver *r, const sodo_body *body) {
    parts p = {.unit = body->unit, .tail = body->tail, .number = body->number};
    const sodo_row *place = sodo_res_row(r, body->place);
    if (place) {
        p.place = place->name;
        p.unit = trimmed_tail(place->full_name, place->name);
        if (p.unit.size == place->full_name.size) p.place = (sodo_slice){"", 0};
    } else if (body->place_entity != SODO_NO_ENTITY) {
        p.place = sodo_res_at(r, body->place_entity)->name;
        p.unit = (sodo_slice){"", 0};
    }
    if (body->parent != SODO_NO_ENTITY) p.parent = sodo_res_at(r, body->parent)->name;
    return p;
}

static void add_word(sodo_buf *out, sodo_slice text) {
    text = sodo_slice_trim(text);
    if (!text.size) return;
    bool glued = text.data[0] == ',' || text.data[0] == '"';
    if (out->size && !glued) sodo_buf_add_char(out, ' ');
    sodo_buf_add(out, text);
}

/* The part that {name} means, or an empty slice: a missing part leaves no gap. */
static sodo_slice part_named(parts *p, sodo_slice name) {
    const struct {
        const char *name;
        sodo_slice value;
    } ALL[] = {{"unit", p->unit},
               {"place", p->place},
               {"parent", p->parent},
               {"tail", p->tail},
               {"number", p->number}};
    for (size_t i = 0; i < sizeof ALL / sizeof *ALL; i++) {
        if (!sodo_slice_is(name, ALL[i].name)) continue;
        p->used[i] = true;
        return ALL[i].value;
    }
    return (sodo_slice){"", 0};
}

static void fill(sodo_slice pattern, parts *p, sodo_buf *out) {
    size_t at = 0;
    while (at < pattern.size) {
        const char *open = memchr(pattern.data + at, '{', pattern.size - at);
        size_t stop = open ? (size_t)(open - pattern.data) : pattern.size;
        add_word(out, (sodo_slice){pattern.data + at, stop - at});
        const char *shut = open ? memchr(open, '}', pattern.size - stop) : NULL;
        if (!shut) return;
        add_word(out, part_named(p, (sodo_slice){open + 1, (size_t)(shut - open - 1)}));
        at = (size_t)(shut - pattern.data) + 1;
    }
}

sodo_status sodo_res_body_name(sodo_resolver *r, const sodo_body *body, sodo_slice *out) {
    const sodo_row *type = sodo_res_row(r, body->type);
    parts p = parts_of(r, body);
    sodo_buf name = r->buf; /* the scratch buffer, emptied */
    sodo_buf_clear(&name);
    fill(type->pattern.size ? type->pattern : type->name, &p, &name);
    /* what the page names and the pattern has no room for is kept, so that two bodies stay two */
    if (!p.used[4]) add_word(&name, p.number);
    if (!p.used[3]) add_word(&name, p.tail);
    if (!p.used[2] && body->parent != SODO_NO_ENTITY) add_word(&name, p.parent);
    if (!p.used[1] && type->kind == SODO_KIND_ORG_TYPE && p.place.size) {
        if (!p.used[0]) add_word(&name, p.unit);
        add_word(&name, p.place);
    }
    r->buf = name;
    return sodo_res_take(r, out);
}

/* The hit of an abbreviation at a token, the longest; length 0 = none. */
static sodo_phrase_hit abbreviation_at(const sodo_resolver *r, uint32_t tok, uint32_t end) {
    enum { HITS = 16, ABBREVIATION = 3 };
    sodo_phrase_hit hits[HITS], best = {0};
    const sodo_tokens *tokens = &r->work->page.tokens;
    if (!sodo_gazetteer_starts(r->gazetteer, tokens->items[tok].syl)) return best;
    size_t n = sodo_gazetteer_match(r->gazetteer, tokens->items, end, tok, hits, HITS);
    for (size_t i = 0; i < n && i < HITS; i++)
        if (hits[i].form == ABBREVIATION && hits[i].length > best.length) best = hits[i];
    return best;
}

sodo_status sodo_res_expand_tail(sodo_resolver *r, uint32_t tok_begin, uint32_t tok_end,
                                 sodo_slice *out) {
    const sodo_tokens *tokens = &r->work->page.tokens;
    sodo_buf_clear(&r->buf);
    for (uint32_t t = tok_begin; t < tok_end && t < tokens->count;) {
        if (t > tok_begin && (tokens->items[t].flags & SODO_TOKEN_SPACE))
            sodo_buf_add_char(&r->buf, ' ');
        sodo_phrase_hit hit = abbreviation_at(r, t, tok_end);
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

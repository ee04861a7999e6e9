/* rows.c - reading gazetteer rows, attributes of mentions and stretches of the page's
 * text. */
#include "resolve/resolver.h"

sodo_status sodo_res_nomem(sodo_resolver *r) {
    return sodo_fail(r->err, SODO_ERR_NOMEM, 0, "no memory left for the page's entities");
}

const sodo_row *sodo_res_row(const sodo_resolver *r, uint32_t row) {
    return row == SODO_NO_ROW ? NULL : sodo_gazetteer_row(r->gazetteer, row);
}

sodo_slice sodo_res_row_text(const sodo_resolver *r, const sodo_row *row, uint16_t name,
                             size_t n) {
    for (uint16_t i = 0; row && i < row->attr_count; i++)
        if (row->attrs[i].name == name && n-- == 0)
            return sodo_symbols_value_name(r->in->symbols, row->attrs[i].value);
    return (sodo_slice){"", 0};
}

/* In the order of the bits of sodo_kinds. */
static const int KINDS[] = {SODO_VALUE_PROVINCE, SODO_VALUE_CENTRAL_CITY,
                            SODO_VALUE_DISTRICT, SODO_VALUE_URBAN_DISTRICT,
                            SODO_VALUE_TOWN,     SODO_VALUE_PROVINCIAL_CITY,
                            SODO_VALUE_COMMUNE,  SODO_VALUE_WARD,
                            SODO_VALUE_TOWNSHIP, SODO_VALUE_SPECIAL_ZONE};
#define KIND_COUNT (sizeof KINDS / sizeof *KINDS)

static sodo_kinds kinds_in(const sodo_resolver *r, const sodo_row *row, uint16_t column) {
    sodo_kinds kinds = 0;
    for (uint16_t a = 0; row && a < row->attr_count; a++)
        for (size_t i = 0; row->attrs[a].name == column && i < KIND_COUNT; i++)
            if (row->attrs[a].value == r->values[KINDS[i]])
                kinds |= (sodo_kinds)(1u << i);
    return kinds;
}

sodo_kinds sodo_res_kind_of(const sodo_resolver *r, const sodo_row *place) {
    return kinds_in(r, place, r->columns[SODO_COLUMN_KIND]);
}

sodo_kinds sodo_res_kinds(const sodo_resolver *r, const sodo_row *row) {
    static const struct {
        int value;
        sodo_kinds kinds;
    } LEVELS[] = {{SODO_VALUE_PROVINCE, SODO_AT_PROVINCE},
                  {SODO_VALUE_DISTRICT, SODO_AT_DISTRICT},
                  {SODO_VALUE_COMMUNE, SODO_AT_COMMUNE},
                  {SODO_VALUE_ANY, SODO_AT_ANY}};
    sodo_kinds kinds = kinds_in(r, row, r->columns[SODO_COLUMN_PLACE_KIND]);
    if (kinds) return kinds;
    for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++)
        if (sodo_row_has(row, SODO_ATTR_LEVEL, r->values[LEVELS[i].value]))
            kinds |= LEVELS[i].kinds;
    return kinds;
}

uint32_t sodo_res_above(const sodo_resolver *r, uint32_t place) {
    static const int LEVELS[] = {SODO_VALUE_DISTRICT, SODO_VALUE_PROVINCE};
    if (place == SODO_NO_ROW) return SODO_NO_ROW;
    sodo_kinds kind = sodo_res_kind_of(r, sodo_res_row(r, place));
    bool inside = kind & (SODO_AT_DISTRICT | SODO_AT_COMMUNE);
    for (size_t i = kind & SODO_AT_DISTRICT ? 1 : 0; inside && i < 2; i++) {
        uint32_t above =
            sodo_place_above(r->gazetteer, place, r->values[LEVELS[i]], r->day);
        if (above != SODO_NO_ROW && above != place) return above;
    }
    return SODO_NO_ROW;
}

const sodo_mention *sodo_res_mention(const sodo_resolver *r, int32_t mention) {
    return mention < 0 ? NULL : &r->work->mentions.items[mention];
}

int32_t sodo_res_beside(const sodo_resolver *r, int32_t mention, int step) {
    int64_t at = (int64_t)r->notes[mention].order + step;
    bool inside = at >= 0 && (size_t)at < r->work->mentions.count;
    return inside ? r->order[at] : SODO_NO_MENTION;
}

int32_t sodo_res_part(const sodo_resolver *r, int32_t mention, uint16_t name) {
    return mention < 0 ? SODO_NO_MENTION
                       : sodo_mention_part(sodo_res_mention(r, mention), name);
}

/* Made mentions point to the gazetteer's hit that defines them. */
static int32_t inner_of(const sodo_mention *m) {
    switch (m->kind) {
    case SODO_KIND_PLACE:
        return sodo_mention_part(m, SODO_ATTR_PLACE);
    case SODO_KIND_ORGANIZATION:
        return sodo_mention_part(m, SODO_ATTR_TYPE);
    case SODO_KIND_POSITION:
        return sodo_mention_part(m, SODO_ATTR_RANK);
    case SODO_KIND_DOCUMENT:
        return sodo_mention_part(m, SODO_ATTR_DOC_TYPE);
    case SODO_KIND_EVENT:
    case SODO_KIND_EVENT_REF:
        return sodo_mention_part(m, SODO_ATTR_EVENT_HEAD);
    default:
        return SODO_NO_MENTION;
    }
}

const uint32_t *sodo_res_rows(const sodo_resolver *r, int32_t mention, size_t *count) {
    const sodo_mention *m = sodo_res_mention(r, mention);
    *count = 0;
    for (int depth = 0; m && depth < 4; depth++) {
        int32_t inner = inner_of(m);
        if (inner == SODO_NO_MENTION) break;
        m = sodo_res_mention(r, inner);
    }
    if (!m || m->row_list == SODO_NO_ROW) return NULL;
    return sodo_gazetteer_rows(r->gazetteer, m->row_list, count);
}

bool sodo_res_may_be(const sodo_resolver *r, int32_t place, sodo_kinds kinds) {
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, place, &count);
    for (size_t i = 0; i < count; i++)
        if (sodo_res_kind_of(r, sodo_res_row(r, rows[i])) & kinds) return true;
    return false;
}

bool sodo_res_goes_on(const sodo_resolver *r, int32_t mention) {
    enum { NEAR = 24 };
    uint32_t at = sodo_res_mention(r, mention)->tok_end;
    if (at >= r->work->page.tokens.count) return false;
    const sodo_token *t = &r->work->page.tokens.items[at];
    bool capital = t->shape == SODO_SHAPE_TITLE || t->shape == SODO_SHAPE_UPPER ||
                   t->shape == SODO_SHAPE_MIXED;
    if (!capital || t->flags & (SODO_TOKEN_LINE | SODO_TOKEN_SENTENCE)) return false;
    for (int step = 1; step < NEAR; step++) {
        const sodo_mention *m = sodo_res_mention(r, sodo_res_beside(r, mention, step));
        if (!m || m->tok_begin > at) break;
        bool other = m->kind == SODO_KIND_PERSON || m->kind == SODO_KIND_HONORIFIC ||
                     m->kind == SODO_KIND_POSITION;
        if (m->tok_begin == at && !m->dropped && other) return false;
    }
    return true;
}

sodo_slice sodo_res_span(const sodo_resolver *r, uint32_t tok_begin, uint32_t tok_end) {
    const sodo_page *page = &r->work->page;
    if (tok_end <= tok_begin || tok_end > page->tokens.count) return (sodo_slice){"", 0};
    uint32_t begin = page->tokens.items[tok_begin].byte_begin;
    uint32_t end = page->tokens.items[tok_end - 1].byte_end;
    return (sodo_slice){page->text.data + begin, end - begin};
}

sodo_slice sodo_res_text(const sodo_resolver *r, int32_t mention) {
    const sodo_mention *m = sodo_res_mention(r, mention);
    return m ? sodo_res_span(r, m->tok_begin, m->tok_end) : (sodo_slice){"", 0};
}

sodo_status sodo_res_take(sodo_resolver *r, sodo_slice *out) {
    if (r->buf.failed) return sodo_res_nomem(r);
    sodo_slice copy = sodo_slice_copy(r->arena, sodo_buf_slice(&r->buf));
    if (!copy.data) return sodo_res_nomem(r);
    sodo_buf_clear(&r->buf);
    *out = copy;
    return SODO_OK;
}

sodo_status sodo_res_folded(sodo_resolver *r, sodo_fold_fn *fold, sodo_slice text,
                            sodo_slice *out) {
    sodo_buf_clear(&r->fold);
    SODO_TRY(fold(r->in->folder, text, &r->fold));
    if (r->fold.failed) return sodo_res_nomem(r);
    sodo_slice copy = sodo_slice_copy(r->arena, sodo_buf_slice(&r->fold));
    if (!copy.data) return sodo_res_nomem(r);
    *out = copy;
    return SODO_OK;
}

bool sodo_res_begins(sodo_resolver *r, sodo_slice text, sodo_slice head) {
    sodo_buf_clear(&r->fold);
    if (!head.size || sodo_fold_phrase(r->in->folder, text, &r->fold) != SODO_OK)
        return false;
    size_t whole = r->fold.size;
    if (sodo_fold_phrase(r->in->folder, head, &r->fold) != SODO_OK || r->fold.failed)
        return false;
    size_t part = r->fold.size - whole;
    return part <= whole && memcmp(r->fold.data, r->fold.data + whole, part) == 0 &&
           (part == whole || r->fold.data[part] == ' ');
}

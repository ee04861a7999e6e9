/* seats.c - at which body a position is: the one it names, or the one that its words
 * imply. */
#include "resolve/seats.h"

/* ---- a body that is implied ---- */

/* "Chủ tịch xã Y", "Bí thư Yên Bái": what the rank means at that place. */
sodo_status sodo_res_seat_at_place(sodo_resolver *r, const sodo_row *rank, uint32_t place,
                                   int32_t *out) {
    if (place == SODO_NO_ROW) return SODO_OK;
    SODO_TRY(sodo_res_body_at(r, rank, r->columns[SODO_COLUMN_PLACE_ORG], place, out));
    if (*out != SODO_NO_ENTITY) return SODO_OK;
    return sodo_res_body_at(r, rank, r->columns[SODO_COLUMN_ORG], place, out);
}

/* "Chủ tịch huyện": the unit says the level, the page says which. */
static sodo_status body_at_unit(sodo_resolver *r, int32_t mention, const sodo_row *rank,
                                int32_t unit, int32_t *out) {
    sodo_found found = sodo_res_find_place(r, mention, sodo_res_need(r, NULL, unit));
    r->notes[mention].reason = found.reason;
    return sodo_res_seat_at_place(r, rank, found.place, out);
}

/* A country: "Đại sứ Lào", "Chủ tịch Trung Quốc". Never a body of ours; of ours, the
 * state itself. */
static sodo_status country_body(sodo_resolver *r, uint32_t row, int32_t *out) {
    const sodo_row *country = sodo_res_row(r, row);
    bool fresh;
    SODO_TRY(sodo_res_entity(r, SODO_KIND_ORGANIZATION, country->id, out, &fresh));
    sodo_entity *e = sodo_res_at(r, *out);
    e->name = country->name;
    e->row = row;
    return SODO_OK;
}

bool sodo_res_is_foreign(const sodo_resolver *r, int32_t place) {
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, place, &count);
    return count && sodo_res_row(r, rows[0])->kind == SODO_KIND_COUNTRY;
}

/* The country that a place mention is, or SODO_NO_ROW. */
static uint32_t country_of(const sodo_resolver *r, int32_t place) {
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, place, &count);
    const sodo_row *row = count ? sodo_res_row(r, rows[0]) : NULL;
    bool central =
        row && sodo_row_has(row, SODO_ATTR_LEVEL, r->values[SODO_VALUE_CENTRAL]);
    return row && (row->kind == SODO_KIND_COUNTRY || central) ? rows[0] : SODO_NO_ROW;
}

/* The word for a hamlet that ends a rank: "thôn" of "Phó Trưởng thôn". */
static sodo_slice hamlet_word(const sodo_resolver *r, int32_t rank) {
    enum { HITS = 8 };
    sodo_phrase_hit hits[HITS];
    const sodo_mention *m = sodo_res_mention(r, rank);
    for (uint32_t t = m->tok_begin + 1; t < m->tok_end; t++) {
        size_t n = sodo_gazetteer_match(r->gazetteer, r->work->page.tokens.items,
                                        m->tok_end, t, hits, HITS);
        for (size_t i = 0; i < n && i < HITS; i++) {
            size_t count;
            const uint32_t *rows =
                sodo_gazetteer_rows(r->gazetteer, hits[i].row_list, &count);
            if (hits[i].kind == SODO_KIND_LEVEL && t + hits[i].length == m->tok_end &&
                count)
                return sodo_res_row(r, rows[0])->name;
        }
    }
    return SODO_LIT("");
}

/* "Trưởng thôn Văn Khê": the hamlet is the body, in the commune that the page tells. */
static sodo_status hamlet_body(sodo_resolver *r, int32_t mention, const sodo_attr *tail,
                               int32_t *out) {
    sodo_slice text = sodo_res_span(r, tail->tok_begin, tail->tok_end), name, folded, key;
    int32_t rank = sodo_res_part(r, mention, SODO_ATTR_RANK), place = SODO_NO_ENTITY;
    sodo_buf_clear(&r->buf);
    if (rank != SODO_NO_MENTION) sodo_buf_add(&r->buf, hamlet_word(r, rank));
    if (r->buf.size) sodo_buf_add_char(&r->buf, ' ');
    sodo_buf_add(&r->buf, text);
    SODO_TRY(sodo_res_take(r, &name));
    SODO_TRY(sodo_res_folded(r, sodo_fold_phrase, name, &folded));
    SODO_TRY(sodo_res_page_key(r, SODO_KIND_ORGANIZATION, folded, &key));
    sodo_found commune = sodo_res_find_place(r, mention, SODO_AT_COMMUNE);
    if (commune.place != SODO_NO_ROW)
        SODO_TRY(sodo_res_place_entity(r, commune.place, &place));
    bool fresh;
    SODO_TRY(sodo_res_entity(r, SODO_KIND_ORGANIZATION, key, out, &fresh));
    sodo_res_at(r, *out)->name = name;
    sodo_res_at(r, *out)->place = place;
    return SODO_OK;
}

/* "Bí thư chi bộ, Hiệu trưởng Trường THPT Vinh Lộc": the rank's body is a part of the one
 * that the same person heads. */
static sodo_status part_beside(sodo_resolver *r, int32_t mention, const sodo_row *rank,
                               int32_t *out) {
    sodo_slice id = sodo_res_row_text(r, rank, r->columns[SODO_COLUMN_ORG], 0);
    sodo_body body = SODO_NO_BODY;
    body.type = sodo_gazetteer_find_row(r->gazetteer, id);
    const sodo_row *type = sodo_res_row(r, body.type);
    if (!type ||
        !sodo_row_has(type, SODO_ATTR_CLASS, r->values[SODO_VALUE_PARTY_ORGAN]) ||
        !sodo_res_pattern_has(type, "{parent}"))
        return SODO_OK;
    int32_t beside = sodo_res_body_beside(r, mention);
    if (beside == SODO_NO_MENTION) return SODO_OK;
    SODO_TRY(sodo_res_body_of(r, beside));
    body.parent = sodo_res_mention(r, beside)->entity;
    r->notes[mention].reason = (sodo_reason){"body above from the page", -8};
    return sodo_res_make_body(r, &body, out);
}

static sodo_status implied_body(sodo_resolver *r, int32_t mention, const sodo_row *rank,
                                int32_t *out) {
    int32_t place = sodo_res_part(r, mention, SODO_ATTR_PLACE);
    int32_t unit = sodo_res_part(r, mention, SODO_ATTR_UNIT);
    const sodo_attr *tail =
        sodo_mention_attr(sodo_res_mention(r, mention), SODO_ATTR_TAIL);
    uint32_t country = country_of(r, place);
    r->notes[mention].foreign = sodo_res_is_foreign(r, place);
    if (country != SODO_NO_ROW) return country_body(r, country, out);
    if (place != SODO_NO_MENTION)
        return sodo_res_seat_at_place(r, rank, r->notes[place].place, out);
    if (unit != SODO_NO_MENTION) return body_at_unit(r, mention, rank, unit, out);
    if (tail) return hamlet_body(r, mention, tail, out);
    SODO_TRY(part_beside(r, mention, rank, out));
    if (*out != SODO_NO_ENTITY) return SODO_OK;
    *out = sodo_res_body_of_head(r, mention, rank);
    r->notes[mention].reason = (sodo_reason){"body of the head named before", -15};
    if (*out != SODO_NO_ENTITY) return SODO_OK;
    r->notes[mention].reason = (sodo_reason){0};
    return sodo_res_body_implied(r, mention, rank, r->columns[SODO_COLUMN_ORG], out);
}

/* ---- the body that is named ---- */

/* "Bộ trưởng Công an": the words are the police of some place too, but a minister's are a
 * ministry. */
static uint32_t clipped_row(const sodo_resolver *r, int32_t body) {
    enum { HITS = 32 };
    sodo_phrase_hit hits[HITS];
    const sodo_mention *m = sodo_res_mention(r, body);
    const sodo_tokens *tokens = &r->work->page.tokens;
    uint32_t clip = sodo_symbols_find_kind(r->in->symbols, SODO_LIT("OrgClip"));
    size_t n = sodo_gazetteer_match(r->gazetteer, tokens->items, tokens->count,
                                    m->tok_begin, hits, HITS);
    for (size_t i = 0; i < n && i < HITS; i++) {
        size_t count;
        if (hits[i].kind != clip || hits[i].length != m->tok_end - m->tok_begin) continue;
        const uint32_t *rows =
            sodo_gazetteer_rows(r->gazetteer, hits[i].row_list, &count);
        if (count) return rows[0];
    }
    return SODO_NO_ROW;
}

static sodo_status minister_body(sodo_resolver *r, const sodo_row *rank, int32_t named,
                                 int32_t *out) {
    uint16_t ministry = r->values[SODO_VALUE_MINISTRY];
    if (!sodo_row_has(rank, r->columns[SODO_COLUMN_BODY_CLASS], ministry)) return SODO_OK;
    if (sodo_row_has(sodo_res_type_of(r, *out), SODO_ATTR_CLASS, ministry))
        return SODO_OK;
    sodo_body body = SODO_NO_BODY;
    body.type = clipped_row(r, named);
    if (body.type == SODO_NO_ROW) return SODO_OK;
    SODO_TRY(sodo_res_make_body(r, &body, out));
    r->work->mentions.items[named].entity = *out;
    return SODO_OK;
}

/* "Giám đốc Sở", and no Sở was spoken of: the noun alone is no body. */
static bool is_bare_noun(const sodo_resolver *r, int32_t body) {
    const sodo_row *type = sodo_res_type_of(r, body);
    return sodo_row_has(type, r->columns[SODO_COLUMN_GENERIC],
                        r->values[SODO_VALUE_YES]) &&
           sodo_slice_equal(type->name, sodo_res_at(r, body)->name);
}

sodo_status sodo_res_seat_body(sodo_resolver *r, int32_t mention, const sodo_row *rank,
                               int32_t *out) {
    *out = SODO_NO_ENTITY;
    int32_t named = sodo_res_part(r, mention, SODO_ATTR_ORG);
    if (named == SODO_NO_MENTION) return implied_body(r, mention, rank, out);
    for (int32_t body = named; body != SODO_NO_MENTION && !r->notes[mention].foreign;
         body = sodo_res_part(r, body, SODO_ATTR_PARENT))
        r->notes[mention].foreign =
            sodo_res_is_foreign(r, sodo_res_part(r, body, SODO_ATTR_PLACE));
    SODO_TRY(
        sodo_res_body_of(r, named)); /* "Bộ trưởng Công an": the hit itself is named */
    *out = sodo_res_mention(r, named)->entity;
    if (is_bare_noun(r, *out)) *out = SODO_NO_ENTITY;
    r->notes[mention].reason = r->notes[named].reason;
    return minister_body(r, rank, named, out);
}

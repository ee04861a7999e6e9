/* positions.c - positions: a canonical title at the body it belongs to. */
#include "resolve/resolver.h"

#define LIST_GAP 3 /* tokens between two positions of one list: ", " "kiêm" "-" */

/* ---- the body of a position that names none ---- */

/* "Chủ tịch xã Y", "Bí thư Yên Bái": what the rank means at that place. */
static sodo_status body_at_place(sodo_resolver *r, const sodo_row *rank, uint32_t place,
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
    return body_at_place(r, rank, found.place, out);
}

/* A country: "Đại sứ Lào", "Chủ tịch Trung Quốc". Never a body of ours; of ours, the state itself. */
static sodo_status country_body(sodo_resolver *r, uint32_t row, int32_t *out) {
    const sodo_row *country = sodo_res_row(r, row);
    bool fresh;
    SODO_TRY(sodo_res_entity(r, SODO_KIND_ORGANIZATION, country->id, out, &fresh));
    sodo_entity *e = sodo_res_at(r, *out);
    e->name = country->name;
    e->row = row;
    return SODO_OK;
}

/* The country that a place mention is, or SODO_NO_ROW. */
static uint32_t country_of(const sodo_resolver *r, int32_t place) {
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, place, &count);
    const sodo_row *row = count ? sodo_res_row(r, rows[0]) : NULL;
    bool central = row && sodo_res_row_has(row, SODO_ATTR_LEVEL, r->values[SODO_VALUE_CENTRAL]);
    return row && (row->kind == SODO_KIND_COUNTRY || central) ? rows[0] : SODO_NO_ROW;
}

/* The word for a hamlet that ends a rank: "thôn" of "Phó Trưởng thôn". */
static sodo_slice hamlet_word(const sodo_resolver *r, int32_t rank) {
    enum { HITS = 8 };
    sodo_phrase_hit hits[HITS];
    const sodo_mention *m = sodo_res_mention(r, rank);
    for (uint32_t t = m->tok_begin + 1; t < m->tok_end; t++) {
        size_t n = sodo_gazetteer_match(r->gazetteer, r->work->page.tokens.items, m->tok_end, t,
                                        hits, HITS);
        for (size_t i = 0; i < n && i < HITS; i++) {
            size_t count;
            const uint32_t *rows = sodo_gazetteer_rows(r->gazetteer, hits[i].row_list, &count);
            if (hits[i].kind == SODO_KIND_LEVEL && t + hits[i].length == m->tok_end && count)
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

static sodo_status implied_body(sodo_resolver *r, int32_t mention, const sodo_row *rank,
                                int32_t *out) {
    int32_t place = sodo_res_part(r, mention, SODO_ATTR_PLACE);
    int32_t unit = sodo_res_part(r, mention, SODO_ATTR_UNIT);
    const sodo_attr *tail = sodo_mention_attr(sodo_res_mention(r, mention), SODO_ATTR_TAIL);
    uint32_t country = country_of(r, place);
    if (country != SODO_NO_ROW) return country_body(r, country, out);
    if (place != SODO_NO_MENTION)
        return body_at_place(r, rank, r->notes[place].place, out);
    if (unit != SODO_NO_MENTION) return body_at_unit(r, mention, rank, unit, out);
    if (tail) return hamlet_body(r, mention, tail, out);
    return sodo_res_body_implied(r, mention, rank, r->columns[SODO_COLUMN_ORG], out);
}

/* ---- title ---- */

/* "Phó Trưởng" + "Ban" -> "Phó Trưởng Ban"; "Phó Trưởng {head} Thường trực" has its own hole. */
static void add_title(sodo_buf *out, sodo_slice title, sodo_slice head, bool takes_head) {
    static const char HOLE[] = "{head}";
    size_t size = sizeof HOLE - 1;
    for (size_t i = 0; i + size <= title.size; i++) {
        if (memcmp(title.data + i, HOLE, size) != 0) continue;
        sodo_buf_add(out, (sodo_slice){title.data, i});
        sodo_buf_add(out, head);
        sodo_slice rest = {title.data + i + size, title.size - i - size};
        sodo_buf_add(out, head.size || !rest.size ? rest : sodo_slice_trim(rest));
        return;
    }
    sodo_buf_add(out, title);
    if (!takes_head || !head.size) return;
    sodo_buf_add_char(out, ' ');
    sodo_buf_add(out, head);
}

typedef struct seat {
    int32_t body;
    sodo_slice title;
} seat;

static sodo_slice base_title(const sodo_resolver *r, int32_t mention, const sodo_row *rank) {
    const sodo_attr *said = sodo_mention_attr(sodo_res_mention(r, mention), SODO_ATTR_TITLE);
    if (said && said->value) return sodo_symbols_value_name(r->in->symbols, said->value);
    sodo_slice title = sodo_res_row_text(r, rank, SODO_ATTR_TITLE, 0);
    if (title.size) return title;
    if (rank) return rank->name;
    int32_t inner = sodo_res_part(r, mention, SODO_ATTR_RANK);
    return sodo_res_text(r, inner == SODO_NO_MENTION ? mention : inner);
}

static const sodo_row *type_of(const sodo_resolver *r, int32_t body) {
    return body == SODO_NO_ENTITY ? NULL : sodo_res_row(r, sodo_res_at(r, body)->row);
}

static bool folds(const sodo_resolver *r, const sodo_row *type, int value) {
    return sodo_res_row_has(type, r->columns[SODO_COLUMN_FOLD_INTO], r->values[value]);
}

/* Is the body above the committee of a Party organization, one of its types of column parent_type? */
static bool is_committee(const sodo_resolver *r, const sodo_row *type, int32_t above) {
    const sodo_row *found = type_of(r, above);
    uint16_t column = r->columns[SODO_COLUMN_PARENT_TYPE];
    sodo_slice id = sodo_res_row_text(r, type, column, 0);
    for (size_t n = 0; found && id.size; id = sodo_res_row_text(r, type, column, ++n))
        if (sodo_slice_equal(id, found->id)) return true;
    return false;
}

/* Where and under what title a position counts: members of a standing body sit at the body above
 * it, those of a Party organization at its committee (fold_into). The title grows in r->buf. */
static int32_t fold_seat(sodo_resolver *r, int32_t body) {
    bool titled = false;
    for (int up = 0; up < 3; up++) {
        const sodo_row *type = type_of(r, body);
        int32_t parent = type ? sodo_res_at(r, body)->parent : SODO_NO_ENTITY;
        bool named = folds(r, type, SODO_VALUE_FOLD_TITLE);
        bool above = named || folds(r, type, SODO_VALUE_FOLD_PARENT) ||
                     (folds(r, type, SODO_VALUE_FOLD_COMMITTEE) && is_committee(r, type, parent));
        if (!above || parent == SODO_NO_ENTITY) break;
        if (named && !titled) {
            sodo_buf_add_char(&r->buf, ' ');
            sodo_buf_add(&r->buf, type->name);
            titled = true;
        }
        body = parent;
    }
    return body;
}

static sodo_status find_seat(sodo_resolver *r, int32_t mention, const sodo_row *rank,
                             int32_t body, seat *out) {
    sodo_slice head = sodo_res_row_text(r, type_of(r, body), SODO_ATTR_HEAD, 0);
    bool takes = sodo_res_row_has(rank, SODO_ATTR_HEAD, r->values[SODO_VALUE_YES]);
    sodo_buf_clear(&r->buf);
    add_title(&r->buf, base_title(r, mention, rank), head, takes);
    out->body = fold_seat(r, body);
    return sodo_res_take(r, &out->title);
}

/* ---- entities ---- */

static sodo_status position_name(sodo_resolver *r, const seat *s, sodo_slice *out) {
    sodo_slice body = s->body == SODO_NO_ENTITY ? SODO_LIT("") : sodo_res_at(r, s->body)->name;
    sodo_slice title = s->title;
    sodo_slice head = {title.data, title.size};
    sodo_slice noun = sodo_res_row_text(r, type_of(r, s->body), SODO_ATTR_HEAD, 0);
    if (noun.size) { /* "Phó Trưởng Ban" + "Ban Dân vận …": "Ban" once */
        bool at_end = title.size > noun.size &&
                      memcmp(title.data + title.size - noun.size, noun.data, noun.size) == 0;
        if (at_end && sodo_res_begins(r, body, noun))
            head = sodo_slice_trim((sodo_slice){title.data, title.size - noun.size});
    }
    sodo_buf_clear(&r->buf);
    sodo_buf_add(&r->buf, head);
    if (body.size) sodo_buf_add_char(&r->buf, ' ');
    sodo_buf_add(&r->buf, body);
    return sodo_res_take(r, out);
}

static sodo_status position_key(sodo_resolver *r, const seat *s, sodo_slice *out) {
    sodo_slice folded;
    SODO_TRY(sodo_res_folded(r, sodo_fold_phrase, s->title, &folded));
    if (s->body == SODO_NO_ENTITY) return sodo_res_page_key(r, SODO_KIND_POSITION, folded, out);
    sodo_buf_clear(&r->buf);
    sodo_buf_add(&r->buf, folded);
    sodo_buf_add_char(&r->buf, '/');
    sodo_buf_add(&r->buf, sodo_res_at(r, s->body)->key);
    return sodo_res_take(r, out);
}

static sodo_status make_position(sodo_resolver *r, int32_t mention, const sodo_row *rank,
                                 uint32_t row, int32_t body) {
    seat s;
    SODO_TRY(find_seat(r, mention, rank, body, &s));
    sodo_slice key, name;
    SODO_TRY(position_key(r, &s, &key));
    bool fresh;
    int32_t at;
    SODO_TRY(sodo_res_entity(r, SODO_KIND_POSITION, key, &at, &fresh));
    r->work->mentions.items[mention].entity = at;
    if (!fresh) return SODO_OK;
    SODO_TRY(position_name(r, &s, &name));
    sodo_entity *e = sodo_res_at(r, at);
    e->name = name;
    e->title = s.title;
    e->organization = s.body;
    e->row = row;
    e->rank = sodo_res_row_text(r, rank, SODO_ATTR_CLASS, 0);
    return SODO_OK;
}

static uint32_t rank_row(sodo_resolver *r, int32_t mention) {
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, mention, &count);
    for (size_t i = 0; i < count; i++)
        if (sodo_res_row(r, rows[i])->kind == SODO_KIND_RANK) return rows[i];
    return SODO_NO_ROW;
}

/* "Bộ trưởng Công an": the words are the police of some place too, but a minister's are a ministry. */
static uint32_t clipped_row(const sodo_resolver *r, int32_t body) {
    enum { HITS = 32 };
    sodo_phrase_hit hits[HITS];
    const sodo_mention *m = sodo_res_mention(r, body);
    const sodo_tokens *tokens = &r->work->page.tokens;
    uint32_t clip = sodo_symbols_find_kind(r->in->symbols, SODO_LIT("OrgClip"));
    size_t n = sodo_gazetteer_match(r->gazetteer, tokens->items, tokens->count, m->tok_begin,
                                    hits, HITS);
    for (size_t i = 0; i < n && i < HITS; i++) {
        size_t count;
        if (hits[i].kind != clip || hits[i].length != m->tok_end - m->tok_begin) continue;
        const uint32_t *rows = sodo_gazetteer_rows(r->gazetteer, hits[i].row_list, &count);
        if (count) return rows[0];
    }
    return SODO_NO_ROW;
}

static sodo_status minister_body(sodo_resolver *r, const sodo_row *rank, int32_t named,
                                 int32_t *out) {
    uint16_t ministry = r->values[SODO_VALUE_MINISTRY];
    if (!sodo_res_row_has(rank, SODO_ATTR_CLASS, r->values[SODO_VALUE_MINISTER])) return SODO_OK;
    if (*out != SODO_NO_ENTITY &&
        sodo_res_row_has(type_of(r, *out), SODO_ATTR_CLASS, ministry))
        return SODO_OK;
    sodo_body body = {.type = clipped_row(r, named), .place = SODO_NO_ROW,
                      .place_entity = SODO_NO_ENTITY, .parent = SODO_NO_ENTITY};
    if (body.type == SODO_NO_ROW) return SODO_OK;
    SODO_TRY(sodo_res_make_body(r, &body, out));
    r->work->mentions.items[named].entity = *out;
    return SODO_OK;
}

static sodo_status body_of_position(sodo_resolver *r, int32_t mention, const sodo_row *rank,
                                    int32_t *out) {
    *out = SODO_NO_ENTITY;
    int32_t named = sodo_res_part(r, mention, SODO_ATTR_ORG);
    if (named == SODO_NO_MENTION) return implied_body(r, mention, rank, out);
    SODO_TRY(sodo_res_body_of(r, named)); /* "Bộ trưởng Công an": the hit itself is named */
    *out = sodo_res_mention(r, named)->entity;
    r->notes[mention].reason = r->notes[named].reason;
    return minister_body(r, rank, named, out);
}

/* ---- a title without its body: "Phó Chủ tịch, Tổng Thư ký Hội Luật gia" ---- */

static bool same_title(const sodo_resolver *r, int32_t a, int32_t b) {
    size_t n, m;
    const uint32_t *x = sodo_res_rows(r, a, &n), *y = sodo_res_rows(r, b, &m);
    return n && m && x[0] == y[0];
}

/* The next position of the list, right behind, gives its body to the one before. */
static int32_t body_from_list(const sodo_resolver *r, int32_t mention) {
    enum { WINDOW = 64 };
    uint32_t end = sodo_res_mention(r, mention)->tok_end;
    for (int step = 1; step < WINDOW; step++) {
        int32_t i = sodo_res_beside(r, mention, step);
        const sodo_mention *m = sodo_res_mention(r, i);
        if (!m || m->tok_begin > end + LIST_GAP) break;
        if (m->kind != SODO_KIND_POSITION || m->dropped || m->entity < 0) continue;
        if (m->tok_begin < end) continue;
        bool same = r->notes[i].holder == r->notes[mention].holder;
        if (same && sodo_mention_part(m, SODO_ATTR_ORG) != SODO_NO_MENTION)
            return sodo_res_at(r, m->entity)->organization;
    }
    return SODO_NO_ENTITY;
}

static sodo_slice holder_name(const sodo_resolver *r, int32_t position) {
    return sodo_res_text(r, r->notes[position].holder);
}

/* The same title said with its body elsewhere: of the same person's name, else by all. */
static int32_t body_from_page(const sodo_resolver *r, int32_t mention, const int32_t *bare) {
    enum { WINDOW = 1024 };
    sodo_slice who = holder_name(r, mention);
    int32_t only = SODO_NO_ENTITY;
    bool several = false;
    for (int step = -WINDOW; step <= WINDOW; step++) {
        int32_t i = sodo_res_beside(r, mention, step);
        if (i < 0 || bare[i]) continue;
        const sodo_mention *m = sodo_res_mention(r, i);
        if (m->kind != SODO_KIND_POSITION || m->dropped || m->entity < 0) continue;
        int32_t body = sodo_res_at(r, m->entity)->organization;
        if (body == SODO_NO_ENTITY || !same_title(r, i, mention)) continue;
        if (who.size && sodo_slice_equal(who, holder_name(r, i))) return body;
        if (only != SODO_NO_ENTITY && only != body) several = true;
        only = body;
    }
    return several ? SODO_NO_ENTITY : only;
}

sodo_status sodo_res_positions(sodo_resolver *r) {
    const sodo_mentions *all = &r->work->mentions;
    int32_t *bare = sodo_arena_alloc(r->arena, all->count + 1, sizeof *bare);
    if (!bare) return sodo_res_nomem(r);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < all->count; i++) {
            const sodo_mention *m = &all->items[i];
            if (m->kind != SODO_KIND_POSITION || m->dropped || (pass && !bare[i])) continue;
            int32_t mention = (int32_t)i, body;
            uint32_t row = rank_row(r, mention);
            const sodo_row *rank = sodo_res_row(r, row);
            SODO_TRY(body_of_position(r, mention, rank, &body));
            if (pass) {
                body = body_from_list(r, mention);
                r->notes[i].reason = (sodo_reason){"body from the list", -5};
            }
            if (pass && body == SODO_NO_ENTITY) {
                body = body_from_page(r, mention, bare);
                r->notes[i].reason = (sodo_reason){"body from the same title elsewhere", -15};
            }
            bare[i] = body == SODO_NO_ENTITY;
            if (bare[i] && !pass) continue;
            SODO_TRY(make_position(r, mention, rank, row, body));
        }
    }
    return SODO_OK;
}

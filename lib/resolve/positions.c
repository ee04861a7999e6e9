/* positions.c - positions: a canonical title at the body it belongs to. */
#include "resolve/seats.h"

/* ---- title ---- */

/* "Phó Trưởng" + "Ban" -> "Phó Trưởng Ban"; "Phó Trưởng {head} Thường trực" has its own
 * hole. */
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

/* The canonical title, without its body's head noun. */
sodo_slice sodo_res_title(const sodo_resolver *r, int32_t mention, const sodo_row *rank) {
    const sodo_attr *said =
        sodo_mention_attr(sodo_res_mention(r, mention), SODO_ATTR_TITLE);
    if (said && said->value) return sodo_symbols_value_name(r->in->symbols, said->value);
    sodo_slice title = sodo_res_row_text(r, rank, SODO_ATTR_TITLE, 0);
    if (title.size) return title;
    if (rank) return rank->name;
    int32_t inner = sodo_res_part(r, mention, SODO_ATTR_RANK);
    return sodo_res_text(r, inner == SODO_NO_MENTION ? mention : inner);
}

static bool folds(const sodo_resolver *r, const sodo_row *type, int value) {
    return sodo_row_has(type, r->columns[SODO_COLUMN_FOLD_INTO], r->values[value]);
}

/* Is the body above the committee of a Party organization, one of its types of column
 * parent_type? */
static bool is_committee(const sodo_resolver *r, const sodo_row *type, int32_t above) {
    const sodo_row *found = sodo_res_type_of(r, above);
    uint16_t column = r->columns[SODO_COLUMN_PARENT_TYPE];
    sodo_slice id = sodo_res_row_text(r, type, column, 0);
    for (size_t n = 0; found && id.size; id = sodo_res_row_text(r, type, column, ++n))
        if (sodo_slice_equal(id, found->id)) return true;
    return false;
}

/* Where and under what title a position counts: members of a standing body sit at the
 * body above it, those of a Party organization at its committee (fold_into). The title
 * grows in r->buf. */
static int32_t fold_seat(sodo_resolver *r, int32_t body) {
    bool titled = false;
    for (int up = 0; up < 3; up++) {
        const sodo_row *type = sodo_res_type_of(r, body);
        int32_t parent = type ? sodo_res_at(r, body)->parent : SODO_NO_ENTITY;
        bool named = folds(r, type, SODO_VALUE_FOLD_TITLE);
        bool above =
            named || folds(r, type, SODO_VALUE_FOLD_PARENT) ||
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

/* The head noun of the body that a title may share; of a body of another country, which
 * has no type, that of the type it is named by. */
static sodo_slice head_noun(const sodo_resolver *r, int32_t mention, int32_t body) {
    const sodo_row *type = sodo_res_type_of(r, body);
    if (type || body == SODO_NO_ENTITY)
        return sodo_res_row_text(r, type, SODO_ATTR_HEAD, 0);
    size_t count = 0;
    int32_t named = sodo_res_part(r, mention, SODO_ATTR_ORG);
    const uint32_t *rows =
        named == SODO_NO_MENTION ? NULL : sodo_res_rows(r, named, &count);
    return sodo_res_row_text(r, count ? sodo_res_row(r, rows[0]) : NULL, SODO_ATTR_HEAD,
                             0);
}

static sodo_status find_seat(sodo_resolver *r, int32_t mention, const sodo_row *rank,
                             int32_t body, seat *out) {
    sodo_slice head = head_noun(r, mention, body);
    bool takes = sodo_row_has(rank, SODO_ATTR_HEAD, r->values[SODO_VALUE_YES]);
    sodo_buf_clear(&r->buf);
    add_title(&r->buf, sodo_res_title(r, mention, rank), head, takes);
    out->body = fold_seat(r, body);
    return sodo_res_take(r, &out->title);
}

/* ---- entities ---- */

static sodo_status position_name(sodo_resolver *r, const seat *s, sodo_slice *out) {
    sodo_slice body =
        s->body == SODO_NO_ENTITY ? SODO_LIT("") : sodo_res_at(r, s->body)->name;
    sodo_slice title = s->title;
    sodo_slice head = {title.data, title.size};
    sodo_slice noun =
        sodo_res_row_text(r, sodo_res_type_of(r, s->body), SODO_ATTR_HEAD, 0);
    if (noun.size) { /* "Phó Trưởng Ban" + "Ban Dân vận …": "Ban" once */
        bool at_end =
            title.size > noun.size &&
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
    if (s->body == SODO_NO_ENTITY)
        return sodo_res_page_key(r, SODO_KIND_POSITION, folded, out);
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

uint32_t sodo_res_rank(const sodo_resolver *r, int32_t mention) {
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, mention, &count);
    for (size_t i = 0; i < count; i++)
        if (sodo_res_row(r, rows[i])->kind == SODO_KIND_RANK) return rows[i];
    return SODO_NO_ROW;
}

/* Bodies first, those that are named before those that are not; lists from their end, so
 * that the last of a list gives its body to all before it. */
static sodo_status find_bodies(sodo_resolver *r) {
    const sodo_mentions *all = &r->work->mentions;
    for (int pass = 0; pass < 3; pass++) {
        for (size_t k = 0; k < all->count; k++) {
            int32_t i = r->order[pass == 1 ? all->count - 1 - k : k];
            const sodo_mention *m = &all->items[i];
            if (m->kind != SODO_KIND_POSITION || m->dropped) continue;
            const sodo_row *rank = sodo_res_row(r, sodo_res_rank(r, i));
            int32_t body = r->notes[i].body;
            if (pass == 0) SODO_TRY(sodo_res_seat_body(r, i, rank, &body));
            if (pass == 1 && body == SODO_NO_ENTITY)
                SODO_TRY(sodo_res_unsaid_body(r, i, rank, &body));
            if (pass == 2) body = sodo_res_foreign_body(r, i, rank);
            r->notes[i].body = body;
        }
    }
    return SODO_OK;
}

sodo_status sodo_res_positions(sodo_resolver *r) {
    const sodo_mentions *all = &r->work->mentions;
    SODO_TRY(find_bodies(r));
    for (size_t i = 0; i < all->count; i++) {
        const sodo_mention *m = &all->items[i];
        if (m->kind != SODO_KIND_POSITION || m->dropped) continue;
        uint32_t row = sodo_res_rank(r, (int32_t)i);
        SODO_TRY(
            make_position(r, (int32_t)i, sodo_res_row(r, row), row, r->notes[i].body));
    }
    return SODO_OK;
}

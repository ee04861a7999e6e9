/* bodies.c - bodies of a type at a place: made once, with their key and what they stand
 * under. */
#include "resolve/bodies.h"

#define DEPTH_MAX 8 /* bodies above bodies; also ends a circle of rows */

sodo_kinds sodo_res_need(const sodo_resolver *r, const sodo_row *type, int32_t unit) {
    sodo_kinds need = type ? sodo_res_kinds(r, type) : 0, said = 0;
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, unit, &count);
    for (size_t i = 0; i < count; i++)
        said |= sodo_res_kinds(r, sodo_res_row(r, rows[i]));
    if (!said) return need;
    return need & said ? need & said : said;
}

/* ---- making ---- */

static bool is_local(const sodo_resolver *r, const sodo_body *body) {
    const sodo_row *type = sodo_res_row(r, body->type);
    if (type->kind != SODO_KIND_ORG_TYPE) return false;
    bool placed = body->place != SODO_NO_ROW;
    if (body->parent != SODO_NO_ENTITY)
        return strncmp(sodo_res_at(r, body->parent)->key.data, "page:", 5) == 0;
    if (placed) return false;
    if (body->place_entity != SODO_NO_ENTITY) return true;
    return sodo_res_pattern_has(type, "{place}") ||
           sodo_res_pattern_has(type, "{parent}") || !body->tail.size;
}

/* "ot-ban-dan-van//ot-huyen-uy/p347…": type, place, what it is named after, rest of its
 * name. */
static sodo_status body_key(sodo_resolver *r, const sodo_body *body, sodo_slice name,
                            sodo_slice *out) {
    sodo_slice folded;
    SODO_TRY(sodo_res_folded(r, sodo_fold_phrase, name, &folded));
    if (is_local(r, body))
        return sodo_res_page_key(r, SODO_KIND_ORGANIZATION, folded, out);
    sodo_slice tail, number;
    SODO_TRY(sodo_res_folded(r, sodo_fold_phrase, body->tail, &tail));
    SODO_TRY(sodo_res_folded(r, sodo_fold_phrase, body->number, &number));
    const sodo_row *type = sodo_res_row(r, body->type),
                   *place = sodo_res_row(r, body->place);
    sodo_slice parts[4] = {place ? place->id : SODO_LIT(""), SODO_LIT(""), tail, number};
    if (body->parent != SODO_NO_ENTITY) parts[1] = sodo_res_at(r, body->parent)->key;
    size_t used = 4;
    while (used && !parts[used - 1].size) used--;
    sodo_buf_clear(&r->buf);
    sodo_buf_add(&r->buf, type->id);
    for (size_t i = 0; i < used; i++) {
        sodo_buf_add_char(&r->buf, '/');
        sodo_buf_add(&r->buf, parts[i]);
    }
    return sodo_res_take(r, out);
}

static int latest(int a, int b) {
    return a > b ? a : b;
}

static int earliest(int a, int b) {
    return !a || (b && b < a) ? b : a;
}

/* A body of one of the types in the column `above` at the next place up, or the one body
 * of the central level that it names: Huyện ủy Lý Nhân -> Tỉnh ủy Hà Nam. */
static sodo_status body_above(sodo_resolver *r, const sodo_row *type, uint32_t place,
                              int32_t *out) {
    uint16_t column = r->columns[SODO_COLUMN_ABOVE];
    uint32_t above = sodo_res_above(r, place);
    bool inside = above != SODO_NO_ROW;
    for (; above != SODO_NO_ROW && *out == SODO_NO_ENTITY;
         above = sodo_res_above(r, above))
        SODO_TRY(sodo_res_body_at(r, type, column, above, out));
    if (*out == SODO_NO_ENTITY && !inside)
        SODO_TRY(sodo_res_body_at(r, type, column, SODO_NO_ROW, out));
    return SODO_OK;
}

/* What stands above a body: what its name says, else its row, else its type's columns. */
static sodo_status find_above(sodo_resolver *r, const sodo_body *body, int32_t *out) {
    const sodo_row *type = sodo_res_row(r, body->type);
    *out = body->parent;
    if (*out != SODO_NO_ENTITY || r->depth >= DEPTH_MAX) return SODO_OK;
    r->depth++;
    sodo_status status = SODO_OK;
    if (type->kind == SODO_KIND_ORG_NAME && type->parent != SODO_NO_ROW) {
        sodo_body above = SODO_NO_BODY;
        above.type = type->parent;
        status = sodo_res_make_body(r, &above, out);
    } else if (body->place != SODO_NO_ROW) {
        uint16_t column = r->columns[SODO_COLUMN_PARENT_TYPE];
        status = sodo_res_body_at(r, type, column, body->place, out);
        if (status == SODO_OK && *out == SODO_NO_ENTITY)
            status = body_above(r, type, body->place, out);
    } else {
        status =
            sodo_res_body_at(r, type, r->columns[SODO_COLUMN_ABOVE], SODO_NO_ROW, out);
    }
    r->depth--;
    return status;
}

sodo_status sodo_res_make_body(sodo_resolver *r, const sodo_body *body, int32_t *out) {
    sodo_slice name, key;
    SODO_TRY(sodo_res_body_name(r, body, &name));
    SODO_TRY(body_key(r, body, name, &key));
    bool fresh;
    int32_t at, place = body->place_entity, above = SODO_NO_ENTITY;
    SODO_TRY(sodo_res_entity(r, SODO_KIND_ORGANIZATION, key, &at, &fresh));
    *out = at;
    if (!fresh) return SODO_OK;
    const sodo_row *type = sodo_res_row(r, body->type),
                   *unit = sodo_res_row(r, body->place);
    sodo_entity *e = sodo_res_at(r, at);
    e->name = name;
    e->row = body->type;
    e->level = sodo_row_attr_value(type, SODO_ATTR_LEVEL);
    if (type->kind == SODO_KIND_ORG_NAME)
        e->row_id = type->id;
    else
        e->type = type->id;
    e->klass = sodo_res_row_text(r, type, SODO_ATTR_CLASS, 0);
    e->valid_from = type->valid_from;
    e->valid_to = type->valid_to;
    if (unit) {
        e->level = sodo_row_attr_value(unit, SODO_ATTR_LEVEL);
        e->valid_from = latest(e->valid_from, unit->valid_from);
        e->valid_to = earliest(e->valid_to, unit->valid_to);
        SODO_TRY(sodo_res_place_entity(r, body->place, &place));
    }
    SODO_TRY(find_above(r, body, &above));
    if (above == at) above = SODO_NO_ENTITY;
    e = sodo_res_at(r, at);
    e->place = place;
    e->parent = above;
    if (above != SODO_NO_ENTITY && place == SODO_NO_ENTITY && body->parent == above)
        e->place = sodo_res_at(r, above)->place;
    return SODO_OK;
}

sodo_status sodo_res_body_at(sodo_resolver *r, const sodo_row *row, uint16_t column,
                             uint32_t place, int32_t *out) {
    *out = SODO_NO_ENTITY;
    sodo_slice id = sodo_res_row_text(r, row, column, 0);
    for (size_t n = 0; id.size; id = sodo_res_row_text(r, row, column, ++n)) {
        uint32_t type = sodo_gazetteer_find_row(r->gazetteer, id);
        const sodo_row *found = sodo_res_row(r, type);
        if (!found) continue;
        sodo_body body = SODO_NO_BODY;
        body.type = type;
        body.place = place;
        bool one = found->kind == SODO_KIND_ORG_NAME;
        if (one && place == SODO_NO_ROW) return sodo_res_make_body(r, &body, out);
        if (!one && sodo_res_fits(r, place, sodo_res_kinds(r, found)))
            return sodo_res_make_body(r, &body, out);
    }
    return SODO_OK;
}

sodo_status sodo_res_body_at_open(sodo_resolver *r, const sodo_row *row, uint16_t column,
                                  int32_t *out) {
    *out = SODO_NO_ENTITY;
    sodo_slice id = sodo_res_row_text(r, row, column, 0);
    for (size_t n = 0; id.size; id = sodo_res_row_text(r, row, column, ++n)) {
        sodo_body body = SODO_NO_BODY;
        body.type = sodo_gazetteer_find_row(r->gazetteer, id);
        const sodo_row *type = sodo_res_row(r, body.type);
        if (!type || type->kind != SODO_KIND_ORG_TYPE) continue;
        SODO_TRY(sodo_res_take_open(r, sodo_res_kinds(r, type), &body));
        if (body.place_entity != SODO_NO_ENTITY) return sodo_res_make_body(r, &body, out);
    }
    return SODO_OK;
}

/* Of two types that a word may mean: what is certain, then what is named nearby, in the
 * order of likelihood that the types come in, then what most speaks for. */
static bool is_likelier(const sodo_found *a, const sodo_found *b) {
    bool sure = a->local >= SODO_POINTS_CERTAIN, near = a->local >= SODO_POINTS_NEAR;
    if (b->place == SODO_NO_ROW) return a->place != SODO_NO_ROW;
    if (a->place == SODO_NO_ROW || b->local >= SODO_POINTS_CERTAIN) return false;
    if (sure || b->local >= SODO_POINTS_NEAR) return sure;
    return near || a->points > b->points + 5;
}

/* The body that a column names by types, at the place that the page tells for one of
 * them: "TUV" -> Tỉnh ủy or Thành ủy; or the one body it names: "Thủ tướng" -> Chính phủ.
 */
sodo_status sodo_res_body_implied(sodo_resolver *r, int32_t mention, const sodo_row *row,
                                  uint16_t column, int32_t *out) {
    sodo_found best = {.place = SODO_NO_ROW};
    sodo_slice id = sodo_res_row_text(r, row, column, 0);
    for (size_t n = 0; id.size; id = sodo_res_row_text(r, row, column, ++n)) {
        const sodo_row *type = sodo_res_row(r, sodo_gazetteer_find_row(r->gazetteer, id));
        if (!type || type->kind != SODO_KIND_ORG_TYPE) continue;
        sodo_found found = sodo_res_find_place(r, mention, sodo_res_kinds(r, type));
        if (is_likelier(&found, &best)) best = found;
    }
    r->notes[mention].reason = best.reason;
    return sodo_res_body_at(r, row, column, best.place, out);
}

sodo_status sodo_res_body_for(sodo_resolver *r, int32_t mention, uint32_t row,
                              int32_t *out) {
    const sodo_row *found = sodo_res_row(r, row);
    sodo_body body = SODO_NO_BODY;
    body.type = row;
    *out = SODO_NO_ENTITY;
    if (found->kind == SODO_KIND_RANK)
        return sodo_res_body_implied(r, mention, found, r->columns[SODO_COLUMN_ORG], out);
    if (found->kind == SODO_KIND_ORG_NAME) return sodo_res_make_body(r, &body, out);
    if (found->kind != SODO_KIND_ORG_TYPE) return SODO_OK;
    sodo_found place = sodo_res_find_place(r, mention, sodo_res_kinds(r, found));
    body.place = place.place;
    r->notes[mention].reason = place.reason;
    return body.place == SODO_NO_ROW ? SODO_OK : sodo_res_make_body(r, &body, out);
}

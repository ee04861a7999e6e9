/* entities.c - the page's entities by key: made once, found again. */
#include "model/network.h"
#include "resolve/resolver.h"

static sodo_status keyed(sodo_resolver *r, uint8_t kind, sodo_slice key,
                         sodo_slice *out) {
    sodo_buf_clear(&r->fold);
    sodo_buf_add_int(&r->fold, kind);
    sodo_buf_add_char(&r->fold, '/');
    sodo_buf_add(&r->fold, key);
    if (r->fold.failed) return sodo_res_nomem(r);
    *out = sodo_buf_slice(&r->fold);
    return SODO_OK;
}

sodo_status sodo_res_entity(sodo_resolver *r, uint8_t kind, sodo_slice key, int32_t *out,
                            bool *fresh) {
    sodo_slice full = {0};
    SODO_TRY(keyed(r, kind, key, &full));
    uint32_t found = sodo_map_get(&r->keys, full);
    if (fresh) *fresh = found == SODO_MAP_NONE;
    if (found != SODO_MAP_NONE) {
        *out = (int32_t)found;
        return SODO_OK;
    }
    sodo_slice copy = sodo_slice_copy(r->arena, full);
    sodo_entity *e = copy.data ? SODO_PUSH(r->arena, r->work->entities) : NULL;
    if (!e) return sodo_res_nomem(r);
    size_t at = r->work->entities.count - 1;
    if (!sodo_map_put(&r->keys, copy, (uint32_t)at)) return sodo_res_nomem(r);
    *e = (sodo_entity){.kind = kind,
                       .row = SODO_NO_ROW,
                       .organization = SODO_NO_ENTITY,
                       .place = SODO_NO_ENTITY,
                       .parent = SODO_NO_ENTITY,
                       .issuer = SODO_NO_ENTITY};
    size_t head = copy.size - key.size;
    e->key = (sodo_slice){copy.data + head, key.size};
    *out = (int32_t)at;
    return SODO_OK;
}

sodo_status sodo_res_page_key(sodo_resolver *r, uint8_t kind, sodo_slice folded,
                              sodo_slice *out) {
    sodo_buf_clear(&r->buf);
    sodo_buf_add(&r->buf, r->work->page.page_id);
    sodo_buf_add_char(&r->buf, '/');
    sodo_buf_add_str(&r->buf, sodo_kind_public_name((sodo_kind)kind));
    sodo_buf_add_char(&r->buf, '/');
    sodo_buf_add(&r->buf, folded);
    return sodo_res_take(r, out);
}

sodo_status sodo_res_add_name(sodo_resolver *r, int32_t entity, sodo_slice name) {
    sodo_entity *e = sodo_res_at(r, entity);
    if (!name.size || sodo_slice_equal(e->name, name)) return SODO_OK;
    for (size_t i = 0; i < e->other_names.count; i++)
        if (sodo_slice_equal(e->other_names.items[i], name)) return SODO_OK;
    sodo_slice *added = SODO_PUSH(r->arena, e->other_names);
    if (!added) return sodo_res_nomem(r);
    *added = name;
    return SODO_OK;
}

const sodo_row *sodo_res_type_of(const sodo_resolver *r, int32_t body) {
    return body == SODO_NO_ENTITY ? NULL : sodo_res_row(r, sodo_res_at(r, body)->row);
}

/* "35/1997-01-01": official code and first day, so that two generations differ. */
static sodo_status place_key(sodo_resolver *r, const sodo_row *row, sodo_slice *out) {
    sodo_slice code = sodo_res_row_text(r, row, SODO_ATTR_CODE, 0);
    sodo_buf_clear(&r->buf);
    sodo_buf_add(&r->buf, code.size ? code : row->id);
    sodo_buf_add_char(&r->buf, '/');
    if (row->valid_from) {
        char day[16];
        sodo_date from = {(int16_t)(row->valid_from / 10000),
                          (uint8_t)(row->valid_from / 100 % 100),
                          (uint8_t)(row->valid_from % 100)};
        sodo_buf_add(&r->buf, (sodo_slice){day, sodo_date_print(from, day)});
    }
    return sodo_res_take(r, out);
}

sodo_status sodo_res_place_entity(sodo_resolver *r, uint32_t row, int32_t *out) {
    const sodo_row *place = sodo_res_row(r, row);
    sodo_slice key;
    SODO_TRY(place_key(r, place, &key));
    bool fresh;
    int32_t at, above = SODO_NO_ENTITY;
    SODO_TRY(sodo_res_entity(r, SODO_KIND_PLACE, key, &at, &fresh));
    if (fresh) {
        sodo_entity *e = sodo_res_at(r, at);
        e->name = place->name;
        e->row = row;
        e->level = sodo_row_attr_value(place, SODO_ATTR_LEVEL);
        e->row_id = place->id;
        e->full_name = place->full_name;
        e->code = sodo_res_row_text(r, place, SODO_ATTR_CODE, 0);
        e->valid_from = place->valid_from;
        e->valid_to = place->valid_to;
        uint32_t parent = sodo_res_above(r, row);
        if (parent != SODO_NO_ROW) SODO_TRY(sodo_res_place_entity(r, parent, &above));
        sodo_res_at(r, at)->parent = above;
    }
    *out = at;
    return SODO_OK;
}

/* open_place.c - the place of a bare body where the page names one, "xã Tân Lập", and
 * leaves open which of several of that name it is: then its name is all that is known. */
#include "resolve/bodies.h"

/* A row of these kinds whose name, with its head, is what the mention says. */
static uint32_t written_out(sodo_resolver *r, int32_t mention, sodo_kinds need) {
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, mention, &count);
    sodo_slice text = sodo_res_text(r, mention);
    for (size_t i = 0; i < count; i++) {
        const sodo_row *row = sodo_res_row(r, rows[i]);
        if (row->kind != SODO_KIND_PLACE_NAME || !(sodo_res_kind_of(r, row) & need))
            continue;
        return sodo_res_begins(r, text, row->full_name) ? rows[i] : SODO_NO_ROW;
    }
    return SODO_NO_ROW;
}

static bool is_open(const sodo_resolver *r, int32_t mention) {
    const sodo_mention *m = sodo_res_mention(r, mention);
    bool own = m->zone == SODO_ZONE_TITLE || m->zone == SODO_ZONE_LEAD ||
               m->zone == SODO_ZONE_BODY || m->zone == SODO_ZONE_MASTHEAD;
    return !m->dropped && own && m->kind == SODO_KIND_PLACE_NAME &&
           r->notes[mention].used && r->notes[mention].place == SODO_NO_ROW;
}

sodo_status sodo_res_list_open(sodo_resolver *r) {
    for (size_t k = 0; k < r->work->mentions.count; k++) {
        if (!is_open(r, r->order[k])) continue;
        int32_t *slot = SODO_PUSH(r->arena, r->open);
        if (!slot) return sodo_res_nomem(r);
        *slot = r->order[k];
    }
    return SODO_OK;
}

sodo_status sodo_res_take_open(sodo_resolver *r, sodo_kinds need, sodo_body *body) {
    int32_t first = SODO_NO_MENTION;
    uint32_t alike = SODO_NO_ROW;
    for (size_t k = 0; need && k < r->open.count; k++) {
        int32_t i = r->open.items[k];
        uint32_t row = written_out(r, i, need);
        if (row == SODO_NO_ROW) continue;
        if (first == SODO_NO_MENTION) {
            first = i;
            alike = row;
        } else if (!sodo_slice_equal(sodo_res_row(r, row)->full_name,
                                     sodo_res_row(r, alike)->full_name)) {
            return SODO_OK; /* two names: which is meant is open too */
        }
    }
    if (first == SODO_NO_MENTION) return SODO_OK;
    body->alike = alike;
    return sodo_res_free_place(r, first, &body->place_entity);
}

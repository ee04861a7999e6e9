/* places.c - which of several places of one name is meant: the one that goes with the
 * page's other places, existed at its date, and is the most prominent; else none. */
#include "resolve/bodies.h"

#define SUPPORT_UNIT \
    60u /* what one unambiguous mention gives its place and what contains it */
#define SUPPORT_MOST 600
#define ADJACENT 400       /* "xã A, huyện B": the next place contains this one */
#define FITTING 1000       /* the body it stands in needs such a place */
#define VALID 120          /* existed on the page's day */
#define CANDIDATES_MAX 256 /* "xã Tân Lập" of the whole country */

typedef struct choice {
    uint32_t row;
    int score;
} choice;

static bool names_place(const sodo_resolver *r, int32_t mention) {
    const sodo_mention *m = sodo_res_mention(r, mention);
    return !m->dropped && m->kind == SODO_KIND_PLACE_NAME && r->notes[mention].used;
}

/* Candidates of a mention, and of each all that contains it, get the mention's support.
 */
static sodo_status add_support(sodo_resolver *r, sodo_map *support, int32_t mention) {
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, mention, &count);
    if (!count || count > CANDIDATES_MAX) return SODO_OK;
    uint32_t share = SUPPORT_UNIT / (uint32_t)count;
    for (size_t i = 0; i < count; i++) {
        for (uint32_t row = rows[i]; row != SODO_NO_ROW; row = sodo_res_above(r, row)) {
            sodo_map_entry *e = sodo_map_put(support, sodo_res_row(r, row)->id, 0);
            if (!e) return sodo_res_nomem(r);
            e->value += share;
        }
    }
    return SODO_OK;
}

static bool contains(const sodo_resolver *r, uint32_t above, uint32_t below) {
    const sodo_row *wanted = sodo_res_row(r, above);
    for (uint32_t at = sodo_res_above(r, below); at != SODO_NO_ROW;
         at = sodo_res_above(r, at)) {
        const sodo_row *row = sodo_res_row(r, at);
        /* another generation of the same unit counts too */
        if (row == wanted || (sodo_slice_equal(row->full_name, wanted->full_name) &&
                              sodo_res_kind_of(r, row) == sodo_res_kind_of(r, wanted)))
            return true;
    }
    return false;
}

/* The place mention that stands right behind, at most a comma or a word between. */
static int32_t next_place(const sodo_resolver *r, int32_t mention) {
    enum { WINDOW = 64, GAP = 2 };
    uint32_t end = sodo_res_mention(r, mention)->tok_end;
    for (int step = 1; step < WINDOW; step++) {
        int32_t i = sodo_res_beside(r, mention, step);
        if (i < 0 || sodo_res_mention(r, i)->tok_begin > end + GAP) break;
        if (sodo_res_mention(r, i)->tok_begin >= end && names_place(r, i)) return i;
    }
    return SODO_NO_MENTION;
}

static bool next_contains(const sodo_resolver *r, int32_t next, uint32_t row) {
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, next, &count);
    for (size_t i = 0; i < count && i < CANDIDATES_MAX; i++)
        if (contains(r, rows[i], row)) return true;
    return false;
}

static int prominence(const sodo_resolver *r, const sodo_row *row) {
    sodo_kinds kind = sodo_res_kind_of(r, row);
    if (kind & SODO_AT_PROVINCE) return 80;
    return kind & SODO_AT_DISTRICT ? 30 : 0;
}

static int support_of(const sodo_resolver *r, const sodo_map *support, uint32_t row,
                      uint32_t own) {
    int sum = 0;
    sodo_slice name = sodo_res_row(r, row)->name;
    for (uint32_t own_row = row; row != SODO_NO_ROW; row = sodo_res_above(r, row)) {
        /* the city Yên Bái is not the likelier for all that speaks of the province Yên
         * Bái */
        if (row != own_row && sodo_slice_equal(sodo_res_row(r, row)->name, name)) break;
        uint32_t found = sodo_map_get(support, sodo_res_row(r, row)->id);
        if (found != SODO_MAP_NONE && found > own) sum += (int)(found - own);
    }
    return sum > SUPPORT_MOST ? SUPPORT_MOST : sum;
}

/* The page's day, else that of the term it speaks of; 0 = unknown. */
static int time_of(const sodo_resolver *r) {
    return r->day ? r->day : r->term;
}

static int score(const sodo_resolver *r, const sodo_map *support, int32_t mention,
                 uint32_t row, size_t count) {
    const sodo_row *place = sodo_res_row(r, row);
    int sum = prominence(r, place);
    sum += support_of(r, support, row, SUPPORT_UNIT / (uint32_t)count);
    int day = time_of(r);
    if (day ? sodo_row_valid(place, day) : !place->valid_to) sum += day ? VALID : 1;
    int32_t next = next_place(r, mention);
    if (next != SODO_NO_MENTION && next_contains(r, next, row)) sum += ADJACENT;
    if (sodo_res_fits(r, row, r->notes[mention].need)) sum += FITTING;
    return sum;
}

/* Two best of different units with nothing between them: guess nothing, unless one is
 * higher. */
static bool is_tie(const sodo_resolver *r, choice best, choice second) {
    if (second.row == SODO_NO_ROW || second.score < best.score) return false;
    const sodo_row *a = sodo_res_row(r, best.row), *b = sodo_res_row(r, second.row);
    return a->parent != b->parent || !sodo_slice_equal(a->full_name, b->full_name);
}

/* Of places like the one chosen in a tie, the only one that existed at the page's time.
 */
static uint32_t only_valid(const sodo_resolver *r, int32_t mention, uint32_t like) {
    int day = time_of(r);
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, mention, &count);
    const sodo_row *model = sodo_res_row(r, like);
    uint32_t only = SODO_NO_ROW;
    for (size_t i = 0; day && i < count; i++) {
        const sodo_row *row = sodo_res_row(r, rows[i]);
        if (row->kind != SODO_KIND_PLACE_NAME || !sodo_row_valid(row, day)) continue;
        if (!sodo_slice_equal(row->full_name, model->full_name)) continue;
        if (only != SODO_NO_ROW) return SODO_NO_ROW;
        only = rows[i];
    }
    return only;
}

static void choose(sodo_resolver *r, const sodo_map *support, int32_t mention) {
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, mention, &count);
    choice best = {SODO_NO_ROW, -1}, second = {SODO_NO_ROW, -1};
    for (size_t i = 0; i < count && count <= CANDIDATES_MAX; i++) {
        if (sodo_res_row(r, rows[i])->kind != SODO_KIND_PLACE_NAME) continue;
        choice c = {rows[i], score(r, support, mention, rows[i], count)};
        if (c.score > best.score) {
            second = best;
            best = c;
        } else if (c.score > second.score) {
            second = c;
        }
    }
    bool tie = is_tie(r, best, second);
    r->notes[mention].place = tie ? only_valid(r, mention, best.row) : best.row;
}

/* What the bodies around place names need: "Thành ủy Lạng Sơn" is the city, not the
 * province. */
static void set_needs(sodo_resolver *r) {
    const sodo_mentions *all = &r->work->mentions;
    for (size_t i = 0; i < all->count; i++) {
        const sodo_mention *m = &all->items[i];
        if (m->dropped || m->kind != SODO_KIND_ORGANIZATION) continue;
        int32_t place = sodo_mention_part(m, SODO_ATTR_PLACE);
        size_t count;
        const uint32_t *rows = sodo_res_rows(r, (int32_t)i, &count);
        if (place == SODO_NO_MENTION || !count) continue;
        sodo_kinds need = 0;
        for (size_t k = 0; k < count; k++)
            need |= sodo_res_need(r, sodo_res_row(r, rows[k]), SODO_NO_MENTION);
        for (int depth = 0; place != SODO_NO_MENTION && depth < 3; depth++) {
            r->notes[place].need = need;
            place = sodo_res_part(r, place, SODO_ATTR_PLACE);
        }
    }
}

sodo_status sodo_res_places(sodo_resolver *r) {
    sodo_map support = {.arena = r->arena};
    const sodo_mentions *all = &r->work->mentions;
    set_needs(r);
    for (size_t i = 0; i < all->count; i++)
        if (names_place(r, (int32_t)i)) SODO_TRY(add_support(r, &support, (int32_t)i));
    for (size_t i = 0; i < all->count; i++)
        if (names_place(r, (int32_t)i)) choose(r, &support, (int32_t)i);
    /* a Place is what the name inside it is */
    for (size_t i = 0; i < all->count; i++) {
        int32_t inner = sodo_mention_part(&all->items[i], SODO_ATTR_PLACE);
        if (all->items[i].kind == SODO_KIND_PLACE && inner != SODO_NO_MENTION)
            r->notes[i].place = r->notes[inner].place;
    }
    return SODO_OK;
}

/* A place that no row knows, or that could be any of many: known on this page only. */
sodo_status sodo_res_free_place(sodo_resolver *r, int32_t mention, int32_t *out) {
    sodo_slice text = sodo_res_text(r, mention), folded, key, name;
    SODO_TRY(sodo_res_folded(r, sodo_fold_phrase, text, &folded));
    SODO_TRY(sodo_res_page_key(r, SODO_KIND_PLACE, folded, &key));
    bool fresh;
    SODO_TRY(sodo_res_entity(r, SODO_KIND_PLACE, key, out, &fresh));
    if (!fresh) return SODO_OK;
    SODO_TRY(sodo_res_folded(r, sodo_fold_display, text, &name));
    sodo_res_at(r, *out)->name = name;
    /* "thôn Văn Khê, xã Đông Vinh": what stands right behind contains it */
    int32_t next = next_place(r, mention), above = SODO_NO_ENTITY;
    if (next != SODO_NO_MENTION && r->notes[next].place != SODO_NO_ROW)
        SODO_TRY(sodo_res_place_entity(r, r->notes[next].place, &above));
    sodo_res_at(r, *out)->parent = above;
    return SODO_OK;
}

sodo_status sodo_res_place_entities(sodo_resolver *r) {
    sodo_mentions *all = &r->work->mentions;
    for (size_t i = 0; i < all->count; i++) {
        sodo_mention *m = &all->items[i];
        if (m->kind != SODO_KIND_PLACE || m->dropped) continue;
        uint32_t row = r->notes[i].place;
        int32_t entity;
        if (row == SODO_NO_ROW)
            SODO_TRY(sodo_res_free_place(r, (int32_t)i, &entity));
        else
            SODO_TRY(sodo_res_place_entity(r, row, &entity));
        all->items[i].entity = entity;
        sodo_slice text = sodo_res_text(r, (int32_t)i);
        if (row != SODO_NO_ROW) SODO_TRY(sodo_res_add_name(r, entity, text));
    }
    return SODO_OK;
}

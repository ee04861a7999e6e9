/* places.c - places in time: which row held a place on a day. */
#include "gazetteer/build.h"
#include "gazetteer/inside.h"

#define DEPTH_MAX 64 /* places inside places, and changes one after the other */

/* Predecessors: for each row, the rows that name it as a successor. */
sodo_status sodo_places_link(sodo_builder *self) {
    sodo_gazetteer *out = self->out;
    size_t count = out->rows.count, total = 0;
    uint32_t *first = sodo_arena_alloc(&out->arena, count + 2, sizeof *first);
    if (!first) return SODO_ERR_NOMEM;
    for (size_t i = 0; i < count; i++)
        for (uint16_t s = 0; s < out->rows.items[i].successor_count; s++, total++)
            first[out->rows.items[i].successors[s] + 2]++;
    for (size_t i = 2; i < count + 2; i++) first[i] += first[i - 1];
    out->predecessors =
        sodo_arena_alloc(&out->arena, total + 1, sizeof *out->predecessors);
    if (!out->predecessors) return SODO_ERR_NOMEM;
    for (size_t i = 0; i < count; i++) /* first[r + 1] grows from r's begin to its end */
        for (uint16_t s = 0; s < out->rows.items[i].successor_count; s++)
            out->predecessors[first[out->rows.items[i].successors[s] + 1]++] =
                (uint32_t)i;
    out->predecessor_count = (uint32_t)total;
    out->first_predecessor = first;
    return SODO_OK;
}

static bool same_level(const sodo_row *a, const sodo_row *b) {
    return a->kind == b->kind && sodo_row_attr_value(a, SODO_ATTR_LEVEL) ==
                                     sodo_row_attr_value(b, SODO_ATTR_LEVEL);
}

/* Of `rows`, the one that is most likely the same unit on `day`: valid, then of the same
 * code, then of the same name, then the first. Of those not valid, the first of the same
 * level. */
static uint32_t best_of(const sodo_gazetteer *self, uint32_t of, const uint32_t *rows,
                        size_t count, int day) {
    const sodo_row *row = sodo_gazetteer_row(self, of);
    uint32_t best = SODO_NO_ROW;
    int best_rank = 0;
    for (size_t i = 0; i < count; i++) {
        const sodo_row *r = sodo_gazetteer_row(self, rows[i]);
        if (!same_level(row, r)) continue;
        uint16_t code = sodo_row_attr_value(r, SODO_ATTR_CODE);
        int rank = 1 + 4 * sodo_row_valid(r, day) +
                   2 * (code && code == sodo_row_attr_value(row, SODO_ATTR_CODE)) +
                   sodo_slice_equal(r->name, row->name);
        if (rank > best_rank) {
            best = rows[i];
            best_rank = rank;
        }
    }
    return best;
}

static const uint32_t *predecessors_of(const sodo_gazetteer *self, uint32_t row,
                                       size_t *count) {
    *count = 0;
    if (row >= self->rows.count) return NULL;
    uint32_t begin = self->first_predecessor[row], end = self->first_predecessor[row + 1];
    if (begin > end || end > self->predecessor_count) return NULL;
    *count = end - begin;
    return self->predecessors + begin;
}

/* The version of a unit that was valid on `day`; the row itself when there is none. */
static uint32_t version_on(const sodo_gazetteer *self, uint32_t place, int day) {
    uint32_t at = place;
    for (int steps = 0; steps < DEPTH_MAX; steps++) {
        const sodo_row *row = sodo_gazetteer_row(self, at);
        if (sodo_row_valid(row, day)) return at;
        bool later = row->valid_to && day >= row->valid_to;
        size_t count;
        const uint32_t *before = predecessors_of(self, at, &count);
        uint32_t next =
            later ? best_of(self, at, row->successors, row->successor_count, day)
                  : best_of(self, at, before, count, day);
        if (next == SODO_NO_ROW) break;
        at = next;
    }
    return place;
}

uint32_t sodo_place_above(const sodo_gazetteer *self, uint32_t place, uint16_t level,
                          int day) {
    uint32_t at = place;
    for (int depth = 0; depth < DEPTH_MAX && at != SODO_NO_ROW; depth++) {
        const sodo_row *row = sodo_gazetteer_row(self, at);
        if (sodo_row_attr_value(row, SODO_ATTR_LEVEL) == level) return at;
        if (row->parent == SODO_NO_ROW) break;
        at = version_on(self, row->parent, day);
    }
    return SODO_NO_ROW;
}

bool sodo_row_valid(const sodo_row *row, int day) {
    if (day == 0) return true;
    return (!row->valid_from || day >= row->valid_from) &&
           (!row->valid_to || day < row->valid_to);
}

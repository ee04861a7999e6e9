/* across_places.c - where places and bodies are: what contains what, which provinces are
 * one land. */
#include "resolve/across_state.h"

#define DEPTH 16 /* levels of places or bodies looked at */

static uint32_t land_of(const sodo_across *self, uint32_t place) {
    while (self->region[place] != place) place = self->region[place];
    return place;
}

/* Places that followed each other (a province merged into another) are one land: somebody
 * does not move by it. */
bool sodo_across_places(sodo_across *self) {
    self->region =
        sodo_arena_alloc(&self->arena, self->portraits.count + 1, sizeof *self->region);
    if (!self->region) return false;
    for (uint32_t i = 0; i < self->portraits.count; i++) self->region[i] = i;
    for (uint32_t rank = 0; rank < self->ordered; rank++) {
        const sodo_across_page *page = sodo_across_page_at(self, rank);
        for (uint32_t i = page->fact_begin; i < page->fact_end; i++) {
            const sodo_across_fact *f = &self->facts.items[i];
            if (f->kind != SODO_REL_SUCCEEDS) continue;
            uint32_t a = land_of(self, sodo_across_root(self, f->source));
            uint32_t b = land_of(self, sodo_across_root(self, f->target));
            if (self->seen[a] < self->seen[b])
                self->region[b] = a;
            else
                self->region[a] = b;
        }
    }
    return true;
}

uint32_t sodo_across_province(const sodo_across *self, uint32_t place) {
    for (int depth = 0; place != SODO_ACROSS_NONE && depth < DEPTH; depth++) {
        if (sodo_slice_is(sodo_portrait_text(self, place, SODO_TEXT_LEVEL), "province"))
            return land_of(self, sodo_across_root(self, place));
        place = self->portraits.items[place]->ref[SODO_REF_PARENT];
    }
    return SODO_ACROSS_NONE;
}

uint32_t sodo_across_body_place(const sodo_across *self, uint32_t body) {
    for (int depth = 0; body != SODO_ACROSS_NONE && depth < DEPTH; depth++) {
        const sodo_portrait *p = self->portraits.items[body];
        if (p->ref[SODO_REF_PLACE] != SODO_ACROSS_NONE) return p->ref[SODO_REF_PLACE];
        body = p->ref[SODO_REF_PARENT];
    }
    return SODO_ACROSS_NONE;
}

static bool is_under(const sodo_across *self, uint32_t a, uint32_t b) {
    if (a == SODO_ACROSS_NONE || b == SODO_ACROSS_NONE) return false;
    b = sodo_across_root(self, b);
    for (int depth = 0; a != SODO_ACROSS_NONE && depth < DEPTH; depth++) {
        if (sodo_across_root(self, a) == b) return true;
        a = self->portraits.items[a]->ref[SODO_REF_PARENT];
    }
    return false;
}

bool sodo_across_inside(const sodo_across *self, uint32_t a, uint32_t b) {
    return is_under(self, a, b);
}

bool sodo_across_below(const sodo_across *self, uint32_t a, uint32_t b) {
    return is_under(self, a, b);
}

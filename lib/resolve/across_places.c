/* across_places.c - where places and bodies are: what contains what, which provinces are
 * one land. */
#include "resolve/across_state.h"

#define DEPTH 16 /* levels of places or bodies looked at */

uint32_t sodo_across_land(const sodo_across *self, uint32_t province) {
    if (province == SODO_ACROSS_NONE) return province;
    while (self->region[province] != province) province = self->region[province];
    return province;
}

/* What took over from a place, and all that came before and after it as one land. */
static void follow(sodo_across *self, uint32_t later, uint32_t earlier) {
    uint32_t a = sodo_across_land(self, later), b = sodo_across_land(self, earlier);
    if (self->after[earlier] == SODO_ACROSS_NONE) self->after[earlier] = later;
    if (self->seen[a] < self->seen[b])
        self->region[b] = a;
    else
        self->region[a] = b;
}

bool sodo_across_places(sodo_across *self) {
    size_t count = self->portraits.count;
    self->region = sodo_arena_alloc(&self->arena, count + 1, sizeof *self->region);
    self->after = sodo_arena_alloc(&self->arena, count + 1, sizeof *self->after);
    if (!self->region || !self->after) return false;
    for (uint32_t i = 0; i < count; i++) self->region[i] = i;
    for (uint32_t i = 0; i < count; i++) self->after[i] = SODO_ACROSS_NONE;
    for (uint32_t rank = 0; rank < self->ordered; rank++) {
        const sodo_across_page *page = sodo_across_page_at(self, rank);
        for (uint32_t i = page->fact_begin; i < page->fact_end; i++) {
            const sodo_across_fact *f = &self->facts.items[i];
            if (f->kind == SODO_REL_SUCCEEDS)
                follow(self, sodo_across_root(self, f->source),
                       sodo_across_root(self, f->target));
        }
    }
    return true;
}

static bool became(const sodo_across *self, uint32_t earlier, uint32_t later) {
    for (int step = 0; earlier != SODO_ACROSS_NONE && step < DEPTH; step++) {
        if (earlier == later) return true;
        earlier = self->after[earlier];
    }
    return false;
}

/* Provinces that are merged into one were two until that day: only the new one is one
 * land with each of them. */
bool sodo_across_same_land(const sodo_across *self, uint32_t a, uint32_t b) {
    return became(self, a, b) || became(self, b, a);
}

uint32_t sodo_across_province(const sodo_across *self, uint32_t place) {
    for (int depth = 0; place != SODO_ACROSS_NONE && depth < DEPTH; depth++) {
        if (sodo_slice_is(sodo_portrait_text(self, place, SODO_TEXT_LEVEL), "province"))
            return sodo_across_root(self, place);
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

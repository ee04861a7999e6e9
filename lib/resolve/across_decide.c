/* across_decide.c - what was decided by hand comes before all that is found by reasons.
 */
#include "resolve/across_ids.h"

void sodo_across_decide(sodo_across *self, const sodo_decisions *decisions) {
    self->decisions = decisions;
}

/* Portraits of the ids that decisions speak of. An id that no page of this build gives
 * decides nothing: the table may be about more pages than these. */
static bool find_portraits(sodo_across *self, sodo_folder *folder, sodo_map *found) {
    sodo_across_ids ids = {.self = self, .folder = folder, .arena = &self->arena};
    bool good = true;
    for (size_t i = 0; i < self->decisions->items.count && good; i++) {
        const sodo_decision *d = &self->decisions->items.items[i];
        good = sodo_map_put(found, d->a, SODO_ACROSS_NONE) &&
               sodo_map_put(found, d->b, SODO_ACROSS_NONE);
    }
    for (uint32_t seen = 0; seen < self->drawn && good; seen++) {
        uint32_t p = self->by_seen[seen];
        if (!sodo_across_is_node(self, p) || sodo_across_root(self, p) != p) continue;
        sodo_slice id = sodo_across_id(&ids, p);
        good = id.data != NULL;
        sodo_map_entry *e = good ? sodo_map_find(found, id) : NULL;
        if (e) e->value = p;
    }
    sodo_buf_finish(&ids.text);
    return good;
}

static bool is_one_kind(const sodo_across *self, uint32_t a, uint32_t b) {
    return self->portraits.items[a]->kind == self->portraits.items[b]->kind;
}

/* Posts of bodies that were decided to be one are one where their titles are: their keys
 * name the bodies as they were. */
static bool join_posts(sodo_across *self) {
    sodo_map first = {.arena = &self->arena};
    for (uint32_t seen = 0; seen < self->drawn; seen++) {
        uint32_t p = self->by_seen[seen];
        const sodo_portrait *post = self->portraits.items[p];
        uint32_t body = post->ref[SODO_REF_ORGANIZATION];
        if (post->kind != SODO_KIND_POSITION || body == SODO_ACROSS_NONE) continue;
        uint32_t *key = sodo_arena_alloc(&self->arena, 2, sizeof *key);
        if (!key) return false;
        key[0] = post->text[SODO_TEXT_TITLE];
        key[1] = sodo_across_root(self, body);
        const sodo_map_entry *e =
            sodo_map_put(&first, (sodo_slice){(const char *)key, 2 * sizeof *key}, p);
        if (!e) return false;
        uint32_t other = self->portraits.items[e->value]->ref[SODO_REF_ORGANIZATION];
        if (self->portraits.items[other]->text[SODO_TEXT_KEY] !=
            self->portraits.items[body]->text[SODO_TEXT_KEY])
            sodo_across_join(self, e->value, p);
    }
    return true;
}

bool sodo_across_apply(sodo_across *self, sodo_folder *folder) {
    sodo_map found = {.arena = &self->arena};
    if (!self->decisions || !self->decisions->items.count) return true;
    if (!find_portraits(self, folder, &found)) return false;
    for (int same = 0; same < 2; same++) /* what keeps apart comes first */
        for (size_t i = 0; i < self->decisions->items.count; i++) {
            const sodo_decision *d = &self->decisions->items.items[i];
            uint32_t a = sodo_map_get(&found, d->a), b = sodo_map_get(&found, d->b);
            if (d->same != (same == 1) || a == SODO_ACROSS_NONE ||
                b == SODO_ACROSS_NONE || !is_one_kind(self, a, b))
                continue;
            if (same) {
                sodo_across_join(self, a, b);
                continue;
            }
            sodo_across_pair *pair = SODO_PUSH(&self->arena, self->apart);
            if (!pair) return false;
            *pair = (sodo_across_pair){a, b};
        }
    return join_posts(self);
}

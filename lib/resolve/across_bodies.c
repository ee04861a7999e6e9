/* across_bodies.c - places, bodies, positions and documents are one where their key is
 * one. */
#include "resolve/across_state.h"

/* What has the same kind and key has the same id (DESIGN, Ids), so it must be one node.
 * Keys of people and events begin with their page: here they meet only within a page. */
bool sodo_across_bodies(sodo_across *self) {
    sodo_map first = {.arena = &self->arena};
    for (uint32_t seen = 0; seen < self->drawn; seen++) {
        uint32_t p = self->by_seen[seen];
        uint32_t *key = sodo_arena_alloc(&self->arena, 2, sizeof *key);
        if (!key) return false;
        key[0] = self->portraits.items[p]->kind;
        key[1] = self->portraits.items[p]->text[SODO_TEXT_KEY];
        const sodo_map_entry *e =
            sodo_map_put(&first, (sodo_slice){(const char *)key, 2 * sizeof *key}, p);
        if (!e) return false;
        if (e->value != p) sodo_across_join(self, e->value, p);
    }
    return true;
}

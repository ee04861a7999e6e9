/* map.h - internal, layer "base": from text to a number, open addressing in an arena.
 * Keys are borrowed for the life of the map. Iteration order is insertion order. */
#ifndef SODO_BASE_MAP_H
#define SODO_BASE_MAP_H

#include "base/slice.h"
#include "base/vec.h"

#define SODO_MAP_NONE UINT32_MAX

typedef struct sodo_map_entry {
    sodo_slice key;
    uint32_t hash, value;
} sodo_map_entry;

typedef struct sodo_map {
    sodo_arena *arena;
    SODO_VEC(sodo_map_entry) entries;
    uint32_t *slots; /* entry + 1, 0 = free */
    uint32_t mask;
} sodo_map;

static inline sodo_map_entry *sodo_map_find_hashed_(const sodo_map *m, sodo_slice key,
                                                    uint32_t hash) {
    if (!m->slots) return NULL;
    for (uint32_t i = hash & m->mask; m->slots[i]; i = (i + 1) & m->mask) {
        sodo_map_entry *e = &m->entries.items[m->slots[i] - 1];
        if (e->hash == hash && sodo_slice_equal(e->key, key)) return e;
    }
    return NULL;
}

static inline sodo_map_entry *sodo_map_find(const sodo_map *m, sodo_slice key) {
    return m->slots ? sodo_map_find_hashed_(m, key, sodo_slice_hash(key)) : NULL;
}

/* The value of a key, or SODO_MAP_NONE. */
static inline uint32_t sodo_map_get(const sodo_map *m, sodo_slice key) {
    sodo_map_entry *e = sodo_map_find(m, key);
    return e ? e->value : SODO_MAP_NONE;
}

static inline int sodo_map_rehash_(sodo_map *m, uint32_t room) {
    uint32_t *slots = sodo_arena_alloc(m->arena, room, sizeof *slots);
    if (!slots) return 0;
    m->slots = slots;
    m->mask = room - 1;
    for (size_t e = 0; e < m->entries.count; e++) {
        uint32_t i = m->entries.items[e].hash & m->mask;
        while (slots[i]) i = (i + 1) & m->mask;
        slots[i] = (uint32_t)e + 1;
    }
    return 1;
}

/* Make room for `count` entries at once, in an empty map; 0: no memory. */
static inline int sodo_map_reserve(sodo_map *m, size_t count) {
    uint32_t room = 64;
    while ((count + 1) * 4 > (size_t)room * 3) room *= 2;
    m->entries.items = sodo_arena_alloc(m->arena, count + 1, sizeof *m->entries.items);
    if (!m->entries.items) return 0;
    m->entries.room = count + 1;
    return sodo_map_rehash_(m, room);
}

/* The entry of a key, made with `value` where it was missing; NULL: no memory. */
static inline sodo_map_entry *sodo_map_put(sodo_map *m, sodo_slice key, uint32_t value) {
    uint32_t hash = sodo_slice_hash(key); /* long keys: once */
    sodo_map_entry *found = sodo_map_find_hashed_(m, key, hash);
    if (found) return found;
    if (!m->slots || (m->entries.count + 1) * 4 > ((size_t)m->mask + 1) * 3)
        if (!sodo_map_rehash_(m, m->slots ? (m->mask + 1) * 2 : 64)) return NULL;
    sodo_map_entry *e = SODO_PUSH(m->arena, m->entries);
    if (!e) return NULL;
    *e = (sodo_map_entry){.key = key, .hash = hash, .value = value};
    uint32_t i = hash & m->mask;
    while (m->slots[i]) i = (i + 1) & m->mask;
    m->slots[i] = (uint32_t)m->entries.count;
    return e;
}

#endif

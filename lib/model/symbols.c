/* symbols.c - names of kinds, attributes and values as numbers. */
#include "model/symbols.h"

#include "base/fail.h"
#include "model/page.h"
#include "model/relation.h"

static const char *const KIND_NAMES[] = {
#define X(id, name) name,
    SODO_KINDS(X)
#undef X
};
static const char *const ATTR_NAMES[] = {
#define X(id, name) name,
    SODO_ATTRS(X)
#undef X
};
static const char *const RELATION_NAMES[] = {
#define X(id, name) name,
    SODO_RELATIONS(X)
#undef X
};
static const char *const ZONE_NAMES[SODO_ZONE_COUNT] = {
    "title", "lead", "body", "caption", "byline", "masthead", "boiler"};
static const char *const PUBLIC_NAMES[] = {NULL,    "person", "organization", "position",
                                           "place", "event",  "date",         "document"};

static uint32_t intern(sodo_symbols *self, sodo_map *map, sodo_slice name) {
    uint32_t found = sodo_map_get(map, name);
    if (found != SODO_MAP_NONE) return found;
    if (map->entries.count >= UINT16_MAX) return UINT32_MAX;
    sodo_slice copy = sodo_slice_copy(self->arena, name);
    if (!copy.data) return UINT32_MAX;
    sodo_map_entry *e = sodo_map_put(map, copy, (uint32_t)map->entries.count);
    return e ? e->value : UINT32_MAX;
}

sodo_status sodo_symbols_init(sodo_symbols *self, sodo_arena *arena, sodo_error *err) {
    *self = (sodo_symbols){.arena = arena};
    self->kinds.arena = self->attrs.arena = self->values.arena = arena;
    bool good = true;
    for (size_t i = 0; i < sizeof KIND_NAMES / sizeof *KIND_NAMES; i++)
        good &= intern(self, &self->kinds, sodo_slice_of(KIND_NAMES[i])) == i;
    for (size_t i = 0; i < sizeof ATTR_NAMES / sizeof *ATTR_NAMES; i++)
        good &= intern(self, &self->attrs, sodo_slice_of(ATTR_NAMES[i])) == i;
    good &= intern(self, &self->values, (sodo_slice){"", 0}) == 0;
    return good ? SODO_OK : sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the names");
}

uint32_t sodo_symbols_kind(sodo_symbols *self, sodo_slice name) {
    uint32_t found = sodo_map_get(&self->kinds, name);
    if (found != SODO_MAP_NONE) return found;
    if (self->kinds.entries.count >= SODO_KIND_LIMIT) return UINT32_MAX;
    return intern(self, &self->kinds, name);
}

uint32_t sodo_symbols_attr(sodo_symbols *self, sodo_slice name) {
    return intern(self, &self->attrs, name);
}

uint32_t sodo_symbols_value(sodo_symbols *self, sodo_slice name) {
    return intern(self, &self->values, name);
}

uint32_t sodo_symbols_find_kind(const sodo_symbols *self, sodo_slice name) {
    return sodo_map_get(&self->kinds, name);
}

uint32_t sodo_symbols_find_attr(const sodo_symbols *self, sodo_slice name) {
    return sodo_map_get(&self->attrs, name);
}

uint32_t sodo_symbols_find_value(const sodo_symbols *self, sodo_slice name) {
    return sodo_map_get(&self->values, name);
}

static sodo_slice name_of(const sodo_map *map, uint32_t number) {
    return number < map->entries.count ? map->entries.items[number].key
                                       : (sodo_slice){"", 0};
}

sodo_slice sodo_symbols_kind_name(const sodo_symbols *self, uint32_t kind) {
    return name_of(&self->kinds, kind);
}

sodo_slice sodo_symbols_attr_name(const sodo_symbols *self, uint32_t attr) {
    return name_of(&self->attrs, attr);
}

sodo_slice sodo_symbols_value_name(const sodo_symbols *self, uint32_t value) {
    return name_of(&self->values, value);
}

const char *sodo_kind_public_name(sodo_kind kind) {
    return kind <= SODO_KIND_DOCUMENT ? PUBLIC_NAMES[kind] : NULL;
}

const char *sodo_zone_name(sodo_zone zone) {
    return ZONE_NAMES[zone];
}

const char *sodo_relation_name(sodo_relation_kind kind) {
    return RELATION_NAMES[kind];
}

int sodo_relation_find(sodo_slice name) {
    for (int i = 0; i < SODO_REL_COUNT; i++)
        if (sodo_slice_is(name, RELATION_NAMES[i])) return i;
    return -1;
}

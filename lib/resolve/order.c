/* order.c - the order in which entities and facts leave the stage; drops what nothing
 * names.
 *
 * Entities: kind (person, position, organization, place, event, document, date), first
 * mention, key. Facts: kind, source, target, as numbered by that order. */
#include "resolve/resolver.h"

typedef struct slot {
    int kind;
    uint32_t tok_begin, tok_end; /* of the first mention; UINT32_MAX = none */
    sodo_slice key;
    int32_t old;
    bool kept;
} slot;

static int kind_order(uint8_t kind) {
    static const uint8_t ORDER[] = {
        SODO_KIND_PERSON, SODO_KIND_POSITION, SODO_KIND_ORGANIZATION, SODO_KIND_PLACE,
        SODO_KIND_EVENT,  SODO_KIND_DOCUMENT, SODO_KIND_DATE};
    for (int i = 0; i < (int)sizeof ORDER; i++)
        if (ORDER[i] == kind) return i;
    return (int)sizeof ORDER;
}

static int by_key(const void *a, const void *b) {
    const slot *x = a, *y = b;
    if (x->kept != y->kept) return x->kept ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->tok_begin != y->tok_begin) return x->tok_begin < y->tok_begin ? -1 : 1;
    if (x->tok_end != y->tok_end) return x->tok_end > y->tok_end ? -1 : 1;
    return sodo_slice_compare(x->key, y->key);
}

static int by_ends(const void *a, const void *b) {
    const sodo_fact *x = a, *y = b;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->source != y->source) return x->source < y->source ? -1 : 1;
    return (x->target > y->target) - (x->target < y->target);
}

static void keep(const sodo_resolver *r, slot *slots, int32_t entity) {
    while (entity != SODO_NO_ENTITY && !slots[entity].kept) {
        const sodo_entity *e = sodo_res_at(r, entity);
        slots[entity].kept = true;
        keep(r, slots, e->place);
        keep(r, slots, e->organization);
        keep(r, slots, e->issuer);
        entity = e->parent;
    }
}

static void see_mentions(const sodo_resolver *r, slot *slots) {
    const sodo_mentions *all = &r->work->mentions;
    for (size_t i = 0; i < all->count; i++) {
        const sodo_mention *m = &all->items[i];
        if (m->dropped || m->entity < 0) continue;
        slot *s = &slots[m->entity];
        bool first = m->tok_begin < s->tok_begin ||
                     (m->tok_begin == s->tok_begin && m->tok_end > s->tok_end);
        if (first) s->tok_begin = m->tok_begin, s->tok_end = m->tok_end;
        keep(r, slots, m->entity);
    }
}

static int32_t moved(const int32_t *new_of, int32_t entity) {
    return entity < 0 ? SODO_NO_ENTITY : new_of[entity];
}

static void renumber(sodo_resolver *r, const int32_t *new_of) {
    sodo_work *work = r->work;
    for (size_t i = 0; i < work->entities.count; i++) {
        sodo_entity *e = &work->entities.items[i];
        e->organization = moved(new_of, e->organization);
        e->place = moved(new_of, e->place);
        e->parent = moved(new_of, e->parent);
        e->issuer = moved(new_of, e->issuer);
    }
    for (size_t i = 0; i < work->mentions.count; i++)
        work->mentions.items[i].entity = moved(new_of, work->mentions.items[i].entity);
    for (size_t i = 0; i < work->facts.count; i++) {
        sodo_fact *f = &work->facts.items[i];
        f->source = moved(new_of, f->source);
        f->target = moved(new_of, f->target);
        f->site = moved(new_of, f->site);
    }
    work->place = moved(new_of, work->place);
}

sodo_status sodo_res_order(sodo_resolver *r) {
    sodo_entities *all = &r->work->entities;
    size_t count = all->count, kept = 0;
    slot *slots = sodo_arena_alloc(r->arena, count + 1, sizeof *slots);
    sodo_entity *sorted = sodo_arena_alloc(r->arena, count + 1, sizeof *sorted);
    int32_t *new_of = sodo_arena_alloc(r->arena, count + 1, sizeof *new_of);
    if (!slots || !sorted || !new_of) return sodo_res_nomem(r);
    for (size_t i = 0; i < count; i++) {
        slots[i] = (slot){.kind = kind_order(all->items[i].kind),
                          .tok_begin = UINT32_MAX,
                          .key = all->items[i].key,
                          .old = (int32_t)i};
        new_of[i] = SODO_NO_ENTITY;
    }
    see_mentions(r, slots);
    for (size_t i = 0; i < r->work->facts.count; i++) {
        keep(r, slots, r->work->facts.items[i].source);
        keep(r, slots, r->work->facts.items[i].target);
        keep(r, slots, r->work->facts.items[i].site);
    }
    keep(r, slots, r->work->place);
    qsort(slots, count, sizeof *slots, by_key);
    for (; kept < count && slots[kept].kept; kept++) {
        sorted[kept] = all->items[slots[kept].old];
        new_of[slots[kept].old] = (int32_t)kept;
    }
    all->items = sorted;
    all->count = kept;
    all->room = count + 1;
    renumber(r, new_of);
    if (r->work->facts.count)
        qsort(r->work->facts.items, r->work->facts.count, sizeof(sodo_fact), by_ends);
    return SODO_OK;
}

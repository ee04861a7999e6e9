/* state.c - which event a bare "hội nghị" or "buổi lễ" speaks of. */
#include "relate/relate.h"

typedef struct events {
    const sodo_gazetteer *gazetteer;
    sodo_work *work;
    SODO_VEC(uint32_t) order; /* Event and EventRef mentions by first token */
} events;

/* Zones whose events are only named beside the page's own story. */
static bool is_aside(const sodo_mention *m) {
    return m->zone == SODO_ZONE_BOILER || m->zone == SODO_ZONE_MASTHEAD;
}

static bool gather(events *e) {
    sodo_mentions *all = &e->work->mentions;
    for (uint32_t i = 0; i < all->count; i++) {
        const sodo_mention *m = &all->items[i];
        if (m->dropped || (m->kind != SODO_KIND_EVENT && m->kind != SODO_KIND_EVENT_REF)) continue;
        uint32_t *slot = SODO_PUSH(&e->work->arena, e->order);
        if (!slot) return false;
        size_t at = e->order.count - 1;
        while (at > 0 && all->items[e->order.items[at - 1]].tok_begin > m->tok_begin) {
            e->order.items[at] = e->order.items[at - 1];
            at--;
        }
        e->order.items[at] = i;
    }
    return true;
}

/* Bits of the classes that the head of an event may have (rows of its EventHead). */
static uint64_t classes_of(const events *e, const sodo_mention *m) {
    int32_t part = sodo_mention_part(m, SODO_ATTR_EVENT_HEAD);
    if (part == SODO_NO_MENTION) return 0;
    const sodo_mention *head = &e->work->mentions.items[part];
    size_t count = 0;
    const uint32_t *rows = sodo_gazetteer_rows(e->gazetteer, head->row_list, &count);
    uint64_t classes = 0;
    for (size_t i = 0; i < count; i++) {
        const sodo_row *row = sodo_gazetteer_row(e->gazetteer, rows[i]);
        for (uint16_t a = 0; a < row->attr_count; a++)
            if (row->attrs[a].name == SODO_ATTR_CLASS)
                classes |= UINT64_C(1) << (row->attrs[a].value & 63);
    }
    return classes;
}

static int32_t event_of(const events *e, uint32_t mention) {
    int32_t part = sodo_mention_part(&e->work->mentions.items[mention], SODO_ATTR_EVENT);
    return part == SODO_NO_MENTION ? (int32_t)mention : part;
}

/* The only named event of the page, or SODO_NO_MENTION. */
static int32_t only_event(const events *e) {
    const sodo_mention *all = e->work->mentions.items;
    int32_t only = SODO_NO_MENTION;
    for (size_t i = 0; i < e->order.count; i++) {
        const sodo_mention *m = &all[e->order.items[i]];
        if (m->kind != SODO_KIND_EVENT || is_aside(m)) continue;
        if (only != SODO_NO_MENTION) return SODO_NO_MENTION;
        only = (int32_t)e->order.items[i];
    }
    return only;
}

/* The event that the reference at `at` of the order means. */
static int32_t meant(const events *e, size_t at) {
    const sodo_mention *all = e->work->mentions.items;
    const uint32_t *order = e->order.items;
    uint64_t classes = classes_of(e, &all[order[at]]);
    for (size_t i = at; i-- > 0;)
        if (classes_of(e, &all[order[i]]) & classes && !is_aside(&all[order[i]]))
            return event_of(e, order[i]);
    for (size_t i = at + 1; i < e->order.count; i++)
        if (all[order[i]].kind == SODO_KIND_EVENT && classes_of(e, &all[order[i]]) & classes &&
            !is_aside(&all[order[i]]))
            return (int32_t)order[i];
    int32_t only = only_event(e);
    return only != SODO_NO_MENTION ? only : (int32_t)order[at];
}

sodo_status sodo_relate_events(const sodo_gazetteer *gazetteer, sodo_work *work) {
    events e = {.gazetteer = gazetteer, .work = work};
    if (!gather(&e)) return SODO_ERR_NOMEM;
    for (size_t i = 0; i < e.order.count; i++) {
        sodo_mention *m = &work->mentions.items[e.order.items[i]];
        bool named = m->kind == SODO_KIND_EVENT;
        int32_t event = named ? (int32_t)e.order.items[i] : meant(&e, i);
        const sodo_mention *target = &work->mentions.items[event];
        sodo_attr attr = {.name = SODO_ATTR_EVENT,
                          .mention = event,
                          .tok_begin = target->tok_begin,
                          .tok_end = target->tok_end};
        if (!sodo_mention_add_attr(&work->arena, m, attr)) return SODO_ERR_NOMEM;
    }
    return SODO_OK;
}

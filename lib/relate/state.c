/* state.c - which event a bare "hội nghị" or "buổi lễ" speaks of, and which one the page
 * reports. */
#include "relate/events.h"

bool sodo_event_aside(const sodo_mention *m) {
    return m->zone == SODO_ZONE_BOILER || m->zone == SODO_ZONE_MASTHEAD ||
           sodo_mention_attr(m, SODO_ATTR_ASIDE);
}

size_t sodo_relate_sentence(const sodo_page *page, uint32_t tok) {
    size_t low = 0, high = page->sentences.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (page->sentences.items[middle].tok_begin <= tok)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool gather(sodo_events *e) {
    sodo_mentions *all = &e->work->mentions;
    for (uint32_t i = 0; i < all->count; i++) {
        const sodo_mention *m = &all->items[i];
        if (m->dropped || (m->kind != SODO_KIND_EVENT && m->kind != SODO_KIND_EVENT_REF))
            continue;
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

/* The rows of the head noun of an event. */
static const uint32_t *head_rows(const sodo_events *e, const sodo_mention *m,
                                 size_t *count) {
    int32_t part = sodo_mention_part(m, SODO_ATTR_EVENT_HEAD);
    *count = 0;
    if (part == SODO_NO_MENTION) return NULL;
    return sodo_gazetteer_rows(e->gazetteer, e->work->mentions.items[part].row_list,
                               count);
}

/* Have the head nouns a value of the column (class, family) in common? */
static bool share(const sodo_events *e, const sodo_mention *a, const sodo_mention *b,
                  uint16_t name) {
    size_t here = 0, there = 0;
    const uint32_t *x = head_rows(e, a, &here), *y = head_rows(e, b, &there);
    for (size_t i = 0; i < here; i++) {
        const sodo_row *row = sodo_gazetteer_row(e->gazetteer, x[i]);
        for (uint16_t k = 0; k < row->attr_count; k++)
            for (size_t n = 0; n < there && row->attrs[k].name == name; n++)
                if (sodo_row_has(sodo_gazetteer_row(e->gazetteer, y[n]), name,
                                 row->attrs[k].value))
                    return true;
    }
    return false;
}

static bool alike(const sodo_events *e, const sodo_mention *a, const sodo_mention *b) {
    return share(e, a, b, SODO_ATTR_CLASS);
}

static bool agree(const sodo_events *e, size_t a, size_t b) {
    return alike(e, sodo_event_at(e, a), sodo_event_at(e, b));
}

/* The event that the page reports: the first named in its text that no rule set aside,
 * else the first of its title, else what its first bare noun means. */
static int32_t reported(const sodo_events *e) {
    int32_t first = SODO_NO_MENTION;
    for (size_t i = 0; i < e->order.count; i++) {
        const sodo_mention *m = sodo_event_at(e, i);
        if (m->kind != SODO_KIND_EVENT || sodo_event_aside(m)) continue;
        if (m->zone == SODO_ZONE_LEAD || m->zone == SODO_ZONE_BODY)
            return (int32_t)e->order.items[i];
        if (first < 0 && m->zone == SODO_ZONE_TITLE) first = (int32_t)e->order.items[i];
    }
    return first;
}

static bool with_date(const sodo_events *e, const sodo_mention *m) {
    const sodo_page *page = &e->work->page;
    const sodo_sentence *s =
        &page->sentences.items[sodo_relate_sentence(page, m->tok_begin)];
    const sodo_mentions *all = &e->work->mentions;
    for (size_t i = 0; i < all->count; i++) {
        const sodo_mention *d = &all->items[i];
        if (d->kind == SODO_KIND_DATE && !d->dropped && d->tok_begin >= s->tok_begin &&
            d->tok_begin < s->tok_end)
            return true;
    }
    return false;
}

/* What a reference means to which no event of the page agrees in kind: the page's event,
 * if it is of the same family, its day is told and none of another kind was named -
 * unless a day is told with the reference, as of an event of its own. */
static int32_t meant_alone(const sodo_events *e, size_t at) {
    const sodo_mention *main = e->main < 0 ? NULL : &e->work->mentions.items[e->main];
    const sodo_mention *said = sodo_event_at(e, at);
    bool own = !main || !with_date(e, main) || with_date(e, said) ||
               !share(e, main, said, SODO_ATTR_FAMILY);
    for (size_t i = 0; i < at && !own; i++) {
        const sodo_mention *m = sodo_event_at(e, i);
        own = m->kind == SODO_KIND_EVENT && !sodo_event_aside(m) && !alike(e, m, main);
    }
    return own ? (int32_t)e->order.items[at] : e->main;
}

/* Is it the page's event, or one of which a day is told? Others are named in passing. */
static bool is_told(const sodo_events *e, size_t at) {
    return sodo_event_meant(e, at) == e->main || with_date(e, sodo_event_at(e, at));
}

/* What the reference at `at` means: the nearest before that agrees in kind, rather one
 * that the page tells of than one named in passing; the first named behind where none was
 * named before. */
static int32_t meant(const sodo_events *e, size_t at) {
    int32_t passing = SODO_NO_MENTION;
    bool named = false;
    for (size_t i = at; i-- > 0;) {
        const sodo_mention *m = sodo_event_at(e, i);
        named |= m->kind == SODO_KIND_EVENT && m->zone != SODO_ZONE_TITLE &&
                 !sodo_event_aside(m);
        if (!agree(e, i, at) || sodo_event_aside(m)) continue;
        if (m->kind == SODO_KIND_EVENT_REF || is_told(e, i))
            return sodo_event_meant(e, i);
        if (passing < 0) passing = sodo_event_meant(e, i);
    }
    if (passing >= 0) return passing;
    for (size_t i = at + 1; i < e->order.count && !named; i++) {
        const sodo_mention *m = sodo_event_at(e, i);
        if (m->kind == SODO_KIND_EVENT && agree(e, i, at) && !sodo_event_aside(m))
            return (int32_t)e->order.items[i];
    }
    return meant_alone(e, at);
}

sodo_status sodo_relate_events(const sodo_gazetteer *gazetteer, sodo_work *work) {
    sodo_events e = {.gazetteer = gazetteer, .work = work};
    if (!gather(&e)) return SODO_ERR_NOMEM;
    e.main = reported(&e);
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
    for (size_t i = 0; e.main < 0 && i < e.order.count; i++)
        if (!sodo_event_aside(sodo_event_at(&e, i))) e.main = sodo_event_meant(&e, i);
    return sodo_relate_floor(&e) ? SODO_OK : SODO_ERR_NOMEM;
}

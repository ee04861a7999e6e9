/* floor.c - the event at which a person stands who is spoken of: the one that the
 * sentence names, else the one that has the floor, because sentences before told of it.
 */
#include "relate/events.h"

static bool counts(const sodo_events *e, size_t at) {
    return !sodo_event_aside(sodo_event_at(e, at)) && sodo_event_meant(e, at) >= 0;
}

/* Of the sentence's events: the nearest before the person and the first behind. */
typedef struct around {
    int32_t before, behind;
} around;

static around look_around(const sodo_events *e, const sodo_sentence *s,
                          const sodo_mention *person) {
    around found = {SODO_NO_MENTION, SODO_NO_MENTION};
    for (size_t i = 0; i < e->order.count; i++) {
        const sodo_mention *m = sodo_event_at(e, i);
        if (m->tok_begin < s->tok_begin || !counts(e, i)) continue;
        if (m->tok_begin >= s->tok_end) break;
        if (m->tok_end <= person->tok_begin) found.before = sodo_event_meant(e, i);
        if (m->tok_begin >= person->tok_end && found.behind < 0)
            found.behind = sodo_event_meant(e, i);
    }
    return found;
}

/* Sentences that a date stands in; NULL: no memory. */
static bool *dated_sentences(const sodo_events *e) {
    const sodo_work *work = e->work;
    bool *dated =
        sodo_arena_alloc(&e->work->arena, work->page.sentences.count + 1, sizeof *dated);
    for (size_t i = 0; dated && i < work->mentions.count; i++) {
        const sodo_mention *m = &work->mentions.items[i];
        if (m->kind == SODO_KIND_DATE && !m->dropped)
            dated[sodo_relate_sentence(&work->page, m->tok_begin)] = true;
    }
    return dated;
}

/* Does the page go on to tell of the event named here? It does of its own, and of another
 * where a day is told with it; a caption says so only of an event not named before. */
static bool takes_floor(const sodo_events *e, const bool *dated, size_t at) {
    const sodo_mention *m = sodo_event_at(e, at);
    if (!counts(e, at) || m->zone == SODO_ZONE_TITLE) return false;
    if (m->zone == SODO_ZONE_CAPTION)
        return sodo_event_meant(e, at) == (int32_t)e->order.items[at];
    if (sodo_event_meant(e, at) == e->main || e->main < 0) return true;
    if (m->kind == SODO_KIND_EVENT_REF || sodo_mention_attr(m, SODO_ATTR_TOLD))
        return true;
    return dated[sodo_relate_sentence(&e->work->page, m->tok_begin)];
}

/* The event that has the floor before each mention of the order, and after the last;
 * NULL: no memory. */
static int32_t *floors(const sodo_events *e) {
    int32_t *before =
        sodo_arena_alloc(&e->work->arena, e->order.count + 1, sizeof *before);
    bool *dated = dated_sentences(e);
    if (!before || !dated) return NULL;
    before[0] = e->main;
    for (size_t i = 0; i < e->order.count; i++)
        before[i + 1] = takes_floor(e, dated, i) ? sodo_event_meant(e, i) : before[i];
    return before;
}

static int32_t standing(const sodo_events *e, const int32_t *before, uint32_t tok) {
    size_t at = 0;
    while (at < e->order.count && sodo_event_at(e, at)->tok_begin < tok) at++;
    return before[at];
}

static bool point_to(sodo_work *work, sodo_mention *person, uint16_t name,
                     int32_t event) {
    if (event < 0) return true;
    const sodo_mention *target = &work->mentions.items[event];
    sodo_attr attr = {.name = name,
                      .mention = event,
                      .tok_begin = target->tok_begin,
                      .tok_end = target->tok_end};
    return sodo_mention_add_attr(&work->arena, person, attr);
}

bool sodo_relate_floor(sodo_events *e) {
    sodo_work *work = e->work;
    if (!e->order.count) return true;
    const int32_t *before = floors(e);
    if (!before) return false;
    for (size_t i = 0; i < work->mentions.count; i++) {
        sodo_mention *m = &work->mentions.items[i];
        if (m->kind != SODO_KIND_PERSON || m->dropped) continue;
        size_t at = sodo_relate_sentence(&work->page, m->tok_begin);
        const sodo_sentence *s = &work->page.sentences.items[at];
        if (s->zone > SODO_ZONE_CAPTION) continue;
        around near = look_around(e, s, m);
        int32_t floor =
            near.before >= 0 ? near.before : standing(e, before, s->tok_begin);
        int32_t event = near.before >= 0 || near.behind < 0 ? floor : near.behind;
        if (!point_to(work, m, SODO_ATTR_EVENT, event) ||
            !point_to(work, m, SODO_ATTR_FLOOR, floor))
            return false;
    }
    return true;
}

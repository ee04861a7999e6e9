/* events.h - internal to "relate": the page's events in reading order. */
#ifndef SODO_RELATE_EVENTS_H
#define SODO_RELATE_EVENTS_H

#include "relate/relate.h"

typedef struct sodo_events {
    const sodo_gazetteer *gazetteer;
    sodo_work *work;
    SODO_VEC(uint32_t) order; /* Event and EventRef mentions by first token */
    int32_t main;             /* the event that the page reports, or SODO_NO_MENTION */
} sodo_events;

static inline const sodo_mention *sodo_event_at(const sodo_events *e, size_t at) {
    return &e->work->mentions.items[e->order.items[at]];
}

/* What the mention at `at` of the order means, or SODO_NO_MENTION. */
static inline int32_t sodo_event_meant(const sodo_events *e, size_t at) {
    return sodo_mention_part(sodo_event_at(e, at), SODO_ATTR_EVENT);
}

/* Is it only named beside the page's own story: by a rule, or in a menu? */
bool sodo_event_aside(const sodo_mention *m);

/* The sentence in which a token stands. */
size_t sodo_relate_sentence(const sodo_page *page, uint32_t tok);

/* floor.c: give every Person the attributes `event` and `floor`. False: no memory. */
bool sodo_relate_floor(sodo_events *e);

#endif

/* derive.c - projections: edges that no page states, told from what pages do state. */
#include "graph/viewing.h"

#include "base/buf.h"
#include "base/ident.h"

typedef struct deriving {
    sodo_viewing *v;
    sodo_map by_ends; /* source and target -> edge */
} deriving;

/* "e:" and the hash of "source|kind|target", as for edges that are stored. */
static bool make_id(sodo_viewing *v, sodo_edge *e) {
    char hash[SODO_IDENT_SIZE];
    sodo_buf text = {0};
    sodo_buf_add(&text, v->net->nodes.items[e->source].id);
    sodo_buf_add_char(&text, '|');
    sodo_buf_add_str(&text, sodo_edge_kind_name(e->kind));
    sodo_buf_add_char(&text, '|');
    sodo_buf_add(&text, v->net->nodes.items[e->target].id);
    bool good = !text.failed;
    if (good) sodo_ident(sodo_buf_slice(&text), hash);
    sodo_buf_finish(&text);
    char *id = good ? sodo_arena_alloc(&v->out->arena, SODO_IDENT_SIZE + 2, 1) : NULL;
    if (!id) return false;
    memcpy(id, "e:", 2);
    memcpy(id + 2, hash, SODO_IDENT_SIZE);
    e->id = (sodo_slice){id, SODO_IDENT_SIZE + 1};
    return true;
}

/* The derived edge between two nodes, made where it is new; NULL: no memory. */
static sodo_edge *derived(deriving *d, sodo_edge_kind kind, uint32_t source,
                          uint32_t target) {
    sodo_viewing *v = d->v;
    uint32_t *key = sodo_arena_alloc(&v->scratch, 2, sizeof *key);
    if (!key) return NULL;
    key[0] = source;
    key[1] = target;
    uint32_t next = (uint32_t)v->out->edges.count;
    const sodo_map_entry *found =
        sodo_map_put(&d->by_ends, (sodo_slice){(const char *)key, 2 * sizeof *key}, next);
    if (!found) return NULL;
    if (found->value != next) return &v->out->edges.items[found->value];
    sodo_edge *e = SODO_PUSH(&v->out->arena, v->out->edges);
    if (!e) return NULL;
    *e = (sodo_edge){.kind = kind,
                     .source = sodo_viewing_node(v, source),
                     .target = sodo_viewing_node(v, target),
                     .site = SODO_NO_NODE,
                     .confidence = 99};
    return e;
}

static void widen(sodo_tenure *t, sodo_date first, sodo_date last) {
    if (first.year &&
        (!t->first_seen.year || sodo_date_compare(first, t->first_seen) < 0))
        t->first_seen = first;
    if (last.year && (!t->last_seen.year || sodo_date_compare(last, t->last_seen) > 0))
        t->last_seen = last;
}

/* One more reason for the edge: it is as sure as its weakest part. */
static bool support(deriving *d, sodo_edge *e, uint8_t confidence, uint32_t sources,
                    sodo_date first, sodo_date last) {
    if (!e->tenures.count) {
        const sodo_tenure *t = sodo_edge_add_tenure(&d->v->out->arena, e);
        if (!t) return false;
    }
    e->weight++;
    if (confidence < e->confidence) e->confidence = confidence;
    if (sources > e->sources) e->sources = sources;
    widen(&e->tenures.items[0], first, last);
    return true;
}

static int by_ends(const void *a, const void *b) {
    const sodo_edge *x = a, *y = b;
    if (x->source != y->source) return x->source < y->source ? -1 : 1;
    return (x->target > y->target) - (x->target < y->target);
}

static bool finish(deriving *d) {
    sodo_network *out = d->v->out;
    if (out->edges.count)
        qsort(out->edges.items, out->edges.count, sizeof *out->edges.items, by_ends);
    for (size_t i = 0; i < out->edges.count; i++)
        if (!make_id(d->v, &out->edges.items[i])) return false;
    return true;
}

/* ---- people at the same events ---- */

typedef struct guest {
    uint32_t event, person, edge;
} guest;

static int by_event(const void *a, const void *b) {
    const guest *x = a, *y = b;
    if (x->event != y->event) return x->event < y->event ? -1 : 1;
    return (x->person > y->person) - (x->person < y->person);
}

static bool pair_up(deriving *d, const guest *guests, size_t count) {
    const sodo_network *net = d->v->net;
    sodo_date day = net->nodes.items[guests[0].event].date;
    if (count > SODO_CO_ATTENDANCE_MAX) return true;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++) {
            const sodo_edge *a = &net->edges.items[guests[i].edge];
            const sodo_edge *b = &net->edges.items[guests[j].edge];
            uint8_t confidence =
                a->confidence < b->confidence ? a->confidence : b->confidence;
            uint32_t sources = a->sources < b->sources ? a->sources : b->sources;
            sodo_edge *e =
                derived(d, SODO_EDGE_CO_ATTENDS, guests[i].person, guests[j].person);
            if (!e || !support(d, e, confidence, sources, day, day)) return false;
        }
    return true;
}

bool sodo_viewing_co_attendance(sodo_viewing *v) {
    deriving d = {v, {.arena = &v->scratch}};
    const sodo_network *net = v->net;
    guest *guests = sodo_arena_alloc(&v->scratch, net->edges.count + 1, sizeof *guests);
    size_t count = 0;
    if (!guests) return false;
    for (uint32_t i = 0; i < net->edges.count; i++) {
        const sodo_edge *e = &net->edges.items[i];
        if (!sodo_viewing_counts(v, e) ||
            net->nodes.items[e->source].kind != SODO_NODE_PERSON)
            continue;
        guests[count++] = (guest){e->target, e->source, i};
    }
    if (count) qsort(guests, count, sizeof *guests, by_event);
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1; end < count && guests[end].event == guests[begin].event;)
            end++;
        if (!pair_up(&d, &guests[begin], end - begin)) return false;
    }
    return finish(&d);
}

/* ---- people and the bodies they serve ---- */

bool sodo_viewing_people(sodo_viewing *v) {
    deriving d = {v, {.arena = &v->scratch}};
    const sodo_network *net = v->net;
    for (size_t i = 0; i < net->edges.count; i++) {
        const sodo_edge *holds = &net->edges.items[i];
        if (!sodo_viewing_counts(v, holds)) continue;
        uint32_t body = net->nodes.items[holds->target].organization;
        if (body == SODO_NO_NODE) continue;
        sodo_edge *e = derived(&d, SODO_EDGE_WORKS_AT, holds->source, body);
        if (!e) return false;
        for (size_t t = 0; t < holds->tenures.count; t++)
            if (!support(&d, e, holds->confidence, holds->sources,
                         holds->tenures.items[t].first_seen,
                         holds->tenures.items[t].last_seen))
                return false;
    }
    return finish(&d);
}

/* office.c - whether somebody is still in an office: what pages say, and what follows. */
#include "query/org_chart.h"

typedef struct office {
    const sodo_network *net;
    const sodo_adjacency *near;
    sodo_date at; /* year 0 = all times */
} office;

static const sodo_edge *edge_at(const office *o, uint32_t edge) {
    return &o->net->edges.items[edge];
}

static int rank_of(const office *o, const sodo_edge *e) {
    return sodo_rank_order(o->net->nodes.items[e->target].rank);
}

/* Said of the post, and by the day asked about. */
static bool has_tenure(const office *o, const sodo_edge *e, const char *status) {
    for (size_t i = 0; i < e->tenures.count; i++) {
        const sodo_tenure *t = &e->tenures.items[i];
        sodo_date begin = t->since.year ? t->since : t->first_seen;
        bool heard = !o->at.year || !begin.year || !sodo_date_before(o->at, begin);
        if (heard && sodo_slice_is(t->status, status)) return true;
    }
    return false;
}

/* Seen holding it outweighs appointed; left or former only counts when nothing else does.
 */
static sodo_chart_state said(const office *o, const sodo_edge *e) {
    bool left = has_tenure(o, e, "left"), former = has_tenure(o, e, "former");
    if ((left || former) && !o->at.year)
        return left ? SODO_CHART_LEFT : SODO_CHART_FORMER;
    if (has_tenure(o, e, "current")) return SODO_CHART_HOLDS;
    if (has_tenure(o, e, "acting")) return SODO_CHART_ACTING;
    if (has_tenure(o, e, "appointed")) return SODO_CHART_APPOINTED;
    return left ? SODO_CHART_LEFT : SODO_CHART_FORMER;
}

/* Was `later` first named when `e` was last, or after; and has that been heard on the day
 * asked? */
static bool follows(const office *o, const sodo_edge *e, const sodo_edge *later) {
    sodo_date first, last, other, other_last;
    sodo_edge_dates(o->net, e, &first, &last);
    sodo_edge_dates(o->net, later, &other, &other_last);
    bool heard = !o->at.year || !sodo_date_before(o->at, other);
    return heard && sodo_date_before(first, other) && !sodo_date_before(other, last);
}

/* A body has one secretary, chair, head or minister at a time: whoever was last named
 * before another was first named holds it no longer. */
static bool is_succeeded(const office *o, const sodo_edge *e) {
    if (rank_of(o, e) >= SODO_RANKS_FOR_ONE) return false;
    for (uint32_t i = o->near->in_begin[e->target]; i < o->near->in_begin[e->target + 1];
         i++) {
        const sodo_edge *other = edge_at(o, o->near->in_edges[i]);
        if (other == e || other->kind != SODO_EDGE_HOLDS ||
            !sodo_edge_holds_at(o->net, other, o->at))
            continue;
        if (said(o, other) <= SODO_CHART_APPOINTED && follows(o, e, other)) return true;
    }
    return false;
}

/* Heads and deputies of a body are exclusive: whoever was named in another such post of
 * the same body later has moved on. Members are members beside. */
static bool has_moved(const office *o, const sodo_edge *e) {
    uint32_t body = o->net->nodes.items[e->target].organization;
    if (rank_of(o, e) >= SODO_RANKS_EXCLUSIVE) return false;
    for (uint32_t i = o->near->out_begin[e->source];
         i < o->near->out_begin[e->source + 1]; i++) {
        const sodo_edge *other = edge_at(o, o->near->out_edges[i]);
        sodo_date first, last;
        if (other->kind != SODO_EDGE_HOLDS || other->target == e->target) continue;
        if (o->net->nodes.items[other->target].organization != body ||
            rank_of(o, other) >= SODO_RANKS_EXCLUSIVE)
            continue;
        sodo_edge_dates(o->net, other, &first, &last);
        if (first.year && follows(o, e, other)) return true;
    }
    return false;
}

/* "On 2024" is at its end. */
static sodo_date last_day(sodo_date at) {
    if (at.year && !at.month) at.month = 12;
    if (at.year && !at.day) at.day = 31;
    return at;
}

bool sodo_office_state(const sodo_network *net, const sodo_adjacency *near, uint32_t edge,
                       sodo_date at, sodo_chart_state *out) {
    const office o = {net, near, last_day(at)};
    const sodo_edge *e = edge_at(&o, edge);
    if (!sodo_edge_holds_at(net, e, at)) return false;
    *out = said(&o, e);
    if (*out <= SODO_CHART_APPOINTED && (is_succeeded(&o, e) || has_moved(&o, e)))
        *out = SODO_CHART_EARLIER;
    return true;
}

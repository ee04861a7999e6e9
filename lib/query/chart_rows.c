/* chart_rows.c - the posts of a body, who held them, and what changed between two days.
 */
#include "query/chart_plan.h"

typedef sodo_chart_plan plan;

static const sodo_node *node(const plan *p, uint32_t index) {
    return &p->chart->net->nodes.items[index];
}

static bool add_row(sodo_chart *chart, sodo_chart_row row) {
    sodo_chart_row *slot = SODO_PUSH(&chart->arena, chart->rows);
    if (slot) *slot = row;
    return slot != NULL;
}

/* Those in office first, then by the last date known, latest first. */
static bool row_before(const sodo_chart_row *a, const sodo_chart_row *b) {
    bool over_a = a->state >= SODO_CHART_EARLIER || a->change == SODO_CHANGE_LEFT;
    bool over_b = b->state >= SODO_CHART_EARLIER || b->change == SODO_CHANGE_LEFT;
    if (over_a != over_b) return over_b;
    int order = sodo_date_compare(b->last, a->last);
    return order ? order < 0 : a->person < b->person;
}

static void sort_rows(sodo_chart *chart, size_t begin) {
    sodo_chart_row *rows = chart->rows.items;
    for (size_t i = begin + 1; i < chart->rows.count; i++)
        for (size_t j = i; j > begin && row_before(&rows[j], &rows[j - 1]); j--) {
            sodo_chart_row c = rows[j];
            rows[j] = rows[j - 1];
            rows[j - 1] = c;
        }
    if (begin < chart->rows.count) rows[begin].first_of_post = true;
}

/* Nobody is in an office of a body that is not there on the day. */
static bool is_in_office(const plan *p, uint32_t edge, sodo_date at,
                         sodo_chart_state *state) {
    const sodo_network *net = p->chart->net;
    uint32_t body = net->nodes.items[net->edges.items[edge].target].organization;
    if (body != SODO_NO_NODE && !sodo_node_existed(&net->nodes.items[body], at))
        return false;
    return sodo_office_state(net, p->asking.near, edge, at, state) &&
           *state != SODO_CHART_EARLIER;
}

/* The post that the person holds on one day and not on the other; of several the one
 * named last. */
static uint32_t only_then(const plan *p, uint32_t person, sodo_date then,
                          sodo_date not_then) {
    const sodo_network *net = p->chart->net;
    const sodo_adjacency *near = p->asking.near;
    uint32_t found = SODO_NO_NODE;
    sodo_date latest = {0};
    for (uint32_t i = near->out_begin[person]; i < near->out_begin[person + 1]; i++) {
        const sodo_edge *e = &net->edges.items[near->out_edges[i]];
        sodo_date first, last;
        sodo_chart_state state;
        if (e->kind != SODO_EDGE_HOLDS ||
            !is_in_office(p, near->out_edges[i], then, &state) ||
            is_in_office(p, near->out_edges[i], not_then, &state))
            continue;
        sodo_edge_dates(net, e, &first, &last);
        if (found != SODO_NO_NODE && !sodo_date_before(latest, last)) continue;
        latest = last;
        found = e->target;
    }
    return found;
}

/* What became of an office between the two days; false: it was held on neither. */
static bool compare_days(const plan *p, uint32_t edge, sodo_chart_row *row) {
    sodo_date early = p->chart->at, late = p->chart->compare;
    sodo_chart_state before, after;
    bool was = is_in_office(p, edge, early, &before);
    bool is = is_in_office(p, edge, late, &after);
    if (!was && !is) return false;
    row->state = is ? after : before;
    if (was && is) {
        bool acting = before == SODO_CHART_ACTING || after == SODO_CHART_ACTING;
        row->change = before != after && acting ? SODO_CHANGE_STATUS : SODO_CHANGE_NONE;
        return true;
    }
    row->change = is ? SODO_CHANGE_CAME : SODO_CHANGE_LEFT;
    row->other = is ? only_then(p, row->person, early, late)
                    : only_then(p, row->person, late, early);
    return true;
}

/* Who is in the office, or was: on a day only those in office, between two days those of
 * either. */
static bool is_shown(const plan *p, uint32_t edge, sodo_chart_row *row) {
    const sodo_chart *chart = p->chart;
    if (chart->compare.year) return compare_days(p, edge, row);
    return sodo_office_state(chart->net, p->asking.near, edge, chart->at, &row->state) &&
           (!chart->at.year || row->state != SODO_CHART_EARLIER);
}

static bool add_post(plan *p, uint32_t post) {
    const sodo_adjacency *near = p->asking.near;
    sodo_chart *chart = p->chart;
    size_t begin = chart->rows.count;
    for (uint32_t i = near->in_begin[post]; i < near->in_begin[post + 1]; i++) {
        uint32_t edge = near->in_edges[i];
        const sodo_edge *e = &chart->net->edges.items[edge];
        sodo_chart_row row = {
            .post = post, .person = e->source, .edge = edge, .other = SODO_NO_NODE};
        if (e->kind != SODO_EDGE_HOLDS || !is_shown(p, edge, &row)) continue;
        sodo_edge_dates(chart->net, e, &row.first, &row.last);
        chart->changes[row.change]++;
        if (!add_row(chart, row)) return false;
    }
    chart->posts++;
    const sodo_chart_row nobody = {.post = post,
                                   .person = SODO_NO_NODE,
                                   .edge = SODO_NO_NODE,
                                   .other = SODO_NO_NODE,
                                   .state = SODO_CHART_UNKNOWN};
    if (begin == chart->rows.count && !add_row(chart, nobody)) return false;
    sort_rows(chart, begin);
    return true;
}

static int compare_posts(const plan *p, uint32_t a, uint32_t b) {
    const sodo_node *x = node(p, a), *y = node(p, b);
    int order = sodo_rank_order(x->rank) - sodo_rank_order(y->rank);
    if (!order) order = sodo_slice_compare(x->title, y->title);
    return order ? order : a < b ? -1 : a > b;
}

bool sodo_chart_add_posts(plan *p, uint32_t body) {
    const sodo_adjacency *near = p->asking.near;
    SODO_VEC(uint32_t) posts = {0};
    for (uint32_t i = near->in_begin[body]; i < near->in_begin[body + 1]; i++) {
        const sodo_edge *e = &p->chart->net->edges.items[near->in_edges[i]];
        if (e->kind != SODO_EDGE_AT) continue;
        uint32_t *post = SODO_PUSH(&p->chart->arena, posts);
        if (!post) return false;
        *post = e->source;
        for (size_t j = posts.count - 1; j > 0; j--) { /* few: insertion */
            if (compare_posts(p, posts.items[j - 1], posts.items[j]) <= 0) break;
            uint32_t c = posts.items[j];
            posts.items[j] = posts.items[j - 1];
            posts.items[j - 1] = c;
        }
    }
    for (size_t i = 0; i < posts.count; i++)
        if (!add_post(p, posts.items[i])) return false;
    return true;
}

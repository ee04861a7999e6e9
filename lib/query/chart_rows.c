/* chart_rows.c - the posts of a body and who held them: what pages say, and what follows.
 */
#include "query/chart_plan.h"

typedef sodo_chart_plan plan;

static const sodo_node *node(const plan *p, uint32_t index) {
    return &p->chart->net->nodes.items[index];
}

static bool has_tenure(const sodo_edge *e, const char *status) {
    for (size_t i = 0; i < e->tenures.count; i++)
        if (sodo_slice_is(e->tenures.items[i].status, status)) return true;
    return false;
}

/* Seen holding it outweighs appointed; left or former only counts when nothing else does.
 */
static sodo_chart_state state_of(const sodo_edge *e, bool at_a_date) {
    bool over = has_tenure(e, "left") || has_tenure(e, "former");
    if (over && !at_a_date)
        return has_tenure(e, "left") ? SODO_CHART_LEFT : SODO_CHART_FORMER;
    if (has_tenure(e, "current")) return SODO_CHART_HOLDS;
    if (has_tenure(e, "acting")) return SODO_CHART_ACTING;
    if (has_tenure(e, "appointed")) return SODO_CHART_APPOINTED;
    return has_tenure(e, "left") ? SODO_CHART_LEFT : SODO_CHART_FORMER;
}

static bool add_row(sodo_chart *chart, uint32_t post, uint32_t edge) {
    sodo_chart_row *row = SODO_PUSH(&chart->arena, chart->rows);
    if (!row) return false;
    *row = (sodo_chart_row){
        .post = post, .person = SODO_NO_NODE, .edge = edge, .state = SODO_CHART_UNKNOWN};
    if (edge == SODO_NO_NODE) return true;
    const sodo_edge *e = &chart->net->edges.items[edge];
    row->person = e->source;
    row->state = state_of(e, chart->at.year != 0);
    sodo_edge_dates(chart->net, e, &row->first, &row->last);
    return true;
}

/* Those in office first, then by the last date known, latest first. */
static bool row_before(const sodo_chart_row *a, const sodo_chart_row *b) {
    bool over_a = a->state >= SODO_CHART_EARLIER, over_b = b->state >= SODO_CHART_EARLIER;
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

/* Was `b` first named when `a` was last, or after; and has that been heard on the day
 * asked? */
static bool follows(const plan *p, const sodo_chart_row *a, sodo_date first) {
    sodo_date at = p->chart->at;
    bool heard = !at.year || !sodo_date_before(at, first);
    return heard && sodo_date_before(a->first, first) &&
           !sodo_date_before(first, a->last);
}

/* A body has one secretary, chair, head or minister at a time: whoever was last named
 * before another was first named holds it no longer. */
static void mark_succeeded(plan *p, uint32_t post, size_t begin) {
    sodo_chart_row *rows = p->chart->rows.items;
    if (sodo_rank_order(node(p, post)->rank) >= SODO_RANKS_FOR_ONE) return;
    for (size_t i = begin; i < p->chart->rows.count; i++)
        for (size_t j = begin; j < p->chart->rows.count; j++)
            if (rows[i].state <= SODO_CHART_APPOINTED &&
                rows[j].state <= SODO_CHART_EARLIER &&
                follows(p, &rows[i], rows[j].first))
                rows[i].state = SODO_CHART_EARLIER;
}

/* Heads and deputies of a body are exclusive: whoever was named in another such post of
 * the same body later has moved on. Members are members beside. */
static bool has_moved(const plan *p, const sodo_chart_row *row) {
    const sodo_adjacency *near = p->asking.near;
    const sodo_node *post = node(p, row->post);
    if (sodo_rank_order(post->rank) >= SODO_RANKS_EXCLUSIVE) return false;
    for (uint32_t i = near->out_begin[row->person]; i < near->out_begin[row->person + 1];
         i++) {
        const sodo_edge *e = &p->chart->net->edges.items[near->out_edges[i]];
        sodo_date first, last;
        if (e->kind != SODO_EDGE_HOLDS || e->target == row->post) continue;
        const sodo_node *other = node(p, e->target);
        if (other->organization != post->organization ||
            sodo_rank_order(other->rank) >= SODO_RANKS_EXCLUSIVE)
            continue;
        sodo_edge_dates(p->chart->net, e, &first, &last);
        if (first.year && follows(p, row, first)) return true;
    }
    return false;
}

/* Inferred endings; on a date, those whose time was over are left out. */
static void mark_earlier(plan *p, uint32_t post, size_t begin) {
    sodo_chart *chart = p->chart;
    sodo_chart_row *rows = chart->rows.items;
    size_t kept = begin;
    mark_succeeded(p, post, begin);
    for (size_t i = begin; i < chart->rows.count; i++)
        if (rows[i].state <= SODO_CHART_APPOINTED && has_moved(p, &rows[i]))
            rows[i].state = SODO_CHART_EARLIER;
    for (size_t i = begin; i < chart->rows.count; i++)
        if (!chart->at.year || rows[i].state != SODO_CHART_EARLIER)
            rows[kept++] = rows[i];
    chart->rows.count = kept;
}

static bool add_post(plan *p, uint32_t post) {
    const sodo_adjacency *near = p->asking.near;
    size_t begin = p->chart->rows.count;
    for (uint32_t i = near->in_begin[post]; i < near->in_begin[post + 1]; i++) {
        uint32_t edge = near->in_edges[i];
        const sodo_edge *e = &p->chart->net->edges.items[edge];
        if (e->kind != SODO_EDGE_HOLDS ||
            !sodo_edge_holds_at(p->chart->net, e, p->chart->at))
            continue;
        if (!add_row(p->chart, post, edge)) return false;
    }
    p->chart->posts++;
    mark_earlier(p, post, begin);
    if (begin == p->chart->rows.count && !add_row(p->chart, post, SODO_NO_NODE))
        return false;
    sort_rows(p->chart, begin);
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

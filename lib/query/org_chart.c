/* org_chart.c - which bodies belong to a chart, under whom, and who held their posts. */
#include "query/org_chart.h"

#include "base/fail.h"

#include <stdlib.h>

#define STEPS_MAX 64 /* of a chain of parents; longer ones are circles in the data */

/* What the chart is made from; arrays by node. */
typedef struct plan {
    sodo_asking asking;
    sodo_chart *chart;
    uint32_t subject; /* place or body; SODO_NO_NODE = everything */
    sodo_matches
        versions;    /* the same unit before and after a reform, when both were meant */
    unsigned depth;  /* 0 = all */
    uint32_t *above; /* node that a node hangs on in the chart, SODO_NO_NODE = none */
    bool *in;        /* is it in the chart? */
    uint32_t *first,
        *sorted; /* children: sorted[first[n] .. first[n + 1]); n = count: root */
} plan;

static const sodo_node *node(const plan *p, uint32_t index) {
    return &p->chart->net->nodes.items[index];
}

const char *sodo_chart_state_name(sodo_chart_state state) {
    static const char *const NAMES[SODO_CHART_STATES] = {
        "", "acting", "appointed", "earlier", "former", "left", "not known"};
    return NAMES[state];
}

/* ---- who belongs, and under whom ---- */

static bool is_place(const plan *p, uint32_t index) {
    return node(p, index)->kind == SODO_NODE_PLACE;
}

/* The subject, or the same unit under another validity. */
static bool is_subject(const plan *p, uint32_t index) {
    for (size_t i = 0; i < p->versions.count; i++)
        if (p->versions.nodes[i] == index) return true;
    return index == p->subject;
}

static bool lies_below_subject(const plan *p, uint32_t place) {
    for (int steps = 0; place != SODO_NO_NODE && steps < STEPS_MAX; steps++) {
        if (is_subject(p, place)) return true;
        place = node(p, place)->parent;
    }
    return false;
}

/* Bodies of the place, or the body and what hangs below it. */
static bool belongs(const plan *p, uint32_t body) {
    if (p->subject == SODO_NO_NODE) return true;
    if (is_place(p, p->subject)) return lies_below_subject(p, node(p, body)->place);
    return lies_below_subject(p, body); /* parents of bodies are bodies */
}

static bool existed(const plan *p, uint32_t index) {
    const sodo_node *n = node(p, index);
    sodo_date at = p->chart->at;
    int day = at.year * 10000 + (at.month ? at.month : 12) * 100 + (at.day ? at.day : 28);
    if (!at.year) return true;
    return (!n->valid_from || n->valid_from <= day) &&
           (!n->valid_to || n->valid_to > day);
}

static void take_bodies(plan *p) {
    for (uint32_t i = 0; i < p->chart->net->nodes.count; i++)
        if (node(p, i)->kind == SODO_NODE_ORGANIZATION && existed(p, i) && belongs(p, i))
            p->in[i] = true;
    if (p->subject != SODO_NO_NODE) p->in[p->subject] = true;
}

/* The body above that is in the chart; else the body's place, which joins the chart;
 * places hang on the place above them, up to the subject. */
static uint32_t find_above(plan *p, uint32_t index) {
    const sodo_node *n = node(p, index);
    if (index == p->subject) return SODO_NO_NODE;
    if (n->kind == SODO_NODE_ORGANIZATION) {
        uint32_t body = n->parent;
        for (int steps = 0; body != SODO_NO_NODE && steps < STEPS_MAX; steps++) {
            if (p->in[body]) return body;
            body = node(p, body)->parent;
        }
    }
    uint32_t place = n->kind == SODO_NODE_ORGANIZATION ? n->place : n->parent;
    bool place_fits = place != SODO_NO_NODE && p->subject != SODO_NO_NODE &&
                      is_place(p, p->subject) && lies_below_subject(p, place);
    if (place_fits) return is_subject(p, place) ? p->subject : place;
    return p->subject == SODO_NO_NODE && n->kind == SODO_NODE_ORGANIZATION ? place
                                                                           : p->subject;
}

/* A circle of parents would make a tree without a root: whoever closes it hangs on
 * nothing. */
static bool closes_circle(const plan *p, uint32_t index) {
    uint32_t at = p->above[index];
    for (int steps = 0; at != SODO_NO_NODE; at = p->above[at])
        if (at == index || ++steps > STEPS_MAX) return true;
    return false;
}

static void hang(plan *p, uint32_t index) {
    for (uint32_t at = index; at != SODO_NO_NODE && p->above[at] == SODO_NO_NODE;) {
        uint32_t up = find_above(p, at);
        if (up == SODO_NO_NODE) return;
        p->above[at] = up;
        if (closes_circle(p, at)) {
            p->above[at] = at == p->subject ? SODO_NO_NODE : p->subject;
            return;
        }
        p->in[up] = true;
        at = up;
    }
}

/* ---- order ---- */

static int class_order(sodo_slice klass) {
    static const char *const ORDER[] = {"party", "council",   "state",   "party_organ",
                                        "front", "union",     "army",    "police",
                                        "court", "procuracy", "ministry"};
    for (int i = 0; i < (int)(sizeof ORDER / sizeof *ORDER); i++)
        if (sodo_slice_is(klass, ORDER[i])) return i;
    return 99;
}

static int level_order(sodo_slice level) {
    static const char *const ORDER[] = {"central", "province", "district", "commune"};
    for (int i = 0; i < 4; i++)
        if (sodo_slice_is(level, ORDER[i])) return i;
    return 4;
}

sodo_slice sodo_chart_level(const sodo_network *net, uint32_t index) {
    const sodo_node *n = &net->nodes.items[index];
    bool own = n->level.size && !sodo_slice_is(n->level, "any");
    return own || n->place == SODO_NO_NODE ? n->level : net->nodes.items[n->place].level;
}

/* Bodies before places, higher before lower, party before state; then by name, then id.
 */
static int compare(const plan *p, uint32_t a, uint32_t b) {
    const sodo_node *x = node(p, a), *y = node(p, b);
    int order = (x->kind == SODO_NODE_PLACE) - (y->kind == SODO_NODE_PLACE);
    if (!order)
        order = level_order(sodo_chart_level(p->chart->net, a)) -
                level_order(sodo_chart_level(p->chart->net, b));
    if (!order) order = class_order(x->klass) - class_order(y->klass);
    if (!order) order = sodo_slice_compare(x->name, y->name);
    return order ? order : a < b ? -1 : a > b;
}

static void sort_children(const plan *p, uint32_t begin, uint32_t end) {
    uint32_t *list = p->sorted + begin, count = end - begin;
    for (uint32_t gap = count / 2; gap > 0; gap /= 2)
        for (uint32_t i = gap; i < count; i++)
            for (uint32_t j = i; j >= gap && compare(p, list[j - gap], list[j]) > 0;
                 j -= gap) {
                uint32_t c = list[j];
                list[j] = list[j - gap];
                list[j - gap] = c;
            }
}

/* Children by parent: a counting sort; what hangs on nothing is below the root. */
static void list_children(plan *p) {
    uint32_t count = (uint32_t)p->chart->net->nodes.count;
    for (uint32_t i = 0; i < count; i++)
        if (p->in[i] && i != p->subject)
            p->first[(p->above[i] == SODO_NO_NODE ? count : p->above[i]) + 2]++;
    for (uint32_t i = 2; i < count + 3; i++) p->first[i] += p->first[i - 1];
    for (uint32_t i = 0; i < count; i++)
        if (p->in[i] && i != p->subject)
            p->sorted[p->first[(p->above[i] == SODO_NO_NODE ? count : p->above[i]) +
                               1]++] = i;
    for (uint32_t i = 0; i <= count; i++) sort_children(p, p->first[i], p->first[i + 1]);
}

/* ---- posts and holders ---- */

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

/* A body has one secretary, chair, head or minister at a time: whoever was last named
 * before, or when, another was first named holds it no longer. On a date, such a one is
 * left out. */
static void mark_earlier(plan *p, uint32_t post, size_t begin) {
    sodo_chart *chart = p->chart;
    sodo_chart_row *rows = chart->rows.items;
    size_t kept = begin;
    if (sodo_rank_order(node(p, post)->rank) >= SODO_RANKS_FOR_ONE) return;
    for (size_t i = begin; i < chart->rows.count; i++)
        for (size_t j = begin; j < chart->rows.count; j++) {
            if (rows[i].state > SODO_CHART_EARLIER || rows[j].state > SODO_CHART_EARLIER)
                continue;
            bool later = sodo_date_before(rows[i].first, rows[j].first) &&
                         !sodo_date_before(rows[j].first, rows[i].last);
            bool heard = !chart->at.year || !sodo_date_before(chart->at, rows[j].first);
            if (later && heard) rows[i].state = SODO_CHART_EARLIER;
        }
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

static bool add_posts(plan *p, uint32_t body) {
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

/* ---- boxes ---- */

/* Recursion is as deep as bodies hang below each other: find_above allows STEPS_MAX. */
static bool add_box(plan *p, uint32_t index, uint32_t parent, uint32_t depth) {
    uint32_t number = (uint32_t)p->chart->boxes.count;
    uint32_t list = index == SODO_NO_NODE ? (uint32_t)p->chart->net->nodes.count : index;
    if (p->depth && depth > p->depth) return true;
    sodo_chart_box *box = SODO_PUSH(&p->chart->arena, p->chart->boxes);
    if (!box) return false;
    *box = (sodo_chart_box){.node = index,
                            .parent = parent,
                            .depth = depth,
                            .row_begin = (uint32_t)p->chart->rows.count};
    bool body = index != SODO_NO_NODE && !is_place(p, index);
    p->chart->bodies += body;
    if (body && !add_posts(p, index)) return false;
    p->chart->boxes.items[number].row_end = (uint32_t)p->chart->rows.count;
    if (parent != SODO_NO_NODE) p->chart->boxes.items[parent].children++;
    for (uint32_t i = p->first[list]; i < p->first[list + 1]; i++)
        if (!add_box(p, p->sorted[i], number, depth + 1)) return false;
    return true;
}

static bool count_people(plan *p) {
    bool *seen =
        sodo_arena_alloc(&p->chart->arena, p->chart->net->nodes.count + 1, sizeof *seen);
    if (!seen) return false;
    for (size_t i = 0; i < p->chart->rows.count; i++) {
        uint32_t person = p->chart->rows.items[i].person;
        if (person == SODO_NO_NODE || seen[person]) continue;
        seen[person] = true;
        p->chart->people++;
    }
    return true;
}

static bool build(plan *p) {
    size_t count = p->chart->net->nodes.count;
    sodo_arena *arena = &p->chart->arena;
    p->above = sodo_arena_alloc(arena, count + 1, sizeof *p->above);
    p->in = sodo_arena_alloc(arena, count + 1, sizeof *p->in);
    p->first = sodo_arena_alloc(arena, count + 3, sizeof *p->first);
    p->sorted = sodo_arena_alloc(arena, count + 1, sizeof *p->sorted);
    if (!p->above || !p->in || !p->first || !p->sorted) return false;
    for (size_t i = 0; i < count; i++) p->above[i] = SODO_NO_NODE;
    take_bodies(p);
    for (uint32_t i = 0; i < count; i++)
        if (p->in[i] && node(p, i)->kind == SODO_NODE_ORGANIZATION) hang(p, i);
    list_children(p);
    return add_box(p, p->subject, SODO_NO_NODE, 0) && count_people(p);
}

/* ---- door ---- */

/* Units of one full name that do not exist at one time are one unit to whoever asks. */
static bool are_versions(const plan *p, const sodo_matches *matches) {
    for (size_t i = 0; i < matches->count; i++) {
        const sodo_node *a = node(p, matches->nodes[i]);
        if (a->kind != SODO_NODE_PLACE || !a->full_name.size) return false;
        for (size_t k = 0; k < i; k++) {
            const sodo_node *b = node(p, matches->nodes[k]);
            bool apart = (a->valid_to && b->valid_from && a->valid_to <= b->valid_from) ||
                         (b->valid_to && a->valid_from && b->valid_to <= a->valid_from);
            if (!apart || !sodo_slice_equal(a->full_name, b->full_name) ||
                !sodo_slice_equal(a->code, b->code))
                return false;
        }
    }
    return true;
}

static sodo_status find_subject(plan *p, const sodo_org_chart *options, sodo_error *err) {
    unsigned kinds = 1u << SODO_NODE_PLACE | 1u << SODO_NODE_ORGANIZATION;
    p->subject = SODO_NO_NODE;
    if (!options->subject || !*options->subject) return SODO_OK;
    SODO_TRY(sodo_names_find(p->chart->net, p->asking.folder,
                             sodo_slice_of(options->subject), kinds, &p->versions, err));
    sodo_names_keep_valid(p->chart->net, p->chart->at, &p->versions);
    if (p->versions.count > 1 && are_versions(p, &p->versions)) {
        p->subject = p->versions.nodes[0];
        return SODO_OK;
    }
    p->versions.count = 0;
    return sodo_names_one(&p->asking, options->subject, kinds, "place or body",
                          &p->subject, err);
}

static sodo_status make(plan *p, const sodo_org_chart *options, sodo_error *err) {
    sodo_answer *answer = p->asking.answer;
    SODO_TRY(find_subject(p, options, err));
    if (answer->state != SODO_ANSWER_FOUND) return SODO_OK;
    if (!build(p)) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the chart");
    if (p->chart->bodies) return SODO_OK;
    answer->state = SODO_ANSWER_NONE;
    sodo_buf_addf(&answer->note, "no body of '%s' is known%s%s",
                  options->subject ? options->subject : "this network",
                  p->chart->at.year ? " at " : "", p->chart->at.year ? options->at : "");
    if (answer->note.failed)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the answer");
    return SODO_OK;
}

sodo_status sodo_chart_make(const sodo_network *net, sodo_folder *folder,
                            const sodo_org_chart *options, sodo_chart *out,
                            sodo_answer **answer, sodo_error *err) {
    sodo_adjacency near = {0};
    sodo_answer *why = NULL;
    *out = (sodo_chart){
        .net = net, .arena.budget = PTRDIFF_MAX, .evidence = options->evidence != 0};
    if (options->at && *options->at &&
        !sodo_date_parse(sodo_slice_of(options->at), &out->at))
        return sodo_fail(err, SODO_ERR_USAGE, 0,
                         "'%s' is no date like 2021, 2021-12 or 2021-12-24", options->at);
    SODO_TRY(sodo_answer_make(&why, err));
    sodo_status status = sodo_adjacency_make(net, &near, err);
    plan p = {.asking = {.net = net,
                         .near = &near,
                         .folder = folder,
                         .at = out->at,
                         .answer = why},
              .chart = out,
              .depth = options->depth};
    if (status == SODO_OK) status = make(&p, options, err);
    sodo_adjacency_finish(&near);
    if (status == SODO_OK && why->state != SODO_ANSWER_FOUND)
        *answer = why;
    else
        sodo_answer_close(why);
    return status;
}

void sodo_chart_finish(sodo_chart *self) {
    sodo_arena_finish(&self->arena);
    *self = (sodo_chart){0};
}

sodo_slice sodo_chart_title(const sodo_chart *chart, const sodo_chart_box *box) {
    if (box->node == SODO_NO_NODE) return (sodo_slice){0};
    const sodo_node *n = &chart->net->nodes.items[box->node];
    return n->full_name.size ? n->full_name : n->name.size ? n->name : n->id;
}

void sodo_chart_dates(const sodo_chart_row *row, sodo_buf *out) {
    char text[16];
    size_t size = sodo_date_print(row->first, text);
    if (row->first.year) sodo_buf_add(out, (sodo_slice){text, size});
    if (!row->last.year || sodo_date_compare(row->first, row->last) == 0) return;
    size = sodo_date_print(row->last, text);
    sodo_buf_add_str(out, row->first.year ? " \xE2\x80\x93 " : "\xE2\x80\x93 ");
    sodo_buf_add(out, (sodo_slice){text, size});
}

sodo_slice sodo_chart_page(const sodo_chart *chart, const sodo_chart_row *row) {
    if (row->edge == SODO_NO_NODE) return (sodo_slice){0};
    const sodo_proof *best =
        sodo_best_proof(chart->net, &chart->net->edges.items[row->edge]);
    if (!best || best->page == SODO_NO_NODE) return (sodo_slice){0};
    const sodo_node *page = &chart->net->nodes.items[best->page];
    return page->source.size ? page->source : page->id;
}

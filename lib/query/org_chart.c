/* org_chart.c - which bodies belong to a chart, under whom, and who held their posts. */
#include "query/chart_plan.h"

#include "base/fail.h"

#include <stdlib.h>

#define STEPS_MAX 64 /* of a chain of parents; longer ones are circles in the data */

typedef sodo_chart_plan plan;

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

/* On the day asked about, or on one of two. */
static bool existed(const plan *p, uint32_t index) {
    const sodo_chart *chart = p->chart;
    return sodo_node_existed(node(p, index), chart->at) ||
           (chart->compare.year && sodo_node_existed(node(p, index), chart->compare));
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
    if (body && !sodo_chart_add_posts(p, index)) return false;
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
    sodo_names_keep_valid(p->chart->net, p->chart->at, p->chart->compare, &p->versions);
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
    if (p->chart->compare.year)
        sodo_buf_addf(&answer->note, " or at %s", options->compare);
    if (answer->note.failed)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the answer");
    return SODO_OK;
}

static sodo_status read_day(const char *text, sodo_date *out, sodo_error *err) {
    if (!text || !*text) return SODO_OK;
    if (sodo_date_parse(sodo_slice_of(text), out) && out->year) return SODO_OK;
    return sodo_fail(err, SODO_ERR_USAGE, 0,
                     "'%s' is no date like 2021, 2021-12 or 2021-12-24", text);
}

/* Of two days the earlier is `at`, in whatever order they were given. */
static sodo_status read_days(const sodo_org_chart *options, sodo_chart *out,
                             sodo_error *err) {
    SODO_TRY(read_day(options->at, &out->at, err));
    SODO_TRY(read_day(options->compare, &out->compare, err));
    if (!out->compare.year) return SODO_OK;
    if (!out->at.year)
        return sodo_fail(err, SODO_ERR_USAGE, 0,
                         "two days are compared: name the other "
                         "one, too");
    if (sodo_date_before(out->compare, out->at)) {
        sodo_date later = out->at;
        out->at = out->compare;
        out->compare = later;
    }
    return SODO_OK;
}

sodo_status sodo_chart_make(const sodo_network *net, sodo_folder *folder,
                            const sodo_org_chart *options, sodo_chart *out,
                            sodo_answer **answer, sodo_error *err) {
    sodo_adjacency near = {0};
    sodo_answer *why = NULL;
    *out = (sodo_chart){
        .net = net, .arena.budget = PTRDIFF_MAX, .evidence = options->evidence != 0};
    SODO_TRY(read_days(options, out, err));
    SODO_TRY(sodo_answer_make(&why, err));
    sodo_status status = sodo_adjacency_make(net, &near, err);
    plan p = {.asking = {.net = net,
                         .near = &near,
                         .folder = folder,
                         .at = out->at,
                         .also = out->compare,
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

/* life.c - a person's life line, a body's people, a post's holders. */
#include "base/fail.h"
#include "query/org_chart.h"

/* Edges of a node that an answer lists, in order of their first dates. */
typedef struct listed {
    SODO_VEC(uint32_t) edges;
} listed;

/* On a day asked about: what holds then, and posts only of those still in office. */
static bool is_shown(const sodo_asking *asking, uint32_t edge) {
    const sodo_edge *e = &asking->net->edges.items[edge];
    sodo_chart_state state;
    if (!asking->at.year || e->kind != SODO_EDGE_HOLDS)
        return sodo_edge_holds_at(asking->net, e, asking->at);
    return sodo_office_state(asking->net, asking->near, edge, asking->at, &state) &&
           state != SODO_CHART_EARLIER;
}

static bool list_edge(const sodo_asking *asking, listed *list, uint32_t edge) {
    const sodo_edge *e = &asking->net->edges.items[edge];
    if (!is_shown(asking, edge) ||
        !sodo_edge_touches(asking->net, e, asking->from, asking->to))
        return true;
    uint32_t *place = SODO_PUSH(&asking->answer->table.arena, list->edges);
    if (place) *place = edge;
    return place != NULL;
}

static int by_date(const sodo_network *net, uint32_t a, uint32_t b) {
    sodo_date first_a, first_b, last;
    sodo_edge_dates(net, &net->edges.items[a], &first_a, &last);
    sodo_edge_dates(net, &net->edges.items[b], &first_b, &last);
    int order = sodo_date_compare(first_a, first_b);
    if (first_a.year == 0 || first_b.year == 0)
        order = (first_a.year == 0) - (first_b.year == 0);
    return order ? order : a < b ? -1 : a > b;
}

static void sort(const sodo_network *net, listed *list) {
    for (size_t gap = list->edges.count / 2; gap > 0; gap /= 2)
        for (size_t i = gap; i < list->edges.count; i++)
            for (size_t j = i; j >= gap; j -= gap) {
                uint32_t *a = &list->edges.items[j - gap], *b = &list->edges.items[j],
                         c = *a;
                if (by_date(net, *a, *b) < 0) break;
                *a = *b;
                *b = c;
            }
}

static void add_dates(sodo_asking *asking, const sodo_edge *e) {
    sodo_date first, last;
    sodo_edge_dates(asking->net, e, &first, &last);
    sodo_table_add_date(&asking->answer->table, first);
    sodo_table_add_date(&asking->answer->table, last);
}

static void say_subject(sodo_asking *asking, uint32_t node) {
    const sodo_node *n = &asking->net->nodes.items[node];
    sodo_buf_addf(&asking->answer->note, "%.*s (%.*s)", (int)n->name.size, n->name.data,
                  (int)n->id.size, n->id.data);
}

/* ---- person ---- */

static void add_life(sodo_asking *asking, const sodo_edge *e) {
    sodo_table *table = &asking->answer->table;
    add_dates(asking, e);
    sodo_table_add(table, sodo_slice_of(sodo_edge_kind_name(e->kind)));
    if (e->kind == SODO_EDGE_HOLDS)
        sodo_table_add_status(table, e);
    else
        sodo_table_add(table, e->roles);
    sodo_table_add(table, sodo_node_name(asking->net, e->target));
    sodo_table_add_int(table, e->sources);
    sodo_table_add_evidence(table, asking->net, e);
}

sodo_status sodo_ask_person(sodo_asking *asking, sodo_error *err) {
    uint32_t person;
    listed list = {0};
    SODO_TRY(sodo_names_one(asking, asking->query->subject, 1u << SODO_NODE_PERSON,
                            "person", &person, err));
    if (person == SODO_NO_NODE) return SODO_OK;
    say_subject(asking, person);
    sodo_table_columns(&asking->answer->table,
                       "first last kind how what sources " SODO_EVIDENCE_COLUMNS);
    const sodo_adjacency *near = asking->near;
    for (uint32_t i = near->out_begin[person]; i < near->out_begin[person + 1]; i++)
        if (!list_edge(asking, &list, near->out_edges[i]))
            return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the life line");
    sort(asking->net, &list);
    for (size_t i = 0; i < list.edges.count; i++)
        add_life(asking, &asking->net->edges.items[list.edges.items[i]]);
    return SODO_OK;
}

/* ---- posts and their holders ---- */

static void add_holder(sodo_asking *asking, const sodo_edge *e) {
    sodo_table *table = &asking->answer->table;
    sodo_table_add(table, sodo_node_name(asking->net, e->target));
    sodo_table_add(table, sodo_node_name(asking->net, e->source));
    sodo_table_add_status(table, e);
    add_dates(asking, e);
    sodo_table_add_int(table, e->sources);
    sodo_table_add_evidence(table, asking->net, e);
}

static bool list_holders(const sodo_asking *asking, uint32_t post, listed *list) {
    const sodo_adjacency *near = asking->near;
    for (uint32_t i = near->in_begin[post]; i < near->in_begin[post + 1]; i++)
        if (asking->net->edges.items[near->in_edges[i]].kind == SODO_EDGE_HOLDS &&
            !list_edge(asking, list, near->in_edges[i]))
            return false;
    return true;
}

static sodo_status answer_posts(sodo_asking *asking, const uint32_t *posts, size_t count,
                                sodo_error *err) {
    sodo_table_columns(&asking->answer->table,
                       "post who status first last sources " SODO_EVIDENCE_COLUMNS);
    for (size_t p = 0; p < count; p++) {
        listed list = {0};
        if (!list_holders(asking, posts[p], &list))
            return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the holders");
        sort(asking->net, &list);
        for (size_t i = 0; i < list.edges.count; i++)
            add_holder(asking, &asking->net->edges.items[list.edges.items[i]]);
    }
    return SODO_OK;
}

/* Many bodies have a post of one name: all are answered, for the table names each body.
 */
sodo_status sodo_ask_position(sodo_asking *asking, sodo_error *err) {
    sodo_matches matches;
    const char *text = asking->query->subject;
    if (!text || !*text) return sodo_fail(err, SODO_ERR_USAGE, 0, "name a position");
    SODO_TRY(sodo_names_find(asking->net, asking->folder, sodo_slice_of(text),
                             1u << SODO_NODE_POSITION, &matches, err));
    if (!matches.count) {
        asking->answer->state = SODO_ANSWER_NONE;
        sodo_buf_addf(&asking->answer->note, "no position is called '%s'", text);
        return SODO_OK;
    }
    return answer_posts(asking, matches.nodes, matches.count, err);
}

sodo_status sodo_ask_org(sodo_asking *asking, sodo_error *err) {
    uint32_t org;
    SODO_VEC(uint32_t) posts = {0};
    SODO_TRY(sodo_names_one(asking, asking->query->subject, 1u << SODO_NODE_ORGANIZATION,
                            "body", &org, err));
    if (org == SODO_NO_NODE) return SODO_OK;
    say_subject(asking, org);
    const sodo_adjacency *near = asking->near;
    sodo_arena *arena = &asking->answer->table.arena;
    arena->budget = (size_t)1 << 30;
    for (int rank = 0; rank <= SODO_RANKS; rank++)
        for (uint32_t i = near->in_begin[org]; i < near->in_begin[org + 1]; i++) {
            const sodo_edge *e = &asking->net->edges.items[near->in_edges[i]];
            if (e->kind != SODO_EDGE_AT) continue;
            if (sodo_rank_order(asking->net->nodes.items[e->source].rank) != rank)
                continue;
            uint32_t *place = SODO_PUSH(arena, posts);
            if (!place)
                return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the posts");
            *place = e->source;
        }
    return answer_posts(asking, posts.items, posts.count, err);
}

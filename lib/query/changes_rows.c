/* changes_rows.c - the rows of a comparison: people, posts, bodies, events. */
#include "query/changes.h"

enum { BEFORE, AFTER };

/* Edges of one side that are told of together, each for one thing. */
typedef SODO_VEC(uint32_t) edges;

typedef struct telling {
    sodo_changes *c;
    sodo_node_kind kind;
    sodo_changes_what what;
    edges was, is, fresh, ended; /* what a thing holds, or who holds it */
    bool failed;
} telling;

static const sodo_edge *edge_at(const telling *t, int side, uint32_t edge) {
    return &t->c->sides[side].net->edges.items[edge];
}

static const sodo_node *node_at(const telling *t, int side, uint32_t node) {
    return &t->c->sides[side].net->nodes.items[node];
}

/* The side of a node among those of both. */
static int side_of(const sodo_changes *c, uint32_t node) {
    return node >= c->sides[AFTER].shift ? AFTER : BEFORE;
}

/* The thing at the other end of an edge: the post of a person, the holder of a post. */
static uint32_t other_thing(const telling *t, int side, uint32_t edge) {
    const sodo_edge *e = edge_at(t, side, edge);
    bool person = t->kind == SODO_NODE_PERSON;
    return sodo_changes_thing(t->c, side, person ? e->target : e->source);
}

static bool has(const telling *t, int side, const edges *list, uint32_t thing) {
    for (size_t i = 0; i < list->count; i++)
        if (other_thing(t, side, list->items[i]) == thing) return true;
    return false;
}

static void put(telling *t, edges *list, uint32_t edge) {
    uint32_t *slot = SODO_PUSH(&t->c->arena, *list);
    if (slot)
        *slot = edge;
    else
        t->failed = true;
}

/* Offices that a node holds, or who holds the node, by the last word about them. */
static void take_offices(telling *t, int side, uint32_t node, edges *list) {
    const sodo_changes_side *s = &t->c->sides[side];
    bool person = t->kind == SODO_NODE_PERSON;
    const uint32_t *begin = person ? s->near.out_begin : s->near.in_begin;
    const uint32_t *near = person ? s->near.out_edges : s->near.in_edges;
    for (uint32_t i = begin[node]; i < begin[node + 1]; i++) {
        sodo_chart_state state;
        if (s->net->edges.items[near[i]].kind == SODO_EDGE_HOLDS &&
            sodo_office_state(s->net, &s->near, near[i], (sodo_date){0}, &state) &&
            state <= SODO_CHART_APPOINTED &&
            !has(t, side, list, other_thing(t, side, near[i])))
            put(t, list, near[i]);
    }
}

/* What the thing has on each side, and what it has on one only. */
static void weigh(telling *t, uint32_t thing) {
    uint32_t node = thing;
    t->was.count = t->is.count = t->fresh.count = t->ended.count = 0;
    do {
        int side = side_of(t->c, node);
        take_offices(t, side, node - t->c->sides[side].shift,
                     side == AFTER ? &t->is : &t->was);
        node = t->c->next[node];
    } while (node != thing);
    for (size_t i = 0; i < t->is.count; i++)
        if (!has(t, BEFORE, &t->was, other_thing(t, AFTER, t->is.items[i])))
            put(t, &t->fresh, t->is.items[i]);
    for (size_t i = 0; i < t->was.count; i++)
        if (!has(t, AFTER, &t->is, other_thing(t, BEFORE, t->was.items[i])))
            put(t, &t->ended, t->was.items[i]);
}

/* ---- cells ---- */

static void add_names(telling *t, int side, const edges *list, sodo_table *table) {
    sodo_buf text = {0};
    for (size_t i = 0; i < list->count; i++) {
        const sodo_edge *e = edge_at(t, side, list->items[i]);
        if (i) sodo_buf_add_str(&text, "; ");
        sodo_buf_add(&text,
                     sodo_node_name(t->c->sides[side].net,
                                    t->kind == SODO_NODE_PERSON ? e->target : e->source));
    }
    t->failed |= text.failed;
    sodo_table_add_copy(table, sodo_buf_slice(&text));
    sodo_buf_finish(&text);
}

/* The least node of a thing on a side from `from` on; SODO_NO_NODE = none. */
static uint32_t next_member(const telling *t, int side, uint32_t thing, uint32_t from) {
    uint32_t found = SODO_NO_NODE, node = thing;
    do {
        if (side_of(t->c, node) == side && node >= from && node < found) found = node;
        node = t->c->next[node];
    } while (node != thing);
    return found;
}

/* "Nguyễn Văn An (person:…); Nguyễn Văn An (person:…)" */
static void add_members(telling *t, int side, uint32_t thing, sodo_table *table) {
    sodo_buf text = {0};
    for (uint32_t node = next_member(t, side, thing, 0); node != SODO_NO_NODE;
         node = next_member(t, side, thing, node + 1)) {
        const sodo_node *n = node_at(t, side, node - t->c->sides[side].shift);
        if (text.size) sodo_buf_add_str(&text, "; ");
        sodo_buf_add(&text, n->name);
        sodo_buf_addf(&text, " (%.*s)", (int)n->id.size, n->id.data);
    }
    t->failed |= text.failed;
    sodo_table_add_copy(table, sodo_buf_slice(&text));
    sodo_buf_finish(&text);
}

/* What a row rests on: the first of the offices, else anything the node is tied by. */
static const sodo_edge *ground(const telling *t, int side, uint32_t node,
                               const edges *list) {
    const sodo_changes_side *s = &t->c->sides[side];
    if (list->count) return edge_at(t, side, list->items[0]);
    if (s->near.out_begin[node] < s->near.out_begin[node + 1])
        return edge_at(t, side, s->near.out_edges[s->near.out_begin[node]]);
    if (s->near.in_begin[node] < s->near.in_begin[node + 1])
        return edge_at(t, side, s->near.in_edges[s->near.in_begin[node]]);
    return NULL;
}

static void add_ground(telling *t, int side, uint32_t node, const edges *list) {
    sodo_table *table = &t->c->answer->table;
    const sodo_network *net = t->c->sides[side].net;
    const sodo_edge *e = ground(t, side, node, list);
    sodo_date first = {0}, last = {0};
    const sodo_node *n = node_at(t, side, node);
    if (n->kind == SODO_NODE_EVENT)
        first = n->date;
    else if (e)
        sodo_edge_dates(net, e, &first, &last);
    sodo_table_add_date(table, first);
    if (e)
        sodo_table_add_evidence(table, net, e);
    else
        for (int cell = 0; cell < 3; cell++) sodo_table_add(table, (sodo_slice){0});
    sodo_table_add(table, n->id);
}

static const char *word(const telling *t) {
    static const char *const WORDS[SODO_CHANGES_WHATS] = {
        "new",    "gone",  "moved",     "took a post",  "left a post",
        "merged", "split", "regrouped", "changed hands"};
    bool person = t->kind == SODO_NODE_PERSON;
    if (t->what == SODO_CHANGES_IN) return person ? "in" : WORDS[t->what];
    if (t->what == SODO_CHANGES_OUT) return person ? "out" : WORDS[t->what];
    return WORDS[t->what];
}

static void add_row(telling *t, uint32_t thing, int side, uint32_t node) {
    sodo_table *table = &t->c->answer->table;
    const edges *before = t->what == SODO_CHANGES_OUT ? &t->was : &t->ended;
    const edges *after = t->what == SODO_CHANGES_IN ? &t->is : &t->fresh;
    bool members = t->what >= SODO_CHANGES_MERGED && t->what <= SODO_CHANGES_REGROUPED;
    sodo_table_add(table, sodo_slice_of(word(t)));
    sodo_table_add(table, sodo_slice_of(sodo_node_kind_name(t->kind)));
    sodo_table_add(table, node_at(t, side, node)->name);
    if (members) {
        add_members(t, BEFORE, thing, table);
        add_members(t, AFTER, thing, table);
    } else {
        add_names(t, BEFORE, before, table);
        add_names(t, AFTER, after, table);
    }
    add_ground(t, side, node, members ? &t->is : side == AFTER ? after : before);
}

/* ---- which rows there are ---- */

/* A post changes hands when somebody holds it on both sides, but nobody the same: where
 * several hold it at a time, one more is no change of hands. */
static bool changed_hands(const telling *t) {
    return t->was.count && t->is.count && t->fresh.count == t->is.count &&
           t->ended.count == t->was.count;
}

/* Does the thing fit what is being told of? */
static bool fits(telling *t, uint32_t thing) {
    uint32_t before = t->c->counts[BEFORE][thing], after = t->c->counts[AFTER][thing];
    weigh(t, thing);
    switch (t->what) {
    case SODO_CHANGES_IN:
        return !before;
    case SODO_CHANGES_OUT:
        return !after;
    case SODO_CHANGES_MERGED:
        return before > 1 && after == 1;
    case SODO_CHANGES_SPLIT:
        return before == 1 && after > 1;
    case SODO_CHANGES_REGROUPED:
        return before > 1 && after > 1;
    case SODO_CHANGES_MOVED:
        return before && after && t->fresh.count && t->ended.count;
    case SODO_CHANGES_TOOK:
        return before && after && t->fresh.count && !t->ended.count;
    case SODO_CHANGES_ENDED:
        return before && after && !t->fresh.count && t->ended.count;
    default:
        return changed_hands(t);
    }
}

/* Things in the order of the later network's nodes; those that are gone in that of the
 * earlier one's. Each is told of at its first node. */
static void tell(telling *t) {
    int side = t->what == SODO_CHANGES_OUT ? BEFORE : AFTER;
    const sodo_changes_side *s = &t->c->sides[side];
    bool *done =
        sodo_arena_alloc(&t->c->arena, s->shift + s->net->nodes.count + 1, sizeof *done);
    if (!done) t->failed = true;
    for (uint32_t i = 0; i < s->net->nodes.count && !t->failed; i++) {
        uint32_t thing = sodo_changes_thing(t->c, side, i);
        if (s->net->nodes.items[i].kind != t->kind || done[thing]) continue;
        done[thing] = true;
        if (fits(t, thing)) add_row(t, thing, side, i);
    }
}

#define BIT(what) (1u << SODO_CHANGES_##what)
#define GROUPS (BIT(MERGED) | BIT(SPLIT) | BIT(REGROUPED))

bool sodo_changes_list(sodo_changes *c) {
    static const struct {
        sodo_node_kind kind;
        unsigned whats;
    } TOLD[] = {
        {SODO_NODE_PERSON,
         BIT(IN) | BIT(OUT) | BIT(MOVED) | BIT(TOOK) | BIT(ENDED) | GROUPS},
        {SODO_NODE_POSITION, BIT(HANDS)},
        {SODO_NODE_ORGANIZATION, BIT(IN) | BIT(OUT) | GROUPS},
        {SODO_NODE_EVENT, BIT(IN) | BIT(OUT) | GROUPS},
    };
    telling t = {.c = c};
    sodo_table_columns(&c->answer->table,
                       "change kind name from to date " SODO_EVIDENCE_COLUMNS " id");
    for (size_t i = 0; i < sizeof TOLD / sizeof *TOLD; i++)
        for (int what = 0; what < SODO_CHANGES_WHATS; what++) {
            t.kind = TOLD[i].kind;
            t.what = (sodo_changes_what)what;
            if (TOLD[i].whats >> what & 1) tell(&t);
        }
    return !t.failed;
}

/* across_edges.c - facts become edges: one per source, kind and target, with spells and
 * proofs. */
#include "resolve/across_edges.h"

#include "base/ident.h"

/* What the name or the gazetteer says of itself: the body in a position's name, the unit
 * above. And what a page says of its event or document without a sentence for it. */
#define CONFIDENCE_MEMBER 95
#define CONFIDENCE_PAGE 60
#define GENERAL_PROOFS 3

static const char *const STATUSES[] = {"current", "former", "acting", "appointed",
                                       "left"};
static const char *const ROLES[] = {"chair", "direct", "speak", "present", "attend"};
#define STATUS_COUNT (sizeof STATUSES / sizeof *STATUSES)
#define ROLE_COUNT (sizeof ROLES / sizeof *ROLES)

uint32_t sodo_across_edge(sodo_across_linking *l, sodo_edge_kind kind, uint32_t source,
                          uint32_t target) {
    uint32_t *key = sodo_arena_alloc(&l->self->arena, 3, sizeof *key);
    if (!key) return l->failed = true, SODO_ACROSS_NONE;
    key[0] = kind;
    key[1] = source;
    key[2] = target;
    uint32_t next = (uint32_t)l->edges.count;
    sodo_map_entry *e =
        sodo_map_put(&l->by_ends, (sodo_slice){(const char *)key, 3 * sizeof *key}, next);
    if (!e) return l->failed = true, SODO_ACROSS_NONE;
    if (e->value != next) return e->value;
    sodo_edge *edge = SODO_PUSH(&l->self->arena, l->edges);
    const uint8_t *general = SODO_PUSH(&l->self->arena, l->general);
    if (!edge || !general) return l->failed = true, SODO_ACROSS_NONE;
    edge->kind = kind;
    edge->source = source;
    edge->target = target;
    edge->site = SODO_NO_NODE;
    return next;
}

static int status_rank(sodo_slice status) {
    for (int i = 0; i < (int)STATUS_COUNT; i++)
        if (sodo_slice_is(status, STATUSES[i])) return i;
    return (int)STATUS_COUNT;
}

/* The edge's spell of that status, made in its place where it is new. */
static sodo_tenure *tenure_of(sodo_across_linking *l, sodo_edge *edge,
                              sodo_slice status) {
    size_t at = 0;
    while (at < edge->tenures.count &&
           status_rank(edge->tenures.items[at].status) < status_rank(status))
        at++;
    if (at < edge->tenures.count &&
        sodo_slice_equal(edge->tenures.items[at].status, status))
        return &edge->tenures.items[at];
    const sodo_tenure *last = sodo_edge_add_tenure(&l->out->arena, edge);
    if (!last) return l->failed = true, NULL;
    for (size_t i = edge->tenures.count - 1; i > at; i--)
        edge->tenures.items[i] = edge->tenures.items[i - 1];
    edge->tenures.items[at] = (sodo_tenure){.status = status};
    return &edge->tenures.items[at];
}

static int known_parts(sodo_date d) {
    return (d.year != 0) + (d.month != 0) + (d.day != 0);
}

static void fill_date(sodo_date *to, sodo_date from) {
    if (known_parts(from) > known_parts(*to)) *to = from;
}

static void cite(sodo_tenure *t, sodo_date day) {
    if (!day.year) return;
    if (!t->first_seen.year || sodo_date_compare(day, t->first_seen) < 0)
        t->first_seen = day;
    if (sodo_date_compare(day, t->last_seen) > 0 || !t->last_seen.year)
        t->last_seen = day;
}

/* Stated dates of a fact; what happens on an event's day is as long as the event. */
static void add_tenure(sodo_across_linking *l, sodo_edge *edge, const sodo_across_fact *f,
                       sodo_date day) {
    sodo_slice status = {NULL, 0};
    if (edge->kind == SODO_EDGE_HOLDS)
        status = f->status ? sodo_across_text(l->self, f->status) : SODO_LIT("current");
    sodo_tenure *t = tenure_of(l, edge, status);
    if (!t) return;
    fill_date(&t->since, f->since);
    fill_date(&t->until, f->until);
    cite(t, day);
    const sodo_node *event =
        &l->out->nodes
             .items[edge->kind == SODO_EDGE_HELD_AT ? edge->source : edge->target];
    if (event->kind != SODO_NODE_EVENT) return;
    fill_date(&t->since, event->date_start.year ? event->date_start : event->date);
    fill_date(&t->until, event->date);
}

static bool has_role(sodo_slice roles, const char *role) {
    size_t size = strlen(role);
    for (size_t i = 0; i + size <= roles.size; i++)
        if (memcmp(roles.data + i, role, size) == 0 &&
            (i == 0 || roles.data[i - 1] == '|') &&
            (i + size == roles.size || roles.data[i + size] == '|'))
            return true;
    return false;
}

/* All roles of both, strongest first; being there is none beside another. */
static void add_roles(sodo_across_linking *l, sodo_edge *edge, sodo_slice more) {
    if (!more.size || sodo_slice_equal(edge->roles, more)) return;
    sodo_slice both[] = {edge->roles, more};
    char *text = sodo_arena_alloc(&l->out->arena, 64, 1);
    if (!text) l->failed = true;
    if (!text) return;
    size_t size = 0;
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        if (!has_role(both[0], ROLES[i]) && !has_role(both[1], ROLES[i])) continue;
        if (i + 1 == ROLE_COUNT && size) continue;
        if (size) text[size++] = '|';
        memcpy(text + size, ROLES[i], strlen(ROLES[i]));
        size += strlen(ROLES[i]);
    }
    edge->roles = (sodo_slice){text, size};
}

/* What the gazetteer says stands on every page that names both: the first few will do. */
static bool is_enough(sodo_across_linking *l, uint32_t edge, uint32_t proof) {
    sodo_slice rule = sodo_across_text(l->self, l->self->proofs.items[proof].rule);
    if (!sodo_slice_is(rule, "hierarchy")) return false;
    if (l->general.items[edge] == GENERAL_PROOFS) return true;
    l->general.items[edge]++;
    return false;
}

static void add_proof(sodo_across_linking *l, uint32_t edge, uint32_t rank,
                      uint32_t proof) {
    if (is_enough(l, edge, proof)) return;
    sodo_across_pending *p = SODO_PUSH(&l->self->arena, l->pending);
    if (!p) l->failed = true;
    if (p) *p = (sodo_across_pending){edge, rank, proof};
}

/* A position is at its body because someone is said to hold it: the same sentence. */
static void add_at(sodo_across_linking *l, const sodo_across_fact *f, uint32_t rank) {
    uint32_t position = l->node_of[f->target];
    uint32_t body = l->out->nodes.items[position].organization;
    uint32_t best = SODO_ACROSS_NONE;
    if (body == SODO_NO_NODE || l->out->nodes.items[position].kind != SODO_NODE_POSITION)
        return;
    for (uint32_t i = f->proof_begin; i < f->proof_end; i++)
        if (best == SODO_ACROSS_NONE ||
            l->self->proofs.items[i].confidence > l->self->proofs.items[best].confidence)
            best = i;
    uint32_t edge = sodo_across_edge(l, SODO_EDGE_AT, position, body);
    if (l->failed) return;
    if (best != SODO_ACROSS_NONE) add_proof(l, edge, rank, best);
    sodo_tenure *t = tenure_of(l, &l->edges.items[edge], (sodo_slice){NULL, 0});
    if (t) cite(t, sodo_across_page_at(l->self, rank)->date);
}

static void add_fact(sodo_across_linking *l, const sodo_across_fact *f, uint32_t rank) {
    static const sodo_edge_kind kinds[] = {
        [SODO_REL_HOLDS] = SODO_EDGE_HOLDS,
        [SODO_REL_ATTENDS] = SODO_EDGE_ATTENDS,
        [SODO_REL_ORGANIZES] = SODO_EDGE_ORGANIZES,
        [SODO_REL_HELD_AT] = SODO_EDGE_HELD_AT,
        [SODO_REL_PART_OF] = SODO_EDGE_PART_OF,
        [SODO_REL_ISSUED] = SODO_EDGE_ISSUED,
        [SODO_REL_LOCATED_IN] = SODO_EDGE_LOCATED_IN,
        [SODO_REL_SUCCEEDS] = SODO_EDGE_SUCCEEDS,
    };
    if (!sodo_across_is_node(l->self, f->source) ||
        !sodo_across_is_node(l->self, f->target))
        return;
    uint32_t source = l->node_of[f->source], target = l->node_of[f->target];
    if (source == target) return;
    uint32_t number = sodo_across_edge(l, kinds[f->kind], source, target);
    if (l->failed) return;
    sodo_edge *edge = &l->edges.items[number];
    add_tenure(l, edge, f, sodo_across_page_at(l->self, rank)->date);
    add_roles(l, edge, sodo_across_text(l->self, f->roles));
    fill_date(&edge->date, f->date);
    if (edge->site == SODO_NO_NODE && f->site != SODO_ACROSS_NONE &&
        sodo_across_is_node(l->self, f->site))
        edge->site = l->node_of[f->site];
    for (uint32_t i = f->proof_begin; i < f->proof_end; i++)
        add_proof(l, number, rank, i);
    if (f->kind == SODO_REL_HOLDS) add_at(l, f, rank);
}

static void add_member(sodo_across_linking *l, sodo_edge_kind kind, uint32_t source,
                       uint32_t target) {
    if (source == SODO_NO_NODE || target == SODO_NO_NODE || source == target || l->failed)
        return;
    uint32_t number = sodo_across_edge(l, kind, source, target);
    if (l->failed) return;
    bool sure =
        kind == SODO_EDGE_AT || kind == SODO_EDGE_PART_OF || kind == SODO_EDGE_LOCATED_IN;
    sodo_edge *edge = &l->edges.items[number];
    const sodo_node *from = &l->out->nodes.items[source];
    edge->confidence = sure ? CONFIDENCE_MEMBER : CONFIDENCE_PAGE;
    if (kind == SODO_EDGE_ISSUED)
        fill_date(&edge->date, l->out->nodes.items[target].date);
    if (edge->tenures.count) return;
    sodo_tenure *t = tenure_of(l, edge, (sodo_slice){NULL, 0});
    if (!t) return;
    cite(t, from->first_seen);
    cite(t, from->last_seen);
    if (kind != SODO_EDGE_HELD_AT) return;
    t->since = from->date_start.year ? from->date_start : from->date;
    t->until = from->date;
}

/* What nodes say of themselves: a position's body, a body's parent and place … */
static void add_members(sodo_across_linking *l) {
    for (uint32_t i = 0; i < l->out->nodes.count; i++) {
        const sodo_node *n = &l->out->nodes.items[i];
        if (n->kind == SODO_NODE_POSITION)
            add_member(l, SODO_EDGE_AT, i, n->organization);
        if (n->kind == SODO_NODE_ORGANIZATION)
            add_member(l, SODO_EDGE_PART_OF, i, n->parent);
        if (n->kind == SODO_NODE_ORGANIZATION)
            add_member(l, SODO_EDGE_LOCATED_IN, i, n->place);
        if (n->kind == SODO_NODE_PLACE) add_member(l, SODO_EDGE_LOCATED_IN, i, n->parent);
        if (n->kind == SODO_NODE_EVENT) add_member(l, SODO_EDGE_HELD_AT, i, n->place);
        if (n->kind == SODO_NODE_DOCUMENT) add_member(l, SODO_EDGE_ISSUED, n->issuer, i);
    }
}

bool sodo_across_edges(sodo_across *self, const uint32_t *node_of, sodo_network *out) {
    sodo_across_linking l = {.self = self, .node_of = node_of, .out = out};
    l.by_ends.arena = &self->arena;
    for (uint32_t rank = 0; rank < self->ordered; rank++) {
        const sodo_across_page *page = sodo_across_page_at(self, rank);
        for (uint32_t i = page->fact_begin; i < page->fact_end && !l.failed; i++)
            add_fact(&l, &self->facts.items[i], rank);
    }
    if (!l.failed) add_members(&l);
    return !l.failed && sodo_across_sort_edges(&l) && sodo_across_sort_proofs(&l) &&
           sodo_across_list_sightings(&l);
}

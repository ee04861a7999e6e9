/* attendance.c - who was at which event, and which events there were. */
#include "base/fail.h"
#include "query/query.h"

static bool has_role(const sodo_edge *e, const char *role) {
    sodo_slice roles = e->roles;
    while (roles.size) {
        const char *bar = memchr(roles.data, '|', roles.size);
        size_t size = bar ? (size_t)(bar - roles.data) : roles.size;
        if (sodo_slice_is((sodo_slice){roles.data, size}, role)) return true;
        size += bar != NULL;
        roles = (sodo_slice){roles.data + size, roles.size - size};
    }
    return !e->roles.size && strcmp(role, "attend") == 0;
}

/* What narrows the question; SODO_NO_NODE = not given. */
typedef struct filter {
    sodo_matches events; /* none = any */
    uint32_t person, org, place;
} filter;

static bool given(const char *text) {
    return text && *text;
}

/* Several events of one name are no guess: all are answered, each row names its own. */
static sodo_status find_events(sodo_asking *asking, filter *out, bool *ready,
                               sodo_error *err) {
    const char *text = asking->query->subject;
    out->events.count = 0;
    *ready = true;
    if (!given(text)) return SODO_OK;
    SODO_TRY(sodo_names_find(asking->net, asking->folder, sodo_slice_of(text),
                             1u << SODO_NODE_EVENT, &out->events, err));
    if (out->events.count) return SODO_OK;
    *ready = false;
    asking->answer->state = SODO_ANSWER_NONE;
    sodo_buf_addf(&asking->answer->note, "no event is called '%s'", text);
    return SODO_OK;
}

/* *ready false: a name was not found or is ambiguous, and the answer says so. */
static sodo_status read_filter(sodo_asking *asking, filter *out, bool *ready,
                               sodo_error *err) {
    const sodo_query *q = asking->query;
    struct {
        const char *text, *what;
        unsigned kinds;
        uint32_t *node;
    } parts[] = {{q->person, "person", 1u << SODO_NODE_PERSON, &out->person},
                 {q->org, "body", 1u << SODO_NODE_ORGANIZATION, &out->org},
                 {q->place, "place", 1u << SODO_NODE_PLACE, &out->place}};
    SODO_TRY(find_events(asking, out, ready, err));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        *parts[i].node = SODO_NO_NODE;
        if (!given(parts[i].text) || !*ready) continue;
        SODO_TRY(sodo_names_one(asking, parts[i].text, parts[i].kinds, parts[i].what,
                                parts[i].node, err));
        *ready = *parts[i].node != SODO_NO_NODE;
    }
    return SODO_OK;
}

static bool is_asked(const filter *f, uint32_t event) {
    for (size_t i = 0; i < f->events.count; i++)
        if (f->events.nodes[i] == event) return true;
    return f->events.count == 0;
}

/* The place itself or one above it. */
static bool lies_in(const sodo_network *net, uint32_t place, uint32_t above) {
    for (int steps = 0; place != SODO_NO_NODE && steps < 16; steps++) {
        if (place == above) return true;
        place = net->nodes.items[place].parent;
    }
    return false;
}

static bool event_fits(const sodo_asking *asking, uint32_t event, const filter *f) {
    const sodo_node *n = &asking->net->nodes.items[event];
    if (!is_asked(f, event)) return false;
    if (f->place != SODO_NO_NODE && !lies_in(asking->net, n->place, f->place))
        return false;
    if (asking->at.year && !sodo_date_within(n->date, asking->at, asking->at))
        return false;
    return sodo_date_within(n->date, asking->from, asking->to);
}

/* Does the person hold a post of the body, at any time known? */
static bool belongs_to(const sodo_asking *asking, uint32_t person, uint32_t org) {
    const sodo_adjacency *near = asking->near;
    if (person == org) return true;
    for (uint32_t i = near->out_begin[person]; i < near->out_begin[person + 1]; i++) {
        const sodo_edge *e = &asking->net->edges.items[near->out_edges[i]];
        if (e->kind == SODO_EDGE_HOLDS &&
            asking->net->nodes.items[e->target].organization == org)
            return true;
    }
    return false;
}

static void add_attendance(sodo_asking *asking, const sodo_edge *e) {
    const sodo_network *net = asking->net;
    sodo_table *table = &asking->answer->table;
    const sodo_node *event = &net->nodes.items[e->target];
    const sodo_proof *best = sodo_best_proof(net, e);
    sodo_table_add(table, sodo_node_name(net, e->source));
    sodo_table_add(table, e->roles.size ? e->roles : SODO_LIT("attend"));
    sodo_table_add_posts(table, asking, e->source, best ? best->page : SODO_NO_NODE,
                         event->date);
    sodo_table_add_date(table, event->date);
    sodo_table_add(table, event->name);
    sodo_table_add_evidence(table, net, e);
}

/* People of an event by role, strongest first; within a role as the network has them. */
static void list_attendance(sodo_asking *asking, uint32_t event, const filter *f) {
    static const char *const ROLES[] = {"chair", "direct", "speak", "present", "attend"};
    const sodo_adjacency *near = asking->near;
    const sodo_query *q = asking->query;
    for (size_t r = 0; r < sizeof ROLES / sizeof *ROLES; r++)
        for (uint32_t i = near->in_begin[event]; i < near->in_begin[event + 1]; i++) {
            const sodo_edge *e = &asking->net->edges.items[near->in_edges[i]];
            if (e->kind != SODO_EDGE_ATTENDS) continue;
            size_t first = 0; /* the strongest role it has */
            while (first < 4 && !has_role(e, ROLES[first])) first++;
            if (first != r) continue;
            if (given(q->role) && !has_role(e, q->role)) continue;
            if (f->person != SODO_NO_NODE && e->source != f->person) continue;
            if (f->org != SODO_NO_NODE && !belongs_to(asking, e->source, f->org))
                continue;
            add_attendance(asking, e);
        }
}

/* Events in order of their dates, then of the network; the list lies in the arena. */
static uint32_t *sorted_events(const sodo_asking *asking, const filter *f,
                               size_t *count) {
    const sodo_network *net = asking->net;
    sodo_arena *arena = &asking->answer->table.arena;
    uint32_t *list = sodo_arena_alloc(arena, net->nodes.count + 1, sizeof *list);
    *count = 0;
    for (uint32_t i = 0; list && i < net->nodes.count; i++)
        if (net->nodes.items[i].kind == SODO_NODE_EVENT && event_fits(asking, i, f))
            list[(*count)++] = i;
    for (size_t gap = *count / 2; gap > 0; gap /= 2)
        for (size_t i = gap; i < *count; i++)
            for (size_t j = i; j >= gap; j -= gap) {
                uint32_t a = list[j - gap], b = list[j];
                int order =
                    sodo_date_compare(net->nodes.items[a].date, net->nodes.items[b].date);
                if (order < 0 || (order == 0 && a < b)) break;
                list[j - gap] = b;
                list[j] = a;
            }
    return list;
}

sodo_status sodo_ask_attended(sodo_asking *asking, sodo_error *err) {
    const sodo_query *q = asking->query;
    filter f;
    bool ready;
    size_t count;
    if (!given(q->subject) && !given(q->person) && !given(q->org) && !given(q->from) &&
        !given(q->at) && !given(q->place))
        return sodo_fail(err, SODO_ERR_USAGE, 0,
                         "name an event, or narrow by person, body, place or date");
    SODO_TRY(read_filter(asking, &f, &ready, err));
    if (!ready) return SODO_OK;
    sodo_table_columns(&asking->answer->table,
                       "who role post date event " SODO_EVIDENCE_COLUMNS);
    uint32_t *events = sorted_events(asking, &f, &count);
    if (!events) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the events");
    size_t told = 0; /* events with somebody to tell of */
    for (size_t i = 0; i < count; i++) {
        size_t before = sodo_table_rows(&asking->answer->table);
        list_attendance(asking, events[i], &f);
        told += sodo_table_rows(&asking->answer->table) > before;
    }
    if (told > 1) sodo_buf_addf(&asking->answer->note, "%zu events fit", told);
    return SODO_OK;
}

/* ---- events ---- */

static bool is_organized_by(const sodo_asking *asking, uint32_t event, uint32_t org) {
    const sodo_adjacency *near = asking->near;
    for (uint32_t i = near->in_begin[event]; i < near->in_begin[event + 1]; i++) {
        const sodo_edge *e = &asking->net->edges.items[near->in_edges[i]];
        if (e->kind == SODO_EDGE_ORGANIZES && e->source == org) return true;
    }
    return false;
}

/* Names of the bodies that organize it, "; " between. */
static void add_organizers(sodo_asking *asking, uint32_t event) {
    const sodo_adjacency *near = asking->near;
    sodo_buf text = {0};
    for (uint32_t i = near->in_begin[event]; i < near->in_begin[event + 1]; i++) {
        const sodo_edge *e = &asking->net->edges.items[near->in_edges[i]];
        if (e->kind != SODO_EDGE_ORGANIZES) continue;
        if (text.size) sodo_buf_add_str(&text, "; ");
        sodo_buf_add(&text, sodo_node_name(asking->net, e->source));
    }
    asking->answer->table.failed |= text.failed;
    sodo_table_add_copy(&asking->answer->table, sodo_buf_slice(&text));
    sodo_buf_finish(&text);
}

static size_t count_people(const sodo_asking *asking, uint32_t event, uint32_t person,
                           bool *fits) {
    const sodo_adjacency *near = asking->near;
    size_t count = 0;
    for (uint32_t i = near->in_begin[event]; i < near->in_begin[event + 1]; i++) {
        const sodo_edge *e = &asking->net->edges.items[near->in_edges[i]];
        if (e->kind != SODO_EDGE_ATTENDS) continue;
        if (e->source == person) *fits = true;
        count++;
    }
    return count;
}

sodo_status sodo_ask_events(sodo_asking *asking, sodo_error *err) {
    filter f;
    bool ready;
    size_t count;
    sodo_table *table = &asking->answer->table;
    SODO_TRY(read_filter(asking, &f, &ready, err));
    if (!ready) return SODO_OK;
    sodo_table_columns(table, "date event kind place organizers people pages id");
    uint32_t *events = sorted_events(asking, &f, &count);
    if (!events) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the events");
    for (size_t i = 0; i < count; i++) {
        const sodo_node *n = &asking->net->nodes.items[events[i]];
        bool fits = f.person == SODO_NO_NODE;
        size_t people = count_people(asking, events[i], f.person, &fits);
        if (!fits ||
            (f.org != SODO_NO_NODE && !is_organized_by(asking, events[i], f.org)))
            continue;
        sodo_table_add_date(table, n->date);
        sodo_table_add(table, n->name);
        sodo_table_add(table, n->event_kind);
        sodo_table_add(table, sodo_node_name(asking->net, n->place));
        add_organizers(asking, events[i]);
        sodo_table_add_int(table, (long long)people);
        sodo_table_add_int(table, n->pages);
        sodo_table_add(table, n->id);
    }
    return SODO_OK;
}

/* popolo.c - Popolo JSON: people, organizations, posts, memberships, areas, events.
 *
 * A date that a page merely bears is no start of a membership: start_date and end_date
 * are written only where pages state them; sources carry the dates of the pages. */
#include "base/json.h"
#include "write/attributes.h"
#include "write/incoming.h"
#include "write/spells.h"

typedef struct popolo {
    const sodo_network *net;
    sodo_buf *out;
    sodo_buf value;
    bool first; /* of the array that is being written */
} popolo;

static void member(popolo *p, const char *name, sodo_slice text) {
    sodo_buf_clear(&p->value);
    sodo_write_clean(text, &p->value);
    sodo_json_member(name, sodo_buf_slice(&p->value), p->out);
}

static void member_date(popolo *p, const char *name, sodo_date date) {
    char text[16];
    if (date.year) member(p, name, (sodo_slice){text, sodo_date_print(date, text)});
}

static void member_node(popolo *p, const char *name, uint32_t node) {
    if (node != SODO_NO_NODE) member(p, name, p->net->nodes.items[node].id);
}

static void begin_array(popolo *p, const char *name) {
    sodo_json_key(name, p->out);
    sodo_buf_add_char(p->out, '[');
    p->first = true;
}

static void begin_item(popolo *p) {
    sodo_buf_add_str(p->out, p->first ? "\n  {" : ",\n  {");
    p->first = false;
}

static void end_array(popolo *p) {
    sodo_buf_add_str(p->out, p->first ? "]" : "\n ]");
}

/* "a|b" as [{"name": "a"}, {"name": "b"}]. */
static void other_names(popolo *p, sodo_slice names) {
    if (!names.size) return;
    sodo_json_key("other_names", p->out);
    sodo_buf_add_char(p->out, '[');
    while (names.size) {
        const char *bar = memchr(names.data, '|', names.size);
        size_t size = bar ? (size_t)(bar - names.data) : names.size;
        sodo_json_item(p->out);
        sodo_buf_add_char(p->out, '{');
        member(p, "name", (sodo_slice){names.data, size});
        sodo_buf_add_char(p->out, '}');
        size += bar != NULL;
        names = (sodo_slice){names.data + size, names.size - size};
    }
    sodo_buf_add_char(p->out, ']');
}

/* The pages that say so, each with its sentence. */
static void sources(popolo *p, const sodo_edge *e) {
    if (e->proof_begin == e->proof_end) return;
    sodo_json_key("sources", p->out);
    sodo_buf_add_char(p->out, '[');
    for (uint32_t i = e->proof_begin; i < e->proof_end; i++) {
        const sodo_proof *proof = &p->net->proofs.items[i];
        if (proof->page == SODO_NO_NODE) continue;
        const sodo_node *page = &p->net->nodes.items[proof->page];
        sodo_json_item(p->out);
        sodo_buf_add_char(p->out, '{');
        member(p, "url", page->url.size ? page->url : page->source);
        member_date(p, "date", page->date);
        member(p, "note", proof->sentence);
        sodo_buf_add_char(p->out, '}');
    }
    sodo_buf_add_char(p->out, ']');
}

/* ---- nodes ---- */

static void begin_node(popolo *p, const sodo_node *n) {
    begin_item(p);
    member(p, "id", n->id);
}

static void person(popolo *p, const sodo_node *n) {
    begin_node(p, n);
    member(p, "name", n->name);
    other_names(p, n->other_names);
    member(p, "honorific_prefix", n->honorifics);
}

static void organization(popolo *p, const sodo_node *n) {
    begin_node(p, n);
    member(p, "name", n->name);
    other_names(p, n->other_names);
    member(p, "classification", n->klass);
    member_node(p, "parent_id", n->parent);
    member_node(p, "area_id", n->place);
    member_date(p, "founding_date", sodo_day_date(n->valid_from));
    member_date(p, "dissolution_date", sodo_day_date(n->valid_to));
}

static void post(popolo *p, const sodo_node *n) {
    begin_node(p, n);
    member(p, "label", n->name);
    member(p, "role", n->title);
    member_node(p, "organization_id", n->organization);
}

static void area(popolo *p, const sodo_node *n) {
    begin_node(p, n);
    member(p, "name", n->full_name.size ? n->full_name : n->name);
    member(p, "identifier", n->code);
    member(p, "classification", n->level);
    member_node(p, "parent_id", n->parent);
}

static void each_node(popolo *p, const char *array, sodo_node_kind kind,
                      void (*write)(popolo *p, const sodo_node *n)) {
    begin_array(p, array);
    for (size_t i = 0; i < p->net->nodes.count; i++) {
        if (p->net->nodes.items[i].kind != kind) continue;
        write(p, &p->net->nodes.items[i]);
        sodo_buf_add_char(p->out, '}');
    }
    end_array(p);
}

/* ---- edges ---- */

/* Statuses in their order, '|' between; start and end over all of them. */
static void tenures(popolo *p, const sodo_edge *e) {
    sodo_date since = {0}, until = {0};
    sodo_buf statuses = {0};
    for (size_t i = 0; i < e->tenures.count; i++) {
        const sodo_tenure *t = &e->tenures.items[i];
        if (t->since.year && (!since.year || sodo_date_compare(t->since, since) < 0))
            since = t->since;
        if (t->until.year && (!until.year || sodo_date_compare(t->until, until) > 0))
            until = t->until;
        if (i) sodo_buf_add_char(&statuses, '|');
        sodo_buf_add(&statuses, t->status);
    }
    member_date(p, "start_date", since);
    member_date(p, "end_date", until);
    member(p, "status", sodo_buf_slice(&statuses));
    p->out->failed |= statuses.failed;
    sodo_buf_finish(&statuses);
}

static void memberships(popolo *p) {
    begin_array(p, "memberships");
    for (size_t i = 0; i < p->net->edges.count; i++) {
        const sodo_edge *e = &p->net->edges.items[i];
        if (e->kind != SODO_EDGE_HOLDS) continue;
        const sodo_node *held = &p->net->nodes.items[e->target];
        begin_item(p);
        member(p, "id", e->id);
        member_node(p, "person_id", e->source);
        member_node(p, "post_id", e->target);
        member_node(p, "organization_id", held->organization);
        member(p, "role", held->title);
        tenures(p, e);
        sources(p, e);
        sodo_buf_add_char(p->out, '}');
    }
    end_array(p);
}

/* Who was there: a person or an organization, with roles. */
static void attendees(popolo *p, const sodo_incoming *in, uint32_t event) {
    bool any = false;
    for (uint32_t i = in->first[event]; i < in->first[event + 1]; i++) {
        const sodo_edge *e = &p->net->edges.items[in->edges[i]];
        if (e->kind != SODO_EDGE_ATTENDS) continue;
        if (!any) {
            sodo_json_key("attendees", p->out);
            sodo_buf_add_char(p->out, '[');
        }
        any = true;
        sodo_json_item(p->out);
        sodo_buf_add_char(p->out, '{');
        member_node(p, "id", e->source);
        member(p, "name", p->net->nodes.items[e->source].name);
        member(p, "role", e->roles);
        sources(p, e);
        sodo_buf_add_char(p->out, '}');
    }
    if (any) sodo_buf_add_char(p->out, ']');
}

/* Popolo knows one organizer; further ones follow as a list of our own. */
static void organizers(popolo *p, const sodo_incoming *in, uint32_t event) {
    size_t count = 0;
    for (uint32_t i = in->first[event]; i < in->first[event + 1]; i++) {
        const sodo_edge *e = &p->net->edges.items[in->edges[i]];
        if (e->kind != SODO_EDGE_ORGANIZES) continue;
        if (count == 0) member_node(p, "organization_id", e->source);
        if (count == 1) {
            sodo_json_key("other_organization_ids", p->out);
            sodo_buf_add_char(p->out, '[');
        }
        if (count > 0) {
            sodo_json_item(p->out);
            sodo_json_string(p->net->nodes.items[e->source].id, p->out);
        }
        count++;
    }
    if (count > 1) sodo_buf_add_char(p->out, ']');
}

static void events(popolo *p, const sodo_incoming *in) {
    begin_array(p, "events");
    for (uint32_t i = 0; i < p->net->nodes.count; i++) {
        const sodo_node *n = &p->net->nodes.items[i];
        if (n->kind != SODO_NODE_EVENT) continue;
        begin_node(p, n);
        member(p, "name", n->name);
        member(p, "classification", n->event_kind);
        member_date(p, "start_date", n->date_start.year ? n->date_start : n->date);
        member_date(p, "end_date", n->date);
        member(p, "location", n->venue);
        member_node(p, "area_id", n->place);
        organizers(p, in, i);
        attendees(p, in, i);
        sodo_buf_add_char(p->out, '}');
    }
    end_array(p);
}

sodo_status sodo_write_popolo(const sodo_network *net, sodo_buf *out, sodo_error *err) {
    popolo p = {.net = net, .out = out};
    sodo_incoming in;
    if (!sodo_incoming_make(net, &in)) {
        out->failed = true;
        return sodo_write_end(out, err);
    }
    sodo_buf_add_char(out, '{');
    each_node(&p, "persons", SODO_NODE_PERSON, person);
    each_node(&p, "organizations", SODO_NODE_ORGANIZATION, organization);
    each_node(&p, "posts", SODO_NODE_POSITION, post);
    memberships(&p);
    each_node(&p, "areas", SODO_NODE_PLACE, area);
    events(&p, &in);
    sodo_buf_add_str(out, "\n}\n");
    out->failed |= p.value.failed;
    sodo_buf_finish(&p.value);
    sodo_incoming_finish(&in);
    return sodo_write_end(out, err);
}

/* ftm.c - FollowTheMoney: one JSON entity a line, as Aleph, OpenSanctions and yente read
 * it.
 *
 * Its ids know letters, digits, '.' and '-' only, so ':' and '~' of ours become '.'. A
 * date that a page merely bears goes into `date`, never into startDate. */
#include "base/json.h"
#include "write/attributes.h"
#include "write/incoming.h"
#include "write/spells.h"

typedef struct ftm {
    const sodo_network *net;
    sodo_buf *out;
    sodo_buf value;
} ftm;

static void add_id(ftm *f, sodo_slice id) {
    sodo_buf_clear(&f->value);
    for (size_t i = 0; i < id.size; i++)
        sodo_buf_add_char(&f->value,
                          strchr(":~", id.data[i]) && id.data[i] ? '.' : id.data[i]);
    sodo_json_string(sodo_buf_slice(&f->value), f->out);
}

static void begin(ftm *f, sodo_slice id, const char *schema) {
    sodo_buf_add_char(f->out, '{');
    sodo_json_key("id", f->out);
    add_id(f, id);
    sodo_json_member("schema", sodo_slice_of(schema), f->out);
    sodo_json_key("properties", f->out);
    sodo_buf_add_char(f->out, '{');
}

static void end(ftm *f) {
    sodo_buf_add_str(f->out, "}}\n");
}

/* A property: values with '|' between; nothing when there is none. */
static void property(ftm *f, const char *name, sodo_slice values) {
    bool any = false;
    while (values.size) {
        const char *bar = memchr(values.data, '|', values.size);
        size_t size = bar ? (size_t)(bar - values.data) : values.size;
        sodo_buf_clear(&f->value);
        sodo_write_clean((sodo_slice){values.data, size}, &f->value);
        if (f->value.size) {
            if (!any) {
                sodo_json_key(name, f->out);
                sodo_buf_add_char(f->out, '[');
            }
            any = true;
            sodo_json_item(f->out);
            sodo_json_string(sodo_buf_slice(&f->value), f->out);
        }
        size += bar != NULL;
        values = (sodo_slice){values.data + size, values.size - size};
    }
    if (any) sodo_buf_add_char(f->out, ']');
}

/* One value as it is: sentences and addresses may hold a '|'. */
static void text(ftm *f, const char *name, sodo_slice value) {
    sodo_buf_clear(&f->value);
    sodo_write_clean(value, &f->value);
    if (!f->value.size) return;
    sodo_json_key(name, f->out);
    sodo_buf_add_char(f->out, '[');
    sodo_json_string(sodo_buf_slice(&f->value), f->out);
    sodo_buf_add_char(f->out, ']');
}

static void date(ftm *f, const char *name, sodo_date value) {
    char letters[16];
    if (value.year) text(f, name, (sodo_slice){letters, sodo_date_print(value, letters)});
}

static void node(ftm *f, const char *name, uint32_t other) {
    if (other == SODO_NO_NODE) return;
    sodo_json_key(name, f->out);
    sodo_buf_add_char(f->out, '[');
    add_id(f, f->net->nodes.items[other].id);
    sodo_buf_add_char(f->out, ']');
}

static sodo_slice place_name(const ftm *f, uint32_t place) {
    if (place == SODO_NO_NODE) return (sodo_slice){0};
    const sodo_node *n = &f->net->nodes.items[place];
    return n->full_name.size ? n->full_name : n->name;
}

/* ---- nodes ---- */

static void person(ftm *f, const sodo_node *n) {
    begin(f, n->id, "Person");
    text(f, "name", n->name);
    property(f, "alias", n->other_names);
    property(f, "title", n->honorifics);
    end(f);
}

/* Committees, councils, courts and offices are public bodies; schools, firms, papers are
 * not. */
static bool is_public(sodo_slice klass) {
    static const char *const OTHERS[] = {"school",    "press", "company",
                                         "religious", "union", "other"};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (sodo_slice_is(klass, OTHERS[i])) return false;
    return klass.size > 0;
}

static void organization(ftm *f, const sodo_node *n) {
    begin(f, n->id, is_public(n->klass) ? "PublicBody" : "Organization");
    text(f, "name", n->name);
    property(f, "alias", n->other_names);
    property(f, "weakAlias", n->abbreviation);
    property(f, "classification", n->klass);
    property(f, "country", SODO_LIT("vn"));
    node(f, "parent", n->parent);
    date(f, "incorporationDate", sodo_day_date(n->valid_from));
    date(f, "dissolutionDate", sodo_day_date(n->valid_to));
    end(f);
}

static void position(ftm *f, const sodo_node *n) {
    uint32_t body = n->organization;
    begin(f, n->id, "Position");
    text(f, "name", n->name);
    property(f, "country", SODO_LIT("vn"));
    node(f, "organization", body);
    if (body != SODO_NO_NODE)
        text(f, "subnationalArea", place_name(f, f->net->nodes.items[body].place));
    end(f);
}

static void document(ftm *f, const sodo_node *n, const char *schema) {
    bool page = n->kind == SODO_NODE_PAGE;
    begin(f, n->id, schema);
    text(f, "title", n->name.size ? n->name : n->number);
    text(f, "author", n->author);
    text(f, "publisher", n->publisher);
    text(f, "sourceUrl", n->url);
    if (page && !n->url.size) text(f, "fileName", n->source);
    date(f, page ? "publishedAt" : "date", n->date);
    end(f);
}

/* ---- events, with who organized and who attended ---- */

static void nodes_into(ftm *f, const char *name, const sodo_incoming *in, uint32_t event,
                       sodo_edge_kind kind) {
    bool any = false;
    for (uint32_t i = in->first[event]; i < in->first[event + 1]; i++) {
        const sodo_edge *e = &f->net->edges.items[in->edges[i]];
        if (e->kind != kind) continue;
        if (!any) {
            sodo_json_key(name, f->out);
            sodo_buf_add_char(f->out, '[');
        }
        any = true;
        sodo_json_item(f->out);
        add_id(f, f->net->nodes.items[e->source].id);
    }
    if (any) sodo_buf_add_char(f->out, ']');
}

static void event(ftm *f, const sodo_incoming *in, uint32_t index) {
    const sodo_node *n = &f->net->nodes.items[index];
    bool range = n->date_start.year && sodo_date_compare(n->date_start, n->date) != 0;
    begin(f, n->id, "Event");
    text(f, "name", n->name);
    if (range) {
        date(f, "startDate", n->date_start);
        date(f, "endDate", n->date);
    } else
        date(f, "date", n->date);
    text(f, "location", n->venue.size ? n->venue : place_name(f, n->place));
    nodes_into(f, "organizer", in, index, SODO_EDGE_ORGANIZES);
    nodes_into(f, "involved", in, index, SODO_EDGE_ATTENDS);
    end(f);
}

/* ---- edges ---- */

/* The best page as `proof`, its sentence as `summary`. */
static void evidence(ftm *f, const sodo_edge *e) {
    const sodo_proof *best = NULL;
    for (uint32_t p = e->proof_begin; p < e->proof_end; p++)
        if (!best || f->net->proofs.items[p].confidence > best->confidence)
            best = &f->net->proofs.items[p];
    if (!best) return;
    text(f, "summary", best->sentence);
    if (best->page == SODO_NO_NODE) return;
    text(f, "sourceUrl", f->net->nodes.items[best->page].url);
    node(f, "proof", best->page);
}

static bool is_over(const sodo_edge *e) {
    for (size_t i = 0; i < e->tenures.count; i++)
        if (sodo_slice_is(e->tenures.items[i].status, "left") ||
            sodo_slice_is(e->tenures.items[i].status, "former"))
            return true;
    return false;
}

static void occupancy(ftm *f, const sodo_edge *e) {
    sodo_date seen = {0};
    begin(f, e->id, "Occupancy");
    node(f, "holder", e->source);
    node(f, "post", e->target);
    for (size_t i = 0; i < e->tenures.count; i++) {
        const sodo_tenure *t = &e->tenures.items[i];
        if (t->first_seen.year &&
            (!seen.year || sodo_date_compare(t->first_seen, seen) < 0))
            seen = t->first_seen;
    }
    for (size_t i = 0; i < e->tenures.count; i++)
        if (e->tenures.items[i].since.year) {
            date(f, "startDate", e->tenures.items[i].since);
            break;
        }
    for (size_t i = e->tenures.count; i-- > 0;)
        if (e->tenures.items[i].until.year) {
            date(f, "endDate", e->tenures.items[i].until);
            break;
        }
    date(f, "date", seen);
    property(f, "status", is_over(e) ? SODO_LIT("ended") : SODO_LIT("unknown"));
    evidence(f, e);
    end(f);
}

/* Event.involved has no role: where more than being there is known, a link says it. */
static void role(ftm *f, const sodo_edge *e) {
    begin(f, e->id, "UnknownLink");
    node(f, "subject", e->source);
    node(f, "object", e->target);
    property(f, "role", e->roles.size ? e->roles : SODO_LIT("attend"));
    date(f, "date", f->net->nodes.items[e->target].date);
    evidence(f, e);
    end(f);
}

static void succession(ftm *f, const sodo_edge *e) {
    if (f->net->nodes.items[e->source].kind != SODO_NODE_ORGANIZATION) return;
    begin(f, e->id, "Succession");
    node(f, "successor", e->source);
    node(f, "predecessor", e->target);
    date(f, "date", e->date);
    end(f);
}

static void write_node(ftm *f, const sodo_incoming *in, uint32_t index) {
    const sodo_node *n = &f->net->nodes.items[index];
    switch (n->kind) {
    case SODO_NODE_PERSON:
        person(f, n);
        break;
    case SODO_NODE_POSITION:
        position(f, n);
        break;
    case SODO_NODE_ORGANIZATION:
        organization(f, n);
        break;
    case SODO_NODE_EVENT:
        event(f, in, index);
        break;
    case SODO_NODE_DOCUMENT:
        document(f, n, "Document");
        break;
    case SODO_NODE_PAGE:
        document(f, n, "Article");
        break;
    case SODO_NODE_PLACE: /* only named where something is: FtM has no administrative
                             units */
        break;
    }
}

sodo_status sodo_write_ftm(const sodo_network *net, sodo_buf *out, sodo_error *err) {
    ftm f = {.net = net, .out = out};
    sodo_incoming in;
    if (!sodo_incoming_make(net, &in)) {
        out->failed = true;
        return sodo_write_end(out, err);
    }
    for (uint32_t i = 0; i < net->nodes.count; i++) write_node(&f, &in, i);
    for (size_t i = 0; i < net->edges.count; i++) {
        const sodo_edge *e = &net->edges.items[i];
        if (e->kind == SODO_EDGE_HOLDS)
            occupancy(&f, e);
        else if (e->kind == SODO_EDGE_ATTENDS)
            role(&f, e);
        else if (e->kind == SODO_EDGE_SUCCEEDS)
            succession(&f, e);
    }
    out->failed |= f.value.failed;
    sodo_buf_finish(&f.value);
    sodo_incoming_finish(&in);
    return sodo_write_end(out, err);
}

/* load.c - a store back to the network that was saved: the same nodes, edges and order.
 */
#include "store/open.h"

#include "base/fail.h"

#define NEAR_ONLY 0x100u /* among the parts: never asked for with everything */
#define LOAD_BUDGET ((size_t)1 << 38) /* address space; memory follows the file */

typedef struct loading {
    sodo_store *store;
    sodo_network *out;
    sodo_arena scratch;            /* of the maps */
    sodo_map nodes, edges;         /* id -> number, which is that of the entry, too */
    uint32_t last_node, last_edge; /* what the last row of a table referred to */
    sqlite3_stmt *row;
    SODO_VEC(sodo_slice) sentences; /* by number, from 1 */
    bool near; /* only what the temporary tables name: what is not there is no damage */
    bool no_memory, damaged;
    sodo_error *err;
} loading;

static sodo_slice text_of(loading *l, int at) {
    sodo_slice found = sodo_column_text(l->row, at);
    if (!found.size) return (sodo_slice){NULL, 0};
    sodo_slice copy = sodo_slice_copy(&l->out->arena, found);
    if (!copy.data) l->no_memory = true;
    return copy;
}

static sodo_date date_of(loading *l, int at) {
    sodo_slice found = sodo_column_text(l->row, at);
    sodo_date date = {0};
    if (found.size && !sodo_date_parse(found, &date)) l->damaged = true;
    return date;
}

static int day_of(loading *l, int at) {
    sodo_date d = date_of(l, at);
    return d.year * 10000 + d.month * 100 + d.day;
}

static uint32_t count_of(loading *l, int at) {
    sqlite3_int64 value = sqlite3_column_int64(l->row, at);
    if (value < 0 || value > INT32_MAX) l->damaged = true;
    return (uint32_t)value;
}

static uint8_t hundredths_of(loading *l, int at) {
    double value = sqlite3_column_double(l->row, at);
    if (value < 0 || value > 0.995) return l->damaged = true, (uint8_t)0;
    return (uint8_t)(value * 100 + 0.5);
}

/* Rows come in the order of what they refer to: mostly it is the last one again, or the
 * next. */
static uint32_t guess(sodo_map *map, sodo_slice id, uint32_t last) {
    for (uint32_t i = last; i < last + 2 && i < map->entries.count; i++)
        if (sodo_slice_equal(map->entries.items[i].key, id))
            return map->entries.items[i].value;
    return SODO_MAP_NONE;
}

/* The node or edge of an id; NONE where the column is empty. */
static uint32_t ref_of(loading *l, sodo_map *map, int at) {
    sodo_slice id = sodo_column_text(l->row, at);
    uint32_t *last = map == &l->nodes ? &l->last_node : &l->last_edge;
    if (!id.size) return SODO_NO_NODE;
    uint32_t found = at == 0 || map == &l->edges ? guess(map, id, *last) : SODO_MAP_NONE;
    if (found == SODO_MAP_NONE) found = sodo_map_get(map, id);
    if (found != SODO_MAP_NONE && (at == 0 || map == &l->edges)) *last = found;
    if (found == SODO_MAP_NONE && !l->near) l->damaged = true;
    return found;
}

static sodo_status end_rows(loading *l, int code) {
    sqlite3 *db = l->store->db;
    sqlite3_finalize(l->row);
    l->row = NULL;
    if (l->no_memory)
        return sodo_fail(l->err, SODO_ERR_NOMEM, 0, "no memory for the network");
    if (!l->damaged && code == SQLITE_DONE) return SODO_OK;
    if (!l->damaged) return sodo_store_fail(db, l->store->path, l->err);
    sodo_fail(l->err, SODO_ERR_INPUT, 0, "damaged: a row refers to nothing");
    sodo_error_path(l->err, l->store->path);
    return SODO_ERR_INPUT;
}

static sodo_node *push_node(loading *l) {
    sodo_node *n = SODO_PUSH(&l->out->arena, l->out->nodes);
    if (!n) return l->no_memory = true, NULL;
    n->organization = n->place = n->parent = n->issuer = SODO_NO_NODE;
    n->id = text_of(l, 0);
    if (!sodo_map_put(&l->nodes, n->id, (uint32_t)l->out->nodes.count - 1))
        l->no_memory = true;
    return n;
}

static void take_node(loading *l) {
    sodo_node *n = push_node(l);
    if (!n) return;
    sodo_slice kind = sodo_column_text(l->row, 1);
    int k = 0;
    while (k < SODO_NODE_PAGE &&
           !sodo_slice_is(kind, sodo_node_kind_name((sodo_node_kind)k)))
        k++;
    if (k == SODO_NODE_PAGE) l->damaged = true;
    n->kind = (sodo_node_kind)k;
    sodo_slice *const texts[] = {
        &n->name,     &n->other_names, &n->honorifics,   &n->title,     &n->rank,
        &n->klass,    &n->level,       &n->abbreviation, &n->full_name, &n->event_kind,
        &n->day_part, &n->venue,       &n->doc_type,     &n->number};
    for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
        *texts[i] = text_of(l, 2 + i);
    n->date = date_of(l, 16);
    n->date_start = date_of(l, 17);
    n->first_seen = date_of(l, 18);
    n->last_seen = date_of(l, 19);
    n->pages = count_of(l, 20);
    n->sources = count_of(l, 21);
    n->key = text_of(l, 22);
}

static void take_page(loading *l) {
    sodo_node *n = push_node(l);
    if (!n) return;
    n->kind = SODO_NODE_PAGE;
    n->source = text_of(l, 1);
    n->url = text_of(l, 2);
    n->name = text_of(l, 3);
    n->author = text_of(l, 4);
    n->publisher = text_of(l, 5);
    n->date = n->first_seen = n->last_seen = date_of(l, 6);
    n->pages = n->sources = 1;
}

static void take_details(loading *l) {
    uint32_t node = ref_of(l, &l->nodes, 0);
    if (node == SODO_NO_NODE) return;
    sodo_node *n = &l->out->nodes.items[node];
    n->code = text_of(l, 1);
    n->type = text_of(l, 2);
    n->organization = ref_of(l, &l->nodes, 3);
    n->place = ref_of(l, &l->nodes, 4);
    n->parent = ref_of(l, &l->nodes, 5);
    n->issuer = ref_of(l, &l->nodes, 6);
    n->valid_from = day_of(l, 7);
    n->valid_to = day_of(l, 8);
}

static void take_page_place(loading *l) {
    uint32_t page = ref_of(l, &l->nodes, 0), place = ref_of(l, &l->nodes, 1);
    if (page != SODO_NO_NODE) l->out->nodes.items[page].place = place;
}

static void take_edge(loading *l) {
    sodo_edge *e = SODO_PUSH(&l->out->arena, l->out->edges);
    if (!e) l->no_memory = true;
    if (!e) return;
    e->id = text_of(l, 0);
    e->source = ref_of(l, &l->nodes, 1);
    e->target = ref_of(l, &l->nodes, 2);
    sodo_slice kind = sodo_column_text(l->row, 3);
    int k = 0;
    while (k < SODO_EDGE_KIND_COUNT &&
           !sodo_slice_is(kind, sodo_edge_kind_name((sodo_edge_kind)k)))
        k++;
    if (k == SODO_EDGE_KIND_COUNT || e->source == SODO_NO_NODE ||
        e->target == SODO_NO_NODE)
        l->damaged = true;
    e->kind = (sodo_edge_kind)k;
    e->roles = text_of(l, 4);
    e->weight = count_of(l, 5);
    e->sources = count_of(l, 6);
    e->confidence = hundredths_of(l, 7);
    e->site = SODO_NO_NODE;
    if (!sodo_map_put(&l->edges, e->id, (uint32_t)l->out->edges.count - 1))
        l->no_memory = true;
}

static void take_edge_details(loading *l) {
    uint32_t edge = ref_of(l, &l->edges, 0);
    if (edge == SODO_NO_NODE) return;
    l->out->edges.items[edge].site = ref_of(l, &l->nodes, 1);
    l->out->edges.items[edge].date = date_of(l, 2);
}

static void take_spell(loading *l) {
    uint32_t edge = ref_of(l, &l->edges, 0);
    if (edge == SODO_NO_NODE) return;
    sodo_tenure *t = sodo_edge_add_tenure(&l->out->arena, &l->out->edges.items[edge]);
    if (!t) l->no_memory = true;
    if (!t) return;
    t->status = text_of(l, 1);
    t->since = date_of(l, 2);
    t->until = date_of(l, 3);
    t->first_seen = date_of(l, 4);
    t->last_seen = date_of(l, 5);
}

static void take_sentence(loading *l) {
    sodo_slice *slot = SODO_PUSH(&l->scratch, l->sentences);
    if (!slot)
        l->no_memory = true;
    else
        *slot = text_of(l, 1);
    if (sqlite3_column_int64(l->row, 0) != (sqlite3_int64)l->sentences.count)
        l->damaged = true;
}

static sodo_slice sentence_of(loading *l, int at) {
    sqlite3_int64 number = sqlite3_column_int64(l->row, at); /* 0 = none */
    if (number < 0 || (size_t)number > l->sentences.count) l->damaged = true;
    if (number <= 0 || l->damaged) return (sodo_slice){NULL, 0};
    return l->sentences.items[number - 1];
}

static void take_proof(loading *l) {
    sodo_proof *p = SODO_PUSH(&l->out->arena, l->out->proofs);
    if (!p) l->no_memory = true;
    if (!p) return;
    p->edge = ref_of(l, &l->edges, 0);
    p->page = ref_of(l, &l->nodes, 1);
    if (p->edge == SODO_NO_NODE || p->page == SODO_NO_NODE) l->damaged = true;
    if (l->damaged) return;
    p->cp_begin = count_of(l, 2);
    p->cp_end = count_of(l, 3);
    p->rule = text_of(l, 4);
    p->confidence = hundredths_of(l, 5);
    p->reasons = text_of(l, 6);
    p->rows = text_of(l, 7);
    if (l->near)
        p->sentence = text_of(l, 9);
    else
        p->sentence = sentence_of(l, 8);
    sodo_edge *e = &l->out->edges.items[p->edge];
    uint32_t number = (uint32_t)l->out->proofs.count - 1;
    if (e->proof_end != number) e->proof_begin = number; /* proofs come edge by edge */
    e->proof_end = number + 1;
}

static void take_mention(loading *l) {
    sodo_sighting *s = SODO_PUSH(&l->out->arena, l->out->sightings);
    if (!s) l->no_memory = true;
    if (!s) return;
    s->page = ref_of(l, &l->nodes, 0);
    if (s->page == SODO_NO_NODE) l->damaged = true;
    s->cp_begin = count_of(l, 1);
    s->cp_end = count_of(l, 2);
    s->kind = text_of(l, 3);
    s->text = text_of(l, 4);
    s->node = ref_of(l, &l->nodes, 5);
}

static void take_alias(loading *l) {
    sodo_alias *a = SODO_PUSH(&l->out->arena, l->out->aliases);
    if (!a) l->no_memory = true;
    if (!a) return;
    a->id = text_of(l, 0);
    a->node = ref_of(l, &l->nodes, 1);
    if (a->node == SODO_NO_NODE) l->damaged = true;
}

/* What is read, in this order: later rows refer to earlier ones. */
static const struct {
    const char *all;  /* every row */
    const char *near; /* what it is narrowed to; NULL = only read with everything */
    const char *order;
    void (*take)(loading *l);
    unsigned part; /* of what may be left out; 0 = always */
} STEPS[] = {
    {"SELECT id, kind, name, other_names, honorifics, title, rank, class, "
     "level, abbreviation, full_name, event_kind, day_part, venue, doc_type, "
     "number, date, date_start, first_seen, last_seen, pages, sources, key "
     "FROM nodes",
     " WHERE id IN temp.want", " ORDER BY rowid", take_node, 0},
    {"SELECT id, source, url, title, author, publisher, date FROM pages",
     " WHERE id IN temp.want_pages", " ORDER BY rowid", take_page, 0},
    {"SELECT node, code, org_type, organization, place, parent, issuer, "
     "valid_from, valid_to FROM node_details",
     " WHERE node IN temp.want", " ORDER BY rowid", take_details, 0},
    {"SELECT id, place FROM pages", " WHERE id IN temp.want_pages", " ORDER BY rowid",
     take_page_place, 0},
    {"SELECT id, source, target, kind, roles, weight, sources, confidence FROM "
     "edges",
     " WHERE rowid IN (SELECT number FROM temp.want_edges)", " ORDER BY rowid", take_edge,
     0},
    {"SELECT edge, site, date FROM edge_details",
     " WHERE edge IN (SELECT id FROM temp.want_edges)", " ORDER BY rowid",
     take_edge_details, 0},
    {"SELECT edge, status, since, until, first_seen, last_seen FROM spells",
     " WHERE edge IN (SELECT id FROM temp.want_edges)", " ORDER BY rowid", take_spell, 0},
    {"SELECT id, node FROM aliases", " WHERE node IN temp.want", " ORDER BY id",
     take_alias, 0},
    {"SELECT id, text FROM sentences", NULL, " ORDER BY id", take_sentence,
     SODO_LOAD_PROOFS},
    {"SELECT edge, page, start, end, rule, confidence, reasons, rows, sentence FROM "
     "proofs",
     NULL, " ORDER BY rowid", take_proof, SODO_LOAD_PROOFS},
    {"SELECT edge, page, start, end, rule, confidence, reasons, rows, NULL, text"
     " FROM proofs LEFT JOIN sentences ON sentences.id = proofs.sentence",
     " WHERE edge IN (SELECT id FROM temp.want_edges)", " ORDER BY proofs.rowid",
     take_proof, NEAR_ONLY},
    {"SELECT page, start, end, kind, text, node FROM mentions", NULL, " ORDER BY rowid",
     take_mention, SODO_LOAD_SIGHTINGS},
};

/* Run `take` on every row; the columns are those of the SELECT. */
static sodo_status take_rows(loading *l, size_t step) {
    sqlite3 *db = l->store->db;
    char sql[1024];
    snprintf(sql, sizeof sql, "%s%s%s", STEPS[step].all, l->near ? STEPS[step].near : "",
             STEPS[step].order);
    if (sqlite3_prepare_v2(db, sql, -1, &l->row, NULL) != SQLITE_OK)
        return sodo_store_fail(db, l->store->path, l->err);
    int code = SQLITE_DONE;
    while (!l->no_memory && !l->damaged && (code = sqlite3_step(l->row)) == SQLITE_ROW)
        STEPS[step].take(l);
    return end_rows(l, code);
}

static sodo_status load_parts(loading *l, unsigned parts) {
    unsigned wanted = !l->near ? parts : parts & SODO_LOAD_PROOFS ? NEAR_ONLY : 0;
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
        if (STEPS[i].part && !(wanted & STEPS[i].part)) continue;
        if (!l->near || STEPS[i].near) SODO_TRY(take_rows(l, i));
    }
    return SODO_OK;
}

sodo_status sodo_store_take(sodo_store *self, unsigned parts, bool near,
                            sodo_network *out, sodo_error *err) {
    sodo_network network = {.arena = {.budget = LOAD_BUDGET}};
    loading l = {.store = self,
                 .near = near,
                 .out = &network,
                 .scratch = {.budget = LOAD_BUDGET},
                 .err = err};
    l.nodes.arena = l.edges.arena = &l.scratch;
    network.version = sodo_slice_copy(&network.arena, self->maker.version);
    network.gazetteer_version = sodo_slice_copy(&network.arena, self->maker.gazetteer);
    network.rules_version = sodo_slice_copy(&network.arena, self->maker.rules);
    sodo_status status = load_parts(&l, parts);
    sodo_arena_finish(&l.scratch);
    if (status != SODO_OK) {
        sodo_network_finish(&network);
        return status;
    }
    *out = network;
    return SODO_OK;
}

sodo_status sodo_store_load(sodo_store *self, unsigned parts, sodo_network *out,
                            sodo_error *err) {
    return sodo_store_take(self, parts, false, out, err);
}

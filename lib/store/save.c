/* save.c - a network into a new SQLite file: sorted, in one transaction, flushed at the
 * end. */
#include "store/schema.h"

#include "base/fail.h"

#include <fcntl.h>
#include <unistd.h>

typedef enum table {
    TABLE_META,
    TABLE_NODES,
    TABLE_NODE_DETAILS,
    TABLE_EDGES,
    TABLE_EDGE_DETAILS,
    TABLE_SPELLS,
    TABLE_PAGES,
    TABLE_SENTENCES,
    TABLE_PROOFS,
    TABLE_MENTIONS,
    TABLE_ALIASES,
    TABLE_RECORDS,
    TABLE_SEARCH,
    TABLE_COUNT
} table;
static const struct {
    const char *name;
    int columns; /* without those of the exports */
} TABLES[TABLE_COUNT] = {{"meta", 2},     {"nodes", 5},        {"node_details", 9},
                         {"edges", 5},    {"edge_details", 3}, {"spells", 6},
                         {"pages", 8},    {"sentences", 2},    {"proofs", 9},
                         {"mentions", 6}, {"aliases", 2},      {"records", 3},
                         {"search", 3}};

struct sodo_store_maker {
    sqlite3 *db;
    const sodo_store_columns *nodes, *edges;
    sqlite3_stmt *insert[TABLE_COUNT];
    sodo_buf text, folded;
    sodo_status status; /* the first failure of a row */
    sodo_error *err;
    char path[4096];
};

static sodo_status run_sql(sodo_store_maker *m, const char *sql, sodo_error *err) {
    if (sqlite3_exec(m->db, sql, NULL, NULL, NULL) == SQLITE_OK) return SODO_OK;
    return sodo_store_fail(m->db, m->path, err);
}

/* "INSERT INTO nodes VALUES (?,?,…)" */
static sodo_status prepare(sodo_store_maker *m, table t, sodo_error *err) {
    size_t columns = (size_t)TABLES[t].columns;
    if (t == TABLE_NODES) columns += m->nodes->count();
    if (t == TABLE_EDGES) columns += m->edges->count();
    sodo_buf_clear(&m->text);
    sodo_buf_addf(&m->text, "INSERT INTO %s VALUES (?", TABLES[t].name);
    for (size_t i = 1; i < columns; i++) sodo_buf_add_str(&m->text, ",?");
    sodo_buf_add_char(&m->text, ')');
    if (m->text.failed)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the store");
    if (sqlite3_prepare_v2(m->db, m->text.data, -1, &m->insert[t], NULL) == SQLITE_OK)
        return SODO_OK;
    return sodo_store_fail(m->db, m->path, err);
}

static sodo_status create_tables(sodo_store_maker *m, sodo_error *err) {
    char pragmas[256];
    snprintf(
        pragmas, sizeof pragmas,
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA encoding = 'UTF-8';"
        "PRAGMA cache_size = -65536;"
        "PRAGMA application_id = %d; PRAGMA user_version = %d; BEGIN",
        SODO_STORE_APPLICATION, SODO_STORE_SCHEMA);
    SODO_TRY(run_sql(m, pragmas, err));
    sodo_schema_table("nodes", SODO_SCHEMA_NODES, m->nodes, &m->text);
    sodo_schema_table("edges", SODO_SCHEMA_EDGES, m->edges, &m->text);
    sodo_buf_add_str(&m->text, SODO_SCHEMA_TABLES);
    if (m->text.failed)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the store");
    SODO_TRY(run_sql(m, m->text.data, err));
    for (int t = 0; t < TABLE_COUNT; t++) SODO_TRY(prepare(m, (table)t, err));
    return SODO_OK;
}

sodo_status sodo_store_create(const char *path, const sodo_store_columns *nodes,
                              const sodo_store_columns *edges, sodo_store_maker **out,
                              sodo_error *err) {
    sodo_store_maker *m = calloc(1, sizeof *m);
    if (!m) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the store");
    m->nodes = nodes;
    m->edges = edges;
    snprintf(m->path, sizeof m->path, "%s", path);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE;
    sodo_status status = SODO_OK;
    if (sqlite3_open_v2(path, &m->db, flags, NULL) != SQLITE_OK)
        status = sodo_store_fail(m->db, path, err);
    if (status == SODO_OK) status = create_tables(m, err);
    if (status != SODO_OK) {
        sodo_store_abandon(m);
        return status;
    }
    *out = m;
    return SODO_OK;
}

void sodo_store_abandon(sodo_store_maker *self) {
    if (!self) return;
    for (int t = 0; t < TABLE_COUNT; t++) sqlite3_finalize(self->insert[t]);
    sqlite3_close(self->db);
    sodo_buf_finish(&self->text);
    sodo_buf_finish(&self->folded);
    free(self);
}

/* ---- rows: bind by place, then step; the first failure is kept ---- */

static void text_at(sodo_store_maker *m, table t, int at, sodo_slice text) {
    sodo_bind_text(m->insert[t], at, text);
}

static void id_at(sodo_store_maker *m, table t, int at, const sodo_network *net,
                  uint32_t node) {
    text_at(m, t, at,
            node == SODO_NO_NODE ? (sodo_slice){NULL, 0} : net->nodes.items[node].id);
}

/* The text is copied: dates are printed on the way. */
static void date_at(sodo_store_maker *m, table t, int at, sodo_date date) {
    char text[16];
    size_t size = sodo_date_print(date, text);
    if (size)
        sqlite3_bind_text(m->insert[t], at, text, (int)size, SQLITE_TRANSIENT);
    else
        sqlite3_bind_null(m->insert[t], at);
}

static void day_at(sodo_store_maker *m, table t, int at, int day) {
    date_at(m, t, at,
            (sodo_date){(int16_t)(day / 10000), (uint8_t)(day / 100 % 100),
                        (uint8_t)(day % 100)});
}

static void put(sodo_store_maker *m, table t) {
    if (m->status == SODO_OK && sqlite3_step(m->insert[t]) != SQLITE_DONE)
        m->status = sodo_store_fail(m->db, m->path, m->err);
    sqlite3_reset(m->insert[t]);
}

/* A value as it is printed, as a number where the column holds numbers. */
static void value_at(sodo_store_maker *m, table t, int at, sodo_store_type type) {
    if (type == SODO_STORE_TEXT)
        sqlite3_bind_text64(m->insert[t], at, m->text.data, m->text.size,
                            SQLITE_TRANSIENT, SQLITE_UTF8);
    else if (type == SODO_STORE_INT)
        sqlite3_bind_int64(m->insert[t], at, strtoll(m->text.data, NULL, 10));
    else { /* hundredths, read without the locale's strtod */
        int whole = 0, digits = 0;
        for (const char *p = m->text.data; *p; p++)
            if (*p >= '0' && *p <= '9') whole = whole * 10 + (*p - '0'), digits++;
        sqlite3_bind_double(m->insert[t], at, (double)whole / (digits > 1 ? 100.0 : 1.0));
    }
}

static void put_columns(sodo_store_maker *m, table t, int first, const sodo_network *net,
                        uint32_t index, const sodo_store_columns *columns) {
    for (size_t c = 0; c < columns->count(); c++) {
        int at = first + (int)c;
        if (columns->value(net, index, c, &m->text))
            value_at(m, t, at, columns->type(c));
        else
            sqlite3_bind_null(m->insert[t], at);
    }
}

static void label_at(sodo_store_maker *m, table t, int at, const sodo_network *net,
                     uint32_t index, const sodo_store_columns *columns) {
    columns->label(net, index, &m->text);
    sqlite3_bind_text64(m->insert[t], at, m->text.data ? m->text.data : "", m->text.size,
                        SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void put_details(sodo_store_maker *m, const sodo_network *net,
                        const sodo_node *n) {
    table t = TABLE_NODE_DETAILS;
    text_at(m, t, 1, n->id);
    text_at(m, t, 2, n->code);
    text_at(m, t, 3, n->type);
    id_at(m, t, 4, net, n->organization);
    id_at(m, t, 5, net, n->place);
    id_at(m, t, 6, net, n->parent);
    id_at(m, t, 7, net, n->issuer);
    day_at(m, t, 8, n->valid_from);
    day_at(m, t, 9, n->valid_to);
    put(m, t);
}

/* " ; " between names, so that words of two do not look like one. */
static void add_names(sodo_store_maker *m, sodo_slice names) {
    if (!names.size) return;
    if (m->text.size) sodo_buf_add_str(&m->text, " ; ");
    for (size_t i = 0; i < names.size; i++) {
        if (names.data[i] == '|')
            sodo_buf_add_str(&m->text, " ; ");
        else
            sodo_buf_add_char(&m->text, names.data[i]);
    }
}

/* Names as written beside names without marks, so that both can be asked for. */
static void put_search(sodo_store_maker *m, sodo_folder *folder, const sodo_node *n) {
    sodo_buf_clear(&m->text);
    add_names(m, n->name);
    add_names(m, n->other_names);
    add_names(m, n->full_name);
    add_names(m, n->abbreviation);
    add_names(m, n->title);
    add_names(m, n->number);
    sodo_buf_clear(&m->folded);
    if (sodo_fold_search(folder, sodo_buf_slice(&m->text), &m->folded) != SODO_OK ||
        m->text.failed || m->folded.failed)
        m->status = sodo_fail(m->err, SODO_ERR_NOMEM, 0, "no memory for the store");
    text_at(m, TABLE_SEARCH, 1, n->id);
    text_at(m, TABLE_SEARCH, 2, sodo_buf_slice(&m->text));
    text_at(m, TABLE_SEARCH, 3, sodo_buf_slice(&m->folded));
    put(m, TABLE_SEARCH);
}

static void put_page(sodo_store_maker *m, const sodo_network *net, const sodo_node *n) {
    table t = TABLE_PAGES;
    text_at(m, t, 1, n->id);
    text_at(m, t, 2, n->source);
    text_at(m, t, 3, n->url);
    text_at(m, t, 4, n->name);
    date_at(m, t, 5, n->date);
    text_at(m, t, 6, n->author);
    text_at(m, t, 7, n->publisher);
    id_at(m, t, 8, net, n->place);
    put(m, t);
}

static void put_nodes(sodo_store_maker *m, const sodo_network *net, sodo_folder *folder) {
    for (uint32_t i = 0; i < net->nodes.count && m->status == SODO_OK; i++) {
        const sodo_node *n = &net->nodes.items[i];
        if (n->kind == SODO_NODE_PAGE) {
            put_page(m, net, n);
            continue;
        }
        text_at(m, TABLE_NODES, 1, n->id);
        label_at(m, TABLE_NODES, 2, net, i, m->nodes);
        text_at(m, TABLE_NODES, 3, sodo_slice_of(sodo_node_kind_name(n->kind)));
        text_at(m, TABLE_NODES, 4, n->name);
        text_at(m, TABLE_NODES, 5, n->key);
        put_columns(m, TABLE_NODES, 6, net, i, m->nodes);
        put(m, TABLE_NODES);
        put_details(m, net, n);
        put_search(m, folder, n);
    }
}

static void put_spells(sodo_store_maker *m, const sodo_edge *e) {
    for (size_t i = 0; i < e->tenures.count; i++) {
        const sodo_tenure *s = &e->tenures.items[i];
        text_at(m, TABLE_SPELLS, 1, e->id);
        text_at(m, TABLE_SPELLS, 2, s->status);
        date_at(m, TABLE_SPELLS, 3, s->since);
        date_at(m, TABLE_SPELLS, 4, s->until);
        date_at(m, TABLE_SPELLS, 5, s->first_seen);
        date_at(m, TABLE_SPELLS, 6, s->last_seen);
        put(m, TABLE_SPELLS);
    }
}

static void put_edges(sodo_store_maker *m, const sodo_network *net) {
    for (uint32_t i = 0; i < net->edges.count && m->status == SODO_OK; i++) {
        const sodo_edge *e = &net->edges.items[i];
        text_at(m, TABLE_EDGES, 1, e->id);
        id_at(m, TABLE_EDGES, 2, net, e->source);
        id_at(m, TABLE_EDGES, 3, net, e->target);
        label_at(m, TABLE_EDGES, 4, net, i, m->edges);
        sqlite3_bind_int64(m->insert[TABLE_EDGES], 5, e->weight);
        put_columns(m, TABLE_EDGES, 6, net, i, m->edges);
        put(m, TABLE_EDGES);
        put_spells(m, e);
        if (e->site == SODO_NO_NODE && !e->date.year && !e->date.month) continue;
        text_at(m, TABLE_EDGE_DETAILS, 1, e->id);
        id_at(m, TABLE_EDGE_DETAILS, 2, net, e->site);
        date_at(m, TABLE_EDGE_DETAILS, 3, e->date);
        put(m, TABLE_EDGE_DETAILS);
    }
}

/* The number of a sentence, which is put into its table where it is new; 0 = none. */
static sqlite3_int64 put_sentence(sodo_store_maker *m, sodo_map *known, sodo_slice text) {
    if (!text.size) return 0;
    uint32_t next = (uint32_t)known->entries.count;
    const sodo_map_entry *e = sodo_map_put(known, text, next);
    if (!e) m->status = sodo_fail(m->err, SODO_ERR_NOMEM, 0, "no memory for the store");
    if (!e || e->value != next) return e ? (sqlite3_int64)e->value + 1 : 0;
    sqlite3_bind_int64(m->insert[TABLE_SENTENCES], 1, (sqlite3_int64)next + 1);
    text_at(m, TABLE_SENTENCES, 2, text);
    put(m, TABLE_SENTENCES);
    return (sqlite3_int64)next + 1;
}

static void put_proof(sodo_store_maker *m, const sodo_network *net, const sodo_proof *p,
                      sodo_map *known) {
    table t = TABLE_PROOFS;
    sqlite3_int64 sentence = put_sentence(m, known, p->sentence);
    text_at(m, t, 1, net->edges.items[p->edge].id);
    id_at(m, t, 2, net, p->page);
    sqlite3_bind_int64(m->insert[t], 3, p->cp_begin);
    sqlite3_bind_int64(m->insert[t], 4, p->cp_end);
    text_at(m, t, 5, p->rule);
    sqlite3_bind_double(m->insert[t], 6, (double)p->confidence / 100.0);
    text_at(m, t, 7, p->reasons);
    text_at(m, t, 8, p->rows);
    if (sentence)
        sqlite3_bind_int64(m->insert[t], 9, sentence);
    else
        sqlite3_bind_null(m->insert[t], 9);
    put(m, t);
}

static void put_proofs(sodo_store_maker *m, const sodo_network *net) {
    sodo_arena scratch = {.budget = (size_t)1 << 36};
    sodo_map known = {.arena = &scratch};
    for (size_t i = 0; i < net->proofs.count && m->status == SODO_OK; i++)
        put_proof(m, net, &net->proofs.items[i], &known);
    sodo_arena_finish(&scratch);
}

static void put_mentions(sodo_store_maker *m, const sodo_network *net) {
    table t = TABLE_MENTIONS;
    for (size_t i = 0; i < net->sightings.count && m->status == SODO_OK; i++) {
        const sodo_sighting *s = &net->sightings.items[i];
        id_at(m, t, 1, net, s->page);
        sqlite3_bind_int64(m->insert[t], 2, s->cp_begin);
        sqlite3_bind_int64(m->insert[t], 3, s->cp_end);
        text_at(m, t, 4, s->kind);
        sqlite3_bind_text64(m->insert[t], 5, s->text.data ? s->text.data : "",
                            s->text.size, SQLITE_STATIC, SQLITE_UTF8);
        id_at(m, t, 6, net, s->node);
        put(m, t);
    }
}

static void put_meta(sodo_store_maker *m, const char *name, sodo_slice value) {
    text_at(m, TABLE_META, 1, sodo_slice_of(name));
    sqlite3_bind_text64(m->insert[TABLE_META], 2, value.data ? value.data : "",
                        value.size, SQLITE_STATIC, SQLITE_UTF8);
    put(m, TABLE_META);
}

sodo_status sodo_store_add_network(sodo_store_maker *self, const sodo_network *net,
                                   sodo_folder *folder, sodo_error *err) {
    self->err = err;
    put_meta(self, "gazetteer", net->gazetteer_version);
    put_meta(self, "rules", net->rules_version);
    put_meta(self, "version", net->version);
    put_nodes(self, net, folder);
    put_edges(self, net);
    put_proofs(self, net);
    put_mentions(self, net);
    for (size_t i = 0; i < net->aliases.count; i++) {
        text_at(self, TABLE_ALIASES, 1, net->aliases.items[i].id);
        id_at(self, TABLE_ALIASES, 2, net, net->aliases.items[i].node);
        put(self, TABLE_ALIASES);
    }
    self->err = NULL;
    return self->status;
}

sodo_status sodo_store_add_record(sodo_store_maker *self, sodo_slice page_id,
                                  sodo_slice source, sodo_slice line, sodo_error *err) {
    self->err = err;
    text_at(self, TABLE_RECORDS, 1, page_id);
    sqlite3_bind_text64(self->insert[TABLE_RECORDS], 2, source.data ? source.data : "",
                        source.size, SQLITE_STATIC, SQLITE_UTF8);
    text_at(self, TABLE_RECORDS, 3, line);
    put(self, TABLE_RECORDS);
    self->err = NULL;
    return self->status;
}

/* What SQLite wrote without waiting for the disk is flushed once. */
static sodo_status flush(const char *path, sodo_error *err) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool good = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0 && close(fd) != 0) good = false;
    if (good) return SODO_OK;
    sodo_fail(err, SODO_ERR_IO, 0, "cannot flush the store to the disk");
    sodo_error_path(err, path);
    return SODO_ERR_IO;
}

sodo_status sodo_store_finish(sodo_store_maker *self, sodo_error *err) {
    sodo_status status = self->status;
    if (status == SODO_OK) status = run_sql(self, SODO_SCHEMA_VIEWS, err);
    if (status == SODO_OK)
        status =
            run_sql(self, "INSERT INTO search(search) VALUES ('optimize'); COMMIT", err);
    for (int t = 0; t < TABLE_COUNT; t++) sqlite3_finalize(self->insert[t]);
    memset(self->insert, 0, sizeof self->insert);
    if (status == SODO_OK && sqlite3_close(self->db) != SQLITE_OK)
        status = sodo_store_fail(self->db, self->path, err);
    else if (status == SODO_OK)
        self->db = NULL;
    if (status == SODO_OK) status = flush(self->path, err);
    sodo_store_abandon(self);
    return status;
}

/* near.c - the part of a network around some names, so that a question need not read it
 * all. */
#include "store/open.h"

#include "base/fail.h"

typedef struct nearing {
    sodo_store *store;
    sodo_folder *folder;
    sodo_buf pattern, folded;
    sodo_error *err;
} nearing;

static const char MAKE[] =
    "PRAGMA temp_store = MEMORY;"
    "DROP TABLE IF EXISTS temp.want;"
    "DROP TABLE IF EXISTS temp.want_pages;"
    "DROP TABLE IF EXISTS temp.want_edges;"
    "CREATE TEMP TABLE want(id TEXT PRIMARY KEY) WITHOUT ROWID;"
    "CREATE TEMP TABLE want_pages(id TEXT PRIMARY KEY) WITHOUT ROWID;"
    "CREATE TEMP TABLE want_edges(number INTEGER PRIMARY KEY, id TEXT UNIQUE, source "
    "TEXT,"
    "  target TEXT);";

/* All edges of the seeds; of the nodes at their other ends what a question shows of them;
 * then everything that these refer to. */
#define EDGE "INSERT OR IGNORE INTO want_edges SELECT e.rowid, e.id, e.source, e.target "
#define ENDS                                                    \
    "INSERT OR IGNORE INTO want SELECT source FROM want_edges;" \
    "INSERT OR IGNORE INTO want SELECT target FROM want_edges;"
#define ABOVE                                                        \
    "INSERT OR IGNORE INTO want SELECT d.parent FROM node_details d" \
    "  JOIN want w ON d.node = w.id WHERE d.parent NOTNULL;"
static const char GROW[] = EDGE
    "FROM want w CROSS JOIN edges e ON e.source = w.id;" EDGE
    "FROM want w CROSS JOIN edges e ON e.target = w.id;" ENDS EDGE
    "FROM want w CROSS JOIN edges e ON e.source = w.id AND e.kind IN"
    "  ('holds', 'at', 'part_of', 'located_in', 'held_at');" EDGE
    "FROM want w CROSS JOIN edges e ON e.target = w.id AND e.kind IN"
    "  ('holds', 'organizes');" ENDS
    "INSERT OR IGNORE INTO want SELECT d.organization FROM node_details d"
    "  JOIN want w ON d.node = w.id WHERE d.organization NOTNULL;"
    "INSERT OR IGNORE INTO want SELECT d.place FROM node_details d"
    "  JOIN want w ON d.node = w.id WHERE d.place NOTNULL;"
    "INSERT OR IGNORE INTO want SELECT d.issuer FROM node_details d"
    "  JOIN want w ON d.node = w.id WHERE d.issuer NOTNULL;"
    "INSERT OR IGNORE INTO want SELECT d.site FROM edge_details d"
    "  JOIN want_edges w ON d.edge = w.id WHERE d.site NOTNULL;" ABOVE ABOVE ABOVE ABOVE
    "INSERT OR IGNORE INTO want_pages SELECT p.page FROM want_edges w"
    "  CROSS JOIN proofs p ON p.edge = w.id;";

static sodo_status run_sql(nearing *n, const char *sql) {
    if (sqlite3_exec(n->store->db, sql, NULL, NULL, NULL) == SQLITE_OK) return SODO_OK;
    return sodo_store_fail(n->store->db, n->store->path, n->err);
}

/* Run an INSERT with one text; *rows is how many it put in. */
static sodo_status insert(nearing *n, const char *sql, sodo_slice text, int *rows) {
    sqlite3 *db = n->store->db;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        return sodo_store_fail(db, n->store->path, n->err);
    sodo_bind_text(statement, 1, text);
    int code = sqlite3_step(statement);
    *rows = sqlite3_changes(db);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? SODO_OK : sodo_store_fail(db, n->store->path, n->err);
}

/* "… AND n.kind IN ('person','event') LIMIT 201" */
static void make_search(const sodo_store_seed *seed, char *out, size_t room) {
    int size = snprintf(out, room,
                        "INSERT OR IGNORE INTO want SELECT n.id FROM search JOIN nodes n"
                        " ON n.id = search.node WHERE search MATCH ? AND n.kind IN (''");
    for (int k = 0; k < SODO_NODE_PAGE && size > 0; k++)
        if (seed->kinds >> k & 1)
            size += snprintf(out + size, room - (size_t)size, ",'%s'",
                             sodo_node_kind_name((sodo_node_kind)k));
    snprintf(out + size, room - (size_t)size, ") LIMIT %d", SODO_STORE_HITS_MAX + 1);
}

static sodo_status plant(nearing *n, const sodo_store_seed *seed, bool *found) {
    static const char by_id[] =
        "INSERT OR IGNORE INTO want SELECT id FROM nodes WHERE id = ?1"
        " UNION SELECT node FROM aliases WHERE id = ?1";
    char sql[512];
    int rows = 0;
    sodo_slice text = sodo_slice_trim(seed->text);
    *found = false;
    SODO_TRY(insert(n, by_id, text, &rows));
    if (rows) return *found = true, SODO_OK;
    sodo_buf_clear(&n->folded);
    SODO_TRY(sodo_fold_search(n->folder, text, &n->folded));
    if (!n->folded.size) return SODO_OK;
    sodo_search_pattern(sodo_buf_slice(&n->folded), &n->pattern);
    if (n->pattern.failed)
        return sodo_fail(n->err, SODO_ERR_NOMEM, 0, "no memory to search");
    make_search(seed, sql, sizeof sql);
    SODO_TRY(insert(n, sql, sodo_buf_slice(&n->pattern), &rows));
    *found = rows > 0 && rows <= SODO_STORE_HITS_MAX;
    return SODO_OK;
}

static sodo_status gather(nearing *n, const sodo_store_seeds *seeds, bool *found) {
    *found = seeds->count > 0;
    SODO_TRY(run_sql(n, MAKE));
    for (size_t i = 0; i < seeds->count && *found; i++)
        SODO_TRY(plant(n, &seeds->items[i], found));
    return *found ? run_sql(n, GROW) : SODO_OK;
}

sodo_status sodo_store_load_near(sodo_store *self, sodo_folder *folder,
                                 const sodo_store_seeds *seeds, bool *found,
                                 sodo_network *out, sodo_error *err) {
    nearing n = {.store = self, .folder = folder, .err = err};
    sodo_status status = gather(&n, seeds, found);
    sodo_buf_finish(&n.pattern);
    sodo_buf_finish(&n.folded);
    if (status != SODO_OK || !*found) return status;
    return sodo_store_take(self, SODO_LOAD_PROOFS, true, out, err);
}

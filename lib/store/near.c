/* near.c - the part of a network around some names, so that a question need not read it
 * all. */
#include "store/open.h"

#include "base/fail.h"

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

#define EDGE "INSERT OR IGNORE INTO want_edges SELECT e.rowid, e.id, e.source, e.target "
#define ENDS                                                    \
    "INSERT OR IGNORE INTO want SELECT source FROM want_edges;" \
    "INSERT OR IGNORE INTO want SELECT target FROM want_edges;"
#define ABOVE                                                        \
    "INSERT OR IGNORE INTO want SELECT d.parent FROM node_details d" \
    "  JOIN want w ON d.node = w.id WHERE d.parent NOTNULL;"
#define PLACES                                                      \
    "INSERT OR IGNORE INTO want SELECT d.place FROM node_details d" \
    "  JOIN want w ON d.node = w.id WHERE d.place NOTNULL;"
#define OUT_OF "FROM want w CROSS JOIN edges e ON e.source = w.id "
#define INTO "FROM want w CROSS JOIN edges e ON e.target = w.id "

/* The edges that a question lists, with their ends, by sodo_store_shape. */
static const char *const GROW[] = {
    [SODO_NEAR_ANY] = EDGE OUT_OF ";" EDGE INTO ";" ENDS,
    [SODO_NEAR_PERSON] = EDGE OUT_OF ";" ENDS,
    [SODO_NEAR_BODY] =
        EDGE INTO "AND e.kind = 'at';" ENDS EDGE INTO "AND e.kind = 'holds';" ENDS,
    [SODO_NEAR_POST] = EDGE INTO "AND e.kind = 'holds';" ENDS,
    [SODO_NEAR_EVENT] =
        EDGE INTO "AND e.kind = 'attends';" ENDS EDGE OUT_OF "AND e.kind = 'holds';" ENDS,
    [SODO_NEAR_OFFICE] = EDGE OUT_OF ";" EDGE INTO ";" ENDS EDGE INTO
                                     "AND e.kind = 'holds';" ENDS EDGE OUT_OF
                                     "AND e.kind = 'holds';" ENDS};

/* What nodes and edges refer to, and the pages of the evidence. */
static const char REFERRED[] =
    "INSERT OR IGNORE INTO want SELECT d.organization FROM node_details d"
    "  JOIN want w ON d.node = w.id WHERE d.organization NOTNULL;" PLACES
    "INSERT OR IGNORE INTO want SELECT d.issuer FROM node_details d"
    "  JOIN want w ON d.node = w.id WHERE d.issuer NOTNULL;"
    "INSERT OR IGNORE INTO want SELECT d.site FROM edge_details d"
    "  JOIN want_edges w ON d.edge = w.id WHERE d.site NOTNULL;" ABOVE ABOVE ABOVE ABOVE
    "INSERT OR IGNORE INTO want_pages SELECT p.page FROM want_edges w"
    "  CROSS JOIN proofs p ON p.edge = w.id;";

static sodo_status run_sql(sodo_store *self, const char *sql, sodo_error *err) {
    if (sqlite3_exec(self->db, sql, NULL, NULL, NULL) == SQLITE_OK) return SODO_OK;
    return sodo_store_fail(self->db, self->path, err);
}

static sodo_status want(sodo_store *self, const sodo_store_hits *around,
                        sodo_error *err) {
    sqlite3_stmt *insert = NULL;
    sodo_status status = SODO_OK;
    const char *sql = "INSERT OR IGNORE INTO want VALUES (?)";
    if (sqlite3_prepare_v2(self->db, sql, -1, &insert, NULL) != SQLITE_OK)
        return sodo_store_fail(self->db, self->path, err);
    for (size_t i = 0; i < around->ids.count && status == SODO_OK; i++) {
        sodo_bind_text(insert, 1, around->ids.items[i]);
        if (sqlite3_step(insert) != SQLITE_DONE)
            status = sodo_store_fail(self->db, self->path, err);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    return status;
}

sodo_status sodo_store_load_near(sodo_store *self, const sodo_store_hits *around,
                                 sodo_store_shape shape, sodo_network *out,
                                 sodo_error *err) {
    SODO_TRY(run_sql(self, MAKE, err));
    SODO_TRY(want(self, around, err));
    SODO_TRY(run_sql(self, GROW[shape], err));
    SODO_TRY(run_sql(self, REFERRED, err));
    return sodo_store_take(self, SODO_LOAD_PROOFS, true, out, err);
}

/* Posts and places only: what tells namesakes apart. */
static const char NAME[] = EDGE
    "FROM want w CROSS JOIN edges e ON e.source = w.id AND e.kind = 'holds';" ENDS PLACES;

sodo_status sodo_store_load_names(sodo_store *self, const sodo_store_hits *around,
                                  sodo_network *out, sodo_error *err) {
    SODO_TRY(run_sql(self, MAKE, err));
    SODO_TRY(want(self, around, err));
    SODO_TRY(run_sql(self, NAME, err));
    return sodo_store_take(self, 0, true, out, err);
}

/* Events with those who organized and attended them and where they were. */
static const char MEET[] =
    EDGE "FROM want w CROSS JOIN edges e ON e.target = w.id AND e.kind IN"
         "  ('attends', 'organizes');" EDGE
         "FROM want w CROSS JOIN edges e ON e.source = w.id AND e.kind = 'held_at';" ENDS
             PLACES ABOVE ABOVE ABOVE ABOVE;

/* A year less and a year more: the exact day is left to whoever asks. */
static sodo_status want_years(sodo_store *self, int from, int to, sodo_error *err) {
    char sql[256];
    snprintf(sql, sizeof sql,
             "INSERT OR IGNORE INTO want SELECT id FROM nodes WHERE id >= 'event:' AND"
             " id < 'event;' AND (date IS NULL OR CAST(date AS INTEGER) BETWEEN %d AND"
             " %d)",
             from, to);
    return run_sql(self, sql, err);
}

sodo_status sodo_store_load_events(sodo_store *self, const sodo_store_hits *around,
                                   const int years[2], sodo_network *out,
                                   sodo_error *err) {
    SODO_TRY(run_sql(self, MAKE, err));
    SODO_TRY(want(self, around, err));
    if (years) SODO_TRY(want_years(self, years[0] - 1, years[1] + 1, err));
    SODO_TRY(run_sql(self, MEET, err));
    return sodo_store_take(self, 0, true, out, err);
}

/* ---- the chains between two nodes ---- */

#define STEPS_MAX 12

/* Two circles of nodes, `seen`, grow by turns until they meet; then `want` is gathered
 * from where they met back to both centres. */
static const char BETWEEN[] =
    "DROP TABLE IF EXISTS temp.seen;"
    "CREATE TEMP TABLE seen(side INTEGER, id TEXT, step INTEGER, PRIMARY KEY(side, id))"
    " WITHOUT ROWID;"
    "CREATE INDEX temp.seen_step ON seen(side, step);";
#define TIES " AND e.kind NOT IN ('located_in', 'held_at', 'succeeds') "
static const char STEP[] =
    "INSERT OR IGNORE INTO seen SELECT ?1, e.target, ?2 + 1 FROM seen s CROSS JOIN edges "
    "e"
    "  ON e.source = s.id WHERE s.side = ?1 AND s.step = ?2" TIES
    "UNION SELECT ?1, e.source, ?2 + 1 FROM seen s CROSS JOIN edges e"
    "  ON e.target = s.id WHERE s.side = ?1 AND s.step = ?2" TIES;
static const char MET[] = "INSERT OR IGNORE INTO want SELECT a.id FROM seen a"
                          " JOIN seen b ON b.side = 1 AND b.id = a.id WHERE a.side = 0"
                          " AND ?1 + ?2 = 0";
static const char BACK[] =
    "INSERT OR IGNORE INTO want SELECT e.target FROM want w JOIN seen s ON s.side = ?1"
    "  AND s.id = w.id AND s.step = ?2 CROSS JOIN edges e ON e.source = w.id" TIES
    "  JOIN seen t ON t.side = ?1 AND t.id = e.target AND t.step = ?2 - 1 "
    "UNION SELECT e.source FROM want w JOIN seen s ON s.side = ?1"
    "  AND s.id = w.id AND s.step = ?2 CROSS JOIN edges e ON e.target = w.id" TIES
    "  JOIN seen t ON t.side = ?1 AND t.id = e.source AND t.step = ?2 - 1";
static const char TIED[] = EDGE
    "FROM want w CROSS JOIN edges e ON e.source = w.id JOIN want x ON x.id = e.target;"
    "INSERT OR IGNORE INTO want_pages SELECT p.page FROM want_edges w"
    "  CROSS JOIN proofs p ON p.edge = w.id;";

/* Run a statement with a side and a step; *rows is how many it put in. */
static sodo_status step(sodo_store *self, const char *sql, const int numbers[2],
                        int *rows, sodo_error *err) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(self->db, sql, -1, &statement, NULL) != SQLITE_OK)
        return sodo_store_fail(self->db, self->path, err);
    sqlite3_bind_int(statement, 1, numbers[0]);
    sqlite3_bind_int(statement, 2, numbers[1]);
    int code = sqlite3_step(statement);
    *rows = sqlite3_changes(self->db);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? SODO_OK : sodo_store_fail(self->db, self->path, err);
}

static sodo_status put_centre(sodo_store *self, int side, sodo_slice id,
                              sodo_error *err) {
    sqlite3_stmt *insert = NULL;
    const char *sql = "INSERT INTO seen VALUES (?, ?, 0)";
    if (sqlite3_prepare_v2(self->db, sql, -1, &insert, NULL) != SQLITE_OK)
        return sodo_store_fail(self->db, self->path, err);
    sqlite3_bind_int(insert, 1, side);
    sodo_bind_text(insert, 2, id);
    int code = sqlite3_step(insert);
    sqlite3_finalize(insert);
    return code == SQLITE_DONE ? SODO_OK : sodo_store_fail(self->db, self->path, err);
}

/* The lesser circle grows. steps[side] counts how often; *met: `want` has where. */
static sodo_status grow_until_met(sodo_store *self, int steps[2], bool *met,
                                  sodo_error *err) {
    int fresh[2] = {1, 1}, rows = 0;
    for (*met = false; !*met && steps[0] + steps[1] < STEPS_MAX;) {
        int side = fresh[0] <= fresh[1] ? 0 : 1;
        SODO_TRY(step(self, STEP, (int[]){side, steps[side]}, &rows, err));
        if (!rows) return SODO_OK; /* all that is tied to it was seen */
        fresh[side] = rows;
        steps[side]++;
        SODO_TRY(step(self, MET, (int[]){0, 0}, &rows, err));
        *met = rows > 0;
    }
    return SODO_OK;
}

sodo_status sodo_store_load_between(sodo_store *self, sodo_slice a, sodo_slice b,
                                    bool *found, sodo_network *out, sodo_error *err) {
    int steps[2] = {0, 0}, rows;
    *found = false;
    SODO_TRY(run_sql(self, MAKE, err));
    SODO_TRY(run_sql(self, BETWEEN, err));
    SODO_TRY(put_centre(self, 0, a, err));
    SODO_TRY(put_centre(self, 1, b, err));
    SODO_TRY(grow_until_met(self, steps, found, err));
    if (!*found) return SODO_OK;
    for (int side = 0; side < 2; side++)
        for (int at = steps[side]; at > 0; at--)
            SODO_TRY(step(self, BACK, (int[]){side, at}, &rows, err));
    SODO_TRY(run_sql(self, TIED, err));
    return sodo_store_take(self, SODO_LOAD_PROOFS, true, out, err);
}

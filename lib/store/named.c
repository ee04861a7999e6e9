/* named.c - what nodes are called, row by row, so that a question finds whom it is about
 * without reading the network. */
#include "store/open.h"

#include "base/fail.h"

static const char NAMED[] =
    "SELECT n.rowid, n.id, n.kind, n.name, n.other_names, n.title, n.abbreviation,"
    " n.full_name, n.number, n.pages FROM ";

/* folded : ("do" AND "manh" AND "hien"*), quoted so that nothing in it is an operator. */
static void make_pattern(sodo_slice folded, sodo_buf *out) {
    sodo_buf_add_str(out, "folded : (");
    for (size_t i = 0; i < folded.size;) {
        while (i < folded.size && folded.data[i] == ' ') i++;
        size_t begin = i;
        while (i < folded.size && folded.data[i] != ' ') i++;
        if (i == begin) break;
        if (begin) sodo_buf_add_str(out, " AND ");
        sodo_buf_add_char(out, '"');
        for (size_t c = begin; c < i; c++)
            if (folded.data[c] != '"' && folded.data[c])
                sodo_buf_add_char(out, folded.data[c]);
        sodo_buf_add_char(out, '"');
    }
    sodo_buf_add_str(out, "*)");
}

typedef struct naming {
    sodo_store *store;
    const sodo_store_reader *reader;
    sqlite3_stmt *row;
    sodo_error *err;
} naming;

static sodo_status prepare(naming *n, const char *sql) {
    if (sqlite3_prepare_v2(n->store->db, sql, -1, &n->row, NULL) == SQLITE_OK)
        return SODO_OK;
    return sodo_store_fail(n->store->db, n->store->path, n->err);
}

static sodo_status give(const naming *n) {
    sodo_slice kind = sodo_column_text(n->row, 2);
    sodo_node node = {.id = sodo_column_text(n->row, 1),
                      .name = sodo_column_text(n->row, 3),
                      .other_names = sodo_column_text(n->row, 4),
                      .title = sodo_column_text(n->row, 5),
                      .abbreviation = sodo_column_text(n->row, 6),
                      .full_name = sodo_column_text(n->row, 7),
                      .number = sodo_column_text(n->row, 8),
                      .pages = (uint32_t)sqlite3_column_int64(n->row, 9)};
    while (node.kind < SODO_NODE_PAGE &&
           !sodo_slice_is(kind, sodo_node_kind_name(node.kind)))
        node.kind++;
    return n->reader->named(n->reader->context, sqlite3_column_int64(n->row, 0), &node,
                            n->err);
}

/* All rows; `status` is that of the last one. */
static sodo_status run(naming *n, sodo_status (*take)(const naming *n)) {
    sodo_status status = SODO_OK;
    int code = SQLITE_DONE;
    while (status == SODO_OK && (code = sqlite3_step(n->row)) == SQLITE_ROW)
        status = take(n);
    if (status == SODO_OK && code != SQLITE_DONE)
        status = sodo_store_fail(n->store->db, n->store->path, n->err);
    return status;
}

sodo_status sodo_store_each_hit(sodo_store *self, sodo_slice folded, unsigned kinds,
                                const sodo_store_reader *reader, sodo_error *err) {
    naming n = {.store = self, .reader = reader, .err = err};
    sodo_buf sql = {0}, pattern = {0};
    if (!folded.size) return SODO_OK;
    make_pattern(folded, &pattern);
    sodo_buf_addf(&sql,
                  "%s search JOIN nodes n ON n.rowid = search.rowid"
                  " WHERE search MATCH ? AND n.kind IN (''",
                  NAMED);
    for (int k = 0; k < SODO_NODE_PAGE; k++)
        if (kinds >> k & 1)
            sodo_buf_addf(&sql, ",'%s'", sodo_node_kind_name((sodo_node_kind)k));
    sodo_buf_add_char(&sql, ')');
    sodo_status status = SODO_OK;
    if (sql.failed || pattern.failed)
        status = sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory to search");
    if (status == SODO_OK) status = prepare(&n, sql.data);
    if (status == SODO_OK) {
        sodo_bind_text(n.row, 1, sodo_buf_slice(&pattern));
        status = run(&n, give);
    }
    sqlite3_finalize(n.row);
    sodo_buf_finish(&pattern);
    sodo_buf_finish(&sql);
    return status;
}

static sodo_status give_folded(const naming *n) {
    return n->reader->folded(n->reader->context, sqlite3_column_int64(n->row, 0),
                             sodo_column_text(n->row, 1), n->err);
}

/* Nodes lie by kind and id, and have the numbers of their rows in `search`. */
static sodo_status each_folded_of(naming *n, const char *kind) {
    char sql[512];
    snprintf(sql, sizeof sql,
             "SELECT rowid, folded FROM search WHERE rowid BETWEEN"
             " (SELECT rowid FROM nodes WHERE id >= '%s:' ORDER BY id LIMIT 1) AND"
             " (SELECT rowid FROM nodes WHERE id < '%s;' ORDER BY id DESC LIMIT 1)",
             kind, kind);
    sodo_status status = prepare(n, sql);
    if (status == SODO_OK) status = run(n, give_folded);
    sqlite3_finalize(n->row);
    n->row = NULL;
    return status;
}

sodo_status sodo_store_each_folded(sodo_store *self, unsigned kinds,
                                   const sodo_store_reader *reader, sodo_error *err) {
    naming n = {.store = self, .reader = reader, .err = err};
    for (int k = 0; k < SODO_NODE_PAGE; k++)
        if (kinds >> k & 1)
            SODO_TRY(each_folded_of(&n, sodo_node_kind_name((sodo_node_kind)k)));
    return SODO_OK;
}

sodo_status sodo_store_each_of(sodo_store *self, const int64_t *rows, size_t count,
                               const sodo_store_reader *reader, sodo_error *err) {
    naming n = {.store = self, .reader = reader, .err = err};
    char sql[512];
    snprintf(sql, sizeof sql, "%s nodes n WHERE n.rowid = ?", NAMED);
    sodo_status status = count ? prepare(&n, sql) : SODO_OK;
    for (size_t i = 0; i < count && status == SODO_OK; i++) {
        sqlite3_bind_int64(n.row, 1, rows[i]);
        status = run(&n, give);
        sqlite3_reset(n.row);
    }
    sqlite3_finalize(n.row);
    return status;
}

sodo_status sodo_store_each_with_id(sodo_store *self, sodo_slice id,
                                    const sodo_store_reader *reader, sodo_error *err) {
    naming n = {.store = self, .reader = reader, .err = err};
    char sql[768];
    snprintf(sql, sizeof sql,
             "%s nodes n WHERE n.id IN (SELECT ?1 UNION SELECT node FROM aliases WHERE id"
             " = ?1 UNION SELECT source FROM edges WHERE id = ?1)",
             NAMED);
    sodo_status status = prepare(&n, sql);
    if (status == SODO_OK) {
        sodo_bind_text(n.row, 1, id);
        status = run(&n, give);
    }
    sqlite3_finalize(n.row);
    return status;
}

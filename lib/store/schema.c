/* schema.c - the tables and views of a store; docs/DATA.md describes each column. */
#include "store/schema.h"

#include "base/fail.h"

const char SODO_SCHEMA_NODES[] = "  id TEXT PRIMARY KEY NOT NULL,\n"
                                 "  label TEXT NOT NULL,\n"
                                 "  kind TEXT NOT NULL,\n"
                                 "  name TEXT NOT NULL,\n"
                                 "  key TEXT NOT NULL";
const char SODO_SCHEMA_EDGES[] = "  id TEXT PRIMARY KEY NOT NULL,\n"
                                 "  source TEXT NOT NULL REFERENCES nodes(id),\n"
                                 "  target TEXT NOT NULL REFERENCES nodes(id),\n"
                                 "  label TEXT NOT NULL,\n"
                                 "  weight INTEGER NOT NULL";

const char SODO_SCHEMA_TABLES[] =
    "CREATE TABLE meta (\n"
    "  name TEXT PRIMARY KEY NOT NULL,\n"
    "  value TEXT NOT NULL\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE node_details (\n"
    "  node TEXT PRIMARY KEY NOT NULL REFERENCES nodes(id),\n"
    "  code TEXT,\n"
    "  org_type TEXT,\n"
    "  organization TEXT REFERENCES nodes(id),\n"
    "  place TEXT REFERENCES nodes(id),\n"
    "  parent TEXT REFERENCES nodes(id),\n"
    "  issuer TEXT REFERENCES nodes(id),\n"
    "  valid_from TEXT,\n"
    "  valid_to TEXT\n"
    ") STRICT;\n"
    "CREATE TABLE edge_details (\n"
    "  edge TEXT PRIMARY KEY NOT NULL REFERENCES edges(id),\n"
    "  site TEXT REFERENCES nodes(id),\n"
    "  date TEXT\n"
    ") STRICT;\n"
    "CREATE TABLE spells (\n"
    "  edge TEXT NOT NULL REFERENCES edges(id),\n"
    "  status TEXT,\n"
    "  since TEXT,\n"
    "  until TEXT,\n"
    "  first_seen TEXT,\n"
    "  last_seen TEXT\n"
    ") STRICT;\n"
    "CREATE TABLE pages (\n"
    "  id TEXT PRIMARY KEY NOT NULL,\n"
    "  source TEXT,\n"
    "  url TEXT,\n"
    "  title TEXT,\n"
    "  date TEXT,\n"
    "  author TEXT,\n"
    "  publisher TEXT,\n"
    "  place TEXT REFERENCES nodes(id)\n"
    ") STRICT;\n"
    "CREATE TABLE sentences (\n"
    "  id INTEGER PRIMARY KEY NOT NULL,\n"
    "  text TEXT NOT NULL\n"
    ") STRICT;\n"
    "CREATE TABLE proofs (\n"
    "  edge TEXT NOT NULL REFERENCES edges(id),\n"
    "  page TEXT NOT NULL REFERENCES pages(id),\n"
    "  start INTEGER NOT NULL,\n"
    "  end INTEGER NOT NULL,\n"
    "  rule TEXT,\n"
    "  confidence REAL NOT NULL,\n"
    "  reasons TEXT,\n"
    "  rows TEXT,\n"
    "  sentence INTEGER REFERENCES sentences(id)\n"
    ") STRICT;\n"
    "CREATE TABLE mentions (\n"
    "  page TEXT NOT NULL REFERENCES pages(id),\n"
    "  start INTEGER NOT NULL,\n"
    "  end INTEGER NOT NULL,\n"
    "  kind TEXT NOT NULL,\n"
    "  text TEXT NOT NULL,\n"
    "  node TEXT REFERENCES nodes(id)\n"
    ") STRICT;\n"
    "CREATE TABLE aliases (\n"
    "  id TEXT PRIMARY KEY NOT NULL,\n"
    "  node TEXT NOT NULL REFERENCES nodes(id)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE records (\n"
    "  page TEXT PRIMARY KEY NOT NULL REFERENCES pages(id),\n"
    "  source TEXT NOT NULL,\n"
    "  record TEXT NOT NULL\n"
    ") STRICT;\n"
    "CREATE VIRTUAL TABLE search USING fts5(\n"
    "  node UNINDEXED, name, folded, tokenize = \"unicode61 remove_diacritics 0\"\n"
    ");\n";

const char SODO_SCHEMA_VIEWS[] =
    "CREATE INDEX edges_source ON edges(source, kind);\n"
    "CREATE INDEX edges_target ON edges(target, kind);\n"
    "CREATE INDEX spells_edge ON spells(edge);\n"
    "CREATE INDEX proofs_edge ON proofs(edge);\n"
    "CREATE INDEX proofs_page ON proofs(page);\n"
    "CREATE INDEX mentions_node ON mentions(node);\n"
    "CREATE INDEX mentions_page ON mentions(page, start);\n"
    "CREATE VIEW attendance AS\n"
    "  SELECT who.name AS attendee, who.kind AS attendee_kind, e.roles AS roles,\n"
    "         ev.name AS event, ev.date AS date, ev.place AS place, e.site AS site,\n"
    "         e.sources AS sources, e.confidence AS confidence, e.sentence AS sentence,\n"
    "         e.source AS attendee_id, e.target AS event_id, e.id AS edge_id\n"
    "  FROM edges e JOIN nodes who ON who.id = e.source JOIN nodes ev ON ev.id = "
    "e.target\n"
    "  WHERE e.kind = 'attends';\n"
    "CREATE VIEW co_attendance AS\n"
    "  SELECT a.source AS person_a, b.source AS person_b, na.name AS name_a,\n"
    "         nb.name AS name_b, count(*) AS events\n"
    "  FROM edges a JOIN edges b ON b.target = a.target AND b.kind = 'attends'\n"
    "                            AND a.source < b.source\n"
    "  JOIN nodes na ON na.id = a.source AND na.kind = 'person'\n"
    "  JOIN nodes nb ON nb.id = b.source AND nb.kind = 'person'\n"
    "  WHERE a.kind = 'attends' GROUP BY a.source, b.source;\n"
    "CREATE VIEW tenures AS\n"
    "  SELECT who.name AS person, pos.title AS title, pos.organization AS organization,\n"
    "         s.status AS status, s.since AS since, s.until AS until,\n"
    "         s.first_seen AS first_seen, s.last_seen AS last_seen, e.sources AS "
    "sources,\n"
    "         e.confidence AS confidence, e.source AS person_id, e.target AS "
    "position_id,\n"
    "         d.organization AS organization_id, e.id AS edge_id\n"
    "  FROM edges e JOIN spells s ON s.edge = e.id JOIN nodes who ON who.id = e.source\n"
    "  JOIN nodes pos ON pos.id = e.target LEFT JOIN node_details d ON d.node = "
    "e.target\n"
    "  WHERE e.kind = 'holds';\n"
    "CREATE VIEW org_chart AS\n"
    "  SELECT above.name AS parent, org.name AS organization, org.level AS level,\n"
    "         org.place AS place, t.title AS title, t.person AS person, t.status AS "
    "status,\n"
    "         t.since AS since, t.until AS until, t.first_seen AS first_seen,\n"
    "         t.last_seen AS last_seen, org.id AS organization_id, d.parent AS "
    "parent_id,\n"
    "         t.person_id AS person_id\n"
    "  FROM nodes org LEFT JOIN node_details d ON d.node = org.id\n"
    "  LEFT JOIN nodes above ON above.id = d.parent\n"
    "  LEFT JOIN tenures t ON t.organization_id = org.id\n"
    "  WHERE org.kind = 'organization';\n"
    "CREATE VIEW evidence AS\n"
    "  SELECT s.name AS source, e.kind AS kind, t.name AS target, x.text AS sentence,\n"
    "         g.title AS page_title, g.date AS page_date, g.source AS page_source,\n"
    "         p.rule AS rule, p.confidence AS confidence, p.reasons AS reasons,\n"
    "         p.start AS start, p.end AS end, p.edge AS edge_id, p.page AS page_id\n"
    "  FROM proofs p JOIN edges e ON e.id = p.edge JOIN nodes s ON s.id = e.source\n"
    "  JOIN nodes t ON t.id = e.target JOIN pages g ON g.id = p.page\n"
    "  LEFT JOIN sentences x ON x.id = p.sentence;\n";

void sodo_schema_table(const char *name, const char *fixed,
                       const sodo_store_columns *columns, sodo_buf *out) {
    static const char *const types[] = {"TEXT", "INTEGER", "REAL"};
    sodo_buf_addf(out, "CREATE TABLE %s (\n%s", name, fixed);
    for (size_t i = 0; i < columns->count(); i++)
        sodo_buf_addf(out, ",\n  \"%s\" %s", columns->name(i), types[columns->type(i)]);
    sodo_buf_add_str(out, "\n) STRICT;\n");
}

sodo_status sodo_store_fail(sqlite3 *db, const char *path, sodo_error *err) {
    int code = db ? sqlite3_errcode(db) & 0xFF : SQLITE_NOMEM;
    sodo_status status = SODO_ERR_IO;
    if (code == SQLITE_NOMEM) status = SODO_ERR_NOMEM;
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT || code == SQLITE_ERROR)
        status = SODO_ERR_INPUT;
    if (code == SQLITE_TOOBIG) status = SODO_ERR_LIMIT;
    sodo_fail(err, status, 0, "%s", db ? sqlite3_errmsg(db) : "no memory for the store");
    sodo_error_path(err, path);
    return status;
}

/* SQLite's own tools end a text at NUL, so a page's NUL becomes a space. */
static void bind_without_nul(sqlite3_stmt *statement, int at, sodo_slice text) {
    char *copy = sqlite3_malloc64(text.size);
    for (size_t i = 0; copy && i < text.size; i++)
        copy[i] = text.data[i] ? text.data[i] : ' ';
    if (copy)
        sqlite3_bind_text64(statement, at, copy, text.size, sqlite3_free, SQLITE_UTF8);
    else
        sqlite3_bind_null(statement, at);
}

void sodo_bind_text(sqlite3_stmt *statement, int at, sodo_slice text) {
    if (!text.size)
        sqlite3_bind_null(statement, at);
    else if (memchr(text.data, '\0', text.size))
        bind_without_nul(statement, at, text);
    else
        sqlite3_bind_text64(statement, at, text.data, text.size, SQLITE_STATIC,
                            SQLITE_UTF8);
}

sodo_slice sodo_column_text(sqlite3_stmt *statement, int at) {
    const void *text = sqlite3_column_text(statement, at);
    int size = sqlite3_column_bytes(statement, at);
    return (sodo_slice){text, text ? (size_t)size : 0};
}

/* schema.h - internal, layer "store": the SQL of the tables, and SQLite's failures as
 * ours. */
#ifndef SODO_STORE_SCHEMA_H
#define SODO_STORE_SCHEMA_H

#include "store/store.h"

#include <sqlite3.h>

extern const char SODO_SCHEMA_TABLES[]; /* all but nodes and edges, after these */
extern const char SODO_SCHEMA_VIEWS[];  /* indexes and views, once filled */

/* The CREATE TABLE of nodes or edges: `fixed` columns, then `columns`. */
void sodo_schema_table(const char *name, const char *fixed,
                       const sodo_store_columns *columns, sodo_buf *out);
extern const char SODO_SCHEMA_NODES[];
extern const char SODO_SCHEMA_EDGES[];

/* The status for what SQLite said last, with the file's path. */
sodo_status sodo_store_fail(sqlite3 *db, const char *path, sodo_error *err);

/* Bind a text, NULL where it is empty. The text must live until the statement is reset.
 */
void sodo_bind_text(sqlite3_stmt *statement, int at, sodo_slice text);
/* A column's bytes, borrowed until the next step. */
sodo_slice sodo_column_text(sqlite3_stmt *statement, int at);

#endif

/* tables.h - test support: a gazetteer of tables written in the test. */
#ifndef SODO_TESTS_GAZETTEER_TABLES_H
#define SODO_TESTS_GAZETTEER_TABLES_H

#include "base/buf.h"
#include "gazetteer/gazetteer.h"

typedef struct table {
    const char *name, *text; /* "places.csv" and all its lines; name NULL ends a list */
} table;

typedef struct tables {
    char *dir;
    sodo_arena arena;
    sodo_symbols symbols;
    sodo_vocab vocab;
    sodo_gazetteer *gazetteer;
    sodo_error err;
    sodo_buf out; /* what the helpers below return lives here until the next call */
} tables;

/* A folder with the tables; the caller frees it with temp_remove(). */
char *tables_dir(const table *list);
/* Load a list of tables, or a folder that is there already. */
sodo_status tables_load(tables *self, const table *list);
sodo_status tables_load_dirs(tables *self, const char *const *dirs, size_t count);
void tables_close(tables *self);

/* All that matches in a text, one hit a line: "Kind form [text] ids". */
const char *tables_matches(tables *self, const char *text);
/* The row of an id; fails the test when there is none. */
uint32_t tables_row(const tables *self, const char *id);
/* Id of a row, "-" for SODO_NO_ROW. */
const char *tables_id(tables *self, uint32_t row);
/* First value of an attribute of a row, "" when absent. */
const char *tables_value(tables *self, const char *id, const char *attr);

#endif

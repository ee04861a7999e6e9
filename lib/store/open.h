/* open.h - internal, layer "store": a store that is open for reading. */
#ifndef SODO_STORE_OPEN_H
#define SODO_STORE_OPEN_H

#include "store/schema.h"

struct sodo_store {
    sqlite3 *db;
    sodo_arena arena; /* of the maker's texts */
    sodo_record_maker maker;
    sqlite3_stmt *one_record;
    char path[4096];
};

#endif

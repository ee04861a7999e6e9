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

/* Load everything, or only what the temporary tables want, want_pages and want_edges name
 * (near.c). */
sodo_status sodo_store_take(sodo_store *self, unsigned parts, bool near,
                            sodo_network *out, sodo_error *err);

#endif

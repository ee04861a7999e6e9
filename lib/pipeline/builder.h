/* builder.h - internal, layer "pipeline": a folder in the making. */
#ifndef SODO_PIPELINE_BUILDER_H
#define SODO_PIPELINE_BUILDER_H

#include "pipeline/folder.h"
#include "resolve/across.h"
#include "sodo/build.h"
#include "store/store.h"

#define SODO_RECORD_MAX ((size_t)512 << 20)  /* bytes of one page record */
#define SODO_RECORD_BUDGET ((size_t)4 << 30) /* memory while one is read */

/* A record in the spool, which is a file without a name beside the target: memory holds
 * where the lines are, not the lines. */
typedef struct sodo_spooled {
    sodo_slice page_id, source; /* in the builder's arena */
    uint64_t offset;
    size_t size;
    bool kept; /* from the folder as it was: gives way to a new reading of its source */
    bool removed;
} sodo_spooled;

struct sodo_builder {
    sodo_new_folder folder;
    sodo_store *old; /* of the folder as it was, or NULL */
    bool old_fits;   /* its records are of our versions */
    sodo_across *across;
    sodo_record_maker
        maker; /* what all records must be made with; empty = by the first */
    sodo_decisions decisions; /* in the arena */
    sodo_arena arena;
    SODO_VEC(sodo_spooled) records;
    sodo_map by_page_and_source; /* "page\nsource" -> record */
    sodo_map kept_sources;       /* source -> 1 while it has kept records */
    int spool;                   /* descriptor, or -1 */
    uint64_t spool_end;
    sodo_buf buf; /* of builder_known and of reading back */
    bool used_up;
    bool (*stopped)(void *context); /* of the options */
    void *context;
};

/* Read a spooled line back. */
sodo_status sodo_builder_line(sodo_builder *self, const sodo_spooled *record,
                              sodo_buf *out, sodo_error *err);

/* SODO_ERR_USAGE when the program's `stopped` says so. */
sodo_status sodo_builder_go_on(const sodo_builder *self, sodo_error *err);

#endif

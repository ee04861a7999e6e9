/* store.h - internal, layer "store": the network and its page records as one SQLite file.
 * The schema is documented in docs/DATA.md. */
#ifndef SODO_STORE_STORE_H
#define SODO_STORE_STORE_H

#include "fold/fold.h"
#include "model/network.h"
#include "model/record.h"

#define SODO_STORE_SCHEMA 1               /* PRAGMA user_version */
#define SODO_STORE_APPLICATION 0x736F646F /* PRAGMA application_id: "sodo" */

typedef enum sodo_store_type {
    SODO_STORE_TEXT,
    SODO_STORE_INT,
    SODO_STORE_REAL
} sodo_store_type;

/* The columns of the tables `nodes` and `edges`: those of all exports, so that the files
 * can be joined. The layer does not know the writers; whoever calls hands their columns
 * in. */
typedef struct sodo_store_columns {
    size_t (*count)(void);
    const char *(*name)(size_t column);
    sodo_store_type (*type)(size_t column);
    /* The value in `out`, which is emptied first; false = not known. */
    bool (*value)(const sodo_network *net, uint32_t index, size_t column, sodo_buf *out);
    /* What is drawn; empties `out` first. */
    void (*label)(const sodo_network *net, uint32_t index, sodo_buf *out);
} sodo_store_columns;

/* A new file being filled; nobody reads it yet. */
typedef struct sodo_store_maker sodo_store_maker;

/* Create the file, which must not exist, with its tables. Fails: SODO_ERR_IO,
 * SODO_ERR_NOMEM. */
sodo_status sodo_store_create(const char *path, const sodo_store_columns *nodes,
                              const sodo_store_columns *edges, sodo_store_maker **out,
                              sodo_error *err);
/* All tables but `records`. */
sodo_status sodo_store_add_network(sodo_store_maker *self, const sodo_network *net,
                                   sodo_folder *folder, sodo_error *err);
/* One page record, in the order of the network's pages: date, then id. */
sodo_status sodo_store_add_record(sodo_store_maker *self, sodo_slice page_id,
                                  sodo_slice source, sodo_slice line, sodo_error *err);
/* Commit, close and flush to the disk. The handle is freed also on failure. */
sodo_status sodo_store_finish(sodo_store_maker *self, sodo_error *err);
/* Close without committing; the file is left to the caller. NULL is allowed. */
void sodo_store_abandon(sodo_store_maker *self);

/* An existing file, read only. One thread at a time. */
typedef struct sodo_store sodo_store;

/* Open a store, or the graph.sqlite of a folder.
 * Fails: SODO_ERR_IO (missing, unreadable), SODO_ERR_INPUT (not a store of this schema).
 */
sodo_status sodo_store_open(const char *path, sodo_store **out, sodo_error *err);
void sodo_store_close(sodo_store *self);
/* Is there a store of any version, so that a build may replace it? */
bool sodo_store_recognise(const char *path);
/* What the records were made with; lives as long as the store. */
const sodo_record_maker *sodo_store_made_by(const sodo_store *self);

enum {
    SODO_LOAD_PROOFS = 1,    /* with evidence; else proof ranges are empty */
    SODO_LOAD_SIGHTINGS = 2, /* with mentions */
    SODO_LOAD_ALL = 3
};
/* The network as it was saved, freed with sodo_network_finish.
 * Fails: SODO_ERR_INPUT (damaged), SODO_ERR_IO, SODO_ERR_NOMEM. */
sodo_status sodo_store_load(sodo_store *self, unsigned parts, sodo_network *out,
                            sodo_error *err);

/* A name that a question is about, or an id. */
typedef struct sodo_store_seed {
    sodo_slice text;
    unsigned kinds; /* bits of sodo_node_kind that it may mean */
} sodo_store_seed;

#define SODO_STORE_SEEDS_MAX 4
typedef struct sodo_store_seeds {
    sodo_store_seed items[SODO_STORE_SEEDS_MAX];
    size_t count;
} sodo_store_seeds;

/* Only what lies around the seeds: all nodes that they may name, all edges of these with
 * what a question shows of their ends (posts and bodies of people, holders of posts,
 * bodies and places of events), and the evidence. A question about the seeds is answered
 * by it as by the whole. *found false, and nothing loaded: a seed names nothing by its
 * words, or more than SODO_STORE_HITS_MAX; then load the whole. Fails as sodo_store_load.
 */
sodo_status sodo_store_load_near(sodo_store *self, sodo_folder *folder,
                                 const sodo_store_seeds *seeds, bool *found,
                                 sodo_network *out, sodo_error *err);

#define SODO_STORE_HITS_MAX 200
typedef struct sodo_store_hits {
    sodo_slice *ids; /* in the arena */
    size_t count;
} sodo_store_hits;

/* Ids of nodes whose name or other names hold all words of `text` (search fold, the last
 * one may be the beginning of a word): an equal name first, then equal without marks,
 * then names that begin so, then the rest; among equals more pages first. At most
 * SODO_STORE_HITS_MAX. Fails: SODO_ERR_IO, SODO_ERR_INPUT, SODO_ERR_NOMEM. */
sodo_status sodo_store_search(sodo_store *self, sodo_folder *folder, sodo_slice text,
                              sodo_arena *arena, sodo_store_hits *out, sodo_error *err);

/* The record of a page, borrowed until the next call; false = none or unreadable. */
bool sodo_store_record(sodo_store *self, sodo_slice page_id, sodo_slice *source,
                       sodo_slice *line);
/* Call `each` with every record, in the order of the file, until it fails. */
sodo_status sodo_store_each_record(sodo_store *self,
                                   sodo_status (*each)(void *context, sodo_slice page_id,
                                                       sodo_slice source, sodo_slice line,
                                                       sodo_error *err),
                                   void *context, sodo_error *err);

#endif

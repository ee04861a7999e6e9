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

/* Ids of nodes. */
typedef struct sodo_store_hits {
    sodo_arena *arena; /* where they lie; borrowed */
    SODO_VEC(sodo_slice) ids;
} sodo_store_hits;

/* What of a network lies around nodes. */
typedef enum sodo_store_shape {
    SODO_NEAR_ANY,    /* all their edges */
    SODO_NEAR_PERSON, /* edges from them */
    SODO_NEAR_BODY,   /* posts at them and holders of these */
    SODO_NEAR_POST,   /* their holders */
    SODO_NEAR_EVENT,  /* who attended them, and what these hold */
    SODO_NEAR_OFFICE  /* all their edges, all posts of holders and holders of posts */
} sodo_store_shape;

/* Only what lies around some nodes, with what it refers to and all evidence. A question
 * about the nodes is answered by its shape as by the whole. Fails as sodo_store_load. */
sodo_status sodo_store_load_near(sodo_store *self, const sodo_store_hits *around,
                                 sodo_store_shape shape, sodo_network *out,
                                 sodo_error *err);
/* Only the nodes with their posts and places, without evidence: enough to tell namesakes
 * apart. */
sodo_status sodo_store_load_names(sodo_store *self, const sodo_store_hits *around,
                                  sodo_network *out, sodo_error *err);
/* Only the nodes and, where `years` is not NULL, the events from the one to the other and
 * those without a date; with those who organized and attended, and places, without
 * evidence. */
sodo_status sodo_store_load_events(sodo_store *self, const sodo_store_hits *around,
                                   const int years[2], sodo_network *out,
                                   sodo_error *err);
/* Only the shortest chains between two nodes, without ties by place. *found false, and
 * nothing loaded: there is none, or one of many steps; then load the whole. */
sodo_status sodo_store_load_between(sodo_store *self, sodo_slice a, sodo_slice b,
                                    bool *found, sodo_network *out, sodo_error *err);

/* Whoever reads names row by row; each call may end the reading with a failure. */
typedef struct sodo_store_reader {
    void *context;
    /* Id, kind, names and pages of a node, borrowed until it returns. */
    sodo_status (*named)(void *context, int64_t row, const sodo_node *node,
                         sodo_error *err);
    /* All names of a node in search fold, blanks between. */
    sodo_status (*folded)(void *context, int64_t row, sodo_slice folded, sodo_error *err);
} sodo_store_reader;

/* Nodes of the kinds (bits) whose names hold all words of `folded`, a text in search
 * fold; the last one may be the beginning of a word. */
sodo_status sodo_store_each_hit(sodo_store *self, sodo_slice folded, unsigned kinds,
                                const sodo_store_reader *reader, sodo_error *err);
/* All nodes of the kinds, by their folded names. */
sodo_status sodo_store_each_folded(sodo_store *self, unsigned kinds,
                                   const sodo_store_reader *reader, sodo_error *err);
/* The nodes of those rows. */
sodo_status sodo_store_each_of(sodo_store *self, const int64_t *rows, size_t count,
                               const sodo_store_reader *reader, sodo_error *err);
/* The node that has the id or had it, or the source of the edge that has it. */
sodo_status sodo_store_each_with_id(sodo_store *self, sodo_slice id,
                                    const sodo_store_reader *reader, sodo_error *err);

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

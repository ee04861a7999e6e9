/* query.h - internal, layer "query": questions to a network in memory. */
#ifndef SODO_QUERY_INTERNAL_H
#define SODO_QUERY_INTERNAL_H

#include "fold/fold.h"
#include "model/network.h"
#include "model/table.h"
#include "sodo/query.h"
#include "store/store.h"

struct sodo_answer {
    sodo_answer_state state;
    sodo_buf note;
    sodo_table table;
};

/* Who is next to whom: edges out of and into each node, by node. Pages have none. */
typedef struct sodo_adjacency {
    sodo_arena arena;
    uint32_t *out_begin, *out_edges; /* out_edges[out_begin[n] .. out_begin[n + 1]) */
    uint32_t *in_begin, *in_edges;
} sodo_adjacency;
sodo_status sodo_adjacency_make(const sodo_network *net, sodo_adjacency *out,
                                sodo_error *err);
void sodo_adjacency_finish(sodo_adjacency *self);

/* What a question works on. */
typedef struct sodo_asking {
    const sodo_network *net;
    const sodo_adjacency *near;
    sodo_folder *folder;
    const sodo_query *query;
    sodo_date at, from, to; /* year 0 = not given */
    sodo_date also;         /* a second day beside `at`: what existed on either */
    sodo_answer *answer;
} sodo_asking;

/* ---- names.c ---- */

#define SODO_KINDS_ALL ((1u << SODO_NODE_KIND_COUNT) - 1)
#define SODO_MATCHES_MAX 200

typedef struct sodo_matches {
    uint32_t nodes[SODO_MATCHES_MAX];
    size_t count;
    bool ids; /* it was an id: never ambiguous */
} sodo_matches;

/* Nodes of the kinds (bits) that the text names; only the best kind of match: an id, the
 * exact name, the name without case and with tone marks anywhere, without any mark, all
 * words of it in a longer name, one typing mistake. More pages first, then by id. Fails:
 * SODO_ERR_NOMEM. */
sodo_status sodo_names_find(const sodo_network *net, sodo_folder *folder, sodo_slice text,
                            unsigned kinds, sodo_matches *out, sodo_error *err);
/* The ids of the same nodes, asked of a store and added to `out`. An edge's id stands for
 * its source. Fails as sodo_store_load. */
sodo_status sodo_names_find_stored(sodo_store *store, sodo_folder *folder,
                                   sodo_slice text, unsigned kinds, sodo_store_hits *out,
                                   sodo_error *err);
/* Did the body or place exist on the day? A day of unknown month or day is its last one.
 */
bool sodo_node_existed(const sodo_node *node, sodo_date at);
/* Of bodies and places of one name, leave those that existed on the day or on `also`
 * (year 0 = all, none). */
void sodo_names_keep_valid(const sodo_network *net, sodo_date at, sodo_date also,
                           sodo_matches *matches);
/* The one node meant, or the answer says why not: *node = SODO_NO_NODE and its state and
 * rows are set. */
sodo_status sodo_names_one(sodo_asking *asking, const char *text, unsigned kinds,
                           const char *what, uint32_t *node, sodo_error *err);

/* Kinds that have names: all but pages. */
#define SODO_KINDS_NAMED (SODO_KINDS_ALL & ~(1u << SODO_NODE_PAGE))

/* ---- shared by the questions (ties.c) ---- */

sodo_slice sodo_node_name(const sodo_network *net, uint32_t node);
/* The best evidence of an edge: most confident, then first. NULL = none. */
const sodo_proof *sodo_best_proof(const sodo_network *net, const sodo_edge *edge);
/* First and last date at which the edge is known to hold: stated, else cited; an event's
 * date. Year 0 = not known. */
void sodo_edge_dates(const sodo_network *net, const sodo_edge *edge, sodo_date *first,
                     sodo_date *last);
/* Does some of its time lie between the two dates, both included as far as they are
 * written; a date of year 0 is no bound? Edges without dates do. */
bool sodo_edge_touches(const sodo_network *net, const sodo_edge *edge, sodo_date from,
                       sodo_date to);
/* Does the edge hold on that day, as far as is known? Undated ones do. */
bool sodo_edge_holds_at(const sodo_network *net, const sodo_edge *edge, sodo_date at);
/* Two dates of any precision: can a lie before b? Is a within [from, to] (open where year
 * 0)? */
bool sodo_date_before(sodo_date a, sodo_date b);
bool sodo_date_within(sodo_date date, sodo_date from, sodo_date to);
/* Order of a post within its body, heads first: 0 .. SODO_RANKS. */
#define SODO_RANKS 11
#define SODO_RANKS_FOR_ONE 4   /* below: posts that one person holds at a time */
#define SODO_RANKS_EXCLUSIVE 7 /* below: of them a person holds one in a body */
int sodo_rank_order(sodo_slice rank);
void sodo_table_add_date(sodo_table *table, sodo_date date);
/* "current", "former|appointed": statuses of the edge. */
void sodo_table_add_status(sodo_table *table, const sodo_edge *edge);
/* Four cells of evidence: confidence, page (its source), sentence - see EVIDENCE_COLUMNS.
 */
#define SODO_EVIDENCE_COLUMNS "confidence page sentence"
void sodo_table_add_evidence(sodo_table *table, const sodo_network *net,
                             const sodo_edge *edge);
/* Posts of a person at a date, "; " between: those named on `page` first, else those that
 * hold at `at`. */
void sodo_table_add_posts(sodo_table *table, const sodo_asking *asking, uint32_t person,
                          uint32_t page, sodo_date at);

/* ---- the questions ---- */
sodo_status sodo_ask_attended(sodo_asking *asking, sodo_error *err);
sodo_status sodo_ask_events(sodo_asking *asking, sodo_error *err);
sodo_status sodo_ask_person(sodo_asking *asking, sodo_error *err);
sodo_status sodo_ask_org(sodo_asking *asking, sodo_error *err);
sodo_status sodo_ask_position(sodo_asking *asking, sodo_error *err);
sodo_status sodo_ask_path(sodo_asking *asking, sodo_error *err);
sodo_status sodo_ask_common(sodo_asking *asking, sodo_error *err);
sodo_status sodo_ask_why(sodo_asking *asking, sodo_error *err);

/* Answer a question; `what` = "why" explains an id. The answer is freed with
 * sodo_answer_close. Fails: SODO_ERR_USAGE, SODO_ERR_NOMEM. */
sodo_status sodo_query_answer(const sodo_network *net, sodo_folder *folder,
                              const sodo_query *query, sodo_answer **out,
                              sodo_error *err);
sodo_status sodo_answer_make(sodo_answer **out, sodo_error *err);

#endif

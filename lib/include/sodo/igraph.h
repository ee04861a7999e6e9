/**
 * @file igraph.h
 * The network as a graph of igraph, with its attributes, for programs that go on with
 * igraph.
 *
 * Not part of sodo.h: include igraph's own header beside it. igraph keeps its attribute
 * table per process; from the first call of sodo_graph_igraph() on the C attribute table
 * is set and stays set, because taking it away would lose the attributes of every copied
 * graph.
 */
#ifndef SODO_IGRAPH_H
#define SODO_IGRAPH_H

#include "sodo/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

struct igraph_s; /* igraph_t */

/** What to hand out. Start from SODO_IGRAPH_OPTIONS_INIT. */
typedef struct sodo_igraph_options {
    size_t size;          /**< sizeof(sodo_igraph_options) */
    const char *view;     /**< a name of sodo_export_views(); NULL = "full" */
    const char *at;       /**< a date: only what held on that day; NULL = all times */
    const char *measures; /**< names with commas: degree, betweenness, pagerank, core,
                               component, community; NULL = none */
} sodo_igraph_options;

#define SODO_IGRAPH_OPTIONS_INIT \
    { sizeof(sodo_igraph_options), NULL, NULL, NULL }

/**
 * Make a directed igraph graph of a network: all nodes but pages, in the network's order.
 *
 * Vertex attributes: `name` (the id), `label`, `kind`, `title`, `class`, `level`,
 * `event_kind`, `date`, `first_seen`, `last_seen` (texts, "" = not known), `pages`,
 * `sources` (numbers), and the measures asked for. Edge attributes: `name` (the id),
 * `kind`, `roles`, `status`, `since`, `until`, `first_seen`, `last_seen` (texts),
 * `weight`, `sources`, `confidence` (numbers).
 *
 * @param[in]  graph    may be closed afterwards: the result borrows nothing
 * @param[in]  options  borrowed for this call
 * @param[out] out      uninitialised graph; on success the caller ends it with
 * igraph_destroy()
 * @param[out] err      details on failure, or NULL
 * @return SODO_OK; SODO_ERR_USAGE for an unknown view or measure or a malformed date;
 *         SODO_ERR_LIMIT if igraph refuses; SODO_ERR_NOMEM. One thread works at a time.
 */
SODO_API sodo_status sodo_graph_igraph(const sodo_graph *graph,
                                       const sodo_igraph_options *options,
                                       struct igraph_s *out, sodo_error *err);

#ifdef __cplusplus
}
#endif

#endif

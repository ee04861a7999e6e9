/**
 * @file graph.h
 * The network over many pages, opened for reading: nodes, edges and their evidence.
 * Immutable once opened: any number of threads may read the same one.
 */
#ifndef SODO_GRAPH_H
#define SODO_GRAPH_H

#include "sodo/status.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Opaque handle. Create with sodo_graph_open(), end with sodo_graph_close(). */
typedef struct sodo_graph sodo_graph;

#define SODO_GRAPH_NONE UINT32_MAX /**< no node */

/** Somebody or something. Empty slices, "" and SODO_GRAPH_NONE = not known. */
typedef struct sodo_graph_node_info {
    const char *kind; /**< person, position, organization, place, event, document, page */
    sodo_slice id;    /**< "person:do-manh-hien~abcdefghijkl", stable between builds */
    sodo_slice name;
    sodo_slice title;      /**< position */
    uint32_t organization; /**< position: node of its body */
    uint32_t place;        /**< organization, event: node */
    uint32_t parent;       /**< organization, place: node above */
    char date[16];         /**< event, document, page: "2023-12-06", "2023-12", "2023" */
    uint32_t pages;        /**< that name it */
} sodo_graph_node_info;

/** A tie between two nodes; there is one per source, kind and target. */
typedef struct sodo_graph_edge_info {
    const char
        *kind; /**< holds, at, attends, organizes, held_at, part_of, located_in, … */
    sodo_slice id;                   /**< "e:abcdefghijkl", stable between builds */
    uint32_t source, target;         /**< nodes */
    sodo_slice roles;                /**< attends: '|' between */
    uint32_t proof_begin, proof_end; /**< its evidence: a range of proofs */
    unsigned confidence;             /**< in hundredths */
} sodo_graph_edge_info;

/** One sentence that says so. */
typedef struct sodo_graph_proof_info {
    uint32_t edge, page;       /**< edge; node of the page */
    uint32_t cp_begin, cp_end; /**< in the page's text, code points */
    unsigned confidence;       /**< in hundredths */
    sodo_slice rule, sentence;
} sodo_graph_proof_info;

/**
 * Open a network.
 *
 * @param[in]  path  a folder made by `sodo build`, or its graph.sqlite
 * @param[out] out   the new handle, owned by the caller
 * @param[out] err   details on failure, or NULL
 * @return SODO_OK; SODO_ERR_IO if it cannot be read; SODO_ERR_INPUT if it is no network
 * of this version; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_graph_open(const char *path, sodo_graph **out, sodo_error *err);
/** What of a network to read beside its nodes and edges; bits. */
enum {
    SODO_GRAPH_EVIDENCE = 1, /**< proofs: sentences and where they stand */
    SODO_GRAPH_MENTIONS = 2, /**< where pages name each node */
    SODO_GRAPH_ALL = 3
};

/**
 * Open a network without what is not needed: quicker, and less memory. What is left out
 * is empty, in exports and answers too. Parameters and statuses as for sodo_graph_open().
 * @param[in] parts  bits of SODO_GRAPH_…
 */
SODO_API sodo_status sodo_graph_open_parts(const char *path, unsigned parts,
                                           sodo_graph **out, sodo_error *err);
/** Free the handle and all that was borrowed from it. NULL is allowed. */
SODO_API_VOID void sodo_graph_close(sodo_graph *self);

/** How many nodes there are; they are sorted by kind, then id. */
SODO_API uint32_t sodo_graph_node_count(const sodo_graph *self);
/** How many edges there are; they are sorted by source, kind, target. */
SODO_API uint32_t sodo_graph_edge_count(const sodo_graph *self);
/** How many proofs there are; they are sorted by edge, then the page's date. */
SODO_API uint32_t sodo_graph_proof_count(const sodo_graph *self);

/** Describe node `index`, which must be below the count. Slices live as long as the
 * graph. */
SODO_API_VOID void sodo_graph_node(const sodo_graph *self, uint32_t index,
                                   sodo_graph_node_info *out);
/** Describe edge `index`, which must be below the count. */
SODO_API_VOID void sodo_graph_edge(const sodo_graph *self, uint32_t index,
                                   sodo_graph_edge_info *out);
/** Describe proof `index`, which must be below the count. */
SODO_API_VOID void sodo_graph_proof(const sodo_graph *self, uint32_t index,
                                    sodo_graph_proof_info *out);

/** The node of an id, also of one that was merged into another; SODO_GRAPH_NONE. */
SODO_API uint32_t sodo_graph_find(const sodo_graph *self, sodo_slice id);

#ifdef __cplusplus
}
#endif

#endif

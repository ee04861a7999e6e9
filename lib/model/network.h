/* network.h - internal, layer "model": the network over all pages, as store, graph,
 * writers and queries see it. Built from page records (docs/DATA.md), never from a page's
 * text. */
#ifndef SODO_MODEL_NETWORK_H
#define SODO_MODEL_NETWORK_H

#include "base/slice.h"
#include "base/vec.h"
#include "model/page.h"

typedef enum sodo_node_kind {
    SODO_NODE_PERSON,
    SODO_NODE_POSITION,
    SODO_NODE_ORGANIZATION,
    SODO_NODE_PLACE,
    SODO_NODE_EVENT,
    SODO_NODE_DOCUMENT,
    SODO_NODE_PAGE
} sodo_node_kind;
#define SODO_NODE_KIND_COUNT 7
const char *sodo_node_kind_name(sodo_node_kind kind); /* "person" … */

#define SODO_NO_NODE UINT32_MAX

/* Empty slices, zero dates and SODO_NO_NODE mean: not known, written nowhere. */
typedef struct sodo_node {
    sodo_node_kind kind;
    sodo_slice id;  /* "person:do-manh-hien~abcdefghijkl" */
    sodo_slice key; /* what the hash is of */
    sodo_slice name;
    sodo_slice other_names, honorifics;          /* values with '|' between */
    sodo_slice title, rank;                      /* position */
    sodo_slice type, klass, level, abbreviation; /* organization; level: place too */
    sodo_slice full_name, code;                  /* place */
    sodo_slice event_kind, day_part, venue;
    sodo_slice doc_type, number;
    sodo_slice source, url, author, publisher; /* page */
    sodo_date date, date_start;
    int valid_from, valid_to;                     /* YYYYMMDD, 0 = open */
    uint32_t organization, place, parent, issuer; /* nodes */
    sodo_date first_seen, last_seen; /* cited: dates of the pages that name it */
    uint32_t pages, sources;         /* pages that name it; independent ones among them */
} sodo_node;

/* A spell of an edge: holds has one per status, other kinds at most one. */
typedef struct sodo_tenure {
    sodo_slice
        status; /* current, former, acting, appointed, left; empty for other kinds */
    sodo_date since, until;          /* stated */
    sodo_date first_seen, last_seen; /* cited */
} sodo_tenure;

typedef struct sodo_proof {
    uint32_t edge, page; /* edge; node of the page */
    uint32_t cp_begin, cp_end;
    uint8_t confidence;                       /* hundredths */
    sodo_slice rule, reasons, rows, sentence; /* reasons, rows: '|' between */
} sodo_proof;

typedef enum sodo_edge_kind {
    SODO_EDGE_HOLDS,      /* person -> position */
    SODO_EDGE_AT,         /* position -> organization */
    SODO_EDGE_ATTENDS,    /* person, organization -> event */
    SODO_EDGE_ORGANIZES,  /* organization -> event */
    SODO_EDGE_HELD_AT,    /* event -> place */
    SODO_EDGE_PART_OF,    /* organization -> organization */
    SODO_EDGE_LOCATED_IN, /* place, organization -> place */
    SODO_EDGE_SUCCEEDS,   /* place -> place, organization -> organization */
    SODO_EDGE_ISSUED,     /* organization -> document */
    /* Derived: in views only, never stored. */
    SODO_EDGE_CO_ATTENDS, /* person -> person: at the same events; weight = how many */
    SODO_EDGE_WORKS_AT    /* person -> organization: holds a position there */
} sodo_edge_kind;
#define SODO_EDGE_KIND_COUNT 11
const char *sodo_edge_kind_name(sodo_edge_kind kind);

typedef struct sodo_edge {
    sodo_edge_kind kind;
    uint32_t source, target;
    sodo_slice id;    /* "e:" and 12 letters: hash of source, kind, target ids */
    sodo_slice roles; /* attends: '|' between, strongest first */
    uint32_t site;    /* node or SODO_NO_NODE */
    sodo_date date;   /* issued, succeeds */
    SODO_VEC(sodo_tenure) tenures;   /* sorted by status order */
    uint32_t proof_begin, proof_end; /* range of proofs */
    uint32_t weight;                 /* number of proofs, at least 1 */
    uint32_t sources;                /* independent pages */
    uint8_t confidence;              /* hundredths */
} sodo_edge;

/* Where a page names something. */
typedef struct sodo_sighting {
    uint32_t page, node; /* node: SODO_NO_NODE for dates and what resolve left open */
    uint32_t cp_begin, cp_end;
    sodo_slice kind; /* "person" … "date" */
    sodo_slice text; /* as written */
} sodo_sighting;

typedef struct sodo_alias {
    sodo_slice id; /* an id that is valid no longer of itself */
    uint32_t node;
} sodo_alias;

/* Sorted: nodes by kind, then id; edges by source, kind, target (as numbers of nodes);
 * proofs by edge, page's date, page id, position; sightings by page's date, page id,
 * begin, end descending; aliases by id. One arena. Read only once built. Pages are nodes
 * without edges: proofs and sightings point to them. */
typedef struct sodo_network {
    sodo_arena arena;
    SODO_VEC(sodo_node) nodes;
    SODO_VEC(sodo_edge) edges;
    SODO_VEC(sodo_proof) proofs;
    SODO_VEC(sodo_sighting) sightings;
    SODO_VEC(sodo_alias) aliases;
    sodo_slice version, gazetteer_version, rules_version;
} sodo_network;

void sodo_network_finish(sodo_network *self);
/* The node that an id no longer valid of itself stands for; SODO_NO_NODE. */
uint32_t sodo_network_find_alias(const sodo_network *self, sodo_slice id);
/* A new zeroed last spell of the edge, or NULL: most edges have one, so it is held tight.
 */
sodo_tenure *sodo_edge_add_tenure(sodo_arena *arena, sodo_edge *edge);
/* "2023-12-06", "2023-12", "2023", "--12-06"; returns its length, 0 for an unknown date.
 */
size_t sodo_date_print(sodo_date date, char out[16]);
/* The reverse; false for anything else. */
bool sodo_date_parse(sodo_slice text, sodo_date *out);
/* Order of dates for sorting: unknown last. */
int sodo_date_compare(sodo_date a, sodo_date b);

#endif

/* made.h - tests: page records made by hand, as small as a case needs them. */
#ifndef SODO_TESTS_RESOLVE_MADE_H
#define SODO_TESTS_RESOLVE_MADE_H

#include "model/relation.h"
#include "resolve/across.h"

#include <check.h>
#include <stdio.h>

/* A record in the making; everything lies in its arena. */
typedef struct made {
    sodo_arena arena;
    sodo_record record;
    uint32_t at; /* where the next evidence stands */
} made;

/* A page of that id, date ("2021-12-24", "" = unknown) and place (see made_place, or
 * NULL). */
made made_page(const char *id, const char *date, const char *place);
void made_finish(made *m);

/* Entities; the same again is the same. Places: "hà nam", "phủ lý", "lý nhân" (both in Hà
 * Nam), "lạng sơn", "ninh bình". Bodies: "NAME@PLACE", "NAME@" = central; `above` or -1.
 */
int32_t made_place(made *m, const char *name);
int32_t made_body(made *m, const char *name, int32_t above);
int32_t made_person(made *m, const char *name);
int32_t made_position(made *m, const char *title, const char *rank, const char *body);
int32_t made_event(made *m, const char *name, const char *kind, const char *date,
                   const char *place);
int32_t made_document(made *m, const char *number, const char *date, int32_t issuer);

/* What a page says: status or roles ("" = none), how sure, in which sentence. */
typedef struct made_says {
    const char *word;
    uint8_t confidence;
    const char *sentence;
} made_says;
/* A fact with one evidence. */
sodo_record_relation *made_fact(made *m, sodo_relation_kind kind, int32_t source,
                                int32_t target, made_says says);
/* Person, title, rank, body, status: "holds" in one line. */
void made_post(made *m, const char *person, const char *title, const char *rank,
               const char *body, const char *status);

/* Join the pages to a network, in the order given. */
void made_network(made *const *pages, size_t count, sodo_network *out);
/* How many nodes of a kind there are; the first of that name, or SODO_NO_NODE. */
size_t made_count(const sodo_network *net, sodo_node_kind kind);
uint32_t made_find(const sodo_network *net, sodo_node_kind kind, const char *name);
/* The edge between them, or NULL. */
const sodo_edge *made_edge(const sodo_network *net, sodo_edge_kind kind, uint32_t source,
                           uint32_t target);

#endif

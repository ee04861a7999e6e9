/* facts.h - internal to "resolve": making facts, shared by relations and the hierarchy.
 */
#ifndef SODO_RESOLVE_FACTS_H
#define SODO_RESOLVE_FACTS_H

#include "resolve/resolver.h"

/* The fact of that kind, source and target, made when missing; `index` finds it again. */
sodo_status sodo_res_fact(sodo_resolver *r, sodo_map *index, const sodo_fact *fact,
                          size_t *out);
/* Two evidences of one stretch of text are one: the surer. */
sodo_status sodo_res_add_evidence(sodo_resolver *r, size_t fact, const sodo_evidence *e);
void sodo_res_place_evidence(const sodo_resolver *r, uint32_t tok_begin, uint32_t tok_end,
                             sodo_evidence *out);
void sodo_res_add_reason(sodo_evidence *e, sodo_reason reason);
void sodo_res_sum_reasons(sodo_evidence *e);
sodo_status sodo_res_add_rows(sodo_resolver *r, sodo_evidence *e, int32_t entity);

/* hierarchy.c: what the gazetteer says stands above the page's bodies and places. */
sodo_status sodo_res_hierarchy(sodo_resolver *r, sodo_map *index);

#endif

/* bodies.h - internal to "resolve": making bodies and reading their mentions. */
#ifndef SODO_RESOLVE_BODIES_H
#define SODO_RESOLVE_BODIES_H

#include "resolve/resolver.h"

/* A body to be made: SODO_NO_ROW, SODO_NO_ENTITY and empty slices where a part is
 * missing. */
typedef struct sodo_body {
    uint32_t type;        /* row of organization_types or organizations */
    uint32_t place;       /* row */
    int32_t place_entity; /* a place that no row knows */
    uint32_t alike;       /* a row of its name, where it could be any of several */
    sodo_slice unit;      /* unit's word, where the place is not known: "tỉnh" */
    int32_t parent;       /* entity named in it */
    sodo_slice tail, number;
} sodo_body;

#define SODO_NO_BODY                             \
    ((sodo_body){.type = SODO_NO_ROW,            \
                 .place = SODO_NO_ROW,           \
                 .place_entity = SODO_NO_ENTITY, \
                 .alike = SODO_NO_ROW,           \
                 .parent = SODO_NO_ENTITY})

/* bodies.c, body_mentions.c and body_names.c */
bool sodo_res_pattern_has(const sodo_row *type, const char *part); /* "{place}" */
/* Kinds of places that a body of the type, said with that Level mention or none, stands
 * at. */
sodo_kinds sodo_res_need(const sodo_resolver *r, const sodo_row *type, int32_t unit);
sodo_status sodo_res_body_of(sodo_resolver *r, int32_t mention);
sodo_status sodo_res_make_body(sodo_resolver *r, const sodo_body *body, int32_t *out);
/* A body of the first type in a column of `row` that stands at that very place, or the
 * one body that the column names; SODO_NO_ENTITY where there is none. */
sodo_status sodo_res_body_at(sodo_resolver *r, const sodo_row *row, uint16_t column,
                             uint32_t place, int32_t *out);
/* The same at the one place of the page of which it is open which of several it is. */
sodo_status sodo_res_body_at_open(sodo_resolver *r, const sodo_row *row, uint16_t column,
                                  int32_t *out);
/* "Bí thư Đảng ủy, Giám đốc Công an tỉnh": the mention of the body of the person's next
 * post, else of the one before, whose Party committee a bare one is; or SODO_NO_MENTION.
 */
int32_t sodo_res_body_beside(const sodo_resolver *r, int32_t mention);
/* That place, if one of those kinds is named: `body`'s place_entity and alike. */
sodo_status sodo_res_take_open(sodo_resolver *r, sodo_kinds need, sodo_body *body);
sodo_status sodo_res_body_implied(sodo_resolver *r, int32_t mention, const sodo_row *row,
                                  uint16_t column, int32_t *out);
/* The body of a row that stands alone at a mention: type, body or rank; else
 * SODO_NO_ENTITY. */
sodo_status sodo_res_body_for(sodo_resolver *r, int32_t mention, uint32_t row,
                              int32_t *out);
sodo_status sodo_res_expand_tail(sodo_resolver *r, uint32_t tok_begin, uint32_t tok_end,
                                 sodo_slice *out);
/* Does one of the type's patterns have all its parts? */
bool sodo_res_is_named(const sodo_resolver *r, const sodo_body *body);
sodo_status sodo_res_body_name(sodo_resolver *r, const sodo_body *body, sodo_slice *out);

#endif

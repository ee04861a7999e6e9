/* seats.h - internal to "resolve": at which body a position is. */
#ifndef SODO_RESOLVE_SEATS_H
#define SODO_RESOLVE_SEATS_H

#include "resolve/bodies.h"

uint32_t sodo_res_rank(const sodo_resolver *r,
                       int32_t position); /* row, or SODO_NO_ROW */
sodo_slice sodo_res_title(const sodo_resolver *r, int32_t position, const sodo_row *rank);
/* The body that a position names or its words imply; SODO_NO_ENTITY. */
sodo_status sodo_res_seat_body(sodo_resolver *r, int32_t position, const sodo_row *rank,
                               int32_t *out);
sodo_status sodo_res_seat_at_place(sodo_resolver *r, const sodo_row *rank, uint32_t place,
                                   int32_t *out);
bool sodo_res_is_foreign(const sodo_resolver *r, int32_t place);
sodo_status sodo_res_unsaid_body(sodo_resolver *r, int32_t position, const sodo_row *rank,
                                 int32_t *out);
/* The body of the head, named before in the paragraph, whose deputy the position is. */
int32_t sodo_res_body_of_head(sodo_resolver *r, int32_t position, const sodo_row *rank);
int32_t sodo_res_foreign_body(const sodo_resolver *r, int32_t position,
                              const sodo_row *rank);

#endif

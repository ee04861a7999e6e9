/* checks.h - internal to layer "gazetteer": what the parts of the check share. */
#ifndef SODO_GAZETTEER_CHECKS_H
#define SODO_GAZETTEER_CHECKS_H

#include "base/fail.h"
#include "gazetteer/build.h"
#include "gazetteer/inside.h"

typedef struct sodo_finding {
    sodo_slice path, message;
    size_t file, line, column;
} sodo_finding;

typedef struct sodo_checker {
    sodo_builder builder;
    sodo_gazetteer_options options; /* collect; problems are gathered */
    sodo_arena arena;
    SODO_VEC(sodo_finding) findings;
    bool failed; /* a finding was lost for want of memory */
} sodo_checker;

/* Each part: SODO_OK, or SODO_ERR_NOMEM. */
sodo_status sodo_check_cells(sodo_checker *self); /* check_cells.c: cells one by one */
sodo_status sodo_check_rows(sodo_checker *self);  /* check_rows.c: time, parents, twins */
sodo_status sodo_check_phrases(sodo_checker *self); /* check_phrases.c: what rows match */
sodo_status sodo_check_homographs(sodo_checker *self); /* check_phrases.c */

/* The value of an attribute of a row, "" when absent. */
static inline sodo_slice sodo_check_value(const sodo_checker *self, const sodo_row *row,
                                          uint16_t name) {
    return sodo_symbols_value_name(self->builder.symbols, sodo_row_attr_value(row, name));
}

#endif

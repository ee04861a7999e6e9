/* record.h - internal, layer "read": a page record back from its JSON line. */
#ifndef SODO_READ_RECORD_H
#define SODO_READ_RECORD_H

#include "model/record.h"

/* Parse one line. Everything `out` points to lies in `arena`.
 * Fails: SODO_ERR_INPUT (malformed JSON with its column; a member missing or of the wrong
 * type; a reference to an entity that is not there; another record format),
 * SODO_ERR_NOMEM. The caller adds path and line. */
sodo_status sodo_record_read(sodo_slice line, sodo_arena *arena, sodo_record *out,
                             sodo_error *err);

/* Refuse a record made by another version, gazetteer or rules. Fails: SODO_ERR_INPUT. */
sodo_status sodo_record_check(const sodo_record *record,
                              const sodo_record_maker *expected, sodo_error *err);

#endif

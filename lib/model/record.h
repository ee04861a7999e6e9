/* record.h - internal, layer "model": one page record (docs/DATA.md), read back from its
 * JSON line.
 *
 * What `extract` writes and `merge` reads: all that is known of a page once its text is
 * gone. Empty slices, zero dates and -1 mean: the record does not have it. */
#ifndef SODO_MODEL_RECORD_H
#define SODO_MODEL_RECORD_H

#include "base/slice.h"
#include "base/vec.h"
#include "model/page.h"

#define SODO_RECORD_FORMAT 1

/* What a record was made with; records of unlike makers are never mixed. */
typedef struct sodo_record_maker {
    sodo_slice version, gazetteer, rules;
} sodo_record_maker;

typedef struct sodo_record_mention {
    uint8_t kind; /* sodo_kind, one of the seven public ones */
    uint32_t cp_begin, cp_end;
    sodo_slice text;
    int32_t entity; /* index into entities, or -1 */
} sodo_record_mention;

typedef struct sodo_record_entity {
    uint8_t kind;  /* as above */
    sodo_slice id; /* local: "e7" */
    sodo_slice key, name;
    sodo_slice other_names, honorifics; /* values with '|' between */
    sodo_slice title, rank;             /* position */
    sodo_slice type, klass, level, abbreviation,
        row;                    /* organization; level, row: place too */
    sodo_slice full_name, code; /* place */
    sodo_slice event_kind, day_part, venue;
    sodo_slice doc_type, number;
    sodo_date date, date_start;
    int valid_from, valid_to;                    /* YYYYMMDD, 0 = open */
    int32_t organization, place, parent, issuer; /* entities, or -1 */
} sodo_record_entity;

typedef struct sodo_record_evidence {
    uint32_t cp_begin, cp_end;
    uint8_t confidence; /* hundredths, 0..99 */
    sodo_slice rule, sentence;
    sodo_slice reasons, rows; /* values with '|' between */
} sodo_record_evidence;

typedef struct sodo_record_relation {
    uint8_t kind;           /* sodo_relation_kind, one of the public ones */
    int32_t source, target; /* entities */
    sodo_slice status;      /* holds; empty = current */
    sodo_slice roles;       /* attends: '|' between, strongest first */
    int32_t site;           /* entity, or -1 */
    sodo_date date, since, until;
    uint32_t evidence_begin, evidence_end; /* range of the record's evidences */
} sodo_record_relation;

/* All slices lie in the arena it was read into. */
typedef struct sodo_record {
    sodo_record_maker maker;
    sodo_slice doc_id, page_id, source, url, title, author, publisher;
    sodo_date date;
    int32_t place; /* entity the page is about, or -1 */
    SODO_VEC(sodo_record_mention) mentions;
    SODO_VEC(sodo_record_entity) entities;
    SODO_VEC(sodo_record_relation) relations;
    SODO_VEC(sodo_record_evidence) evidences;
} sodo_record;

#endif

/* entity.h - internal, layer "model": entities and facts of one page, after resolve. */
#ifndef SODO_MODEL_ENTITY_H
#define SODO_MODEL_ENTITY_H

#include "model/relation.h"

typedef struct sodo_entity {
    uint8_t kind;                     /* one of the seven public kinds */
    sodo_slice name;                  /* canonical (DESIGN, Names) */
    sodo_slice key;                   /* what its id is hashed from (DESIGN, Ids) */
    SODO_VEC(sodo_slice) other_names; /* spellings on the page that differ from `name` */
    uint32_t row;   /* gazetteer row: place, organization type or body; SODO_NO_ROW */
    uint16_t level; /* value symbol, organizations and places */
    /* What records say of `row` (borrowed from the gazetteer, empty = nothing): */
    sodo_slice row_id; /* places and listed bodies: the row's id */
    sodo_slice type;   /* organizations: id of the type's row */
    sodo_slice klass;  /* organizations: class of the type or body */
    sodo_slice rank;   /* positions: class of the rank: head, deputy, member … */
    sodo_slice full_name, code; /* places: "huyện Lý Nhân", "349" */
    sodo_slice title;           /* position */
    int32_t organization;       /* position -> entity */
    int32_t place;              /* organization, event -> entity */
    int32_t parent;             /* organization, place -> entity directly above */
    int32_t issuer;             /* document -> entity */
    sodo_slice abbreviation, event_kind, doc_type, number, day_part, venue;
    SODO_VEC(sodo_slice) honorifics;
    sodo_date date, date_start; /* event, document, date */
    int valid_from, valid_to;   /* YYYYMMDD, 0 = open: places, organizations */
} sodo_entity;

typedef struct sodo_entities {
    sodo_entity *items;
    size_t count, room;
} sodo_entities;

/* One evidence of a fact. */
typedef struct sodo_evidence {
    uint32_t cp_begin, cp_end;
    sodo_slice sentence; /* borrowed from the page's text, one line's part */
    sodo_slice rule;     /* name of the rule, or "hierarchy" for gazetteer facts */
    uint8_t confidence;  /* hundredths, 5..99 */
    uint8_t reason_count;
    sodo_reason reasons[SODO_REASONS_MAX];
    SODO_VEC(sodo_slice) rows; /* ids of the gazetteer rows it rests on */
} sodo_evidence;

/* Facts are unique by kind, source and target within a page. */
typedef struct sodo_fact {
    uint8_t kind;           /* sodo_relation_kind, one of the public ones */
    int32_t source, target; /* entities */
    uint16_t status;        /* holds */
    uint16_t roles[5];      /* attends; value symbols in order of weight, 0-terminated */
    int32_t site;           /* entity or -1 */
    sodo_date date, since, until;
    SODO_VEC(sodo_evidence) evidences;
} sodo_fact;

typedef struct sodo_facts {
    sodo_fact *items;
    size_t count, room;
} sodo_facts;

/* All that the stages know of one page. One arena, freed at once. */
typedef struct sodo_work {
    sodo_arena arena;
    sodo_page page;
    sodo_mentions mentions;
    sodo_relations relations;
    sodo_entities entities;
    sodo_facts facts;
    int32_t place;            /* entity the page is about, or -1 */
    sodo_date date;           /* the page's date as resolved */
    struct sodo_trace *trace; /* NULL = no tracing */
} sodo_work;

#endif

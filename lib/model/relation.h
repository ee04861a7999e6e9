/* relation.h - internal, layer "model": what frame rules say between mentions of a page.
 */
#ifndef SODO_MODEL_RELATION_H
#define SODO_MODEL_RELATION_H

#include "model/mention.h"

#define SODO_REASONS_MAX 8

/* Relation kinds; the first eight leave the program. */
#define SODO_RELATIONS(X)                                                         \
    X(HOLDS, "holds")           /* Person -> Position, status */                  \
    X(ATTENDS, "attends")       /* Person or Organization -> Event, role, site */ \
    X(ORGANIZES, "organizes")   /* Organization -> Event */                       \
    X(HELD_AT, "held_at")       /* Event -> Place */                              \
    X(PART_OF, "part_of")       /* Organization -> Organization */                \
    X(LOCATED_IN, "located_in") /* Place -> Place, Organization -> Place */       \
    X(ISSUED, "issued")         /* Organization -> Document, date */              \
    X(SUCCEEDS, "succeeds")                                                       \
    X(EVENT_DATE, "event_date") /* Event -> Date: becomes the event's date */     \
    X(SAME_EVENT, "same_event") /* EventRef or Event -> Event */                  \
    X(SAME_PERSON, "same_person")

typedef enum sodo_relation_kind {
#define X(id, name) SODO_REL_##id,
    SODO_RELATIONS(X)
#undef X
        SODO_REL_COUNT
} sodo_relation_kind;

const char *sodo_relation_name(sodo_relation_kind kind);
/* The kind of that name, or -1. */
int sodo_relation_find(sodo_slice name);

typedef struct sodo_reason {
    const char *name; /* static or in the rule set: "honorific", "rule holds.after",
                         "state event" */
    int16_t weight;   /* hundredths, may be negative */
} sodo_reason;

typedef struct sodo_relation {
    uint8_t kind;
    uint16_t status; /* value symbol of holds: current, former, acting, appointed, left; 0
                        = none */
    uint16_t role;   /* value symbol of attends: attend, chair, direct, speak, present */
    int32_t source, target; /* mentions */
    int32_t date, site; /* Date mention; Place mention (điểm cầu), or SODO_NO_MENTION */
    int32_t since, until;        /* Date mentions stated for a tenure */
    uint32_t tok_begin, tok_end; /* evidence */
    uint32_t rule;
    uint8_t reason_count;
    sodo_reason reasons[SODO_REASONS_MAX];
} sodo_relation;

typedef struct sodo_relations {
    sodo_relation *items;
    size_t count, room;
} sodo_relations;

#endif

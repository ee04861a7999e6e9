/* symbols.h - internal, layer "model": names of kinds, attributes and values as numbers.
 *
 * Gazetteer columns, rules and stages speak of the same attributes. Each name is interned
 * once, while gazetteers and rules are opened; afterwards the table is read only. The
 * names that C itself needs are registered first, in the order of the enums below. */
#ifndef SODO_MODEL_SYMBOLS_H
#define SODO_MODEL_SYMBOLS_H

#include "base/map.h"

/* Kinds of mentions. The first seven leave the program; all others are internal. A kind
 * that rules or gazetteers name and this list does not is given the next number. */
#define SODO_KINDS(X)                                                                     \
    X(NONE, "None")                                                                       \
    X(PERSON, "Person")                                                                   \
    X(ORGANIZATION, "Organization")                                                       \
    X(POSITION, "Position")                                                               \
    X(PLACE, "Place")                                                                     \
    X(EVENT, "Event")                                                                     \
    X(DATE, "Date")                                                                       \
    X(DOCUMENT, "Document")                                                               \
    X(NAME, "Name")            /* shape of a person's name, not yet a person */           \
    X(PLACE_NAME, "PlaceName") /* gazetteer: a place, bare or with its head */            \
    X(ORG_TYPE, "OrgType") /* gazetteer: type of body, "Ban Dân vận", "Tỉnh ủy" */ \
    X(ORG_NAME, "OrgName") /* gazetteer: one body, "Bộ Chính trị" */                 \
    X(RANK, "Rank")   /* gazetteer: "Phó Bí thư Thường trực", "Trưởng" */      \
    X(LEVEL, "Level") /* gazetteer: "tỉnh", "huyện", "thành phố", "xã" */         \
    X(HONORIFIC, "Honorific")  /* gazetteer: "đồng chí", "Đại tá", "TS." */       \
    X(EVENT_HEAD, "EventHead") /* gazetteer: "Hội nghị", "Lễ", "Kỳ họp" */      \
    X(DOC_TYPE, "DocType")     /* gazetteer: "Quyết định", "Nghị quyết" */       \
    X(COUNTRY, "Country")      /* gazetteer */                                            \
    X(DATE_SHAPE, "DateShape") /* shape: 24/12/2021, 13-1, 29.09.2022 */                  \
    X(DOC_NUMBER, "DocNumber") /* shape: 23-QĐ/TW, 1874/QĐ-SGDĐT */                    \
    X(EVENT_REF, "EventRef")   /* "hội nghị", "buổi lễ" said again */             \
    X(HOLDER, "Holder")        /* a person with the positions beside */                   \
    X(SET_KIND, "Set")         /* reserved */

typedef enum sodo_kind {
#define X(id, name) SODO_KIND_##id,
    SODO_KINDS(X)
#undef X
        SODO_KIND_FIRST_FREE
} sodo_kind;

#define SODO_KIND_LIMIT 64 /* kinds in all, as bits of a 64-bit set */

/* Attributes of mentions and gazetteer rows that C reads or writes. */
#define SODO_ATTRS(X)                                                                     \
    X(NONE, "none")                                                                       \
    X(TYPE, "type")         /* Organization -> its OrgType mention */                     \
    X(PLACE, "place")       /* -> PlaceName or Place mention */                           \
    X(PARENT, "parent")     /* Organization -> Organization mention inside it */          \
    X(LEVEL, "level")       /* value: central, province, district, commune, any */        \
    X(UNIT, "unit")         /* -> Level mention: "tỉnh" in "UBND tỉnh" */             \
    X(TAIL, "tail")         /* -> span: free part of a name, "Cao su Chư Mom Ray" */     \
    X(RANK, "rank")         /* Position -> Rank mention */                                \
    X(ORG, "org")           /* Position -> Organization mention */                        \
    X(STATUS, "status")     /* value: current, former, acting, appointed, left */         \
    X(HEAD, "head")         /* row: head noun, "Ban" of "Ban Dân vận" */               \
    X(TITLE, "title")       /* row: canonical title */                                    \
    X(WHO, "who")           /* Holder -> Person mention */                                \
    X(HONOR, "honor")       /* Person -> Honorific mention */                             \
    X(STRENGTH, "strength") /* Name: full, short, single, caps */                         \
    X(CLASS, "class")       /* finer kind of a row */                                     \
    X(NUMBER, "number")     /* Document -> span of the number */                          \
    X(DOC_TYPE, "doctype")  /* Document -> DocType mention */                             \
    X(DAY, "day")                                                                         \
    X(MONTH, "month")                                                                     \
    X(YEAR, "year")                                                                       \
    X(EVENT_HEAD, "eventhead") /* Event, EventRef -> EventHead mention */                 \
    X(NAME, "name")            /* -> span of the name */                                  \
    X(PARTY, "party")          /* value yes */                                            \
    X(ORDINAL, "ordinal")      /* -> span */                                              \
    X(CODE, "code")                                                                       \
    X(PATTERN, "pattern") /* row: canonical name, "Ủy ban nhân dân {unit} {place}" */ \
    X(ATTACH, "attach")   /* row: what a type hangs on */                                 \
    X(ROLE, "role")                                                                       \
    X(ISSUER, "issuer")                                                                   \
    X(DATE, "date")                                                                       \
    X(SITE, "site")                                                                       \
    X(SINCE, "since")                                                                     \
    X(UNTIL, "until")                                                                     \
    X(DEPUTY, "deputy")                                                                   \
    X(EVENT, "event") /* Event, EventRef -> the Event meant; Person -> the event it       \
                         stands at */                                                     \
    X(SHAPE, "shape") /* value: lower, title, upper - first letters of a phrase */        \
    X(FLOOR, "floor") /* Person -> the event told of before it */                         \
    X(FAMILY,                                                                             \
      "family") /* row: meeting, ceremony - events whose nouns may stand for another */   \
    X(ASIDE, "aside") /* Event, EventRef: value yes, named beside the story */            \
    X(TOLD, "told")   /* Event: value yes, its day is told in other words than a date */  \
    X(FORM, "form")   /* value: full, bare, variant, abbreviation - how a phrase writes   \
                         its row */

typedef enum sodo_attr_name {
#define X(id, name) SODO_ATTR_##id,
    SODO_ATTRS(X)
#undef X
        SODO_ATTR_FIRST_FREE
} sodo_attr_name;

typedef struct sodo_symbols {
    sodo_arena *arena; /* holds the names; borrowed */
    sodo_map kinds, attrs, values;
} sodo_symbols;

/* Register the names above. Fails: SODO_ERR_NOMEM. */
sodo_status sodo_symbols_init(sodo_symbols *self, sodo_arena *arena, sodo_error *err);

/* Number of a name, made when missing; the slice is copied. UINT32_MAX: no memory or,
 * for kinds, more than SODO_KIND_LIMIT. Value 0 is the empty value. */
uint32_t sodo_symbols_kind(sodo_symbols *self, sodo_slice name);
uint32_t sodo_symbols_attr(sodo_symbols *self, sodo_slice name);
uint32_t sodo_symbols_value(sodo_symbols *self, sodo_slice name);

/* Number of a name that must exist already, or UINT32_MAX. */
uint32_t sodo_symbols_find_kind(const sodo_symbols *self, sodo_slice name);
uint32_t sodo_symbols_find_attr(const sodo_symbols *self, sodo_slice name);
uint32_t sodo_symbols_find_value(const sodo_symbols *self, sodo_slice name);

sodo_slice sodo_symbols_kind_name(const sodo_symbols *self, uint32_t kind);
sodo_slice sodo_symbols_attr_name(const sodo_symbols *self, uint32_t attr);
sodo_slice sodo_symbols_value_name(const sodo_symbols *self, uint32_t value);

/* Lower-case name that leaves the program ("person"), NULL for internal kinds. */
const char *sodo_kind_public_name(sodo_kind kind);

#endif

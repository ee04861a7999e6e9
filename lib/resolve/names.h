/* names.h - internal to "resolve": values and columns of the gazetteer that its code asks
 * for. */
#ifndef SODO_RESOLVE_NAMES_H
#define SODO_RESOLVE_NAMES_H

/* Values of attributes that C compares; the numbers are looked up once a page. */
#define SODO_RESOLVE_VALUES(X)                                \
    X(CENTRAL, "central")                                     \
    X(PROVINCE, "province")                                   \
    X(DISTRICT, "district")                                   \
    X(COMMUNE, "commune")                                     \
    X(CURRENT, "current")                                     \
    X(LEFT, "left")                                           \
    X(APPOINTED, "appointed")                                 \
    X(ACTING, "acting")                                       \
    X(FORMER, "former")                                       \
    X(CHAIR, "chair")                                         \
    X(DIRECT, "direct")                                       \
    X(SPEAK, "speak")                                         \
    X(PRESENT, "present")                                     \
    X(ATTEND, "attend")                                       \
    X(YES, "yes")                                             \
    X(COMPANY, "company")                                     \
    X(SCHOOL, "school")                                       \
    X(POLICE, "police")                                       \
    X(COUNCIL, "council")                                     \
    X(FRONT, "front")                                         \
    X(PARTY, "party")                                         \
    X(STATE, "state")                                         \
    X(ARMY, "army")                                           \
    X(COURT, "court")                                         \
    X(PROCURACY, "procuracy")                                 \
    X(PARTY_ORGAN, "party_organ")                             \
    X(UNION, "union")                                         \
    X(SECRETARY, "secretary")                                 \
    X(DEPUTY_SECRETARY, "deputy_secretary")                   \
    X(MEMBER, "member")                                       \
    X(CONGRESS, "congress")                                   \
    X(MINISTRY, "ministry")                                   \
    X(ANY, "any")                                             \
    X(FOLD_TITLE, "title") /* organization_types.fold_into */ \
    X(FOLD_PARENT, "parent")                                  \
    X(FOLD_COMMITTEE, "committee")                            \
    X(CENTRAL_CITY, "central_city") /* kinds of places */     \
    X(URBAN_DISTRICT, "urban_district")                       \
    X(TOWN, "town")                                           \
    X(PROVINCIAL_CITY, "provincial_city")                     \
    X(WARD, "ward")                                           \
    X(TOWNSHIP, "township")                                   \
    X(SPECIAL_ZONE, "special_zone")

enum {
#define X(id, name) SODO_VALUE_##id,
    SODO_RESOLVE_VALUES(X)
#undef X
        SODO_VALUE_COUNT
};

/* Further columns of gazetteer rows, by name. */
#define SODO_RESOLVE_COLUMNS(X)   \
    X(ORG, "org")                 \
    X(PLACE_ORG, "place_org")     \
    X(PARENT_TYPE, "parent_type") \
    X(ABOVE, "above")             \
    X(FOLD_INTO, "fold_into")     \
    X(PLACE_KIND, "place_kind")   \
    X(KIND, "kind")               \
    X(BODY_CLASS, "body_class")   \
    X(GENERIC, "generic")         \
    X(DAY_PART, "day_part")

enum {
#define X(id, name) SODO_COLUMN_##id,
    SODO_RESOLVE_COLUMNS(X)
#undef X
        SODO_COLUMN_COUNT
};

#endif

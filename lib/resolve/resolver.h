/* resolver.h - internal to "resolve": what its files share while one page is resolved.
 *
 * Order of work (resolve.c): dates, places, context, bodies, people, positions, events,
 * documents, facts, order. Entities are named by index; the array moves while it grows.
 */
#ifndef SODO_RESOLVE_RESOLVER_H
#define SODO_RESOLVE_RESOLVER_H

#include "base/fail.h"
#include "resolve/names.h"
#include "resolve/resolve.h"

#define SODO_NO_ENTITY (-1)
#define SODO_YEAR_LEAST \
    1990 /* earlier years are what a page remembers, not its own time */

/* Kinds of places as bits, so that a body can need one of several: Thành ủy stands at a
 * central or a provincial city. */
enum {
    SODO_AT_PROVINCE = 1 << 0 | 1 << 1,                   /* province, central city */
    SODO_AT_DISTRICT = 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5, /* district … provincial city */
    SODO_AT_COMMUNE =
        1 << 6 | 1 << 7 | 1 << 8 | 1 << 9, /* commune, ward, township, zone */
    SODO_AT_ANY = SODO_AT_PROVINCE | SODO_AT_DISTRICT | SODO_AT_COMMUNE
};
typedef uint16_t sodo_kinds; /* 0 = no place can be told */

/* What is learned of one mention besides its entity. */
typedef struct sodo_note {
    uint32_t sentence;
    uint32_t order; /* its place in sodo_resolver.order */
    uint32_t place; /* PlaceName, Place, bodies: row chosen, or SODO_NO_ROW */
    int32_t holder; /* Position: a Person mention that holds it, or SODO_NO_MENTION */
    int32_t body;   /* Position: entity it is at, before fold_into */
    bool foreign;   /* Position: of another country */
    bool changed;   /* Position: somebody got it, beside others held before */
    int32_t site;   /* Person: Place mention of the site it attends from */
    sodo_date date, date_start;
    int32_t range;      /* Date: the last day, where this is the first: "21 và 22/6" */
    sodo_kinds need;    /* PlaceName inside a body: what the body needs */
    sodo_reason reason; /* how something unsaid was filled in; name NULL = nothing was */
    bool used;          /* PlaceName: part of some place, body or position */
    uint8_t state;      /* one of the below */
} sodo_note;

enum {
    SODO_NOTE_OPEN, /* bodies: to do */
    SODO_NOTE_BUSY, /* being done: a circle of parents ends here */
    SODO_NOTE_DONE,
    SODO_NOTE_UNRESOLVED /* persons: no facts */
};

/* A place named on the page, in reading order. */
typedef struct sodo_anchor {
    uint32_t tok;
    uint32_t row;
    int32_t mention, holder;
    uint32_t sentence, paragraph;
    int weight; /* how much it says of what the page is about */
} sodo_anchor;

#define SODO_NO_SENTENCE UINT32_MAX

typedef struct sodo_resolver {
    const sodo_resolve_options *in;
    const sodo_gazetteer *gazetteer;
    sodo_work *work;
    sodo_arena *arena;
    sodo_error *err;
    sodo_buf buf, fold; /* scratch */
    uint16_t values[SODO_VALUE_COUNT];
    uint16_t columns[SODO_COLUMN_COUNT];
    sodo_note *notes;       /* one a mention */
    int32_t *order;         /* mentions as they begin on the page, longer ones first */
    uint32_t *list_heads;   /* by sentence: list_heads.c, or SODO_NO_SENTENCE */
    SODO_VEC(int32_t) open; /* of these the places' names left open: open_place.c */
    sodo_map keys;          /* "kind/key" -> entity */
    int day;                /* the page's day as YYYYMMDD, 0 = unknown */
    int term; /* end of the year the latest term named begins in, 0 = none */
    int year; /* year the headline speaks of, 0 = none */
    SODO_VEC(sodo_anchor) anchors;
    SODO_VEC(sodo_anchor)
    filled;              /* places filled in for bodies so far, as they were read */
    uint32_t page_place; /* row the page is about, or SODO_NO_ROW */
    int page_points;     /* how much that speaks for the place of a bare body */
    int depth;           /* bodies being made above one another */
} sodo_resolver;

/* rows.c: reading rows, attributes and text. */
sodo_status sodo_res_nomem(sodo_resolver *r);
const sodo_row *sodo_res_row(const sodo_resolver *r, uint32_t row);
/* The nth value of a column as text; empty when there is none. */
sodo_slice sodo_res_row_text(const sodo_resolver *r, const sodo_row *row, uint16_t name,
                             size_t n);
/* The kind of a place (one bit), or the kinds at which a type's or a level's word stands.
 */
sodo_kinds sodo_res_kind_of(const sodo_resolver *r, const sodo_row *place);
sodo_kinds sodo_res_kinds(const sodo_resolver *r, const sodo_row *row);
/* Rows of a mention; of made mentions, of the part named. */
const uint32_t *sodo_res_rows(const sodo_resolver *r, int32_t mention, size_t *count);
/* Is one of the places that the mention may mean of these kinds? */
bool sodo_res_may_be(const sodo_resolver *r, int32_t place, sodo_kinds kinds);
/* What contained the place on the page's day: the district, else the province;
 * SODO_NO_ROW. */
uint32_t sodo_res_above(const sodo_resolver *r, uint32_t place);
const sodo_mention *sodo_res_mention(const sodo_resolver *r, int32_t mention);
/* The mention `step` places behind (or, negative, before) another in reading order, or
 * none. */
int32_t sodo_res_beside(const sodo_resolver *r, int32_t mention, int step);
int32_t sodo_res_part(const sodo_resolver *r, int32_t mention, uint16_t name);
/* Does a capitalised word stand right behind the mention that is no person and no other
 * position? "Chánh Văn phòng Phủ Chủ tịch": the name goes on, though no rule knows how.
 */
bool sodo_res_goes_on(const sodo_resolver *r, int32_t mention);
sodo_slice sodo_res_span(const sodo_resolver *r, uint32_t tok_begin, uint32_t tok_end);
sodo_slice sodo_res_text(const sodo_resolver *r, int32_t mention);
/* Copies in the arena, folded. */
typedef sodo_status sodo_fold_fn(sodo_folder *, sodo_slice, sodo_buf *);
sodo_status sodo_res_folded(sodo_resolver *r, sodo_fold_fn *fold, sodo_slice text,
                            sodo_slice *out);
/* The scratch buffer's text as a copy in the arena; the buffer is emptied. */
sodo_status sodo_res_take(sodo_resolver *r, sodo_slice *out);
/* Does `text` begin with the words of `head`, under the phrase fold? */
bool sodo_res_begins(sodo_resolver *r, sodo_slice text, sodo_slice head);
/* A place that no row tells, by the mention's words. */
sodo_status sodo_res_free_place(sodo_resolver *r, int32_t mention, int32_t *out);

/* entities.c: making and finding them. */
sodo_status sodo_res_entity(sodo_resolver *r, uint8_t kind, sodo_slice key, int32_t *out,
                            bool *fresh);
static inline sodo_entity *sodo_res_at(const sodo_resolver *r, int32_t entity) {
    return &r->work->entities.items[entity];
}
/* The row of a body's type, or NULL. */
const sodo_row *sodo_res_type_of(const sodo_resolver *r, int32_t body);
sodo_status sodo_res_place_entity(sodo_resolver *r, uint32_t row, int32_t *out);
/* "page:…/person/name": the key of what is known on this page only. */
sodo_status sodo_res_page_key(sodo_resolver *r, uint8_t kind, sodo_slice folded,
                              sodo_slice *out);
sodo_status sodo_res_add_name(sodo_resolver *r, int32_t entity, sodo_slice name);

/* dates.c */
int sodo_res_day_number(sodo_date date);
sodo_status sodo_res_dates(sodo_resolver *r);
sodo_status sodo_res_date_entities(sodo_resolver *r);

/* places.c: which of several places of one name. */
sodo_status sodo_res_places(sodo_resolver *r);
sodo_status sodo_res_place_entities(sodo_resolver *r);

/* context.c: the place the page is about, and the place of a body that names none. */
sodo_status sodo_res_context(sodo_resolver *r);
/* origin.c: the province that the page's address or publisher names, or SODO_NO_ROW. */
sodo_status sodo_res_origin(sodo_resolver *r, uint32_t *out);
/* The Person whose list of positions a mention stands in, or none. */
int32_t sodo_res_holder(const sodo_resolver *r, int32_t mention);
bool sodo_res_fits(const sodo_resolver *r, uint32_t place, sodo_kinds need);
/* The place itself or what contains it, as needed; SODO_NO_ROW. */
uint32_t sodo_res_place_for(const sodo_resolver *r, uint32_t place, sodo_kinds need);
enum {
    SODO_POINTS_NEAR = 80,    /* named before in the sentence */
    SODO_POINTS_CERTAIN = 120 /* by the same person's list, or by the site */
};
typedef struct sodo_found {
    uint32_t place; /* SODO_NO_ROW: the page does not tell */
    int points;     /* how much speaks for it */
    int local;      /* how much of that is said where the body stands */
    bool said;      /* a unit in the same person's list says its kind */
    sodo_reason reason;
} sodo_found;
sodo_status sodo_res_add_filled(sodo_resolver *r, int32_t mention, uint32_t place);
sodo_found sodo_res_find_place(const sodo_resolver *r, int32_t mention, sodo_kinds need);

/* list_heads.c, open_place.c: once for the page, when its places are settled */
sodo_status sodo_res_list_heads(sodo_resolver *r);
sodo_status sodo_res_list_open(sodo_resolver *r);

/* One step each: body_mentions.c, people.c, events.c, documents.c, facts.c, order.c */
sodo_status sodo_res_positions(sodo_resolver *r);
sodo_status sodo_res_people(sodo_resolver *r);
sodo_status sodo_res_bodies(sodo_resolver *r);
sodo_status sodo_res_events(sodo_resolver *r);
sodo_status sodo_res_event_dates(sodo_resolver *r); /* a part of it */
sodo_status sodo_res_documents(sodo_resolver *r);
sodo_status sodo_res_facts(sodo_resolver *r);
sodo_status sodo_res_order(sodo_resolver *r);

#endif

/* across_state.h - internal to the across_*.c files: what is held while pages become a
 * network.
 *
 * Texts are numbers of one pool, an entity as one page has it is a *portrait*; equal
 * portraits are one, so that a body named on a thousand pages is held once. Resolution
 * joins portraits (union-find, the earliest seen is the root); each root becomes a node.
 */
#ifndef SODO_RESOLVE_ACROSS_STATE_H
#define SODO_RESOLVE_ACROSS_STATE_H

#include "base/map.h"
#include "model/relation.h"
#include "resolve/across.h"

#define SODO_ACROSS_NONE UINT32_MAX
#define SODO_ACROSS_SHINGLES 16 /* size of a page's sketch */

enum {
    SODO_TEXT_KEY,
    SODO_TEXT_NAME,
    SODO_TEXT_OTHER_NAMES,
    SODO_TEXT_HONORIFICS,
    SODO_TEXT_TITLE,
    SODO_TEXT_RANK,
    SODO_TEXT_TYPE,
    SODO_TEXT_CLASS,
    SODO_TEXT_LEVEL,
    SODO_TEXT_ABBREVIATION,
    SODO_TEXT_FULL_NAME,
    SODO_TEXT_CODE,
    SODO_TEXT_EVENT_KIND,
    SODO_TEXT_DAY_PART,
    SODO_TEXT_VENUE,
    SODO_TEXT_DOC_TYPE,
    SODO_TEXT_NUMBER,
    SODO_TEXT_COUNT
};
enum {
    SODO_REF_ORGANIZATION,
    SODO_REF_PLACE,
    SODO_REF_PARENT,
    SODO_REF_ISSUER,
    SODO_REF_COUNT
};

/* Compared by its bytes: zero it before filling. */
typedef struct sodo_portrait {
    uint32_t text[SODO_TEXT_COUNT]; /* numbers in the pool, 0 = none */
    uint32_t ref[SODO_REF_COUNT];   /* portraits, or NONE */
    int32_t valid_from, valid_to;
    sodo_date date, date_start;
    uint32_t kind; /* sodo_kind */
} sodo_portrait;

typedef struct sodo_across_fact {
    uint8_t kind;                  /* sodo_relation_kind */
    uint32_t source, target, site; /* portraits */
    uint32_t status, roles;        /* texts */
    sodo_date date, since, until;
    uint32_t proof_begin, proof_end;
} sodo_across_fact;

typedef struct sodo_across_proof {
    uint32_t cp_begin, cp_end;
    uint32_t rule, sentence, reasons, rows; /* texts */
    uint8_t confidence;
} sodo_across_proof;

typedef struct sodo_across_sighting {
    uint32_t portrait; /* or NONE */
    uint32_t cp_begin, cp_end, text;
    uint8_t kind;
} sodo_across_sighting;

typedef struct sodo_across_page {
    uint32_t id, source, url, title, author, publisher; /* texts */
    sodo_date date;
    uint32_t place;                  /* portrait or NONE */
    bool dropped;                    /* another source of the same bytes counts */
    uint32_t named_begin, named_end; /* ranges of the arrays below */
    uint32_t fact_begin, fact_end;
    uint32_t sighting_begin, sighting_end;
    uint32_t sketch[SODO_ACROSS_SHINGLES]; /* least hashes of its evidence, sorted */
    uint32_t sketch_size;
    uint32_t group; /* rank of the first page of the same text */
} sodo_across_page;

typedef struct sodo_across_pair {
    uint32_t a, b; /* portraits */
} sodo_across_pair;

/* A pair that was judged closely. */
typedef struct sodo_across_doubted {
    uint32_t a, b; /* portraits; those of what was joined are no roots both */
    bool joined;
    int score, threshold;
    sodo_slice reasons; /* "same post +60|short name -10", in the arena */
} sodo_across_doubted;

struct sodo_across {
    sodo_arena texts; /* becomes the network's */
    sodo_arena arena; /* all else */
    sodo_map pool;    /* text -> number; entry 0 is "" */
    sodo_map known;   /* bytes of a portrait -> portrait */
    sodo_map by_id;   /* page id -> page */
    sodo_record_maker maker;
    SODO_VEC(sodo_across_page) pages;
    SODO_VEC(sodo_portrait *) portraits;
    SODO_VEC(uint32_t) named; /* portraits, page by page */
    SODO_VEC(sodo_across_fact) facts;
    SODO_VEC(sodo_across_proof) proofs;
    SODO_VEC(sodo_across_sighting) sightings;
    const sodo_decisions *decisions; /* borrowed, or NULL */
    bool (*stopped)(void *context);  /* or NULL */
    void *context;
    bool doubting; /* only to find what is doubtful: note it */
    SODO_VEC(sodo_across_doubted) doubts;
    uint32_t *sure; /* while doubting: `joined` before people were judged by reasons */
    /* filled by run: */
    SODO_VEC(sodo_across_pair) apart; /* decided to be different */
    uint32_t *order;                  /* pages by date, then id; dropped ones left out */
    uint32_t ordered;                 /* how many */
    uint32_t *seen; /* portrait -> number in order of first appearance, NONE = dropped */
    uint32_t *by_seen; /* the reverse; `drawn` items */
    uint32_t drawn;
    uint32_t *first_page; /* portrait -> rank of its first page */
    uint32_t *joined;     /* portrait -> portrait it was joined to; itself = root */
    uint32_t *region; /* place -> place that came before or after it; itself = none did */
    uint32_t *after;  /* place -> place that took over from it, or NONE */
    uint32_t *folded; /* text -> its name fold + 1, 0 = not asked yet; of `folds` texts */
    uint32_t folds;
};

static inline sodo_slice sodo_across_text(const sodo_across *a, uint32_t number) {
    return a->pool.entries.items[number].key;
}
static inline sodo_slice sodo_portrait_text(const sodo_across *a, uint32_t portrait,
                                            int field) {
    return sodo_across_text(a, a->portraits.items[portrait]->text[field]);
}
static inline sodo_across_page *sodo_across_page_at(const sodo_across *a, uint32_t rank) {
    return &a->pages.items[a->order[rank]];
}

/* Number of a text, copied into the pool where it is new; NONE: no memory. */
uint32_t sodo_across_intern(sodo_across *self, sodo_slice text);
/* Root of a portrait. */
uint32_t sodo_across_root(const sodo_across *self, uint32_t portrait);
/* Was it decided by hand that the entities of two roots are different? */
bool sodo_across_is_apart(const sodo_across *self, uint32_t a, uint32_t b);
/* Make two portraits one entity, unless it was decided that they are not. */
void sodo_across_join(sodo_across *self, uint32_t a, uint32_t b);

/* Should the work end now? */
bool sodo_across_is_stopped(const sodo_across *self);

/* Number of the name fold of a text; NONE: no memory. */
uint32_t sodo_across_fold(sodo_across *self, sodo_folder *folder, uint32_t text);

/* Where things are (across_places.c). NONE is nowhere. */
/* The root of the province that contains a place, or is it. */
uint32_t sodo_across_province(const sodo_across *self, uint32_t place);
/* Of all provinces that followed each other the one that stands for them. */
uint32_t sodo_across_land(const sodo_across *self, uint32_t province);
/* Is one province the other, or what became of it? */
bool sodo_across_same_land(const sodo_across *self, uint32_t a, uint32_t b);
/* The root of a body's place: its own, or that of a body above it. */
uint32_t sodo_across_body_place(const sodo_across *self, uint32_t body);
/* Is place a the same as b, or inside it? */
bool sodo_across_inside(const sodo_across *self, uint32_t a, uint32_t b);
/* Is body a the same as b, or below it? */
bool sodo_across_below(const sodo_across *self, uint32_t a, uint32_t b);

/* All steps that find who is who; false: no memory. */
bool sodo_across_join_all(sodo_across *self, sodo_folder *folder); /* across.c */
/* The steps of run, in their order; false: no memory. */
bool sodo_across_order(sodo_across *self); /* across_pages.c */
bool sodo_across_group(sodo_across *self); /* across_pages.c: near-duplicates */
void sodo_across_sketch(sodo_slice sentence, sodo_across_page *page); /* across_pages.c */
bool sodo_across_bodies(sodo_across *self);                      /* across_bodies.c */
bool sodo_across_apply(sodo_across *self, sodo_folder *folder);  /* across_decide.c */
bool sodo_across_places(sodo_across *self);                      /* across_places.c */
bool sodo_across_events(sodo_across *self, sodo_folder *folder); /* across_events.c */
bool sodo_across_people(sodo_across *self, sodo_folder *folder); /* across_people.c */
bool sodo_across_nodes(sodo_across *self, sodo_folder *folder, sodo_network *out,
                       uint32_t *node_of); /* across_nodes.c */
bool sodo_across_edges(sodo_across *self, const uint32_t *node_of,
                       sodo_network *out); /* across_edges.c */

#endif

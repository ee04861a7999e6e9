/* across_people.h - internal to the across_*.c files: what tells namesakes apart. */
#ifndef SODO_RESOLVE_ACROSS_PEOPLE_H
#define SODO_RESOLVE_ACROSS_PEOPLE_H

#include "resolve/across_link.h"

typedef enum sodo_across_status {
    SODO_STATUS_CURRENT,
    SODO_STATUS_FORMER,
    SODO_STATUS_ACTING,
    SODO_STATUS_APPOINTED,
    SODO_STATUS_LEFT
} sodo_across_status;

/* A post that somebody is said to hold; days are YYYYMMDD, 0 = unknown. */
typedef struct sodo_across_post {
    uint32_t position;     /* root */
    uint32_t organization; /* portrait or NONE */
    uint32_t place;        /* portrait or NONE: the body's */
    uint32_t province;     /* root or NONE */
    sodo_across_status status;
    bool exclusive;          /* one holder at a time: a head, not a member or delegate */
    int first_day, last_day; /* of the pages */
} sodo_across_post;

/* Somebody as one or more pages show them: the items that are compared. */
typedef struct sodo_across_person {
    uint32_t portrait; /* root */
    uint32_t words;    /* of the name */
    uint32_t post_begin, post_end;
    uint32_t place, province; /* of the first page: portrait or NONE, root or NONE */
    int first_day, last_day;
} sodo_across_person;

typedef struct sodo_across_block {
    const sodo_across *self;
    const sodo_across_person *people;
    const sodo_across_post *posts;
    bool common; /* the name is at home in several provinces */
} sodo_across_block;

/* Sum of the named reasons that two are one person, in hundredths; SODO_PEOPLE_THRESHOLD
 * makes them one. */
#define SODO_PEOPLE_THRESHOLD 40
int sodo_across_reasons(const void *block, uint32_t a, uint32_t b);
/* The same, reason by reason; `out` is zeroed first. */
void sodo_across_weigh(const void *block, uint32_t a, uint32_t b, sodo_across_tally *out);
/* Does one at a time hold a post of that rank? */
bool sodo_across_is_exclusive(sodo_slice rank);
/* No two posts of both groups exclude each other. */
bool sodo_across_compatible(const void *block, const uint32_t *a, size_t a_count,
                            const uint32_t *b, size_t b_count);
/* Days between two dates as written YYYYMMDD, roughly; unknown ones are far apart. */
int sodo_across_days_apart(int a, int b);

#endif

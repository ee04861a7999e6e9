/* across_doubts.h - internal to the across_*.c files: pairs that were judged closely. */
#ifndef SODO_RESOLVE_ACROSS_DOUBTS_H
#define SODO_RESOLVE_ACROSS_DOUBTS_H

#include "resolve/across_link.h"

/* How near to the threshold a pair is doubtful: below it kept apart, above it joined. */
#define SODO_DOUBT_BELOW 30
#define SODO_DOUBT_ABOVE 15

/* Items of a block that were judged, as those who judge know them. */
typedef struct sodo_across_asked {
    const void *context;
    int threshold;
    uint32_t count;
    void (*weigh)(const void *context, uint32_t a, uint32_t b, sodo_across_tally *out);
    uint32_t (*portrait)(const void *context, uint32_t item);
} sodo_across_asked;

/* Note the doubtful pairs of a block whose items were joined already. False: no memory.
 */
bool sodo_across_doubt_block(sodo_across *self, const sodo_across_asked *asked);
/* Note one pair; who is one already is noted as joined. Nothing where it was decided by
 * hand that the two are different. */
bool sodo_across_doubt(sodo_across *self, uint32_t a, uint32_t b, int threshold,
                       const sodo_across_tally *tally);

/* People whose names are alike and who are said to hold the same post, one of them
 * perhaps misspelt (across_misspelt.c). */
bool sodo_across_misspelt(sodo_across *self, sodo_folder *folder);
/* Bodies of one name that no gazetteer knows: each page has its own, and somebody of one
 * name is said to hold a post of one title in both (across_alike.c). */
bool sodo_across_alike(sodo_across *self, sodo_folder *folder);

#endif

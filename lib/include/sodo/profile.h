/**
 * @file profile.h
 * What rules cost and do on pages, and which rules and gazetteer rows do nothing there.
 */
#ifndef SODO_PROFILE_H
#define SODO_PROFILE_H

#include "sodo/extract.h"
#include "sodo/query.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Counts over pages. One thread. */
typedef struct sodo_profile sodo_profile;

/**
 * Begin to count.
 *
 * @param[in]  session  whose rules and rows; must outlive the profile
 * @param[out] out      the new handle, owned by the caller
 * @return SODO_OK; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_profile_open(const sodo_session *session, sodo_profile **out,
                                       sodo_error *err);
/** Free the handle. NULL is allowed. */
SODO_API_VOID void sodo_profile_close(sodo_profile *self);
/** Add a page: the output of sodo_extract() for SODO_OUTPUT_PROFILE. */
SODO_API_VOID void sodo_profile_add(sodo_profile *self, sodo_slice text);

/** What is told. */
typedef enum sodo_profile_table {
    SODO_PROFILE_RULES, /**< every rule: its time, tries, matches and hits; slowest first
                         */
    SODO_PROFILE_UNUSED /**< rules whose actions were never carried out, then rows whose
                             phrases stood on no page of a day on which they are valid; in
                             the order in which they are read */
} sodo_profile_table;

/**
 * Tell what was counted, as a table. Its note has the totals.
 *
 * A try is one look of a rule's pattern at one place; a match that loses to another
 * rule's, or whose `when` is not fulfilled, is no hit. Times are those of pattern and
 * actions, in microseconds; what rules share is not in them.
 *
 * @param[in]  limit  rows at most; 0 = all
 * @param[out] out    owned by the caller; borrows from the session
 * @return SODO_OK; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_profile_answer(const sodo_profile *self,
                                         sodo_profile_table table, size_t limit,
                                         sodo_answer **out, sodo_error *err);

#ifdef __cplusplus
}
#endif

#endif

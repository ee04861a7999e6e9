/**
 * @file page.h
 * One page in memory, and what was found on it: mentions, entities and facts.
 */
#ifndef SODO_PAGE_H
#define SODO_PAGE_H

#include "sodo/extract.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What one thread needs to read pages. Belongs to one thread at a time. */
typedef struct sodo_tagger sodo_tagger;

/** What was found on one page. Read only; may outlive its tagger, not its session. */
typedef struct sodo_result sodo_result;

/**
 * Open a tagger. Costs some milliseconds: keep it for many pages.
 *
 * @param[in]  session  borrowed until the tagger is closed
 * @param[out] out      the new handle, owned by the caller
 * @param[out] err      details on failure, or NULL
 * @return SODO_OK; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_tagger_open(const sodo_session *session, sodo_tagger **out,
                                      sodo_error *err);
/** Free the handle. NULL is allowed. */
SODO_API_VOID void sodo_tagger_close(sodo_tagger *self);

/**
 * Run all stages over one page.
 *
 * @param[in]  self   of the calling thread
 * @param[in]  bytes  the page; borrowed for this call only
 * @param[in]  name   what the page is called in the result, "pages/001.txt"; not opened
 * @param[in]  input  form of the bytes; SODO_INPUT_BY_NAME looks at `name`
 * @param[out] out    the result, owned by the caller: sodo_result_close()
 * @param[out] err    details on failure, or NULL
 * @return SODO_OK; SODO_ERR_INPUT (malformed JSON); SODO_ERR_LIMIT; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_tagger_run(sodo_tagger *self, sodo_slice bytes,
                                     const char *name, sodo_input input,
                                     sodo_result **out, sodo_error *err);
/** Free the result and everything borrowed from it. NULL is allowed. */
SODO_API_VOID void sodo_result_close(sodo_result *self);

/** A stretch of text that names something. */
typedef struct sodo_found_mention {
    const char *kind; /**< person, organization, position, place, event, date, document */
    size_t byte_begin, byte_end; /**< in sodo_result_text() */
    size_t cp_begin, cp_end;     /**< the same in code points */
    int entity;                  /**< index of what it names, -1 = not decided */
} sodo_found_mention;

/** Somebody or something the page speaks of. Empty slices and -1 = not known. */
typedef struct sodo_found_entity {
    const char *kind; /**< as above */
    sodo_slice name;  /**< canonical */
    sodo_slice title; /**< of a position: "Phó Trưởng Ban" */
    int organization; /**< entity of a position's body */
    int place;        /**< entity of the place of a body or event */
    char date[16];    /**< of an event, document or date: "2023-12-06", "" = not known */
} sodo_found_entity;

/** A fact, with the best evidence for it. */
typedef struct sodo_found_fact {
    const char
        *kind; /**< holds, attends, organizes, held_at, part_of, located_in, issued */
    int source, target; /**< entities */
    const char
        *status; /**< of holds: current, former, acting, appointed, left; else "" */
    sodo_slice sentence;     /**< that says so */
    sodo_slice rule;         /**< that read it */
    unsigned confidence;     /**< in hundredths, 5 to 99 */
    size_t cp_begin, cp_end; /**< where, in code points */
} sodo_found_fact;

/** The page's text, borrowed until the result is closed. */
SODO_API sodo_slice sodo_result_text(const sodo_result *self);
/** The page record: one JSON line without its end, borrowed until the result is closed.
 */
SODO_API sodo_slice sodo_result_record(const sodo_result *self);
/** How many mentions there are, in order of the text. */
SODO_API size_t sodo_result_mention_count(const sodo_result *self);
/** How many entities there are. */
SODO_API size_t sodo_result_entity_count(const sodo_result *self);
/** How many facts there are. */
SODO_API size_t sodo_result_fact_count(const sodo_result *self);
/** Describe mention `index`, which must be below the count. Slices live as long as the
 * result. */
SODO_API_VOID void sodo_result_mention(const sodo_result *self, size_t index,
                                       sodo_found_mention *out);
/** Describe entity `index`, which must be below the count. */
SODO_API_VOID void sodo_result_entity(const sodo_result *self, size_t index,
                                      sodo_found_entity *out);
/** Describe fact `index`, which must be below the count. */
SODO_API_VOID void sodo_result_fact(const sodo_result *self, size_t index,
                                    sodo_found_fact *out);

#ifdef __cplusplus
}
#endif

#endif

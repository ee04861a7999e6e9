/**
 * @file gazetteer.h
 * Check gazetteers and rules, and look up what a phrase may mean.
 */
#ifndef SODO_GAZETTEER_H
#define SODO_GAZETTEER_H

#include "sodo/extract.h"
#include "sodo/sink.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Called once for each problem, in order of files and lines; `caret` is the line and a
 * mark under the place, two lines, or "". */
typedef void sodo_problem_fn(void *context, const sodo_error *problem, const char *caret);

/** What was checked. */
typedef struct sodo_check_summary {
    size_t rows;     /**< gazetteer rows, or rules */
    size_t examples; /**< of rules, run */
    size_t problems;
} sodo_check_summary;

/**
 * Validate the CSV files of gazetteer folders.
 *
 * @param[in]  options  which folders, as for sodo_session_open()
 * @param[in]  problem  called for each finding
 * @param[in]  context  handed to `problem`
 * @param[out] out      counts
 * @return SODO_OK, also with problems; SODO_ERR_IO; SODO_ERR_USAGE; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_gazetteers_check(const sodo_session_options *options,
                                           sodo_problem_fn *problem, void *context,
                                           sodo_check_summary *out, sodo_error *err);

/**
 * Write the compiled form of the tables: one file that is mapped when a session is
 * opened. The same tables give the same bytes.
 *
 * @param[in] options  which folders, as for sodo_session_open()
 * @param[in] path     the file; replaced as a whole
 * @return as sodo_session_open()
 */
SODO_API sodo_status sodo_gazetteers_compile(const sodo_session_options *options,
                                             const char *path, sodo_error *err);

/**
 * Compile the rules of gazetteer folders and run the examples beside them.
 * Parameters and statuses as for sodo_gazetteers_check().
 */
SODO_API sodo_status sodo_rulebook_check(const sodo_session_options *options,
                                         sodo_problem_fn *problem, void *context,
                                         sodo_check_summary *out, sodo_error *err);

/** A row that a phrase may mean. Slices live as long as the session. */
typedef struct sodo_phrase_info {
    size_t byte_begin, byte_end; /**< in the text looked up */
    const char *kind;            /**< "Place", "OrgType" … */
    const char *form;            /**< full, bare, variant or abbreviation */
    sodo_slice id, name, full_name;
    int valid_from, valid_to; /**< YYYYMMDD, 0 = open */
    sodo_slice path;          /**< file of the row */
    uint32_t line;            /**< its line */
    sodo_slice source;        /**< where the row is from */
    const char
        *left_out; /**< why the phrase does not match as it is written, "" = it does */
} sodo_phrase_info;

/**
 * Look up all gazetteer phrases in a text, leftmost and longest first, also those that do
 * not match only for their capitals or for a word beside them.
 *
 * @param[in] text   UTF-8, any spelling
 * @param[in] found  called for each row of each phrase; not 0 ends it
 * @return SODO_OK, also when nothing is found; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_gazetteers_find(const sodo_session *session, sodo_slice text,
                                          int (*found)(void *context,
                                                       const sodo_phrase_info *row),
                                          void *context, sodo_error *err);

/** What pages name and no table knows, counted: rows for a person to accept. One thread.
 */
typedef struct sodo_suggestions sodo_suggestions;

/**
 * Begin to gather rows for a table.
 *
 * @param[in]  table  "organizations" or "ranks"
 * @param[out] out    the new handle, owned by the caller
 * @return SODO_OK; SODO_ERR_USAGE for another table; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_suggestions_open(const char *table, sodo_suggestions **out,
                                           sodo_error *err);
/** Free the handle. NULL is allowed. */
SODO_API_VOID void sodo_suggestions_close(sodo_suggestions *self);
/** Add what a page suggests: the output of sodo_extract() for SODO_OUTPUT_SUGGESTIONS. */
SODO_API sodo_status sodo_suggestions_add(sodo_suggestions *self, sodo_slice text,
                                          sodo_error *err);
/**
 * Write them as CSV with the columns id, name, class, source and note: those on most
 * pages first, then the most frequent, then by bytes; `source` is the first page, `note`
 * has the counts and its sentence.
 *
 * @param[in]  limit  rows at most; 0 = all
 * @param[out] count  rows written
 * @return SODO_OK; SODO_ERR_IO if the sink ended it; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_suggestions_write(sodo_suggestions *self, size_t limit,
                                            sodo_sink sink, size_t *count,
                                            sodo_error *err);

/** A rule. Slices live as long as the session. */
typedef struct sodo_rule_info {
    sodo_slice name, path;
    size_t line;
    int confidence; /**< hundredths it adds */
} sodo_rule_info;

/** How many rules a session has, in the order in which they are read. */
SODO_API size_t sodo_rulebook_count(const sodo_session *session);
/** Describe rule `index`, which must be below the count. */
SODO_API_VOID void sodo_rulebook_rule(const sodo_session *session, size_t index,
                                      sodo_rule_info *out);

/** Bytes that an answer of sodo_rulebook_why_not() needs at most. */
#define SODO_ANSWER_SIZE 1024

/**
 * Say why a rule does nothing at a place: the element of its pattern that fails first and
 * what stands there, or the rule that wins.
 *
 * @param[in]  rule       name of the rule
 * @param[in]  path       a page, text or HTML
 * @param[in]  cp_offset  code point of the page's text
 * @param[out] out        one sentence, NUL-terminated
 * @param[out] err        details on failure, or NULL
 * @return SODO_OK; SODO_ERR_USAGE (no such rule or place); SODO_ERR_IO; SODO_ERR_LIMIT;
 *         SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_rulebook_why_not(const sodo_session *session, const char *rule,
                                           const char *path, size_t cp_offset,
                                           char out[SODO_ANSWER_SIZE], sodo_error *err);

#ifdef __cplusplus
}
#endif

#endif

/**
 * @file extract.h
 * Open gazetteers and rules, and turn pages into page records.
 *
 * A session holds the gazetteers and rules: immutable once opened, shared by any number
 * of threads. sodo_extract() reads many pages with threads of its own; a program that has
 * its pages in memory opens one tagger per thread and gets each page's result (page.h).
 */
#ifndef SODO_EXTRACT_H
#define SODO_EXTRACT_H

#include "sodo/status.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Gazetteers and rules, opened. End with sodo_session_close(). */
typedef struct sodo_session sodo_session;

/** How to open a session. Start from SODO_SESSION_OPTIONS_INIT. */
typedef struct sodo_session_options {
    size_t size; /**< sizeof(sodo_session_options) */
    const char *const
        *gazetteer_dirs;        /**< folders: the base first, then what overrides it */
    size_t gazetteer_dir_count; /**< at least 1 */
    /** The compiled form of their tables, made by sodo_gazetteers_compile(); NULL =
     * "gazetteers.bin" in the last folder, "" = none. Used only if it was made from these
     * very tables. */
    const char *compiled;
} sodo_session_options;

#define SODO_SESSION_OPTIONS_INIT \
    { sizeof(sodo_session_options), NULL, 0, NULL }

/**
 * Load gazetteers and compile rules (FOLDER/\*.csv and FOLDER/rules/\*.rules).
 *
 * @param[in]  options  which folders; borrowed for this call only
 * @param[out] out      the new handle, owned by the caller
 * @param[out] err      details on failure, or NULL
 * @return SODO_OK; SODO_ERR_IO if a folder cannot be read; SODO_ERR_INPUT for a bad row
 * or rule (path, line, column); SODO_ERR_USAGE without a folder; SODO_ERR_LIMIT;
 *         SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_session_open(const sodo_session_options *options,
                                       sodo_session **out, sodo_error *err);

/** Free the handle and all it owns. NULL is allowed. No tagger of it may be open. */
SODO_API_VOID void sodo_session_close(sodo_session *self);

/** Hash over all gazetteer files, 26 letters; lives as long as the session. Any thread.
 */
SODO_API const char *sodo_session_gazetteer_version(const sodo_session *self);
/** Whether the compiled form was used, or why not, as one line; lives as long as the
 * session. */
SODO_API const char *sodo_session_gazetteer_form(const sodo_session *self);
/** Hash over all rule files, 26 letters; lives as long as the session. Any thread. */
SODO_API const char *sodo_session_rules_version(const sodo_session *self);

/** The form of a page's bytes. */
typedef enum sodo_input {
    SODO_INPUT_BY_NAME, /**< by extension: .html .htm .jsonl, everything else is text */
    SODO_INPUT_TEXT,    /**< plain text, one page a file */
    SODO_INPUT_HTML,    /**< HTML, one page a file */
    SODO_INPUT_JSONL    /**< JSON Lines, one page a line */
} sodo_input;

/** Does the name end like that of a page file (.txt .html .htm .jsonl)? Any thread. */
SODO_API bool sodo_is_page_name(const char *path);

/** What sodo_extract() gives for each page. */
typedef enum sodo_output {
    SODO_OUTPUT_RECORD,      /**< the page record, one JSON line (docs/DATA.md) */
    SODO_OUTPUT_TEXT,        /**< the page's text, what offsets count */
    SODO_OUTPUT_TRACE,       /**< what each stage found, as stable lines */
    SODO_OUTPUT_SUGGESTIONS, /**< for sodo_suggestions_add() */
    SODO_OUTPUT_PROFILE      /**< for sodo_profile_add() */
} sodo_output;

/** How to extract. Start from SODO_EXTRACT_OPTIONS_INIT. */
typedef struct sodo_extract_options {
    size_t size;              /**< sizeof(sodo_extract_options) */
    const char *const *paths; /**< the pages: files, "-" = standard input (once) */
    size_t path_count;        /**< of `paths` */
    sodo_input input;         /**< form of all pages */
    sodo_output output;       /**< what to give for each */
    unsigned threads;         /**< 0 = one per processor */
    size_t max_page;          /**< bytes of one page; 0 = 64 MiB */
} sodo_extract_options;

#define SODO_EXTRACT_OPTIONS_INIT                                                      \
    {                                                                                  \
        sizeof(sodo_extract_options), NULL, 0, SODO_INPUT_BY_NAME, SODO_OUTPUT_RECORD, \
            0, 0                                                                       \
    }

/** What happens while extracting. All calls come from the calling thread, in input order.
 */
typedef struct sodo_extract_events {
    void *context; /**< handed to each function */
    /** The output of one page, borrowed for the call; not 0 ends everything
     * (SODO_ERR_IO). */
    int (*output)(void *context, sodo_slice text);
    /** A page, or something about it, was bad; the others go on. SODO_OK = a warning. May
     * be NULL. */
    void (*problem)(void *context, sodo_status status, const sodo_error *problem);
    /** `done` of `total` files are through; about ten times a second. May be NULL. */
    void (*progress)(void *context, size_t done, size_t total);
    /** Should the work end now? Asked before each page. May be NULL. */
    bool (*stopped)(void *context);
    /**
     * Is the record of this page known already? `page_id` is "page:" and the hash of its
     * bytes, `source` its path or url. If so, set *record (borrowed until the next call)
     * and return true; the page is not read again. May be NULL. Only for
     * SODO_OUTPUT_RECORD and pages that are files of their own.
     */
    bool (*known)(void *context, sodo_slice page_id, const char *path,
                  sodo_slice *record);
} sodo_extract_events;

/** What came of it. */
typedef struct sodo_extract_summary {
    size_t pages;  /**< pages given out */
    size_t reused; /**< of these, known already */
    size_t empty;  /**< pages without any text */
    size_t failed; /**< pages left out: unreadable, malformed or over a limit */
    size_t bytes;  /**< of all pages read */
    sodo_status
        gravest; /**< of all problems: SODO_ERR_IO and _NOMEM before _INPUT and _LIMIT */
} sodo_extract_summary;

/**
 * Read pages and give out the output of each, in input order for any number of threads.
 *
 * A bad page is reported through `events->problem` and left out; the others go on.
 *
 * @param[in]  self     gazetteers and rules
 * @param[in]  options  which pages, and how; borrowed for this call
 * @param[in]  events   borrowed for this call; `output` must be set
 * @param[out] summary  counts; set also when the call fails
 * @param[out] err      details on failure, or NULL
 * @return SODO_OK also when pages failed (see `summary->gravest`); SODO_ERR_IO if
 * `output` ended the work; SODO_ERR_USAGE if `stopped` did; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_extract(const sodo_session *self,
                                  const sodo_extract_options *options,
                                  const sodo_extract_events *events,
                                  sodo_extract_summary *summary, sodo_error *err);

#ifdef __cplusplus
}
#endif

#endif

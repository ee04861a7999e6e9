/**
 * @file build.h
 * From page records to the folder that holds the network: graph.sqlite and the exports.
 */
#ifndef SODO_BUILD_H
#define SODO_BUILD_H

#include "sodo/status.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A folder in the making. Nothing of it is seen before sodo_builder_publish(). One
 * thread. */
typedef struct sodo_builder sodo_builder;

/** How to build. Start from SODO_BUILD_OPTIONS_INIT. */
typedef struct sodo_build_options {
    size_t size;           /**< sizeof(sodo_build_options) */
    const char *folder;    /**< to be made or replaced */
    const char *decisions; /**< CSV of merges decided by hand, or NULL */
    bool force;            /**< also replace a folder that was not made by a build */
    bool keep; /**< begin with the pages that the folder holds (--add, --remove) */
    const char
        *gazetteer_version; /**< of the session that reads pages, or NULL (merge only) */
    const char *rules_version;      /**< likewise */
    bool (*stopped)(void *context); /**< should publishing end now? Asked between names,
                                       days and files; NULL = no */
    void *context;                  /**< handed to `stopped` */
} sodo_build_options;

#define SODO_BUILD_OPTIONS_INIT \
    { sizeof(sodo_build_options), NULL, NULL, false, false, NULL, NULL, NULL, NULL }

/**
 * Begin a folder. Looks at what is there, writes nothing.
 *
 * @param[in]  options  borrowed for this call only
 * @param[out] out      the new handle, owned by the caller
 * @param[out] err      details on failure, or NULL
 * @return SODO_OK; SODO_ERR_USAGE if the folder holds something that no build made;
 *         SODO_ERR_IO; SODO_ERR_INPUT if its store or the decisions are malformed;
 *         SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_builder_open(const sodo_build_options *options,
                                       sodo_builder **out, sodo_error *err);
/** Give up what was not published and free the handle. NULL is allowed. */
SODO_API_VOID void sodo_builder_close(sodo_builder *self);

/**
 * The record that the folder holds of a page, if its bytes and all versions are
 * unchanged.
 *
 * @param[in]  page_id  "page:" and the hash of the bytes
 * @param[in]  path     as the page is called now
 * @param[out] record   borrowed until the next call with this handle
 * @return whether there is one
 */
SODO_API bool sodo_builder_known(sodo_builder *self, sodo_slice page_id, const char *path,
                                 sodo_slice *record);

/**
 * Add one page record. The same page again is no error and adds nothing.
 *
 * @param[in]  record  one JSON line; copied
 * @param[in]  path    where it is from, for messages
 * @param[in]  line    its line there, 0 = none
 * @return SODO_OK; SODO_ERR_INPUT if it is no record, or one of other versions;
 *         SODO_ERR_LIMIT; SODO_ERR_NOMEM. The handle stays usable.
 */
SODO_API sodo_status sodo_builder_add(sodo_builder *self, sodo_slice record,
                                      const char *path, size_t line, sodo_error *err);

/**
 * Add all records of a part: a file of page records, "-" = standard input, or a folder
 * made by a build. Same statuses as sodo_builder_add(), SODO_ERR_IO, and SODO_ERR_USAGE
 * if `stopped` ended it.
 */
SODO_API sodo_status sodo_builder_add_part(sodo_builder *self, const char *path,
                                           sodo_error *err);

/**
 * Take a page out again, by its source (path or url) or its id.
 * @return whether there was one
 */
SODO_API bool sodo_builder_remove(sodo_builder *self, const char *source);

/** How many pages it has now. */
SODO_API size_t sodo_builder_pages(const sodo_builder *self);

/** What a folder holds. */
typedef struct sodo_build_summary {
    size_t pages, mentions;
    size_t nodes, people, organizations, positions, places, events, documents;
    size_t edges, proofs;
} sodo_build_summary;

/**
 * Join the records to one network, write all files beside the folder, and put them in its
 * place. Other files in the folder are left alone.
 *
 * @param[out] summary  what the folder holds now, or NULL
 * @return SODO_OK; SODO_ERR_IO, and the folder is as it was; SODO_ERR_USAGE if `stopped`
 * ended it, likewise; SODO_ERR_LIMIT; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_builder_publish(sodo_builder *self, sodo_build_summary *summary,
                                          sodo_error *err);

#ifdef __cplusplus
}
#endif

#endif

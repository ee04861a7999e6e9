/**
 * @file export.h
 * Views of a network, written in the formats of other programs.
 */
#ifndef SODO_EXPORT_H
#define SODO_EXPORT_H

#include "sodo/graph.h"
#include "sodo/sink.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How to export. Start from SODO_EXPORT_OPTIONS_INIT. */
typedef struct sodo_export_options {
    size_t size;        /**< sizeof(sodo_export_options) */
    const char *view;   /**< a name of sodo_export_views(); NULL = "full" */
    const char *format; /**< a name of sodo_export_formats(); NULL = "graphml" */
    const char *at;     /**< a date: only what held on that day; NULL = all times */
    const char *table;  /**< CSV formats: nodes, edges or evidence; NULL = nodes */
    int raw_cells;      /**< CSV: not 0 leaves cells alone that a spreadsheet would run */
    const char *from, *to; /**< dates: only what touches the time between; NULL = open */
} sodo_export_options;

#define SODO_EXPORT_OPTIONS_INIT \
    { sizeof(sodo_export_options), NULL, NULL, NULL, NULL, 0, NULL, NULL }

/** One view or format: its name and one line about it. Static. */
typedef struct sodo_choice {
    const char *name;
    const char *about;
    const char *file; /**< formats: name of its file in a folder, "graph.graphml" */
} sodo_choice;

/** All formats, ending with a NULL name. Static. */
SODO_API const sodo_choice *sodo_export_formats(void);
/** All views, ending with a NULL name. Static. */
SODO_API const sodo_choice *sodo_export_views(void);

/**
 * Write a network.
 *
 * @param[in]  graph    to be written
 * @param[in]  options  what and how; borrowed for this call
 * @param[in]  sink     takes the text
 * @param[out] err      details on failure, or NULL
 * @return SODO_OK; SODO_ERR_USAGE for an unknown view, format, table or a malformed date;
 *         SODO_ERR_IO if the sink ended it; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_export(const sodo_graph *graph,
                                 const sodo_export_options *options, sodo_sink sink,
                                 sodo_error *err);

#ifdef __cplusplus
}
#endif

#endif

/* attributes.h - internal, layer "write": what every format says of a node and of an
 * edge. */
#ifndef SODO_WRITE_ATTRIBUTES_H
#define SODO_WRITE_ATTRIBUTES_H

#include "write/write.h"

typedef enum sodo_column_type {
    SODO_COLUMN_TEXT,
    SODO_COLUMN_DATE, /* text too, where a format has no dates */
    SODO_COLUMN_INT,
    SODO_COLUMN_DOUBLE
} sodo_column_type;

typedef struct sodo_column {
    const char *name; /* ASCII NMTOKEN, the same in every format */
    sodo_column_type type;
    /* Append the value of node or edge `index`, clean; nothing = not known. */
    void (*get)(const sodo_network *net, uint32_t index, size_t field, sodo_buf *out);
    size_t field; /* offset in sodo_node or sodo_edge, for the getter */
} sodo_column;

extern const sodo_column SODO_NODE_COLUMNS[];
extern const size_t SODO_NODE_COLUMN_COUNT;
extern const sodo_column SODO_EDGE_COLUMNS[];
extern const size_t SODO_EDGE_COLUMN_COUNT;

/* Bit c: some node or edge (of `items`) has a value in column c. Formats that declare
 * their attributes declare these only, so that nobody meets a column without any value.
 */
uint64_t sodo_columns_used(const sodo_network *net, const sodo_column *columns,
                           size_t count, size_t items, sodo_buf *out);

/* The value of a column in `out`, which is emptied first; false = not known. */
bool sodo_column_value(const sodo_column *column, const sodo_network *net, uint32_t index,
                       sodo_buf *out);

/* What is drawn: a node's name, an edge's kind or roles. Never empty. Empties `out`
 * first. */
void sodo_node_label(const sodo_network *net, uint32_t node, sodo_buf *out);
void sodo_edge_label(const sodo_network *net, uint32_t edge, sodo_buf *out);
/* "#1f77b4" */
const char *sodo_node_colour(sodo_node_kind kind);
/* Is it part of graph formats (all but pages)? */
bool sodo_node_is_written(const sodo_node *node);

/* Append `text` as a label: control characters, noncharacters and bidi controls dropped,
 * white space collapsed and trimmed, cut at SODO_LABEL_MAX bytes. NFC is what the network
 * holds. */
#define SODO_LABEL_MAX 4096
void sodo_write_clean(sodo_slice text, sodo_buf *out);

/* Status of a failed buffer, or SODO_OK. */
sodo_status sodo_write_end(const sodo_buf *out, sodo_error *err);

#endif

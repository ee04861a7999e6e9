/* columns.c - one table of columns for all files: the writers' tables, handed to the
 * store. */
#include "pipeline/columns.h"

#include "write/attributes.h"

static sodo_store_type type_of(sodo_column_type type) {
    if (type == SODO_COLUMN_INT) return SODO_STORE_INT;
    return type == SODO_COLUMN_DOUBLE ? SODO_STORE_REAL : SODO_STORE_TEXT;
}

static const char *node_name(size_t column) {
    return SODO_NODE_COLUMNS[column].name;
}

static sodo_store_type node_type(size_t column) {
    return type_of(SODO_NODE_COLUMNS[column].type);
}

static bool node_value(const sodo_network *net, uint32_t index, size_t column,
                       sodo_buf *out) {
    return sodo_column_value(&SODO_NODE_COLUMNS[column], net, index, out);
}

static const char *edge_name(size_t column) {
    return SODO_EDGE_COLUMNS[column].name;
}

static sodo_store_type edge_type(size_t column) {
    return type_of(SODO_EDGE_COLUMNS[column].type);
}

static bool edge_value(const sodo_network *net, uint32_t index, size_t column,
                       sodo_buf *out) {
    return sodo_column_value(&SODO_EDGE_COLUMNS[column], net, index, out);
}

static size_t node_count(void) {
    return SODO_NODE_COLUMN_COUNT;
}

static size_t edge_count(void) {
    return SODO_EDGE_COLUMN_COUNT;
}

const sodo_store_columns SODO_STORE_NODE_COLUMNS = {node_count, node_name, node_type,
                                                    node_value, sodo_node_label};
const sodo_store_columns SODO_STORE_EDGE_COLUMNS = {edge_count, edge_name, edge_type,
                                                    edge_value, sodo_edge_label};

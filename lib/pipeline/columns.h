/* columns.h - internal, layer "pipeline": the exports' columns as the store takes them.
 */
#ifndef SODO_PIPELINE_COLUMNS_H
#define SODO_PIPELINE_COLUMNS_H

#include "store/store.h"

extern const sodo_store_columns SODO_STORE_NODE_COLUMNS;
extern const sodo_store_columns SODO_STORE_EDGE_COLUMNS;

#endif

/* handle.h - internal, layer "pipeline": what a public graph handle stands for. */
#ifndef SODO_PIPELINE_HANDLE_H
#define SODO_PIPELINE_HANDLE_H

#include "base/buf.h"
#include "model/network.h"
#include "sodo/graph.h"
#include "sodo/sink.h"

struct sodo_graph {
    sodo_network network;
};

/* Hand a finished text to the sink. Fails: SODO_ERR_NOMEM (the buffer failed),
 * SODO_ERR_IO. */
sodo_status sodo_sink_put(sodo_sink sink, const sodo_buf *text, sodo_error *err);

#endif

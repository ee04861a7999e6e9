/**
 * @file sink.h
 * Where text goes: a function of the caller's that takes it piece by piece.
 */
#ifndef SODO_SINK_H
#define SODO_SINK_H

#include "sodo/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Takes the pieces of an output in order. */
typedef struct sodo_sink {
    /**
     * Take one piece; borrowed for this call only.
     * @return 0, or anything else to end the output: the call then returns SODO_ERR_IO
     */
    int (*write)(void *context, sodo_slice text);
    void *context; /**< handed to `write` */
} sodo_sink;

#ifdef __cplusplus
}
#endif

#endif

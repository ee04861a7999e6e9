/* pool.h - internal, layer "pipeline": threads that work on slots, given back in order.
 *
 * One thread owns the pool: it fills the next free slot, submits it, and takes finished
 * slots in the order in which they were submitted. With one thread the work is done at
 * submitting, without any thread beside. */
#ifndef SODO_PIPELINE_POOL_H
#define SODO_PIPELINE_POOL_H

#include "sodo/status.h"

#include <stdbool.h>

typedef struct sodo_pool sodo_pool;

typedef struct sodo_pool_options {
    unsigned threads; /* at least 1 */
    size_t slots;     /* at least 1 */
    size_t slot_size; /* bytes of one; slots begin zeroed and keep their content */
    /* Work on a slot; `worker` is 0 .. threads - 1 and never runs twice at once. */
    void (*work)(void *context, unsigned worker, void *slot);
    void *context;
} sodo_pool_options;

/* Fails: SODO_ERR_NOMEM, also when no thread can be started. */
sodo_status sodo_pool_open(const sodo_pool_options *options, sodo_pool **out,
                           sodo_error *err);
/* Wait for the threads and free the pool, not what the slots own. NULL is allowed. */
void sodo_pool_close(sodo_pool *self);

/* The next free slot, to be filled and submitted; NULL: all are in use. */
void *sodo_pool_slot(sodo_pool *self);
void sodo_pool_submit(sodo_pool *self);
/* The oldest slot submitted, when it is finished or `wait`; NULL otherwise, and when
 * nothing is submitted. It stays the caller's until sodo_pool_release. */
void *sodo_pool_take(sodo_pool *self, bool wait);
void sodo_pool_release(sodo_pool *self);
/* Slot `index`, to clean up after the threads have ended their work. */
void *sodo_pool_at(sodo_pool *self, size_t index);

#endif

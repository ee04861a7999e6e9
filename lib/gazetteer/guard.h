/* guard.h - internal to layer "gazetteer": bytes whose checksums are asked for when
 * somebody first reads them, block by block. So a file of a million rows costs what is
 * read of it, and what is read is still what was written. */
#ifndef SODO_GAZETTEER_GUARD_H
#define SODO_GAZETTEER_GUARD_H

#include "base/slice.h"

#include <stdatomic.h>
#include <stdbool.h>

#define SODO_GUARD_BLOCK 4096 /* bytes */

/* Any number of threads may ask. */
typedef struct sodo_guard {
    sodo_slice bytes;
    const uint64_t *sums;  /* of each block */
    _Atomic uint8_t *good; /* blocks that have been asked for */
    atomic_bool damaged;   /* some block was not what was written */
} sodo_guard;

/* Blocks that so many bytes have, each with a sum. */
static inline size_t sodo_guard_blocks(size_t size) {
    return size / SODO_GUARD_BLOCK + (size % SODO_GUARD_BLOCK != 0);
}

uint64_t sodo_guard_sum(sodo_slice bytes, size_t block);
/* False: no memory. */
bool sodo_guard_open(sodo_guard *self, sodo_slice bytes, const uint64_t *sums);
void sodo_guard_close(sodo_guard *self);
bool sodo_guard_ask(sodo_guard *self, size_t first, size_t last);

/* Are these bytes, which lie in the file, as they were written? Those outside of what is
 * guarded are. */
static inline bool sodo_guard_holds(sodo_guard *self, const void *at, size_t size) {
    size_t begin = (size_t)((uintptr_t)at - (uintptr_t)self->bytes.data);
    if (begin >= self->bytes.size || size == 0) return true;
    size_t end = size < self->bytes.size - begin ? begin + size : self->bytes.size;
    return sodo_guard_ask(self, begin / SODO_GUARD_BLOCK, (end - 1) / SODO_GUARD_BLOCK);
}

#endif

/* guard.c - blocks of a file are checked when they are first read. */
#include "gazetteer/guard.h"

#include "base/checksum.h"

#include <stdlib.h>

uint64_t sodo_guard_sum(sodo_slice bytes, size_t block) {
    size_t begin = block * SODO_GUARD_BLOCK, left = bytes.size - begin;
    return sodo_checksum((sodo_slice){bytes.data + begin,
                                      left < SODO_GUARD_BLOCK ? left : SODO_GUARD_BLOCK});
}

bool sodo_guard_open(sodo_guard *self, sodo_slice bytes, const uint64_t *sums) {
    self->bytes = bytes;
    self->sums = sums;
    self->good = calloc(sodo_guard_blocks(bytes.size) + 1, sizeof *self->good);
    atomic_init(&self->damaged, false);
    return self->good != NULL;
}

void sodo_guard_close(sodo_guard *self) {
    free((void *)(uintptr_t)self->good);
    self->good = NULL;
}

bool sodo_guard_ask(sodo_guard *self, size_t first, size_t last) {
    for (size_t block = first; block <= last; block++) {
        if (atomic_load_explicit(&self->good[block], memory_order_relaxed)) continue;
        if (sodo_guard_sum(self->bytes, block) != self->sums[block]) {
            atomic_store(&self->damaged, true);
            return false;
        }
        atomic_store_explicit(&self->good[block], 1, memory_order_relaxed);
    }
    return true;
}

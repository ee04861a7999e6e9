/* checksum.h - internal, layer "base": are these the same bytes as then? 64 bits, as fast
 * as memory is read. Against accident only: ids and versions use ident.h. */
#ifndef SODO_BASE_CHECKSUM_H
#define SODO_BASE_CHECKSUM_H

#include "base/slice.h"

static inline uint64_t sodo_checksum_word_(const char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/* One to one for each word: a change of one word always changes its lane. */
static inline uint64_t sodo_checksum_mix_(uint64_t lane, uint64_t word) {
    lane = (lane ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return lane ^ lane >> 32;
}

static inline uint64_t sodo_checksum(sodo_slice bytes) {
    uint64_t lanes[4] = {1, 2, 3, 4}, sum = bytes.size;
    const char *at = bytes.data, *end = at + bytes.size;
    for (; end - at >= 32;
         at += 32) /* four lanes, so that their multiplications overlap */
        for (int i = 0; i < 4; i++)
            lanes[i] = sodo_checksum_mix_(lanes[i], sodo_checksum_word_(at + 8 * i));
    for (int i = 0; i < 4; i++) sum = sodo_checksum_mix_(sum, lanes[i]);
    for (; at < end; at++) sum = sodo_checksum_mix_(sum, (unsigned char)*at);
    return sum;
}

#endif

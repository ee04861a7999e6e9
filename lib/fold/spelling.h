/* spelling.h - internal, layer "fold": a short word's bytes as numbers, to find it again.
 */
#ifndef SODO_FOLD_SPELLING_H
#define SODO_FOLD_SPELLING_H

#include "base/slice.h"

#define SODO_SPELLING_MAX 24 /* bytes */

/* Its size and words of it that may overlap tell a spelling from any other. */
typedef struct sodo_spelling {
    uint64_t words[3];
} sodo_spelling;

static inline uint64_t sodo_load8_(const char *p) {
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return v;
}

static inline uint64_t sodo_load4_(const char *p) {
    uint32_t v;
    memcpy(&v, p, sizeof v);
    return v;
}

/* Of 1 to SODO_SPELLING_MAX bytes. */
static inline sodo_spelling sodo_spelling_of(sodo_slice s) {
    const char *p = s.data, *end = s.data + s.size;
    if (s.size >= 16)
        return (sodo_spelling){
            {sodo_load8_(p), sodo_load8_(p + 8), sodo_load8_(end - 8)}};
    if (s.size >= 8) return (sodo_spelling){{sodo_load8_(p), sodo_load8_(end - 8), 0}};
    if (s.size >= 4)
        return (sodo_spelling){{sodo_load4_(p) | sodo_load4_(end - 4) << 32, 0, 0}};
    uint64_t word = (unsigned char)p[0] | (uint64_t)(unsigned char)p[s.size / 2] << 8 |
                    (uint64_t)(unsigned char)end[-1] << 16;
    return (sodo_spelling){{word, 0, 0}};
}

/* 24 bits. */
static inline uint32_t sodo_spelling_hash(const sodo_spelling *k, size_t size) {
    uint64_t h = (k->words[0] + size) * 0x9E3779B97F4A7C15u ^
                 k->words[1] * 0xBF58476D1CE4E5B9u ^ k->words[2] * 0x94D049BB133111EBu;
    return (uint32_t)((h ^ h >> 32) * 0x9E3779B97F4A7C15u >> 40);
}

static inline bool sodo_spelling_equal(const sodo_spelling *a, const sodo_spelling *b) {
    return a->words[0] == b->words[0] && a->words[1] == b->words[1] &&
           a->words[2] == b->words[2];
}

#endif

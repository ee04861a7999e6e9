/* slice.h - internal, layer "base": small helpers over borrowed text. */
#ifndef SODO_BASE_SLICE_H
#define SODO_BASE_SLICE_H

#include "base/arena.h"
#include "sodo/status.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* A slice of a literal, without its NUL. */
#define SODO_LIT(text) ((sodo_slice){(text), sizeof(text) - 1})

static inline sodo_slice sodo_slice_of(const char *text) {
    return (sodo_slice){text, text ? strlen(text) : 0};
}

static inline bool sodo_slice_equal(sodo_slice a, sodo_slice b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static inline bool sodo_slice_is(sodo_slice a, const char *text) {
    return sodo_slice_equal(a, sodo_slice_of(text));
}

/* Byte order, shorter first on a tie: the order of every sorted output. */
static inline int sodo_slice_compare(sodo_slice a, sodo_slice b) {
    size_t least = a.size < b.size ? a.size : b.size;
    int order = least ? memcmp(a.data, b.data, least) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

/* The text without blanks, tabs and line ends at either side. */
static inline sodo_slice sodo_slice_trim(sodo_slice s) {
    while (s.size && (unsigned char)s.data[0] <= ' ') s.data++, s.size--;
    while (s.size && (unsigned char)s.data[s.size - 1] <= ' ') s.size--;
    return s;
}

/* A copy in the arena, with a NUL after it; data == NULL when there is no memory. */
static inline sodo_slice sodo_slice_copy(sodo_arena *arena, sodo_slice s) {
    char *copy = sodo_arena_alloc(arena, s.size + 1, 1);
    if (copy && s.size) memcpy(copy, s.data, s.size);
    return (sodo_slice){copy, copy ? s.size : 0};
}

/* FNV-1a, for hash tables only: never shown, never stored. */
static inline uint32_t sodo_slice_hash(sodo_slice s) {
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s.size; i++) h = (h ^ (unsigned char)s.data[i]) * 16777619u;
    return h;
}

#endif

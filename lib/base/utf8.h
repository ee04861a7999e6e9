/* utf8.h - internal, layer "base": decoding UTF-8, one code point at a time. */
#ifndef SODO_BASE_UTF8_H
#define SODO_BASE_UTF8_H

#include "base/slice.h"

/* The code point at data[at], at < size; *width gets its bytes (>= 1). A byte that
 * starts no well-formed sequence gives U+FFFD and width 1. */
static inline uint32_t sodo_utf8_at(sodo_slice s, size_t at, size_t *width) {
    const unsigned char *p = (const unsigned char *)s.data + at;
    size_t left = s.size - at;
    *width = 1;
    if (p[0] < 0x80) return p[0];
    if (p[0] >= 0xC2 && p[0] < 0xE0 && left > 1 && (p[1] & 0xC0) == 0x80) {
        *width = 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
    if ((p[0] & 0xF0) == 0xE0 && left > 2 && (p[1] & 0xC0) == 0x80 &&
        (p[2] & 0xC0) == 0x80) {
        uint32_t c =
            (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) {
            *width = 3;
            return c;
        }
    }
    if (p[0] >= 0xF0 && p[0] < 0xF5 && left > 3 && (p[1] & 0xC0) == 0x80 &&
        (p[2] & 0xC0) == 0x80 && (p[3] & 0xC0) == 0x80) {
        uint32_t c = (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
                     (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
        if (c >= 0x10000 && c <= 0x10FFFF) {
            *width = 4;
            return c;
        }
    }
    return 0xFFFD;
}

/* Bytes of a code point written to `out` (room for 4). */
static inline size_t sodo_utf8_put(uint32_t c, char *out) {
    if (c < 0x80) return out[0] = (char)c, 1;
    if (c < 0x800)
        return out[0] = (char)(0xC0 | c >> 6), out[1] = (char)(0x80 | (c & 0x3F)), 2;
    if (c < 0x10000)
        return out[0] = (char)(0xE0 | c >> 12), out[1] = (char)(0x80 | (c >> 6 & 0x3F)),
               out[2] = (char)(0x80 | (c & 0x3F)), 3;
    return out[0] = (char)(0xF0 | c >> 18), out[1] = (char)(0x80 | (c >> 12 & 0x3F)),
           out[2] = (char)(0x80 | (c >> 6 & 0x3F)), out[3] = (char)(0x80 | (c & 0x3F)), 4;
}

/* Code points of well-formed text. */
static inline size_t sodo_utf8_count(sodo_slice s) {
    size_t n = 0;
    for (size_t i = 0; i < s.size; i++) n += ((unsigned char)s.data[i] & 0xC0) != 0x80;
    return n;
}

#endif

/* skip.h - internal, layer "fold": over the letters of a word, the innermost loop of
 * reading. */
#ifndef SODO_FOLD_SKIP_H
#define SODO_FOLD_SKIP_H

#include "base/slice.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Steps over the letters that nearly all words consist of (ASCII, U+00C0 to U+01BF,
 * U+1E80 to U+1EFF) and stops before what needs a closer look. */
static inline size_t sodo_skip_letters_plain(sodo_slice text, size_t at, uint32_t *cps) {
    const unsigned char *p = (const unsigned char *)text.data;
    for (; at + 3 <= text.size; ++*cps) {
        unsigned b = p[at], b1 = p[at + 1];
        if ((b | 0x20) - 'a' < 26)
            at++;
        else if (b == 0xE1 && (b1 & 0xFE) == 0xBA && (p[at + 2] & 0xC0) == 0x80)
            at += 3;
        else if (b >= 0xC4 && b <= 0xC6 && (b1 & 0xC0) == 0x80)
            at += 2;
        else if (b == 0xC3 && (b1 & 0xC0) == 0x80 && (b1 & 0xDF) != 0x97)
            at += 2;
        else
            break;
    }
    return at;
}

#ifdef __SSE2__
static inline uint32_t sodo_count_bits(unsigned v) { /* of 16 */
    v -= v >> 1 & 0x5555;
    v = (v & 0x3333) + (v >> 2 & 0x3333);
    v = (v + (v >> 4)) & 0x0F0F;
    return (v + (v >> 8)) & 0x1F;
}

/* The same for 16 bytes at once: which letters come cannot be foretold, so a branch for
 * each would be taken wrongly too often. */
static inline size_t sodo_skip_letters(sodo_slice text, size_t at, uint32_t *cps) {
    if (at + 17 > text.size) return sodo_skip_letters_plain(text, at, cps);
    const __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(text.data + at));
    const __m128i next =
        _mm_loadu_si128((const __m128i *)(const void *)(text.data + at + 1));
    const __m128i small = _mm_or_si128(b, _mm_set1_epi8(0x20));
    /* signed compares: bytes from 0x80 are below all others */
    const __m128i ascii = _mm_and_si128(_mm_cmpgt_epi8(small, _mm_set1_epi8('a' - 1)),
                                        _mm_cmplt_epi8(small, _mm_set1_epi8('z' + 1)));
    const __m128i follows = _mm_cmplt_epi8(b, _mm_set1_epi8((char)0xC0));
    const __m128i next_follows = _mm_cmplt_epi8(next, _mm_set1_epi8((char)0xC0));
    const __m128i three = _mm_and_si128(
        _mm_cmpeq_epi8(b, _mm_set1_epi8((char)0xE1)),
        _mm_cmpeq_epi8(_mm_or_si128(next, _mm_set1_epi8(1)), _mm_set1_epi8((char)0xBB)));
    const __m128i sign = _mm_cmpeq_epi8(_mm_and_si128(next, _mm_set1_epi8((char)0xDF)),
                                        _mm_set1_epi8((char)0x97));
    const __m128i latin = _mm_and_si128(_mm_cmpgt_epi8(b, _mm_set1_epi8((char)0xC2)),
                                        _mm_cmplt_epi8(b, _mm_set1_epi8((char)0xC7)));
    const __m128i c3 = _mm_cmpeq_epi8(b, _mm_set1_epi8((char)0xC3));
    const __m128i two =
        _mm_andnot_si128(_mm_and_si128(c3, sign), _mm_and_si128(latin, next_follows));
    const unsigned ones = (unsigned)_mm_movemask_epi8(ascii);
    const unsigned twos = (unsigned)_mm_movemask_epi8(two);
    const unsigned threes = (unsigned)_mm_movemask_epi8(three);
    const unsigned tails = (unsigned)_mm_movemask_epi8(follows);
    const unsigned heads = ones | twos | threes;
    if (tails & 1) return at; /* no letter begins here: the text is not well formed */
    unsigned size = (unsigned)__builtin_ctz(~(heads | tails) | 1u << 16);
    if (size == 16) { /* leave a letter that is cut here for the next round */
        unsigned last = 31 - (unsigned)__builtin_clz(heads | 1);
        unsigned length = 1 + (twos >> last & 1) + 2 * (threes >> last & 1);
        if (last + length > 16) size = last;
    }
    *cps += sodo_count_bits(heads & ((1u << size) - 1));
    return at + size;
}
#else
#define sodo_skip_letters sodo_skip_letters_plain
#endif

#endif

/* needs.h - internal, layer "rules": what a window must have for a rule to be tried, and
 * what a match may begin with. */
#ifndef SODO_RULES_NEEDS_H
#define SODO_RULES_NEEDS_H

#include "model/symbols.h"

/* ---- needs.c: a byte a rule, full where the window has all that a match needs ---- */

/* Bits of number `at` of a set of needs that something fulfils. */
typedef struct sodo_rule_need {
    uint32_t at;
    uint64_t bits;
} sodo_rule_need;

typedef struct sodo_rule_needs {
    uint32_t begin, end; /* in the table's items */
} sodo_rule_needs;

/* Two words side by side; a = 0: a free slot. */
typedef struct sodo_rule_pair {
    uint32_t a, b;
    sodo_rule_needs needs;
} sodo_rule_pair;

/* Stand for words in pairs: a line's begin, and behind it any word of a shape. */
#define SODO_LINE_BEGIN UINT32_C(0x40000000)
#define SODO_LINE_SHAPE UINT32_C(0x40000001) /* + shape */

/* What each word, pair, kind and line begin fulfils. */
typedef struct sodo_need_table {
    size_t size; /* 64-bit numbers of a set of needs */
    sodo_rule_need *items;
    sodo_rule_needs *words, line;
    sodo_rule_pair *pairs; /* a hash table of pair_mask + 1 slots */
    uint32_t pair_mask;
    uint64_t *pair_begins; /* bit set of words */
    uint64_t *given;       /* needs that are none: a rule may have fewer than eight */
    uint64_t *kinds;       /* a set for each kind */
} sodo_need_table;

/* The slot of a pair: its own, or the free one that it would take. */
static inline uint32_t sodo_need_pair_slot(const sodo_need_table *self, uint32_t a,
                                           uint32_t b) {
    uint32_t h = (a * UINT32_C(0x9E3779B1) ^ b) * UINT32_C(0x85EBCA6B);
    uint32_t at = (h ^ h >> 15) & self->pair_mask;
    while (self->pairs[at].a && (self->pairs[at].a != a || self->pairs[at].b != b))
        at = (at + 1) & self->pair_mask;
    return at;
}

/* 0x80 in each full byte. */
static inline uint64_t sodo_full_bytes(uint64_t v) {
    const uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F);
    uint64_t lacks = ~v;
    return ~(((lacks & low) + low) | lacks | low);
}

/* ---- starts.c ---- */

#define SODO_RULE_PREFIX 3 /* units that are looked at before a rule is tried */

/* Which of up to 64 rules of a phase (bit i: rule_begin + i) can have what as the n-th
 * unit of a match. */
typedef struct sodo_rule_units {
    uint64_t *words; /* by word; 0: words that are not named, as no rule's literal */
    uint64_t *tests; /* by kind_first + bit: mentions that pass that test */
    uint64_t shapes[8], kinds[SODO_KIND_LIMIT], gap, breaks;
    uint64_t behind; /* rules whose match may have ended before */
} sodo_rule_units;

typedef struct sodo_rule_starts {
    uint32_t rule_begin, rule_end;
    sodo_rule_units units[SODO_RULE_PREFIX];
    uint64_t window; /* rules that begin at the window's begin only */
} sodo_rule_starts;

/* What some match of a phase begins with. */
typedef struct sodo_rule_begins {
    uint64_t *words, kinds;
    uint8_t shapes;
    bool gap, line_break;
} sodo_rule_begins;

#endif

/* set.h - internal, layer "rules": a compiled rule set, and what reading one needs. */
#ifndef SODO_RULES_SET_H
#define SODO_RULES_SET_H

#define PCRE2_CODE_UNIT_WIDTH 32
#include <pcre2.h>

#include "rules/ast.h"
#include "rules/needs.h"
#include "rules/rules.h"

#define SODO_RULE_AHEAD 4
#define SODO_RULE_TESTS 56 /* tests on one kind in a phase: 8 a unit's byte, 7 bytes */

/* Symbols. A unit of the stream is one of these followed by the phase's `width` - 1 bytes
 * (0..255): of a word its shape and whether a space stands before it, of a mention the
 * outcomes of the phase's tests. */
#define SODO_SYMBOL_STOP 0x200u         /* sentence break */
#define SODO_SYMBOL_NEWLINE_STOP 0x201u /* sentence and line break */
#define SODO_SYMBOL_NEWLINE 0x202u      /* line break inside a sentence */
#define SODO_SYMBOL_KIND 0x300u         /* + kind */
#define SODO_SYMBOL_GAP 0x3FFu          /* words that no rule of the phase names */
#define SODO_SYMBOL_WORD 0x400u         /* + word; word 0 = not named */
#define SODO_SYMBOL_LAST 0x7FFFFFFFu

/* A pattern: its text and code are made once some thread needs them. */
typedef struct sodo_rule_code {
    struct sodo_rule_slot *slot;
    uint32_t rule, list; /* what it is the code of; list: SODO_NO_INDEX = the pattern */
    bool first;          /* the list's first item */
    uint8_t *captures;   /* capture of group 1 + i; 0xFF = the region of a list's item */
    uint32_t group_count;
} sodo_rule_code;

typedef struct sodo_rule_list {
    uint32_t capture; /* its name, or SODO_NO_INDEX */
    sodo_pat *pat;
    sodo_rule_code first, next; /* ITEM, SEP ITEM; each must leave a rest that fits */
    const sodo_rule_token *at;
} sodo_rule_list;

typedef struct sodo_rule_capture {
    sodo_slice name;
    uint32_t list; /* the list whose items have it, or SODO_NO_INDEX */
    bool used;
    const sodo_rule_token *at;
} sodo_rule_capture;

typedef struct sodo_rule_statement {
    const sodo_rule_token *begin, *end; /* begin: the keyword */
} sodo_rule_statement;

typedef struct sodo_rule {
    sodo_slice name, say;
    uint32_t phase, order; /* order: in which it was read */
    int priority, conf;
    uint8_t zones;
    bool bad; /* check mode: something is wrong with it, it is left out */
    const sodo_rule_token *at;
    SODO_VEC(sodo_rule_statement) lines;
    sodo_pat *pattern;
    SODO_VEC(sodo_rule_capture) captures;
    SODO_VEC(sodo_rule_list) lists;
    SODO_VEC(sodo_rule_action) actions;
    SODO_VEC(sodo_rule_when) whens;
    sodo_rule_code code;
    uint64_t ahead[SODO_RULE_AHEAD]; /* of each set of kinds one lies in the match */
    uint32_t ahead_count;
    const char *reason; /* "rule NAME" */
} sodo_rule;

typedef struct sodo_rule_test {
    uint8_t kind;
    sodo_cond *conds;
    uint32_t cond_count;
} sodo_rule_test;

typedef struct sodo_rule_state {
    sodo_slice name;
    const char *reason; /* "state NAME" */
    bool is_set;        /* some rule sets it */
    const sodo_rule_token *at;
} sodo_rule_state;

typedef struct sodo_rule_phase {
    sodo_slice name;
    const sodo_rule_token *at;
    bool frame, all; /* group frame; policy all */
    bool has_group, has_in;
    SODO_VEC(sodo_rule_statement) lines;
    bool reopened;     /* while reading: its lines have been given before */
    uint8_t window;    /* sodo_span */
    uint8_t zones;     /* bits of sodo_zone; 0 until known */
    uint8_t all_zones; /* of its rules together */
    uint8_t width;     /* code units of a unit */
    bool gaps;         /* words that are not named are one GAP */
    uint64_t kinds;    /* of `in` */
    uint64_t layers[SODO_KIND_LIMIT]; /* kinds laid together, in the order of `in` */
    uint32_t layer_count;
    uint8_t order[SODO_KIND_LIMIT]; /* the kinds in the order of `in` */
    uint8_t place[SODO_KIND_LIMIT]; /* of a kind in that order */
    uint32_t kind_count;
    uint32_t rule_begin, rule_end;
    uint32_t met_begin; /* of its rules' needs, a byte a rule */
    SODO_VEC(sodo_rule_test) tests;
    uint8_t kind_tests[SODO_KIND_LIMIT];  /* how many of them on a kind */
    uint32_t kind_first[SODO_KIND_LIMIT]; /* tests on lower kinds */
    SODO_VEC(sodo_rule_starts) starts;
    sodo_rule_begins begins;
    uint64_t *words; /* bit set of the words that its rules name */
    SODO_VEC(sodo_rule_state) states;
} sodo_rule_phase;

/* What an `example` line expects: `Kind "text"`, `drop Kind "text"`, `holds "source"
 * "target"`. */
typedef struct sodo_rule_expectation {
    bool fact, drop;
    int kind; /* of the mention or fact; -1 = any */
    sodo_slice text, target;
    uint16_t attrs[4];
    sodo_slice values[4];
    uint32_t attr_count;
} sodo_rule_expectation;

typedef struct sodo_rule_expects {
    sodo_rule_expectation *items;
    size_t count, room;
} sodo_rule_expects;

typedef struct sodo_word_set {
    sodo_slice name;
    const sodo_rule_token *at;
    SODO_VEC(sodo_phrase) phrases;
    const sodo_phrase **order; /* of a set that is used: by words, each phrase once */
    size_t order_count;
    bool used;
} sodo_word_set;

struct sodo_rules {
    sodo_arena arena;
    const sodo_gazetteer *gazetteer;
    const sodo_symbols *symbols;
    char version[27];
    bool has_gaps;                /* check mode: something was left out */
    struct sodo_rules_lock *lock; /* held while a pattern is compiled */
    sodo_rule_source *sources;
    size_t source_count;
    SODO_VEC(sodo_rule_phase) phases;
    SODO_VEC(sodo_rule)
    rules; /* sorted by phase, then by the order in which they were read */
    SODO_VEC(sodo_rule_example) examples;
    SODO_VEC(sodo_rule_expects) expects; /* of each example */
    SODO_VEC(sodo_word_set) sets;
    uint32_t *word_of; /* number of a syllable -> index of the word, 0 = not named */
    size_t word_of_count;
    SODO_VEC(sodo_slice) words; /* folded text of each word; 0 is not used */
    sodo_need_table needs;
};

static inline bool sodo_bit(const uint64_t *set, size_t bit) {
    return set[bit / 64] >> (bit % 64) & 1;
}

static inline void sodo_bit_add(uint64_t *set, size_t bit) {
    set[bit / 64] |= (uint64_t)1 << (bit % 64);
}

#endif

/* ast.h - internal, layer "rules": a rule as read, before it is compiled. */
#ifndef SODO_RULES_AST_H
#define SODO_RULES_AST_H

#include "rules/lex.h"

#define SODO_RULE_CAPTURES 32 /* captures of a rule */
#define SODO_RULE_LISTS 4     /* lists of a rule */
#define SODO_VALUE_DEPTH 4    /* names after the first in `a.b.c` */
#define SODO_UNBOUNDED UINT32_MAX
#define SODO_NO_INDEX UINT32_MAX
#define SODO_ANY_SHAPE 0xFF
#define SODO_PATTERN_SIZE 100000 /* nodes of a rule's pattern, macros written out */

/* ---- patterns ----
 * A macro without parameters or captures is read once a phase: patterns share it. */

typedef enum sodo_pat_kind {
    SODO_PAT_EMPTY,
    SODO_PAT_SEQ,     /* kids one after the other */
    SODO_PAT_ALT,     /* one of the kids */
    SODO_PAT_REPEAT,  /* kid 0, min to max times */
    SODO_PAT_CAPTURE, /* kid 0, under a name */
    SODO_PAT_PHRASE,  /* "words in quotes" */
    SODO_PAT_SET,     /* one phrase of a word set */
    SODO_PAT_MENTION, /* <Kind …> */
    SODO_PAT_SHAPE,   /* [cap] … : one word of certain shapes */
    SODO_PAT_ANY,     /* [any] */
    SODO_PAT_NEWLINE,
    SODO_PAT_STOP,
    SODO_PAT_START,
    SODO_PAT_END,
    SODO_PAT_GLUED,
    SODO_PAT_LOOK, /* followed, preceded, not … : kid 0 */
    SODO_PAT_LIST  /* kid 0: item, kid 1: separator */
} sodo_pat_kind;

typedef enum sodo_cond_op {
    SODO_COND_EQUAL,     /* one of the values */
    SODO_COND_DIFFERENT, /* none of the values */
    SODO_COND_PRESENT,
    SODO_COND_ABSENT
} sodo_cond_op;

/* One condition of <Kind attr=value …>. */
typedef struct sodo_cond {
    uint16_t attr;
    uint8_t op; /* sodo_cond_op */
    uint16_t *values;
    uint32_t value_count;
} sodo_cond;

typedef struct sodo_phrase_word {
    uint32_t word; /* index of the word among those that rules name */
    uint8_t shape; /* sodo_shape that is asked for, or SODO_ANY_SHAPE */
} sodo_phrase_word;

typedef struct sodo_phrase {
    sodo_phrase_word *words;
    uint32_t count;
    const sodo_rule_token *at; /* its string */
} sodo_phrase;

typedef struct sodo_pat {
    uint8_t kind;          /* sodo_pat_kind */
    bool lazy;             /* REPEAT */
    bool negative, behind; /* LOOK */
    uint8_t shapes;        /* SHAPE: bits of sodo_shape */
    uint32_t min, max;     /* REPEAT */
    uint32_t index;        /* CAPTURE: capture; SET: word set; LIST: list of the rule */
    uint64_t kinds;        /* MENTION: bits of kinds */
    sodo_cond *conds;
    uint32_t cond_count;
    sodo_phrase phrase; /* PHRASE */
    struct sodo_pat **kids;
    uint32_t kid_count;
    uint32_t size;   /* nodes, shared ones as often as they stand here */
    uint32_t groups; /* captures that become groups */
    bool named;      /* a capture or a list is in it: it belongs to one rule */
    bool checked;    /* check.c, alphabet.c: been here */
    bool counted;
    const sodo_rule_token *at;
} sodo_pat;

/* ---- what a rule does ---- */

typedef enum sodo_value_source {
    SODO_VALUE_NONE,
    SODO_VALUE_CONSTANT, /* index: number of a value */
    SODO_VALUE_CAPTURE,  /* index: capture */
    SODO_VALUE_STATE     /* index: state of the phase */
} sodo_value_source;

typedef struct sodo_rule_value {
    uint8_t source; /* sodo_value_source */
    uint8_t depth;  /* names after the first */
    uint16_t path[SODO_VALUE_DEPTH];
    uint32_t index;
    const sodo_rule_token *at;
} sodo_rule_value;

typedef struct sodo_rule_assign {
    uint16_t attr;
    sodo_rule_value value;
} sodo_rule_assign;

typedef enum sodo_action_kind {
    SODO_ACTION_MAKE,
    SODO_ACTION_FACT,
    SODO_ACTION_ATTR,
    SODO_ACTION_SET,
    SODO_ACTION_CLEAR,
    SODO_ACTION_DROP
} sodo_action_kind;

typedef enum sodo_span {
    SODO_SPAN_SENTENCE,
    SODO_SPAN_LINE,
    SODO_SPAN_PARAGRAPH,
    SODO_SPAN_PAGE
} sodo_span;

typedef struct sodo_rule_action {
    uint8_t what;     /* sodo_action_kind */
    uint8_t kind;     /* MAKE: mention kind; FACT: sodo_relation_kind */
    uint8_t until;    /* SET: sodo_span */
    uint32_t list;    /* `each`: list of the rule, or SODO_NO_INDEX */
    uint32_t capture; /* MAKE … over, ATTR, DROP; SODO_NO_INDEX = the whole match */
    uint32_t state;   /* SET, CLEAR */
    sodo_rule_value source, target; /* FACT; SET: source is the value */
    sodo_rule_assign *assigns;
    uint32_t assign_count;
    const sodo_rule_token *at;
} sodo_rule_action;

/* A `when` line. */
typedef struct sodo_rule_when {
    sodo_rule_value value;
    bool negative; /* `when not V`, `when V != "x"` */
    bool compares;
    uint16_t constant;
} sodo_rule_when;

#endif

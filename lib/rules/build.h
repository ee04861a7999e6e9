/* build.h - internal, layer "rules": reading, checking and compiling a rule set. */
#ifndef SODO_RULES_BUILD_H
#define SODO_RULES_BUILD_H

#include "base/fail.h"
#include "rules/code.h"

#define SODO_MACRO_PARAMS 8
#define SODO_MACRO_DEPTH 16

typedef struct sodo_macro_reading {
    uint32_t phase;
    sodo_pat *pat;
} sodo_macro_reading;

typedef struct sodo_rule_macro {
    sodo_slice name;
    const sodo_rule_token *at, *begin, *end; /* its pattern */
    sodo_slice params[SODO_MACRO_PARAMS];
    uint32_t param_count;
    bool used;
    SODO_VEC(sodo_macro_reading) known; /* by phase; only where all rules may share it */
} sodo_rule_macro;

typedef struct sodo_rules_build {
    const sodo_rules_options *options;
    sodo_rules *set;
    sodo_arena *arena; /* of the set */
    sodo_symbols *symbols;
    sodo_vocab *vocab;
    sodo_folder *folder;
    sodo_buf buf;
    sodo_error *err;
    size_t problems; /* told so far */
    SODO_VEC(sodo_rule_macro) macros;
    sodo_map spellings;   /* of words in quotes -> index of the word */
    uint64_t given_kinds; /* of C and of rows */
    uint64_t known_kinds; /* and of `make` */
    uint64_t seen_kinds;  /* named by some `in` */
    size_t given_values;  /* values below this number are of rows and of C */
    SODO_VEC(const sodo_rule_token *) asked; /* other values that tests name */
    SODO_VEC(uint16_t) made;                 /* values that rules give as constants */
} sodo_rules_build;

/* The tokens [at, end) of a statement; `stop` stands for the end in messages. */
typedef struct sodo_rule_cursor {
    sodo_rules_build *build;
    const sodo_rule_token *at, *end;
    sodo_rule_token stop;
    sodo_rule *rule;
    /* inside a macro */
    const sodo_rule_macro *macro;
    sodo_pat *const *args;
    uint32_t depth;
    uint32_t nesting; /* of brackets */
    uint32_t list;    /* list whose ITEM is being read, or SODO_NO_INDEX */
} sodo_rule_cursor;

/* problem.c */
/* Report what is wrong at a token: fills build->err, tells options->problem;
 * SODO_ERR_INPUT. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
sodo_status
sodo_rules_problem(sodo_rules_build *b, const sodo_rule_token *at, const char *format,
                   ...);
/* Of a token, in code points from 1. */
uint32_t sodo_rules_column(const sodo_rules_build *b, const sodo_rule_token *at);
sodo_status sodo_rules_nomem(sodo_rules_build *b);
/* In check mode a problem has been told and reading goes on: SODO_OK instead. */
sodo_status sodo_rules_go_on(const sodo_rules_build *b, sodo_status status);
/* "; did you mean X?" for the nearest of the names, or "". */
const char *sodo_rules_nearest(sodo_rules_build *b, sodo_slice name,
                               const sodo_slice *names, size_t count);

/* cursor.c */
sodo_rule_cursor sodo_rule_cursor_of(sodo_rules_build *b, const sodo_rule_token *begin,
                                     const sodo_rule_token *end);
const sodo_rule_token *sodo_rule_peek(const sodo_rule_cursor *c);
bool sodo_rule_accept(sodo_rule_cursor *c, char sign);
sodo_status sodo_rule_expect_sign(sodo_rule_cursor *c, char sign, const char *what);
sodo_status sodo_rule_expect_name(sodo_rule_cursor *c, const char *what,
                                  const sodo_rule_token **out);
sodo_status sodo_rule_expect_string(sodo_rule_cursor *c, const char *what,
                                    const sodo_rule_token **out);
sodo_status sodo_rule_expect_end(sodo_rule_cursor *c);
/* NAME.NAME… as one slice of the file. */
sodo_status sodo_rule_expect_dotted(sodo_rule_cursor *c, const char *what,
                                    const sodo_rule_token **at, sodo_slice *out);

/* names.c */
sodo_status sodo_rules_kind(sodo_rules_build *b, const sodo_rule_token *at, uint8_t *out);
/* A kind that is made must be seen by somebody. */
sodo_status sodo_rules_seen_kind(sodo_rules_build *b, const sodo_rule_token *at,
                                 uint8_t kind);
sodo_status sodo_rules_attr(sodo_rules_build *b, const sodo_rule_token *at,
                            uint16_t *out);
sodo_status sodo_rules_value(sodo_rules_build *b, const sodo_rule_token *at,
                             uint16_t *out);
/* A value that a test names; later somebody must be found who gives it. */
sodo_status sodo_rules_asked_value(sodo_rules_build *b, const sodo_rule_token *at,
                                   uint16_t *out);
sodo_status sodo_rules_made_value(sodo_rules_build *b, uint16_t value);
sodo_status sodo_rules_check_values(sodo_rules_build *b);
sodo_status sodo_rules_set_named(sodo_rules_build *b, const sodo_rule_token *at,
                                 uint32_t *out);
sodo_status sodo_rules_macro_named(sodo_rules_build *b, const sodo_rule_token *at,
                                   sodo_rule_macro **out);
/* One of `count` fixed words; `what` names them in the message. */
sodo_status sodo_rules_choice(sodo_rules_build *b, const sodo_rule_token *at,
                              const char *what, const char *const *choices, size_t count,
                              uint32_t *out);
/* The words of a string; with `exact`, their shapes too. */
sodo_status sodo_rules_phrase(sodo_rules_build *b, const sodo_rule_token *at, bool exact,
                              sodo_phrase *out);
/* Make the kinds and attributes known that `make` and `attr` lines name. */
sodo_status sodo_rules_declare(sodo_rules_build *b);

/* statements.c: files to words, macros, phases and rules with their lines */
sodo_status sodo_rules_read_file(sodo_rules_build *b, sodo_rule_source *source);

/* phases.c */
sodo_status sodo_rules_read_phase_line(sodo_rules_build *b, sodo_rule_phase *phase,
                                       sodo_rule_statement line);
sodo_status sodo_rules_zones(sodo_rule_cursor *c, uint8_t *out);

/* pattern.c, element.c */
sodo_status sodo_rules_read_pattern(sodo_rule_cursor *c, sodo_pat **out);
sodo_status sodo_rules_read_element(sodo_rule_cursor *c, sodo_pat **out);
sodo_status sodo_rules_new_pat(sodo_rule_cursor *c, uint8_t kind, sodo_pat **out);
sodo_status sodo_rules_add_kid(sodo_rule_cursor *c, sodo_pat *pat, sodo_pat *kid);

/* rule.c, action.c: the lines of a rule */
sodo_status sodo_rules_read_rule(sodo_rules_build *b, uint32_t rule);
sodo_status sodo_rules_read_action(sodo_rule_cursor *c, const sodo_rule_token *keyword,
                                   sodo_rule_action *out);
sodo_status sodo_rules_read_value(sodo_rule_cursor *c, uint32_t list,
                                  sodo_rule_value *out);
sodo_status sodo_rules_read_example(sodo_rule_cursor *c, bool negative, uint32_t rule);

/* check.c */
sodo_status sodo_rules_check_rule(sodo_rules_build *b, sodo_rule *rule);
sodo_status sodo_rules_check_set(sodo_rules_build *b);
sodo_status sodo_rules_check_unused(sodo_rules_build *b);
/* Units that a pattern covers, at least and at most. */
void sodo_pat_length(const sodo_rules *set, const sodo_pat *pat, uint32_t *min,
                     uint32_t *max);

/* same.c: rules that match the same as an earlier one of their phase */
sodo_status sodo_rules_check_unreachable(sodo_rules_build *b,
                                         const sodo_rule_phase *phase);

/* alphabet.c: the words and tests of each phase */
sodo_status sodo_rules_alphabet(sodo_rules_build *b);
/* Index of a test among those of its kind in the phase. */
uint32_t sodo_rules_test_index(const sodo_rule_phase *phase, uint8_t kind,
                               const sodo_pat *pat);

/* shadow.c: words that the phase never sees because a mention lies over them */
sodo_status sodo_rules_check_shadows(sodo_rules_build *b);

/* compile.c */
sodo_status sodo_rules_order_sets(sodo_rules_build *b);
sodo_status sodo_rules_compile(sodo_rules_build *b, uint32_t rule);

/* starts.c */
sodo_status sodo_rules_starts(sodo_rules_build *b, sodo_rule_phase *phase);

/* needs.c: what a match needs to stand in its window */
sodo_status sodo_rules_needs(sodo_rules_build *b);

#endif

/* code.h - internal, layer "rules": matching a compiled pattern. */
#ifndef SODO_RULES_CODE_H
#define SODO_RULES_CODE_H

#include "rules/set.h"

/* What a thread needs to match; `data` holds the groups of the last match. */
typedef struct sodo_rule_matcher {
    pcre2_match_data_32 *data;
    pcre2_match_context_32 *trial, *full;
    pcre2_jit_stack_32 *stack;
} sodo_rule_matcher;

/* False: no memory; finish it all the same. */
bool sodo_rule_matcher_init(sodo_rule_matcher *self, uint32_t groups);
void sodo_rule_matcher_finish(sodo_rule_matcher *self);

typedef struct sodo_rule_subject {
    const uint32_t *codes;
    size_t size, at; /* code units */
} sodo_rule_subject;

/* Match at `at`: PCRE2's result, > 0 where it does. */
int sodo_rule_code_match(const sodo_rules *rules, const sodo_rule_code *code,
                         const sodo_rule_matcher *matcher, const sodo_rule_subject *s);

/* code.c: patterns are compiled when they are first needed, by whichever thread that is.
 */
sodo_status sodo_rules_lock_open(sodo_rules *self, sodo_error *err);
void sodo_rules_lock_close(sodo_rules *self);
/* compile.c: the text of a code's pattern, in the arena. False: no memory. */
#define SODO_PATTERN_BUDGET ((size_t)256 << 20) /* bytes of a text */
typedef struct sodo_pattern_text {
    sodo_arena arena;
    SODO_VEC(uint32_t) units;
} sodo_pattern_text;
bool sodo_rules_emit(const sodo_rules *self, const sodo_rule_code *code,
                     sodo_pattern_text *out);
sodo_status sodo_rule_code_init(sodo_arena *arena, sodo_rule_code *self, sodo_error *err);
void sodo_rule_code_finish(sodo_rule_code *self);
/* False: PCRE2 refuses the pattern with *number. */
bool sodo_rule_code_check(const sodo_rules *rules, const sodo_rule_code *self,
                          int *number);

#endif

/* rules.h - internal, layer "rules": the rule language, compiled to PCRE2 over symbols.
 * docs/RULES.md is its reference. A rule set is immutable once opened and may be shared
 * by threads; a runner belongs to one thread. */
#ifndef SODO_RULES_RULES_H
#define SODO_RULES_RULES_H

#include "gazetteer/gazetteer.h"
#include "model/entity.h"

typedef struct sodo_rules sodo_rules;

typedef struct sodo_rules_options {
    const char *const
        *dirs; /* folders with *.rules, in order; files in byte order of names */
    size_t dir_count;
    bool collect; /* check mode: report every problem, leave the rule out, go on */
    void (*problem)(void *context, const sodo_error *problem, const char *caret);
    void *context;
} sodo_rules_options;

/* Parse and compile. `symbols` and `vocab` may still grow (before any page is read); both
 * and the gazetteer (may be NULL) are borrowed for the life of the set. `problem` (may be
 * NULL) is told of each problem: `caret` is the line as written and, under it, carets.
 * Fails: SODO_ERR_INPUT (path, line, column), SODO_ERR_IO, SODO_ERR_NOMEM; in check mode
 * never for what is wrong in a rule: the caller counts the problems. */
sodo_status sodo_rules_open(const sodo_rules_options *options,
                            const sodo_gazetteer *gazetteer, sodo_symbols *symbols,
                            sodo_vocab *vocab, sodo_rules **out, sodo_error *err);
void sodo_rules_close(sodo_rules *self);

size_t sodo_rules_count(const sodo_rules *self);
/* Check mode: false where a problem left something out, so that examples would mislead.
 */
bool sodo_rules_is_whole(const sodo_rules *self);
/* Name, phase, file and line of a rule; description from its `say` line, may be empty. */
sodo_slice sodo_rule_name(const sodo_rules *self, uint32_t rule);
sodo_slice sodo_rule_phase_name(const sodo_rules *self, uint32_t rule);
sodo_slice sodo_rule_say(const sodo_rules *self, uint32_t rule);
sodo_slice sodo_rule_file(const sodo_rules *self, uint32_t rule);
size_t sodo_rule_line(const sodo_rules *self, uint32_t rule);
int sodo_rule_conf(const sodo_rules *self, uint32_t rule);
const char *sodo_rules_version(const sodo_rules *self); /* hash of all files */

/* The rule of that name, or UINT32_MAX. */
uint32_t sodo_rules_find(const sodo_rules *self, sodo_slice name);
bool sodo_rules_has_phase(const sodo_rules *self, const char *phase);

typedef struct sodo_rule_runner sodo_rule_runner;
sodo_status sodo_rule_runner_open(const sodo_rules *rules, sodo_rule_runner **out,
                                  sodo_error *err);
void sodo_rule_runner_close(sodo_rule_runner *self);

/* Run all phases of the group ("tag" or "frame") over the page: adds mentions and
 * relations to `work`. Never fails for the page's content: a rule that hits its match
 * limit on a window is skipped there and reported through `limit` (may be NULL). */
sodo_status sodo_rules_run(sodo_rule_runner *self, const char *group, sodo_work *work,
                           void (*limit)(void *context, uint32_t rule, uint32_t sentence),
                           void *context, sodo_error *err);
/* Run one phase by name; the stages use it where C works between two phases.
 * Fails: SODO_ERR_USAGE where no phase has that name (sodo_rules_has_phase). */
sodo_status sodo_rules_run_phase(sodo_rule_runner *self, const char *phase,
                                 sodo_work *work, sodo_error *err);

/* Told where a rule hit its match limit, whichever call runs it. */
void sodo_rule_runner_limit(sodo_rule_runner *self,
                            void (*limit)(void *context, uint32_t rule,
                                          uint32_t sentence),
                            void *context);

/* What a rule costs and does: how often its pattern was tried, how often it matched, how
 * often its actions were carried out, and the time of all that. */
typedef struct sodo_rule_cost {
    uint64_t tries, matches, hits, nanoseconds;
} sodo_rule_cost;
/* Count into `costs`, one for each rule, borrowed; NULL ends it. Never changes results.
 */
void sodo_rule_runner_count(sodo_rule_runner *self, sodo_rule_cost *costs);
const sodo_rule_cost *sodo_rule_runner_counts(const sodo_rule_runner *self);

/* Tracing: called for every match whose actions are carried out. Never changes results.
 */
typedef struct sodo_rule_trace_capture {
    sodo_slice name;
    uint32_t tok_begin, tok_end; /* equal: took no part */
} sodo_rule_trace_capture;
typedef struct sodo_rule_trace_match {
    uint32_t rule, tok_begin, tok_end;
    const sodo_rule_trace_capture *captures; /* borrowed until the call returns */
    size_t capture_count;
} sodo_rule_trace_match;
typedef void (*sodo_rule_trace_fn)(void *context, const sodo_rule_trace_match *match);
void sodo_rule_runner_trace(sodo_rule_runner *self, sodo_rule_trace_fn fn, void *context);

/* Ask, before a page is run, why a rule does nothing at a token: the run appends a
 * sentence to `out` - the element that failed first and what stood there, or the rule
 * that won. Nothing is appended where the rule's phase did not come to the token. NULL
 * ends the asking. */
void sodo_rule_runner_why_not(sodo_rule_runner *self, uint32_t rule, uint32_t token,
                              sodo_buf *out);

/* Examples beside the rules, for `sodo rules check`: iterate, the caller runs the
 * pipeline. */
typedef struct sodo_rule_example {
    uint32_t rule;
    size_t line;
    sodo_slice text;
    bool negative;     /* `not`: the rule must make nothing here */
    sodo_slice expect; /* rest of the line after =>, parsed by sodo_rules_expect */
} sodo_rule_example;
size_t sodo_rules_examples(const sodo_rules *self, const sodo_rule_example **out);
/* Does `work` (the example's text after all stages up to the rule's) hold what was
 * expected? `why` gets one sentence when not. */
bool sodo_rules_expect(const sodo_rules *self, const sodo_rule_example *example,
                       const sodo_work *work, sodo_buf *why);

#endif

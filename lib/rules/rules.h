/* rules.h - internal, layer "rules": the rule language, compiled to PCRE2 over symbols.
 * docs/RULES.md is its reference. A rule set is immutable once opened and may be shared by
 * threads; a runner belongs to one thread. */
#ifndef SODO_RULES_RULES_H
#define SODO_RULES_RULES_H

#include "gazetteer/gazetteer.h"
#include "model/entity.h"

typedef struct sodo_rules sodo_rules;

typedef struct sodo_rules_options {
    const char *const *dirs; /* folders with *.rules, in order; files in byte order of names */
    size_t dir_count;
    bool collect; /* check mode: report every problem, go on */
    void (*problem)(void *context, const sodo_error *problem, const char *caret);
    void *context;
} sodo_rules_options;

/* Parse and compile. `symbols` and `vocab` may still grow (before any page is read). */
sodo_status sodo_rules_open(const sodo_rules_options *options, const sodo_gazetteer *gazetteer,
                            sodo_symbols *symbols, sodo_vocab *vocab, sodo_rules **out,
                            sodo_error *err);
void sodo_rules_close(sodo_rules *self);

size_t sodo_rules_count(const sodo_rules *self);
/* Name, file and line of a rule; description from its `say` line, may be empty. */
sodo_slice sodo_rule_name(const sodo_rules *self, uint32_t rule);
sodo_slice sodo_rule_file(const sodo_rules *self, uint32_t rule);
size_t sodo_rule_line(const sodo_rules *self, uint32_t rule);
int sodo_rule_conf(const sodo_rules *self, uint32_t rule);
const char *sodo_rules_version(const sodo_rules *self); /* hash of all files */

typedef struct sodo_rule_runner sodo_rule_runner;
sodo_status sodo_rule_runner_open(const sodo_rules *rules, sodo_rule_runner **out, sodo_error *err);
void sodo_rule_runner_close(sodo_rule_runner *self);

/* Run all phases of the group ("tag" or "frame") over the page: adds mentions and relations
 * to `work`. Never fails for the page's content: a rule that hits its match limit on a window
 * is skipped there and reported through `limit` (may be NULL). */
sodo_status sodo_rules_run(sodo_rule_runner *self, const char *group, sodo_work *work,
                           void (*limit)(void *context, uint32_t rule, uint32_t sentence),
                           void *context, sodo_error *err);
/* Run one phase by name; the stages use it where C works between two phases. */
sodo_status sodo_rules_run_phase(sodo_rule_runner *self, const char *phase, sodo_work *work,
                                 sodo_error *err);

/* Examples beside the rules, for `sodo rules check`: iterate, the caller runs the pipeline. */
typedef struct sodo_rule_example {
    uint32_t rule;
    size_t line;
    sodo_slice text;
    bool negative;      /* `not`: the rule must make nothing here */
    sodo_slice expect;  /* rest of the line after =>, parsed by sodo_rules_expect */
} sodo_rule_example;
size_t sodo_rules_examples(const sodo_rules *self, const sodo_rule_example **out);
/* Does `work` (the example's text after all stages up to the rule's) hold what was expected?
 * `why` gets one sentence when not. */
bool sodo_rules_expect(const sodo_rules *self, const sodo_rule_example *example,
                       const sodo_work *work, sodo_buf *why);

#endif

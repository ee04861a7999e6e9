/* page.h - internal, layer "pipeline": all stages over one page, in their order. */
#ifndef SODO_PIPELINE_PAGE_H
#define SODO_PIPELINE_PAGE_H

#include "gazetteer/gazetteer.h"
#include "match/match.h"
#include "model/entity.h"
#include "read/read.h"
#include "rules/rules.h"
#include "text/text.h"

#define SODO_PAGE_BUDGET ((size_t)1 << 30) /* bytes of memory that one page may use */

/* Gazetteers and rules, opened once, shared by all threads, read only. */
typedef struct sodo_core {
    sodo_arena arena;
    sodo_symbols symbols;
    sodo_vocab vocab;
    sodo_gazetteer *gazetteer;
    sodo_rules *rules;
    sodo_matcher matcher;
    sodo_read_options read;
    sodo_text_options text;
    const char *form;     /* in the arena: compiled or tables, and why */
    const char *compiled; /* path of the compiled form, used or not */
} sodo_core;

typedef struct sodo_core_dirs {
    const char *const *dirs; /* the shipped folder first, then overlays; each may have a
                                folder `rules` */
    size_t count;
    const char *compiled; /* compiled form of their tables; NULL = beside the last one's;
                             "" = none */
} sodo_core_dirs;

/* Fails: SODO_ERR_IO, SODO_ERR_INPUT (path, line, column), SODO_ERR_NOMEM. */
sodo_status sodo_core_open(const sodo_core_dirs *from, sodo_core **out, sodo_error *err);
/* The same, but every problem of a rule is told and that rule left out. */
typedef void sodo_core_problem_fn(void *context, const sodo_error *problem,
                                  const char *caret);
sodo_status sodo_core_check(const sodo_core_dirs *from, sodo_core_problem_fn *problem,
                            void *context, sodo_core **out, sodo_error *err);
void sodo_core_close(sodo_core *self);
/* Fails: SODO_ERR_INPUT where what was read since is not what was compiled. */
sodo_status sodo_core_is_whole(const sodo_core *self, sodo_error *err);

/* What one thread needs beside. */
typedef struct sodo_worker {
    const sodo_core *core; /* borrowed */
    sodo_folder *folder;
    sodo_lexicon *lexicon;
    sodo_rule_runner *runner;
    size_t max_page; /* bytes of a page; 0 = what reading allows by itself */
} sodo_worker;

sodo_status sodo_worker_open(const sodo_core *core, sodo_worker *out, sodo_error *err);
void sodo_worker_close(sodo_worker *self);

/* How far to go: rule examples are judged after the stage of their rule. */
typedef enum sodo_stage {
    SODO_STAGE_READ,
    SODO_STAGE_TEXT,
    SODO_STAGE_MATCH,
    SODO_STAGE_RELATE,
    SODO_STAGE_RESOLVE
} sodo_stage;

/* Read the page and run the stages up to `last`. `work` is zeroed by the caller, which
 * frees work->arena afterwards, also on failure. */
sodo_status sodo_page_run(sodo_worker *worker, const sodo_origin *origin, sodo_stage last,
                          sodo_work *work, sodo_error *err);

#endif

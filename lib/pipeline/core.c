/* core.c - gazetteers and rules opened for a run, and what each thread has beside. */
#include "pipeline/page.h"

#include "base/fail.h"
#include "pipeline/words.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#define CORE_BUDGET ((size_t)1 << 31)

static bool is_missing(const char *path) {
    struct stat info;
    return stat(path, &info) != 0 && errno == ENOENT;
}

/* "DIR/rules" for every folder; what is laid over the first may have tables only. */
static sodo_status open_rules(sodo_core *core, const char *const *dirs, size_t count,
                              const sodo_rules_options *how, sodo_error *err) {
    char **paths = sodo_arena_alloc(&core->arena, count, sizeof *paths);
    if (!paths) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the rules' folders");
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(dirs[i]) + sizeof "/rules";
        char *path = sodo_arena_alloc(&core->arena, size, 1);
        if (!path) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the rules' folders");
        snprintf(path, size, "%s/rules", dirs[i]);
        if (i == 0 || !is_missing(path)) paths[kept++] = path;
    }
    sodo_rules_options options = *how;
    options.dirs = (const char *const *)paths;
    options.dir_count = kept;
    return sodo_rules_open(&options, core->gazetteer, &core->symbols, &core->vocab, &core->rules,
                           err);
}

static sodo_status open_core(const char *const *dirs, size_t count,
                             const sodo_rules_options *how, sodo_core **out, sodo_error *err) {
    sodo_core *core = calloc(1, sizeof *core);
    if (!core) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory");
    core->arena.budget = CORE_BUDGET;
    core->vocab.arena = core->vocab.numbers.arena = &core->arena;
    const sodo_gazetteer_options options = {.dirs = dirs, .dir_count = count};
    sodo_status status = sodo_symbols_init(&core->symbols, &core->arena, err);
    if (status == SODO_OK)
        status = sodo_gazetteer_load(&options, &core->symbols, &core->vocab, &core->gazetteer, err);
    if (status == SODO_OK)
        status = sodo_matcher_init(&core->matcher, core->gazetteer, &core->symbols, err);
    if (status == SODO_OK) status = open_rules(core, dirs, count, how, err);
    if (status == SODO_OK) status = sodo_core_take_words(core, err);
    if (status != SODO_OK) {
        sodo_core_close(core);
        return status;
    }
    *out = core;
    return SODO_OK;
}

sodo_status sodo_core_open(const char *const *dirs, size_t count, sodo_core **out,
                           sodo_error *err) {
    return open_core(dirs, count, &(sodo_rules_options){0}, out, err);
}

sodo_status sodo_core_check(const char *const *dirs, size_t count, sodo_core_problem_fn *problem,
                            void *context, sodo_core **out, sodo_error *err) {
    const sodo_rules_options how = {.collect = true, .problem = problem, .context = context};
    return open_core(dirs, count, &how, out, err);
}

void sodo_core_close(sodo_core *self) {
    if (!self) return;
    sodo_rules_close(self->rules);
    sodo_gazetteer_close(self->gazetteer);
    sodo_arena_finish(&self->arena);
    free(self);
}

sodo_status sodo_worker_open(const sodo_core *core, sodo_worker *out, sodo_error *err) {
    sodo_worker worker = {.core = core};
    sodo_status status = sodo_folder_open(&worker.folder, err);
    if (status == SODO_OK) status = sodo_lexicon_open(&core->vocab, &worker.lexicon, err);
    if (status == SODO_OK) status = sodo_rule_runner_open(core->rules, &worker.runner, err);
    if (status != SODO_OK) {
        sodo_worker_close(&worker);
        return status;
    }
    *out = worker;
    return SODO_OK;
}

void sodo_worker_close(sodo_worker *self) {
    sodo_rule_runner_close(self->runner);
    sodo_lexicon_close(self->lexicon);
    sodo_folder_close(self->folder);
    *self = (sodo_worker){0};
}

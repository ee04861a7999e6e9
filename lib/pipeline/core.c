/* core.c - gazetteers and rules opened for a run, and what each thread has beside. */
#include "pipeline/page.h"

#include "base/fail.h"
#include "gazetteer/compiled.h"
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
    if (!paths)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the rules' folders");
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(dirs[i]) + sizeof "/rules";
        char *path = sodo_arena_alloc(&core->arena, size, 1);
        if (!path)
            return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the rules' folders");
        snprintf(path, size, "%s/rules", dirs[i]);
        if (i == 0 || !is_missing(path)) paths[kept++] = path;
    }
    sodo_rules_options options = *how;
    options.dirs = (const char *const *)paths;
    options.dir_count = kept;
    return sodo_rules_open(&options, core->gazetteer, &core->symbols, &core->vocab,
                           &core->rules, err);
}

/* "DIR/gazetteers.bin" of the last folder, where nothing else is said. */
static const char *compiled_path(sodo_core *core, const sodo_core_dirs *from) {
    const char *given = from->compiled ? from->compiled : from->dirs[from->count - 1];
    size_t size = strlen(given) + sizeof "/gazetteers.bin";
    char *path = sodo_arena_alloc(&core->arena, size, 1);
    if (path)
        snprintf(path, size, "%s%s", given, from->compiled ? "" : "/gazetteers.bin");
    return path;
}

static bool say_form(sodo_core *core, const char *path, sodo_compiled_state state) {
    const char *text = sodo_compiled_state_text(state);
    size_t size = strlen(path) + strlen(text) + 64;
    char *form = sodo_arena_alloc(&core->arena, size, 1);
    if (!form) return false;
    if (state == SODO_COMPILED_USED)
        snprintf(form, size, "compiled: %s", path);
    else
        snprintf(form, size, "tables read: %s is %s", path, text);
    core->form = form;
    return true;
}

/* The compiled form if it is there and right, else the tables: the same either way. */
static sodo_status open_tables(sodo_core *core, const sodo_core_dirs *from,
                               sodo_error *err) {
    const sodo_gazetteer_options options = {.dirs = from->dirs, .dir_count = from->count};
    const char *path = compiled_path(core, from);
    sodo_compiled_state state = SODO_COMPILED_ABSENT;
    if (!path) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the gazetteers");
    const sodo_compiled_from file = {.path = path,
                                     .dirs = from->dirs,
                                     .dir_count = from->count,
                                     .symbols = &core->symbols,
                                     .vocab = &core->vocab};
    if (*path) SODO_TRY(sodo_gazetteer_map(&file, &core->gazetteer, &state, err));
    if (*path && !say_form(core, path, state))
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the gazetteers");
    core->compiled = path;
    if (state == SODO_COMPILED_USED) return SODO_OK;
    return sodo_gazetteer_load(&options, &core->symbols, &core->vocab, &core->gazetteer,
                               err);
}

/* *out is set also on failure, unless there is no memory at all. */
static sodo_status fill_core(const sodo_core_dirs *from, const sodo_rules_options *how,
                             sodo_core **out, sodo_error *err) {
    sodo_core *core = *out = calloc(1, sizeof *core);
    if (!core) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory");
    core->arena.budget = CORE_BUDGET;
    core->vocab.arena = core->vocab.numbers.arena = &core->arena;
    core->form = "tables read";
    SODO_TRY(sodo_symbols_init(&core->symbols, &core->arena, err));
    SODO_TRY(open_tables(core, from, err));
    SODO_TRY(sodo_matcher_init(&core->matcher, core->gazetteer, &core->symbols, err));
    SODO_TRY(open_rules(core, from->dirs, from->count, how, err));
    return sodo_core_take_words(core, err);
}

/* Where a part of the compiled form that opening reads is damaged: the tables, then. */
static sodo_status open_core(const sodo_core_dirs *from, const sodo_rules_options *how,
                             sodo_core **out, sodo_error *err) {
    sodo_core *core = NULL, *damaged = NULL;
    sodo_status status = fill_core(from, how, &core, err);
    if (core && core->gazetteer && sodo_gazetteer_is_damaged(core->gazetteer)) {
        const sodo_core_dirs tables = {from->dirs, from->count, ""};
        damaged = core;
        status = fill_core(&tables, how, &core, err);
        if (status == SODO_OK &&
            !say_form(core, damaged->compiled, SODO_COMPILED_DAMAGED))
            status = sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the gazetteers");
    }
    sodo_core_close(damaged);
    if (status == SODO_OK)
        *out = core;
    else
        sodo_core_close(core);
    return status;
}

sodo_status sodo_core_open(const sodo_core_dirs *from, sodo_core **out, sodo_error *err) {
    return open_core(from, &(sodo_rules_options){0}, out, err);
}

sodo_status sodo_core_check(const sodo_core_dirs *from, sodo_core_problem_fn *problem,
                            void *context, sodo_core **out, sodo_error *err) {
    const sodo_rules_options how = {
        .collect = true, .problem = problem, .context = context};
    return open_core(from, &how, out, err);
}

void sodo_core_close(sodo_core *self) {
    if (!self) return;
    sodo_rules_close(self->rules);
    sodo_gazetteer_close(self->gazetteer);
    sodo_arena_finish(&self->arena);
    free(self);
}

sodo_status sodo_core_is_whole(const sodo_core *self, sodo_error *err) {
    if (!sodo_gazetteer_is_damaged(self->gazetteer)) return SODO_OK;
    sodo_fail(err, SODO_ERR_INPUT, 0,
              "the compiled gazetteers are damaged: compile them again");
    sodo_error_path(err, self->compiled);
    return SODO_ERR_INPUT;
}

sodo_status sodo_worker_open(const sodo_core *core, sodo_worker *out, sodo_error *err) {
    sodo_worker worker = {.core = core};
    sodo_status status = sodo_folder_open(&worker.folder, err);
    if (status == SODO_OK) status = sodo_lexicon_open(&core->vocab, &worker.lexicon, err);
    if (status == SODO_OK)
        status = sodo_rule_runner_open(core->rules, &worker.runner, err);
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

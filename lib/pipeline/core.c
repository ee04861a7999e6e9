/* core.c - gazetteers and rules opened for a run, and what each thread has beside. */
#include "pipeline/page.h"

#include "base/fail.h"

#include <stdlib.h>

#define CORE_BUDGET ((size_t)1 << 31)

/* "DIR/rules" for every folder. */
static sodo_status open_rules(sodo_core *core, const char *const *dirs, size_t count,
                              sodo_error *err) {
    char **paths = sodo_arena_alloc(&core->arena, count, sizeof *paths);
    if (!paths) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the rules' folders");
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(dirs[i]) + sizeof "/rules";
        paths[i] = sodo_arena_alloc(&core->arena, size, 1);
        if (!paths[i]) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the rules' folders");
        snprintf(paths[i], size, "%s/rules", dirs[i]);
    }
    const sodo_rules_options options = {.dirs = (const char *const *)paths, .dir_count = count};
    return sodo_rules_open(&options, core->gazetteer, &core->symbols, &core->vocab, &core->rules,
                           err);
}

static sodo_zone zone_named(sodo_slice name) {
    for (int z = 0; z < SODO_ZONE_COUNT; z++)
        if (sodo_slice_is(name, sodo_zone_name((sodo_zone)z))) return (sodo_zone)z;
    return SODO_ZONE_BOILER;
}

static bool has_value(const sodo_core *core, const sodo_row *row, const char *attr,
                      const char *value) {
    uint32_t name = sodo_symbols_find_attr(&core->symbols, sodo_slice_of(attr));
    if (name == UINT32_MAX) return false;
    uint16_t found = sodo_row_attr_value(row, (uint16_t)name);
    return sodo_slice_is(sodo_symbols_value_name(&core->symbols, found), value);
}

/* Rows of zones.csv become the cues that reading goes by. */
static sodo_status take_cues(sodo_core *core, sodo_error *err) {
    uint32_t kind = sodo_symbols_find_kind(&core->symbols, SODO_LIT("ZoneCue"));
    SODO_VEC(sodo_zone_cue) cues = {0};
    size_t rows = sodo_gazetteer_row_count(core->gazetteer);
    for (uint32_t i = 0; kind != UINT32_MAX && i < rows; i++) {
        const sodo_row *row = sodo_gazetteer_row(core->gazetteer, i);
        if (row->kind != kind) continue;
        sodo_zone_cue *cue = SODO_PUSH(&core->arena, cues);
        if (!cue) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the zones' words");
        uint16_t zone = sodo_row_attr_value(row, SODO_ATTR_CLASS);
        cue->zone = zone_named(sodo_symbols_value_name(&core->symbols, zone));
        cue->folded = row->name;
        cue->line_start = has_value(core, row, "line_start", "yes");
    }
    core->read.cues = cues.items;
    core->read.cue_count = cues.count;
    return SODO_OK;
}

sodo_status sodo_core_open(const char *const *dirs, size_t count, sodo_core **out,
                           sodo_error *err) {
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
    if (status == SODO_OK) status = open_rules(core, dirs, count, err);
    if (status == SODO_OK) status = take_cues(core, err);
    if (status != SODO_OK) {
        sodo_core_close(core);
        return status;
    }
    *out = core;
    return SODO_OK;
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

/* page.c - the only place that knows the order of the stages. */
#include "pipeline/page.h"

#include "base/fail.h"
#include "relate/relate.h"
#include "resolve/resolve.h"

static sodo_slice rule_name(const void *rules, uint32_t rule) {
    return sodo_rule_name(rules, rule);
}

static sodo_status resolve(sodo_worker *worker, sodo_work *work, sodo_error *err) {
    const sodo_core *core = worker->core;
    const sodo_resolve_options options = {.gazetteer = core->gazetteer,
                                          .symbols = &core->symbols,
                                          .folder = worker->folder,
                                          .rule_name = rule_name,
                                          .rules = core->rules};
    return sodo_resolve_run(&options, work, err);
}

static sodo_status run(sodo_worker *worker, const sodo_origin *origin, sodo_stage last,
                       sodo_work *work, sodo_error *err) {
    const sodo_core *core = worker->core;
    work->arena.budget = SODO_PAGE_BUDGET;
    work->place = -1;
    sodo_read_options read = core->read;
    if (worker->max_page) read.max_page = worker->max_page;
    SODO_TRY(sodo_read_page(&read, worker->folder, origin, work, err));
    if (last == SODO_STAGE_READ) return SODO_OK;
    sodo_lexicon_start_page(worker->lexicon);
    SODO_TRY(sodo_text_run(&core->text, worker->lexicon, work, err));
    if (last == SODO_STAGE_TEXT) return SODO_OK;
    SODO_TRY(sodo_match_run(&core->matcher, worker->runner, work, err));
    if (last == SODO_STAGE_MATCH) return SODO_OK;
    SODO_TRY(sodo_relate_run(core->gazetteer, worker->runner, work, err));
    if (last == SODO_STAGE_RELATE) return SODO_OK;
    return resolve(worker, work, err);
}

sodo_status sodo_page_run(sodo_worker *worker, const sodo_origin *origin, sodo_stage last,
                          sodo_work *work, sodo_error *err) {
    SODO_TRY(run(worker, origin, last, work, err));
    return sodo_core_is_whole(worker->core, err);
}

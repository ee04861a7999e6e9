/* run.c - phases over a page, window by window. */
#include "rules/run.h"

#define RUNNER_BUDGET ((size_t)1 << 30)

static uint32_t most_groups(const sodo_rules *rules) {
    uint32_t most = 0;
    for (size_t r = 0; r < rules->rules.count; r++) {
        const sodo_rule *rule = &rules->rules.items[r];
        if (rule->code.group_count > most) most = rule->code.group_count;
        for (size_t i = 0; i < rule->lists.count; i++)
            if (rule->lists.items[i].first.group_count > most)
                most = rule->lists.items[i].first.group_count;
    }
    return most;
}

sodo_status sodo_rule_runner_open(const sodo_rules *rules, sodo_rule_runner **out,
                                  sodo_error *err) {
    sodo_rule_runner *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory to run rules");
    self->rules = rules;
    self->arena.budget = RUNNER_BUDGET;
    self->window_met =
        sodo_arena_alloc(&self->arena, rules->needs.size + 1, sizeof *self->window_met);
    if (!sodo_rule_matcher_init(&self->matcher, most_groups(rules)) ||
        !self->window_met) {
        sodo_rule_runner_close(self);
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory to run rules");
    }
    *out = self;
    return SODO_OK;
}

void sodo_rule_runner_close(sodo_rule_runner *self) {
    if (!self) return;
    sodo_rule_matcher_finish(&self->matcher);
    sodo_arena_finish(&self->arena);
    free(self);
}

void sodo_rule_runner_limit(sodo_rule_runner *self,
                            void (*limit)(void *context, uint32_t rule,
                                          uint32_t sentence),
                            void *context) {
    self->limit = limit;
    self->limit_context = context;
}

void sodo_rule_runner_trace(sodo_rule_runner *self, sodo_rule_trace_fn fn,
                            void *context) {
    self->trace = fn;
    self->trace_context = context;
}

void sodo_rule_runner_why_not(sodo_rule_runner *self, uint32_t rule, uint32_t token,
                              sodo_buf *out) {
    self->why = rule < self->rules->rules.count ? out : NULL;
    self->why_rule = rule;
    self->why_token = token;
}

/* ---- windows ---- */

static bool same_window(const sodo_rule_runner *self, uint32_t a, uint32_t b) {
    const sodo_sentence_info *s = self->sentences.items;
    switch ((sodo_span)self->phase->window) {
    case SODO_SPAN_SENTENCE:
        return false;
    case SODO_SPAN_LINE:
        return s[a].line == s[b].line;
    case SODO_SPAN_PARAGRAPH:
        return s[a].paragraph == s[b].paragraph;
    case SODO_SPAN_PAGE:
        return true;
    }
    return false;
}

/* The sentences of the window that begins with `first`: at most SODO_WINDOW_UNITS units,
 * counting a break before each. */
static uint32_t window_end(const sodo_rule_runner *self, uint32_t first) {
    const sodo_page *page = &self->work->page;
    uint32_t end = first + 1, begin = page->sentences.items[first].tok_begin;
    while (end < page->sentences.count && same_window(self, first, end)) {
        uint32_t units = page->sentences.items[end].tok_end - begin + (end - first);
        if (units > SODO_WINDOW_UNITS) break;
        end++;
    }
    return end;
}

static bool zones_fit(sodo_rule_runner *self) {
    self->zones = 0;
    for (uint32_t s = self->sentence_begin; s < self->sentence_end; s++)
        self->zones |= self->sentences.items[s].zones;
    return self->zones & self->phase->all_zones;
}

/* A sentence longer than a window is cut into pieces. */
static sodo_status run_window(sodo_rule_runner *self, sodo_error *err) {
    const sodo_sentence *sentences = self->work->page.sentences.items;
    uint32_t end = sentences[self->sentence_end - 1].tok_end;
    self->tok_begin = sentences[self->sentence_begin].tok_begin;
    if (!zones_fit(self) && !self->why) return SODO_OK;
    while (self->tok_begin < end) {
        self->tok_end = end;
        if (end - self->tok_begin > SODO_WINDOW_UNITS)
            self->tok_end = self->tok_begin + SODO_WINDOW_UNITS;
        SODO_TRY(sodo_rules_match_window(self, err));
        self->tok_begin = self->tok_end;
    }
    return SODO_OK;
}

/* Has a sentence all that some rule of the phase needs? Most have not. */
static bool may_match(const sodo_rule_runner *self, uint32_t sentence) {
    const sodo_rule_phase *phase = self->phase;
    if (!(self->sentences.items[sentence].zones & phase->all_zones)) return false;
    const uint64_t *met =
        self->met.items + (size_t)sentence * self->rules->needs.size + phase->met_begin;
    uint32_t count = (phase->rule_end - phase->rule_begin + 7) / 8;
    for (uint32_t i = 0; i < count; i++)
        if (sodo_full_bytes(met[i])) return true;
    return false;
}

static sodo_status run_phase(sodo_rule_runner *self, const sodo_rule_phase *phase,
                             sodo_error *err) {
    self->phase = phase;
    memset(self->states, 0, sizeof self->states);
    uint32_t count = (uint32_t)self->work->page.sentences.count;
    bool alone = phase->window == SODO_SPAN_SENTENCE && !self->why;
    for (uint32_t s = 0; s < count && phase->rule_end > phase->rule_begin;) {
        if (alone && !may_match(self, s)) {
            s++;
            continue;
        }
        self->sentence_begin = s;
        self->sentence_end = s = window_end(self, s);
        SODO_TRY(run_window(self, err));
    }
    return SODO_OK;
}

sodo_status sodo_rules_run(sodo_rule_runner *self, const char *group, sodo_work *work,
                           void (*limit)(void *context, uint32_t rule, uint32_t sentence),
                           void *context, sodo_error *err) {
    bool frame = strcmp(group, "frame") == 0;
    if (limit) sodo_rule_runner_limit(self, limit, context);
    /* what the words give was found by the group before */
    self->has_words = frame && self->has_words && self->work == work;
    self->work = work;
    SODO_TRY(sodo_rules_index_page(self, err));
    for (size_t p = 0; p < self->rules->phases.count; p++)
        if (self->rules->phases.items[p].frame == frame)
            SODO_TRY(run_phase(self, &self->rules->phases.items[p], err));
    self->has_words = !frame;
    return SODO_OK;
}

sodo_status sodo_rules_run_phase(sodo_rule_runner *self, const char *phase,
                                 sodo_work *work, sodo_error *err) {
    for (size_t p = 0; p < self->rules->phases.count; p++) {
        if (!sodo_slice_is(self->rules->phases.items[p].name, phase)) continue;
        self->work = work;
        self->has_words = false;
        SODO_TRY(sodo_rules_index_page(self, err));
        return run_phase(self, &self->rules->phases.items[p], err);
    }
    return sodo_fail(err, SODO_ERR_USAGE, 0, "no phase is called %s", phase);
}

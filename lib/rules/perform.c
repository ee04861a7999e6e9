/* perform.c - what a match does: mentions, relations, attributes and state. */
#include "rules/run.h"

#define STATE_COST (-5) /* what a fact loses that rests on the page's state */

typedef struct doer {
    sodo_rule_runner *self;
    const sodo_rule *rule;
    uint32_t index;              /* of the rule */
    uint32_t tok_begin, tok_end; /* the match, or the item of a list */
    sodo_error *err;
} doer;

static bool add_attr(doer *d, uint32_t mention, uint16_t name, sodo_thing thing) {
    sodo_mention *m = &d->self->work->mentions.items[mention];
    sodo_attr attr = {.name = name, .value = thing.value, .mention = SODO_NO_MENTION};
    if (thing.kind == SODO_THING_NONE) return true;
    if (thing.kind == SODO_THING_MENTION) attr.mention = thing.mention;
    if (thing.kind != SODO_THING_VALUE) {
        attr.tok_begin = thing.tok_begin;
        attr.tok_end = thing.tok_end;
    }
    for (uint16_t i = 0; i < m->attr_count; i++) {
        const sodo_attr *a = &m->attrs[i];
        if (a->name == attr.name && a->value == attr.value &&
            a->mention == attr.mention && a->tok_begin == attr.tok_begin &&
            a->tok_end == attr.tok_end)
            return true;
    }
    return sodo_mention_add_attr(&d->self->work->arena, m, attr);
}

static sodo_status add_attrs(doer *d, const sodo_rule_action *action, uint32_t mention) {
    for (uint32_t i = 0; i < action->assign_count; i++) {
        const sodo_rule_assign *assign = &action->assigns[i];
        sodo_thing thing = sodo_rules_value_of(d->self, &assign->value);
        if (!add_attr(d, mention, assign->attr, thing))
            return sodo_rules_page_nomem(d->err);
    }
    return SODO_OK;
}

/* ---- make ---- */

static int32_t find_mention(const sodo_rule_runner *self, uint8_t kind, uint32_t begin,
                            uint32_t end) {
    uint32_t count = 0;
    const sodo_mention_entry *e = sodo_rules_entries(self, begin, &count);
    for (uint32_t i = 0; i < count; i++)
        if (e[i].begin == begin && e[i].end == end && e[i].kind == kind)
            return e[i].mention;
    return SODO_NO_MENTION;
}

/* Mentions inside the new one become its parts; its weight is the rule's and the best of
 * theirs. */
static void take_parts(sodo_rule_runner *self, int32_t mention) {
    sodo_mention *all = self->work->mentions.items, *whole = &all[mention];
    uint32_t count = 0;
    const sodo_mention_entry *e = sodo_rules_entries(self, whole->tok_begin, &count);
    int best = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool inside = e[i].begin >= whole->tok_begin && e[i].end <= whole->tok_end;
        sodo_mention *part = &all[e[i].mention];
        if (!inside || e[i].mention == mention || part->outer != SODO_NO_MENTION)
            continue;
        part->outer = mention;
        if (part->weight > best) best = part->weight;
    }
    whole->weight = (int16_t)(whole->weight + best);
}

/* The mention that the stream shows over exactly these tokens: what is made over one
 * gazetteer hit means the hit's rows. */
static int32_t seen_alone(const sodo_rule_runner *self, uint32_t begin, uint32_t end) {
    const sodo_stream *s = &self->stream;
    for (uint32_t u = 0; u < s->count; u++)
        if (s->tok[u] == begin && s->mention[u] != SODO_NO_MENTION)
            return s->tok[u + 1] == end ? s->mention[u] : SODO_NO_MENTION;
    return SODO_NO_MENTION;
}

static sodo_status new_mention(doer *d, uint8_t kind, uint32_t begin, uint32_t end,
                               uint32_t *out) {
    sodo_rule_runner *self = d->self;
    sodo_work *work = self->work;
    int32_t only = seen_alone(self, begin, end);
    sodo_mention *m = SODO_PUSH(&work->arena, work->mentions);
    if (!m) return sodo_rules_page_nomem(d->err);
    *m = (sodo_mention){.kind = kind,
                        .zone = work->page.tokens.items[begin].zone,
                        .tok_begin = begin,
                        .tok_end = end,
                        .row_list = SODO_NO_ROW,
                        .rule = d->index,
                        .weight = (int16_t)d->rule->conf,
                        .outer = SODO_NO_MENTION,
                        .entity = -1};
    if (only != SODO_NO_MENTION) m->row_list = work->mentions.items[only].row_list;
    *out = (uint32_t)work->mentions.count - 1;
    if (!sodo_rules_index_mention(self, *out)) return sodo_rules_page_nomem(d->err);
    take_parts(self, (int32_t)*out);
    return SODO_OK;
}

static sodo_status do_make(doer *d, const sodo_rule_action *action) {
    sodo_rule_runner *self = d->self;
    uint32_t begin = d->tok_begin, end = d->tok_end, mention = 0;
    if (action->capture != SODO_NO_INDEX) {
        sodo_thing over = sodo_rules_capture_thing(self, self->captures[action->capture]);
        if (over.kind == SODO_THING_NONE) return SODO_OK;
        begin = over.tok_begin;
        end = over.tok_end;
    }
    if (begin >= end) return SODO_OK;
    int32_t known = find_mention(self, action->kind, begin, end);
    if (known != SODO_NO_MENTION)
        mention = (uint32_t)known;
    else
        SODO_TRY(new_mention(d, action->kind, begin, end, &mention));
    return add_attrs(d, action, mention);
}

/* ---- fact ---- */

static void add_reason(sodo_relation *r, const char *name, int weight) {
    if (r->reason_count == SODO_REASONS_MAX) return;
    r->reasons[r->reason_count++] = (sodo_reason){name, (int16_t)weight};
}

static int32_t mention_of(sodo_thing thing) {
    return thing.kind == SODO_THING_MENTION ? thing.mention : SODO_NO_MENTION;
}

static void assign_fact(sodo_relation *r, uint16_t attr, sodo_thing thing) {
    switch (attr) {
    case SODO_ATTR_STATUS:
        r->status = thing.value;
        break;
    case SODO_ATTR_ROLE:
        r->role = thing.value;
        break;
    case SODO_ATTR_DATE:
        r->date = mention_of(thing);
        break;
    case SODO_ATTR_SITE:
        r->site = mention_of(thing);
        break;
    case SODO_ATTR_SINCE:
        r->since = mention_of(thing);
        break;
    case SODO_ATTR_UNTIL:
        r->until = mention_of(thing);
        break;
    default:
        break;
    }
}

static sodo_status do_fact(doer *d, const sodo_rule_action *action) {
    sodo_rule_runner *self = d->self;
    self->used_states = 0;
    sodo_thing source = sodo_rules_value_of(self, &action->source);
    sodo_thing target = sodo_rules_value_of(self, &action->target);
    if (source.kind != SODO_THING_MENTION || target.kind != SODO_THING_MENTION)
        return SODO_OK;
    sodo_relation *r = SODO_PUSH(&self->work->arena, self->work->relations);
    if (!r) return sodo_rules_page_nomem(d->err);
    *r = (sodo_relation){.kind = action->kind,
                         .source = source.mention,
                         .target = target.mention,
                         .date = SODO_NO_MENTION,
                         .site = SODO_NO_MENTION,
                         .since = SODO_NO_MENTION,
                         .until = SODO_NO_MENTION,
                         .tok_begin = d->tok_begin,
                         .tok_end = d->tok_end,
                         .rule = d->index};
    for (uint32_t i = 0; i < action->assign_count; i++)
        assign_fact(r, action->assigns[i].attr,
                    sodo_rules_value_of(self, &action->assigns[i].value));
    add_reason(r, d->rule->reason, d->rule->conf);
    for (size_t i = 0; i < self->phase->states.count; i++)
        if (self->used_states >> i & 1)
            add_reason(r, self->phase->states.items[i].reason, STATE_COST);
    return SODO_OK;
}

/* ---- attr, set, clear, drop ---- */

static sodo_status do_attr(doer *d, const sodo_rule_action *action) {
    sodo_thing thing =
        sodo_rules_capture_thing(d->self, d->self->captures[action->capture]);
    if (thing.kind != SODO_THING_MENTION) return SODO_OK;
    return add_attrs(d, action, (uint32_t)thing.mention);
}

static void do_set(doer *d, const sodo_rule_action *action) {
    sodo_rule_runner *self = d->self;
    sodo_thing thing = sodo_rules_value_of(self, &action->source);
    if (thing.kind == SODO_THING_NONE) return;
    const sodo_sentence_info *here = &self->sentences.items[self->sentence];
    self->states[action->state] = (sodo_state_value){.thing = thing,
                                                     .until = action->until,
                                                     .sentence = self->sentence,
                                                     .line = here->line,
                                                     .paragraph = here->paragraph};
}

static void do_drop(doer *d, const sodo_rule_action *action) {
    sodo_thing thing =
        sodo_rules_capture_thing(d->self, d->self->captures[action->capture]);
    if (thing.kind != SODO_THING_MENTION) return;
    d->self->work->mentions.items[thing.mention].dropped = true;
    sodo_rules_forget_mention(d->self, thing.mention);
}

static sodo_status do_action(doer *d, const sodo_rule_action *action) {
    switch ((sodo_action_kind)action->what) {
    case SODO_ACTION_MAKE:
        return do_make(d, action);
    case SODO_ACTION_FACT:
        return do_fact(d, action);
    case SODO_ACTION_ATTR:
        return do_attr(d, action);
    case SODO_ACTION_SET:
        do_set(d, action);
        break;
    case SODO_ACTION_CLEAR:
        d->self->states[action->state] = (sodo_state_value){0};
        break;
    case SODO_ACTION_DROP:
        do_drop(d, action);
        break;
    }
    return SODO_OK;
}

/* ---- lists ---- */

static void forget_item(doer *d, uint32_t list) {
    for (size_t i = 0; i < d->rule->captures.count; i++)
        if (d->rule->captures.items[i].list == list)
            d->self->captures[i] = (sodo_capture_span){-1, -1};
}

/* Carry the action out for each item of a list, in order. The region's end is the
 * subject's end here, so that the items are those that the whole pattern saw. */
static sodo_status do_each(const doer *d, const sodo_rule_action *action) {
    sodo_rule_runner *self = d->self;
    const sodo_rule_list *list = &d->rule->lists.items[action->list];
    sodo_capture_span region = self->captures[list->capture];
    if (region.begin < 0) return SODO_OK;
    const sodo_rule_code *code = &list->first;
    uint32_t at = (uint32_t)region.begin;
    for (int n = 0; n < SODO_LIST_ITEMS && at < (uint32_t)region.end;
         n++, code = &list->next) {
        doer item = *d;
        sodo_capture_span span = {-1, -1};
        forget_item(&item, action->list);
        int found = sodo_rules_try(self, code, at, (uint32_t)region.end);
        if (found < 0) sodo_rules_tell_limit(self, d->index);
        if (found <= 0) break;
        sodo_rules_read_groups(self, code, self->captures, &span);
        if (span.begin < 0 || (uint32_t)span.end <= at) break;
        at = (uint32_t)span.end;
        item.tok_begin = self->stream.tok[span.begin];
        item.tok_end = self->stream.tok[span.end];
        SODO_TRY(do_action(&item, action));
    }
    forget_item(&(doer){.self = self, .rule = d->rule}, action->list);
    return SODO_OK;
}

static void tell_trace(const doer *d) {
    sodo_rule_runner *self = d->self;
    sodo_rule_trace_capture captures[SODO_RULE_CAPTURES];
    for (size_t i = 0; i < d->rule->captures.count; i++) {
        sodo_capture_span span = self->captures[i];
        captures[i] = (sodo_rule_trace_capture){.name = d->rule->captures.items[i].name};
        if (span.begin < 0) continue;
        captures[i].tok_begin = self->stream.tok[span.begin];
        captures[i].tok_end = self->stream.tok[span.end];
    }
    sodo_rule_trace_match match = {d->index, d->tok_begin, d->tok_end, captures,
                                   d->rule->captures.count};
    self->trace(self->trace_context, &match);
}

sodo_status sodo_rules_perform(sodo_rule_runner *self, const sodo_rule_match *match,
                               sodo_error *err) {
    const sodo_rule *rule = &self->rules->rules.items[match->rule];
    doer d = {.self = self, .rule = rule, .index = match->rule, .err = err};
    d.tok_begin = self->stream.tok[match->begin];
    d.tok_end = self->stream.tok[match->end];
    if (rule->captures.count)
        memcpy(self->captures, self->pool.items + match->captures,
               rule->captures.count * sizeof *self->captures);
    self->sentence = sodo_rules_sentence_at(self, d.tok_begin);
    if (self->phase->all && !sodo_rules_when(self, rule)) return SODO_OK;
    if (self->costs) self->costs[match->rule].hits++;
    if (self->trace) tell_trace(&d);
    for (size_t i = 0; i < rule->actions.count; i++) {
        const sodo_rule_action *action = &rule->actions.items[i];
        SODO_TRY(action->list == SODO_NO_INDEX ? do_action(&d, action)
                                               : do_each(&d, action));
    }
    return SODO_OK;
}

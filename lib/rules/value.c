/* value.c - what captures, their parts and the page's state stand for. */
#include "rules/run.h"

sodo_thing sodo_rules_capture_thing(const sodo_rule_runner *self,
                                    sodo_capture_span span) {
    const sodo_stream *s = &self->stream;
    if (span.begin < 0 || span.begin == span.end) return (sodo_thing){0};
    sodo_thing thing = {.kind = SODO_THING_SPAN, .mention = SODO_NO_MENTION};
    thing.tok_begin = s->tok[span.begin];
    thing.tok_end = s->tok[span.end];
    if (span.end == span.begin + 1 && s->mention[span.begin] != SODO_NO_MENTION) {
        thing.kind = SODO_THING_MENTION;
        thing.mention = s->mention[span.begin];
    }
    if (thing.tok_begin == thing.tok_end) thing.kind = SODO_THING_NONE; /* a break */
    return thing;
}

static sodo_thing value_thing(uint16_t value) {
    return (sodo_thing){.kind = value ? SODO_THING_VALUE : SODO_THING_NONE,
                        .value = value,
                        .mention = SODO_NO_MENTION};
}

/* The value of a column in which all rows that have one agree; 0 = none. */
static uint16_t agreed_value(const sodo_rules *rules, const sodo_mention *m,
                             uint16_t name) {
    if (!rules->gazetteer || m->row_list == SODO_NO_ROW) return 0;
    size_t count = 0;
    const uint32_t *list = sodo_gazetteer_rows(rules->gazetteer, m->row_list, &count);
    uint16_t agreed = 0;
    for (size_t i = 0; i < count; i++) {
        uint16_t value =
            sodo_row_attr_value(sodo_gazetteer_row(rules->gazetteer, list[i]), name);
        if (value && agreed && value != agreed) return 0;
        if (value) agreed = value;
    }
    return agreed;
}

static sodo_thing part_of(const sodo_rule_runner *self, int32_t mention, uint16_t name) {
    const sodo_mention *m = &self->work->mentions.items[mention];
    const sodo_attr *a = sodo_mention_attr(m, name);
    if (!a) return value_thing(agreed_value(self->rules, m, name));
    if (a->mention != SODO_NO_MENTION) {
        const sodo_mention *part = &self->work->mentions.items[a->mention];
        return (sodo_thing){.kind = SODO_THING_MENTION,
                            .mention = a->mention,
                            .tok_begin = part->tok_begin,
                            .tok_end = part->tok_end};
    }
    if (a->value || a->tok_begin == a->tok_end) return value_thing(a->value);
    return (sodo_thing){.kind = SODO_THING_SPAN,
                        .mention = SODO_NO_MENTION,
                        .tok_begin = a->tok_begin,
                        .tok_end = a->tok_end};
}

static sodo_thing state_thing(sodo_rule_runner *self, uint32_t index) {
    const sodo_state_value *state = &self->states[index];
    const sodo_sentence_info *here = &self->sentences.items[self->sentence];
    bool holds =
        state->until == SODO_SPAN_PAGE ||
        (state->until == SODO_SPAN_SENTENCE && state->sentence == self->sentence) ||
        (state->until == SODO_SPAN_LINE && state->line == here->line) ||
        (state->until == SODO_SPAN_PARAGRAPH && state->paragraph == here->paragraph);
    if (!holds || state->thing.kind == SODO_THING_NONE) return (sodo_thing){0};
    self->used_states |= UINT64_C(1) << index;
    return state->thing;
}

sodo_thing sodo_rules_value_of(sodo_rule_runner *self, const sodo_rule_value *value) {
    sodo_thing thing = {0};
    switch ((sodo_value_source)value->source) {
    case SODO_VALUE_NONE:
        return thing;
    case SODO_VALUE_CONSTANT:
        return value_thing((uint16_t)value->index);
    case SODO_VALUE_CAPTURE:
        thing = sodo_rules_capture_thing(self, self->captures[value->index]);
        break;
    case SODO_VALUE_STATE:
        thing = state_thing(self, value->index);
        break;
    }
    for (uint8_t i = 0; i < value->depth; i++) {
        if (thing.kind != SODO_THING_MENTION) return (sodo_thing){0};
        thing = part_of(self, thing.mention, value->path[i]);
    }
    return thing;
}

bool sodo_rules_when(sodo_rule_runner *self, const sodo_rule *rule) {
    for (size_t i = 0; i < rule->whens.count; i++) {
        const sodo_rule_when *when = &rule->whens.items[i];
        sodo_thing thing = sodo_rules_value_of(self, &when->value);
        bool holds = thing.kind != SODO_THING_NONE;
        if (when->compares) holds = holds && thing.value == when->constant;
        if (holds == when->negative) return false;
    }
    return true;
}

/* cost.c - what a rule costs: its tries and its actions, counted and timed for whoever
 * asked. What all rules of a phase share, as the stream, is nobody's. */
#include "rules/run.h"

#include <time.h>

void sodo_rule_runner_count(sodo_rule_runner *self, sodo_rule_cost *costs) {
    self->costs = costs;
}

const sodo_rule_cost *sodo_rule_runner_counts(const sodo_rule_runner *self) {
    return self->costs;
}

static uint64_t nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

int sodo_rules_try_counted(sodo_rule_runner *self, uint32_t rule, uint32_t from) {
    sodo_rule_cost *cost = &self->costs[rule];
    const sodo_rule_code *code = &self->rules->rules.items[rule].code;
    uint64_t begin = nanoseconds();
    int found = sodo_rules_try(self, code, from, self->stream.count);
    cost->nanoseconds += nanoseconds() - begin;
    cost->tries++;
    cost->matches += found > 0;
    return found;
}

sodo_status sodo_rules_perform_counted(sodo_rule_runner *self,
                                       const sodo_rule_match *match, sodo_error *err) {
    uint64_t begin = nanoseconds();
    sodo_status status = sodo_rules_perform(self, match, err);
    self->costs[match->rule].nanoseconds += nanoseconds() - begin;
    return status;
}

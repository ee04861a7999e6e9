/* test.c - does a mention pass <Kind attr=value …>: its own attributes, then its rows. */
#include "rules/run.h"

static bool is_among(const sodo_cond *cond, uint16_t value) {
    for (uint32_t i = 0; i < cond->value_count; i++)
        if (cond->values[i] == value) return true;
    return false;
}

static bool outcome(const sodo_cond *cond, bool present, bool among) {
    switch ((sodo_cond_op)cond->op) {
    case SODO_COND_EQUAL:
        return among;
    case SODO_COND_DIFFERENT:
        return !among;
    case SODO_COND_PRESENT:
        return present;
    case SODO_COND_ABSENT:
        return !present;
    }
    return false;
}

/* False where the mention has no attribute of that name; else *fits is set. */
static bool own_decides(const sodo_mention *m, const sodo_cond *cond, bool *fits) {
    bool present = false, among = false;
    for (uint16_t i = 0; i < m->attr_count; i++) {
        if (m->attrs[i].name != cond->attr) continue;
        present = true;
        among |= m->attrs[i].value && is_among(cond, m->attrs[i].value);
    }
    if (present) *fits = outcome(cond, true, among);
    return present;
}

static bool row_fits(const sodo_row *row, const sodo_cond *cond) {
    bool present = false, among = false;
    for (uint16_t i = 0; row && i < row->attr_count; i++) {
        if (row->attrs[i].name != cond->attr || !row->attrs[i].value) continue;
        present = true;
        among |= is_among(cond, row->attrs[i].value);
    }
    return outcome(cond, present, among);
}

/* Bits of the conditions that rows must fulfil; false: an own attribute refuses. */
static bool own_conditions(const sodo_mention *m, const sodo_cond *conds, uint32_t count,
                           uint64_t *left) {
    *left = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool fits = false;
        if (!own_decides(m, &conds[i], &fits))
            *left |= UINT64_C(1) << i;
        else if (!fits)
            return false;
    }
    return true;
}

bool sodo_rules_test(const sodo_rules *rules, const sodo_mention *m,
                     const sodo_cond *conds, uint32_t count) {
    uint64_t left = 0;
    if (!own_conditions(m, conds, count, &left)) return false;
    if (!left) return true;
    size_t rows = 0;
    const uint32_t *list = NULL;
    if (rules->gazetteer && m->row_list != SODO_NO_ROW)
        list = sodo_gazetteer_rows(rules->gazetteer, m->row_list, &rows);
    for (size_t r = 0; r < (rows ? rows : 1); r++) {
        const sodo_row *row = rows ? sodo_gazetteer_row(rules->gazetteer, list[r]) : NULL;
        bool fits = true;
        for (uint32_t i = 0; i < count && fits; i++)
            if (left >> i & 1) fits = row_fits(row, &conds[i]);
        if (fits) return true;
    }
    return false;
}

static uint64_t run_tests(const sodo_rule_runner *self, const sodo_mention *m) {
    const sodo_rule_phase *phase = self->phase;
    uint64_t passed = 0;
    uint32_t bit = 0;
    for (size_t i = 0; i < phase->tests.count; i++) {
        const sodo_rule_test *test = &phase->tests.items[i];
        if (test->kind != m->kind) continue;
        if (sodo_rules_test(self->rules, m, test->conds, test->cond_count))
            passed |= UINT64_C(1) << bit;
        bit++;
    }
    return passed;
}

/* Pages say the same few titles and bodies again and again. */
uint64_t sodo_rules_tests_of(sodo_rule_runner *self, const sodo_mention *m) {
    uint64_t attrs = 0;
    if (m->attr_count > 2) return run_tests(self, m);
    for (uint16_t i = 0; i < m->attr_count; i++)
        attrs = attrs << 32 | (uint32_t)m->attrs[i].name << 16 | m->attrs[i].value;
    uint64_t hash = (attrs ^ m->row_list ^ (uint64_t)m->kind << 40) +
                    (uint64_t)(self->phase - self->rules->phases.items);
    hash = (hash ^ hash >> 29) * UINT64_C(0x9E3779B97F4A7C15);
    sodo_tests_known *known = &self->known[hash >> 40 & (SODO_TESTS_KNOWN - 1)];
    if (known->phase != self->phase || known->attrs != attrs ||
        known->row_list != m->row_list || known->kind != m->kind ||
        known->attr_count != m->attr_count)
        *known = (sodo_tests_known){.phase = self->phase,
                                    .attrs = attrs,
                                    .row_list = m->row_list,
                                    .kind = m->kind,
                                    .attr_count = (uint8_t)m->attr_count,
                                    .passed = run_tests(self, m)};
    return known->passed;
}

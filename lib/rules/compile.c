/* compile.c - what the codes of a rule are: its pattern's, and two of each list that is
 * walked. Their text is written when they are needed first (emit.c, code.c). */
#include "rules/build.h"

/* ---- word sets by words, so that equal beginnings lie side by side ---- */

static int by_words(const void *a, const void *b) {
    const sodo_phrase *x = *(const sodo_phrase *const *)a,
                      *y = *(const sodo_phrase *const *)b;
    for (uint32_t i = 0; i < x->count && i < y->count; i++) {
        if (x->words[i].word != y->words[i].word)
            return x->words[i].word < y->words[i].word ? -1 : 1;
        if (x->words[i].shape != y->words[i].shape)
            return x->words[i].shape < y->words[i].shape ? -1 : 1;
    }
    return (x->count > y->count) - (x->count < y->count);
}

static sodo_status order_set(sodo_rules_build *b, sodo_word_set *set) {
    size_t count = set->phrases.count;
    const sodo_phrase **order =
        sodo_arena_alloc(b->arena, count + 1, sizeof(const sodo_phrase *));
    if (!order) return sodo_rules_nomem(b);
    for (size_t i = 0; i < count; i++) order[i] = &set->phrases.items[i];
    if (count) qsort(order, count, sizeof *order, by_words);
    for (size_t i = 0; i < count; i++)
        if (!set->order_count || by_words(&order[set->order_count - 1], &order[i]) != 0)
            order[set->order_count++] = order[i];
    set->order = order;
    return SODO_OK;
}

sodo_status sodo_rules_order_sets(sodo_rules_build *b) {
    for (size_t i = 0; i < b->set->sets.count; i++)
        if (b->set->sets.items[i].used) SODO_TRY(order_set(b, &b->set->sets.items[i]));
    return SODO_OK;
}

/* ---- codes ---- */

/* The captures whose groups the pattern has, in the order of the groups. */
static uint8_t *list_groups(const sodo_pat *pat, uint8_t *out) {
    if (!pat->groups) return out;
    if (pat->kind == SODO_PAT_CAPTURE) *out++ = (uint8_t)pat->index;
    for (uint32_t i = 0; i < pat->kid_count; i++) out = list_groups(pat->kids[i], out);
    return out;
}

/* In check mode the pattern is compiled at once, to be told of one that is too large. */
static sodo_status to_code(sodo_rules_build *b, const sodo_rule_token *at,
                           sodo_rule_code *out) {
    SODO_TRY(sodo_rule_code_init(b->arena, out, b->err));
    int number = 0;
    if (!b->options->collect || sodo_rule_code_check(b->set, out, &number))
        return SODO_OK;
    if (number == PCRE2_ERROR_HEAP_FAILED) return sodo_rules_nomem(b);
    return sodo_rules_problem(
        b, at, "this pattern is too large to compile (PCRE2 error %d)", number);
}

static sodo_status compile_item(sodo_rules_build *b, uint32_t rule, uint32_t list,
                                bool first) {
    sodo_rule_list *whole = &b->set->rules.items[rule].lists.items[list];
    const sodo_pat *item = whole->pat->kids[0];
    sodo_rule_code *code = first ? &whole->first : &whole->next;
    *code = (sodo_rule_code){
        .rule = rule, .list = list, .first = first, .group_count = 1 + item->groups};
    code->captures = sodo_arena_alloc(b->arena, code->group_count, 1);
    if (!code->captures) return sodo_rules_nomem(b);
    code->captures[0] = 0xFF;
    (void)list_groups(item, code->captures + 1);
    return to_code(b, whole->at, code);
}

sodo_status sodo_rules_compile(sodo_rules_build *b, uint32_t index) {
    sodo_rule *rule = &b->set->rules.items[index];
    rule->code = (sodo_rule_code){
        .rule = index, .list = SODO_NO_INDEX, .group_count = rule->pattern->groups};
    rule->code.captures = sodo_arena_alloc(b->arena, rule->code.group_count + 1, 1);
    if (!rule->code.captures) return sodo_rules_nomem(b);
    (void)list_groups(rule->pattern, rule->code.captures);
    SODO_TRY(to_code(b, rule->at, &rule->code));
    for (uint32_t i = 0; i < rule->lists.count; i++) {
        if (rule->lists.items[i].capture == SODO_NO_INDEX) continue; /* nobody walks it */
        SODO_TRY(compile_item(b, index, i, true));
        SODO_TRY(compile_item(b, index, i, false));
    }
    return SODO_OK;
}

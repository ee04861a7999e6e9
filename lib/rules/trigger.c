/* trigger.c - what must stand in a window before a rule is worth trying there.
 *
 * A clause is a set of words and kinds of which a match needs at least one. The cheapest
 * clause of a rule becomes its trigger; all are asked before it is tried, and then of a
 * phrase not only a word but two that stand side by side. */
#include "rules/build.h"

typedef struct clause {
    uint32_t *words; /* the rarest of each phrase */
    uint32_t *marks; /* of it, or of it and its neighbour */
    uint32_t word_count;
    uint64_t kinds;
    bool newline;
    uint32_t cost;
} clause;

typedef struct clauses {
    clause items[16];
    uint32_t count;
} clauses;

typedef struct gatherer {
    sodo_rules_build *build;
    bool failed;
} gatherer;

/* How often a word is to be expected: short ones and signs are everywhere. */
static uint32_t word_cost(const sodo_rules *set, uint32_t word) {
    size_t size = set->words.items[word].size;
    return size <= 1 ? 60 : size <= 3 ? 8 : size <= 5 ? 4 : 2;
}

static uint32_t kind_cost(uint8_t kind) {
    switch (kind) {
    case SODO_KIND_PLACE_NAME:
    case SODO_KIND_LEVEL:
    case SODO_KIND_NAME:
    case SODO_KIND_ORG_TYPE:
    case SODO_KIND_RANK:
        return 40;
    default:
        return 20;
    }
}

#define NEWLINE_COST 500 /* never the trigger where there is another */

static uint32_t clause_cost(const gatherer *g, const clause *c) {
    uint32_t cost = 0;
    for (uint32_t i = 0; i < c->word_count; i++)
        cost += word_cost(g->build->set, c->words[i]);
    for (uint8_t k = 0; k < SODO_KIND_LIMIT; k++)
        if (c->kinds >> k & 1) cost += kind_cost(k);
    if (c->newline) cost += NEWLINE_COST;
    return cost;
}

static void add_clause(gatherer *g, clauses *all, clause c) {
    c.cost = clause_cost(g, &c);
    if (all->count < 16) {
        all->items[all->count++] = c;
        return;
    }
    uint32_t worst = 0;
    for (uint32_t i = 1; i < all->count; i++)
        if (all->items[i].cost > all->items[worst].cost) worst = i;
    if (c.cost < all->items[worst].cost) all->items[worst] = c;
}

static bool room_for(gatherer *g, clause *c, size_t count) {
    c->words = sodo_arena_alloc(g->build->arena, count + 1, sizeof *c->words);
    c->marks = sodo_arena_alloc(g->build->arena, count + 1, sizeof *c->marks);
    if (!c->words || !c->marks) g->failed = true;
    return !g->failed;
}

static uint32_t rarest(const gatherer *g, const sodo_phrase *phrase) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < phrase->count; i++)
        if (word_cost(g->build->set, phrase->words[i].word) <
            word_cost(g->build->set, phrase->words[best].word))
            best = i;
    return best;
}

static void add_phrase(const gatherer *g, clause *c, const sodo_phrase *phrase) {
    uint32_t at = rarest(g, phrase), word = phrase->words[at].word;
    uint32_t mark = sodo_mark_of(word);
    if (at > 0)
        mark = sodo_mark_of_pair(phrase->words[at - 1].word, word);
    else if (phrase->count > 1)
        mark = sodo_mark_of_pair(word, phrase->words[1].word);
    c->words[c->word_count] = word;
    c->marks[c->word_count++] = mark;
}

static void gather_phrase(gatherer *g, const sodo_phrase *phrase, clauses *out) {
    clause c = {0};
    if (!room_for(g, &c, 1)) return;
    add_phrase(g, &c, phrase);
    add_clause(g, out, c);
}

static void gather_set(gatherer *g, const sodo_word_set *set, clauses *out) {
    clause c = {0};
    if (!room_for(g, &c, set->phrases.count)) return;
    for (size_t i = 0; i < set->phrases.count; i++)
        add_phrase(g, &c, &set->phrases.items[i]);
    if (c.word_count) add_clause(g, out, c);
}

static void gather(gatherer *g, const sodo_pat *pat, clauses *out);

static void append(clause *into, const clause *more) {
    for (uint32_t i = 0; i < more->word_count; i++) {
        into->words[into->word_count] = more->words[i];
        into->marks[into->word_count++] = more->marks[i];
    }
}

static void join(gatherer *g, clause *into, const clause *more) {
    clause joined = {.kinds = into->kinds | more->kinds,
                     .newline = into->newline || more->newline};
    if (!room_for(g, &joined, (size_t)into->word_count + more->word_count)) return;
    append(&joined, into);
    append(&joined, more);
    *into = joined;
}

/* The cheapest clause, or NULL. */
static const clause *cheapest(const clauses *all) {
    const clause *best = NULL;
    for (uint32_t i = 0; i < all->count; i++)
        if (!best || all->items[i].cost < best->cost) best = &all->items[i];
    return best;
}

/* One clause of each branch, joined; and the same of kinds alone, where each has one. */
static void gather_alternatives(gatherer *g, const sodo_pat *pat, clauses *out) {
    clause joined = {0}, kinds = {0};
    bool all = true, all_kinds = true;
    for (uint32_t i = 0; i < pat->kid_count && all && !g->failed; i++) {
        clauses branch = {0};
        gather(g, pat->kids[i], &branch);
        const clause *best = cheapest(&branch), *pure = NULL;
        for (uint32_t j = 0; j < branch.count; j++)
            if (!branch.items[j].word_count && !branch.items[j].newline &&
                (!pure || branch.items[j].cost < pure->cost))
                pure = &branch.items[j];
        if (best)
            join(g, &joined, best);
        else
            all = false;
        if (pure)
            kinds.kinds |= pure->kinds;
        else
            all_kinds = false;
    }
    if (all && !g->failed) add_clause(g, out, joined);
    if (all && all_kinds && !g->failed && joined.word_count) add_clause(g, out, kinds);
}

static void gather(gatherer *g, const sodo_pat *pat, clauses *out) {
    switch ((sodo_pat_kind)pat->kind) {
    case SODO_PAT_PHRASE:
        gather_phrase(g, &pat->phrase, out);
        break;
    case SODO_PAT_SET:
        gather_set(g, &g->build->set->sets.items[pat->index], out);
        break;
    case SODO_PAT_MENTION:
        add_clause(g, out, (clause){.kinds = pat->kinds});
        break;
    case SODO_PAT_NEWLINE:
        add_clause(g, out, (clause){.newline = true});
        break;
    case SODO_PAT_ALT:
        gather_alternatives(g, pat, out);
        break;
    case SODO_PAT_REPEAT:
        if (pat->min) gather(g, pat->kids[0], out);
        break;
    case SODO_PAT_LOOK:
        if (!pat->negative) gather(g, pat->kids[0], out);
        break;
    case SODO_PAT_LIST:
        gather(g, pat->kids[0], out);
        break;
    case SODO_PAT_SEQ:
    case SODO_PAT_CAPTURE:
        for (uint32_t i = 0; i < pat->kid_count; i++) gather(g, pat->kids[i], out);
        break;
    default:
        break;
    }
}

static void keep_trigger(sodo_rules *set, size_t rule, const clause *trigger) {
    if (!trigger || trigger->newline) {
        sodo_bit_add(set->always, rule);
        return;
    }
    for (uint32_t i = 0; i < trigger->word_count; i++) {
        sodo_bit_add(set->word_rules + trigger->words[i] * set->mask_size, rule);
        sodo_bit_add(set->triggers, trigger->words[i]);
    }
    for (uint8_t k = 0; k < SODO_KIND_LIMIT; k++)
        if (trigger->kinds >> k & 1)
            sodo_bit_add(set->kind_rules + k * set->mask_size, rule);
}

/* The cheapest clauses, asked before a rule is tried. */
static void keep_clauses(sodo_rule *rule, clauses *all) {
    while (rule->clause_count < SODO_RULE_CLAUSES && all->count) {
        clause *best = &all->items[0];
        for (uint32_t i = 1; i < all->count; i++)
            if (all->items[i].cost < best->cost) best = &all->items[i];
        sodo_rule_clause *kept = &rule->clauses[rule->clause_count++];
        kept->kinds = best->kinds;
        kept->newline = best->newline;
        for (uint32_t i = 0; i < best->word_count; i++)
            sodo_mark_add(kept->marks, best->marks[i]);
        *best = all->items[--all->count];
    }
}

sodo_status sodo_rules_triggers(sodo_rules_build *b) {
    sodo_rules *set = b->set;
    set->mask_size = set->rules.count / 64 + 1;
    set->word_rules = sodo_arena_alloc(b->arena, (set->words.count + 1) * set->mask_size,
                                       sizeof(uint64_t));
    set->kind_rules =
        sodo_arena_alloc(b->arena, SODO_KIND_LIMIT * set->mask_size, sizeof(uint64_t));
    set->always = sodo_arena_alloc(b->arena, set->mask_size, sizeof(uint64_t));
    set->triggers =
        sodo_arena_alloc(b->arena, set->words.count / 64 + 1, sizeof(uint64_t));
    if (!set->word_rules || !set->kind_rules || !set->always || !set->triggers)
        return sodo_rules_nomem(b);
    gatherer g = {.build = b};
    for (size_t r = 0; r < set->rules.count; r++) {
        clauses all = {0};
        gather(&g, set->rules.items[r].pattern, &all);
        if (g.failed) return sodo_rules_nomem(b);
        keep_trigger(set, r, cheapest(&all));
        keep_clauses(&set->rules.items[r], &all);
    }
    return SODO_OK;
}

/* needs.c - what must stand in a window before a rule is worth trying there.
 *
 * A need is a set of words, pairs of words and kinds of which every match has at least
 * one: of a phrase its rarest word with its neighbour, of two elements in a row the words
 * that may meet. Each rule keeps its eight narrowest, as the bits of one byte; a word or
 * mention of a sentence fulfils the needs that name it, and a rule may match only where
 * its byte is full. */
#include "rules/build.h"

#include <stdlib.h>

#define MOST 24 /* needs of a rule that are weighed */
#define PAIRS 64

/* What fulfils a need: the word b, behind the word a where that is not 0. */
typedef struct item {
    uint32_t a, b;
} item;

typedef struct need {
    item *items;
    uint32_t count;
    uint64_t kinds;
    uint32_t width; /* how much of a text fulfils it */
    bool behind;    /* it may stand before the match */
} need;

typedef struct needs {
    need all[MOST];
    uint32_t count;
} needs;

/* An item of a need that was kept. */
typedef struct entry {
    item key;
    sodo_rule_need need;
} entry;

typedef struct gatherer {
    sodo_rules_build *build;
    SODO_VEC(entry) entries; /* of words */
    uint64_t *kinds;         /* met_size numbers a kind */
    bool behind;             /* inside a look back */
    bool failed;
} gatherer;

/* How often a word is to be expected: short ones and signs are everywhere. */
static uint32_t word_cost(const gatherer *g, uint32_t word) {
    if (word >= SODO_LINE_BEGIN) return 1;
    size_t size = g->build->set->words.items[word].size;
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

static void weigh(const gatherer *g, need *n) {
    n->width = 0;
    for (uint32_t i = 0; i < n->count; i++)
        n->width += n->items[i].a ? 1 : word_cost(g, n->items[i].b);
    for (uint8_t k = 0; k < SODO_KIND_LIMIT; k++)
        if (n->kinds >> k & 1) n->width += kind_cost(k);
}

static void add_need(const gatherer *g, needs *out, need n) {
    weigh(g, &n);
    n.behind |= g->behind;
    if (out->count < MOST) {
        out->all[out->count++] = n;
        return;
    }
    uint32_t worst = 0;
    for (uint32_t i = 1; i < out->count; i++)
        if (out->all[i].width > out->all[worst].width) worst = i;
    if (n.width < out->all[worst].width) out->all[worst] = n;
}

static bool room_for(gatherer *g, need *n, size_t count) {
    n->items = sodo_arena_alloc(g->build->arena, count + 1, sizeof *n->items);
    if (!n->items) g->failed = true;
    return !g->failed;
}

/* ---- words ---- */

static item rarest(const gatherer *g, const sodo_phrase *phrase) {
    const sodo_phrase_word *words = phrase->words;
    uint32_t best = 0;
    for (uint32_t i = 1; i < phrase->count; i++)
        if (word_cost(g, words[i].word) < word_cost(g, words[best].word)) best = i;
    if (best) return (item){words[best - 1].word, words[best].word};
    if (phrase->count > 1) return (item){words[0].word, words[1].word};
    return (item){0, words[0].word};
}

static void gather_phrase(gatherer *g, const sodo_phrase *phrase, needs *out) {
    need n = {0};
    if (!room_for(g, &n, 1)) return;
    n.items[n.count++] = rarest(g, phrase);
    add_need(g, out, n);
}

static void gather_set(gatherer *g, const sodo_word_set *set, needs *out) {
    need n = {0};
    if (!room_for(g, &n, set->phrases.count)) return;
    for (size_t i = 0; i < set->phrases.count; i++)
        n.items[n.count++] = rarest(g, &set->phrases.items[i]);
    if (n.count) add_need(g, out, n);
}

static void gather_newline(gatherer *g, needs *out) {
    need n = {0};
    if (!room_for(g, &n, 1)) return;
    n.items[n.count++] = (item){0, SODO_LINE_BEGIN};
    add_need(g, out, n);
}

/* ---- two elements in a row ---- */

/* Words that an element begins or ends with. */
typedef struct ends {
    uint32_t words[PAIRS];
    uint32_t count;
    bool known; /* they are all that it can be */
} ends;

static void add_end(ends *e, uint32_t word) {
    if (e->count == PAIRS)
        e->known = false;
    else
        e->words[e->count++] = word;
}

static void add_phrase_end(ends *e, const sodo_phrase *phrase, bool first) {
    add_end(e, phrase->words[first ? 0 : phrase->count - 1].word);
}

static void find_ends(const gatherer *g, const sodo_pat *pat, bool first, ends *out) {
    switch ((sodo_pat_kind)pat->kind) {
    case SODO_PAT_PHRASE:
        add_phrase_end(out, &pat->phrase, first);
        return;
    case SODO_PAT_SET: {
        const sodo_word_set *set = &g->build->set->sets.items[pat->index];
        for (size_t i = 0; i < set->phrases.count; i++)
            add_phrase_end(out, &set->phrases.items[i], first);
        return;
    }
    case SODO_PAT_NEWLINE:
        add_end(out, SODO_LINE_BEGIN);
        return;
    case SODO_PAT_SHAPE:
        for (uint32_t i = 0; i < 8; i++)
            if (pat->shapes >> i & 1) add_end(out, SODO_LINE_SHAPE + i);
        return;
    case SODO_PAT_ALT:
        for (uint32_t i = 0; i < pat->kid_count; i++)
            find_ends(g, pat->kids[i], first, out);
        return;
    case SODO_PAT_SEQ:
        find_ends(g, pat->kids[first ? 0 : pat->kid_count - 1], first, out);
        return;
    case SODO_PAT_CAPTURE:
        find_ends(g, pat->kids[0], first, out);
        return;
    case SODO_PAT_LOOK:
        if (!first || pat->negative || pat->behind) break;
        find_ends(g, pat->kids[0], first, out);
        return;
    default:
        break;
    }
    out->known = false;
}

/* Known to sentences: pairs of words, and the words around a line's begin; of shapes the
 * one behind it. */
static bool is_pair(uint32_t a, uint32_t b) {
    if (a == SODO_LINE_BEGIN) return b != SODO_LINE_BEGIN;
    return a < SODO_LINE_BEGIN && b <= SODO_LINE_BEGIN;
}

static void gather_pairs(gatherer *g, const sodo_pat *pat, const sodo_pat *next,
                         needs *out) {
    ends left = {.known = true}, right = {.known = true};
    find_ends(g, pat, false, &left);
    find_ends(g, next, true, &right);
    if (!left.known || !right.known || left.count * right.count > PAIRS) return;
    need n = {0};
    if (!room_for(g, &n, left.count * right.count)) return;
    for (uint32_t i = 0; i < left.count; i++)
        for (uint32_t j = 0; j < right.count; j++) {
            if (!is_pair(left.words[i], right.words[j])) return;
            n.items[n.count++] = (item){left.words[i], right.words[j]};
        }
    if (n.count) add_need(g, out, n);
}

/* ---- patterns ---- */

static void gather(gatherer *g, const sodo_pat *pat, needs *out);

static void append(need *into, const need *more) {
    for (uint32_t i = 0; i < more->count; i++)
        into->items[into->count++] = more->items[i];
}

static void join(gatherer *g, need *into, const need *more) {
    need joined = {.kinds = into->kinds | more->kinds,
                   .behind = into->behind || more->behind};
    if (!room_for(g, &joined, (size_t)into->count + more->count)) return;
    append(&joined, into);
    append(&joined, more);
    *into = joined;
}

/* The narrowest need, or of those of kinds alone; NULL where there is none. */
static const need *narrowest(const needs *all, bool pure) {
    const need *best = NULL;
    for (uint32_t i = 0; i < all->count; i++)
        if (!(pure && all->all[i].count) && (!best || all->all[i].width < best->width))
            best = &all->all[i];
    return best;
}

/* One need of each branch, joined; and the same of kinds alone, where each has one. */
static void gather_alternatives(gatherer *g, const sodo_pat *pat, needs *out) {
    need joined = {0}, kinds = {0};
    bool all = true, all_kinds = true;
    for (uint32_t i = 0; i < pat->kid_count && all && !g->failed; i++) {
        needs branch; /* large, and filled from the front */
        branch.count = 0;
        gather(g, pat->kids[i], &branch);
        const need *best = narrowest(&branch, false), *pure = narrowest(&branch, true);
        if (best)
            join(g, &joined, best);
        else
            all = false;
        if (pure)
            join(g, &kinds, pure);
        else
            all_kinds = false;
    }
    if (all && !g->failed) add_need(g, out, joined);
    if (all && all_kinds && !g->failed && joined.count) add_need(g, out, kinds);
}

static void gather_look(gatherer *g, const sodo_pat *pat, needs *out) {
    bool behind = g->behind;
    if (pat->negative) return;
    g->behind |= pat->behind;
    gather(g, pat->kids[0], out);
    g->behind = behind;
}

static void gather(gatherer *g, const sodo_pat *pat, needs *out) {
    switch ((sodo_pat_kind)pat->kind) {
    case SODO_PAT_PHRASE:
        gather_phrase(g, &pat->phrase, out);
        break;
    case SODO_PAT_SET:
        gather_set(g, &g->build->set->sets.items[pat->index], out);
        break;
    case SODO_PAT_MENTION:
        add_need(g, out, (need){.kinds = pat->kinds});
        break;
    case SODO_PAT_NEWLINE:
        gather_newline(g, out);
        break;
    case SODO_PAT_ALT:
        gather_alternatives(g, pat, out);
        break;
    case SODO_PAT_REPEAT:
        if (pat->min) gather(g, pat->kids[0], out);
        break;
    case SODO_PAT_LOOK:
        gather_look(g, pat, out);
        break;
    case SODO_PAT_LIST:
        gather(g, pat->kids[0], out);
        break;
    case SODO_PAT_SEQ:
    case SODO_PAT_CAPTURE:
        for (uint32_t i = 0; i < pat->kid_count; i++) gather(g, pat->kids[i], out);
        for (uint32_t i = 1; i < pat->kid_count; i++)
            gather_pairs(g, pat->kids[i - 1], pat->kids[i], out);
        break;
    default:
        break;
    }
}

/* ---- keeping them ---- */

static void keep(gatherer *g, const need *n, sodo_rule_need at) {
    for (uint32_t i = 0; i < n->count; i++) {
        entry *slot = SODO_PUSH(g->build->arena, g->entries);
        if (slot)
            *slot = (entry){n->items[i], at};
        else
            g->failed = true;
    }
    for (uint8_t k = 0; k < SODO_KIND_LIMIT; k++)
        if (n->kinds >> k & 1) g->kinds[k * g->build->set->needs.size + at.at] |= at.bits;
}

/* The narrowest, as bits of byte `slot`; bits that are not used are given. */
static void keep_needs(gatherer *g, sodo_rule *rule, needs *all, uint32_t slot) {
    for (uint32_t i = 0; i < all->count && rule->ahead_count < SODO_RULE_AHEAD; i++)
        if (!all->all[i].count && !all->all[i].behind)
            rule->ahead[rule->ahead_count++] = all->all[i].kinds;
    for (uint32_t bit = 0; bit < 8; bit++) {
        sodo_rule_need at = {slot / 8, UINT64_C(1) << (slot % 8 * 8 + bit)};
        const need *best = narrowest(all, false);
        if (!best) {
            g->build->set->needs.given[at.at] |= at.bits;
            continue;
        }
        keep(g, best, at);
        all->all[best - all->all] = all->all[--all->count];
    }
}

static int by_key(const void *x, const void *y) {
    const entry *p = x, *q = y;
    if (p->key.a != q->key.a) return p->key.a < q->key.a ? -1 : 1;
    if (p->key.b != q->key.b) return p->key.b < q->key.b ? -1 : 1;
    return (p->need.at > q->need.at) - (p->need.at < q->need.at);
}

static bool same_key(item x, item y) {
    return x.a == y.a && x.b == y.b;
}

static void keep_range(sodo_need_table *set, item key, sodo_rule_needs range) {
    if (key.a) {
        set->pairs[sodo_need_pair_slot(set, key.a, key.b)] =
            (sodo_rule_pair){key.a, key.b, range};
        if (key.a < SODO_LINE_BEGIN) sodo_bit_add(set->pair_begins, key.a);
    } else if (key.b == SODO_LINE_BEGIN) {
        set->line = range;
    } else {
        set->words[key.b] = range;
    }
}

/* What each word and pair fulfils: entries of one number joined, ranges of them. */
static sodo_status lay_entries(gatherer *g) {
    sodo_need_table *set = &g->build->set->needs;
    size_t count = g->entries.count, words = g->build->set->words.count;
    uint32_t room = 64;
    while (room < 2 * count) room *= 2;
    set->pair_mask = room - 1;
    set->items = sodo_arena_alloc(g->build->arena, count + 1, sizeof *set->items);
    set->words = sodo_arena_alloc(g->build->arena, words + 1, sizeof *set->words);
    set->pairs = sodo_arena_alloc(g->build->arena, room, sizeof *set->pairs);
    set->pair_begins =
        sodo_arena_alloc(g->build->arena, words / 64 + 1, sizeof(uint64_t));
    if (!set->items || !set->words || !set->pairs || !set->pair_begins)
        return sodo_rules_nomem(g->build);
    const entry *entries = g->entries.items;
    if (count) qsort(g->entries.items, count, sizeof *entries, by_key);
    uint32_t kept = 0;
    for (size_t i = 0; i < count;) {
        sodo_rule_needs range = {kept, kept};
        item key = entries[i].key;
        for (; i < count && same_key(entries[i].key, key); i++) {
            if (range.end > range.begin && set->items[kept - 1].at == entries[i].need.at)
                set->items[kept - 1].bits |= entries[i].need.bits;
            else
                set->items[kept++] = entries[i].need;
            range.end = kept;
        }
        keep_range(set, key, range);
    }
    return SODO_OK;
}

sodo_status sodo_rules_needs(sodo_rules_build *b) {
    sodo_rules *set = b->set;
    for (size_t p = 0; p < set->phases.count; p++) {
        sodo_rule_phase *phase = &set->phases.items[p];
        phase->met_begin = (uint32_t)set->needs.size;
        set->needs.size += (phase->rule_end - phase->rule_begin + 7) / 8;
    }
    size_t size = set->needs.size ? set->needs.size : 1;
    set->needs.given = sodo_arena_alloc(b->arena, size, sizeof(uint64_t));
    set->needs.kinds =
        sodo_arena_alloc(b->arena, size * SODO_KIND_LIMIT, sizeof(uint64_t));
    if (!set->needs.given || !set->needs.kinds) return sodo_rules_nomem(b);
    gatherer g = {.build = b, .kinds = set->needs.kinds};
    for (size_t p = 0; p < set->phases.count; p++) {
        const sodo_rule_phase *phase = &set->phases.items[p];
        for (uint32_t r = phase->rule_begin; r < phase->rule_end; r++) {
            needs all = {.count = 0};
            gather(&g, set->rules.items[r].pattern, &all);
            keep_needs(&g, &set->rules.items[r], &all,
                       8 * phase->met_begin + r - phase->rule_begin);
            if (g.failed) return sodo_rules_nomem(b);
        }
    }
    return lay_entries(&g);
}

/* across_doubts.c - which pairs were judged closely: kept apart by little, or joined by
 * little. */
#include "resolve/across_doubts.h"

typedef struct closest {
    uint32_t item; /* or NONE */
    int score;
} closest;

/* Two groups that were kept apart, and the pair that speaks most for joining them. */
typedef struct apart {
    uint32_t a, b; /* roots */
    uint32_t x, y; /* items */
    int score;
} apart;

typedef struct doubting {
    sodo_across *self;
    const sodo_across_asked *asked;
    sodo_arena scratch;
    SODO_VEC(apart) apart;
    closest *closest; /* by item: within its own group */
} doubting;

static uint32_t root_of(const doubting *d, uint32_t item) {
    return sodo_across_root(d->self, d->asked->portrait(d->asked->context, item));
}

static bool print(const sodo_across_tally *tally, sodo_arena *arena, sodo_slice *out) {
    sodo_buf text = {0};
    for (size_t i = 0; i < tally->count; i++)
        sodo_buf_addf(&text, "%s%s %+d", i ? "|" : "", tally->items[i].name,
                      tally->items[i].points);
    *out = sodo_slice_copy(arena, sodo_buf_slice(&text));
    bool good = !text.failed && out->data;
    sodo_buf_finish(&text);
    return good;
}

bool sodo_across_doubt(sodo_across *self, uint32_t a, uint32_t b, int threshold,
                       const sodo_across_tally *tally) {
    uint32_t x = sodo_across_root(self, a), y = sodo_across_root(self, b);
    if (x != y && sodo_across_is_apart(self, x, y)) return true;
    sodo_across_doubted *slot = SODO_PUSH(&self->arena, self->doubts);
    if (!slot) return false;
    *slot = (sodo_across_doubted){.a = x == y ? a : x,
                                  .b = x == y ? b : y,
                                  .joined = x == y,
                                  .score = tally->sum,
                                  .threshold = threshold};
    return print(tally, &self->arena, &slot->reasons);
}

static bool doubt(doubting *d, uint32_t x, uint32_t y) {
    const sodo_across_asked *k = d->asked;
    sodo_across_tally tally;
    k->weigh(k->context, x, y, &tally);
    return sodo_across_doubt(d->self, k->portrait(k->context, x),
                             k->portrait(k->context, y), k->threshold, &tally);
}

static bool look(doubting *d, uint32_t x, uint32_t y) {
    sodo_across_tally tally;
    uint32_t a = root_of(d, x), b = root_of(d, y);
    d->asked->weigh(d->asked->context, x, y, &tally);
    if (a == b) {
        closest *of[] = {&d->closest[x], &d->closest[y]};
        for (int i = 0; i < 2; i++)
            if (of[i]->item == SODO_ACROSS_NONE || tally.sum > of[i]->score)
                *of[i] = (closest){i ? x : y, tally.sum};
        return true;
    }
    if (tally.sum < d->asked->threshold - SODO_DOUBT_BELOW) return true;
    apart *slot = SODO_PUSH(&d->scratch, d->apart);
    if (!slot) return false;
    *slot = a < b ? (apart){a, b, x, y, tally.sum} : (apart){b, a, y, x, tally.sum};
    return true;
}

static int by_groups(const void *p, const void *q) {
    const apart *x = p, *y = q;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    if (x->b != y->b) return x->b < y->b ? -1 : 1;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    if (x->x != y->x) return x->x < y->x ? -1 : 1;
    return (x->y > y->y) - (x->y < y->y);
}

/* Of each two groups the pair that speaks most for them; of each group whoever hangs on
 * it by little. */
static bool note(doubting *d) {
    if (d->apart.count)
        qsort(d->apart.items, d->apart.count, sizeof *d->apart.items, by_groups);
    for (size_t i = 0; i < d->apart.count; i++) {
        const apart *p = &d->apart.items[i], *last = i ? p - 1 : NULL;
        if (last && last->a == p->a && last->b == p->b) continue;
        if (!doubt(d, p->x, p->y)) return false;
    }
    for (uint32_t i = 0; i < d->asked->count; i++) {
        const closest *c = &d->closest[i];
        if (c->item == SODO_ACROSS_NONE ||
            c->score >= d->asked->threshold + SODO_DOUBT_ABOVE)
            continue;
        if (d->closest[c->item].item == i && c->item < i) continue; /* noted before */
        if (!doubt(d, i, c->item)) return false;
    }
    return true;
}

bool sodo_across_doubt_block(sodo_across *self, const sodo_across_asked *asked) {
    doubting d = {.self = self, .asked = asked, .scratch = {.budget = (size_t)1 << 34}};
    d.closest = sodo_arena_alloc(&d.scratch, (size_t)asked->count + 1, sizeof *d.closest);
    bool good = d.closest != NULL;
    for (uint32_t i = 0; i < asked->count && good; i++)
        d.closest[i].item = SODO_ACROSS_NONE;
    for (uint32_t x = 0; x < asked->count && good; x++)
        for (uint32_t y = x + 1; y < asked->count && y - x <= SODO_ACROSS_WINDOW && good;
             y++)
            good = look(&d, x, y);
    if (good) good = note(&d);
    sodo_arena_finish(&d.scratch);
    return good;
}

/* across_events.c - one event that several pages report: same day, kind, organizer and
 * name. */
#include "resolve/across_doubts.h"

#define BODIES 4 /* organizers looked at */
#define THRESHOLD 60

/* The named reasons, in hundredths. */
enum {
    SAME_KIND = 10,
    SAME_NAME = 50,  /* nine words in ten agree */
    LIKE_NAME = 35,  /* three in four */
    NEAR_NAME = 15,  /* half */
    FAR_NAME = -20,  /* less than three in ten */
    SHORT_NAME = 10, /* equal, but too short to tell it from others */
    SAME_ORGANIZER = 30,
    OTHER_ORGANIZER = -30,
    SAME_PLACE = 20,
    OTHER_PLACE = -50,
    OTHER_NUMBER = -40, /* "kỳ họp thứ 13" and "kỳ họp thứ 14" */
    SAME_TEXT = 60,     /* the pages are reprints of each other */
    SAME_GUEST = 10,    /* each name that both list, three at most */
};
#define SHORT_WORDS 4

typedef struct event {
    uint32_t portrait, seen; /* seen: its place in the order of pages */
    uint32_t kind, page;     /* kind: text; page: rank */
    int day;                 /* block: YYYYMMDD */
    uint32_t *words;         /* hashes of the name's words, sorted, each once */
    uint32_t word_count;
    uint32_t organizers[BODIES], organizer_count; /* portraits */
    uint32_t place;                               /* portrait or NONE */
    uint32_t guest_begin, guest_end;              /* folded names, sorted */
} event;

typedef struct events {
    sodo_across *self;
    SODO_VEC(event) items;
    SODO_VEC(uint32_t) guests;
    sodo_buf text;
    bool failed;
} events;

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static uint32_t unique(uint32_t *items, uint32_t count) {
    uint32_t kept = 0;
    if (count) qsort(items, count, sizeof *items, by_number);
    for (uint32_t i = 0; i < count; i++)
        if (!kept || items[i] != items[kept - 1]) items[kept++] = items[i];
    return kept;
}

/* Letters are ASCII in the search fold; everything else parts words. Numbers keep their
 * highest bit for themselves. */
static void take_words(events *all, sodo_folder *folder, event *e) {
    sodo_slice name = sodo_portrait_text(all->self, e->portrait, SODO_TEXT_NAME);
    sodo_buf_clear(&all->text);
    if (sodo_fold_search(folder, name, &all->text) != SODO_OK || all->text.failed)
        all->failed = true;
    sodo_slice text = sodo_buf_slice(&all->text);
    e->words = sodo_arena_alloc(&all->self->arena, text.size / 2 + 1, sizeof *e->words);
    if (!e->words) all->failed = true;
    for (size_t i = 0; i < text.size && !all->failed;) {
        size_t begin = i;
        bool digits = true;
        for (; i < text.size; i++) {
            bool digit = text.data[i] >= '0' && text.data[i] <= '9';
            if (!digit && !(text.data[i] >= 'a' && text.data[i] <= 'z')) break;
            digits &= digit;
        }
        if (i == begin)
            i++;
        else {
            uint32_t hash = sodo_slice_hash((sodo_slice){text.data + begin, i - begin});
            e->words[e->word_count++] = (hash & 0x7FFFFFFFu) | (digits ? 0x80000000u : 0);
        }
    }
    e->word_count = unique(e->words, e->word_count);
}

static void take_ties(events *all, sodo_folder *folder, event *e) {
    sodo_across *self = all->self;
    const sodo_across_page *page = sodo_across_page_at(self, e->page);
    e->guest_begin = (uint32_t)all->guests.count;
    for (uint32_t i = page->fact_begin; i < page->fact_end && !all->failed; i++) {
        const sodo_across_fact *f = &self->facts.items[i];
        if (f->kind == SODO_REL_HELD_AT && f->source == e->portrait &&
            e->place == SODO_ACROSS_NONE)
            e->place = f->target;
        if (f->target != e->portrait) continue;
        if (f->kind == SODO_REL_ORGANIZES && e->organizer_count < BODIES)
            e->organizers[e->organizer_count++] = f->source;
        if (f->kind != SODO_REL_ATTENDS) continue;
        uint32_t name = self->portraits.items[f->source]->text[SODO_TEXT_NAME];
        uint32_t *slot = SODO_PUSH(&self->arena, all->guests);
        if (slot) *slot = sodo_across_fold(self, folder, name);
        if (!slot || *slot == SODO_ACROSS_NONE) all->failed = true;
    }
    uint32_t count = (uint32_t)all->guests.count - e->guest_begin;
    e->guest_end =
        e->guest_begin + (count ? unique(&all->guests.items[e->guest_begin], count) : 0);
    all->guests.count = e->guest_end;
}

static void take_event(events *all, sodo_folder *folder, uint32_t portrait) {
    const sodo_portrait *p = all->self->portraits.items[portrait];
    if (!p->date.year || !p->date.month || !p->date.day) return; /* no day, no block */
    event *e = SODO_PUSH(&all->self->arena, all->items);
    if (!e) all->failed = true;
    if (!e) return;
    e->portrait = portrait;
    e->seen = all->self->seen[portrait];
    e->kind = p->text[SODO_TEXT_EVENT_KIND];
    e->page = all->self->first_page[portrait];
    e->day = p->date.year * 10000 + p->date.month * 100 + p->date.day;
    e->place = p->ref[SODO_REF_PLACE];
    take_words(all, folder, e);
    if (!all->failed) take_ties(all, folder, &all->items.items[all->items.count - 1]);
}

static uint32_t count_common(const uint32_t *a, uint32_t a_count, const uint32_t *b,
                             uint32_t b_count) {
    uint32_t both = 0;
    for (uint32_t i = 0, j = 0; i < a_count && j < b_count;) {
        if (a[i] == b[j])
            both++, i++, j++;
        else if (a[i] < b[j])
            i++;
        else
            j++;
    }
    return both;
}

static int for_names(const event *a, const event *b) {
    uint32_t both = count_common(a->words, a->word_count, b->words, b->word_count);
    uint32_t sum = a->word_count + b->word_count;
    if (!sum) return 0;
    uint32_t percent = both * 200 / sum;
    if (percent < 30) return FAR_NAME;
    if (a->word_count < SHORT_WORDS || b->word_count < SHORT_WORDS)
        return percent == 100 ? SHORT_NAME : 0;
    return percent >= 90   ? SAME_NAME
           : percent >= 75 ? LIKE_NAME
           : percent >= 50 ? NEAR_NAME
                           : 0;
}

/* Each names a number that the other does not. */
static bool has_other_number(const event *a, const event *b) {
    uint32_t at_a = 0, at_b = 0; /* numbers stand at the end: their high bit is set */
    while (at_a < a->word_count && a->words[at_a] < 0x80000000u) at_a++;
    while (at_b < b->word_count && b->words[at_b] < 0x80000000u) at_b++;
    uint32_t a_count = a->word_count - at_a, b_count = b->word_count - at_b;
    uint32_t both = count_common(a->words + at_a, a_count, b->words + at_b, b_count);
    return both < a_count && both < b_count;
}

/* 1 same (or one below the other), 0 not known, -1 different. */
static int compare_organizers(const sodo_across *self, const event *a, const event *b) {
    if (!a->organizer_count || !b->organizer_count) return 0;
    for (uint32_t i = 0; i < a->organizer_count; i++)
        for (uint32_t j = 0; j < b->organizer_count; j++)
            if (sodo_across_below(self, a->organizers[i], b->organizers[j]) ||
                sodo_across_below(self, b->organizers[j], a->organizers[i]))
                return 1;
    return -1;
}

static int compare_places(const sodo_across *self, const event *a, const event *b) {
    if (a->place == SODO_ACROSS_NONE || b->place == SODO_ACROSS_NONE) return 0;
    return sodo_across_inside(self, a->place, b->place) ||
                   sodo_across_inside(self, b->place, a->place)
               ? 1
               : -1;
}

static bool is_same_text(const sodo_across *self, const event *a, const event *b) {
    return sodo_across_page_at(self, a->page)->group ==
           sodo_across_page_at(self, b->page)->group;
}

typedef struct block {
    const events *all;
    const event *items;
} block;

static void weigh_ties(const block *k, const event *a, const event *b,
                       sodo_across_tally *out) {
    const sodo_across *self = k->all->self;
    int organizer = compare_organizers(self, a, b), place = compare_places(self, a, b);
    uint32_t guests = count_common(
        &k->all->guests.items[a->guest_begin], a->guest_end - a->guest_begin,
        &k->all->guests.items[b->guest_begin], b->guest_end - b->guest_begin);
    sodo_across_count(out, "guests in common",
                      (guests < 3 ? (int)guests : 3) * SAME_GUEST);
    if (organizer > 0) sodo_across_count(out, "same organizer", SAME_ORGANIZER);
    if (organizer < 0) sodo_across_count(out, "other organizer", OTHER_ORGANIZER);
    if (place > 0) sodo_across_count(out, "same place", SAME_PLACE);
    if (place < 0 && organizer <= 0) sodo_across_count(out, "other place", OTHER_PLACE);
}

static void weigh(const void *context, uint32_t x, uint32_t y, sodo_across_tally *out) {
    const block *k = context;
    const event *a = &k->items[x], *b = &k->items[y];
    int names = for_names(a, b);
    out->sum = 0;
    out->count = 0;
    sodo_across_count(out, names < 0 ? "names unlike" : "names alike", names);
    weigh_ties(k, a, b, out);
    if (a->kind && a->kind == b->kind) sodo_across_count(out, "same kind", SAME_KIND);
    if (has_other_number(a, b)) sodo_across_count(out, "other number", OTHER_NUMBER);
    if (is_same_text(k->all->self, a, b)) sodo_across_count(out, "same text", SAME_TEXT);
    if (a->page == b->page) out->sum = -100; /* that page has decided */
}

static int score(const void *context, uint32_t x, uint32_t y) {
    sodo_across_tally tally;
    weigh(context, x, y, &tally);
    return tally.sum;
}

static uint32_t portrait_of(const void *context, uint32_t item) {
    const block *k = context;
    return k->items[item].portrait;
}

/* No two of one page, no two of different kinds. */
static bool may_join(const void *context, const uint32_t *a, size_t a_count,
                     const uint32_t *b, size_t b_count) {
    const block *k = context;
    for (size_t i = 0; i < a_count; i++)
        for (size_t j = 0; j < b_count; j++) {
            const event *x = &k->items[a[i]], *y = &k->items[b[j]];
            if (x->page == y->page) return false;
            if (x->kind && y->kind && x->kind != y->kind &&
                !is_same_text(k->all->self, x, y))
                return false;
        }
    return true;
}

static int by_day(const void *a, const void *b) {
    const event *x = a, *y = b;
    if (x->day != y->day) return x->day < y->day ? -1 : 1;
    return (x->seen > y->seen) - (x->seen < y->seen);
}

static bool join_block(events *all, const event *items, uint32_t count) {
    sodo_arena scratch = {.budget = (size_t)1 << 34};
    block k = {all, items};
    const sodo_across_judge judge = {&k, THRESHOLD, score, may_join};
    uint32_t *group = sodo_arena_alloc(&scratch, (size_t)count + 1, sizeof *group);
    bool good = group && sodo_across_link(&judge, count, &scratch, group);
    for (uint32_t i = 0; good && i < count; i++)
        if (group[i] != i)
            sodo_across_join(all->self, items[group[i]].portrait, items[i].portrait);
    const sodo_across_asked asked = {&k, THRESHOLD, count, weigh, portrait_of};
    if (good && all->self->doubting) good = sodo_across_doubt_block(all->self, &asked);
    sodo_arena_finish(&scratch);
    return good;
}

bool sodo_across_events(sodo_across *self, sodo_folder *folder) {
    events all = {.self = self};
    for (uint32_t seen = 0; seen < self->drawn && !all.failed; seen++) {
        uint32_t p = self->by_seen[seen];
        if (self->portraits.items[p]->kind == SODO_KIND_EVENT &&
            sodo_across_root(self, p) == p)
            take_event(&all, folder, p);
    }
    sodo_buf_finish(&all.text);
    event *items = all.items.items;
    if (all.items.count) qsort(items, all.items.count, sizeof *items, by_day);
    for (size_t begin = 0, end; begin < all.items.count && !all.failed; begin = end) {
        for (end = begin + 1;
             end < all.items.count && items[end].day == items[begin].day;)
            end++;
        if (sodo_across_is_stopped(self) ||
            !join_block(&all, &items[begin], (uint32_t)(end - begin)))
            all.failed = true;
    }
    return !all.failed;
}

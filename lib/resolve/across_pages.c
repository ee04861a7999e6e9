/* across_pages.c - pages in their order, and which of them tell the same text.
 *
 * A page's sketch is the 16 least hashes of the five-word shingles of its evidence. Two
 * pages of which three quarters agree are one source: papers reprint what an agency
 * wrote. */
#include "resolve/across_state.h"

#define SHINGLE 5
#define LEAST_SHINGLES 4 /* fewer say too little */
#define KEYS 4           /* least hashes under which likely pairs are found */
#define NEIGHBOURS 32    /* pages compared with one page under one hash */

static void keep_least(sodo_across_page *page, uint32_t hash) {
    uint32_t at = page->sketch_size;
    while (at > 0 && page->sketch[at - 1] > hash) at--;
    if (at > 0 && page->sketch[at - 1] == hash) return;
    if (at == SODO_ACROSS_SHINGLES) return;
    uint32_t last = page->sketch_size < SODO_ACROSS_SHINGLES ? page->sketch_size++
                                                             : SODO_ACROSS_SHINGLES - 1;
    for (uint32_t i = last; i > at; i--) page->sketch[i] = page->sketch[i - 1];
    page->sketch[at] = hash;
}

static uint32_t spread(uint32_t h) {
    h ^= h >> 16;
    h *= 0x7feb352du;
    h ^= h >> 15;
    h *= 0x846ca68bu;
    return h ^ h >> 16;
}

void sodo_across_sketch(sodo_slice sentence, sodo_across_page *page) {
    uint32_t words[SHINGLE];
    uint32_t count = 0;
    for (size_t i = 0; i < sentence.size;) {
        while (i < sentence.size && (unsigned char)sentence.data[i] <= ' ') i++;
        size_t begin = i;
        while (i < sentence.size && (unsigned char)sentence.data[i] > ' ') i++;
        if (i == begin) break;
        words[count++ % SHINGLE] =
            sodo_slice_hash((sodo_slice){sentence.data + begin, i - begin});
        if (count < SHINGLE) continue;
        uint32_t hash = 0;
        for (uint32_t w = count; w < count + SHINGLE; w++)
            hash = spread(hash * 31 + words[w % SHINGLE]);
        keep_least(page, hash);
    }
}

typedef struct ordered {
    const sodo_across *self;
    uint32_t page;
} ordered;

static int by_date_and_id(const void *a, const void *b) {
    const ordered *x = a, *y = b;
    const sodo_across_page *p = &x->self->pages.items[x->page];
    const sodo_across_page *q = &y->self->pages.items[y->page];
    int order = sodo_date_compare(p->date, q->date);
    if (order) return order;
    return sodo_slice_compare(sodo_across_text(x->self, p->id),
                              sodo_across_text(y->self, q->id));
}

/* Number the portraits in the order in which the ordered pages show them. */
static void number_portraits(sodo_across *self) {
    for (uint32_t rank = 0; rank < self->ordered; rank++) {
        const sodo_across_page *page = sodo_across_page_at(self, rank);
        for (uint32_t i = page->named_begin; i < page->named_end; i++) {
            uint32_t p = self->named.items[i];
            if (self->seen[p] != SODO_ACROSS_NONE) continue;
            self->by_seen[self->drawn] = p;
            self->first_page[p] = rank;
            self->seen[p] = self->drawn++;
        }
    }
}

bool sodo_across_order(sodo_across *self) {
    size_t pages = self->pages.count, portraits = self->portraits.count;
    ordered *list = sodo_arena_alloc(&self->arena, pages + 1, sizeof *list);
    self->order = sodo_arena_alloc(&self->arena, pages + 1, sizeof *self->order);
    self->seen = sodo_arena_alloc(&self->arena, portraits + 1, sizeof *self->seen);
    self->by_seen = sodo_arena_alloc(&self->arena, portraits + 1, sizeof *self->by_seen);
    self->joined = sodo_arena_alloc(&self->arena, portraits + 1, sizeof *self->joined);
    self->first_page =
        sodo_arena_alloc(&self->arena, portraits + 1, sizeof *self->first_page);
    if (!list || !self->order || !self->seen || !self->by_seen || !self->joined ||
        !self->first_page)
        return false;
    for (uint32_t i = 0; i < pages; i++)
        if (!self->pages.items[i].dropped) list[self->ordered++] = (ordered){self, i};
    if (self->ordered) qsort(list, self->ordered, sizeof *list, by_date_and_id);
    for (uint32_t i = 0; i < self->ordered; i++) self->order[i] = list[i].page;
    for (uint32_t i = 0; i < portraits; i++) {
        self->joined[i] = i;
        self->seen[i] = SODO_ACROSS_NONE;
    }
    number_portraits(self);
    return true;
}

/* Of the least hashes of both together, three quarters stand in both. */
static bool is_same_text(const sodo_across_page *a, const sodo_across_page *b) {
    uint32_t i = 0, j = 0, both = 0, all = 0;
    if (a->sketch_size < LEAST_SHINGLES || b->sketch_size < LEAST_SHINGLES) return false;
    for (; all < SODO_ACROSS_SHINGLES && (i < a->sketch_size || j < b->sketch_size);
         all++) {
        if (j == b->sketch_size)
            i++;
        else if (i == a->sketch_size)
            j++;
        else if (a->sketch[i] < b->sketch[j])
            i++;
        else if (a->sketch[i] > b->sketch[j])
            j++;
        else
            both++, i++, j++;
    }
    return both * 4 >= all * 3;
}

typedef struct keyed {
    uint32_t hash, rank;
} keyed;

static int by_hash(const void *a, const void *b) {
    const keyed *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return (x->rank > y->rank) - (x->rank < y->rank);
}

static uint32_t group_of(const sodo_across *self, uint32_t rank) {
    uint32_t up;
    while ((up = sodo_across_page_at(self, rank)->group) != rank) rank = up;
    return rank;
}

static void compare_neighbours(sodo_across *self, const keyed *keys, size_t count) {
    for (size_t i = 1; i < count; i++)
        for (size_t back = 1; back <= NEIGHBOURS && back <= i; back++) {
            if (keys[i - back].hash != keys[i].hash) break;
            uint32_t a = group_of(self, keys[i - back].rank);
            uint32_t b = group_of(self, keys[i].rank);
            const sodo_across_page *p = sodo_across_page_at(self, keys[i - back].rank);
            const sodo_across_page *q = sodo_across_page_at(self, keys[i].rank);
            if (a == b || !is_same_text(p, q)) continue;
            sodo_across_page_at(self, a < b ? b : a)->group = a < b ? a : b;
        }
}

bool sodo_across_group(sodo_across *self) {
    keyed *keys =
        sodo_arena_alloc(&self->arena, (size_t)self->ordered * KEYS + 1, sizeof *keys);
    size_t count = 0;
    if (!keys) return false;
    for (uint32_t rank = 0; rank < self->ordered; rank++) {
        sodo_across_page *page = sodo_across_page_at(self, rank);
        page->group = rank;
        for (uint32_t i = 0; i < page->sketch_size && i < KEYS; i++)
            keys[count++] = (keyed){page->sketch[i], rank};
    }
    if (count) qsort(keys, count, sizeof *keys, by_hash);
    compare_neighbours(self, keys, count);
    for (uint32_t rank = 0; rank < self->ordered; rank++)
        sodo_across_page_at(self, rank)->group = group_of(self, rank);
    return true;
}

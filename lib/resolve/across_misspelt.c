/* across_misspelt.c - people of nearly one name in the same post: one is perhaps
 * misspelt.
 */
#include "resolve/across_doubts.h"
#include "resolve/across_people.h"

#define HOLDERS_MAX 1024 /* facts about one post that are compared */

enum { SAME_POST = 60, OTHER_MARKS = -25, OTHER_LETTER = -30 };

typedef struct holder {
    uint32_t position, person, portrait; /* position, person: roots */
    uint32_t name;                       /* folded */
    sodo_slice letters;                  /* the name without marks */
} holder;

typedef struct holders {
    sodo_across *self;
    sodo_folder *folder;
    SODO_VEC(holder) items;
    sodo_buf text;
} holders;

static bool take(holders *all, const sodo_across_fact *f) {
    sodo_across *self = all->self;
    sodo_slice rank = sodo_portrait_text(self, f->target, SODO_TEXT_RANK);
    if (f->kind != SODO_REL_HOLDS || !sodo_across_is_exclusive(rank)) return true;
    sodo_slice name = sodo_portrait_text(self, f->source, SODO_TEXT_NAME);
    holder *h = SODO_PUSH(&self->arena, all->items);
    if (!h) return false;
    h->position = sodo_across_root(self, f->target);
    h->person = sodo_across_root(self, f->source);
    h->portrait = f->source;
    h->name = sodo_across_fold(self, all->folder,
                               self->portraits.items[f->source]->text[SODO_TEXT_NAME]);
    sodo_buf_clear(&all->text);
    sodo_status status = sodo_fold_search(all->folder, name, &all->text);
    h->letters = sodo_slice_copy(&self->arena, sodo_buf_slice(&all->text));
    return status == SODO_OK && !all->text.failed && h->letters.data &&
           h->name != SODO_ACROSS_NONE;
}

static int by_position(const void *p, const void *q) {
    const holder *x = p, *y = q;
    if (x->position != y->position) return x->position < y->position ? -1 : 1;
    if (x->person != y->person) return x->person < y->person ? -1 : 1;
    return (x->portrait > y->portrait) - (x->portrait < y->portrait);
}

/* Equal, or one letter wrong, missing or too many; names of one word tell too little. */
static int likeness(const holder *a, const holder *b) {
    sodo_slice x = a->letters, y = b->letters;
    size_t same = 0, tail = 0;
    if (!memchr(x.data, ' ', x.size)) return 0;
    if (sodo_slice_equal(x, y)) return OTHER_MARKS;
    size_t least = x.size < y.size ? x.size : y.size, most = x.size + y.size - least;
    if (most - least > 1) return 0;
    while (same < least && x.data[same] == y.data[same]) same++;
    while (tail < least - same && x.data[x.size - 1 - tail] == y.data[y.size - 1 - tail])
        tail++;
    return same + tail + 1 >= most ? OTHER_LETTER : 0;
}

/* What is said of one post: items[begin, end). */
typedef struct post {
    holders *all;
    size_t begin, end;
} post;

/* A page tells its own apart. */
static bool share_page(const post *p, uint32_t a, uint32_t b) {
    const holder *items = p->all->items.items;
    const uint32_t *page = p->all->self->first_page;
    for (size_t i = p->begin; i < p->end; i++)
        for (size_t j = p->begin; j < p->end; j++)
            if (items[i].person == a && items[j].person == b &&
                page[items[i].portrait] == page[items[j].portrait])
                return true;
    return false;
}

static bool doubt(const post *p, const holder *a, const holder *b) {
    sodo_across_tally tally = {0};
    int points = a->name == b->name ? 0 : likeness(a, b);
    if (!points || share_page(p, a->person, b->person)) return true;
    sodo_across_count(&tally, "same post", SAME_POST);
    sodo_across_count(&tally,
                      points == OTHER_MARKS ? "names differ in marks"
                                            : "names differ in a letter",
                      points);
    return sodo_across_doubt(p->all->self, a->person, b->person, SODO_PEOPLE_THRESHOLD,
                             &tally);
}

/* Each two holders once, by what was said of them first. */
static bool compare(const post *p) {
    const holder *items = p->all->items.items;
    for (size_t i = p->begin; i < p->end; i++) {
        if (i > p->begin && items[i].person == items[i - 1].person) continue;
        for (size_t j = i + 1; j < p->end; j++)
            if (items[j].person != items[j - 1].person &&
                items[j].person != items[i].person && !doubt(p, &items[i], &items[j]))
                return false;
    }
    return true;
}

bool sodo_across_misspelt(sodo_across *self, sodo_folder *folder) {
    holders all = {.self = self, .folder = folder};
    bool good = true;
    for (uint32_t rank = 0; rank < self->ordered && good; rank++) {
        const sodo_across_page *page = sodo_across_page_at(self, rank);
        for (uint32_t i = page->fact_begin; i < page->fact_end && good; i++)
            good = take(&all, &self->facts.items[i]);
    }
    sodo_buf_finish(&all.text);
    if (all.items.count)
        qsort(all.items.items, all.items.count, sizeof *all.items.items, by_position);
    for (size_t begin = 0, end; begin < all.items.count && good; begin = end) {
        for (end = begin + 1; end < all.items.count; end++)
            if (all.items.items[end].position != all.items.items[begin].position) break;
        if (end - begin <= HOLDERS_MAX) good = compare(&(post){&all, begin, end});
    }
    return good;
}

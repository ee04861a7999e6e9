/* across_review.c - doubtful pairs with what speaks for each side, most useful first. */
#include "resolve/across_doubts.h"
#include "resolve/across_ids.h"

#include "base/fail.h"

#define POSTS_SHOWN 6

/* Portraits by the root of what they were joined to, in the order of pages. */
typedef struct chain {
    uint32_t *first, *next; /* first[root], next[portrait] */
} chain;

typedef struct reviewing {
    sodo_across *self;
    sodo_doubts *out;
    sodo_across_ids ids;
    chain all, sure; /* sure: before people were judged by reasons */
    sodo_buf text;
    bool failed;
} reviewing;

static sodo_slice keep(reviewing *r, sodo_slice text) {
    sodo_slice copy = text.size ? sodo_slice_copy(&r->out->arena, text) : (sodo_slice){0};
    if (text.size && !copy.data) r->failed = true;
    return copy;
}

static bool link(reviewing *r, bool sure, chain *out) {
    sodo_across *self = r->self;
    size_t count = self->portraits.count;
    out->first = sodo_arena_alloc(&self->arena, count + 1, sizeof *out->first);
    out->next = sodo_arena_alloc(&self->arena, count + 1, sizeof *out->next);
    if (!out->first || !out->next) return false;
    for (size_t i = 0; i <= count; i++) out->first[i] = out->next[i] = SODO_ACROSS_NONE;
    for (uint32_t seen = self->drawn; seen-- > 0;) {
        uint32_t p = self->by_seen[seen];
        uint32_t root = sure ? self->sure[p] : sodo_across_root(self, p);
        out->next[p] = out->first[root];
        out->first[root] = p;
    }
    return true;
}

/* Is it one of "A; B [former]"? "Chủ tịch X" is none of "Phó Chủ tịch X". */
static bool is_listed(sodo_slice list, sodo_slice what) {
    for (size_t at = 0; at + what.size <= list.size; at++) {
        size_t end = at + what.size;
        if (memcmp(list.data + at, what.data, what.size) != 0) continue;
        bool begins = at == 0 || (at > 1 && list.data[at - 2] == ';');
        bool ends = end == list.size || list.data[end] == ';' ||
                    (end + 1 < list.size && list.data[end + 1] == '[');
        if (begins && ends) return true;
    }
    return false;
}

/* "Bí thư Huyện ủy Lý Nhân [former]; …", each once. */
static void add_what(reviewing *r, sodo_slice what, sodo_slice status, size_t *shown) {
    if (!what.size || is_listed(sodo_buf_slice(&r->text), what)) return;
    if ((*shown)++ >= POSTS_SHOWN) return;
    if (r->text.size) sodo_buf_add_str(&r->text, "; ");
    sodo_buf_add(&r->text, what);
    if (status.size && !sodo_slice_is(status, "current"))
        sodo_buf_addf(&r->text, " [%.*s]", (int)status.size, status.data);
}

static void show_fact(reviewing *r, const sodo_across_fact *f, uint32_t portrait,
                      sodo_doubt_side *side, size_t *shown) {
    const sodo_across *self = r->self;
    bool person = self->portraits.items[portrait]->kind == SODO_KIND_PERSON;
    if (!side->sentence.size && f->proof_begin < f->proof_end)
        side->sentence =
            keep(r, sodo_across_text(self, self->proofs.items[f->proof_begin].sentence));
    if (person && f->kind == SODO_REL_HOLDS)
        add_what(r, sodo_portrait_text(self, f->target, SODO_TEXT_NAME),
                 sodo_across_text(self, f->status), shown);
    else if (!person && f->source != portrait)
        add_what(r, sodo_portrait_text(self, f->source, SODO_TEXT_NAME), (sodo_slice){0},
                 shown);
}

/* What one page says of it. */
static void show_portrait(reviewing *r, uint32_t portrait, sodo_doubt_side *side,
                          size_t *shown) {
    sodo_across *self = r->self;
    const sodo_across_page *page = sodo_across_page_at(self, self->first_page[portrait]);
    side->pages++;
    if (!side->page.size) side->page = keep(r, sodo_across_text(self, page->source));
    for (uint32_t i = page->fact_begin; i < page->fact_end; i++) {
        const sodo_across_fact *f = &self->facts.items[i];
        bool post =
            f->kind == SODO_REL_HOLDS &&
            self->portraits.items[f->target]->ref[SODO_REF_ORGANIZATION] == portrait;
        if (f->source == portrait || f->target == portrait || post)
            show_fact(r, f, portrait, side, shown);
    }
}

/* "2023-12-06": what tells events apart beside who was there. */
static void show_day(reviewing *r, uint32_t portrait) {
    char day[16];
    size_t size = sodo_date_print(r->self->portraits.items[portrait]->date, day);
    if (size) sodo_buf_add(&r->text, (sodo_slice){day, size});
}

/* All pages of what was kept apart; of what was joined, those that were one before. */
static const chain *pages_of(const reviewing *r, const sodo_across_doubted *d) {
    bool person = r->self->portraits.items[d->a]->kind == SODO_KIND_PERSON;
    return !d->joined ? &r->all : person ? &r->sure : NULL;
}

static sodo_doubt_side side_of(reviewing *r, uint32_t portrait, const chain *pages) {
    sodo_across *self = r->self;
    size_t shown = 0;
    sodo_doubt_side side = {
        .id = sodo_across_id(&r->ids, portrait),
        .name = keep(r, sodo_portrait_text(self, portrait, SODO_TEXT_NAME))};
    sodo_buf_clear(&r->text);
    show_day(r, portrait);
    if (!pages) show_portrait(r, portrait, &side, &shown);
    for (uint32_t p = pages ? pages->first[portrait] : SODO_ACROSS_NONE;
         p != SODO_ACROSS_NONE; p = pages->next[p])
        show_portrait(r, p, &side, &shown);
    side.what = keep(r, sodo_buf_slice(&r->text));
    if (!side.id.data || r->text.failed) r->failed = true;
    return side;
}

static void take(reviewing *r, const sodo_across_doubted *d) {
    sodo_doubt *slot = SODO_PUSH(&r->out->arena, r->out->items);
    if (!slot) r->failed = true;
    if (!slot) return;
    *slot = (sodo_doubt){.kind = sodo_across_node_kind(r->self, d->a),
                         .joined = d->joined,
                         .score = d->score,
                         .threshold = d->threshold,
                         .reasons = keep(r, d->reasons),
                         .a = side_of(r, d->a, pages_of(r, d)),
                         .b = side_of(r, d->b, pages_of(r, d))};
}

/* How many pages hang on the answer, the more the closer it was. */
static long use_of(const sodo_doubt *d) {
    int far = d->score > d->threshold ? d->score - d->threshold : d->threshold - d->score;
    uint32_t pages = d->a.pages < d->b.pages ? d->a.pages : d->b.pages;
    return (long)pages * (far < 60 ? 60 - far : 1);
}

static int by_use(const void *p, const void *q) {
    const sodo_doubt *x = p, *y = q;
    long a = use_of(x), b = use_of(y);
    if (a != b) return a > b ? -1 : 1;
    int order = sodo_slice_compare(x->a.id, y->a.id);
    return order ? order : sodo_slice_compare(x->b.id, y->b.id);
}

static bool review(reviewing *r, sodo_folder *folder) {
    sodo_across *self = r->self;
    self->doubting = true;
    if (!sodo_across_join_all(self, folder) || !sodo_across_misspelt(self, folder) ||
        !sodo_across_alike(self, folder) || !link(r, false, &r->all) ||
        !link(r, true, &r->sure))
        return false;
    for (size_t i = 0; i < self->doubts.count && !r->failed; i++)
        take(r, &self->doubts.items[i]);
    if (r->out->items.count)
        qsort(r->out->items.items, r->out->items.count, sizeof *r->out->items.items,
              by_use);
    return !r->failed;
}

sodo_status sodo_across_review(sodo_across *self, sodo_folder *folder, sodo_doubts *out,
                               sodo_error *err) {
    sodo_doubts doubts = {.arena.budget = (size_t)1 << 36};
    reviewing r = {.self = self, .out = &doubts};
    r.ids = (sodo_across_ids){.self = self, .folder = folder, .arena = &doubts.arena};
    bool good = review(&r, folder);
    sodo_buf_finish(&r.ids.text);
    sodo_buf_finish(&r.text);
    if (!good) {
        sodo_doubts_finish(&doubts);
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the review");
    }
    *out = doubts;
    return SODO_OK;
}

void sodo_doubts_finish(sodo_doubts *self) {
    sodo_arena_finish(&self->arena);
    *self = (sodo_doubts){0};
}

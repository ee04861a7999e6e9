/* across_people.c - people of one name, page by page, become persons: sure ties first,
 * then reasons. */
#include "resolve/across_people.h"
#include "resolve/across_doubts.h"

#define POSTS_MAX 64 /* different posts of one person that are looked at */

/* A person of one page. */
typedef struct shown {
    uint32_t portrait, seen, name; /* name: number of the folded text */
    uint32_t page;                 /* rank */
} shown;

typedef struct people {
    sodo_across *self;
    SODO_VEC(shown) items;
    sodo_map sure; /* name and what ties -> portrait */
    bool failed;
} people;

static int day_of(sodo_date d) {
    return d.year ? d.year * 10000 + d.month * 100 + d.day : 0;
}

/* ---- what somebody holds ---- */

static sodo_across_status status_of(const sodo_across *self, const sodo_across_fact *f) {
    static const char *const names[] = {"current", "former", "acting", "appointed",
                                        "left"};
    for (int i = SODO_STATUS_FORMER; i <= SODO_STATUS_LEFT; i++)
        if (sodo_slice_is(sodo_across_text(self, f->status), names[i]))
            return (sodo_across_status)i;
    return SODO_STATUS_CURRENT;
}

/* Not the ranks that many hold at one body at one time. */
bool sodo_across_is_exclusive(sodo_slice rank) {
    static const char *const shared[] = {"", "member", "delegate", "officer", "other"};
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        if (sodo_slice_is(rank, shared[i])) return false;
    return true;
}

static sodo_across_post post_of(const sodo_across *self, const sodo_across_fact *f,
                                const sodo_across_page *page) {
    sodo_slice rank = sodo_portrait_text(self, f->target, SODO_TEXT_RANK);
    sodo_across_post p = {.position = sodo_across_root(self, f->target),
                          .status = status_of(self, f),
                          .exclusive = sodo_across_is_exclusive(rank),
                          .first_day = day_of(page->date)};
    p.last_day = p.first_day;
    p.organization = self->portraits.items[f->target]->ref[SODO_REF_ORGANIZATION];
    p.place = sodo_across_body_place(self, p.organization);
    p.province = sodo_across_province(self, p.place);
    if (p.province == SODO_ACROSS_NONE && sodo_slice_is(rank, "delegate")) {
        p.place = page->place; /* delegates are told apart by where they were elected */
        p.province = sodo_across_province(self, page->place);
    }
    return p;
}

/* ---- sure ties ---- */

enum { TIE_POST, TIE_MEMBERSHIP, TIE_EVENT, TIE_TEXT, TIE_PLACE };

/* Two of one name with the same tie are one. */
static void tie(people *all, const shown *s, uint32_t kind, uint32_t with,
                uint32_t where) {
    uint32_t *key = sodo_arena_alloc(&all->self->arena, 4, sizeof *key);
    if (!key) all->failed = true;
    if (!key) return;
    key[0] = s->name;
    key[1] = kind;
    key[2] = with;
    key[3] = where;
    const sodo_map_entry *e = sodo_map_put(
        &all->sure, (sodo_slice){(const char *)key, 4 * sizeof *key}, s->portrait);
    if (!e)
        all->failed = true;
    else if (all->self->first_page[e->value] != s->page) /* a page tells its own apart */
        sodo_across_join(all->self, e->value, s->portrait);
}

static void tie_page(people *all, const shown *s) {
    const sodo_across *self = all->self;
    const sodo_across_page *page = sodo_across_page_at(self, s->page);
    bool holds = false;
    for (uint32_t i = page->fact_begin; i < page->fact_end && !all->failed; i++) {
        const sodo_across_fact *f = &self->facts.items[i];
        if (f->source != s->portrait) continue;
        if (f->kind == SODO_REL_ATTENDS)
            tie(all, s, TIE_EVENT, sodo_across_root(self, f->target), 0);
        if (f->kind != SODO_REL_HOLDS) continue;
        holds = true;
        sodo_across_post p = post_of(self, f, page);
        uint32_t where = p.province != SODO_ACROSS_NONE
                             ? p.province
                             : sodo_across_province(self, page->place);
        if (p.exclusive)
            tie(all, s, TIE_POST, p.position, 0);
        else if (where != SODO_ACROSS_NONE)
            tie(all, s, TIE_MEMBERSHIP, p.position, where);
    }
    tie(all, s, TIE_TEXT, page->group, 0);
    if (!holds && page->place != SODO_ACROSS_NONE)
        tie(all, s, TIE_PLACE, sodo_across_root(self, page->place), 0);
}

/* ---- blocks: the people of one name ---- */

typedef struct block {
    people *all;
    sodo_arena scratch;
    SODO_VEC(sodo_across_person) persons;
    SODO_VEC(sodo_across_post) posts;
    SODO_VEC(uint32_t) provinces; /* roots, each once */
    sodo_across_block judged;
} block;

static void widen(int *first, int *last, int day) {
    if (!day) return;
    if (!*first || day < *first) *first = day;
    if (day > *last) *last = day;
}

static void add_post(block *b, sodo_across_person *person, sodo_across_post p) {
    for (uint32_t i = person->post_begin; i < b->posts.count; i++) {
        sodo_across_post *q = &b->posts.items[i];
        if (q->position != p.position || q->status != p.status) continue;
        widen(&q->first_day, &q->last_day, p.first_day);
        return;
    }
    if (b->posts.count - person->post_begin >= POSTS_MAX) return;
    sodo_across_post *slot = SODO_PUSH(&b->scratch, b->posts);
    if (slot)
        *slot = p;
    else
        b->all->failed = true;
}

static void note_province(block *b, uint32_t province) {
    province = sodo_across_land(b->all->self, province);
    if (province == SODO_ACROSS_NONE) return;
    for (size_t i = 0; i < b->provinces.count; i++)
        if (b->provinces.items[i] == province) return;
    uint32_t *slot = SODO_PUSH(&b->scratch, b->provinces);
    if (slot)
        *slot = province;
    else
        b->all->failed = true;
}

static void show(block *b, sodo_across_person *person, const shown *s) {
    const sodo_across *self = b->all->self;
    const sodo_across_page *page = sodo_across_page_at(self, s->page);
    widen(&person->first_day, &person->last_day, day_of(page->date));
    if (person->place == SODO_ACROSS_NONE) {
        person->place = page->place;
        person->province = sodo_across_province(self, page->place);
    }
    for (uint32_t i = page->fact_begin; i < page->fact_end; i++) {
        const sodo_across_fact *f = &self->facts.items[i];
        if (f->kind != SODO_REL_HOLDS || f->source != s->portrait) continue;
        sodo_across_post p = post_of(self, f, page);
        note_province(b, p.province);
        add_post(b, person, p);
    }
    note_province(b, person->province);
}

static uint32_t count_words(sodo_slice name) {
    uint32_t words = name.size ? 1 : 0;
    for (size_t i = 0; i < name.size; i++) words += name.data[i] == ' ';
    return words;
}

/* items[begin, end) are of one root, in the order of pages. */
static void make_person(block *b, size_t begin, size_t end) {
    const shown *items = b->all->items.items;
    sodo_across_person *person = SODO_PUSH(&b->scratch, b->persons);
    if (!person) b->all->failed = true;
    if (!person) return;
    *person = (sodo_across_person){
        .portrait = sodo_across_root(b->all->self, items[begin].portrait),
        .post_begin = (uint32_t)b->posts.count,
        .place = SODO_ACROSS_NONE,
        .province = SODO_ACROSS_NONE};
    person->words = count_words(sodo_across_text(b->all->self, items[begin].name));
    for (size_t i = begin; i < end && !b->all->failed; i++) show(b, person, &items[i]);
    person->post_end = (uint32_t)b->posts.count;
}

static bool has_posts(const sodo_across_person *p) {
    return p->post_begin < p->post_end;
}

/* In a first round only those with posts are judged, then those without are given to
 * them; what is left is judged among itself. */
static int reasons_with_posts(const void *context, uint32_t a, uint32_t b) {
    const sodo_across_block *k = context;
    bool both = has_posts(&k->people[a]) && has_posts(&k->people[b]);
    return both ? sodo_across_reasons(context, a, b) : INT32_MIN;
}

static int reasons_without_posts(const void *context, uint32_t a, uint32_t b) {
    const sodo_across_block *k = context;
    bool none = !has_posts(&k->people[a]) && !has_posts(&k->people[b]);
    return none ? sodo_across_reasons(context, a, b) : INT32_MIN;
}

/* Somebody without a post is one of those with posts only if no second one fits. */
static void give_to_one(const block *b, uint32_t *group) {
    uint32_t count = (uint32_t)b->persons.count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t only = SODO_ACROSS_NONE;
        bool doubtful = false;
        if (has_posts(&b->persons.items[i])) continue;
        for (uint32_t j = 0; j < count && !doubtful; j++) {
            if (!has_posts(&b->persons.items[j]) || group[j] == only) continue;
            if (sodo_across_reasons(&b->judged, i, j) < SODO_PEOPLE_THRESHOLD) continue;
            doubtful = only != SODO_ACROSS_NONE;
            only = group[j];
        }
        if (only != SODO_ACROSS_NONE && !doubtful) group[i] = only;
    }
}

static uint32_t portrait_of(const void *context, uint32_t item) {
    const sodo_across_block *k = context;
    return k->people[item].portrait;
}

/* Which pairs of the block were judged closely. */
static bool doubt_block(const block *b) {
    const sodo_across_asked asked = {&b->judged, SODO_PEOPLE_THRESHOLD,
                                     (uint32_t)b->persons.count, sodo_across_weigh,
                                     portrait_of};
    return !b->all->self->doubting || sodo_across_doubt_block(b->all->self, &asked);
}

static bool judge_block(block *b) {
    uint32_t count = (uint32_t)b->persons.count;
    b->judged = (sodo_across_block){b->all->self, b->persons.items, b->posts.items,
                                    b->provinces.count >= 3};
    uint32_t *group = sodo_arena_alloc(&b->scratch, (size_t)count + 1, sizeof *group);
    uint32_t *bare = sodo_arena_alloc(&b->scratch, (size_t)count + 1, sizeof *bare);
    sodo_across_judge judge = {&b->judged, SODO_PEOPLE_THRESHOLD, reasons_with_posts,
                               sodo_across_compatible};
    if (!group || !bare || !sodo_across_link(&judge, count, &b->scratch, group))
        return false;
    give_to_one(b, group);
    judge.score = reasons_without_posts;
    if (!sodo_across_link(&judge, count, &b->scratch, bare)) return false;
    for (uint32_t i = 0; i < count; i++) {
        bool given = group[i] != i || has_posts(&b->persons.items[i]);
        uint32_t with = given ? group[i] : group[bare[i]] == bare[i] ? bare[i] : i;
        if (with != i)
            sodo_across_join(b->all->self, b->persons.items[with].portrait,
                             b->persons.items[i].portrait);
    }
    return doubt_block(b);
}

static int by_name_and_root(const void *x, const void *y) {
    const shown *a = x, *b = y;
    if (a->name != b->name) return a->name < b->name ? -1 : 1;
    if (a->page != b->page)
        return a->page < b->page ? -1 : 1; /* holds the root's rank here */
    return (a->seen > b->seen) - (a->seen < b->seen);
}

/* items[begin, end) are of one name, sorted by root. */
static bool join_block(people *all, size_t begin, size_t end, const uint32_t *root_seen) {
    block b = {.all = all, .scratch = {.budget = (size_t)1 << 34}};
    for (size_t i = begin, next; i < end && !all->failed; i = next) {
        for (next = i + 1; next < end && root_seen[next] == root_seen[i];) next++;
        make_person(&b, i, next);
    }
    bool good = !all->failed && (b.persons.count < 2 || judge_block(&b));
    sodo_arena_finish(&b.scratch);
    return good;
}

/* Sort by name, root, page; the roots' numbers beside. */
static uint32_t *sort_people(people *all) {
    size_t count = all->items.count;
    uint32_t *root_seen =
        sodo_arena_alloc(&all->self->arena, count + 1, sizeof *root_seen);
    uint32_t *page_of = sodo_arena_alloc(&all->self->arena, (size_t)all->self->drawn + 1,
                                         sizeof *page_of);
    if (!root_seen || !page_of) return NULL;
    for (size_t i = 0; i < count; i++) {
        shown *s = &all->items.items[i];
        page_of[s->seen] = s->page;
        s->page = all->self->seen[sodo_across_root(all->self, s->portrait)];
    }
    if (count) qsort(all->items.items, count, sizeof *all->items.items, by_name_and_root);
    for (size_t i = 0; i < count; i++) {
        root_seen[i] = all->items.items[i].page;
        all->items.items[i].page = page_of[all->items.items[i].seen];
    }
    return root_seen;
}

/* Who is one by sure ties alone, for a review. */
static bool keep_sure(sodo_across *self) {
    size_t count = self->portraits.count;
    if (!self->doubting) return true;
    self->sure = sodo_arena_alloc(&self->arena, count + 1, sizeof *self->sure);
    for (uint32_t i = 0; self->sure && i < count; i++)
        self->sure[i] = self->seen[i] == SODO_ACROSS_NONE ? i : sodo_across_root(self, i);
    return self->sure != NULL;
}

bool sodo_across_people(sodo_across *self, sodo_folder *folder) {
    people all = {.self = self, .sure = {.arena = &self->arena}};
    for (uint32_t seen = 0; seen < self->drawn; seen++) {
        uint32_t p = self->by_seen[seen];
        if (self->portraits.items[p]->kind != SODO_KIND_PERSON) continue;
        shown *s = SODO_PUSH(&self->arena, all.items);
        if (!s) return false;
        *s = (shown){.portrait = p, .seen = seen, .page = self->first_page[p]};
        s->name = sodo_across_fold(self, folder,
                                   self->portraits.items[p]->text[SODO_TEXT_NAME]);
        if (s->name == SODO_ACROSS_NONE) return false;
    }
    for (size_t i = 0; i < all.items.count && !all.failed; i++)
        tie_page(&all, &all.items.items[i]);
    if (!keep_sure(self)) return false;
    const uint32_t *root_seen = all.failed ? NULL : sort_people(&all);
    if (!root_seen) return false;
    for (size_t begin = 0, end; begin < all.items.count && !all.failed; begin = end) {
        for (end = begin + 1; end < all.items.count; end++)
            if (all.items.items[end].name != all.items.items[begin].name) break;
        if (sodo_across_is_stopped(self) || !join_block(&all, begin, end, root_seen))
            return false;
    }
    return !all.failed;
}

/* context.c - the place the page is about, and which Huyện ủy is meant where none is
 * named. */
#include "resolve/bodies.h"

#define BEFORE 48 /* anchors looked at before a body, and behind it */
#define BEHIND 16
#define CANDIDATES 24
/* What speaks for a place, in points; the best local sign and the page's sign add up. */
#define SAME_HOLDER 140
#define SAME_SITE 170
#define LIST_HEAD 85
#define SENTENCE_BEFORE 90
#define SENTENCE_BEHIND 55
/* In the sentence right before, for what only provinces have: outweighs a page of many
 * provinces. */
#define NEXT_BEFORE 50
#define PARAGRAPH_BEFORE 30
#define PARAGRAPH_BEHIND 8
#define PAGE_BEFORE 12
#define PAGE_PLACE \
    40 /* where all places of the page lie in its province; less where half do */
#define PAGE_LEAST 12
#define OFTEN_MOST 10
#define UNIT_SAID                                                                                       \
    30 /* another body of the list says the unit: "Bí thư Đảng ủy, Chủ tịch HĐND phường" \
        */

typedef struct candidate {
    uint32_t row;
    int local, page, often;
    sodo_reason reason;
} candidate;

typedef struct candidates {
    candidate items[CANDIDATES];
    size_t count;
} candidates;

bool sodo_res_fits(const sodo_resolver *r, uint32_t place, sodo_kinds need) {
    return place != SODO_NO_ROW && (sodo_res_kind_of(r, sodo_res_row(r, place)) & need);
}

uint32_t sodo_res_place_for(const sodo_resolver *r, uint32_t place, sodo_kinds need) {
    static const int LEVELS[] = {SODO_VALUE_COMMUNE, SODO_VALUE_DISTRICT,
                                 SODO_VALUE_PROVINCE};
    if (place == SODO_NO_ROW || !need) return SODO_NO_ROW;
    if (sodo_res_fits(r, place, need)) return place;
    for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++) {
        uint32_t above =
            sodo_place_above(r->gazetteer, place, r->values[LEVELS[i]], r->day);
        if (above != place && sodo_res_fits(r, above, need)) return above;
    }
    return SODO_NO_ROW;
}

/* ---- anchors ---- */

static int zone_weight(const sodo_resolver *r, const sodo_mention *m, uint32_t sentence) {
    switch (m->zone) {
    case SODO_ZONE_TITLE:
        return 8;
    case SODO_ZONE_LEAD:
        return 5;
    case SODO_ZONE_BODY:
        return r->work->page.sentences.items[sentence].paragraph < 3 ? 2 : 1;
    case SODO_ZONE_CAPTION:
        return 1;
    case SODO_ZONE_MASTHEAD:
        return 3;
    default:
        return 0;
    }
}

int32_t sodo_res_holder(const sodo_resolver *r, int32_t mention) {
    for (int depth = 0; mention != SODO_NO_MENTION && depth < 8; depth++) {
        const sodo_mention *m = sodo_res_mention(r, mention);
        if (m->kind == SODO_KIND_POSITION) return r->notes[mention].holder;
        mention = m->outer;
    }
    return SODO_NO_MENTION;
}

static int by_token(const void *a, const void *b) {
    const sodo_anchor *x = a, *y = b;
    if (x->tok != y->tok) return x->tok < y->tok ? -1 : 1;
    return (x->mention > y->mention) - (x->mention < y->mention);
}

/* A name's part only: "Trường Đại học Hồng Đức" says nothing of the commune of that name,
 * as "Trường Cao đẳng Y tế Thái Bình" does of the province. */
static bool is_name_part(const sodo_resolver *r, int32_t place) {
    const sodo_mention *m = sodo_res_mention(r, place);
    const sodo_mention *body = sodo_res_mention(r, m->outer);
    if (!body || body->kind != SODO_KIND_ORGANIZATION) return false;
    if (sodo_res_fits(r, r->notes[place].place, SODO_AT_PROVINCE)) return false;
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, m->outer, &count);
    const sodo_row *type = count ? sodo_res_row(r, rows[0]) : NULL;
    return type && sodo_res_pattern_has(type, "{tail}") &&
           !sodo_res_pattern_has(type, "{unit} {place}");
}

static sodo_status collect_anchors(sodo_resolver *r) {
    const sodo_mentions *all = &r->work->mentions;
    for (size_t i = 0; i < all->count; i++) {
        const sodo_mention *m = &all->items[i];
        if (m->dropped || m->kind != SODO_KIND_PLACE_NAME || !r->notes[i].used) continue;
        if (r->notes[i].place == SODO_NO_ROW || is_name_part(r, (int32_t)i)) continue;
        if (!sodo_res_fits(r, r->notes[i].place, SODO_AT_ANY)) continue;
        sodo_anchor *a = SODO_PUSH(r->arena, r->anchors);
        if (!a) return sodo_res_nomem(r);
        uint32_t sentence = r->notes[i].sentence;
        *a = (sodo_anchor){.tok = m->tok_begin,
                           .row = r->notes[i].place,
                           .mention = (int32_t)i,
                           .holder = sodo_res_holder(r, (int32_t)i),
                           .sentence = sentence};
        a->paragraph = r->work->page.sentences.items[sentence].paragraph;
        a->weight = zone_weight(r, m, sentence);
    }
    if (r->anchors.count)
        qsort(r->anchors.items, r->anchors.count, sizeof *r->anchors.items, by_token);
    return SODO_OK;
}

/* ---- the page's place ---- */

typedef struct votes {
    sodo_map of; /* row id -> weight of all mentions in or of that place */
    uint32_t all;
} votes;

static sodo_status vote(sodo_resolver *r, votes *v, uint32_t row, uint32_t weight) {
    for (; row != SODO_NO_ROW; row = sodo_res_above(r, row)) {
        sodo_map_entry *e = sodo_map_put(&v->of, sodo_res_row(r, row)->id, 0);
        if (!e) return sodo_res_nomem(r);
        e->value += weight;
    }
    v->all += weight;
    return SODO_OK;
}

/* The place of that level with most votes inside `above`; it must have half of what is
 * there. */
static uint32_t winner(sodo_resolver *r, const votes *v, sodo_kinds kinds,
                       uint32_t above) {
    uint32_t best = SODO_NO_ROW, most = 0;
    uint32_t total = v->all;
    const sodo_row *outer = sodo_res_row(r, above);
    if (outer) total = sodo_map_get(&v->of, outer->id);
    for (size_t i = 0; i < v->of.entries.count; i++) {
        const sodo_map_entry *e = &v->of.entries.items[i];
        uint32_t row = sodo_gazetteer_find_row(r->gazetteer, e->key);
        const sodo_row *place = sodo_res_row(r, row);
        if (!(sodo_res_kind_of(r, place) & kinds)) continue;
        if (above != SODO_NO_ROW && sodo_res_above(r, row) != above) continue;
        if (e->value > most) most = e->value, best = row;
    }
    return most * 2 >= total ? best : SODO_NO_ROW;
}

static sodo_status find_page_place(sodo_resolver *r) {
    votes v = {.of = {.arena = r->arena}};
    for (size_t i = 0; i < r->anchors.count; i++) {
        const sodo_anchor *a = &r->anchors.items[i];
        SODO_TRY(vote(r, &v, a->row, (uint32_t)a->weight));
    }
    /* only what stands beside the page's own text names a place */
    for (size_t i = 0; !v.all && i < r->anchors.count; i++)
        SODO_TRY(vote(r, &v, r->anchors.items[i].row, 1));
    uint32_t place = v.all ? winner(r, &v, SODO_AT_PROVINCE, SODO_NO_ROW) : SODO_NO_ROW;
    r->page_place = place;
    r->page_points = PAGE_PLACE;
    const sodo_row *province = sodo_res_row(r, place);
    uint32_t share = province ? sodo_map_get(&v.of, province->id) : 0; /* at least half */
    if (v.all && share < v.all)
        r->page_points =
            PAGE_LEAST + (int)((2 * share - v.all) * (PAGE_PLACE - PAGE_LEAST) / v.all);
    static const sodo_kinds DEEPER[] = {SODO_AT_DISTRICT, SODO_AT_COMMUNE};
    for (size_t i = 0; i < 2 && r->page_place != SODO_NO_ROW; i++) {
        uint32_t deeper = winner(r, &v, DEEPER[i], r->page_place);
        if (deeper != SODO_NO_ROW) r->page_place = deeper;
    }
    return v.all ? SODO_OK : sodo_res_origin(r, &r->page_place);
}

sodo_status sodo_res_context(sodo_resolver *r) {
    SODO_TRY(sodo_res_list_heads(r));
    SODO_TRY(sodo_res_list_open(r));
    SODO_TRY(collect_anchors(r));
    SODO_TRY(find_page_place(r));
    r->work->place = SODO_NO_ENTITY;
    if (r->page_place != SODO_NO_ROW)
        SODO_TRY(sodo_res_place_entity(r, r->page_place, &r->work->place));
    return SODO_OK;
}

/* ---- the place of a body ---- */

static candidate *candidate_of(candidates *all, uint32_t row) {
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].row == row) return &all->items[i];
    if (all->count == CANDIDATES) return NULL;
    candidate *c = &all->items[all->count++];
    *c = (candidate){.row = row};
    return c;
}

/* What is looked for: a place of those kinds, for the body at that mention. */
typedef struct search {
    const sodo_resolver *r;
    int32_t mention, holder;
    uint32_t sentence, paragraph;
    sodo_kinds need, said; /* said: by units in the same person's list */
    candidates found;
} search;

static void consider(search *s, uint32_t place, int points, sodo_reason reason) {
    uint32_t row = sodo_res_place_for(s->r, place, s->need);
    candidate *c = row == SODO_NO_ROW ? NULL : candidate_of(&s->found, row);
    if (!c) return;
    bool exact =
        row == place; /* "UBND tỉnh X" says more of the province than "huyện Y" does */
    if (points + exact > c->local) {
        c->local = points + exact;
        c->reason = reason;
    }
    if (c->often < OFTEN_MOST) c->often++;
}

/* Where in a list in reading order what stands at or behind a token begins. */
static size_t first_behind(const sodo_anchor *items, size_t count, uint32_t tok) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (items[mid].tok < tok)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* A unit that was gone on the page's own day is remembered, not spoken of: "phường Phủ Lý
 * … trên cơ sở phường Thanh Châu". */
static bool is_past(const sodo_resolver *r, uint32_t row) {
    const sodo_row *place = sodo_res_row(r, row);
    bool day = r->work->page.date.year && r->work->page.date.day;
    return day && place && place->valid_to && place->valid_to <= r->day;
}

/* `far`: how many places stand between; the nearer of two like signs wins. */
static void consider_anchor(search *s, const sodo_anchor *a, bool before, int far) {
    int less = far < 8 ? far : 8;
    if (!a->weight) return; /* menus, bylines */
    if (is_past(s->r, a->row)) return;
    if (s->holder != SODO_NO_MENTION && a->holder == s->holder)
        consider(s, a->row, SAME_HOLDER - less,
                 (sodo_reason){"place from the same person's list", -3});
    else if (a->sentence == s->sentence)
        consider(s, a->row, (before ? SENTENCE_BEFORE : SENTENCE_BEHIND) - less,
                 (sodo_reason){"place from the sentence", -5});
    else if (a->sentence == s->r->list_heads[s->sentence])
        consider(s, a->row, LIST_HEAD - less,
                 (sodo_reason){"place from the head of the list", -5});
    else if (before && a->paragraph == s->paragraph && a->sentence + 1 == s->sentence &&
             !(s->need & ~(unsigned)SODO_AT_PROVINCE))
        consider(s, a->row, NEXT_BEFORE - less,
                 (sodo_reason){"place from the sentence before", -10});
    else if (a->paragraph == s->paragraph)
        consider(s, a->row, (before ? PARAGRAPH_BEFORE : PARAGRAPH_BEHIND) - less,
                 (sodo_reason){"place from the paragraph", -10});
    else if (before)
        consider(s, a->row, PAGE_BEFORE - less,
                 (sodo_reason){"place from what stands before", -15});
}

static void consider_all(search *s, const sodo_anchor *items, size_t count, int far) {
    size_t behind =
        first_behind(items, count, sodo_res_mention(s->r, s->mention)->tok_begin);
    for (size_t k = 0; k < BEFORE && k < behind; k++)
        consider_anchor(s, &items[behind - 1 - k], true, (int)k + far);
    for (size_t k = 0; k < BEHIND && behind + k < count; k++)
        consider_anchor(s, &items[behind + k], false, (int)k + far);
}

sodo_status sodo_res_add_filled(sodo_resolver *r, int32_t mention, uint32_t place) {
    sodo_anchor *a = SODO_PUSH(r->arena, r->filled);
    if (!a) return sodo_res_nomem(r);
    uint32_t sentence = r->notes[mention].sentence;
    *a = (sodo_anchor){.tok = sodo_res_mention(r, mention)->tok_begin,
                       .row = place,
                       .mention = mention,
                       .holder = sodo_res_holder(r, mention),
                       .sentence = sentence,
                       .weight = 1};
    if (r->work->page.sentences.count)
        a->paragraph = r->work->page.sentences.items[sentence].paragraph;
    return SODO_OK;
}

static void consider_sites(search *s) {
    const sodo_resolver *r = s->r;
    int32_t outer = sodo_res_mention(r, s->mention)->outer;
    int32_t sites[3] = {sodo_res_part(r, s->mention, SODO_ATTR_SITE),
                        sodo_res_part(r, outer, SODO_ATTR_SITE),
                        s->holder == SODO_NO_MENTION ? SODO_NO_MENTION
                                                     : r->notes[s->holder].site};
    for (size_t i = 0; i < 3; i++)
        if (sites[i] != SODO_NO_MENTION)
            consider(s, r->notes[sites[i]].place, SAME_SITE,
                     (sodo_reason){"place from the site", -5});
}

static void consider_page(search *s) {
    uint32_t row = sodo_res_place_for(s->r, s->r->page_place, s->need);
    candidate *c = row == SODO_NO_ROW ? NULL : candidate_of(&s->found, row);
    if (!c) return;
    c->page = s->r->page_points;
    if (!c->reason.name) c->reason = (sodo_reason){"place from the page", -10};
}

/* Kinds of places that the units beside say: of positions of the same person. */
static sodo_kinds kinds_said(const search *s) {
    enum { WINDOW = 64 };
    const sodo_resolver *r = s->r;
    sodo_kinds said = 0;
    for (int step = -WINDOW; step <= WINDOW && s->holder != SODO_NO_MENTION; step++) {
        int32_t i = sodo_res_beside(r, s->mention, step);
        int32_t unit = i < 0 ? i : sodo_res_part(r, i, SODO_ATTR_UNIT);
        if (unit == SODO_NO_MENTION || sodo_res_holder(r, i) != s->holder) continue;
        said |= sodo_res_need(r, NULL, unit);
    }
    return said;
}

sodo_found sodo_res_find_place(const sodo_resolver *r, int32_t mention, sodo_kinds need) {
    sodo_found best = {.place = SODO_NO_ROW};
    if (!need) return best;
    search s = {
        .r = r, .mention = mention, .need = need, .holder = sodo_res_holder(r, mention)};
    s.sentence = r->notes[mention].sentence;
    if (r->work->page.sentences.count)
        s.paragraph = r->work->page.sentences.items[s.sentence].paragraph;
    s.said = kinds_said(&s);
    consider_all(&s, r->anchors.items, r->anchors.count, 0);
    /* what was filled in for a body is what the next bare one means too: "HĐND xã … UBND"
     */
    consider_all(&s, r->filled.items, r->filled.count, 1);
    consider_sites(&s);
    consider_page(&s);
    for (size_t i = 0; i < s.found.count; i++) {
        const candidate *c = &s.found.items[i];
        bool said = sodo_res_fits(r, c->row, s.said);
        int sum = c->local + c->page + c->often + (said ? UNIT_SAID : 0);
        if (sum > best.points)
            best = (sodo_found){.place = c->row,
                                .points = sum,
                                .local = c->local,
                                .said = said,
                                .reason = c->reason};
    }
    return best;
}

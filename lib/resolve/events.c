/* events.c - one entity per event of the page, however often it is named, and its place.
 */
#include "resolve/resolver.h"

#define COMPARED 32  /* events of the page that a mention is compared with */
#define WORDS_MAX 96 /* words of a name that count */

typedef struct event {
    int32_t mention; /* the fullest */
    int32_t entity;
    uint32_t words[WORDS_MAX];
    size_t count;
} event;

typedef struct events {
    SODO_VEC(event) items;
} events;

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void read_words(const sodo_resolver *r, int32_t mention, event *out) {
    const sodo_mention *m = sodo_res_mention(r, mention);
    out->mention = mention;
    for (uint32_t t = m->tok_begin; t < m->tok_end && out->count < WORDS_MAX; t++) {
        const sodo_token *token = &r->work->page.tokens.items[t];
        if (token->shape != SODO_SHAPE_PUNCT) out->words[out->count++] = token->syl;
    }
    qsort(out->words, out->count, sizeof *out->words, by_number);
}

static size_t common(const event *a, const event *b) {
    size_t i = 0, j = 0, n = 0;
    while (i < a->count && j < b->count) {
        if (a->words[i] == b->words[j])
            n++, i++, j++;
        else if (a->words[i] < b->words[j])
            i++;
        else
            j++;
    }
    return n;
}

static bool has_word(const event *e, uint32_t word) {
    return bsearch(&word, e->words, e->count, sizeof word, by_number) != NULL;
}

/* "kỳ họp thứ 2" is not "kỳ họp thứ 3": a number or "XIV" of the shorter the longer
 * lacks. */
static bool numbers_differ(const sodo_resolver *r, const event *shorter,
                           const event *longer) {
    const sodo_mention *m = sodo_res_mention(r, shorter->mention);
    for (uint32_t t = m->tok_begin; t < m->tok_end; t++) {
        const sodo_token *token = &r->work->page.tokens.items[t];
        bool counts =
            token->shape == SODO_SHAPE_NUMBER || token->shape == SODO_SHAPE_UPPER;
        if (counts && !has_word(longer, token->syl)) return true;
    }
    return false;
}

/* What a number of a name counts: years and the rest apart. */
static int number_kind(const sodo_token *token) {
    if (token->shape == SODO_SHAPE_UPPER) return 1;
    if (token->shape != SODO_SHAPE_NUMBER) return 0;
    return token->cps == 4 ? 2 : 3;
}

/* "… lần thứ I" of a headline may be "… nhiệm kỳ 2025-2030" of the text, but no other
 * "lần thứ II": the longer has a number of that kind, and not this one. */
static bool numbers_clash(const sodo_resolver *r, const event *shorter,
                          const event *longer) {
    const sodo_mention *a = sodo_res_mention(r, shorter->mention);
    const sodo_mention *b = sodo_res_mention(r, longer->mention);
    const sodo_token *tokens = r->work->page.tokens.items;
    for (uint32_t t = a->tok_begin; t < a->tok_end; t++) {
        int kind = number_kind(&tokens[t]);
        if (!kind || has_word(longer, tokens[t].syl)) continue;
        for (uint32_t u = b->tok_begin; u < b->tok_end; u++)
            if (number_kind(&tokens[u]) == kind) return true;
    }
    return false;
}

static sodo_slice class_of(const sodo_resolver *r, int32_t mention) {
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, mention, &count);
    if (!count) return SODO_LIT("");
    return sodo_res_row_text(r, sodo_res_row(r, rows[0]), SODO_ATTR_CLASS, 0);
}

static bool is_headline(const sodo_resolver *r, const event *e) {
    return sodo_res_mention(r, e->mention)->zone == SODO_ZONE_TITLE;
}

/* The first place that a name holds, or SODO_NO_ROW. */
static uint32_t place_in(const sodo_resolver *r, int32_t mention) {
    enum { WINDOW = 64 };
    uint32_t end = sodo_res_mention(r, mention)->tok_end;
    for (int step = 1; step < WINDOW; step++) {
        int32_t i = sodo_res_beside(r, mention, step);
        const sodo_mention *m = sodo_res_mention(r, i);
        if (!m || m->tok_begin >= end) break;
        if (m->kind == SODO_KIND_PLACE_NAME && r->notes[i].used &&
            r->notes[i].place != SODO_NO_ROW)
            return r->notes[i].place;
    }
    return SODO_NO_ROW;
}

/* "Kỳ họp thứ nhất HĐND tỉnh A" is not that of tỉnh B: places of one level that differ.
 */
static bool places_differ(const sodo_resolver *r, const event *a, const event *b) {
    const sodo_row *x = sodo_res_row(r, place_in(r, a->mention));
    const sodo_row *y = sodo_res_row(r, place_in(r, b->mention));
    if (!x || !y || x == y || sodo_slice_equal(x->name, y->name)) return false;
    return sodo_row_attr_value(x, SODO_ATTR_LEVEL) ==
           sodo_row_attr_value(y, SODO_ATTR_LEVEL);
}

static bool same_event(const sodo_resolver *r, const event *a, const event *b) {
    const event *shorter = a->count <= b->count ? a : b, *longer = shorter == a ? b : a;
    if (!sodo_slice_equal(class_of(r, a->mention), class_of(r, b->mention))) return false;
    size_t n = common(a, b);
    /* a headline says it in other words */
    bool headline = is_headline(r, a) || is_headline(r, b);
    size_t least = shorter->count < 4 ? 100 : headline ? 60 : 75;
    if (n * 100 < shorter->count * least) return false;
    /* "lần thứ hai", "lần thứ ba": one word of as many is an ordinal, not another wording
     */
    if (!headline && shorter->count == longer->count && n + 1 == longer->count)
        return false;
    bool differ =
        headline ? numbers_clash(r, shorter, longer) : numbers_differ(r, shorter, longer);
    return !differ && !places_differ(r, a, b);
}

static sodo_status name_event(sodo_resolver *r, int32_t mention, sodo_slice *out) {
    const sodo_mention *m = sodo_res_mention(r, mention);
    sodo_slice text = sodo_res_span(r, m->tok_begin, m->tok_end), plain;
    SODO_TRY(sodo_res_folded(r, sodo_fold_display, text, &plain));
    return sodo_res_folded(r, sodo_fold_label, plain, out);
}

static sodo_status add_event(sodo_resolver *r, events *all, const event *found) {
    event *e = SODO_PUSH(r->arena, all->items);
    if (!e) return sodo_res_nomem(r);
    *e = *found;
    return SODO_OK;
}

/* The event told of before that is meant, or -1. A name that several are said more fully
 * by is none of them: "kỳ họp thứ nhất" after those of HĐND tỉnh A and of HĐND tỉnh B. */
static int32_t told_before(const sodo_resolver *r, const events *all,
                           const event *found) {
    size_t first = all->items.count > COMPARED ? all->items.count - COMPARED : 0,
           many = 0;
    int32_t one = -1;
    for (size_t k = first; k < all->items.count; k++) {
        if (!same_event(r, found, &all->items.items[k])) continue;
        if (found->count >= all->items.items[k].count) return (int32_t)k;
        if (!many) one = (int32_t)k;
        many += !many || places_differ(r, &all->items.items[one], &all->items.items[k]);
    }
    return many == 1 ? one : -1;
}

static sodo_status group(sodo_resolver *r, events *all, int32_t *group_of) {
    const sodo_mentions *mentions = &r->work->mentions;
    for (size_t i = 0; i < mentions->count; i++) {
        group_of[i] = -1;
        if (mentions->items[i].kind != SODO_KIND_EVENT || mentions->items[i].dropped)
            continue;
        event found = {.entity = SODO_NO_ENTITY};
        read_words(r, (int32_t)i, &found);
        group_of[i] = told_before(r, all, &found);
        if (group_of[i] < 0) {
            group_of[i] = (int32_t)all->items.count;
            SODO_TRY(add_event(r, all, &found));
        } else if (found.count > all->items.items[group_of[i]].count) {
            all->items.items[group_of[i]] = found;
        }
    }
    return SODO_OK;
}

static sodo_status make_event(sodo_resolver *r, int32_t mention, int32_t *out) {
    sodo_slice name, folded, key;
    SODO_TRY(name_event(r, mention, &name));
    SODO_TRY(sodo_res_folded(r, sodo_fold_phrase, name, &folded));
    SODO_TRY(sodo_res_page_key(r, SODO_KIND_EVENT, folded, &key));
    bool fresh;
    SODO_TRY(sodo_res_entity(r, SODO_KIND_EVENT, key, out, &fresh));
    sodo_entity *e = sodo_res_at(r, *out);
    if (fresh) e->name = name;
    e->event_kind = class_of(r, mention);
    return SODO_OK;
}

/* ---- "hội nghị" said again ---- */

static bool *with_facts(sodo_resolver *r) {
    const sodo_relations *relations = &r->work->relations;
    bool *has = sodo_arena_alloc(r->arena, r->work->mentions.count + 1, sizeof *has);
    for (size_t i = 0; has && i < relations->count; i++) {
        const sodo_relation *rel = &relations->items[i];
        if (rel->kind == SODO_REL_SAME_EVENT) continue;
        if (rel->source >= 0) has[rel->source] = true;
        if (rel->target >= 0) has[rel->target] = true;
    }
    return has;
}

static void follow_said(sodo_resolver *r) {
    const sodo_relations *relations = &r->work->relations;
    sodo_mentions *all = &r->work->mentions;
    for (size_t i = 0; i < relations->count; i++) {
        const sodo_relation *rel = &relations->items[i];
        if (rel->kind != SODO_REL_SAME_EVENT || rel->source < 0 || rel->target < 0)
            continue;
        if (all->items[rel->source].kind == SODO_KIND_EVENT_REF)
            all->items[rel->source].entity = all->items[rel->target].entity;
    }
}

/* What "hội nghị" points to (relate has said), else the page's only event. */
static sodo_status references(sodo_resolver *r, const events *all) {
    sodo_mentions *mentions = &r->work->mentions;
    bool *facts = with_facts(r);
    if (!facts) return sodo_res_nomem(r);
    for (size_t i = 0; i < mentions->count; i++) {
        const sodo_mention *m = &mentions->items[i];
        if (m->kind != SODO_KIND_EVENT_REF || m->dropped) continue;
        int32_t told = sodo_mention_part(m, SODO_ATTR_EVENT);
        int32_t meant = told == SODO_NO_MENTION ? (int32_t)i : told;
        int32_t entity = mentions->items[meant].entity;
        if (entity == SODO_NO_ENTITY && told == SODO_NO_MENTION && all->items.count == 1)
            entity = all->items.items[0].entity;
        /* nothing named it before: the bare words are the event */
        if (entity == SODO_NO_ENTITY && (facts[i] || facts[meant]))
            SODO_TRY(make_event(r, meant, &entity));
        mentions->items[i].entity = entity;
    }
    follow_said(r);
    return SODO_OK;
}

/* ---- places ---- */

static void places(sodo_resolver *r) {
    const sodo_relations *relations = &r->work->relations;
    for (size_t i = 0; i < relations->count; i++) {
        const sodo_relation *rel = &relations->items[i];
        if (rel->kind != SODO_REL_HELD_AT || rel->source < 0 || rel->target < 0) continue;
        int32_t at = sodo_res_mention(r, rel->source)->entity;
        int32_t place = sodo_res_mention(r, rel->target)->entity;
        if (at < 0 || place < 0 || sodo_res_at(r, at)->kind != SODO_KIND_EVENT) continue;
        sodo_entity *e = sodo_res_at(r, at);
        bool known = sodo_res_at(r, place)->row != SODO_NO_ROW;
        if (!known && !e->venue.size) e->venue = sodo_res_at(r, place)->name;
        if (e->place == SODO_NO_ENTITY || known) e->place = place;
    }
}

sodo_status sodo_res_events(sodo_resolver *r) {
    events all = {0};
    sodo_mentions *mentions = &r->work->mentions;
    int32_t *group_of = sodo_arena_alloc(r->arena, mentions->count + 1, sizeof *group_of);
    if (!group_of) return sodo_res_nomem(r);
    SODO_TRY(group(r, &all, group_of));
    for (size_t i = 0; i < all.items.count; i++)
        SODO_TRY(make_event(r, all.items.items[i].mention, &all.items.items[i].entity));
    for (size_t i = 0; i < mentions->count; i++) {
        if (group_of[i] < 0) continue;
        mentions->items[i].entity = all.items.items[group_of[i]].entity;
        sodo_slice name;
        SODO_TRY(name_event(r, (int32_t)i, &name));
        SODO_TRY(sodo_res_add_name(r, mentions->items[i].entity, name));
    }
    SODO_TRY(references(r, &all));
    SODO_TRY(sodo_res_event_dates(r));
    places(r);
    return SODO_OK;
}

/* resolve.c - the order in which a page is resolved: first what others rest on. */
#include "resolve/resolver.h"

static const char *const VALUE_NAMES[] = {
#define X(id, name) name,
    SODO_RESOLVE_VALUES(X)
#undef X
};
static const char *const COLUMN_NAMES[] = {
#define X(id, name) name,
    SODO_RESOLVE_COLUMNS(X)
#undef X
};

static uint32_t sentence_of(const sodo_page *page, uint32_t tok) {
    size_t low = 0, high = page->sentences.count;
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (page->sentences.items[mid].tok_begin <= tok)
            low = mid;
        else
            high = mid;
    }
    return (uint32_t)low;
}

static void look_up_names(sodo_resolver *r) {
    /* a name that no table and no rule uses gets a number that nothing has */
    for (size_t i = 0; i < SODO_VALUE_COUNT; i++)
        r->values[i] = (uint16_t)sodo_symbols_find_value(r->in->symbols,
                                                         sodo_slice_of(VALUE_NAMES[i]));
    for (size_t i = 0; i < SODO_COLUMN_COUNT; i++)
        r->columns[i] = (uint16_t)sodo_symbols_find_attr(r->in->symbols,
                                                         sodo_slice_of(COLUMN_NAMES[i]));
}

/* Who holds what, and from which site they attend: needed before bodies get their places.
 */
static void see_relations(sodo_resolver *r) {
    const sodo_relations *relations = &r->work->relations;
    for (size_t i = 0; i < relations->count; i++) {
        const sodo_relation *rel = &relations->items[i];
        if (rel->source < 0 || rel->target < 0) continue;
        if (rel->kind == SODO_REL_HOLDS) {
            r->notes[rel->target].holder = rel->source;
            r->notes[rel->target].changed =
                rel->status == r->values[SODO_VALUE_APPOINTED];
        }
        if (rel->kind == SODO_REL_ATTENDS && rel->site >= 0)
            r->notes[rel->source].site = rel->site;
    }
}

/* A bare name that no rule took up may be a person's or a street's: "Hòa Bình". Where a
 * page has no other, the names of provinces outside people's names tell at least of what
 * it speaks. */
static void see_parts(sodo_resolver *r) {
    const sodo_mentions *all = &r->work->mentions;
    bool any = false;
    for (size_t i = 0; i < all->count; i++) {
        const sodo_mention *m = &all->items[i];
        int32_t place =
            m->dropped ? SODO_NO_MENTION : sodo_mention_part(m, SODO_ATTR_PLACE);
        if (place == SODO_NO_MENTION) continue;
        r->notes[place].used = true;
        any |= sodo_res_mention(r, place)->kind == SODO_KIND_PLACE_NAME;
    }
    uint32_t end = 0; /* of people's names so far */
    for (size_t i = 0; !any && i < all->count; i++) {
        const sodo_mention *m = sodo_res_mention(r, r->order[i]);
        if (m->dropped) continue;
        bool person = m->kind == SODO_KIND_PERSON;
        if (person && m->tok_end > end) end = m->tok_end;
        if (m->kind == SODO_KIND_PLACE_NAME && m->tok_begin >= end)
            r->notes[r->order[i]].used =
                sodo_res_may_be(r, r->order[i], SODO_AT_PROVINCE);
    }
}

/* Of two mentions that begin with the same token the longer stands first, then the one
 * found first. */
static void sort_alike(const sodo_mention *all, int32_t *items, size_t count) {
    for (size_t i = 1; i < count; i++) {
        int32_t moved = items[i];
        size_t at = i;
        for (; at > 0 && all[items[at - 1]].tok_end < all[moved].tok_end; at--)
            items[at] = items[at - 1];
        items[at] = moved;
    }
}

/* Mentions come in the order of the phases that made them; neighbours are told by the
 * page. They are counted by the token that they begin with. */
static sodo_status sort_mentions(sodo_resolver *r) {
    const sodo_mentions *all = &r->work->mentions;
    size_t tokens = r->work->page.tokens.count;
    uint32_t *first = sodo_arena_alloc(r->arena, tokens + 2, sizeof *first);
    r->order = sodo_arena_alloc(r->arena, all->count + 1, sizeof *r->order);
    if (!first || !r->order) return sodo_res_nomem(r);
    for (size_t i = 0; i < all->count; i++) first[all->items[i].tok_begin + 1]++;
    for (size_t t = 1; t <= tokens; t++) first[t] += first[t - 1];
    for (size_t i = 0; i < all->count; i++) /* first[t] grows from t's begin to its end */
        r->order[first[all->items[i].tok_begin]++] = (int32_t)i;
    for (size_t t = 0, begin = 0; t <= tokens; begin = first[t++])
        if (first[t] > begin + 1)
            sort_alike(all->items, r->order + begin, first[t] - begin);
    for (size_t i = 0; i < all->count; i++) r->notes[r->order[i]].order = (uint32_t)i;
    return SODO_OK;
}

static sodo_status prepare(sodo_resolver *r) {
    sodo_mentions *all = &r->work->mentions;
    r->notes = sodo_arena_alloc(r->arena, all->count + 1, sizeof *r->notes);
    if (!r->notes) return sodo_res_nomem(r);
    for (size_t i = 0; i < all->count; i++) {
        r->notes[i] = (sodo_note){.place = SODO_NO_ROW,
                                  .holder = SODO_NO_MENTION,
                                  .body = SODO_NO_ENTITY,
                                  .range = SODO_NO_MENTION,
                                  .site = SODO_NO_MENTION};
        r->notes[i].sentence = sentence_of(&r->work->page, all->items[i].tok_begin);
        all->items[i].entity = SODO_NO_ENTITY;
    }
    SODO_TRY(sort_mentions(r));
    look_up_names(r);
    see_relations(r);
    see_parts(r);
    return SODO_OK;
}

sodo_status sodo_resolve_run(const sodo_resolve_options *options, sodo_work *work,
                             sodo_error *err) {
    static sodo_status (*const STEPS[])(sodo_resolver *) = {
        prepare,          sodo_res_dates,         sodo_res_places,
        sodo_res_context, sodo_res_date_entities, sodo_res_place_entities,
        sodo_res_bodies,  sodo_res_people,        sodo_res_positions,
        sodo_res_events,  sodo_res_documents,     sodo_res_facts,
        sodo_res_order};
    sodo_resolver r = {.in = options,
                       .gazetteer = options->gazetteer,
                       .work = work,
                       .arena = &work->arena,
                       .err = err,
                       .page_place = SODO_NO_ROW};
    r.keys.arena = r.arena;
    work->place = SODO_NO_ENTITY;
    sodo_status status = SODO_OK;
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS && status == SODO_OK; i++)
        status = STEPS[i](&r);
    sodo_buf_finish(&r.buf);
    sodo_buf_finish(&r.fold);
    return status;
}

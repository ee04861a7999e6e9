/* people.c - one entity per person of the page; "ông Thăng" is the Thăng spoken of
 * before. */
#include "resolve/resolver.h"

#define LOOK_BACK 2048 /* persons looked at for the owner of a given name */

typedef struct person {
    int32_t mention, entity;
    uint32_t tok;
    sodo_slice folded; /* name fold */
    size_t syllables;
    bool capitals; /* all of it: "PHẠM THỊ THỦY" */
} person;

typedef struct people {
    SODO_VEC(person) items;
} people;

/* "K'Brơi" is a whole name: the mark of a people, then the name. */
static size_t count_words(sodo_slice text) {
    size_t n = text.size != 0;
    for (size_t i = 0; i < text.size; i++)
        n += text.data[i] == ' ' || text.data[i] == '\'';
    return n;
}

static bool is_capitals(const sodo_resolver *r, const sodo_mention *m) {
    bool any = false;
    for (uint32_t t = m->tok_begin; t < m->tok_end; t++) {
        uint8_t shape = r->work->page.tokens.items[t].shape;
        if (shape == SODO_SHAPE_MIXED || shape == SODO_SHAPE_LOWER) return false;
        if (shape == SODO_SHAPE_TITLE && r->work->page.tokens.items[t].cps > 1)
            return false;
        any |= shape == SODO_SHAPE_UPPER;
    }
    return any;
}

static int by_token(const void *a, const void *b) {
    const person *x = a, *y = b;
    if (x->tok != y->tok) return x->tok < y->tok ? -1 : 1;
    return (x->mention > y->mention) - (x->mention < y->mention);
}

static sodo_status collect(sodo_resolver *r, people *all) {
    const sodo_mentions *mentions = &r->work->mentions;
    for (size_t i = 0; i < mentions->count; i++) {
        const sodo_mention *m = &mentions->items[i];
        if (m->kind != SODO_KIND_PERSON || m->dropped) continue;
        person *p = SODO_PUSH(r->arena, all->items);
        if (!p) return sodo_res_nomem(r);
        *p = (person){
            .mention = (int32_t)i, .entity = SODO_NO_ENTITY, .tok = m->tok_begin};
        SODO_TRY(
            sodo_res_folded(r, sodo_fold_name, sodo_res_text(r, p->mention), &p->folded));
        p->syllables = count_words(p->folded);
        p->capitals = is_capitals(r, m);
    }
    if (all->items.count)
        qsort(all->items.items, all->items.count, sizeof *all->items.items, by_token);
    return SODO_OK;
}

/* "trường chinh" ends "nguyễn trường chinh"? A whole name does not end itself. */
static bool ends_with(sodo_slice full, sodo_slice tail) {
    if (full.size <= tail.size) return false;
    size_t at = full.size - tail.size;
    return full.data[at - 1] == ' ' && memcmp(full.data + at, tail.data, tail.size) == 0;
}

/* Whose given name it is: the nearest person before, else the only one behind. */
static const person *owner_of(const people *all, size_t at) {
    const person *p = &all->items.items[at], *only = NULL;
    for (size_t k = 1; k <= at && k < LOOK_BACK; k++) {
        const person *q = &all->items.items[at - k];
        if (ends_with(q->folded, p->folded)) return q;
    }
    for (size_t i = at + 1; i < all->items.count && i < at + LOOK_BACK; i++) {
        const person *q = &all->items.items[i];
        if (!ends_with(q->folded, p->folded)) continue;
        if (only && !sodo_slice_equal(only->folded, q->folded)) return NULL;
        if (!only) only = q;
    }
    return only;
}

static sodo_status entity_for(sodo_resolver *r, sodo_slice folded, int32_t *out,
                              bool *fresh) {
    sodo_slice key;
    SODO_TRY(sodo_res_page_key(r, SODO_KIND_PERSON, folded, &key));
    return sodo_res_entity(r, SODO_KIND_PERSON, key, out, fresh);
}

/* The name as it is shown: small letters, the tone where it belongs, one space. */
static sodo_status spelled(sodo_resolver *r, const person *p, sodo_slice *out) {
    sodo_slice text = sodo_res_text(r, p->mention);
    if (p->capitals) SODO_TRY(sodo_res_folded(r, sodo_fold_title_case, text, &text));
    return sodo_res_folded(r, sodo_fold_display, text, out);
}

static sodo_status name_person(sodo_resolver *r, person *p) {
    bool fresh;
    SODO_TRY(entity_for(r, p->folded, &p->entity, &fresh));
    /* a given name whose owner the page does not tell: a mention, but no facts */
    if (p->syllables < 2) r->notes[p->mention].state = SODO_NOTE_UNRESOLVED;
    if (!fresh) return SODO_OK;
    sodo_slice name;
    SODO_TRY(spelled(r, p, &name));
    sodo_res_at(r, p->entity)->name = name;
    return SODO_OK;
}

/* Spellings with small letters come first: title case is a guess ("McDONALD"). */
static sodo_status name_all(sodo_resolver *r, people *all) {
    for (int capitals = 0; capitals < 2; capitals++) {
        for (size_t i = 0; i < all->items.count; i++) {
            person *p = &all->items.items[i];
            bool now = p->capitals == (capitals == 1);
            if (now && (p->syllables > 2 || !owner_of(all, i)))
                SODO_TRY(name_person(r, p));
        }
    }
    return SODO_OK;
}

static sodo_status add_honorific(sodo_resolver *r, const person *p) {
    size_t count;
    int32_t honor = sodo_res_part(r, p->mention, SODO_ATTR_HONOR);
    const uint32_t *rows = sodo_res_rows(r, honor, &count);
    if (!count) return SODO_OK;
    sodo_slice name = sodo_res_row(r, rows[0])->name;
    sodo_entity *e = sodo_res_at(r, p->entity);
    for (size_t i = 0; i < e->honorifics.count; i++)
        if (sodo_slice_equal(e->honorifics.items[i], name)) return SODO_OK;
    sodo_slice *added = SODO_PUSH(r->arena, e->honorifics);
    if (!added) return sodo_res_nomem(r);
    *added = name;
    return SODO_OK;
}

/* Rules may say that two mentions are one person: "ông X (tức Y)". */
static void join_said(sodo_resolver *r) {
    const sodo_relations *relations = &r->work->relations;
    sodo_mentions *all = &r->work->mentions;
    for (size_t i = 0; i < relations->count; i++) {
        const sodo_relation *rel = &relations->items[i];
        if (rel->kind != SODO_REL_SAME_PERSON || rel->source < 0 || rel->target < 0)
            continue;
        all->items[rel->source].entity = all->items[rel->target].entity;
    }
}

/* The person that a mention without an entity of its own belongs to: owners of owners. */
static int32_t entity_of(const people *all, size_t at) {
    while (all->items.items[at].entity == SODO_NO_ENTITY)
        at = (size_t)(owner_of(all, at) - all->items.items); /* a longer name each time */
    return all->items.items[at].entity;
}

sodo_status sodo_res_people(sodo_resolver *r) {
    people all = {0};
    SODO_TRY(collect(r, &all));
    SODO_TRY(name_all(r, &all));
    for (size_t i = 0; i < all.items.count; i++) {
        person *p = &all.items.items[i];
        bool given = p->entity == SODO_NO_ENTITY;
        if (given) p->entity = entity_of(&all, i);
        r->work->mentions.items[p->mention].entity = p->entity;
        sodo_slice name;
        if (given) SODO_TRY(spelled(r, p, &name));
        if (given) SODO_TRY(sodo_res_add_name(r, p->entity, name));
        SODO_TRY(add_honorific(r, p));
    }
    join_said(r);
    return SODO_OK;
}

/* hierarchy.c - facts that no rule states: what stands above the page's bodies and
 * places, what took over from them, who issued a document by its number. */
#include "resolve/bodies.h"
#include "resolve/facts.h"

#define GAZETTEER_WEIGHT 95
#define NUMBER_WEIGHT 60
#define CHAIN_MAX 12

static void point_up(const sodo_resolver *r, int32_t entity, int32_t mention,
                     int32_t *from, int depth) {
    const sodo_mention *m = sodo_res_mention(r, mention);
    if (entity == SODO_NO_ENTITY || depth > CHAIN_MAX) return;
    const sodo_mention *had = sodo_res_mention(r, from[entity]);
    if (had && had->tok_begin <= m->tok_begin) return;
    from[entity] = mention;
    const sodo_entity *e = sodo_res_at(r, entity);
    point_up(r, e->parent, mention, from, depth + 1);
    point_up(r, e->place, mention, from, depth + 1);
    point_up(r, e->organization, mention, from, depth + 1);
}

static sodo_status link(sodo_resolver *r, sodo_map *index, const sodo_fact *fact,
                        int32_t mention) {
    const sodo_mention *m = sodo_res_mention(r, mention);
    size_t at;
    SODO_TRY(sodo_res_fact(r, index, fact, &at));
    if (r->work->facts.items[at].evidences.count)
        return SODO_OK; /* the page says it itself */
    sodo_evidence e = {.rule = SODO_LIT("hierarchy")};
    sodo_res_place_evidence(r, m->tok_begin, m->tok_end, &e);
    sodo_res_add_reason(&e, (sodo_reason){"gazetteer", GAZETTEER_WEIGHT});
    if (sodo_res_at(r, fact->source)->kind == SODO_KIND_ORGANIZATION)
        sodo_res_add_reason(&e, r->notes[mention].reason);
    sodo_res_sum_reasons(&e);
    SODO_TRY(sodo_res_add_rows(r, &e, fact->source));
    SODO_TRY(sodo_res_add_rows(r, &e, fact->target));
    return sodo_res_add_evidence(r, at, &e);
}

/* "Nghị quyết số 02/NQ-HĐND": the number names the council. */
static sodo_status issue(sodo_resolver *r, sodo_map *index, int32_t document,
                         int32_t mention) {
    const sodo_mention *m = sodo_res_mention(r, mention);
    sodo_fact fact = {.kind = SODO_REL_ISSUED,
                      .target = document,
                      .source = sodo_res_at(r, document)->issuer};
    size_t at;
    if (fact.source == SODO_NO_ENTITY) return SODO_OK;
    SODO_TRY(sodo_res_fact(r, index, &fact, &at));
    if (r->work->facts.items[at].evidences.count) return SODO_OK;
    sodo_evidence e = {.rule = SODO_LIT("document.number")};
    sodo_res_place_evidence(r, m->tok_begin, m->tok_end, &e);
    sodo_res_add_reason(&e, (sodo_reason){"issuer from the number", NUMBER_WEIGHT});
    sodo_res_add_reason(&e, r->notes[mention].reason);
    sodo_res_sum_reasons(&e);
    SODO_TRY(sodo_res_add_rows(r, &e, fact.source));
    return sodo_res_add_evidence(r, at, &e);
}

/* The entity of the row that took over from an entity's: provinces and bodies by their
 * own name. A district's communes did not take over from it, and a commune's past is in
 * the gazetteer. */
static sodo_status successor(sodo_resolver *r, int32_t entity, int32_t *out) {
    const sodo_row *row = sodo_res_row(r, sodo_res_at(r, entity)->row);
    *out = SODO_NO_ENTITY;
    if (!row || !row->successor_count) return SODO_OK;
    const sodo_row *next = sodo_res_row(r, row->successors[0]);
    bool provinces = sodo_res_kind_of(r, row) & SODO_AT_PROVINCE &&
                     sodo_res_kind_of(r, next) & SODO_AT_PROVINCE;
    if (provinces) return sodo_res_place_entity(r, row->successors[0], out);
    if (row->kind != SODO_KIND_ORG_NAME || next->kind != SODO_KIND_ORG_NAME)
        return SODO_OK;
    sodo_body body = SODO_NO_BODY;
    body.type = row->successors[0];
    return sodo_res_make_body(r, &body, out);
}

static sodo_status succeed(sodo_resolver *r, sodo_map *index, int32_t entity,
                           int32_t mention) {
    int32_t next;
    SODO_TRY(successor(r, entity, &next));
    if (next == SODO_NO_ENTITY || next == entity) return SODO_OK;
    sodo_fact fact = {.kind = SODO_REL_SUCCEEDS, .source = next, .target = entity};
    size_t at;
    SODO_TRY(link(r, index, &fact, mention));
    SODO_TRY(sodo_res_fact(r, index, &fact, &at));
    int day = sodo_res_at(r, next)->valid_from;
    if (!day) day = sodo_res_at(r, entity)->valid_to;
    r->work->facts.items[at].date = (sodo_date){
        (int16_t)(day / 10000), (uint8_t)(day / 100 % 100), (uint8_t)(day % 100)};
    int32_t above = sodo_res_at(r, next)->parent;
    sodo_fact up = {.kind = SODO_REL_PART_OF, .source = next, .target = above};
    bool body = sodo_res_at(r, next)->kind == SODO_KIND_ORGANIZATION;
    return body && above != SODO_NO_ENTITY ? link(r, index, &up, mention) : SODO_OK;
}

sodo_status sodo_res_hierarchy(sodo_resolver *r, sodo_map *index) {
    const sodo_mentions *all = &r->work->mentions;
    size_t count = r->work->entities.count;
    int32_t *from = sodo_arena_alloc(r->arena, count + 1, sizeof *from);
    if (!from) return sodo_res_nomem(r);
    for (size_t i = 0; i < count; i++) from[i] = SODO_NO_MENTION;
    for (size_t i = 0; i < all->count; i++)
        if (!all->items[i].dropped && all->items[i].entity >= 0)
            point_up(r, all->items[i].entity, (int32_t)i, from, 0);
    for (size_t i = 0; i < count; i++) {
        const sodo_entity *e = sodo_res_at(r, (int32_t)i);
        if (from[i] == SODO_NO_MENTION) continue;
        if (e->kind == SODO_KIND_DOCUMENT) SODO_TRY(issue(r, index, (int32_t)i, from[i]));
        bool body = e->kind == SODO_KIND_ORGANIZATION, place = e->kind == SODO_KIND_PLACE;
        sodo_fact up = {.source = (int32_t)i,
                        .target = e->parent,
                        .kind = body ? SODO_REL_PART_OF : SODO_REL_LOCATED_IN};
        sodo_fact at = {
            .source = (int32_t)i, .target = e->place, .kind = SODO_REL_LOCATED_IN};
        if ((body || place) && up.target != SODO_NO_ENTITY)
            SODO_TRY(link(r, index, &up, from[i]));
        if (body && at.target != SODO_NO_ENTITY) SODO_TRY(link(r, index, &at, from[i]));
        if (body || place) SODO_TRY(succeed(r, index, (int32_t)i, from[i]));
    }
    return SODO_OK;
}

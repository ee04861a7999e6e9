/* facts.c - from relations between mentions to facts between entities, each with its
 * evidence. */
#include "resolve/facts.h"

#define CONFIDENCE_LEAST 5
#define CONFIDENCE_MOST 99
#define CONFIDENCE_OWN \
    40 /* evidence below it proves no attendance, it adds to what is proved */

/* ---- evidence ---- */

static uint32_t cp_end_of(const sodo_resolver *r, uint32_t tok_end) {
    const sodo_token *last = &r->work->page.tokens.items[tok_end - 1];
    sodo_slice text = {r->work->page.text.data + last->byte_begin,
                       last->byte_end - last->byte_begin};
    uint32_t n = 0;
    for (size_t i = 0; i < text.size; i++)
        n += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return last->cp_begin + n;
}

void sodo_res_place_evidence(const sodo_resolver *r, uint32_t tok_begin, uint32_t tok_end,
                             sodo_evidence *out) {
    const sodo_page *page = &r->work->page;
    if (tok_end <= tok_begin || tok_end > page->tokens.count) return;
    out->cp_begin = page->tokens.items[tok_begin].cp_begin;
    out->cp_end = cp_end_of(r, tok_end);
    size_t low = 0, high = page->sentences.count;
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (page->sentences.items[mid].tok_begin <= tok_begin)
            low = mid;
        else
            high = mid;
    }
    if (!page->sentences.count) return;
    const sodo_sentence *s = &page->sentences.items[low];
    out->sentence = sodo_res_span(r, s->tok_begin, s->tok_end);
}

void sodo_res_add_reason(sodo_evidence *e, sodo_reason reason) {
    if (!reason.name || e->reason_count == SODO_REASONS_MAX) return;
    for (uint8_t i = 0; i < e->reason_count; i++)
        if (strcmp(e->reasons[i].name, reason.name) == 0) return;
    e->reasons[e->reason_count++] = reason;
}

void sodo_res_sum_reasons(sodo_evidence *e) {
    int sum = 0;
    for (uint8_t i = 0; i < e->reason_count; i++) sum += e->reasons[i].weight;
    if (sum < CONFIDENCE_LEAST) sum = CONFIDENCE_LEAST;
    if (sum > CONFIDENCE_MOST) sum = CONFIDENCE_MOST;
    e->confidence = (uint8_t)sum;
}

static sodo_status add_row(sodo_resolver *r, sodo_evidence *e, uint32_t row) {
    const sodo_row *found = sodo_res_row(r, row);
    if (!found) return SODO_OK;
    for (size_t i = 0; i < e->rows.count; i++)
        if (sodo_slice_equal(e->rows.items[i], found->id)) return SODO_OK;
    sodo_slice *added = SODO_PUSH(r->arena, e->rows);
    if (!added) return sodo_res_nomem(r);
    *added = found->id;
    return SODO_OK;
}

/* The gazetteer rows that a fact's end rests on: of a position its rank, body and place.
 */
sodo_status sodo_res_add_rows(sodo_resolver *r, sodo_evidence *e, int32_t entity) {
    for (int depth = 0; entity != SODO_NO_ENTITY && depth < 3; depth++) {
        const sodo_entity *at = sodo_res_at(r, entity);
        SODO_TRY(add_row(r, e, at->row));
        entity = at->kind == SODO_KIND_POSITION ? at->organization : at->place;
        if (at->kind == SODO_KIND_PLACE) break;
    }
    return SODO_OK;
}

static sodo_status evidence_of(sodo_resolver *r, const sodo_relation *rel,
                               sodo_evidence *out) {
    *out = (sodo_evidence){0};
    sodo_res_place_evidence(r, rel->tok_begin, rel->tok_end, out);
    if (r->in->rule_name && rel->rule != UINT32_MAX)
        out->rule = r->in->rule_name(r->in->rules, rel->rule);
    for (uint8_t i = 0; i < rel->reason_count; i++)
        sodo_res_add_reason(out, rel->reasons[i]);
    sodo_res_add_reason(out, r->notes[rel->source].reason);
    sodo_res_add_reason(out, r->notes[rel->target].reason);
    if (rel->date >= 0) sodo_res_add_reason(out, r->notes[rel->date].reason);
    sodo_res_sum_reasons(out);
    SODO_TRY(sodo_res_add_rows(r, out, sodo_res_mention(r, rel->source)->entity));
    return sodo_res_add_rows(r, out, sodo_res_mention(r, rel->target)->entity);
}

/* ---- facts by kind, source and target ---- */

sodo_status sodo_res_fact(sodo_resolver *r, sodo_map *index, const sodo_fact *fact,
                          size_t *out) {
    sodo_buf_clear(&r->buf);
    sodo_buf_add_int(&r->buf, fact->kind);
    sodo_buf_add_char(&r->buf, '/');
    sodo_buf_add_int(&r->buf, fact->source);
    sodo_buf_add_char(&r->buf, '/');
    sodo_buf_add_int(&r->buf, fact->target);
    sodo_slice key;
    SODO_TRY(sodo_res_take(r, &key));
    uint32_t found = sodo_map_get(index, key);
    if (found == SODO_MAP_NONE) {
        sodo_fact *added = SODO_PUSH(r->arena, r->work->facts);
        found = (uint32_t)r->work->facts.count - 1;
        if (!added || !sodo_map_put(index, key, found)) return sodo_res_nomem(r);
        *added = (sodo_fact){.kind = fact->kind,
                             .source = fact->source,
                             .target = fact->target,
                             .site = SODO_NO_ENTITY};
    }
    *out = found;
    return SODO_OK;
}

sodo_status sodo_res_add_evidence(sodo_resolver *r, size_t fact, const sodo_evidence *e) {
    sodo_fact *f = &r->work->facts.items[fact];
    for (size_t i = 0; i < f->evidences.count; i++) {
        sodo_evidence *had = &f->evidences.items[i];
        if (had->cp_begin != e->cp_begin || had->cp_end != e->cp_end) continue;
        if (e->confidence > had->confidence) *had = *e;
        return SODO_OK;
    }
    sodo_evidence *added = SODO_PUSH(r->arena, f->evidences);
    if (!added) return sodo_res_nomem(r);
    *added = *e;
    return SODO_OK;
}

/* What a page reports of an office outweighs that it also just names it. */
static int status_weight(const sodo_resolver *r, uint16_t status) {
    static const int ORDER[] = {SODO_VALUE_CURRENT, SODO_VALUE_FORMER, SODO_VALUE_ACTING,
                                SODO_VALUE_APPOINTED, SODO_VALUE_LEFT};
    for (int i = 0; i < (int)(sizeof ORDER / sizeof *ORDER); i++)
        if (r->values[ORDER[i]] == status) return i;
    return -1;
}

static uint16_t status_of(const sodo_resolver *r, const sodo_relation *rel) {
    if (rel->status) return rel->status;
    const sodo_attr *a =
        sodo_mention_attr(sodo_res_mention(r, rel->target), SODO_ATTR_STATUS);
    return a && a->value ? a->value : r->values[SODO_VALUE_CURRENT];
}

/* Roles in order of weight; being there says nothing more beside another role, nor does
 * speaking beside giving directions. */
static void add_role(const sodo_resolver *r, sodo_fact *fact, uint16_t role) {
    static const int ORDER[] = {SODO_VALUE_CHAIR, SODO_VALUE_DIRECT, SODO_VALUE_SPEAK,
                                SODO_VALUE_PRESENT};
    uint16_t roles[5] = {0};
    bool directs = false;
    size_t n = 0;
    for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++) {
        uint16_t value = r->values[ORDER[i]];
        bool had = role == value;
        for (size_t k = 0; k < 4; k++) had |= fact->roles[k] == value;
        if (had && ORDER[i] == SODO_VALUE_SPEAK && directs) continue;
        if (had) roles[n++] = value;
        directs |= had && ORDER[i] == SODO_VALUE_DIRECT;
    }
    if (!n) roles[0] = r->values[SODO_VALUE_ATTEND];
    memcpy(fact->roles, roles, sizeof roles);
}

static bool has_role(const sodo_resolver *r, const sodo_fact *fact) {
    return fact->roles[0] && fact->roles[0] != r->values[SODO_VALUE_ATTEND];
}

static void merge_values(const sodo_resolver *r, const sodo_relation *rel,
                         sodo_fact *fact) {
    if (fact->kind == SODO_REL_HOLDS) {
        uint16_t status = status_of(r, rel);
        if (status_weight(r, status) > status_weight(r, fact->status))
            fact->status = status;
        if (!fact->since.year && rel->since >= 0) fact->since = r->notes[rel->since].date;
        if (!fact->until.year && rel->until >= 0) fact->until = r->notes[rel->until].date;
    }
    if (fact->kind == SODO_REL_ATTENDS) add_role(r, fact, rel->role);
    if (rel->site >= 0 && fact->site == SODO_NO_ENTITY)
        fact->site = sodo_res_mention(r, rel->site)->entity;
    if (!fact->date.year && rel->date >= 0) fact->date = r->notes[rel->date].date;
}

/* ---- which relations are facts ---- */

static bool kinds_fit(const sodo_resolver *r, const sodo_fact *fact) {
    enum { P = SODO_KIND_PERSON, O = SODO_KIND_ORGANIZATION, L = SODO_KIND_PLACE };
    uint8_t s = sodo_res_at(r, fact->source)->kind,
            t = sodo_res_at(r, fact->target)->kind;
    switch (fact->kind) {
    case SODO_REL_HOLDS:
        return s == P && t == SODO_KIND_POSITION;
    case SODO_REL_ATTENDS:
        return (s == P || s == O) && t == SODO_KIND_EVENT;
    case SODO_REL_ORGANIZES:
        return s == O && t == SODO_KIND_EVENT;
    case SODO_REL_HELD_AT:
        return s == SODO_KIND_EVENT && t == L;
    case SODO_REL_PART_OF:
        return s == O && t == O;
    case SODO_REL_LOCATED_IN:
        return (s == O || s == L) && t == L;
    case SODO_REL_ISSUED:
        return s == O && t == SODO_KIND_DOCUMENT;
    case SODO_REL_SUCCEEDS:
        return s == t && (s == O || s == L);
    default:
        return false;
    }
}

static bool is_fact(const sodo_resolver *r, const sodo_relation *rel, sodo_fact *out) {
    if (rel->kind > SODO_REL_SUCCEEDS || rel->source < 0 || rel->target < 0) return false;
    const sodo_mention *s = sodo_res_mention(r, rel->source);
    const sodo_mention *t = sodo_res_mention(r, rel->target);
    if (s->dropped || t->dropped || s->entity < 0 || t->entity < 0) return false;
    if (s->kind == SODO_KIND_PERSON &&
        r->notes[rel->source].state == SODO_NOTE_UNRESOLVED)
        return false;
    /* a title that hangs nowhere says nothing of anybody's power */
    if (rel->kind == SODO_REL_HOLDS && sodo_res_at(r, t->entity)->organization < 0)
        return false;
    *out = (sodo_fact){.kind = rel->kind, .source = s->entity, .target = t->entity};
    return s->entity != t->entity && kinds_fit(r, out);
}

static int by_place(const void *a, const void *b) {
    const sodo_evidence *x = a, *y = b;
    if (x->cp_begin != y->cp_begin) return x->cp_begin < y->cp_begin ? -1 : 1;
    if (x->cp_end != y->cp_end) return x->cp_end < y->cp_end ? -1 : 1;
    return sodo_slice_compare(x->rule, y->rule);
}

static sodo_status add_relation(sodo_resolver *r, sodo_map *index,
                                const sodo_relation *rel) {
    sodo_fact fact;
    size_t at;
    sodo_evidence evidence;
    if (!is_fact(r, rel, &fact)) return SODO_OK;
    SODO_TRY(sodo_res_fact(r, index, &fact, &at));
    SODO_TRY(evidence_of(r, rel, &evidence));
    SODO_TRY(sodo_res_add_evidence(r, at, &evidence));
    merge_values(r, rel, &r->work->facts.items[at]);
    return SODO_OK;
}

static bool is_weak(const sodo_relation *rel) {
    int sum = 0;
    for (uint8_t i = 0; i < rel->reason_count; i++) sum += rel->reasons[i].weight;
    return rel->kind == SODO_REL_ATTENDS && sum < CONFIDENCE_OWN;
}

/* Who is known to be there may have spoken: weak evidence gives a role to somebody that
 * has none. */
static sodo_status add_weak(sodo_resolver *r, sodo_map *index, const sodo_relation *rel,
                            size_t proved) {
    sodo_fact fact;
    if (!is_fact(r, rel, &fact)) return SODO_OK;
    for (size_t i = 0; i < proved; i++) {
        const sodo_fact *known = &r->work->facts.items[i];
        if (known->kind != fact.kind || known->source != fact.source ||
            known->target != fact.target)
            continue;
        return has_role(r, known) ? SODO_OK : add_relation(r, index, rel);
    }
    return SODO_OK;
}

sodo_status sodo_res_facts(sodo_resolver *r) {
    sodo_map index = {.arena = r->arena};
    const sodo_relations *relations = &r->work->relations;
    for (size_t i = 0; i < relations->count; i++)
        if (!is_weak(&relations->items[i]))
            SODO_TRY(add_relation(r, &index, &relations->items[i]));
    size_t proved = r->work->facts.count;
    for (size_t i = 0; i < relations->count; i++)
        if (is_weak(&relations->items[i]))
            SODO_TRY(add_weak(r, &index, &relations->items[i], proved));
    SODO_TRY(sodo_res_hierarchy(r, &index));
    for (size_t i = 0; i < r->work->facts.count; i++) {
        sodo_fact *f = &r->work->facts.items[i];
        qsort(f->evidences.items, f->evidences.count, sizeof *f->evidences.items,
              by_place);
    }
    return SODO_OK;
}

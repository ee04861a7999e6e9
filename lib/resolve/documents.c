/* documents.c - numbered documents: "Quyết định số 23-QĐ/TW", who issued it and when. */
#include "resolve/bodies.h"

static sodo_slice number_of(const sodo_resolver *r, int32_t mention) {
    const sodo_attr *a =
        sodo_mention_attr(sodo_res_mention(r, mention), SODO_ATTR_NUMBER);
    return a ? sodo_res_span(r, a->tok_begin, a->tok_end) : SODO_LIT("");
}

/* "23-qđ/tw/bộ chính trị/2021": number, issuer, year; without a number, this page's only.
 */
static sodo_status document_key(sodo_resolver *r, int32_t mention, sodo_slice name,
                                const sodo_entity *issuer, sodo_date date,
                                sodo_slice *out) {
    sodo_slice number = number_of(r, mention), folded, by = {"", 0};
    SODO_TRY(sodo_res_folded(r, sodo_fold_phrase, number.size ? number : name, &folded));
    if (!number.size) return sodo_res_page_key(r, SODO_KIND_DOCUMENT, folded, out);
    if (issuer) SODO_TRY(sodo_res_folded(r, sodo_fold_phrase, issuer->name, &by));
    sodo_buf_clear(&r->buf);
    sodo_buf_add(&r->buf, folded);
    sodo_buf_add_char(&r->buf, '/');
    sodo_buf_add(&r->buf, by);
    sodo_buf_add_char(&r->buf, '/');
    if (date.year) sodo_buf_add_int(&r->buf, date.year);
    return sodo_res_take(r, out);
}

/* What the relations say of documents: number, else the mention's own, -> relation. A
 * mention of the number that tells the issuer speaks for the others too. */
typedef struct issues {
    sodo_map by_number;
    uint32_t *by_mention; /* relation + 1; 0 = none */
} issues;

static sodo_status see_issues(sodo_resolver *r, issues *out) {
    const sodo_relations *relations = &r->work->relations;
    *out = (issues){.by_number = {.arena = r->arena}};
    out->by_mention =
        sodo_arena_alloc(r->arena, r->work->mentions.count + 1, sizeof *out->by_mention);
    if (!out->by_mention) return sodo_res_nomem(r);
    for (size_t i = 0; i < relations->count; i++) {
        const sodo_relation *rel = &relations->items[i];
        if (rel->kind != SODO_REL_ISSUED || rel->source < 0 || rel->target < 0) continue;
        if (!out->by_mention[rel->target]) out->by_mention[rel->target] = (uint32_t)i + 1;
        sodo_slice number = number_of(r, rel->target);
        if (number.size && !sodo_map_put(&out->by_number, number, (uint32_t)i + 1))
            return sodo_res_nomem(r);
    }
    return SODO_OK;
}

static const sodo_relation *issue_of(const sodo_resolver *r, const issues *all,
                                     int32_t mention) {
    uint32_t at = all->by_mention[mention];
    if (!at) at = sodo_map_get(&all->by_number, number_of(r, mention));
    return at && at != SODO_MAP_NONE ? &r->work->relations.items[at - 1] : NULL;
}

/* The tokens behind the last dash of a number, "SNN" of "31/KH-SNN"; empty where there is
 * none. */
static sodo_attr code_of(const sodo_resolver *r, int32_t mention) {
    const sodo_attr *number =
        sodo_mention_attr(sodo_res_mention(r, mention), SODO_ATTR_NUMBER);
    sodo_attr code = {.mention = SODO_NO_MENTION};
    for (uint32_t t = number ? number->tok_begin : 1; number && t < number->tok_end; t++)
        if (sodo_slice_is(sodo_res_span(r, t, t + 1), "-"))
            code.tok_begin = t + 1, code.tok_end = number->tok_end;
    return code;
}

/* The body whose abbreviation ends a number: HĐND of "02/NQ-HĐND", TTg of "899/QĐ-TTg".
 */
static sodo_status body_of_code(sodo_resolver *r, int32_t mention, int32_t *out) {
    enum { HITS = 16 };
    sodo_phrase_hit hits[HITS];
    sodo_attr code = code_of(r, mention);
    *out = SODO_NO_ENTITY;
    if (code.tok_begin >= code.tok_end) return SODO_OK;
    size_t n = sodo_gazetteer_match(r->gazetteer, r->work->page.tokens.items,
                                    code.tok_end, code.tok_begin, hits, HITS);
    for (size_t i = 0; i < n && i < HITS && *out == SODO_NO_ENTITY; i++) {
        size_t count;
        const uint32_t *rows =
            sodo_gazetteer_rows(r->gazetteer, hits[i].row_list, &count);
        if (hits[i].length != code.tok_end - code.tok_begin) continue;
        for (size_t k = 0; k < count && *out == SODO_NO_ENTITY; k++)
            SODO_TRY(sodo_res_body_for(r, mention, rows[k], out));
    }
    return SODO_OK;
}

static sodo_status document(sodo_resolver *r, const issues *all, int32_t mention) {
    sodo_slice name, key;
    SODO_TRY(sodo_res_folded(r, sodo_fold_display, sodo_res_text(r, mention), &name));
    const sodo_relation *rel = issue_of(r, all, mention);
    int32_t issuer = rel ? sodo_res_mention(r, rel->source)->entity : SODO_NO_ENTITY;
    if (!rel) SODO_TRY(body_of_code(r, mention, &issuer));
    sodo_date date = {0};
    if (rel && rel->date >= 0) date = r->notes[rel->date].date;
    const sodo_entity *by = issuer == SODO_NO_ENTITY ? NULL : sodo_res_at(r, issuer);
    SODO_TRY(document_key(r, mention, name, by, date, &key));
    bool fresh;
    int32_t at;
    SODO_TRY(sodo_res_entity(r, SODO_KIND_DOCUMENT, key, &at, &fresh));
    r->work->mentions.items[mention].entity = at;
    if (!fresh) return sodo_res_add_name(r, at, name);
    sodo_entity *e = sodo_res_at(r, at);
    e->name = name;
    e->number = number_of(r, mention);
    e->issuer = issuer;
    e->date = date;
    size_t count;
    const uint32_t *rows = sodo_res_rows(r, mention, &count);
    const sodo_row *type = count ? sodo_res_row(r, rows[0]) : NULL;
    if (type) e->doc_type = type->name;
    if (type) e->row = rows[0];
    return SODO_OK;
}

sodo_status sodo_res_documents(sodo_resolver *r) {
    const sodo_mentions *all = &r->work->mentions;
    issues said;
    SODO_TRY(see_issues(r, &said));
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].kind == SODO_KIND_DOCUMENT && !all->items[i].dropped)
            SODO_TRY(document(r, &said, (int32_t)i));
    return SODO_OK;
}

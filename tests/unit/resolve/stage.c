/* stage.c - test support: a page with hand-made mentions over a small gazetteer,
 * resolved. */
#include "stage.h"

#include "model/network.h"
#include "text/text.h"

#define BUDGET ((size_t)256 << 20)

void stage_open(stage *s) {
    *s = (stage){.arena = {.budget = BUDGET}};
    s->vocab = (sodo_vocab){.arena = &s->arena, .numbers = {.arena = &s->arena}};
    sodo_error err;
    ck_assert_int_eq(sodo_symbols_init(&s->symbols, &s->arena, &err), SODO_OK);
    char path[1024];
    const char *dirs[] = {source_path("tests/data/small_gazetteer", path, sizeof path)};
    sodo_gazetteer_options options = {.dirs = dirs, .dir_count = 1};
    sodo_status status =
        sodo_gazetteer_load(&options, &s->symbols, &s->vocab, &s->gazetteer, &err);
    ck_assert_msg(status == SODO_OK, "%s:%zu: %s", err.path, err.line, err.message);
    ck_assert_int_eq(sodo_folder_open(&s->folder, &err), SODO_OK);
    ck_assert_int_eq(sodo_lexicon_open(&s->vocab, &s->lexicon, &err), SODO_OK);
}

void stage_close(stage *s) {
    sodo_arena_finish(&s->work.arena);
    sodo_lexicon_close(s->lexicon);
    sodo_folder_close(s->folder);
    sodo_gazetteer_close(s->gazetteer);
    sodo_arena_finish(&s->arena);
}

void stage_page(stage *s, const char *text, const char *date) {
    sodo_arena_finish(&s->work.arena);
    s->work = (sodo_work){.arena = {.budget = BUDGET}};
    s->cursor = 0;
    s->work.page.text = sodo_slice_of(text);
    s->work.page.page_id = SODO_LIT("page:test");
    sodo_date_parse(sodo_slice_of(date), &s->work.page.date);
    sodo_zone_span *zone = SODO_PUSH(&s->work.arena, s->work.page.zones);
    *zone = (sodo_zone_span){.byte_end = (uint32_t)strlen(text), .zone = SODO_ZONE_BODY};
    sodo_error err;
    sodo_lexicon_start_page(s->lexicon);
    sodo_text_options options = {0};
    ck_assert_int_eq(sodo_text_run(&options, s->lexicon, &s->work, &err), SODO_OK);
}

static bool token_at(const stage *s, uint32_t byte, bool end, uint32_t *out) {
    const sodo_tokens *tokens = &s->work.page.tokens;
    for (uint32_t t = 0; t < tokens->count; t++) {
        uint32_t edge = end ? tokens->items[t].byte_end : tokens->items[t].byte_begin;
        if (edge == byte) {
            *out = t + end;
            return true;
        }
    }
    return false;
}

/* The first stretch of that text at or behind a byte that covers the tokens of `inner`
 * (NULL = any); wholes are made after their parts, parts after what stands before them.
 */
static bool find_span(const stage *s, const char *text, uint32_t from,
                      const sodo_mention *inner, sodo_mention *out) {
    const char *page = s->work.page.text.data;
    for (const char *at = page + from; (at = strstr(at, text)) != NULL; at++) {
        uint32_t byte = (uint32_t)(at - page), end = byte + (uint32_t)strlen(text);
        if (!token_at(s, byte, false, &out->tok_begin)) continue;
        if (!token_at(s, end, true, &out->tok_end)) continue;
        if (!inner ||
            (out->tok_begin <= inner->tok_begin && out->tok_end >= inner->tok_end))
            return true;
    }
    return false;
}

static int32_t make(stage *s, sodo_kind kind, const char *text, uint32_t from,
                    const sodo_mention *inner) {
    sodo_mention m = {.kind = (uint8_t)kind,
                      .row_list = SODO_NO_ROW,
                      .outer = SODO_NO_MENTION,
                      .entity = -1,
                      .zone = SODO_ZONE_BODY};
    bool found = find_span(s, text, from, inner, &m) || find_span(s, text, 0, inner, &m);
    ck_assert_msg(found, "not on the page: %s", text);
    sodo_mention *added = SODO_PUSH(&s->work.arena, s->work.mentions);
    *added = m;
    return (int32_t)s->work.mentions.count - 1;
}

int32_t stage_make(stage *s, sodo_kind kind, const char *text) {
    int32_t at = make(s, kind, text, s->cursor, NULL);
    const sodo_mention *m = &s->work.mentions.items[at];
    s->cursor = s->work.page.tokens.items[m->tok_end - 1].byte_end;
    return at;
}

static void look_up(stage *s, int32_t mention, const char *text) {
    sodo_mention *m = &s->work.mentions.items[mention];
    m->rule = UINT32_MAX;
    sodo_phrase_hit hits[64];
    const sodo_tokens *tokens = &s->work.page.tokens;
    size_t n = sodo_gazetteer_match(s->gazetteer, tokens->items, tokens->count,
                                    m->tok_begin, hits, 64);
    for (size_t i = 0; i < n && i < 64; i++)
        if (hits[i].kind == m->kind && hits[i].length == m->tok_end - m->tok_begin)
            m->row_list = hits[i].row_list;
    ck_assert_msg(m->row_list != SODO_NO_ROW, "not in the gazetteer: %s", text);
}

int32_t stage_hit(stage *s, sodo_kind kind, const char *text) {
    int32_t at = stage_make(s, kind, text);
    look_up(s, at, text);
    return at;
}

void stage_part(stage *s, int32_t mention, sodo_attr_name name, int32_t part) {
    sodo_mention *all = s->work.mentions.items;
    sodo_attr attr = {.name = (uint16_t)name,
                      .mention = part,
                      .tok_begin = all[part].tok_begin,
                      .tok_end = all[part].tok_end};
    ck_assert(sodo_mention_add_attr(&s->work.arena, &all[mention], attr));
    if (all[part].outer == SODO_NO_MENTION) all[part].outer = mention;
}

void stage_value(stage *s, int32_t mention, sodo_attr_name name, const char *value) {
    uint32_t number = sodo_symbols_value(&s->symbols, sodo_slice_of(value));
    sodo_attr attr = {
        .name = (uint16_t)name, .value = (uint16_t)number, .mention = SODO_NO_MENTION};
    ck_assert(
        sodo_mention_add_attr(&s->work.arena, &s->work.mentions.items[mention], attr));
}

/* A hit that stands inside a mention. */
static int32_t inside(stage *s, int32_t whole, sodo_kind kind, const char *text) {
    const sodo_mention *m = &s->work.mentions.items[whole];
    uint32_t from = s->work.page.tokens.items[m->tok_begin].byte_begin;
    int32_t at = make(s, kind, text, from, NULL);
    look_up(s, at, text);
    return at;
}

int32_t stage_place(stage *s, const char *name) {
    int32_t at = stage_make(s, SODO_KIND_PLACE, name);
    stage_part(s, at, SODO_ATTR_PLACE, inside(s, at, SODO_KIND_PLACE_NAME, name));
    return at;
}

int32_t stage_body(stage *s, const char *text, const char *type, const char *unit,
                   const char *place) {
    int32_t at = stage_make(s, SODO_KIND_ORGANIZATION, text);
    int32_t hit = inside(s, at, SODO_KIND_ORG_TYPE, type);
    stage_part(s, at, SODO_ATTR_TYPE, hit);
    if (unit) stage_part(s, at, SODO_ATTR_UNIT, inside(s, at, SODO_KIND_LEVEL, unit));
    if (place)
        stage_part(s, at, SODO_ATTR_PLACE, inside(s, at, SODO_KIND_PLACE_NAME, place));
    return at;
}

/* A whole around a part made before. */
static int32_t around(stage *s, sodo_kind kind, const char *text, int32_t part) {
    if (part == SODO_NO_MENTION) return stage_make(s, kind, text);
    sodo_mention inner = s->work.mentions.items[part];
    return make(s, kind, text, 0, &inner);
}

int32_t stage_body_of(stage *s, const char *text, const char *type, int32_t parent) {
    int32_t at = around(s, SODO_KIND_ORGANIZATION, text, parent);
    stage_part(s, at, SODO_ATTR_TYPE, inside(s, at, SODO_KIND_ORG_TYPE, type));
    stage_part(s, at, SODO_ATTR_PARENT, parent);
    return at;
}

int32_t stage_position(stage *s, const char *text, const char *rank, int32_t body) {
    int32_t at = around(s, SODO_KIND_POSITION, text, body);
    stage_part(s, at, SODO_ATTR_RANK, inside(s, at, SODO_KIND_RANK, rank));
    if (body != SODO_NO_MENTION) stage_part(s, at, SODO_ATTR_ORG, body);
    return at;
}

int32_t stage_person(stage *s, const char *name) {
    return stage_make(s, SODO_KIND_PERSON, name);
}

sodo_relation *stage_relation(stage *s, sodo_relation_kind kind, int32_t source,
                              int32_t target) {
    sodo_relation *rel = SODO_PUSH(&s->work.arena, s->work.relations);
    const sodo_mention *m = &s->work.mentions.items[source];
    *rel = (sodo_relation){.kind = (uint8_t)kind,
                           .source = source,
                           .target = target,
                           .date = SODO_NO_MENTION,
                           .site = SODO_NO_MENTION,
                           .since = SODO_NO_MENTION,
                           .until = SODO_NO_MENTION,
                           .tok_begin = m->tok_begin,
                           .tok_end = m->tok_end,
                           .reason_count = 1,
                           .reasons = {{"rule", 60}}};
    return rel;
}

static sodo_slice rule_name(const void *context, uint32_t rule) {
    (void)rule;
    return sodo_slice_of(context);
}

sodo_status stage_try(stage *s) {
    sodo_resolve_options options = {.gazetteer = s->gazetteer,
                                    .symbols = &s->symbols,
                                    .folder = s->folder,
                                    .rule_name = rule_name,
                                    .rules = "test.rule"};
    sodo_error err;
    return sodo_resolve_run(&options, &s->work, &err);
}

void stage_run(stage *s) {
    ck_assert_int_eq(stage_try(s), SODO_OK);
}

const sodo_entity *stage_entity(const stage *s, int32_t mention) {
    int32_t at = s->work.mentions.items[mention].entity;
    ck_assert_int_ge(at, 0);
    return &s->work.entities.items[at];
}

static void same(sodo_slice found, const char *wanted) {
    ck_assert_msg(sodo_slice_is(found, wanted), "\"%.*s\" instead of \"%s\"",
                  (int)found.size, found.data, wanted);
}

void stage_named(const stage *s, int32_t mention, const char *name) {
    same(stage_entity(s, mention)->name, name);
}

void stage_seat(const stage *s, int32_t position, const char *title, const char *body) {
    const sodo_entity *e = stage_entity(s, position);
    same(e->title, title);
    if (!body) {
        ck_assert_int_eq(e->organization, -1);
        return;
    }
    ck_assert_int_ge(e->organization, 0);
    same(s->work.entities.items[e->organization].name, body);
}

const sodo_fact *stage_fact(const stage *s, sodo_relation_kind kind, const char *source,
                            const char *target) {
    const sodo_entity *entities = s->work.entities.items;
    for (size_t i = 0; i < s->work.facts.count; i++) {
        const sodo_fact *f = &s->work.facts.items[i];
        if (f->kind == kind && sodo_slice_is(entities[f->source].name, source) &&
            sodo_slice_is(entities[f->target].name, target))
            return f;
    }
    return NULL;
}

const char *stage_date(sodo_date date, char out[16]) {
    out[sodo_date_print(date, out)] = '\0';
    return out;
}

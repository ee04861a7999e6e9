/* made.c - tests: page records made by hand. */
#include "made.h"

static sodo_slice joined(made *m, const char *a, const char *b, const char *c) {
    size_t size = strlen(a) + strlen(b) + strlen(c);
    char *text = sodo_arena_alloc(&m->arena, size + 1, 1);
    ck_assert_ptr_nonnull(text);
    snprintf(text, size + 1, "%s%s%s", a, b, c);
    return (sodo_slice){text, size};
}

static sodo_slice text(made *m, const char *a) {
    return joined(m, a, "", "");
}

static sodo_date date(const char *s) {
    sodo_date d = {0};
    ck_assert(*s == '\0' || sodo_date_parse(sodo_slice_of(s), &d));
    return d;
}

made made_page(const char *id, const char *day, const char *place) {
    made m = {.arena = {.budget = 1 << 24}, .at = 100};
    m.record.maker =
        (sodo_record_maker){SODO_LIT("0.1.0"), SODO_LIT("gaz"), SODO_LIT("rules")};
    m.record.page_id = joined(&m, "page:", id, "");
    m.record.source = joined(&m, "pages/", id, ".txt");
    m.record.title = joined(&m, "Trang ", id, "");
    m.record.date = date(day);
    m.record.place = -1;
    if (place) m.record.place = made_place(&m, place);
    return m;
}

void made_finish(made *m) {
    sodo_arena_finish(&m->arena);
}

/* The entity of that kind and key, made where it is new; *fresh tells. */
static int32_t entity(made *m, uint8_t kind, sodo_slice key, const char *name,
                      bool *fresh) {
    for (size_t i = 0; i < m->record.entities.count; i++) {
        const sodo_record_entity *e = &m->record.entities.items[i];
        if (e->kind == kind && sodo_slice_equal(e->key, key))
            return *fresh = false, (int32_t)i;
    }
    sodo_record_entity *e = SODO_PUSH(&m->arena, m->record.entities);
    ck_assert_ptr_nonnull(e);
    *e = (sodo_record_entity){.kind = kind, .key = key, .name = text(m, name)};
    e->organization = e->place = e->parent = e->issuer = -1;
    *fresh = true;
    return (int32_t)m->record.entities.count - 1;
}

int32_t made_place(made *m, const char *name) {
    bool fresh, district = strcmp(name, "phủ lý") == 0 || strcmp(name, "lý nhân") == 0;
    int32_t number =
        entity(m, SODO_KIND_PLACE, joined(m, name, "/1997-01-01", ""), name, &fresh);
    if (!fresh) return number;
    int32_t above = district ? made_place(m, "hà nam") : -1;
    m->record.entities.items[number].level =
        district ? SODO_LIT("district") : SODO_LIT("province");
    m->record.entities.items[number].parent = above;
    return number;
}

int32_t made_body(made *m, const char *name, int32_t above) {
    bool fresh;
    const char *at = strchr(name, '@');
    ck_assert_ptr_nonnull(at);
    sodo_slice bare = sodo_slice_copy(&m->arena, (sodo_slice){name, (size_t)(at - name)});
    int32_t number = entity(m, SODO_KIND_ORGANIZATION, text(m, name), bare.data, &fresh);
    if (!fresh) return number;
    int32_t place = at[1] ? made_place(m, at + 1) : -1;
    m->record.entities.items[number].place = place;
    m->record.entities.items[number].parent = above;
    return number;
}

int32_t made_person(made *m, const char *name) {
    bool fresh;
    sodo_slice key = joined(m, m->record.page_id.data, "/person/", name);
    return entity(m, SODO_KIND_PERSON, key, name, &fresh);
}

int32_t made_position(made *m, const char *title, const char *rank, const char *body) {
    bool fresh;
    int32_t at = made_body(m, body, -1);
    sodo_slice key = joined(m, title, "/", body);
    int32_t number = entity(m, SODO_KIND_POSITION, key, title, &fresh);
    sodo_record_entity *e = &m->record.entities.items[number];
    e->title = text(m, title);
    e->rank = text(m, rank);
    e->organization = at;
    return number;
}

int32_t made_event(made *m, const char *name, const char *kind, const char *day,
                   const char *place) {
    bool fresh;
    sodo_slice key = joined(m, m->record.page_id.data, "/event/", name);
    int32_t at = place ? made_place(m, place) : -1;
    int32_t number = entity(m, SODO_KIND_EVENT, key, name, &fresh);
    sodo_record_entity *e = &m->record.entities.items[number];
    e->event_kind = text(m, kind);
    e->date = date(day);
    e->place = at;
    return number;
}

int32_t made_document(made *m, const char *number, const char *day, int32_t issuer) {
    bool fresh;
    int32_t found = entity(m, SODO_KIND_DOCUMENT, text(m, number), number, &fresh);
    m->record.entities.items[found].number = text(m, number);
    m->record.entities.items[found].date = date(day);
    m->record.entities.items[found].issuer = issuer;
    return found;
}

sodo_record_relation *made_fact(made *m, sodo_relation_kind kind, int32_t source,
                                int32_t target, made_says says) {
    sodo_record_evidence *v = SODO_PUSH(&m->arena, m->record.evidences);
    sodo_record_relation *f = SODO_PUSH(&m->arena, m->record.relations);
    ck_assert(v && f);
    *v = (sodo_record_evidence){.cp_begin = m->at,
                                .cp_end = m->at + 20,
                                .confidence = says.confidence,
                                .rule = SODO_LIT("made.by_hand"),
                                .sentence = text(m, says.sentence)};
    m->at += 30;
    *f = (sodo_record_relation){.kind = (uint8_t)kind,
                                .source = source,
                                .target = target,
                                .site = -1,
                                .evidence_begin = (uint32_t)m->record.evidences.count - 1,
                                .evidence_end = (uint32_t)m->record.evidences.count};
    *(kind == SODO_REL_HOLDS ? &f->status : &f->roles) = text(m, says.word);
    return f;
}

void made_post(made *m, const char *person, const char *title, const char *rank,
               const char *body, const char *status) {
    int32_t who = made_person(m, person), what = made_position(m, title, rank, body);
    char sentence[256];
    snprintf(sentence, sizeof sentence, "Trang %s: %s, %s.", m->record.page_id.data,
             person, title);
    made_fact(m, SODO_REL_HOLDS, who, what, (made_says){status, 80, sentence});
}

void made_network(made *const *pages, size_t count, sodo_network *out) {
    sodo_error err = {0};
    sodo_across *across = NULL;
    sodo_folder *folder = NULL;
    ck_assert_int_eq(sodo_folder_open(&folder, &err), SODO_OK);
    ck_assert_int_eq(sodo_across_open(&across, &err), SODO_OK);
    for (size_t i = 0; i < count; i++)
        ck_assert_msg(sodo_across_add(across, &pages[i]->record, &err) == SODO_OK, "%s",
                      err.message);
    ck_assert_int_eq(sodo_across_run(across, folder, out, &err), SODO_OK);
    sodo_across_close(across);
    sodo_folder_close(folder);
}

size_t made_count(const sodo_network *net, sodo_node_kind kind) {
    size_t count = 0;
    for (size_t i = 0; i < net->nodes.count; i++)
        count += net->nodes.items[i].kind == kind;
    return count;
}

uint32_t made_find(const sodo_network *net, sodo_node_kind kind, const char *name) {
    for (uint32_t i = 0; i < net->nodes.count; i++)
        if (net->nodes.items[i].kind == kind &&
            sodo_slice_is(net->nodes.items[i].name, name))
            return i;
    return SODO_NO_NODE;
}

const sodo_edge *made_edge(const sodo_network *net, sodo_edge_kind kind, uint32_t source,
                           uint32_t target) {
    for (size_t i = 0; i < net->edges.count; i++) {
        const sodo_edge *e = &net->edges.items[i];
        if (e->kind == kind && e->source == source && e->target == target) return e;
    }
    return NULL;
}

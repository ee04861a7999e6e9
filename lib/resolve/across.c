/* across.c - records in, network out: what pages say is taken over, then joined step by
 * step. */
#include "resolve/across_state.h"

#include "base/fail.h"
#include "model/symbols.h"

/* Address space, not memory: what is really used follows the number of pages. */
#define ACROSS_BUDGET ((size_t)1 << 38)

sodo_status sodo_across_open(sodo_across **out, sodo_error *err) {
    sodo_across *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the network");
    self->texts.budget = self->arena.budget = ACROSS_BUDGET;
    self->pool.arena = self->known.arena = self->by_id.arena = &self->arena;
    if (!sodo_map_put(&self->pool, (sodo_slice){"", 0}, 0)) {
        sodo_across_close(self);
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the network");
    }
    *out = self;
    return SODO_OK;
}

void sodo_across_close(sodo_across *self) {
    if (!self) return;
    sodo_arena_finish(&self->texts);
    sodo_arena_finish(&self->arena);
    free(self);
}

size_t sodo_across_pages(const sodo_across *self) {
    size_t count = 0;
    for (size_t i = 0; i < self->pages.count; i++) count += !self->pages.items[i].dropped;
    return count;
}

bool sodo_across_remove(sodo_across *self, sodo_slice page_id) {
    uint32_t page = sodo_map_get(&self->by_id, page_id);
    if (page == SODO_MAP_NONE || self->pages.items[page].dropped) return false;
    return self->pages.items[page].dropped = true;
}

uint32_t sodo_across_intern(sodo_across *self, sodo_slice text) {
    if (!text.size) return 0;
    uint32_t found = sodo_map_get(&self->pool, text);
    if (found != SODO_MAP_NONE) return found;
    sodo_slice copy = sodo_slice_copy(&self->texts, text);
    uint32_t number = (uint32_t)self->pool.entries.count;
    if (!copy.data || !sodo_map_put(&self->pool, copy, number)) return SODO_ACROSS_NONE;
    return number;
}

uint32_t sodo_across_root(const sodo_across *self, uint32_t portrait) {
    while (self->joined[portrait] != portrait) {
        self->joined[portrait] = self->joined[self->joined[portrait]];
        portrait = self->joined[portrait];
    }
    return portrait;
}

bool sodo_across_is_apart(const sodo_across *self, uint32_t a, uint32_t b) {
    for (size_t i = 0; i < self->apart.count; i++) {
        uint32_t x = sodo_across_root(self, self->apart.items[i].a);
        uint32_t y = sodo_across_root(self, self->apart.items[i].b);
        if ((x == a && y == b) || (x == b && y == a)) return true;
    }
    return false;
}

void sodo_across_join(sodo_across *self, uint32_t a, uint32_t b) {
    a = sodo_across_root(self, a);
    b = sodo_across_root(self, b);
    if (a == b || sodo_across_is_apart(self, a, b)) return;
    if (self->seen[a] < self->seen[b])
        self->joined[b] = a;
    else
        self->joined[a] = b;
}

uint32_t sodo_across_fold(sodo_across *self, sodo_folder *folder, uint32_t text) {
    if (!self->folded) { /* names are all there; folds that are new texts are not folded
                            again */
        self->folds = (uint32_t)self->pool.entries.count;
        self->folded = sodo_arena_alloc(&self->arena, self->folds, sizeof *self->folded);
        if (!self->folded) return SODO_ACROSS_NONE;
    }
    if (text < self->folds && self->folded[text]) return self->folded[text] - 1;
    sodo_buf buf = {0};
    sodo_status status = sodo_fold_name(folder, sodo_across_text(self, text), &buf);
    uint32_t number = status == SODO_OK && !buf.failed
                          ? sodo_across_intern(self, sodo_buf_slice(&buf))
                          : SODO_ACROSS_NONE;
    sodo_buf_finish(&buf);
    if (number != SODO_ACROSS_NONE && text < self->folds) self->folded[text] = number + 1;
    return number;
}

/* One record on its way in. */
typedef struct taking {
    sodo_across *self;
    const sodo_record *record;
    uint32_t *portrait_of; /* entity -> portrait; NONE = not yet, BUSY = being made */
    sodo_error *err;
    bool no_memory;
} taking;
#define BUSY (UINT32_MAX - 1)

static uint32_t text_of(taking *t, sodo_slice text) {
    uint32_t number = sodo_across_intern(t->self, text);
    if (number == SODO_ACROSS_NONE) t->no_memory = true;
    return number;
}

static void take_texts(taking *t, const sodo_record_entity *e, sodo_portrait *p) {
    const sodo_slice texts[SODO_TEXT_COUNT] = {
        [SODO_TEXT_KEY] = e->key,
        [SODO_TEXT_NAME] = e->name,
        [SODO_TEXT_OTHER_NAMES] = e->other_names,
        [SODO_TEXT_HONORIFICS] = e->honorifics,
        [SODO_TEXT_TITLE] = e->title,
        [SODO_TEXT_RANK] = e->rank,
        [SODO_TEXT_TYPE] = e->type,
        [SODO_TEXT_CLASS] = e->klass,
        [SODO_TEXT_LEVEL] = e->level,
        [SODO_TEXT_ABBREVIATION] = e->abbreviation,
        [SODO_TEXT_FULL_NAME] = e->full_name,
        [SODO_TEXT_CODE] = e->code,
        [SODO_TEXT_EVENT_KIND] = e->event_kind,
        [SODO_TEXT_DAY_PART] = e->day_part,
        [SODO_TEXT_VENUE] = e->venue,
        [SODO_TEXT_DOC_TYPE] = e->doc_type,
        [SODO_TEXT_NUMBER] = e->number,
    };
    for (int i = 0; i < SODO_TEXT_COUNT; i++) p->text[i] = text_of(t, texts[i]);
}

/* The portrait of those bytes, made where it is new. */
static uint32_t know(taking *t, const sodo_portrait *p) {
    sodo_across *self = t->self;
    uint32_t found = sodo_map_get(&self->known, (sodo_slice){(const char *)p, sizeof *p});
    if (found != SODO_MAP_NONE) return found;
    sodo_portrait *copy = sodo_arena_alloc(&self->arena, 1, sizeof *copy);
    sodo_portrait **slot = copy ? SODO_PUSH(&self->arena, self->portraits) : NULL;
    if (!slot) return t->no_memory = true, SODO_ACROSS_NONE;
    memcpy(copy, p, sizeof *copy);
    *slot = copy;
    uint32_t number = (uint32_t)self->portraits.count - 1;
    if (!sodo_map_put(&self->known, (sodo_slice){(const char *)copy, sizeof *copy},
                      number))
        t->no_memory = true;
    return number;
}

/* Entities refer to each other (a body to the body above it), at most as deep as there
 * are levels; a circle is refused. */
static sodo_status take_entity(taking *t, int32_t entity, uint32_t *out) {
    *out = SODO_ACROSS_NONE;
    if (entity < 0 || t->no_memory) return SODO_OK;
    uint32_t known = t->portrait_of[entity];
    const sodo_record_entity *e = &t->record->entities.items[entity];
    if (known == BUSY)
        return sodo_fail(t->err, SODO_ERR_INPUT, 0, "record: entity %.*s contains itself",
                         (int)e->id.size, e->id.data);
    if (known != SODO_ACROSS_NONE) return *out = known, SODO_OK;
    t->portrait_of[entity] = BUSY;
    sodo_portrait p;
    memset(&p, 0, sizeof p);
    take_texts(t, e, &p);
    SODO_TRY(take_entity(t, e->organization, &p.ref[SODO_REF_ORGANIZATION]));
    SODO_TRY(take_entity(t, e->place, &p.ref[SODO_REF_PLACE]));
    SODO_TRY(take_entity(t, e->parent, &p.ref[SODO_REF_PARENT]));
    SODO_TRY(take_entity(t, e->issuer, &p.ref[SODO_REF_ISSUER]));
    p.valid_from = e->valid_from;
    p.valid_to = e->valid_to;
    p.date = e->date;
    p.date_start = e->date_start;
    p.kind = e->kind;
    t->portrait_of[entity] = *out = know(t, &p);
    return SODO_OK;
}

static void take_proofs(taking *t, const sodo_record_relation *r,
                        sodo_across_page *page) {
    for (uint32_t i = r->evidence_begin; i < r->evidence_end; i++) {
        const sodo_record_evidence *v = &t->record->evidences.items[i];
        sodo_across_proof *p = SODO_PUSH(&t->self->arena, t->self->proofs);
        if (!p) t->no_memory = true;
        if (!p) return;
        *p = (sodo_across_proof){.cp_begin = v->cp_begin,
                                 .cp_end = v->cp_end,
                                 .rule = text_of(t, v->rule),
                                 .sentence = text_of(t, v->sentence),
                                 .reasons = text_of(t, v->reasons),
                                 .rows = text_of(t, v->rows),
                                 .confidence = v->confidence};
        sodo_across_sketch(v->sentence, page);
    }
}

static void take_facts(taking *t, sodo_across_page *page) {
    sodo_across *self = t->self;
    for (size_t i = 0; i < t->record->relations.count && !t->no_memory; i++) {
        const sodo_record_relation *r = &t->record->relations.items[i];
        sodo_across_fact *f = SODO_PUSH(&self->arena, self->facts);
        if (!f) t->no_memory = true;
        if (!f) return;
        f->kind = r->kind;
        f->source = t->portrait_of[r->source];
        f->target = t->portrait_of[r->target];
        f->site = r->site < 0 ? SODO_ACROSS_NONE : t->portrait_of[r->site];
        f->status = text_of(t, r->status);
        f->roles = text_of(t, r->roles);
        f->date = r->date;
        f->since = r->since;
        f->until = r->until;
        f->proof_begin = (uint32_t)self->proofs.count;
        take_proofs(t, r, page);
        f->proof_end = (uint32_t)self->proofs.count;
    }
}

static void take_sightings(taking *t) {
    sodo_across *self = t->self;
    for (size_t i = 0; i < t->record->mentions.count && !t->no_memory; i++) {
        const sodo_record_mention *m = &t->record->mentions.items[i];
        sodo_across_sighting *s = SODO_PUSH(&self->arena, self->sightings);
        if (!s) t->no_memory = true;
        if (!s) return;
        s->portrait = m->entity < 0 ? SODO_ACROSS_NONE : t->portrait_of[m->entity];
        s->cp_begin = m->cp_begin;
        s->cp_end = m->cp_end;
        s->text = text_of(t, m->text);
        s->kind = m->kind;
    }
}

static sodo_status take_entities(taking *t) {
    sodo_across *self = t->self;
    size_t count = t->record->entities.count;
    t->portrait_of = sodo_arena_alloc(&self->arena, count + 1, sizeof *t->portrait_of);
    if (!t->portrait_of) return t->no_memory = true, SODO_OK;
    memset(t->portrait_of, 0xFF, (count + 1) * sizeof *t->portrait_of);
    for (size_t i = 0; i < count; i++) {
        uint32_t portrait;
        SODO_TRY(take_entity(t, (int32_t)i, &portrait));
        uint32_t *slot = SODO_PUSH(&self->arena, self->named);
        if (!slot) return t->no_memory = true, SODO_OK;
        *slot = portrait;
    }
    return SODO_OK;
}

static sodo_status take(taking *t, sodo_across_page *page) {
    sodo_across *self = t->self;
    const sodo_record *r = t->record;
    *page = (sodo_across_page){.id = text_of(t, r->page_id),
                               .source = text_of(t, r->source),
                               .url = text_of(t, r->url),
                               .title = text_of(t, r->title),
                               .author = text_of(t, r->author),
                               .publisher = text_of(t, r->publisher),
                               .date = r->date,
                               .named_begin = (uint32_t)self->named.count,
                               .fact_begin = (uint32_t)self->facts.count,
                               .sighting_begin = (uint32_t)self->sightings.count};
    SODO_TRY(take_entities(t));
    if (!t->no_memory) take_facts(t, page);
    if (!t->no_memory) take_sightings(t);
    if (t->no_memory) return SODO_OK;
    page->place = r->place < 0 ? SODO_ACROSS_NONE : t->portrait_of[r->place];
    page->named_end = (uint32_t)self->named.count;
    page->fact_end = (uint32_t)self->facts.count;
    page->sighting_end = (uint32_t)self->sightings.count;
    return SODO_OK;
}

static bool keep_maker(sodo_across *self, const sodo_record_maker *maker) {
    if (self->maker.version.size) return true;
    self->maker = (sodo_record_maker){sodo_slice_copy(&self->texts, maker->version),
                                      sodo_slice_copy(&self->texts, maker->gazetteer),
                                      sodo_slice_copy(&self->texts, maker->rules)};
    return self->maker.version.data && self->maker.gazetteer.data &&
           self->maker.rules.data;
}

sodo_status sodo_across_add(sodo_across *self, const sodo_record *record,
                            sodo_error *err) {
    sodo_map_entry *same = sodo_map_find(&self->by_id, record->page_id);
    if (same) {
        const sodo_across_page *old = &self->pages.items[same->value];
        sodo_slice source = sodo_across_text(self, old->source);
        if (!old->dropped && sodo_slice_compare(source, record->source) <= 0)
            return SODO_OK;
    }
    taking t = {.self = self, .record = record, .err = err};
    sodo_across_page page;
    t.no_memory = !keep_maker(self, &record->maker);
    SODO_TRY(take(&t, &page));
    sodo_across_page *slot = t.no_memory ? NULL : SODO_PUSH(&self->arena, self->pages);
    if (!slot) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the network");
    *slot = page;
    if (same)
        self->pages.items[same->value].dropped = true;
    else
        same = sodo_map_put(&self->by_id, sodo_across_text(self, page.id), 0);
    if (!same) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the network");
    same->value = (uint32_t)self->pages.count - 1;
    return SODO_OK;
}

void sodo_across_watch(sodo_across *self, bool (*stopped)(void *context), void *context) {
    self->stopped = stopped;
    self->context = context;
}

bool sodo_across_is_stopped(const sodo_across *self) {
    return self->stopped && self->stopped(self->context);
}

bool sodo_across_join_all(sodo_across *self, sodo_folder *folder) {
    return sodo_across_order(self) && sodo_across_group(self) &&
           sodo_across_bodies(self) && sodo_across_apply(self, folder) &&
           sodo_across_places(self) && sodo_across_events(self, folder) &&
           sodo_across_people(self, folder);
}

sodo_status sodo_across_run(sodo_across *self, sodo_folder *folder, sodo_network *out,
                            sodo_error *err) {
    sodo_network network = {.version = self->maker.version,
                            .gazetteer_version = self->maker.gazetteer,
                            .rules_version = self->maker.rules};
    bool good = sodo_across_join_all(self, folder) && !sodo_across_is_stopped(self);
    network.arena = self->texts; /* from here on the network owns all texts */
    self->texts = (sodo_arena){0};
    uint32_t *node_of =
        sodo_arena_alloc(&self->arena, self->portraits.count + 1, sizeof *node_of);
    good = good && node_of && sodo_across_nodes(self, folder, &network, node_of) &&
           sodo_across_edges(self, node_of, &network);
    if (!good) {
        sodo_network_finish(&network);
        if (sodo_across_is_stopped(self))
            return sodo_fail(err, SODO_ERR_USAGE, 0, "stopped: nothing was published");
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the network");
    }
    *out = network;
    return SODO_OK;
}

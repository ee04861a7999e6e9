/* record.c - a page's entities and facts as one JSON line, members in the order of
 * docs/DATA.md. */
#include "write/record.h"

#include "base/fail.h"
#include "base/json.h"
#include "base/utf8.h"
#include "model/network.h"

typedef struct writer {
    const sodo_work *work;
    const sodo_symbols *symbols;
    sodo_arena *scratch;
    sodo_buf *out;
    sodo_map sentences; /* text -> its number, in the order of first use */
} writer;

static uint32_t begin_of(const sodo_work *work, const sodo_mention *m) {
    return work->page.tokens.items[m->tok_begin].cp_begin;
}

static uint32_t end_of(const sodo_work *work, const sodo_mention *m) {
    const sodo_token *last = &work->page.tokens.items[m->tok_end - 1];
    sodo_slice bytes = {work->page.text.data + last->byte_begin,
                        last->byte_end - last->byte_begin};
    return last->cp_begin + (uint32_t)sodo_utf8_count(bytes);
}

/* Parts of a body's name are the body's: "Thành ủy Phủ Lý" in "Ban Dân vận Thành ủy Phủ
 * Lý". */
static bool is_part_of_body(const sodo_work *work, const sodo_mention *m) {
    if (m->kind != SODO_KIND_ORGANIZATION && m->kind != SODO_KIND_PLACE) return false;
    for (int32_t i = m->outer; i != SODO_NO_MENTION; i = work->mentions.items[i].outer) {
        const sodo_mention *outer = &work->mentions.items[i];
        if (!outer->dropped && outer->kind == SODO_KIND_ORGANIZATION) return true;
    }
    return false;
}

static bool is_printed(const sodo_work *work, const sodo_mention *m) {
    return !m->dropped && m->tok_begin < m->tok_end && sodo_kind_public_name(m->kind) &&
           !is_part_of_body(work, m);
}

static void add_local(writer *w, int32_t entity) {
    sodo_buf_add(w->out, SODO_LIT("\"e"));
    sodo_json_number((uint32_t)entity + 1, w->out);
    sodo_buf_add_char(w->out, '"');
}

static void member_entity(writer *w, const char *name, int32_t entity) {
    if (entity < 0) return;
    sodo_json_key(name, w->out);
    add_local(w, entity);
}

static void member_number(writer *w, const char *name, uint32_t value) {
    sodo_json_key(name, w->out);
    sodo_json_number(value, w->out);
}

static void member_date(writer *w, const char *name, sodo_date date) {
    char text[16];
    size_t size = sodo_date_print(date, text);
    sodo_json_member(name, (sodo_slice){text, size}, w->out);
}

static void member_day(writer *w, const char *name, int day) {
    if (!day) return;
    sodo_date date = {(int16_t)(day / 10000), (uint8_t)(day / 100 % 100),
                      (uint8_t)(day % 100)};
    member_date(w, name, date);
}

static void member_symbol(writer *w, const char *name, uint16_t value) {
    sodo_json_member(name, sodo_symbols_value_name(w->symbols, value), w->out);
}

static void member_hundredths(writer *w, const char *name, uint8_t value) {
    char text[4] = {'0', '.', (char)('0' + value / 10 % 10), (char)('0' + value % 10)};
    sodo_json_key(name, w->out);
    sodo_buf_add(w->out, (sodo_slice){text, sizeof text});
}

static void member_list(writer *w, const char *name, const sodo_slice *items,
                        size_t count) {
    if (!count) return;
    sodo_json_key(name, w->out);
    sodo_buf_add_char(w->out, '[');
    for (size_t i = 0; i < count; i++) {
        sodo_json_item(w->out);
        sodo_json_string(items[i], w->out);
    }
    sodo_buf_add_char(w->out, ']');
}

static void write_head(writer *w, const sodo_record_maker *maker) {
    const sodo_work *work = w->work;
    sodo_buf_add(w->out, SODO_LIT("{\"sodo\": {"));
    member_number(w, "format", SODO_RECORD_FORMAT);
    sodo_json_member("version", maker->version, w->out);
    sodo_json_member("gazetteer", maker->gazetteer, w->out);
    sodo_json_member("rules", maker->rules, w->out);
    sodo_buf_add(w->out, SODO_LIT("}, \"document\": {"));
    sodo_json_member("id", work->page.doc_id, w->out);
    sodo_json_member("page", work->page.page_id, w->out);
    sodo_json_member("source", work->page.source, w->out);
    sodo_json_member("url", work->page.url, w->out);
    sodo_json_member("title", work->page.title, w->out);
    member_date(w, "date", work->date);
    member_entity(w, "place", work->place);
    sodo_json_member("author", work->page.author, w->out);
    sodo_json_member("publisher", work->page.publisher, w->out);
    sodo_buf_add_char(w->out, '}');
}

typedef struct placed {
    uint32_t begin, end, mention;
} placed;

static int by_place(const void *a, const void *b) {
    const placed *x = a, *y = b;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end) return x->end > y->end ? -1 : 1; /* the outer one first */
    return (x->mention > y->mention) - (x->mention < y->mention);
}

static void write_mention(writer *w, const placed *p) {
    const sodo_page *page = &w->work->page;
    const sodo_mention *m = &w->work->mentions.items[p->mention];
    uint32_t begin = page->tokens.items[m->tok_begin].byte_begin;
    uint32_t end = page->tokens.items[m->tok_end - 1].byte_end;
    sodo_json_item(w->out);
    sodo_buf_add_char(w->out, '{');
    sodo_json_member("kind", sodo_slice_of(sodo_kind_public_name(m->kind)), w->out);
    member_number(w, "start", p->begin);
    member_number(w, "end", p->end);
    sodo_json_member("text", (sodo_slice){page->text.data + begin, end - begin}, w->out);
    member_entity(w, "entity", m->entity);
    sodo_buf_add_char(w->out, '}');
}

static bool write_mentions(writer *w) {
    const sodo_mentions *all = &w->work->mentions;
    placed *order = sodo_arena_alloc(w->scratch, all->count + 1, sizeof *order);
    if (!order) return false;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const sodo_mention *m = &all->items[i];
        if (!is_printed(w->work, m)) continue;
        order[count++] = (placed){begin_of(w->work, m), end_of(w->work, m), (uint32_t)i};
    }
    if (count) qsort(order, count, sizeof *order, by_place);
    sodo_buf_add(w->out, SODO_LIT(", \"mentions\": ["));
    for (size_t i = 0; i < count; i++) write_mention(w, &order[i]);
    sodo_buf_add_char(w->out, ']');
    return true;
}

/* Entities and facts come in the order in which resolve left them, which is that of
 * records. */
static void write_entity(writer *w, int32_t entity) {
    const sodo_entity *e = &w->work->entities.items[entity];
    bool placed_row = e->kind == SODO_KIND_PLACE || e->kind == SODO_KIND_ORGANIZATION;
    sodo_json_item(w->out);
    sodo_buf_add_char(w->out, '{');
    member_entity(w, "id", entity);
    sodo_json_member("kind", sodo_slice_of(sodo_kind_public_name(e->kind)), w->out);
    sodo_json_member("key", e->key, w->out);
    sodo_json_member("name", e->name, w->out);
    sodo_json_member("full_name", e->full_name, w->out);
    member_list(w, "other_names", e->other_names.items, e->other_names.count);
    member_list(w, "honorifics", e->honorifics.items, e->honorifics.count);
    sodo_json_member("abbreviation", e->abbreviation, w->out);
    sodo_json_member("title", e->title, w->out);
    member_entity(w, "organization", e->organization);
    sodo_json_member("rank", e->rank, w->out);
    sodo_json_member("type", e->kind == SODO_KIND_DOCUMENT ? e->doc_type : e->type,
                     w->out);
    sodo_json_member("class", e->klass, w->out);
    if (placed_row) member_symbol(w, "level", e->level);
    sodo_json_member("code", e->code, w->out);
    if (placed_row) sodo_json_member("row", e->row_id, w->out);
    sodo_json_member("event_kind", e->event_kind, w->out);
    sodo_json_member("number", e->number, w->out);
    member_entity(w, "issuer", e->issuer);
    member_date(w, "date", e->date);
    member_date(w, "date_start", e->date_start);
    sodo_json_member("day_part", e->day_part, w->out);
    member_entity(w, "place", e->place);
    sodo_json_member("venue", e->venue, w->out);
    member_entity(w, "parent", e->parent);
    member_day(w, "valid_from", e->valid_from);
    member_day(w, "valid_to", e->valid_to);
    sodo_buf_add_char(w->out, '}');
}

static void write_reasons(writer *w, const sodo_evidence *v) {
    if (!v->reason_count) return;
    sodo_json_key("reasons", w->out);
    sodo_buf_add_char(w->out, '[');
    for (uint8_t i = 0; i < v->reason_count; i++) {
        int weight = v->reasons[i].weight;
        sodo_json_item(w->out);
        sodo_buf_add_char(w->out, '"');
        size_t at = w->out->size; /* the name with its quotes off, then the weight */
        sodo_json_string(sodo_slice_of(v->reasons[i].name), w->out);
        if (w->out->failed) return;
        size_t size = w->out->size - at - 2;
        memmove(w->out->data + at, w->out->data + at + 1, size);
        w->out->size = at + size;
        sodo_buf_add(w->out, weight < 0 ? SODO_LIT(" -") : SODO_LIT(" +"));
        sodo_json_number((uint32_t)(weight < 0 ? -weight : weight), w->out);
        sodo_buf_add_char(w->out, '"');
    }
    sodo_buf_add_char(w->out, ']');
}

static void write_evidence(writer *w, const sodo_evidence *v) {
    sodo_json_item(w->out);
    sodo_buf_add_char(w->out, '{');
    member_number(w, "start", v->cp_begin);
    member_number(w, "end", v->cp_end);
    sodo_json_member("rule", v->rule, w->out);
    member_hundredths(w, "confidence", v->confidence);
    write_reasons(w, v);
    member_list(w, "rows", v->rows.items, v->rows.count);
    if (v->sentence.size)
        member_number(w, "sentence", sodo_map_get(&w->sentences, v->sentence));
    sodo_buf_add_char(w->out, '}');
}

static const sodo_evidence *best_of(const sodo_fact *f) {
    const sodo_evidence *best = NULL;
    for (size_t i = 0; i < f->evidences.count; i++)
        if (!best || f->evidences.items[i].confidence > best->confidence)
            best = &f->evidences.items[i];
    return best;
}

static void write_roles(writer *w, const sodo_fact *f) {
    size_t limit = sizeof f->roles / sizeof *f->roles;
    if (!f->roles[0]) return;
    sodo_json_key("roles", w->out);
    sodo_buf_add_char(w->out, '[');
    for (size_t i = 0; i < limit && f->roles[i]; i++) {
        sodo_json_item(w->out);
        sodo_json_string(sodo_symbols_value_name(w->symbols, f->roles[i]), w->out);
    }
    sodo_buf_add_char(w->out, ']');
}

static void write_fact(writer *w, const sodo_fact *f) {
    const sodo_evidence *best = best_of(f);
    sodo_json_item(w->out);
    sodo_buf_add_char(w->out, '{');
    sodo_json_member("kind", sodo_slice_of(sodo_relation_name(f->kind)), w->out);
    member_entity(w, "source", f->source);
    member_entity(w, "target", f->target);
    if (f->kind == SODO_REL_HOLDS) member_symbol(w, "status", f->status);
    write_roles(w, f);
    member_entity(w, "site", f->site);
    member_date(w, "date", f->date);
    member_date(w, "since", f->since);
    member_date(w, "until", f->until);
    if (best) {
        member_number(w, "start", best->cp_begin);
        member_number(w, "end", best->cp_end);
        sodo_json_member("rule", best->rule, w->out);
        member_hundredths(w, "confidence", best->confidence);
        sodo_json_key("evidence", w->out);
        sodo_buf_add_char(w->out, '[');
        for (size_t i = 0; i < f->evidences.count; i++)
            write_evidence(w, &f->evidences.items[i]);
        sodo_buf_add_char(w->out, ']');
    }
    sodo_buf_add_char(w->out, '}');
}

/* Facts share their sentences, so each is written once and referred to by its number. */
static bool write_sentences(writer *w) {
    const sodo_facts *facts = &w->work->facts;
    w->sentences.arena = w->scratch;
    sodo_buf_add(w->out, SODO_LIT("], \"sentences\": ["));
    for (size_t i = 0; i < facts->count; i++)
        for (size_t j = 0; j < facts->items[i].evidences.count; j++) {
            sodo_slice sentence = facts->items[i].evidences.items[j].sentence;
            uint32_t next = (uint32_t)w->sentences.entries.count;
            if (!sentence.size) continue;
            if (!sodo_map_put(&w->sentences, sentence, next)) return false;
            if (w->sentences.entries.count == next) continue; /* written before */
            sodo_json_item(w->out);
            sodo_json_string(sentence, w->out);
        }
    return true;
}

sodo_status sodo_record_write(const sodo_work *work, const sodo_symbols *symbols,
                              const sodo_record_maker *maker, sodo_arena *scratch,
                              sodo_buf *out, sodo_error *err) {
    writer w = {.work = work, .symbols = symbols, .scratch = scratch, .out = out};
    write_head(&w, maker);
    if (!write_mentions(&w))
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the page's record");
    sodo_buf_add(out, SODO_LIT(", \"entities\": ["));
    for (size_t i = 0; i < work->entities.count; i++) write_entity(&w, (int32_t)i);
    if (!write_sentences(&w))
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the page's record");
    sodo_buf_add(out, SODO_LIT("], \"relations\": ["));
    for (size_t i = 0; i < work->facts.count; i++) write_fact(&w, &work->facts.items[i]);
    sodo_buf_add(out, SODO_LIT("]}\n"));
    if (!out->failed) return SODO_OK;
    return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the page's record");
}

/* record.c - a page record back from its JSON line: jansson parses, this checks and
 * copies. */
#include "read/record.h"

#include "base/fail.h"
#include "model/network.h"
#include "model/relation.h"

#include <jansson.h>

typedef struct reader {
    sodo_arena *arena;
    sodo_record *out;
    sodo_map ids; /* local id -> entity */
    sodo_error *err;
    const char *where; /* "mentions", "entities", "relations": for messages */
    size_t index;
    bool no_memory;
    const json_t *sentences; /* of the record */
    sodo_slice *copied;      /* sentence -> its copy, data NULL until it is asked for */
} reader;

static sodo_status refuse(const reader *r, const char *member, const char *what) {
    return sodo_fail(r->err, SODO_ERR_INPUT, 0, "record: %s[%zu]: \"%s\" %s", r->where,
                     r->index, member, what);
}

static sodo_slice copy(reader *r, const json_t *text) {
    if (!text) return (sodo_slice){NULL, 0};
    sodo_slice found = {json_string_value(text), json_string_length(text)};
    sodo_slice kept = sodo_slice_copy(r->arena, found);
    if (!kept.data) r->no_memory = true;
    return kept;
}

/* A text member; left empty where it is missing. */
static sodo_status get_text(reader *r, const json_t *o, const char *name,
                            sodo_slice *out) {
    const json_t *value = json_object_get(o, name);
    if (value && !json_is_string(value)) return refuse(r, name, "is not a text");
    *out = copy(r, value);
    return SODO_OK;
}

/* An array of texts, as one text with '|' between them. */
static sodo_status get_list(reader *r, const json_t *o, const char *name,
                            sodo_slice *out) {
    const json_t *list = json_object_get(o, name);
    *out = (sodo_slice){NULL, 0};
    if (!list) return SODO_OK;
    if (!json_is_array(list)) return refuse(r, name, "is not an array");
    size_t size = 0, count = json_array_size(list);
    for (size_t i = 0; i < count; i++) {
        if (!json_is_string(json_array_get(list, i)))
            return refuse(r, name, "holds something that is not a text");
        size += json_string_length(json_array_get(list, i)) + 1;
    }
    if (!count) return SODO_OK;
    char *text = sodo_arena_alloc(r->arena, size, 1);
    if (!text) return r->no_memory = true, SODO_OK;
    for (size_t i = 0, at = 0; i < count; i++) {
        const json_t *item = json_array_get(list, i);
        if (i) text[at++] = '|';
        if (json_string_length(item))
            memcpy(text + at, json_string_value(item), json_string_length(item));
        at += json_string_length(item);
    }
    *out = (sodo_slice){text, size - 1};
    return SODO_OK;
}

static sodo_status get_number(reader *r, const json_t *o, const char *name,
                              uint32_t *out) {
    const json_t *value = json_object_get(o, name);
    if (!json_is_integer(value)) return refuse(r, name, "is not a whole number");
    json_int_t number = json_integer_value(value);
    if (number < 0 || number > INT32_MAX) return refuse(r, name, "is out of range");
    *out = (uint32_t)number;
    return SODO_OK;
}

/* 0.85 -> 85; 0 where it is missing. */
static sodo_status get_hundredths(reader *r, const json_t *o, const char *name,
                                  uint8_t *out) {
    const json_t *value = json_object_get(o, name);
    double number = json_number_value(value);
    if (value && (!json_is_number(value) || number < 0 || number > 0.995))
        return refuse(r, name, "is not a number from 0 to 0.99");
    *out = (uint8_t)(number * 100 + 0.5);
    return SODO_OK;
}

static sodo_status get_date(reader *r, const json_t *o, const char *name,
                            sodo_date *out) {
    const json_t *value = json_object_get(o, name);
    *out = (sodo_date){0};
    if (!value) return SODO_OK;
    sodo_slice text = {json_string_value(value), json_string_length(value)};
    if (!json_is_string(value) || !sodo_date_parse(text, out))
        return refuse(r, name, "is not a date such as 2021-12-24");
    return SODO_OK;
}

static sodo_status get_day(reader *r, const json_t *o, const char *name, int *out) {
    sodo_date date;
    SODO_TRY(get_date(r, o, name, &date));
    *out = date.year * 10000 + date.month * 100 + date.day;
    return SODO_OK;
}

static sodo_status get_entity(reader *r, const json_t *o, const char *name,
                              int32_t *out) {
    const json_t *value = json_object_get(o, name);
    *out = -1;
    if (!value) return SODO_OK;
    if (!json_is_string(value)) return refuse(r, name, "is not an entity's id");
    uint32_t found = sodo_map_get(
        &r->ids, (sodo_slice){json_string_value(value), json_string_length(value)});
    if (found == SODO_MAP_NONE)
        return refuse(r, name, "names an entity that is not there");
    *out = (int32_t)found;
    return SODO_OK;
}

static sodo_status get_kind(reader *r, const json_t *o, uint8_t *out) {
    const char *name = json_string_value(json_object_get(o, "kind"));
    for (int kind = SODO_KIND_PERSON; name && kind <= SODO_KIND_DOCUMENT; kind++) {
        if (strcmp(name, sodo_kind_public_name((sodo_kind)kind)) != 0) continue;
        *out = (uint8_t)kind;
        return SODO_OK;
    }
    return refuse(r, "kind", "is not one of the seven kinds");
}

static sodo_status read_array(reader *r, const json_t *root, const char *name,
                              sodo_status (*each)(reader *, const json_t *)) {
    const json_t *list = json_object_get(root, name);
    r->where = name;
    if (!json_is_array(list))
        return sodo_fail(r->err, SODO_ERR_INPUT, 0, "record: \"%s\" is not an array",
                         name);
    for (r->index = 0; r->index < json_array_size(list); r->index++) {
        const json_t *item = json_array_get(list, r->index);
        if (!json_is_object(item))
            return sodo_fail(r->err, SODO_ERR_INPUT, 0,
                             "record: %s[%zu] is not an object", name, r->index);
        SODO_TRY(each(r, item));
        if (r->no_memory) break;
    }
    return SODO_OK;
}

static sodo_status read_mention(reader *r, const json_t *o) {
    sodo_record_mention *m = SODO_PUSH(r->arena, r->out->mentions);
    if (!m) return r->no_memory = true, SODO_OK;
    SODO_TRY(get_kind(r, o, &m->kind));
    SODO_TRY(get_number(r, o, "start", &m->cp_begin));
    SODO_TRY(get_number(r, o, "end", &m->cp_end));
    SODO_TRY(get_text(r, o, "text", &m->text));
    return get_entity(r, o, "entity", &m->entity);
}

/* First pass: the ids, because an entity may refer to a later one. */
static sodo_status read_id(reader *r, const json_t *o) {
    sodo_record_entity *e = SODO_PUSH(r->arena, r->out->entities);
    if (!e) return r->no_memory = true, SODO_OK;
    SODO_TRY(get_text(r, o, "id", &e->id));
    if (!e->id.size) return refuse(r, "id", "is missing");
    if (sodo_map_find(&r->ids, e->id)) return refuse(r, "id", "is there twice");
    if (!sodo_map_put(&r->ids, e->id, (uint32_t)r->index)) r->no_memory = true;
    return SODO_OK;
}

static sodo_status read_entity_texts(reader *r, const json_t *o, sodo_record_entity *e) {
    const struct {
        const char *name;
        sodo_slice *to;
    } texts[] = {
        {"key", &e->key},
        {"name", &e->name},
        {"full_name", &e->full_name},
        {"abbreviation", &e->abbreviation},
        {"title", &e->title},
        {"rank", &e->rank},
        {"type", e->kind == SODO_KIND_DOCUMENT ? &e->doc_type : &e->type},
        {"class", &e->klass},
        {"level", &e->level},
        {"code", &e->code},
        {"row", &e->row},
        {"event_kind", &e->event_kind},
        {"number", &e->number},
        {"day_part", &e->day_part},
        {"venue", &e->venue},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        SODO_TRY(get_text(r, o, texts[i].name, texts[i].to));
    if (!e->key.size && !r->no_memory) return refuse(r, "key", "is missing");
    if (!e->name.size && !r->no_memory) return refuse(r, "name", "is missing");
    SODO_TRY(get_list(r, o, "other_names", &e->other_names));
    return get_list(r, o, "honorifics", &e->honorifics);
}

static sodo_status read_entity(reader *r, const json_t *o) {
    sodo_record_entity *e = &r->out->entities.items[r->index];
    SODO_TRY(get_kind(r, o, &e->kind));
    SODO_TRY(read_entity_texts(r, o, e));
    SODO_TRY(get_entity(r, o, "organization", &e->organization));
    SODO_TRY(get_entity(r, o, "issuer", &e->issuer));
    SODO_TRY(get_entity(r, o, "place", &e->place));
    SODO_TRY(get_entity(r, o, "parent", &e->parent));
    SODO_TRY(get_date(r, o, "date", &e->date));
    SODO_TRY(get_date(r, o, "date_start", &e->date_start));
    SODO_TRY(get_day(r, o, "valid_from", &e->valid_from));
    return get_day(r, o, "valid_to", &e->valid_to);
}

/* The number of a sentence of the record; all evidences of it share one copy. */
static sodo_status get_sentence(reader *r, const json_t *o, sodo_slice *out) {
    const json_t *value = json_object_get(o, "sentence");
    *out = (sodo_slice){NULL, 0};
    if (!value) return SODO_OK;
    json_int_t number = json_is_integer(value) ? json_integer_value(value) : -1;
    if (number < 0 || (size_t)number >= json_array_size(r->sentences))
        return refuse(r, "sentence", "is not the number of a sentence");
    const json_t *text = json_array_get(r->sentences, (size_t)number);
    if (!json_is_string(text)) return refuse(r, "sentence", "is not a text");
    if (!r->copied[number].data) r->copied[number] = copy(r, text);
    *out = r->copied[number];
    return SODO_OK;
}

static sodo_status read_evidence(reader *r, const json_t *o) {
    sodo_record_evidence *v = SODO_PUSH(r->arena, r->out->evidences);
    if (!v) return r->no_memory = true, SODO_OK;
    SODO_TRY(get_number(r, o, "start", &v->cp_begin));
    SODO_TRY(get_number(r, o, "end", &v->cp_end));
    SODO_TRY(get_text(r, o, "rule", &v->rule));
    SODO_TRY(get_hundredths(r, o, "confidence", &v->confidence));
    SODO_TRY(get_list(r, o, "reasons", &v->reasons));
    SODO_TRY(get_list(r, o, "rows", &v->rows));
    return get_sentence(r, o, &v->sentence);
}

static sodo_status read_relation(reader *r, const json_t *o) {
    sodo_record_relation *f = SODO_PUSH(r->arena, r->out->relations);
    if (!f) return r->no_memory = true, SODO_OK;
    const json_t *name = json_object_get(o, "kind");
    int kind = sodo_relation_find(
        (sodo_slice){json_string_value(name), json_string_length(name)});
    if (kind < 0 || kind > SODO_REL_SUCCEEDS)
        return refuse(r, "kind", "is not a relation");
    f->kind = (uint8_t)kind;
    SODO_TRY(get_entity(r, o, "source", &f->source));
    SODO_TRY(get_entity(r, o, "target", &f->target));
    if (f->source < 0 || f->target < 0)
        return refuse(r, "target", "or \"source\" is missing");
    SODO_TRY(get_text(r, o, "status", &f->status));
    SODO_TRY(get_list(r, o, "roles", &f->roles));
    SODO_TRY(get_entity(r, o, "site", &f->site));
    SODO_TRY(get_date(r, o, "date", &f->date));
    SODO_TRY(get_date(r, o, "since", &f->since));
    SODO_TRY(get_date(r, o, "until", &f->until));
    f->evidence_begin = (uint32_t)r->out->evidences.count;
    const json_t *list = json_object_get(o, "evidence");
    if (list && !json_is_array(list)) return refuse(r, "evidence", "is not an array");
    for (size_t i = 0; i < json_array_size(list) && !r->no_memory; i++)
        SODO_TRY(read_evidence(r, json_array_get(list, i)));
    f->evidence_end = (uint32_t)r->out->evidences.count;
    return SODO_OK;
}

static sodo_status read_head(reader *r, const json_t *root) {
    const json_t *maker = json_object_get(root, "sodo");
    const json_t *format = json_object_get(maker, "format");
    r->where = "sodo";
    if (!json_is_integer(format))
        return sodo_fail(r->err, SODO_ERR_INPUT, 0,
                         "not a page record: \"sodo\" with its \"format\" is missing");
    if (json_integer_value(format) != SODO_RECORD_FORMAT)
        return sodo_fail(r->err, SODO_ERR_INPUT, 0,
                         "record format %lld, but this program reads format %d",
                         (long long)json_integer_value(format), SODO_RECORD_FORMAT);
    SODO_TRY(get_text(r, maker, "version", &r->out->maker.version));
    SODO_TRY(get_text(r, maker, "gazetteer", &r->out->maker.gazetteer));
    return get_text(r, maker, "rules", &r->out->maker.rules);
}

static sodo_status read_document(reader *r, const json_t *root) {
    const json_t *o = json_object_get(root, "document");
    sodo_record *out = r->out;
    r->where = "document";
    if (!json_is_object(o))
        return sodo_fail(r->err, SODO_ERR_INPUT, 0,
                         "record: \"document\" is not an object");
    SODO_TRY(get_text(r, o, "id", &out->doc_id));
    SODO_TRY(get_text(r, o, "page", &out->page_id));
    SODO_TRY(get_text(r, o, "source", &out->source));
    SODO_TRY(get_text(r, o, "url", &out->url));
    SODO_TRY(get_text(r, o, "title", &out->title));
    SODO_TRY(get_text(r, o, "author", &out->author));
    SODO_TRY(get_text(r, o, "publisher", &out->publisher));
    SODO_TRY(get_date(r, o, "date", &out->date));
    if (!out->page_id.size && !r->no_memory) return refuse(r, "page", "is missing");
    return get_entity(r, o, "place", &out->place);
}

static sodo_status read_root(reader *r, const json_t *root) {
    if (!json_is_object(root))
        return sodo_fail(r->err, SODO_ERR_INPUT, 1, "not a page record: no JSON object");
    SODO_TRY(read_head(r, root));
    SODO_TRY(read_array(r, root, "entities", read_id));
    SODO_TRY(read_array(r, root, "entities", read_entity));
    SODO_TRY(read_document(r, root));
    SODO_TRY(read_array(r, root, "mentions", read_mention));
    r->sentences = json_object_get(root, "sentences");
    r->copied =
        sodo_arena_alloc(r->arena, json_array_size(r->sentences) + 1, sizeof *r->copied);
    if (!r->copied) return sodo_fail(r->err, SODO_ERR_NOMEM, 0, "no memory for a record");
    SODO_TRY(read_array(r, root, "relations", read_relation));
    if (r->no_memory)
        return sodo_fail(r->err, SODO_ERR_NOMEM, 0, "no memory for a record");
    return SODO_OK;
}

sodo_status sodo_record_read(sodo_slice line, sodo_arena *arena, sodo_record *out,
                             sodo_error *err) {
    json_error_t problem;
    json_t *root = json_loadb(line.data ? line.data : "", line.size,
                              JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &problem);
    if (!root && json_error_code(&problem) == json_error_out_of_memory)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a record");
    if (!root)
        return sodo_fail(err, SODO_ERR_INPUT,
                         problem.column > 0 ? (size_t)problem.column : 1, "not JSON: %s",
                         problem.text);
    sodo_record record = {.place = -1};
    reader r = {.arena = arena, .out = &record, .ids = {.arena = arena}, .err = err};
    sodo_status status = read_root(&r, root);
    json_decref(root);
    if (status == SODO_OK) *out = record;
    return status;
}

sodo_status sodo_record_check(const sodo_record *record,
                              const sodo_record_maker *expected, sodo_error *err) {
    const struct {
        const char *what;
        sodo_slice got, want;
    } parts[] = {
        {"version", record->maker.version, expected->version},
        {"gazetteer", record->maker.gazetteer, expected->gazetteer},
        {"rules", record->maker.rules, expected->rules},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (sodo_slice_equal(parts[i].got, parts[i].want)) continue;
        return sodo_fail(
            err, SODO_ERR_INPUT, 0,
            "made with %s %.*s, the others with %.*s: extract it again", parts[i].what,
            (int)parts[i].got.size, parts[i].got.data ? parts[i].got.data : "",
            (int)parts[i].want.size, parts[i].want.data ? parts[i].want.data : "");
    }
    return SODO_OK;
}

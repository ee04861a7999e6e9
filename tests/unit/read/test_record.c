/* test_record.c - page records back from JSON: what is read, and what is refused where.
 */
#include "read/record.h"
#include "temp_files.h"
#include "testing.h"

#define HEAD                                                                    \
    "{\"sodo\": {\"format\": 1, \"version\": \"0.1.0\", \"gazetteer\": \"g\", " \
    "\"rules\": \"r\"}, "
#define DOC "\"document\": {\"id\": \"a\", \"page\": \"page:a\", \"source\": \"a.txt\"}, "
#define EMPTY "\"mentions\": [], \"entities\": [], \"relations\": []}"
#define PERSON "{\"id\": \"e1\", \"kind\": \"person\", \"key\": \"k\", \"name\": \"A\"}"
#define WITH(entities, relations)                         \
    HEAD DOC "\"mentions\": [], \"entities\": [" entities \
             "], \"relations\": [" relations "]}"

static const struct {
    const char *what, *line;
    size_t column;
    const char *message; /* NULL = it is read */
} cases[] = {
    {"nothing in it", HEAD DOC EMPTY, 0, NULL},
    {"members of later versions are passed over", HEAD DOC "\"more\": {\"x\": 1}, " EMPTY,
     0, NULL},
    {"a NUL in a text",
     HEAD "\"document\": {\"id\": \"a\", \"page\": \"page:a\", \"title\": "
          "\"x\\u0000y\"}, " EMPTY,
     0, NULL},
    {"not JSON", "x", 1, "not JSON"},
    {"cut off", HEAD DOC, 0, "not JSON"},
    {"the column counts code points", "{\"đồng\": chí}", 11, "not JSON"},
    {"no object", "[1, 2]", 1, "no JSON object"},
    {"no record", "{\"a\": 1}", 0, "not a page record"},
    {"another format", "{\"sodo\": {\"format\": 2}, " DOC EMPTY, 0,
     "record format 2, but this program reads format 1"},
    {"a name twice", "{\"a\": 1, \"a\": 2}", 0, "duplicate"},
    {"no document", HEAD EMPTY, 0, "\"document\" is not an object"},
    {"no page", HEAD "\"document\": {\"id\": \"a\"}, " EMPTY, 0, "\"page\" is missing"},
    {"entities are no array",
     HEAD DOC "\"mentions\": [], \"entities\": 1, \"relations\": []}", 0,
     "\"entities\" is not an array"},
    {"an entity is no object", WITH("1", ""), 0, "entities[0] is not an object"},
    {"an entity without id", WITH("{\"kind\": \"person\"}", ""), 0,
     "entities[0]: \"id\" is missing"},
    {"an id twice", WITH(PERSON ", " PERSON, ""), 0,
     "entities[1]: \"id\" is there twice"},
    {"a kind that is none",
     WITH("{\"id\": \"e1\", \"kind\": \"thing\", \"key\": \"k\", \"name\": \"A\"}", ""),
     0, "not one of the seven kinds"},
    {"no key", WITH("{\"id\": \"e1\", \"kind\": \"person\", \"name\": \"A\"}", ""), 0,
     "\"key\" is missing"},
    {"a name that is a number",
     WITH("{\"id\": \"e1\", \"kind\": \"person\", \"key\": \"k\", \"name\": 1}", ""), 0,
     "\"name\" is not a text"},
    {"a date that is none",
     WITH("{\"id\": \"e1\", \"kind\": \"event\", \"key\": \"k\", \"name\": \"A\", "
          "\"date\": \"24/12\"}",
          ""),
     0, "\"date\" is not a date"},
    {"a place that is not there",
     WITH("{\"id\": \"e1\", \"kind\": \"event\", \"key\": \"k\", \"name\": \"A\", "
          "\"place\": \"e7\"}",
          ""),
     0, "names an entity that is not there"},
    {"a relation that is none",
     WITH(PERSON, "{\"kind\": \"loves\", \"source\": \"e1\", \"target\": \"e1\"}"), 0,
     "is not a relation"},
    {"a relation of one end", WITH(PERSON, "{\"kind\": \"holds\", \"source\": \"e1\"}"),
     0, "is missing"},
    {"a confidence above 0.99",
     WITH(PERSON, "{\"kind\": \"holds\", \"source\": \"e1\", \"target\": \"e1\", "
                  "\"evidence\": [{\"start\": 1, \"end\": 2, \"confidence\": 1.5}]}"),
     0, "0.99"},
    {"a sentence that is not there",
     WITH(PERSON, "{\"kind\": \"holds\", \"source\": \"e1\", \"target\": \"e1\", "
                  "\"evidence\": [{\"start\": 1, \"end\": 2, \"sentence\": 0}]}"),
     0, "is not the number of a sentence"},
    {"an offset below 0",
     WITH(PERSON, "{\"kind\": \"holds\", \"source\": \"e1\", \"target\": \"e1\", "
                  "\"evidence\": [{\"start\": -1, \"end\": 2}]}"),
     0, "out of range"},
};
enum { CASES = sizeof cases / sizeof *cases };

/* Protects: a foreign record is refused with a sentence that finds the place. */
START_TEST(test_record_read__case) {
    sodo_arena arena = {.budget = 1 << 20};
    sodo_record record = {0};
    sodo_error err = {0};
    sodo_status status =
        sodo_record_read(sodo_slice_of(cases[_i].line), &arena, &record, &err);
    ck_assert_msg(status == (cases[_i].message ? SODO_ERR_INPUT : SODO_OK), "%s: %s",
                  cases[_i].what, err.message);
    if (cases[_i].message)
        ck_assert_msg(strstr(err.message, cases[_i].message) != NULL, "%s: %s",
                      cases[_i].what, err.message);
    if (cases[_i].column) ck_assert_uint_eq(err.column, cases[_i].column);
    sodo_arena_finish(&arena);
}
END_TEST

/* Protects: every member of a full record arrives. */
START_TEST(test_record_read__full) {
    char path[1024];
    size_t size = 0;
    char *text =
        temp_read(source_path("tests/data/records.jsonl", path, sizeof path), &size);
    size_t line = strcspn(text, "\n");
    sodo_arena arena = {.budget = 1 << 20};
    sodo_record r = {0};
    sodo_error err = {0};
    ck_assert_msg(sodo_record_read((sodo_slice){text, line}, &arena, &r, &err) == SODO_OK,
                  "%s", err.message);
    free(text);
    ck_assert(sodo_slice_is(r.doc_id, "001_phu-ly"));
    ck_assert_int_eq(r.date.day, 24);
    const sodo_record_entity *place = &r.entities.items[r.place];
    ck_assert(sodo_slice_is(place->name, "Phủ Lý") &&
              sodo_slice_is(place->level, "district"));
    ck_assert_int_eq(place->valid_to, 20250701);
    ck_assert(sodo_slice_is(r.entities.items[place->parent].code, "35"));
    const sodo_record_relation *holds = &r.relations.items[0];
    ck_assert_int_eq(r.entities.items[holds->source].kind, 1);
    const sodo_record_evidence *v = &r.evidences.items[holds->evidence_begin];
    ck_assert_uint_eq(v->confidence, 85);
    ck_assert(sodo_slice_is(v->rule, "holder.after"));
    ck_assert(sodo_slice_is(v->reasons, "rule holder.after +85"));
    ck_assert_ptr_nonnull(strstr(v->sentence.data, "tổ chức Hội nghị tổng kết"));
    const sodo_record_mention *m = &r.mentions.items[0];
    ck_assert(sodo_slice_is(m->text, "Nguyễn Văn Khải") && m->entity == holds->source);
    sodo_arena_finish(&arena);
}
END_TEST

static const struct {
    const char *what, *version, *gazetteer, *rules;
    const char *message; /* NULL = good */
} makers[] = {
    {"the same", "1", "g", "r", NULL},
    {"another program", "2", "g", "r", "made with version 2, the others with 1"},
    {"another gazetteer", "1", "h", "r", "made with gazetteer h, the others with g"},
    {"other rules", "1", "g", "s", "made with rules s, the others with r"},
};

/* Protects: records of unlike makers are never mixed. */
START_TEST(test_record_check__maker) {
    const sodo_record_maker want = {SODO_LIT("1"), SODO_LIT("g"), SODO_LIT("r")};
    sodo_record record = {.maker = {sodo_slice_of(makers[_i].version),
                                    sodo_slice_of(makers[_i].gazetteer),
                                    sodo_slice_of(makers[_i].rules)}};
    sodo_error err = {0};
    sodo_status status = sodo_record_check(&record, &want, &err);
    ck_assert_int_eq(status, makers[_i].message ? SODO_ERR_INPUT : SODO_OK);
    if (makers[_i].message)
        ck_assert_ptr_nonnull(strstr(err.message, makers[_i].message));
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("record");
    tcase_add_loop_test(tests, test_record_read__case, 0, CASES);
    tcase_add_test(tests, test_record_read__full);
    tcase_add_loop_test(tests, test_record_check__maker, 0,
                        (int)(sizeof makers / sizeof *makers));
    return run_tests("read/record", tests);
}

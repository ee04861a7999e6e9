/* test_record.c - a page's record as a JSON line: its exact form, and read back the same.
 */
#include "read/record.h"
#include "testing.h"
#include "write/record.h"

typedef struct stage {
    sodo_arena names; /* of the symbols */
    sodo_symbols symbols;
    sodo_work work;
    sodo_buf out;
} stage;

static const sodo_record_maker MAKER = {{"0.1.0", 5}, {"g", 1}, {"r", 1}};

static void add_token(stage *s, uint32_t begin, uint32_t end, uint32_t cp) {
    sodo_token *t = SODO_PUSH(&s->work.arena, s->work.page.tokens);
    *t = (sodo_token){.byte_begin = begin, .byte_end = end, .cp_begin = cp};
}

static sodo_entity *add_entity(stage *s, uint8_t kind, const char *key,
                               const char *name) {
    sodo_entity *e = SODO_PUSH(&s->work.arena, s->work.entities);
    *e = (sodo_entity){
        .kind = kind, .key = sodo_slice_of(key), .name = sodo_slice_of(name)};
    e->organization = e->place = e->parent = e->issuer = -1;
    return e;
}

static void add_mention(stage *s, uint8_t kind, uint32_t begin, uint32_t end,
                        int32_t entity) {
    sodo_mention *m = SODO_PUSH(&s->work.arena, s->work.mentions);
    *m = (sodo_mention){.kind = kind,
                        .tok_begin = begin,
                        .tok_end = end,
                        .outer = SODO_NO_MENTION,
                        .entity = entity};
}

/* "Đỗ Hà, Bí thư" with the person and the position, said by one rule. */
static void set_up(stage *s) {
    static const sodo_reason reasons[] = {{"honorific", 30}, {"state \"x\"", -5}};
    *s = (stage){.names = {.budget = 1 << 20},
                 .work = {.arena = {.budget = 1 << 20}, .place = -1}};
    ck_assert_int_eq(sodo_symbols_init(&s->symbols, &s->names, NULL), SODO_OK);
    sodo_page *page = &s->work.page;
    page->text = SODO_LIT("Đỗ Hà, Bí thư");
    page->page_id = SODO_LIT("page:abc");
    page->doc_id = SODO_LIT("a");
    page->source = SODO_LIT("a\"b\\c\t\x7f.txt");
    add_token(s, 0, 5, 0), add_token(s, 6, 9, 3), add_token(s, 9, 10, 5);
    add_token(s, 11, 14, 7), add_token(s, 15, 19, 10);
    add_mention(s, SODO_KIND_POSITION, 3, 5, 1);
    add_mention(s, SODO_KIND_NAME, 0, 2, -1);
    add_mention(s, SODO_KIND_PERSON, 0, 2, 0);
    add_entity(s, SODO_KIND_PERSON, "page:abc/person/đỗ hà", "Đỗ Hà");
    sodo_entity *post = add_entity(s, SODO_KIND_POSITION, "bí thư/x", "Bí thư");
    post->title = SODO_LIT("Bí thư");
    post->rank = SODO_LIT("secretary");
    sodo_fact *f = SODO_PUSH(&s->work.arena, s->work.facts);
    *f = (sodo_fact){.kind = SODO_REL_HOLDS, .source = 0, .target = 1, .site = -1};
    f->status = (uint16_t)sodo_symbols_value(&s->symbols, SODO_LIT("former"));
    f->until = (sodo_date){2021, 12, 0};
    sodo_evidence *v = SODO_PUSH(&s->work.arena, f->evidences);
    *v = (sodo_evidence){.cp_begin = 0, .cp_end = 13, .confidence = 5, .reason_count = 2};
    v->rule = SODO_LIT("holder.after");
    v->sentence = page->text;
    memcpy(v->reasons, reasons, sizeof reasons);
}

static void tear_down(stage *s) {
    sodo_arena_finish(&s->names);
    sodo_arena_finish(&s->work.arena);
    sodo_buf_finish(&s->out);
}

/* Protects: the form of docs/DATA.md, to the byte. */
START_TEST(test_record_write__form) {
    stage s;
    set_up(&s);
    sodo_status status =
        sodo_record_write(&s.work, &s.symbols, &MAKER, &s.work.arena, &s.out, NULL);
    ck_assert_int_eq(status, SODO_OK);
    ck_assert_str_eq(
        s.out.data,
        "{\"sodo\": {\"format\": 1, \"version\": \"0.1.0\", \"gazetteer\": \"g\", "
        "\"rules\": \"r\"}, "
        "\"document\": {\"id\": \"a\", \"page\": \"page:abc\", "
        "\"source\": \"a\\\"b\\\\c\\t\\u007f.txt\"}, "
        "\"mentions\": [{\"kind\": \"person\", \"start\": 0, \"end\": 5, \"text\": \"Đỗ "
        "Hà\", "
        "\"entity\": \"e1\"}, {\"kind\": \"position\", \"start\": 7, \"end\": 13, "
        "\"text\": \"Bí thư\", \"entity\": \"e2\"}], "
        "\"entities\": [{\"id\": \"e1\", \"kind\": \"person\", \"key\": "
        "\"page:abc/person/đỗ hà\", "
        "\"name\": \"Đỗ Hà\"}, {\"id\": \"e2\", \"kind\": \"position\", \"key\": \"bí "
        "thư/x\", "
        "\"name\": \"Bí thư\", \"title\": \"Bí thư\", \"rank\": \"secretary\"}], "
        "\"sentences\": [\"Đỗ Hà, Bí thư\"], \"relations\": [{\"kind\": \"holds\", "
        "\"source\": \"e1\", \"target\": \"e2\", "
        "\"status\": \"former\", \"until\": \"2021-12\", \"start\": 0, \"end\": 13, "
        "\"rule\": \"holder.after\", \"confidence\": 0.05, \"evidence\": [{\"start\": 0, "
        "\"end\": 13, \"rule\": \"holder.after\", \"confidence\": 0.05, "
        "\"reasons\": [\"honorific +30\", \"state \\\"x\\\" -5\"], "
        "\"sentence\": 0}]}]}\n");
    tear_down(&s);
}
END_TEST

/* Protects: what is written is read back. */
START_TEST(test_record_write__read_back) {
    stage s;
    set_up(&s);
    sodo_record r;
    sodo_error err = {0};
    ck_assert_int_eq(
        sodo_record_write(&s.work, &s.symbols, &MAKER, &s.work.arena, &s.out, NULL),
        SODO_OK);
    ck_assert_msg(sodo_record_read(sodo_buf_slice(&s.out), &s.work.arena, &r, &err) ==
                      SODO_OK,
                  "%s", err.message);
    ck_assert(sodo_slice_equal(r.source, s.work.page.source));
    ck_assert_uint_eq(r.mentions.count, 2);
    ck_assert(sodo_slice_is(r.relations.items[0].status, "former"));
    ck_assert(
        sodo_slice_is(r.evidences.items[0].reasons, "honorific +30|state \"x\" -5"));
    ck_assert_int_eq(r.relations.items[0].until.month, 12);
    tear_down(&s);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("record");
    tcase_add_test(tests, test_record_write__form);
    tcase_add_test(tests, test_record_write__read_back);
    return run_tests("write/record", tests);
}

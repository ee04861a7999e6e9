/* test_symbols.c - names as numbers: C's own come first, unknown ones are found or
 * refused. */
#include "model/symbols.h"

#include "model/mention.h"
#include "model/relation.h"
#include "testing.h"

static sodo_arena arena;
static sodo_symbols symbols;

static void set_up(void) {
    arena = (sodo_arena){.budget = 1 << 22};
    sodo_error err = {0};
    ck_assert_msg(sodo_symbols_init(&symbols, &arena, &err) == SODO_OK, "%s",
                  err.message);
}

static void tear_down(void) {
    sodo_arena_finish(&arena);
}

/* Protects every switch over SODO_KIND_ and SODO_ATTR_: their numbers are those of the
 * enums. */
START_TEST(test_symbols_init__names_of_c_have_their_numbers) {
    ck_assert_uint_eq(sodo_symbols_find_kind(&symbols, SODO_LIT("Person")),
                      SODO_KIND_PERSON);
    ck_assert_uint_eq(sodo_symbols_find_kind(&symbols, SODO_LIT("EventRef")),
                      SODO_KIND_EVENT_REF);
    ck_assert_uint_eq(sodo_symbols_find_attr(&symbols, SODO_LIT("org")), SODO_ATTR_ORG);
    ck_assert_uint_eq(sodo_symbols_find_value(&symbols, SODO_LIT("")), 0);
    ck_assert(sodo_slice_is(sodo_symbols_kind_name(&symbols, SODO_KIND_EVENT), "Event"));
    ck_assert(sodo_slice_is(sodo_symbols_attr_name(&symbols, SODO_ATTR_SITE), "site"));
    ck_assert_str_eq(sodo_kind_public_name(SODO_KIND_DOCUMENT), "document");
    ck_assert_ptr_null(sodo_kind_public_name(SODO_KIND_NAME));
}
END_TEST

START_TEST(test_symbols_kind__made_once_and_at_most_64) {
    uint32_t cue = sodo_symbols_kind(&symbols, SODO_LIT("Cue"));
    ck_assert_uint_eq(cue, SODO_KIND_FIRST_FREE);
    ck_assert_uint_eq(sodo_symbols_kind(&symbols, SODO_LIT("Cue")), cue);
    ck_assert_uint_eq(sodo_symbols_find_kind(&symbols, SODO_LIT("Nothing")), UINT32_MAX);
    char name[16];
    for (uint32_t i = cue + 1; i < SODO_KIND_LIMIT; i++) {
        snprintf(name, sizeof name, "K%u", i);
        ck_assert_uint_eq(sodo_symbols_kind(&symbols, sodo_slice_of(name)), i);
    }
    ck_assert_uint_eq(sodo_symbols_kind(&symbols, SODO_LIT("One too many")), UINT32_MAX);
    ck_assert_uint_eq(sodo_symbols_kind(&symbols, SODO_LIT("Cue")), cue);
}
END_TEST

START_TEST(test_symbols__names_are_copied) {
    char name[] = "mine";
    uint32_t value = sodo_symbols_value(&symbols, sodo_slice_of(name));
    name[0] = 'x';
    ck_assert(sodo_slice_is(sodo_symbols_value_name(&symbols, value), "mine"));
    ck_assert_uint_eq(sodo_symbols_value_name(&symbols, 12345).size, 0);
}
END_TEST

START_TEST(test_relation_find__every_name_there_and_back) {
    for (int kind = 0; kind < SODO_REL_COUNT; kind++)
        ck_assert_int_eq(sodo_relation_find(
                             sodo_slice_of(sodo_relation_name((sodo_relation_kind)kind))),
                         kind);
    ck_assert_int_eq(sodo_relation_find(SODO_LIT("nothing")), -1);
}
END_TEST

/* Protects mentions that share a list of attributes: adding to one leaves the other
 * alone. */
START_TEST(test_mention_add_attr__copies_a_shared_list) {
    const sodo_attr shared[] = {{.name = SODO_ATTR_RANK, .mention = 3}};
    sodo_mention a = {.attrs = shared, .attr_count = 1}, b = a;
    ck_assert(sodo_mention_add_attr(&arena, &a,
                                    (sodo_attr){.name = SODO_ATTR_ORG, .mention = 7}));
    ck_assert_int_eq(sodo_mention_part(&a, SODO_ATTR_ORG), 7);
    ck_assert_int_eq(sodo_mention_part(&a, SODO_ATTR_RANK), 3);
    ck_assert_int_eq(sodo_mention_part(&b, SODO_ATTR_ORG), SODO_NO_MENTION);
    ck_assert_uint_eq(b.attr_count, 1);
    sodo_arena empty = {0};
    ck_assert(!sodo_mention_add_attr(&empty, &b, (sodo_attr){.name = SODO_ATTR_ORG}));
    ck_assert_uint_eq(b.attr_count, 1);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("symbols");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_symbols_init__names_of_c_have_their_numbers);
    tcase_add_test(tests, test_symbols_kind__made_once_and_at_most_64);
    tcase_add_test(tests, test_symbols__names_are_copied);
    tcase_add_test(tests, test_relation_find__every_name_there_and_back);
    tcase_add_test(tests, test_mention_add_attr__copies_a_shared_list);
    return run_tests("model/symbols", tests);
}

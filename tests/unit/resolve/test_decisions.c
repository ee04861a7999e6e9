/* test_decisions.c - the table of decisions: what is read, what is refused where. */
#include "resolve/decisions.h"
#include "testing.h"

#define HEAD "id_a,id_b,decision,who,when,why\n"

static const struct {
    const char *what, *text;
    size_t count;        /* decisions */
    size_t line, column; /* of what is refused */
    const char *message; /* NULL = it is read */
} cases[] = {
    {"nothing", "", 0, 0, 0, NULL},
    {"the header alone", HEAD, 0, 0, 0, NULL},
    {"two pairs",
     HEAD "p:a,p:b,same,me,2026-01-01,\"one, of course\"\np:a,p:c,different,,,\n", 2, 0,
     0, NULL},
    {"columns in another order", "why,decision,id_b,id_a\nx,same,p:b,p:a\n", 1, 0, 0,
     NULL},
    {"unsure decides nothing", HEAD "p:a,p:b,unsure,,,\n", 0, 0, 0, NULL},
    {"the later line on a pair counts", HEAD "p:a,p:b,same,,,\np:b,p:a,different,,,\n", 1,
     0, 0, NULL},
    {"no such column", "id_a,id_b\np:a,p:b\n", 0, 1, 1, "are needed"},
    {"no such decision", HEAD "p:a,p:b,maybe,,,\n", 0, 2, 9,
     "\"same\", \"different\" or \"unsure\""},
    {"an empty id", HEAD "p:a,,same,,,\n", 0, 2, 5, "an empty cell"},
    {"one id twice", HEAD "p:a,p:a,same,,,\n", 0, 2, 5, "the same id twice"},
    {"too few cells", HEAD "p:a\n", 0, 2, 1, "too few cells"},
    {"a quote that is never closed", HEAD "p:a,\"p:b,same\n", 0, 2, 0, ""},
};

/* Protects: a slip in the table is told with its place, none is passed over. */
START_TEST(test_decisions_read__case) {
    sodo_arena arena = {.budget = 1 << 20};
    sodo_decisions out = {0};
    sodo_error err = {0};
    sodo_status status =
        sodo_decisions_read(sodo_slice_of(cases[_i].text), &arena, &out, &err);
    ck_assert_msg(status == (cases[_i].message ? SODO_ERR_INPUT : SODO_OK), "%s: %s",
                  cases[_i].what, err.message);
    if (cases[_i].message) {
        ck_assert_msg(strstr(err.message, cases[_i].message) != NULL, "%s", err.message);
        ck_assert_uint_eq(err.line, cases[_i].line);
        if (cases[_i].column) ck_assert_uint_eq(err.column, cases[_i].column);
    } else {
        ck_assert_uint_eq(out.items.count, cases[_i].count);
    }
    sodo_arena_finish(&arena);
}
END_TEST

START_TEST(test_decisions_read__values) {
    sodo_arena arena = {.budget = 1 << 20};
    sodo_decisions out = {0};
    ck_assert_int_eq(
        sodo_decisions_read(SODO_LIT(HEAD "p:b,p:a,same,,,\np:a,p:b,different,,,\n"
                                          "p:c,p:d,same,,,\n"),
                            &arena, &out, NULL),
        SODO_OK);
    ck_assert_uint_eq(out.items.count, 2);
    ck_assert(sodo_slice_is(out.items.items[0].a, "p:a") && !out.items.items[0].same);
    ck_assert(sodo_slice_is(out.items.items[1].b, "p:d") && out.items.items[1].same);
    sodo_arena_finish(&arena);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("decisions");
    tcase_add_loop_test(tests, test_decisions_read__case, 0,
                        (int)(sizeof cases / sizeof *cases));
    tcase_add_test(tests, test_decisions_read__values);
    return run_tests("resolve/decisions", tests);
}

/* test_spells.c - tenures as intervals: stated before cited, no overlap, never backwards.
 */
#include "write/spells.h"

#include "base/buf.h"
#include "sample_network.h"
#include "testing.h"

static sodo_date date(const char *text) {
    sodo_date d = {0};
    if (text) ck_assert(sodo_date_parse(sodo_slice_of(text), &d));
    return d;
}

typedef struct tenure {
    const char *status, *since, *until, *first, *last;
} tenure;

static const struct {
    const char *name;
    tenure tenures[3];
    const char *spells; /* "start..end start..end", open sides empty */
} cases[] = {
    {"cited once",
     {{"current", NULL, NULL, "2021-12-24", "2021-12-24"}},
     "2021-12-24..2021-12-24"},
    {"stated before cited",
     {{"current", "2020-10", NULL, "2021-12-24", "2022-01-13"}},
     "2020-10..2022-01-13"},
    {"appointed, then holding: one spell",
     {{"current", NULL, NULL, "2022-01-01", "2023-01-01"},
      {"appointed", NULL, NULL, "2021-12-06", "2022-02-06"}},
     "2021-12-06..2023-01-01"},
    {"apart stays apart",
     {{"current", NULL, NULL, "2020-01-01", "2020-02-01"},
      {"acting", NULL, NULL, "2022-01-01", "2022-02-01"}},
     "2020-01-01..2020-02-01 2022-01-01..2022-02-01"},
    {"left ends what began before",
     {{"current", NULL, NULL, "2020-01-01", "2021-01-01"},
      {"left", NULL, NULL, "2023-12-06", "2023-12-06"}},
     "2020-01-01..2023-12-06"},
    {"left alone", {{"left", NULL, NULL, "2023-12-06", "2023-12-06"}}, "..2023-12-06"},
    {"former says nothing of when",
     {{"former", NULL, NULL, "2023-12-06", "2023-12-06"}},
     ""},
    {"former with dates",
     {{"former", "2015", "2020", "2023-12-06", "2023-12-06"}},
     "2015..2020"},
    {"backwards is dropped", {{"current", "2022", "2021", NULL, NULL}}, ""},
    {"a year that is not known",
     {{"current", "--06-28", NULL, "--06-28", "--06-28"}},
     ""},
};

START_TEST(test_edge_spells__tenures) {
    sodo_network net;
    sodo_spell spells[SODO_SPELLS_MAX];
    sodo_buf text = {0};
    sample_network_begin(&net);
    sodo_edge *e = NULL;
    for (size_t i = 0; i < net.edges.count && !e; i++)
        if (net.edges.items[i].kind == SODO_EDGE_HOLDS) e = &net.edges.items[i];
    e->tenures.count = 0;
    for (const tenure *t = cases[_i].tenures; t->status; t++) {
        sodo_tenure *added = SODO_PUSH(&net.arena, e->tenures);
        *added = (sodo_tenure){sodo_slice_of(t->status), date(t->since), date(t->until),
                               date(t->first), date(t->last)};
    }
    size_t count = sodo_edge_spells(&net, (uint32_t)(e - net.edges.items), spells);
    sodo_buf_add_str(&text, "");
    for (size_t i = 0; i < count; i++) {
        char start[16], end[16];
        sodo_date_print(spells[i].start, start);
        sodo_date_print(spells[i].end, end);
        sodo_buf_addf(&text, "%s%s..%s", i ? " " : "", start, end);
    }
    ck_assert_msg(strcmp(text.data, cases[_i].spells) == 0, "%s: %s", cases[_i].name,
                  text.data);
    sodo_buf_finish(&text);
    sodo_network_finish(&net);
}
END_TEST

START_TEST(test_day_before__calendar) {
    static const struct {
        int day;
        const char *before;
    } days[] = {{20250701, "2025-06-30"}, {20250101, "2024-12-31"},
                {20240301, "2024-02-29"}, {20230301, "2023-02-28"},
                {19000301, "1900-02-28"}, {0, ""}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        char text[16];
        sodo_date_print(sodo_day_before(days[i].day), text);
        ck_assert_str_eq(text, days[i].before);
    }
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("spells");
    tcase_add_loop_test(tcase, test_edge_spells__tenures, 0,
                        sizeof cases / sizeof *cases);
    tcase_add_test(tcase, test_day_before__calendar);
    return run_tests("spells", tcase);
}

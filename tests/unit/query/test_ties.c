/* test_ties.c - what held on a day: the last word counts, and silence is no ending. */
#include "query/query.h"

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
    const char *at;
    bool holds;
} cases[] = {
    {"no date asked", {{"former", NULL, NULL, "2021", "2021"}}, NULL, true},
    {"before the first word",
     {{"current", NULL, NULL, "2021-12-24", "2021-12-24"}},
     "2021-06",
     false},
    {"on the day",
     {{"current", NULL, NULL, "2021-12-24", "2021-12-24"}},
     "2021-12-24",
     true},
    {"long after: nothing else is known",
     {{"current", NULL, NULL, "2021-12-24", "2021-12-24"}},
     "2025-01-01",
     true},
    {"stated start counts",
     {{"current", "2020", NULL, "2021-12-24", "2021-12-24"}},
     "2020-06",
     true},
    {"stated end counts",
     {{"current", "2015", "2020", "2021-12-24", "2021-12-24"}},
     "2021-01",
     false},
    {"within stated",
     {{"current", "2015", "2020", "2021-12-24", "2021-12-24"}},
     "2018",
     true},
    {"left since",
     {{"current", NULL, NULL, "2021", "2021"},
      {"left", NULL, NULL, "2022-05-01", "2022-05-01"}},
     "2023",
     false},
    {"not yet left",
     {{"current", NULL, NULL, "2021", "2021"},
      {"left", NULL, NULL, "2022-05-01", "2022-05-01"}},
     "2022-04-30",
     true},
    {"back again",
     {{"left", NULL, NULL, "2020-05-01", "2020-05-01"},
      {"current", NULL, NULL, "2021", "2022"}},
     "2022",
     true},
    {"appointed counts",
     {{"appointed", NULL, NULL, "2022-05-01", "2022-05-01"}},
     "2022-06",
     true},
    {"only former", {{"former", NULL, NULL, "2022", "2022"}}, "2023", false},
    {"a year covers its days",
     {{"current", NULL, NULL, "2021", "2021"}},
     "2021-06-15",
     true},
};

START_TEST(test_edge_holds_at__tenures) {
    sodo_network net;
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
    ck_assert_msg(sodo_edge_holds_at(&net, e, date(cases[_i].at)) == cases[_i].holds,
                  "%s", cases[_i].name);
    sodo_network_finish(&net);
}
END_TEST

static const struct {
    const char *date, *from, *to;
    bool within;
} ranges[] = {
    {"2021-12-24", NULL, NULL, true},
    {"2021-12-24", "2021", "2021", true},
    {"2021-12-24", "2021-12-25", NULL, false},
    {"2021-12", "2021-12-25", NULL, true},
    {"2021-12-24", NULL, "2021-12-23", false},
    {"2021", NULL, "2021-01-01", true},
    {NULL, NULL, NULL, true},
    {NULL, "2021", NULL, false},
};

START_TEST(test_date_within__precision) {
    ck_assert(sodo_date_within(date(ranges[_i].date), date(ranges[_i].from),
                               date(ranges[_i].to)) == ranges[_i].within);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("ties");
    tcase_add_loop_test(tcase, test_edge_holds_at__tenures, 0,
                        sizeof cases / sizeof *cases);
    tcase_add_loop_test(tcase, test_date_within__precision, 0,
                        sizeof ranges / sizeof *ranges);
    return run_tests("ties", tcase);
}

/* test_views.c - views choose or derive, keep evidence, and are networks in good order.
 */
#include "graph/views.h"
#include "query/query.h"
#include "sample_network.h"
#include "testing.h"

static bool holds_at(const sodo_network *net, const sodo_edge *edge,
                     const sodo_view_time *time) {
    return sodo_edge_holds_at(net, edge, time->at);
}

static sodo_network view_of(const sodo_network *net, sodo_view view, sodo_date at) {
    sodo_network out;
    sodo_error err = {0};
    const sodo_view_time time = {.at = at};
    ck_assert_msg(sodo_view_make(net, view, holds_at, &time, &out, &err) == SODO_OK, "%s",
                  err.message);
    return out;
}

static unsigned kinds_of(const sodo_network *net) {
    unsigned kinds = 0;
    for (size_t i = 0; i < net->edges.count; i++) kinds |= 1u << net->edges.items[i].kind;
    return kinds;
}

static void check_order(const sodo_network *net) {
    for (size_t i = 1; i < net->nodes.count; i++) {
        const sodo_node *x = &net->nodes.items[i - 1], *y = &net->nodes.items[i];
        ck_assert(x->kind < y->kind ||
                  (x->kind == y->kind && sodo_slice_compare(x->id, y->id) < 0));
    }
    for (uint32_t i = 0; i < net->edges.count; i++) {
        const sodo_edge *e = &net->edges.items[i];
        ck_assert(e->source < net->nodes.count && e->target < net->nodes.count);
        ck_assert(i == 0 || net->edges.items[i - 1].source <= e->source);
        ck_assert_uint_ge(e->weight, 1);
        for (uint32_t p = e->proof_begin; p < e->proof_end; p++) {
            ck_assert_uint_eq(net->proofs.items[p].edge, i);
            ck_assert_int_eq(net->nodes.items[net->proofs.items[p].page].kind,
                             SODO_NODE_PAGE);
        }
    }
}

#define BIT(kind) (1u << SODO_EDGE_##kind)
static const struct {
    const char *name;
    sodo_view view;
    unsigned edges; /* kinds that it may have; all of them stand in the sample or are
                       derived */
} cases[] = {
    {"full", SODO_VIEW_FULL, ~0u},
    {"orgchart", SODO_VIEW_ORGCHART, BIT(HOLDS) | BIT(AT) | BIT(PART_OF)},
    {"attendance", SODO_VIEW_ATTENDANCE, BIT(ATTENDS) | BIT(ORGANIZES) | BIT(HELD_AT)},
    {"co-attendance", SODO_VIEW_CO_ATTENDANCE, BIT(CO_ATTENDS)},
    {"people", SODO_VIEW_PEOPLE, BIT(WORKS_AT)},
    {"hierarchy", SODO_VIEW_HIERARCHY, BIT(PART_OF) | BIT(LOCATED_IN) | BIT(SUCCEEDS)},
};

/* Protects: each view has its kinds of edges and no other, and no writer can stumble over
 * it. */
START_TEST(test_view_make__case) {
    sodo_network net = {0};
    sodo_view found;
    sample_network(&net);
    sodo_network out = view_of(&net, cases[_i].view, (sodo_date){0});
    ck_assert(out.edges.count > 0);
    ck_assert_uint_eq(kinds_of(&out) & ~cases[_i].edges, 0);
    check_order(&out);
    ck_assert(sodo_view_find(cases[_i].name, &found) && found == cases[_i].view);
    sodo_network_finish(&out);
    sodo_network_finish(&net);
}
END_TEST

/* Protects: the full view of all times is the network. */
START_TEST(test_view_make__full) {
    sodo_network net = {0};
    sample_network(&net);
    sodo_network out = view_of(&net, SODO_VIEW_FULL, (sodo_date){0});
    ck_assert_uint_eq(out.nodes.count, net.nodes.count);
    ck_assert_uint_eq(out.edges.count, net.edges.count);
    ck_assert_uint_eq(out.proofs.count, net.proofs.count);
    ck_assert_uint_eq(out.sightings.count, net.sightings.count);
    sodo_network_finish(&out);
    sodo_network_finish(&net);
}
END_TEST

/* Protects: as of a date, what began later is not there. */
START_TEST(test_view_make__at) {
    sodo_network net = {0};
    sample_network(&net);
    sodo_network early = view_of(&net, SODO_VIEW_ORGCHART, (sodo_date){1990, 1, 1});
    sodo_network all = view_of(&net, SODO_VIEW_ORGCHART, (sodo_date){0});
    ck_assert_uint_eq(kinds_of(&early) & BIT(HOLDS), 0);
    ck_assert_uint_ne(kinds_of(&all) & BIT(HOLDS), 0);
    check_order(&early);
    sodo_network_finish(&early);
    sodo_network_finish(&all);
    sodo_network_finish(&net);
}
END_TEST

/* Protects: two guests of two events are one edge of weight two, from the lesser to the
 * greater; an event with one guest gives none. */
START_TEST(test_view_make__co_attendance) {
    sodo_network net = {.arena = {.budget = 1 << 20}};
    uint32_t page = sample_add_node(&net, SODO_NODE_PAGE, "p", "Trang");
    uint32_t a = sample_add_node(&net, SODO_NODE_PERSON, "a", "An");
    uint32_t b = sample_add_node(&net, SODO_NODE_PERSON, "b", "Bình");
    for (int i = 0; i < 3; i++) {
        char slug[2] = {(char)('x' + i), '\0'};
        uint32_t event = sample_add_node(&net, SODO_NODE_EVENT, slug, "Hội nghị");
        sample_add_edge(&net, a, SODO_EDGE_ATTENDS, event,
                        (sample_proof){page, "attend", ""});
        if (i < 2)
            sample_add_edge(&net, b, SODO_EDGE_ATTENDS, event,
                            (sample_proof){page, "attend", ""});
    }
    sample_network_sort(&net);
    sodo_network out = view_of(&net, SODO_VIEW_CO_ATTENDANCE, (sodo_date){0});
    ck_assert_uint_eq(out.nodes.count, 2);
    ck_assert_uint_eq(out.edges.count, 1);
    ck_assert_uint_eq(out.edges.items[0].weight, 2);
    ck_assert_uint_eq(out.edges.items[0].id.size, 14);
    sodo_network_finish(&out);
    sodo_network_finish(&net);
}
END_TEST

START_TEST(test_view_find__unknown) {
    sodo_view found;
    ck_assert(!sodo_view_find("everything", &found));
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("views");
    tcase_add_loop_test(tests, test_view_make__case, 0,
                        (int)(sizeof cases / sizeof *cases));
    tcase_add_test(tests, test_view_make__full);
    tcase_add_test(tests, test_view_make__at);
    tcase_add_test(tests, test_view_make__co_attendance);
    tcase_add_test(tests, test_view_find__unknown);
    return run_tests("graph/views", tests);
}

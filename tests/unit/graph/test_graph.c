/* test_graph.c - the network as an igraph graph: attributes, measures, handlers left as
 * found. */
#include "graph/graph.h"
#include "graph/igraph_guard.h"
#include "sample_network.h"
#include "testing.h"

#include <locale.h>

static igraph_integer_t vertex_named(const igraph_t *graph, const char *label) {
    for (igraph_integer_t i = 0; i < igraph_vcount(graph); i++)
        if (strcmp(VAS(graph, "label", i), label) == 0) return i;
    return -1;
}

/* Protects: every node but pages is a vertex, every edge an edge, with what is known of
 * them. */
START_TEST(test_graph_make__attributes) {
    sodo_network net = {0};
    igraph_t graph;
    sodo_error err = {0};
    sample_network(&net);
    ck_assert_msg(sodo_graph_make(&net, 0, &graph, &err) == SODO_OK, "%s", err.message);
    igraph_integer_t vertices = 0;
    for (size_t i = 0; i < net.nodes.count; i++)
        vertices += net.nodes.items[i].kind != SODO_NODE_PAGE;
    ck_assert_int_eq(igraph_vcount(&graph), vertices);
    ck_assert_int_eq(igraph_ecount(&graph), (igraph_integer_t)net.edges.count);
    ck_assert(igraph_is_directed(&graph));
    for (size_t i = 0; i < net.edges.count; i++) {
        const sodo_edge *e = &net.edges.items[i];
        igraph_integer_t from, to, at = (igraph_integer_t)i;
        ck_assert_int_eq(igraph_edge(&graph, at, &from, &to), IGRAPH_SUCCESS);
        ck_assert(
            sodo_slice_is(net.nodes.items[e->source].id, VAS(&graph, "name", from)));
        ck_assert(sodo_slice_is(net.nodes.items[e->target].id, VAS(&graph, "name", to)));
        ck_assert_str_eq(EAS(&graph, "kind", at), sodo_edge_kind_name(e->kind));
        ck_assert(EAN(&graph, "weight", at) == (double)e->weight);
    }
    ck_assert(!igraph_cattribute_has_attr(&graph, IGRAPH_ATTRIBUTE_VERTEX, "id"));
    igraph_t copy; /* attributes survive a copy: the table stays set */
    ck_assert_int_eq(igraph_copy(&copy, &graph), IGRAPH_SUCCESS);
    ck_assert_str_eq(VAS(&copy, "name", 0), VAS(&graph, "name", 0));
    igraph_destroy(&copy);
    igraph_destroy(&graph);
    sodo_network_finish(&net);
}
END_TEST

/* Protects: measures are there when asked for, and the same each time. */
START_TEST(test_graph_make__measures) {
    static const char *const names[] = {"degree", "betweenness", "pagerank",
                                        "core",   "component",   "community"};
    sodo_network net = {0};
    igraph_t graph, again;
    sample_network(&net);
    ck_assert_int_eq(sodo_graph_make(&net, ~0u, &graph, NULL), SODO_OK);
    ck_assert_int_eq(sodo_graph_make(&net, ~0u, &again, NULL), SODO_OK);
    for (size_t m = 0; m < sizeof names / sizeof *names; m++)
        for (igraph_integer_t i = 0; i < igraph_vcount(&graph); i++)
            ck_assert_msg(VAN(&graph, names[m], i) == VAN(&again, names[m], i), "%s",
                          names[m]);
    double sum = 0;
    for (igraph_integer_t i = 0; i < igraph_vcount(&graph); i++)
        sum += VAN(&graph, "pagerank", i);
    ck_assert(sum > 0.999 && sum < 1.001);
    igraph_destroy(&graph);
    igraph_destroy(&again);
    sodo_network_finish(&net);
}
END_TEST

/* Protects: control characters, which stop igraph's writers, never reach it. */
START_TEST(test_graph_make__hostile_label) {
    sodo_network net = {.arena = {.budget = 1 << 20}};
    igraph_t graph;
    sample_add_node(&net, SODO_NODE_PERSON, "a", "A\x01\x1b[31m\xC2\x85z");
    sample_network_sort(&net);
    ck_assert_int_eq(sodo_graph_make(&net, 0, &graph, NULL), SODO_OK);
    ck_assert_int_eq(vertex_named(&graph, "A  [31mz"), 0);
    igraph_destroy(&graph);
    sodo_network_finish(&net);
}
END_TEST

/* Protects: nothing at all is a graph too. */
START_TEST(test_graph_make__empty) {
    sodo_network net = {0};
    igraph_t graph;
    ck_assert_int_eq(sodo_graph_make(&net, ~0u, &graph, NULL), SODO_OK);
    ck_assert_int_eq(igraph_vcount(&graph), 0);
    igraph_destroy(&graph);
}
END_TEST

static void own_handler(const char *reason, const char *file, int line,
                        igraph_error_t code) {
    (void)reason, (void)file, (void)line, (void)code;
}

/* Protects: the program's own handler is back afterwards. */
START_TEST(test_igraph_guard__handler) {
    sodo_network net = {0};
    igraph_t graph;
    sample_network(&net);
    igraph_error_handler_t *before = igraph_set_error_handler(own_handler);
    ck_assert_int_eq(sodo_graph_make(&net, 0, &graph, NULL), SODO_OK);
    ck_assert(igraph_set_error_handler(before) == own_handler);
    igraph_destroy(&graph);
    sodo_network_finish(&net);
}
END_TEST

static const struct {
    igraph_error_t code;
    sodo_status want;
} codes[] = {{IGRAPH_SUCCESS, SODO_OK},
             {IGRAPH_ENOMEM, SODO_ERR_NOMEM},
             {IGRAPH_EOVERFLOW, SODO_ERR_LIMIT}};

START_TEST(test_igraph_status__code) {
    sodo_error err = {0};
    ck_assert_int_eq(sodo_igraph_status(codes[_i].code, "doing it", &err),
                     codes[_i].want);
    if (codes[_i].want) ck_assert_ptr_nonnull(strstr(err.message, "doing it: "));
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("graph");
    tcase_add_test(tests, test_graph_make__attributes);
    tcase_add_test(tests, test_graph_make__measures);
    tcase_add_test(tests, test_graph_make__hostile_label);
    tcase_add_test(tests, test_graph_make__empty);
    tcase_add_test(tests, test_igraph_guard__handler);
    tcase_add_loop_test(tests, test_igraph_status__code, 0,
                        (int)(sizeof codes / sizeof *codes));
    return run_tests("graph/graph", tests);
}

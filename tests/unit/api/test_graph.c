/* test_graph.c - a network opened for reading: counts, order, ids, evidence. */
#include "sodo/graph.h"

#include "sodo/build.h"
#include "temp_files.h"
#include "testing.h"

static char *dir, *folder;
static sodo_graph *graph;

static sodo_slice text(const char *literal) {
    return (sodo_slice){literal, strlen(literal)};
}

static int compare(sodo_slice a, sodo_slice b) {
    int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

static void set_up(void) {
    char records[1024];
    sodo_build_options options = SODO_BUILD_OPTIONS_INIT;
    sodo_builder *builder = NULL;
    sodo_error err = {0};
    dir = temp_dir();
    options.folder = folder = temp_path(dir, "network");
    source_path("tests/data/records.jsonl", records, sizeof records);
    ck_assert_msg(sodo_builder_open(&options, &builder, &err) == SODO_OK, "%s",
                  err.message);
    ck_assert_msg(sodo_builder_add_part(builder, records, &err) == SODO_OK, "%s",
                  err.message);
    ck_assert_msg(sodo_builder_publish(builder, NULL, &err) == SODO_OK, "%s",
                  err.message);
    sodo_builder_close(builder);
    ck_assert_msg(sodo_graph_open(folder, &graph, &err) == SODO_OK, "%s", err.message);
}

static void tear_down(void) {
    sodo_graph_close(graph);
    temp_remove(dir);
    free(folder);
}

/* Protects programs that search by halves, and equal bytes of every export. */
START_TEST(test_graph__nodes_and_edges_are_sorted) {
    sodo_graph_node_info before = {0}, node;
    ck_assert_uint_gt(sodo_graph_node_count(graph), 10);
    for (uint32_t i = 0; i < sodo_graph_node_count(graph); i++, before = node) {
        sodo_graph_node(graph, i, &node);
        ck_assert_uint_gt(node.id.size, 0);
        ck_assert_uint_eq(sodo_graph_find(graph, node.id), i);
        if (i > 0 && strcmp(before.kind, node.kind) == 0)
            ck_assert_int_lt(compare(before.id, node.id), 0);
        if (strcmp(node.kind, "position") == 0)
            ck_assert_uint_lt(node.organization, sodo_graph_node_count(graph));
    }
    sodo_graph_edge_info last = {0}, edge;
    for (uint32_t i = 0; i < sodo_graph_edge_count(graph); i++, last = edge) {
        sodo_graph_edge(graph, i, &edge);
        ck_assert(i == 0 || last.source <= edge.source);
        ck_assert_uint_lt(edge.target, sodo_graph_node_count(graph));
        ck_assert_uint_le(edge.confidence, 99);
    }
}
END_TEST

/* Each edge's evidence is a range of proofs that name the edge, with a page and a
 * sentence. */
START_TEST(test_graph__evidence_of_every_edge) {
    uint32_t next = 0;
    for (uint32_t i = 0; i < sodo_graph_edge_count(graph); i++) {
        sodo_graph_edge_info edge;
        sodo_graph_edge(graph, i, &edge);
        if (edge.proof_begin == edge.proof_end) {
            ck_assert_str_ne(edge.kind,
                             "holds"); /* only what follows from a node itself */
            ck_assert_str_ne(edge.kind, "attends");
            continue;
        }
        ck_assert_uint_eq(edge.proof_begin, next);
        for (next = edge.proof_begin; next < edge.proof_end; next++) {
            sodo_graph_proof_info proof;
            sodo_graph_node_info page;
            sodo_graph_proof(graph, next, &proof);
            ck_assert_uint_eq(proof.edge, i);
            ck_assert_uint_le(proof.cp_begin, proof.cp_end);
            ck_assert_uint_gt(proof.rule.size, 0);
            sodo_graph_node(graph, proof.page, &page);
            ck_assert_str_eq(page.kind, "page");
        }
    }
    ck_assert_uint_eq(next, sodo_graph_proof_count(graph));
    ck_assert_uint_gt(next, 0);
}
END_TEST

START_TEST(test_graph_find__unknown_ids) {
    ck_assert_uint_eq(sodo_graph_find(graph, text("")), SODO_GRAPH_NONE);
    ck_assert_uint_eq(sodo_graph_find(graph, text("person:nobody~aaaaaaaaaaaa")),
                      SODO_GRAPH_NONE);
}
END_TEST

START_TEST(test_graph_open__what_is_none) {
    sodo_graph *other = NULL;
    sodo_error err = {0};
    char *missing = temp_path(dir, "missing");
    char *fake = temp_write(dir, "fake.sqlite", "no database at all", 18);
    ck_assert_int_eq(sodo_graph_open(missing, &other, &err), SODO_ERR_IO);
    ck_assert_int_eq(sodo_graph_open(fake, &other, &err), SODO_ERR_INPUT);
    ck_assert_int_eq(sodo_graph_open(fake, &other, NULL), SODO_ERR_INPUT);
    ck_assert_ptr_null(other);
    sodo_graph_close(NULL);
    free(missing), free(fake);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("graph");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_graph__nodes_and_edges_are_sorted);
    tcase_add_test(tests, test_graph__evidence_of_every_edge);
    tcase_add_test(tests, test_graph_find__unknown_ids);
    tcase_add_test(tests, test_graph_open__what_is_none);
    return run_tests("api/graph", tests);
}

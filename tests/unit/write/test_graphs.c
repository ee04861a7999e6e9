/* test_graphs.c - the graph formats, as golden files and without memory. */
#include "write/write.h"

#include "failing_malloc.h"
#include "sample_network.h"
#include "testing.h"

static sodo_status gexf(const sodo_network *net, sodo_buf *out, sodo_error *err) {
    return sodo_write_gexf(net, true, out, err);
}

static sodo_status gexf_static(const sodo_network *net, sodo_buf *out, sodo_error *err) {
    return sodo_write_gexf(net, false, out, err);
}

static const struct {
    const char *file;
    sodo_status (*write)(const sodo_network *net, sodo_buf *out, sodo_error *err);
} formats[] = {
    {"sample/graph.graphml", sodo_write_graphml},
    {"sample/graph.gexf", gexf},
    {"sample/graph.static.gexf", gexf_static},
    {"sample/graph.dot", sodo_write_dot},
    {"sample/graph.json", sodo_write_json},
    {"sample/graph.yed.graphml", sodo_write_yed},
    {"sample/graph.ftm.jsonl", sodo_write_ftm},
    {"sample/graph.popolo.json", sodo_write_popolo},
};

START_TEST(test_write__golden) {
    sodo_network net;
    sodo_buf out = {0};
    sample_network_begin(&net);
    uint32_t evil =
        sample_add_node(&net, SODO_NODE_PERSON, "evil", "<html> & \"x\" \x1B C:\\t 😀");
    sample_add_edge(
        &net, evil, SODO_EDGE_ATTENDS, sample_find(&net, "hn-dan-van"),
        (sample_proof){sample_find(&net, "page-1"), "chair", "]]> \"trích\" & <b>"});
    sample_network_sort(&net);
    ck_assert_int_eq(formats[_i].write(&net, &out, NULL), SODO_OK);
    golden_check(formats[_i].file, out.data, out.size);
    sodo_buf_finish(&out);
    sodo_network_finish(&net);
}
END_TEST

/* Protects users from files with a hole: a lost allocation is an error, wherever it is.
 */
START_TEST(test_write__every_allocation_may_fail) {
    sodo_network net;
    sample_network(&net);
    for (unsigned long n = 1; n < 400; n++) {
        sodo_buf out = {0};
        sodo_error err;
        malloc_fail_at(n);
        sodo_status status = formats[_i].write(&net, &out, &err);
        bool failed = malloc_failed();
        malloc_fail_at(0);
        if (failed) ck_assert_int_eq(status, SODO_ERR_NOMEM);
        sodo_buf_finish(&out);
        if (!failed) break;
    }
    sodo_network_finish(&net);
}
END_TEST

START_TEST(test_write__empty_network) {
    sodo_network net = {0};
    sodo_buf out = {0};
    ck_assert_int_eq(formats[_i].write(&net, &out, NULL), SODO_OK);
    if (formats[_i].write != sodo_write_ftm) ck_assert_uint_gt(out.size, 0);
    sodo_buf_finish(&out);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("graphs");
    int count = sizeof formats / sizeof *formats;
    tcase_add_loop_test(tcase, test_write__golden, 0, count);
    tcase_add_loop_test(tcase, test_write__every_allocation_may_fail, 0, count);
    tcase_add_loop_test(tcase, test_write__empty_network, 0, count);
    return run_tests("graphs", tcase);
}

/* test_chart.c - org charts: who hangs under whom, who held what then, and their
 * drawings. */
#include "query/org_chart.h"

#include "failing_malloc.h"
#include "sample_network.h"
#include "testing.h"

typedef sodo_status drawer(const sodo_chart *chart, sodo_buf *out, sodo_error *err);

static sodo_status text(const sodo_chart *chart, sodo_buf *out, sodo_error *err) {
    return sodo_chart_text(chart, false, out, err);
}

static const struct {
    const char *file;
    sodo_org_chart options;
    drawer *draw;
} cases[] = {
    {"sample/chart.txt", {.subject = "Hà Nam"}, text},
    {"sample/chart_2022.txt", {.subject = "ha nam", .at = "2022-10-01"}, text},
    {"sample/chart_evidence.txt", {.subject = "ly nhan", .evidence = 1}, text},
    {"sample/chart_body.txt", {.subject = "Tỉnh ủy Hà Nam", .depth = 1}, text},
    {"sample/chart_all.txt", {.subject = NULL}, text},
    {"sample/chart.svg", {.subject = "Hà Nam"}, sodo_chart_svg},
    {"sample/chart_2022.svg", {.subject = "Hà Nam", .at = "2022-10-01"}, sodo_chart_svg},
    {"sample/chart_all.svg", {.subject = NULL}, sodo_chart_svg},
    {"sample/chart.dot", {.subject = "Hà Nam"}, sodo_chart_dot},
    {"sample/compared.txt", {.at = "2021-12-31", .compare = "2023-12-31"}, text},
    {"sample/compared.txt", {.at = "2023-12-31", .compare = "2021-12-31"}, text},
    {"sample/compared.svg",
     {.at = "2021-12-31", .compare = "2023-12-31"},
     sodo_chart_svg},
    {"sample/compared.dot",
     {.at = "2021-12-31", .compare = "2023-12-31"},
     sodo_chart_dot},
};

static sodo_status run(const sodo_network *net, int number, sodo_buf *out,
                       sodo_error *err) {
    sodo_folder *folder = NULL;
    sodo_chart chart = {0};
    sodo_answer *answer = NULL;
    sodo_org_chart options = cases[number].options;
    options.size = sizeof options;
    sodo_status status = sodo_folder_open(&folder, err);
    if (status == SODO_OK)
        status = sodo_chart_make(net, folder, &options, &chart, &answer, err);
    if (status == SODO_OK && !answer) status = cases[number].draw(&chart, out, err);
    sodo_answer_close(answer);
    sodo_chart_finish(&chart);
    sodo_folder_close(folder);
    return status;
}

START_TEST(test_chart__golden) {
    sodo_network net;
    sodo_buf out = {0};
    sample_network(&net);
    ck_assert_int_eq(run(&net, _i, &out, NULL), SODO_OK);
    golden_check(cases[_i].file, out.data, out.size);
    sodo_buf_finish(&out);
    sodo_network_finish(&net);
}
END_TEST

START_TEST(test_chart__every_allocation_may_fail) {
    sodo_network net;
    sample_network(&net);
    for (unsigned long n = 1; n < 300; n++) {
        sodo_buf out = {0};
        sodo_error err;
        malloc_fail_at(n);
        sodo_status status = run(&net, _i, &out, &err);
        bool failed = malloc_failed();
        malloc_fail_at(0);
        if (failed) ck_assert_int_eq(status, SODO_ERR_NOMEM);
        sodo_buf_finish(&out);
        if (!failed) break;
    }
    sodo_network_finish(&net);
}
END_TEST

/* Bodies that stand above each other in a circle come from wrong data: drawn, not hung.
 */
START_TEST(test_chart__circle_of_bodies) {
    sodo_network net;
    sodo_buf out = {0};
    sample_network(&net);
    uint32_t a = sample_find(&net, "tinh-uy-ha-nam"),
             b = sample_find(&net, "huyen-uy-ly-nhan");
    net.nodes.items[a].parent = b;
    ck_assert_int_eq(run(&net, _i, &out, NULL), SODO_OK);
    ck_assert_ptr_nonnull(strstr(out.data, "Huyện ủy Lý Nhân"));
    ck_assert_ptr_nonnull(strstr(out.data, "Tỉnh ủy Hà Nam"));
    sodo_buf_finish(&out);
    sodo_network_finish(&net);
}
END_TEST

/* A unit before and after a reform is one unit to whoever asks for it by name. */
START_TEST(test_chart_make__versions_of_a_place) {
    sodo_network net;
    sodo_buf out = {0};
    sample_network_begin(&net);
    uint32_t old = sample_find(&net, "ha-nam");
    uint32_t place = sample_add_node(&net, SODO_NODE_PLACE, "ha-nam-2025", "Hà Nam");
    uint32_t body =
        sample_add_node(&net, SODO_NODE_ORGANIZATION, "new-body", "Ban mới Hà Nam");
    sodo_node *n = &net.nodes.items[place];
    n->full_name = net.nodes.items[old].full_name;
    n->code = net.nodes.items[old].code;
    n->valid_from = net.nodes.items[old].valid_to;
    net.nodes.items[body].place = place;
    sample_network_sort(&net);
    ck_assert_int_eq(run(&net, 0, &out, NULL), SODO_OK);
    ck_assert_ptr_nonnull(strstr(out.data, "Ban mới Hà Nam"));
    ck_assert_ptr_nonnull(strstr(out.data, "Huyện ủy Lý Nhân"));
    sodo_buf_finish(&out);
    sodo_network_finish(&net);
}
END_TEST

/* Who is not in the chart is not in its network, and all ends of edges are there. */
START_TEST(test_chart_network__is_the_chart) {
    sodo_network net, part;
    sodo_folder *folder = NULL;
    sodo_chart chart = {0};
    sodo_answer *answer = NULL;
    const sodo_org_chart options = {
        .size = sizeof options, .subject = "ly nhan", .at = "2022-10-01"};
    sample_network(&net);
    ck_assert_int_eq(sodo_folder_open(&folder, NULL), SODO_OK);
    ck_assert_int_eq(sodo_chart_make(&net, folder, &options, &chart, &answer, NULL),
                     SODO_OK);
    ck_assert_int_eq(sodo_chart_network(&chart, &part, NULL), SODO_OK);
    ck_assert_uint_ne(sample_find(&part, "do-manh-hien"), SODO_NO_NODE);
    ck_assert_uint_eq(sample_find(&part, "ngo-thi-hanh"), SODO_NO_NODE); /* former then */
    ck_assert_uint_eq(sample_find(&part, "tinh-uy-ha-nam"), SODO_NO_NODE);
    ck_assert_uint_gt(part.edges.count, 4);
    for (size_t i = 0; i < part.edges.count; i++) {
        ck_assert_uint_lt(part.edges.items[i].source, part.nodes.count);
        ck_assert_uint_lt(part.edges.items[i].target, part.nodes.count);
    }
    sodo_network_finish(&part);
    sodo_chart_finish(&chart);
    sodo_folder_close(folder);
    sodo_network_finish(&net);
}
END_TEST

START_TEST(test_chart_svg__names_are_not_markup) {
    sodo_network net;
    sodo_buf out = {0};
    sample_network(&net);
    net.nodes.items[sample_find(&net, "le-van-tam")].name =
        SODO_LIT("</text><script>x</script>&\x1B");
    ck_assert_int_eq(run(&net, 5, &out, NULL), SODO_OK);
    ck_assert_ptr_null(strstr(out.data, "<script"));
    ck_assert_ptr_null(strchr(out.data, 0x1B));
    ck_assert_ptr_nonnull(strstr(out.data, "&lt;/text&gt;&lt;script&gt;"));
    sodo_buf_finish(&out);
    sodo_network_finish(&net);
}
END_TEST

static const struct {
    const char *subject, *at, *compare;
    sodo_status status;
    sodo_answer_state state;
} wrong[] = {
    {"nowhere", NULL, NULL, SODO_OK, SODO_ANSWER_NONE},
    {"huyen uy", NULL, NULL, SODO_OK, SODO_ANSWER_FOUND},
    {"uy", NULL, NULL, SODO_OK, SODO_ANSWER_AMBIGUOUS},
    {"Hà Nam", "12/2021", NULL, SODO_ERR_USAGE, SODO_ANSWER_NONE},
    {"Hà Nam", "1990", NULL, SODO_OK, SODO_ANSWER_FOUND},
    {"Hà Nam", "2021", "2023", SODO_OK, SODO_ANSWER_FOUND},
    {"Hà Nam", "2021", "12/2023", SODO_ERR_USAGE, SODO_ANSWER_NONE},
    {"Hà Nam", NULL, "2023", SODO_ERR_USAGE, SODO_ANSWER_NONE},
};

START_TEST(test_chart_make__subjects) {
    sodo_network net;
    sodo_folder *folder = NULL;
    sodo_chart chart = {0};
    sodo_answer *answer = NULL;
    sodo_error err;
    const sodo_org_chart options = {.size = sizeof options,
                                    .subject = wrong[_i].subject,
                                    .at = wrong[_i].at,
                                    .compare = wrong[_i].compare};
    sample_network(&net);
    ck_assert_int_eq(sodo_folder_open(&folder, NULL), SODO_OK);
    ck_assert_int_eq(sodo_chart_make(&net, folder, &options, &chart, &answer, &err),
                     wrong[_i].status);
    if (wrong[_i].status == SODO_OK) {
        sodo_answer_state state =
            answer ? sodo_answer_get_state(answer) : SODO_ANSWER_FOUND;
        ck_assert_int_eq(state, wrong[_i].state);
    }
    sodo_answer_close(answer);
    sodo_chart_finish(&chart);
    sodo_folder_close(folder);
    sodo_network_finish(&net);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("chart");
    int count = sizeof cases / sizeof *cases;
    tcase_add_loop_test(tcase, test_chart__golden, 0, count);
    tcase_add_loop_test(tcase, test_chart__every_allocation_may_fail, 0, count);
    tcase_add_loop_test(tcase, test_chart__circle_of_bodies, 0, 1);
    tcase_add_test(tcase, test_chart_make__versions_of_a_place);
    tcase_add_test(tcase, test_chart_network__is_the_chart);
    tcase_add_test(tcase, test_chart_svg__names_are_not_markup);
    tcase_add_loop_test(tcase, test_chart_make__subjects, 0,
                        sizeof wrong / sizeof *wrong);
    return run_tests("chart", tcase);
}

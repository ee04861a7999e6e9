/* test_near.c - a question to the part around its names is answered as by the whole. */
#include "base/buf.h"
#include "sodo/build.h"
#include "sodo/graph.h"
#include "sodo/query.h"
#include "temp_files.h"
#include "testing.h"

static const sodo_query QUERIES[] = {
    {.what = "person", .subject = "nguyen van khai"},
    {.what = "person", .subject = "Trần Thị Mận"}, /* three namesakes */
    {.what = "person", .subject = "Trần Thị Mân"},
    {.what = "person", .subject = "tran thi mna"},
    {.what = "person", .subject = "nguyen"},
    {.what = "person", .subject = "nobody"},
    {.what = "person", .subject = "person:nguyen-van-khai~aaaaaaaaaaaa"},
    {.what = "org", .subject = "ban dan van thanh uy phu ly"},
    {.what = "org", .subject = "bdv phu ly"},
    {.what = "org", .subject = "ban dan van"},
    {.what = "org", .subject = "Tỉnh ủy Hà Nam"},
    {.what = "position", .subject = "trưởng ban"},
    {.what = "position", .subject = "chu tich", .at = "2022-10-01"},
    {.what = "attended", .subject = "cong tac dan van"},
    {.what = "attended", .subject = "cong tac dan van", .role = "chair"},
    {.what = "attended", .subject = "cong tac dan van", .person = "khai"},
    {.what = "attended", .subject = "hoi nghi", .org = "thanh uy phu ly"},
    {.what = "attended", .person = "nguyen van khai"},
    {.what = "attended", .person = "khai", .from = "2022"},
    {.what = "attended", .person = "nguyen van khai", .org = "thanh uy phu ly"},
    {.what = "attended", .person = "nguyen van khai", .place = "phu ly"},
    {.what = "attended", .place = "phu ly"},
    {.what = "person", .subject = "nguyen van khai", .at = "2023-04-01"},
    {.what = "org", .subject = "thanh uy phu ly", .at = "2022-01-01"},
    {.what = "org", .subject = "Ban Dân vận Tỉnh ủy Hà Nam", .at = "2024"},
    {.what = "events"},
    {.what = "events", .from = "2022", .to = "2022-12"},
    {.what = "events", .at = "2021-12-24"},
    {.what = "events", .subject = "giao ban"},
    {.what = "events", .org = "huyen uy ly nhan"},
    {.what = "events", .place = "ha nam", .at = "2022-09-29"},
    {.what = "events", .person = "Trần Thị Mận"},
    {.what = "path", .subject = "Huyện ủy Lý Nhân", .other = "Thành ủy Phủ Lý"},
    {.what = "path", .subject = "nguyen van khai", .other = "Tỉnh ủy Hà Nam"},
    {.what = "path", .subject = "khai", .other = "ninh binh"},
    {.what = "path", .subject = "Lý Nhân", .other = "Lý Nhân"},
    {.what = "path",
     .subject = "Huyện ủy Lý Nhân",
     .other = "Tỉnh ủy Hà Nam",
     .at = "2022"},
    {.what = "common", .subject = "Huyện ủy Lý Nhân", .other = "Thành ủy Phủ Lý"},
    {.what = "common",
     .subject = "nguyen van khai",
     .other = "Ban Dân vận Tỉnh ủy Hà Nam"},
    {.what = "why", .subject = "Ban Dân vận Thành ủy Phủ Lý"},
    {.what = "why", .subject = "e:000000000000"},
};
#define COUNT (int)(sizeof QUERIES / sizeof *QUERIES)

static void build(const char *folder) {
    char path[1024];
    sodo_build_options options = SODO_BUILD_OPTIONS_INIT;
    sodo_builder *builder = NULL;
    options.folder = folder;
    ck_assert_int_eq(sodo_builder_open(&options, &builder, NULL), SODO_OK);
    source_path("tests/data/records.jsonl", path, sizeof path);
    ck_assert_int_eq(sodo_builder_add_part(builder, path, NULL), SODO_OK);
    ck_assert_int_eq(sodo_builder_publish(builder, NULL, NULL), SODO_OK);
    sodo_builder_close(builder);
}

static int put(void *context, sodo_slice text) {
    sodo_buf_add(context, text);
    return 0;
}

/* Note and rows as JSON; closes the graph. */
static void answer(sodo_graph *graph, const sodo_query *query, sodo_buf *out) {
    sodo_answer *found = NULL;
    sodo_answer_style style = SODO_ANSWER_STYLE_INIT;
    style.format = "json";
    ck_assert_int_eq(sodo_query_run(graph, query, &found, NULL), SODO_OK);
    ck_assert_int_eq(sodo_answer_write(found, &style, (sodo_sink){put, out}, NULL),
                     SODO_OK);
    sodo_answer_close(found);
    sodo_graph_close(graph);
}

START_TEST(test_graph_open_for__as_the_whole) {
    char *dir = temp_dir(), *folder = temp_path(dir, "out");
    build(folder);
    for (int i = 0; i < COUNT; i++) {
        sodo_query query = QUERIES[i];
        sodo_graph *whole = NULL, *part = NULL;
        sodo_buf want = {0}, got = {0};
        query.size = sizeof query;
        ck_assert_int_eq(sodo_graph_open(folder, &whole, NULL), SODO_OK);
        ck_assert_int_eq(sodo_graph_open_for(folder, &query, &part, NULL), SODO_OK);
        if (i == 0) /* a part, no whole by another name */
            ck_assert_uint_lt(sodo_graph_node_count(part), sodo_graph_node_count(whole));
        answer(whole, &query, &want);
        answer(part, &query, &got);
        ck_assert_msg(strcmp(want.data, got.data) == 0, "%s %s: %s\ninstead of\n%s",
                      query.what, query.subject ? query.subject : "", got.data,
                      want.data);
        sodo_buf_finish(&want);
        sodo_buf_finish(&got);
    }
    free(folder);
    temp_remove(dir);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("near");
    tcase_add_test(tcase, test_graph_open_for__as_the_whole);
    return run_tests("near", tcase);
}

/* test_changes.c - what differs between two networks. */
#include "query/changes.h"

#include "failing_malloc.h"
#include "sample_network.h"
#include "testing.h"

static uint32_t add_page(sodo_network *net, const char *slug, const char *date) {
    uint32_t page = sample_add_node(net, SODO_NODE_PAGE, slug, slug);
    sodo_date_parse(sodo_slice_of(date), &net->nodes.items[page].date);
    return page;
}

static void hold(sodo_network *net, uint32_t page, const char *who, const char *post) {
    const sample_proof proof = {page, "current", "S."};
    sample_add_edge(net, sample_find(net, who), SODO_EDGE_HOLDS, sample_find(net, post),
                    proof);
}

/* Later: one page more, on which somebody new holds a post, and somebody moved. */
static void make_later(sodo_network *net) {
    sample_network_begin(net);
    uint32_t page = add_page(net, "new-page", "2024-03-01");
    sample_add_node(net, SODO_NODE_PERSON, "vo-van-moi", "Võ Văn Mới");
    hold(net, page, "vo-van-moi", "bt-ly-nhan");
    hold(net, page, "nguyen-duc-vuong", "bt-phu-ly");
    sample_network_sort(net);
}

/* The rows as lines: change, name, from, to. */
static sodo_status print(const sodo_network *before, const sodo_network *after,
                         sodo_buf *out, sodo_error *err) {
    sodo_answer *answer = NULL;
    sodo_status status = sodo_changes_find(before, after, &answer, err);
    if (status != SODO_OK) return status;
    for (size_t r = 0; r < sodo_answer_rows(answer); r++) {
        for (size_t c = 0; c < 5; c++) {
            if (c) sodo_buf_add_char(out, '|');
            sodo_buf_add(out, sodo_answer_cell(answer, r, c));
        }
        sodo_buf_add_char(out, '\n');
    }
    sodo_buf_add(out, sodo_answer_note(answer));
    sodo_answer_close(answer);
    return SODO_OK;
}

static void check(const sodo_network *before, const sodo_network *after,
                  const char *want) {
    sodo_buf out = {0};
    ck_assert_int_eq(print(before, after, &out, NULL), SODO_OK);
    ck_assert_str_eq(out.data, want);
    sodo_buf_finish(&out);
}

START_TEST(test_changes_find__people_and_posts) {
    sodo_network before, after;
    sample_network(&before);
    make_later(&after);
    check(&before, &after,
          "in|person|Võ Văn Mới||Bí thư Huyện ủy Lý Nhân\n"
          "moved|person|Nguyễn Đức Vượng|Bí thư Huyện ủy Lý Nhân|Bí thư Thành ủy Phủ Lý\n"
          "left a post|person|Phạm Thị Thủy|Bí thư Thành ủy Phủ Lý|\n"
          "changed hands|position|Bí thư Huyện ủy Lý Nhân|Nguyễn Đức Vượng|Võ Văn Mới\n"
          "changed hands|position|Bí thư Thành ủy Phủ Lý|Phạm Thị Thủy|Nguyễn Đức Vượng\n"
          "pages: 1 new, 0 gone");
    check(&after, &before,
          "out|person|Võ Văn Mới|Bí thư Huyện ủy Lý Nhân|\n"
          "moved|person|Nguyễn Đức Vượng|Bí thư Thành ủy Phủ Lý|Bí thư Huyện ủy Lý Nhân\n"
          "took a post|person|Phạm Thị Thủy||Bí thư Thành ủy Phủ Lý\n"
          "changed hands|position|Bí thư Huyện ủy Lý Nhân|Võ Văn Mới|Nguyễn Đức Vượng\n"
          "changed hands|position|Bí thư Thành ủy Phủ Lý|Nguyễn Đức Vượng|Phạm Thị Thủy\n"
          "pages: 0 new, 1 gone");
    sodo_network_finish(&after);
    sodo_network_finish(&before);
}
END_TEST

START_TEST(test_changes_find__nothing) {
    sodo_network before, after;
    sample_network(&before);
    sample_network(&after);
    check(&before, &after,
          "pages: 0 new, 0 gone; people, posts, bodies and events are the same");
    after.rules_version = SODO_LIT("other");
    check(&before, &after,
          "pages: 0 new, 0 gone; the two were made by different versions of sodo, "
          "gazetteers or rules: some differences are theirs; people, posts, bodies and "
          "events are the same");
    sodo_network_finish(&after);
    sodo_network_finish(&before);
}
END_TEST

/* Two of before are one: the later one keeps the other's id. */
START_TEST(test_changes_find__merged_and_split) {
    sodo_network before, after;
    sample_network_begin(&before);
    uint32_t twin =
        sample_add_node(&before, SODO_NODE_PERSON, "le-van-tam-2", "Lê Văn Tâm");
    const sodo_slice id = before.nodes.items[twin].id;
    sample_network_sort(&before);
    sample_network(&after);
    sodo_alias *alias = SODO_PUSH(&after.arena, after.aliases);
    ck_assert_ptr_nonnull(alias);
    *alias = (sodo_alias){sodo_slice_copy(&after.arena, id),
                          sample_find(&after, "le-van-tam")};
    const char *two = "Lê Văn Tâm (person:le-van-tam-2~aaaaaaaaaaaa); Lê Văn Tâm "
                      "(person:le-van-tam~aaaaaaaaaaaa)",
               *one = "Lê Văn Tâm (person:le-van-tam~aaaaaaaaaaaa)";
    char want[512];
    snprintf(want, sizeof want, "merged|person|Lê Văn Tâm|%s|%s\npages: 0 new, 0 gone",
             two, one);
    check(&before, &after, want);
    snprintf(want, sizeof want, "split|person|Lê Văn Tâm|%s|%s\npages: 0 new, 0 gone",
             one, two);
    check(&after, &before, want);
    sodo_network_finish(&after);
    sodo_network_finish(&before);
}
END_TEST

START_TEST(test_changes_find__every_allocation_may_fail) {
    sodo_network before, after;
    sample_network(&before);
    make_later(&after);
    for (unsigned long n = 1; n < 300; n++) {
        sodo_buf out = {0};
        sodo_error err;
        malloc_fail_at(n);
        sodo_status status = print(&before, &after, &out, &err);
        bool failed = malloc_failed();
        malloc_fail_at(0);
        if (failed && !out.failed) ck_assert_int_eq(status, SODO_ERR_NOMEM);
        sodo_buf_finish(&out);
        if (!failed) break;
    }
    sodo_network_finish(&after);
    sodo_network_finish(&before);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("changes");
    tcase_add_test(tcase, test_changes_find__people_and_posts);
    tcase_add_test(tcase, test_changes_find__nothing);
    tcase_add_test(tcase, test_changes_find__merged_and_split);
    tcase_add_test(tcase, test_changes_find__every_allocation_may_fail);
    return run_tests("changes", tcase);
}

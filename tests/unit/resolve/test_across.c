/* test_across.c - taking records over: any order, sources of one page, pages taken out,
 * circles. */
#include "failing_malloc.h"
#include "made.h"
#include "testing.h"

#define NAME "Nguyễn Văn Khải"

static void make_pages(made pages[5]) {
    pages[0] = made_page("a", "2021-12-24", "phủ lý");
    pages[1] = made_page("b", "2021-12-25", "phủ lý");
    pages[2] = made_page("c", "2022-09-29", "lý nhân");
    pages[3] = made_page("d", "2023-03-15", "hà nam");
    pages[4] = made_page("e", "", NULL);
    for (int i = 0; i < 2; i++) {
        made_post(&pages[i], NAME, "Bí thư", "secretary", "Thành ủy@phủ lý", "");
        int32_t event =
            made_event(&pages[i], "Hội nghị tổng kết công tác dân vận năm 2021",
                       "conference", "2021-12-24", "phủ lý");
        made_fact(&pages[i], SODO_REL_ATTENDS, made_person(&pages[i], NAME), event,
                  (made_says){"direct", 70, "Dự và chỉ đạo hội nghị có đồng chí Khải."});
    }
    made_post(&pages[2], NAME, "Chủ tịch", "chair", "UBND@lý nhân", "");
    made_post(&pages[3], NAME, "Bí thư", "secretary", "Thành ủy@phủ lý", "former");
    made_post(&pages[3], NAME, "Trưởng Ban", "head", "Ban Dân vận Tỉnh ủy@hà nam",
              "appointed");
}

/* Everything that leaves the program, as text. */
static void print(const sodo_network *net, sodo_buf *out) {
    for (size_t i = 0; i < net->nodes.count; i++) {
        const sodo_node *n = &net->nodes.items[i];
        sodo_buf_addf(out, "%.*s %u %u %d\n", (int)n->id.size, n->id.data, n->pages,
                      n->sources, n->first_seen.year);
    }
    for (size_t i = 0; i < net->edges.count; i++) {
        const sodo_edge *e = &net->edges.items[i];
        sodo_buf_addf(out, "%.*s %u %u %u %u %zu\n", (int)e->id.size, e->id.data,
                      e->source, e->target, e->weight, e->confidence, e->tenures.count);
    }
    for (size_t i = 0; i < net->proofs.count; i++)
        sodo_buf_addf(out, "%u %u %u\n", net->proofs.items[i].edge,
                      net->proofs.items[i].page, net->proofs.items[i].cp_begin);
    for (size_t i = 0; i < net->aliases.count; i++)
        sodo_buf_addf(out, "%.*s %u\n", (int)net->aliases.items[i].id.size,
                      net->aliases.items[i].id.data, net->aliases.items[i].node);
}

/* Protects: the network is the same for every order in which pages come (all 120). */
START_TEST(test_across_run__any_order) {
    made pages[5];
    make_pages(pages);
    sodo_buf first = {0}, again = {0};
    for (int code = 0; code < 120; code++) {
        made *left[] = {&pages[0], &pages[1], &pages[2], &pages[3], &pages[4]}, *order[5];
        for (int i = 0, rest = code, count = 5; i < 5; i++, count--) {
            int pick = rest % count;
            rest /= count;
            order[i] = left[pick];
            for (int j = pick; j + 1 < count; j++) left[j] = left[j + 1];
        }
        sodo_network net;
        made_network(order, 5, &net);
        sodo_buf_clear(&again);
        print(&net, code ? &again : &first);
        if (code) ck_assert_str_eq(first.data, again.data);
        sodo_network_finish(&net);
    }
    sodo_buf_finish(&first);
    sodo_buf_finish(&again);
    for (int i = 0; i < 5; i++) made_finish(&pages[i]);
}
END_TEST

/* Protects: two sources of equal bytes are one page, of the source that comes first. */
START_TEST(test_across_add__two_sources) {
    for (int order = 0; order < 2; order++) {
        made a = made_page("a", "2021-12-24", NULL),
             b = made_page("a", "2021-12-24", NULL);
        b.record.source = SODO_LIT("archive/a.txt");
        made_post(&a, NAME, "Bí thư", "secretary", "Thành ủy@phủ lý", "");
        made_post(&b, NAME, "Bí thư", "secretary", "Thành ủy@phủ lý", "");
        sodo_network net;
        made_network((made *const[]){order ? &a : &b, order ? &b : &a}, 2, &net);
        ck_assert_uint_eq(made_count(&net, SODO_NODE_PAGE), 1);
        uint32_t page = made_find(&net, SODO_NODE_PAGE, "Trang a");
        ck_assert(sodo_slice_is(net.nodes.items[page].source, "archive/a.txt"));
        ck_assert_uint_eq(net.proofs.count, 2); /* holds and at */
        sodo_network_finish(&net);
        made_finish(&a);
        made_finish(&b);
    }
}
END_TEST

/* Protects: a page that is taken out leaves nothing behind. */
START_TEST(test_across_remove__leaves_nothing) {
    made pages[5];
    make_pages(pages);
    sodo_error err;
    sodo_across *across = NULL;
    sodo_folder *folder = NULL;
    sodo_network with, without;
    ck_assert_int_eq(sodo_folder_open(&folder, &err), SODO_OK);
    ck_assert_int_eq(sodo_across_open(&across, &err), SODO_OK);
    for (int i = 0; i < 5; i++)
        ck_assert_int_eq(sodo_across_add(across, &pages[i].record, &err), SODO_OK);
    ck_assert(sodo_across_remove(across, SODO_LIT("page:a")));
    ck_assert(!sodo_across_remove(across, SODO_LIT("page:a")));
    ck_assert_uint_eq(sodo_across_pages(across), 4);
    ck_assert_int_eq(sodo_across_run(across, folder, &with, &err), SODO_OK);
    made_network((made *const[]){&pages[1], &pages[2], &pages[3], &pages[4]}, 4,
                 &without);
    sodo_buf x = {0}, y = {0};
    print(&with, &x);
    print(&without, &y);
    ck_assert_str_eq(x.data, y.data);
    sodo_buf_finish(&x);
    sodo_buf_finish(&y);
    sodo_network_finish(&with);
    sodo_network_finish(&without);
    sodo_across_close(across);
    sodo_folder_close(folder);
    for (int i = 0; i < 5; i++) made_finish(&pages[i]);
}
END_TEST

/* Protects: bodies that contain each other are refused, not followed for ever. */
START_TEST(test_across_add__circle) {
    made a = made_page("a", "2021-12-24", NULL);
    int32_t x = made_body(&a, "Sở A@hà nam", -1), y = made_body(&a, "Sở B@hà nam", x);
    a.record.entities.items[x].parent = y;
    a.record.entities.items[x].id = SODO_LIT("e1");
    a.record.entities.items[y].id = SODO_LIT("e2");
    sodo_error err = {0};
    sodo_across *across = NULL;
    ck_assert_int_eq(sodo_across_open(&across, &err), SODO_OK);
    ck_assert_int_eq(sodo_across_add(across, &a.record, &err), SODO_ERR_INPUT);
    ck_assert_ptr_nonnull(strstr(err.message, "contains itself"));
    sodo_across_close(across);
    made_finish(&a);
}
END_TEST

/* Protects: no memory is an error without a leak, wherever it comes. */
START_TEST(test_across_run__no_memory) {
    made pages[5];
    make_pages(pages);
    sodo_folder *folder = NULL;
    ck_assert_int_eq(sodo_folder_open(&folder, NULL), SODO_OK);
    for (unsigned long n = 1;; n++) {
        sodo_across *across = NULL;
        sodo_network net = {0};
        malloc_fail_at(n);
        sodo_status status = sodo_across_open(&across, NULL);
        for (int i = 0; i < 5 && status == SODO_OK; i++)
            status = sodo_across_add(across, &pages[i].record, NULL);
        if (status == SODO_OK) status = sodo_across_run(across, folder, &net, NULL);
        bool failed = malloc_failed();
        malloc_fail_at(0);
        sodo_network_finish(&net);
        sodo_across_close(across);
        ck_assert_int_eq(status, failed ? SODO_ERR_NOMEM : SODO_OK);
        if (!failed) break;
    }
    sodo_folder_close(folder);
    for (int i = 0; i < 5; i++) made_finish(&pages[i]);
}
END_TEST

static bool stop_now(void *context) {
    return --*(int *)context < 0;
}

/* Whoever waits for a big build can end it while people and events are compared. */
START_TEST(test_across_run__stopped) {
    made a = made_page("a", "2021-12-24", "phủ lý"),
         b = made_page("b", "2022-01-24", "phủ lý");
    made_post(&a, "Nguyễn Văn Khải", "Bí thư", "secretary", "Thành ủy@phủ lý", "");
    made_post(&b, "Trần Thị Mận", "Bí thư", "secretary", "Huyện ủy@lý nhân", "");
    for (int after = 0; after < 6; after++) {
        sodo_across *across = NULL;
        sodo_folder *folder = NULL;
        sodo_network net;
        int left = after;
        ck_assert_int_eq(sodo_folder_open(&folder, NULL), SODO_OK);
        ck_assert_int_eq(sodo_across_open(&across, NULL), SODO_OK);
        ck_assert_int_eq(sodo_across_add(across, &a.record, NULL), SODO_OK);
        ck_assert_int_eq(sodo_across_add(across, &b.record, NULL), SODO_OK);
        sodo_across_watch(across, stop_now, &left);
        sodo_status status = sodo_across_run(across, folder, &net, NULL);
        ck_assert_int_eq(status, after < 3 ? SODO_ERR_USAGE : SODO_OK);
        if (status == SODO_OK) sodo_network_finish(&net);
        sodo_across_close(across);
        sodo_folder_close(folder);
    }
    made_finish(&a);
    made_finish(&b);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("across");
    tcase_add_test(tests, test_across_run__any_order);
    tcase_add_test(tests, test_across_add__two_sources);
    tcase_add_test(tests, test_across_remove__leaves_nothing);
    tcase_add_test(tests, test_across_add__circle);
    tcase_add_test(tests, test_across_run__no_memory);
    tcase_add_test(tests, test_across_run__stopped);
    return run_tests("resolve/across", tests);
}

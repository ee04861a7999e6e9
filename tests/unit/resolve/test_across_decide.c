/* test_across_decide.c - decisions by hand: they join, they keep apart, and they can be
 * undone. */
#include "made.h"
#include "testing.h"

#define NAME "Nguyễn Văn Khải"
#define ONE "Bí thư", "secretary", "Thành ủy@phủ lý", ""
#define OTHER "Chủ tịch", "chair", "UBND@lạng sơn", ""

typedef struct ids {
    char a[128], b[128];
} ids;

/* The ids that the person has on the pages alone. */
static void find_ids(made *const pages[2], ids *out) {
    char *to[] = {out->a, out->b};
    for (int i = 0; i < 2; i++) {
        sodo_network net;
        made_network(&pages[i], 1, &net);
        sodo_slice id = net.nodes.items[made_find(&net, SODO_NODE_PERSON, NAME)].id;
        snprintf(to[i], 128, "%.*s", (int)id.size, id.data);
        sodo_network_finish(&net);
    }
}

static size_t people_with(made *const pages[2], const sodo_decision *decision,
                          const char *id) {
    sodo_decisions decisions = {0};
    sodo_across *across = NULL;
    sodo_folder *folder = NULL;
    sodo_network net;
    sodo_decision one;
    if (decision) {
        one = *decision;
        decisions.items.items = &one;
        decisions.items.count = 1;
    }
    ck_assert_int_eq(sodo_folder_open(&folder, NULL), SODO_OK);
    ck_assert_int_eq(sodo_across_open(&across, NULL), SODO_OK);
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(sodo_across_add(across, &pages[i]->record, NULL), SODO_OK);
    sodo_across_decide(across, &decisions);
    ck_assert_int_eq(sodo_across_run(across, folder, &net, NULL), SODO_OK);
    size_t count = made_count(&net, SODO_NODE_PERSON);
    if (id) { /* the least page's id stays, the other is an alias of it */
        ck_assert_uint_eq(net.aliases.count, 1);
        uint32_t node = net.aliases.items[0].node;
        ck_assert(sodo_slice_is(net.nodes.items[node].id, id));
    }
    sodo_network_finish(&net);
    sodo_across_close(across);
    sodo_folder_close(folder);
    return count;
}

/* Protects: what reasons would keep apart, a decision joins; without it the old graph is
 * back. */
START_TEST(test_across_decide__same) {
    made a = made_page("a", "2021-12-24", "phủ lý"),
         b = made_page("b", "2022-01-24", "lạng sơn");
    made *const pages[] = {&a, &b};
    ids id;
    made_post(&a, NAME, ONE);
    made_post(&b, NAME, OTHER);
    find_ids(pages, &id);
    sodo_decision same = {sodo_slice_of(id.b), sodo_slice_of(id.a), true};
    ck_assert_uint_eq(people_with(pages, NULL, NULL), 2);
    ck_assert_uint_eq(people_with(pages, &same, id.a), 1);
    ck_assert_uint_eq(people_with(pages, NULL, NULL), 2);
    made_finish(&a);
    made_finish(&b);
}
END_TEST

/* Protects: what reasons would join, a decision keeps apart; ids that are not there
 * decide nothing. */
START_TEST(test_across_decide__different) {
    made a = made_page("a", "2021-12-24", "phủ lý"),
         b = made_page("b", "2022-01-24", "phủ lý");
    made *const pages[] = {&a, &b};
    ids id;
    made_post(&a, NAME, ONE);
    made_post(&b, NAME, ONE);
    find_ids(pages, &id);
    sodo_decision other = {sodo_slice_of(id.a), sodo_slice_of(id.b), false};
    sodo_decision unknown = {sodo_slice_of(id.a), SODO_LIT("person:x~abcdefghijkl"),
                             false};
    ck_assert_uint_eq(people_with(pages, NULL, id.a), 1);
    ck_assert_uint_eq(people_with(pages, &other, NULL), 2);
    ck_assert_uint_eq(people_with(pages, &unknown, id.a), 1);
    made_finish(&a);
    made_finish(&b);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("across_decide");
    tcase_add_test(tests, test_across_decide__same);
    tcase_add_test(tests, test_across_decide__different);
    return run_tests("resolve/across_decide", tests);
}

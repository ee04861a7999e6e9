/* test_across_edges.c - what edges say: spells, roles, confidence, and what follows of
 * itself. */
#include "made.h"
#include "testing.h"

#define NAME "Nguyễn Văn Khải"
#define POST NAME, "Bí thư", "secretary", "Thành ủy@phủ lý"

static const sodo_edge *holds(const sodo_network *net) {
    const sodo_edge *e =
        made_edge(net, SODO_EDGE_HOLDS, made_find(net, SODO_NODE_PERSON, NAME),
                  made_find(net, SODO_NODE_POSITION, "Bí thư"));
    ck_assert_ptr_nonnull(e);
    return e;
}

/* Protects: a status is a spell of its own; stated and cited dates are kept apart. */
START_TEST(test_across_edges__tenures) {
    made a = made_page("a", "2021-12-24", NULL), b = made_page("b", "2022-05-01", NULL);
    made c = made_page("c", "2024-01-01", NULL);
    made_post(&b, POST, "");
    made_post(&a, POST, "");
    made_post(&c, POST, "left");
    c.record.relations.items[0].until = (sodo_date){2023, 12, 1};
    sodo_network net;
    made_network((made *const[]){&c, &b, &a}, 3, &net);
    const sodo_edge *e = holds(&net);
    ck_assert_uint_eq(e->tenures.count, 2);
    const sodo_tenure *now = &e->tenures.items[0], *left = &e->tenures.items[1];
    ck_assert(sodo_slice_is(now->status, "current") &&
              sodo_slice_is(left->status, "left"));
    ck_assert_int_eq(now->since.year, 0);
    ck_assert_int_eq(now->first_seen.year * 100 + now->first_seen.month, 202112);
    ck_assert_int_eq(now->last_seen.year * 100 + now->last_seen.month, 202205);
    ck_assert_int_eq(left->until.year * 100 + left->until.month, 202312);
    ck_assert_int_eq(left->first_seen.year, 2024);
    sodo_network_finish(&net);
    made_finish(&a);
    made_finish(&b);
    made_finish(&c);
}
END_TEST

static const struct {
    const char *what;
    size_t pages; /* with sentences of their own */
    uint8_t confidence[4];
    bool reprinted; /* all have one sentence */
    uint8_t want;
    uint32_t sources;
} trusts[] = {
    {"one page", 1, {80}, false, 80, 1},
    {"the best page counts, others add three each", 3, {60, 80, 70}, false, 86, 3},
    {"never certain", 4, {98, 98, 98, 98}, false, 99, 4},
    {"reprints are one source", 3, {60, 80, 70}, true, 80, 1},
};

/* Protects: an edge takes its best page and 3 more for each further independent source.
 */
START_TEST(test_across_edges__confidence) {
    made pages[4];
    made *list[4];
    for (size_t i = 0; i < trusts[_i].pages; i++) {
        char id[2] = {(char)('a' + i), '\0'}, sentence[128];
        list[i] = &pages[i];
        pages[i] = made_page(id, "2021-12-24", NULL);
        snprintf(sentence, sizeof sentence,
                 "trang %s viết rằng đồng chí Khải làm bí thư thành ủy từ nhiều năm nay",
                 trusts[_i].reprinted ? "báo" : id);
        int32_t post = made_position(&pages[i], "Bí thư", "secretary", "Thành ủy@phủ lý");
        made_fact(&pages[i], SODO_REL_HOLDS, made_person(&pages[i], NAME), post,
                  (made_says){"", trusts[_i].confidence[i], sentence});
        if (!trusts[_i].reprinted) /* so that the sketches have nothing in common */
            pages[i].record.evidences.items[0].sentence = SODO_LIT("");
    }
    sodo_network net;
    made_network(list, trusts[_i].pages, &net);
    const sodo_edge *e = holds(&net);
    ck_assert_msg(e->confidence == trusts[_i].want, "%s: %u", trusts[_i].what,
                  e->confidence);
    ck_assert_uint_eq(e->sources, trusts[_i].sources);
    ck_assert_uint_eq(e->weight, trusts[_i].pages);
    sodo_network_finish(&net);
    for (size_t i = 0; i < trusts[_i].pages; i++) made_finish(&pages[i]);
}
END_TEST

/* Protects: a post is at its body, a body at its place and under the one above, with the
 * sentence about the holder as the post's evidence. */
START_TEST(test_across_edges__of_themselves) {
    made a = made_page("a", "2021-12-24", NULL);
    int32_t above = made_body(&a, "Tỉnh ủy@hà nam", -1);
    made_body(&a, "Thành ủy@phủ lý", above);
    made_post(&a, POST, "");
    made_document(&a, "12-NQ/TU", "2021-11-02", above);
    sodo_network net;
    made_network((made *const[]){&a}, 1, &net);
    uint32_t post = made_find(&net, SODO_NODE_POSITION, "Bí thư");
    uint32_t body = made_find(&net, SODO_NODE_ORGANIZATION, "Thành ủy");
    uint32_t top = made_find(&net, SODO_NODE_ORGANIZATION, "Tỉnh ủy");
    const sodo_edge *at = made_edge(&net, SODO_EDGE_AT, post, body);
    ck_assert_ptr_nonnull(at);
    ck_assert_uint_eq(at->proof_end - at->proof_begin, 1);
    ck_assert_ptr_nonnull(made_edge(&net, SODO_EDGE_PART_OF, body, top));
    ck_assert_ptr_nonnull(made_edge(&net, SODO_EDGE_LOCATED_IN, body,
                                    made_find(&net, SODO_NODE_PLACE, "phủ lý")));
    ck_assert_ptr_nonnull(made_edge(&net, SODO_EDGE_LOCATED_IN,
                                    made_find(&net, SODO_NODE_PLACE, "phủ lý"),
                                    made_find(&net, SODO_NODE_PLACE, "hà nam")));
    const sodo_edge *issued = made_edge(&net, SODO_EDGE_ISSUED, top,
                                        made_find(&net, SODO_NODE_DOCUMENT, "12-NQ/TU"));
    ck_assert_ptr_nonnull(issued);
    ck_assert_int_eq(issued->date.month, 11);
    sodo_network_finish(&net);
    made_finish(&a);
}
END_TEST

/* Protects: the documented order, and that every number points to something. */
START_TEST(test_across_edges__order) {
    made a = made_page("a", "2021-12-24", "phủ lý"), b = made_page("b", "", "lạng sơn");
    made_post(&a, POST, "");
    made_post(&b, "Lê Thị Hà", "Chủ tịch", "chair", "UBND@lạng sơn", "acting");
    sodo_network net;
    made_network((made *const[]){&b, &a}, 2, &net);
    for (size_t i = 1; i < net.nodes.count; i++) {
        const sodo_node *x = &net.nodes.items[i - 1], *y = &net.nodes.items[i];
        ck_assert(x->kind < y->kind ||
                  (x->kind == y->kind && sodo_slice_compare(x->id, y->id) < 0));
    }
    for (size_t i = 0; i < net.edges.count; i++) {
        const sodo_edge *e = &net.edges.items[i];
        ck_assert(e->source < net.nodes.count && e->target < net.nodes.count);
        ck_assert_uint_ge(e->weight, 1);
        ck_assert_uint_ge(e->sources, 1);
        ck_assert(e->confidence >= 5 && e->confidence <= 99);
        for (uint32_t p = e->proof_begin; p < e->proof_end; p++)
            ck_assert_uint_eq(net.proofs.items[p].edge, i);
    }
    sodo_network_finish(&net);
    made_finish(&a);
    made_finish(&b);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("across_edges");
    tcase_add_test(tests, test_across_edges__tenures);
    tcase_add_loop_test(tests, test_across_edges__confidence, 0,
                        (int)(sizeof trusts / sizeof *trusts));
    tcase_add_test(tests, test_across_edges__of_themselves);
    tcase_add_test(tests, test_across_edges__order);
    return run_tests("resolve/across_edges", tests);
}

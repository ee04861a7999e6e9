/* test_list_heads.c - protects that the items of a list take the place that its head
 * names, and what follows the list does not. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

/* Lists of two sides, each with its sign: the second head goes before all that the first
 * list said. */
START_TEST(test_list_heads__two_sides) {
    stage_page(
        &s,
        "Đoàn về tỉnh Hà Nam.\n\n"
        "* Về phía tỉnh Hà Nam có:\n- Ông Lê An, tỉnh Hà Nam;\n- Bà Võ Hà, Tỉnh ủy.\n"
        "* Về phía tỉnh Nam Định có:\n- Ông Vũ Bình vui.\n- Bà Ngô Tâm, Tỉnh uỷ.\n",
        "2022-05-01");
    for (int i = 0; i < 3; i++) stage_place(&s, "tỉnh Hà Nam");
    int32_t first = stage_body(&s, "Tỉnh ủy", "Tỉnh ủy", NULL, NULL);
    stage_place(&s, "tỉnh Nam Định");
    int32_t second = stage_body(&s, "Tỉnh uỷ", "Tỉnh ủy", NULL, NULL);
    stage_run(&s);
    stage_named(&s, first, "Tỉnh ủy Hà Nam");
    stage_named(&s, second, "Tỉnh ủy Nam Định");
}
END_TEST

/* A line without a sign ends the list: there the page's place counts again. */
START_TEST(test_list_heads__ends) {
    stage_page(&s,
               "Tỉnh Hà Nam họp. Tỉnh Hà Nam vui.\n\n"
               "- Về phía tỉnh Nam Định có:\n+ Bà Võ Hà vui.\nTỉnh Hà Nam cảm ơn.\nDự có "
               "Tỉnh ủy.\n",
               "2022-05-01");
    for (int i = 0; i < 2; i++) stage_place(&s, "Tỉnh Hà Nam");
    stage_place(&s, "tỉnh Nam Định");
    stage_place(&s, "Tỉnh Hà Nam");
    int32_t bare = stage_body(&s, "Tỉnh ủy", "Tỉnh ủy", NULL, NULL);
    stage_run(&s);
    stage_named(&s, bare, "Tỉnh ủy Hà Nam");
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("list_heads");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_list_heads__two_sides);
    tcase_add_test(tests, test_list_heads__ends);
    return run_tests("resolve/list_heads", tests);
}

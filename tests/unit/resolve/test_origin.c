/* test_origin.c - protects the province told by a page's address or publisher. */
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    stage_close(&s);
}

typedef struct origin_case {
    const char *name, *url, *publisher, *text, *wanted;
} origin_case;

static const origin_case CASES[] = {
    {"address", "https://www.baonamdinh.vn/tin/1", "", "UBND tỉnh họp.", "tỉnh Nam Định"},
    {"path does not count", "https://bao.vn/namdinh", "", "UBND tỉnh họp.", "tỉnh"},
    {"publisher", "", "Báo Nam Định", "UBND tỉnh họp.", "tỉnh Nam Định"},
    {"text first", "https://baonamdinh.vn", "", "Tại huyện Lý Nhân, UBND tỉnh họp.",
     "tỉnh Hà Nam"},
    {"nothing", "https://example.vn", "", "UBND tỉnh họp.", "tỉnh"},
};

START_TEST(test_origin__province) {
    const origin_case *c = &CASES[_i];
    stage_page(&s, c->text, "2022-05-01");
    s.work.page.url = sodo_slice_of(c->url);
    s.work.page.publisher = sodo_slice_of(c->publisher);
    if (strstr(c->text, "Lý Nhân")) stage_place(&s, "huyện Lý Nhân");
    int32_t body = stage_body(&s, "UBND tỉnh", "UBND", "tỉnh", NULL);
    stage_run(&s);
    char name[256];
    snprintf(name, sizeof name, "Ủy ban nhân dân %s", c->wanted);
    stage_named(&s, body, name);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("origin");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, test_origin__province, 0, sizeof CASES / sizeof *CASES);
    return run_tests("resolve/origin", tests);
}

/* test_resolve.c - protects the whole stage: no memory is told, the same page gives the
 * same result. */
#include "failing_malloc.h"
#include "stage.h"

static stage s;

static void setup(void) {
    stage_open(&s);
}

static void teardown(void) {
    malloc_fail_at(0);
    stage_close(&s);
}

/* A page that goes through every file of the stage. */
static void whole_page(void) {
    stage_page(&s,
               "Ngày 5/3, Ban Dân vận Huyện ủy Lý Nhân tổ chức Hội nghị tổng kết tại xã "
               "Tân Lập. "
               "Đồng chí PHẠM THỊ THỦY, Phó Trưởng Ban Dân vận Tỉnh ủy, theo Quyết định "
               "số 5/QĐ-HĐND.",
               "2022-03-06");
    int32_t date = stage_make(&s, SODO_KIND_DATE, "5/3");
    int32_t outer = stage_body(&s, "Huyện ủy Lý Nhân", "Huyện ủy", NULL, "Lý Nhân");
    int32_t host =
        stage_body_of(&s, "Ban Dân vận Huyện ủy Lý Nhân", "Ban Dân vận", outer);
    int32_t event = stage_make(&s, SODO_KIND_EVENT, "Hội nghị tổng kết");
    int32_t place = stage_place(&s, "xã Tân Lập");
    int32_t who = stage_person(&s, "PHẠM THỊ THỦY");
    int32_t committee = stage_body(&s, "Tỉnh ủy", "Tỉnh ủy", NULL, NULL);
    int32_t part = stage_body_of(&s, "Ban Dân vận Tỉnh ủy", "Ban Dân vận", committee);
    int32_t post =
        stage_position(&s, "Phó Trưởng Ban Dân vận Tỉnh ủy", "Phó Trưởng", part);
    int32_t document = stage_make(&s, SODO_KIND_DOCUMENT, "Quyết định số 5/QĐ-HĐND");
    s.cursor -= (uint32_t)strlen("5/QĐ-HĐND");
    stage_part(&s, document, SODO_ATTR_NUMBER,
               stage_make(&s, SODO_KIND_DOC_NUMBER, "5/QĐ-HĐND"));
    stage_relation(&s, SODO_REL_ORGANIZES, host, event);
    stage_relation(&s, SODO_REL_EVENT_DATE, event, date);
    stage_relation(&s, SODO_REL_HELD_AT, event, place);
    stage_relation(&s, SODO_REL_HOLDS, who, post);
    stage_relation(&s, SODO_REL_ATTENDS, who, event);
}

START_TEST(test_resolve__whole_page) {
    whole_page();
    stage_run(&s);
    ck_assert_ptr_nonnull(stage_fact(&s, SODO_REL_HOLDS, "Phạm Thị Thủy",
                                     "Phó Trưởng Ban Dân vận Tỉnh ủy Hà Nam"));
    ck_assert_ptr_nonnull(
        stage_fact(&s, SODO_REL_ATTENDS, "Phạm Thị Thủy", "Hội nghị tổng kết"));
    ck_assert_ptr_nonnull(stage_fact(
        &s, SODO_REL_ORGANIZES, "Ban Dân vận Huyện ủy Lý Nhân", "Hội nghị tổng kết"));
    ck_assert_ptr_nonnull(
        stage_fact(&s, SODO_REL_HELD_AT, "Hội nghị tổng kết", "Tân Lập"));
}
END_TEST

/* The arena's budget ends at every step in turn. */
START_TEST(test_resolve__budget) {
    enum { STEP = 160 };
    sodo_status status = SODO_ERR_NOMEM;
    for (size_t budget = 0; status != SODO_OK; budget += STEP) {
        whole_page();
        s.work.arena.budget = budget;
        status = stage_try(&s);
        ck_assert(status == SODO_OK || status == SODO_ERR_NOMEM);
        ck_assert_uint_lt(budget, (size_t)4 << 20);
    }
}
END_TEST

/* Every allocation of the heap fails in turn. */
START_TEST(test_resolve__allocations) {
    for (unsigned long n = 1;; n++) {
        whole_page();
        malloc_fail_at(n);
        sodo_status status = stage_try(&s);
        bool failed = malloc_failed();
        malloc_fail_at(0);
        if (!failed) break;
        ck_assert(status == SODO_ERR_NOMEM);
    }
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("resolve");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_resolve__whole_page);
    tcase_add_test(tests, test_resolve__budget);
    tcase_add_test(tests, test_resolve__allocations);
    return run_tests("resolve/resolve", tests);
}

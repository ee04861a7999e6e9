/* test_read.c - ids, forms, limits, and every allocation failing in turn. */
#include "stage.h"

#include "failing_malloc.h"
#include "testing.h"

static stage page;

static void open_page(void) {
    stage_open(&page);
}

static void close_page(void) {
    stage_close(&page);
}

static const struct {
    const char *path, *id;
    sodo_input input;
} names[] = {
    {"pages/001_3f.txt", "001_3f", SODO_INPUT_TEXT},
    {"a.b.html", "a.b", SODO_INPUT_HTML},
    {"x.htm", "x", SODO_INPUT_HTML},
    {"news", "news", SODO_INPUT_TEXT},
    {".html", ".html", SODO_INPUT_TEXT},
    {"dir.d/news", "news", SODO_INPUT_TEXT},
    {"-", "-", SODO_INPUT_TEXT},
    {"x.HTML", "x", SODO_INPUT_TEXT}, /* the extension as it stands */
};

START_TEST(test_read_page__ids) {
    ck_assert_int_eq(sodo_input_of(names[_i].path), names[_i].input);
    ck_assert_int_eq(stage_read(&page, names[_i].path, SODO_LIT("Một")), SODO_OK);
    ck_assert_msg(sodo_slice_is(page.work.page.doc_id, names[_i].id), "%s",
                  names[_i].path);
    ck_assert(sodo_slice_is(page.work.page.source, names[_i].path));
    ck_assert_uint_eq(page.work.page.page_id.size, strlen("page:") + 12);
}
END_TEST

START_TEST(test_read_page__id_is_of_the_bytes) {
    char first[32], second[32];
    ck_assert_int_eq(stage_read(&page, "a.txt", SODO_LIT("Một")), SODO_OK);
    snprintf(first, sizeof first, "%.*s", (int)page.work.page.page_id.size,
             page.work.page.page_id.data);
    ck_assert_int_eq(stage_read(&page, "b.txt", SODO_LIT("Một")), SODO_OK);
    snprintf(second, sizeof second, "%.*s", (int)page.work.page.page_id.size,
             page.work.page.page_id.data);
    ck_assert_str_eq(first, second);
    ck_assert_int_eq(stage_read(&page, "b.txt", SODO_LIT("Hai")), SODO_OK);
    ck_assert(!sodo_slice_is(page.work.page.page_id, first));
}
END_TEST

START_TEST(test_read_page__limit) {
    page.options.max_page = 5;
    ck_assert_int_eq(stage_read(&page, "a.txt", SODO_LIT("12345")), SODO_OK);
    ck_assert_int_eq(stage_read(&page, "a.txt", SODO_LIT("123456")), SODO_ERR_LIMIT);
    ck_assert_str_eq(page.error.path, "a.txt");
    ck_assert_ptr_nonnull(strstr(page.error.message, "5 bytes"));
}
END_TEST

START_TEST(test_read_page__zones_cover_the_text) {
    static const char *const texts[] = {
        "", " \n\n", "a", "a\n\n", "Một.\n\nẢnh: A\n", "(Ảnh: B) c"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ck_assert_int_eq(stage_read(&page, "a.txt", sodo_slice_of(texts[i])), SODO_OK);
        uint32_t at = 0;
        for (size_t z = 0; z < page.work.page.zones.count; z++) {
            ck_assert_uint_eq(page.work.page.zones.items[z].byte_begin, at);
            ck_assert_uint_gt(page.work.page.zones.items[z].byte_end, at);
            at = page.work.page.zones.items[z].byte_end;
        }
        ck_assert_uint_eq(at, page.work.page.text.size);
    }
}
END_TEST

static const struct {
    const char *path, *bytes;
} pages[] = {
    {"a.txt", "Hội nghị tổng kết năm\n\nNgày đăng: 1/2/2020\n\nSáng nay, huyện ủy tổ "
              "chức hội nghị tổng kết công tác. "
              "Ảnh: Ba\n\n<b>Nguồn: B&nbsp;</b>"},
    {"a.html",
     "<title>Hội nghị tổng kết</title><h1>Hội nghị</h1><nav>A</nav><p>Sáng nay.</p>"},
    {"a.txt", "\xFF\xFE"
              "a\0b\0"},
};

START_TEST(test_read_page__no_memory) {
    sodo_slice bytes = sodo_slice_of(pages[_i].bytes);
    if (_i == 2)
        bytes = SODO_LIT("\xFF\xFE"
                         "a\0b\0");
    ck_assert_int_eq(stage_read(&page, pages[_i].path, bytes),
                     SODO_OK); /* libraries set up */
    for (unsigned long n = 1;; n++) {
        malloc_fail_at(n);
        sodo_status status = stage_read(&page, pages[_i].path, bytes);
        bool failed = malloc_failed();
        malloc_fail_at(0);
        ck_assert_msg(status == (failed ? SODO_ERR_NOMEM : SODO_OK), "allocation %lu: %d",
                      n, status);
        if (!failed) break;
    }
}
END_TEST

START_TEST(test_read_page__small_budget) {
    for (size_t budget = 0; budget < 4000; budget += 50) {
        sodo_work work = {.arena = {.budget = budget}};
        const sodo_origin origin = {.path = "a.txt",
                                    .bytes = sodo_slice_of(pages[0].bytes),
                                    .input = SODO_INPUT_TEXT};
        sodo_status status =
            sodo_read_page(&page.options, page.folder, &origin, &work, NULL);
        ck_assert(status == SODO_OK || status == SODO_ERR_NOMEM);
        sodo_arena_finish(&work.arena);
    }
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("read");
    tcase_add_checked_fixture(tests, open_page, close_page);
    tcase_add_loop_test(tests, test_read_page__ids, 0, sizeof names / sizeof *names);
    tcase_add_test(tests, test_read_page__id_is_of_the_bytes);
    tcase_add_test(tests, test_read_page__limit);
    tcase_add_test(tests, test_read_page__zones_cover_the_text);
    tcase_add_loop_test(tests, test_read_page__no_memory, 0,
                        sizeof pages / sizeof *pages);
    tcase_add_test(tests, test_read_page__small_budget);
    return run_tests("read/read", tests);
}

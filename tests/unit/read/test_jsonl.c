/* test_jsonl.c - fields of a record, and errors that name line and column. */
#include "stage.h"

#include "testing.h"

static stage page;

static void open_page(void) {
    stage_open(&page);
}

static void close_page(void) {
    stage_close(&page);
}

START_TEST(test_json__all_fields) {
    sodo_slice line = SODO_LIT(
        "{\"id\":\"n1\",\"url\":\"https://x.vn/1\",\"title\":\"Tiêu đề của bài\","
        "\"body\":\"Sáng 13/1.\\r\\nDòng "
        "hai.\",\"date\":\"2022-01-13T10:00:00Z\",\"author\":[\"Hoàng Mai\",\"B\"],"
        "\"source\":\"Báo B\",\"other\":{\"a\":[1,2]}}");
    ck_assert_int_eq(stage_read_json(&page, line), SODO_OK);
    const sodo_page *p = &page.work.page;
    ck_assert(sodo_slice_is(p->doc_id, "n1"));
    ck_assert(sodo_slice_is(p->source, "https://x.vn/1"));
    ck_assert(sodo_slice_is(p->url, "https://x.vn/1"));
    ck_assert(sodo_slice_is(p->title, "Tiêu đề của bài"));
    ck_assert(sodo_slice_is(p->text, "Tiêu đề của bài\nSáng 13/1.\nDòng hai."));
    ck_assert(sodo_slice_is(p->author, "Hoàng Mai"));
    ck_assert(sodo_slice_is(p->publisher, "Báo B"));
    ck_assert(p->date.year == 2022 && p->date.month == 1 && p->date.day == 13);
}
END_TEST

static const struct {
    const char *name, *json, *text, *id;
} cases[] = {
    {"title stands in the text", "{\"title\":\"A b\",\"text\":\"A b\\nC\"}", "A b\nC",
     "news:7"},
    {"only a title", "{\"title\":\"A b\"}", "A b", "news:7"},
    {"only a text", "{\"text\":\"C\"}", "C", "news:7"},
    {"content", "{\"content\":\"C\",\"id\":42}", "C", "42"},
    {"html", "{\"html\":\"<p>C</p><p>D\"}", "C\n\nD", "news:7"},
    {"text goes before html", "{\"html\":\"<p>C\",\"text\":\"E\"}", "E", "news:7"},
    {"null is no field", "{\"title\":null,\"text\":\"C\",\"id\":null}", "C", "news:7"},
    {"empty text", "{\"text\":\"\"}", "", "news:7"},
    {"escapes", "{\"text\":\"\\u0110\\u1ed3ng \\ud83c\\udf89 \\t.\"}",
     "Đồng \xF0\x9F\x8E\x89 \t.", "news:7"},
    {"byte order mark", "\xEF\xBB\xBF{\"text\":\"C\"}", "C", "news:7"},
};

START_TEST(test_json__table) {
    ck_assert_int_eq(stage_read_json(&page, sodo_slice_of(cases[_i].json)), SODO_OK);
    sodo_slice text = page.work.page.text;
    ck_assert_msg(sodo_slice_is(text, cases[_i].text), "%s: \"%.*s\"", cases[_i].name,
                  (int)text.size, text.data);
    ck_assert_msg(sodo_slice_is(page.work.page.doc_id, cases[_i].id), "%s",
                  cases[_i].name);
}
END_TEST

static const struct {
    const char *name, *json;
    size_t column; /* 0 = not checked */
    const char *says;
} bad[] = {
    {"cut", "{\"text\":\"C\"", 11, "malformed"},
    {"no JSON", "đồng chí", 0, "malformed"},
    {"column counts code points", "{\"đồng\":1 \"x\"}", 0, "malformed"},
    {"array", "[1]", 1, "object"},
    {"two objects", "{\"text\":\"a\"}{\"text\":\"b\"}", 0, "malformed"},
    {"nothing", "", 0, "malformed"},
    {"no field", "{\"a\":1}", 0, "none of the fields"},
    {"field of another type", "{\"text\":{\"a\":1}}", 0, "\"text\""},
    {"lone surrogate", "{\"text\":\"\\ud800\"}", 0, "malformed"},
};

START_TEST(test_json__malformed) {
    ck_assert_int_eq(stage_read_json(&page, sodo_slice_of(bad[_i].json)), SODO_ERR_INPUT);
    ck_assert_msg(strstr(page.error.message, bad[_i].says) != NULL, "%s: %s",
                  bad[_i].name, page.error.message);
    ck_assert_str_eq(page.error.path, "in/news.jsonl");
    ck_assert_uint_eq(page.error.line, 7);
    if (bad[_i].column) ck_assert_uint_eq(page.error.column, bad[_i].column);
}
END_TEST

START_TEST(test_json__nesting_has_a_limit) {
    sodo_buf json = {0};
    sodo_buf_add_str(&json, "{\"text\":\"C [[[ \\\" [\",\"a\":");
    for (int i = 0; i < 255; i++) sodo_buf_add_char(&json, '[');
    for (int i = 0; i < 255; i++) sodo_buf_add_char(&json, ']');
    sodo_buf_add_char(&json, '}');
    ck_assert_int_eq(stage_read_json(&page, sodo_buf_slice(&json)), SODO_OK);
    sodo_buf_clear(&json);
    for (int i = 0; i < 100000; i++) sodo_buf_add_char(&json, '[');
    ck_assert_int_eq(stage_read_json(&page, sodo_buf_slice(&json)), SODO_ERR_LIMIT);
    ck_assert_uint_eq(page.error.column, 257);
    ck_assert_uint_eq(page.error.line, 7);
    sodo_buf_finish(&json);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("jsonl");
    tcase_add_checked_fixture(tests, open_page, close_page);
    tcase_add_test(tests, test_json__all_fields);
    tcase_add_loop_test(tests, test_json__table, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tests, test_json__malformed, 0, sizeof bad / sizeof *bad);
    tcase_add_test(tests, test_json__nesting_has_a_limit);
    return run_tests("read/jsonl", tests);
}

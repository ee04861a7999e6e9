/* test_json.c - text as JSON: what must be escaped is, everything else stands as it is.
 */
#include "base/json.h"

#include "testing.h"

#define S(text) \
    { text, sizeof(text) - 1 }

static const struct {
    const char *name;
    sodo_slice text;
    const char *want;
} strings[] = {
    {"empty", S(""), "\"\""},
    {"Vietnamese stays", S("Đỗ Mạnh Hiến"), "\"Đỗ Mạnh Hiến\""},
    {"decomposed stays decomposed", S("e\xCC\x81"), "\"e\xCC\x81\""},
    {"quote and backslash", S("a\"b\\c"), "\"a\\\"b\\\\c\""},
    {"line ends and tab", S("a\nb\rc\td"), "\"a\\nb\\rc\\td\""},
    {"NUL and other controls", S("\0\x1B\x7F"), "\"\\u0000\\u001b\\u007f\""},
    {"C1 control", S("\xC2\x85"), "\"\\u0085\""},
    {"no-break space is a letter", S("\xC2\xA0"), "\"\xC2\xA0\""},
    {"a slash needs no escape", S("</script>"), "\"</script>\""},
    {"lone byte", S("a\xFFz"), "\"a\\ufffdz\""},
    {"cut sequence at the end", S("a\xE1\xBB"), "\"a\\ufffd\\ufffd\""},
    {"overlong slash", S("\xC0\xAF"), "\"\\ufffd\\ufffd\""},
    {"surrogate", S("\xED\xA0\x80"), "\"\\ufffd\\ufffd\\ufffd\""},
    {"beyond the BMP", S("\xF0\x9F\x8E\x89"), "\"\xF0\x9F\x8E\x89\""},
};

START_TEST(test_json_string__each_case) {
    sodo_buf out = {0};
    sodo_json_string(strings[_i].text, &out);
    ck_assert_msg(strcmp(out.data, strings[_i].want) == 0, "%s: %s", strings[_i].name,
                  out.data);
    sodo_buf_finish(&out);
}
END_TEST

START_TEST(test_json_key__commas_only_where_due) {
    sodo_buf out = {0};
    sodo_buf_add_str(&out, "{");
    sodo_json_member("a", SODO_LIT("1"), &out);
    sodo_json_member("left out", SODO_LIT(""), &out);
    sodo_json_key("b", &out);
    sodo_buf_add_str(&out, "[");
    for (uint32_t i = 0; i < 3; i++) {
        sodo_json_item(&out);
        sodo_json_number(i * 2147483647u, &out);
    }
    sodo_buf_add_str(&out, "]}");
    ck_assert_str_eq(out.data, "{\"a\": \"1\", \"b\": [0, 2147483647, 4294967294]}");
    sodo_buf_finish(&out);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("json");
    tcase_add_loop_test(tests, test_json_string__each_case, 0,
                        sizeof strings / sizeof *strings);
    tcase_add_test(tests, test_json_key__commas_only_where_due);
    return run_tests("base/json", tests);
}

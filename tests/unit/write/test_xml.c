/* test_xml.c - what XML would read as markup never is. */
#include "write/xml.h"

#include "testing.h"

static const struct {
    const char *text, *body, *attr;
} cases[] = {
    {"", "", ""},
    {"Ban Dân vận", "Ban Dân vận", "Ban Dân vận"},
    {"A & B <c> \"d\" 'e'", "A &amp; B &lt;c&gt; \"d\" 'e'",
     "A &amp; B &lt;c&gt; &quot;d&quot; 'e'"},
    {"&amp;", "&amp;amp;", "&amp;amp;"},
    {"]]>", "]]&gt;", "]]&gt;"},
};

START_TEST(test_xml_text__and_attr) {
    sodo_buf out = {0};
    sodo_buf_add_str(&out, "");
    sodo_xml_text(sodo_slice_of(cases[_i].text), &out);
    ck_assert_str_eq(out.data, cases[_i].body);
    sodo_buf_clear(&out);
    sodo_xml_attr(sodo_slice_of(cases[_i].text), &out);
    ck_assert_str_eq(out.data, cases[_i].attr);
    sodo_buf_finish(&out);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("xml");
    tcase_add_loop_test(tcase, test_xml_text__and_attr, 0, sizeof cases / sizeof *cases);
    return run_tests("xml", tcase);
}

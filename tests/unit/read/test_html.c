/* test_html.c - HTML to the text that a reader would see, and what its head says. */
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
    const char *name, *html, *text;
} cases[] = {
    {"paragraphs", "<p>Một</p><p>Hai</p>", "Một\n\nHai"},
    {"blocks", "<div>Một</div><div>Hai</div>", "Một\nHai"},
    {"breaks", "Một<br>Hai<br/><br>Ba", "Một\nHai\n\nBa"},
    {"white space", "<p>  Một \n\t hai  </p>", "Một hai"},
    {"inline elements", "<p>Bí <b>thư</b>, <i>Huyện</i> ủy</p>", "Bí thư, Huyện ủy"},
    {"glued inline", "<p>Nguy<b>ễn</b></p>", "Nguyễn"},
    {"entities", "<p>&Agrave; &amp; B&nbsp;C &#272;&#7891;ng</p>",
     "À & B\xC2\xA0"
     "C Đồng"},
    {"scripts and styles",
     "<style>p{}</style><p>A</p><script>var x='<p>B</p>';</script><p>C</p>", "A\n\nC"},
    {"comments", "<p>A<!-- <p>B</p> -->C</p>", "AC"},
    {"cells", "<table><tr><td>1<td>Ba<tr><td>2<td>Tư</table>", "1\tBa\n2\tTư"},
    {"lists", "<ul><li>Một<li>Hai</ul>", "Một\nHai"},
    {"preformatted", "<pre>Một\nHai</pre>", "Một\nHai"},
    {"unclosed", "<p>Một <b>hai <i>ba <div>bốn", "Một hai ba\nbốn"},
    {"NUL", "<p>Một\xC2\xA0hai</p>", "Một\xC2\xA0hai"},
    {"no markup", "Một hai", "Một hai"},
    {"title is no text", "<html><head><title>T</title></head><body>A</body></html>", "A"},
    {"nothing", "<html></html>", ""},
    {"empty", "", ""},
};

START_TEST(test_html__table) {
    ck_assert_int_eq(stage_read(&page, "p.html", sodo_slice_of(cases[_i].html)), SODO_OK);
    sodo_slice text = page.work.page.text;
    ck_assert_msg(sodo_slice_is(text, cases[_i].text), "%s: \"%.*s\"", cases[_i].name,
                  (int)text.size, text.data);
}
END_TEST

START_TEST(test_html__head_and_zones) {
    static const char html[] =
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>Hội nghị tổng kết công "
        "tác dân vận | Báo X</title>"
        "<meta property='og:site_name' content='Báo X'>"
        "<meta property='article:published_time' content='2021-12-24T08:00:00+07:00'>"
        "<link rel=canonical href='https://x.vn/a.html'></head><body>"
        "<header><ul><li><a href=#>Trang chủ</a><li><a href=#>Tin tức</a></ul></header>"
        "<article><header><h1>Hội nghị tổng kết công tác dân vận</h1></header>"
        "<p>Sáng ngày 24/12/2021, Ban Dân vận tổ chức Hội nghị tổng kết công tác dân "
        "vận.</p>"
        "<figure><img src=a.jpg><figcaption>Các đại biểu dự hội "
        "nghị</figcaption></figure>"
        "<p class='author'>Hoàng Mai</p></article>"
        "<div class='related-news'><a href=#>Lễ ra quân</a></div>"
        "<footer>Cổng Thông tin điện tử thành phố<br>Điện thoại</footer></body></html>";
    ck_assert_int_eq(stage_read(&page, "p.html", sodo_slice_of(html)), SODO_OK);
    const sodo_page *p = &page.work.page;
    ck_assert(sodo_slice_is(p->title, "Hội nghị tổng kết công tác dân vận"));
    ck_assert(sodo_slice_is(p->publisher, "Báo X"));
    ck_assert(sodo_slice_is(p->url, "https://x.vn/a.html"));
    ck_assert(sodo_slice_is(p->author, "Hoàng Mai"));
    ck_assert(p->date.year == 2021 && p->date.month == 12 && p->date.day == 24);
    ck_assert_uint_eq(p->date_byte_begin, p->date_byte_end);
    sodo_buf out = {0};
    stage_zones(&page, &out);
    ck_assert_str_eq(out.data, "boiler: Trang chủ\nTin tức\n"
                               "title: Hội nghị tổng kết công tác dân vận\n"
                               "lead: Sáng ngày 24/12/2021, Ban Dân vận tổ chức Hội nghị "
                               "tổng kết công tác dân vận.\n"
                               "caption: Các đại biểu dự hội nghị\n"
                               "byline: Hoàng Mai\n"
                               "boiler: Lễ ra quân\n"
                               "masthead: Cổng Thông tin điện tử thành phố\n"
                               "boiler: Điện thoại\n");
    sodo_buf_finish(&out);
}
END_TEST

START_TEST(test_html__classes_around_the_whole_page) {
    /* a layout's name must not make the article a menu */
    static const char html[] =
        "<div class='content-sidebar'><div class='post author-admin'><h1>Huyện ủy "
        "họp</h1><p>Sáng nay, Huyện ủy Lý Nhân tổ chức hội "
        "nghị tổng kết công tác dân vận năm 2021 tại hội "
        "trường.</p><p>Dự hội nghị có đông đảo đại "
        "biểu của các xã, thị trấn trên địa bàn huyện và lãnh đạo "
        "các ban của Huyện ủy.</p></div>";
    ck_assert_int_eq(stage_read(&page, "p.html", sodo_slice_of(html)), SODO_OK);
    for (size_t i = 0; i < page.work.page.zones.count; i++)
        ck_assert_int_lt(page.work.page.zones.items[i].zone, SODO_ZONE_CAPTION);
}
END_TEST

static void nested(sodo_buf *out, size_t depth) {
    for (size_t i = 0; i < depth; i++) sodo_buf_add_str(out, "<div>");
    sodo_buf_add_str(out, "Một");
    for (size_t i = 0; i < depth; i++) sodo_buf_add_str(out, "</div>");
}

START_TEST(test_html__nesting_has_a_limit) {
    sodo_buf html = {0};
    nested(&html, 998); /* and <html>, <body> */
    ck_assert_int_eq(stage_read(&page, "p.html", sodo_buf_slice(&html)), SODO_OK);
    ck_assert(sodo_slice_is(page.work.page.text, "Một"));
    sodo_buf_clear(&html);
    nested(&html, 999);
    ck_assert_int_eq(stage_read(&page, "p.html", sodo_buf_slice(&html)), SODO_ERR_LIMIT);
    ck_assert_ptr_nonnull(strstr(page.error.message, "1000"));
    ck_assert_str_eq(page.error.path, "p.html");
    sodo_buf_finish(&html);
}
END_TEST

START_TEST(test_html__hostile) {
    static const char *const pieces[] = {
        "<", "<b>", "</i>", "<!--", "<a href='", "&#x110000;", "<td>", "<svg><title>"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        sodo_buf html = {0};
        for (int n = 0; n < 900; n++) sodo_buf_add_str(&html, pieces[i]);
        sodo_status status = stage_read(&page, "p.html", sodo_buf_slice(&html));
        ck_assert_msg(status == SODO_OK || status == SODO_ERR_LIMIT, "%s: %d", pieces[i],
                      status);
        sodo_buf_finish(&html);
    }
}
END_TEST

START_TEST(test_html__charset_of_the_page) {
    static const char html[] =
        "<meta charset=\"windows-1258\"><p>\xD0\xF4\xCCng ch\xED</p>";
    sodo_buf folded = {0};
    ck_assert_int_eq(stage_read(&page, "p.html", (sodo_slice){html, sizeof html - 1}),
                     SODO_OK);
    ck_assert_int_eq(sodo_fold_phrase(page.folder, page.work.page.text, &folded),
                     SODO_OK);
    ck_assert_str_eq(folded.data, "đồng chí");
    sodo_buf_finish(&folded);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("html");
    tcase_add_checked_fixture(tests, open_page, close_page);
    tcase_add_loop_test(tests, test_html__table, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, test_html__head_and_zones);
    tcase_add_test(tests, test_html__classes_around_the_whole_page);
    tcase_add_test(tests, test_html__nesting_has_a_limit);
    tcase_add_test(tests, test_html__hostile);
    tcase_add_test(tests, test_html__charset_of_the_page);
    return run_tests("read/html", tests);
}

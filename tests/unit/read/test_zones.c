/* test_zones.c - which lines are title, lead, body, caption, byline, masthead, boiler;
 * page facts. */
#include "stage.h"

#include "testing.h"

static stage page;

static void open_page(void) {
    stage_open(&page);
}

static void close_page(void) {
    stage_close(&page);
}

#define PROSE \
    "Sáng nay, Huyện ủy Lý Nhân tổ chức hội nghị tổng kết công tác dân vận năm 2021."
#define MORE \
    "Dự hội nghị có đồng chí Nguyễn Văn Ba, Bí thư Huyện ủy, cùng đông đảo đại biểu."

static const struct {
    const char *name, *text, *zones;
} cases[] = {
    {"title and text", "Huyện ủy họp\n\n" PROSE "\n" MORE,
     "title: Huyện ủy họp\nlead: " PROSE "\nbody: " MORE "\n"},
    {"no title", PROSE "\n" MORE, "lead: " PROSE "\nbody: " MORE "\n"},
    {"date and counter",
     "Huyện ủy họp bàn\nThứ 5, 29.09.2022 | 15:08:06\n954 lượt xem\n" PROSE,
     "title: Huyện ủy họp bàn\nmasthead: Thứ 5, 29.09.2022 | 15:08:06\nboiler: 954 lượt "
     "xem\nlead: " PROSE "\n"},
    {"masthead above",
     "Cổng thông tin điện tử huyện Lý Nhân\nThư viện huyện Lý Nhân (cũ)\n\nHuyện ủy "
     "họp\n" PROSE,
     "masthead: Cổng thông tin điện tử huyện Lý Nhân\nThư viện huyện Lý Nhân "
     "(cũ)\ntitle: Huyện ủy họp\nlead: " PROSE "\n"},
    {"menu above", "Trang | Tin | Văn bản\nHuyện ủy họp\n" PROSE,
     "boiler: Trang | Tin | Văn bản\ntitle: Huyện ủy họp\nlead: " PROSE "\n"},
    {"title twice", "Huyện ủy họp bàn\nTin tức\nHuyện ủy họp bàn\n" PROSE,
     "title: Huyện ủy họp bàn\nmasthead: Tin tức\ntitle: Huyện ủy họp bàn\nlead: " PROSE
     "\n"},
    {"a word of counters begins a title", "Tổng kết công tác dân vận năm 2021\n" PROSE,
     "title: Tổng kết công tác dân vận năm 2021\nlead: " PROSE "\n"},
    {"caption", "Huyện ủy họp\n" PROSE "\n\nCác đại biểu dự hội nghị\n\n" MORE,
     "title: Huyện ủy họp\nlead: " PROSE
     "\ncaption: Các đại biểu dự hội nghị\nbody: " MORE "\n"},
    {"caption with a credit",
     "Huyện ủy họp\n" PROSE "\n\nBa phát biểu. Ảnh: Văn Vương\n\n" MORE,
     "title: Huyện ủy họp\nlead: " PROSE
     "\ncaption: Ba phát biểu.\nbyline: Ảnh: Văn Vương\nbody: " MORE "\n"},
    {"caption by its words",
     "Huyện ủy họp\n" PROSE "\nÔng Ba (bìa phải) chúc mừng các đồng chí.\n" MORE,
     "title: Huyện ủy họp\nlead: " PROSE
     "\ncaption: Ông Ba (bìa phải) chúc mừng các đồng chí.\nbody: " MORE "\n"},
    {"caption inside a paragraph",
     "Huyện ủy họp\n" PROSE
     " Ông Ba phát biểu. Ảnh: Trọng Đức/TTXVN Ngày 27/6, đoàn làm việc.",
     "title: Huyện ủy họp\nlead: " PROSE
     "\ncaption: Ông Ba phát biểu.\nbyline: Ảnh: Trọng Đức/TTXVN\nlead: Ngày 27/6, đoàn "
     "làm việc.\n"},
    {"credit in brackets", "Huyện ủy họp\n" PROSE " (Ảnh: Văn Điệp/TTXVN) Nhận lời mời.",
     "title: Huyện ủy họp\ncaption: " PROSE
     "\nbyline: (Ảnh: Văn Điệp/TTXVN)\nlead: Nhận lời mời.\n"},
    {"no credit", "Huyện ủy họp\n" PROSE "\n\nẢnh: Toàn cảnh hội nghị",
     "title: Huyện ủy họp\nlead: " PROSE "\ncaption: Ảnh: Toàn cảnh hội nghị\n"},
    {"bylines", "Huyện ủy họp\n" PROSE "\n\nTin, ảnh: Mua Sính - Hồng Gấm",
     "title: Huyện ủy họp\nlead: " PROSE "\nbyline: Tin, ảnh: Mua Sính - Hồng Gấm\n"},
    {"signature", "Huyện ủy họp\n" PROSE "\n\nHoàng Mai\n\nTrung tâm VH-TT Giao Thủy",
     "title: Huyện ủy họp\nlead: " PROSE
     "\nbyline: Hoàng Mai\n\nTrung tâm VH-TT Giao Thủy\n"},
    {"agency", "Huyện ủy họp\n" PROSE "\nTheo TTXVN",
     "title: Huyện ủy họp\nlead: " PROSE "\nbyline: Theo TTXVN\n"},
    {"running text that begins like a byline",
     "Huyện ủy họp\n" PROSE
     "\nTheo báo cáo của huyện, công tác dân vận đạt nhiều kết quả.",
     "title: Huyện ủy họp\nlead: " PROSE
     "\nbody: Theo báo cáo của huyện, công tác dân vận đạt nhiều kết quả.\n"},
    {"related links",
     "Huyện ủy họp\n" PROSE "\n\nTIN LIÊN QUAN\n- Lễ ra quân: ông Nhan dự\n- Khám bệnh",
     "title: Huyện ủy họp\nlead: " PROSE
     "\nboiler: TIN LIÊN QUAN\n- Lễ ra quân: ông Nhan dự\n- Khám bệnh\n"},
    {"foot",
     "Huyện ủy họp\n" PROSE "\n\nĐang online: 3\nCổng Thông tin điện tử huyện\nĐịa chỉ: "
     "số 18 Hoàng Diệu\n18 Minh Khai, Hải Phòng",
     "title: Huyện ủy họp\nlead: " PROSE
     "\nboiler: Đang online: 3\nmasthead: Cổng Thông tin điện tử huyện\nĐịa chỉ: số 18 "
     "Hoàng Diệu\n18 Minh Khai, Hải Phòng\n"},
    {"list of people",
     "Huyện ủy họp\n" PROSE "\nDự có:\n- Ông Ba, Bí thư\n- Ông Tư, Phó Bí thư\n" MORE,
     "title: Huyện ủy họp\nlead: " PROSE
     "\nbody: Dự có:\n- Ông Ba, Bí thư\n- Ông Tư, Phó Bí thư\n" MORE "\n"},
    {"pictures and addresses",
     "Huyện ủy họp\n" PROSE "\n17mv7.png\nÔng Ba phát biểu\nhttps://x.vn/a.html",
     "title: Huyện ủy họp\nlead: " PROSE
     "\nboiler: 17mv7.png\ncaption: Ông Ba phát biểu\nbyline: https://x.vn/a.html\n"},
    {"front matter",
     "date: 2026-05-19 10:00:01\nfull-width: false\n- Quy hoạch\n**" PROSE "**",
     "masthead: date: 2026-05-19 10:00:01\nboiler: full-width: false\n- Quy hoạch\nlead: "
     "**" PROSE "**\n"},
    {"tags in the text", "<strong>Huyện ủy họp bàn</strong><br/>\n&nbsp;\n" PROSE,
     "title: <strong>Huyện ủy họp bàn</strong><br/>\nlead: &nbsp;\n" PROSE "\n"},
    {"short title, long summary",
     "Tín hiệu vui\nTừ đầu năm đến nay huyện đã đón hơn hai mươi nghìn lượt khách du "
     "lịch\n" PROSE,
     "title: Tín hiệu vui\nlead: Từ đầu năm đến nay huyện đã đón hơn hai mươi nghìn lượt "
     "khách "
     "du lịch\n" PROSE "\n"},
    {"name of the site above", "Huyện Lý Nhân\n\nHuyện ủy họp bàn việc làng\n" PROSE,
     "masthead: Huyện Lý Nhân\ntitle: Huyện ủy họp bàn việc làng\nlead: " PROSE "\n"},
    {"a counter's word and a colon begin a title",
     "Thống kê: Huyện ủy họp nhiều hơn mọi năm trước\n" PROSE,
     "title: Thống kê: Huyện ủy họp nhiều hơn mọi năm trước\nlead: " PROSE "\n"},
    {"a dash begins the text", "Huyện ủy họp\n- " PROSE " " MORE,
     "title: Huyện ủy họp\nlead: - " PROSE " " MORE "\n"},
    {"a day begins the text",
     "Huyện ủy họp\nNgày 7/2, Tổng cục Chính trị thông báo tuyển sinh vào các trường.",
     "title: Huyện ủy họp\nlead: Ngày 7/2, Tổng cục Chính trị thông báo tuyển sinh vào "
     "các trường.\n"},
    {"a credit and the next sentence",
     "Huyện ủy họp\n" PROSE " Ông Ba nói. Ảnh: PT Ông Tư nói thêm.",
     "title: Huyện ủy họp\nlead: " PROSE
     "\ncaption: Ông Ba nói.\nbyline: Ảnh: PT\nlead: Ông Tư nói thêm.\n"},
    {"a credit without a colon",
     "Huyện ủy họp\n" PROSE " Ông Ba nói. Ảnh Thành Duy Ông Tư nói thêm.",
     "title: Huyện ủy họp\nlead: " PROSE
     "\ncaption: Ông Ba nói.\nbyline: Ảnh Thành Duy\nlead: Ông Tư nói thêm.\n"},
    {"a sentence about pictures",
     "Huyện ủy họp\n" PROSE " Ông Ba nói. Ảnh của Thành Duy treo ở huyện.",
     "title: Huyện ủy họp\nlead: " PROSE
     " Ông Ba nói. Ảnh của Thành Duy treo ở huyện.\n"},
    {"a credit with initials", "Huyện ủy họp\n" PROSE " Ông Ba nói. Ảnh: N.T.Hà",
     "title: Huyện ủy họp\nlead: " PROSE "\ncaption: Ông Ba nói.\nbyline: Ảnh: N.T.Hà\n"},
    {"a credit without capitals", "Huyện ủy họp\n" PROSE "\n\nÔng Ba nói. Ảnh: internet",
     "title: Huyện ủy họp\nlead: " PROSE
     "\ncaption: Ông Ba nói.\nbyline: Ảnh: internet\n"},
    {"a city's abbreviation in a caption",
     "Huyện ủy họp\n" PROSE " Đoàn thăm TP. Cần Thơ. Ảnh: TTXVN",
     "title: Huyện ủy họp\nlead: " PROSE
     "\ncaption: Đoàn thăm TP. Cần Thơ.\nbyline: Ảnh: TTXVN\n"},
    {"nothing but headings", "Huyện ủy họp\nHội nghị",
     "title: Huyện ủy họp\nlead: Hội nghị\n"},
};

START_TEST(test_zones__table) {
    sodo_buf out = {0};
    ck_assert_int_eq(stage_read(&page, "p.txt", sodo_slice_of(cases[_i].text)), SODO_OK);
    stage_zones(&page, &out);
    ck_assert_msg(sodo_slice_is(sodo_buf_slice(&out), cases[_i].zones), "%s:\n%s",
                  cases[_i].name, out.data);
    sodo_buf_finish(&out);
}
END_TEST

static const struct {
    const char *name, *text;
    sodo_date date;
    const char *span; /* where it stands, "" = nowhere */
} dates[] = {
    {"weekday and time",
     "Huyện ủy họp bàn\nThứ 5, 29.09.2022 | 15:08:06\n" PROSE,
     {2022, 9, 29},
     "29.09.2022"},
    {"label",
     "Huyện ủy họp bàn\n(Ngày đăng 09/8/2022)\n" PROSE,
     {2022, 8, 9},
     "09/8/2022"},
    {"label and counter",
     "Huyện ủy họp\nCập nhật: 23-03-2016 | Lượt xem: 1.306\n" PROSE,
     {2016, 3, 23},
     "23-03-2016"},
    {"front matter", "date: 2026-05-19 10:00:01\n" PROSE, {2026, 5, 19}, "2026-05-19"},
    {"no year", "Friday, 14/8 09:12\n\nHuyện ủy họp bàn\n" PROSE, {0, 8, 14}, "14/8"},
    {"brackets before the text",
     "Huyện ủy họp\n\n(24/5/2023)  " PROSE,
     {2023, 5, 24},
     "24/5/2023"},
    {"a place after it",
     "Huyện ủy họp\n19.04.2024  |  Nam Sách, Hải Dương\n" PROSE,
     {2024, 4, 19},
     "19.04.2024"},
    {"label below the text",
     "Huyện ủy họp\n" PROSE "\nNgày đăng: 1/2/2020",
     {2020, 2, 1},
     "1/2/2020"},
    {"label goes before a bare date",
     "Huyện ủy họp\n3/2/2020\n" PROSE "\nNgày đăng: 1/2/2020",
     {2020, 2, 1},
     "1/2/2020"},
    {"in words",
     "Huyện ủy họp\nThứ 5, ngày 12 tháng 5 năm 2023\n" PROSE,
     {2023, 5, 12},
     "12 tháng 5 năm 2023"},
    {"in other words", "Huyện ủy họp\n12 người 5 việc 2023\n" PROSE, {0}, ""},
    {"an author after it",
     "Huyện ủy họp\n1/2/2020 - Tin, ảnh: Ba Tư\n" PROSE,
     {2020, 2, 1},
     "1/2/2020"},
    {"in tags",
     "<b>Huyện ủy họp</b>\n<i>Ngày đăng: 1/2/2020</i>\n" PROSE,
     {2020, 2, 1},
     "1/2/2020"},
    {"date of the event", "Huyện ủy họp\nSáng ngày 24/12/2021, " PROSE, {0}, ""},
    {"date in a related link",
     "Huyện ủy họp\n" PROSE "\nLễ ra quân năm 2016 (14-03-2016)",
     {0},
     ""},
    {"bare date below the text", "Huyện ủy họp\n" PROSE "\n1/2/2020", {0}, ""},
    {"telephone", "Huyện ủy họp\n0225.3821.055\n" PROSE, {0}, ""},
    {"no date", "Huyện ủy họp\n" PROSE, {0}, ""},
};

START_TEST(test_zones__date) {
    ck_assert_int_eq(stage_read(&page, "p.txt", sodo_slice_of(dates[_i].text)), SODO_OK);
    const sodo_page *p = &page.work.page;
    ck_assert_msg(
        p->date.year == dates[_i].date.year && p->date.month == dates[_i].date.month &&
            p->date.day == dates[_i].date.day,
        "%s: %d-%d-%d", dates[_i].name, p->date.year, p->date.month, p->date.day);
    sodo_slice span = {p->text.data + p->date_byte_begin,
                       p->date_byte_end - p->date_byte_begin};
    ck_assert_msg(sodo_slice_is(span, dates[_i].span), "%s", dates[_i].name);
}
END_TEST

START_TEST(test_zones__facts) {
    ck_assert_int_eq(
        stage_read(
            &page, "p.txt",
            SODO_LIT("Cổng Thông tin điện tử huyện Lý Nhân\n\nHuyện ủy họp bàn\n" PROSE
                     "\n\nDƯƠNG DUYÊN/baolangson.vn\n\nhttps://baolangson.vn/a.html\n")),
        SODO_OK);
    const sodo_page *p = &page.work.page;
    ck_assert(sodo_slice_is(p->title, "Huyện ủy họp bàn"));
    ck_assert(sodo_slice_is(p->author, "DƯƠNG DUYÊN"));
    ck_assert(sodo_slice_is(p->publisher, "Cổng Thông tin điện tử huyện Lý Nhân"));
    ck_assert(sodo_slice_is(p->url, "https://baolangson.vn/a.html"));
    ck_assert(sodo_slice_is(p->source, "p.txt"));
}
END_TEST

START_TEST(test_zones__wrapped_lines_stay_one_zone) {
    ck_assert_int_eq(
        stage_read(&page, "p.txt",
                   SODO_LIT("Huyện ủy họp bàn\n\n" PROSE
                            " Đồng chí Đinh Công Tuyên, Phó Chủ tịch\nỦy ban MTTQ Việt "
                            "Nam tỉnh chủ trì.\n\n" MORE "\n\n" PROSE)),
        SODO_OK);
    ck_assert_uint_eq(page.work.page.zones.count, 3); /* title, lead, body */
}
END_TEST

START_TEST(test_zones__many_lines) {
    /* linear in the lines, whatever they look like */
    static const char *const lines[] = {"Ảnh: A\n", "(Ảnh: ",     "a:",   "Một hai ba\n",
                                        "- x\n\n",  "1/2/2020\n", "<b>\n"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        sodo_buf text = {0};
        for (int n = 0; n < 100000; n++) sodo_buf_add_str(&text, lines[i]);
        ck_assert_int_eq(stage_read(&page, "p.txt", sodo_buf_slice(&text)), SODO_OK);
        sodo_buf_finish(&text);
    }
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("zones");
    tcase_add_checked_fixture(tests, open_page, close_page);
    tcase_add_loop_test(tests, test_zones__table, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tests, test_zones__date, 0, sizeof dates / sizeof *dates);
    tcase_add_test(tests, test_zones__facts);
    tcase_add_test(tests, test_zones__wrapped_lines_stay_one_zone);
    tcase_add_test(tests, test_zones__many_lines);
    return run_tests("read/zones", tests);
}

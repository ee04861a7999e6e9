/* test_across_events.c - when two pages report one event: each row is two reports. */
#include "made.h"
#include "testing.h"

typedef struct report {
    const char *name, *kind, *date, *place, *organizer; /* organizer NULL = not told */
} report;

#define LONG "Hội nghị tổng kết công tác dân vận năm 2021, triển khai nhiệm vụ năm 2022"
#define SHORT "Hội nghị tổng kết công tác dân vận năm 2021"

static const struct {
    const char *what;
    report a, b;
    bool same;
} pairs[] = {
    {"the same name",
     {LONG, "conference", "2021-12-24", NULL, NULL},
     {LONG, "conference", "2021-12-24", NULL, NULL},
     true},
    {"another day",
     {LONG, "conference", "2021-12-24", "phủ lý", "Ban Dân vận@phủ lý"},
     {LONG, "conference", "2021-12-25", "phủ lý", "Ban Dân vận@phủ lý"},
     false},
    {"a shorter name, the same organizer",
     {LONG, "conference", "2021-12-24", "phủ lý", "Ban Dân vận@phủ lý"},
     {SHORT, "conference", "2021-12-24", "phủ lý", "Ban Dân vận@phủ lý"},
     true},
    {"the same name in another district",
     {SHORT, "conference", "2021-12-24", "phủ lý", "Ban Dân vận@phủ lý"},
     {SHORT, "conference", "2021-12-24", "lý nhân", "Ban Dân vận@lý nhân"},
     false},
    {"one conference seen from another place",
     {LONG, "conference", "2021-12-24", "hà nam", "Ban Dân vận Trung ương@"},
     {LONG, "conference", "2021-12-24", "lạng sơn", "Ban Dân vận Trung ương@"},
     true},
    {"another kind",
     {"Lễ kỷ niệm ngày thành lập", "ceremony", "2021-12-24", "phủ lý", NULL},
     {"Hội nghị kỷ niệm ngày thành lập", "conference", "2021-12-24", "phủ lý", NULL},
     false},
    {"too short a name",
     {"Hội nghị", "conference", "2021-12-24", NULL, NULL},
     {"Hội nghị", "conference", "2021-12-24", NULL, NULL},
     false},
    {"the next session of the same day",
     {"Kỳ họp thứ 13 Hội đồng nhân dân", "session", "2021-12-24", NULL, NULL},
     {"Kỳ họp thứ 14 Hội đồng nhân dân", "session", "2021-12-24", NULL, NULL},
     false},
    {"marks and case do not matter",
     {"Hội nghị giao ban khối dân vận quý III", "conference", "2021-12-24", NULL, NULL},
     {"HỘI NGHỊ GIAO BAN KHỐI DÂN VẬN QUÝ III", "conference", "2021-12-24", NULL, NULL},
     true},
    {"a day that is not known",
     {LONG, "conference", "2021-12", NULL, NULL},
     {LONG, "conference", "2021-12", NULL, NULL},
     false},
};
enum { PAIRS = sizeof pairs / sizeof *pairs };

static made page_of(const char *id, const report *r) {
    made m = made_page(id, "2021-12-26", NULL);
    int32_t event = made_event(&m, r->name, r->kind, r->date, r->place);
    if (r->organizer)
        made_fact(&m, SODO_REL_ORGANIZES, made_body(&m, r->organizer, -1), event,
                  (made_says){"", 80, ""});
    return m;
}

/* Protects: the reasons of across_events.c and their weights. */
START_TEST(test_across_events__pair) {
    made a = page_of("a", &pairs[_i].a), b = page_of("b", &pairs[_i].b);
    sodo_network net;
    made_network((made *const[]){&a, &b}, 2, &net);
    ck_assert_msg(made_count(&net, SODO_NODE_EVENT) == (pairs[_i].same ? 1 : 2), "%s",
                  pairs[_i].what);
    sodo_network_finish(&net);
    made_finish(&a);
    made_finish(&b);
}
END_TEST

/* Protects: two events that one page tells apart never meet, whatever a second page says.
 */
START_TEST(test_across_events__one_page_decides) {
    made a = made_page("a", "2021-12-24", NULL), b = made_page("b", "2021-12-24", NULL);
    made_event(&a, LONG, "conference", "2021-12-24", NULL);
    made_event(&a, LONG " lần hai", "conference", "2021-12-24", NULL);
    made_event(&b, LONG, "conference", "2021-12-24", NULL);
    sodo_network net;
    made_network((made *const[]){&a, &b}, 2, &net);
    ck_assert_uint_eq(made_count(&net, SODO_NODE_EVENT), 2);
    sodo_network_finish(&net);
    made_finish(&a);
    made_finish(&b);
}
END_TEST

/* Protects: guests of one name at one event are one person. */
START_TEST(test_across_events__guests) {
    made a = page_of("a", &pairs[0].a), b = page_of("b", &pairs[0].b);
    made_fact(&a, SODO_REL_ATTENDS, made_person(&a, "Lê Thị Hà"), 0,
              (made_says){"chair", 80, "x"});
    made_fact(&b, SODO_REL_ATTENDS, made_person(&b, "Lê Thị Hà"), 0,
              (made_says){"speak", 70, "y"});
    sodo_network net;
    made_network((made *const[]){&b, &a}, 2, &net);
    ck_assert_uint_eq(made_count(&net, SODO_NODE_PERSON), 1);
    const sodo_edge *e =
        made_edge(&net, SODO_EDGE_ATTENDS, made_find(&net, SODO_NODE_PERSON, "Lê Thị Hà"),
                  made_find(&net, SODO_NODE_EVENT, LONG));
    ck_assert_ptr_nonnull(e);
    ck_assert(sodo_slice_is(e->roles, "chair|speak"));
    ck_assert_uint_eq(e->sources, 2);
    ck_assert_uint_eq(e->confidence, 83);
    sodo_network_finish(&net);
    made_finish(&a);
    made_finish(&b);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("across_events");
    tcase_add_loop_test(tests, test_across_events__pair, 0, PAIRS);
    tcase_add_test(tests, test_across_events__one_page_decides);
    tcase_add_test(tests, test_across_events__guests);
    return run_tests("resolve/across_events", tests);
}

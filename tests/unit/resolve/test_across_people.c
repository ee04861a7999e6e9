/* test_across_people.c - who is who across pages: each row is two pages that name one
 * name. */
#include "made.h"
#include "testing.h"

typedef struct shown {
    const char *date, *place;                 /* of the page */
    const char *title, *rank, *body, *status; /* title NULL = the name alone */
} shown;

#define NAME "Nguyễn Văn Khải"
#define SECRETARY(d, s) \
    { d, "phủ lý", "Bí thư", "secretary", "Thành ủy@phủ lý", s }
#define CHAIR(d, s) \
    { d, "lý nhân", "Chủ tịch", "chair", "UBND@lý nhân", s }

static const struct {
    const char *what;
    const char *name;
    shown a, b;
    bool same;
} pairs[] = {
    {"the same post", NAME, SECRETARY("2021-12-24", ""), SECRETARY("2023-01-05", ""),
     true},
    {"the same post, once as former", NAME, SECRETARY("2021-12-24", ""),
     SECRETARY("2024-01-05", "former"), true},
    {"two posts of one body",
     NAME,
     SECRETARY("2021-12-24", ""),
     {"2022-03-01", "phủ lý", "Phó Bí thư", "deputy_secretary", "Thành ủy@phủ lý", ""},
     true},
    {"two districts at one time", NAME, SECRETARY("2021-12-24", ""),
     CHAIR("2022-05-24", ""), false},
    {"two provinces",
     NAME,
     SECRETARY("2021-12-24", ""),
     {"2022-03-01", "lạng sơn", "Chủ tịch", "chair", "Hội Nông dân@lạng sơn", ""},
     false},
    {"two provinces, years apart",
     NAME,
     SECRETARY("2011-12-24", ""),
     {"2022-03-01", "lạng sơn", "Chủ tịch", "chair", "Hội Nông dân@lạng sơn", ""},
     false},
    {"two heads in one province at one time",
     NAME,
     {"2021-12-24", "hà nam", "Giám đốc", "head", "Sở Y tế@hà nam", ""},
     {"2022-02-24", "hà nam", "Trưởng Ban", "head", "Ban Dân vận Tỉnh ủy@hà nam", ""},
     false},
    {"two heads in one province, one after the other",
     NAME,
     {"2018-12-24", "hà nam", "Giám đốc", "head", "Sở Y tế@hà nam", ""},
     {"2021-02-24", "hà nam", "Phó Chủ tịch", "deputy_chair", "UBND@hà nam", ""},
     true},
    {"no post, but the same district",
     NAME,
     SECRETARY("2021-12-24", ""),
     {"2022-05-24", "phủ lý", NULL, NULL, NULL, NULL},
     true},
    {"no post, another district",
     NAME,
     SECRETARY("2021-12-24", ""),
     {"2022-05-24", "lý nhân", NULL, NULL, NULL, NULL},
     false},
    {"no post, another province",
     NAME,
     SECRETARY("2021-12-24", ""),
     {"2022-05-24", "lạng sơn", NULL, NULL, NULL, NULL},
     false},
    {"two names without posts in one district",
     NAME,
     {"2021-12-24", "phủ lý", NULL, NULL, NULL, NULL},
     {"2022-05-24", "phủ lý", NULL, NULL, NULL, NULL},
     true},
    {"two names without posts anywhere",
     NAME,
     {"2021-12-24", NULL, NULL, NULL, NULL, NULL},
     {"2022-05-24", NULL, NULL, NULL, NULL, NULL},
     false},
    {"a given name alone tells nobody",
     "Khải",
     {"2021-12-24", "phủ lý", NULL, NULL, NULL, NULL},
     {"2022-05-24", "hà nam", NULL, NULL, NULL, NULL},
     false},
    {"one seat of many, no place known",
     NAME,
     {"2021-12-24", NULL, "Ủy viên", "member", "Trung ương Đảng@", ""},
     {"2022-05-24", NULL, "Ủy viên", "member", "Trung ương Đảng@", ""},
     true},
    {"delegates of two provinces",
     NAME,
     {"2021-12-24", "hà nam", "Đại biểu", "delegate", "Quốc hội@", ""},
     {"2022-05-24", "lạng sơn", "Đại biểu", "delegate", "Quốc hội@", ""},
     false},
    {"delegates of one province",
     NAME,
     {"2021-12-24", "hà nam", "Đại biểu", "delegate", "Quốc hội@", ""},
     {"2022-05-24", "hà nam", "Đại biểu", "delegate", "Quốc hội@", ""},
     true},
    {"a minister on pages about two provinces",
     NAME,
     {"2021-12-24", "hà nam", "Bộ trưởng", "minister", "Bộ Y tế@", ""},
     {"2022-05-24", "lạng sơn", "Bộ trưởng", "minister", "Bộ Y tế@", ""},
     true},
    {"before the day of unknown dates", NAME, SECRETARY("", ""),
     SECRETARY("2022-01-01", ""), true},
};
enum { PAIRS = sizeof pairs / sizeof *pairs };

static made page_of(const char *id, const char *name, const shown *s) {
    made m = made_page(id, s->date, s->place);
    if (s->title)
        made_post(&m, name, s->title, s->rank, s->body, s->status);
    else
        made_person(&m, name);
    return m;
}

/* Protects: the reasons of across_reasons.c and their weights. */
START_TEST(test_across_people__pair) {
    made a = page_of("a", pairs[_i].name, &pairs[_i].a);
    made b = page_of("b", pairs[_i].name, &pairs[_i].b);
    sodo_network net;
    made_network((made *const[]){&a, &b}, 2, &net);
    ck_assert_msg(made_count(&net, SODO_NODE_PERSON) == (pairs[_i].same ? 1 : 2), "%s",
                  pairs[_i].what);
    sodo_network_finish(&net);
    made_finish(&a);
    made_finish(&b);
}
END_TEST

/* Protects: a move that a page tells joins two posts that would exclude each other. */
START_TEST(test_across_people__told_move) {
    const shown before = SECRETARY("2021-12-24", ""), after = CHAIR("2022-09-01", "");
    made a = page_of("a", NAME, &before), c = page_of("c", NAME, &after);
    made b = made_page("b", "2022-08-30", "hà nam");
    made_post(&b, NAME, "Bí thư", "secretary", "Thành ủy@phủ lý", "left");
    made_post(&b, NAME, "Chủ tịch", "chair", "UBND@lý nhân", "appointed");
    sodo_network net;
    made_network((made *const[]){&a, &c}, 2, &net);
    ck_assert_uint_eq(made_count(&net, SODO_NODE_PERSON), 2);
    sodo_network_finish(&net);
    made_network((made *const[]){&a, &c, &b}, 3, &net);
    ck_assert_uint_eq(made_count(&net, SODO_NODE_PERSON), 1);
    ck_assert_uint_eq(net.aliases.count, 2);
    sodo_network_finish(&net);
    made_finish(&a);
    made_finish(&b);
    made_finish(&c);
}
END_TEST

/* Protects: a name without a post is given to nobody where it fits two. */
START_TEST(test_across_people__doubtful) {
    const shown one = SECRETARY("2021-12-24", "");
    const shown other = {"2022-02-24",         "phủ lý", "Trưởng Ban", "head",
                         "Ban Tổ chức@phủ lý", ""};
    const shown bare = {"2022-01-24", "phủ lý", NULL, NULL, NULL, NULL};
    made a = page_of("a", NAME, &one), b = page_of("b", NAME, &other);
    made c = page_of("c", NAME, &bare);
    sodo_network net;
    made_network((made *const[]){&a, &b, &c}, 3, &net);
    ck_assert_uint_eq(made_count(&net, SODO_NODE_PERSON), 3);
    sodo_network_finish(&net);
    made_finish(&a);
    made_finish(&b);
    made_finish(&c);
}
END_TEST

/* Protects: i and y are different letters in names, case is not. */
START_TEST(test_across_people__spelling) {
    made a = made_page("a", "2021-12-24", "phủ lý"),
         b = made_page("b", "2021-12-25", "phủ lý");
    made c = made_page("c", "2021-12-26", "phủ lý");
    made_post(&a, "Trần Thị Mỹ", "Bí thư", "secretary", "Thành ủy@phủ lý", "");
    made_post(&b, "TRẦN THỊ MỸ", "Bí thư", "secretary", "Thành ủy@phủ lý", "");
    made_post(&c, "Trần Thị Mĩ", "Bí thư", "secretary", "Thành ủy@phủ lý", "");
    sodo_network net;
    made_network((made *const[]){&a, &b, &c}, 3, &net);
    ck_assert_uint_eq(made_count(&net, SODO_NODE_PERSON), 2);
    uint32_t first = made_find(&net, SODO_NODE_PERSON, "Trần Thị Mỹ");
    ck_assert_uint_ne(first, SODO_NO_NODE);
    ck_assert(sodo_slice_is(net.nodes.items[first].other_names, "TRẦN THỊ MỸ"));
    sodo_network_finish(&net);
    made_finish(&a);
    made_finish(&b);
    made_finish(&c);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("across_people");
    tcase_add_loop_test(tests, test_across_people__pair, 0, PAIRS);
    tcase_add_test(tests, test_across_people__told_move);
    tcase_add_test(tests, test_across_people__doubtful);
    tcase_add_test(tests, test_across_people__spelling);
    return run_tests("resolve/across_people", tests);
}

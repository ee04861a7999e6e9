/* test_across_review.c - which pairs are put before somebody: those judged closely. */
#include "failing_malloc.h"
#include "made.h"
#include "testing.h"

#define SECRETARY "Bí thư", "secretary", "Huyện ủy@lý nhân", ""
#define HEAD "Trưởng Ban", "head", "Ban Dân vận@phủ lý", ""

typedef struct said {
    const char *date, *place, *name, *post[4]; /* post: title, rank, body, status */
} said;

typedef struct review_case {
    const char *name;
    said pages[3];
    const char *want; /* "joined 45 NAME/NAME; …" */
} review_case;

static const review_case cases[] = {
    {"far apart in land: not doubtful",
     {{"2021-12-24", "phủ lý", "Nguyễn Văn Khải", {SECRETARY}},
      {"2021-12-24",
       "lạng sơn",
       "Nguyễn Văn Khải",
       {"Chủ tịch", "chair", "UBND@lạng sơn", ""}}},
     ""},
    {"the same post: not doubtful",
     {{"2021-12-24", "lý nhân", "Nguyễn Văn Khải", {SECRETARY}},
      {"2022-12-24", "lý nhân", "Nguyễn Văn Khải", {SECRETARY}}},
     ""},
    {"two posts in one province at one time",
     {{"2021-12-24", "lý nhân", "Nguyễn Văn Khải", {SECRETARY}},
      {"2022-01-24",
       "hà nam",
       "Nguyễn Văn Khải",
       {"Giám đốc", "head", "Sở Nội vụ@hà nam", ""}}},
     "apart 15 Nguyễn Văn Khải/Nguyễn Văn Khải"},
    {"a later post in the province: joined, but by little",
     {{"2016-12-24",
       "hà nam",
       "Nguyễn Văn Khải",
       {"Trưởng phòng", "head", "Phòng@hà nam", ""}},
      {"2022-12-24",
       "hà nam",
       "Nguyễn Văn Khải",
       {"Giám đốc", "head", "Sở Nội vụ@hà nam", ""}}},
     "joined 40 Nguyễn Văn Khải/Nguyễn Văn Khải"},
    {"a mark is missing",
     {{"2021-12-24", "lý nhân", "Nguyễn Văn Khải", {SECRETARY}},
      {"2022-12-24", "lý nhân", "Nguyễn Văn Khai", {SECRETARY}}},
     "apart 35 Nguyễn Văn Khải/Nguyễn Văn Khai"},
    {"a letter is wrong",
     {{"2021-12-24", "lý nhân", "Nguyễn Văn Khải", {SECRETARY}},
      {"2022-12-24", "lý nhân", "Nguyễn Văn Khảm", {SECRETARY}}},
     "apart 30 Nguyễn Văn Khải/Nguyễn Văn Khảm"},
    {"a letter is missing",
     {{"2021-12-24", "lý nhân", "Nguyễn Văn Khải", {SECRETARY}},
      {"2022-12-24", "lý nhân", "Nguyên Văn Khả", {SECRETARY}}},
     "apart 30 Nguyễn Văn Khải/Nguyên Văn Khả"},
    {"another name, the same post: somebody followed",
     {{"2021-12-24", "lý nhân", "Nguyễn Văn Khải", {SECRETARY}},
      {"2022-12-24", "lý nhân", "Trần Thị Mận", {SECRETARY}}},
     ""},
    {"nearly one name, other posts",
     {{"2021-12-24", "lý nhân", "Nguyễn Văn Khải", {SECRETARY}},
      {"2022-12-24", "lý nhân", "Nguyễn Văn Khai", {HEAD}}},
     ""},
    {"a page tells its own apart",
     {{"2021-12-24", "lý nhân", "Nguyễn Văn Khải", {SECRETARY}},
      {"", "", "Nguyễn Văn Khai", {SECRETARY}}},
     ""},
};
#define CASES (int)(sizeof cases / sizeof *cases)

/* A line without a date goes on with the page before. */
static size_t make_pages(const review_case *c, made pages[3]) {
    size_t count = 0;
    for (size_t i = 0; i < 3 && c->pages[i].name; i++) {
        const said *s = &c->pages[i];
        const char id[2] = {(char)('a' + i), '\0'};
        if (*s->date) pages[count++] = made_page(id, s->date, s->place);
        made_post(&pages[count - 1], s->name, s->post[0], s->post[1], s->post[2],
                  s->post[3]);
    }
    return count;
}

static sodo_status review(made *pages, size_t count, const sodo_decisions *decisions,
                          sodo_doubts *out) {
    sodo_across *across = NULL;
    sodo_folder *folder = NULL;
    sodo_error err;
    sodo_status status = sodo_folder_open(&folder, &err);
    if (status == SODO_OK) status = sodo_across_open(&across, &err);
    for (size_t i = 0; i < count && status == SODO_OK; i++)
        status = sodo_across_add(across, &pages[i].record, &err);
    if (status == SODO_OK) sodo_across_decide(across, decisions);
    if (status == SODO_OK) status = sodo_across_review(across, folder, out, &err);
    sodo_across_close(across);
    sodo_folder_close(folder);
    return status;
}

static void print(const sodo_doubts *doubts, sodo_buf *out) {
    sodo_buf_add_str(out, "");
    for (size_t i = 0; i < doubts->items.count; i++) {
        const sodo_doubt *d = &doubts->items.items[i];
        sodo_buf_addf(out, "%s%s %d %.*s/%.*s", i ? "; " : "",
                      d->joined ? "joined" : "apart", d->score, (int)d->a.name.size,
                      d->a.name.data, (int)d->b.name.size, d->b.name.data);
    }
}

START_TEST(test_across_review__cases) {
    made pages[3];
    sodo_doubts doubts;
    sodo_buf out = {0};
    size_t count = make_pages(&cases[_i], pages);
    ck_assert_int_eq(review(pages, count, NULL, &doubts), SODO_OK);
    print(&doubts, &out);
    ck_assert_msg(strcmp(out.data ? out.data : "", cases[_i].want) == 0, "%s: %s",
                  cases[_i].name, out.data ? out.data : "");
    for (size_t i = 0; i < doubts.items.count; i++) {
        const sodo_doubt *d = &doubts.items.items[i];
        ck_assert_uint_eq(d->a.pages, 1);
        ck_assert_uint_gt(d->b.what.size, 0);
        ck_assert(!sodo_slice_equal(d->a.id, d->b.id));
        ck_assert_uint_gt(d->reasons.size, 0);
    }
    sodo_doubts_finish(&doubts);
    sodo_buf_finish(&out);
    for (size_t i = 0; i < count; i++) made_finish(&pages[i]);
}
END_TEST

/* Each post once; a title that another ends with is a post of its own. */
START_TEST(test_across_review__what) {
    made pages[3];
    sodo_doubts doubts;
    const char *who = "Nguyễn Văn Khải", *body = "UBND@lý nhân";
    size_t count = make_pages(&cases[2], pages);
    made_post(&pages[0], who, "Phó Chủ tịch", "deputy_chair", body, "");
    made_post(&pages[0], who, "Chủ tịch", "chair", body, "");
    made_post(&pages[0], who, "Chủ tịch", "chair", body, "");
    ck_assert_int_eq(review(pages, count, NULL, &doubts), SODO_OK);
    ck_assert_uint_gt(doubts.items.count, 0);
    sodo_slice what = doubts.items.items[0].a.what;
    int chairs = 0, parts = 1;
    for (size_t i = 0; i < what.size; i++) {
        parts += what.data[i] == ';';
        chairs += i > 1 && what.data[i - 2] == ';' &&
                  strncmp(what.data + i, "Chủ tịch", strlen("Chủ tịch")) == 0;
    }
    ck_assert_msg(parts == 3 && chairs == 1, "%.*s", (int)what.size, what.data);
    sodo_doubts_finish(&doubts);
    for (size_t i = 0; i < count; i++) made_finish(&pages[i]);
}
END_TEST

/* What was decided to be different is not asked again. */
START_TEST(test_across_review__decided) {
    made pages[3];
    sodo_doubts doubts;
    size_t count = make_pages(&cases[2], pages);
    ck_assert_int_eq(review(pages, count, NULL, &doubts), SODO_OK);
    ck_assert_uint_eq(doubts.items.count, 1);
    for (int same = 0; same < 2; same++) {
        sodo_decision one = {doubts.items.items[0].b.id, doubts.items.items[0].a.id,
                             same == 1};
        sodo_decisions decisions = {{&one, 1, 1}};
        sodo_doubts after;
        ck_assert_int_eq(review(pages, count, &decisions, &after), SODO_OK);
        ck_assert_uint_eq(after.items.count, 0);
        sodo_doubts_finish(&after);
    }
    sodo_doubts_finish(&doubts);
    for (size_t i = 0; i < count; i++) made_finish(&pages[i]);
}
END_TEST

/* A page with a body that no gazetteer knows: its key, and that of its post, are the
 * page's. */
static made page_of_its_own(const char *id, const char *date) {
    static const char *const KEYS[2][2] = {
        {"page:a/organization/cục x", "cục trưởng/page:a/organization/cục x"},
        {"page:b/organization/cục x", "cục trưởng/page:b/organization/cục x"}};
    made m = made_page(id, date, NULL);
    made_post(&m, "Nguyễn Văn Khải", "Cục trưởng", "head", "Cục X@", "");
    for (size_t i = 0; i < m.record.entities.count; i++) {
        sodo_record_entity *e = &m.record.entities.items[i];
        if (e->kind == SODO_KIND_ORGANIZATION) e->key = sodo_slice_of(KEYS[*id - 'a'][0]);
        if (e->kind == SODO_KIND_POSITION) e->key = sodo_slice_of(KEYS[*id - 'a'][1]);
    }
    return m;
}

/* Bodies of one name and one officer are asked about; what is decided takes their posts
 * along, and so their holders. */
START_TEST(test_across_review__local_bodies) {
    made pages[] = {page_of_its_own("a", "2021-12-24"),
                    page_of_its_own("b", "2022-03-24")};
    sodo_doubts doubts;
    sodo_across *across = NULL;
    sodo_folder *folder = NULL;
    sodo_network net;
    ck_assert_int_eq(review(pages, 2, NULL, &doubts), SODO_OK);
    const sodo_doubt *body = NULL;
    for (size_t i = 0; i < doubts.items.count; i++)
        if (doubts.items.items[i].kind == SODO_NODE_ORGANIZATION)
            body = &doubts.items.items[i];
    ck_assert_ptr_nonnull(body);
    ck_assert(!body->joined);
    ck_assert(sodo_slice_is(body->a.what, "Nguyễn Văn Khải"));
    sodo_decision one = {body->a.id, body->b.id, true};
    sodo_decisions decisions = {{&one, 1, 1}};
    ck_assert_int_eq(sodo_folder_open(&folder, NULL), SODO_OK);
    ck_assert_int_eq(sodo_across_open(&across, NULL), SODO_OK);
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(sodo_across_add(across, &pages[i].record, NULL), SODO_OK);
    sodo_across_decide(across, &decisions);
    ck_assert_int_eq(sodo_across_run(across, folder, &net, NULL), SODO_OK);
    ck_assert_uint_eq(made_count(&net, SODO_NODE_ORGANIZATION), 1);
    ck_assert_uint_eq(made_count(&net, SODO_NODE_POSITION), 1);
    ck_assert_uint_eq(made_count(&net, SODO_NODE_PERSON), 1);
    sodo_network_finish(&net);
    sodo_across_close(across);
    sodo_folder_close(folder);
    sodo_doubts_finish(&doubts);
    for (int i = 0; i < 2; i++) made_finish(&pages[i]);
}
END_TEST

START_TEST(test_across_review__every_allocation_may_fail) {
    made pages[3];
    size_t count = make_pages(&cases[_i], pages);
    for (unsigned long n = 1; n < 400; n++) {
        sodo_doubts doubts = {0};
        malloc_fail_at(n);
        sodo_status status = review(pages, count, NULL, &doubts);
        bool failed = malloc_failed();
        malloc_fail_at(0);
        if (failed) ck_assert_int_eq(status, SODO_ERR_NOMEM);
        sodo_doubts_finish(&doubts);
        if (!failed) break;
    }
    for (size_t i = 0; i < count; i++) made_finish(&pages[i]);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("review");
    tcase_add_loop_test(tcase, test_across_review__cases, 0, CASES);
    tcase_add_test(tcase, test_across_review__what);
    tcase_add_test(tcase, test_across_review__decided);
    tcase_add_test(tcase, test_across_review__local_bodies);
    tcase_add_loop_test(tcase, test_across_review__every_allocation_may_fail, 0, CASES);
    return run_tests("review", tcase);
}

/* test_questions.c - each question over the sample network, as a golden table. */
#include "query/query.h"

#include "failing_malloc.h"
#include "sample_network.h"
#include "testing.h"

static const struct {
    const char *file; /* golden, or NULL */
    sodo_query query;
    sodo_answer_state state;
} cases[] = {
    {"sample/attended.txt",
     {.what = "attended", .subject = "tổng kết công tác dân vận"},
     SODO_ANSWER_FOUND},
    {"sample/attended_role.txt",
     {.what = "attended", .subject = "tong ket cong tac", .role = "direct"},
     SODO_ANSWER_FOUND},
    {"sample/attended_person.txt",
     {.what = "attended", .person = "nguyen duc vuong"},
     SODO_ANSWER_FOUND},
    {"sample/attended_org.txt",
     {.what = "attended", .org = "ban dan van tinh uy ha nam", .to = "2021"},
     SODO_ANSWER_FOUND},
    {NULL, {.what = "attended", .person = "phạm thị thủy"}, SODO_ANSWER_AMBIGUOUS},
    {NULL, {.what = "attended", .subject = "no such event"}, SODO_ANSWER_NONE},
    {"sample/person.txt",
     {.what = "person", .subject = "person:pham-thi-thuy~aaaaaaaaaaaa"},
     SODO_ANSWER_FOUND},
    {"sample/person_from.txt",
     {.what = "person", .subject = "tran quoc huy", .from = "2023"},
     SODO_ANSWER_FOUND},
    {"sample/namesakes.txt",
     {.what = "person", .subject = "Phạm Thị Thủy"},
     SODO_ANSWER_AMBIGUOUS},
    {NULL, {.what = "person", .subject = "nobody"}, SODO_ANSWER_NONE},
    {"sample/org.txt",
     {.what = "org", .subject = "ban dan van tinh uy ha nam"},
     SODO_ANSWER_FOUND},
    {"sample/org_at.txt",
     {.what = "org", .subject = "ban dan van tinh uy ha nam", .at = "2022-06"},
     SODO_ANSWER_FOUND},
    {"sample/position.txt",
     {.what = "position", .subject = "trưởng ban"},
     SODO_ANSWER_FOUND},
    {"sample/events.txt",
     {.what = "events", .from = "2021", .to = "2022"},
     SODO_ANSWER_FOUND},
    {NULL, {.what = "events", .at = "1999"}, SODO_ANSWER_NONE},
    {"sample/path.txt",
     {.what = "path", .subject = "le van tam", .other = "hoang ung quynh"},
     SODO_ANSWER_FOUND},
    {"sample/common.txt",
     {.what = "common", .subject = "le van tam", .other = "tran quoc huy"},
     SODO_ANSWER_FOUND},
    {NULL,
     {.what = "common", .subject = "le van tam", .other = "do manh hien"},
     SODO_ANSWER_NONE},
    {"sample/why.txt", {.what = "why", .subject = "do manh hien"}, SODO_ANSWER_FOUND},
};

/* Cells with " | " between: the printers are tested elsewhere. */
static void print(const sodo_answer *answer, sodo_buf *out) {
    sodo_buf_addf(out, "# %.*s\n", (int)answer->note.size,
                  answer->note.data ? answer->note.data : "");
    for (size_t c = 0; c < sodo_answer_columns(answer); c++) {
        if (c) sodo_buf_add_str(out, " | ");
        sodo_buf_add(out, sodo_answer_column(answer, c));
    }
    sodo_buf_add_char(out, '\n');
    for (size_t r = 0; r < sodo_answer_rows(answer); r++) {
        for (size_t c = 0; c < sodo_answer_columns(answer); c++) {
            if (c) sodo_buf_add_str(out, " | ");
            sodo_buf_add(out, sodo_answer_cell(answer, r, c));
        }
        sodo_buf_add_char(out, '\n');
    }
}

static sodo_status ask(const sodo_network *net, int number, sodo_answer **out,
                       sodo_error *err) {
    sodo_folder *folder = NULL;
    sodo_query query = cases[number].query;
    query.size = sizeof query;
    sodo_status status = sodo_folder_open(&folder, err);
    if (status == SODO_OK) status = sodo_query_answer(net, folder, &query, out, err);
    sodo_folder_close(folder);
    return status;
}

START_TEST(test_query_answer__golden) {
    sodo_network net;
    sodo_answer *answer = NULL;
    sodo_buf out = {0};
    sample_network(&net);
    ck_assert_int_eq(ask(&net, _i, &answer, NULL), SODO_OK);
    ck_assert_int_eq(sodo_answer_get_state(answer), cases[_i].state);
    print(answer, &out);
    if (cases[_i].file)
        golden_check(cases[_i].file, out.data, out.size);
    else
        ck_assert_uint_gt(sodo_answer_note(answer).size, 0);
    sodo_buf_finish(&out);
    sodo_answer_close(answer);
    sodo_network_finish(&net);
}
END_TEST

START_TEST(test_query_answer__every_allocation_may_fail) {
    sodo_network net;
    sample_network(&net);
    for (unsigned long n = 1; n < 300; n++) {
        sodo_answer *answer = NULL;
        sodo_error err;
        malloc_fail_at(n);
        sodo_status status = ask(&net, _i, &answer, &err);
        bool failed = malloc_failed();
        malloc_fail_at(0);
        if (failed) ck_assert_int_eq(status, SODO_ERR_NOMEM);
        sodo_answer_close(answer);
        if (!failed) break;
    }
    sodo_network_finish(&net);
}
END_TEST

static const sodo_query wrong[] = {
    {.what = "moon"},
    {.what = NULL},
    {.what = "person"},
    {.what = "position", .subject = ""},
    {.what = "attended"},
    {.what = "path", .subject = "le van tam"},
    {.what = "events", .from = "12/2021"},
    {.what = "person", .subject = "x", .at = "--06-28"},
    {.what = "why", .subject = ""},
};

START_TEST(test_query_answer__wrong_use) {
    sodo_network net;
    sodo_folder *folder = NULL;
    sodo_answer *answer = NULL;
    sodo_error err;
    sodo_query query = wrong[_i];
    query.size = sizeof query;
    sample_network(&net);
    ck_assert_int_eq(sodo_folder_open(&folder, NULL), SODO_OK);
    ck_assert_int_eq(sodo_query_answer(&net, folder, &query, &answer, &err),
                     SODO_ERR_USAGE);
    ck_assert_ptr_null(answer);
    ck_assert_uint_gt(strlen(err.message), 0);
    sodo_folder_close(folder);
    sodo_network_finish(&net);
}
END_TEST

START_TEST(test_query_answer__empty_network) {
    sodo_network net = {0};
    sodo_answer *answer = NULL;
    ck_assert_int_eq(ask(&net, _i, &answer, NULL), SODO_OK);
    ck_assert_int_eq(sodo_answer_get_state(answer), SODO_ANSWER_NONE);
    sodo_answer_close(answer);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("questions");
    int count = sizeof cases / sizeof *cases;
    tcase_add_loop_test(tcase, test_query_answer__golden, 0, count);
    tcase_add_loop_test(tcase, test_query_answer__every_allocation_may_fail, 0, count);
    tcase_add_loop_test(tcase, test_query_answer__wrong_use, 0,
                        sizeof wrong / sizeof *wrong);
    tcase_add_loop_test(tcase, test_query_answer__empty_network, 0, count);
    return run_tests("questions", tcase);
}

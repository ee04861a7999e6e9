/* test_page.c - the library as a program uses it: one page in memory, also when memory
 * runs out. */
#include "sodo/page.h"

#include "failing_malloc.h"
#include "temp_files.h"
#include "testing.h"

#include <stdbool.h>
#include <sys/stat.h>

static const char TEXT[] = "Huyện ủy Lý Nhân tổng kết công tác dân vận\n\n"
                           "Sáng 12/12/2023, đồng chí Vũ Đình Khải, Phó Bí thư Thường "
                           "trực Huyện ủy dự Hội nghị tổng "
                           "kết công tác dân vận năm 2023.\n";

static sodo_status open_session(const char *folder, sodo_session **out, sodo_error *err) {
    sodo_session_options options = SODO_SESSION_OPTIONS_INIT;
    options.gazetteer_dirs = &folder;
    options.gazetteer_dir_count = 1;
    return sodo_session_open(&options, out, err);
}

static sodo_session *shipped(void) {
    char path[1024];
    sodo_session *session = NULL;
    sodo_error err = {0};
    sodo_status status =
        open_session(source_path("gazetteers", path, sizeof path), &session, &err);
    ck_assert_msg(status == SODO_OK, "%s:%zu: %s", err.path, err.line, err.message);
    return session;
}

static sodo_slice slice(const char *text) {
    return (sodo_slice){text, strlen(text)};
}

static bool is(sodo_slice slice, const char *text) {
    return slice.size == strlen(text) && memcmp(slice.data, text, slice.size) == 0;
}

START_TEST(test_tagger_run__facts_and_offsets) {
    sodo_session *session = shipped();
    sodo_tagger *tagger = NULL;
    sodo_result *result = NULL;
    sodo_error err = {0};
    ck_assert_int_eq(sodo_tagger_open(session, &tagger, &err), SODO_OK);
    ck_assert_int_eq(
        sodo_tagger_run(tagger, slice(TEXT), "a.txt", SODO_INPUT_BY_NAME, &result, &err),
        SODO_OK);
    sodo_slice text = sodo_result_text(result);
    ck_assert(is(text, TEXT));
    bool person = false, holds = false, attends = false;
    for (size_t i = 0; i < sodo_result_mention_count(result); i++) {
        sodo_found_mention m;
        sodo_result_mention(result, i, &m);
        sodo_slice words = {text.data + m.byte_begin, m.byte_end - m.byte_begin};
        person |= strcmp(m.kind, "person") == 0 && is(words, "Vũ Đình Khải");
        ck_assert_uint_lt(m.cp_begin, m.cp_end);
        ck_assert_uint_le(m.cp_end - m.cp_begin, words.size);
    }
    for (size_t i = 0; i < sodo_result_fact_count(result); i++) {
        sodo_found_fact fact;
        sodo_found_entity source, target;
        sodo_result_fact(result, i, &fact);
        sodo_result_entity(result, (size_t)fact.source, &source);
        sodo_result_entity(result, (size_t)fact.target, &target);
        if (!is(source.name, "Vũ Đình Khải")) continue;
        holds |= strcmp(fact.kind, "holds") == 0 &&
                 is(target.name, "Phó Bí thư Thường trực Huyện ủy Lý Nhân");
        attends |=
            strcmp(fact.kind, "attends") == 0 && strcmp(target.date, "2023-12-12") == 0;
    }
    ck_assert(person && holds && attends);
    sodo_tagger_close(tagger);
    sodo_result_close(result); /* may outlive its tagger */
    sodo_session_close(session);
}
END_TEST

/* Statuses that a program must be able to rely on. */
START_TEST(test_session_open__bad_use) {
    sodo_session *session = NULL;
    sodo_error err = {0};
    sodo_session_options none = SODO_SESSION_OPTIONS_INIT;
    ck_assert_int_eq(sodo_session_open(&none, &session, &err), SODO_ERR_USAGE);
    ck_assert_int_eq(open_session("no/such/folder", &session, &err), SODO_ERR_IO);
    ck_assert_ptr_null(session); /* set on success only */
    ck_assert_int_eq(open_session("no/such/folder", &session, NULL), SODO_ERR_IO);
    sodo_session_close(NULL);
    sodo_tagger_close(NULL);
    sodo_result_close(NULL);
}
END_TEST

START_TEST(test_tagger_run__bad_json) {
    sodo_session *session = shipped();
    sodo_tagger *tagger = NULL;
    sodo_result *result = NULL;
    sodo_error err = {0};
    ck_assert_int_eq(sodo_tagger_open(session, &tagger, &err), SODO_OK);
    ck_assert_int_eq(
        sodo_tagger_run(tagger, slice("{\"text\""), "a", SODO_INPUT_JSONL, &result, &err),
        SODO_ERR_INPUT);
    ck_assert_ptr_null(result);
    ck_assert_int_eq(
        sodo_tagger_run(tagger, slice(TEXT), "a", SODO_INPUT_TEXT, &result, &err),
        SODO_OK); /* the handle stays usable */
    sodo_result_close(result);
    sodo_tagger_close(tagger);
    sodo_session_close(session);
}
END_TEST

/* Every allocation at first, then one in a hundred of those so far: under
 * AddressSanitizer each object of an arena is an allocation of its own. */
static unsigned long next(unsigned long n) {
    return n + 1 + n / 100;
}

/* What a page gives when its n-th allocation fails: a clean status, or all of the record.
 */
START_TEST(test_tagger_run__each_allocation_fails_once) {
    sodo_session *session = shipped();
    sodo_slice record = {NULL, 0};
    sodo_result *reference = NULL;
    sodo_error err = {0};
    for (unsigned long n = 0;; n = next(n)) {
        sodo_tagger *tagger = NULL;
        sodo_result *result = NULL;
        malloc_fail_at(n); /* 0: none */
        sodo_status status = sodo_tagger_open(session, &tagger, &err);
        if (status == SODO_OK)
            status =
                sodo_tagger_run(tagger, slice(TEXT), "a", SODO_INPUT_TEXT, &result, &err);
        bool failed = malloc_failed();
        malloc_fail_at(0);
        if (status == SODO_OK && n > 0) {
            sodo_slice got = sodo_result_record(result);
            ck_assert_msg(got.size == record.size &&
                              memcmp(got.data, record.data, got.size) == 0,
                          "allocation %lu: %.*s", n, (int)got.size, got.data);
        }
        if (status != SODO_OK)
            ck_assert_msg(failed && status == SODO_ERR_NOMEM && err.message[0],
                          "allocation %lu: status %d", n, status);
        if (n == 0) {
            reference = result;
            record = sodo_result_record(reference);
        } else {
            sodo_result_close(result);
        }
        sodo_tagger_close(tagger);
        if (n > 0 && !failed) break;
    }
    sodo_result_close(reference);
    sodo_session_close(session);
}
END_TEST

/* Gazetteers and rules small enough to be opened some hundred times. */
static char *small_folder(void) {
    static const char *const TABLES[] = {"levels", "ranks", "organization_types",
                                         "honorifics"};
    char *dir = temp_dir(), path[1024], name[64];
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        snprintf(name, sizeof name, "tests/data/small_gazetteer/%s.csv", TABLES[i]);
        size_t size;
        char *bytes = temp_read(source_path(name, path, sizeof path), &size);
        free(temp_write(dir, strrchr(name, '/') + 1, bytes, size));
        free(bytes);
    }
    char *rules = temp_path(dir, "rules");
    ck_assert_int_eq(mkdir(rules, 0777), 0);
    static const char RULE[] =
        "words at = \"tại\"\nphase tag.a\n  group tag\n  window sentence\n"
        "  in Rank\n\nrule a.b\n  match @at? r:<Rank>\n  make Position rank=r\n";
    free(temp_write(rules, "a.rules", RULE, sizeof RULE - 1));
    free(rules);
    return dir;
}

START_TEST(test_session_open__each_allocation_fails_once) {
    char *dir = small_folder();
    for (unsigned long n = 1;; n = next(n)) {
        sodo_session *session = NULL;
        sodo_error err = {0};
        malloc_fail_at(n);
        sodo_status status = open_session(dir, &session, &err);
        bool failed = malloc_failed();
        malloc_fail_at(0);
        sodo_session_close(session);
        if (!failed) {
            ck_assert_msg(status == SODO_OK, "%s:%zu: %s", err.path, err.line,
                          err.message);
            break;
        }
        ck_assert_msg(status == SODO_ERR_NOMEM || status == SODO_OK,
                      "allocation %lu: status %d, %s:%zu: %s", n, status, err.path,
                      err.line, err.message);
    }
    temp_remove(dir);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("page");
    tcase_set_timeout(tests, 300);
    tcase_add_test(tests, test_tagger_run__facts_and_offsets);
    tcase_add_test(tests, test_session_open__bad_use);
    tcase_add_test(tests, test_tagger_run__bad_json);
    tcase_add_test(tests, test_tagger_run__each_allocation_fails_once);
    tcase_add_test(tests, test_session_open__each_allocation_fails_once);
    return run_tests("api/page", tests);
}

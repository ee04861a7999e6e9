/* test_extract.c - many pages through the public door: order, problems, known pages,
 * stopping. */
#include "sodo/extract.h"
#include "sodo/page.h"

#include "base/buf.h"
#include "temp_files.h"
#include "testing.h"

typedef struct heard {
    sodo_buf text;
    size_t problems, asked, stop_after, outputs;
    sodo_status last;
    sodo_error error;
    bool refuse;
} heard;

static int output(void *context, sodo_slice text) {
    heard *h = context;
    sodo_buf_add(&h->text, text);
    sodo_buf_add_char(&h->text, '|');
    h->outputs++;
    return h->refuse;
}

static void problem(void *context, sodo_status status, const sodo_error *err) {
    heard *h = context;
    h->problems++;
    h->last = status;
    h->error = *err;
}

static bool stopped(void *context) {
    const heard *h = context;
    return h->stop_after && h->outputs >= h->stop_after;
}

static bool known(void *context, sodo_slice page_id, const char *path,
                  sodo_slice *record) {
    heard *h = context;
    h->asked++;
    ck_assert(page_id.size == 17 && memcmp(page_id.data, "page:", 5) == 0);
    if (!strstr(path, "b.txt")) return false;
    *record = SODO_LIT("{known}");
    return true;
}

static sodo_session *open_session(void) {
    char path[1024];
    const char *dirs[] = {source_path("gazetteers", path, sizeof path)};
    sodo_session_options options = SODO_SESSION_OPTIONS_INIT;
    sodo_session *session = NULL;
    sodo_error err = {.message = ""};
    options.gazetteer_dirs = dirs;
    options.gazetteer_dir_count = 1;
    sodo_status status = sodo_session_open(&options, &session, &err);
    ck_assert_msg(status == SODO_OK, "%s:%zu: %s", err.path, err.line, err.message);
    return session;
}

typedef struct files {
    char *dir;
    char *paths[6];
    size_t count;
} files;

static files make_files(void) {
    files f = {.dir = temp_dir()};
    static const char *const BYTES[] = {"một", "hai", "",
                                        "{\"text\": \"ba\"}\n{\n{\"text\": \"bốn\"}"};
    static const char *const NAMES[] = {"a.txt", "b.txt", "empty.txt", "c.jsonl"};
    for (int i = 0; i < 4; i++)
        f.paths[f.count++] = temp_write(f.dir, NAMES[i], BYTES[i], strlen(BYTES[i]));
    f.paths[f.count++] = temp_path(f.dir, "missing.txt");
    return f;
}

static void drop_files(files *f) {
    for (size_t i = 0; i < f->count; i++) free(f->paths[i]);
    temp_remove(f->dir);
}

static sodo_status run(const sodo_session *session, const files *f, heard *h,
                       sodo_extract_options options, sodo_extract_summary *sum) {
    const sodo_extract_events events = {
        .context = h,
        .output = output,
        .problem = problem,
        .stopped = stopped,
        .known = options.output == SODO_OUTPUT_RECORD ? known : NULL};
    options.paths = (const char *const *)f->paths;
    options.path_count = f->count;
    return sodo_extract(session, &options, &events, sum, NULL);
}

/* One bad page is told with its place, the others are given out in order. */
START_TEST(test_extract__order_and_problems) {
    sodo_session *session = open_session();
    files f = make_files();
    for (unsigned threads = 1; threads <= 5; threads++) {
        heard h = {0};
        sodo_extract_summary sum;
        sodo_extract_options options = SODO_EXTRACT_OPTIONS_INIT;
        options.threads = threads;
        options.output = SODO_OUTPUT_TEXT;
        ck_assert_int_eq(run(session, &f, &h, options, &sum), SODO_OK);
        ck_assert_str_eq(h.text.data, "một|hai||ba|bốn|");
        ck_assert_uint_eq(h.problems, 3); /* empty, malformed, missing */
        ck_assert_int_eq(h.last, SODO_ERR_IO);
        ck_assert_ptr_nonnull(strstr(h.error.path, "missing.txt"));
        ck_assert_uint_eq(sum.pages, 5);
        ck_assert_uint_eq(sum.failed, 2);
        ck_assert_uint_eq(sum.empty, 1);
        ck_assert_int_eq(sum.gravest, SODO_ERR_IO);
        sodo_buf_finish(&h.text);
    }
    drop_files(&f);
    sodo_session_close(session);
}
END_TEST

START_TEST(test_extract__known_pages_are_not_read_again) {
    sodo_session *session = open_session();
    files f = make_files();
    heard h = {0};
    sodo_extract_summary sum;
    sodo_extract_options options = SODO_EXTRACT_OPTIONS_INIT;
    options.threads = 2;
    ck_assert_int_eq(run(session, &f, &h, options, &sum), SODO_OK);
    ck_assert_ptr_nonnull(strstr(h.text.data, "|{known}|"));
    ck_assert_uint_eq(sum.reused, 1);
    ck_assert_uint_eq(h.asked, 3); /* not for lines, nor for what cannot be read */
    sodo_buf_finish(&h.text);
    drop_files(&f);
    sodo_session_close(session);
}
END_TEST

START_TEST(test_extract__refused_and_stopped) {
    sodo_session *session = open_session();
    files f = make_files();
    heard h = {.refuse = true};
    sodo_extract_summary sum;
    sodo_extract_options options = SODO_EXTRACT_OPTIONS_INIT;
    options.threads = 3;
    ck_assert_int_eq(run(session, &f, &h, options, &sum), SODO_ERR_IO);
    ck_assert_uint_eq(h.outputs, 1);
    sodo_buf_finish(&h.text);
    h = (heard){.stop_after = 1};
    options.threads = 1;
    ck_assert_int_eq(run(session, &f, &h, options, &sum), SODO_ERR_USAGE);
    ck_assert_uint_eq(h.outputs, 1);
    sodo_buf_finish(&h.text);
    drop_files(&f);
    sodo_session_close(session);
}
END_TEST

START_TEST(test_extract__limit) {
    sodo_session *session = open_session();
    files f = {.dir = temp_dir()};
    f.paths[f.count++] = temp_write(f.dir, "long.txt", "0123456789", 10);
    f.paths[f.count++] =
        temp_write(f.dir, "long.jsonl", "{\"text\": \"0123456789\"}\n", 23);
    heard h = {0};
    sodo_extract_summary sum;
    sodo_extract_options options = SODO_EXTRACT_OPTIONS_INIT;
    options.max_page = 9;
    ck_assert_int_eq(run(session, &f, &h, options, &sum), SODO_OK);
    ck_assert_uint_eq(sum.failed, 2);
    ck_assert_int_eq(sum.gravest, SODO_ERR_LIMIT);
    ck_assert_uint_eq(h.error.line, 1);
    sodo_buf_finish(&h.text);
    drop_files(&f);
    sodo_session_close(session);
}
END_TEST

/* One page in memory gives what the file gives. */
START_TEST(test_tagger__one_page) {
    static const char TEXT[] =
        "Đồng chí Nguyễn Văn An, Bí thư Huyện ủy Lý Nhân dự hội nghị.";
    sodo_session *session = open_session();
    sodo_tagger *tagger = NULL;
    sodo_result *result = NULL;
    ck_assert_int_eq(sodo_tagger_open(session, &tagger, NULL), SODO_OK);
    ck_assert_int_eq(sodo_tagger_run(tagger, sodo_slice_of(TEXT), "page.txt",
                                     SODO_INPUT_BY_NAME, &result, NULL),
                     SODO_OK);
    sodo_tagger_close(tagger); /* the result outlives it */
    ck_assert(sodo_slice_is(sodo_result_text(result), TEXT));
    bool person = false, holds = false;
    size_t before = 0;
    for (size_t i = 0; i < sodo_result_mention_count(result); i++) {
        sodo_found_mention m;
        sodo_result_mention(result, i, &m);
        ck_assert_uint_ge(m.byte_begin, before);
        before = m.byte_begin;
        sodo_slice text = {TEXT + m.byte_begin, m.byte_end - m.byte_begin};
        if (strcmp(m.kind, "person") != 0) continue;
        person = sodo_slice_is(text, "Nguyễn Văn An");
        ck_assert_uint_eq(m.cp_begin, 9);
        ck_assert_uint_eq(m.cp_end, 22);
        sodo_found_entity entity;
        sodo_result_entity(result, (size_t)m.entity, &entity);
        ck_assert(sodo_slice_is(entity.name, "Nguyễn Văn An"));
    }
    for (size_t i = 0; i < sodo_result_fact_count(result); i++) {
        sodo_found_fact fact;
        sodo_result_fact(result, i, &fact);
        if (strcmp(fact.kind, "holds") != 0) continue;
        holds = true;
        ck_assert_str_eq(fact.status, "current");
        ck_assert_uint_ge(fact.confidence, 5);
        ck_assert_uint_gt(fact.rule.size, 0);
    }
    ck_assert(person && holds);
    sodo_slice record = sodo_result_record(result);
    ck_assert(record.size && record.data[0] == '{' &&
              record.data[record.size - 1] == '}');
    sodo_result_close(result);
    sodo_session_close(session);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("extract");
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, test_extract__order_and_problems);
    tcase_add_test(tcase, test_extract__known_pages_are_not_read_again);
    tcase_add_test(tcase, test_extract__refused_and_stopped);
    tcase_add_test(tcase, test_extract__limit);
    tcase_add_test(tcase, test_tagger__one_page);
    return run_tests("extract", tcase);
}

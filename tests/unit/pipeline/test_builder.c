/* test_builder.c - folders from records: same bytes by every way, and nothing of others
 * harmed. */
#include "sodo/build.h"
#include "temp_files.h"
#include "testing.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const FILES[] = {"graph.sqlite", "graph.graphml", "graph.gexf",
                                    "graph.dot",    "graph.json",    "nodes.csv",
                                    "edges.csv",    "evidence.csv",  "mentions.csv"};
enum { FILE_COUNT = sizeof FILES / sizeof *FILES, LINES = 8 };

/* The fixture's records, line by line. */
typedef struct lines {
    char *text;
    sodo_slice items[LINES];
} lines;

static lines load_lines(void) {
    char path[1024];
    lines l;
    char *at = l.text = temp_read(
        source_path("tests/data/records.jsonl", path, sizeof path), &(size_t){0});
    for (int i = 0; i < LINES; i++) {
        size_t size = strcspn(at, "\n");
        l.items[i] = (sodo_slice){at, size};
        at += size + 1;
    }
    return l;
}

static sodo_builder *begin(const char *folder, bool keep, bool force) {
    sodo_build_options options = SODO_BUILD_OPTIONS_INIT;
    sodo_builder *builder = NULL;
    sodo_error err = {0};
    options.folder = folder;
    options.keep = keep;
    options.force = force;
    ck_assert_msg(sodo_builder_open(&options, &builder, &err) == SODO_OK, "%s: %s",
                  err.path, err.message);
    return builder;
}

static void add(sodo_builder *builder, const lines *l, int first, int last, int step) {
    sodo_error err = {0};
    for (int i = first; step > 0 ? i <= last : i >= last; i += step)
        ck_assert_msg(sodo_builder_add(builder, l->items[i], "x.jsonl", (size_t)i + 1,
                                       &err) == SODO_OK,
                      "%s", err.message);
}

static sodo_build_summary publish(sodo_builder *builder) {
    sodo_build_summary summary;
    sodo_error err = {0};
    ck_assert_msg(sodo_builder_publish(builder, &summary, &err) == SODO_OK, "%s: %s",
                  err.path, err.message);
    sodo_builder_close(builder);
    return summary;
}

static void build_all(const char *folder, const lines *l) {
    sodo_builder *builder = begin(folder, false, false);
    add(builder, l, 0, LINES - 1, 1);
    publish(builder);
}

static void compare(const char *a, const char *b) {
    for (int i = 0; i < FILE_COUNT; i++) {
        char *x_path = temp_path(a, FILES[i]), *y_path = temp_path(b, FILES[i]);
        size_t x_size, y_size;
        char *x = temp_read(x_path, &x_size), *y = temp_read(y_path, &y_size);
        ck_assert_msg(x_size == y_size && memcmp(x, y, x_size) == 0, "%s differs",
                      FILES[i]);
        free(x), free(y), free(x_path), free(y_path);
    }
}

static size_t count_entries(const char *path) {
    DIR *dir = opendir(path);
    size_t count = 0;
    ck_assert_ptr_nonnull(dir);
    while (readdir(dir)) count++;
    closedir(dir);
    return count - 2;
}

/* Protects: however the pages come (reversed, in three steps, as two parts, one of them a
 * folder), the folder is the same to the byte; and nothing else is left beside it. */
START_TEST(test_builder__same_bytes) {
    lines l = load_lines();
    char *dir = temp_dir(), *whole = temp_path(dir, "whole"),
         *back = temp_path(dir, "back");
    char *steps = temp_path(dir, "steps"), *half = temp_path(dir, "half");
    char *merged = temp_path(dir, "merged");
    sodo_error err = {0};
    build_all(whole, &l);

    sodo_builder *builder = begin(back, false, false);
    add(builder, &l, LINES - 1, 0, -1);
    publish(builder);
    compare(whole, back);

    builder = begin(steps, false, false);
    add(builder, &l, 5, 7, 1);
    publish(builder);
    builder = begin(steps, true, false);
    add(builder, &l, 0, 1, 1);
    publish(builder);
    builder = begin(steps, true, false);
    add(builder, &l, 2, 4, 1);
    publish(builder);
    compare(whole, steps);

    builder = begin(half, false, false);
    add(builder, &l, 0, 3, 1);
    publish(builder);
    const char *rest = l.items[4].data;
    char *part = temp_write(dir, "part.jsonl", rest, strlen(rest));
    builder = begin(merged, false, false);
    ck_assert_msg(sodo_builder_add_part(builder, part, &err) == SODO_OK, "%s",
                  err.message);
    ck_assert_msg(sodo_builder_add_part(builder, half, &err) == SODO_OK, "%s",
                  err.message);
    publish(builder);
    compare(whole, merged);
    ck_assert_uint_eq(count_entries(dir), 6);
    free(l.text), free(whole), free(back), free(steps), free(half), free(merged),
        free(part);
    temp_remove(dir);
}
END_TEST

/* Protects: a page that is removed is gone, one that is read anew replaces what was kept.
 */
START_TEST(test_builder_remove__and_replace) {
    lines l = load_lines();
    char *dir = temp_dir(), *a = temp_path(dir, "a"), *b = temp_path(dir, "b");
    build_all(a, &l);
    sodo_builder *builder = begin(a, true, false);
    ck_assert(sodo_builder_remove(builder, "pages/008_trong.txt"));
    ck_assert(!sodo_builder_remove(builder, "pages/008_trong.txt"));
    ck_assert_uint_eq(publish(builder).pages, LINES - 1);
    builder = begin(b, false, false);
    add(builder, &l, 0, LINES - 2, 1);
    publish(builder);
    compare(a, b);

    /* The same source with other bytes: another page id. */
    char *changed = malloc(l.items[6].size + 1);
    memcpy(changed, l.items[6].data, l.items[6].size);
    changed[l.items[6].size] = '\0';
    char *id = strstr(changed, "\"page\": \"page:");
    ck_assert_ptr_nonnull(id);
    memcpy(id + 14, "aaaaaaaaaaaa", 12);
    builder = begin(a, true, false);
    sodo_error err = {0};
    ck_assert_int_eq(
        sodo_builder_add(builder, (sodo_slice){changed, l.items[6].size}, "x", 1, &err),
        SODO_OK);
    ck_assert_uint_eq(publish(builder).pages, LINES - 1);
    free(changed), free(l.text), free(a), free(b);
    temp_remove(dir);
}
END_TEST

/* Protects: files that no build made are neither replaced nor lost. */
START_TEST(test_builder_open__foreign) {
    lines l = load_lines();
    char *dir = temp_dir(), *folder = temp_path(dir, "f"),
         *inner = temp_path(folder, "sub");
    sodo_builder *builder = NULL;
    sodo_error err = {0};
    ck_assert_int_eq(mkdir(folder, 0700), 0);
    ck_assert_int_eq(mkdir(inner, 0700), 0);
    char *note = temp_write(folder, "note.txt", "mine", 4);
    char *deep = temp_write(inner, "deep.txt", "mine too", 8);
    sodo_build_options options = SODO_BUILD_OPTIONS_INIT;
    options.folder = folder;
    ck_assert_int_eq(sodo_builder_open(&options, &builder, &err), SODO_ERR_USAGE);
    ck_assert_ptr_nonnull(strstr(err.message, "no build made"));
    for (int round = 0; round < 2; round++) { /* the second one finds a build's folder */
        builder = begin(folder, false, round == 0);
        add(builder, &l, 0, 2, 1);
        publish(builder);
        size_t size;
        char *text = temp_read(note, &size);
        ck_assert_str_eq(text, "mine");
        free(text);
        text = temp_read(deep, &size);
        ck_assert_str_eq(text, "mine too");
        free(text);
        ck_assert_uint_eq(count_entries(folder), FILE_COUNT + 2);
        ck_assert_uint_eq(count_entries(dir), 1);
    }
    free(l.text), free(note), free(deep), free(inner), free(folder);
    temp_remove(dir);
}
END_TEST

/* Protects: what is given up leaves nothing behind, a bad record does not end the work.
 */
START_TEST(test_builder_add__bad) {
    lines l = load_lines();
    char *dir = temp_dir(), *folder = temp_path(dir, "f");
    sodo_error err = {0};
    sodo_builder *builder = begin(folder, false, false);
    ck_assert_int_eq(sodo_builder_add(builder, (sodo_slice){"{", 1}, "x.jsonl", 7, &err),
                     SODO_ERR_INPUT);
    ck_assert_str_eq(err.path, "x.jsonl");
    ck_assert_uint_eq(err.line, 7);
    add(builder, &l, 0, 0, 1);
    char *other = malloc(l.items[1].size + 1); /* with an end for strstr */
    memcpy(other, l.items[1].data, l.items[1].size);
    other[l.items[1].size] = '\0';
    memcpy(strstr(other, "\"rules\": \"") + 10, "OTHER", 5);
    ck_assert_int_eq(
        sodo_builder_add(builder, (sodo_slice){other, l.items[1].size}, "y", 1, &err),
        SODO_ERR_INPUT);
    ck_assert_ptr_nonnull(strstr(err.message, "rules"));
    sodo_builder_close(builder);
    ck_assert_uint_eq(count_entries(dir), 0);

    builder = begin(folder, false, false);
    add(builder, &l, 0, 0, 1);
    ck_assert_uint_eq(publish(builder).pages, 1);
    free(other), free(l.text), free(folder);
    temp_remove(dir);
}
END_TEST

/* Protects: a record is known again only for its page, its path and its versions. */
START_TEST(test_builder_known__versions) {
    lines l = load_lines();
    char *dir = temp_dir(), *folder = temp_path(dir, "f");
    sodo_error err = {0};
    build_all(folder, &l);
    char page[32];
    snprintf(page, sizeof page, "%.17s", strstr(l.items[0].data, "\"page:") + 1);
    for (int fits = 0; fits < 2; fits++) {
        sodo_build_options options = SODO_BUILD_OPTIONS_INIT;
        sodo_builder *builder = NULL;
        sodo_slice record = {0};
        options.folder = folder;
        options.gazetteer_version = fits ? "gazetteerofthetestrecords2" : "other";
        options.rules_version = "rulesforthetestrecordsabcd";
        ck_assert_int_eq(sodo_builder_open(&options, &builder, &err), SODO_OK);
        sodo_slice id = {page, strlen(page)}, none = {"page:x", 6};
        ck_assert_int_eq(sodo_builder_known(builder, id, "pages/001_phu-ly.txt", &record),
                         fits);
        ck_assert(!sodo_builder_known(builder, id, "pages/moved.txt", &record));
        ck_assert(!sodo_builder_known(builder, none, "pages/001_phu-ly.txt", &record));
        sodo_builder_close(builder);
    }
    free(l.text), free(folder);
    temp_remove(dir);
}
END_TEST

/* Protects: a target that cannot be written is an error and leaves nothing. */
START_TEST(test_builder_open__no_folder) {
    char *dir = temp_dir();
    char *file = temp_write(dir, "file", "x", 1);
    sodo_build_options options = SODO_BUILD_OPTIONS_INIT;
    sodo_builder *builder = NULL;
    sodo_error err = {0};
    options.folder = file;
    ck_assert_int_eq(sodo_builder_open(&options, &builder, &err), SODO_ERR_IO);
    ck_assert_str_eq(err.path, file);
    options.folder = "";
    ck_assert_int_eq(sodo_builder_open(&options, &builder, &err), SODO_ERR_USAGE);
    options.folder = "/nowhere/at/all";
    ck_assert_int_eq(sodo_builder_open(&options, &builder, &err), SODO_OK);
    ck_assert_int_eq(sodo_builder_publish(builder, NULL, &err), SODO_ERR_IO);
    ck_assert_int_eq(sodo_builder_publish(builder, NULL, &err), SODO_ERR_USAGE);
    sodo_builder_close(builder);
    free(file);
    temp_remove(dir);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("builder");
    tcase_add_test(tests, test_builder__same_bytes);
    tcase_add_test(tests, test_builder_remove__and_replace);
    tcase_add_test(tests, test_builder_open__foreign);
    tcase_add_test(tests, test_builder_add__bad);
    tcase_add_test(tests, test_builder_known__versions);
    tcase_add_test(tests, test_builder_open__no_folder);
    return run_tests("pipeline/builder", tests);
}

/* test_docs.c - what docs/RULES.md shows compiles, and its examples are examples. */
#include "base/file.h"
#include "bench.h"
#include "testing.h"

/* The phase that the first rule of the page is added to. */
static const char ATTEND[] =
    "phase frame.attend\n group frame\n in Holder, Event, EventRef\n policy all\n";

static bool is_code(sodo_slice line) {
    return line.size == 0 || (line.size >= 4 && memcmp(line.data, "    ", 4) == 0);
}

/* Indented blocks with a line that begins a rule, each as a file of its own. */
static int write_blocks(bench *b, sodo_slice page) {
    sodo_buf block = {0};
    int files = 0;
    for (size_t at = 0; at <= page.size;) {
        const char *end =
            at < page.size ? memchr(page.data + at, '\n', page.size - at) : NULL;
        size_t size = end ? (size_t)(end - page.data) - at : page.size - at;
        sodo_slice line = {page.data + at, size};
        at += size + 1;
        if (is_code(line) && at <= page.size) {
            if (line.size)
                sodo_buf_add(&block, (sodo_slice){line.data + 4, line.size - 4});
            sodo_buf_add_char(&block, '\n');
            continue;
        }
        if (block.size && strstr(block.data, "\nrule ")) {
            char name[32];
            snprintf(name, sizeof name, "%d.rules", ++files);
            bench_file(b, 0, name, block.data);
        }
        sodo_buf_clear(&block);
    }
    sodo_buf_finish(&block);
    return files;
}

START_TEST(test_docs__rules_compile) {
    bench b;
    sodo_buf page = {0};
    char path[1024];
    bench_init(&b);
    sodo_status status = sodo_file_read(source_path("docs/RULES.md", path, sizeof path),
                                        1 << 20, &page, &b.err);
    ck_assert_msg(status == SODO_OK, "%s", b.err.message);
    bench_file(&b, 0, "0.rules", ATTEND);
    ck_assert_int_ge(write_blocks(&b, sodo_buf_slice(&page)), 2);
    ck_assert_msg(bench_open(&b) == SODO_OK, "%s", b.problems.data);
    const sodo_rule_example *examples = NULL;
    ck_assert_uint_ge(sodo_rules_examples(b.rules, &examples), 4);
    ck_assert_uint_ne(sodo_rules_find(b.rules, SODO_LIT("mine.flowers")), UINT32_MAX);
    sodo_buf_finish(&page);
    bench_finish(&b);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("docs");
    tcase_add_test(tests, test_docs__rules_compile);
    return run_tests("rules/docs", tests);
}

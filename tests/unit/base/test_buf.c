/* test_buf.c - the byte buffer: numbers without a locale, and a failure that is kept. */
#include "base/buf.h"

#include "failing_malloc.h"
#include "testing.h"

#include <limits.h>

static const struct {
    long long value;
    const char *digits, *hundredths; /* NULL = out of the range that hundredths have */
} numbers[] = {
    {0, "0", "0.00"},        {5, "5", "0.05"},
    {85, "85", "0.85"},      {99, "99", "0.99"},
    {100, "100", "1.00"},    {-5, "-5", "-0.05"},
    {-123, "-123", "-1.23"}, {LLONG_MIN, "-9223372036854775808", NULL},
};

START_TEST(test_buf_add_int__and_hundredths) {
    sodo_buf buf = {0};
    sodo_buf_add_int(&buf, numbers[_i].value);
    ck_assert_str_eq(buf.data, numbers[_i].digits);
    sodo_buf_clear(&buf);
    if (numbers[_i].hundredths) {
        sodo_buf_add_hundredths(&buf, (int)numbers[_i].value);
        ck_assert_str_eq(buf.data, numbers[_i].hundredths);
    }
    sodo_buf_finish(&buf);
}
END_TEST

START_TEST(test_buf_add__grows_and_keeps_nul_bytes) {
    sodo_buf buf = {0};
    for (int i = 0; i < 5000; i++) sodo_buf_add(&buf, (sodo_slice){"a\0b", 3});
    ck_assert(!buf.failed);
    ck_assert_uint_eq(buf.size, 15000);
    ck_assert_mem_eq(buf.data + 14997, "a\0b", 4); /* and a NUL behind */
    sodo_buf_clear(&buf);
    sodo_buf_addf(&buf, "%s-%d", "x", 7);
    ck_assert_str_eq(buf.data, "x-7");
    sodo_buf_finish(&buf);
    sodo_buf_finish(&buf);
}
END_TEST

/* Protects whoever checks `failed` once at the end: a text with a hole is never taken. */
START_TEST(test_buf_add__failure_is_kept) {
    sodo_buf buf = {0};
    sodo_buf_add_str(&buf, "begin");
    malloc_fail_at(1);
    for (int i = 0; i < 100; i++) sodo_buf_addf(&buf, "%08d", i);
    ck_assert(malloc_failed());
    malloc_fail_at(0);
    ck_assert(buf.failed);
    size_t size = buf.size;
    sodo_buf_add_str(&buf, "more");
    ck_assert(buf.failed);
    ck_assert_uint_eq(buf.size, size);
    sodo_buf_finish(&buf);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("buf");
    tcase_add_loop_test(tests, test_buf_add_int__and_hundredths, 0,
                        sizeof numbers / sizeof *numbers);
    tcase_add_test(tests, test_buf_add__grows_and_keeps_nul_bytes);
    tcase_add_test(tests, test_buf_add__failure_is_kept);
    return run_tests("base/buf", tests);
}

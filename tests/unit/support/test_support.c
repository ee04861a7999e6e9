/* test_support.c - the test support itself: allocations fail where asked, files come
 * back. */
#include "failing_malloc.h"
#include "temp_files.h"
#include "testing.h"

#include "base/buf.h"

/* Protects every failing-allocator test: without the --wrap link they would pass unseen.
 */
START_TEST(test_malloc_fail_at__reaches_code_of_the_library) {
    sodo_buf buf = {0};
    malloc_fail_at(1);
    sodo_buf_add_str(&buf, "abc");
    ck_assert(malloc_failed());
    malloc_fail_at(0);
    ck_assert(buf.failed);
    sodo_buf_finish(&buf);
}
END_TEST

START_TEST(test_malloc_fail_at__only_the_nth) {
    void *volatile a, *volatile b, *volatile c; /* or the compiler spares the calls */
    malloc_fail_at(2);
    a = malloc(1), b = malloc(1), c = malloc(1);
    ck_assert(malloc_failed());
    malloc_fail_at(0);
    ck_assert(a && !b && c);
    free(a);
    free(c);
    malloc_fail_from(2);
    a = malloc(1), b = malloc(1), c = calloc(1, 1);
    malloc_fail_at(0);
    ck_assert(!malloc_failed());
    ck_assert(a && !b && !c);
    free(a);
}
END_TEST

START_TEST(test_temp_files__round_trip) {
    char *dir = temp_dir();
    char *path = temp_write(dir, "a.txt", "x\0y", 3);
    size_t size = 0;
    char *bytes = temp_read(path, &size);
    ck_assert_uint_eq(size, 3);
    ck_assert_mem_eq(bytes, "x\0y", 4);
    free(bytes);
    temp_remove(dir);
    ck_assert_ptr_null(fopen(path, "rb"));
    free(path);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("support");
    tcase_add_test(tests, test_malloc_fail_at__reaches_code_of_the_library);
    tcase_add_test(tests, test_malloc_fail_at__only_the_nth);
    tcase_add_test(tests, test_temp_files__round_trip);
    return run_tests("support/support", tests);
}

/* failing_malloc.h - test support: let one allocation fail and see what the code makes of
 * it.
 *
 * Test programs are linked with --wrap=malloc,calloc,realloc, so this reaches our own
 * code, not the libraries. The loop that every such test is:
 *
 *     for (unsigned long n = 1;; n++) {
 *         malloc_fail_at(n);
 *         sodo_status status = ... open, run, close ...;
 *         if (!malloc_failed()) break;          // fewer than n allocations: all were
 * tried ck_assert_int_eq(status, SODO_ERR_NOMEM);
 *     }
 *     malloc_fail_at(0);
 *
 * Leaks on those paths are found by AddressSanitizer and valgrind runs. */
#ifndef SODO_TESTS_FAILING_MALLOC_H
#define SODO_TESTS_FAILING_MALLOC_H

#include <stdbool.h>

/* Let the n-th allocation from now on fail, once; 1 = the next one, 0 = none. */
void malloc_fail_at(unsigned long n);
/* The same, and all after it fail too. */
void malloc_fail_from(unsigned long n);
/* Has one failed since the last call of the functions above? */
bool malloc_failed(void);

#endif

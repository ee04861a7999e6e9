/* failing_malloc.c - test support: malloc and its kin, of which the n-th call fails. */
#include "failing_malloc.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>

/* The linker's --wrap names: __wrap_X is called instead of X, __real_X is X itself. */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static atomic_ulong calls, first, last; /* calls first..last fail; 0 = none */
static atomic_bool failed;

static void arm(unsigned long from, unsigned long to) {
    atomic_store(&first, 0);
    atomic_store(&calls, 0);
    atomic_store(&failed, false);
    atomic_store(&last, to);
    atomic_store(&first, from);
}

void malloc_fail_at(unsigned long n) {
    arm(n, n);
}

void malloc_fail_from(unsigned long n) {
    arm(n, (unsigned long)-1);
}

bool malloc_failed(void) {
    return atomic_load(&failed);
}

static bool refuse(void) {
    unsigned long from = atomic_load(&first);
    if (from == 0) return false;
    unsigned long call = atomic_fetch_add(&calls, 1) + 1;
    if (call < from || call > atomic_load(&last)) return false;
    atomic_store(&failed, true);
    errno = ENOMEM;
    return true;
}

void *__wrap_malloc(size_t size) {
    return refuse() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return refuse() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size) {
    return refuse() ? NULL : __real_realloc(old, size);
}

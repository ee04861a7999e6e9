/* test_pool.c - slots come back in order, whatever the threads do; nothing is lost or
 * done twice. */
#include "pipeline/pool.h"

#include "testing.h"

#include <stdatomic.h>

typedef struct slot {
    unsigned number, result, times;
} slot;

typedef struct counters {
    atomic_uint busy[8];
    atomic_bool twice; /* one worker ran twice at once */
} counters;

static void work(void *context, unsigned worker, void *item) {
    counters *all = context;
    slot *s = item;
    if (atomic_fetch_add(&all->busy[worker], 1) != 0) atomic_store(&all->twice, true);
    unsigned steps = s->number % 7 * 1000; /* some take longer */
    volatile unsigned x = 0;
    for (unsigned i = 0; i < steps; i++) x = x + i;
    s->result = s->number * 2 + 1;
    s->times++;
    atomic_fetch_sub(&all->busy[worker], 1);
}

static const struct {
    unsigned threads;
    size_t slots;
} shapes[] = {{1, 1}, {1, 5}, {2, 1}, {2, 3}, {4, 16}, {8, 8}};

START_TEST(test_pool__in_order) {
    counters all = {0};
    sodo_pool *pool = NULL;
    const sodo_pool_options options = {.threads = shapes[_i].threads,
                                       .slots = shapes[_i].slots,
                                       .slot_size = sizeof(slot),
                                       .work = work,
                                       .context = &all};
    ck_assert_int_eq(sodo_pool_open(&options, &pool, NULL), SODO_OK);
    ck_assert_ptr_null(sodo_pool_take(pool, true)); /* nothing submitted: no waiting */
    unsigned submitted = 0, taken = 0;
    while (taken < 500) {
        slot *s = submitted < 500 ? sodo_pool_slot(pool) : NULL;
        if (s) {
            *s = (slot){.number = submitted++};
            sodo_pool_submit(pool);
            continue;
        }
        s = sodo_pool_take(pool, true);
        ck_assert_ptr_nonnull(s);
        ck_assert_uint_eq(s->number, taken);
        ck_assert_uint_eq(s->result, taken * 2 + 1);
        ck_assert_uint_eq(s->times, 1);
        sodo_pool_release(pool);
        taken++;
    }
    ck_assert_ptr_null(sodo_pool_take(pool, false));
    sodo_pool_close(pool);
    ck_assert(!atomic_load(&all.twice));
}
END_TEST

/* Closing early waits for what runs and leaves the rest. */
START_TEST(test_pool_close__early) {
    counters all = {0};
    sodo_pool *pool = NULL;
    const sodo_pool_options options = {.threads = 3,
                                       .slots = 9,
                                       .slot_size = sizeof(slot),
                                       .work = work,
                                       .context = &all};
    ck_assert_int_eq(sodo_pool_open(&options, &pool, NULL), SODO_OK);
    for (unsigned i = 0; i < 9; i++) {
        slot *s = sodo_pool_slot(pool);
        *s = (slot){.number = i};
        sodo_pool_submit(pool);
    }
    ck_assert_ptr_null(sodo_pool_slot(pool));
    sodo_pool_close(pool);
    sodo_pool_close(NULL);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("pool");
    tcase_add_loop_test(tcase, test_pool__in_order, 0, sizeof shapes / sizeof *shapes);
    tcase_add_test(tcase, test_pool_close__early);
    return run_tests("pool", tcase);
}

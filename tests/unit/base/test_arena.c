/* test_arena.c - objects of an arena: zeroed, aligned, within the budget. */
#include "base/arena.h"
#include "base/vec.h"

#include "failing_malloc.h"
#include "testing.h"

START_TEST(test_arena_alloc__zeroed_and_aligned) {
    sodo_arena arena = {.budget = 1 << 20};
    for (size_t size = 1; size < 300; size += 7) {
        unsigned char *object = sodo_arena_alloc(&arena, 1, size);
        ck_assert_ptr_nonnull(object);
        for (size_t i = 0; i < size; i++) ck_assert_uint_eq(object[i], 0);
        memset(object, 0xFF, size); /* overlap with a later object would be seen */
#ifndef __SANITIZE_ADDRESS__
        ck_assert_uint_eq((uintptr_t)object % sizeof(max_align_t), 0);
#endif
    }
    sodo_arena_finish(&arena);
}
END_TEST

/* Each row asks for count x size of a budget of 1000 bytes. */
static const struct {
    const char *name;
    size_t count, size;
    bool given;
} asks[] = {
    {"all of the budget", 100, 10, true},
    {"one byte more", 1001, 1, false},
    {"a product that overflows", SIZE_MAX / 2, 4, false},
    {"another that wraps to a small number", SIZE_MAX / 8 + 2, 8, false},
    {"nothing", 0, 10, true},
};

START_TEST(test_arena_alloc__budget) {
    sodo_arena arena = {.budget = 1000};
    void *object = sodo_arena_alloc(&arena, asks[_i].count, asks[_i].size);
    ck_assert_msg((object != NULL) == asks[_i].given, "%s", asks[_i].name);
    if (object && asks[_i].count)
        ck_assert_ptr_null(sodo_arena_alloc(&arena, 1, 1)); /* it is used up */
    sodo_arena_finish(&arena);
}
END_TEST

START_TEST(test_arena_finish__twice_and_on_zero) {
    sodo_arena arena = {0};
    sodo_arena_finish(&arena);
    arena.budget = 10;
    ck_assert_ptr_nonnull(sodo_arena_alloc(&arena, 1, 10));
    sodo_arena_finish(&arena);
    sodo_arena_finish(&arena);
    ck_assert_ptr_null(sodo_arena_alloc(&arena, 1, 1)); /* a finished one gives nothing */
}
END_TEST

START_TEST(test_vec_push__keeps_items_and_fails_cleanly) {
    sodo_arena arena = {.budget = 1 << 20};
    SODO_VEC(int) numbers = {0};
    for (int i = 0; i < 1000; i++) {
        int *slot = SODO_PUSH(&arena, numbers);
        ck_assert_ptr_nonnull(slot);
        ck_assert_int_eq(*slot, 0);
        *slot = i;
    }
    for (int i = 0; i < 1000; i++) ck_assert_int_eq(numbers.items[i], i);
    size_t count = numbers.count;
    arena.budget = 0;
    while (SODO_PUSH(&arena, numbers)) count++;
    ck_assert_uint_eq(numbers.count, count); /* what did not fit was not counted */
    sodo_arena_finish(&arena);
}
END_TEST

START_TEST(test_arena_alloc__no_memory) {
    sodo_arena arena = {.budget = 1000};
    malloc_fail_at(1);
    void *object = sodo_arena_alloc(&arena, 1, 8);
    ck_assert(malloc_failed());
    malloc_fail_at(0);
    ck_assert_ptr_null(object);
    ck_assert_uint_eq(arena.budget, 1000); /* nothing was taken off */
    sodo_arena_finish(&arena);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("arena");
    tcase_add_test(tests, test_arena_alloc__zeroed_and_aligned);
    tcase_add_loop_test(tests, test_arena_alloc__budget, 0, sizeof asks / sizeof *asks);
    tcase_add_test(tests, test_arena_finish__twice_and_on_zero);
    tcase_add_test(tests, test_vec_push__keeps_items_and_fails_cleanly);
    tcase_add_test(tests, test_arena_alloc__no_memory);
    return run_tests("base/arena", tests);
}

/* test_map.c - the hash table: all keys found again, insertion order kept, no memory
 * told. */
#include "base/map.h"

#include "testing.h"

START_TEST(test_map_put__many_keys_in_insertion_order) {
    sodo_arena arena = {.budget = 1 << 24};
    sodo_map map = {.arena = &arena};
    char text[32];
    for (uint32_t i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "%u", i * 7919u);
        sodo_slice key = sodo_slice_copy(&arena, sodo_slice_of(text));
        ck_assert_ptr_nonnull(sodo_map_put(&map, key, i));
    }
    ck_assert_uint_eq(map.entries.count, 5000);
    for (uint32_t i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "%u", i * 7919u);
        ck_assert_uint_eq(sodo_map_get(&map, sodo_slice_of(text)), i);
        ck_assert_uint_eq(map.entries.items[i].value, i);
    }
    ck_assert_uint_eq(sodo_map_get(&map, SODO_LIT("absent")), SODO_MAP_NONE);
    ck_assert_uint_eq(sodo_map_put(&map, SODO_LIT("0"), 99)->value, 0); /* it stays */
    sodo_arena_finish(&arena);
}
END_TEST

START_TEST(test_map_put__prefixes_and_nul_bytes_differ) {
    sodo_arena arena = {.budget = 1 << 20};
    sodo_map map = {.arena = &arena};
    const sodo_slice keys[] = {SODO_LIT(""), SODO_LIT("a"), SODO_LIT("a\0"),
                               SODO_LIT("ab")};
    for (uint32_t i = 0; i < 4; i++)
        ck_assert_ptr_nonnull(sodo_map_put(&map, keys[i], i));
    for (uint32_t i = 0; i < 4; i++) ck_assert_uint_eq(sodo_map_get(&map, keys[i]), i);
    sodo_arena_finish(&arena);
}
END_TEST

START_TEST(test_map_put__no_memory) {
    sodo_arena arena = {.budget = 1500}; /* room for the slots, not for many entries */
    sodo_map map = {.arena = &arena};
    static char names[400][8];
    uint32_t put = 0;
    for (; put < 400; put++) {
        snprintf(names[put], sizeof names[put], "%u", put);
        if (!sodo_map_put(&map, sodo_slice_of(names[put]), put)) break;
    }
    ck_assert_uint_lt(put, 400);
    for (uint32_t i = 0; i < put; i++)
        ck_assert_uint_eq(sodo_map_get(&map, sodo_slice_of(names[i])), i);
    ck_assert_uint_eq(sodo_map_get(&map, sodo_slice_of(names[put])), SODO_MAP_NONE);
    sodo_arena_finish(&arena);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("map");
    tcase_add_test(tests, test_map_put__many_keys_in_insertion_order);
    tcase_add_test(tests, test_map_put__prefixes_and_nul_bytes_differ);
    tcase_add_test(tests, test_map_put__no_memory);
    return run_tests("base/map", tests);
}

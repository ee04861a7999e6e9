/* test_ident.c - ids stay what they are: the values were computed apart, with Python's
 * hashlib. */
#include "base/ident.h"

#include "testing.h"

static const struct {
    sodo_slice key;
    const char *letters; /* blake2b(key, digest_size=32) in base32, lower case */
} known[] = {
    {{"", 0}, "bzlvdqbg4vb3f2flf2ygbgo2uh"},
    {{"pl-35/Hà Nam", 13}, "b4bpqgv3bj3v33rx4hcco3xow7"},
};

/* Protects everybody's links and decisions: an id that changes breaks them all. */
START_TEST(test_ident__known_values) {
    char ident[SODO_IDENT_SIZE], whole[27];
    sodo_ident(known[_i].key, ident);
    sodo_ident_long(known[_i].key, whole);
    ck_assert_str_eq(whole, known[_i].letters);
    ck_assert_uint_eq(strlen(ident), 12);
    ck_assert_mem_eq(ident, known[_i].letters, 12);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("ident");
    tcase_add_loop_test(tests, test_ident__known_values, 0, sizeof known / sizeof *known);
    return run_tests("base/ident", tests);
}

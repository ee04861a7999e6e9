/* test_oom.c - protects that a failing allocation is told and leaves nothing behind:
 * load, check and find with the 1st, 2nd, … allocation failing, once and for good. */
#include "failing_malloc.h"
#include "gazetteer/check.h"
#include "gazetteer/find.h"
#include "tables.h"
#include "temp_files.h"
#include "testing.h"

static const table TABLES[] = {
    {"spellings.csv", "id,name,abbreviations,source\nsp,Ủy ban,UB,x\n"},
    {"levels.csv", "id,name,level,prefixes,source\nlv,huyện,district,H.,x\n"},
    {"ranks.csv",
     "id,name,abbreviations,not_after,source\nrk,Bí thư,BT,tăng,x\nrk2,Ủy ban,,,\n"},
    {"places.csv", "id,name,full_name,kind,level,parent,successors,source\n"
                   "p,Hà Nam,,region,region,,d,x\n"
                   "d,Lý Nhân,huyện Lý Nhân,district,district,p,,x\n"},
    {"names.csv", "id,name,type,share_percent,source\nn,Nguyễn,surname,38.4,x\n"},
    {NULL, NULL}};

/* Nothing of Check is called inside: it allocates, too. A wrong result is SODO_ERR_USAGE.
 */
typedef sodo_status (*step)(const char *dir, sodo_error *err);

static bool see(void *context, const sodo_found *hit) {
    (void)hit;
    ++*(int *)context;
    return true;
}

static sodo_status load_and_find(const char *dir, sodo_error *err) {
    sodo_arena arena = {.budget = (size_t)64 << 20};
    sodo_vocab vocab = {.arena = &arena, .numbers = {.arena = &arena}};
    sodo_symbols symbols;
    sodo_gazetteer *gazetteer = NULL;
    sodo_gazetteer_options options = {.dirs = &dir, .dir_count = 1};
    sodo_status status = sodo_symbols_init(&symbols, &arena, err);
    if (status == SODO_OK)
        status = sodo_gazetteer_load(&options, &symbols, &vocab, &gazetteer, err);
    int count = 0;
    if (status == SODO_OK)
        status = sodo_gazetteer_find_text(
            gazetteer, &vocab, SODO_LIT("Bí thư huyện Lý Nhân"), see, &count, err);
    if (status == SODO_OK && count != 4) status = SODO_ERR_USAGE;
    sodo_gazetteer_close(gazetteer);
    sodo_arena_finish(&arena);
    return status;
}

static sodo_status check(const char *dir, sodo_error *err) {
    sodo_gazetteer_report report = {0};
    sodo_gazetteer_check_options options = {
        .dirs = &dir, .dir_count = 1, .homographs = true};
    sodo_status status = sodo_gazetteer_check(&options, &report, err);
    return status == SODO_OK && report.problems != 1 ? SODO_ERR_USAGE : status;
}

static const struct {
    const char *name;
    step run;
    void (*arm)(unsigned long n);
} CASES[] = {
    {"load and find, once", load_and_find, malloc_fail_at},
    {"load and find, for good", load_and_find, malloc_fail_from},
    {"check, once", check, malloc_fail_at},
    {"check, for good", check, malloc_fail_from},
};

START_TEST(test_oom__every_allocation) {
    char *dir = tables_dir(TABLES);
    sodo_status status = SODO_ERR_NOMEM;
    for (unsigned long n = 1; status != SODO_OK; n++) {
        sodo_error err = {.message = ""};
        CASES[_i].arm(n);
        status = CASES[_i].run(dir, &err);
        bool failed = malloc_failed();
        malloc_fail_at(0);
        ck_assert_msg(failed || status == SODO_OK, "%s: %s", CASES[_i].name, err.message);
        if (!failed) break;
        ck_assert_msg(status == SODO_ERR_NOMEM, "%s, allocation %lu: status %d, %s",
                      CASES[_i].name, n, status, err.message);
        ck_assert_str_ne(err.message, "");
    }
    temp_remove(dir);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("oom");
    tcase_set_timeout(tests, 300);
    tcase_add_loop_test(tests, test_oom__every_allocation, 0,
                        sizeof CASES / sizeof *CASES);
    return run_tests("gazetteer/oom", tests);
}

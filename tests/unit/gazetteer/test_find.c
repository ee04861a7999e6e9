/* test_find.c - protects that a user who asks for a phrase sees every row, and why one is
 * left out. */
#include "gazetteer/find.h"
#include "tables.h"
#include "testing.h"

static const table TABLES[] = {
    {"levels.csv", "id,name,level,source\nlv,huyện,district,x\n"},
    {"ranks.csv", "id,name,abbreviations,not_after,source\n"
                  "rk-pho,Phó,,đối,x\nrk-pbt,Phó Bí thư,PBT,,x\nrk-bt,Bí thư,,,x\n"},
    {"organizations.csv", "id,name,abbreviations,source\no-pbt,Phòng Bảo tàng,PBT,x\n"},
    {"places.csv", "id,name,full_name,kind,level,valid_to,source\n"
                   "d1,Lý Nhân,huyện Lý Nhân,district,district,2025-07-01,x\n"
                   "c1,Lý Nhân,,other,other,,x\n"},
    {NULL, NULL}};

typedef struct seen {
    tables *t;
    const char *text;
    sodo_buf out;
    int left; /* stop after so many */
} seen;

static bool add(void *context, const sodo_found *hit) {
    static const char *const FORMS[] = {"full", "bare", "variant", "abbreviation"};
    seen *self = context;
    sodo_slice kind = sodo_symbols_kind_name(&self->t->symbols, hit->kind);
    sodo_slice id = sodo_gazetteer_row(self->t->gazetteer, hit->row)->id;
    sodo_buf_addf(&self->out, "%.*s: %.*s %s %.*s",
                  (int)(hit->byte_end - hit->byte_begin), self->text + hit->byte_begin,
                  (int)kind.size, kind.data, FORMS[hit->form], (int)id.size, id.data);
    const char *why = sodo_verdict_text((sodo_verdict)hit->verdict);
    sodo_buf_addf(&self->out, "%s%s\n", *why ? ": " : "", why);
    return --self->left != 0;
}

static const struct {
    const char *name, *text;
    int most;
    const char *expected;
} CASES[] = {
    {"longest first, then inside", "Phó Bí thư", 0,
     "Phó Bí thư: Rank full rk-pbt\nPhó: Rank full rk-pho\nBí thư: Rank full rk-bt\n"},
    {"places with and without a head", "huyện Lý Nhân", 0,
     "huyện Lý Nhân: PlaceName full d1\nhuyện: Level full lv\nLý Nhân: PlaceName bare "
     "d1\n"
     "Lý Nhân: PlaceName bare c1\n"},
    {"capitals", "pbt", 0,
     "pbt: OrgName abbreviation o-pbt: the row wants other capitals\n"
     "pbt: Rank abbreviation rk-pbt: the row wants other capitals\n"},
    {"neighbours", "đối phó", 0,
     "phó: Rank full rk-pho: beside a word of not_before or "
     "not_after\n"},
    {"the caller may stop", "Phó Bí thư", 1, "Phó Bí thư: Rank full rk-pbt\n"},
    {"nothing", "xin chào", 0, ""},
    {"no text", "", 0, ""},
};

START_TEST(test_find_text__cases) {
    tables t;
    ck_assert_int_eq(tables_load(&t, TABLES), SODO_OK);
    seen s = {.t = &t, .text = CASES[_i].text, .left = CASES[_i].most};
    sodo_buf_add_str(&s.out, "");
    ck_assert_int_eq(sodo_gazetteer_find_text(t.gazetteer, &t.vocab,
                                              sodo_slice_of(CASES[_i].text), add, &s,
                                              NULL),
                     SODO_OK);
    const char *got = s.out.data ? s.out.data : "";
    ck_assert_msg(strcmp(got, CASES[_i].expected) == 0, "%s:\n%s", CASES[_i].name, got);
    sodo_buf_finish(&s.out);
    tables_close(&t);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("find");
    tcase_add_loop_test(tests, test_find_text__cases, 0, sizeof CASES / sizeof *CASES);
    return run_tests("gazetteer/find", tests);
}

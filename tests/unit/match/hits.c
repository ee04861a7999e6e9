/* hits.c - the first steps of a page, up to its phrases and names. */
#include "hits.h"

#include "match/match.h"
#include "testing.h"
#include "text/text.h"

static void add_mentions(const tables *t, const sodo_work *work, sodo_buf *out) {
    for (size_t i = 0; i < work->mentions.count; i++) {
        const sodo_mention *m = &work->mentions.items[i];
        if (m->dropped) continue;
        sodo_slice kind = sodo_symbols_kind_name(&t->symbols, m->kind);
        uint32_t begin = work->page.tokens.items[m->tok_begin].byte_begin;
        uint32_t end = work->page.tokens.items[m->tok_end - 1].byte_end;
        sodo_buf_addf(out, "%.*s %.*s|", (int)kind.size, kind.data, (int)(end - begin),
                      work->page.text.data + begin);
    }
}

void hits_check(const table *list, const char *text, const char *expected, bool names) {
    tables t;
    sodo_work work = {.arena = {.budget = (size_t)16 << 20}};
    sodo_matcher matcher;
    sodo_lexicon *lexicon;
    sodo_text_options options = {0};
    sodo_buf got = {0};
    ck_assert_int_eq(tables_load(&t, list), SODO_OK);
    ck_assert_int_eq(sodo_matcher_init(&matcher, t.gazetteer, &t.symbols, NULL), SODO_OK);
    ck_assert_int_eq(sodo_lexicon_open(&t.vocab, &lexicon, NULL), SODO_OK);
    work.page.text = sodo_slice_of(text);
    sodo_zone_span *zone = SODO_PUSH(&work.arena, work.page.zones);
    *zone = (sodo_zone_span){.byte_end = (uint32_t)work.page.text.size,
                             .zone = SODO_ZONE_BODY};
    ck_assert_int_eq(sodo_text_run(&options, lexicon, &work, NULL), SODO_OK);
    ck_assert_int_eq(sodo_match_phrases(&matcher, &work), SODO_OK);
    if (names) ck_assert_int_eq(sodo_match_names(&matcher, &work), SODO_OK);
    add_mentions(&t, &work, &got);
    ck_assert_str_eq(got.data ? got.data : "", expected);
    sodo_buf_finish(&got);
    sodo_lexicon_close(lexicon);
    sodo_arena_finish(&work.arena);
    tables_close(&t);
}

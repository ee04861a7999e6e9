/* stage.c - runs the text stage alone. */
#include "stage.h"

#include "testing.h"

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void numbers(sodo_vocab *vocab, const char *const *words, size_t count,
                    uint32_t *out) {
    for (size_t i = 0; i < count; i++)
        out[i] = sodo_vocab_add(vocab, sodo_slice_of(words[i]));
    qsort(out, count, sizeof *out, by_number);
}

sodo_status stage_run(sodo_slice text, const sodo_zone_span *zones, size_t zone_count,
                      sodo_work *work) {
    static const char *const abbreviations[] = {"tp", "ts", "pgs"};
    static const char *const ranks[] = {"tịch", "viên", "trưởng"};
    sodo_arena arena = {.budget = (size_t)1 << 24};
    sodo_vocab vocab = {.arena = &arena, .numbers = {.arena = &arena}};
    uint32_t first[3], second[3];
    numbers(&vocab, abbreviations, 3, first);
    numbers(&vocab, ranks, 3, second);
    const sodo_text_options options = {first, 3, second, 3};
    *work = (sodo_work){.arena = {.budget = (size_t)1 << 28}};
    work->page.text = sodo_slice_copy(&work->arena, text);
    for (size_t i = 0; i < zone_count; i++)
        *SODO_PUSH(&work->arena, work->page.zones) = zones[i];
    sodo_lexicon *lexicon = NULL;
    ck_assert_int_eq(sodo_lexicon_open(&vocab, &lexicon, NULL), SODO_OK);
    sodo_lexicon_start_page(lexicon);
    sodo_status status = sodo_text_run(&options, lexicon, work, NULL);
    sodo_lexicon_close(lexicon);
    sodo_arena_finish(&arena);
    return status;
}

void stage_tokens(const sodo_work *work, sodo_buf *out) {
    for (size_t i = 0; i < work->page.tokens.count; i++) {
        const sodo_token *t = &work->page.tokens.items[i];
        if (i) sodo_buf_add_char(out, ' ');
        sodo_buf_add(out, (sodo_slice){work->page.text.data + t->byte_begin,
                                       t->byte_end - t->byte_begin});
    }
}

void stage_sentences(const sodo_work *work, sodo_buf *out) {
    for (size_t i = 0; i < work->page.sentences.count; i++) {
        const sodo_sentence *s = &work->page.sentences.items[i];
        const sodo_token *tokens = work->page.tokens.items;
        if (i) sodo_buf_add_char(out, '|');
        for (uint32_t b = tokens[s->tok_begin].byte_begin;
             b < tokens[s->tok_end - 1].byte_end; b++) {
            char c = work->page.text.data[b];
            sodo_buf_add_char(out, c == '\n' ? '~' : c);
        }
    }
}

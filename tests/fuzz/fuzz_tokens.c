/* fuzz_tokens.c - door: any text. Tokens and sentences cover it in order, folds end. */
#include "fuzz.h"

#include "base/utf8.h"
#include "text/text.h"

/* Reading hands on well-formed text only: malformed bytes become U+FFFD, as there. */
static sodo_slice well_formed(sodo_arena *arena, sodo_slice bytes) {
    char *text = sodo_arena_alloc(arena, bytes.size * 3 + 1, 1);
    if (!text) return (sodo_slice){NULL, 0};
    size_t size = 0, width;
    for (size_t at = 0; at < bytes.size; at += width)
        size += sodo_utf8_put(sodo_utf8_at(bytes, at, &width), text + size);
    return (sodo_slice){text, size};
}

static void check_page(const sodo_page *page) {
    uint32_t end = 0;
    for (size_t i = 0; i < page->tokens.count; i++) {
        const sodo_token *t = &page->tokens.items[i];
        FUZZ_CHECK(t->byte_begin >= end && t->byte_end > t->byte_begin);
        end = t->byte_end;
    }
    FUZZ_CHECK(end <= page->text.size);
    uint32_t next = 0;
    for (size_t i = 0; i < page->sentences.count; i++) {
        const sodo_sentence *s = &page->sentences.items[i];
        FUZZ_CHECK(s->tok_begin == next && s->tok_end > s->tok_begin);
        next = s->tok_end;
    }
    FUZZ_CHECK(next == page->tokens.count);
}

static void check_folds(sodo_folder *folder, sodo_slice text) {
    sodo_status (*const folds[])(sodo_folder *, sodo_slice, sodo_buf *) = {
        sodo_fold_phrase,  sodo_fold_name, sodo_fold_search,    sodo_fold_label,
        sodo_fold_display, sodo_fold_slug, sodo_fold_title_case};
    for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
        sodo_buf once = {0};
        (void)folds[i](folder, text, &once);
        sodo_buf_finish(&once);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    sodo_work work = {.arena = {.budget = 256 << 20}};
    sodo_arena words = {.budget = 1 << 20};
    sodo_vocab vocab = {.arena = &words, .numbers = {.arena = &words}};
    sodo_folder *folder = NULL;
    sodo_lexicon *lexicon = NULL;
    sodo_error err = {0};
    sodo_slice text = well_formed(&work.arena, (sodo_slice){(const char *)data, size});
    FUZZ_CHECK(text.data && sodo_folder_open(&folder, &err) == SODO_OK);
    FUZZ_CHECK(sodo_lexicon_open(&vocab, &lexicon, &err) == SODO_OK);
    check_folds(folder, text);
    work.page.text = text;
    sodo_zone_span *zone = SODO_PUSH(&work.arena, work.page.zones);
    FUZZ_CHECK(zone != NULL);
    *zone = (sodo_zone_span){0, (uint32_t)text.size, SODO_ZONE_BODY};
    sodo_lexicon_start_page(lexicon);
    sodo_text_options options = {0};
    if (sodo_text_run(&options, lexicon, &work, &err) == SODO_OK) check_page(&work.page);
    sodo_lexicon_close(lexicon);
    sodo_folder_close(folder);
    sodo_arena_finish(&work.arena);
    sodo_arena_finish(&words);
    return 0;
}

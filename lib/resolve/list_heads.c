/* list_heads.c - which line heads the list that a line is an item of: "* Về phía huyện X
 * có:" and then "- Nguyễn Văn An – Phó Bí thư Huyện uỷ". What the head names goes before
 * whatever stands nearer. */
#include "resolve/resolver.h"

static bool begins_line(const sodo_page *page, size_t sentence) {
    uint32_t at = page->sentences.items[sentence].tok_begin;
    return page->tokens.items[at].flags & SODO_TOKEN_LINE;
}

/* The sign that a line begins with, as the number of its spelling; 0: a word. */
static uint32_t sign_of(const sodo_page *page, size_t sentence) {
    const sodo_token *t = &page->tokens.items[page->sentences.items[sentence].tok_begin];
    return t->shape == SODO_SHAPE_PUNCT ? t->syl : 0;
}

static bool ends_with_colon(const sodo_page *page, size_t sentence) {
    uint32_t end = page->sentences.items[sentence].tok_end;
    const sodo_token *t = &page->tokens.items[end - 1];
    return t->byte_end - t->byte_begin == 1 && page->text.data[t->byte_begin] == ':';
}

/* Lists lie in lists at most once: the head is the last line that ended with a colon and
 * began with another sign than its items. */
sodo_status sodo_res_list_heads(sodo_resolver *r) {
    const sodo_page *page = &r->work->page;
    size_t count = page->sentences.count;
    r->list_heads = sodo_arena_alloc(r->arena, count + 1, sizeof *r->list_heads);
    if (!r->list_heads) return sodo_res_nomem(r);
    uint32_t head = SODO_NO_SENTENCE, head_sign = 0;
    for (size_t s = 0; s < count; s++) {
        uint32_t sign = sign_of(page, s);
        bool starts = begins_line(page, s);
        if (starts && (!sign || sign == head_sign)) head = SODO_NO_SENTENCE;
        r->list_heads[s] = head;
        if (!ends_with_colon(page, s)) continue;
        head = (uint32_t)s;
        head_sign = starts ? sign : 0;
    }
    return SODO_OK;
}

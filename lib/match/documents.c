/* documents.c - shapes of document numbers: 23-QĐ/TW, 1874/QĐ-SGDĐT, 158/2024/NĐ-CP. */
#include "match/match.h"

static bool is_mark(const sodo_work *work, const sodo_token *t) {
    if (t->shape != SODO_SHAPE_PUNCT || t->byte_end - t->byte_begin != 1) return false;
    char c = work->page.text.data[t->byte_begin];
    return c == '/' || c == '-';
}

static bool glued(const sodo_token *t) {
    return !(t->flags & (SODO_TOKEN_SPACE | SODO_TOKEN_LINE));
}

sodo_status sodo_match_documents(const sodo_matcher *self, sodo_work *work) {
    const sodo_tokens *tokens = &work->page.tokens;
    for (uint32_t at = 0; at < tokens->count; at++) {
        const sodo_token *t = tokens->items;
        if (t[at].shape != SODO_SHAPE_NUMBER) continue;
        if (at > 0 && glued(&t[at]) && is_mark(work, &t[at - 1])) continue;
        uint32_t end = at + 1;
        bool capitals = false;
        while (end + 1 < tokens->count && glued(&t[end]) && is_mark(work, &t[end]) &&
               glued(&t[end + 1]) && t[end + 1].shape != SODO_SHAPE_PUNCT &&
               t[end + 1].shape != SODO_SHAPE_LOWER) {
            if (t[end + 1].shape != SODO_SHAPE_NUMBER) capitals = true;
            end += 2;
        }
        if (!capitals) continue;
        if (!sodo_match_add(self, work, SODO_KIND_DOC_NUMBER, at, end,
                            SODO_MATCH_VALUE_COUNT))
            return SODO_ERR_NOMEM;
        at = end - 1;
    }
    return SODO_OK;
}

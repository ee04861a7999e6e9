/* phrases.c - every gazetteer phrase of a page becomes a mention; rules choose among them. */
#include "match/match.h"

/* Row of the ready attributes: 0 all small, 2 capitals first, 1 some capital: "sở Tư pháp" too. */
static int shape_of(const sodo_token *t, uint32_t length) {
    if (t->shape == SODO_SHAPE_UPPER) return 2;
    for (uint32_t i = 0; i < length; i++)
        if (t[i].shape == SODO_SHAPE_TITLE || t[i].shape == SODO_SHAPE_UPPER) return 1;
    return t->shape == SODO_SHAPE_MIXED;
}

#define HITS_AT_A_TOKEN 64 /* phrases that may begin at one token: kinds times lengths */

sodo_status sodo_match_phrases(const sodo_matcher *self, sodo_work *work) {
    const sodo_tokens *tokens = &work->page.tokens;
    sodo_phrase_hit hits[HITS_AT_A_TOKEN];
    for (size_t at = 0; at < tokens->count; at++) {
        if (!sodo_gazetteer_starts(self->gazetteer, tokens->items[at].syl)) continue;
        size_t count = sodo_gazetteer_match(self->gazetteer, tokens->items, tokens->count, at,
                                            hits, HITS_AT_A_TOKEN);
        if (count > HITS_AT_A_TOKEN) count = HITS_AT_A_TOKEN;
        for (size_t i = 0; i < count; i++) {
            const sodo_phrase_hit *hit = &hits[i];
            uint32_t begin = (uint32_t)at, end = begin + hit->length;
            sodo_mention *m = sodo_match_add(self, work, (sodo_kind)hit->kind, begin, end,
                                             SODO_MATCH_VALUE_COUNT);
            if (!m) return SODO_ERR_NOMEM;
            m->row_list = hit->row_list;
            m->attrs = self->phrase[hit->form & 3][shape_of(&tokens->items[at], hit->length)];
            m->attr_count = 2;
        }
    }
    return SODO_OK;
}

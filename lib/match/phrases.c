/* phrases.c - every gazetteer phrase of a page becomes a mention; rules choose among
 * them. */
#include "match/match.h"

/* Row of the ready attributes: 0 all small, 2 capitals first, 1 some capital: "sở Tư
 * pháp" too. */
static int shape_of(const sodo_token *t, uint32_t length) {
    if (t->shape == SODO_SHAPE_UPPER) return 2;
    for (uint32_t i = 0; i < length; i++)
        if (t[i].shape == SODO_SHAPE_TITLE || t[i].shape == SODO_SHAPE_UPPER) return 1;
    return t->shape == SODO_SHAPE_MIXED;
}

#define PLACE_WORDS 8 /* words of a place's name that are looked through */
#define BODY_WORDS 16 /* the same of a body's */
#define HITS_AT_A_TOKEN                                            \
    64 /* phrases that may begin at one token: kinds times lengths \
        */

static bool is_capital(const sodo_token *t) {
    return t->shape == SODO_SHAPE_TITLE || t->shape == SODO_SHAPE_UPPER ||
           t->shape == SODO_SHAPE_MIXED;
}

/* Is the one word of hit `at` a part of a place's name? Of Hải Phòng and huyện Vụ Bản,
 * where it is not the first word; of Hội An, where it is, only if no capital goes on:
 * Trường Hòa Bình is a school although there is a place Trường Hòa. */
static bool is_in_place(const sodo_work *work, size_t at) {
    const sodo_mention *all = work->mentions.items, *hit = &all[at];
    const sodo_tokens *tokens = &work->page.tokens;
    size_t i = at; /* hits are in the order of their first tokens */
    while (i + 1 < work->mentions.count && all[i + 1].tok_begin == hit->tok_begin) i++;
    for (i++; i-- > 0 && all[i].tok_begin + PLACE_WORDS > hit->tok_begin;) {
        const sodo_mention *place = &all[i];
        if (place->kind != SODO_KIND_PLACE_NAME || place->tok_end < hit->tok_end ||
            place->tok_end - place->tok_begin < 2)
            continue;
        if (place->tok_begin < hit->tok_begin) return true;
        bool goes_on = place->tok_end < tokens->count &&
                       is_capital(&tokens->items[place->tok_end]) &&
                       !(tokens->items[place->tok_end].flags & SODO_TOKEN_LINE);
        if (hit->kind == SODO_KIND_ORG_TYPE && !goes_on) return true;
    }
    return false;
}

/* Is the place at `at` a part of a body's phrase, as VN of Ủy ban MTTQ VN? */
static bool is_in_body(const sodo_work *work, size_t at) {
    const sodo_mention *all = work->mentions.items, *hit = &all[at];
    for (size_t i = at; i-- > 0 && all[i].tok_begin + BODY_WORDS > hit->tok_begin;)
        if (all[i].tok_begin < hit->tok_begin && all[i].tok_end >= hit->tok_end &&
            (all[i].kind == SODO_KIND_ORG_NAME || all[i].kind == SODO_KIND_ORG_TYPE))
            return true;
    return false;
}

/* Words of other kinds in a place's name and places in a body's are no hits of their own.
 */
static void drop_parts(sodo_work *work) {
    size_t kept = 0;
    for (size_t at = 0; at < work->mentions.count; at++) {
        sodo_mention *hit = &work->mentions.items[at];
        bool word = hit->tok_end - hit->tok_begin == 1 && hit->kind != SODO_KIND_ORG_NAME;
        if (hit->kind == SODO_KIND_PLACE_NAME)
            hit->dropped = is_in_body(work, at);
        else
            hit->dropped = word && is_in_place(work, at);
    }
    for (size_t at = 0; at < work->mentions.count; at++)
        if (!work->mentions.items[at].dropped)
            work->mentions.items[kept++] = work->mentions.items[at];
    work->mentions.count = kept;
}

sodo_status sodo_match_phrases(const sodo_matcher *self, sodo_work *work) {
    const sodo_tokens *tokens = &work->page.tokens;
    sodo_phrase_hit hits[HITS_AT_A_TOKEN];
    for (size_t at = 0; at < tokens->count; at++) {
        if (!sodo_gazetteer_starts(self->gazetteer, tokens->items[at].syl)) continue;
        size_t count = sodo_gazetteer_match(self->gazetteer, tokens->items, tokens->count,
                                            at, hits, HITS_AT_A_TOKEN);
        if (count > HITS_AT_A_TOKEN) count = HITS_AT_A_TOKEN;
        for (size_t i = 0; i < count; i++) {
            const sodo_phrase_hit *hit = &hits[i];
            uint32_t begin = (uint32_t)at, end = begin + hit->length;
            sodo_mention *m = sodo_match_add(self, work, (sodo_kind)hit->kind, begin, end,
                                             SODO_MATCH_VALUE_COUNT);
            if (!m) return SODO_ERR_NOMEM;
            m->row_list = hit->row_list;
            m->attrs =
                self->phrase[hit->form & 3][shape_of(&tokens->items[at], hit->length)];
            m->attr_count = 2;
        }
    }
    drop_parts(work);
    return SODO_OK;
}

/* suggest.c - a page's capitalised chains beside ranks and types of bodies, and what
 * stands before persons where a title would.
 *
 * A guess for a person to judge: where a chain ends no letter tells, so it ends with its
 * last capital and one small syllable behind it (Xúc tiến, Kiểm soát). */
#include "pipeline/suggest.h"

#define CHAIN_MAX 16 /* tokens */
#define TITLE_MAX 6
#define SMALL_MAX 2      /* small syllables between capitals of a chain */
#define SENTENCE_MAX 240 /* bytes shown */

enum {
    KNOWN = 1, /* inside something that tables or rules know */
    CLOSED = 2 /* … that no chain goes through: persons, posts, events */
};

typedef struct suggester {
    const sodo_work *work;
    const sodo_token *tokens;
    uint32_t count;
    uint8_t *marks;
    uint32_t *body_begin; /* per token: where a body begins that ends before it; + 1 */
    uint8_t *after_post;  /* per token: a rank or post ends before it */
    sodo_buf *out;
} suggester;

static bool is_word(const sodo_token *t) {
    return t->shape <= SODO_SHAPE_MIXED;
}

static bool is_capital(const sodo_token *t) {
    return t->shape >= SODO_SHAPE_TITLE && t->shape <= SODO_SHAPE_MIXED;
}

/* A word that goes on from the one before it. */
static bool goes_on(const suggester *s, uint32_t at) {
    const sodo_token *t = &s->tokens[at];
    return is_word(t) && (t->flags & SODO_TOKEN_SPACE) &&
           !(t->flags & (SODO_TOKEN_LINE | SODO_TOKEN_SENTENCE));
}

static void mark(suggester *s, const sodo_mention *m) {
    uint8_t bits = 0;
    switch (m->kind) {
    case SODO_KIND_ORGANIZATION:
    case SODO_KIND_ORG_TYPE:
    case SODO_KIND_ORG_NAME:
        if (!s->body_begin[m->tok_end] || s->body_begin[m->tok_end] > m->tok_begin + 1)
            s->body_begin[m->tok_end] = m->tok_begin + 1;
        bits = KNOWN | CLOSED;
        break;
    case SODO_KIND_POSITION:
    case SODO_KIND_RANK:
        s->after_post[m->tok_end] = 1;
        bits = KNOWN | CLOSED;
        break;
    case SODO_KIND_PERSON:
    case SODO_KIND_NAME:
    case SODO_KIND_HONORIFIC:
    case SODO_KIND_EVENT:
    case SODO_KIND_EVENT_HEAD:
    case SODO_KIND_DATE:
    case SODO_KIND_DOCUMENT:
    case SODO_KIND_DOC_TYPE:
        bits = KNOWN | CLOSED;
        break;
    case SODO_KIND_PLACE:
    case SODO_KIND_COUNTRY:
        bits = KNOWN;
        break;
    default:
        return;
    }
    for (uint32_t i = m->tok_begin; i < m->tok_end; i++) s->marks[i] |= bits;
}

/* Where the chain that begins at a token ends; `at` itself: there is none. */
static uint32_t chain_end(const suggester *s, uint32_t at) {
    if (at >= s->count || !goes_on(s, at) || !is_capital(&s->tokens[at]) ||
        (s->marks[at] & KNOWN))
        return at;
    uint32_t last = at;
    for (uint32_t i = at + 1; i < s->count && i - at < CHAIN_MAX && goes_on(s, i) &&
                              !(s->marks[i] & CLOSED) && i - last <= SMALL_MAX + 1;
         i++)
        if (is_capital(&s->tokens[i])) last = i;
    uint32_t end = last + 1;
    bool small = end < s->count && s->tokens[last].shape == SODO_SHAPE_TITLE &&
                 s->tokens[end].shape == SODO_SHAPE_LOWER && goes_on(s, end) &&
                 !s->marks[end];
    return end + small;
}

static void add_words(const suggester *s, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; i++) {
        const sodo_token *t = &s->tokens[i];
        if (i > begin && (t->flags & SODO_TOKEN_SPACE)) sodo_buf_add_char(s->out, ' ');
        sodo_buf_add(s->out, (sodo_slice){s->work->page.text.data + t->byte_begin,
                                          t->byte_end - t->byte_begin});
    }
}

static const sodo_sentence *sentence_of(const suggester *s, uint32_t token) {
    size_t low = 0, high = s->work->page.sentences.count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (s->work->page.sentences.items[middle].tok_begin <= token)
            low = middle;
        else
            high = middle;
    }
    return &s->work->page.sentences.items[low];
}

static void add_sentence(const suggester *s, uint32_t token) {
    const sodo_sentence *sentence = sentence_of(s, token);
    uint32_t begin = sentence->tok_begin, end = sentence->tok_end;
    while (begin < token &&
           s->tokens[token].byte_begin - s->tokens[begin].byte_begin > SENTENCE_MAX / 2)
        begin++;
    while (end > token + 1 &&
           s->tokens[end - 1].byte_end - s->tokens[begin].byte_begin > SENTENCE_MAX)
        end--;
    add_words(s, begin, end);
}

static void suggest(const suggester *s, const char *table, uint32_t begin, uint32_t end) {
    sodo_buf_addf(s->out, "%s\t", table);
    add_words(s, begin, end);
    sodo_buf_add_char(s->out, '\t');
    sodo_slice page = s->work->page.source;
    for (size_t i = 0; i < page.size; i++) /* a path may hold anything */
        sodo_buf_add_char(s->out, (unsigned char)page.data[i] < ' ' ? ' ' : page.data[i]);
    sodo_buf_add_char(s->out, '\t');
    add_sentence(s, begin);
    sodo_buf_add_char(s->out, '\n');
}

static void suggest_bodies(const suggester *s) {
    for (uint32_t at = 1; at < s->count; at++) {
        if (!s->body_begin[at] && !s->after_post[at]) continue;
        uint32_t begin = s->body_begin[at] ? s->body_begin[at] - 1 : at;
        uint32_t end = chain_end(s, at);
        if (end > at && end - begin > 1) suggest(s, "organizations", begin, end);
    }
}

/* What stands before a person, after a sign: ", Tổng Thư ký đồng chí X". */
static void suggest_title(const suggester *s, uint32_t person) {
    uint32_t end = person;
    for (size_t i = 0; i < s->work->mentions.count; i++) {
        const sodo_mention *m = &s->work->mentions.items[i];
        if (m->kind == SODO_KIND_HONORIFIC && !m->dropped && m->tok_end == person)
            end = m->tok_begin;
    }
    uint32_t begin = end;
    while (begin > 0 && end - begin < TITLE_MAX && is_word(&s->tokens[begin - 1]) &&
           !s->marks[begin - 1] && !(s->tokens[begin].flags & SODO_TOKEN_LINE))
        begin--;
    if (end - begin < 2 || begin == 0 || !is_capital(&s->tokens[begin]) ||
        s->tokens[begin - 1].shape != SODO_SHAPE_PUNCT ||
        (s->tokens[begin].flags & (SODO_TOKEN_SENTENCE | SODO_TOKEN_LINE)))
        return;
    suggest(s, "ranks", begin, end);
}

/* What stands behind a person and a sign: "ông X, Tổng Thư ký". */
static void suggest_apposition(const suggester *s, uint32_t at) {
    if (at + 2 >= s->count || s->tokens[at].shape != SODO_SHAPE_PUNCT) return;
    uint32_t end = chain_end(s, at + 1);
    if (end > at + 2 && !s->marks[at + 1]) suggest(s, "ranks", at + 1, end);
}

static bool is_read(uint8_t zone) {
    return zone != SODO_ZONE_BOILER && zone != SODO_ZONE_MASTHEAD;
}

bool sodo_suggest_print(sodo_work *work, sodo_buf *out) {
    size_t count = work->page.tokens.count;
    suggester s = {.work = work,
                   .tokens = work->page.tokens.items,
                   .count = (uint32_t)count,
                   .marks = sodo_arena_alloc(&work->arena, count + 1, 1),
                   .body_begin =
                       sodo_arena_alloc(&work->arena, count + 1, sizeof *s.body_begin),
                   .after_post = sodo_arena_alloc(&work->arena, count + 1, 1),
                   .out = out};
    if (!s.marks || !s.body_begin || !s.after_post) return false;
    for (size_t i = 0; i < work->mentions.count; i++) {
        const sodo_mention *m = &work->mentions.items[i];
        if (!m->dropped && is_read(m->zone)) mark(&s, m);
    }
    suggest_bodies(&s);
    for (size_t i = 0; i < work->mentions.count; i++) {
        const sodo_mention *m = &work->mentions.items[i];
        if (m->kind != SODO_KIND_PERSON || m->dropped || !is_read(m->zone)) continue;
        suggest_title(&s, m->tok_begin);
        suggest_apposition(&s, m->tok_end);
    }
    return !out->failed;
}

/* tokens.c - one pass over the text: tokens with number, shape, zone and what stands
 * before. */
#include "text/steps.h"

#include "base/fail.h"
#include "fold/markup.h"
#include "fold/skip.h"
#include "fold/split.h"

typedef struct reader {
    sodo_lexicon *lexicon;
    sodo_work *work;
    uint32_t cps; /* code points read */
    size_t zone;  /* zone spans read */
    size_t zone_end;
    uint8_t zone_now;
    /* what stands before the next token */
    bool space;
    uint32_t feeds, breaks; /* line feeds and <br/>s: "<br/>\n" is one line break */
} reader;

/* The zone of a byte; bytes come in ascending order. */
static uint8_t zone_at(reader *r, size_t byte) {
    const sodo_page *page = &r->work->page;
    while (byte >= r->zone_end) {
        bool more = r->zone < page->zones.count;
        r->zone_end = more ? page->zones.items[r->zone].byte_end : SIZE_MAX;
        r->zone_now = more ? (uint8_t)page->zones.items[r->zone].zone : SODO_ZONE_BODY;
        r->zone++;
    }
    return r->zone_now;
}

static uint8_t flags_before(const reader *r, bool first) {
    uint32_t lines = r->feeds > r->breaks ? r->feeds : r->breaks;
    if (!lines && !first) return r->space ? SODO_TOKEN_SPACE : 0;
    unsigned flags = r->space || lines ? SODO_TOKEN_SPACE : 0;
    flags |= SODO_TOKEN_LINE;
    if (lines > 1 || first) flags |= SODO_TOKEN_PARAGRAPH;
    return (uint8_t)flags;
}

static sodo_status add_token(reader *r, const sodo_piece *piece, sodo_slice spelling,
                             sodo_error *err) {
    sodo_page *page = &r->work->page;
    sodo_token *t = SODO_PUSH(&r->work->arena, page->tokens);
    uint32_t number = t ? sodo_lexicon_number(r->lexicon, spelling, &t->shape) : 0;
    if (!number)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the page's tokens");
    t->byte_begin = (uint32_t)piece->begin;
    t->byte_end = (uint32_t)piece->end;
    t->cp_begin = r->cps;
    t->syl = number;
    t->flags = flags_before(r, page->tokens.count == 1);
    t->zone = zone_at(r, piece->begin);
    t->cps = (uint8_t)(piece->cps > 255 ? 255 : piece->cps);
    r->space = false;
    r->feeds = r->breaks = 0;
    r->cps += piece->cps;
    return SODO_OK;
}

/* A tag or entity at the piece: what it does, and how far it reaches. */
static sodo_status take_piece(reader *r, sodo_piece *piece, sodo_error *err) {
    sodo_slice text = r->work->page.text;
    sodo_slice spelling = {text.data + piece->begin, piece->end - piece->begin};
    if (*spelling.data != '<' && *spelling.data != '&')
        return add_token(r, piece, spelling, err);
    size_t end = 0;
    sodo_slice sign = {0};
    sodo_markup markup = sodo_markup_at(text, piece->begin, &end, &sign);
    if (markup == SODO_MARKUP_NONE) return add_token(r, piece, spelling, err);
    piece->end = end;
    piece->cps = (uint32_t)sodo_utf8_count(
        (sodo_slice){text.data + piece->begin, end - piece->begin});
    if (markup == SODO_MARKUP_SIGN) return add_token(r, piece, sign, err);
    r->cps += piece->cps;
    r->space |= markup != SODO_MARKUP_INLINE;
    r->breaks += markup == SODO_MARKUP_BREAK;
    return SODO_OK;
}

/* Letters, apostrophes and what is no ASCII: what may go on in a word, or needs a closer
 * look. */
static bool may_go_on(unsigned char c) {
    return c >= 0x80 || (unsigned char)((c | 0x20) - 'a') < 26 || c == '\'' || c == '`';
}

/* Most tokens: one blank and a word of the letters that nearly all words consist of. The
 * same as sodo_split_bounds() gives, in fewer steps; false: leave it to that. */
static bool read_plain_word(sodo_slice text, sodo_piece *piece) {
    size_t begin = piece->end;
    bool blank = begin < text.size && text.data[begin] == ' ';
    begin += blank;
    uint32_t cps = 0;
    size_t end = sodo_skip_letters(text, begin, &cps);
    if (!cps || end >= text.size || may_go_on((unsigned char)text.data[end]))
        return false;
    piece->begin = begin;
    piece->end = end;
    piece->cps = cps;
    piece->gap_cps = blank;
    return true;
}

sodo_status sodo_text_tokens(sodo_lexicon *lexicon, sodo_work *work, sodo_error *err) {
    reader r = {.lexicon = lexicon, .work = work};
    sodo_slice text = work->page.text;
    if (text.size > UINT32_MAX / 2)
        return sodo_fail(err, SODO_ERR_LIMIT, 0, "the page's text is larger than 2 GiB");
    /* Running text has a token every five bytes; growing would copy and leave the old
     * block. */
    size_t room = text.size / 5 + 16;
    sodo_tokens *tokens = &work->page.tokens;
    *tokens =
        (sodo_tokens){.items = sodo_arena_alloc(&work->arena, room, sizeof(sodo_token))};
    tokens->room = tokens->items ? room : 0;
    sodo_piece piece = {0};
    for (;;) {
        if (read_plain_word(text, &piece)) {
            r.space |= piece.gap_cps;
            r.cps += piece.gap_cps;
            sodo_slice word = {text.data + piece.begin, piece.end - piece.begin};
            SODO_TRY(add_token(&r, &piece, word, err));
            continue;
        }
        if (!sodo_split_bounds(text, piece.end, &piece)) return SODO_OK;
        r.space |= piece.gap_cps > 0;
        r.cps += piece.gap_cps;
        r.feeds += (uint32_t)piece.line + piece.empty_line;
        SODO_TRY(take_piece(&r, &piece, err));
    }
}

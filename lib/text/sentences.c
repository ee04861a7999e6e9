/* sentences.c - where sentences end: stops, line breaks, and line breaks that end
 * nothing. */
#include "text/steps.h"

#include "base/fail.h"

#define SENTENCE_MAX \
    2048            /* tokens; later stages compare a sentence's mentions in pairs */
#define WRAP_MIN 60 /* code points of a line that may have been wrapped */

typedef struct pass {
    const sodo_text_options *options;
    sodo_page *page;
    const char *text;
    bool blocks; /* empty lines part the page's paragraphs */
} pass;

static bool holds(const uint32_t *sorted, size_t count, uint32_t number) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted[middle] < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && sorted[low] == number;
}

static bool is(const pass *p, size_t at, const char *sign) {
    const sodo_token *t = &p->page->tokens.items[at];
    size_t size = strlen(sign);
    return t->byte_end - t->byte_begin == size &&
           !memcmp(p->text + t->byte_begin, sign, size);
}

static bool is_any(const pass *p, size_t at, const char *const *signs) {
    for (; *signs; signs++)
        if (is(p, at, *signs)) return true;
    return false;
}

static bool is_stop(const pass *p, size_t at) {
    static const char *const stops[] = {".", "!", "?", "…", NULL};
    return p->page->tokens.items[at].shape == SODO_SHAPE_PUNCT && is_any(p, at, stops);
}

static bool is_closing(const pass *p, size_t at) {
    static const char *const closing[] = {"\"", "”", "’", "'", ")", "]", "»", NULL};
    return p->page->tokens.items[at].shape == SODO_SHAPE_PUNCT && is_any(p, at, closing);
}

static bool has(const sodo_token *t, unsigned flag) {
    return t->flags & flag;
}

static bool is_capital(const sodo_token *t) {
    return t->shape == SODO_SHAPE_TITLE || t->shape == SODO_SHAPE_UPPER ||
           t->shape == SODO_SHAPE_MIXED;
}

static bool is_word(const sodo_token *t) {
    return t->shape != SODO_SHAPE_PUNCT && t->shape != SODO_SHAPE_NUMBER;
}

/* The I of "quý I. Toàn huyện", but not the initials "ông V. I. Lê Nin". */
static bool is_roman(const pass *p, size_t first, size_t at) {
    if (!is(p, at, "I") && !is(p, at, "V") && !is(p, at, "X")) return false;
    const sodo_token *t = &p->page->tokens.items[at];
    bool initials = at + 3 < p->page->tokens.count && t[2].cps == 1 && is(p, at + 3, ".");
    return at > first && t[-1].shape == SODO_SHAPE_LOWER && !initials;
}

/* TP. TS. Th. S. T. (initials), "Đ/c." */
static bool is_abbreviation(const pass *p, size_t first, size_t at) {
    const sodo_token *t = &p->page->tokens.items[at];
    if (!is_word(t)) return false;
    if (holds(p->options->abbreviations, p->options->abbreviation_count, t->syl))
        return true;
    if (is_capital(t) && t->cps == 1) return !is_roman(p, first, at);
    if ((t->shape == SODO_SHAPE_UPPER && t->cps <= 2) ||
        (t->shape == SODO_SHAPE_MIXED && t->cps <= 3))
        return true;
    return t->shape == SODO_SHAPE_LOWER && t->cps == 1 && at > first &&
           is(p, at - 1, "/");
}

/* "1. Công tác", "a. Về": numbering stays with what it numbers; "29. 9. 2022". */
static bool is_numbering(const pass *p, size_t first, size_t at) {
    const sodo_token *t = &p->page->tokens.items[at], *next = t + 2;
    if (t->shape == SODO_SHAPE_NUMBER)
        return t->cps <= 2 && (at == first || next->shape == SODO_SHAPE_NUMBER);
    return at == first && (t->cps == 1 || (t->shape == SODO_SHAPE_UPPER && t->cps <= 4));
}

/* Does the stop at `at` of the sentence that began at `first` end it before token `next`?
 */
static bool ends_at(const pass *p, size_t first, size_t at, size_t next) {
    const sodo_token *tokens = p->page->tokens.items, *n = &tokens[next];
    if (at == first) return false;
    bool plain = is(p, at, ".") && next == at + 1; /* nothing closes after it */
    if (has(n, SODO_TOKEN_SPACE)) {
        if (n->shape == SODO_SHAPE_LOWER || is_stop(p, next)) return false;
        if (n->shape == SODO_SHAPE_PUNCT && (is(p, next, ",") || is(p, next, ";")))
            return false;
        return !(plain &&
                 (is_abbreviation(p, first, at - 1) || is_numbering(p, first, at - 1)));
    }
    /* glued: "ở cơ sở.Đổi mới", but Th.S, T.Ư, baolangson.vn, 1.065 */
    if (!is_capital(n)) return false;
    const sodo_token *before = &tokens[at - 1];
    if (before->shape == SODO_SHAPE_PUNCT) return is_closing(p, at - 1);
    if (before->shape == SODO_SHAPE_NUMBER) return at - 1 > first && n->cps > 1;
    return before->cps > 1 && n->cps > 1 && !is_abbreviation(p, first, at - 1);
}

/* The end of a run of stops and what closes after it: `./.`, `?!`, `.”` */
static size_t skip_stops(const pass *p, size_t at) {
    const sodo_token *tokens = p->page->tokens.items;
    size_t count = p->page->tokens.count, next = at + 1;
    while (next < count && !has(&tokens[next], SODO_TOKEN_SPACE) &&
           tokens[next].zone == tokens[at].zone &&
           (is_stop(p, next) || is_closing(p, next) ||
            (is(p, next, "/") && next + 1 < count && is_stop(p, next + 1))))
        next++;
    return next;
}

static bool is_prose(uint8_t zone) {
    return zone == SODO_ZONE_LEAD || zone == SODO_ZONE_BODY || zone == SODO_ZONE_CAPTION;
}

/* "Đồng chí …", "Ông Ba …" line after line: a list. */
static bool begins_alike(const pass *p, size_t line, size_t at) {
    const sodo_token *a = &p->page->tokens.items[line], *b = &p->page->tokens.items[at];
    if (a->syl != b->syl || at + 1 >= p->page->tokens.count) return false;
    return a[1].syl == b[1].syl || is_capital(&a[1]);
}

/* Is the line break before token `at` only a wrapped line? `line` is the line's first
 * token; `wrapped`: that line is itself the rest of another. */
static bool is_wrapped(const pass *p, size_t line, size_t at, bool wrapped) {
    const sodo_token *tokens = p->page->tokens.items, *n = &tokens[at], *last = n - 1;
    if (has(n, SODO_TOKEN_PARAGRAPH)) return false;
    if (n->zone != last->zone && !(is_prose(n->zone) && is_prose(last->zone)))
        return false;
    bool comma = is(p, at - 1, ","), semicolon = is(p, at - 1, ";");
    if (last->shape == SODO_SHAPE_PUNCT && !comma && !semicolon && !is_closing(p, at - 1))
        return false;
    bool item = n->cps == 1 && at + 1 < p->page->tokens.count &&
                (is(p, at + 1, ")") || is(p, at + 1, "."));
    if (n->shape == SODO_SHAPE_LOWER) return !item;
    if (comma) return n->shape != SODO_SHAPE_PUNCT;
    if (!is_capital(n) || item || !is_word(last)) return false;
    if (begins_alike(p, line, at)) return false;
    if (!wrapped && n->cp_begin - tokens[line].cp_begin < WRAP_MIN) return false;
    if (holds(p->options->open_ends, p->options->open_end_count, last->syl)) return true;
    return p->blocks && n->zone == last->zone &&
           (n->zone == SODO_ZONE_BODY || n->zone == SODO_ZONE_LEAD);
}

/* Both lines become one, in one zone; what looked like a caption was the text's first
 * half. */
static void join_lines(sodo_page *page, size_t line, size_t at) {
    sodo_token *tokens = page->tokens.items;
    uint8_t zone = tokens[at - 1].zone;
    if (zone == SODO_ZONE_CAPTION) zone = tokens[at].zone;
    tokens[at].flags &= (uint8_t)~SODO_TOKEN_LINE;
    for (size_t i = at; i-- > line && is_prose(tokens[i].zone);) tokens[i].zone = zone;
    for (size_t i = at; i < page->tokens.count; i++) {
        if (has(&tokens[i], SODO_TOKEN_LINE) || !is_prose(tokens[i].zone)) break;
        tokens[i].zone = zone;
    }
}

/* More than a third of the prose lines begin after an empty line. */
static bool parts_by_empty_lines(const sodo_page *page) {
    size_t lines = 0, parted = 0;
    for (size_t i = 0; i < page->tokens.count; i++) {
        const sodo_token *t = &page->tokens.items[i];
        if (!has(t, SODO_TOKEN_LINE)) continue;
        if (!is_prose(t->zone)) continue;
        lines++;
        parted += has(t, SODO_TOKEN_PARAGRAPH);
    }
    return parted > 1 && parted * 3 > lines;
}

static sodo_status add_sentence(sodo_work *work, size_t first, size_t end,
                                uint32_t paragraph, sodo_error *err) {
    sodo_sentence *s = SODO_PUSH(&work->arena, work->page.sentences);
    if (!s)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the page's sentences");
    sodo_token *t = &work->page.tokens.items[first];
    t->flags |= SODO_TOKEN_SENTENCE;
    *s = (sodo_sentence){.tok_begin = (uint32_t)first,
                         .tok_end = (uint32_t)end,
                         .paragraph = paragraph,
                         .zone = (sodo_zone)t->zone};
    return SODO_OK;
}

sodo_status sodo_text_sentences(const sodo_text_options *options, sodo_work *work,
                                sodo_error *err) {
    sodo_page *page = &work->page;
    const pass p = {options, page, page->text.data, parts_by_empty_lines(page)};
    size_t count = page->tokens.count, first = 0, line = 0;
    uint32_t paragraph = 0;
    bool wrapped = false;
    for (size_t at = 1; at <= count; at++) {
        bool new_line = at < count && has(&page->tokens.items[at], SODO_TOKEN_LINE);
        if (new_line) {
            wrapped = is_wrapped(&p, line, at, wrapped);
            if (wrapped) join_lines(page, line, at);
            line = at;
            new_line = !wrapped;
        }
        bool end = at == count || new_line || at - first >= SENTENCE_MAX ||
                   page->tokens.items[at].zone != page->tokens.items[at - 1].zone;
        if (!end && is_stop(&p, at - 1)) {
            size_t next = skip_stops(&p, at - 1);
            bool inside = next < count &&
                          !has(&page->tokens.items[next], SODO_TOKEN_LINE) &&
                          page->tokens.items[next].zone == page->tokens.items[at].zone;
            if (inside && ends_at(&p, first, at - 1, next)) {
                SODO_TRY(add_sentence(work, first, next, paragraph, err));
                first = next;
            }
            at = inside ? next
                        : next - 1; /* go on behind the run, or at the break after it */
            continue;
        }
        if (!end) continue;
        SODO_TRY(add_sentence(work, first, at, paragraph, err));
        first = at;
        paragraph += new_line;
    }
    return SODO_OK;
}

/* credits.c - finds a photographer's credit inside a line, and the caption before it. */
#include "read/credits.h"

#include "base/fail.h"
#include "fold/split.h"

#define BEFORE_COLON 32 /* bytes before a colon that may hold the words of a credit */
#define CREDIT_MAX 120
#define NAMES_MAX 12   /* words of one credit */
#define NAME_MAX 5     /* of one name in it */
#define CREDIT_WORDS 7 /* a line that begins like a sentence and has more is one */

static sodo_status fold(sodo_reader *r, size_t at, size_t end, sodo_slice *out) {
    sodo_buf_clear(&r->scratch);
    sodo_slice words = {r->work->page.text.data + at, end - at};
    SODO_TRY(sodo_fold_phrase(r->folder, words, &r->scratch));
    *out = sodo_buf_slice(&r->scratch);
    return SODO_OK;
}

/* Does text[at, end) begin with words of a credit? */
static bool is_credit(sodo_reader *r, const sodo_cue_index *index, size_t at,
                      size_t end) {
    size_t size;
    sodo_slice folded;
    if (fold(r, at, end, &folded) != SODO_OK) return false;
    return sodo_cues_at(r, index, folded, 0, false, &size) >> SODO_CUE_CREDIT & 1;
}

static size_t count_words(sodo_slice text) {
    size_t words = 0;
    sodo_piece p = {0};
    while (sodo_split_next(text, p.end, &p)) words += p.shape != SODO_SHAPE_PUNCT;
    return words;
}

/* Words of the longest credit that the folded text ends in, 0 = none. */
static size_t credit_at_end(const sodo_reader *r, const sodo_cue_index *index,
                            sodo_slice folded) {
    size_t best = 0;
    for (size_t i = 0; i < index->credit_count; i++) {
        const sodo_zone_cue *cue = &r->options->cues[index->credits[i]];
        if (cue->folded.size > folded.size) continue;
        size_t at = folded.size - cue->folded.size;
        if (memcmp(folded.data + at, cue->folded.data, cue->folded.size) != 0) continue;
        if (at > 0 && !strchr(" (-.,/", folded.data[at - 1])) continue;
        size_t words = count_words(cue->folded);
        if (words > best) best = words;
    }
    return best;
}

/* Start of the credit's words right before the colon at `colon`; SIZE_MAX = none. */
static size_t words_before(sodo_reader *r, const sodo_cue_index *index, size_t from,
                           size_t colon) {
    const char *text = r->work->page.text.data;
    size_t at = from;
    if (colon - from > BEFORE_COLON) {
        at = colon - BEFORE_COLON;
        while (at < colon && text[at] != ' ') at++;
    }
    sodo_slice folded;
    size_t words = at < colon && fold(r, at, colon, &folded) == SODO_OK
                       ? credit_at_end(r, index, folded)
                       : 0;
    if (!words) return SIZE_MAX;
    size_t starts[BEFORE_COLON], count = 0;
    sodo_piece p = {.end = at};
    while (count < BEFORE_COLON && sodo_split_next((sodo_slice){text, colon}, p.end, &p))
        if (p.shape != SODO_SHAPE_PUNCT) starts[count++] = p.begin;
    return words <= count ? starts[count - words] : SIZE_MAX;
}

/* "Ông", "Theo", "Ngày": no name has it behind its first word. */
static bool is_opener(sodo_reader *r, const sodo_cue_index *index, const sodo_piece *p) {
    size_t size;
    sodo_slice folded;
    if (fold(r, p->begin, p->end, &folded) != SODO_OK) return false;
    return sodo_cues_at(r, index, folded, 0, false, &size) >> SODO_CUE_OPENER & 1;
}

static bool is_capital(const sodo_piece *p) {
    return p->shape == SODO_SHAPE_TITLE || p->shape == SODO_SHAPE_UPPER ||
           p->shape == SODO_SHAPE_MIXED;
}

/* The end of a credit without capitals: "Ảnh: internet", "ảnh: tư liệu." to the stop or
 * the end. */
static size_t small_words_end(sodo_slice s, size_t at) {
    sodo_piece p = {.end = at};
    size_t words = 0;
    while (sodo_split_next(s, p.end, &p)) {
        if (p.shape == SODO_SHAPE_PUNCT)
            return strchr(".)]", s.data[p.begin]) ? p.end : at;
        if (p.shape != SODO_SHAPE_LOWER || ++words > 3) return at;
    }
    return words ? s.size : at;
}

/* "Ảnh: Ông Lê Văn An - Phó Chủ tịch UBND xã tặng hoa chúc mừng": a caption, no
 * photographer. */
static bool is_caption(sodo_reader *r, const sodo_cue_index *index, size_t at,
                       size_t end) {
    sodo_slice s = {r->work->page.text.data, end};
    sodo_piece first;
    if (!sodo_split_next(s, at, &first) || !is_opener(r, index, &first)) return false;
    return count_words((sodo_slice){s.data + at, end - at}) > CREDIT_WORDS;
}

/* The end of the names from `at`. A capital that a small word or a number follows begins
 * the next sentence: "Ảnh: TTXVN Thủ tướng …", "Ảnh: Thu Giang Sáng 3/7". */
static size_t names_end(sodo_reader *r, const sodo_cue_index *index, size_t at,
                        size_t end) {
    sodo_slice s = {r->work->page.text.data, end};
    sodo_piece p = {.end = at}, next;
    size_t last = at, before_last = at, words = 0, run = 0;
    bool small_name = false; /* the last word is no TTXVN */
    if (is_caption(r, index, at, end)) return at;
    while (words < NAMES_MAX && sodo_split_next(s, p.end, &p)) {
        if (is_capital(&p)) {
            if (words && p.gap_cps && (run == NAME_MAX || is_opener(r, index, &p))) break;
            before_last = p.gap_cps && words ? last : p.end;
            last = p.end;
            small_name = p.shape == SODO_SHAPE_TITLE;
            words++;
            run++;
        } else if (p.shape == SODO_SHAPE_PUNCT) {
            char sign = s.data[p.begin];
            bool initial = sign == '.' && sodo_split_next(s, p.end, &next) &&
                           !next.gap_cps && is_capital(&next); /* "T.H" */
            if (strchr(".)]", sign) && !initial) return p.end;
            if (!strchr("./-,&|", sign)) break;
            last = before_last = p.end;
            run = 0;
        } else if (!words) {
            return small_words_end(s, at);
        } else {
            if (!p.gap_cps) return last;
            return words == 1 && small_name ? at : before_last;
        }
    }
    return last;
}

static size_t closing_bracket(sodo_slice text, size_t at, size_t end) {
    for (size_t i = at; i < end && i < at + CREDIT_MAX; i++)
        if (text.data[i] == ')') return i + 1;
    return 0;
}

static uint64_t zero_bytes(uint64_t v) {
    return (v - 0x0101010101010101u) & ~v & 0x8080808080808080u;
}

/* The next ':', '(' or '.' from `at`, eight bytes at a time; `end`: none. */
static size_t next_sign(sodo_slice text, size_t at, size_t end) {
    for (uint64_t v; at + 8 <= end; at += 8) {
        memcpy(&v, text.data + at, 8);
        if (zero_bytes(v ^ 0x3A3A3A3A3A3A3A3Au) | zero_bytes(v ^ 0x2828282828282828u) |
            zero_bytes(v ^ 0x2E2E2E2E2E2E2E2Eu))
            break;
    }
    while (at < end && text.data[at] != ':' && text.data[at] != '(' &&
           text.data[at] != '.')
        at++;
    return at;
}

typedef struct credit {
    size_t begin, end;
} credit;

/* "(Ảnh: Văn Điệp/TTXVN)" from the bracket at `at`. */
static bool in_brackets(sodo_reader *r, const sodo_cue_index *index, size_t at,
                        size_t end, credit *out) {
    size_t close = closing_bracket(r->work->page.text, at, end);
    if (!close || !is_credit(r, index, at + 1, close - 1)) return false;
    *out = (credit){at, close};
    return true;
}

/* "Ảnh: Văn Vương", "… - Ảnh: X" around the colon at `at`. */
static bool at_colon(sodo_reader *r, const sodo_cue_index *index, size_t from, size_t at,
                     size_t end, credit *out) {
    const char *text = r->work->page.text.data;
    size_t words = words_before(r, index, from, at);
    if (words == SIZE_MAX) return false;
    *out = (credit){words, names_end(r, index, at + 1, end)};
    while (out->begin > from && strchr(" -", text[out->begin - 1])) out->begin--;
    return out->end > at + 1;
}

/* "làm việc. Ảnh Thành Duy Tại cuộc …" behind the stop at `at`: the word and a name. */
static bool after_stop(sodo_reader *r, const sodo_cue_index *index, size_t at, size_t end,
                       credit *out) {
    sodo_slice s = {r->work->page.text.data, end}, folded;
    sodo_piece word, name;
    if (!sodo_split_next(s, at + 1, &word) || !word.gap_cps || !is_capital(&word))
        return false;
    if (!sodo_split_next(s, word.end, &name) || !name.gap_cps || !is_capital(&name))
        return false;
    if (fold(r, word.begin, word.end, &folded) != SODO_OK ||
        !credit_at_end(r, index, folded))
        return false;
    *out = (credit){word.begin, names_end(r, index, word.end, end)};
    return out->end > word.end;
}

bool sodo_credit_next(sodo_reader *r, const sodo_cue_index *index, size_t at, size_t end,
                      size_t *credit_begin, size_t *credit_end) {
    sodo_slice text = r->work->page.text;
    credit found;
    for (size_t i = next_sign(text, at, end); i < end; i = next_sign(text, i + 1, end)) {
        bool good = text.data[i] == '('   ? in_brackets(r, index, i, end, &found)
                    : text.data[i] == ':' ? at_colon(r, index, at, i, end, &found)
                                          : after_stop(r, index, i, end, &found);
        if (!good) continue;
        *credit_begin = found.begin;
        *credit_end = found.end;
        return true;
    }
    return false;
}

/* A sentence ends before byte `at`; "TP. " and initials end none. */
static bool ends_before(sodo_slice text, size_t from, size_t at) {
    if (at < from + 3 || text.data[at - 1] != ' ' || !strchr(".!?", text.data[at - 2]))
        return false;
    return text.data[at - 3] < 'A' || text.data[at - 3] > 'Z';
}

size_t sodo_caption_begin(sodo_slice text, size_t from, size_t before) {
    size_t i = before;
    while (i > from && strchr(" .", text.data[i - 1]))
        i--; /* the caption's own full stop */
    for (; i > from + 1; i--)
        if (i < before && ends_before(text, from, i)) return i;
    return from;
}

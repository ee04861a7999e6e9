/* split.c - text to words, numbers and signs, with the shape of their letters. */
#include "fold/split.h"

#include "fold/skip.h"

#include <unicode/uchar.h>

#define S SODO_CHAR_SPACE
#define U SODO_CHAR_UPPER
#define L SODO_CHAR_LOWER
#define D SODO_CHAR_DIGIT
#define A SODO_CHAR_APOSTROPHE
#define O SODO_CHAR_OTHER
static const uint8_t ASCII[128] = {
    O, O, O, O, O, O, O, O, O, S, S, S, S, S, O, O, O, O, O, O, O, O, O, O, O, O,
    O, O, O, O, O, O, S, O, O, O, O, O, O, A, O, O, O, O, O, O, O, O, D, D, D, D,
    D, D, D, D, D, D, O, O, O, O, O, O, O, U, U, U, U, U, U, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, U, U, O, O, O, O, O, A, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, O, O, O, O, O};
#undef S
#undef U
#undef L
#undef D
#undef A
#undef O

/* Letters that Vietnamese does not need, signs, other scripts. */
static sodo_char rare_char_of(uint32_t c) {
    switch (c) {
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x02BC:
        return SODO_CHAR_APOSTROPHE;
    case 0x00AD:
    case 0x200C:
    case 0x200D:
    case 0x2060:
        return SODO_CHAR_MARK;
    case 0x200B:
    case 0xFEFF:
    case 0x0085:
        return SODO_CHAR_SPACE;
    default:
        break;
    }
    switch (u_charType((UChar32)c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return SODO_CHAR_UPPER;
    case U_LOWERCASE_LETTER:
        return SODO_CHAR_LOWER;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
        return SODO_CHAR_LETTER;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
        return SODO_CHAR_MARK;
    case U_DECIMAL_DIGIT_NUMBER:
        return SODO_CHAR_DIGIT;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
        return SODO_CHAR_SPACE;
    default:
        return SODO_CHAR_OTHER;
    }
}

static inline sodo_char char_of(uint32_t c) {
    if (c < 0x80) return (sodo_char)ASCII[c];
    if (c >= 0x1EA0 && c <= 0x1EF9) /* Vietnamese: capitals are the even ones */
        return c & 1 ? SODO_CHAR_LOWER : SODO_CHAR_UPPER;
    if (c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7)
        return c < 0xDF ? SODO_CHAR_UPPER : SODO_CHAR_LOWER;
    if ((c >= 0x100 && c < 0x138) || c == 0x1A0 || c == 0x1A1)
        return c & 1 ? SODO_CHAR_LOWER : SODO_CHAR_UPPER;
    if (c == 0x1AF) return SODO_CHAR_UPPER;
    if (c == 0x1B0) return SODO_CHAR_LOWER;
    return rare_char_of(c);
}

sodo_char sodo_char_of(uint32_t c) {
    return char_of(c);
}

static bool is_letter(sodo_char kind) {
    return kind == SODO_CHAR_UPPER || kind == SODO_CHAR_LOWER || kind == SODO_CHAR_LETTER;
}

/* Where the word at `at` ends, with its code points. */
static size_t word_end(sodo_slice text, size_t at, uint32_t *cps) {
    bool apostrophe = false;
    for (size_t width;;) {
        size_t next = sodo_skip_letters(text, at, cps);
        apostrophe &= next == at;
        at = next;
        if (at >= text.size) return at;
        sodo_char kind = char_of(sodo_utf8_at(text, at, &width));
        if (kind == SODO_CHAR_APOSTROPHE) {
            size_t after;
            if (apostrophe || at + width >= text.size ||
                !is_letter(char_of(sodo_utf8_at(text, at + width, &after))))
                return at;
        } else if (!is_letter(kind) && kind != SODO_CHAR_MARK) {
            return at;
        }
        apostrophe = kind == SODO_CHAR_APOSTROPHE;
        at += width;
        ++*cps;
    }
}

static size_t number_end(sodo_slice text, size_t at, uint32_t *cps) {
    for (size_t width; at < text.size; at += width, ++*cps)
        if (char_of(sodo_utf8_at(text, at, &width)) != SODO_CHAR_DIGIT) break;
    return at;
}

static uint8_t word_shape(sodo_slice word) {
    uint32_t upper = 0, lower = 0, loose = 0;
    bool first = true, capital = false, apostrophe = false;
    for (size_t at = 0, width; at < word.size; at += width) {
        sodo_char kind = char_of(sodo_utf8_at(word, at, &width));
        if (kind == SODO_CHAR_LETTER) return SODO_SHAPE_OTHER;
        if (first) capital = kind == SODO_CHAR_UPPER;
        if (kind == SODO_CHAR_UPPER && !first && !apostrophe) loose++;
        upper += kind == SODO_CHAR_UPPER;
        lower += kind == SODO_CHAR_LOWER;
        apostrophe = kind == SODO_CHAR_APOSTROPHE;
        first = false;
    }
    if (!capital) return SODO_SHAPE_LOWER;
    if (upper >= 2 && lower == 0) return SODO_SHAPE_UPPER;
    return loose ? SODO_SHAPE_MIXED : SODO_SHAPE_TITLE;
}

uint8_t sodo_shape_of(sodo_slice piece) {
    size_t width;
    sodo_char kind =
        piece.size ? char_of(sodo_utf8_at(piece, 0, &width)) : SODO_CHAR_OTHER;
    if (is_letter(kind)) return word_shape(piece);
    return kind == SODO_CHAR_DIGIT ? SODO_SHAPE_NUMBER : SODO_SHAPE_PUNCT;
}

/* From the first byte that is no white space. */
static void bound(sodo_slice text, sodo_char kind, size_t width, sodo_piece *out) {
    if (is_letter(kind)) {
        out->end = word_end(text, out->begin, &out->cps);
    } else if (kind == SODO_CHAR_DIGIT) {
        out->end = number_end(text, out->begin, &out->cps);
    } else {
        out->end = out->begin + width;
        out->cps = 1;
    }
}

bool sodo_split_bounds(sodo_slice text, size_t at, sodo_piece *out) {
    *out = (sodo_piece){.begin = at};
    if (at + 1 < text.size && text.data[at] == ' ') { /* between most words */
        out->begin++;
        out->gap_cps = 1;
    }
    for (size_t width; out->begin < text.size; out->begin += width, out->gap_cps++) {
        uint32_t c = sodo_utf8_at(text, out->begin, &width);
        sodo_char kind = char_of(c);
        if (kind != SODO_CHAR_SPACE) {
            bound(text, kind, width, out);
            return true;
        }
        if (c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x85) {
            out->empty_line |= out->line;
            out->line = true;
        }
    }
    out->end = out->begin;
    return false;
}

bool sodo_split_next(sodo_slice text, size_t at, sodo_piece *out) {
    if (!sodo_split_bounds(text, at, out)) return false;
    out->shape =
        sodo_shape_of((sodo_slice){text.data + out->begin, out->end - out->begin});
    return true;
}

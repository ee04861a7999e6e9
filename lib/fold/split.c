/* split.c - text to words, numbers and signs, with the shape of their letters. */
#include "fold/split.h"

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

sodo_char sodo_char_of(uint32_t c) {
    if (c < 0x80) return (sodo_char)ASCII[c];
    if (c >= 0x1EA0 && c <= 0x1EF9) /* Vietnamese: capitals are the even ones */
        return c & 1 ? SODO_CHAR_LOWER : SODO_CHAR_UPPER;
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

static bool is_letter(sodo_char kind) {
    return kind == SODO_CHAR_UPPER || kind == SODO_CHAR_LOWER || kind == SODO_CHAR_LETTER;
}

/* What a word's shape hangs on. */
typedef struct letters {
    sodo_char first;
    uint32_t upper, lower, bare,
        loose; /* loose: later capitals not after an apostrophe */
} letters;

static uint8_t shape_of(const letters *l) {
    if (l->bare || l->first == SODO_CHAR_LETTER) return SODO_SHAPE_OTHER;
    if (l->first == SODO_CHAR_LOWER) return SODO_SHAPE_LOWER;
    if (l->upper >= 2 && l->lower == 0) return SODO_SHAPE_UPPER;
    return l->loose ? SODO_SHAPE_MIXED : SODO_SHAPE_TITLE;
}

/* Code points of the word at out->begin: sets end, cps and shape. */
static void read_word(sodo_slice text, sodo_char first, sodo_piece *out) {
    letters l = {.first = first};
    bool apostrophe = false;
    size_t at = out->begin, width;
    while (at < text.size) {
        sodo_char kind = sodo_char_of(sodo_utf8_at(text, at, &width));
        if (kind == SODO_CHAR_APOSTROPHE) {
            size_t next;
            if (apostrophe || at + width >= text.size ||
                !is_letter(sodo_char_of(sodo_utf8_at(text, at + width, &next))))
                break;
        } else if (is_letter(kind)) {
            if (kind == SODO_CHAR_UPPER && out->cps && !apostrophe) l.loose++;
            l.upper += kind == SODO_CHAR_UPPER;
            l.lower += kind == SODO_CHAR_LOWER;
            l.bare += kind == SODO_CHAR_LETTER;
        } else if (kind != SODO_CHAR_MARK) {
            break;
        }
        apostrophe = kind == SODO_CHAR_APOSTROPHE;
        at += width;
        out->cps++;
    }
    out->end = at;
    out->shape = shape_of(&l);
}

static void read_number(sodo_slice text, sodo_piece *out) {
    size_t at = out->begin, width;
    while (at < text.size &&
           sodo_char_of(sodo_utf8_at(text, at, &width)) == SODO_CHAR_DIGIT) {
        at += width;
        out->cps++;
    }
    out->end = at;
    out->shape = SODO_SHAPE_NUMBER;
}

bool sodo_split_next(sodo_slice text, size_t at, sodo_piece *out) {
    *out = (sodo_piece){.begin = at};
    for (size_t width; out->begin < text.size; out->begin += width, out->gap_cps++) {
        uint32_t c = sodo_utf8_at(text, out->begin, &width);
        sodo_char kind = sodo_char_of(c);
        if (kind == SODO_CHAR_SPACE) {
            if (c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x85) {
                out->empty_line |= out->line;
                out->line = true;
            }
            continue;
        }
        if (is_letter(kind)) {
            read_word(text, kind, out);
        } else if (kind == SODO_CHAR_DIGIT) {
            read_number(text, out);
        } else {
            out->end = out->begin + width;
            out->cps = 1;
            out->shape = SODO_SHAPE_PUNCT;
        }
        return true;
    }
    out->end = out->begin;
    return false;
}

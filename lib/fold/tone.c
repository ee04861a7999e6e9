/* tone.c - the tone mark of a syllable is taken off and put back on its canonical vowel.
 */
#include "fold/tone.h"

#define LETTERS_MAX 8 /* "nghiêng" has seven */

typedef struct letter {
    uint32_t base;    /* as written */
    uint32_t quality; /* circumflex, breve or horn, 0 = none */
} letter;

typedef struct syllable {
    letter letters[LETTERS_MAX];
    size_t count;
    uint32_t tone;                 /* the mark, 0 = none */
    size_t tone_at;                /* letter that bears it */
    size_t vowel_begin, vowel_end; /* the letters that may bear it */
} syllable;

bool sodo_is_tone(uint32_t c) {
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

static bool is_quality(uint32_t c) {
    return c == 0x302 || c == 0x306 || c == 0x31B;
}

static uint32_t lower(uint32_t c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static bool is_vowel(const letter *l) {
    uint32_t c = lower(l->base);
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* False: not letters with at most one tone in all and one quality each. */
static bool read_letters(const uint32_t *word, size_t count, syllable *out) {
    for (size_t i = 0; i < count; i++) {
        uint32_t c = word[i];
        if (sodo_is_tone(c)) {
            if (out->tone || !out->count) return false;
            out->tone = c;
            out->tone_at = out->count - 1;
        } else if (is_quality(c)) {
            if (!out->count || out->letters[out->count - 1].quality) return false;
            out->letters[out->count - 1].quality = c;
        } else {
            if ((c >= 0x300 && c < 0x370) || out->count == LETTERS_MAX) return false;
            out->letters[out->count++] = (letter){.base = c};
        }
    }
    return true;
}

/* The run of vowels after the consonants; the u of "qu" and the i of "gia" are
 * consonants. */
static bool find_vowels(syllable *s) {
    size_t i = 0;
    while (i < s->count && !is_vowel(&s->letters[i])) i++;
    if (i > 0 && i + 1 < s->count && is_vowel(&s->letters[i + 1]) &&
        !s->letters[i].quality) {
        uint32_t before = lower(s->letters[i - 1].base), c = lower(s->letters[i].base);
        if ((before == 'q' && c == 'u') || (i == 1 && before == 'g' && c == 'i')) i++;
    }
    s->vowel_begin = i;
    while (i < s->count && is_vowel(&s->letters[i])) i++;
    s->vowel_end = i;
    size_t vowels = i - s->vowel_begin;
    while (i < s->count && !is_vowel(&s->letters[i])) i++;
    return vowels >= 1 && vowels <= 3 && i == s->count && s->count - s->vowel_end <= 2;
}

static size_t canonical_vowel(const syllable *s) {
    for (size_t i = s->vowel_end; i-- > s->vowel_begin;)
        if (s->letters[i].quality) return i; /* ế, ướ, cử(a) */
    size_t vowels = s->vowel_end - s->vowel_begin;
    bool open = s->vowel_end == s->count;
    return s->vowel_begin +
           (vowels == 3 || (vowels == 2 && !open)); /* ngoài, hoàn; hòa, mía */
}

static void write_letters(const syllable *s, size_t tone_at, uint32_t *word) {
    size_t at = 0;
    for (size_t i = 0; i < s->count; i++) {
        word[at++] = s->letters[i].base;
        if (s->letters[i].quality) word[at++] = s->letters[i].quality;
        if (s->tone && i == tone_at) word[at++] = s->tone;
    }
}

void sodo_tone_place(uint32_t *word, size_t count, bool fold_y) {
    syllable s = {.count = 0};
    if (!read_letters(word, count, &s) || !find_vowels(&s)) return;
    letter *only = &s.letters[s.vowel_begin];
    if (fold_y && only->base == 'y' && s.vowel_begin > 0 && s.vowel_begin + 1 == s.count)
        only->base = 'i';
    write_letters(&s, s.tone ? canonical_vowel(&s) : 0, word);
}

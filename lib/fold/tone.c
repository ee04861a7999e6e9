/* tone.c - a syllable's tone mark is taken off and put back on its canonical vowel. */
#include "fold/tone.h"

static bool is_tone(uint32_t c) {
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

static bool is_quality(uint32_t c) {
    return c == 0x302 || c == 0x306 || c == 0x31B;
}

static uint32_t lower(uint32_t c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static bool is_vowel(const sodo_syllable *s, size_t at) {
    uint32_t c = lower(s->letters[at].base);
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* The run of vowels after the consonants; the u of "qu" and the i of "gia" are
 * consonants. */
static bool find_vowels(const sodo_syllable *s, size_t *begin, size_t *end) {
    size_t i = 0;
    while (i < s->count && !is_vowel(s, i)) i++;
    if (i > 0 && i + 1 < s->count && is_vowel(s, i + 1) && !s->letters[i].quality) {
        uint32_t before = lower(s->letters[i - 1].base), c = lower(s->letters[i].base);
        if ((before == 'q' && c == 'u') || (i == 1 && before == 'g' && c == 'i')) i++;
    }
    *begin = i;
    while (i < s->count && is_vowel(s, i)) i++;
    *end = i;
    while (i < s->count && !is_vowel(s, i)) i++;
    size_t vowels = *end - *begin;
    return vowels >= 1 && vowels <= 3 && i == s->count && s->count - *end <= 2;
}

bool sodo_syllable_place(sodo_syllable *self, bool fold_y) {
    size_t begin, end;
    if (!find_vowels(self, &begin, &end)) return false;
    if (fold_y && self->letters[begin].base == 'y' && begin > 0 &&
        begin + 1 == self->count)
        self->letters[begin].base = 'i';
    for (size_t i = end; i-- > begin;)
        if (self->letters[i].quality) { /* ế, ướ, cử(a) */
            self->tone_at = i;
            return true;
        }
    size_t vowels = end - begin;
    bool open = end == self->count;
    self->tone_at =
        begin + (vowels == 3 || (vowels == 2 && !open)); /* ngoài, hoàn; hòa */
    return true;
}

/* False: not letters with at most one tone in all and one quality each. */
static bool read_letters(const uint32_t *word, size_t count, sodo_syllable *out) {
    for (size_t i = 0; i < count; i++) {
        uint32_t c = word[i];
        if (is_tone(c)) {
            if (out->tone || !out->count) return false;
            out->tone = c;
        } else if (is_quality(c)) {
            if (!out->count || out->letters[out->count - 1].quality) return false;
            out->letters[out->count - 1].quality = c;
        } else {
            if ((c >= 0x300 && c < 0x370) || out->count == SODO_SYLLABLE_MAX)
                return false;
            out->letters[out->count++].base = c;
        }
    }
    return true;
}

void sodo_tone_place(uint32_t *word, size_t count, bool fold_y) {
    sodo_syllable s = {.count = 0};
    if (!read_letters(word, count, &s) || !sodo_syllable_place(&s, fold_y)) return;
    size_t at = 0;
    for (size_t i = 0; i < s.count; i++) {
        word[at++] = s.letters[i].base;
        if (s.letters[i].quality) word[at++] = s.letters[i].quality;
        if (s.tone && i == s.tone_at) word[at++] = s.tone;
    }
}

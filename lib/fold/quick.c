/* quick.c - folds ASCII and precomposed Vietnamese, which is nearly all text, in one
 * pass. */
#include "fold/quick.h"

#include "base/utf8.h"
#include "fold/letters.h"
#include "fold/skip.h"
#include "fold/tone.h"

#define WORD_MAX 32

typedef struct word {
    struct {
        uint32_t c; /* consonant; unused for vowels */
        sodo_vowel vowel;
        bool is_vowel;
    } letters[WORD_MAX];
    size_t count, tones, vowels;
    bool has_y;
    sodo_quick mode;
} word;

static bool is_space(uint32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0;
}

/* A sign as the full fold gives it: one apostrophe, one dash, unless they are for
 * display; 0 = one that it must judge. */
static uint32_t plain_sign(uint32_t c, bool display) {
    if (c == 0x60 || c == 0xB4 || c == 0x2018 || c == 0x2019) return display ? c : '\'';
    if (c >= 0x2010 && c <= 0x2015) return display ? c : '-';
    bool quote = c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB;
    bool stays = quote || c == 0x2022 || c == 0x2026 || c == 0xB0;
    return stays || (c > ' ' && c < 0x7F) ? c : 0;
}

/* Is it a letter? Then it joins the word; *full: it cannot. */
static bool take_letter(word *w, uint32_t c, bool *full) {
    sodo_vowel vowel = {0};
    bool is_vowel = sodo_vowel_of(c, &vowel), display = w->mode == SODO_QUICK_DISPLAY;
    uint32_t small = c;
    if (c == 0xD0 || c == 0xF0 || c == 0x110)
        small = 0x111;
    else if (c >= 'A' && c <= 'Z')
        small = c | 0x20;
    if (!is_vowel && small != 0x111 && !(small >= 'a' && small <= 'z')) return false;
    if (w->count == WORD_MAX) {
        *full = true;
        return true;
    }
    vowel.capital &= display;
    w->letters[w->count].c = !display ? small : c == 0xD0 ? 0x110 : c == 0xF0 ? 0x111 : c;
    w->letters[w->count].is_vowel = is_vowel;
    if (is_vowel) w->letters[w->count].vowel = vowel;
    w->tones += is_vowel && vowel.tone;
    w->vowels += is_vowel;
    w->has_y |= is_vowel && vowel.vowel == 11;
    w->count++;
    return true;
}

/* The tone to its canonical vowel, y to i. */
static void place_tone(word *w) {
    static const char bases[] = "aaaeeiooouuy";
    static const bool marked[] = {0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0};
    if (w->tones > 1 || w->count > SODO_SYLLABLE_MAX) return;
    bool may_fold_y = w->mode == SODO_QUICK_PHRASE && w->has_y;
    if (!may_fold_y && (!w->tones || w->vowels == 1)) return; /* nothing could move */
    sodo_syllable s = {.count = w->count};
    uint8_t tone = 0;
    for (size_t i = 0; i < w->count; i++) {
        const sodo_vowel *v = &w->letters[i].vowel;
        bool is_vowel = w->letters[i].is_vowel;
        s.letters[i].base = is_vowel ? (uint32_t)bases[v->vowel] : w->letters[i].c;
        s.letters[i].quality = is_vowel && marked[v->vowel];
        if (is_vowel && v->tone) tone = v->tone;
    }
    if (!sodo_syllable_place(&s, w->mode == SODO_QUICK_PHRASE)) return;
    for (size_t i = 0; i < w->count; i++) {
        sodo_vowel *v = &w->letters[i].vowel;
        if (!w->letters[i].is_vowel) continue;
        if (v->vowel == 11 && s.letters[i].base == 'i') v->vowel = 5;
        v->tone = i == s.tone_at ? tone : 0;
    }
}

static void put_word(word *w, sodo_buf *out) {
    if (!w->count) return;
    place_tone(w);
    char bytes[WORD_MAX * 4];
    size_t size = 0;
    for (size_t i = 0; i < w->count; i++) {
        uint32_t c = w->letters[i].is_vowel ? sodo_vowel_put(w->letters[i].vowel)
                                            : w->letters[i].c;
        size += sodo_utf8_put(c, bytes + size);
    }
    sodo_buf_add(out, (sodo_slice){bytes, size});
    w->count = w->tones = w->vowels = 0;
    w->has_y = false;
}

static bool fold_letters(word *w, sodo_slice letters, sodo_buf *out) {
    bool full = false;
    for (size_t at = 0, width; at < letters.size; at += width)
        if (!take_letter(w, sodo_utf8_at(letters, at, &width), &full) || full)
            return false;
    put_word(w, out);
    return true;
}

/* A whole word, as it was folded before or now. */
static bool fold_word(sodo_quick_memo *memo, word *w, sodo_slice letters, sodo_buf *out) {
    if (letters.size > SODO_SPELLING_MAX) return fold_letters(w, letters, out);
    sodo_spelling key = sodo_spelling_of(letters);
    uint32_t hash = sodo_spelling_hash(&key, letters.size) + w->mode;
    struct sodo_quick_word *known = &memo->words[hash & (SODO_QUICK_WORDS - 1)];
    if (known->size == letters.size && known->mode == w->mode &&
        sodo_spelling_equal(&known->key, &key)) {
        sodo_buf_add(out, (sodo_slice){known->folded, known->folded_size});
        return true;
    }
    size_t begin = out->size;
    if (!fold_letters(w, letters, out)) return false;
    size_t size = out->size - begin;
    if (out->failed || size > sizeof known->folded) return true;
    known->key = key;
    known->size = (uint8_t)letters.size;
    known->mode = (uint8_t)w->mode;
    known->folded_size = (uint8_t)size;
    memcpy(known->folded, out->data + begin, size);
    return true;
}

static bool is_ascii_letter(char c) {
    return (unsigned)((c | 0x20) - 'a') < 26;
}

/* Where the word that begins at `at` ends; 0: none begins, or what stands behind may go
 * on with it. */
static size_t word_end(sodo_slice text, size_t at) {
    uint32_t cps = 0;
    bool ascii = (unsigned char)text.data[at] < 0x80;
    if (ascii && !is_ascii_letter(text.data[at])) return 0;
    size_t end = sodo_skip_letters(text, at, &cps);
    if (end == at) return 0;
    if (end == text.size) return end;
    bool goes_on =
        (unsigned char)text.data[end] >= 0x80 || is_ascii_letter(text.data[end]);
    return goes_on ? 0 : end;
}

static bool fold_all(sodo_quick_memo *memo, word *w, sodo_slice text, sodo_buf *out) {
    size_t before = out->size;
    bool space = false, full = false;
    for (size_t at = 0, width = 0; at < text.size; at += width) {
        size_t end = w->count ? 0 : word_end(text, at);
        uint32_t c = end ? 0 : sodo_utf8_at(text, at, &width);
        if (!end && is_space(c)) {
            put_word(w, out);
            space = true;
            continue;
        }
        if (space && out->size > before) sodo_buf_add_char(out, ' ');
        space = false;
        if (end) {
            if (!fold_word(memo, w, (sodo_slice){text.data + at, end - at}, out))
                return false;
            width = end - at;
            continue;
        }
        if (take_letter(w, c, &full)) {
            if (full) return false;
            continue;
        }
        uint32_t sign = plain_sign(c, w->mode == SODO_QUICK_DISPLAY);
        if (!sign) return false;
        put_word(w, out);
        char bytes[4];
        sodo_buf_add(out, (sodo_slice){bytes, sodo_utf8_put(sign, bytes)});
    }
    put_word(w, out);
    return true;
}

bool sodo_fold_quick(sodo_quick_memo *memo, sodo_slice text, sodo_quick mode,
                     sodo_buf *out) {
    size_t before = out->size;
    word w; /* its letters are set as they come */
    w.count = w.tones = w.vowels = 0;
    w.has_y = false;
    w.mode = mode;
    if (fold_all(memo, &w, text, out)) return true;
    out->size = before;
    if (out->data) out->data[before] = '\0';
    return false;
}

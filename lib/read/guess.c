/* guess.c - names the encoding of bytes that are not UTF-8. */
#include "read/guess.h"

#include "base/utf8.h"
#include "fold/letters.h"
#include "fold/split.h"
#include "fold/tone.h"

#include <uchardet/uchardet.h>

#define PROBE_MAX 65536 /* bytes that a guess looks at */
#define WORDS_MIN 5     /* words with marks that a guess needs */
#define SCORE_MIN 75    /* of a hundred of them that are syllables then */

static void copy_name(const char *name, size_t size, char out[64]) {
    if (size >= 64) size = 0;
    memcpy(out, name, size);
    out[size] = '\0';
}

static bool is_utf8_name(sodo_slice s) {
    if (s.size < 4 || (s.data[0] | 0x20) != 'u' || (s.data[1] | 0x20) != 't')
        return false;
    return (s.data[2] | 0x20) == 'f' && s.data[s.size - 1] == '8';
}

/* A word's letters as the spelling of syllables needs them: small, without marks. */
typedef struct spelling {
    char bases[SODO_SYLLABLE_MAX + 1];
    bool marked[SODO_SYLLABLE_MAX]; /* circumflex, breve, horn */
    size_t count;
    uint8_t tone;
    bool has_marks;
} spelling;

static uint8_t tone_of_mark(uint32_t c) {
    static const uint32_t marks[SODO_TONES] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};
    uint8_t tone = SODO_TONES - 1;
    while (tone && marks[tone] != c) tone--;
    return tone;
}

/* False: letters that no syllable has, or too many. */
static bool read_spelling(sodo_slice word, spelling *out) {
    static const char bases[] = "aaaeeiooouuy";
    static const bool marked[] = {0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0};
    for (size_t at = 0, width; at < word.size; at += width) {
        uint32_t c = sodo_utf8_at(word, at, &width);
        sodo_vowel v;
        uint8_t tone = tone_of_mark(c);
        bool is_vowel = !tone && sodo_vowel_of(c, &v);
        if (is_vowel) tone = v.tone;
        out->has_marks |= c >= 0x80;
        if (tone && out->tone) return false;
        if (tone) out->tone = tone;
        if (tone && !is_vowel) continue;
        if (out->count == SODO_SYLLABLE_MAX) return false;
        if (c == 0x110 || c == 0x111) c = 'd';
        if (!is_vowel && (c | 0x20) - 'a' >= 26) return false;
        out->marked[out->count] = is_vowel && marked[v.vowel];
        out->bases[out->count++] = is_vowel ? bases[v.vowel] : (char)(c | 0x20);
    }
    return out->count > 0;
}

static bool is_listed(const char *list, const char *text, size_t size) {
    for (const char *at = list; *at;
         at += strcspn(at, " ") + (at[strcspn(at, " ")] == ' '))
        if (strcspn(at, " ") == size && !memcmp(at, text, size)) return true;
    return false;
}

static bool is_vowel_group(const spelling *s, size_t at, size_t size) {
    bool marked = false;
    for (size_t i = at; i < at + size; i++) marked |= s->marked[i];
    if (size == 1) return true;
    if (size == 3)
        return is_listed("ieu oai oay oao oeo uai uay uoi uou uye uyu uya yeu",
                         s->bases + at, 3);
    return size == 2 && is_listed(marked ? "au ay eu ie oa oi ua ue uo ui uu ye"
                                         : "ai ao au ay eo ia iu oa oe oi ua ui uy",
                                  s->bases + at, 2);
}

/* Could the letters be a syllable of Vietnamese? Its spelling is strict: k and ngh stand
 * before e, i, y only, c and ng never; c, ch, p, t at the end want the acute or the dot.
 */
static bool is_syllable(const spelling *s) {
    static const char vowels[] = "aeiouy";
    size_t onset = strcspn(s->bases, vowels);
    if (onset && s->bases[onset - 1] == 'q' && s->bases[onset] == 'u') onset++;
    if (onset == 1 && s->bases[0] == 'g' && s->bases[1] == 'i' && s->bases[2] &&
        strchr(vowels, s->bases[2]))
        onset = 2;
    size_t group = strspn(s->bases + onset, vowels), coda = onset + group;
    size_t rest = s->count - coda;
    if (onset &&
        !is_listed("b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x",
                   s->bases, onset))
        return false;
    if (rest && !is_listed("c ch m n ng nh p t", s->bases + coda, rest)) return false;
    bool front = s->bases[onset] && strchr("eiy", s->bases[onset]);
    if (front ? is_listed("c ng", s->bases, onset)
              : is_listed("k gh ngh", s->bases, onset))
        return false;
    bool stop = rest && is_listed("c ch p t", s->bases + coda, rest);
    return (!stop || s->tone >= 4) && is_vowel_group(s, onset, group);
}

/* Of a hundred words with marks, how many are syllables when the bytes are read so? */
static size_t score(sodo_reader *r, sodo_slice bytes, const char *charset) {
    if (!sodo_read_convert(r, bytes, charset) || r->scratch.failed) return 0;
    sodo_slice text = sodo_buf_slice(&r->scratch);
    size_t words = 0, syllables = 0;
    sodo_piece p = {0};
    while (sodo_split_next(text, p.end, &p)) {
        if (p.shape == SODO_SHAPE_PUNCT || p.shape == SODO_SHAPE_NUMBER) continue;
        spelling s = {.count = 0};
        bool good = read_spelling((sodo_slice){text.data + p.begin, p.end - p.begin}, &s);
        words += s.has_marks;
        syllables += s.has_marks && good && is_syllable(&s);
    }
    return words < WORDS_MIN ? 0 : syllables * 100 / words;
}

/* What the library thinks; "" = nothing. It takes TCVN3 for VISCII, so its word is one of
 * several. */
static void ask_library(sodo_slice bytes, char out[64]) {
    out[0] = '\0';
    uchardet_t guess = uchardet_new();
    if (!guess) return;
    if (uchardet_handle_data(guess, bytes.data, bytes.size) == 0) {
        uchardet_data_end(guess);
        const char *name = uchardet_get_charset(guess);
        copy_name(name, strlen(name), out);
    }
    uchardet_delete(guess);
}

/* The encoding in which most words are syllables; none, rather than one that would turn
 * the page in silence into letters that nobody wrote. */
static void guess_charset(sodo_reader *r, sodo_slice bytes, char out[64]) {
    char asked[64];
    ask_library(bytes, asked);
    const char *const names[] = {asked, "WINDOWS-1258", "VISCII", "TCVN5712-1"};
    size_t best = SCORE_MIN;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t points = names[i][0] ? score(r, bytes, names[i]) : 0;
        if (points <= best) continue;
        best = points;
        copy_name(names[i], strlen(names[i]), out);
    }
}

void sodo_name_charset(sodo_reader *r, sodo_slice bytes, const sodo_census *c,
                       sodo_slice stated, char out[64]) {
    out[0] = '\0';
    bool even = bytes.size >= 8 && bytes.size % 2 == 0;
    const char *wide = NULL;
    if (bytes.size >= 2 && !memcmp(bytes.data, "\xFF\xFE", 2))
        wide = "UTF-16LE";
    else if (bytes.size >= 2 && !memcmp(bytes.data, "\xFE\xFF", 2))
        wide = "UTF-16BE";
    else if (even && c->nuls[1] * 4 > bytes.size && c->nuls[0] * 16 < c->nuls[1])
        wide = "UTF-16LE";
    else if (even && c->nuls[0] * 4 > bytes.size && c->nuls[1] * 16 < c->nuls[0])
        wide = "UTF-16BE";
    if (wide) {
        copy_name(wide, strlen(wide), out);
        return;
    }
    if (!c->bad || c->good > c->bad || is_utf8_name(stated)) return;
    if (stated.size) {
        copy_name(stated.data, stated.size, out);
        return;
    }
    sodo_slice probe = {bytes.data, bytes.size < PROBE_MAX ? bytes.size : PROBE_MAX};
    guess_charset(r, probe, out);
}

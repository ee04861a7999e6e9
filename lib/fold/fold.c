/* fold.c - folds of words and names: decode, decompose, change, compose. */
#include "fold/fold.h"

#include "base/fail.h"
#include "fold/quick.h"
#include "fold/split.h"
#include "fold/tone.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <stdlib.h>

#define TEXT_MAX ((size_t)1 << 28)
#define MARKS_MAX 30   /* marks in a row: composing is quadratic in them */
#define LABEL_MAX 4096 /* bytes of what becomes a label */
#define SLUG_MAX 40
#define WORD_MAX 32 /* code points of a word that may be a syllable */

enum {
    LOWER = 1,
    TITLE = 2,
    TONE = 4,   /* tone marks to their canonical vowel */
    IY = 8,     /* y -> i where it is a variant */
    SIGNS = 16, /* curly apostrophes and long dashes to the plain ones */
    BARE = 32,  /* no marks, signs become white space */
    LABEL = 64  /* cut at LABEL_MAX */
};

typedef struct utf16 {
    UChar *data;
    size_t size, room;
} utf16;

struct sodo_folder {
    const UNormalizer2 *nfc, *nfd; /* ICU's own, never closed */
    utf16 a, b;
    sodo_buf bytes;
    sodo_quick_memo words;
};

sodo_status sodo_folder_open(sodo_folder **out, sodo_error *err) {
    sodo_folder *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for folding");
    UErrorCode code = U_ZERO_ERROR;
    self->nfc = unorm2_getNFCInstance(&code);
    self->nfd = unorm2_getNFDInstance(&code);
    if (U_FAILURE(code)) {
        free(self);
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "ICU cannot normalize: %s",
                         u_errorName(code));
    }
    *out = self;
    return SODO_OK;
}

void sodo_folder_close(sodo_folder *self) {
    if (!self) return;
    free(self->a.data);
    free(self->b.data);
    sodo_buf_finish(&self->bytes);
    free(self);
}

static bool make_room(utf16 *text, size_t room) {
    if (room <= text->room) return true;
    UChar *data = realloc(text->data, room * sizeof *data);
    if (!data) return false;
    text->data = data;
    text->room = room;
    return true;
}

static void put(utf16 *text, uint32_t c) {
    U16_APPEND_UNSAFE(text->data, text->size, c);
}

static uint32_t plain_sign(uint32_t c) {
    switch (c) {
    case 0x60:
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x2BC:
        return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return '-';
    default:
        return c;
    }
}

/* Controls, format characters (bidi, joiners, soft hyphen) and noncharacters never
 * survive. */
static bool is_dropped(uint32_t c) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD) return true;
    if (c < 0x600) return false;
    return u_charType((UChar32)c) == U_FORMAT_CHAR || U_IS_UNICODE_NONCHAR((UChar32)c);
}

/* One pass from UTF-8 into self->a: white space collapsed and trimmed, runs of marks
 * capped. */
static bool decode(sodo_folder *self, sodo_slice text, unsigned mode) {
    if (!make_room(&self->a, text.size + 1)) return false;
    self->a.size = 0;
    bool space = false;
    size_t marks = 0;
    for (size_t at = 0, width; at < text.size; at += width) {
        uint32_t c = sodo_utf8_at(text, at, &width);
        if (mode & (SIGNS | BARE)) c = plain_sign(c);
        sodo_char kind = sodo_char_of(c);
        if ((mode & BARE) && kind == SODO_CHAR_OTHER) kind = SODO_CHAR_SPACE;
        if (kind == SODO_CHAR_SPACE) {
            space = true;
            continue;
        }
        if (is_dropped(c) || ((mode & BARE) && kind == SODO_CHAR_APOSTROPHE)) continue;
        marks = kind == SODO_CHAR_MARK ? marks + 1 : 0;
        if (marks > MARKS_MAX) continue;
        if (space && self->a.size) put(&self->a, ' ');
        space = false;
        put(&self->a, c);
    }
    return true;
}

static bool normalize(const UNormalizer2 *form, const utf16 *from, utf16 *to) {
    if (!make_room(to, from->size + 16)) return false;
    for (int attempt = 0; attempt < 2; attempt++) {
        UErrorCode code = U_ZERO_ERROR;
        int32_t size = unorm2_normalize(form, from->data, (int32_t)from->size, to->data,
                                        (int32_t)to->room, &code);
        if (code != U_BUFFER_OVERFLOW_ERROR) {
            to->size = (size_t)size;
            return U_SUCCESS(code);
        }
        if (!make_room(to, (size_t)size + 1)) return false;
    }
    return false;
}

static uint32_t change_letter(uint32_t c, bool first, unsigned mode) {
    if (c == 0xD0 || c == 0x189) c = 0x110; /* look-alikes of Đ */
    if (c == 0xF0 || c == 0x256) c = 0x111;
    if ((mode & TITLE) && first) return (uint32_t)u_totitle((UChar32)c);
    if (mode & (LOWER | TITLE)) c = (uint32_t)u_tolower((UChar32)c);
    return (mode & BARE) && c == 0x111 ? 'd' : c;
}

/* A word of self->b, from `at`, is changed and put to self->a; returns where it ends.
 * Words too long for a syllable keep their marks where they are. */
static size_t change_word(sodo_folder *self, size_t at, unsigned mode) {
    uint32_t word[WORD_MAX];
    size_t count = 0;
    bool first = true;
    while (at < self->b.size) {
        size_t next = at;
        uint32_t c;
        U16_NEXT(self->b.data, next, self->b.size, c);
        sodo_char kind = sodo_char_of(c);
        bool mark = kind == SODO_CHAR_MARK;
        if (!mark && (kind < SODO_CHAR_UPPER || kind > SODO_CHAR_LETTER)) break;
        at = next;
        if (mark && (mode & BARE)) continue;
        word[count++] = mark ? c : change_letter(c, first, mode);
        first = false;
        if (count == WORD_MAX) {
            for (size_t i = 0; i < count; i++) put(&self->a, word[i]);
            count = 0;
            mode &= ~(unsigned)(TONE | IY);
        }
    }
    if (mode & TONE) sodo_tone_place(word, count, mode & IY);
    for (size_t i = 0; i < count; i++) put(&self->a, word[i]);
    return at;
}

/* self->b, decomposed, to self->a, word by word. */
static bool change(sodo_folder *self, unsigned mode) {
    if (!make_room(&self->a, self->b.size + 1)) return false;
    self->a.size = 0;
    for (size_t at = 0; at < self->b.size;) {
        size_t end = change_word(self, at, mode);
        if (end == at) {
            uint32_t c;
            U16_NEXT(self->b.data, end, self->b.size, c);
            put(&self->a, c);
        }
        at = end;
    }
    return true;
}

static void encode(const utf16 *text, size_t limit, sodo_buf *out) {
    size_t start = out->size;
    for (size_t at = 0; at < text->size;) {
        uint32_t c;
        U16_NEXT(text->data, at, text->size, c);
        if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
        char bytes[4];
        size_t size = sodo_utf8_put(c, bytes);
        if (out->size - start + size > limit) return;
        sodo_buf_add(out, (sodo_slice){bytes, size});
    }
}

static sodo_status fold(sodo_folder *self, sodo_slice text, unsigned mode,
                        sodo_buf *out) {
    if (text.size > TEXT_MAX) return SODO_ERR_LIMIT;
    bool good = decode(self, text, mode);
    if (good && (mode & (LOWER | TITLE | TONE | BARE)))
        good = normalize(self->nfd, &self->a, &self->b) && change(self, mode);
    if (!good || !normalize(self->nfc, &self->a, &self->b)) return SODO_ERR_NOMEM;
    encode(&self->b, mode & LABEL ? LABEL_MAX : SIZE_MAX, out);
    return out->failed ? SODO_ERR_NOMEM : SODO_OK;
}

sodo_status sodo_fold_phrase(sodo_folder *self, sodo_slice text, sodo_buf *out) {
    if (sodo_fold_quick(&self->words, text, SODO_QUICK_PHRASE, out))
        return out->failed ? SODO_ERR_NOMEM : SODO_OK;
    return fold(self, text, LOWER | TONE | IY | SIGNS, out);
}

sodo_status sodo_fold_name(sodo_folder *self, sodo_slice text, sodo_buf *out) {
    if (sodo_fold_quick(&self->words, text, SODO_QUICK_NAME, out))
        return out->failed ? SODO_ERR_NOMEM : SODO_OK;
    return fold(self, text, LOWER | TONE | SIGNS, out);
}

sodo_status sodo_fold_search(sodo_folder *self, sodo_slice text, sodo_buf *out) {
    return fold(self, text, LOWER | BARE, out);
}

sodo_status sodo_fold_label(sodo_folder *self, sodo_slice text, sodo_buf *out) {
    return fold(self, text, LABEL, out);
}

sodo_status sodo_fold_display(sodo_folder *self, sodo_slice text, sodo_buf *out) {
    /* half of what a label may hold is never cut, wherever the tones go */
    if (text.size <= LABEL_MAX / 2 &&
        sodo_fold_quick(&self->words, text, SODO_QUICK_DISPLAY, out))
        return out->failed ? SODO_ERR_NOMEM : SODO_OK;
    return fold(self, text, TONE | LABEL, out);
}

sodo_status sodo_fold_title_case(sodo_folder *self, sodo_slice text, sodo_buf *out) {
    return fold(self, text, TITLE | TONE | LABEL, out);
}

sodo_status sodo_fold_slug(sodo_folder *self, sodo_slice text, sodo_buf *out) {
    sodo_buf_clear(&self->bytes);
    SODO_TRY(fold(self, text, LOWER | BARE, &self->bytes));
    char slug[SLUG_MAX];
    size_t size = 0, word_begin = 0;
    for (size_t i = 0; i < self->bytes.size; i++) {
        char c = self->bytes.data[i];
        if ((unsigned char)c >= 0x80)
            continue; /* other scripts: the hash tells them apart */
        if (c == ' ' && (size == 0 || slug[size - 1] == '-')) continue;
        if (size == SLUG_MAX) {
            if (c != ' ' && word_begin) size = word_begin;
            break;
        }
        slug[size++] = c == ' ' ? '-' : c;
        if (c == ' ') word_begin = size;
    }
    if (size && slug[size - 1] == '-') size--;
    sodo_buf_add(out, (sodo_slice){slug, size});
    return out->failed ? SODO_ERR_NOMEM : SODO_OK;
}

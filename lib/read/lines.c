/* lines.c - a page's lines, without the tags that were left in them, and their looks. */
#include "read/lines.h"

#include "base/fail.h"
#include "fold/markup.h"
#include "fold/split.h"

static bool is_one_of(sodo_slice s, const char *const *signs) {
    for (; *signs; signs++)
        if (sodo_slice_is(s, *signs)) return true;
    return false;
}

static bool is_space_at(sodo_slice s, size_t at, size_t *width) {
    return sodo_char_of(sodo_utf8_at(s, at, width)) == SODO_CHAR_SPACE;
}

static sodo_slice trim(sodo_slice s) {
    size_t width;
    while (s.size && is_space_at(s, 0, &width)) s.data += width, s.size -= width;
    while (s.size) {
        size_t at = s.size - 1;
        while (at > 0 && ((unsigned char)s.data[at] & 0xC0) == 0x80) at--;
        if (!is_space_at(s, at, &width)) break;
        s.size = at;
    }
    return s;
}

/* The line without tags and entities, trimmed; data == NULL: no memory. */
static sodo_slice plain_text(sodo_reader *r, sodo_slice line) {
    if (!line.size ||
        (!memchr(line.data, '<', line.size) && !memchr(line.data, '&', line.size)))
        return trim(line);
    char *out = sodo_arena_alloc(&r->work->arena, line.size + 1, 1);
    if (!out) return (sodo_slice){0};
    size_t size = 0;
    for (size_t at = 0; at < line.size;) {
        size_t end = at;
        sodo_slice sign = {0};
        sodo_markup markup = SODO_MARKUP_NONE;
        if (line.data[at] == '<' || line.data[at] == '&')
            markup = sodo_markup_at(line, at, &end, &sign);
        if (markup == SODO_MARKUP_NONE) {
            out[size++] = line.data[at++];
            continue;
        }
        if (markup == SODO_MARKUP_SPACE || markup == SODO_MARKUP_BREAK) out[size++] = ' ';
        if (markup == SODO_MARKUP_SIGN)
            memcpy(out + size, sign.data, sign.size), size += sign.size;
        at = end;
    }
    return trim((sodo_slice){out, size});
}

/* How the line ends, closing quotes and brackets aside. */
static void look_at_end(sodo_line *l) {
    static const char *const closing[] = {"\"", "”", "’", "'", ")", "]", "»", "*", NULL};
    sodo_slice s = l->plain, last = {0};
    do {
        s = trim(s);
        size_t at = s.size ? s.size - 1 : 0;
        while (at > 0 && ((unsigned char)s.data[at] & 0xC0) == 0x80) at--;
        last = (sodo_slice){s.data + at, s.size - at};
        s.size = at;
    } while (last.size && is_one_of(last, closing));
    static const char *const stops[] = {".", "!", "?", "…", NULL};
    l->stop = is_one_of(last, stops);
    bool dots = s.size && s.data[s.size - 1] == '.';
    l->full_stop = sodo_slice_is(last, ".") && !dots;
    l->colon = sodo_slice_is(last, ":");
    l->comma = sodo_slice_is(last, ",");
    l->semicolon = sodo_slice_is(last, ";");
}

static void look_at_start(sodo_line *l) {
    static const char *const bullets[] = {"•", "-", "+", "»", "–",
                                          "·", "▪", "►", "◦", NULL};
    sodo_piece piece;
    if (!sodo_split_next(l->plain, 0, &piece)) return;
    sodo_slice first = {l->plain.data + piece.begin, piece.end - piece.begin};
    bool space = piece.end < l->plain.size && l->plain.data[piece.end] == ' ';
    bool star = sodo_slice_is(first, "*") || sodo_slice_is(first, "o");
    l->bullet = star ? space : is_one_of(first, bullets);
    while (piece.shape == SODO_SHAPE_PUNCT &&
           sodo_split_next(l->plain, piece.end, &piece)) {
    }
    l->lower = piece.shape == SODO_SHAPE_LOWER;
    l->capital = piece.shape == SODO_SHAPE_TITLE || piece.shape == SODO_SHAPE_UPPER ||
                 piece.shape == SODO_SHAPE_MIXED;
}

static void count_piece(sodo_line *l, const sodo_piece *p) {
    static const char *const bars[] = {"|", "»", "•", NULL};
    sodo_slice text = {l->plain.data + p->begin, p->end - p->begin};
    l->cps += p->gap_cps + p->cps;
    l->gaps += p->gap_cps >= 3 && l->words;
    switch (p->shape) {
    case SODO_SHAPE_NUMBER:
        l->digits++;
        break;
    case SODO_SHAPE_PUNCT:
        l->bars += l->words && is_one_of(text, bars);
        break;
    case SODO_SHAPE_TITLE:
    case SODO_SHAPE_UPPER:
    case SODO_SHAPE_MIXED:
        l->capitals++, l->words++;
        break;
    default:
        l->words++;
    }
}

/* Words, capitals, signs of a short line. */
static void count_words(sodo_line *l) {
    sodo_piece p = {0}, before = {0};
    bool after_stop = false;
    while (sodo_split_next(l->plain, p.end, &p)) {
        count_piece(l, &p);
        bool capital = p.shape == SODO_SHAPE_TITLE || p.shape == SODO_SHAPE_UPPER;
        if (after_stop && p.gap_cps && capital) l->inner_stop = true;
        /* a stop after a small word: no "TP. Cần Thơ" */
        after_stop =
            p.shape == SODO_SHAPE_PUNCT && l->plain.data[p.begin] == '.' &&
            (before.shape == SODO_SHAPE_LOWER || before.shape == SODO_SHAPE_NUMBER);
        before = p;
    }
}

/* Cues of a short line, bullets and opening signs before it aside. */
static sodo_status find_cues(sodo_reader *r, const sodo_cue_index *index, sodo_line *l) {
    sodo_buf_clear(&r->scratch);
    SODO_TRY(sodo_fold_phrase(r->folder, l->plain, &r->scratch));
    sodo_slice folded = sodo_buf_slice(&r->scratch);
    l->hash = sodo_slice_hash(folded);
    sodo_piece p = {0};
    bool start = true;
    size_t size, cue_end = 0;
    while (sodo_split_next(folded, p.end, &p)) {
        bool word = p.shape != SODO_SHAPE_PUNCT && p.shape != SODO_SHAPE_NUMBER;
        uint32_t bits = sodo_cues_at(r, index, folded, p.begin, start, &size);
        l->cues |= bits;
        if (start) l->start_cues |= bits;
        if (start && size) cue_end = p.begin + size;
        l->rest += word && p.begin >= cue_end;
        if (word) start = false;
    }
    for (size_t i = 0; i < cue_end; i++) l->cue_words += folded.data[i] == ' ';
    l->cue_colon = cue_end && cue_end < folded.size && folded.data[cue_end] == ':';
    return SODO_OK;
}

/* A long one without labels and brackets: no cue would make it anything else. */
static bool is_plain_sentence(const sodo_line *l) {
    return l->full_stop && l->plain.size > SODO_LINE_SHORT / 2 &&
           !memchr(l->plain.data, ':', l->plain.size) &&
           !memchr(l->plain.data, '(', l->plain.size);
}

static sodo_status look_at(sodo_reader *r, const sodo_cue_index *index, sodo_line *l) {
    look_at_end(l);
    look_at_start(l);
    if (l->plain.size > SODO_LINE_SHORT) {
        l->cps =
            SODO_LINE_SHORT / 2; /* no letter takes more than three bytes and a mark */
        l->inner_stop = true;
        return SODO_OK;
    }
    count_words(l);
    if (is_plain_sentence(l)) {
        l->hash = sodo_slice_hash(l->plain);
        return SODO_OK;
    }
    return find_cues(r, index, l);
}

sodo_status sodo_read_lines(sodo_reader *r, const sodo_cue_index *index, sodo_lines *out,
                            sodo_error *err) {
    sodo_slice text = r->work->page.text;
    bool gap = true;
    for (size_t at = 0; at < text.size;) {
        const char *feed = memchr(text.data + at, '\n', text.size - at);
        size_t end = feed ? (size_t)(feed - text.data) : text.size;
        sodo_slice plain = plain_text(r, (sodo_slice){text.data + at, end - at});
        sodo_line *l = plain.data && plain.size ? SODO_PUSH(&r->work->arena, *out) : NULL;
        if (!plain.data || (plain.size && !l))
            return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the page's lines");
        if (l) {
            *l = (sodo_line){.byte_begin = (uint32_t)at,
                             .byte_end = (uint32_t)end,
                             .plain = plain,
                             .after_gap = gap};
            sodo_status status = look_at(r, index, l);
            if (status != SODO_OK) return sodo_fail(err, status, 0, "cannot fold a line");
        }
        gap = !l;
        at = end + 1;
    }
    return SODO_OK;
}

/* facts.c - single lines that state a date, an address of the web, an author. */
#include "read/facts.h"

#include "fold/split.h"

#define DATE_LINE_MAX 160 /* code points of a line that may be the page's date */

/* Does the text hold nothing but labels of dates, weekdays, numbers and signs? Up to a
 * bar or another label when `is_rest`, for what stands behind the date. Sets the cues'
 * bits. */
static bool is_around_date(sodo_reader *r, const sodo_cue_index *index, sodo_slice s,
                           bool is_rest, uint32_t *bits) {
    sodo_buf_clear(&r->scratch);
    if (sodo_fold_phrase(r->folder, s, &r->scratch) != SODO_OK) return false;
    sodo_slice folded = sodo_buf_slice(&r->scratch);
    const uint32_t ends = 1u << SODO_CUE_DATE | 1u << SODO_CUE_BOILER |
                          1u << SODO_CUE_COUNTER | 1u << SODO_CUE_BYLINE;
    const uint32_t sure = 1u << SODO_CUE_DATE | 1u << SODO_CUE_BOILER;
    const uint32_t dates = 1u << SODO_CUE_DATE | 1u << SODO_CUE_WEEKDAY;
    sodo_piece p = {0};
    while (sodo_split_next(folded, p.end, &p)) {
        if (is_rest && folded.data[p.begin] == '|') return true;
        size_t size;
        uint32_t found = sodo_cues_at(r, index, folded, p.begin, true, &size);
        *bits |= found;
        size_t after = p.begin + size;
        bool label = after < folded.size && folded.data[after] == ':';
        if (is_rest && (found & ends) && (label || (found & sure))) return true;
        if (found & dates)
            p.end = p.begin + size;
        else if (p.shape != SODO_SHAPE_PUNCT && p.shape != SODO_SHAPE_NUMBER && p.cps > 1)
            return false;
    }
    return true;
}

/* Where bytes of the line's plain text stand in the page's text. */
static void place(const sodo_reader *r, const sodo_line *l, size_t at, size_t size,
                  sodo_stated_date *out) {
    sodo_slice text = r->work->page.text;
    const char *found = l->plain.data + at;
    if (found < text.data || found >= text.data + text.size) {
        size_t i = l->byte_begin; /* the plain text is a copy without tags */
        while (i + size < l->byte_end && memcmp(text.data + i, found, size) != 0) i++;
        found = text.data + i;
    }
    out->byte_begin = (uint32_t)(found - text.data);
    out->byte_end = out->byte_begin + (uint32_t)size;
}

bool sodo_line_is_date(sodo_reader *r, const sodo_cue_index *index, const sodo_line *l,
                       sodo_stated_date *out) {
    if (l->cps > DATE_LINE_MAX || !l->digits) return false;
    uint32_t bits = 0;
    size_t at, size = sodo_find_date(l->plain, &at, &out->date);
    if (!size) {
        size = sodo_find_worded_date(l->plain, &at, &out->date);
        const sodo_slice words = {l->plain.data + (size ? at : 0), size};
        if (!size || !is_around_date(r, index, words, false, &bits)) return false;
    }
    const sodo_slice before = {l->plain.data, at};
    const sodo_slice after = {l->plain.data + at + size, l->plain.size - at - size};
    if (!is_around_date(r, index, before, false, &bits)) return false;
    out->labelled = bits >> SODO_CUE_DATE & 1;
    if (!is_around_date(r, index, after, true, &bits)) return false;
    place(r, l, at, size, out);
    return true;
}

bool sodo_line_leads_with_date(const sodo_reader *r, const sodo_line *l,
                               sodo_stated_date *out) {
    if (l->plain.size < 10 || l->plain.data[0] != '(') return false;
    size_t size =
        sodo_read_date((sodo_slice){l->plain.data + 1, l->plain.size - 1}, &out->date);
    if (!size || 1 + size >= l->plain.size || l->plain.data[1 + size] != ')')
        return false;
    place(r, l, 1, size, out);
    return true;
}

static bool has_blank(sodo_slice s) {
    return s.size && (memchr(s.data, ' ', s.size) || memchr(s.data, '\t', s.size));
}

static bool begins(sodo_slice s, const char *with) {
    size_t size = strlen(with);
    return s.size > size && !memcmp(s.data, with, size);
}

bool sodo_line_is_url(const sodo_line *l) {
    return !has_blank(l->plain) &&
           (begins(l->plain, "http://") || begins(l->plain, "https://") ||
            begins(l->plain, "www."));
}

bool sodo_line_is_picture(const sodo_line *l) {
    static const char *const ends[] = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"};
    if (begins(l->plain, "![") || begins(l->plain, "[//]:")) return true; /* Markdown */
    if (has_blank(l->plain)) return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t size = strlen(ends[i]);
        if (l->plain.size <= size) continue;
        const char *tail = l->plain.data + l->plain.size - size;
        size_t same = 0;
        while (same < size && (tail[same] | 0x20) == (ends[i][same] | 0x20)) same++;
        if (same == size) return true;
    }
    return false;
}

bool sodo_line_is_front_matter(const sodo_line *l) {
    size_t i = 0;
    while (i < l->plain.size && ((l->plain.data[i] >= 'a' && l->plain.data[i] <= 'z') ||
                                 strchr("-_", l->plain.data[i])))
        i++;
    return i > 1 && i + 1 < l->plain.size && l->plain.data[i] == ':' &&
           l->plain.data[i + 1] == ' ' && l->plain.size < SODO_LINE_SHORT / 4;
}

sodo_slice sodo_line_author(const sodo_line *l) {
    sodo_slice s = l->plain;
    const char *colon = s.size ? memchr(s.data, ':', s.size) : NULL;
    if (colon) {
        s.size -= (size_t)(colon + 1 - s.data);
        s.data = colon + 1;
    }
    const char *slash = s.size ? memchr(s.data, '/', s.size) : NULL;
    if (slash) s.size = (size_t)(slash - s.data); /* "DƯƠNG DUYÊN/baolangson.vn" */
    return sodo_slice_trim(s);
}

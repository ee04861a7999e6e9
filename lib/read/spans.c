/* spans.c - zones of lines become spans of the text; credits and captions inside a line.
 */
#include "read/zoner.h"

#include "fold/split.h"

static bool add_span(sodo_zoner *z, size_t end, sodo_zone zone) {
    sodo_page *page = &z->r->work->page;
    uint32_t begin =
        page->zones.count ? page->zones.items[page->zones.count - 1].byte_end : 0;
    if (end <= begin) return true;
    if (page->zones.count && page->zones.items[page->zones.count - 1].zone == zone) {
        page->zones.items[page->zones.count - 1].byte_end = (uint32_t)end;
        return true;
    }
    sodo_zone_span *s = SODO_PUSH(&z->r->work->arena, page->zones);
    if (s) *s = (sodo_zone_span){begin, (uint32_t)end, zone};
    return s != NULL;
}

static bool has_words(sodo_slice text, size_t begin, size_t end) {
    size_t words = 0;
    sodo_piece p = {.end = begin};
    while (words < 2 && sodo_split_next((sodo_slice){text.data, end}, p.end, &p))
        words += p.shape != SODO_SHAPE_PUNCT;
    return words == 2;
}

/* The spans of a line: credits in it are bylines, and what they stand below is a caption.
 */
static bool add_line(sodo_zoner *z, const sodo_line *l) {
    sodo_slice text = z->r->work->page.text;
    bool prose = l->zone == SODO_ZONE_BODY || l->zone == SODO_ZONE_LEAD;
    size_t at = l->byte_begin, begin, end;
    if (!prose && l->zone != SODO_ZONE_CAPTION) return add_span(z, l->byte_end, l->zone);
    while (sodo_credit_next(z->r, &z->index, at, l->byte_end, &begin, &end)) {
        size_t caption = prose ? sodo_caption_begin(text, at, begin) : at;
        if (begin - caption > SODO_CAPTION_MAX * 2) caption = begin;
        if (!has_words(text, caption, begin)) begin = caption; /* "Nguồn Ảnh: …" */
        if (!add_span(z, caption, l->zone) || !add_span(z, begin, SODO_ZONE_CAPTION) ||
            !add_span(z, end, SODO_ZONE_BYLINE))
            return false;
        at = end;
    }
    return add_span(z, l->byte_end, l->zone);
}

bool sodo_zone_spans(sodo_zoner *z) {
    sodo_zone rest = SODO_ZONE_BODY;
    for (size_t i = 0; i < z->lines.count; i++) {
        rest = z->lines.items[i].zone;
        if (!add_line(z, &z->lines.items[i])) return false;
    }
    return add_span(z, z->r->work->page.text.size, rest);
}

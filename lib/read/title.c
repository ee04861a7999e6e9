/* title.c - which line is the title, and what stands above it. */
#include "read/zoner.h"

/* Name of a site, "(cũ)", "Kho tư liệu" in a line above the text. */
static bool is_site(const sodo_line *l) {
    return sodo_line_has(l, SODO_CUE_SITE) || sodo_line_starts(l, SODO_CUE_MASTHEAD);
}

static bool is_heading(sodo_zoner *z, const sodo_line *l) {
    if (l->zoned || l->bullet || l->words < 3 || l->cps > SODO_TITLE_MAX || l->colon)
        return false;
    return l->plain.data[0] != '#' && !sodo_line_has_credit(z, l);
}

/* "Huyện Lý Nhân": capitals nearly all along, the name of a site without a word for it.
 */
static bool is_name(const sodo_line *l) {
    return l->words <= 6 && l->capitals * 5 >= l->words * 3;
}

/* No menu, date or counter stands between the line and the text. */
static bool is_plain_start(const sodo_zoner *z, size_t at) {
    for (size_t i = 0; i < z->prose && i < z->lines.count; i++)
        if (z->lines.items[i].zoned && i > at) return false;
    return !is_name(&z->lines.items[at]);
}

/* Among the headings above the text: the first one if nothing stands between, else the
 * longest, where the first, and one right above the date or the text, count for more. */
static size_t find_title(sodo_zoner *z) {
    sodo_lines *lines = &z->lines;
    size_t best = SIZE_MAX;
    uint32_t most = 0;
    bool first = true;
    for (size_t i = 0; i < z->prose && i < lines->count; i++) {
        const sodo_line *l = &lines->items[i];
        if (!is_heading(z, l)) continue;
        uint32_t score = (l->cps < 60 ? l->cps : 60) + (first ? 45 : 0);
        bool above = i + 1 == z->prose || (i + 1 < lines->count && l[1].zoned &&
                                           l[1].zone == SODO_ZONE_MASTHEAD);
        if (above) score += 40;
        if (is_site(l))
            score = 1;
        else if (first && is_plain_start(z, i))
            return i;
        first = first && is_site(l);
        if (score <= most) continue;
        most = score;
        best = i;
    }
    return best;
}

/* The line that the head of a HTML page or a field gave as the title; SIZE_MAX = none. */
static size_t find_given_title(const sodo_zoner *z) {
    sodo_slice given = z->r->work->page.title;
    for (size_t i = 0; given.size && i < z->lines.count; i++) {
        sodo_slice line = z->lines.items[i].plain;
        size_t least = line.size < given.size ? line.size : given.size;
        bool part = least >= 20 && !memcmp(line.data, given.data, least);
        if (part || sodo_slice_equal(line, given)) return i;
    }
    return SIZE_MAX;
}

void sodo_zone_title(sodo_zoner *z) {
    size_t title = find_given_title(z);
    if (title == SIZE_MAX) title = find_title(z);
    z->title = title;
    if (title == SIZE_MAX) return;
    sodo_line *lines = z->lines.items;
    sodo_page *page = &z->r->work->page;
    bool whole =
        page->title.size >= lines[title].plain.size &&
        !memcmp(page->title.data, lines[title].plain.data, lines[title].plain.size);
    if (!page->title.size || whole)
        page->title = lines[title].plain; /* "Headline | Site" */
    sodo_line_set(&lines[title], SODO_ZONE_TITLE);
    if (z->prose == title) {
        z->prose++;
        while (z->prose < z->lines.count && !sodo_line_is_prose(&lines[z->prose]))
            z->prose++;
    }
    size_t last = title; /* portals print it twice, above their path and below */
    for (size_t i = 0; i < z->lines.count && i <= z->prose; i++) {
        bool again = sodo_line_is_short(&lines[i]) && lines[i].hash == lines[title].hash;
        if (again && !lines[i].zoned) sodo_line_set(&lines[i], SODO_ZONE_TITLE);
        if (again && i > last) last = i;
    }
    for (size_t i = 0; i < last && i < z->prose; i++)
        if (!lines[i].zoned)
            sodo_line_set(&lines[i],
                          lines[i].bullet ? SODO_ZONE_BOILER : SODO_ZONE_MASTHEAD);
}

/* zones.c - what each line is: title, lead, body, caption, byline, masthead, boiler. */
#include "read/facts.h"
#include "read/zoner.h"

#include "base/fail.h"
#include "fold/split.h"

#define SIGNATURE_MAX 8 /* words of a line that names the author */

bool sodo_line_is_prose(const sodo_line *l) {
    if (l->zoned || (l->bullet && l->cps < SODO_PROSE_LONG)) return false;
    if (l->full_stop && l->cps >= SODO_PROSE_MIN) return true;
    if (l->inner_stop && l->cps >= SODO_PROSE_MIN * 2) return true;
    return l->cps >= SODO_PROSE_LONG && (l->stop || l->cps > SODO_TITLE_MAX - 80);
}

bool sodo_line_has_credit(sodo_zoner *z, const sodo_line *l) {
    size_t begin, end;
    return sodo_line_has(l, SODO_CUE_CREDIT) &&
           sodo_credit_next(z->r, &z->index, l->byte_begin, l->byte_end, &begin, &end);
}

/* "A | B | C", "A   B   C": no sentence has that many bars or gaps. */
static bool is_menu(const sodo_line *l) {
    if (!sodo_line_is_short(l) || l->stop) return false;
    return l->bars >= 2 || (l->gaps >= 2 && l->cps < SODO_PROSE_LONG) ||
           (l->bars && l->gaps);
}

/* Counters hold numbers and little else; buttons are a word or two, or a label. */
static bool is_button(const sodo_line *l) {
    if (!sodo_line_is_short(l) || l->full_stop) return false;
    bool label = l->cue_colon && l->digits && l->rest <= 8;
    if (sodo_line_starts(l, SODO_CUE_COUNTER) && (l->rest <= 3 || label)) return true;
    return sodo_line_starts(l, SODO_CUE_BOILER) &&
           (l->cue_colon || l->rest <= 3 + l->cue_words);
}

static void set_date(sodo_zoner *z, const sodo_stated_date *stated) {
    sodo_page *page = &z->r->work->page;
    page->date = stated->date;
    page->date_byte_begin = stated->byte_begin;
    page->date_byte_end = stated->byte_end;
    z->date_labelled = stated->labelled;
}

static void take_date(sodo_zoner *z, sodo_line *l, bool before_prose) {
    const sodo_page *page = &z->r->work->page;
    sodo_stated_date found;
    if (!sodo_line_is_date(z->r, &z->index, l, &found)) return;
    sodo_line_set(l, SODO_ZONE_MASTHEAD);
    bool given = page->date.day || page->date.year;
    bool from_field = page->date_byte_begin == page->date_byte_end;
    if (given && (from_field || z->date_labelled || !found.labelled)) return;
    if (before_prose || found.labelled) set_date(z, &found);
}

static void take_url(sodo_zoner *z, sodo_line *l) {
    sodo_line_set(l, SODO_ZONE_BYLINE);
    if (!z->r->work->page.url.size) z->r->work->page.url = l->plain;
}

/* Lines that are nothing but furniture, whatever stands around them. */
static void zone_furniture(sodo_zoner *z) {
    bool before_prose = true;
    for (size_t i = 0; i < z->lines.count; i++) {
        sodo_line *l = &z->lines.items[i];
        l->picture = sodo_line_is_picture(l);
        if (l->zoned) continue;
        if (sodo_line_is_short(l)) take_date(z, l, before_prose);
        if (l->zoned) continue;
        if (sodo_line_is_url(l))
            take_url(z, l);
        else if (l->picture)
            sodo_line_set(l, SODO_ZONE_BOILER);
        else if (before_prose && i < 10 && sodo_line_is_front_matter(l))
            sodo_line_set(l, SODO_ZONE_BOILER);
        else if (sodo_line_is_short(l) && !l->words)
            sodo_line_set(l, SODO_ZONE_BOILER);
        else if (is_button(l) || is_menu(l))
            sodo_line_set(l, SODO_ZONE_BOILER);
        if (sodo_line_is_prose(l)) before_prose = false;
    }
}

/* What HTML said of the line: menus and footers. A masthead stays one. */
static void zone_hints(sodo_zoner *z) {
    size_t h = 0;
    for (size_t i = 0; i < z->lines.count; i++) {
        sodo_line *l = &z->lines.items[i];
        while (h < z->r->hints.spans.count &&
               z->r->hints.spans.items[h].byte_end <= l->byte_begin)
            h++;
        if (h == z->r->hints.spans.count) return;
        const sodo_zone_span *s = &z->r->hints.spans.items[h];
        if (s->byte_begin > l->byte_begin) continue;
        bool site =
            sodo_line_starts(l, SODO_CUE_SITE) || sodo_line_starts(l, SODO_CUE_MASTHEAD);
        sodo_line_set(l,
                      site && s->zone == SODO_ZONE_BOILER ? SODO_ZONE_MASTHEAD : s->zone);
    }
}

static bool parts_by_empty_lines(const sodo_lines *lines) {
    size_t count = 0, parted = 0;
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->items[i].zoned) continue;
        count++;
        parted += lines->items[i].after_gap;
    }
    return parted > 2 && parted * 3 > count;
}

/* Does the run of adjacent lines that a line belongs to end like a sentence? */
static void find_block_ends(sodo_lines *lines) {
    for (size_t i = lines->count; i-- > 0;) {
        sodo_line *l = &lines->items[i];
        bool last = i + 1 == lines->count || l[1].after_gap || l[1].zoned;
        l->block_stop = last ? l->stop : l[1].block_stop;
    }
}

static sodo_slice first_word(const sodo_line *l) {
    sodo_piece p;
    if (!sodo_split_next(l->plain, 0, &p)) return (sodo_slice){"", 0};
    return (sodo_slice){l->plain.data + p.begin, p.end - p.begin};
}

/* Is the line only the wrapped rest of the one before? The text stage asks the same of
 * tokens. */
static bool is_wrapped(const sodo_zoner *z, size_t at) {
    const sodo_line *l = &z->lines.items[at], *before = l - 1;
    if (l->after_gap || l->zoned || before->zoned || l->bullet) return false;
    if (before->stop || before->colon) return false;
    if (l->lower) return !memchr(".)", l->plain.size > 1 ? l->plain.data[1] : ' ', 2);
    if (before->comma) return l->capital;
    if (before->semicolon || before->cps < 60 || !l->capital) return false;
    if (sodo_slice_equal(first_word(l), first_word(before))) return false; /* a list */
    if (before->inner_stop && !sodo_line_is_short(before) && l->stop) return true;
    if (!before->inner_stop && at <= z->prose)
        return false; /* a title and the text below it */
    if (z->blocks) return l->block_stop;
    return l->full_stop && l->cps < 60 && before->cps > 100; /* the line's last words */
}

static void find_prose(sodo_zoner *z) {
    z->prose = 0;
    while (z->prose < z->lines.count && !sodo_line_is_prose(&z->lines.items[z->prose]))
        z->prose++;
    for (size_t i = 1; i < z->lines.count; i++)
        z->lines.items[i].joined = is_wrapped(z, i);
}

/* Related links to the next running text, the masthead at the foot to the end. */
static void zone_foot(sodo_zoner *z) {
    sodo_line *lines = z->lines.items;
    bool related = false, foot = false;
    size_t start = z->prose < z->lines.count ? z->prose : 0;
    z->last = start;
    for (size_t i = start; i < z->lines.count; i++) {
        sodo_line *l = &lines[i];
        bool edge = i > start && sodo_line_is_short(l) && !l->full_stop;
        bool heads =
            sodo_line_starts(l, SODO_CUE_RELATED) && (l->rest <= 3 || l->cue_colon);
        if (edge && !l->zoned && heads) {
            related = true;
            foot = false;
        } else if (edge && (sodo_line_starts(l, SODO_CUE_SITE) ||
                            sodo_line_starts(l, SODO_CUE_MASTHEAD))) {
            foot = true;
        } else if (sodo_line_is_prose(l) && l->cps >= SODO_PROSE_LONG && l->full_stop) {
            related = foot = false;
        }
        if (l->zoned) continue;
        if (foot)
            sodo_line_set(l, SODO_ZONE_MASTHEAD);
        else if (related)
            sodo_line_set(l, SODO_ZONE_BOILER);
        else if (sodo_line_is_prose(l))
            z->last = i + 1;
    }
}

/* "Nguyễn Hải", "Bích Đào - Xuân Ngọc", "T.T.H", "BTG Huyện ủy": names and little else.
 */
static bool is_signature(const sodo_zoner *z, size_t at) {
    const sodo_line *l = &z->lines.items[at];
    if (!sodo_line_is_short(l) || l->colon || l->comma || l->bullet || !l->words)
        return false;
    if ((at > 0 && l[-1].picture) || l->inner_stop) return false;
    if (memchr(l->plain.data, ':', l->plain.size)) return false;
    if (l->stop || l->words > SIGNATURE_MAX || l->digits || !l->capital) return false;
    if (at < z->last) return l->capitals == l->words && l->words > 1 && l->words <= 6;
    return l->capitals * 2 >= l->words;
}

static bool is_byline(const sodo_zoner *z, size_t at) {
    const sodo_line *l = &z->lines.items[at];
    bool cue =
        sodo_line_starts(l, SODO_CUE_BYLINE) || sodo_line_starts(l, SODO_CUE_SOURCE);
    if (!cue || l->full_stop || l->cps > 120) return false;
    if (memchr(l->plain.data, ':', l->plain.size)) return true;
    return l->capitals + 2 >= l->words || (at >= z->last && l->words <= SIGNATURE_MAX);
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The short lines' hashes, sorted; NULL: no memory. */
static uint32_t *sort_hashes(sodo_zoner *z) {
    uint32_t *hashes =
        sodo_arena_alloc(&z->r->work->arena, z->lines.count + 1, sizeof *hashes);
    for (size_t i = 0; hashes && i < z->lines.count; i++)
        if (sodo_line_is_short(&z->lines.items[i]))
            hashes[z->hash_count++] = z->lines.items[i].hash;
    if (hashes) qsort(hashes, z->hash_count, sizeof *hashes, by_number);
    return hashes;
}

static bool stands_twice(const sodo_zoner *z, uint32_t hash) {
    const uint32_t *at = bsearch(&hash, z->hashes, z->hash_count, sizeof hash, by_number);
    if (!at) return false;
    return (at > z->hashes && at[-1] == hash) ||
           (at + 1 < z->hashes + z->hash_count && at[1] == hash);
}

/* A line below a picture: no sentence's end, or a credit, or words like "(bìa phải)". */
static bool is_caption(sodo_zoner *z, size_t at) {
    const sodo_line *l = &z->lines.items[at];
    if (!sodo_line_is_short(l) || l->bullet || l->colon || l->semicolon || l->comma)
        return false;
    if (l->words < 3 || l->cps > SODO_CAPTION_MAX || l->joined) return false;
    if (at + 1 < z->lines.count && z->lines.items[at + 1].joined) return false;
    if (sodo_line_has_credit(z, l) || sodo_line_has(l, SODO_CUE_CAPTION) ||
        stands_twice(z, l->hash))
        return true;
    if (l->stop || l->inner_stop || !l->capital) return false;
    if (at == 0) return true;
    const sodo_line *before = l - 1;
    bool in_list = !before->zoned && (before->colon || before->bullet) && !l->after_gap;
    return !in_list && !memchr(l->plain.data, ';', l->plain.size);
}

/* What stands right below the title and is no caption sums the text up, with or without a
 * stop. */
static bool is_summary(sodo_zoner *z, size_t at) {
    const sodo_line *l = &z->lines.items[at];
    if (at >= z->prose || z->title == SIZE_MAX || l->cps < SODO_PROSE_MIN || l->bullet)
        return false;
    if (l->plain.data[0] == '#' || sodo_line_has_credit(z, l) ||
        sodo_line_has(l, SODO_CUE_CAPTION))
        return false;
    for (size_t i = at; i-- > 0 && i != z->title;)
        if (!z->lines.items[i].zoned || z->lines.items[i].zone == SODO_ZONE_LEAD ||
            z->lines.items[i].picture)
            return false;
    return at > z->title;
}

static void zone_body(sodo_zoner *z) {
    sodo_line *lines = z->lines.items;
    bool lead = false;
    for (size_t i = 0; i < z->lines.count; i++) {
        sodo_line *l = &lines[i];
        if (l->zoned) continue;
        if (l->joined && i > 0)
            sodo_line_set(l, lines[i - 1].zone);
        else if (i > z->prose && (is_byline(z, i) || is_signature(z, i)))
            sodo_line_set(l, SODO_ZONE_BYLINE);
        else if (is_summary(z, i))
            sodo_line_set(l, SODO_ZONE_LEAD);
        else if (i != z->prose && is_caption(z, i))
            sodo_line_set(l, SODO_ZONE_CAPTION);
        else if (!lead && (i >= z->prose || z->prose == z->lines.count))
            sodo_line_set(l, SODO_ZONE_LEAD), lead = true;
        else if (i < z->prose && z->prose < z->lines.count && l->bullet)
            sodo_line_set(l, SODO_ZONE_BOILER);
        else if (i >= z->last && l->bullet && z->last > z->prose + 1)
            sodo_line_set(l, SODO_ZONE_BOILER);
        else
            sodo_line_set(l, SODO_ZONE_BODY);
    }
}

/* Author, publisher and a date that the text itself begins with. */
static void take_facts(sodo_zoner *z) {
    sodo_page *page = &z->r->work->page;
    for (size_t i = 0; i < z->lines.count; i++) {
        const sodo_line *l = &z->lines.items[i];
        if (l->zone == SODO_ZONE_BYLINE && !page->author.size && !sodo_line_is_url(l) &&
            !sodo_line_starts(l, SODO_CUE_SOURCE))
            page->author = sodo_line_author(l);
        if (l->zone == SODO_ZONE_MASTHEAD && !page->publisher.size &&
            sodo_line_starts(l, SODO_CUE_SITE))
            page->publisher = l->plain;
        sodo_stated_date found = {0};
        bool given = page->date.year || page->date.day;
        if (i == z->prose && !given && sodo_line_leads_with_date(z->r, l, &found))
            set_date(z, &found);
    }
}

sodo_status sodo_read_zones(sodo_reader *r, sodo_error *err) {
    sodo_zoner z = {.r = r, .title = SIZE_MAX};
    SODO_TRY(sodo_cue_index_make(r, &z.index, err));
    SODO_TRY(sodo_read_lines(r, &z.index, &z.lines, err));
    zone_hints(&z);
    zone_furniture(&z);
    z.blocks = parts_by_empty_lines(&z.lines);
    find_block_ends(&z.lines);
    z.hashes = sort_hashes(&z);
    if (!z.hashes)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the page's zones");
    find_prose(&z);
    sodo_zone_title(&z);
    zone_foot(&z);
    zone_body(&z);
    take_facts(&z);
    if (sodo_zone_spans(&z)) return SODO_OK;
    return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the page's zones");
}

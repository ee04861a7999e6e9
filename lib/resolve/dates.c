/* dates.c - what day a date means: its numbers, and the year where the page leaves it
 * out. */
#include "model/network.h"
#include "resolve/resolver.h"

#include <stdlib.h>

#define NUMBERS_MAX 8
#define YEAR_MIN 1900
#define YEAR_MAX 2199
#define TERM_MOST 6 /* years of a term of office */

int sodo_res_day_number(sodo_date d) {
    if (!d.year) return 0;
    return d.year * 10000 + (d.month ? d.month : 6) * 100 + (d.day ? d.day : 15);
}

/* Days on a calendar without leap years: good enough to tell which of two dates is
 * nearer. */
static int ordinal(sodo_date d) {
    return d.year * 372 + (d.month ? d.month - 1 : 6) * 31 + (d.day ? d.day - 1 : 15);
}

/* The value of a token of digits, or -1. */
static int number_at(const sodo_resolver *r, uint32_t tok) {
    const sodo_token *t = &r->work->page.tokens.items[tok];
    if (t->shape != SODO_SHAPE_NUMBER || t->byte_end - t->byte_begin > 4) return -1;
    int value = 0;
    for (uint32_t i = t->byte_begin; i < t->byte_end; i++)
        value = value * 10 + (r->work->page.text.data[i] - '0');
    return value;
}

static bool is_year(int n) {
    return n >= YEAR_MIN && n <= YEAR_MAX;
}

typedef struct numbers {
    int items[NUMBERS_MAX];
    char after[NUMBERS_MAX]; /* what stands behind: '/', '.', '-' glued, else ' ' */
    size_t count;
} numbers;

static numbers numbers_of(const sodo_resolver *r, const sodo_mention *m) {
    numbers out = {0};
    for (uint32_t t = m->tok_begin; t < m->tok_end && out.count < NUMBERS_MAX; t++) {
        int n = number_at(r, t);
        if (n < 0) continue;
        char after = ' ';
        if (t + 1 < m->tok_end) {
            const sodo_token *next = &r->work->page.tokens.items[t + 1];
            char c = r->work->page.text.data[next->byte_begin];
            bool glued = !(next->flags & SODO_TOKEN_SPACE);
            if (glued && (c == '/' || c == '.' || c == '-')) after = c;
        }
        out.after[out.count] = after;
        out.items[out.count++] = n;
    }
    return out;
}

/* Cut the year off the end of the numbers: four digits, or two after two like signs:
 * 6/12/23. */
static int take_year(numbers *n) {
    size_t last = n->count - 1;
    if (n->count && is_year(n->items[last])) return n->items[n->count = last];
    bool short_year = n->count == 3 && n->after[0] == '/' && n->after[1] == '/' &&
                      n->items[2] < 100 && n->items[1] <= 12;
    return short_year ? 2000 + n->items[n->count = last] : 0;
}

static sodo_date checked(int year, int month, int day) {
    if (month > 12 || day > 31 || month < 0 || day < 0) return (sodo_date){0};
    return (sodo_date){
        .year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
}

/* 2026-05-19: a year first. */
static bool parse_iso(const numbers *n, sodo_note *note) {
    if (n->count != 3 || !is_year(n->items[0]) || is_year(n->items[2])) return false;
    note->date = checked(n->items[0], n->items[1], n->items[2]);
    return true;
}

/* "21/8/2019", "20 và 21/8/2019", "28/6 - 1/7/2020", "5 tháng 9", "tháng 6 năm 2017". The
 * last numbers are the date, those before them its first day. */
static void parse_numbers(numbers n, sodo_note *note) {
    if (parse_iso(&n, note)) return;
    int year = take_year(&n);
    const int *v = n.items;
    size_t c = n.count;
    if (c == 0) note->date = checked(year, 0, 0);
    if (c == 1) note->date = year ? checked(year, v[0], 0) : checked(0, 0, v[0]);
    if (c >= 2) note->date = checked(year, v[c - 1], v[c - 2]);
    if (c == 3) note->date_start = checked(year, v[2], v[0]);
    if (c == 4) note->date_start = checked(year, v[1], v[0]);
    if (c == 5) note->date_start = checked(v[2], v[1], v[0]); /* 30/12/2021 - 2/1/2022 */
}

/* A number that a rule captured, or -1. */
static int captured(const sodo_resolver *r, const sodo_mention *m, uint16_t name) {
    const sodo_attr *a = sodo_mention_attr(m, name);
    for (uint32_t t = a ? a->tok_begin : 1; a && t < a->tok_end; t++) {
        int n = number_at(r, t);
        if (n >= 0) return n;
    }
    return -1;
}

static void parse_date(const sodo_resolver *r, const sodo_mention *m, sodo_note *note) {
    int day = captured(r, m, SODO_ATTR_DAY), month = captured(r, m, SODO_ATTR_MONTH);
    int year = captured(r, m, SODO_ATTR_YEAR);
    if (month >= 0)
        note->date = checked(year > 0 ? year : 0, month, day > 0 ? day : 0);
    else
        parse_numbers(numbers_of(r, m), note);
}

/* Years of the headline and the first lines that stand alone: not "2020-2025", not
 * "12/2015". */
static bool stands_alone(const sodo_resolver *r, uint32_t tok) {
    const sodo_tokens *all = &r->work->page.tokens;
    for (int side = -1; side <= 1; side += 2) {
        if (side < 0 ? tok == 0 : tok + 1 >= all->count) continue;
        const sodo_token *t = &all->items[side < 0 ? tok - 1 : tok + 1];
        sodo_slice word = {r->work->page.text.data + t->byte_begin,
                           t->byte_end - t->byte_begin};
        if (t->shape != SODO_SHAPE_PUNCT) continue;
        if (sodo_slice_is(word, "-") || sodo_slice_is(word, "/") || word.size > 2)
            return false;
    }
    return true;
}

/* The years that the headline, else the first event's name, else the first lines speak
 * of. Of two that follow each other ("tổng kết năm 2021, triển khai 2022") the first half
 * of a year takes the later. */
typedef struct year_pair {
    int least, most;
    int latest; /* the greatest year of the whole page */
    int term;   /* first year of the term that a congress opens, 0 = none */
} year_pair;

static void see_years(const sodo_resolver *r, uint32_t begin, uint32_t end,
                      year_pair *out) {
    for (uint32_t t = begin; t < end; t++) {
        int n = number_at(r, t);
        if (n < SODO_YEAR_LEAST || !is_year(n) || !stands_alone(r, t)) continue;
        if (!out->least || n < out->least) out->least = n;
        if (n > out->most) out->most = n;
    }
}

static void see_sentences(const sodo_resolver *r, sodo_zone zone, uint32_t paragraphs,
                          year_pair *out) {
    const sodo_page *page = &r->work->page;
    for (size_t s = 0; s < page->sentences.count && !out->most; s++) {
        const sodo_sentence *sentence = &page->sentences.items[s];
        if (sentence->zone == zone && sentence->paragraph < paragraphs)
            see_years(r, sentence->tok_begin, sentence->tok_end, out);
    }
}

static int latest_year(const sodo_resolver *r) {
    year_pair all = {0};
    see_years(r, 0, (uint32_t)r->work->page.tokens.count, &all);
    for (size_t i = 0; i < r->work->mentions.count; i++)
        if (r->work->mentions.items[i].kind == SODO_KIND_DATE &&
            r->notes[i].date.year > all.most)
            all.most = r->notes[i].date.year;
    return all.most;
}

static size_t times_said(const sodo_resolver *r, int year) {
    size_t times = 0;
    for (uint32_t t = 0; t < r->work->page.tokens.count; t++)
        times += number_at(r, t) == year;
    return times;
}

/* "Đại hội …, nhiệm kỳ 2025 - 2030": a congress opens its term. */
static int term_year(const sodo_resolver *r) {
    const sodo_mentions *all = &r->work->mentions;
    for (size_t i = 0; i < all->count; i++) {
        const sodo_mention *m = &all->items[i];
        if (m->kind != SODO_KIND_EVENT || m->dropped) continue;
        size_t count;
        const uint32_t *rows = sodo_res_rows(r, (int32_t)i, &count);
        const sodo_row *head = count ? sodo_res_row(r, rows[0]) : NULL;
        if (!sodo_row_has(head, SODO_ATTR_CLASS, r->values[SODO_VALUE_CONGRESS]))
            continue;
        for (uint32_t t = m->tok_begin; t + 2 < m->tok_end; t++) {
            int from = number_at(r, t), to = number_at(r, t + 2);
            if (is_year(from) && is_year(to) && from < to && to - from <= TERM_MOST)
                return from;
        }
    }
    return 0;
}

/* "nhiệm kỳ 2026 - 2031": a page without a date is of the time of the latest term that it
 * names, after what changed in the year the term began in. 0 = it names none. */
static int latest_term(const sodo_resolver *r) {
    enum { TERM = 5 };
    int latest = 0;
    for (uint32_t t = 0; t + 2 < r->work->page.tokens.count; t++) {
        int from = number_at(r, t);
        if (from <= latest || !is_year(from)) continue;
        int to = number_at(r, t + 2);
        if (is_year(to) && to - from == TERM) latest = from;
    }
    return latest ? latest * 10000 + 1231 : 0;
}

static year_pair headline_years(const sodo_resolver *r) {
    enum { FIRST_LINES = 4 };
    year_pair years = {.latest = latest_year(r), .term = term_year(r)};
    see_sentences(r, SODO_ZONE_TITLE, UINT32_MAX, &years);
    for (size_t i = 0; i < r->work->mentions.count && !years.most; i++) {
        const sodo_mention *m = &r->work->mentions.items[i];
        if (m->kind == SODO_KIND_EVENT && !m->dropped)
            see_years(r, m->tok_begin, m->tok_end, &years);
    }
    if (years.most) return years;
    see_sentences(r, SODO_ZONE_LEAD, UINT32_MAX, &years);
    see_sentences(r, SODO_ZONE_BODY, FIRST_LINES, &years);
    /* "sinh năm 1995", "đến năm 2030": a year that the page outdoes or says once is not
     * its own. */
    bool own = years.most == years.latest && years.most - years.least <= 1 &&
               times_said(r, years.most) > 1;
    return own ? years : (year_pair){.latest = years.latest, .term = years.term};
}

static int year_for(year_pair years, int month) {
    if (!years.most || years.most == years.least) return years.most;
    return month && month <= 6 ? years.most : years.least;
}

/* The year that brings month and day nearest to `near`. */
static int16_t nearest_year(sodo_date date, sodo_date near) {
    int16_t best = near.year;
    int least = INT32_MAX;
    for (int16_t year = (int16_t)(near.year - 1); year <= near.year + 1; year++) {
        date.year = year;
        int far = abs(ordinal(date) - ordinal(near));
        if (far < least) least = far, best = year;
    }
    return best;
}

/* The nearest date of the page that is written in full. */
static int32_t nearest_full(const sodo_resolver *r, int32_t mention) {
    enum { WINDOW = 256 };
    bool inside = true; /* of the page, on one side at least */
    for (int step = 1; step < WINDOW && inside; step++) {
        inside = false;
        for (int side = -1; side <= 1; side += 2) {
            int32_t i = sodo_res_beside(r, mention, side * step);
            inside |= i >= 0;
            if (i < 0 || sodo_res_mention(r, i)->kind != SODO_KIND_DATE) continue;
            sodo_reason reason = r->notes[i].reason;
            sodo_date date = r->notes[i].date;
            if (date.year >= SODO_YEAR_LEAST && date.day && !reason.name) return i;
        }
    }
    return SODO_NO_MENTION;
}

/* "tháng 10/2018" in the sentence tells the year of "30/10". */
static int16_t year_of_month(const sodo_resolver *r, int32_t mention) {
    enum { WINDOW = 32 };
    for (int step = -WINDOW; step <= WINDOW; step++) {
        int32_t i = sodo_res_beside(r, mention, step);
        const sodo_mention *m = sodo_res_mention(r, i);
        if (!m || m->kind != SODO_KIND_DATE || r->notes[i].reason.name) continue;
        sodo_date date = r->notes[i].date;
        bool month = date.month == r->notes[mention].date.month && !date.day;
        if (month && date.year >= SODO_YEAR_LEAST &&
            r->notes[i].sentence == r->notes[mention].sentence)
            return date.year;
    }
    return 0;
}

static void fill_year(sodo_resolver *r, int32_t mention, year_pair years) {
    sodo_note *note = &r->notes[mention];
    sodo_date page = r->work->page.date;
    int32_t full = SODO_NO_MENTION;
    if (page.year && page.month) {
        note->date.year = nearest_year(note->date, page);
        note->reason = (sodo_reason){"year from the page's date", -2};
    } else if (year_of_month(r, mention)) {
        note->date.year = year_of_month(r, mention);
        note->reason = (sodo_reason){"year from the month named with it", -10};
    } else if (years.most) {
        note->date.year = (int16_t)year_for(years, note->date.month);
        note->reason = (sodo_reason){"year from the headline", -10};
    } else if (page.year) {
        note->date.year = page.year;
        note->reason = (sodo_reason){"year from the page's date", -5};
    } else if ((full = nearest_full(r, mention)) != SODO_NO_MENTION &&
               r->notes[full].date.year == years.latest) {
        note->date.year = nearest_year(note->date, r->notes[full].date);
        note->reason = (sodo_reason){"year from the nearest full date", -20};
    } else if (years.term) {
        note->date.year = (int16_t)years.term;
        note->reason = (sodo_reason){"year from the congress's term", -25};
    }
}

/* "ngày 21 và 22/6/2018": a bare day is the first of the date right behind. */
static void join_ranges(const sodo_resolver *r) {
    enum { WINDOW = 16, GAP = 3 };
    const sodo_mentions *all = &r->work->mentions;
    for (size_t i = 0; i < all->count; i++) {
        sodo_note *note = &r->notes[i];
        bool bare = note->date.day && !note->date.month && !note->date.year;
        if (all->items[i].kind != SODO_KIND_DATE || !bare) continue;
        for (int step = 1; step < WINDOW && note->range == SODO_NO_MENTION; step++) {
            int32_t k = sodo_res_beside(r, (int32_t)i, step);
            const sodo_mention *m = sodo_res_mention(r, k);
            if (!m || m->tok_begin > all->items[i].tok_end + GAP) break;
            if (m->kind == SODO_KIND_DATE && r->notes[k].date.month &&
                r->notes[k].date.day)
                note->range = k;
        }
        if (note->range == SODO_NO_MENTION) continue;
        sodo_note *last = &r->notes[note->range];
        uint8_t day = note->date.day;
        note->date = last->date;
        note->date.day = day;
        if (!last->date_start.day) last->date_start = note->date;
    }
}

static void settle_starts(sodo_note *note) {
    if (!note->date_start.month) return;
    if (!note->date_start.year) note->date_start.year = note->date.year;
    bool crosses = note->date_start.month > note->date.month;
    if (crosses && note->date_start.year == note->date.year && note->date.year)
        note->date_start.year--;
}

/* The page's own date: as read, else the latest that an event is dated by, else the
 * headline's year. Only used to know which units and bodies existed, and shown as the
 * page's date. */
static void settle_page(sodo_resolver *r, year_pair years) {
    sodo_date date = r->work->page.date;
    const sodo_relations *relations = &r->work->relations;
    for (size_t i = 0; !r->work->page.date.year && i < relations->count; i++) {
        const sodo_relation *rel = &relations->items[i];
        if (rel->kind != SODO_REL_EVENT_DATE || rel->target < 0) continue;
        sodo_date found = r->notes[rel->target].date;
        if (found.year >= SODO_YEAR_LEAST &&
            sodo_res_day_number(found) > sodo_res_day_number(date))
            date = found;
    }
    if (!date.year && years.most) date.year = (int16_t)years.least;
    r->work->date = date;
    r->day = sodo_res_day_number(date);
    r->year = years.least;
    int latest = 0; /* the past that a page remembers says nothing of its own day */
    for (size_t i = 0; i < r->work->mentions.count; i++)
        if (r->notes[i].date.year >= SODO_YEAR_LEAST &&
            sodo_res_day_number(r->notes[i].date) > latest)
            latest = sodo_res_day_number(r->notes[i].date);
    if (!r->day) r->day = latest;
    r->term = latest_term(r);
}

sodo_status sodo_res_dates(sodo_resolver *r) {
    const sodo_mentions *all = &r->work->mentions;
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].kind == SODO_KIND_DATE)
            parse_date(r, &all->items[i], &r->notes[i]);
    year_pair years = headline_years(r);
    for (size_t i = 0; i < all->count; i++) {
        sodo_date date = r->notes[i].date;
        if (all->items[i].kind == SODO_KIND_DATE && !date.year && date.month)
            fill_year(r, (int32_t)i, years);
        settle_starts(&r->notes[i]);
    }
    join_ranges(r);
    settle_page(r, years);
    return SODO_OK;
}

/* "2021-12-24", "--06-28", "2021-12"; empty where not even a month is known. */
static sodo_status date_text(sodo_resolver *r, sodo_date d, sodo_slice *out) {
    char text[16];
    sodo_slice copy =
        sodo_slice_copy(r->arena, (sodo_slice){text, sodo_date_print(d, text)});
    if (!copy.data) return sodo_res_nomem(r);
    *out = copy;
    return SODO_OK;
}

sodo_status sodo_res_date_entities(sodo_resolver *r) {
    sodo_mentions *all = &r->work->mentions;
    for (size_t i = 0; i < all->count; i++) {
        sodo_mention *m = &all->items[i];
        if (m->kind != SODO_KIND_DATE || m->dropped) continue;
        sodo_date date = r->notes[i].date;
        sodo_slice key;
        bool known = date.year || (date.month && date.day), fresh;
        if (known)
            SODO_TRY(date_text(r, date, &key));
        else
            SODO_TRY(
                sodo_res_page_key(r, SODO_KIND_DATE, sodo_res_text(r, (int32_t)i), &key));
        SODO_TRY(sodo_res_entity(r, SODO_KIND_DATE, key, &m->entity, &fresh));
        sodo_slice text = sodo_res_text(r, (int32_t)i);
        if (fresh) {
            sodo_entity *e = sodo_res_at(r, m->entity);
            e->name = text;
            e->date = date;
            e->date_start = r->notes[i].date_start;
        } else {
            SODO_TRY(sodo_res_add_name(r, m->entity, text));
        }
    }
    return SODO_OK;
}

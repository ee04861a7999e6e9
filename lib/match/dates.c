/* dates.c - shapes of calendar dates in digits; whether one is a date is for the rules.
 */
#include "match/match.h"

typedef struct run {
    int part[3];      /* values of the numbers */
    unsigned size[3]; /* their digits */
    size_t count;
    char mark;
    uint32_t end; /* token behind the run */
} run;

static int value_of(const sodo_work *work, const sodo_token *t) {
    const char *text = work->page.text.data;
    int value = 0;
    if (t->byte_end - t->byte_begin > 4) return -1;
    for (uint32_t i = t->byte_begin; i < t->byte_end; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

static bool glued(const sodo_token *t) {
    return !(t->flags & (SODO_TOKEN_SPACE | SODO_TOKEN_LINE));
}

static char mark_of(const sodo_work *work, const sodo_token *t) {
    if (t->shape != SODO_SHAPE_PUNCT || t->byte_end - t->byte_begin != 1) return '\0';
    char c = work->page.text.data[t->byte_begin];
    return c == '/' || c == '.' || c == '-' ? c : '\0';
}

/* Numbers with one and the same mark between, nothing else glued on: 24/12/2021. */
static bool read_run(const sodo_work *work, uint32_t at, run *out) {
    const sodo_token *t = work->page.tokens.items;
    uint32_t count = (uint32_t)work->page.tokens.count;
    char mark = '\0';
    *out = (run){.end = at};
    for (uint32_t i = at; i < count && out->count < 3; i += 2) {
        if (t[i].shape != SODO_SHAPE_NUMBER || (i > at && !glued(&t[i]))) break;
        out->part[out->count] = value_of(work, &t[i]);
        out->size[out->count++] = t[i].byte_end - t[i].byte_begin;
        out->end = i + 1;
        if (i + 1 >= count || !glued(&t[i + 1])) break;
        char next = mark_of(work, &t[i + 1]);
        if (!next || (mark && next != mark)) break;
        mark = next;
    }
    if (out->count < 2) return false;
    uint32_t end = out->end;
    bool more = end + 1 < count && glued(&t[end]) && mark_of(work, &t[end]) == mark &&
                glued(&t[end + 1]) && t[end + 1].shape != SODO_SHAPE_PUNCT;
    out->mark = mark;
    return !more; /* 1.2.3.4, 02/2021/QĐ, 23/NQ-TW */
}

static bool is_day(int d) {
    return d >= 1 && d <= 31;
}

static bool is_month(int m) {
    return m >= 1 && m <= 12;
}

static bool is_year(int y, unsigned size) {
    return size == 4 && y >= 1800 && y <= 2199;
}

static sodo_match_value kind_of(const run *r) {
    const int *p = r->part;
    if (r->count == 3 && is_day(p[0]) && is_month(p[1]) &&
        (is_year(p[2], r->size[2]) || (r->size[2] == 2 && r->size[0] <= 2)))
        return SODO_MATCH_DATE_FULL;
    if (r->count == 3 && is_year(p[0], r->size[0]) && is_month(p[1]) && is_day(p[2]))
        return SODO_MATCH_DATE_ISO;
    bool dot = r->mark == '.'; /* 10.816 is a number */
    if (r->count == 2 && !dot && is_month(p[0]) && is_year(p[1], r->size[1]))
        return SODO_MATCH_DATE_MONTH;
    if (r->count == 2 && is_day(p[0]) && is_month(p[1]) && r->size[0] <= 2 &&
        r->size[1] <= 2)
        return dot ? SODO_MATCH_DATE_DOT : SODO_MATCH_DATE_DAY;
    return SODO_MATCH_VALUE_COUNT;
}

sodo_status sodo_match_dates(const sodo_matcher *self, sodo_work *work) {
    const sodo_tokens *tokens = &work->page.tokens;
    for (uint32_t at = 0; at < tokens->count; at++) {
        const sodo_token *t = &tokens->items[at];
        if (t->shape != SODO_SHAPE_NUMBER) continue;
        if (at > 0 && glued(t) && mark_of(work, t - 1) &&
            t[-1].shape == SODO_SHAPE_PUNCT && at > 1 && glued(t - 1) &&
            t[-2].shape != SODO_SHAPE_PUNCT)
            continue; /* inside a longer run */
        run r;
        if (!read_run(work, at, &r)) continue;
        sodo_match_value kind = kind_of(&r);
        if (kind == SODO_MATCH_VALUE_COUNT) continue;
        if (!sodo_match_add(self, work, SODO_KIND_DATE_SHAPE, at, r.end, kind))
            return SODO_ERR_NOMEM;
        at = r.end - 1;
    }
    return SODO_OK;
}

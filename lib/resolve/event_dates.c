/* event_dates.c - on which day an event was: what rules say, else what stands beside. */
#include "resolve/resolver.h"

#define NEAR_MAX 4096 /* tokens between an event and a date said of it */

static uint32_t distance(const sodo_resolver *r, int32_t a, int32_t b) {
    const sodo_mention *x = sodo_res_mention(r, a), *y = sodo_res_mention(r, b);
    uint32_t p = x->tok_begin, q = y->tok_begin;
    return p < q ? q - p : p - q;
}

/* Of several dates said of an event the nearest counts, and a full one before a month. */
static uint32_t cost(const sodo_resolver *r, const sodo_relation *rel) {
    sodo_date date = r->notes[rel->target].date;
    uint32_t far = distance(r, rel->source, rel->target);
    if (!date.day) far += NEAR_MAX;
    return date.year || (date.month && date.day) ? far : UINT32_MAX;
}

/* A date that is not a document's: "Quyết định số 23 ngày 30/7/2021". */
static bool is_free_date(const sodo_resolver *r, int32_t date) {
    enum { GAP = 2 };
    uint32_t begin = sodo_res_mention(r, date)->tok_begin;
    for (int step = -1; step > -8; step--) {
        const sodo_mention *m = sodo_res_mention(r, sodo_res_beside(r, date, step));
        if (!m) break;
        bool beside = m->tok_end <= begin && begin <= m->tok_end + GAP;
        if (m->kind == SODO_KIND_DOCUMENT && beside) return false;
    }
    return true;
}

static bool is_day(const sodo_resolver *r, int32_t mention) {
    const sodo_mention *m = sodo_res_mention(r, mention);
    return m && m->kind == SODO_KIND_DATE && !m->dropped && r->notes[mention].date.day &&
           is_free_date(r, mention);
}

/* "Theo Kế hoạch ngày 4/11, ngày 19/11 … tổ chức Hội nghị": a rule that takes the first
 * date means the last before the event. */
static int32_t last_before(const sodo_resolver *r, int32_t mention, int32_t date) {
    enum { WINDOW = 64 };
    for (int step = -1; step > -WINDOW; step--) {
        int32_t i = sodo_res_beside(r, mention, step);
        if (i < 0 || i == date) break;
        bool between =
            sodo_res_mention(r, i)->tok_begin > sodo_res_mention(r, date)->tok_begin;
        if (between && is_day(r, i)) return i;
    }
    return date;
}

static sodo_status dates(sodo_resolver *r) {
    const sodo_relations *relations = &r->work->relations;
    size_t count = r->work->entities.count;
    uint32_t *best = sodo_arena_alloc(r->arena, count + 1, sizeof *best);
    if (!best) return sodo_res_nomem(r);
    for (size_t i = 0; i < count; i++) best[i] = UINT32_MAX;
    for (size_t i = 0; i < relations->count; i++) {
        const sodo_relation *rel = &relations->items[i];
        if (rel->kind != SODO_REL_EVENT_DATE || rel->source < 0 || rel->target < 0)
            continue;
        int32_t at = sodo_res_mention(r, rel->source)->entity;
        if (at < 0 || sodo_res_at(r, at)->kind != SODO_KIND_EVENT) continue;
        uint32_t here = cost(r, rel);
        if (here >= best[at]) continue;
        best[at] = here;
        int32_t date = last_before(r, rel->source, rel->target);
        if (r->notes[date].range != SODO_NO_MENTION) date = r->notes[date].range;
        sodo_entity *e = sodo_res_at(r, at);
        e->date = r->notes[date].date;
        e->date_start = r->notes[date].date_start;
        const sodo_attr *part = sodo_mention_attr(sodo_res_mention(r, date),
                                                  r->columns[SODO_COLUMN_DAY_PART]);
        if (part && part->value)
            e->day_part = sodo_symbols_value_name(r->in->symbols, part->value);
        else if (part)
            SODO_TRY(sodo_res_folded(r, sodo_fold_display,
                                     sodo_res_span(r, part->tok_begin, part->tok_end),
                                     &e->day_part));
    }
    return SODO_OK;
}

/* No rule tells the day: the nearest date before in the event's sentence does, else
 * behind. */
static int32_t date_beside(const sodo_resolver *r, int32_t mention) {
    enum { WINDOW = 48 };
    for (int side = -1; side <= 1; side += 2) {
        for (int step = 1; step < WINDOW; step++) {
            int32_t i = sodo_res_beside(r, mention, side * step);
            if (i < 0 || r->notes[i].sentence != r->notes[mention].sentence) break;
            if (is_day(r, i)) return i;
        }
    }
    return SODO_NO_MENTION;
}

static bool names_year(const sodo_resolver *r, int32_t mention, int year) {
    char digits[12];
    int size = snprintf(digits, sizeof digits, "%d", year);
    const sodo_mention *m = sodo_res_mention(r, mention);
    for (uint32_t t = m->tok_begin; t < m->tok_end; t++) {
        sodo_slice word = sodo_res_span(r, t, t + 1);
        if (sodo_slice_equal(word, (sodo_slice){digits, (size_t)size})) return true;
    }
    return false;
}

/* The first day that the page's first lines name: what reports an event begins with it.
 */
static int32_t first_day(const sodo_resolver *r) {
    enum { LINES = 3 };
    uint32_t lines = 0, paragraph = UINT32_MAX;
    for (size_t k = 0; k < r->work->mentions.count; k++) {
        int32_t i = r->order[k];
        const sodo_mention *m = sodo_res_mention(r, i);
        if (m->zone != SODO_ZONE_BODY && m->zone != SODO_ZONE_LEAD) continue;
        uint32_t at = r->work->page.sentences.items[r->notes[i].sentence].paragraph;
        if (at != paragraph) lines++, paragraph = at;
        if (lines > LINES) break;
        int year = r->notes[i].date.year;
        if (is_day(r, i) && (!year || year >= SODO_YEAR_LEAST)) return i;
    }
    return SODO_NO_MENTION;
}

static void take(const sodo_resolver *r, int32_t entity, int32_t date) {
    sodo_entity *e = sodo_res_at(r, entity);
    if (date == SODO_NO_MENTION || e->date.day) return;
    if (r->notes[date].range != SODO_NO_MENTION) date = r->notes[date].range;
    e->date = r->notes[date].date;
    e->date_start = r->notes[date].date_start;
}

/* Who attended or held it is on the page: it is what the page reports. */
static void date_reported(sodo_resolver *r) {
    const sodo_relations *relations = &r->work->relations;
    int32_t first = first_day(r);
    for (size_t i = 0; i < relations->count; i++) {
        const sodo_relation *rel = &relations->items[i];
        if (rel->target < 0) continue;
        int32_t at = sodo_res_mention(r, rel->target)->entity;
        bool reported = rel->kind == SODO_REL_ATTENDS || rel->kind == SODO_REL_ORGANIZES;
        if (reported && at >= 0 && sodo_res_at(r, at)->kind == SODO_KIND_EVENT)
            if (!sodo_res_at(r, at)->date.year) take(r, at, first);
    }
}

/* An event that no date is said of has that of its sentence, else falls in the year of
 * its name, else on the first day that the page names. */
static void default_dates(sodo_resolver *r) {
    const sodo_mentions *all = &r->work->mentions;
    for (int pass = 0; pass < 2; pass++) {
        uint8_t kind = pass ? SODO_KIND_EVENT_REF : SODO_KIND_EVENT;
        for (size_t i = 0; i < all->count; i++) {
            const sodo_mention *m = &all->items[i];
            if (m->kind != kind || m->dropped || m->entity < 0) continue;
            take(r, m->entity, date_beside(r, (int32_t)i));
            sodo_entity *e = sodo_res_at(r, m->entity);
            if (!e->date.year && r->year && names_year(r, (int32_t)i, r->year))
                e->date.year = (int16_t)r->year;
        }
    }
    date_reported(r);
}

sodo_status sodo_res_event_dates(sodo_resolver *r) {
    SODO_TRY(dates(r));
    default_dates(r);
    return SODO_OK;
}

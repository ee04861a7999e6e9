/* spells.c - tenures, event dates and validities as intervals that Gephi accepts. */
#include "write/spells.h"

static int month_days(int year, int month) {
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : DAYS[month - 1];
}

sodo_date sodo_day_date(int day) {
    return (sodo_date){(int16_t)(day / 10000), (uint8_t)(day / 100 % 100),
                       (uint8_t)(day % 100)};
}

sodo_date sodo_day_before(int day) {
    sodo_date d = sodo_day_date(day);
    if (!d.year || !d.month || !d.day) return d;
    if (d.day > 1) return d.day--, d;
    if (d.month > 1)
        d.month--;
    else
        d.year--, d.month = 12;
    d.day = (uint8_t)month_days(d.year, d.month);
    return d;
}

/* First or last day that a date of any precision may mean. */
static int first_day(sodo_date d) {
    return d.year ? d.year * 10000 + (d.month ? d.month : 1) * 100 + (d.day ? d.day : 1)
                  : 0;
}

static int last_day(sodo_date d) {
    if (!d.year) return 99999999;
    int month = d.month ? d.month : 12;
    return d.year * 10000 + month * 100 + (d.day ? d.day : month_days(d.year, month));
}

/* Put a spell into the sorted list, joined with those it touches. Returns the new count.
 */
static size_t add_spell(sodo_spell *spells, size_t count, sodo_date start,
                        sodo_date end) {
    if ((!start.year && !end.year) || first_day(start) > last_day(end)) return count;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        sodo_spell s = spells[i];
        bool apart =
            first_day(s.start) > last_day(end) || first_day(start) > last_day(s.end);
        if (apart) {
            spells[kept++] = s;
            continue;
        }
        if (first_day(s.start) < first_day(start)) start = s.start;
        if (last_day(s.end) > last_day(end)) end = s.end;
    }
    if (kept == SODO_SPELLS_MAX)
        return kept; /* more spells than any post has: keep the first */
    size_t at = kept;
    for (; at > 0 && first_day(spells[at - 1].start) > first_day(start); at--)
        spells[at] = spells[at - 1];
    spells[at] = (sodo_spell){start, end};
    return kept + 1;
}

static sodo_date known(sodo_date stated, sodo_date cited) {
    return stated.year ? stated : cited.year ? cited : (sodo_date){0};
}

/* The day a post was left ends the last spell that began before; alone it is an open
 * start. */
static size_t end_spell(sodo_spell *spells, size_t count, sodo_date left) {
    for (size_t i = count; i-- > 0;) {
        if (first_day(spells[i].start) > last_day(left)) continue;
        if (last_day(spells[i].end) < last_day(left)) {
            sodo_date start = spells[i].start;
            return add_spell(spells, count, start, left);
        }
        return count;
    }
    return add_spell(spells, count, (sodo_date){0}, left);
}

static size_t tenure_spells(const sodo_edge *e, sodo_spell *out) {
    size_t count = 0;
    for (size_t i = 0; i < e->tenures.count; i++) {
        const sodo_tenure *t = &e->tenures.items[i];
        bool over =
            sodo_slice_is(t->status, "former") || sodo_slice_is(t->status, "left");
        sodo_date start =
            over ? known(t->since, (sodo_date){0}) : known(t->since, t->first_seen);
        sodo_date end =
            over ? known(t->until, (sodo_date){0}) : known(t->until, t->last_seen);
        if (over && !start.year) continue; /* an end alone: below */
        count = add_spell(out, count, start, end);
    }
    for (size_t i = 0; i < e->tenures.count; i++) {
        const sodo_tenure *t = &e->tenures.items[i];
        sodo_date left = {0};
        if (sodo_slice_is(t->status, "left")) left = known(t->until, t->first_seen);
        if (sodo_slice_is(t->status, "former")) left = known(t->until, (sodo_date){0});
        if (left.year) count = end_spell(out, count, left);
    }
    return count;
}

size_t sodo_edge_spells(const sodo_network *net, uint32_t edge,
                        sodo_spell out[SODO_SPELLS_MAX]) {
    const sodo_edge *e = &net->edges.items[edge];
    const sodo_node *source = &net->nodes.items[e->source],
                    *target = &net->nodes.items[e->target];
    const sodo_node *event = e->kind == SODO_EDGE_HELD_AT ? source : target;
    switch (e->kind) {
    case SODO_EDGE_HOLDS:
        return tenure_spells(e, out);
    case SODO_EDGE_ATTENDS:
    case SODO_EDGE_ORGANIZES:
    case SODO_EDGE_HELD_AT:
        return add_spell(out, 0, known(event->date_start, event->date), event->date);
    case SODO_EDGE_PART_OF:
    case SODO_EDGE_LOCATED_IN:
    case SODO_EDGE_AT:
        return add_spell(out, 0, sodo_day_date(source->valid_from),
                         sodo_day_before(source->valid_to));
    case SODO_EDGE_SUCCEEDS:
    case SODO_EDGE_ISSUED:
        return add_spell(out, 0, e->date, e->date);
    case SODO_EDGE_CO_ATTENDS:
    case SODO_EDGE_WORKS_AT:
        return tenure_spells(e, out);
    }
    return 0;
}

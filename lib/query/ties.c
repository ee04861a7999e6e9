/* ties.c - dates, statuses and evidence of edges, as cells of a table. */
#include "query/query.h"

sodo_slice sodo_node_name(const sodo_network *net, uint32_t node) {
    return node == SODO_NO_NODE ? (sodo_slice){0} : net->nodes.items[node].name;
}

const sodo_proof *sodo_best_proof(const sodo_network *net, const sodo_edge *edge) {
    const sodo_proof *best = NULL;
    for (uint32_t p = edge->proof_begin; p < edge->proof_end; p++)
        if (!best || net->proofs.items[p].confidence > best->confidence)
            best = &net->proofs.items[p];
    return best;
}

/* ---- dates of any precision ---- */

static int first_day(sodo_date d) {
    return d.year * 10000 + (d.month ? d.month : 1) * 100 + (d.day ? d.day : 1);
}

static int last_day(sodo_date d) {
    return d.year * 10000 + (d.month ? d.month : 12) * 100 + (d.day ? d.day : 31);
}

bool sodo_date_before(sodo_date a, sodo_date b) {
    return first_day(a) < first_day(b);
}

bool sodo_date_within(sodo_date date, sodo_date from, sodo_date to) {
    if (!from.year && !to.year) return true;
    if (!date.year) return false;
    return (!from.year || last_day(date) >= first_day(from)) &&
           (!to.year || first_day(date) <= last_day(to));
}

static sodo_date known(sodo_date stated, sodo_date cited) {
    return stated.year ? stated : cited;
}

static void widen(sodo_date begin, sodo_date end, sodo_date *first, sodo_date *last) {
    if (begin.year && (!first->year || first_day(begin) < first_day(*first)))
        *first = begin;
    if (end.year && (!last->year || last_day(end) > last_day(*last))) *last = end;
}

void sodo_edge_dates(const sodo_network *net, const sodo_edge *edge, sodo_date *first,
                     sodo_date *last) {
    const sodo_node *source = &net->nodes.items[edge->source];
    const sodo_node *target = &net->nodes.items[edge->target];
    *first = *last = (sodo_date){0};
    if (edge->kind == SODO_EDGE_HOLDS) {
        for (size_t i = 0; i < edge->tenures.count; i++) {
            const sodo_tenure *t = &edge->tenures.items[i];
            widen(known(t->since, t->first_seen), known(t->until, t->last_seen), first,
                  last);
        }
    } else if (target->kind == SODO_NODE_EVENT || source->kind == SODO_NODE_EVENT) {
        const sodo_node *event = target->kind == SODO_NODE_EVENT ? target : source;
        widen(known(event->date_start, event->date), event->date, first, last);
    } else
        widen(edge->date, edge->date, first, last);
}

bool sodo_edge_touches(const sodo_network *net, const sodo_edge *edge, sodo_date from,
                       sodo_date to) {
    sodo_date first, last;
    sodo_edge_dates(net, edge, &first, &last);
    bool late = from.year && last.year && sodo_date_before(last, from);
    /* "to 2023" goes to the year's end */
    bool early = to.year && first.year && !sodo_date_within(first, (sodo_date){0}, to);
    return !late && !early;
}

static bool is_over(const sodo_tenure *t) {
    return sodo_slice_is(t->status, "former") || sodo_slice_is(t->status, "left");
}

static void later(sodo_date date, sodo_date *latest) {
    if (date.year && (!latest->year || last_day(date) > last_day(*latest)))
        *latest = date;
}

/* What the tenure says of the post on that day: the last day up to then on which it was
 * held, or on which it was over. Nobody is known to hold a post before the first word
 * about it. */
static void hear(const sodo_tenure *t, sodo_date at, sodo_date *held, sodo_date *over) {
    sodo_date begin =
        is_over(t) ? known(t->until, t->first_seen) : known(t->since, t->first_seen);
    if (!begin.year || first_day(begin) > last_day(at)) return;
    if (is_over(t))
        later(begin, over);
    else if (t->until.year && last_day(t->until) < first_day(at))
        later(t->until, over);
    else {
        sodo_date seen = known(t->last_seen, begin);
        later(first_day(seen) > last_day(at) ? at : seen, held);
    }
}

/* Who was reported as having left, and not as holding the post again since, does not hold
 * it. */
static bool holds_post_at(const sodo_edge *edge, sodo_date at) {
    sodo_date held = {0}, over = {0};
    for (size_t i = 0; i < edge->tenures.count; i++)
        hear(&edge->tenures.items[i], at, &held, &over);
    return held.year && (!over.year || first_day(over) <= first_day(held));
}

bool sodo_edge_holds_at(const sodo_network *net, const sodo_edge *edge, sodo_date at) {
    if (!at.year) return true;
    if (edge->kind == SODO_EDGE_HOLDS) return holds_post_at(edge, at);
    sodo_date first, last;
    sodo_edge_dates(net, edge, &first, &last);
    return (!first.year && !last.year) || sodo_date_within(first, (sodo_date){0}, at);
}

int sodo_rank_order(sodo_slice rank) {
    static const char *const ORDER[SODO_RANKS] = {
        "secretary",        "chair",        "head",   "minister",
        "deputy_secretary", "deputy_chair", "deputy", "member",
        "ambassador",       "delegate",     "officer"};
    for (int i = 0; i < SODO_RANKS; i++)
        if (sodo_slice_is(rank, ORDER[i])) return i;
    return SODO_RANKS;
}

/* ---- cells ---- */

void sodo_table_add_date(sodo_table *table, sodo_date date) {
    char text[16];
    sodo_table_add_copy(table, (sodo_slice){text, sodo_date_print(date, text)});
}

void sodo_table_add_status(sodo_table *table, const sodo_edge *edge) {
    sodo_buf text = {0};
    for (size_t i = 0; i < edge->tenures.count; i++) {
        if (i) sodo_buf_add_char(&text, '|');
        sodo_buf_add(&text, edge->tenures.items[i].status);
    }
    table->failed |= text.failed;
    sodo_table_add_copy(table, sodo_buf_slice(&text));
    sodo_buf_finish(&text);
}

void sodo_table_add_evidence(sodo_table *table, const sodo_network *net,
                             const sodo_edge *edge) {
    const sodo_proof *best = sodo_best_proof(net, edge);
    sodo_table_add_hundredths(table, edge->confidence);
    const sodo_node *page =
        best && best->page != SODO_NO_NODE ? &net->nodes.items[best->page] : NULL;
    sodo_table_add(table, !page               ? (sodo_slice){0}
                          : page->source.size ? page->source
                                              : page->id);
    sodo_table_add(table, best ? best->sentence : (sodo_slice){0});
}

static bool is_on_page(const sodo_network *net, const sodo_edge *e, uint32_t page) {
    for (uint32_t p = e->proof_begin; p < e->proof_end; p++)
        if (net->proofs.items[p].page == page) return true;
    return false;
}

static bool is_former(const sodo_edge *e) {
    for (size_t i = 0; i < e->tenures.count; i++)
        if (!is_over(&e->tenures.items[i])) return false;
    return e->tenures.count > 0;
}

static bool counts(const sodo_asking *asking, const sodo_edge *e, uint32_t page,
                   sodo_date at) {
    if (e->kind != SODO_EDGE_HOLDS) return false;
    if (page != SODO_NO_NODE) return !is_former(e) && is_on_page(asking->net, e, page);
    return at.year ? sodo_edge_holds_at(asking->net, e, at) : !is_former(e);
}

static void list_posts(const sodo_asking *asking, uint32_t person, uint32_t page,
                       sodo_date at, sodo_buf *out) {
    const sodo_adjacency *near = asking->near;
    size_t listed = 0;
    for (uint32_t i = near->out_begin[person]; i < near->out_begin[person + 1]; i++) {
        const sodo_edge *e = &asking->net->edges.items[near->out_edges[i]];
        if (!counts(asking, e, page, at) || listed++ >= 4) continue;
        if (out->size) sodo_buf_add_str(out, "; ");
        sodo_buf_add(out, sodo_node_name(asking->net, e->target));
    }
}

void sodo_table_add_posts(sodo_table *table, const sodo_asking *asking, uint32_t person,
                          uint32_t page, sodo_date at) {
    sodo_buf text = {0};
    if (page != SODO_NO_NODE) list_posts(asking, person, page, at, &text);
    if (!text.size) list_posts(asking, person, SODO_NO_NODE, at, &text);
    table->failed |= text.failed;
    sodo_table_add_copy(table, sodo_buf_slice(&text));
    sodo_buf_finish(&text);
}

/* attributes.c - the one table of what is said of nodes, and the one for edges. */
#include "write/attributes.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "write/spells.h"

#include <stddef.h>

/* Bidi controls and joiners that reorder or hide text, and what XML cannot hold. */
static bool is_dropped(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

static bool is_blank(uint32_t c) {
    return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x2028 ||
           c == 0x2029 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

/* How many bytes from `at` on, at most `limit`, are letters, digits and signs that stay
 * as they are: ASCII, U+00C0 to U+07FF, U+1000 to U+1FFF, which is nearly all of any
 * Vietnamese text. */
static size_t plain_run(sodo_slice text, size_t at, size_t limit) {
    const unsigned char *p = (const unsigned char *)text.data;
    size_t i = at, end = text.size - at > limit ? at + limit : text.size;
    while (i < end) {
        size_t width = p[i] > 0x20 && p[i] < 0x7F    ? 1
                       : p[i] >= 0xC3 && p[i] < 0xE0 ? 2
                       : p[i] == 0xE1                ? 3
                                                     : 0;
        if (!width || i + width > end) break;
        if (width > 1 && (p[i + 1] & 0xC0) != 0x80) break;
        if (width > 2 && (p[i + 2] & 0xC0) != 0x80) break;
        i += width;
    }
    return i - at;
}

void sodo_write_clean(sodo_slice text, sodo_buf *out) {
    bool gap = false;
    size_t start = out->size;
    for (size_t at = 0, width; at < text.size && out->size - start < SODO_LABEL_MAX;
         at += width) {
        uint32_t c = sodo_utf8_at(text, at, &width);
        if (is_blank(c)) {
            gap = out->size > start;
            continue;
        }
        if (is_dropped(c)) continue;
        if (gap) sodo_buf_add_char(out, ' ');
        gap = false;
        size_t run = plain_run(text, at, SODO_LABEL_MAX - (out->size - start));
        if (run) {
            sodo_buf_add(out, (sodo_slice){text.data + at, run});
            width = run;
            continue;
        }
        char letter[4];
        sodo_buf_add(out, (sodo_slice){letter, sodo_utf8_put(c, letter)});
    }
}

static void add_date(sodo_date date, sodo_buf *out) {
    char text[16];
    sodo_buf_add(out, (sodo_slice){text, sodo_date_print(date, text)});
}

static void add_count(uint32_t count, sodo_buf *out) {
    if (count) sodo_buf_add_int(out, count);
}

/* ---- nodes ---- */

static const void *node_field(const sodo_network *net, uint32_t index, size_t field) {
    return (const char *)&net->nodes.items[index] + field;
}

static void node_kind(const sodo_network *net, uint32_t index, size_t field,
                      sodo_buf *out) {
    (void)field;
    sodo_buf_add_str(out, sodo_node_kind_name(net->nodes.items[index].kind));
}

static void node_text(const sodo_network *net, uint32_t index, size_t field,
                      sodo_buf *out) {
    sodo_write_clean(*(const sodo_slice *)node_field(net, index, field), out);
}

/* Official codes are digits with leading zeros ("01"), which readers of CSV take for
 * numbers. */
static void node_code(const sodo_network *net, uint32_t index, size_t field,
                      sodo_buf *out) {
    sodo_slice code = *(const sodo_slice *)node_field(net, index, field);
    if (code.size) sodo_buf_add_str(out, "gso:");
    sodo_write_clean(code, out);
}

static void node_date(const sodo_network *net, uint32_t index, size_t field,
                      sodo_buf *out) {
    add_date(*(const sodo_date *)node_field(net, index, field), out);
}

static void node_year(const sodo_network *net, uint32_t index, size_t field,
                      sodo_buf *out) {
    sodo_date date = *(const sodo_date *)node_field(net, index, field);
    if (date.year) sodo_buf_add_int(out, date.year);
}

static void node_day(const sodo_network *net, uint32_t index, size_t field,
                     sodo_buf *out) {
    add_date(sodo_day_date(*(const int *)node_field(net, index, field)), out);
}

static void node_last_day(const sodo_network *net, uint32_t index, size_t field,
                          sodo_buf *out) {
    add_date(sodo_day_before(*(const int *)node_field(net, index, field)), out);
}

static void node_node(const sodo_network *net, uint32_t index, size_t field,
                      sodo_buf *out) {
    uint32_t other = *(const uint32_t *)node_field(net, index, field);
    if (other != SODO_NO_NODE) sodo_write_clean(net->nodes.items[other].name, out);
}

static void node_count(const sodo_network *net, uint32_t index, size_t field,
                       sodo_buf *out) {
    add_count(*(const uint32_t *)node_field(net, index, field), out);
}

#define NODE(name, type, getter, field) \
    { name, SODO_COLUMN_##type, getter, offsetof(sodo_node, field) }

const sodo_column SODO_NODE_COLUMNS[] = {
    NODE("type", TEXT, node_kind, kind),
    NODE("other_names", TEXT, node_text, other_names),
    NODE("honorifics", TEXT, node_text, honorifics),
    NODE("title", TEXT, node_text, title),
    NODE("rank", TEXT, node_text, rank),
    NODE("organization", TEXT, node_node, organization),
    NODE("place", TEXT, node_node, place),
    NODE("above", TEXT, node_node, parent),
    NODE("class", TEXT, node_text, klass),
    NODE("level", TEXT, node_text, level),
    NODE("abbreviation", TEXT, node_text, abbreviation),
    NODE("full_name", TEXT, node_text, full_name),
    NODE("code", TEXT, node_code, code),
    NODE("event_kind", TEXT, node_text, event_kind),
    NODE("day_part", TEXT, node_text, day_part),
    NODE("venue", TEXT, node_text, venue),
    NODE("doc_type", TEXT, node_text, doc_type),
    NODE("number", TEXT, node_text, number),
    NODE("issuer", TEXT, node_node, issuer),
    NODE("year", INT, node_year, date),
    NODE("date", DATE, node_date, date),
    NODE("date_start", DATE, node_date, date_start),
    NODE("valid_from", DATE, node_day, valid_from),
    NODE("valid_until", DATE, node_last_day, valid_to),
    NODE("first_seen", DATE, node_date, first_seen),
    NODE("last_seen", DATE, node_date, last_seen),
    NODE("pages", INT, node_count, pages),
    NODE("sources", INT, node_count, sources),
};
const size_t SODO_NODE_COLUMN_COUNT =
    sizeof SODO_NODE_COLUMNS / sizeof *SODO_NODE_COLUMNS;

/* ---- edges ---- */

static void edge_kind(const sodo_network *net, uint32_t index, size_t field,
                      sodo_buf *out) {
    (void)field;
    sodo_buf_add_str(out, sodo_edge_kind_name(net->edges.items[index].kind));
}

static void edge_status(const sodo_network *net, uint32_t index, size_t field,
                        sodo_buf *out) {
    (void)field;
    const sodo_edge *e = &net->edges.items[index];
    for (size_t i = 0; i < e->tenures.count; i++) {
        if (!e->tenures.items[i].status.size) continue;
        if (out->size) sodo_buf_add_char(out, '|');
        sodo_write_clean(e->tenures.items[i].status, out);
    }
}

static void edge_roles(const sodo_network *net, uint32_t index, size_t field,
                       sodo_buf *out) {
    (void)field;
    sodo_write_clean(net->edges.items[index].roles, out);
}

static void edge_site(const sodo_network *net, uint32_t index, size_t field,
                      sodo_buf *out) {
    (void)field;
    uint32_t site = net->edges.items[index].site;
    if (site != SODO_NO_NODE) sodo_write_clean(net->nodes.items[site].name, out);
}

/* Earliest or latest of a date over the edge's tenures. */
static void edge_tenure(const sodo_network *net, uint32_t index, size_t field,
                        sodo_buf *out) {
    const sodo_edge *e = &net->edges.items[index];
    bool latest = field == offsetof(sodo_tenure, until) ||
                  field == offsetof(sodo_tenure, last_seen);
    sodo_date best = {0};
    for (size_t i = 0; i < e->tenures.count; i++) {
        sodo_date d = *(const sodo_date *)((const char *)&e->tenures.items[i] + field);
        int order = sodo_date_compare(d, best);
        if (d.year && (!best.year || (latest ? order > 0 : order < 0))) best = d;
    }
    add_date(best, out);
}

static void edge_spell(const sodo_network *net, uint32_t index, size_t field,
                       sodo_buf *out) {
    sodo_spell spells[SODO_SPELLS_MAX];
    size_t count = sodo_edge_spells(net, index, spells);
    if (count) add_date(field ? spells[count - 1].end : spells[0].start, out);
}

static void edge_sources(const sodo_network *net, uint32_t index, size_t field,
                         sodo_buf *out) {
    (void)field;
    add_count(net->edges.items[index].sources, out);
}

static void edge_confidence(const sodo_network *net, uint32_t index, size_t field,
                            sodo_buf *out) {
    (void)field;
    int confidence = net->edges.items[index].confidence;
    if (confidence) sodo_buf_add_hundredths(out, confidence);
}

/* The sentence of the best evidence; the first among equals. */
static void edge_sentence(const sodo_network *net, uint32_t index, size_t field,
                          sodo_buf *out) {
    (void)field;
    const sodo_edge *e = &net->edges.items[index];
    const sodo_proof *best = NULL;
    for (uint32_t p = e->proof_begin; p < e->proof_end; p++)
        if (!best || net->proofs.items[p].confidence > best->confidence)
            best = &net->proofs.items[p];
    if (best) sodo_write_clean(best->sentence, out);
}

#define TENURE(name, field) \
    { name, SODO_COLUMN_DATE, edge_tenure, offsetof(sodo_tenure, field) }

const sodo_column SODO_EDGE_COLUMNS[] = {
    {"kind", SODO_COLUMN_TEXT, edge_kind, 0},
    {"status", SODO_COLUMN_TEXT, edge_status, 0},
    {"roles", SODO_COLUMN_TEXT, edge_roles, 0},
    {"site", SODO_COLUMN_TEXT, edge_site, 0},
    {"start", SODO_COLUMN_DATE, edge_spell, 0},
    {"end", SODO_COLUMN_DATE, edge_spell, 1},
    TENURE("since", since),
    TENURE("until", until),
    TENURE("first_seen", first_seen),
    TENURE("last_seen", last_seen),
    {"sources", SODO_COLUMN_INT, edge_sources, 0},
    {"confidence", SODO_COLUMN_DOUBLE, edge_confidence, 0},
    {"sentence", SODO_COLUMN_TEXT, edge_sentence, 0},
};
const size_t SODO_EDGE_COLUMN_COUNT =
    sizeof SODO_EDGE_COLUMNS / sizeof *SODO_EDGE_COLUMNS;

/* ---- shared ---- */

uint64_t sodo_columns_used(const sodo_network *net, const sodo_column *columns,
                           size_t count, size_t items, sodo_buf *out) {
    sodo_buf value = {0};
    uint64_t used = 0;
    for (size_t c = 0; c < count; c++)
        for (uint32_t i = 0; i < items && !(used >> c & 1); i++)
            if (sodo_column_value(&columns[c], net, i, &value)) used |= (uint64_t)1 << c;
    out->failed |= value.failed;
    sodo_buf_finish(&value);
    return used;
}

bool sodo_column_value(const sodo_column *column, const sodo_network *net, uint32_t index,
                       sodo_buf *out) {
    sodo_buf_clear(out);
    column->get(net, index, column->field, out);
    return out->size > 0;
}

void sodo_node_label(const sodo_network *net, uint32_t node, sodo_buf *out) {
    sodo_buf_clear(out);
    sodo_write_clean(net->nodes.items[node].name, out);
    if (!out->size) sodo_write_clean(net->nodes.items[node].id, out);
    /* Gephi reads a backslash in CSV as an escape, and a label is the same in every
     * format. */
    for (size_t i = 0; i < out->size; i++)
        if (out->data[i] == '\\') out->data[i] = '/';
}

void sodo_edge_label(const sodo_network *net, uint32_t edge, sodo_buf *out) {
    const sodo_edge *e = &net->edges.items[edge];
    sodo_buf_clear(out);
    if (e->kind == SODO_EDGE_ATTENDS) {
        for (size_t i = 0; i < e->roles.size; i++) {
            if (e->roles.data[i] == '|')
                sodo_buf_add_str(out, ", ");
            else
                sodo_buf_add_char(out, e->roles.data[i]);
        }
        if (out->size) return;
    }
    sodo_buf_add_str(out, sodo_edge_kind_name(e->kind));
    if (e->kind == SODO_EDGE_HOLDS && e->tenures.count == 1 &&
        e->tenures.items[0].status.size &&
        !sodo_slice_is(e->tenures.items[0].status, "current")) {
        sodo_buf_add_str(out, " (");
        sodo_write_clean(e->tenures.items[0].status, out);
        sodo_buf_add_char(out, ')');
    }
}

const char *sodo_node_colour(sodo_node_kind kind) {
    static const char *const COLOURS[SODO_NODE_KIND_COUNT] = {
        "#1f77b4", "#9467bd", "#d62728", "#2ca02c", "#ff7f0e", "#8c564b", "#7f7f7f"};
    return COLOURS[kind];
}

bool sodo_node_is_written(const sodo_node *node) {
    return node->kind != SODO_NODE_PAGE;
}

sodo_status sodo_write_end(const sodo_buf *out, sodo_error *err) {
    if (!out->failed) return SODO_OK;
    return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory to write the network");
}

/* csv.c - nodes, edges, evidence and mentions as CSV, in three dialects. */
#include "write/attributes.h"
#include "write/csv_cell.h"
#include "write/spells.h"

#define TEXT(slice) sodo_csv_text(&row, (slice))
#define WORD(text) sodo_csv_text(&row, sodo_slice_of(text))

/* Gephi turns a column of dates into time stamps and then refuses the second file. */
static bool is_left_out(const sodo_column *column, sodo_csv_style style) {
    return style.dialect == SODO_CSV_GEPHI && column->type == SODO_COLUMN_DATE;
}

static bool is_number(const sodo_column *column) {
    return column->type == SODO_COLUMN_INT || column->type == SODO_COLUMN_DOUBLE;
}

static void add_columns(sodo_csv_row *row, const sodo_column *columns, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!is_left_out(&columns[i], row->style))
            sodo_csv_text(row, sodo_slice_of(columns[i].name));
}

static void add_values(sodo_csv_row *row, const sodo_network *net, uint32_t index,
                       const sodo_column *columns, size_t count, sodo_buf *value) {
    for (size_t i = 0; i < count; i++) {
        if (is_left_out(&columns[i], row->style)) continue;
        sodo_column_value(&columns[i], net, index, value);
        if (is_number(&columns[i]))
            sodo_csv_plain(row, sodo_buf_slice(value));
        else
            sodo_csv_text(row, sodo_buf_slice(value));
    }
}

sodo_status sodo_write_nodes_csv(const sodo_network *net, sodo_csv_style style,
                                 sodo_buf *out, sodo_error *err) {
    sodo_buf value = {0};
    sodo_csv_row row = sodo_csv_begin(style, out);
    WORD("Id"), WORD("Label");
    add_columns(&row, SODO_NODE_COLUMNS, SODO_NODE_COLUMN_COUNT);
    sodo_csv_end_row(&row);
    for (uint32_t i = 0; i < net->nodes.count; i++) {
        if (!sodo_node_is_written(&net->nodes.items[i])) continue;
        TEXT(net->nodes.items[i].id);
        sodo_node_label(net, i, &value);
        TEXT(sodo_buf_slice(&value));
        add_values(&row, net, i, SODO_NODE_COLUMNS, SODO_NODE_COLUMN_COUNT, &value);
        sodo_csv_end_row(&row);
    }
    out->failed |= value.failed;
    sodo_buf_finish(&value);
    return sodo_write_end(out, err);
}

/* "<[2021-12-24, 2022-01-13]>": what Gephi reads as intervals. */
static void timeset(const sodo_network *net, uint32_t edge, sodo_buf *value) {
    sodo_spell spells[SODO_SPELLS_MAX];
    size_t count = sodo_edge_spells(net, edge, spells);
    char date[16];
    sodo_buf_clear(value);
    for (size_t i = 0; i < count; i++) {
        sodo_buf_add_str(value, i ? "; [" : "<[");
        sodo_buf_add_str(value,
                         spells[i].start.year && sodo_date_print(spells[i].start, date)
                             ? date
                             : "-Infinity");
        sodo_buf_add_str(value, ", ");
        sodo_buf_add_str(value, spells[i].end.year && sodo_date_print(spells[i].end, date)
                                    ? date
                                    : "Infinity");
        sodo_buf_add_char(value, ']');
    }
    if (count) sodo_buf_add_char(value, '>');
}

/* `kind` has a place of its own before the weight. */
static void add_edge(sodo_csv_row *row, const sodo_network *net, uint32_t index,
                     sodo_buf *value) {
    const sodo_edge *e = &net->edges.items[index];
    sodo_csv_text(row, net->nodes.items[e->source].id);
    sodo_csv_text(row, net->nodes.items[e->target].id);
    sodo_csv_text(row, SODO_LIT("Directed"));
    sodo_csv_text(row, e->id);
    sodo_edge_label(net, index, value);
    sodo_csv_text(row, sodo_buf_slice(value));
    sodo_csv_text(row, sodo_slice_of(sodo_edge_kind_name(e->kind)));
    sodo_buf_clear(value);
    sodo_buf_add_int(value, e->weight ? e->weight : 1);
    sodo_csv_plain(row, sodo_buf_slice(value));
    add_values(row, net, index, SODO_EDGE_COLUMNS + 1, SODO_EDGE_COLUMN_COUNT - 1, value);
    if (row->style.dialect == SODO_CSV_GEPHI) {
        timeset(net, index, value);
        sodo_csv_text(row, sodo_buf_slice(value));
    }
    sodo_csv_end_row(row);
}

sodo_status sodo_write_edges_csv(const sodo_network *net, sodo_csv_style style,
                                 sodo_buf *out, sodo_error *err) {
    sodo_buf value = {0};
    sodo_csv_row row = sodo_csv_begin(style, out);
    WORD("Source"), WORD("Target"), WORD("Type"), WORD("Id"), WORD("Label"), WORD("Kind"),
        WORD("Weight");
    add_columns(&row, SODO_EDGE_COLUMNS + 1, SODO_EDGE_COLUMN_COUNT - 1);
    if (style.dialect == SODO_CSV_GEPHI) WORD("timeset");
    sodo_csv_end_row(&row);
    for (uint32_t i = 0; i < net->edges.count; i++) add_edge(&row, net, i, &value);
    out->failed |= value.failed;
    sodo_buf_finish(&value);
    return sodo_write_end(out, err);
}

static sodo_slice node_id(const sodo_network *net, uint32_t node) {
    return node == SODO_NO_NODE ? (sodo_slice){0} : net->nodes.items[node].id;
}

static void add_number(sodo_csv_row *row, sodo_buf *value, uint32_t number) {
    sodo_buf_clear(value);
    sodo_buf_add_int(value, number);
    sodo_csv_plain(row, sodo_buf_slice(value));
}

sodo_status sodo_write_evidence_csv(const sodo_network *net, sodo_csv_style style,
                                    sodo_buf *out, sodo_error *err) {
    sodo_buf value = {0};
    sodo_csv_row row = sodo_csv_begin(style, out);
    WORD("edge"), WORD("page"), WORD("start"), WORD("end"), WORD("rule"),
        WORD("confidence"), WORD("sentence");
    sodo_csv_end_row(&row);
    for (size_t i = 0; i < net->proofs.count; i++) {
        const sodo_proof *p = &net->proofs.items[i];
        TEXT(net->edges.items[p->edge].id);
        TEXT(node_id(net, p->page));
        add_number(&row, &value, p->cp_begin);
        add_number(&row, &value, p->cp_end);
        TEXT(p->rule);
        sodo_buf_clear(&value);
        sodo_buf_add_hundredths(&value, p->confidence);
        sodo_csv_plain(&row, sodo_buf_slice(&value));
        TEXT(p->sentence);
        sodo_csv_end_row(&row);
    }
    out->failed |= value.failed;
    sodo_buf_finish(&value);
    return sodo_write_end(out, err);
}

sodo_status sodo_write_mentions_csv(const sodo_network *net, sodo_csv_style style,
                                    sodo_buf *out, sodo_error *err) {
    sodo_buf value = {0};
    sodo_csv_row row = sodo_csv_begin(style, out);
    WORD("page"), WORD("start"), WORD("end"), WORD("kind"), WORD("text"), WORD("entity");
    sodo_csv_end_row(&row);
    for (size_t i = 0; i < net->sightings.count; i++) {
        const sodo_sighting *s = &net->sightings.items[i];
        TEXT(node_id(net, s->page));
        add_number(&row, &value, s->cp_begin);
        add_number(&row, &value, s->cp_end);
        TEXT(s->kind);
        TEXT(s->text);
        TEXT(node_id(net, s->node));
        sodo_csv_end_row(&row);
    }
    out->failed |= value.failed;
    sodo_buf_finish(&value);
    return sodo_write_end(out, err);
}

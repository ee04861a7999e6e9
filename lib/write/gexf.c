/* gexf.c - GEXF 1.3: the file for Gephi Lite, and the one whose edges have spells. */
#include "write/attributes.h"
#include "write/spells.h"
#include "write/xml.h"

static const char *type_name(sodo_column_type type) {
    return type == SODO_COLUMN_INT      ? "integer"
           : type == SODO_COLUMN_DOUBLE ? "double"
                                        : "string";
}

/* One static block a class: Gephi Lite keeps only the last block. */
static void add_columns(const sodo_network *net, const sodo_column *columns, size_t count,
                        const char *klass, sodo_buf *out) {
    size_t items = klass[0] == 'n' ? net->nodes.count : net->edges.count;
    uint64_t used = sodo_columns_used(net, columns, count, items, out);
    sodo_buf_addf(out, "    <attributes class=\"%s\" mode=\"static\">\n", klass);
    for (size_t i = 0; i < count; i++) {
        if (!(used >> i & 1)) continue;
        sodo_buf_addf(out, "      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n",
                      columns[i].name, columns[i].name, type_name(columns[i].type));
    }
    sodo_buf_add_str(out, "    </attributes>\n");
}

static void add_values(const sodo_network *net, uint32_t index,
                       const sodo_column *columns, size_t count, sodo_buf *out) {
    sodo_buf value = {0};
    sodo_buf_add_str(
        out, "        <attvalues>\n"); /* every node has a type, every edge a kind */
    for (size_t i = 0; i < count; i++) {
        if (!sodo_column_value(&columns[i], net, index, &value)) continue;
        sodo_buf_addf(out, "          <attvalue for=\"%s\" value=\"", columns[i].name);
        sodo_xml_attr(sodo_buf_slice(&value), out);
        sodo_buf_add_str(out, "\"/>\n");
    }
    sodo_buf_add_str(out, "        </attvalues>\n");
    out->failed |= value.failed;
    sodo_buf_finish(&value);
}

static int hex(const char *digits) {
    int value = 0;
    for (int i = 0; i < 2; i++)
        value = value * 16 + (digits[i] <= '9' ? digits[i] - '0' : digits[i] - 'a' + 10);
    return value;
}

static void add_node(const sodo_network *net, uint32_t index, sodo_buf *value,
                     sodo_buf *out) {
    const sodo_node *n = &net->nodes.items[index];
    const char *colour = sodo_node_colour(n->kind);
    sodo_buf_add_str(out, "      <node id=\"");
    sodo_xml_attr(n->id, out);
    sodo_buf_add_str(out, "\" label=\"");
    sodo_node_label(net, index, value);
    sodo_xml_attr(sodo_buf_slice(value), out);
    sodo_buf_add_str(out, "\">\n");
    add_values(net, index, SODO_NODE_COLUMNS, SODO_NODE_COLUMN_COUNT, out);
    sodo_buf_addf(out, "        <viz:color r=\"%d\" g=\"%d\" b=\"%d\"/>\n",
                  hex(colour + 1), hex(colour + 3), hex(colour + 5));
    sodo_buf_add_str(out, "      </node>\n");
}

static void add_interval(const sodo_spell *spell, sodo_buf *out) {
    char date[16];
    if (spell->start.year && sodo_date_print(spell->start, date))
        sodo_buf_addf(out, " start=\"%s\"", date);
    if (spell->end.year && sodo_date_print(spell->end, date))
        sodo_buf_addf(out, " end=\"%s\"", date);
}

static void add_spells(const sodo_spell *spells, size_t count, sodo_buf *out) {
    sodo_buf_add_str(out, "        <spells>\n");
    for (size_t i = 0; i < count; i++) {
        sodo_buf_add_str(out, "          <spell");
        add_interval(&spells[i], out);
        sodo_buf_add_str(out, "/>\n");
    }
    sodo_buf_add_str(out, "        </spells>\n");
}

static void add_edge(const sodo_network *net, uint32_t index, bool timed, sodo_buf *value,
                     sodo_buf *out) {
    const sodo_edge *e = &net->edges.items[index];
    sodo_spell spells[SODO_SPELLS_MAX];
    size_t count = timed ? sodo_edge_spells(net, index, spells) : 0;
    sodo_buf_add_str(out, "      <edge id=\"");
    sodo_xml_attr(e->id, out);
    sodo_buf_add_str(out, "\" source=\"");
    sodo_xml_attr(net->nodes.items[e->source].id, out);
    sodo_buf_add_str(out, "\" target=\"");
    sodo_xml_attr(net->nodes.items[e->target].id, out);
    sodo_buf_add_str(out, "\" label=\"");
    sodo_edge_label(net, index, value);
    sodo_xml_attr(sodo_buf_slice(value), out);
    sodo_buf_addf(out, "\" kind=\"%s\" weight=\"", sodo_edge_kind_name(e->kind));
    sodo_buf_add_int(out, e->weight ? e->weight : 1);
    sodo_buf_add_char(out, '"');
    if (count == 1) add_interval(&spells[0], out);
    sodo_buf_add_str(out, ">\n");
    add_values(net, index, SODO_EDGE_COLUMNS, SODO_EDGE_COLUMN_COUNT, out);
    if (count > 1) add_spells(spells, count, out);
    sodo_buf_add_str(out, "      </edge>\n");
}

static void add_header(const sodo_network *net, bool timed, sodo_buf *out) {
    sodo_buf_add_str(
        out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\""
             " version=\"1.3\">\n  <meta>\n    <creator>sodo ");
    sodo_xml_text(net->version, out);
    sodo_buf_add_str(out, "</creator>\n    <description>gazetteer ");
    sodo_xml_text(net->gazetteer_version, out);
    sodo_buf_add_str(out, ", rules ");
    sodo_xml_text(net->rules_version, out);
    sodo_buf_addf(
        out, "</description>\n  </meta>\n  <graph %s defaultedgetype=\"directed\">\n",
        timed ? "mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\""
              : "mode=\"static\"");
}

sodo_status sodo_write_gexf(const sodo_network *net, bool timed, sodo_buf *out,
                            sodo_error *err) {
    sodo_buf value = {0};
    add_header(net, timed, out);
    add_columns(net, SODO_NODE_COLUMNS, SODO_NODE_COLUMN_COUNT, "node", out);
    add_columns(net, SODO_EDGE_COLUMNS, SODO_EDGE_COLUMN_COUNT, "edge", out);
    sodo_buf_add_str(out, "    <nodes>\n");
    for (uint32_t i = 0; i < net->nodes.count; i++)
        if (sodo_node_is_written(&net->nodes.items[i])) add_node(net, i, &value, out);
    sodo_buf_add_str(out, "    </nodes>\n    <edges>\n");
    for (uint32_t i = 0; i < net->edges.count; i++) add_edge(net, i, timed, &value, out);
    sodo_buf_add_str(out, "    </edges>\n  </graph>\n</gexf>\n");
    out->failed |= value.failed;
    sodo_buf_finish(&value);
    return sodo_write_end(out, err);
}

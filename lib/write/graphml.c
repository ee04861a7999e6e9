/* graphml.c - GraphML as Gephi, Gephi Lite, Cytoscape, igraph and NetworkX all read it.
 *
 * Three things no library's writer does: the label attribute on <edge> keeps Gephi from
 * merging edges of different kinds; nothing is written for a missing value; ids are ours.
 */
#include "write/attributes.h"
#include "write/xml.h"

static const char *type_name(sodo_column_type type) {
    return type == SODO_COLUMN_INT      ? "int"
           : type == SODO_COLUMN_DOUBLE ? "double"
                                        : "string";
}

static void add_key(sodo_buf *out, char prefix, const char *name, const char *type) {
    sodo_buf_addf(out,
                  "  <key id=\"%c_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
                  prefix, name, prefix == 'v' ? "node" : "edge", name, type);
}

static void add_data(sodo_buf *out, char prefix, const char *name, sodo_slice value) {
    sodo_buf_addf(out, "      <data key=\"%c_%s\">", prefix, name);
    sodo_xml_text(value, out);
    sodo_buf_add_str(out, "</data>\n");
}

static void add_keys(const sodo_network *net, char prefix, const sodo_column *columns,
                     size_t count, sodo_buf *out) {
    size_t items = prefix == 'v' ? net->nodes.count : net->edges.count;
    uint64_t used = sodo_columns_used(net, columns, count, items, out);
    for (size_t i = 0; i < count; i++)
        if (used >> i & 1)
            add_key(out, prefix, columns[i].name, type_name(columns[i].type));
}

static void add_header(const sodo_network *net, sodo_buf *out) {
    sodo_buf_add_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
                          " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                          " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
                          " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    sodo_buf_addf(out, "  <!-- sodo %.*s, gazetteer %.*s, rules %.*s -->\n",
                  (int)net->version.size, net->version.data,
                  (int)net->gazetteer_version.size, net->gazetteer_version.data,
                  (int)net->rules_version.size, net->rules_version.data);
    add_key(out, 'v', "label", "string");
    add_key(out, 'v', "name", "string"); /* what Cytoscape Desktop and yEd show */
    add_keys(net, 'v', SODO_NODE_COLUMNS, SODO_NODE_COLUMN_COUNT, out);
    add_key(out, 'v', "color", "string");
    add_key(out, 'e', "label", "string");
    add_key(out, 'e', "weight", "double");
    add_key(out, 'e', "interaction", "string"); /* what Cytoscape Desktop calls a kind */
    add_keys(net, 'e', SODO_EDGE_COLUMNS, SODO_EDGE_COLUMN_COUNT, out);
    sodo_buf_add_str(out, "  <graph id=\"G\" edgedefault=\"directed\">\n");
}

static void add_node(const sodo_network *net, uint32_t index, sodo_buf *value,
                     sodo_buf *out) {
    const sodo_node *n = &net->nodes.items[index];
    sodo_buf_add_str(out, "    <node id=\"");
    sodo_xml_attr(n->id, out);
    sodo_buf_add_str(out, "\">\n");
    sodo_node_label(net, index, value);
    add_data(out, 'v', "label", sodo_buf_slice(value));
    add_data(out, 'v', "name", sodo_buf_slice(value));
    for (size_t i = 0; i < SODO_NODE_COLUMN_COUNT; i++)
        if (sodo_column_value(&SODO_NODE_COLUMNS[i], net, index, value))
            add_data(out, 'v', SODO_NODE_COLUMNS[i].name, sodo_buf_slice(value));
    add_data(out, 'v', "color", sodo_slice_of(sodo_node_colour(n->kind)));
    sodo_buf_add_str(out, "    </node>\n");
}

static void add_edge(const sodo_network *net, uint32_t index, sodo_buf *value,
                     sodo_buf *out) {
    const sodo_edge *e = &net->edges.items[index];
    const char *kind = sodo_edge_kind_name(e->kind);
    sodo_buf_add_str(out, "    <edge id=\"");
    sodo_xml_attr(e->id, out);
    sodo_buf_add_str(out, "\" source=\"");
    sodo_xml_attr(net->nodes.items[e->source].id, out);
    sodo_buf_add_str(out, "\" target=\"");
    sodo_xml_attr(net->nodes.items[e->target].id, out);
    sodo_buf_addf(out, "\" label=\"%s\">\n", kind);
    sodo_edge_label(net, index, value);
    add_data(out, 'e', "label", sodo_buf_slice(value));
    sodo_buf_clear(value);
    sodo_buf_add_int(value, e->weight ? e->weight : 1);
    add_data(out, 'e', "weight", sodo_buf_slice(value));
    add_data(out, 'e', "interaction", sodo_slice_of(kind));
    for (size_t i = 0; i < SODO_EDGE_COLUMN_COUNT; i++)
        if (sodo_column_value(&SODO_EDGE_COLUMNS[i], net, index, value))
            add_data(out, 'e', SODO_EDGE_COLUMNS[i].name, sodo_buf_slice(value));
    sodo_buf_add_str(out, "    </edge>\n");
}

sodo_status sodo_write_graphml(const sodo_network *net, sodo_buf *out, sodo_error *err) {
    sodo_buf value = {0};
    add_header(net, out);
    for (uint32_t i = 0; i < net->nodes.count; i++)
        if (sodo_node_is_written(&net->nodes.items[i])) add_node(net, i, &value, out);
    for (uint32_t i = 0; i < net->edges.count; i++) add_edge(net, i, &value, out);
    sodo_buf_add_str(out, "  </graph>\n</graphml>\n");
    out->failed |= value.failed;
    sodo_buf_finish(&value);
    return sodo_write_end(out, err);
}

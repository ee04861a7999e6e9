/* json.c - the network as Cytoscape.js JSON, with a style that draws labels. */
#include "base/json.h"
#include "write/attributes.h"

static void add_member(const char *name, sodo_slice value, sodo_buf *out) {
    sodo_buf_addf(out, ", \"%s\": ", name);
    sodo_json_string(value, out);
}

static void add_values(const sodo_network *net, uint32_t index,
                       const sodo_column *columns, size_t count, sodo_buf *out) {
    sodo_buf value = {0};
    for (size_t i = 0; i < count; i++) {
        if (!sodo_column_value(&columns[i], net, index, &value)) continue;
        if (columns[i].type == SODO_COLUMN_INT || columns[i].type == SODO_COLUMN_DOUBLE)
            sodo_buf_addf(out, ", \"%s\": %.*s", columns[i].name, (int)value.size,
                          value.data);
        else
            add_member(columns[i].name, sodo_buf_slice(&value), out);
    }
    out->failed |= value.failed;
    sodo_buf_finish(&value);
}

/* `value` is what NetworkX takes the id from. */
static void add_node(const sodo_network *net, uint32_t index, sodo_buf *value,
                     sodo_buf *out) {
    const sodo_node *n = &net->nodes.items[index];
    sodo_buf_add_str(out, "   {\"data\": {\"id\": ");
    sodo_json_string(n->id, out);
    add_member("value", n->id, out);
    sodo_node_label(net, index, value);
    add_member("label", sodo_buf_slice(value), out);
    add_member("name", sodo_buf_slice(value), out);
    add_values(net, index, SODO_NODE_COLUMNS, SODO_NODE_COLUMN_COUNT, out);
    add_member("color", sodo_slice_of(sodo_node_colour(n->kind)), out);
    sodo_buf_add_str(out, "}}");
}

static void add_edge(const sodo_network *net, uint32_t index, sodo_buf *value,
                     sodo_buf *out) {
    const sodo_edge *e = &net->edges.items[index];
    sodo_buf_add_str(out, "   {\"data\": {\"id\": ");
    sodo_json_string(e->id, out);
    add_member("key", e->id, out);
    add_member("source", net->nodes.items[e->source].id, out);
    add_member("target", net->nodes.items[e->target].id, out);
    sodo_edge_label(net, index, value);
    add_member("label", sodo_buf_slice(value), out);
    add_member("interaction", sodo_slice_of(sodo_edge_kind_name(e->kind)), out);
    sodo_buf_addf(out, ", \"weight\": %u", e->weight ? e->weight : 1);
    add_values(net, index, SODO_EDGE_COLUMNS, SODO_EDGE_COLUMN_COUNT, out);
    sodo_buf_add_str(out, "}}");
}

static const char STYLE[] =
    " \"style\": [\n"
    "  {\"selector\": \"node\", \"style\": {\"label\": \"data(label)\", "
    "\"background-color\":"
    " \"data(color)\", \"font-size\": 10, \"text-wrap\": \"wrap\", \"text-max-width\": "
    "120}},\n"
    "  {\"selector\": \"edge\", \"style\": {\"label\": \"data(label)\", \"font-size\": 8,"
    " \"curve-style\": \"bezier\", \"target-arrow-shape\": \"triangle\"}}\n"
    " ]\n";

sodo_status sodo_write_json(const sodo_network *net, sodo_buf *out, sodo_error *err) {
    sodo_buf value = {0};
    bool first = true;
    sodo_buf_add_str(out, "{\n \"data\": {\"name\": \"sodo\"");
    add_member("version", net->version, out);
    add_member("gazetteer", net->gazetteer_version, out);
    add_member("rules", net->rules_version, out);
    sodo_buf_add_str(out, "},\n \"directed\": true,\n \"multigraph\": true,\n"
                          " \"elements\": {\n  \"nodes\": [\n");
    for (uint32_t i = 0; i < net->nodes.count; i++) {
        if (!sodo_node_is_written(&net->nodes.items[i])) continue;
        if (!first) sodo_buf_add_str(out, ",\n");
        add_node(net, i, &value, out);
        first = false;
    }
    sodo_buf_add_str(out, "\n  ],\n  \"edges\": [\n");
    for (uint32_t i = 0; i < net->edges.count; i++) {
        if (i) sodo_buf_add_str(out, ",\n");
        add_edge(net, i, &value, out);
    }
    sodo_buf_add_str(out, "\n  ]\n },\n");
    sodo_buf_add_str(out, STYLE);
    sodo_buf_add_str(out, "}\n");
    out->failed |= value.failed;
    sodo_buf_finish(&value);
    return sodo_write_end(out, err);
}

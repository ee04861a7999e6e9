/* yed.c - GraphML for yEd, which shows only labels, shapes and colours of its own
 * extension. */
#include "write/attributes.h"
#include "write/xml.h"

/* yEd takes a label that begins with "<html>" for markup; a space in front keeps it text.
 */
static void add_label(sodo_slice label, sodo_buf *out) {
    if (label.size && label.data[0] == '<') sodo_buf_add_char(out, ' ');
    sodo_xml_text(label, out);
}

/* yEd cuts nothing and wraps nothing: the box must be as wide as its text. */
static unsigned label_width(sodo_slice label) {
    size_t letters = 0;
    for (size_t i = 0; i < label.size; i++)
        letters += ((unsigned char)label.data[i] & 0xC0) != 0x80;
    return (unsigned)(letters * 7 + 24);
}

static void add_node(const sodo_network *net, uint32_t index, sodo_buf *value,
                     sodo_buf *out) {
    static const char *const SHAPES[SODO_NODE_KIND_COUNT] = {
        "ellipse", "roundrectangle", "rectangle", "hexagon",
        "octagon", "parallelogram",  "rectangle"};
    const sodo_node *n = &net->nodes.items[index];
    sodo_node_label(net, index, value);
    sodo_slice label = sodo_buf_slice(value);
    sodo_buf_add_str(out, "    <node id=\"");
    sodo_xml_attr(n->id, out);
    sodo_buf_addf(out,
                  "\">\n      <data key=\"type\">%s</data>\n"
                  "      <data key=\"graphics\"><y:ShapeNode>"
                  "<y:Geometry width=\"%u\" height=\"30\"/>"
                  "<y:Fill color=\"#FFFFFF\" transparent=\"false\"/>"
                  "<y:BorderStyle color=\"%s\" type=\"line\" width=\"2.0\"/>"
                  "<y:NodeLabel fontFamily=\"Dialog\" fontSize=\"12\">",
                  sodo_node_kind_name(n->kind), label_width(label),
                  sodo_node_colour(n->kind));
    add_label(label, out);
    sodo_buf_addf(
        out, "</y:NodeLabel><y:Shape type=\"%s\"/></y:ShapeNode></data>\n    </node>\n",
        SHAPES[n->kind]);
}

static void add_edge(const sodo_network *net, uint32_t index, sodo_buf *value,
                     sodo_buf *out) {
    const sodo_edge *e = &net->edges.items[index];
    sodo_buf_add_str(out, "    <edge id=\"");
    sodo_xml_attr(e->id, out);
    sodo_buf_add_str(out, "\" source=\"");
    sodo_xml_attr(net->nodes.items[e->source].id, out);
    sodo_buf_add_str(out, "\" target=\"");
    sodo_xml_attr(net->nodes.items[e->target].id, out);
    sodo_buf_addf(
        out,
        "\">\n      <data key=\"kind\">%s</data>\n      <data key=\"line\">"
        "<y:PolyLineEdge><y:LineStyle color=\"#555555\" type=\"line\" width=\"1.0\"/>"
        "<y:Arrows source=\"none\" target=\"standard\"/><y:EdgeLabel>",
        sodo_edge_kind_name(e->kind));
    sodo_edge_label(net, index, value);
    add_label(sodo_buf_slice(value), out);
    sodo_buf_add_str(out, "</y:EdgeLabel></y:PolyLineEdge></data>\n    </edge>\n");
}

sodo_status sodo_write_yed(const sodo_network *net, sodo_buf *out, sodo_error *err) {
    sodo_buf value = {0};
    sodo_buf_add_str(
        out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
             " xmlns:y=\"http://www.yworks.com/xml/graphml\">\n"
             "  <key id=\"graphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
             "  <key id=\"line\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n"
             "  <key id=\"type\" for=\"node\" attr.name=\"type\" attr.type=\"string\"/>\n"
             "  <key id=\"kind\" for=\"edge\" attr.name=\"kind\" attr.type=\"string\"/>\n"
             "  <graph id=\"G\" edgedefault=\"directed\">\n");
    for (uint32_t i = 0; i < net->nodes.count; i++)
        if (sodo_node_is_written(&net->nodes.items[i])) add_node(net, i, &value, out);
    for (uint32_t i = 0; i < net->edges.count; i++) add_edge(net, i, &value, out);
    sodo_buf_add_str(out, "  </graph>\n</graphml>\n");
    out->failed |= value.failed;
    sodo_buf_finish(&value);
    return sodo_write_end(out, err);
}

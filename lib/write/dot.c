/* dot.c - the network for Graphviz: a cluster for each body with its posts. */
#include "write/attributes.h"

/* Quoted: \ and " escaped, & as an entity, or Graphviz draws "&lt;" as "<". */
static void add_quoted(sodo_slice text, sodo_buf *out) {
    sodo_buf_add_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '\\')
            sodo_buf_add_str(out, "\\\\");
        else if (c == '"')
            sodo_buf_add_str(out, "\\\"");
        else if (c == '&')
            sodo_buf_add_str(out, "&amp;");
        else
            sodo_buf_add_char(out, c);
    }
    sodo_buf_add_char(out, '"');
}

static void add_node(const sodo_network *net, uint32_t index, const char *indent,
                     sodo_buf *value, sodo_buf *out) {
    static const char *const SHAPES[SODO_NODE_KIND_COUNT] = {
        "ellipse", "box", "box", "house", "note", "note", "plain"};
    const sodo_node *n = &net->nodes.items[index];
    sodo_buf_add_str(out, indent);
    add_quoted(n->id, out);
    sodo_buf_add_str(out, " [label=");
    sodo_node_label(net, index, value);
    add_quoted(sodo_buf_slice(value), out);
    sodo_buf_addf(out, ", shape=%s, color=\"%s\"", SHAPES[n->kind],
                  sodo_node_colour(n->kind));
    for (size_t i = 0; i < SODO_NODE_COLUMN_COUNT; i++) {
        if (!sodo_column_value(&SODO_NODE_COLUMNS[i], net, index, value)) continue;
        sodo_buf_addf(out, ", %s=", SODO_NODE_COLUMNS[i].name);
        add_quoted(sodo_buf_slice(value), out);
    }
    sodo_buf_add_str(out, "];\n");
}

static void add_edge(const sodo_network *net, uint32_t index, sodo_buf *value,
                     sodo_buf *out) {
    const sodo_edge *e = &net->edges.items[index];
    sodo_buf_add_str(out, "  ");
    add_quoted(net->nodes.items[e->source].id, out);
    sodo_buf_add_str(out, " -> ");
    add_quoted(net->nodes.items[e->target].id, out);
    sodo_buf_add_str(out, " [id=");
    add_quoted(e->id, out);
    sodo_buf_add_str(out, ", label=");
    sodo_edge_label(net, index, value);
    add_quoted(sodo_buf_slice(value), out);
    sodo_buf_addf(out, ", weight=%u", e->weight ? e->weight : 1);
    for (size_t i = 0; i < SODO_EDGE_COLUMN_COUNT; i++) {
        if (!sodo_column_value(&SODO_EDGE_COLUMNS[i], net, index, value)) continue;
        sodo_buf_addf(out, ", %s=", SODO_EDGE_COLUMNS[i].name);
        add_quoted(sodo_buf_slice(value), out);
    }
    sodo_buf_add_str(out, "];\n");
}

/* Bodies and posts are drawn inside the cluster of their body, all others outside. */
static uint32_t cluster_of(const sodo_network *net, uint32_t node) {
    const sodo_node *n = &net->nodes.items[node];
    if (n->kind == SODO_NODE_ORGANIZATION) return node;
    return n->kind == SODO_NODE_POSITION ? n->organization : SODO_NO_NODE;
}

/* Posts by body, in order: a counting sort. first[b] .. first[b + 1] are the posts of
 * body b. */
static uint32_t *posts_by_body(const sodo_network *net, uint32_t **first) {
    size_t count = net->nodes.count;
    uint32_t *posts = calloc(count + 1, sizeof *posts);
    *first = calloc(count + 2, sizeof **first);
    if (!posts || !*first) {
        free(posts);
        free(*first);
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t body = cluster_of(net, i);
        if (body != SODO_NO_NODE && body != i) (*first)[body + 2]++;
    }
    for (size_t i = 2; i < count + 2; i++) (*first)[i] += (*first)[i - 1];
    for (uint32_t i = 0; i < count; i++) {
        uint32_t body = cluster_of(net, i);
        if (body != SODO_NO_NODE && body != i) posts[(*first)[body + 1]++] = i;
    }
    return posts;
}

static void add_cluster(const sodo_network *net, uint32_t body, const uint32_t *posts,
                        const uint32_t *first, sodo_buf *value, sodo_buf *out) {
    sodo_buf_addf(out, "  subgraph cluster_%u {\n    label=", body);
    sodo_node_label(net, body, value);
    add_quoted(sodo_buf_slice(value), out);
    sodo_buf_add_str(out, ";\n");
    add_node(net, body, "    ", value, out);
    for (uint32_t p = first[body]; p < first[body + 1]; p++)
        add_node(net, posts[p], "    ", value, out);
    sodo_buf_add_str(out, "  }\n");
}

sodo_status sodo_write_dot(const sodo_network *net, sodo_buf *out, sodo_error *err) {
    sodo_buf value = {0};
    uint32_t *first = NULL, *posts = posts_by_body(net, &first);
    if (!posts) {
        out->failed = true;
        return sodo_write_end(out, err);
    }
    /* newrank: without it Graphviz 2.42 gives up on some clusters ("trouble in
     * init_rank"). */
    sodo_buf_add_str(
        out, "digraph sodo {\n"
             "  graph [charset=\"UTF-8\", rankdir=LR, newrank=true, style=rounded,"
             " fontname=\"Noto Sans, DejaVu Sans, Arial\"];\n"
             "  node [fontname=\"Noto Sans, DejaVu Sans, Arial\"];\n"
             "  edge [fontname=\"Noto Sans, DejaVu Sans, Arial\", fontsize=10];\n");
    for (uint32_t i = 0; i < net->nodes.count; i++) {
        uint32_t body = cluster_of(net, i);
        if (body == i)
            add_cluster(net, i, posts, first, &value, out);
        else if (body == SODO_NO_NODE && sodo_node_is_written(&net->nodes.items[i]))
            add_node(net, i, "  ", &value, out);
    }
    for (uint32_t i = 0; i < net->edges.count; i++) add_edge(net, i, &value, out);
    sodo_buf_add_str(out, "}\n");
    out->failed |= value.failed;
    sodo_buf_finish(&value);
    free(posts);
    free(first);
    return sodo_write_end(out, err);
}

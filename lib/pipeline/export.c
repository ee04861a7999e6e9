/* export.c - a view of a network in one of the formats: the table of formats. */
#include "sodo/export.h"
#include "base/fail.h"
#include "pipeline/view.h"
#include "write/write.h"

typedef sodo_status writer(const sodo_network *net, const sodo_export_options *options,
                           sodo_buf *out, sodo_error *err);

static sodo_status graphml(const sodo_network *net, const sodo_export_options *options,
                           sodo_buf *out, sodo_error *err) {
    (void)options;
    return sodo_write_graphml(net, out, err);
}

static sodo_status gexf(const sodo_network *net, const sodo_export_options *options,
                        sodo_buf *out, sodo_error *err) {
    (void)options;
    return sodo_write_gexf(net, true, out, err);
}

static sodo_status gexf_static(const sodo_network *net,
                               const sodo_export_options *options, sodo_buf *out,
                               sodo_error *err) {
    (void)options;
    return sodo_write_gexf(net, false, out, err);
}

static sodo_status dot(const sodo_network *net, const sodo_export_options *options,
                       sodo_buf *out, sodo_error *err) {
    (void)options;
    return sodo_write_dot(net, out, err);
}

static sodo_status json(const sodo_network *net, const sodo_export_options *options,
                        sodo_buf *out, sodo_error *err) {
    (void)options;
    return sodo_write_json(net, out, err);
}

static sodo_status yed(const sodo_network *net, const sodo_export_options *options,
                       sodo_buf *out, sodo_error *err) {
    (void)options;
    return sodo_write_yed(net, out, err);
}

static sodo_status ftm(const sodo_network *net, const sodo_export_options *options,
                       sodo_buf *out, sodo_error *err) {
    (void)options;
    return sodo_write_ftm(net, out, err);
}

static sodo_status popolo(const sodo_network *net, const sodo_export_options *options,
                          sodo_buf *out, sodo_error *err) {
    (void)options;
    return sodo_write_popolo(net, out, err);
}

static sodo_status table(const sodo_network *net, const sodo_export_options *options,
                         sodo_csv_dialect dialect, sodo_buf *out, sodo_error *err) {
    const char *name = options->table ? options->table : "nodes";
    const sodo_csv_style style = {dialect, options->raw_cells != 0};
    if (strcmp(name, "nodes") == 0) return sodo_write_nodes_csv(net, style, out, err);
    if (strcmp(name, "edges") == 0) return sodo_write_edges_csv(net, style, out, err);
    if (strcmp(name, "evidence") == 0)
        return sodo_write_evidence_csv(net, style, out, err);
    if (strcmp(name, "mentions") == 0)
        return sodo_write_mentions_csv(net, style, out, err);
    return sodo_fail(
        err, SODO_ERR_USAGE, 0,
        "there is no table '%s'; there are: nodes, edges, evidence, mentions", name);
}

static sodo_status csv(const sodo_network *net, const sodo_export_options *options,
                       sodo_buf *out, sodo_error *err) {
    return table(net, options, SODO_CSV_GEPHI, out, err);
}

static sodo_status csv_plain(const sodo_network *net, const sodo_export_options *options,
                             sodo_buf *out, sodo_error *err) {
    return table(net, options, SODO_CSV_PLAIN, out, err);
}

static sodo_status csv_excel(const sodo_network *net, const sodo_export_options *options,
                             sodo_buf *out, sodo_error *err) {
    return table(net, options, SODO_CSV_EXCEL, out, err);
}

/* Same order as FORMATS. */
static writer *const WRITERS[] = {graphml,   gexf,      gexf_static, dot, json,  csv,
                                  csv_plain, csv_excel, yed,         ftm, popolo};

static const sodo_choice FORMATS[] = {
    {"graphml", "GraphML: Gephi, Cytoscape, igraph, NetworkX", "graph.graphml"},
    {"gexf", "GEXF 1.3 with time: Gephi, Gephi Lite", "graph.gexf"},
    {"gexf-static", "GEXF 1.3 without time", "graph.gexf"},
    {"dot", "Graphviz, posts clustered by their bodies", "graph.dot"},
    {"json", "Cytoscape.js", "graph.json"},
    {"csv", "CSV for Gephi (--table nodes, then edges)", "nodes.csv"},
    {"csv-plain", "CSV with ISO dates: pandas, DuckDB, Miller", "nodes.csv"},
    {"csv-excel", "the same with what Excel needs", "nodes.csv"},
    {"yed", "GraphML with the labels and shapes of yEd", "graph.yed.graphml"},
    {"ftm", "FollowTheMoney entities, a line each: Aleph, OpenSanctions",
     "graph.ftm.jsonl"},
    {"popolo", "Popolo JSON: people, posts, memberships with sources",
     "graph.popolo.json"},
    {NULL, NULL, NULL}};

static const sodo_choice VIEWS[] = {
#define X(id, name, about) {name, about, NULL},
    SODO_VIEWS(X)
#undef X
        {NULL, NULL, NULL}};

const sodo_choice *sodo_export_formats(void) {
    return FORMATS;
}

const sodo_choice *sodo_export_views(void) {
    return VIEWS;
}

static writer *find_writer(const char *name) {
    for (size_t i = 0; FORMATS[i].name; i++)
        if (strcmp(FORMATS[i].name, name) == 0) return WRITERS[i];
    return NULL;
}

sodo_status sodo_export(const sodo_graph *graph, const sodo_export_options *options,
                        sodo_sink sink, sodo_error *err) {
    if (options->size < sizeof *options)
        return sodo_fail(err, SODO_ERR_USAGE, 0, "options of another version");
    const char *format = options->format ? options->format : "graphml";
    writer *write = find_writer(format);
    if (!write)
        return sodo_fail(err, SODO_ERR_USAGE, 0, "there is no format '%s'", format);
    const sodo_view_days days = {options->at, options->from, options->to};
    sodo_network net;
    SODO_TRY(sodo_graph_view(graph, options->view, &days, &net, err));
    sodo_buf text = {0};
    sodo_status status = write(&net, options, &text, err);
    sodo_network_finish(&net);
    if (status == SODO_OK) status = sodo_sink_put(sink, &text, err);
    sodo_buf_finish(&text);
    return status;
}

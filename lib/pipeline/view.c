/* view.c - views by name, for exports and for igraph. */
#include "pipeline/view.h"

#include "base/fail.h"
#include "graph/graph.h"
#include "query/query.h"
#include "sodo/igraph.h"

static bool counts(const sodo_network *net, const sodo_edge *edge,
                   const sodo_view_time *time) {
    return sodo_edge_holds_at(net, edge, time->at) &&
           sodo_edge_touches(net, edge, time->from, time->to);
}

static sodo_status read_day(const char *text, sodo_date *out, sodo_error *err) {
    if (!text || !*text) return SODO_OK;
    if (sodo_date_parse(sodo_slice_of(text), out) && out->year) return SODO_OK;
    return sodo_fail(err, SODO_ERR_USAGE, 0, "'%s' is not a date such as 2021-12-24",
                     text);
}

sodo_status sodo_graph_view(const sodo_graph *graph, const char *view,
                            const sodo_view_days *days, sodo_network *out,
                            sodo_error *err) {
    sodo_view which = SODO_VIEW_FULL;
    sodo_view_time time = {{0}, {0}, {0}};
    if (view && !sodo_view_find(view, &which))
        return sodo_fail(err, SODO_ERR_USAGE, 0, "there is no view '%s'", view);
    SODO_TRY(read_day(days->at, &time.at, err));
    SODO_TRY(read_day(days->from, &time.from, err));
    SODO_TRY(read_day(days->to, &time.to, err));
    return sodo_view_make(&graph->network, which, counts, &time, out, err);
}

static const struct {
    const char *name;
    unsigned bit;
} MEASURES[] = {
    {"degree", SODO_MEASURE_DEGREE},       {"betweenness", SODO_MEASURE_BETWEENNESS},
    {"pagerank", SODO_MEASURE_PAGERANK},   {"core", SODO_MEASURE_CORE},
    {"component", SODO_MEASURE_COMPONENT}, {"community", SODO_MEASURE_COMMUNITY},
};

static unsigned measure_of(const char *name, size_t size) {
    for (size_t i = 0; i < sizeof MEASURES / sizeof *MEASURES; i++)
        if (strlen(MEASURES[i].name) == size && memcmp(MEASURES[i].name, name, size) == 0)
            return MEASURES[i].bit;
    return 0;
}

/* "degree,pagerank" */
static sodo_status find_measures(const char *names, unsigned *out, sodo_error *err) {
    *out = 0;
    for (const char *at = names; at && *at;) {
        size_t size = strcspn(at, ",");
        unsigned bit = measure_of(at, size);
        if (!bit)
            return sodo_fail(err, SODO_ERR_USAGE, 0, "there is no measure '%.*s'",
                             (int)size, at);
        *out |= bit;
        at += size + (at[size] == ',');
    }
    return SODO_OK;
}

sodo_status sodo_graph_igraph(const sodo_graph *graph, const sodo_igraph_options *options,
                              struct igraph_s *out, sodo_error *err) {
    unsigned measures;
    sodo_network net;
    if (options->size < sizeof *options)
        return sodo_fail(err, SODO_ERR_USAGE, 0, "options of another version");
    SODO_TRY(find_measures(options->measures, &measures, err));
    SODO_TRY(sodo_graph_view(graph, options->view, &(sodo_view_days){.at = options->at},
                             &net, err));
    sodo_status status = sodo_graph_make(&net, measures, out, err);
    sodo_network_finish(&net);
    return status;
}

/* measures.c - degree, betweenness, PageRank, core, component and community as vertex
 * attributes.
 *
 * Directions are left out but for PageRank: "holds" points from a person to a post, and
 * both are near each other. Random choices (communities) begin with a constant. */
#include "graph/measures.h"

#define SEED 20211224

static igraph_error_t set(igraph_t *graph, const char *name,
                          const igraph_vector_t *values) {
    return igraph_cattribute_VAN_setv(graph, name, values);
}

static igraph_error_t set_int(igraph_t *graph, const char *name,
                              const igraph_vector_int_t *values) {
    igraph_vector_t numbers;
    igraph_integer_t count = igraph_vector_int_size(values);
    IGRAPH_CHECK(igraph_vector_init(&numbers, count));
    for (igraph_integer_t i = 0; i < count; i++)
        VECTOR(numbers)[i] = (double)VECTOR(*values)[i];
    igraph_error_t code = set(graph, name, &numbers);
    igraph_vector_destroy(&numbers);
    return code;
}

static igraph_error_t degree(igraph_t *graph, igraph_vector_int_t *out) {
    return igraph_degree(graph, out, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS);
}

static igraph_error_t core(igraph_t *graph, igraph_vector_int_t *out) {
    return igraph_coreness(graph, out, IGRAPH_ALL);
}

static igraph_error_t component(igraph_t *graph, igraph_vector_int_t *out) {
    return igraph_connected_components(graph, out, NULL, NULL, IGRAPH_WEAK);
}

/* Leiden on the undirected simple graph, by modularity: a resolution of 1 / 2m and
 * degrees as weights of the vertices. */
static igraph_error_t leiden(const igraph_t *simple, igraph_vector_int_t *out) {
    igraph_vector_int_t degrees;
    igraph_vector_t weights;
    igraph_integer_t count = igraph_vcount(simple), edges = igraph_ecount(simple);
    IGRAPH_CHECK(igraph_vector_int_init(&degrees, 0));
    igraph_error_t code =
        igraph_degree(simple, &degrees, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS);
    if (code == IGRAPH_SUCCESS) code = igraph_vector_init(&weights, count);
    if (code == IGRAPH_SUCCESS) {
        for (igraph_integer_t i = 0; i < count; i++)
            VECTOR(weights)[i] = (double)VECTOR(degrees)[i];
        igraph_rng_seed(igraph_rng_default(), SEED);
        code = igraph_community_leiden(simple, NULL, &weights,
                                       edges ? 1.0 / (2.0 * (double)edges) : 1.0, 0.01,
                                       false, 2, out, NULL, NULL);
        igraph_vector_destroy(&weights);
    }
    igraph_vector_int_destroy(&degrees);
    return code;
}

static igraph_error_t community(igraph_t *graph, igraph_vector_int_t *out) {
    igraph_t simple;
    IGRAPH_CHECK(igraph_copy(&simple, graph));
    igraph_error_t code =
        igraph_to_undirected(&simple, IGRAPH_TO_UNDIRECTED_COLLAPSE, NULL);
    if (code == IGRAPH_SUCCESS) code = leiden(&simple, out);
    igraph_destroy(&simple);
    return code;
}

static igraph_error_t betweenness(igraph_t *graph, igraph_vector_t *out) {
    return igraph_betweenness(graph, out, igraph_vss_all(), IGRAPH_UNDIRECTED, NULL);
}

static igraph_error_t pagerank(igraph_t *graph, igraph_vector_t *out) {
    return igraph_pagerank(graph, IGRAPH_PAGERANK_ALGO_PRPACK, out, NULL,
                           igraph_vss_all(), IGRAPH_DIRECTED, 0.85, NULL, NULL);
}

static igraph_error_t set_counts(igraph_t *graph, unsigned measures) {
    static const struct {
        unsigned bit;
        const char *name;
        igraph_error_t (*count)(igraph_t *, igraph_vector_int_t *);
    } counts[] = {{SODO_MEASURE_DEGREE, "degree", degree},
                  {SODO_MEASURE_CORE, "core", core},
                  {SODO_MEASURE_COMPONENT, "component", component},
                  {SODO_MEASURE_COMMUNITY, "community", community}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        igraph_vector_int_t values;
        if (!(measures & counts[i].bit)) continue;
        IGRAPH_CHECK(igraph_vector_int_init(&values, 0));
        igraph_error_t code = counts[i].count(graph, &values);
        if (code == IGRAPH_SUCCESS) code = set_int(graph, counts[i].name, &values);
        igraph_vector_int_destroy(&values);
        IGRAPH_CHECK(code);
    }
    return IGRAPH_SUCCESS;
}

static igraph_error_t set_scores(igraph_t *graph, unsigned measures) {
    static const struct {
        unsigned bit;
        const char *name;
        igraph_error_t (*count)(igraph_t *, igraph_vector_t *);
    } scores[] = {{SODO_MEASURE_BETWEENNESS, "betweenness", betweenness},
                  {SODO_MEASURE_PAGERANK, "pagerank", pagerank}};
    for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) {
        igraph_vector_t values;
        if (!(measures & scores[i].bit)) continue;
        IGRAPH_CHECK(igraph_vector_init(&values, 0));
        igraph_error_t code = scores[i].count(graph, &values);
        if (code == IGRAPH_SUCCESS) code = set(graph, scores[i].name, &values);
        igraph_vector_destroy(&values);
        IGRAPH_CHECK(code);
    }
    return IGRAPH_SUCCESS;
}

igraph_error_t sodo_measures_set(igraph_t *graph, unsigned measures) {
    if (igraph_vcount(graph) == 0) return IGRAPH_SUCCESS;
    IGRAPH_CHECK(set_counts(graph, measures));
    return set_scores(graph, measures);
}

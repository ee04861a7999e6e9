/* build_graph.c - pages in, an igraph graph with attributes out: the whole way in one
 * program.
 *
 *     build_graph GAZETTEERS FOLDER PAGE...     FOLDER gets what `sodo build` would write
 *
 * Prints who has most ties: people by their degree, and the k-core that they are in.
 * Build: cc build_graph.c $(pkg-config --cflags --libs sodo igraph) */
#include <igraph/igraph.h>
#include <sodo/igraph.h>
#include <sodo/sodo.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The output of each page goes straight into the folder in the making. */
static int add_record(void *context, sodo_slice record) {
    sodo_error err;
    if (sodo_builder_add(context, record, "", 0, &err) == SODO_OK) return 0;
    fprintf(stderr, "build_graph: %s\n", err.message);
    return 1;
}

/* A bad page is left out; the others go on. */
static void tell(void *context, sodo_status status, const sodo_error *problem) {
    (void)context, (void)status;
    fprintf(stderr, "build_graph: %s:%zu: %s\n", problem->path, problem->line,
            problem->message);
}

static sodo_status build(sodo_session *session, const char *folder,
                         const char *const *pages, size_t count, sodo_error *err) {
    sodo_build_options options = SODO_BUILD_OPTIONS_INIT;
    options.folder = folder;
    options.gazetteer_version = sodo_session_gazetteer_version(session);
    options.rules_version = sodo_session_rules_version(session);
    sodo_builder *builder = NULL;
    sodo_status status = sodo_builder_open(&options, &builder, err);
    if (status != SODO_OK) return status;

    sodo_extract_options how = SODO_EXTRACT_OPTIONS_INIT;
    how.paths = pages;
    how.path_count = count;
    sodo_extract_events events = {
        .context = builder, .output = add_record, .problem = tell};
    sodo_extract_summary summary;
    status = sodo_extract(session, &how, &events, &summary, err);
    if (status == SODO_OK) status = sodo_builder_publish(builder, NULL, err);
    sodo_builder_close(builder);
    return status;
}

typedef struct row {
    double degree, core;
    const char *label;
} row;

static int by_degree(const void *a, const void *b) {
    const row *x = a, *y = b;
    if (x->degree != y->degree) return x->degree < y->degree ? 1 : -1;
    return strcmp(x->label, y->label);
}

/* The attributes are igraph's own: VAS reads a text of a vertex, VAN a number. */
static void show_people(const igraph_t *graph) {
    igraph_integer_t count = igraph_vcount(graph), people = 0;
    row *rows = calloc((size_t)count + 1, sizeof *rows);
    if (!rows) return;
    for (igraph_integer_t v = 0; v < count; v++)
        if (strcmp(VAS(graph, "kind", v), "person") == 0)
            rows[people++] = (row){VAN(graph, "degree", v), VAN(graph, "core", v),
                                   VAS(graph, "label", v)};
    qsort(rows, (size_t)people, sizeof *rows, by_degree);
    printf("%ld nodes, %ld edges, %ld people\n", (long)count, (long)igraph_ecount(graph),
           (long)people);
    for (igraph_integer_t i = 0; i < people && i < 5; i++)
        printf("%4.0f %4.0f  %s\n", rows[i].degree, rows[i].core, rows[i].label);
    free(rows);
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: build_graph GAZETTEERS FOLDER PAGE...\n");
        return 2;
    }
    const char *dirs[] = {argv[1]};
    sodo_session_options options = SODO_SESSION_OPTIONS_INIT;
    options.gazetteer_dirs = dirs;
    options.gazetteer_dir_count = 1;
    sodo_igraph_options wanted = SODO_IGRAPH_OPTIONS_INIT;
    wanted.measures = "degree,core";

    sodo_session *session = NULL;
    sodo_graph *network = NULL;
    igraph_t graph;
    sodo_error err;
    sodo_status status = sodo_session_open(&options, &session, &err);
    if (status == SODO_OK)
        status = build(session, argv[2], (const char *const *)argv + 3, (size_t)argc - 3,
                       &err);
    if (status == SODO_OK) status = sodo_graph_open(argv[2], &network, &err);
    if (status == SODO_OK) status = sodo_graph_igraph(network, &wanted, &graph, &err);
    if (status == SODO_OK) {
        show_people(&graph);
        igraph_destroy(&graph);
    } else {
        fprintf(stderr, "build_graph: %s\n", err.message);
    }
    sodo_graph_close(network);
    sodo_session_close(session);
    return status == SODO_OK ? 0 : 1;
}

/* publish.c - the records become a network, the network becomes files, the files take
 * their place. */
#include "pipeline/builder.h"

#include "base/fail.h"
#include "base/file.h"
#include "pipeline/columns.h"
#include "write/write.h"

static const sodo_csv_style GEPHI = {SODO_CSV_GEPHI, false};

static sodo_status write_gexf(const sodo_network *net, sodo_buf *out, sodo_error *err) {
    return sodo_write_gexf(net, true, out, err);
}

static sodo_status write_nodes(const sodo_network *net, sodo_buf *out, sodo_error *err) {
    return sodo_write_nodes_csv(net, GEPHI, out, err);
}

static sodo_status write_edges(const sodo_network *net, sodo_buf *out, sodo_error *err) {
    return sodo_write_edges_csv(net, GEPHI, out, err);
}

static sodo_status write_evidence(const sodo_network *net, sodo_buf *out,
                                  sodo_error *err) {
    return sodo_write_evidence_csv(net, GEPHI, out, err);
}

static sodo_status write_mentions(const sodo_network *net, sodo_buf *out,
                                  sodo_error *err) {
    return sodo_write_mentions_csv(net, GEPHI, out, err);
}

static const struct {
    const char *name;
    sodo_status (*write)(const sodo_network *net, sodo_buf *out, sodo_error *err);
} EXPORTS[] = {
    {"graph.graphml", sodo_write_graphml},
    {"graph.gexf", write_gexf},
    {"graph.dot", sodo_write_dot},
    {"graph.json", sodo_write_json},
    {"nodes.csv", write_nodes},
    {"edges.csv", write_edges},
    {"evidence.csv", write_evidence},
    {"mentions.csv", write_mentions},
};
#define EXPORT_COUNT (sizeof EXPORTS / sizeof *EXPORTS)

static const char *const FILES[] = {
    "graph.sqlite", "graph.graphml", "graph.gexf",   "graph.dot",    "graph.json",
    "nodes.csv",    "edges.csv",     "evidence.csv", "mentions.csv", NULL};

/* ---- the store ---- */

static int by_date_and_id(const void *a, const void *b) {
    const sodo_node *x = *(const sodo_node *const *)a, *y = *(const sodo_node *const *)b;
    int order = sodo_date_compare(x->date, y->date);
    return order ? order : sodo_slice_compare(x->id, y->id);
}

/* The spooled record of a page: of the source that counts. */
static const sodo_spooled *record_of(const sodo_builder *self, const sodo_node *page,
                                     sodo_buf *key) {
    sodo_buf_clear(key);
    sodo_buf_add(key, page->id);
    sodo_buf_add_char(key, '\n');
    sodo_buf_add(key, page->source);
    uint32_t found = sodo_map_get(&self->by_page_and_source, sodo_buf_slice(key));
    return found == SODO_MAP_NONE ? NULL : &self->records.items[found];
}

static sodo_status store_records(sodo_builder *self, sodo_store_maker *maker,
                                 const sodo_network *net, sodo_error *err) {
    sodo_arena scratch = {.budget = (size_t)1 << 36};
    const sodo_node **pages =
        sodo_arena_alloc(&scratch, net->nodes.count + 1, sizeof(const sodo_node *));
    if (!pages) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the store");
    size_t count = 0;
    for (size_t i = 0; i < net->nodes.count; i++)
        if (net->nodes.items[i].kind == SODO_NODE_PAGE)
            pages[count++] = &net->nodes.items[i];
    if (count) qsort(pages, count, sizeof *pages, by_date_and_id);
    sodo_buf key = {0};
    sodo_status status = SODO_OK;
    for (size_t i = 0; i < count && status == SODO_OK; i++) {
        const sodo_spooled *record = record_of(self, pages[i], &key);
        if (!record) continue;
        status = sodo_builder_line(self, record, &self->buf, err);
        if (status == SODO_OK)
            status = sodo_store_add_record(maker, record->page_id, record->source,
                                           sodo_buf_slice(&self->buf), err);
    }
    sodo_buf_finish(&key);
    sodo_arena_finish(&scratch);
    return status;
}

static sodo_status write_store(sodo_builder *self, const sodo_network *net,
                               sodo_folder *folder, sodo_error *err) {
    char path[SODO_FOLDER_PATH];
    sodo_store_maker *maker = NULL;
    sodo_folder_file(&self->folder, "graph.sqlite", path);
    SODO_TRY(sodo_store_create(path, &SODO_STORE_NODE_COLUMNS, &SODO_STORE_EDGE_COLUMNS,
                               &maker, err));
    sodo_status status = sodo_store_add_network(maker, net, folder, err);
    if (status == SODO_OK) status = store_records(self, maker, net, err);
    if (status == SODO_OK) return sodo_store_finish(maker, err);
    sodo_store_abandon(maker);
    return status;
}

/* ---- all files ---- */

static sodo_status write_export(sodo_builder *self, const sodo_network *net,
                                size_t number, sodo_error *err) {
    char path[SODO_FOLDER_PATH];
    sodo_buf text = {0};
    sodo_folder_file(&self->folder, EXPORTS[number].name, path);
    sodo_status status = EXPORTS[number].write(net, &text, err);
    if (status == SODO_OK) status = sodo_file_write(path, sodo_buf_slice(&text), err);
    sodo_buf_finish(&text);
    return status;
}

sodo_status sodo_builder_go_on(const sodo_builder *self, sodo_error *err) {
    if (!self->stopped || !self->stopped(self->context)) return SODO_OK;
    return sodo_fail(err, SODO_ERR_USAGE, 0, "stopped: nothing was published");
}

static sodo_status write_all(sodo_builder *self, const sodo_network *net,
                             sodo_folder *folder, sodo_error *err) {
    SODO_TRY(sodo_builder_go_on(self, err));
    SODO_TRY(sodo_folder_make(&self->folder, FILES, err));
    SODO_TRY(write_store(self, net, folder, err));
    for (size_t i = 0; i < EXPORT_COUNT; i++) {
        SODO_TRY(sodo_builder_go_on(self, err));
        SODO_TRY(write_export(self, net, i, err));
    }
    SODO_TRY(sodo_builder_go_on(self, err));
    sodo_store_close(self->old); /* its file is about to go */
    self->old = NULL;
    return sodo_folder_swap(&self->folder, FILES, err);
}

static void count(const sodo_network *net, sodo_build_summary *out) {
    *out = (sodo_build_summary){.edges = net->edges.count,
                                .proofs = net->proofs.count,
                                .mentions = net->sightings.count};
    size_t *const kinds[SODO_NODE_KIND_COUNT] = {
        &out->people, &out->positions, &out->organizations, &out->places,
        &out->events, &out->documents, &out->pages};
    for (size_t i = 0; i < net->nodes.count; i++) ++*kinds[net->nodes.items[i].kind];
    out->nodes = net->nodes.count - out->pages;
}

sodo_status sodo_builder_publish(sodo_builder *self, sodo_build_summary *summary,
                                 sodo_error *err) {
    if (self->used_up)
        return sodo_fail(err, SODO_ERR_USAGE, 0, "this build is published already");
    sodo_folder *folder = NULL;
    SODO_TRY(sodo_folder_open(&folder, err));
    self->used_up = true;
    sodo_network net = {0};
    sodo_across_watch(self->across, self->stopped, self->context);
    sodo_status status = sodo_across_run(self->across, folder, &net, err);
    sodo_across_close(self->across);
    self->across = NULL;
    if (status == SODO_OK) status = write_all(self, &net, folder, err);
    if (status == SODO_OK && summary) count(&net, summary);
    sodo_folder_drop(&self->folder);
    sodo_network_finish(&net);
    sodo_folder_close(folder);
    return status;
}

/* fuzz_store.c - door: a graph.sqlite from somebody else, or a damaged one. */
#include "fuzz.h"
#include "scratch.h"

#include "query/query.h"

static sodo_status count_record(void *context, sodo_slice page_id, sodo_slice source,
                                sodo_slice line, sodo_error *err) {
    (void)page_id, (void)source, (void)line, (void)err;
    ++*(size_t *)context;
    return SODO_OK;
}

static void look(sodo_store *store, sodo_folder *folder) {
    sodo_network network = {0};
    sodo_error err = {0};
    if (sodo_store_load(store, SODO_LOAD_ALL, &network, &err) == SODO_OK) {
        for (size_t i = 0; i < network.edges.count; i++) {
            FUZZ_CHECK(network.edges.items[i].source < network.nodes.count);
            FUZZ_CHECK(network.edges.items[i].target < network.nodes.count);
        }
        sodo_network_finish(&network);
    }
    sodo_arena arena = {.budget = 16 << 20};
    sodo_store_hits hits = {.arena = &arena};
    size_t records = 0;
    if (sodo_names_find_stored(store, folder, SODO_LIT("a"), SODO_KINDS_NAMED, &hits,
                               &err) == SODO_OK &&
        sodo_store_load_near(store, &hits, SODO_NEAR_ANY, &network, &err) == SODO_OK)
        sodo_network_finish(&network);
    (void)sodo_store_each_record(store, count_record, &records, &err);
    sodo_arena_finish(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static sodo_folder *folder; /* kept: it never depends on the input */
    sodo_error err = {0};
    if (!folder) FUZZ_CHECK(sodo_folder_open(&folder, &err) == SODO_OK);
    const char *path = scratch_file("graph.sqlite", data, size);
    sodo_store *store = NULL;
    (void)sodo_store_recognise(path);
    sodo_status status = sodo_store_open(path, &store, &err);
    FUZZ_CHECK((status == SODO_OK) == (store != NULL));
    if (store) look(store, folder);
    sodo_store_close(store);
    return 0;
}

/* near.c - opening a network for one question: what lies around its names, else all of
 * it. */
#include "base/fail.h"
#include "pipeline/handle.h"
#include "sodo/query.h"
#include "store/store.h"

#include <stdlib.h>

#define BIT(kind) (1u << SODO_NODE_##kind)

/* Questions about names that are given; all others look at everything. */
static const struct {
    const char *what;
    unsigned subject; /* what it may mean */
    bool narrowed;    /* by person, body and place as well */
} QUESTIONS[] = {
    {"person", BIT(PERSON), false},
    {"org", BIT(ORGANIZATION), false},
    {"position", BIT(POSITION), false},
    {"attended", BIT(EVENT), true},
};

static void add_seed(sodo_store_seeds *seeds, const char *text, unsigned kinds) {
    if (!text || !*text) return;
    seeds->items[seeds->count++] = (sodo_store_seed){sodo_slice_of(text), kinds};
}

static sodo_store_seeds seeds_of(const sodo_query *query) {
    sodo_store_seeds seeds = {.count = 0};
    if (!query->what || !query->subject || !*query->subject) return seeds;
    for (size_t i = 0; i < sizeof QUESTIONS / sizeof *QUESTIONS; i++) {
        if (strcmp(QUESTIONS[i].what, query->what) != 0) continue;
        add_seed(&seeds, query->subject, QUESTIONS[i].subject);
        if (!QUESTIONS[i].narrowed) continue;
        add_seed(&seeds, query->person, BIT(PERSON));
        add_seed(&seeds, query->org, BIT(ORGANIZATION));
        add_seed(&seeds, query->place, BIT(PLACE));
    }
    return seeds;
}

static sodo_status load(sodo_store *store, const sodo_query *query, sodo_network *out,
                        sodo_error *err) {
    sodo_store_seeds seeds = seeds_of(query);
    bool found = false;
    if (seeds.count) {
        sodo_folder *folder = NULL;
        SODO_TRY(sodo_folder_open(&folder, err));
        sodo_status status =
            sodo_store_load_near(store, folder, &seeds, &found, out, err);
        sodo_folder_close(folder);
        if (status != SODO_OK || found) return status;
    }
    bool evidence = !query->what || strcmp(query->what, "events") != 0;
    return sodo_store_load(store, evidence ? SODO_LOAD_PROOFS : 0, out, err);
}

sodo_status sodo_graph_open_for(const char *path, const sodo_query *query,
                                sodo_graph **out, sodo_error *err) {
    sodo_store *store = NULL;
    sodo_graph *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a network");
    sodo_status status = sodo_store_open(path, &store, err);
    if (status == SODO_OK) status = load(store, query, &self->network, err);
    sodo_store_close(store);
    if (status == SODO_OK)
        *out = self;
    else
        free(self);
    return status;
}

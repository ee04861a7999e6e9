/* fuzz_csv.c - door: a gazetteer table that somebody edited. The input's first line names
 * the table ("places"), the rest is the file. */
#include "fuzz.h"
#include "scratch.h"

#include "gazetteer/gazetteer.h"

static const char *const TABLES[] = {
    "places.csv", "organizations.csv", "organization_types.csv",
    "ranks.csv",  "levels.csv",        "honorifics.csv",
    "events.csv", "documents.csv",     "countries.csv",
    "names.csv",  "spellings.csv",     "fields.csv"};

static const char *table_of(sodo_slice line) {
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        size_t size = strlen(TABLES[i]) - 4;
        if (line.size == size && memcmp(line.data, TABLES[i], size) == 0)
            return TABLES[i];
    }
    return TABLES[0];
}

static void problem(void *context, const sodo_error *problem) {
    (void)context;
    FUZZ_CHECK(problem->message[0] != '\0');
}

static void load(const char *dir, bool collect) {
    sodo_arena arena = {.budget = (size_t)256 << 20};
    sodo_symbols symbols;
    sodo_vocab vocab = {.arena = &arena, .numbers = {.arena = &arena}};
    sodo_error err = {0};
    FUZZ_CHECK(sodo_symbols_init(&symbols, &arena, &err) == SODO_OK);
    const char *dirs[] = {dir};
    sodo_gazetteer_options options = {
        .dirs = dirs, .dir_count = 1, .collect = collect, .problem = problem};
    sodo_gazetteer *gazetteer = NULL;
    sodo_status status =
        sodo_gazetteer_load(&options, &symbols, &vocab, &gazetteer, &err);
    FUZZ_CHECK((status == SODO_OK) == (gazetteer != NULL));
    FUZZ_CHECK(status == SODO_OK || err.message[0] != '\0');
    sodo_gazetteer_close(gazetteer);
    sodo_arena_finish(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const uint8_t *end = size ? memchr(data, '\n', size) : NULL;
    size_t first = end ? (size_t)(end - data) : 0, rest = end ? first + 1 : 0;
    scratch_file(table_of((sodo_slice){(const char *)data, first}), data + rest,
                 size - rest);
    load(scratch_dir(), false);
    load(scratch_dir(), true);
    return 0;
}

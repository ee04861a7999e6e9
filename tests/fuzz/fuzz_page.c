/* fuzz_page.c - door: a page from anywhere, through all stages. The first byte picks the
 * form: 'h' HTML, 'j' JSON Lines, anything else text; a line end follows it. */
#include "fuzz.h"

#include "read/record.h"
#include "sodo/page.h"

static sodo_session *session;
static sodo_tagger *tagger;

static void finish(void) {
    sodo_tagger_close(tagger);
    sodo_session_close(session);
}

static void start(void) {
    const char *dirs[] = {getenv("SODO_GAZETTEERS")};
    FUZZ_CHECK(dirs[0] != NULL);
    sodo_session_options options = SODO_SESSION_OPTIONS_INIT;
    options.gazetteer_dirs = dirs;
    options.gazetteer_dir_count = 1;
    sodo_error err = {0};
    if (sodo_session_open(&options, &session, &err) != SODO_OK ||
        sodo_tagger_open(session, &tagger, &err) != SODO_OK) {
        fprintf(stderr, "%s:%zu: %s\n", err.path, err.line, err.message);
        abort();
    }
    atexit(finish);
}

static void check_result(const sodo_result *result) {
    sodo_slice text = sodo_result_text(result);
    int entities = (int)sodo_result_entity_count(result);
    for (size_t i = 0; i < sodo_result_mention_count(result); i++) {
        sodo_found_mention m;
        sodo_result_mention(result, i, &m);
        FUZZ_CHECK(m.byte_begin < m.byte_end && m.byte_end <= text.size);
        FUZZ_CHECK(m.cp_begin < m.cp_end && m.cp_begin <= m.byte_begin);
        FUZZ_CHECK(m.entity >= -1 && m.entity < entities);
    }
    for (size_t i = 0; i < sodo_result_fact_count(result); i++) {
        sodo_found_fact fact;
        sodo_result_fact(result, i, &fact);
        FUZZ_CHECK(fact.source >= 0 && fact.source < entities);
        FUZZ_CHECK(fact.target >= 0 && fact.target < entities);
        FUZZ_CHECK(fact.confidence >= 5 && fact.confidence <= 99);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!session) start();
    sodo_input form = size && data[0] == 'h'   ? SODO_INPUT_HTML
                      : size && data[0] == 'j' ? SODO_INPUT_JSONL
                                               : SODO_INPUT_TEXT;
    size_t skip = size > 1 && data[1] == '\n' ? 2 : 0;
    sodo_slice bytes = {(const char *)data + skip, size - skip};
    sodo_result *result = NULL;
    sodo_error err = {0};
    sodo_status status = sodo_tagger_run(tagger, bytes, "page", form, &result, &err);
    FUZZ_CHECK((status == SODO_OK) == (result != NULL));
    if (status != SODO_OK) {
        FUZZ_CHECK(err.message[0] != '\0');
        return 0;
    }
    check_result(result);
    sodo_arena arena = {.budget = (size_t)256 << 20};
    sodo_record record = {0};
    FUZZ_CHECK(sodo_record_read(sodo_result_record(result), &arena, &record, &err) ==
               SODO_OK);
    sodo_arena_finish(&arena);
    sodo_result_close(result);
    return 0;
}

/* fuzz_record.c - door: a line that `sodo extract` printed, or somebody else. */
#include "fuzz.h"

#include "read/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    sodo_arena arena = {.budget = 64 << 20};
    sodo_record record = {0};
    sodo_error err = {0};
    sodo_status status =
        sodo_record_read((sodo_slice){(const char *)data, size}, &arena, &record, &err);
    if (status == SODO_OK) {
        int32_t count = (int32_t)record.entities.count;
        for (size_t i = 0; i < record.mentions.count; i++)
            FUZZ_CHECK(record.mentions.items[i].entity < count);
        for (size_t i = 0; i < record.relations.count; i++) {
            const sodo_record_relation *r = &record.relations.items[i];
            FUZZ_CHECK(r->source >= 0 && r->source < count);
            FUZZ_CHECK(r->target >= 0 && r->target < count);
            FUZZ_CHECK(r->evidence_end <= record.evidences.count);
        }
    } else {
        FUZZ_CHECK(err.message[0] != '\0');
    }
    sodo_arena_finish(&arena);
    return 0;
}

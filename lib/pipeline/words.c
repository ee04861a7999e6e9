/* words.c - rows of zones.csv and ranks.csv become what reading and text go by. */
#include "pipeline/words.h"

#include "base/fail.h"

#include <stdlib.h>

typedef SODO_VEC(uint32_t) numbers;

typedef struct taker {
    sodo_core *core;
    sodo_folder *folder;
    sodo_buf folded;
    SODO_VEC(sodo_zone_cue) cues;
    numbers abbreviations, open_ends;
} taker;

static bool has_value(const sodo_core *core, const sodo_row *row, const char *attr,
                      const char *value) {
    uint32_t name = sodo_symbols_find_attr(&core->symbols, sodo_slice_of(attr));
    if (name == UINT32_MAX) return false;
    uint16_t found = sodo_row_attr_value(row, (uint16_t)name);
    return sodo_slice_is(sodo_symbols_value_name(&core->symbols, found), value);
}

static sodo_status add_number(taker *t, numbers *to, sodo_slice word) {
    uint32_t number = sodo_vocab_add(&t->core->vocab, word);
    uint32_t *slot = number == UINT32_MAX ? NULL : SODO_PUSH(&t->core->arena, *to);
    if (!slot) return SODO_ERR_NOMEM;
    *slot = number;
    return SODO_OK;
}

static sodo_status bad_class(const taker *t, const sodo_row *row, sodo_slice name,
                             sodo_error *err) {
    sodo_fail(err, SODO_ERR_INPUT, 0, "\"%.*s\" is not a class of words that mark zones",
              (int)name.size, name.data);
    if (err) {
        sodo_slice file = sodo_gazetteer_file(t->core->gazetteer, row->file);
        snprintf(err->path, sizeof err->path, "%.*s", (int)file.size, file.data);
        err->line = row->line;
    }
    return SODO_ERR_INPUT;
}

static sodo_status take_cue(taker *t, const sodo_row *row, sodo_error *err) {
    sodo_core *core = t->core;
    uint16_t value = sodo_row_attr_value(row, SODO_ATTR_CLASS);
    sodo_slice name = sodo_symbols_value_name(&core->symbols, value);
    sodo_cue cue = sodo_cue_named(name);
    if (cue == SODO_CUE_COUNT) return bad_class(t, row, name, err);
    sodo_buf_clear(&t->folded);
    SODO_TRY(sodo_fold_phrase(t->folder, row->name, &t->folded));
    if (!t->folded.size) return SODO_OK;
    if (cue == SODO_CUE_ABBREVIATION)
        return add_number(t, &t->abbreviations, sodo_buf_slice(&t->folded));
    if (cue == SODO_CUE_OPEN_END)
        return add_number(t, &t->open_ends, sodo_buf_slice(&t->folded));
    sodo_zone_cue *out = SODO_PUSH(&core->arena, t->cues);
    sodo_slice folded = sodo_slice_copy(&core->arena, sodo_buf_slice(&t->folded));
    if (!out || !folded.data) return SODO_ERR_NOMEM;
    *out = (sodo_zone_cue){.folded = folded,
                           .cue = (uint8_t)cue,
                           .line_start = has_value(core, row, "line_start", "yes")};
    return SODO_OK;
}

/* The last word of a rank, after which a body's name may stand on the next line. */
static sodo_status take_rank(taker *t, const sodo_row *row) {
    sodo_buf_clear(&t->folded);
    SODO_TRY(sodo_fold_phrase(t->folder, row->name, &t->folded));
    sodo_slice word = sodo_buf_slice(&t->folded);
    for (size_t i = word.size; i-- > 0;)
        if (word.data[i] == ' ') {
            word.data += i + 1;
            word.size -= i + 1;
            break;
        }
    return word.size ? add_number(t, &t->open_ends, word) : SODO_OK;
}

static sodo_status take_rows(taker *t, sodo_error *err) {
    sodo_core *core = t->core;
    uint32_t cue = sodo_symbols_find_kind(&core->symbols, SODO_LIT("ZoneCue"));
    size_t rows = sodo_gazetteer_row_count(core->gazetteer);
    for (uint32_t i = 0; i < rows; i++) {
        uint8_t kind = sodo_gazetteer_row_kind(core->gazetteer, i);
        sodo_status status = SODO_OK;
        if (kind == cue)
            status = take_cue(t, sodo_gazetteer_row(core->gazetteer, i), err);
        else if (kind == SODO_KIND_RANK)
            status = take_rank(t, sodo_gazetteer_row(core->gazetteer, i));
        if (status == SODO_ERR_INPUT) return status;
        if (status != SODO_OK)
            return sodo_fail(err, status, 0, "no memory for the zones' words");
    }
    return SODO_OK;
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void sort(numbers *list) {
    if (list->count) qsort(list->items, list->count, sizeof *list->items, by_number);
}

sodo_status sodo_core_take_words(sodo_core *core, sodo_error *err) {
    taker t = {.core = core};
    SODO_TRY(sodo_folder_open(&t.folder, err));
    sodo_status status = take_rows(&t, err);
    sodo_folder_close(t.folder);
    sodo_buf_finish(&t.folded);
    if (status != SODO_OK) return status;
    sort(&t.abbreviations);
    sort(&t.open_ends);
    core->read.cues = t.cues.items;
    core->read.cue_count = t.cues.count;
    core->text.abbreviations = t.abbreviations.items;
    core->text.abbreviation_count = t.abbreviations.count;
    core->text.open_ends = t.open_ends.items;
    core->text.open_end_count = t.open_ends.count;
    return SODO_OK;
}

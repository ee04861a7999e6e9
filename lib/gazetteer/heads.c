/* heads.c - places by name: bare, and behind the word of their level (huyện, H., TP.). */
#include "base/fail.h"
#include "gazetteer/build.h"
#include "gazetteer/inside.h"

static sodo_status add_head_forms(sodo_builder *self, sodo_slice cell, bool exact,
                                  uint16_t head) {
    sodo_phrase_meaning meaning = {.kind = SODO_TRIE_HEAD, .head = head};
    sodo_slice text;
    for (size_t at = 0; sodo_cell_next(cell, &at, &text);) {
        sodo_phrase phrase;
        SODO_TRY(exact ? sodo_phrase_read_exact(self, text, &phrase)
                       : sodo_phrase_read(self, text, &phrase));
        if (!sodo_phrase_put(self, &phrase, &meaning)) return SODO_ERR_NOMEM;
    }
    return SODO_OK;
}

sodo_status sodo_heads_build(sodo_builder *self) {
    for (uint32_t row = 0; row < self->out->rows.count; row++) {
        if (self->drafts.items[row].table != SODO_TABLE_LEVELS) continue;
        sodo_slice name = self->out->rows.items[row].name;
        uint16_t head = (uint16_t)(++self->head_count);
        if (!sodo_map_put(&self->heads, name, head)) return SODO_ERR_NOMEM;
        SODO_TRY(add_head_forms(self, name, false, head));
        SODO_TRY(add_head_forms(self, sodo_builder_cell(self, row, SODO_COLUMN_VARIANTS),
                                false, head));
        SODO_TRY(add_head_forms(
            self, sodo_builder_cell(self, row, SODO_COLUMN_ABBREVIATIONS), true, head));
        SODO_TRY(add_head_forms(self, sodo_builder_cell(self, row, SODO_COLUMN_PREFIXES),
                                true, head));
    }
    return SODO_OK;
}

uint16_t sodo_head_of(const sodo_builder *self, sodo_slice full_name, sodo_slice *rest) {
    uint16_t head = 0;
    for (size_t i = 0; i < full_name.size; i++) {
        if (full_name.data[i] != ' ') continue;
        uint32_t found = sodo_map_get(&self->heads, (sodo_slice){full_name.data, i});
        if (found == SODO_MAP_NONE) continue;
        head = (uint16_t)found;
        *rest = (sodo_slice){full_name.data + i + 1, full_name.size - i - 1};
    }
    return head;
}

/* A name of one syllable or digit is too common to stand alone, unless the row says so.
 */
static bool stands_alone(const sodo_builder *self, uint32_t row,
                         const sodo_phrase *phrase) {
    return phrase->count > 1 ||
           sodo_slice_is(sodo_builder_cell(self, row, SODO_COLUMN_BARE), "yes");
}

/* A name of a place as it stands behind a head and alone. */
static sodo_status add_name(sodo_builder *self, const sodo_phrase *phrase, uint16_t head,
                            uint8_t bare_form, sodo_phrase_meaning meaning) {
    if (phrase->too_long) return SODO_OK;
    if (head) {
        meaning.head = head;
        meaning.form = SODO_FORM_FULL;
        if (!sodo_phrase_put(self, phrase, &meaning)) return SODO_ERR_NOMEM;
    }
    meaning.head = 0;
    meaning.form = bare_form;
    bool alone =
        bare_form == SODO_FORM_ABBREVIATION || stands_alone(self, meaning.row, phrase);
    return !alone || sodo_phrase_put(self, phrase, &meaning) ? SODO_OK : SODO_ERR_NOMEM;
}

static sodo_status add_names(sodo_builder *self, sodo_slice cell, uint16_t head,
                             uint8_t form, const sodo_phrase_meaning *meaning) {
    sodo_slice text;
    for (size_t at = 0; sodo_cell_next(cell, &at, &text);) {
        sodo_phrase phrase;
        SODO_TRY(form == SODO_FORM_ABBREVIATION
                     ? sodo_phrase_read_exact(self, text, &phrase)
                     : sodo_phrase_read(self, text, &phrase));
        SODO_TRY(add_name(self, &phrase, head, form, *meaning));
    }
    return SODO_OK;
}

sodo_status sodo_place_add(sodo_builder *self, uint32_t at, sodo_phrase_meaning meaning) {
    const sodo_row *row = &self->out->rows.items[at];
    sodo_slice rest;
    uint16_t head = sodo_head_of(self, row->full_name, &rest);
    if (head && !sodo_slice_equal(rest, row->name)) head = 0;
    sodo_phrase phrase;
    if (row->full_name.size && !head) { /* "vùng Tây Nguyên": no word of a level */
        SODO_TRY(sodo_phrase_read(self, row->full_name, &phrase));
        meaning.form = SODO_FORM_FULL;
        if (!phrase.too_long && !sodo_phrase_put(self, &phrase, &meaning))
            return SODO_ERR_NOMEM;
    }
    SODO_TRY(sodo_phrase_read(self, row->name, &phrase));
    SODO_TRY(add_name(self, &phrase, head, SODO_FORM_BARE, meaning));
    SODO_TRY(add_names(self, sodo_builder_cell(self, at, SODO_COLUMN_VARIANTS), head,
                       SODO_FORM_VARIANT, &meaning));
    return add_names(self, sodo_builder_cell(self, at, SODO_COLUMN_ABBREVIATIONS), head,
                     SODO_FORM_ABBREVIATION, &meaning);
}

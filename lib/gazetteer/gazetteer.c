/* gazetteer.c - rows and lists of rows, read only. */
#include "gazetteer/compiled.h"
#include "gazetteer/inside.h"

size_t sodo_gazetteer_row_count(const sodo_gazetteer *self) {
    return self->rows.count;
}

const sodo_row *sodo_gazetteer_row(const sodo_gazetteer *self, uint32_t row) {
    static const sodo_row NONE = {.parent = SODO_NO_ROW};
    if (row >= self->rows.count) return &NONE;
    if (self->compiled) sodo_compiled_spread(self->compiled, row);
    return &self->rows.items[row];
}

uint8_t sodo_gazetteer_row_kind(const sodo_gazetteer *self, uint32_t row) {
    return self->compiled ? sodo_compiled_kind(self->compiled, row)
                          : self->rows.items[row].kind;
}

bool sodo_gazetteer_is_damaged(const sodo_gazetteer *self) {
    return self->compiled && sodo_compiled_is_damaged(self->compiled);
}

uint32_t sodo_gazetteer_find_row(const sodo_gazetteer *self, sodo_slice id) {
    uint32_t row = self->compiled ? sodo_compiled_find(self->compiled, id)
                                  : sodo_map_get(&self->ids, id);
    /* An overlay may have taken the row away. */
    bool gone =
        row == SODO_NO_ROW || sodo_slice_is(sodo_gazetteer_row(self, row)->name, "-");
    return gone ? SODO_NO_ROW : row;
}

sodo_slice sodo_gazetteer_file(const sodo_gazetteer *self, uint16_t file) {
    return file < self->files.count ? self->files.items[file] : (sodo_slice){"", 0};
}

uint16_t sodo_row_attr_value(const sodo_row *row, uint16_t name) {
    for (uint16_t i = 0; i < row->attr_count; i++)
        if (row->attrs[i].name == name) return row->attrs[i].value;
    return 0;
}

bool sodo_row_has(const sodo_row *row, uint16_t name, uint16_t value) {
    for (uint16_t i = 0; row && i < row->attr_count; i++)
        if (row->attrs[i].name == name && row->attrs[i].value == value) return true;
    return false;
}

const char *sodo_gazetteer_version(const sodo_gazetteer *self) {
    return self->version;
}

const uint32_t *sodo_gazetteer_rows(const sodo_gazetteer *self, uint32_t row_list,
                                    size_t *count) {
    const sodo_trie *trie = &self->trie;
    const uint32_t *list = trie->row_lists + row_list;
    *count = 0;
    if (row_list >= trie->list_count) return trie->row_lists;
    if (list[0] < trie->list_count - row_list) *count = list[0];
    return list + 1;
}

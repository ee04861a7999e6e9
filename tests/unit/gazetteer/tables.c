/* tables.c - test support: tables written to a temporary folder, loaded and asked. */
#include "tables.h"

#include "fold/split.h"
#include "temp_files.h"
#include "testing.h"

#define BUDGET ((size_t)256 << 20)

char *tables_dir(const table *list) {
    char *dir = temp_dir();
    for (; list->name; list++)
        free(temp_write(dir, list->name, list->text, strlen(list->text)));
    return dir;
}

sodo_status tables_load_dirs(tables *self, const char *const *dirs, size_t count) {
    *self = (tables){.arena = {.budget = BUDGET}};
    self->vocab = (sodo_vocab){.arena = &self->arena, .numbers = {.arena = &self->arena}};
    ck_assert_int_eq(sodo_symbols_init(&self->symbols, &self->arena, NULL), SODO_OK);
    sodo_gazetteer_options options = {.dirs = dirs, .dir_count = count};
    return sodo_gazetteer_load(&options, &self->symbols, &self->vocab, &self->gazetteer,
                               &self->err);
}

sodo_status tables_load(tables *self, const table *list) {
    char *dir = tables_dir(list);
    const char *dirs[] = {dir};
    sodo_status status = tables_load_dirs(self, dirs, 1);
    self->dir = dir;
    return status;
}

void tables_close(tables *self) {
    sodo_gazetteer_close(self->gazetteer);
    sodo_arena_finish(&self->arena);
    sodo_buf_finish(&self->out);
    temp_remove(self->dir);
}

static size_t read_tokens(tables *self, const char *text, sodo_token *tokens,
                          size_t room) {
    sodo_lexicon *lexicon;
    ck_assert_int_eq(sodo_lexicon_open(&self->vocab, &lexicon, NULL), SODO_OK);
    sodo_piece piece;
    size_t count = 0;
    for (size_t at = 0; sodo_split_next(sodo_slice_of(text), at, &piece);
         at = piece.end) {
        ck_assert_uint_lt(count, room);
        sodo_token *t = &tokens[count++];
        *t = (sodo_token){.byte_begin = (uint32_t)piece.begin,
                          .byte_end = (uint32_t)piece.end};
        t->flags = piece.line ? SODO_TOKEN_LINE : 0;
        sodo_slice spelling = {text + piece.begin, piece.end - piece.begin};
        t->syl = sodo_lexicon_number(lexicon, spelling, &t->shape);
    }
    sodo_lexicon_close(lexicon);
    return count;
}

static void add_hit(tables *self, const char *text, const sodo_token *tokens,
                    const sodo_phrase_hit *hit) {
    static const char *const FORMS[] = {"full", "bare", "variant", "abbreviation"};
    sodo_slice kind = sodo_symbols_kind_name(&self->symbols, hit->kind);
    uint32_t begin = tokens[0].byte_begin, end = tokens[hit->length - 1].byte_end;
    sodo_buf_addf(&self->out, "%.*s %s [%.*s]", (int)kind.size, kind.data,
                  FORMS[hit->form], (int)(end - begin), text + begin);
    size_t count;
    const uint32_t *rows = sodo_gazetteer_rows(self->gazetteer, hit->row_list, &count);
    for (size_t i = 0; i < count; i++) {
        sodo_slice id = sodo_gazetteer_row(self->gazetteer, rows[i])->id;
        sodo_buf_addf(&self->out, " %.*s", (int)id.size, id.data);
    }
    sodo_buf_add_char(&self->out, '\n');
}

const char *tables_matches(tables *self, const char *text) {
    sodo_token tokens[64];
    sodo_phrase_hit hits[64];
    size_t count = read_tokens(self, text, tokens, 64);
    sodo_buf_clear(&self->out);
    sodo_buf_add_str(&self->out, "");
    for (size_t at = 0; at < count; at++) {
        size_t found = sodo_gazetteer_match(self->gazetteer, tokens, count, at, hits, 64);
        if (found) ck_assert(sodo_gazetteer_starts(self->gazetteer, tokens[at].syl));
        for (size_t i = 0; i < found; i++) add_hit(self, text, tokens + at, &hits[i]);
    }
    return self->out.data ? self->out.data : "";
}

uint32_t tables_row(const tables *self, const char *id) {
    uint32_t row = sodo_gazetteer_find_row(self->gazetteer, sodo_slice_of(id));
    ck_assert_msg(row != SODO_NO_ROW, "no row %s", id);
    return row;
}

static const char *text_of(tables *self, sodo_slice text) {
    sodo_buf_clear(&self->out);
    sodo_buf_add(&self->out, text);
    return self->out.size ? self->out.data : "";
}

const char *tables_id(tables *self, uint32_t row) {
    if (row == SODO_NO_ROW) return "-";
    return text_of(self, sodo_gazetteer_row(self->gazetteer, row)->id);
}

const char *tables_value(tables *self, const char *id, const char *attr) {
    uint32_t name = sodo_symbols_find_attr(&self->symbols, sodo_slice_of(attr));
    if (name == UINT32_MAX) return "";
    const sodo_row *row = sodo_gazetteer_row(self->gazetteer, tables_row(self, id));
    uint16_t value = sodo_row_attr_value(row, (uint16_t)name);
    return text_of(self, sodo_symbols_value_name(&self->symbols, value));
}

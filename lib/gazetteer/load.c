/* load.c - folders of tables to a gazetteer: files, links between rows, then phrases. */
#include "base/fail.h"
#include "base/file.h"
#include "base/ident.h"
#include "gazetteer/build.h"
#include "gazetteer/compiled.h"
#include "gazetteer/inside.h"

#include <stdarg.h>
#include <stdlib.h>

#define FILE_MAX ((size_t)64 << 20) /* bytes of one table */
#define BUDGET ((size_t)1 << 30)    /* bytes of all of them, loaded */

static sodo_status no_memory(sodo_error *err) {
    return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the gazetteer");
}

static void set_place(const sodo_builder *self, const sodo_cell_place *place,
                      sodo_error *error) {
    const sodo_table_file *file = &self->files.items[place->file];
    size_t keep = sizeof error->path - 1;
    sodo_slice path = file->path;
    if (path.size > keep) {
        path.data += path.size - keep;
        path.size = keep;
    }
    memcpy(error->path, path.data, path.size);
    error->path[path.size] = '\0';
    sodo_record record = {.offset = place->offset, .line = place->line};
    sodo_csv_locate(file->text, &record, place->cell, place->byte, &error->line,
                    &error->column);
}

sodo_cell_place sodo_builder_place(const sodo_builder *self, uint32_t row,
                                   sodo_column column, size_t byte) {
    const sodo_row *r = &self->out->rows.items[row];
    size_t cell = self->files.items[r->file].where[column];
    return (sodo_cell_place){.file = r->file,
                             .offset = self->drafts.items[row].offset,
                             .line = r->line,
                             .cell = cell == SIZE_MAX ? 0 : cell,
                             .byte = byte};
}

sodo_status sodo_builder_problem(sodo_builder *self, sodo_cell_place place,
                                 sodo_error *err, const char *format, ...) {
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    sodo_error own, *error = err ? err : &own;
    sodo_fail(error, SODO_ERR_INPUT, 0, "%s", message);
    set_place(self, &place, error);
    self->problems++;
    if (!self->options->collect) return SODO_ERR_INPUT;
    if (self->options->problem) self->options->problem(self->options->context, error);
    return SODO_OK;
}

static sodo_slice base_name(sodo_slice path) {
    for (size_t i = path.size; i > 0; i--)
        if (path.data[i - 1] == '/') return (sodo_slice){path.data + i, path.size - i};
    return path;
}

static sodo_status unknown_table(sodo_builder *self, size_t file, sodo_error *err) {
    sodo_buf names = {0};
    for (int t = 0; t < SODO_TABLE_COUNT; t++)
        sodo_buf_addf(&names, "%s%s", t ? ", " : "", sodo_table_name((sodo_table)t));
    sodo_cell_place place = {.file = file, .line = 1};
    sodo_status status =
        sodo_builder_problem(self, place, err, "no table is called so; the tables are %s",
                             names.failed ? "" : names.data);
    sodo_buf_finish(&names);
    return status;
}

/* A problem that the CSV reader found: the rest of the file is left out. */
static sodo_status broken_table(sodo_builder *self, size_t file, sodo_status status,
                                sodo_error *err) {
    if (!err->path[0]) {
        sodo_cell_place place = {.file = file, .line = 1};
        size_t line = err->line, column = err->column;
        set_place(self, &place, err);
        err->line = line;
        err->column = column;
    }
    if (!self->options->collect || status == SODO_ERR_NOMEM) return status;
    self->problems++;
    if (self->options->problem) self->options->problem(self->options->context, err);
    return SODO_OK;
}

static sodo_status read_file(sodo_builder *self, const char *path, size_t dir,
                             sodo_error *err) {
    sodo_buf text = {0};
    sodo_status status = sodo_file_read(path, FILE_MAX, &text, err);
    sodo_table_file *file =
        status == SODO_OK ? SODO_PUSH(&self->arena, self->files) : NULL;
    sodo_slice *name = file ? SODO_PUSH(&self->arena, self->out->files) : NULL;
    if (!name) {
        sodo_buf_finish(&text);
        return status == SODO_OK ? no_memory(err) : status;
    }
    file->text = sodo_buf_slice(&text); /* freed by sodo_builder_finish */
    file->path = *name = sodo_slice_copy(&self->out->arena, sodo_slice_of(path));
    file->dir = (uint8_t)dir;
    file->table = sodo_table_of(base_name(file->path));
    if (!file->path.data) return no_memory(err);
    return SODO_OK;
}

static sodo_status read_table(sodo_builder *self, size_t file, sodo_error *err) {
    sodo_error own = {.path = ""}, *error = err ? err : &own;
    if (self->files.items[file].table == SODO_TABLE_COUNT)
        return unknown_table(self, file, err);
    error->path[0] = '\0';
    sodo_status status = sodo_table_read(self, file, error);
    return status == SODO_OK ? SODO_OK : broken_table(self, file, status, error);
}

static size_t count_byte(sodo_slice text, char byte) {
    size_t count = 0;
    for (size_t at = 0; at < text.size; at++, count++) {
        const char *found = memchr(text.data + at, byte, text.size - at);
        if (!found) break;
        at = (size_t)(found - text.data);
    }
    return count;
}

/* A row takes a line at least: vectors of that size never grow. */
static sodo_status make_room(sodo_builder *self, sodo_error *err) {
    sodo_gazetteer *out = self->out;
    size_t lines = 1;
    for (size_t i = 0; i < self->files.count; i++) {
        sodo_slice text = self->files.items[i].text;
        lines += count_byte(text, '\n') + count_byte(text, '\r') + 1;
    }
    out->rows.items = sodo_arena_alloc(&out->arena, lines, sizeof *out->rows.items);
    self->drafts.items =
        sodo_arena_alloc(&self->arena, lines, sizeof *self->drafts.items);
    if (!out->rows.items || !self->drafts.items) return no_memory(err);
    out->rows.room = self->drafts.room = lines;
    return sodo_map_reserve(&out->ids, lines) ? SODO_OK : no_memory(err);
}

static sodo_status read_dirs(sodo_builder *self, sodo_error *err) {
    for (size_t dir = 0; dir < self->options->dir_count; dir++) {
        char **paths;
        size_t count;
        SODO_TRY(sodo_file_list(self->options->dirs[dir], ".csv", &self->arena, &paths,
                                &count, err));
        if (count == 0 && dir == 0)
            return sodo_fail(err, SODO_ERR_IO, 0, "%s: no tables (*.csv) here",
                             self->options->dirs[dir]);
        for (size_t i = 0; i < count; i++) SODO_TRY(read_file(self, paths[i], dir, err));
        if (self->files.count > UINT16_MAX)
            return sodo_fail(err, SODO_ERR_LIMIT, 0, "more than 65,535 tables");
    }
    SODO_TRY(make_room(self, err));
    for (size_t i = 0; i < self->files.count; i++) SODO_TRY(read_table(self, i, err));
    return SODO_OK;
}

/* The row of an id at `place`; SODO_NO_ROW after telling that there is none. */
static sodo_status find_link(sodo_builder *self, sodo_cell_place place, sodo_slice id,
                             uint32_t *out, sodo_error *err) {
    const sodo_map_entry *e = sodo_map_find(&self->out->ids, id);
    *out = e ? e->value : SODO_NO_ROW;
    if (e && self->drafts.items[e->value].table != SODO_TABLE_COUNT) return SODO_OK;
    *out = SODO_NO_ROW;
    return sodo_builder_problem(self, place, err, "no row has the id \"%.*s\"",
                                (int)id.size, id.data);
}

static sodo_status link_successors(sodo_builder *self, uint32_t at, sodo_error *err) {
    sodo_slice cell = sodo_builder_cell(self, at, SODO_COLUMN_SUCCESSORS), id;
    size_t count = 0, from;
    for (from = 0; sodo_cell_next(cell, &from, &id);) count++;
    if (count == 0) return SODO_OK;
    sodo_row *row = &self->out->rows.items[at];
    row->successors = sodo_arena_alloc(&self->out->arena, count, sizeof *row->successors);
    if (!row->successors) return no_memory(err);
    for (from = 0; sodo_cell_next(cell, &from, &id);) {
        uint32_t found;
        sodo_cell_place place = sodo_builder_place(self, at, SODO_COLUMN_SUCCESSORS,
                                                   (size_t)(id.data - cell.data));
        SODO_TRY(find_link(self, place, id, &found, err));
        if (found != SODO_NO_ROW) row->successors[row->successor_count++] = found;
    }
    return SODO_OK;
}

static sodo_status link_rows(sodo_builder *self, sodo_error *err) {
    for (uint32_t at = 0; at < self->out->rows.count; at++) {
        if (self->drafts.items[at].table == SODO_TABLE_COUNT) continue;
        sodo_slice parent = sodo_builder_cell(self, at, SODO_COLUMN_PARENT);
        if (parent.size)
            SODO_TRY(find_link(self, sodo_builder_place(self, at, SODO_COLUMN_PARENT, 0),
                               parent, &self->out->rows.items[at].parent, err));
        SODO_TRY(link_successors(self, at, err));
    }
    return SODO_OK;
}

static sodo_status name_version(sodo_builder *self, sodo_error *err) {
    sodo_buf lines = {0};
    for (size_t i = 0; i < self->files.count; i++) {
        char hash[27];
        sodo_ident_long(self->files.items[i].text, hash);
        sodo_buf_add(&lines, base_name(self->files.items[i].path));
        sodo_buf_addf(&lines, " %s\n", hash);
    }
    bool good = !lines.failed;
    if (good) sodo_ident_long(sodo_buf_slice(&lines), self->out->version);
    sodo_buf_finish(&lines);
    return good ? SODO_OK : no_memory(err);
}

/* The names of files grew in the builder's arena; the gazetteer keeps a tight copy. */
static sodo_status keep_files(sodo_builder *self, sodo_error *err) {
    sodo_gazetteer *out = self->out;
    sodo_slice *files =
        sodo_arena_alloc(&out->arena, out->files.count + 1, sizeof *files);
    if (!files) return no_memory(err);
    if (out->files.count)
        memcpy(files, out->files.items, out->files.count * sizeof *files);
    out->files.items = files;
    return SODO_OK;
}

sodo_status sodo_builder_run(sodo_builder *self, const sodo_gazetteer_options *options,
                             sodo_symbols *symbols, sodo_vocab *vocab, sodo_error *err) {
    *self = (sodo_builder){.options = options, .symbols = symbols, .vocab = vocab};
    self->arena.budget = BUDGET;
    self->sources.arena = self->known.arena = self->heads.arena = self->trie.arena =
        &self->arena;
    self->out = calloc(1, sizeof *self->out);
    if (!self->out) return no_memory(err);
    self->out->arena.budget = BUDGET;
    self->out->ids.arena = &self->out->arena;
    SODO_TRY(sodo_folder_open(&self->folder, err));
    SODO_TRY(read_dirs(self, err));
    SODO_TRY(link_rows(self, err));
    SODO_TRY(name_version(self, err));
    SODO_TRY(keep_files(self, err));
    SODO_TRY(sodo_phrases_build(self, err));
    if (sodo_places_link(self) != SODO_OK || sodo_names_build(self) != SODO_OK)
        return no_memory(err);
    return SODO_OK;
}

void sodo_builder_finish(sodo_builder *self) {
    for (size_t i = 0; i < self->files.count; i++)
        free((void *)(uintptr_t)self->files.items[i].text.data);
    sodo_folder_close(self->folder);
    sodo_buf_finish(&self->scratch);
    sodo_arena_finish(&self->arena);
}

sodo_status sodo_gazetteer_load(const sodo_gazetteer_options *options,
                                sodo_symbols *symbols, sodo_vocab *vocab,
                                sodo_gazetteer **out, sodo_error *err) {
    sodo_builder builder;
    sodo_status status = sodo_builder_run(&builder, options, symbols, vocab, err);
    sodo_builder_finish(&builder);
    if (status == SODO_OK)
        *out = builder.out;
    else
        sodo_gazetteer_close(builder.out);
    return status;
}

void sodo_gazetteer_close(sodo_gazetteer *self) {
    if (!self) return;
    sodo_compiled_close(self->compiled);
    sodo_arena_finish(&self->arena);
    free(self);
}

/* compile.c - loaded tables to the bytes of one file. */
#include "base/checksum.h"
#include "base/fail.h"
#include "gazetteer/build.h"
#include "gazetteer/compiled.h"
#include "gazetteer/inside.h"
#include "sodo/version.h"

#include <stddef.h>

typedef struct writer {
    const sodo_builder *builder;
    const sodo_gazetteer *from;
    sodo_buf *out;
    sodo_compiled_head head;
    sodo_arena arena;
    sodo_map texts; /* text -> its place in `strings` */
    sodo_buf strings;
    bool failed;
} writer;

/* The place of a text, the same for equal texts; place 0 is the empty text. */
static uint32_t place_of(writer *self, sodo_slice text) {
    uint32_t found = sodo_map_get(&self->texts, text);
    if (found != SODO_MAP_NONE) return found;
    uint32_t size = (uint32_t)text.size;
    size_t at = self->strings.size;
    sodo_buf_add(&self->strings, (sodo_slice){(const char *)&size, sizeof size});
    sodo_buf_add(&self->strings, text);
    do sodo_buf_add_char(&self->strings, '\0');
    while (self->strings.size % sizeof size && !self->strings.failed);
    self->failed |= at > UINT32_MAX || !sodo_map_put(&self->texts, text, (uint32_t)at);
    return (uint32_t)at;
}

static void begin_section(writer *self, sodo_section section) {
    while (self->out->size % 8 && !self->out->failed) sodo_buf_add_char(self->out, '\0');
    self->head.sections[section].begin = self->out->size;
}

static void add(writer *self, const void *items, size_t bytes) {
    if (bytes) sodo_buf_add(self->out, (sodo_slice){items, bytes});
}

/* What add_section wants of an array. */
#define SECTION(id, items) SODO_SECTION_##id, (items), sizeof *(items)

static void add_section(writer *self, sodo_section section, const void *items,
                        size_t size, size_t count) {
    begin_section(self, section);
    self->head.sections[section].count = count;
    add(self, items, count * size);
}

static void add_names(writer *self, sodo_section section, const sodo_map *names) {
    begin_section(self, section);
    self->head.sections[section].count = names->entries.count;
    for (size_t i = 0; i < names->entries.count; i++) {
        const sodo_map_entry *e = &names->entries.items[i];
        sodo_compiled_name name = {place_of(self, e->key), e->hash};
        add(self, &name, sizeof name);
    }
}

static sodo_slice base_name(sodo_slice path) {
    size_t at = path.size;
    while (at > 0 && path.data[at - 1] != '/') at--;
    return (sodo_slice){path.data + at, path.size - at};
}

static void add_tables(writer *self) {
    const sodo_builder *b = self->builder;
    begin_section(self, SODO_SECTION_TABLES);
    self->head.sections[SODO_SECTION_TABLES].count = b->files.count;
    for (size_t i = 0; i < b->files.count; i++) {
        const sodo_table_file *file = &b->files.items[i];
        sodo_compiled_table table = {.size = file->text.size,
                                     .checksum = sodo_checksum(file->text),
                                     .name = place_of(self, base_name(file->path)),
                                     .dir = file->dir};
        add(self, &table, sizeof table);
    }
}

static void add_row_kinds(writer *self) {
    const sodo_gazetteer *from = self->from;
    begin_section(self, SODO_SECTION_ROW_KINDS);
    self->head.sections[SODO_SECTION_ROW_KINDS].count = from->rows.count;
    for (size_t i = 0; i < from->rows.count; i++) add(self, &from->rows.items[i].kind, 1);
}

static void add_rows(writer *self) {
    const sodo_gazetteer *from = self->from;
    uint32_t attr = 0, successor = 0;
    begin_section(self, SODO_SECTION_ROWS);
    self->head.sections[SODO_SECTION_ROWS].count = from->rows.count;
    for (size_t i = 0; i < from->rows.count; i++) {
        const sodo_row *row = &from->rows.items[i];
        sodo_compiled_row r = {.id = place_of(self, row->id),
                               .name = place_of(self, row->name),
                               .full_name = place_of(self, row->full_name),
                               .pattern = place_of(self, row->pattern),
                               .source = place_of(self, row->source),
                               .parent = row->parent,
                               .valid_from = row->valid_from,
                               .valid_to = row->valid_to,
                               .line = row->line,
                               .first_attr = attr,
                               .first_successor = successor,
                               .attr_count = row->attr_count,
                               .successor_count = row->successor_count,
                               .file = row->file};
        add(self, &r, sizeof r);
        attr += row->attr_count;
        successor += row->successor_count;
    }
    begin_section(self, SODO_SECTION_ATTRS);
    self->head.sections[SODO_SECTION_ATTRS].count = attr;
    for (size_t i = 0; i < from->rows.count; i++)
        add(self, from->rows.items[i].attrs,
            from->rows.items[i].attr_count * sizeof(sodo_row_attr));
    begin_section(self, SODO_SECTION_SUCCESSORS);
    self->head.sections[SODO_SECTION_SUCCESSORS].count = successor;
    for (size_t i = 0; i < from->rows.count; i++)
        add(self, from->rows.items[i].successors,
            from->rows.items[i].successor_count * sizeof(uint32_t));
}

/* Rows by id: open addressing, row + 1. */
static void add_ids(writer *self) {
    const sodo_gazetteer *from = self->from;
    size_t room = 64;
    while (room < from->rows.count * 2) room *= 2;
    uint32_t *slots = sodo_arena_alloc(&self->arena, room, sizeof *slots);
    if (!slots) {
        self->failed = true;
        return;
    }
    for (size_t i = 0; i < from->rows.count; i++) {
        size_t at = sodo_slice_hash(from->rows.items[i].id) & (room - 1);
        while (slots[at]) at = (at + 1) & (room - 1);
        slots[at] = (uint32_t)i + 1;
    }
    add_section(self, SECTION(IDS, slots), room);
}

static void add_trie(writer *self) {
    const sodo_trie *t = &self->from->trie;
    add_section(self, SECTION(EDGES, t->edges), (size_t)t->mask + 1);
    add_section(self, SECTION(FIRST_GROUP, t->first_group), (size_t)t->node_count + 1);
    add_section(self, SECTION(GROUPS, t->groups), t->group_count);
    add_section(self, SECTION(SHAPES, t->shapes), t->shape_count);
    add_section(self, SECTION(WORDS, t->words), t->word_count);
    add_section(self, SECTION(LISTS, t->row_lists), t->list_count);
    add_section(self, SECTION(STARTS, t->starts), (size_t)t->start_count / 64 + 1);
    self->head.numbers = t->start_count;
}

static void add_all(writer *self) {
    const sodo_gazetteer *from = self->from;
    const sodo_symbols *symbols = self->builder->symbols;
    size_t rows = from->rows.count;
    (void)place_of(self, (sodo_slice){"", 0});
    add_tables(self);
    add_names(self, SODO_SECTION_KINDS, &symbols->kinds);
    add_names(self, SODO_SECTION_ATTR_NAMES, &symbols->attrs);
    add_names(self, SODO_SECTION_VALUES, &symbols->values);
    add_names(self, SODO_SECTION_VOCAB, &self->builder->vocab->numbers);
    add_row_kinds(self);
    add_trie(self);
    add_section(self, SECTION(NAMES, from->names), from->name_count);
    add_section(self, SECTION(PREDECESSORS, from->predecessors),
                from->first_predecessor[rows]);
    add_section(self, SECTION(FIRST_PREDECESSOR, from->first_predecessor), rows + 1);
}

/* What is checked when it is read only, and the sums to check it by. */
static void add_guarded(writer *self) {
    sodo_compiled_head *head = &self->head;
    begin_section(self, SODO_SECTION_ROWS);
    head->guarded_begin = self->out->size;
    add_rows(self);
    add_ids(self);
    add_section(self, SECTION(STRINGS, self->strings.data), self->strings.size);
    head->guarded_end = self->out->size;
    size_t size = self->out->size - head->guarded_begin;
    size_t blocks = sodo_guard_blocks(size);
    uint64_t *sums = sodo_arena_alloc(&self->arena, blocks + 1, sizeof *sums);
    if (self->out->failed || !sums) {
        self->failed = true;
        return;
    }
    sodo_slice bytes = {self->out->data + head->guarded_begin, size};
    for (size_t i = 0; i < blocks; i++) sums[i] = sodo_guard_sum(bytes, i);
    head->sums_checksum =
        sodo_checksum((sodo_slice){(const char *)sums, blocks * sizeof *sums});
    add_section(self, SECTION(SUMS, sums), blocks);
}

static sodo_status write_all(writer *self, sodo_error *err) {
    sodo_compiled_head *head = &self->head;
    size_t behind = offsetof(sodo_compiled_head, checksum) + sizeof head->checksum;
    snprintf(head->program, sizeof head->program, "%s", SODO_VERSION);
    snprintf(head->version, sizeof head->version, "%s", self->from->version);
    memcpy(head->magic, "sodogaz", 8);
    head->byte_order = 0x01020304;
    head->format = SODO_COMPILED_FORMAT;
    add(self, head, sizeof *head);
    add_all(self);
    add_guarded(self);
    if (self->failed || self->strings.failed || self->out->failed)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the compiled gazetteers");
    head->size = self->out->size;
    memcpy(self->out->data, head, sizeof *head);
    head->checksum = sodo_checksum(
        (sodo_slice){self->out->data + behind, head->guarded_begin - behind});
    memcpy(self->out->data, head, sizeof *head);
    return SODO_OK;
}

static sodo_status write_built(const sodo_builder *builder, sodo_buf *out,
                               sodo_error *err) {
    writer self = {.builder = builder, .from = builder->out, .out = out};
    self.arena.budget = PTRDIFF_MAX;
    self.texts.arena = &self.arena;
    sodo_status status = write_all(&self, err);
    sodo_buf_finish(&self.strings);
    sodo_arena_finish(&self.arena);
    return status;
}

sodo_status sodo_gazetteer_compile(const sodo_gazetteer_options *options, sodo_buf *out,
                                   sodo_error *err) {
    sodo_arena arena = {.budget = PTRDIFF_MAX};
    sodo_symbols symbols;
    sodo_vocab vocab = {.arena = &arena, .numbers = {.arena = &arena}};
    sodo_status status = sodo_symbols_init(&symbols, &arena, err);
    if (status == SODO_OK) {
        sodo_builder builder;
        status = sodo_builder_run(&builder, options, &symbols, &vocab, err);
        if (status == SODO_OK) status = write_built(&builder, out, err);
        sodo_builder_finish(&builder);
        sodo_gazetteer_close(builder.out);
    }
    sodo_arena_finish(&arena);
    return status;
}

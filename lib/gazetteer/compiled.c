/* compiled.c - a compiled file mapped: is it the one for these tables, and what is in it.
 */
#include "gazetteer/compiled.h"

#include "base/checksum.h"
#include "base/fail.h"
#include "base/file.h"
#include "gazetteer/inside.h"
#include "sodo/version.h"

#include <sched.h>
#include <stddef.h>

static const size_t SIZES[SODO_SECTION_COUNT] = {
#define X(id, type) sizeof(type),
    SODO_SECTIONS(X)
#undef X
};

const char *sodo_compiled_state_text(sodo_compiled_state state) {
    static const char *const TEXTS[] = {"used", "not there",
                                        "made by another version of the program",
                                        "damaged", "made from other tables than these"};
    return TEXTS[state];
}

static uint64_t count_of(const sodo_compiled *self, sodo_section section) {
    return self->head->sections[section].count;
}

/* ---- is it whole? ---- */

static bool find_sections(sodo_compiled *self) {
    for (int s = 0; s < SODO_SECTION_COUNT; s++) {
        uint64_t begin = self->head->sections[s].begin;
        if (begin % 8 || begin > self->bytes.size ||
            count_of(self, s) > (self->bytes.size - begin) / SIZES[s] ||
            count_of(self, s) > UINT32_MAX)
            return false;
        self->sections[s] = self->bytes.data + begin;
    }
    return true;
}

/* A table of open addressing: a power of two of slots, at least one of them free. */
static bool has_room(const sodo_compiled *self) {
    uint64_t ids = count_of(self, SODO_SECTION_IDS);
    uint64_t edges = count_of(self, SODO_SECTION_EDGES);
    const uint32_t *id = self->sections[SODO_SECTION_IDS];
    const sodo_trie_edge *edge = self->sections[SODO_SECTION_EDGES];
    if (!ids || (ids & (ids - 1)) || !edges || (edges & (edges - 1))) return false;
    uint64_t i = 0, e = 0;
    while (i < ids && id[i]) i++; /* guarded, but whatever it says, walks end there */
    while (e < edges && edge[e].child) e++;
    return i < ids && e < edges;
}

static bool has_sizes(const sodo_compiled *self) {
    uint64_t rows = count_of(self, SODO_SECTION_ROWS);
    return count_of(self, SODO_SECTION_ROW_KINDS) == rows &&
           count_of(self, SODO_SECTION_FIRST_GROUP) >= 2 &&
           count_of(self, SODO_SECTION_STARTS) == self->head->numbers / 64 + 1 &&
           count_of(self, SODO_SECTION_FIRST_PREDECESSOR) == rows + 1 &&
           count_of(self, SODO_SECTION_WORDS) > 0 &&
           count_of(self, SODO_SECTION_LISTS) > 0 &&
           count_of(self, SODO_SECTION_VOCAB) < SODO_UNKNOWN_SYLLABLE &&
           count_of(self, SODO_SECTION_KINDS) <= SODO_KIND_LIMIT &&
           count_of(self, SODO_SECTION_ATTR_NAMES) <= UINT16_MAX &&
           count_of(self, SODO_SECTION_VALUES) <= UINT16_MAX;
}

static sodo_slice guarded(const sodo_compiled *self) {
    const sodo_compiled_head *head = self->head;
    return (sodo_slice){self->bytes.data + head->guarded_begin,
                        head->guarded_end - head->guarded_begin};
}

static bool has_sums(const sodo_compiled *self) {
    sodo_slice sums = {self->sections[SODO_SECTION_SUMS],
                       count_of(self, SODO_SECTION_SUMS) * sizeof(uint64_t)};
    return count_of(self, SODO_SECTION_SUMS) == sodo_guard_blocks(guarded(self).size) &&
           sodo_checksum(sums) == self->head->sums_checksum;
}

static sodo_compiled_state look_at(sodo_compiled *self) {
    const sodo_compiled_head *head = (const void *)self->bytes.data;
    size_t behind = offsetof(sodo_compiled_head, checksum) + sizeof head->checksum;
    if (self->bytes.size < sizeof *head || memcmp(head->magic, "sodogaz", 8) != 0)
        return SODO_COMPILED_DAMAGED;
    if (head->byte_order != 0x01020304 || head->format != SODO_COMPILED_FORMAT)
        return SODO_COMPILED_OTHER;
    if (head->size != self->bytes.size || head->guarded_begin < behind ||
        head->guarded_begin > head->guarded_end || head->guarded_end > head->size)
        return SODO_COMPILED_DAMAGED;
    sodo_slice checked = {self->bytes.data + behind, head->guarded_begin - behind};
    if (head->checksum != sodo_checksum(checked) ||
        !memchr(head->program, 0, sizeof head->program) || head->version[26])
        return SODO_COMPILED_DAMAGED;
    if (strcmp(head->program, SODO_VERSION) != 0) return SODO_COMPILED_OTHER;
    self->head = head;
    return find_sections(self) && has_sizes(self) && has_sums(self)
               ? SODO_COMPILED_USED
               : SODO_COMPILED_DAMAGED;
}

/* The text at a place; empty where there is none. A NUL stands behind it. */
static sodo_slice text_at(const sodo_compiled *self, uint32_t at) {
    const char *strings = self->sections[SODO_SECTION_STRINGS];
    uint64_t room = count_of(self, SODO_SECTION_STRINGS);
    uint32_t size;
    if (at > room || room - at < sizeof size ||
        !sodo_guard_holds(self->guard, strings + at, sizeof size))
        return (sodo_slice){"", 0};
    memcpy(&size, strings + at, sizeof size);
    const char *text = strings + at + sizeof size;
    if (size >= room - at - sizeof size ||
        !sodo_guard_holds(self->guard, text, (size_t)size + 1) || text[size])
        return (sodo_slice){"", 0};
    return (sodo_slice){text, size};
}

static bool open_guard(sodo_compiled *self) {
    self->guard = calloc(1, sizeof *self->guard);
    return self->guard &&
           sodo_guard_open(self->guard, guarded(self), self->sections[SODO_SECTION_SUMS]);
}

bool sodo_compiled_is_damaged(const sodo_compiled *self) {
    return atomic_load_explicit(&self->guard->damaged, memory_order_relaxed);
}

/* ---- is it of these tables? ---- */

typedef struct looker {
    const sodo_compiled *self;
    const sodo_compiled_from *from;
    sodo_arena *arena;
    sodo_slice *paths; /* of the tables, in the order of the file */
} looker;

static bool is_table(const looker *look, size_t table, const char *path, size_t dir) {
    if (table >= count_of(look->self, SODO_SECTION_TABLES)) return false;
    const sodo_compiled_table *t =
        (const sodo_compiled_table *)look->self->sections[SODO_SECTION_TABLES] + table;
    sodo_slice name = text_at(look->self, t->name), bytes = {0};
    size_t begin = strlen(look->from->dirs[dir]) + 1;
    if (t->dir != dir || !sodo_slice_is(name, path + begin)) return false;
    if (sodo_file_map(path, &bytes, NULL) != SODO_OK) return false;
    bool same = bytes.size == t->size && sodo_checksum(bytes) == t->checksum;
    sodo_file_unmap(bytes);
    return same;
}

/* Every table of the folders is in the file with the same bytes, and no other is. */
static sodo_status look_at_tables(looker *look, sodo_compiled_state *state,
                                  sodo_error *err) {
    size_t table = 0, all = (size_t)count_of(look->self, SODO_SECTION_TABLES);
    look->paths = sodo_arena_alloc(look->arena, all + 1, sizeof *look->paths);
    if (!look->paths) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for tables");
    *state = SODO_COMPILED_STALE;
    for (size_t dir = 0; dir < look->from->dir_count; dir++) {
        char **paths;
        size_t count;
        SODO_TRY(sodo_file_list(look->from->dirs[dir], ".csv", look->arena, &paths,
                                &count, err));
        for (size_t i = 0; i < count; i++, table++) {
            if (!is_table(look, table, paths[i], dir)) return SODO_OK;
            look->paths[table] = sodo_slice_of(paths[i]);
        }
    }
    if (table == all) *state = SODO_COMPILED_USED;
    return SODO_OK;
}

/* ---- what is in it ---- */

/* Put the names of a section into an empty map, numbered from `first`. */
static bool take_names(const sodo_compiled *self, sodo_section section, uint32_t first,
                       sodo_map *map) {
    size_t count = (size_t)count_of(self, section);
    const sodo_compiled_name *names = self->sections[section];
    if (!sodo_map_reserve(map, count + count / 8)) return false; /* rules add some */
    for (size_t i = 0; i < count; i++) {
        uint32_t at = names[i].hash & map->mask;
        while (map->slots[at]) at = (at + 1) & map->mask;
        map->slots[at] = (uint32_t)i + 1;
        map->entries.items[i] = (sodo_map_entry){.key = text_at(self, names[i].text),
                                                 .hash = names[i].hash,
                                                 .value = (uint32_t)i + first};
    }
    map->entries.count = count;
    return true;
}

/* The names that C knows come first, in its order: do they in the file? */
static bool begins_with(const sodo_compiled *self, sodo_section section,
                        const sodo_map *own) {
    const sodo_compiled_name *names = self->sections[section];
    if (count_of(self, section) < own->entries.count) return false;
    for (size_t i = 0; i < own->entries.count; i++)
        if (!sodo_slice_equal(text_at(self, names[i].text), own->entries.items[i].key))
            return false;
    return true;
}

static bool knows_symbols(const sodo_compiled *self, const sodo_symbols *symbols) {
    return begins_with(self, SODO_SECTION_KINDS, &symbols->kinds) &&
           begins_with(self, SODO_SECTION_ATTR_NAMES, &symbols->attrs) &&
           begins_with(self, SODO_SECTION_VALUES, &symbols->values);
}

static bool take_symbols(const sodo_compiled *self, sodo_symbols *symbols,
                         sodo_vocab *vocab) {
    sodo_symbols all = {.arena = symbols->arena};
    sodo_vocab numbers = {.arena = vocab->arena, .numbers.arena = vocab->arena};
    all.kinds.arena = all.attrs.arena = all.values.arena = symbols->arena;
    if (!take_names(self, SODO_SECTION_KINDS, 0, &all.kinds) ||
        !take_names(self, SODO_SECTION_ATTR_NAMES, 0, &all.attrs) ||
        !take_names(self, SODO_SECTION_VALUES, 0, &all.values) ||
        !take_names(self, SODO_SECTION_VOCAB, 1, &numbers.numbers))
        return false;
    if (sodo_compiled_is_damaged(self)) return true; /* they stay as they were */
    *symbols = all;
    *vocab = numbers;
    return true;
}

/* The arrays are read only, whatever their types say. */
#define TAKE(self, id) ((void *)(uintptr_t)(self)->sections[SODO_SECTION_##id])
#define COUNT(self, id) ((uint32_t)count_of((self), SODO_SECTION_##id))

static void take_arrays(sodo_compiled *self, sodo_gazetteer *out) {
    out->trie = (sodo_trie){.edges = TAKE(self, EDGES),
                            .mask = COUNT(self, EDGES) - 1,
                            .first_group = TAKE(self, FIRST_GROUP),
                            .node_count = COUNT(self, FIRST_GROUP) - 1,
                            .groups = TAKE(self, GROUPS),
                            .shapes = TAKE(self, SHAPES),
                            .words = TAKE(self, WORDS),
                            .row_lists = TAKE(self, LISTS),
                            .starts = TAKE(self, STARTS),
                            .start_count = self->head->numbers,
                            .group_count = COUNT(self, GROUPS),
                            .shape_count = COUNT(self, SHAPES),
                            .word_count = COUNT(self, WORDS),
                            .list_count = COUNT(self, LISTS)};
    out->names = TAKE(self, NAMES);
    out->name_count = COUNT(self, NAMES);
    out->predecessors = TAKE(self, PREDECESSORS);
    out->predecessor_count = COUNT(self, PREDECESSORS);
    out->first_predecessor = TAKE(self, FIRST_PREDECESSOR);
    memcpy(out->version, self->head->version, sizeof out->version);
}

static bool take_files(const looker *look, sodo_gazetteer *out) {
    size_t count = COUNT(look->self, TABLES);
    out->files.items = sodo_arena_alloc(&out->arena, count + 1, sizeof *out->files.items);
    if (!out->files.items) return false;
    for (size_t i = 0; i < count; i++) {
        out->files.items[i] = sodo_slice_copy(&out->arena, look->paths[i]);
        if (!out->files.items[i].data) return false;
    }
    out->files.count = count;
    return true;
}

static bool make_room(sodo_compiled *self, sodo_gazetteer *out) {
    size_t rows = COUNT(self, ROWS), blocks = rows / SODO_COMPILED_BLOCK + 1;
    self->rows = calloc(rows + 1, sizeof *self->rows); /* pages of it come when touched */
    self->blocks = calloc(blocks, sizeof *self->blocks);
    out->rows.items = self->rows;
    out->rows.count = rows;
    return self->rows && self->blocks;
}

static bool take_all(looker *look, sodo_compiled *self, sodo_gazetteer **out) {
    sodo_gazetteer *made = calloc(1, sizeof *made);
    if (!made) return false;
    made->arena.budget = PTRDIFF_MAX;
    take_arrays(self, made);
    if (!make_room(self, made) || !take_files(look, made) ||
        !take_symbols(self, look->from->symbols, look->from->vocab)) {
        sodo_arena_finish(&made->arena);
        free(made);
        return false;
    }
    made->compiled = self;
    *out = made;
    return true;
}

static sodo_status map_file(sodo_compiled *self, const sodo_compiled_from *from,
                            sodo_gazetteer **out, sodo_compiled_state *state,
                            sodo_error *err) {
    *state = look_at(self);
    if (*state != SODO_COMPILED_USED) return SODO_OK;
    if (!open_guard(self))
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the gazetteers");
    if (!has_room(self)) {
        *state = SODO_COMPILED_DAMAGED;
        return SODO_OK;
    }
    if (!knows_symbols(self, from->symbols)) {
        *state = SODO_COMPILED_OTHER;
        return SODO_OK;
    }
    sodo_arena arena = {.budget = PTRDIFF_MAX};
    looker look = {.self = self, .from = from, .arena = &arena};
    sodo_status status = look_at_tables(&look, state, err);
    if (status == SODO_OK && sodo_compiled_is_damaged(self))
        *state = SODO_COMPILED_DAMAGED;
    if (status == SODO_OK && *state == SODO_COMPILED_USED && !take_all(&look, self, out))
        status = sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the gazetteers");
    if (status == SODO_OK && *out && sodo_compiled_is_damaged(self)) {
        sodo_arena_finish(&(*out)->arena);
        free(*out);
        *out = NULL;
        *state = SODO_COMPILED_DAMAGED;
    }
    sodo_arena_finish(&arena);
    return status;
}

sodo_status sodo_gazetteer_map(const sodo_compiled_from *from, sodo_gazetteer **out,
                               sodo_compiled_state *state, sodo_error *err) {
    sodo_compiled *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the gazetteers");
    sodo_status status = SODO_OK;
    *state = SODO_COMPILED_ABSENT;
    if (sodo_file_map(from->path, &self->bytes, NULL) == SODO_OK)
        status = map_file(self, from, out, state, err);
    if (status != SODO_OK || *state != SODO_COMPILED_USED) sodo_compiled_close(self);
    return status;
}

void sodo_compiled_close(sodo_compiled *self) {
    if (!self) return;
    sodo_file_unmap(self->bytes);
    free(self->rows);
    free((void *)(uintptr_t)self->blocks);
    if (self->guard) sodo_guard_close(self->guard);
    free(self->guard);
    free(self);
}

/* ---- rows ---- */

/* A row that is not what was written is left empty. */
static void spread(sodo_compiled *self, uint32_t row) {
    const sodo_compiled_row *from =
        (const sodo_compiled_row *)self->sections[SODO_SECTION_ROWS] + row;
    self->rows[row] = (sodo_row){.parent = SODO_NO_ROW};
    if (!sodo_guard_holds(self->guard, from, sizeof *from)) return;
    uint32_t rows = COUNT(self, ROWS), attrs = COUNT(self, ATTRS);
    uint32_t successors = COUNT(self, SUCCESSORS);
    sodo_row *to = &self->rows[row];
    *to = (sodo_row){.kind = sodo_compiled_kind(self, row),
                     .id = text_at(self, from->id),
                     .name = text_at(self, from->name),
                     .full_name = text_at(self, from->full_name),
                     .pattern = text_at(self, from->pattern),
                     .source = text_at(self, from->source),
                     .parent = from->parent < rows ? from->parent : SODO_NO_ROW,
                     .valid_from = from->valid_from,
                     .valid_to = from->valid_to,
                     .file = from->file,
                     .line = from->line};
    if (from->attr_count && from->first_attr < attrs &&
        from->attr_count <= attrs - from->first_attr) {
        to->attrs = (sodo_row_attr *)TAKE(self, ATTRS) + from->first_attr;
        if (sodo_guard_holds(self->guard, to->attrs,
                             from->attr_count * sizeof *to->attrs))
            to->attr_count = from->attr_count;
    }
    if (from->successor_count && from->first_successor < successors &&
        from->successor_count <= successors - from->first_successor) {
        to->successors = (uint32_t *)TAKE(self, SUCCESSORS) + from->first_successor;
        if (sodo_guard_holds(self->guard, to->successors,
                             from->successor_count * sizeof *to->successors))
            to->successor_count = from->successor_count;
    }
}

enum { NOBODY, BEING_MADE, MADE };

void sodo_compiled_spread(sodo_compiled *self, uint32_t row) {
    uint32_t block = row / SODO_COMPILED_BLOCK;
    _Atomic uint8_t *state = &self->blocks[block];
    if (atomic_load_explicit(state, memory_order_acquire) == MADE) return;
    uint8_t nobody = NOBODY;
    if (!atomic_compare_exchange_strong(state, &nobody, BEING_MADE)) {
        while (atomic_load_explicit(state, memory_order_acquire) != MADE) sched_yield();
        return;
    }
    uint32_t first = block * SODO_COMPILED_BLOCK, rows = COUNT(self, ROWS);
    for (uint32_t i = first; i < rows && i < first + SODO_COMPILED_BLOCK; i++)
        spread(self, i);
    atomic_store_explicit(state, MADE, memory_order_release);
}

uint8_t sodo_compiled_kind(const sodo_compiled *self, uint32_t row) {
    uint8_t kind = ((const uint8_t *)self->sections[SODO_SECTION_ROW_KINDS])[row];
    return kind < SODO_KIND_LIMIT ? kind : SODO_KIND_NONE;
}

uint32_t sodo_compiled_find(sodo_compiled *self, sodo_slice id) {
    const uint32_t *slots = self->sections[SODO_SECTION_IDS];
    const sodo_compiled_row *rows = self->sections[SODO_SECTION_ROWS];
    uint32_t mask = COUNT(self, IDS) - 1;
    for (uint32_t i = sodo_slice_hash(id) & mask; slots[i]; i = (i + 1) & mask) {
        if (!sodo_guard_holds(self->guard, &slots[i], sizeof *slots)) break;
        if (slots[i] > COUNT(self, ROWS)) continue;
        const sodo_compiled_row *row = &rows[slots[i] - 1];
        if (sodo_guard_holds(self->guard, row, sizeof *row) &&
            sodo_slice_equal(text_at(self, row->id), id))
            return slots[i] - 1;
    }
    return SODO_NO_ROW;
}

/* build.h - internal to layer "gazetteer": what loading and checking share.
 *
 * Loading goes: files (load.c) -> rows (tables.c) -> links between rows (load.c) ->
 * phrases (phrases.c, heads.c, spellings.c) and names (names.c). The builder lives until
 * then; a check looks at it before it goes. */
#ifndef SODO_GAZETTEER_BUILD_H
#define SODO_GAZETTEER_BUILD_H

#include "base/buf.h"
#include "base/vec.h"
#include "gazetteer/gazetteer.h"
#include "gazetteer/phrase.h"
#include "gazetteer/rows.h"
#include "gazetteer/trie.h"

/* What a column means. Every other column is an attribute. */
#define SODO_COLUMNS(X)               \
    X(ID, "id")                       \
    X(NAME, "name")                   \
    X(VARIANTS, "variants")           \
    X(ABBREVIATIONS, "abbreviations") \
    X(VALID_FROM, "valid_from")       \
    X(VALID_TO, "valid_to")           \
    X(CASE, "case")                   \
    X(NOT_BEFORE, "not_before")       \
    X(NOT_AFTER, "not_after")         \
    X(SOURCE, "source")               \
    X(NOTE, "note")                   \
    X(FULL_NAME, "full_name")         \
    X(PARENT, "parent")               \
    X(SUCCESSORS, "successors")       \
    X(PATTERN, "pattern")             \
    X(CLIPPED, "clipped")             \
    X(PREFIXES, "prefixes")           \
    X(BARE, "bare")                   \
    X(SHARE, "share_percent")         \
    X(MALE, "male_count")             \
    X(FEMALE, "female_count")

typedef enum sodo_column {
#define X(id, name) SODO_COLUMN_##id,
    SODO_COLUMNS(X)
#undef X
        SODO_COLUMN_ATTR,
    SODO_COLUMN_COUNT = SODO_COLUMN_ATTR
} sodo_column;

/* The tables; TABLES in tables.c says their names and kinds. */
typedef enum sodo_table {
    SODO_TABLE_PLACES,
    SODO_TABLE_LEVELS,
    SODO_TABLE_ORGANIZATIONS,
    SODO_TABLE_ORGANIZATION_TYPES,
    SODO_TABLE_RANKS,
    SODO_TABLE_FIELDS,
    SODO_TABLE_HONORIFICS,
    SODO_TABLE_EVENTS,
    SODO_TABLE_DOCUMENTS,
    SODO_TABLE_COUNTRIES,
    SODO_TABLE_SPELLINGS,
    SODO_TABLE_NAMES,
    SODO_TABLE_ZONES,
    SODO_TABLE_COUNT
} sodo_table;

/* One CSV file. */
typedef struct sodo_table_file {
    sodo_slice path;
    sodo_slice text; /* all bytes, on the heap until the builder goes */
    sodo_table table;
    uint8_t dir;      /* index of its folder: overlays come later */
    uint16_t *attrs;  /* per column of the file: attribute number, 0 = none */
    uint8_t *columns; /* per column: sodo_column */
    size_t column_count;
    size_t where[SODO_COLUMN_COUNT]; /* column of each meaning, SIZE_MAX = not there */
} sodo_table_file;

/* A cell that the gazetteer itself does not keep: variants, parent, prefixes … */
typedef struct sodo_draft_cell {
    sodo_slice text; /* in the builder's arena */
    sodo_column column;
} sodo_draft_cell;

/* What is known of a row until the builder goes; parallel to the gazetteer's rows. */
typedef struct sodo_draft {
    size_t offset; /* of the record in its file */
    uint32_t first_cell;
    uint8_t cell_count, case_rule;
    uint8_t table; /* sodo_table; SODO_TABLE_COUNT = taken away by an overlay */
} sodo_draft;

struct sodo_builder {
    const sodo_gazetteer_options *options;
    sodo_gazetteer *out;
    sodo_symbols *symbols;
    sodo_vocab *vocab;
    sodo_arena arena; /* until the builder goes */
    SODO_VEC(sodo_table_file) files;
    SODO_VEC(sodo_draft) drafts;
    SODO_VEC(sodo_draft_cell) cells;
    sodo_map sources;
    SODO_VEC(sodo_spelling) spellings;
    sodo_map heads; /* name of a level, "huyện" -> its number as a head, from 1 */
    uint32_t head_count;
    sodo_map known; /* spelling as written -> index of `numbers` */
    SODO_VEC(sodo_known) numbers;
    sodo_folder *folder;
    sodo_buf scratch;
    sodo_trie_builder trie;
    size_t problems; /* told to options->problem */
};

/* load.c: all but closing the builder; in collect mode OK in spite of problems. */
sodo_status sodo_builder_run(sodo_builder *self, const sodo_gazetteer_options *options,
                             sodo_symbols *symbols, sodo_vocab *vocab, sodo_error *err);
void sodo_builder_finish(sodo_builder *self);

/* Where something stands: a byte of a cell. */
typedef struct sodo_cell_place {
    size_t file, offset, line; /* of the record */
    size_t cell, byte;
} sodo_cell_place;

sodo_cell_place sodo_builder_place(const sodo_builder *self, uint32_t row,
                                   sodo_column column, size_t byte);
/* Tell a problem. In collect mode it goes to the callback and SODO_OK comes back; else
 * *err is filled and SODO_ERR_INPUT comes back. */
#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
sodo_status
sodo_builder_problem(sodo_builder *self, sodo_cell_place place, sodo_error *err,
                     const char *format, ...);

/* tables.c */
const char *sodo_table_name(sodo_table table);
const char *sodo_column_name(sodo_column column);
/* The table that a file belongs to by its name, SODO_TABLE_COUNT = none. */
sodo_table sodo_table_of(sodo_slice file_name);
/* Kind of a table's rows; SODO_KIND_NONE for those that give no mentions; UINT32_MAX: no
 * memory. */
uint32_t sodo_table_kind(sodo_table table, sodo_symbols *symbols);
/* Read the header and the rows of files.items[file]. */
sodo_status sodo_table_read(sodo_builder *self, size_t file, sodo_error *err);
/* A cell kept for the builder, empty when absent. */
sodo_slice sodo_builder_cell(const sodo_builder *self, uint32_t row, sodo_column column);
/* Split a cell at '|': the next value, trimmed; false at the end. *at starts at 0. */
bool sodo_cell_next(sodo_slice cell, size_t *at, sodo_slice *value);

/* places.c: which row a row took over from. */
sodo_status sodo_places_link(sodo_builder *self);

/* names.c */
sodo_status sodo_names_build(sodo_builder *self);

#endif

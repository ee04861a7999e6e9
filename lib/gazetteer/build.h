/* build.h - internal to layer "gazetteer": what loading and checking share.
 *
 * Loading goes: files (load.c) -> rows (tables.c) -> links between rows (load.c) -> phrases
 * (phrases.c, places.c, spellings.c) and names (names.c). The builder lives until then; a check
 * looks at it before it goes. */
#ifndef SODO_GAZETTEER_BUILD_H
#define SODO_GAZETTEER_BUILD_H

#include "base/buf.h"
#include "base/vec.h"
#include "gazetteer/gazetteer.h"
#include "gazetteer/rows.h"
#include "gazetteer/trie.h"

#define SODO_PHRASE_MAX 32    /* tokens of one phrase */
#define SODO_SPELLINGS_MAX 256 /* forms that spellings may make of one phrase */

/* What a column means. Every other column is an attribute. */
#define SODO_COLUMNS(X)                                                                   \
    X(ID, "id")                                                                           \
    X(NAME, "name")                                                                       \
    X(VARIANTS, "variants")                                                               \
    X(ABBREVIATIONS, "abbreviations")                                                     \
    X(VALID_FROM, "valid_from")                                                           \
    X(VALID_TO, "valid_to")                                                               \
    X(CASE, "case")                                                                       \
    X(NOT_BEFORE, "not_before")                                                           \
    X(NOT_AFTER, "not_after")                                                             \
    X(SOURCE, "source")                                                                   \
    X(NOTE, "note")                                                                       \
    X(FULL_NAME, "full_name")                                                             \
    X(PARENT, "parent")                                                                   \
    X(SUCCESSORS, "successors")                                                           \
    X(PATTERN, "pattern")                                                                 \
    X(CLIPPED, "clipped")                                                                 \
    X(PREFIXES, "prefixes")                                                               \
    X(BARE, "bare")                                                                       \
    X(SHARE, "share_percent")                                                             \
    X(MALE, "male_count")                                                                 \
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
    uint8_t dir;     /* index of its folder: overlays come later */
    uint16_t *attrs; /* per column of the file: attribute number, 0 = none */
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

/* What a spelling means, wherever it stands. */
typedef struct sodo_known {
    uint32_t syl;
    uint8_t shape;
} sodo_known;

typedef struct sodo_phrase_token {
    uint32_t syl;
    uint8_t shape;
    bool exact; /* of an abbreviation: its capitals count whatever the row's case rule is */
} sodo_phrase_token;

typedef struct sodo_phrase {
    sodo_phrase_token tokens[SODO_PHRASE_MAX];
    uint32_t count;
    bool too_long;
} sodo_phrase;

/* A spelling: wherever `from` stands in a phrase, `to` may stand. */
typedef struct sodo_spelling {
    sodo_phrase from, to;
    bool exact; /* an abbreviation: its capitals count */
} sodo_spelling;

typedef struct sodo_builder {
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
} sodo_builder;

/* load.c: all but closing the builder; in collect mode OK in spite of problems. */
sodo_status sodo_builder_run(sodo_builder *self, const sodo_gazetteer_options *options,
                             sodo_symbols *symbols, sodo_vocab *vocab, sodo_error *err);
void sodo_builder_finish(sodo_builder *self);

/* Tell a problem of a record's cell. In collect mode it goes to the callback and SODO_OK comes
 * back; else *err is filled and SODO_ERR_INPUT comes back. */
#if defined(__GNUC__)
__attribute__((format(printf, 7, 8)))
#endif
sodo_status sodo_builder_problem(sodo_builder *self, const sodo_table_file *file,
                                 const sodo_record *record, size_t cell, size_t byte,
                                 sodo_error *err, const char *format, ...);
/* The same of a row that is loaded already. */
#if defined(__GNUC__)
__attribute__((format(printf, 6, 7)))
#endif
sodo_status sodo_builder_row_problem(sodo_builder *self, uint32_t row, sodo_column column,
                                     size_t byte, sodo_error *err, const char *format, ...);

/* tables.c */
const char *sodo_table_name(sodo_table table);
const char *sodo_column_name(sodo_column column);
/* The table that a file belongs to by its name, SODO_TABLE_COUNT = none. */
sodo_table sodo_table_of(sodo_slice file_name);
/* Kind of a table's rows; SODO_KIND_NONE for those that give no mentions; UINT32_MAX: no memory. */
uint32_t sodo_table_kind(sodo_table table, sodo_symbols *symbols);
/* Read the header and the rows of files.items[file]. */
sodo_status sodo_table_read(sodo_builder *self, size_t file, sodo_error *err);
/* A cell kept for the builder, empty when absent. */
sodo_slice sodo_builder_cell(const sodo_builder *self, uint32_t row, sodo_column column);
/* Split a cell at '|': the next value, trimmed; false at the end. *at starts at 0. */
bool sodo_cell_next(sodo_slice cell, size_t *at, sodo_slice *value);

/* phrases.c */
typedef struct sodo_phrase_meaning {
    uint8_t kind, form;
    uint8_t case_rule; /* SODO_CASE_…, for tokens that are not exact */
    uint16_t head;     /* places: only right behind a form of this head; 0 = alone */
    uint32_t not_before, not_after; /* lists of the trie, 0 = none */
    uint32_t row;
} sodo_phrase_meaning;

/* Cut a phrase into numbered tokens. Fails: SODO_ERR_NOMEM. */
sodo_status sodo_phrase_read(sodo_builder *self, sodo_slice text, sodo_phrase *out);
/* The same of an abbreviation: its capitals count. */
sodo_status sodo_phrase_read_exact(sodo_builder *self, sodo_slice text, sodo_phrase *out);
/* Put one phrase into the tree. False: no memory. */
bool sodo_phrase_put(sodo_builder *self, const sodo_phrase *phrase,
                     const sodo_phrase_meaning *meaning);
/* All phrases of all rows. */
sodo_status sodo_phrases_build(sodo_builder *self, sodo_error *err);

/* spellings.c: read the table's rows; give every form that spellings make of a phrase, the
 * phrase itself first. Returns how many there are, SODO_SPELLINGS_MAX + 1 when there are more. */
sodo_status sodo_spellings_read(sodo_builder *self);
size_t sodo_spellings_forms(const sodo_builder *self, const sodo_phrase *phrase,
                            void (*give)(void *context, const sodo_phrase *form, bool exact),
                            void *context);

/* heads.c: the forms of levels that stand before a place's name; then places by name. */
sodo_status sodo_heads_build(sodo_builder *self);
sodo_status sodo_place_add(sodo_builder *self, uint32_t row, sodo_phrase_meaning meaning);
/* The head that a full name begins with, 0 = none; *rest is what follows it. */
uint16_t sodo_head_of(const sodo_builder *self, sodo_slice full_name, sodo_slice *rest);

/* places.c: which row a row took over from. */
sodo_status sodo_places_link(sodo_builder *self);

/* names.c */
sodo_status sodo_names_build(sodo_builder *self);

#endif

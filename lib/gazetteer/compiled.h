/* compiled.h - internal, layer "gazetteer": the loaded form of tables in one file,
 * mapped.
 *
 * A file is a head, then sections of numbers in this machine's order of bytes, each at a
 * multiple of 8. It holds nothing of the machine or the day, so the same rows give the
 * same bytes. It is used only if it was made by this version of the program from the very
 * bytes that the tables have now (names, sizes and checksums of all), and if its own
 * checksums hold: that of head, names and tree when it is mapped, those of rows and texts
 * where they are first read (guard.h). What it says is checked again where it is used. */
#ifndef SODO_GAZETTEER_COMPILED_H
#define SODO_GAZETTEER_COMPILED_H

#include "base/buf.h"
#include "gazetteer/gazetteer.h"
#include "gazetteer/guard.h"

#define SODO_COMPILED_FORMAT 2

#define SODO_SECTIONS(X)              \
    X(STRINGS, char)                  \
    X(TABLES, sodo_compiled_table)    \
    X(KINDS, sodo_compiled_name)      \
    X(ATTR_NAMES, sodo_compiled_name) \
    X(VALUES, sodo_compiled_name)     \
    X(VOCAB, sodo_compiled_name)      \
    X(ROWS, sodo_compiled_row)        \
    X(ROW_KINDS, uint8_t)             \
    X(ATTRS, sodo_row_attr)           \
    X(SUCCESSORS, uint32_t)           \
    X(IDS, uint32_t)                  \
    X(EDGES, sodo_trie_edge)          \
    X(FIRST_GROUP, uint32_t)          \
    X(GROUPS, sodo_trie_group)        \
    X(SHAPES, uint8_t)                \
    X(WORDS, uint32_t)                \
    X(LISTS, uint32_t)                \
    X(STARTS, uint64_t)               \
    X(NAMES, sodo_name_syllable)      \
    X(PREDECESSORS, uint32_t)         \
    X(FIRST_PREDECESSOR, uint32_t)    \
    X(SUMS, uint64_t)

typedef enum sodo_section {
#define X(id, type) SODO_SECTION_##id,
    SODO_SECTIONS(X)
#undef X
        SODO_SECTION_COUNT
} sodo_section;

typedef struct sodo_compiled_head {
    char magic[8];
    uint32_t byte_order, format;
    uint64_t checksum; /* of the bytes behind it, up to the guarded ones */
    uint64_t size;     /* of the file */
    uint64_t guarded_begin, guarded_end; /* ROWS, ATTRS, SUCCESSORS, IDS and STRINGS */
    uint64_t sums_checksum;              /* of SUMS, one for each guarded block */
    char program[32];                    /* version of the program */
    char version[32];                    /* of the gazetteers, as page records name it */
    uint32_t numbers; /* of syllables that the tree's `starts` has bits for */
    uint32_t unused;
    struct {
        uint64_t begin, count;
    } sections[SODO_SECTION_COUNT];
} sodo_compiled_head;

/* A text is the place of its length in STRINGS; behind the length its bytes and a NUL. */
typedef struct sodo_compiled_table {
    uint64_t size, checksum; /* of the table's bytes */
    uint32_t name;           /* without the folder */
    uint32_t dir;            /* which folder */
} sodo_compiled_table;

typedef struct sodo_compiled_name {
    uint32_t text, hash;
} sodo_compiled_name;

typedef struct sodo_compiled_row {
    uint32_t id, name, full_name, pattern, source;
    uint32_t parent;
    int32_t valid_from, valid_to;
    uint32_t line, first_attr, first_successor;
    uint16_t attr_count, successor_count, file, unused;
} sodo_compiled_row; /* its kind lies in ROW_KINDS, which is walked without the rows */

/* A mapped file. Rows are spread out when somebody asks for one, a block at a time: a
 * table of a million rows costs what is read of it. */
typedef struct sodo_compiled {
    sodo_slice bytes;
    const sodo_compiled_head *head;
    const void *sections[SODO_SECTION_COUNT];
    sodo_guard *guard;
    sodo_row *rows;
    _Atomic uint8_t *blocks; /* per block: nobody, being made, made */
} sodo_compiled;

#define SODO_COMPILED_BLOCK 64 /* rows */

/* compile.c: read the tables and write their compiled form.
 * Fails: as sodo_gazetteer_load. */
sodo_status sodo_gazetteer_compile(const sodo_gazetteer_options *options, sodo_buf *out,
                                   sodo_error *err);

/* What became of a compiled file. */
typedef enum sodo_compiled_state {
    SODO_COMPILED_USED,
    SODO_COMPILED_ABSENT,
    SODO_COMPILED_OTHER,   /* made by another version of the program */
    SODO_COMPILED_DAMAGED, /* cut short, changed, or no such file at all */
    SODO_COMPILED_STALE    /* the tables are not those that it was made from */
} sodo_compiled_state;

typedef struct sodo_compiled_from {
    const char *path;        /* the file */
    const char *const *dirs; /* the folders whose tables it must be made from */
    size_t dir_count;
    sodo_symbols *symbols; /* fresh; borrows from the gazetteer */
    sodo_vocab *vocab;     /* empty; likewise */
} sodo_compiled_from;

/* compiled.c: map a file. *out is set, and symbols and vocabulary filled, when *state is
 * SODO_COMPILED_USED; else they are as they were. Fails: SODO_ERR_IO where a folder
 * cannot be read, SODO_ERR_NOMEM. */
sodo_status sodo_gazetteer_map(const sodo_compiled_from *from, sodo_gazetteer **out,
                               sodo_compiled_state *state, sodo_error *err);
const char *sodo_compiled_state_text(sodo_compiled_state state);

/* For gazetteer.c: make the row's block if nobody has. */
void sodo_compiled_spread(sodo_compiled *self, uint32_t row);
uint32_t sodo_compiled_find(sodo_compiled *self, sodo_slice id);
bool sodo_compiled_is_damaged(const sodo_compiled *self);
uint8_t sodo_compiled_kind(const sodo_compiled *self, uint32_t row);
void sodo_compiled_close(sodo_compiled *self);

#endif

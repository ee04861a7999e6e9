/* gazetteer.h - internal, layer "gazetteer": rows, phrases, places in time.
 * Immutable once opened; any number of threads may use one. */
#ifndef SODO_GAZETTEER_GAZETTEER_H
#define SODO_GAZETTEER_GAZETTEER_H

#include "fold/fold.h"
#include "model/mention.h"

typedef struct sodo_row_attr {
    uint16_t name, value; /* numbers of sodo_symbols */
} sodo_row_attr;

enum {
    SODO_CASE_ANY,   /* "ban dân vận" and "Ban Dân vận" */
    SODO_CASE_FIRST, /* first token capitalised: "Sở" but not "sở" */
    SODO_CASE_ALL, /* every letter token capitalised: "Hòa Bình" but not "hòa bình" */
    SODO_CASE_EXACT /* capitals as the row has them: TUV, HU, CA */
};

/* One line of a gazetteer table. */
typedef struct sodo_row {
    uint8_t
        kind; /* sodo_kind: PLACE_NAME, ORG_TYPE, ORG_NAME, RANK, LEVEL, HONORIFIC, … */
    sodo_slice id;            /* unique over all tables: "pl:35", "ot:huyen-uy" */
    sodo_slice name;          /* canonical form */
    sodo_slice full_name;     /* places: "huyện Lý Nhân"; else empty */
    uint32_t parent;          /* row above: place, body or type; SODO_NO_ROW */
    int valid_from, valid_to; /* YYYYMMDD, first day and first day no longer; 0 = open */
    uint16_t attr_count;
    sodo_row_attr *attrs; /* other columns: level, head, class, title … */
    sodo_slice pattern;   /* org types: "Ủy ban nhân dân {unit} {place}" */
    uint16_t file;        /* index of the table */
    uint32_t line;        /* 1-based */
    uint32_t *successors; /* places, bodies: rows */
    uint16_t successor_count;
    sodo_slice source;
} sodo_row;

typedef struct sodo_gazetteer sodo_gazetteer;

typedef struct sodo_gazetteer_options {
    const char *const
        *dirs; /* first the shipped folder, then overlays; later rows win by id */
    size_t dir_count;
    bool collect; /* check mode: go on after a bad row; problems go to `problem` */
    void (*problem)(void *context, const sodo_error *problem);
    void *context;
} sodo_gazetteer_options;

/* Load the tables of the folders. `symbols` and `vocab` are filled and must live as long
 * as the gazetteer; both lie in arenas of the caller.
 * Fails: SODO_ERR_IO, SODO_ERR_INPUT (path, line, column), SODO_ERR_NOMEM. */
sodo_status sodo_gazetteer_load(const sodo_gazetteer_options *options,
                                sodo_symbols *symbols, sodo_vocab *vocab,
                                sodo_gazetteer **out, sodo_error *err);
void sodo_gazetteer_close(sodo_gazetteer *self);

size_t sodo_gazetteer_row_count(const sodo_gazetteer *self);
/* An empty row when there is none of that number. */
const sodo_row *sodo_gazetteer_row(const sodo_gazetteer *self, uint32_t row);
/* The same row's kind, without making the row: for walks over all of them. */
uint8_t sodo_gazetteer_row_kind(const sodo_gazetteer *self, uint32_t row);
uint32_t sodo_gazetteer_find_row(const sodo_gazetteer *self,
                                 sodo_slice id); /* SODO_NO_ROW */
sodo_slice sodo_gazetteer_file(const sodo_gazetteer *self, uint16_t file);
uint16_t sodo_row_attr_value(const sodo_row *row, uint16_t name); /* 0 = none */
/* Is the value one of the attribute's? False for no row. */
bool sodo_row_has(const sodo_row *row, uint16_t name, uint16_t value);
/* Has a part of the compiled form been read that is not what was written? Then nothing
 * that was found since counts. Asked after a page, and once all is open. */
bool sodo_gazetteer_is_damaged(const sodo_gazetteer *self);
/* Hash over all tables' bytes, 26 letters: goes into page records. */
const char *sodo_gazetteer_version(const sodo_gazetteer *self);

/* Rows of a phrase: row_list of a mention -> array and count. */
const uint32_t *sodo_gazetteer_rows(const sodo_gazetteer *self, uint32_t row_list,
                                    size_t *count);

/* How a phrase writes its row. */
enum {
    SODO_FORM_FULL, /* name, or a place behind the word of its level */
    SODO_FORM_BARE, /* a place without it */
    SODO_FORM_VARIANT,
    SODO_FORM_ABBREVIATION
};

/* One phrase that stands at a token. A phrase has one list per kind it may mean, so the
 * same tokens can give several hits. */
typedef struct sodo_phrase_hit {
    uint32_t length; /* tokens */
    uint8_t kind;
    uint8_t form; /* SODO_FORM_… */
    uint32_t row_list;
} sodo_phrase_hit;

/* All phrases that begin at tokens[at], shortest first, case tests passed; returns how
 * many there are (at most `cap` are written). Never crosses a line break. Spaces: tokens
 * of a phrase are compared by number only, so "UBND-HĐND" needs the '-' in the row. */
size_t sodo_gazetteer_match(const sodo_gazetteer *self, const sodo_token *tokens,
                            size_t count, size_t at, sodo_phrase_hit *hits, size_t cap);
/* True where some phrase begins with this number: the quick test before the call above.
 */
bool sodo_gazetteer_starts(const sodo_gazetteer *self, uint32_t syl);

/* Valid on that day (YYYYMMDD, 0 = unknown day: always true). */
bool sodo_row_valid(const sodo_row *row, int day);

/* Names data (names.csv): is this number a surname (share of people in 1/10000, 0 =
 * none), a middle or a given syllable (count class 0..255)? Minority prefixes ("Y", "H",
 * "Rơ") are surnames with class minority. */
typedef struct sodo_name_syllable {
    uint16_t surname;      /* share in 1/10000, at least 1 when listed */
    uint8_t middle, given; /* log2 count class */
    uint8_t minority;      /* 1 = surname or first part of an ethnic-minority name */
    uint8_t stop;          /* 1 = a word that is in nobody's name: Theo, Những */
} sodo_name_syllable;
sodo_name_syllable sodo_gazetteer_name_syllable(const sodo_gazetteer *self, uint32_t syl);

/* The place row that contains `place` at `level` (value symbol) on `day`; SODO_NO_ROW.
 * The row itself when it is of that level. */
uint32_t sodo_place_above(const sodo_gazetteer *self, uint32_t place, uint16_t level,
                          int day);

#endif

/* fold.h - internal, layer "fold": what makes variants of a spelling equal.
 *
 * Three folds, all over ICU, all on one syllable or a whole name.
 *
 * Phrase fold, of gazetteer phrases: NFC, case, Ð -> Đ, tone mark moved to its canonical
 * vowel (uỷ = ủy, hoà = hòa), i/y (kỹ = kĩ, Lý = Lí), one dash, one apostrophe.
 *
 * Name fold, of people's names: the same without i/y.
 *
 * Search fold: letters without any mark, đ -> d, lower case, signs as blanks: "do manh
 * hien".
 *
 * All of them read at most 256 MiB (SODO_ERR_LIMIT) and keep 30 marks in a row; what may
 * become a label (label, display, title case) is cut at 4 KiB. Thread rule: a handle
 * belongs to one thread. */
#ifndef SODO_FOLD_FOLD_H
#define SODO_FOLD_FOLD_H

#include "base/buf.h"
#include "base/map.h"

typedef struct sodo_folder sodo_folder;

sodo_status sodo_folder_open(sodo_folder **out, sodo_error *err);
void sodo_folder_close(sodo_folder *self);

/* Append the folded form of `text` to `out`. Inner white space becomes one space. */
sodo_status sodo_fold_phrase(sodo_folder *self, sodo_slice text, sodo_buf *out);
sodo_status sodo_fold_name(sodo_folder *self, sodo_slice text, sodo_buf *out);
sodo_status sodo_fold_search(sodo_folder *self, sodo_slice text, sodo_buf *out);
/* NFC with controls dropped, white space collapsed and trimmed: the gate for labels. */
sodo_status sodo_fold_label(sodo_folder *self, sodo_slice text, sodo_buf *out);
/* The canonical spelling for names: NFC, tone mark on the vowel as in `ủy`, case kept. */
sodo_status sodo_fold_display(sodo_folder *self, sodo_slice text, sodo_buf *out);
/* Search fold with '-' between words, for ids: "do-manh-hien"; at most 40 bytes, cut at a
 * word. */
sodo_status sodo_fold_slug(sodo_folder *self, sodo_slice text, sodo_buf *out);
/* "PHẠM THỊ THỦY" -> "Phạm Thị Thủy". */
sodo_status sodo_fold_title_case(sodo_folder *self, sodo_slice text, sodo_buf *out);

/* Spellings to numbers. Numbers 1.. are given at load (sodo_vocab_add) and shared by all
 * threads, read only; a page's unknown spellings get numbers from `sodo_lexicon`, one per
 * thread, whose cache has a fixed size. Number 0 is never given. */
typedef struct sodo_vocab {
    sodo_arena *arena;
    sodo_map numbers; /* phrase-folded syllable -> number */
} sodo_vocab;

/* The number of a folded syllable, made when missing; UINT32_MAX: no memory. */
uint32_t sodo_vocab_add(sodo_vocab *self, sodo_slice folded);
/* The number of a folded syllable, or 0. */
uint32_t sodo_vocab_find(const sodo_vocab *self, sodo_slice folded);
sodo_slice sodo_vocab_text(const sodo_vocab *self, uint32_t number);

typedef struct sodo_lexicon sodo_lexicon;

/* A thread's cache over a shared vocabulary (borrowed). */
sodo_status sodo_lexicon_open(const sodo_vocab *vocab, sodo_lexicon **out,
                              sodo_error *err);
void sodo_lexicon_close(sodo_lexicon *self);
/* Forget the numbers of unknown spellings: call at the start of a page. */
void sodo_lexicon_start_page(sodo_lexicon *self);
/* Number and shape (sodo_shape) of a token as written; folds only spellings not seen
 * before. 0 only when memory ran out. */
uint32_t sodo_lexicon_number(sodo_lexicon *self, sodo_slice spelling, uint8_t *shape);

#endif

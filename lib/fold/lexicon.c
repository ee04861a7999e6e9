/* lexicon.c - spellings to numbers: a shared vocabulary and each thread's cache over it.
 */
#include "base/fail.h"
#include "fold/fold.h"
#include "fold/spelling.h"
#include "fold/split.h"

#include <stdlib.h>

uint32_t sodo_vocab_add(sodo_vocab *self, sodo_slice folded) {
    uint32_t found = sodo_vocab_find(self, folded);
    if (found) return found;
    sodo_slice copy = sodo_slice_copy(self->arena, folded);
    if (!copy.data) return UINT32_MAX;
    if (!self->numbers.arena) self->numbers.arena = self->arena;
    uint32_t number = (uint32_t)self->numbers.entries.count + 1;
    sodo_map_entry *entry = sodo_map_put(&self->numbers, copy, number);
    return entry ? entry->value : UINT32_MAX;
}

uint32_t sodo_vocab_find(const sodo_vocab *self, sodo_slice folded) {
    uint32_t found = sodo_map_get(&self->numbers, folded);
    return found == SODO_MAP_NONE ? 0 : found;
}

sodo_slice sodo_vocab_text(const sodo_vocab *self, uint32_t number) {
    if (number == 0 || number > self->numbers.entries.count) return (sodo_slice){"", 0};
    return self->numbers.entries.items[number - 1].key;
}

#define UNKNOWN_FIRST SODO_UNKNOWN_SYLLABLE
#define UNKNOWN_KEPT 16384 /* unknown spellings carried from page to page */
#define UNKNOWN_BUDGET ((size_t)512 << 20)
#define SETS 4096 /* a power of two */
#define WAYS 4

typedef struct slot {
    sodo_spelling key;
    uint32_t number;
    uint8_t size; /* 0 = free */
    uint8_t shape;
} slot;

struct sodo_lexicon {
    const sodo_vocab *vocab;
    sodo_folder *folder;
    sodo_arena arena; /* of `unknown` */
    sodo_map unknown; /* folded -> UNKNOWN_FIRST + order of appearance */
    sodo_buf folded;
    uint32_t turn; /* next way to be replaced */
    slot slots[SETS][WAYS];
};

sodo_status sodo_lexicon_open(const sodo_vocab *vocab, sodo_lexicon **out,
                              sodo_error *err) {
    sodo_lexicon *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the lexicon");
    sodo_status status = sodo_folder_open(&self->folder, err);
    if (status != SODO_OK) {
        free(self);
        return status;
    }
    self->vocab = vocab;
    self->arena.budget = UNKNOWN_BUDGET;
    self->unknown.arena = &self->arena;
    *out = self;
    return SODO_OK;
}

void sodo_lexicon_close(sodo_lexicon *self) {
    if (!self) return;
    sodo_folder_close(self->folder);
    sodo_arena_finish(&self->arena);
    sodo_buf_finish(&self->folded);
    free(self);
}

/* Numbers of unknown spellings need only hold for one page, but forgetting them empties
 * the cache too, so it is done when they have become many. */
void sodo_lexicon_start_page(sodo_lexicon *self) {
    if (self->unknown.entries.count < UNKNOWN_KEPT) return;
    sodo_arena_finish(&self->arena);
    self->arena.budget = UNKNOWN_BUDGET;
    self->unknown = (sodo_map){.arena = &self->arena};
    memset(self->slots, 0, sizeof self->slots);
}

/* The number by way of ICU; 0: no memory. */
static uint32_t number_of(sodo_lexicon *self, sodo_slice text) {
    sodo_buf_clear(&self->folded);
    if (sodo_fold_phrase(self->folder, text, &self->folded) != SODO_OK) return 0;
    sodo_slice folded = sodo_buf_slice(&self->folded);
    uint32_t number = sodo_vocab_find(self->vocab, folded);
    if (number) return number;
    number = sodo_map_get(&self->unknown, folded);
    if (number != SODO_MAP_NONE) return number;
    sodo_slice copy = sodo_slice_copy(&self->arena, folded);
    if (!copy.data) return 0;
    number = UNKNOWN_FIRST + (uint32_t)self->unknown.entries.count;
    return sodo_map_put(&self->unknown, copy, number) ? number : 0;
}

uint32_t sodo_lexicon_number(sodo_lexicon *self, sodo_slice text, uint8_t *shape) {
    if (text.size == 0 || text.size > SODO_SPELLING_MAX) { /* folded anew */
        *shape = sodo_shape_of(text);
        return number_of(self, text);
    }
    sodo_spelling key = sodo_spelling_of(text);
    slot *set = self->slots[sodo_spelling_hash(&key, text.size) & (SETS - 1)];
    for (int way = 0; way < WAYS; way++) {
        const slot *s = &set[way];
        if (s->size == text.size && sodo_spelling_equal(&s->key, &key)) {
            *shape = s->shape;
            return s->number;
        }
    }
    uint32_t number = number_of(self, text);
    *shape = sodo_shape_of(text);
    if (!number) return 0;
    int way = 0;
    while (way < WAYS && set[way].size) way++;
    if (way == WAYS) way = (int)(self->turn++ % WAYS);
    set[way] =
        (slot){.key = key, .number = number, .size = (uint8_t)text.size, .shape = *shape};
    return number;
}

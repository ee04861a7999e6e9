/* letters.h - internal, layer "fold": the vowels of Vietnamese, composed and taken apart.
 *
 * Nearly all text is written with them and ASCII; what is not goes by ICU. Any thread. */
#ifndef SODO_FOLD_LETTERS_H
#define SODO_FOLD_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

#define SODO_VOWELS 12 /* a ă â e ê i o ô ơ u ư y */
#define SODO_TONES 6   /* none, grave, hook, tilde, acute, dot */

typedef struct sodo_vowel {
    uint8_t vowel, tone;
    bool capital;
} sodo_vowel;

/* Take a precomposed vowel apart; false: another letter. */
bool sodo_vowel_of(uint32_t c, sodo_vowel *out);
/* The precomposed letter. */
uint32_t sodo_vowel_put(sodo_vowel v);

#endif

/* tone.h - internal, layer "fold": the tone mark of one syllable, put where it belongs.
 *
 * A syllable has one tone, so its mark says nothing by where it stands: hoà = hòa, qúy =
 * quý. It goes to the vowel that newspapers and officials' names use: hòa, thủy, ủy, but
 * hoàn, quý, khuỷu, cửa. What is no Vietnamese syllable (two tones, two vowel groups) is
 * left alone. */
#ifndef SODO_FOLD_TONE_H
#define SODO_FOLD_TONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SODO_SYLLABLE_MAX 8 /* letters; "nghiêng" has seven */

typedef struct sodo_syllable {
    struct {
        uint32_t base;    /* as written, without marks */
        uint32_t quality; /* circumflex, breve or horn, 0 = none */
    } letters[SODO_SYLLABLE_MAX];
    size_t count;
    uint32_t tone;  /* 0 = none */
    size_t tone_at; /* letter that bears it */
} sodo_syllable;

/* Set tone_at to the canonical vowel; false: no syllable, nothing is changed. With
 * `fold_y` a small y that is the only vowel after a consonant becomes i: kỹ -> kĩ. */
bool sodo_syllable_place(sodo_syllable *self, bool fold_y);

/* The same for one word of `count` decomposed code points in any case, in place. */
void sodo_tone_place(uint32_t *word, size_t count, bool fold_y);

#endif

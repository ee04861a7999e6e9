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

/* True for the five combining tone marks. */
bool sodo_is_tone(uint32_t c);

/* Move the tone of one word, `count` decomposed code points in any case, in place. With
 * `fold_y` a small y that is a syllable's only vowel after a consonant becomes i: kỹ ->
 * kĩ. */
void sodo_tone_place(uint32_t *word, size_t count, bool fold_y);

#endif

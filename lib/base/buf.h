/* buf.h - internal, layer "base": a growing byte buffer on the heap.
 *
 * Appending never fails at once: the first failure is kept in `failed`, later
 * appends do nothing, and whoever finishes the text checks it once. */
#ifndef SODO_BASE_BUF_H
#define SODO_BASE_BUF_H

#include "base/slice.h"

typedef struct sodo_buf {
    char *data; /* NUL after `size` bytes once anything was appended */
    size_t size, room;
    bool failed;
} sodo_buf;

/* Room for `more` bytes and a NUL behind what is there; NULL: it has failed. Who writes
 * them adds them to `size` and puts the NUL. */
char *sodo_buf_room(sodo_buf *b, size_t more);
void sodo_buf_add(sodo_buf *b, sodo_slice text);
void sodo_buf_add_str(sodo_buf *b, const char *text);
void sodo_buf_add_char(sodo_buf *b, char c);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void sodo_buf_addf(sodo_buf *b, const char *format, ...);
/* Integer and fixed-point numbers without any locale: 5 -> "5"; 85 hundredths -> "0.85".
 */
void sodo_buf_add_int(sodo_buf *b, long long value);
void sodo_buf_add_hundredths(sodo_buf *b, int value);
static inline sodo_slice sodo_buf_slice(const sodo_buf *b) {
    return (sodo_slice){b->data, b->size};
}
/* Empty it, keeping the memory. */
void sodo_buf_clear(sodo_buf *b);
/* Free it. Harmless on a zeroed one. */
void sodo_buf_finish(sodo_buf *b);

#endif

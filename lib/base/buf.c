/* buf.c - a growing byte buffer that remembers its first failure. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static bool grow(sodo_buf *b, size_t more) {
    if (b->failed) return false;
    if (more > SIZE_MAX / 4 - b->size) return b->failed = true, false;
    size_t room = b->room ? b->room : 256;
    while (room < b->size + more + 1) room *= 2;
    char *data = realloc(b->data, room);
    if (!data) return b->failed = true, false;
    b->data = data;
    b->room = room;
    return true;
}

/* Records are made of many small pieces: most find their room without a call. */
static inline bool make_room(sodo_buf *b, size_t more) {
    return (more < b->room - b->size && !b->failed) || grow(b, more);
}

char *sodo_buf_room(sodo_buf *b, size_t more) {
    return make_room(b, more) ? b->data + b->size : NULL;
}

void sodo_buf_add(sodo_buf *b, sodo_slice text) {
    if (!make_room(b, text.size)) return;
    if (text.size) memcpy(b->data + b->size, text.data, text.size);
    b->size += text.size;
    b->data[b->size] = '\0';
}

void sodo_buf_add_str(sodo_buf *b, const char *text) {
    sodo_buf_add(b, sodo_slice_of(text));
}

void sodo_buf_add_char(sodo_buf *b, char c) {
    if (!make_room(b, 1)) return;
    b->data[b->size++] = c;
    b->data[b->size] = '\0';
}

void sodo_buf_addf(sodo_buf *b, const char *format, ...) {
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (size < 0) b->failed = true;
    if (size >= 0 && make_room(b, (size_t)size)) {
        vsnprintf(b->data + b->size, (size_t)size + 1, format, again);
        b->size += (size_t)size;
    }
    va_end(again);
}

void sodo_buf_add_int(sodo_buf *b, long long value) {
    char digits[20];
    size_t at = sizeof digits;
    unsigned long long rest =
        value < 0 ? 0ULL - (unsigned long long)value : (unsigned long long)value;
    do digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0) sodo_buf_add_char(b, '-');
    sodo_buf_add(b, (sodo_slice){digits + at, sizeof digits - at});
}

void sodo_buf_add_hundredths(sodo_buf *b, int value) {
    if (value < 0) sodo_buf_add_char(b, '-');
    int size = value < 0 ? -value : value;
    char part[3] = {'.', (char)('0' + size / 10 % 10), (char)('0' + size % 10)};
    sodo_buf_add_int(b, size / 100);
    sodo_buf_add(b, (sodo_slice){part, sizeof part});
}

void sodo_buf_clear(sodo_buf *b) {
    b->size = 0;
    if (b->data) b->data[0] = '\0';
}

void sodo_buf_finish(sodo_buf *b) {
    free(b->data);
    *b = (sodo_buf){0};
}

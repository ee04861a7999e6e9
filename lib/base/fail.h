/* fail.h - internal, layer "base": failing, and passing a failure up, in one line. */
#ifndef SODO_BASE_FAIL_H
#define SODO_BASE_FAIL_H

#include "sodo/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Return a failed call's status at once. Only where nothing but arena memory
 * is held; with a file or a foreign handle open, use one `goto out` instead. */
#define SODO_TRY(call)                                  \
    do {                                                \
        sodo_status try_status_ = (call);               \
        if (try_status_ != SODO_OK) return try_status_; \
    } while (0)

/* Fill *err, unless it is NULL, and return `status`. A message that is too long
 * loses its end but never half a character, so it is valid UTF-8 if its parts are. */
#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
static inline sodo_status
sodo_fail(sodo_error *err, sodo_status status, size_t column, const char *format, ...) {
    if (!err) return status;
    size_t end = sizeof err->message - 1;
    va_list args;
    va_start(args, format);
    int length = vsnprintf(err->message, end + 1, format, args);
    va_end(args);
    if (length > (int)end) {
        while (end > 1 && (err->message[end - 1] & 0xC0) == 0x80) end--;
        err->message[end - 1] = '\0';
    }
    err->path[0] = '\0'; /* whoever knows the file and the line adds them on the way up */
    err->line = 0;
    err->column = column;
    return status;
}

/* Name the file of a failure, unless `err` is NULL; a name that is too long loses its
 * start. */
static inline void sodo_error_path(sodo_error *err, const char *path) {
    if (!err) return;
    size_t size = strlen(path), room = sizeof err->path - 1;
    if (size > room) {
        path += size - room;
        while ((*path & 0xC0) == 0x80) path++; /* never half a character */
    }
    memcpy(err->path, path, strlen(path) + 1);
}

#endif

/* lines.c - JSON Lines are streams: no line is too late, none is too long. */
#include "pipeline/lines.h"

#include "base/fail.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

struct sodo_lines {
    FILE *file;
    size_t limit, number;
    size_t at, size; /* unread part of the chunk */
    char chunk[64 * 1024];
};

sodo_status sodo_lines_open(const char *path, size_t limit, sodo_lines **out,
                            sodo_error *err) {
    struct stat about;
    sodo_lines *self = malloc(sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory");
    self->file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    self->limit = limit;
    self->number = self->at = self->size = 0;
    if (self->file && fstat(fileno(self->file), &about) == 0 && S_ISDIR(about.st_mode))
        errno = EISDIR;
    else if (self->file) {
        *out = self;
        return SODO_OK;
    }
    int why = errno;
    sodo_lines_close(self);
    return sodo_fail(err, SODO_ERR_IO, 0, "%s", strerror(why));
}

void sodo_lines_close(sodo_lines *self) {
    if (!self) return;
    if (self->file && self->file != stdin) fclose(self->file);
    free(self);
}

size_t sodo_lines_number(const sodo_lines *self) {
    return self->number;
}

static bool fill(sodo_lines *self) {
    if (self->at < self->size) return true;
    self->at = 0;
    self->size = fread(self->chunk, 1, sizeof self->chunk, self->file);
    return self->size > 0;
}

/* Copy up to the next line end, or the chunk's end; true when the line end was there. */
static bool copy_part(sodo_lines *self, sodo_buf *line, bool keep) {
    const char *from = self->chunk + self->at;
    size_t left = self->size - self->at;
    const char *end = memchr(from, '\n', left);
    size_t part = end ? (size_t)(end - from) : left;
    if (keep) sodo_buf_add(line, (sodo_slice){from, part});
    self->at += part + (end != NULL);
    return end != NULL;
}

sodo_status sodo_lines_next(sodo_lines *self, sodo_buf *line, bool *more,
                            sodo_error *err) {
    bool any = false, ended = false;
    sodo_buf_clear(line);
    while (!ended && fill(self)) {
        any = true;
        ended = copy_part(self, line, line->size <= self->limit);
    }
    if (ferror(self->file)) return sodo_fail(err, SODO_ERR_IO, 0, "%s", strerror(errno));
    *more = any;
    if (!any) return SODO_OK;
    self->number++;
    if (line->failed) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a line");
    if (line->size > self->limit)
        return sodo_fail(err, SODO_ERR_LIMIT, 0, "line of more than %zu MiB",
                         self->limit >> 20);
    if (line->size && line->data[line->size - 1] == '\r') line->data[--line->size] = '\0';
    if (self->number == 1 && line->size >= 3 &&
        memcmp(line->data, "\xEF\xBB\xBF", 3) == 0) {
        memmove(line->data, line->data + 3, line->size - 2);
        line->size -= 3;
    }
    return SODO_OK;
}

/* part.c - the parts of a merge: files of page records, standard input, folders of
 * builds. */
#include "pipeline/builder.h"

#include "base/fail.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static sodo_status fail_at(const char *path, sodo_error *err) {
    int number = errno;
    sodo_fail(err, SODO_ERR_IO, 0, "cannot read: %s", strerror(number));
    sodo_error_path(err, path);
    return SODO_ERR_IO;
}

/* Add the whole lines of `text`; what is left of it moves to the front. */
static sodo_status add_lines(sodo_builder *self, sodo_buf *text, const char *path,
                             size_t *number, sodo_error *err) {
    size_t begin = 0;
    for (;;) {
        const char *end = text->size > begin
                              ? memchr(text->data + begin, '\n', text->size - begin)
                              : NULL;
        if (!end) break;
        size_t size = (size_t)(end - text->data) - begin;
        sodo_slice line = {text->data + begin, size};
        SODO_TRY(sodo_builder_add(self, line, path, ++*number, err));
        begin += size + 1;
    }
    if (begin) memmove(text->data, text->data + begin, text->size - begin);
    text->size -= begin;
    return SODO_OK;
}

static sodo_status add_stream(sodo_builder *self, int fd, const char *path,
                              sodo_buf *text, sodo_error *err) {
    static const size_t step = 1 << 18;
    size_t number = 0;
    char *chunk = malloc(step);
    sodo_status status = SODO_OK;
    ssize_t got = 0;
    if (!chunk) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for %s", path);
    while (status == SODO_OK) {
        status = sodo_builder_go_on(self, err);
        if (status != SODO_OK) break;
        got = read(fd, chunk, step);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        sodo_buf_add(text, (sodo_slice){chunk, (size_t)got});
        if (text->failed)
            status = sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for %s", path);
        else if (memchr(chunk, '\n', (size_t)got))
            status = add_lines(self, text, path, &number, err);
        else if (text->size > SODO_RECORD_MAX)
            status =
                sodo_fail(err, SODO_ERR_LIMIT, 0, "%s: line %zu of more than %zu bytes",
                          path, number + 1, SODO_RECORD_MAX);
    }
    if (got < 0 && status == SODO_OK) status = fail_at(path, err);
    free(chunk);
    if (status == SODO_OK && text->size) /* a last line without its end */
        status = sodo_builder_add(self, sodo_buf_slice(text), path, number + 1, err);
    return status;
}

static sodo_status add_record(void *context, sodo_slice page_id, sodo_slice source,
                              sodo_slice line, sodo_error *err) {
    (void)page_id;
    (void)source;
    return sodo_builder_add(context, line, "its graph.sqlite", 0, err);
}

static sodo_status add_folder(sodo_builder *self, const char *path, sodo_error *err) {
    sodo_store *part = NULL;
    SODO_TRY(sodo_store_open(path, &part, err));
    sodo_status status = sodo_store_each_record(part, add_record, self, err);
    sodo_store_close(part);
    if (status != SODO_OK) sodo_error_path(err, path);
    return status;
}

sodo_status sodo_builder_add_part(sodo_builder *self, const char *path, sodo_error *err) {
    struct stat info;
    bool is_input = strcmp(path, "-") == 0;
    if (!is_input && stat(path, &info) != 0) return fail_at(path, err);
    if (!is_input && (S_ISDIR(info.st_mode) || sodo_store_recognise(path)))
        return add_folder(self, path, err);
    int fd = is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return fail_at(path, err);
    sodo_buf text = {0};
    sodo_status status = add_stream(self, fd, path, &text, err);
    sodo_buf_finish(&text);
    if (!is_input) close(fd);
    return status;
}

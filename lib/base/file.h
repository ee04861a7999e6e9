/* file.h - internal, layer "base": whole files in, whole files out. */
#ifndef SODO_BASE_FILE_H
#define SODO_BASE_FILE_H

#include "base/buf.h"

/* Append the bytes of a file, "-" = standard input, to `out`.
 * Fails: SODO_ERR_IO (missing, unreadable, a folder), SODO_ERR_LIMIT above `limit` bytes.
 */
sodo_status sodo_file_read(const char *path, size_t limit, sodo_buf *out,
                           sodo_error *err);

/* Put `text` at `path`: written beside it, flushed, then renamed over it, so that a
 * reader sees the old file or the new one. Fails: SODO_ERR_IO, and nothing is left over.
 */
sodo_status sodo_file_write(const char *path, sodo_slice text, sodo_error *err);

/* The bytes of a file, read only, until sodo_file_unmap; an empty file is NULL and 0
 * bytes. Files of ours are replaced by renaming, never cut short, so that what is mapped
 * stays whole. Fails: SODO_ERR_IO. */
sodo_status sodo_file_map(const char *path, sodo_slice *out, sodo_error *err);
/* Harmless on a zeroed one. */
void sodo_file_unmap(sodo_slice bytes);

/* Sorted names (byte order, no "." and "..") of a folder's regular files that end in
 * `suffix` ("" = all), as paths "DIR/NAME", in the arena. */
sodo_status sodo_file_list(const char *dir, const char *suffix, sodo_arena *arena,
                           char ***out, size_t *count, sodo_error *err);

#endif

/* temp_files.h - test support: a folder of one's own that goes away again. */
#ifndef SODO_TESTS_TEMP_FILES_H
#define SODO_TESTS_TEMP_FILES_H

#include <stddef.h>

/* A new empty folder below $TMPDIR. Give it to temp_remove(), which also frees the name.
 */
char *temp_dir(void);
/* Remove a folder with all in it. NULL is allowed. */
void temp_remove(char *dir);
/* Path "DIR/NAME", owned by the caller: free(). */
char *temp_path(const char *dir, const char *name);
/* Write a file of those bytes; its path, owned by the caller: free(). */
char *temp_write(const char *dir, const char *name, const void *bytes, size_t size);
/* All bytes of a file and a NUL after them, owned by the caller: free(). */
char *temp_read(const char *path, size_t *size);

#endif

/* scratch.h - a folder that lives as long as the process, for doors that open files. */
#ifndef SODO_TESTS_FUZZ_SCRATCH_H
#define SODO_TESTS_FUZZ_SCRATCH_H

#include <stddef.h>
#include <stdint.h>

/* The folder; made at the first call, removed when the process ends. */
const char *scratch_dir(void);
/* Path of the only file in the folder, written anew with those bytes; static. */
const char *scratch_file(const char *name, const uint8_t *data, size_t size);

#endif

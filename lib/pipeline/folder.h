/* folder.h - internal, layer "pipeline": the folder of a build, made beside and put in
 * place. */
#ifndef SODO_PIPELINE_FOLDER_H
#define SODO_PIPELINE_FOLDER_H

#include "base/buf.h"

#define SODO_FOLDER_PATH 4096

typedef struct sodo_new_folder {
    char target[SODO_FOLDER_PATH]; /* as it will be called, links followed */
    char beside[SODO_FOLDER_PATH]; /* as it is called until then; "" = not made yet */
} sodo_new_folder;

typedef enum sodo_folder_state {
    SODO_FOLDER_FREE,   /* not there, or empty */
    SODO_FOLDER_BUILT,  /* made by a build */
    SODO_FOLDER_FOREIGN /* holds something else */
} sodo_folder_state;

/* What stands at `path`. Fails: SODO_ERR_IO (a file, not readable), SODO_ERR_USAGE (too
 * long). */
sodo_status sodo_folder_look(const char *path, sodo_new_folder *out,
                             sodo_folder_state *state, sodo_error *err);
/* Make the folder beside the target. What a killed program left there of such folders
 * goes, as far as it bears the `names` (which NULL ends). */
sodo_status sodo_folder_make(sodo_new_folder *self, const char *const *names,
                             sodo_error *err);
/* "BESIDE/NAME" in `out`. */
void sodo_folder_file(const sodo_new_folder *self, const char *name,
                      char out[SODO_FOLDER_PATH]);
/* Put it in the target's place at once; files of the old one that are not in `names`
 * (which NULL ends) move into the new one, the others are deleted. */
sodo_status sodo_folder_swap(sodo_new_folder *self, const char *const *names,
                             sodo_error *err);
/* Delete the folder beside, if it was made. */
void sodo_folder_drop(sodo_new_folder *self);
/* An open file without a name on the target's disk, or -1 with errno. */
int sodo_folder_spool(const sodo_new_folder *self);

#endif

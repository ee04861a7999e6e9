/* folder.h - what build and merge share: a folder in the making. */
#ifndef SODO_CLI_FOLDER_H
#define SODO_CLI_FOLDER_H

#include "cli.h"

/* Begin the folder of -o. NULL after saying why, with the exit status in *status. */
sodo_builder *folder_begin(const command *self, const settings *set,
                           const sodo_session *session, int *status);
/* Publish, unless --strict and something was bad, and tell what the folder holds.
 * `status` is that of reading; returns the gravest. Closes the builder. */
int folder_end(sodo_builder *builder, const settings *set, int status);

#endif

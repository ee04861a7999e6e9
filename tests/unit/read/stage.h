/* stage.h - unit tests of layer "read": bytes to a page, with a few words that mark
 * zones. */
#ifndef SODO_TESTS_READ_STAGE_H
#define SODO_TESTS_READ_STAGE_H

#include "read/read.h"

typedef struct stage {
    sodo_arena arena;
    sodo_folder *folder;
    sodo_read_options options;
    sodo_work work; /* of the last page */
    sodo_error error;
} stage;

void stage_open(stage *self);
void stage_close(stage *self);

/* Read one page; the one before it is freed. */
sodo_status stage_read(stage *self, const char *path, sodo_slice bytes);
/* The same as line 7 of a JSON Lines file. */
sodo_status stage_read_json(stage *self, sodo_slice bytes);

/* The page's zones, as "zone: text" lines with the white space at both ends left out. */
void stage_zones(const stage *self, sodo_buf *out);

#endif

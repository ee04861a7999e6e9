/* session.h - internal, layer "pipeline": what the public handles stand for. */
#ifndef SODO_PIPELINE_SESSION_H
#define SODO_PIPELINE_SESSION_H

#include "model/record.h"
#include "pipeline/page.h"
#include "sodo/extract.h"

struct sodo_session {
    sodo_core *core;
    sodo_record_maker maker; /* of the records it makes; static or in the core */
};

static inline sodo_core_dirs sodo_dirs_of(const sodo_session_options *options) {
    return (sodo_core_dirs){options->gazetteer_dirs, options->gazetteer_dir_count,
                            options->compiled};
}

/* Page bytes up to this size are read when nothing else is said. */
#define SODO_PAGE_MAX ((size_t)64 << 20)

/* The graver of two: IO and NOMEM before INPUT and LIMIT before OK. */
sodo_status sodo_status_graver(sodo_status a, sodo_status b);

/* "page:" and the hash of the page's bytes. */
#define SODO_PAGE_ID_SIZE 18
void sodo_page_id(sodo_slice bytes, char out[SODO_PAGE_ID_SIZE]);

#endif

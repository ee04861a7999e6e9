/* job.h - internal, layer "pipeline": one page to be worked on by some thread. */
#ifndef SODO_PIPELINE_JOB_H
#define SODO_PIPELINE_JOB_H

#include "pipeline/session.h"

typedef struct sodo_job {
    /* given */
    size_t file;      /* number of its file among the inputs */
    const char *path; /* borrowed */
    sodo_input input; /* never BY_NAME */
    size_t line;      /* JSON Lines, else 0 */
    bool has_bytes;   /* `bytes` is filled; else the worker reads the file */
    sodo_buf bytes;
    /* found */
    sodo_buf output;
    sodo_status status; /* not OK: `error` says why, there is no output */
    sodo_error error;
    sodo_status first;   /* not OK: failed before any worker (unreadable, over a limit) */
    const char *warning; /* static or `note`, or NULL */
    char note[192];
    bool empty; /* no text at all */
    bool known; /* `output` was known already; nothing is to be done */
} sodo_job;

/* Do it; the result is in the job. */
void sodo_job_run(const sodo_session *session, sodo_worker *worker, sodo_output output,
                  size_t max_page, sodo_job *job);

#endif

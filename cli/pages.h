/* pages.h - what extract and build share: reading pages with messages and progress. */
#ifndef SODO_CLI_PAGES_H
#define SODO_CLI_PAGES_H

#include "cli.h"

/* What comes of each page; sodo_extract_events without what is the same for both
 * commands. */
typedef struct page_taker {
    int (*output)(void *context, sodo_slice text);
    bool (*known)(void *context, sodo_slice page_id, const char *path,
                  sodo_slice *record);
    void *context;
    sodo_output form; /* what is given for each page; options may say more */
} page_taker;

/* Read all pages of `inputs`. Returns the gravest exit status; messages are said. */
int pages_read(const sodo_session *session, const settings *set, const strings *inputs,
               const page_taker *taker, sodo_extract_summary *summary);

#endif

/* profile.h - internal, layer "pipeline": what one page adds to a profile. */
#ifndef SODO_PIPELINE_PROFILE_H
#define SODO_PIPELINE_PROFILE_H

#include "pipeline/page.h"

/* Lines for sodo_profile_add: "rule NUMBER TRIES MATCHES HITS NANOSECONDS" for each rule
 * that was tried, "row NUMBER HITS" for each row that a phrase of the page means. False:
 * no memory. */
bool sodo_profile_print(const sodo_core *core, sodo_work *work,
                        const sodo_rule_cost *costs, sodo_buf *out);

#endif

/* match.h - internal, layer "match": tokens to mentions. */
#ifndef SODO_MATCH_MATCH_H
#define SODO_MATCH_MATCH_H

#include "rules/rules.h"

/* Gazetteer phrases (phrases.c), shapes of dates, document numbers and names (dates.c,
 * documents.c, names.c), then the tag rules. Fills work->mentions.
 * Fails: SODO_ERR_NOMEM, SODO_ERR_LIMIT. */
sodo_status sodo_match_run(const sodo_gazetteer *gazetteer, sodo_rule_runner *rules,
                           sodo_work *work, sodo_error *err);

#endif

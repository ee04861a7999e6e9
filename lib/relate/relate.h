/* relate.h - internal, layer "relate": mentions to relations. */
#ifndef SODO_RELATE_RELATE_H
#define SODO_RELATE_RELATE_H

#include "rules/rules.h"

/* What "hội nghị" said again means (state.c), then the frame rules, then the events they
 * speak of put in place of words that refer to them. Fills work->relations. Fails:
 * SODO_ERR_NOMEM, SODO_ERR_LIMIT. */
sodo_status sodo_relate_run(const sodo_gazetteer *gazetteer, sodo_rule_runner *rules,
                            sodo_work *work, sodo_error *err);

/* Give every Event and EventRef the attribute `event`: the Event it means, itself when it
 * is the first of its kind. A bare noun means the nearest Event before that agrees in
 * kind; where none stands before, the first one behind; else itself. Every Person gets
 * the event at which it stands: that of its sentence, else the one that was told of last.
 */
sodo_status sodo_relate_events(const sodo_gazetteer *gazetteer, sodo_work *work);

#endif

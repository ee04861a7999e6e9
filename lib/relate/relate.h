/* relate.h - internal, layer "relate": mentions to relations. */
#ifndef SODO_RELATE_RELATE_H
#define SODO_RELATE_RELATE_H

#include "rules/rules.h"

/* What "hội nghị" said again means (state.c), then the frame rules (frame.c). Fills
 * work->relations. Fails: SODO_ERR_NOMEM, SODO_ERR_LIMIT. */
sodo_status sodo_relate_run(const sodo_gazetteer *gazetteer, sodo_rule_runner *rules,
                            sodo_work *work, sodo_error *err);

#endif

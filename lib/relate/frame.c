/* frame.c - the frame rules, and references in their relations replaced by what they mean. */
#include "relate/relate.h"

#include "base/fail.h"

static void follow(const sodo_work *work, int32_t *mention) {
    if (*mention == SODO_NO_MENTION) return;
    const sodo_mention *m = &work->mentions.items[*mention];
    int32_t part = SODO_NO_MENTION;
    if (m->kind == SODO_KIND_EVENT_REF) part = sodo_mention_part(m, SODO_ATTR_EVENT);
    if (m->kind == SODO_KIND_HOLDER) part = sodo_mention_part(m, SODO_ATTR_WHO);
    if (part != SODO_NO_MENTION) *mention = part;
}

sodo_status sodo_relate_run(const sodo_gazetteer *gazetteer, sodo_rule_runner *rules,
                            sodo_work *work, sodo_error *err) {
    if (sodo_relate_events(gazetteer, work) != SODO_OK)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "the page has more events than its memory allows");
    SODO_TRY(sodo_rules_run(rules, "frame", work, NULL, NULL, err));
    for (size_t i = 0; i < work->relations.count; i++) {
        follow(work, &work->relations.items[i].source);
        follow(work, &work->relations.items[i].target);
    }
    return SODO_OK;
}

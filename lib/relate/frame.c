/* frame.c - the frame rules, and references in their relations replaced by what they
 * mean. */
#include "relate/relate.h"

#include "base/fail.h"
#include "relate/events.h"

#define EARLIER_COST (-5) /* what a fact loses whose sentence names no event */

static void follow(const sodo_work *work, int32_t *mention) {
    if (*mention == SODO_NO_MENTION) return;
    const sodo_mention *m = &work->mentions.items[*mention];
    int32_t part = SODO_NO_MENTION;
    if (m->kind == SODO_KIND_EVENT_REF) part = sodo_mention_part(m, SODO_ATTR_EVENT);
    if (m->kind == SODO_KIND_HOLDER) part = sodo_mention_part(m, SODO_ATTR_WHO);
    if (part != SODO_NO_MENTION) *mention = part;
}

/* Does the sentence that proves the relation name the event, or a noun that means it? */
static bool names_event(const sodo_work *work, const sodo_relation *r) {
    const sodo_page *page = &work->page;
    const sodo_sentence *s =
        &page->sentences.items[sodo_relate_sentence(page, r->tok_begin)];
    for (size_t i = 0; i < work->mentions.count; i++) {
        const sodo_mention *m = &work->mentions.items[i];
        if (m->kind != SODO_KIND_EVENT && m->kind != SODO_KIND_EVENT_REF) continue;
        if (m->tok_begin < s->tok_begin || m->tok_begin >= s->tok_end) continue;
        if (sodo_mention_part(m, SODO_ATTR_EVENT) == r->target) return true;
    }
    return false;
}

static void weigh(const sodo_work *work, sodo_relation *r) {
    if (r->kind != SODO_REL_ATTENDS || r->reason_count == SODO_REASONS_MAX) return;
    if (names_event(work, r)) return;
    r->reasons[r->reason_count++] =
        (sodo_reason){"event of an earlier sentence", EARLIER_COST};
}

sodo_status sodo_relate_run(const sodo_gazetteer *gazetteer, sodo_rule_runner *rules,
                            sodo_work *work, sodo_error *err) {
    if (sodo_relate_events(gazetteer, work) != SODO_OK)
        return sodo_fail(err, SODO_ERR_NOMEM, 0,
                         "the page has more events than its memory allows");
    SODO_TRY(sodo_rules_run(rules, "frame", work, NULL, NULL, err));
    for (size_t i = 0; i < work->relations.count; i++) {
        follow(work, &work->relations.items[i].source);
        follow(work, &work->relations.items[i].target);
        weigh(work, &work->relations.items[i]);
    }
    return SODO_OK;
}

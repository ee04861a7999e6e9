/* resolve.h - internal, layer "resolve": one page's mentions and relations to entities
 * and facts. */
#ifndef SODO_RESOLVE_RESOLVE_H
#define SODO_RESOLVE_RESOLVE_H

#include "gazetteer/gazetteer.h"
#include "model/entity.h"

/* What resolving a page needs beside the page; all borrowed for the time of the call. */
typedef struct sodo_resolve_options {
    const sodo_gazetteer *gazetteer;
    const sodo_symbols *symbols;
    sodo_folder *folder;
    /* The name of rule number `rule`; NULL = evidences bear no rule's name. The layer
     * knows no rules, so whoever does hands in sodo_rule_name with the rule set as
     * context. */
    sodo_slice (*rule_name)(const void *context, uint32_t rule);
    const void *rules; /* context of rule_name */
} sodo_resolve_options;

/* Fills work->entities, ->facts, ->place, ->date and every mention's entity; may set
 * mention->dropped. Fails: SODO_ERR_NOMEM. */
sodo_status sodo_resolve_run(const sodo_resolve_options *options, sodo_work *work,
                             sodo_error *err);

#endif

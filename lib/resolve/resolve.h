/* resolve.h - internal, layer "resolve": one page's mentions and relations to entities and facts. */
#ifndef SODO_RESOLVE_RESOLVE_H
#define SODO_RESOLVE_RESOLVE_H

#include "gazetteer/gazetteer.h"
#include "model/entity.h"

/* Fills work->entities, ->facts, ->place, ->date and every mention's entity; may set
 * mention->dropped. Fails: SODO_ERR_NOMEM. */
sodo_status sodo_resolve_run(const sodo_gazetteer *gazetteer, const sodo_symbols *symbols,
                             sodo_folder *folder, sodo_work *work, sodo_error *err);

#endif

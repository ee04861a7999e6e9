/* across_ids.h - internal to the across_*.c files: ids, aliases, names and the nodes'
 * order. */
#ifndef SODO_RESOLVE_ACROSS_IDS_H
#define SODO_RESOLVE_ACROSS_IDS_H

#include "resolve/across_state.h"

typedef struct sodo_across_ids {
    const sodo_across *self;
    sodo_folder *folder;
    sodo_arena *arena; /* of the network: holds the ids */
    sodo_buf text;     /* finished by whoever made it */
} sodo_across_ids;

/* Dates are entities of a record, but no nodes. */
bool sodo_across_is_node(const sodo_across *self, uint32_t portrait);
sodo_node_kind sodo_across_node_kind(const sodo_across *self, uint32_t portrait);
/* "person:do-manh-hien~abcdefghijkl"; data == NULL: no memory. */
sodo_slice sodo_across_id(sodo_across_ids *ids, uint32_t portrait);

/* The steps below: false = no memory. */
/* Other names and honorifics of all that was joined, sorted, each once. */
bool sodo_across_names(sodo_across *self, const uint32_t *node_of, sodo_network *out);
/* The ids that joined portraits would have had alone. */
bool sodo_across_aliases(sodo_across_ids *ids, const uint32_t *node_of,
                         sodo_network *out);
/* Nodes by kind, then id; node_of, references and aliases follow. */
bool sodo_across_sort_nodes(sodo_across *self, uint32_t *node_of, sodo_network *out);

#endif

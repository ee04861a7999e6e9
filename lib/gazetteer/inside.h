/* inside.h - internal to layer "gazetteer": what a loaded gazetteer holds. */
#ifndef SODO_GAZETTEER_INSIDE_H
#define SODO_GAZETTEER_INSIDE_H

#include "base/vec.h"
#include "gazetteer/gazetteer.h"
#include "gazetteer/trie.h"

struct sodo_gazetteer {
    sodo_arena arena; /* all of it */
    SODO_VEC(sodo_row) rows;
    SODO_VEC(sodo_slice) files;
    sodo_map ids;
    sodo_trie trie;
    sodo_name_syllable *names; /* by number */
    uint32_t name_count;
    uint32_t *predecessors;    /* rows, grouped by the row that took over */
    uint32_t *first_predecessor; /* per row; the next row's is the end */
    char version[27];
};

#endif

/* spells.h - internal, layer "write": when an edge held, as closed intervals of dates. */
#ifndef SODO_WRITE_SPELLS_H
#define SODO_WRITE_SPELLS_H

#include "model/network.h"

/* Year 0 = open on that side. */
typedef struct sodo_spell {
    sodo_date start, end;
} sodo_spell;

#define SODO_SPELLS_MAX 8

/* The spells of an edge, sorted, without overlap; 0 = nothing dated is known.
 *
 * holds: from the stated or else the first cited date to the stated or else the last
 * cited one; a post reported as left ends on that day; former posts only where dates are
 * stated. Edges of an event: the event's days. Parts and places: their validity. */
size_t sodo_edge_spells(const sodo_network *net, uint32_t edge,
                        sodo_spell out[SODO_SPELLS_MAX]);

/* YYYYMMDD as a date, and the day before it; 0 gives the unknown date. */
sodo_date sodo_day_date(int day);
sodo_date sodo_day_before(int day);

#endif

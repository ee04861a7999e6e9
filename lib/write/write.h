/* write.h - internal, layer "write": a network as files of other programs.
 *
 * Page nodes are left out of every graph format: no edge leads to them, evidence names
 * them. Whatever the format, the attributes are those of the two tables of attributes.c.
 * All functions append to `out` and fail only with SODO_ERR_NOMEM. */
#ifndef SODO_WRITE_WRITE_H
#define SODO_WRITE_WRITE_H

#include "base/buf.h"
#include "model/network.h"

typedef enum sodo_csv_dialect {
    SODO_CSV_GEPHI, /* one `timeset` column, no other dates: what Gephi imports as it is
                     */
    SODO_CSV_PLAIN, /* ISO dates, for pandas, DuckDB, Miller */
    SODO_CSV_EXCEL  /* the same with a BOM and CRLF */
} sodo_csv_dialect;

typedef struct sodo_csv_style {
    sodo_csv_dialect dialect;
    bool raw; /* leave cells alone that a spreadsheet would run as formulas */
} sodo_csv_style;

sodo_status sodo_write_graphml(const sodo_network *net, sodo_buf *out, sodo_error *err);
/* For yEd: labels, shapes and colours in its own extension. */
sodo_status sodo_write_yed(const sodo_network *net, sodo_buf *out, sodo_error *err);
/* GEXF 1.3; `timed`: with the spells of dated edges. */
sodo_status sodo_write_gexf(const sodo_network *net, bool timed, sodo_buf *out,
                            sodo_error *err);
sodo_status sodo_write_dot(const sodo_network *net, sodo_buf *out, sodo_error *err);
/* Cytoscape.js. */
sodo_status sodo_write_json(const sodo_network *net, sodo_buf *out, sodo_error *err);

/* Popolo JSON, with evidence as sources. */
sodo_status sodo_write_popolo(const sodo_network *net, sodo_buf *out, sodo_error *err);
/* FollowTheMoney, one JSON entity a line. */
sodo_status sodo_write_ftm(const sodo_network *net, sodo_buf *out, sodo_error *err);

sodo_status sodo_write_nodes_csv(const sodo_network *net, sodo_csv_style style,
                                 sodo_buf *out, sodo_error *err);
sodo_status sodo_write_edges_csv(const sodo_network *net, sodo_csv_style style,
                                 sodo_buf *out, sodo_error *err);
sodo_status sodo_write_evidence_csv(const sodo_network *net, sodo_csv_style style,
                                    sodo_buf *out, sodo_error *err);
sodo_status sodo_write_mentions_csv(const sodo_network *net, sodo_csv_style style,
                                    sodo_buf *out, sodo_error *err);

#endif

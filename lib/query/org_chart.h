/* org_chart.h - internal, layer "query": bodies of a place as a tree, with posts and
 * holders. */
#ifndef SODO_QUERY_ORG_CHART_H
#define SODO_QUERY_ORG_CHART_H

#include "query/query.h"

typedef enum sodo_chart_state {
    SODO_CHART_HOLDS,
    SODO_CHART_ACTING,
    SODO_CHART_APPOINTED, /* reported as appointed, not yet seen holding it */
    SODO_CHART_EARLIER, /* inferred: another was named since, or moved within the body */
    SODO_CHART_FORMER,  /* the pages say so */
    SODO_CHART_LEFT,
    SODO_CHART_UNKNOWN /* the post is known, no holder then is */
} sodo_chart_state;
#define SODO_CHART_STATES (SODO_CHART_UNKNOWN + 1)
const char *sodo_chart_state_name(sodo_chart_state state); /* "" for HOLDS */

/* One holder of a post; a post's rows follow each other. */
typedef struct sodo_chart_row {
    uint32_t post, person, edge; /* person, edge: SODO_NO_NODE when unknown */
    sodo_chart_state state;
    sodo_date first, last; /* of the pages that say so, or stated */
    bool first_of_post;
} sodo_chart_row;

/* A body, or a place that bodies hang on. Boxes are in reading order: a box comes before
 * what is below it. */
typedef struct sodo_chart_box {
    uint32_t node;   /* SODO_NO_NODE: the root of a chart of everything */
    uint32_t parent; /* box, SODO_NO_NODE for the root */
    uint32_t depth;
    uint32_t row_begin, row_end;
    uint32_t children;
} sodo_chart_box;

typedef struct sodo_chart {
    const sodo_network *net; /* borrowed */
    sodo_arena arena;
    SODO_VEC(sodo_chart_box) boxes;
    SODO_VEC(sodo_chart_row) rows;
    sodo_date at;
    bool evidence;
    size_t bodies, posts, people;
} sodo_chart;

/* Build the chart. *answer is set instead when the name is not found or ambiguous.
 * Fails: SODO_ERR_USAGE (a malformed date), SODO_ERR_NOMEM. */
sodo_status sodo_chart_make(const sodo_network *net, sodo_folder *folder,
                            const sodo_org_chart *options, sodo_chart *out,
                            sodo_answer **answer, sodo_error *err);
void sodo_chart_finish(sodo_chart *self);

/* Level of a body: its own, or that of its place. */
sodo_slice sodo_chart_level(const sodo_network *net, uint32_t node);
/* What a box is called; "" for the root of everything. */
sodo_slice sodo_chart_title(const sodo_chart *chart, const sodo_chart_box *box);
/* "2021-12-24", "2021-12-24 - 2022-09-29", "" = no date. */
void sodo_chart_dates(const sodo_chart_row *row, sodo_buf *out);
/* The source of the page with the best evidence for a row; empty = none. */
sodo_slice sodo_chart_page(const sodo_chart *chart, const sodo_chart_row *row);

/* The chart's bodies, posts and holders as a network that borrows from the whole one;
 * freed with sodo_network_finish (chart_network.c). Without evidence. */
sodo_status sodo_chart_network(const sodo_chart *chart, sodo_network *out,
                               sodo_error *err);

/* chart_svg.c, chart_text.c. All append to `out`; fail with SODO_ERR_NOMEM only. */
sodo_status sodo_chart_svg(const sodo_chart *chart, sodo_buf *out, sodo_error *err);
sodo_status sodo_chart_text(const sodo_chart *chart, bool colour, sodo_buf *out,
                            sodo_error *err);
sodo_status sodo_chart_dot(const sodo_chart *chart, sodo_buf *out, sodo_error *err);
/* One row a holder; `out` is zeroed. */
void sodo_chart_table(const sodo_chart *chart, sodo_table *out);

#endif

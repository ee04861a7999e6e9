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

/* Between the two days of a chart that compares. */
typedef enum sodo_chart_change {
    SODO_CHANGE_NONE,
    SODO_CHANGE_CAME,  /* in office on the later day, not on the earlier */
    SODO_CHANGE_LEFT,  /* the reverse */
    SODO_CHANGE_STATUS /* in office on both, acting on one of them */
} sodo_chart_change;
#define SODO_CHANGES (SODO_CHANGE_STATUS + 1)
const char *sodo_chart_change_name(sodo_chart_change change); /* "" for NONE */

/* One holder of a post; a post's rows follow each other. */
typedef struct sodo_chart_row {
    uint32_t post, person, edge; /* person, edge: SODO_NO_NODE when unknown */
    sodo_chart_state state;
    sodo_date first, last; /* of the pages that say so, or stated */
    sodo_chart_change change;
    uint32_t other; /* came: a post held before and no longer; left: one held since and
                       not before; SODO_NO_NODE = none is known */
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
    sodo_date at, compare; /* compare: the later of two days; year 0 = one day, or none */
    bool evidence;
    size_t bodies, posts, people, changes[SODO_CHANGES];
} sodo_chart;

/* Build the chart. *answer is set instead when the name is not found or ambiguous.
 * Fails: SODO_ERR_USAGE (a malformed date), SODO_ERR_NOMEM. */
sodo_status sodo_chart_make(const sodo_network *net, sodo_folder *folder,
                            const sodo_org_chart *options, sodo_chart *out,
                            sodo_answer **answer, sodo_error *err);
void sodo_chart_finish(sodo_chart *self);

/* Is the post held on the day (year 0: by the last word about it), and how? EARLIER: it
 * would be, but another was named in it since, or who held it was named in another post
 * of the same body. False: no page says so, or it was over. (office.c) */
bool sodo_office_state(const sodo_network *net, const sodo_adjacency *near, uint32_t edge,
                       sodo_date at, sodo_chart_state *out);

/* Level of a body: its own, or that of its place. */
sodo_slice sodo_chart_level(const sodo_network *net, uint32_t node);
/* What a box is called; "" for the root of everything. */
sodo_slice sodo_chart_title(const sodo_chart *chart, const sodo_chart_box *box);
/* "2021-12-24", "2021-12-24 - 2022-09-29", "" = no date. */
void sodo_chart_dates(const sodo_chart_row *row, sodo_buf *out);
/* What a row's mark says beside the name: "came, from P", "" = no change. Appends. */
void sodo_chart_change_text(const sodo_chart *chart, const sodo_chart_row *row,
                            sodo_buf *out);
/* "2021 -> 2023-06", with an arrow. Appends. */
void sodo_chart_days(const sodo_chart *chart, sodo_buf *out);
/* Body or place that existed on one of the two days only. */
sodo_chart_change sodo_chart_box_change(const sodo_chart *chart,
                                        const sodo_chart_box *box);
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

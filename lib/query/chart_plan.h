/* chart_plan.h - internal to org_chart.c and chart_rows.c: a chart while it is made. */
#ifndef SODO_QUERY_CHART_PLAN_H
#define SODO_QUERY_CHART_PLAN_H

#include "query/org_chart.h"

/* What the chart is made from; arrays by node. */
typedef struct sodo_chart_plan {
    sodo_asking asking;
    sodo_chart *chart;
    uint32_t subject; /* place or body; SODO_NO_NODE = everything */
    sodo_matches
        versions;    /* the same unit before and after a reform, when both were meant */
    unsigned depth;  /* 0 = all */
    uint32_t *above; /* node that a node hangs on in the chart, SODO_NO_NODE = none */
    bool *in;        /* is it in the chart? */
    uint32_t *first,
        *sorted; /* children: sorted[first[n] .. first[n + 1]); n = count: root */
} sodo_chart_plan;

/* Add the posts of a body and who holds them, as rows. False: no memory. */
bool sodo_chart_add_posts(sodo_chart_plan *p, uint32_t body);

#endif

/* chart_change.c - what a chart of two days says of who came, left and changed. */
#include "query/org_chart.h"

const char *sodo_chart_change_name(sodo_chart_change change) {
    static const char *const NAMES[SODO_CHANGES] = {"", "came", "left", "changed"};
    return NAMES[change];
}

void sodo_chart_change_text(const sodo_chart *chart, const sodo_chart_row *row,
                            sodo_buf *out) {
    sodo_buf_add_str(out, sodo_chart_change_name(row->change));
    if (row->other == SODO_NO_NODE) return;
    sodo_buf_add_str(out, row->change == SODO_CHANGE_CAME ? ", from " : ", to ");
    sodo_buf_add(out, sodo_node_name(chart->net, row->other));
}

sodo_chart_change sodo_chart_box_change(const sodo_chart *chart,
                                        const sodo_chart_box *box) {
    if (!chart->compare.year || box->node == SODO_NO_NODE) return SODO_CHANGE_NONE;
    const sodo_node *n = &chart->net->nodes.items[box->node];
    bool was = sodo_node_existed(n, chart->at), is = sodo_node_existed(n, chart->compare);
    if (was == is) return SODO_CHANGE_NONE;
    return is ? SODO_CHANGE_CAME : SODO_CHANGE_LEFT;
}

void sodo_chart_days(const sodo_chart *chart, sodo_buf *out) {
    char early[16], late[16];
    sodo_date_print(chart->at, early);
    sodo_date_print(chart->compare, late);
    sodo_buf_addf(out, "%s \xE2\x86\x92 %s", early, late);
}

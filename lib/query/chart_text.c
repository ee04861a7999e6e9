/* chart_text.c - an org chart as a tree of lines, for Graphviz, and as a table. */
#include "base/fail.h"
#include "query/org_chart.h"

static sodo_status end(const sodo_buf *out, sodo_error *err) {
    return out->failed ? sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the chart")
                       : SODO_OK;
}

/* Control characters of names never reach a terminal; the line of a chart is one line. */
static void add_name(sodo_slice name, sodo_buf *out) {
    for (size_t i = 0; i < name.size; i++)
        sodo_buf_add_char(out, (unsigned char)name.data[i] < ' ' ? ' ' : name.data[i]);
}

static sodo_slice title_of_post(const sodo_chart *chart, uint32_t post) {
    const sodo_node *n = &chart->net->nodes.items[post];
    return n->title.size ? n->title : n->name;
}

/* ---- tree of lines ---- */

typedef struct tree {
    const sodo_chart *chart;
    bool colour;
    sodo_buf *out;
    uint32_t shift; /* 1 when the root is not drawn */
    bool *last;     /* by depth: is the box open there the last of its parent? */
} tree;

static bool is_last(const sodo_chart *chart, uint32_t index) {
    const sodo_chart_box *box = &chart->boxes.items[index];
    for (size_t i = index + 1; i < chart->boxes.count; i++) {
        if (chart->boxes.items[i].depth < box->depth) return true;
        if (chart->boxes.items[i].depth == box->depth) return false;
    }
    return true;
}

/* The lines of the boxes above that still have children to come. */
static void add_stems(const tree *t, uint32_t depth) {
    for (uint32_t d = 1; d < depth; d++)
        sodo_buf_add_str(t->out, t->last[d] ? "   " : "\xE2\x94\x82  ");
}

static void add_coloured(const tree *t, const char *code, sodo_slice text) {
    if (t->colour) sodo_buf_addf(t->out, "\033[%sm", code);
    add_name(text, t->out);
    if (t->colour) sodo_buf_add_str(t->out, "\033[0m");
}

static const char MARKS[SODO_CHANGES] = {' ', '+', '-', '~'};

static const char *colour_of(const sodo_chart_row *row) {
    static const char *const COLOURS[SODO_CHANGES] = {NULL, "1;32", "31", "33"};
    if (row->change) return COLOURS[row->change];
    return row->state >= SODO_CHART_EARLIER ? "2" : "32";
}

/* " [came, from P]" */
static void add_change(const sodo_chart *chart, const sodo_chart_row *row, sodo_buf *out,
                       void (*add)(sodo_slice text, sodo_buf *out)) {
    sodo_buf text = {0};
    if (!row->change) return;
    sodo_chart_change_text(chart, row, &text);
    sodo_buf_add_str(out, " [");
    add(sodo_buf_slice(&text), out);
    sodo_buf_add_char(out, ']');
    out->failed |= text.failed;
    sodo_buf_finish(&text);
}

static void add_holder(const tree *t, const sodo_chart_row *row) {
    if (t->chart->compare.year) {
        sodo_buf_add_char(t->out, MARKS[row->change]);
        sodo_buf_add_char(t->out, ' ');
    }
    if (row->person == SODO_NO_NODE)
        sodo_buf_add_str(t->out, "?");
    else
        add_coloured(t, colour_of(row), sodo_node_name(t->chart->net, row->person));
    const char *state = sodo_chart_state_name(row->state);
    if (*state) sodo_buf_addf(t->out, " [%s]", state);
    add_change(t->chart, row, t->out, add_name);
    if (row->first.year || row->last.year) {
        sodo_buf_add_str(t->out, "  ");
        sodo_chart_dates(row, t->out);
    }
    sodo_slice page =
        t->chart->evidence ? sodo_chart_page(t->chart, row) : (sodo_slice){0};
    if (page.size) {
        sodo_buf_add_str(t->out, "  ");
        add_name(page, t->out);
    }
    sodo_buf_add_char(t->out, '\n');
}

/* What stands left of a line inside a box of that depth. */
static void add_margin(const tree *t, const sodo_chart_box *box, uint32_t depth) {
    add_stems(t, depth);
    if (depth) sodo_buf_add_str(t->out, t->last[depth] ? "   " : "\xE2\x94\x82  ");
    sodo_buf_add_str(t->out, box->children ? "\xE2\x94\x82    " : "     ");
}

static void add_row(const tree *t, const sodo_chart_box *box, const sodo_chart_row *row) {
    add_margin(t, box, box->depth - t->shift);
    if (row->first_of_post) {
        add_name(title_of_post(t->chart, row->post), t->out);
        sodo_buf_add_str(t->out, ": ");
    } else
        sodo_buf_add_str(t->out, "  ");
    add_holder(t, row);
}

static void add_box(tree *t, uint32_t index) {
    const sodo_chart_box *box = &t->chart->boxes.items[index];
    if (box->node == SODO_NO_NODE) return;
    uint32_t depth = box->depth - t->shift;
    t->last[depth] = is_last(t->chart, index);
    add_stems(t, depth);
    if (depth)
        sodo_buf_add_str(t->out, t->last[depth] ? "\xE2\x94\x94\xE2\x94\x80 "
                                                : "\xE2\x94\x9C\xE2\x94\x80 ");
    sodo_chart_change change = sodo_chart_box_change(t->chart, box);
    add_coloured(t, "1", sodo_chart_title(t->chart, box));
    if (change == SODO_CHANGE_CAME) sodo_buf_add_str(t->out, " [new]");
    if (change == SODO_CHANGE_LEFT) sodo_buf_add_str(t->out, " [no longer there]");
    sodo_buf_add_char(t->out, '\n');
    for (uint32_t r = box->row_begin; r < box->row_end; r++)
        add_row(t, box, &t->chart->rows.items[r]);
}

static void add_summary(const sodo_chart *chart, sodo_buf *out) {
    sodo_chart_days(chart, out);
    sodo_buf_addf(out, ": %zu came (+), %zu left (-), %zu changed (~)\n",
                  chart->changes[SODO_CHANGE_CAME], chart->changes[SODO_CHANGE_LEFT],
                  chart->changes[SODO_CHANGE_STATUS]);
}

sodo_status sodo_chart_text(const sodo_chart *chart, bool colour, sodo_buf *out,
                            sodo_error *err) {
    tree t = {.chart = chart, .colour = colour, .out = out};
    size_t deepest = 0;
    for (size_t i = 0; i < chart->boxes.count; i++)
        if (chart->boxes.items[i].depth > deepest) deepest = chart->boxes.items[i].depth;
    t.shift = chart->boxes.count && chart->boxes.items[0].node == SODO_NO_NODE;
    t.last = calloc(deepest + 2, sizeof *t.last);
    if (!t.last) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the chart");
    if (chart->compare.year) add_summary(chart, out);
    for (uint32_t i = 0; i < chart->boxes.count; i++) add_box(&t, i);
    free(t.last);
    return end(out, err);
}

/* ---- Graphviz ---- */

/* Inside a quoted label: \l ends a line that stands left. */
static void add_label(sodo_slice text, sodo_buf *out) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '"' || c == '\\') sodo_buf_add_char(out, '\\');
        if (c == '&')
            sodo_buf_add_str(out, "&amp;");
        else
            sodo_buf_add_char(out, (unsigned char)c < ' ' ? ' ' : c);
    }
}

static void add_dot_box(const sodo_chart *chart, uint32_t index, sodo_buf *out) {
    const sodo_chart_box *box = &chart->boxes.items[index];
    sodo_buf_addf(out, "  b%u [label=\"", index);
    add_label(sodo_chart_title(chart, box), out);
    sodo_buf_add_str(out, "\\l");
    for (uint32_t r = box->row_begin; r < box->row_end; r++) {
        const sodo_chart_row *row = &chart->rows.items[r];
        add_label(title_of_post(chart, row->post), out);
        sodo_buf_add_str(out, ": ");
        if (row->change) sodo_buf_addf(out, "%c ", MARKS[row->change]);
        if (row->person == SODO_NO_NODE)
            sodo_buf_add_str(out, "?");
        else
            add_label(sodo_node_name(chart->net, row->person), out);
        const char *state = sodo_chart_state_name(row->state);
        if (*state) sodo_buf_addf(out, " [%s]", state);
        add_change(chart, row, out, add_label);
        sodo_buf_add_str(out, "  ");
        sodo_chart_dates(row, out);
        sodo_buf_add_str(out, "\\l");
    }
    sodo_buf_add_str(out, "\"];\n");
    if (box->parent != SODO_NO_NODE)
        sodo_buf_addf(out, "  b%u -> b%u;\n", box->parent, index);
}

sodo_status sodo_chart_dot(const sodo_chart *chart, sodo_buf *out, sodo_error *err) {
    sodo_buf_add_str(out,
                     "digraph orgchart {\n"
                     "  graph [charset=\"UTF-8\", rankdir=LR, splines=ortho];\n"
                     "  node [shape=box, fontname=\"Noto Sans, DejaVu Sans, Arial\"];\n"
                     "  edge [arrowhead=none];\n");
    for (uint32_t i = 0; i < chart->boxes.count; i++) add_dot_box(chart, i, out);
    sodo_buf_add_str(out, "}\n");
    return end(out, err);
}

/* ---- table ---- */

/* What changed between the two days: with the holder, or with the body itself. */
static void add_change_cells(const sodo_chart *chart, const sodo_chart_box *box,
                             const sodo_chart_row *row, sodo_table *out) {
    static const char *const BODY[SODO_CHANGES] = {"", "new body", "body gone", ""};
    sodo_chart_change body = sodo_chart_box_change(chart, box);
    const char *change = row && row->change ? sodo_chart_change_name(row->change) : "";
    sodo_table_add(out, sodo_slice_of(*change ? change : BODY[body]));
    sodo_table_add(out, sodo_node_name(chart->net, row ? row->other : SODO_NO_NODE));
}

/* A body without known posts is a row too: NULL. */
static void add_table_row(const sodo_chart *chart, const sodo_chart_box *box,
                          const sodo_chart_row *row, sodo_table *out) {
    static const sodo_edge NONE;
    const sodo_chart_box *up =
        box->parent == SODO_NO_NODE ? NULL : &chart->boxes.items[box->parent];
    bool held = row && row->edge != SODO_NO_NODE;
    const sodo_edge *e = held ? &chart->net->edges.items[row->edge] : &NONE;
    sodo_table_add_int(out, box->depth);
    sodo_table_add(out, sodo_chart_title(chart, box));
    sodo_table_add(out, up ? sodo_chart_title(chart, up) : (sodo_slice){0});
    sodo_table_add(out, row ? title_of_post(chart, row->post) : (sodo_slice){0});
    sodo_table_add(out, held ? sodo_node_name(chart->net, row->person) : (sodo_slice){0});
    sodo_table_add_status(out, e);
    sodo_table_add_date(out, row ? row->first : (sodo_date){0});
    sodo_table_add_date(out, row ? row->last : (sodo_date){0});
    sodo_table_add_int(out, e->sources);
    sodo_table_add_evidence(out, chart->net, e);
    if (chart->compare.year) add_change_cells(chart, box, row, out);
}

#define CHART_COLUMNS \
    "depth body above post person status first last sources " SODO_EVIDENCE_COLUMNS

void sodo_chart_table(const sodo_chart *chart, sodo_table *out) {
    sodo_table_columns(out, chart->compare.year ? CHART_COLUMNS " change other_post"
                                                : CHART_COLUMNS);
    for (size_t b = 0; b < chart->boxes.count; b++) {
        const sodo_chart_box *box = &chart->boxes.items[b];
        if (box->node == SODO_NO_NODE) continue;
        for (uint32_t r = box->row_begin; r < box->row_end; r++)
            add_table_row(chart, box, &chart->rows.items[r], out);
        if (box->row_begin == box->row_end) add_table_row(chart, box, NULL, out);
    }
}

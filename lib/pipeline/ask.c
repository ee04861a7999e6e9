/* ask.c - public questions: a graph handle, a folder of spellings for the call, the
 * answer. */
#include "base/fail.h"
#include "pipeline/handle.h"
#include "query/changes.h"
#include "query/org_chart.h"
#include "query/query.h"
#include "write/table.h"
#include "write/write.h"

sodo_status sodo_query_run(const sodo_graph *graph, const sodo_query *query,
                           sodo_answer **out, sodo_error *err) {
    sodo_folder *folder = NULL;
    SODO_TRY(sodo_folder_open(&folder, err));
    sodo_status status = sodo_query_answer(&graph->network, folder, query, out, err);
    sodo_folder_close(folder);
    return status;
}

sodo_status sodo_explain(const sodo_graph *graph, const char *id, sodo_answer **out,
                         sodo_error *err) {
    sodo_query query = SODO_QUERY_INIT;
    query.what = "why";
    query.subject = id;
    return sodo_query_run(graph, &query, out, err);
}

sodo_status sodo_graph_compare(const sodo_graph *before, const sodo_graph *after,
                               size_t limit, sodo_answer **out, sodo_error *err) {
    sodo_answer *answer = NULL;
    SODO_TRY(sodo_changes_find(&before->network, &after->network, &answer, err));
    if (limit) sodo_table_cut(&answer->table, limit);
    *out = answer;
    return SODO_OK;
}

static const char *state_name(sodo_answer_state state) {
    static const char *const NAMES[] = {"found", "none", "ambiguous"};
    return NAMES[state];
}

static sodo_status print(const sodo_answer *self, const sodo_answer_style *style,
                         sodo_buf *out, sodo_error *err) {
    const char *format = style->format ? style->format : "table";
    if (strcmp(format, "table") == 0)
        return sodo_table_write_text(&self->table, style->width, style->colour != 0, out,
                                     err);
    if (strcmp(format, "csv") == 0)
        return sodo_table_write_csv(&self->table, style->raw_cells != 0, out, err);
    if (strcmp(format, "json") == 0)
        return sodo_table_write_json(&self->table, state_name(self->state),
                                     sodo_answer_note(self), out, err);
    return sodo_fail(err, SODO_ERR_USAGE, 0,
                     "there is no format '%s'; there are: table, csv, json", format);
}

sodo_status sodo_answer_write(const sodo_answer *self, const sodo_answer_style *style,
                              sodo_sink sink, sodo_error *err) {
    sodo_buf text = {0};
    if (style->size < sizeof *style)
        return sodo_fail(err, SODO_ERR_USAGE, 0, "options of another version");
    sodo_status status = print(self, style, &text, err);
    if (status == SODO_OK) status = sodo_sink_put(sink, &text, err);
    sodo_buf_finish(&text);
    return status;
}

static sodo_status draw_table(const sodo_chart *chart, bool raw, sodo_buf *out,
                              sodo_error *err) {
    sodo_table table = {0};
    sodo_chart_table(chart, &table);
    sodo_status status = sodo_table_write_csv(&table, raw, out, err);
    if (table.failed)
        status = sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the table");
    sodo_table_finish(&table);
    return status;
}

static sodo_status draw_network(const sodo_chart *chart, bool gexf, sodo_buf *out,
                                sodo_error *err) {
    sodo_network net;
    SODO_TRY(sodo_chart_network(chart, &net, err));
    sodo_status status =
        gexf ? sodo_write_gexf(&net, true, out, err) : sodo_write_graphml(&net, out, err);
    sodo_network_finish(&net);
    return status;
}

static sodo_status draw(const sodo_chart *chart, const sodo_org_chart *options,
                        sodo_buf *out, sodo_error *err) {
    const char *format = options->format ? options->format : "text";
    if (strcmp(format, "svg") == 0) return sodo_chart_svg(chart, out, err);
    if (strcmp(format, "text") == 0)
        return sodo_chart_text(chart, options->colour != 0, out, err);
    if (strcmp(format, "dot") == 0) return sodo_chart_dot(chart, out, err);
    if (strcmp(format, "csv") == 0)
        return draw_table(chart, options->raw_cells != 0, out, err);
    if (chart->compare.year)
        return sodo_fail(err, SODO_ERR_USAGE, 0,
                         "two days are compared as text, svg, dot or csv, not as '%s'",
                         format);
    if (strcmp(format, "graphml") == 0) return draw_network(chart, false, out, err);
    if (strcmp(format, "gexf") == 0) return draw_network(chart, true, out, err);
    return sodo_fail(
        err, SODO_ERR_USAGE, 0,
        "there is no format '%s'; there are: text, svg, dot, csv, graphml, gexf", format);
}

sodo_status sodo_org_chart_draw(const sodo_graph *graph, const sodo_org_chart *options,
                                sodo_sink sink, sodo_answer **out, sodo_error *err) {
    sodo_folder *folder = NULL;
    sodo_chart chart = {0};
    sodo_answer *answer = NULL;
    sodo_buf text = {0};
    *out = NULL;
    if (options->size < sizeof *options)
        return sodo_fail(err, SODO_ERR_USAGE, 0, "options of another version");
    SODO_TRY(sodo_folder_open(&folder, err));
    sodo_status status =
        sodo_chart_make(&graph->network, folder, options, &chart, &answer, err);
    if (status == SODO_OK && !answer) status = draw(&chart, options, &text, err);
    if (status == SODO_OK && !answer) status = sodo_sink_put(sink, &text, err);
    if (status == SODO_OK)
        *out = answer;
    else
        sodo_answer_close(answer);
    sodo_buf_finish(&text);
    sodo_chart_finish(&chart);
    sodo_folder_close(folder);
    return status;
}

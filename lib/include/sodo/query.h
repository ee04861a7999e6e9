/**
 * @file query.h
 * Questions to a network: org charts, who attended, who held what and when, how two are
 * tied.
 *
 * Names are matched without case, tone marks and diacritics, and with one typing mistake;
 * an exact spelling comes first. A name that fits several is answered with their list
 * instead of a guess; an id always names one.
 */
#ifndef SODO_QUERY_H
#define SODO_QUERY_H

#include "sodo/graph.h"
#include "sodo/sink.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How an answer went. */
typedef enum sodo_answer_state {
    SODO_ANSWER_FOUND,    /**< the rows answer the question */
    SODO_ANSWER_NONE,     /**< nothing is known; `note` says what was not found */
    SODO_ANSWER_AMBIGUOUS /**< the rows list what the name may mean, with their ids */
} sodo_answer_state;

/** A table of text cells. Read only. Owned by the caller: sodo_answer_close(). */
typedef struct sodo_answer sodo_answer;

/** What is asked. Start from SODO_QUERY_INIT. NULL and "" = not given. */
typedef struct sodo_query {
    size_t size;         /**< sizeof(sodo_query) */
    const char *what;    /**< a name of sodo_queries(): "attended", "person" … */
    const char *subject; /**< the name or id asked about */
    const char *other;   /**< path, common: the second one */
    const char *person, *org, *role, *place; /**< narrow: attended, events */
    const char *from, *to;                   /**< narrow: dates, inclusive */
    const char *at;                          /**< only what held on that day */
    size_t limit;                            /**< rows at most; 0 = all */
} sodo_query;

#define SODO_QUERY_INIT \
    { sizeof(sodo_query), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0 }

/** A kind of question. */
typedef struct sodo_query_kind {
    const char *name;     /**< "attended" */
    const char *operands; /**< "EVENT", "A B" */
    const char *about;    /**< one line */
} sodo_query_kind;

/** All kinds of questions, ending with a NULL name. Static. */
SODO_API const sodo_query_kind *sodo_queries(void);

/**
 * Open as much of a network as one question needs: what lies around the names it gives,
 * or everything where it gives none. The answer is that of the whole network; other
 * questions need a graph of their own.
 *
 * @param[in]  path   a folder made by `sodo build`, or its graph.sqlite
 * @param[in]  query  borrowed for this call
 * @param[out] out    owned by the caller: sodo_graph_close()
 * @param[out] err    details on failure, or NULL
 * @return as sodo_graph_open()
 */
SODO_API sodo_status sodo_graph_open_for(const char *path, const sodo_query *query,
                                         sodo_graph **out, sodo_error *err);

/**
 * Answer a question.
 *
 * @param[in]  graph  asked
 * @param[in]  query  borrowed for this call
 * @param[out] out    the answer, owned by the caller; borrows from `graph`
 * @param[out] err    details on failure, or NULL
 * @return SODO_OK, also when nothing was found; SODO_ERR_USAGE for an unknown question, a
 *         missing operand or a malformed date; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_query_run(const sodo_graph *graph, const sodo_query *query,
                                    sodo_answer **out, sodo_error *err);
/** Free the answer. NULL is allowed. */
SODO_API_VOID void sodo_answer_close(sodo_answer *self);

/** How the question went. */
SODO_API sodo_answer_state sodo_answer_get_state(const sodo_answer *self);
/** One sentence for people: what was looked up, what the rows are. May be empty. */
SODO_API sodo_slice sodo_answer_note(const sodo_answer *self);
/** How many columns the rows have; 0 when there are no rows. */
SODO_API size_t sodo_answer_columns(const sodo_answer *self);
/** How many rows there are, in the order of the question. */
SODO_API size_t sodo_answer_rows(const sodo_answer *self);
/** Name of a column, ASCII. */
SODO_API sodo_slice sodo_answer_column(const sodo_answer *self, size_t column);
/** A cell; empty = not known. Lives as long as the answer. */
SODO_API sodo_slice sodo_answer_cell(const sodo_answer *self, size_t row, size_t column);

/** How to print an answer. */
typedef struct sodo_answer_style {
    size_t size;        /**< sizeof(sodo_answer_style) */
    const char *format; /**< "table", "csv" or "json" */
    unsigned width;     /**< table: columns of the terminal; 0 = as wide as needed */
    int colour;         /**< table: not 0 = with ANSI colours */
    int raw_cells;      /**< CSV: not 0 leaves cells alone that a spreadsheet would run */
} sodo_answer_style;

#define SODO_ANSWER_STYLE_INIT \
    { sizeof(sodo_answer_style), "table", 0, 0, 0 }

/**
 * Print an answer.
 * @return SODO_OK; SODO_ERR_USAGE for an unknown format; SODO_ERR_IO if the sink ended
 * it; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_answer_write(const sodo_answer *self,
                                       const sodo_answer_style *style, sodo_sink sink,
                                       sodo_error *err);

/** How to draw an org chart. Start from SODO_ORG_CHART_INIT. */
typedef struct sodo_org_chart {
    size_t size;         /**< sizeof(sodo_org_chart) */
    const char *subject; /**< place or body, by name or id; NULL = everything */
    const char *at;      /**< a date: posts held on that day; NULL = all times */
    const char
        *format;    /**< "text", "svg", "dot", "csv", "graphml", "gexf"; NULL = "text" */
    int evidence;   /**< not 0: with the pages that say so */
    int colour;     /**< text: not 0 = with ANSI colours */
    unsigned depth; /**< bodies below each other; 0 = all */
    int raw_cells;  /**< CSV: not 0 leaves cells alone that a spreadsheet would run */
    const char
        *compare; /**< a second date beside `at`: who came, left and changed
                     between the two; "text", "svg", "dot", "csv" only; NULL = no */
} sodo_org_chart;

#define SODO_ORG_CHART_INIT \
    { sizeof(sodo_org_chart), NULL, NULL, NULL, 0, 0, 0, 0, NULL }

/**
 * Draw the bodies of a place as a tree, with their posts and holders.
 *
 * @param[in]  graph    to be drawn
 * @param[in]  options  borrowed for this call
 * @param[in]  sink     takes the picture
 * @param[out] out      an answer when the name is not found or ambiguous, else NULL;
 * owned by the caller
 * @param[out] err      details on failure, or NULL
 * @return SODO_OK; SODO_ERR_USAGE for an unknown format or malformed date; SODO_ERR_IO if
 *         the sink ended it; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_org_chart_draw(const sodo_graph *graph,
                                         const sodo_org_chart *options, sodo_sink sink,
                                         sodo_answer **out, sodo_error *err);

/**
 * Why something is known: the evidence of an edge or a node, by id.
 * @param[out] out  the answer, owned by the caller
 * @return SODO_OK, also when the id is unknown (state NONE); SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_explain(const sodo_graph *graph, const char *id,
                                  sodo_answer **out, sodo_error *err);

/**
 * What differs between two networks, say of last month and of now: people in, out and
 * moved; posts that changed hands; bodies and events new, gone and merged.
 *
 * The same person, body or event is known by its id, also by one it once had. A post is
 * held by whom the last word about it names; who is not named any more has not left.
 *
 * @param[in]  before  the earlier network, opened with SODO_GRAPH_EVIDENCE
 * @param[in]  after   the later one
 * @param[in]  limit   rows at most; 0 = all
 * @param[out] out     the answer, owned by the caller; borrows from both networks; its
 *                     state is NONE when nothing differs
 * @param[out] err     details on failure, or NULL
 * @return SODO_OK; SODO_ERR_NOMEM
 */
SODO_API sodo_status sodo_graph_compare(const sodo_graph *before, const sodo_graph *after,
                                        size_t limit, sodo_answer **out, sodo_error *err);

/** How to review. Start from SODO_REVIEW_INIT. */
typedef struct sodo_review {
    size_t size;           /**< sizeof(sodo_review) */
    const char *decisions; /**< CSV that the folder was built with, or NULL */
    size_t limit;          /**< rows at most; 0 = all */
} sodo_review;

#define SODO_REVIEW_INIT \
    { sizeof(sodo_review), NULL, 0 }

/**
 * Pairs of people, bodies and events that were kept apart or joined by little, most
 * useful first, as a table of decisions to be filled in: id_a, id_b, decision ("unsure"),
 * …
 *
 * @param[in]  path     a folder made by `sodo build`, or its graph.sqlite
 * @param[in]  options  borrowed for this call
 * @param[out] out      the answer, owned by the caller; its state is NONE when nothing is
 *                      doubtful
 * @param[out] err      details on failure, or NULL
 * @return as sodo_graph_open(); SODO_ERR_INPUT also for malformed decisions
 */
SODO_API sodo_status sodo_review_list(const char *path, const sodo_review *options,
                                      sodo_answer **out, sodo_error *err);

#ifdef __cplusplus
}
#endif

#endif

/* answer.c - from a question to its answer: the table of questions. */
#include "base/fail.h"
#include "query/query.h"

#include <stdlib.h>

typedef sodo_status ask(sodo_asking *asking, sodo_error *err);

/* Same order as KINDS. */
static ask *const ASK[] = {sodo_ask_attended, sodo_ask_person, sodo_ask_org,
                           sodo_ask_position, sodo_ask_events, sodo_ask_path,
                           sodo_ask_common};

static const sodo_query_kind KINDS[] = {
    {"attended", "[EVENT]",
     "who was at an event, in what role, holding which posts then"},
    {"person", "NAME", "the life line of a person: posts and events in time"},
    {"org", "NAME", "the posts of a body and who held them when"},
    {"position", "TITLE", "the holders of a position through time"},
    {"events", "[EVENT]",
     "the events there were: --from, --to, --place, --org, --person"},
    {"path", "A B", "the shortest chain between two people or bodies"},
    {"common", "A B", "what two people or bodies have in common"},
    {NULL, NULL, NULL}};

const sodo_query_kind *sodo_queries(void) {
    return KINDS;
}

static ask *find(const char *what) {
    if (what && strcmp(what, "why") == 0) return sodo_ask_why;
    for (size_t i = 0; what && KINDS[i].name; i++)
        if (strcmp(KINDS[i].name, what) == 0) return ASK[i];
    return NULL;
}

static sodo_status read_date(const char *text, sodo_date *out, sodo_error *err) {
    if (!text || !*text) return SODO_OK;
    if (sodo_date_parse(sodo_slice_of(text), out) && out->year) return SODO_OK;
    return sodo_fail(err, SODO_ERR_USAGE, 0,
                     "'%s' is no date like 2021, 2021-12 or 2021-12-24", text);
}

sodo_status sodo_answer_make(sodo_answer **out, sodo_error *err) {
    sodo_answer *answer = calloc(1, sizeof *answer);
    if (!answer) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for an answer");
    answer->table.arena.budget = (size_t)1 << 30;
    *out = answer;
    return SODO_OK;
}

static sodo_status run(ask *question, sodo_asking *asking, sodo_error *err) {
    sodo_answer *answer = asking->answer;
    SODO_TRY(read_date(asking->query->at, &asking->at, err));
    SODO_TRY(read_date(asking->query->from, &asking->from, err));
    SODO_TRY(read_date(asking->query->to, &asking->to, err));
    SODO_TRY(question(asking, err));
    if (answer->state == SODO_ANSWER_FOUND && !sodo_table_rows(&answer->table)) {
        answer->state = SODO_ANSWER_NONE;
        if (answer->note.size) sodo_buf_add_str(&answer->note, ": ");
        sodo_buf_add_str(&answer->note, "nothing is known that fits");
    }
    if (answer->table.failed || answer->note.failed)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the answer");
    if (asking->query->limit) sodo_table_cut(&answer->table, asking->query->limit);
    return SODO_OK;
}

sodo_status sodo_query_answer(const sodo_network *net, sodo_folder *folder,
                              const sodo_query *query, sodo_answer **out,
                              sodo_error *err) {
    sodo_adjacency near = {0};
    sodo_answer *answer = NULL;
    ask *question = find(query->what);
    if (query->size < sizeof *query || !question)
        return sodo_fail(err, SODO_ERR_USAGE, 0, "there is no question '%s'",
                         query->what ? query->what : "");
    SODO_TRY(sodo_adjacency_make(net, &near, err));
    sodo_status status = sodo_answer_make(&answer, err);
    if (status == SODO_OK) {
        sodo_asking asking = {.net = net,
                              .near = &near,
                              .folder = folder,
                              .query = query,
                              .answer = answer};
        status = run(question, &asking, err);
    }
    sodo_adjacency_finish(&near);
    if (status == SODO_OK)
        *out = answer;
    else
        sodo_answer_close(answer);
    return status;
}

void sodo_answer_close(sodo_answer *self) {
    if (!self) return;
    sodo_table_finish(&self->table);
    sodo_buf_finish(&self->note);
    free(self);
}

sodo_answer_state sodo_answer_get_state(const sodo_answer *self) {
    return self->state;
}

sodo_slice sodo_answer_note(const sodo_answer *self) {
    return sodo_buf_slice(&self->note);
}

size_t sodo_answer_columns(const sodo_answer *self) {
    return self->table.columns.count;
}

size_t sodo_answer_rows(const sodo_answer *self) {
    return sodo_table_rows(&self->table);
}

sodo_slice sodo_answer_column(const sodo_answer *self, size_t column) {
    return self->table.columns.items[column];
}

sodo_slice sodo_answer_cell(const sodo_answer *self, size_t row, size_t column) {
    return sodo_table_cell(&self->table, row, column);
}

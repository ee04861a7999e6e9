/* cmd_query.c - questions to a network. */
#include "graphs.h"

#include <string.h>

static const sodo_query_kind *kind_of(const char *name) {
    for (const sodo_query_kind *q = sodo_queries(); q->name; q++)
        if (strcmp(q->name, name) == 0) return q;
    return NULL;
}

/* How many names a question takes: "A B". */
static size_t names_of(const sodo_query_kind *kind) {
    size_t count = 1;
    for (const char *p = kind->operands; *p; p++) count += *p == ' ';
    return count;
}

static int unknown_question(const char *typed) {
    char words[512] = "";
    size_t used = 0, size = 0;
    for (const sodo_query_kind *q = sodo_queries(); q->name; q++)
        used += (size_t)snprintf(words + used, sizeof words - used, "%s ", q->name);
    const char *near = nearest_word(words, typed, &size);
    if (near)
        talk("there is no question '%s'. Did you mean '%.*s'?", typed, (int)size, near);
    else
        talk("there is no question '%s'; there are: %s", typed, words);
    fprintf(stderr, "Try: sodo query --help\n");
    return EXIT_USAGE;
}

static sodo_query query_of(const settings *set, const char *what) {
    sodo_query query = SODO_QUERY_INIT;
    query.what = what;
    query.subject = set->operands.count > 2 ? set->operands.items[2] : NULL;
    query.other = set->operands.count > 3 ? set->operands.items[3] : NULL;
    query.person = set->person;
    query.org = set->org;
    query.role = set->role;
    query.place = set->place;
    query.from = set->from;
    query.to = set->to;
    query.at = set->at;
    query.limit = setting_number(set->limit, 0);
    return query;
}

int cmd_query(const command *self, settings *set) {
    int status;
    const char *what = set->operands.count > 1 ? set->operands.items[1] : NULL;
    const sodo_query_kind *kind = what ? kind_of(what) : NULL;
    if (what && !kind) return unknown_question(what);
    if (!operands_fit(self, set, 2, 2 + (kind ? names_of(kind) : 0))) return EXIT_USAGE;
    sodo_query query = query_of(set, what);
    sodo_graph *graph = graph_for(set, &query, &status);
    if (!graph) return status;
    sodo_answer *answer = NULL;
    sodo_error err = {{0}, 0, 0, {0}};
    sodo_status asked = sodo_query_run(graph, &query, &answer, &err);
    if (asked != SODO_OK) talk_error(asked, &err, NULL);
    status = asked == SODO_OK ? answer_print(answer, set) : exit_of(asked);
    sodo_graph_close(graph);
    return status;
}

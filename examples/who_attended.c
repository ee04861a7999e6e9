/* who_attended.c - a question to a network that `sodo build` made.
 *
 *     who_attended GRAPH EVENT          who_attended out "tong ket cong tac dan van"
 *
 * Build: cc who_attended.c $(pkg-config --cflags --libs sodo) */
#include <sodo/graph.h>
#include <sodo/query.h>

#include <stdbool.h>
#include <stdio.h>

/* One line a row: the cells, "name: value", those that are known. */
static void show(const sodo_answer *answer) {
    for (size_t row = 0; row < sodo_answer_rows(answer); row++) {
        const char *gap = "";
        for (size_t column = 0; column < sodo_answer_columns(answer); column++) {
            sodo_slice name = sodo_answer_column(answer, column);
            sodo_slice cell = sodo_answer_cell(answer, row, column);
            if (cell.size == 0) continue;
            printf("%s%.*s: %.*s", gap, (int)name.size, name.data, (int)cell.size,
                   cell.data);
            gap = "; ";
        }
        printf("\n");
    }
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: who_attended GRAPH EVENT\n");
        return 2;
    }
    sodo_query query = SODO_QUERY_INIT;
    query.what = "attended";
    query.subject = argv[2];

    sodo_graph *graph = NULL;
    sodo_answer *answer = NULL; /* borrows from the graph: closed first */
    sodo_error err;
    sodo_status status = sodo_graph_open(argv[1], &graph, &err);
    if (status == SODO_OK) status = sodo_query_run(graph, &query, &answer, &err);
    if (status != SODO_OK) fprintf(stderr, "who_attended: %s\n", err.message);

    bool found = false;
    if (status == SODO_OK) {
        sodo_slice note = sodo_answer_note(answer);
        found = sodo_answer_get_state(answer) == SODO_ANSWER_FOUND;
        if (note.size) fprintf(stderr, "%.*s\n", (int)note.size, note.data);
        show(answer); /* when the name is ambiguous, these are its meanings */
    }
    sodo_answer_close(answer);
    sodo_graph_close(graph);
    return status != SODO_OK ? 2 : found ? 0 : 1;
}

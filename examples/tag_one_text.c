/* tag_one_text.c - one text in memory, and what sodo finds in it.
 *
 *     tag_one_text GAZETTEERS < page.txt
 *
 * Build: cc tag_one_text.c $(pkg-config --cflags --libs sodo) */
#include <sodo/extract.h>
#include <sodo/page.h>

#include <stdio.h>
#include <stdlib.h>

/* All of standard input; NULL when memory runs out. */
static char *read_all(size_t *size) {
    char *text = NULL;
    size_t room = 0, got = 0;
    *size = 0;
    do {
        *size += got;
        if (*size == room) {
            room = room ? 2 * room : 65536;
            char *more = realloc(text, room);
            if (!more) {
                free(text);
                return NULL;
            }
            text = more;
        }
        got = fread(text + *size, 1, room - *size, stdin);
    } while (got > 0);
    return text;
}

static void print(const char *before, sodo_slice text, const char *after) {
    printf("%s%.*s%s", before, (int)text.size, text.data ? text.data : "", after);
}

static void show(const sodo_result *result) {
    sodo_slice text = sodo_result_text(result);
    for (size_t i = 0; i < sodo_result_mention_count(result); i++) {
        sodo_found_mention m;
        sodo_result_mention(result, i, &m);
        printf("%5zu-%-5zu %-13s", m.cp_begin, m.cp_end, m.kind);
        print("", (sodo_slice){text.data + m.byte_begin, m.byte_end - m.byte_begin},
              "\n");
    }
    for (size_t i = 0; i < sodo_result_fact_count(result); i++) {
        sodo_found_fact fact;
        sodo_found_entity source, target;
        sodo_result_fact(result, i, &fact);
        sodo_result_entity(result, (size_t)fact.source, &source);
        sodo_result_entity(result, (size_t)fact.target, &target);
        print("", source.name, " ");
        printf("--%s--> ", fact.kind);
        print("", target.name, *fact.status ? "" : "\n");
        if (*fact.status) printf(" (%s)\n", fact.status);
    }
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: tag_one_text GAZETTEERS < page.txt\n");
        return 2;
    }
    const char *dirs[] = {argv[1]};
    sodo_session_options options = SODO_SESSION_OPTIONS_INIT;
    options.gazetteer_dirs = dirs;
    options.gazetteer_dir_count = 1;

    sodo_session *session = NULL; /* for all pages and threads */
    sodo_tagger *tagger = NULL;   /* one per thread */
    sodo_result *result = NULL;   /* one per page */
    sodo_error err;
    size_t size = 0;
    char *text = read_all(&size);
    sodo_status status =
        text ? sodo_session_open(&options, &session, &err) : SODO_ERR_NOMEM;
    if (status == SODO_OK) status = sodo_tagger_open(session, &tagger, &err);
    if (status == SODO_OK)
        status = sodo_tagger_run(tagger, (sodo_slice){text, size}, "page.txt",
                                 SODO_INPUT_TEXT, &result, &err);
    if (status == SODO_OK)
        show(result);
    else
        fprintf(stderr, "tag_one_text: %s\n", text ? err.message : "out of memory");

    sodo_result_close(result);
    sodo_tagger_close(tagger);
    sodo_session_close(session);
    free(text);
    return status == SODO_OK ? 0 : 1;
}

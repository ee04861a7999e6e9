/* bench.h - test support: rules given as text, run over a page whose mentions are marked.
 *
 * "{Rank class=head|Phó Bí thư} {Organization|Huyện ủy} họp" is the page "Phó Bí thư
 * Huyện ủy họp" with two mentions. A line feed begins a line, two a paragraph; "§title§"
 * at the beginning of a line puts the line into that zone. */
#ifndef SODO_TESTS_RULES_BENCH_H
#define SODO_TESTS_RULES_BENCH_H

#include "base/buf.h"
#include "rules/rules.h"

typedef struct bench {
    sodo_arena arena;
    sodo_symbols symbols;
    sodo_vocab vocab;
    sodo_lexicon *lexicon;
    char *dirs[2];
    size_t dir_count;
    bool collect;
    sodo_gazetteer *gazetteer; /* NULL: none */
    sodo_rules *rules;
    sodo_rule_runner *runner;
    sodo_work work;
    sodo_error err;
    sodo_buf problems; /* "file:line:column: message\nline\n   ^\n" each, file without
                          folder */
    sodo_buf limits;   /* names of rules that hit a limit */
} bench;

void bench_init(bench *b);
void bench_finish(bench *b);
/* A file of rules in the folder 0 (shipped) or 1 (overlay). */
void bench_file(bench *b, int dir, const char *name, const char *text);
/* Load the tables that lie in the folder 0 (bench_file). */
void bench_load(bench *b);
sodo_status bench_open_set(bench *b); /* the rules alone */
sodo_status bench_open(bench *b);     /* and a runner */
/* Every phrase of the gazetteer on the page becomes a mention. */
void bench_hits(bench *b);
/* Read a marked page, as above. */
void bench_page(bench *b, const char *marked);
/* Run a group; append what it made to `out`, a line each. */
void bench_run(bench *b, const char *group, sodo_buf *out);

#endif

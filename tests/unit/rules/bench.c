/* bench.c - test support: rules given as text, run over a page whose mentions are marked.
 */
#include "bench.h"

#include "temp_files.h"
#include "text/text.h"

#include <check.h>
#include <stdio.h>

typedef struct mark {
    uint32_t begin, end; /* bytes of the page */
    sodo_slice head;     /* "Rank class=head" */
} mark;

void bench_init(bench *b) {
    *b = (bench){.arena = {.budget = (size_t)64 << 20}};
    b->vocab = (sodo_vocab){.arena = &b->arena};
    b->vocab.numbers.arena = &b->arena;
    ck_assert_int_eq(sodo_symbols_init(&b->symbols, &b->arena, &b->err), SODO_OK);
}

void bench_finish(bench *b) {
    sodo_rule_runner_close(b->runner);
    sodo_rules_close(b->rules);
    sodo_gazetteer_close(b->gazetteer);
    sodo_lexicon_close(b->lexicon);
    sodo_arena_finish(&b->work.arena);
    sodo_arena_finish(&b->arena);
    sodo_buf_finish(&b->problems);
    sodo_buf_finish(&b->limits);
    for (size_t i = 0; i < 2; i++) temp_remove(b->dirs[i]);
}

void bench_file(bench *b, int dir, const char *name, const char *text) {
    while (b->dir_count <= (size_t)dir) {
        b->dirs[b->dir_count] = temp_dir();
        b->dir_count++;
    }
    free(temp_write(b->dirs[dir], name, text, strlen(text)));
}

void bench_load(bench *b) {
    const sodo_gazetteer_options options = {.dirs = (const char *const *)b->dirs,
                                            .dir_count = 1};
    sodo_status status =
        sodo_gazetteer_load(&options, &b->symbols, &b->vocab, &b->gazetteer, &b->err);
    ck_assert_msg(status == SODO_OK, "%s:%zu: %s", b->err.path, b->err.line,
                  b->err.message);
    (void)sodo_symbols_value(&b->symbols, SODO_LIT("full"));
}

static void keep_problem(void *context, const sodo_error *problem, const char *caret) {
    bench *b = context;
    const char *name = strrchr(problem->path, '/');
    sodo_buf_addf(&b->problems, "%s:%zu:%zu: %s\n%s\n", name ? name + 1 : problem->path,
                  problem->line, problem->column, problem->message, caret);
}

sodo_status bench_open_set(bench *b) {
    const sodo_rules_options options = {.dirs = (const char *const *)b->dirs,
                                        .dir_count = b->dir_count,
                                        .collect = b->collect,
                                        .problem = keep_problem,
                                        .context = b};
    return sodo_rules_open(&options, b->gazetteer, &b->symbols, &b->vocab, &b->rules,
                           &b->err);
}

sodo_status bench_open(bench *b) {
    sodo_status status = bench_open_set(b);
    if (status != SODO_OK) return status;
    ck_assert_int_eq(sodo_rule_runner_open(b->rules, &b->runner, &b->err), SODO_OK);
    ck_assert_int_eq(sodo_lexicon_open(&b->vocab, &b->lexicon, &b->err), SODO_OK);
    return SODO_OK;
}

/* ---- pages ---- */

static sodo_zone zone_named(sodo_slice name) {
    for (int z = 0; z < SODO_ZONE_COUNT; z++)
        if (sodo_slice_is(name, sodo_zone_name((sodo_zone)z))) return (sodo_zone)z;
    ck_abort_msg("no zone %.*s", (int)name.size, name.data);
    return SODO_ZONE_BODY;
}

/* The page's text without marks; marks and zones of lines beside it. */
static size_t strip(bench *b, const char *marked, sodo_buf *text, mark *marks) {
    size_t count = 0, open[8], depth = 0;
    sodo_page *page = &b->work.page;
    sodo_zone zone = SODO_ZONE_BODY;
    uint32_t line = 0;
    for (const char *p = marked; *p; p++) {
        if (*p == '{') {
            const char *bar = strchr(p, '|');
            ck_assert(bar && count < 64 && depth < 8);
            marks[count] =
                (mark){(uint32_t)text->size, 0, {p + 1, (size_t)(bar - p - 1)}};
            open[depth++] = count++;
            p = bar;
        } else if (*p == '}') {
            marks[open[--depth]].end = (uint32_t)text->size;
        } else if (strncmp(p, "§", 2) == 0) {
            const char *end = strstr(p + 2, "§");
            zone = zone_named((sodo_slice){p + 2, (size_t)(end - p - 2)});
            p = end + 1;
        } else {
            sodo_buf_add_char(text, *p);
        }
        bool ends = *p == '\n' || !p[1];
        if (!ends) continue;
        sodo_zone_span *span = SODO_PUSH(&b->work.arena, page->zones);
        *span = (sodo_zone_span){line, (uint32_t)text->size, zone};
        line = (uint32_t)text->size;
        zone = SODO_ZONE_BODY;
    }
    return count;
}

static void add_mention(bench *b, const mark *m) {
    sodo_work *work = &b->work;
    sodo_mention *mention = SODO_PUSH(&work->arena, work->mentions);
    *mention = (sodo_mention){.row_list = SODO_NO_ROW,
                              .rule = UINT32_MAX,
                              .outer = SODO_NO_MENTION,
                              .entity = -1,
                              .tok_begin = UINT32_MAX};
    for (uint32_t t = 0; t < work->page.tokens.count; t++) {
        const sodo_token *token = &work->page.tokens.items[t];
        if (token->byte_begin < m->begin || token->byte_end > m->end) continue;
        if (mention->tok_begin == UINT32_MAX) mention->tok_begin = t;
        mention->tok_end = t + 1;
        mention->zone = token->zone;
    }
    ck_assert(mention->tok_begin < mention->tok_end);
    sodo_slice rest = m->head;
    for (int n = 0; rest.size; n++) {
        const char *space = memchr(rest.data, ' ', rest.size);
        size_t size = space ? (size_t)(space - rest.data) : rest.size;
        sodo_slice word = {rest.data, size};
        rest = (sodo_slice){rest.data + size + (space != NULL),
                            rest.size - size - (space != NULL)};
        if (n == 0) {
            mention->kind = (uint8_t)sodo_symbols_find_kind(&b->symbols, word);
            continue;
        }
        size_t name =
            (size_t)((const char *)memchr(word.data, '=', word.size) - word.data);
        sodo_slice value = {word.data + name + 1, word.size - name - 1};
        sodo_attr attr = {.mention = SODO_NO_MENTION};
        attr.name =
            (uint16_t)sodo_symbols_attr(&b->symbols, (sodo_slice){word.data, name});
        attr.value = (uint16_t)sodo_symbols_value(&b->symbols, value);
        ck_assert(sodo_mention_add_attr(&work->arena, mention, attr));
    }
}

void bench_page(bench *b, const char *marked) {
    sodo_arena_finish(&b->work.arena);
    b->work = (sodo_work){.arena = {.budget = (size_t)64 << 20}, .place = -1};
    sodo_buf text = {0};
    mark marks[64];
    size_t count = strip(b, marked, &text, marks);
    b->work.page.text = sodo_slice_copy(&b->work.arena, sodo_buf_slice(&text));
    sodo_buf_finish(&text);
    const sodo_text_options options = {0};
    sodo_lexicon_start_page(b->lexicon);
    ck_assert_int_eq(sodo_text_run(&options, b->lexicon, &b->work, &b->err), SODO_OK);
    for (size_t i = 0; i < count; i++) add_mention(b, &marks[i]);
}

void bench_hits(bench *b) {
    sodo_work *work = &b->work;
    uint32_t full = sodo_symbols_value(&b->symbols, SODO_LIT("full"));
    for (size_t t = 0; t < work->page.tokens.count; t++) {
        sodo_phrase_hit hits[16];
        size_t count = sodo_gazetteer_match(b->gazetteer, work->page.tokens.items,
                                            work->page.tokens.count, t, hits, 16);
        for (size_t i = 0; i < count; i++) {
            sodo_mention *m = SODO_PUSH(&work->arena, work->mentions);
            *m = (sodo_mention){.kind = hits[i].kind,
                                .tok_begin = (uint32_t)t,
                                .tok_end = (uint32_t)t + hits[i].length,
                                .row_list = hits[i].row_list,
                                .rule = UINT32_MAX,
                                .outer = SODO_NO_MENTION,
                                .entity = -1};
            sodo_attr form = {.name = SODO_ATTR_FORM,
                              .value = (uint16_t)(hits[i].form ? 0 : full),
                              .mention = SODO_NO_MENTION};
            ck_assert(sodo_mention_add_attr(&work->arena, m, form));
        }
    }
}

/* ---- what was made ---- */

static void put_tokens(const bench *b, uint32_t begin, uint32_t end, sodo_buf *out) {
    const sodo_token *tokens = b->work.page.tokens.items;
    uint32_t first = tokens[begin].byte_begin, last = tokens[end - 1].byte_end;
    sodo_buf_add_char(out, '\'');
    sodo_buf_add(out, (sodo_slice){b->work.page.text.data + first, last - first});
    sodo_buf_add_char(out, '\'');
}

static void put_mention(const bench *b, int32_t mention, sodo_buf *out) {
    const sodo_mention *m = &b->work.mentions.items[mention];
    put_tokens(b, m->tok_begin, m->tok_end, out);
}

static void put_value(const bench *b, const char *name, uint16_t value, sodo_buf *out) {
    sodo_slice text = sodo_symbols_value_name(&b->symbols, value);
    if (value) sodo_buf_addf(out, " %s=%.*s", name, (int)text.size, text.data);
}

static void put_part(const bench *b, const char *name, int32_t mention, sodo_buf *out) {
    if (mention == SODO_NO_MENTION) return;
    sodo_buf_addf(out, " %s=", name);
    put_mention(b, mention, out);
}

static void put_attrs(const bench *b, const sodo_mention *m, sodo_buf *out) {
    for (uint16_t i = 0; i < m->attr_count; i++) {
        sodo_slice name = sodo_symbols_attr_name(&b->symbols, m->attrs[i].name);
        char text[64];
        snprintf(text, sizeof text, "%.*s", (int)name.size, name.data);
        if (m->attrs[i].mention != SODO_NO_MENTION)
            put_part(b, text, m->attrs[i].mention, out);
        else if (m->attrs[i].value)
            put_value(b, text, m->attrs[i].value, out);
        else {
            sodo_buf_addf(out, " %s~", text);
            put_tokens(b, m->attrs[i].tok_begin, m->attrs[i].tok_end, out);
        }
    }
}

static void put_relation(const bench *b, const sodo_relation *r, sodo_buf *out) {
    sodo_buf_addf(out, "%s ", sodo_relation_name((sodo_relation_kind)r->kind));
    put_mention(b, r->source, out);
    sodo_buf_add_char(out, ' ');
    put_mention(b, r->target, out);
    put_value(b, "status", r->status, out);
    put_value(b, "role", r->role, out);
    put_part(b, "date", r->date, out);
    put_part(b, "site", r->site, out);
    put_part(b, "since", r->since, out);
    put_part(b, "until", r->until, out);
    for (uint8_t i = 0; i < r->reason_count; i++)
        sodo_buf_addf(out, "%s%s %d", i ? ", " : " (", r->reasons[i].name,
                      r->reasons[i].weight);
    sodo_buf_add_str(out, ") in ");
    put_tokens(b, r->tok_begin, r->tok_end, out);
    sodo_buf_add_char(out, '\n');
}

static void keep_limit(void *context, uint32_t rule, uint32_t sentence) {
    bench *b = context;
    sodo_slice name = sodo_rule_name(b->rules, rule);
    sodo_buf_addf(&b->limits, "%.*s in %u\n", (int)name.size, name.data,
                  (unsigned)sentence);
}

void bench_run(bench *b, const char *group, sodo_buf *out) {
    size_t mentions = b->work.mentions.count, relations = b->work.relations.count;
    uint16_t *counts = calloc(mentions + 1, sizeof *counts);
    for (size_t i = 0; i < mentions; i++) {
        const sodo_mention *m = &b->work.mentions.items[i];
        counts[i] = (uint16_t)(m->attr_count + (m->dropped ? 1000 : 0));
    }
    sodo_status status =
        sodo_rules_run(b->runner, group, &b->work, keep_limit, b, &b->err);
    ck_assert_msg(status == SODO_OK, "%s", b->err.message);
    for (size_t i = 0; i < b->work.mentions.count; i++) {
        const sodo_mention *m = &b->work.mentions.items[i];
        bool changed =
            i < mentions && m->attr_count + (m->dropped ? 1000 : 0) != counts[i];
        if (i < mentions && !changed) continue;
        sodo_slice kind = sodo_symbols_kind_name(&b->symbols, m->kind);
        sodo_buf_addf(out, "%s%.*s ",
                      m->dropped     ? "drop "
                      : i < mentions ? "attr "
                                     : "",
                      (int)kind.size, kind.data);
        put_tokens(b, m->tok_begin, m->tok_end, out);
        put_attrs(b, m, out);
        if (i >= mentions) sodo_buf_addf(out, " %+d", m->weight);
        sodo_buf_add_char(out, '\n');
    }
    for (size_t i = relations; i < b->work.relations.count; i++)
        put_relation(b, &b->work.relations.items[i], out);
    free(counts);
}

/* review.c - the doubtful pairs of a folder, in the form of the table of decisions. */
#include "base/fail.h"
#include "base/file.h"
#include "query/query.h"
#include "read/record.h"
#include "resolve/across.h"
#include "store/store.h"

#define RECORD_BUDGET ((size_t)4 << 30)  /* memory while one is read */
#define DECISIONS_MAX ((size_t)64 << 20) /* bytes */

typedef struct reviewing {
    sodo_across *across;
    sodo_folder *folder;
    sodo_arena arena; /* of the decisions */
    sodo_decisions decisions;
    sodo_doubts doubts;
} reviewing;

static sodo_status add(void *context, sodo_slice page_id, sodo_slice source,
                       sodo_slice line, sodo_error *err) {
    reviewing *r = context;
    sodo_arena arena = {.budget = RECORD_BUDGET};
    sodo_record record;
    (void)page_id, (void)source;
    sodo_status status = sodo_record_read(line, &arena, &record, err);
    if (status == SODO_OK) status = sodo_across_add(r->across, &record, err);
    sodo_arena_finish(&arena);
    return status;
}

static sodo_status read_folder(reviewing *r, const char *path, sodo_error *err) {
    sodo_store *store = NULL;
    SODO_TRY(sodo_store_open(path, &store, err));
    sodo_status status = sodo_store_each_record(store, add, r, err);
    if (status != SODO_OK) sodo_error_path(err, path);
    sodo_store_close(store);
    return status;
}

static sodo_status read_decisions(reviewing *r, const char *path, sodo_error *err) {
    sodo_buf text = {0};
    sodo_status status = sodo_file_read(path, DECISIONS_MAX, &text, err);
    if (status == SODO_OK) {
        status =
            sodo_decisions_read(sodo_buf_slice(&text), &r->arena, &r->decisions, err);
        if (status != SODO_OK) sodo_error_path(err, path);
    }
    if (status == SODO_OK) sodo_across_decide(r->across, &r->decisions);
    sodo_buf_finish(&text);
    return status;
}

static void add_side(const sodo_doubt_side *side, sodo_table *table) {
    sodo_table_add_copy(table, side->name);
    sodo_table_add_copy(table, side->what);
    sodo_table_add_int(table, side->pages);
    sodo_table_add_copy(table, side->page);
    sodo_table_add_copy(table, side->sentence);
}

static void add_row(const sodo_doubt *d, sodo_table *table) {
    sodo_table_add_copy(table, d->a.id);
    sodo_table_add_copy(table, d->b.id);
    sodo_table_add(table, SODO_LIT("unsure"));
    for (int cell = 0; cell < 3; cell++) sodo_table_add(table, (sodo_slice){0});
    sodo_table_add(table, sodo_slice_of(sodo_node_kind_name(d->kind)));
    sodo_table_add(table, d->joined ? SODO_LIT("joined") : SODO_LIT("apart"));
    sodo_table_add_int(table, d->score);
    sodo_table_add_int(table, d->threshold);
    sodo_table_add_copy(table, d->reasons);
    add_side(&d->a, table);
    add_side(&d->b, table);
}

static sodo_status list(const reviewing *r, size_t limit, sodo_answer **out,
                        sodo_error *err) {
    sodo_answer *answer = NULL;
    SODO_TRY(sodo_answer_make(&answer, err));
    sodo_table_columns(&answer->table,
                       "id_a id_b decision who when why kind now score threshold reasons "
                       "name_a what_a pages_a page_a sentence_a "
                       "name_b what_b pages_b page_b sentence_b");
    size_t count = r->doubts.items.count;
    for (size_t i = 0; i < count && (!limit || i < limit); i++)
        add_row(&r->doubts.items.items[i], &answer->table);
    if (!count) answer->state = SODO_ANSWER_NONE;
    sodo_buf_addf(&answer->note, count ? "%zu doubtful pairs" : "no pair is doubtful",
                  count);
    if (answer->table.failed || answer->note.failed) {
        sodo_answer_close(answer);
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the review");
    }
    *out = answer;
    return SODO_OK;
}

static sodo_status review(reviewing *r, const char *path, const sodo_review *options,
                          sodo_answer **out, sodo_error *err) {
    SODO_TRY(sodo_folder_open(&r->folder, err));
    SODO_TRY(sodo_across_open(&r->across, err));
    if (options->decisions) SODO_TRY(read_decisions(r, options->decisions, err));
    SODO_TRY(read_folder(r, path, err));
    SODO_TRY(sodo_across_review(r->across, r->folder, &r->doubts, err));
    return list(r, options->limit, out, err);
}

sodo_status sodo_review_list(const char *path, const sodo_review *options,
                             sodo_answer **out, sodo_error *err) {
    reviewing r = {.arena.budget = (size_t)1 << 32};
    if (options->size < sizeof *options)
        return sodo_fail(err, SODO_ERR_USAGE, 0, "options of another version");
    sodo_status status = review(&r, path, options, out, err);
    sodo_doubts_finish(&r.doubts);
    sodo_across_close(r.across);
    sodo_folder_close(r.folder);
    sodo_arena_finish(&r.arena);
    return status;
}

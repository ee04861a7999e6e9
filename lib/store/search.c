/* search.c - nodes by name: without marks through FTS5, then ranked by how well they fit.
 */
#include "store/open.h"

#include "base/fail.h"

#define CANDIDATES 500 /* looked at for one question */

typedef struct candidate {
    sodo_slice id;
    int fit; /* 0 = equal, 1 = equal without marks, 2 = begins so, 3 = holds the words */
    uint32_t pages;
} candidate;

typedef struct searching {
    sodo_store *store;
    sodo_folder *folder;
    sodo_arena *arena;
    sodo_buf wanted, wanted_folded, text;
    SODO_VEC(candidate) found;
} searching;

void sodo_search_pattern(sodo_slice folded, sodo_buf *out) {
    sodo_buf_clear(out);
    sodo_buf_add_str(out, "folded : (");
    for (size_t i = 0; i < folded.size;) {
        while (i < folded.size && folded.data[i] == ' ') i++;
        size_t begin = i;
        while (i < folded.size && folded.data[i] != ' ') i++;
        if (i == begin) break;
        if (begin) sodo_buf_add_str(out, " AND ");
        sodo_buf_add_char(out, '"');
        for (size_t c = begin; c < i; c++)
            if (folded.data[c] != '"' && folded.data[c])
                sodo_buf_add_char(out, folded.data[c]);
        sodo_buf_add_char(out, '"');
    }
    sodo_buf_add_str(out, "*)");
}

static bool begins(sodo_slice text, sodo_slice with) {
    return text.size >= with.size && memcmp(text.data, with.data, with.size) == 0;
}

static sodo_status take(searching *s, sqlite3_stmt *row, sodo_error *err) {
    sodo_slice name = sodo_column_text(row, 1);
    sodo_slice wanted = sodo_buf_slice(&s->wanted),
               folded = sodo_buf_slice(&s->wanted_folded);
    candidate *c = SODO_PUSH(s->arena, s->found);
    if (!c) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the search");
    c->id = sodo_slice_copy(s->arena, sodo_column_text(row, 0));
    c->pages = (uint32_t)sqlite3_column_int64(row, 2);
    if (!c->id.data) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the search");
    sodo_buf_clear(&s->text);
    SODO_TRY(sodo_fold_name(s->folder, name, &s->text));
    if (sodo_slice_equal(sodo_buf_slice(&s->text), wanted)) return SODO_OK;
    sodo_buf_clear(&s->text);
    SODO_TRY(sodo_fold_search(s->folder, name, &s->text));
    sodo_slice plain = sodo_buf_slice(&s->text);
    c->fit = sodo_slice_equal(plain, folded) ? 1 : begins(plain, folded) ? 2 : 3;
    return SODO_OK;
}

static int by_fit(const void *a, const void *b) {
    const candidate *x = a, *y = b;
    if (x->fit != y->fit) return x->fit < y->fit ? -1 : 1;
    if (x->pages != y->pages) return x->pages > y->pages ? -1 : 1;
    return sodo_slice_compare(x->id, y->id);
}

static sodo_status run(searching *s, sodo_error *err) {
    const char *sql =
        "SELECT n.id, n.name, n.pages FROM search JOIN nodes n ON n.id = search.node"
        " WHERE search MATCH ? ORDER BY n.pages DESC, n.id LIMIT ?";
    sqlite3_stmt *row = NULL;
    if (sqlite3_prepare_v2(s->store->db, sql, -1, &row, NULL) != SQLITE_OK)
        return sodo_store_fail(s->store->db, s->store->path, err);
    sqlite3_bind_text64(row, 1, s->text.data, s->text.size, SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    sqlite3_bind_int(row, 2, CANDIDATES);
    sodo_status status = SODO_OK;
    int code = SQLITE_DONE;
    while (status == SODO_OK && (code = sqlite3_step(row)) == SQLITE_ROW)
        status = take(s, row, err);
    if (status == SODO_OK && code != SQLITE_DONE)
        status = sodo_store_fail(s->store->db, s->store->path, err);
    sqlite3_finalize(row);
    return status;
}

static sodo_status rank(searching *s, sodo_store_hits *out, sodo_error *err) {
    size_t count =
        s->found.count < SODO_STORE_HITS_MAX ? s->found.count : SODO_STORE_HITS_MAX;
    sodo_slice *ids = sodo_arena_alloc(s->arena, count + 1, sizeof *ids);
    if (!ids) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the search");
    if (s->found.count)
        qsort(s->found.items, s->found.count, sizeof *s->found.items, by_fit);
    for (size_t i = 0; i < count; i++) ids[i] = s->found.items[i].id;
    *out = (sodo_store_hits){ids, count};
    return SODO_OK;
}

sodo_status sodo_store_search(sodo_store *self, sodo_folder *folder, sodo_slice text,
                              sodo_arena *arena, sodo_store_hits *out, sodo_error *err) {
    searching s = {.store = self, .folder = folder, .arena = arena};
    sodo_status status = sodo_fold_name(folder, text, &s.wanted);
    if (status == SODO_OK) status = sodo_fold_search(folder, text, &s.wanted_folded);
    sodo_search_pattern(sodo_buf_slice(&s.wanted_folded), &s.text);
    if (status != SODO_OK || s.text.failed)
        status = sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the search");
    else if (s.wanted_folded.size)
        status = run(&s, err);
    if (status == SODO_OK) status = rank(&s, out, err);
    sodo_buf_finish(&s.wanted);
    sodo_buf_finish(&s.wanted_folded);
    sodo_buf_finish(&s.text);
    return status;
}

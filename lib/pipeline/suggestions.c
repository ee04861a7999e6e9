/* suggestions.c - what many pages suggest, counted, as rows that a person may accept. */
#include "base/fail.h"
#include "base/map.h"
#include "fold/fold.h"
#include "pipeline/handle.h"
#include "sodo/gazetteer.h"
#include "write/csv_cell.h"

#include <stdlib.h>

typedef struct suggestion {
    sodo_slice phrase, page, sentence; /* of the first page that has it */
    sodo_slice last_page;
    uint32_t count, pages;
} suggestion;

struct sodo_suggestions {
    sodo_arena arena;
    sodo_slice table;
    sodo_map phrases;
    SODO_VEC(suggestion) items;
    sodo_folder *folder;
};

static const struct {
    const char *table, *prefix;
} TABLES[] = {{"organizations", "o-"}, {"ranks", "rk-"}};

static const char *prefix_of(sodo_slice table) {
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++)
        if (sodo_slice_is(table, TABLES[i].table)) return TABLES[i].prefix;
    return NULL;
}

sodo_status sodo_suggestions_open(const char *table, sodo_suggestions **out,
                                  sodo_error *err) {
    if (!prefix_of(sodo_slice_of(table)))
        return sodo_fail(err, SODO_ERR_USAGE, 0,
                         "rows are suggested for organizations and ranks, not for %s",
                         table);
    sodo_suggestions *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for suggestions");
    self->arena.budget = (size_t)1 << 30;
    self->phrases.arena = &self->arena;
    self->table = sodo_slice_copy(&self->arena, sodo_slice_of(table));
    sodo_status status = sodo_folder_open(&self->folder, err);
    if (status == SODO_OK && !self->table.data)
        status = sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for suggestions");
    if (status == SODO_OK)
        *out = self;
    else
        sodo_suggestions_close(self);
    return status;
}

void sodo_suggestions_close(sodo_suggestions *self) {
    if (!self) return;
    sodo_folder_close(self->folder);
    sodo_arena_finish(&self->arena);
    free(self);
}

static sodo_slice cut(sodo_slice *text, char at) {
    const char *found = memchr(text->data, at, text->size);
    size_t size = found ? (size_t)(found - text->data) : text->size;
    sodo_slice part = {text->data, size};
    text->data += size + (found != NULL);
    text->size -= size + (found != NULL);
    return part;
}

static bool add(sodo_suggestions *self, sodo_slice phrase, sodo_slice page,
                sodo_slice sentence) {
    uint32_t at = sodo_map_get(&self->phrases, phrase);
    if (at == SODO_MAP_NONE) {
        suggestion *made = SODO_PUSH(&self->arena, self->items);
        if (!made) return false;
        at = (uint32_t)self->items.count - 1;
        *made = (suggestion){.phrase = sodo_slice_copy(&self->arena, phrase),
                             .page = sodo_slice_copy(&self->arena, page),
                             .sentence = sodo_slice_copy(&self->arena, sentence)};
        if (!made->phrase.data || !made->page.data || !made->sentence.data ||
            !sodo_map_put(&self->phrases, made->phrase, at))
            return false;
    }
    suggestion *item = &self->items.items[at];
    item->count++;
    if (item->pages && sodo_slice_equal(item->last_page, page)) return true;
    item->pages++;
    item->last_page = sodo_slice_equal(item->page, page)
                          ? item->page
                          : sodo_slice_copy(&self->arena, page);
    return item->last_page.data != NULL;
}

sodo_status sodo_suggestions_add(sodo_suggestions *self, sodo_slice text,
                                 sodo_error *err) {
    while (text.size) {
        sodo_slice line = cut(&text, '\n');
        sodo_slice table = cut(&line, '\t'), phrase = cut(&line, '\t');
        sodo_slice page = cut(&line, '\t');
        if (!sodo_slice_equal(table, self->table)) continue;
        if (!add(self, phrase, page, line))
            return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for suggestions");
    }
    return SODO_OK;
}

/* On most pages, then most often, then by bytes. */
static int compare(const void *a, const void *b) {
    const suggestion *x = a, *y = b;
    if (x->pages != y->pages) return x->pages > y->pages ? -1 : 1;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return sodo_slice_compare(x->phrase, y->phrase);
}

static sodo_status add_row(sodo_suggestions *self, const suggestion *item,
                           sodo_csv_row *row, sodo_buf *scratch) {
    sodo_buf_clear(scratch);
    sodo_buf_add_str(scratch, prefix_of(self->table));
    SODO_TRY(sodo_fold_slug(self->folder, item->phrase, scratch));
    sodo_csv_plain(row, sodo_buf_slice(scratch));
    sodo_csv_text(row, item->phrase);
    sodo_csv_plain(row, (sodo_slice){"", 0});
    sodo_csv_text(row, item->page);
    sodo_buf_clear(scratch);
    sodo_buf_addf(scratch, "pages %u, times %u: ", (unsigned)item->pages,
                  (unsigned)item->count);
    sodo_buf_add(scratch, item->sentence);
    sodo_csv_text(row, sodo_buf_slice(scratch));
    sodo_csv_end_row(row);
    return scratch->failed ? SODO_ERR_NOMEM : SODO_OK;
}

sodo_status sodo_suggestions_write(sodo_suggestions *self, size_t limit, sodo_sink sink,
                                   size_t *count, sodo_error *err) {
    sodo_buf out = {0}, scratch = {0};
    sodo_csv_row row = sodo_csv_begin((sodo_csv_style){.dialect = SODO_CSV_PLAIN}, &out);
    sodo_buf_add_str(&out, "id,name,class,source,note\n");
    if (self->items.count)
        qsort(self->items.items, self->items.count, sizeof *self->items.items, compare);
    sodo_status status = SODO_OK;
    size_t many = self->items.count;
    if (limit && limit < many) many = limit;
    for (size_t i = 0; status == SODO_OK && i < many; i++)
        status = add_row(self, &self->items.items[i], &row, &scratch);
    if (status == SODO_OK)
        status = sodo_sink_put(sink, &out, err);
    else
        sodo_fail(err, status, 0, "no memory for suggestions");
    if (status == SODO_OK) *count = many;
    sodo_buf_finish(&out);
    sodo_buf_finish(&scratch);
    return status;
}

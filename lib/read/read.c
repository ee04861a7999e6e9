/* read.c - a page's bytes to its text, zones and facts, by the form they come in. */
#include "read/parts.h"

#include "base/fail.h"
#include "base/ident.h"

#define PAGE_MAX ((size_t)64 << 20)

sodo_input sodo_input_of(const char *path) {
    static const struct {
        const char *end;
        sodo_input input;
    } forms[] = {{".html", SODO_INPUT_HTML},
                 {".htm", SODO_INPUT_HTML},
                 {".jsonl", SODO_INPUT_JSONL}};
    size_t size = strlen(path);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t end = strlen(forms[i].end);
        if (size > end && !strcmp(path + size - end, forms[i].end)) return forms[i].input;
    }
    return SODO_INPUT_TEXT;
}

/* "pages/001_3f.txt" -> "001_3f"; a line of JSON Lines "news:12". */
static sodo_slice document_id(sodo_arena *arena, const sodo_origin *origin) {
    const char *slash = strrchr(origin->path, '/');
    sodo_slice stem = sodo_slice_of(slash ? slash + 1 : origin->path);
    for (size_t i = stem.size; i-- > 1;)
        if (stem.data[i] == '.') {
            stem.size = i;
            break;
        }
    if (!origin->line) return sodo_slice_copy(arena, stem);
    size_t room = stem.size + 24;
    char *id = sodo_arena_alloc(arena, room, 1);
    if (!id) return (sodo_slice){0};
    int size = snprintf(id, room, "%.*s:%zu", (int)stem.size, stem.data, origin->line);
    return (sodo_slice){id, (size_t)size};
}

static sodo_status set_ids(sodo_reader *r, sodo_error *err) {
    sodo_page *page = &r->work->page;
    sodo_arena *arena = &r->work->arena;
    char hash[SODO_IDENT_SIZE], id[sizeof "page:" + SODO_IDENT_SIZE];
    sodo_ident(r->origin->bytes, hash);
    snprintf(id, sizeof id, "page:%s", hash);
    page->page_id = sodo_slice_copy(arena, sodo_slice_of(id));
    page->doc_id = document_id(arena, r->origin);
    page->source = sodo_slice_copy(arena, sodo_slice_of(r->origin->path));
    if (!page->page_id.data || !page->doc_id.data || !page->source.data)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the page");
    return SODO_OK;
}

static sodo_status read_page(sodo_reader *r, sodo_error *err) {
    SODO_TRY(set_ids(r, err));
    switch (r->origin->input) {
    case SODO_INPUT_HTML:
        SODO_TRY(sodo_read_html(r, r->origin->bytes, err));
        break;
    case SODO_INPUT_JSONL:
        SODO_TRY(sodo_read_json(r, err));
        break;
    default:
        SODO_TRY(sodo_read_decode(r, r->origin->bytes, (sodo_slice){0},
                                  &r->work->page.text, err));
    }
    return sodo_read_zones(r, err);
}

sodo_status sodo_read_page(const sodo_read_options *options, sodo_folder *folder,
                           const sodo_origin *origin, sodo_work *work, sodo_error *err) {
    size_t limit = options->max_page ? options->max_page : PAGE_MAX;
    sodo_status status;
    if (origin->bytes.size > limit) {
        status =
            sodo_fail(err, SODO_ERR_LIMIT, 0, "the page is larger than %zu bytes", limit);
    } else {
        sodo_reader r = {
            .options = options, .folder = folder, .origin = origin, .work = work};
        status = read_page(&r, err);
        sodo_buf_finish(&r.scratch);
    }
    if (status != SODO_OK && err) {
        snprintf(err->path, sizeof err->path, "%s", origin->path);
        if (!err->line) err->line = origin->line;
    }
    return status;
}

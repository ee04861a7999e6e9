/* jsonl.c - one line of JSON Lines: an object whose fields are a page. */
#include "read/parts.h"

#include "base/fail.h"
#include "base/utf8.h"

#include <jansson.h>

#define DEPTH_MAX 256

typedef struct record {
    sodo_reader *r;
    const json_t *object;
    sodo_error *err;
} record;

/* Is the text nested deeper than the limit? Then *column is where. */
static bool is_too_deep(sodo_slice s, size_t *column) {
    size_t depth = 0;
    bool string = false;
    for (size_t i = 0; i < s.size; i++) {
        char c = s.data[i];
        if (string && c == '\\')
            i++;
        else if (c == '"')
            string = !string;
        else if (!string && (c == '[' || c == '{') && ++depth > DEPTH_MAX) {
            *column = sodo_utf8_count((sodo_slice){s.data, i}) + 1;
            return true;
        } else if (!string && (c == ']' || c == '}') && depth > 0)
            depth--;
    }
    return false;
}

/* The first of the fields that is there and not null; *out stays when there is none. */
static sodo_status take(const record *in, const char *const *names, sodo_slice *out) {
    for (; *names; names++) {
        const json_t *value = json_object_get(in->object, *names);
        if (!value || json_is_null(value)) continue;
        if (json_is_array(value) && json_is_string(json_array_get(value, 0)))
            value = json_array_get(value, 0);
        char number[32];
        sodo_slice text = {0};
        if (json_is_string(value)) {
            text = (sodo_slice){json_string_value(value), json_string_length(value)};
        } else if (json_is_integer(value)) {
            snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT,
                     json_integer_value(value));
            text = sodo_slice_of(number);
        } else {
            return sodo_fail(in->err, SODO_ERR_INPUT, 0,
                             "the field \"%s\" is not a string", *names);
        }
        *out = sodo_slice_copy(&in->r->work->arena, text);
        if (!out->data)
            return sodo_fail(in->err, SODO_ERR_NOMEM, 0, "no memory for a record");
        return SODO_OK;
    }
    return SODO_OK;
}

/* Title and body as one text; a body that begins with the title has it already. */
static sodo_status join(sodo_reader *r, sodo_slice title, sodo_slice body,
                        sodo_error *err) {
    sodo_page *page = &r->work->page;
    bool inside = body.size >= title.size &&
                  (!title.size || !memcmp(body.data, title.data, title.size));
    if (inside) return sodo_read_text(r, body, &page->text, err);
    sodo_buf both = {0};
    sodo_buf_add(&both, title);
    if (body.size) sodo_buf_add_char(&both, '\n');
    sodo_buf_add(&both, body);
    sodo_status status = both.failed
                             ? sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a record")
                             : sodo_read_text(r, sodo_buf_slice(&both), &page->text, err);
    sodo_buf_finish(&both);
    return status;
}

static sodo_status take_text(const record *in) {
    static const char *const bodies[] = {"text", "body", "content", NULL};
    static const char *const pages[] = {"html", NULL};
    static const char *const titles[] = {"title", "headline", NULL};
    sodo_page *page = &in->r->work->page;
    sodo_slice title = {0}, body = {0}, html = {0};
    SODO_TRY(take(in, titles, &title));
    SODO_TRY(take(in, bodies, &body));
    SODO_TRY(take(in, pages, &html));
    if (!title.data && !body.data && !html.data)
        return sodo_fail(
            in->err, SODO_ERR_INPUT, 0,
            "none of the fields text, body, content, html and title is there");
    page->title = sodo_slice_trim(title);
    if (!body.data && html.data) return sodo_read_html(in->r, html, in->err);
    return join(in->r, page->title, body, in->err);
}

static sodo_status take_facts(const record *in) {
    static const char *const ids[] = {"id", NULL};
    static const char *const urls[] = {"url", "link", NULL};
    static const char *const authors[] = {"author", "authors", NULL};
    static const char *const publishers[] = {"publisher", "source", NULL};
    static const char *const dates[] = {"date",           "published", "published_at",
                                        "published_date", "pubdate",   NULL};
    sodo_page *page = &in->r->work->page;
    sodo_slice date = {0};
    SODO_TRY(take(in, ids, &page->doc_id));
    SODO_TRY(take(in, urls, &page->url));
    SODO_TRY(take(in, authors, &page->author));
    SODO_TRY(take(in, publishers, &page->publisher));
    SODO_TRY(take(in, dates, &date));
    size_t at;
    if (date.size && !sodo_find_date(date, &at, &page->date)) page->date = (sodo_date){0};
    if (page->url.size) page->source = page->url;
    return SODO_OK;
}

sodo_status sodo_read_json(sodo_reader *r, sodo_error *err) {
    sodo_slice text;
    size_t column;
    SODO_TRY(sodo_read_decode(r, r->origin->bytes, (sodo_slice){0}, &text, err));
    if (is_too_deep(text, &column))
        return sodo_fail(err, SODO_ERR_LIMIT, column, "nested deeper than %d levels",
                         DEPTH_MAX);
    json_error_t where;
    json_t *root = json_loadb(text.data, text.size, JSON_ALLOW_NUL, &where);
    sodo_status status;
    if (!root) {
        bool memory = json_error_code(&where) == json_error_out_of_memory;
        status = sodo_fail(err, memory ? SODO_ERR_NOMEM : SODO_ERR_INPUT,
                           where.column > 0 ? (size_t)where.column : 1,
                           "malformed JSON: %s", where.text);
    } else if (!json_is_object(root)) {
        status = sodo_fail(err, SODO_ERR_INPUT, 1, "a line must hold one JSON object");
    } else {
        const record in = {r, root, err};
        status = take_facts(&in);
        if (status == SODO_OK) status = take_text(&in);
    }
    json_decref(root);
    return status;
}

/* origin.c - the province that a page's address or publisher names, where its text names
 * none: "baobacninh.com.vn", "Báo Bắc Ninh". */
#include "resolve/resolver.h"

/* The letters and digits of the search fold, nothing between: "Bắc Ninh" -> "bacninh". */
static sodo_status squeezed(sodo_resolver *r, sodo_slice text, sodo_slice *out) {
    sodo_slice folded;
    SODO_TRY(sodo_res_folded(r, sodo_fold_search, text, &folded));
    sodo_buf_clear(&r->buf);
    for (size_t i = 0; i < folded.size; i++)
        if (folded.data[i] != ' ') sodo_buf_add_char(&r->buf, folded.data[i]);
    return sodo_res_take(r, out);
}

/* The host of an address, without the dots: "www.baohanam.com.vn/x" ->
 * "wwwbaohanamcomvn". */
static sodo_slice host_of(sodo_slice url) {
    for (size_t i = 0; i + 3 <= url.size; i++)
        if (memcmp(url.data + i, "://", 3) == 0) {
            url = (sodo_slice){url.data + i + 3, url.size - i - 3};
            break;
        }
    const char *end = url.size ? memchr(url.data, '/', url.size) : NULL;
    return (sodo_slice){url.data, end ? (size_t)(end - url.data) : url.size};
}

static bool holds(sodo_slice text, sodo_slice part) {
    for (size_t i = 0; part.size && i + part.size <= text.size; i++)
        if (memcmp(text.data + i, part.data, part.size) == 0) return true;
    return false;
}

/* Names of few letters stand in too many words ("hue"). */
static bool is_told(sodo_slice origin, sodo_slice name, size_t longest) {
    enum { SHORTEST = 5 };
    return name.size >= SHORTEST && name.size > longest && holds(origin, name);
}

sodo_status sodo_res_origin(sodo_resolver *r, uint32_t *out) {
    const sodo_page *page = &r->work->page;
    sodo_slice from[3], name;
    *out = SODO_NO_ROW;
    SODO_TRY(squeezed(r, host_of(page->url), &from[0]));
    SODO_TRY(squeezed(r, page->publisher, &from[1]));
    SODO_TRY(squeezed(r, page->author, &from[2]));
    if (!from[0].size && !from[1].size && !from[2].size) return SODO_OK;
    size_t longest = 0;
    for (uint32_t i = 0; i < sodo_gazetteer_row_count(r->gazetteer); i++) {
        const sodo_row *row = sodo_res_row(r, i);
        if (row->kind != SODO_KIND_PLACE_NAME || !sodo_row_valid(row, r->day)) continue;
        if (!sodo_res_fits(r, i, SODO_AT_PROVINCE)) continue;
        SODO_TRY(squeezed(r, row->name, &name));
        for (size_t k = 0; k < 3; k++) {
            if (!is_told(from[k], name, longest)) continue;
            longest = name.size;
            *out = i;
        }
    }
    return SODO_OK;
}

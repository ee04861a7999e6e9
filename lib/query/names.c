/* names.c - whom a typed name means: exact spelling first, one typing mistake last. */
#include "query/names_match.h"

#include "base/fail.h"

/* Better known first. */
static bool goes_before(const sodo_network *net, uint32_t a, uint32_t b) {
    const sodo_node *x = &net->nodes.items[a], *y = &net->nodes.items[b];
    if (x->pages != y->pages) return x->pages > y->pages;
    return a < b;
}

static void keep(const sodo_network *net, uint32_t node, sodo_matches *out) {
    bool full = out->count == SODO_MATCHES_MAX;
    if (full && !goes_before(net, node, out->nodes[SODO_MATCHES_MAX - 1])) return;
    size_t at = full ? SODO_MATCHES_MAX - 1 : out->count++;
    for (; at > 0 && goes_before(net, node, out->nodes[at - 1]); at--)
        out->nodes[at] = out->nodes[at - 1];
    out->nodes[at] = node;
}

static sodo_status search(const sodo_network *net, sodo_folder *folder,
                          const sodo_names_asked *w, unsigned kinds, sodo_matches *out) {
    sodo_buf scratch = {0};
    sodo_status status = SODO_OK;
    sodo_names_tier best = SODO_NAMES_NO_MATCH;
    for (uint32_t i = 0; i < net->nodes.count && status == SODO_OK; i++) {
        const sodo_node *n = &net->nodes.items[i];
        if (!(kinds >> n->kind & 1)) continue;
        sodo_names_tier found = sodo_names_judge(w, folder, n, &scratch, &status);
        if (found == SODO_NAMES_NO_MATCH || found > best) continue;
        if (found < best) out->count = 0;
        best = found;
        keep(net, i, out);
    }
    out->ids = best == SODO_NAMES_BY_ID;
    sodo_buf_finish(&scratch);
    return status;
}

sodo_status sodo_names_find(const sodo_network *net, sodo_folder *folder, sodo_slice text,
                            unsigned kinds, sodo_matches *out, sodo_error *err) {
    sodo_names_asked w = {0};
    *out = (sodo_matches){0};
    sodo_status status = sodo_names_ask(folder, text, &w, err);
    uint32_t alias = sodo_network_find_alias(net, w.text);
    if (status == SODO_OK && alias != SODO_NO_NODE) {
        out->nodes[0] = alias;
        out->count = 1;
        out->ids = true;
    } else if (status == SODO_OK && w.text.size) {
        status = search(net, folder, &w, kinds, out);
        if (status != SODO_OK) sodo_fail(err, status, 0, "the name cannot be looked up");
    }
    sodo_names_asked_finish(&w);
    return status;
}

static sodo_date date_of(int day) {
    return (sodo_date){(int16_t)(day / 10000), (uint8_t)(day / 100 % 100),
                       (uint8_t)(day % 100)};
}

/* "tỉnh Hà Nam, since 1997-01-01, until 2025-07-01" */
static void add_place_hint(sodo_table *table, const sodo_node *n) {
    sodo_buf text = {0};
    char day[16];
    sodo_buf_add(&text, n->full_name.size ? n->full_name : n->name);
    if (sodo_date_print(date_of(n->valid_from), day))
        sodo_buf_addf(&text, ", since %s", day);
    if (sodo_date_print(date_of(n->valid_to), day))
        sodo_buf_addf(&text, ", until %s", day);
    table->failed |= text.failed;
    sodo_table_add_copy(table, sodo_buf_slice(&text));
    sodo_buf_finish(&text);
}

/* What tells namesakes apart: a post, a place, a date. */
static void add_hint(sodo_asking *asking, uint32_t node) {
    const sodo_node *n = &asking->net->nodes.items[node];
    sodo_table *table = &asking->answer->table;
    if (n->kind == SODO_NODE_PERSON)
        sodo_table_add_posts(table, asking, node, SODO_NO_NODE, (sodo_date){0});
    else if (n->date.year)
        sodo_table_add_date(table, n->date);
    else if (n->kind == SODO_NODE_PLACE)
        add_place_hint(table, n);
    else
        sodo_table_add(table, sodo_node_name(asking->net, n->place));
}

static void list_matches(sodo_asking *asking, const sodo_matches *matches) {
    sodo_table *table = &asking->answer->table;
    sodo_table_columns(table, "id kind name hint pages");
    for (size_t i = 0; i < matches->count; i++) {
        const sodo_node *n = &asking->net->nodes.items[matches->nodes[i]];
        sodo_table_add(table, n->id);
        sodo_table_add(table, sodo_slice_of(sodo_node_kind_name(n->kind)));
        sodo_table_add(table, n->name);
        add_hint(asking, matches->nodes[i]);
        sodo_table_add_int(table, n->pages);
    }
}

bool sodo_node_existed(const sodo_node *n, sodo_date at) {
    int day = at.year * 10000 + (at.month ? at.month : 12) * 100 + (at.day ? at.day : 31);
    if (!at.year) return true;
    return (!n->valid_from || n->valid_from <= day) &&
           (!n->valid_to || n->valid_to > day);
}

void sodo_names_keep_valid(const sodo_network *net, sodo_date at, sodo_date also,
                           sodo_matches *matches) {
    size_t kept = 0;
    sodo_matches all = *matches;
    for (size_t i = 0; i < all.count; i++) {
        const sodo_node *n = &net->nodes.items[all.nodes[i]];
        if (sodo_node_existed(n, at) || (also.year && sodo_node_existed(n, also)))
            matches->nodes[kept++] = all.nodes[i];
    }
    if (kept)
        matches->count = kept;
    else
        *matches = all;
}

sodo_status sodo_names_one(sodo_asking *asking, const char *text, unsigned kinds,
                           const char *what, uint32_t *node, sodo_error *err) {
    sodo_matches matches;
    sodo_buf *note = &asking->answer->note;
    *node = SODO_NO_NODE;
    if (!text || !*text) return sodo_fail(err, SODO_ERR_USAGE, 0, "name a %s", what);
    SODO_TRY(sodo_names_find(asking->net, asking->folder, sodo_slice_of(text), kinds,
                             &matches, err));
    sodo_names_keep_valid(asking->net, asking->at, asking->also, &matches);
    if (matches.count == 1) {
        *node = matches.nodes[0];
        return SODO_OK;
    }
    if (matches.count == 0) {
        asking->answer->state = SODO_ANSWER_NONE;
        sodo_buf_addf(note, "no %s is called '%s'", what, text);
        return SODO_OK;
    }
    asking->answer->state = SODO_ANSWER_AMBIGUOUS;
    sodo_buf_addf(note, "'%s' may mean %zu things; say which, by id or full name:", text,
                  matches.count);
    list_matches(asking, &matches);
    return SODO_OK;
}

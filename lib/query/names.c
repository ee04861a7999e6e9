/* names.c - whom a typed name means: exact spelling first, one typing mistake last. */
#include "base/fail.h"
#include "query/query.h"

/* Kinds of matches, best first. */
typedef enum tier {
    BY_ID,
    EXACT,
    SAME_NAME,
    SAME_LETTERS,
    TOGETHER, /* all words asked for, beside each other */
    INITIALS, /* the same, with abbreviations: "ubnd" for "uy ban nhan dan" */
    ANYWHERE, /* all of them, in any order */
    MISTYPED_NAME,
    MISTYPED_PART,
    NO_MATCH
} tier;

#define WORDS_MAX 32

typedef struct words {
    sodo_slice items[WORDS_MAX];
    size_t count;
} words;

typedef struct wanted {
    sodo_slice text;
    sodo_buf name, letters; /* name fold, search fold */
    words words;            /* of `letters` */
} wanted;

static void split(sodo_slice text, words *out) {
    out->count = 0;
    for (size_t at = 0; at < text.size && out->count < WORDS_MAX;) {
        size_t begin = at;
        while (at < text.size && text.data[at] != ' ') at++;
        if (at > begin)
            out->items[out->count++] = (sodo_slice){text.data + begin, at - begin};
        at++;
    }
}

/* One letter wrong, missing, too many, or two swapped. Words of one or two letters must
 * be right: half of all syllables are one letter apart. */
static bool mistyped(sodo_slice a, sodo_slice b) {
    if (a.size > b.size) {
        sodo_slice c = a;
        a = b, b = c;
    }
    if (a.size < 3 || b.size - a.size > 1) return false;
    size_t same = 0;
    while (same < a.size && a.data[same] == b.data[same]) same++;
    size_t rest = a.size - same; /* what must be equal after the mistake */
    if (b.size > a.size) return memcmp(a.data + same, b.data + same + 1, rest) == 0;
    if (rest == 0) return false;
    if (memcmp(a.data + same + 1, b.data + same + 1, rest - 1) == 0) return true;
    return rest > 1 && a.data[same] == b.data[same + 1] &&
           a.data[same + 1] == b.data[same] &&
           memcmp(a.data + same + 2, b.data + same + 2, rest - 2) == 0;
}

/* How all words asked for stand in the name, in their order and beside each other. */
static tier match_words(const words *asked, const words *name) {
    tier best = NO_MATCH;
    for (size_t at = 0; asked->count && at + asked->count <= name->count; at++) {
        size_t mistakes = 0;
        for (size_t i = 0; i < asked->count && mistakes < 2; i++) {
            if (sodo_slice_equal(asked->items[i], name->items[at + i])) continue;
            mistakes += mistyped(asked->items[i], name->items[at + i]) ? 1 : 2;
        }
        if (mistakes == 0) return TOGETHER;
        if (mistakes == 1 && name->count == asked->count)
            best = MISTYPED_NAME;
        else if (mistakes == 1 && asked->count > 1)
            best = MISTYPED_PART;
    }
    return best;
}

/* Every word asked for stands somewhere in the name: "Hà Nam dân vận". */
static bool has_all_words(const words *asked, const words *name) {
    for (size_t i = 0; i < asked->count; i++) {
        bool found = false;
        for (size_t k = 0; k < name->count && !found; k++)
            found = sodo_slice_equal(asked->items[i], name->items[k]);
        if (!found) return false;
    }
    return asked->count > 1;
}

/* How many words of the name the letters of `word` begin, one each; 0 = they do not. */
static size_t abbreviated(sodo_slice word, const words *name, size_t at) {
    if (word.size < 3 || at + word.size > name->count) return 0;
    for (size_t i = 0; i < word.size; i++)
        if (name->items[at + i].data[0] != word.data[i]) return 0;
    return word.size;
}

static bool has_initials(const words *asked, const words *name) {
    for (size_t at = 0; at < name->count; at++) {
        size_t i = 0, k = at;
        for (; i < asked->count && k < name->count; i++) {
            bool same = sodo_slice_equal(asked->items[i], name->items[k]);
            size_t taken = same ? 1 : abbreviated(asked->items[i], name, k);
            if (!taken) break;
            k += taken;
        }
        if (asked->count && i == asked->count) return true;
    }
    return false;
}

static tier match_name(const wanted *w, sodo_folder *folder, sodo_slice name,
                       sodo_buf *scratch, sodo_status *status) {
    words parts;
    if (!name.size) return NO_MATCH;
    if (sodo_slice_equal(name, w->text)) return EXACT;
    sodo_buf_clear(scratch);
    if ((*status = sodo_fold_search(folder, name, scratch)) != SODO_OK) return NO_MATCH;
    sodo_slice letters = sodo_buf_slice(scratch);
    if (sodo_slice_equal(letters, sodo_buf_slice(&w->letters))) {
        sodo_buf_clear(scratch);
        if ((*status = sodo_fold_name(folder, name, scratch)) != SODO_OK) return NO_MATCH;
        return sodo_slice_equal(sodo_buf_slice(scratch), sodo_buf_slice(&w->name))
                   ? SAME_NAME
                   : SAME_LETTERS;
    }
    split(letters, &parts);
    tier found = match_words(&w->words, &parts);
    if (found > INITIALS && has_initials(&w->words, &parts)) return INITIALS;
    return found > ANYWHERE && has_all_words(&w->words, &parts) ? ANYWHERE : found;
}

/* The best of a list of names with '|' between. */
static tier match_list(const wanted *w, sodo_folder *folder, sodo_slice names,
                       sodo_buf *scratch, sodo_status *status) {
    tier best = NO_MATCH;
    while (names.size && *status == SODO_OK) {
        const char *bar = memchr(names.data, '|', names.size);
        size_t size = bar ? (size_t)(bar - names.data) : names.size;
        tier found =
            match_name(w, folder, (sodo_slice){names.data, size}, scratch, status);
        if (found < best) best = found;
        size += bar != NULL;
        names = (sodo_slice){names.data + size, names.size - size};
    }
    return best;
}

static tier match_node(const wanted *w, sodo_folder *folder, const sodo_node *n,
                       sodo_buf *scratch, sodo_status *status) {
    const sodo_slice names[] = {n->name,   n->full_name, n->title,      n->abbreviation,
                                n->number, n->source,    n->other_names};
    tier best = NO_MATCH;
    if (sodo_slice_equal(n->id, w->text)) return BY_ID;
    for (size_t i = 0; i < sizeof names / sizeof *names && *status == SODO_OK; i++) {
        tier found = match_list(w, folder, names[i], scratch, status);
        if (found < best) best = found;
    }
    return best;
}

static sodo_status prepare(wanted *w, sodo_folder *folder, sodo_slice text,
                           sodo_error *err) {
    w->text = sodo_slice_trim(text);
    sodo_status status = sodo_fold_name(folder, w->text, &w->name);
    if (status == SODO_OK) status = sodo_fold_search(folder, w->text, &w->letters);
    if (status == SODO_OK && (w->name.failed || w->letters.failed))
        status = SODO_ERR_NOMEM;
    if (status != SODO_OK)
        return sodo_fail(err, status, 0, "the name cannot be looked up");
    split(sodo_buf_slice(&w->letters), &w->words);
    return SODO_OK;
}

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

static sodo_status search(const sodo_network *net, sodo_folder *folder, const wanted *w,
                          unsigned kinds, sodo_matches *out) {
    sodo_buf scratch = {0};
    sodo_status status = SODO_OK;
    tier best = NO_MATCH;
    for (uint32_t i = 0; i < net->nodes.count && status == SODO_OK; i++) {
        const sodo_node *n = &net->nodes.items[i];
        if (!(kinds >> n->kind & 1)) continue;
        tier found = match_node(w, folder, n, &scratch, &status);
        if (found == NO_MATCH || found > best) continue;
        if (found < best) out->count = 0;
        best = found;
        keep(net, i, out);
    }
    out->ids = best == BY_ID;
    sodo_buf_finish(&scratch);
    return status;
}

sodo_status sodo_names_find(const sodo_network *net, sodo_folder *folder, sodo_slice text,
                            unsigned kinds, sodo_matches *out, sodo_error *err) {
    wanted w = {0};
    *out = (sodo_matches){0};
    sodo_status status = prepare(&w, folder, text, err);
    uint32_t alias = sodo_network_find_alias(net, w.text);
    if (status == SODO_OK && alias != SODO_NO_NODE) {
        out->nodes[0] = alias;
        out->count = 1;
        out->ids = true;
    } else if (status == SODO_OK && w.text.size) {
        status = search(net, folder, &w, kinds, out);
        if (status != SODO_OK) sodo_fail(err, status, 0, "the name cannot be looked up");
    }
    sodo_buf_finish(&w.name);
    sodo_buf_finish(&w.letters);
    return status;
}

static sodo_date date_of(int day) {
    return (sodo_date){(int16_t)(day / 10000), (uint8_t)(day / 100 % 100),
                       (uint8_t)(day % 100)};
}

/* What tells namesakes apart: a post, a place, a date. */
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

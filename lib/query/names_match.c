/* names_match.c - how well a name fits what was typed. */
#include "query/names_match.h"

#include "base/fail.h"

static void split(sodo_slice text, sodo_names_words *out) {
    out->count = 0;
    for (size_t at = 0; at < text.size && out->count < SODO_NAMES_WORDS_MAX;) {
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
static sodo_names_tier match_words(const sodo_names_words *asked,
                                   const sodo_names_words *name) {
    sodo_names_tier best = SODO_NAMES_NO_MATCH;
    for (size_t at = 0; asked->count && at + asked->count <= name->count; at++) {
        size_t mistakes = 0;
        for (size_t i = 0; i < asked->count && mistakes < 2; i++) {
            if (sodo_slice_equal(asked->items[i], name->items[at + i])) continue;
            mistakes += mistyped(asked->items[i], name->items[at + i]) ? 1 : 2;
        }
        if (mistakes == 0) return SODO_NAMES_TOGETHER;
        if (mistakes == 1 && name->count == asked->count)
            best = SODO_NAMES_MISTYPED_NAME;
        else if (mistakes == 1 && asked->count > 1)
            best = SODO_NAMES_MISTYPED_PART;
    }
    return best;
}

/* Every word asked for stands somewhere in the name: "Hà Nam dân vận". */
static bool has_all_words(const sodo_names_words *asked, const sodo_names_words *name) {
    for (size_t i = 0; i < asked->count; i++) {
        bool found = false;
        for (size_t k = 0; k < name->count && !found; k++)
            found = sodo_slice_equal(asked->items[i], name->items[k]);
        if (!found) return false;
    }
    return asked->count > 1;
}

/* How many words of the name the letters of `word` begin, one each; 0 = they do not. */
static size_t abbreviated(sodo_slice word, const sodo_names_words *name, size_t at) {
    if (word.size < 3 || at + word.size > name->count) return 0;
    for (size_t i = 0; i < word.size; i++)
        if (name->items[at + i].data[0] != word.data[i]) return 0;
    return word.size;
}

static bool has_initials(const sodo_names_words *asked, const sodo_names_words *name) {
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

static sodo_names_tier match_name(const sodo_names_asked *w, sodo_folder *folder,
                                  sodo_slice name, sodo_buf *scratch,
                                  sodo_status *status) {
    sodo_names_words parts;
    if (!name.size) return SODO_NAMES_NO_MATCH;
    if (sodo_slice_equal(name, w->text)) return SODO_NAMES_EXACT;
    sodo_buf_clear(scratch);
    if ((*status = sodo_fold_search(folder, name, scratch)) != SODO_OK)
        return SODO_NAMES_NO_MATCH;
    sodo_slice letters = sodo_buf_slice(scratch);
    if (sodo_slice_equal(letters, sodo_buf_slice(&w->letters))) {
        sodo_buf_clear(scratch);
        if ((*status = sodo_fold_name(folder, name, scratch)) != SODO_OK)
            return SODO_NAMES_NO_MATCH;
        return sodo_slice_equal(sodo_buf_slice(scratch), sodo_buf_slice(&w->name))
                   ? SODO_NAMES_SAME_NAME
                   : SODO_NAMES_SAME_LETTERS;
    }
    split(letters, &parts);
    sodo_names_tier found = match_words(&w->words, &parts);
    if (found > SODO_NAMES_INITIALS && has_initials(&w->words, &parts))
        return SODO_NAMES_INITIALS;
    return found > SODO_NAMES_ANYWHERE && has_all_words(&w->words, &parts)
               ? SODO_NAMES_ANYWHERE
               : found;
}

/* The best of a list of names with '|' between. */
static sodo_names_tier match_list(const sodo_names_asked *w, sodo_folder *folder,
                                  sodo_slice names, sodo_buf *scratch,
                                  sodo_status *status) {
    sodo_names_tier best = SODO_NAMES_NO_MATCH;
    while (names.size && *status == SODO_OK) {
        const char *bar = memchr(names.data, '|', names.size);
        size_t size = bar ? (size_t)(bar - names.data) : names.size;
        sodo_names_tier found =
            match_name(w, folder, (sodo_slice){names.data, size}, scratch, status);
        if (found < best) best = found;
        size += bar != NULL;
        names = (sodo_slice){names.data + size, names.size - size};
    }
    return best;
}

sodo_names_tier sodo_names_judge(const sodo_names_asked *w, sodo_folder *folder,
                                 const sodo_node *n, sodo_buf *scratch,
                                 sodo_status *status) {
    const sodo_slice names[] = {n->name,   n->full_name, n->title,      n->abbreviation,
                                n->number, n->source,    n->other_names};
    sodo_names_tier best = SODO_NAMES_NO_MATCH;
    if (sodo_slice_equal(n->id, w->text)) return SODO_NAMES_BY_ID;
    for (size_t i = 0; i < sizeof names / sizeof *names && *status == SODO_OK; i++) {
        sodo_names_tier found = match_list(w, folder, names[i], scratch, status);
        if (found < best) best = found;
    }
    return best;
}

sodo_status sodo_names_ask(sodo_folder *folder, sodo_slice text, sodo_names_asked *w,
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

void sodo_names_asked_finish(sodo_names_asked *self) {
    sodo_buf_finish(&self->name);
    sodo_buf_finish(&self->letters);
}

/* One mistake at most in words beside each other: also what is asked of a whole name. */
static bool is_near(const sodo_names_words *asked, const sodo_names_words *name) {
    for (size_t at = 0; at + asked->count <= name->count; at++) {
        size_t mistakes = 0;
        for (size_t i = 0; i < asked->count && mistakes < 2; i++)
            if (!sodo_slice_equal(asked->items[i], name->items[at + i]))
                mistakes += mistyped(asked->items[i], name->items[at + i]) ? 1 : 2;
        if (mistakes < 2) return true;
    }
    return false;
}

bool sodo_names_may_fit(const sodo_names_asked *asked, sodo_slice folded) {
    sodo_names_words parts;
    split(folded, &parts);
    return parts.count == SODO_NAMES_WORDS_MAX || is_near(&asked->words, &parts) ||
           has_initials(&asked->words, &parts) || has_all_words(&asked->words, &parts);
}

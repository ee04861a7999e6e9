/* names_stored.c - whom a typed name means, asked of a store: by its words first, by all
 * names of the kind only where no words fit. */
#include "query/names_match.h"

#include "base/fail.h"

typedef struct found {
    sodo_slice id; /* in the arena */
    int64_t row;
    uint32_t pages;
} found;

typedef struct finding {
    sodo_names_asked asked;
    sodo_folder *folder;
    sodo_arena *arena;
    sodo_buf scratch;
    unsigned kinds;
    sodo_names_tier best;
    found found[SODO_MATCHES_MAX]; /* better known first */
    size_t count;
    SODO_VEC(int64_t) rows; /* that may fit, of a search through all */
} finding;

static bool goes_before(const found *a, const found *b) {
    if (a->pages != b->pages) return a->pages > b->pages;
    return a->row < b->row;
}

static sodo_status keep(finding *f, found one, sodo_error *err) {
    bool full = f->count == SODO_MATCHES_MAX;
    for (size_t i = 0; i < f->count; i++)
        if (f->found[i].row == one.row) return SODO_OK;
    if (full && !goes_before(&one, &f->found[SODO_MATCHES_MAX - 1])) return SODO_OK;
    one.id = sodo_slice_copy(f->arena, one.id);
    if (!one.id.data) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a name");
    size_t at = full ? SODO_MATCHES_MAX - 1 : f->count++;
    for (; at > 0 && goes_before(&one, &f->found[at - 1]); at--)
        f->found[at] = f->found[at - 1];
    f->found[at] = one;
    return SODO_OK;
}

static sodo_status take(void *context, int64_t row, const sodo_node *node,
                        sodo_error *err) {
    finding *f = context;
    sodo_status status = SODO_OK;
    if (!(f->kinds >> node->kind & 1)) return SODO_OK;
    sodo_names_tier tier =
        sodo_names_judge(&f->asked, f->folder, node, &f->scratch, &status);
    if (status != SODO_OK)
        return sodo_fail(err, status, 0, "the name cannot be looked up");
    if (tier == SODO_NAMES_NO_MATCH || tier > f->best) return SODO_OK;
    if (tier < f->best) f->count = 0;
    f->best = tier;
    return keep(f, (found){node->id, row, node->pages}, err);
}

/* An id, also one that is an alias or an edge's: the node it leads to. */
static sodo_status take_id(void *context, int64_t row, const sodo_node *node,
                           sodo_error *err) {
    finding *f = context;
    f->best = SODO_NAMES_BY_ID;
    return keep(f, (found){node->id, row, node->pages}, err);
}

static sodo_status take_folded(void *context, int64_t row, sodo_slice folded,
                               sodo_error *err) {
    finding *f = context;
    if (!sodo_names_may_fit(&f->asked, folded)) return SODO_OK;
    int64_t *slot = SODO_PUSH(f->arena, f->rows);
    if (!slot) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a name");
    *slot = row;
    return SODO_OK;
}

static sodo_status find(finding *f, sodo_store *store, sodo_slice text, sodo_error *err) {
    const sodo_store_reader ids = {f, take_id, NULL}, names = {f, take, take_folded};
    SODO_TRY(sodo_names_ask(f->folder, text, &f->asked, err));
    if (!f->asked.text.size) return SODO_OK;
    SODO_TRY(sodo_store_each_with_id(store, f->asked.text, &ids, err));
    if (f->count) return SODO_OK;
    sodo_slice letters = sodo_buf_slice(&f->asked.letters);
    SODO_TRY(sodo_store_each_hit(store, letters, f->kinds, &names, err));
    if (f->best <= SODO_NAMES_TOGETHER) return SODO_OK; /* nothing fits better */
    SODO_TRY(sodo_store_each_folded(store, f->kinds, &names, err));
    return sodo_store_each_of(store, f->rows.items, f->rows.count, &names, err);
}

sodo_status sodo_names_find_stored(sodo_store *store, sodo_folder *folder,
                                   sodo_slice text, unsigned kinds, sodo_store_hits *out,
                                   sodo_error *err) {
    finding *f = sodo_arena_alloc(out->arena, 1, sizeof *f);
    if (!f) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a name");
    f->folder = folder;
    f->arena = out->arena;
    f->kinds = kinds;
    f->best = SODO_NAMES_NO_MATCH;
    sodo_status status = find(f, store, text, err);
    sodo_names_asked_finish(&f->asked);
    sodo_buf_finish(&f->scratch);
    for (size_t i = 0; i < f->count && status == SODO_OK; i++) {
        sodo_slice *slot = SODO_PUSH(out->arena, out->ids);
        if (slot)
            *slot = f->found[i].id;
        else
            status = sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a name");
    }
    return status;
}

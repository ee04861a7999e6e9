/* places_again.c - a commune said with its head once may be said without it afterwards.
 *
 * Bare names of communes are ordinary words and people's names too often to be taken
 * alone; provinces and districts are the rules' business. */
#include "match/match.h"

#define AGAIN_WEIGHT 15 /* hundredths */

typedef struct again {
    const sodo_matcher *matcher;
    sodo_work *work;
    sodo_map names; /* key: numbers of the bare name's syllables, as bytes */
    bool *covered;
} again;

static bool key_of(again *a, uint32_t begin, uint32_t end, sodo_slice *out) {
    uint32_t *numbers = sodo_arena_alloc(&a->work->arena, end - begin, sizeof *numbers);
    if (!numbers) return false;
    for (uint32_t t = begin; t < end; t++)
        numbers[t - begin] = a->work->page.tokens.items[t].syl;
    *out = (sodo_slice){(const char *)numbers, (end - begin) * sizeof *numbers};
    return true;
}

static bool is_bare(const again *a, const sodo_mention *m) {
    return m->kind == SODO_KIND_PLACE_NAME && m->attr_count &&
           m->attrs[0].value == a->matcher->values[SODO_MATCH_FORM_BARE].value;
}

/* A bare hit that ends where a whole place ends is the name without its head. */
static bool collect(again *a, uint32_t *bare_at) {
    const sodo_mentions *all = &a->work->mentions;
    for (size_t i = 0; i < all->count; i++) {
        const sodo_mention *m = &all->items[i];
        if (is_bare(a, m) && m->tok_end - m->tok_begin > 1)
            bare_at[m->tok_end] = m->tok_begin + 1;
    }
    for (size_t i = 0; i < all->count; i++) {
        const sodo_mention *m = &all->items[i];
        if (m->dropped || m->kind == SODO_KIND_NAME || m->kind > SODO_KIND_NAME) continue;
        if (m->kind != SODO_KIND_EVENT)
            for (uint32_t t = m->tok_begin; t < m->tok_end; t++) a->covered[t] = true;
        uint32_t begin = bare_at[m->tok_end];
        if (m->kind != SODO_KIND_PLACE || !begin || begin - 1 <= m->tok_begin) continue;
        sodo_slice key;
        if (!key_of(a, begin - 1, m->tok_end, &key) || !sodo_map_put(&a->names, key, 1))
            return false;
    }
    return true;
}

static bool is_free(const again *a, const sodo_mention *m) {
    for (uint32_t t = m->tok_begin; t < m->tok_end; t++)
        if (a->covered[t]) return false;
    return true;
}

sodo_status sodo_match_places_again(const sodo_matcher *self, sodo_work *work) {
    size_t tokens = work->page.tokens.count;
    again a = {.matcher = self, .work = work, .names = {.arena = &work->arena}};
    a.covered = sodo_arena_alloc(&work->arena, tokens + 1, 1);
    uint32_t *bare_at = sodo_arena_alloc(&work->arena, tokens + 1, sizeof *bare_at);
    if (!a.covered || !bare_at || !collect(&a, bare_at)) return SODO_ERR_NOMEM;
    size_t count = a.names.entries.count ? work->mentions.count : 0;
    for (size_t i = 0; i < count; i++) {
        const sodo_mention hit = work->mentions.items[i];
        sodo_slice key;
        if (!is_bare(&a, &hit) || !is_free(&a, &hit)) continue;
        if (!key_of(&a, hit.tok_begin, hit.tok_end, &key)) return SODO_ERR_NOMEM;
        if (sodo_map_get(&a.names, key) == SODO_MAP_NONE) continue;
        sodo_mention *m = sodo_match_add(self, work, SODO_KIND_PLACE, hit.tok_begin,
                                         hit.tok_end, SODO_MATCH_VALUE_COUNT);
        sodo_attr attr = {.name = SODO_ATTR_PLACE,
                          .mention = (int32_t)i,
                          .tok_begin = hit.tok_begin,
                          .tok_end = hit.tok_end};
        if (!m || !sodo_mention_add_attr(&work->arena, m, attr)) return SODO_ERR_NOMEM;
        m->weight = AGAIN_WEIGHT;
        for (uint32_t t = hit.tok_begin; t < hit.tok_end; t++) a.covered[t] = true;
    }
    return SODO_OK;
}

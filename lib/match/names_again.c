/* names_again.c - a name that the rules took for a person once is that person's
 * everywhere. */
#include "match/match.h"

#define AGAIN_WEIGHT \
    15 /* hundredths: a repeat is weaker evidence than what made the first */

typedef struct again {
    const sodo_matcher *matcher;
    sodo_work *work;
    sodo_map people; /* key: the numbers of the name's syllables, as bytes */
    bool *covered;   /* tokens of persons, bodies, positions, documents */
} again;

/* Two syllables or more: a given name alone is not enough to go by. */
static bool key_of(again *a, const sodo_mention *m, sodo_slice *out) {
    uint32_t length = m->tok_end - m->tok_begin;
    if (length < 2) return false;
    uint32_t *numbers = sodo_arena_alloc(&a->work->arena, length, sizeof *numbers);
    if (!numbers) return false;
    for (uint32_t i = 0; i < length; i++)
        numbers[i] = a->work->page.tokens.items[m->tok_begin + i].syl;
    *out = (sodo_slice){(const char *)numbers, length * sizeof *numbers};
    return true;
}

static bool collect(again *a) {
    for (size_t i = 0; i < a->work->mentions.count; i++) {
        const sodo_mention *m = &a->work->mentions.items[i];
        bool blocks = m->kind == SODO_KIND_PERSON || m->kind == SODO_KIND_ORGANIZATION ||
                      m->kind == SODO_KIND_POSITION || m->kind == SODO_KIND_DOCUMENT;
        if (m->dropped || !blocks) continue;
        for (uint32_t t = m->tok_begin; t < m->tok_end; t++) a->covered[t] = true;
        sodo_slice key;
        if (m->kind != SODO_KIND_PERSON || !key_of(a, m, &key)) continue;
        if (!sodo_map_put(&a->people, key, (uint32_t)i)) return false;
    }
    return true;
}

static bool is_free(const again *a, const sodo_mention *m) {
    for (uint32_t t = m->tok_begin; t < m->tok_end; t++)
        if (a->covered[t]) return false;
    return true;
}

sodo_status sodo_match_names_again(const sodo_matcher *self, sodo_work *work) {
    again a = {.matcher = self, .work = work, .people = {.arena = &work->arena}};
    a.covered = sodo_arena_alloc(&work->arena, work->page.tokens.count + 1, 1);
    if (!a.covered || !collect(&a)) return SODO_ERR_NOMEM;
    if (a.people.entries.count == 0) return SODO_OK;
    size_t count = work->mentions.count;
    for (size_t i = 0; i < count; i++) {
        const sodo_mention name = work->mentions.items[i];
        sodo_slice key;
        if (name.kind != SODO_KIND_NAME || !is_free(&a, &name) ||
            !key_of(&a, &name, &key))
            continue;
        if (sodo_map_get(&a.people, key) == SODO_MAP_NONE) continue;
        sodo_mention *m = sodo_match_add(self, work, SODO_KIND_PERSON, name.tok_begin,
                                         name.tok_end, SODO_MATCH_VALUE_COUNT);
        sodo_attr attr = {.name = SODO_ATTR_NAME,
                          .mention = (int32_t)i,
                          .tok_begin = name.tok_begin,
                          .tok_end = name.tok_end};
        if (!m || !sodo_mention_add_attr(&work->arena, m, attr)) return SODO_ERR_NOMEM;
        m->weight = AGAIN_WEIGHT;
    }
    return SODO_OK;
}

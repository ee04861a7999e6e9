/* match.c - which phrases stand at a token. */
#include "gazetteer/inside.h"

typedef struct matcher {
    const sodo_gazetteer *gazetteer;
    const sodo_token *tokens;
    size_t count;
    sodo_phrase_hit *hits;
    size_t cap, found;
    sodo_told_fn *tell; /* not NULL: told of all groups, also of those that do not fit */
    void *context;
} matcher;

static bool is_capital(uint8_t shape) {
    return shape == SODO_SHAPE_TITLE || shape == SODO_SHAPE_UPPER ||
           shape == SODO_SHAPE_MIXED;
}

/* tokens[0..length) are the phrase. */
static bool case_fits(const sodo_trie *trie, const sodo_trie_group *group,
                      const sodo_token *tokens, size_t length) {
    size_t i = 0;
    for (uint32_t caps = group->caps; caps && i < length; caps >>= 1, i++)
        if ((caps & 1) && !is_capital(tokens[i].shape)) return false;
    if (!group->shapes || trie->shape_count < length ||
        group->shapes > trie->shape_count - length)
        return true;
    const uint8_t *shapes = trie->shapes + group->shapes;
    for (i = 0; i < length; i++)
        if (shapes[i] != SODO_SHAPE_ANY && shapes[i] != tokens[i].shape) return false;
    return true;
}

/* Does a phrase of the list stand right after token `end`, or right before token `begin`?
 */
static bool stands_beside(const matcher *self, uint32_t list, size_t begin, size_t end,
                          bool after) {
    const sodo_trie *trie = &self->gazetteer->trie;
    if (list >= trie->word_count) return false;
    const uint32_t *words = trie->words + list, *last = trie->words + trie->word_count;
    for (uint32_t left = *words++; left && words < last && *words < last - words;
         left--, words += *words + 1) {
        uint32_t length = words[0], i = 0;
        if (after ? length > self->count - end : length > begin) continue;
        const sodo_token *t = self->tokens + (after ? end : begin - length);
        while (i < length && t[i].syl == words[i + 1]) i++;
        if (i == length) return true;
    }
    return false;
}

static sodo_verdict judge(const matcher *self, const sodo_trie_group *group, size_t begin,
                          size_t name, size_t end) {
    if (!case_fits(&self->gazetteer->trie, group, self->tokens + name, end - name))
        return SODO_VERDICT_CASE;
    if (group->not_before && stands_beside(self, group->not_before, begin, end, true))
        return SODO_VERDICT_BESIDE;
    if (group->not_after && stands_beside(self, group->not_after, begin, end, false))
        return SODO_VERDICT_BESIDE;
    return SODO_VERDICT_MATCH;
}

/* Shortest first; a kind stands once for each length. */
static void add(matcher *self, sodo_phrase_hit hit) {
    size_t at = self->found < self->cap ? self->found : self->cap;
    for (size_t i = 0; i < at; i++)
        if (self->hits[i].length == hit.length && self->hits[i].kind == hit.kind) return;
    self->found++;
    if (at == self->cap) return;
    for (; at > 0 && self->hits[at - 1].length > hit.length; at--)
        self->hits[at] = self->hits[at - 1];
    self->hits[at] = hit;
}

/* Hits of a node whose phrase is [name, end), behind a head from `begin` if `head` is
 * set. */
static void add_hits(matcher *self, uint32_t node, size_t begin, size_t name, size_t end,
                     uint16_t head) {
    const sodo_trie_group *g, *last;
    sodo_trie_groups(&self->gazetteer->trie, node, &g, &last);
    int kind = -1; /* of the hit just added: its other groups are looser */
    for (; g < last; g++) {
        if (g->kind >= SODO_KIND_LIMIT || g->head != head || g->kind == kind) continue;
        sodo_verdict verdict = judge(self, g, begin, name, end);
        sodo_phrase_hit hit = {.length = (uint32_t)(end - begin),
                               .kind = g->kind,
                               .form = g->form & 3,
                               .row_list = g->row_list};
        if (self->tell) self->tell(self->context, &hit, verdict);
        if (self->tell || verdict != SODO_VERDICT_MATCH) continue;
        kind = g->kind;
        add(self, hit);
    }
}

static void add_placed(matcher *self, size_t begin, size_t name, uint16_t head) {
    const sodo_trie *trie = &self->gazetteer->trie;
    uint32_t node = 0;
    for (size_t i = name; i < self->count; i++) {
        if (self->tokens[i].flags & SODO_TOKEN_LINE) return;
        node = sodo_trie_child(trie, node, self->tokens[i].syl);
        if (!node) return;
        if (trie->first_group[node] != trie->first_group[node + 1])
            add_hits(self, node, begin, name, i + 1, head);
    }
}

/* Heads that end at a node: what names of places follow? */
static void add_heads(matcher *self, uint32_t node, size_t begin, size_t end) {
    const sodo_trie *trie = &self->gazetteer->trie;
    const sodo_trie_group *g, *last;
    for (sodo_trie_groups(trie, node, &g, &last); g < last; g++)
        if (g->kind == SODO_TRIE_HEAD &&
            case_fits(trie, g, self->tokens + begin, end - begin))
            add_placed(self, begin, end, g->head);
}

static void walk(matcher *self, size_t at) {
    const sodo_trie *trie = &self->gazetteer->trie;
    uint32_t node = 0;
    for (size_t i = at; i < self->count; i++) {
        if (i > at && (self->tokens[i].flags & SODO_TOKEN_LINE)) return;
        node = sodo_trie_child(trie, node, self->tokens[i].syl);
        if (!node) return;
        if (trie->first_group[node] == trie->first_group[node + 1]) continue;
        add_hits(self, node, at, at, i + 1, 0);
        add_heads(self, node, at, i + 1);
    }
}

size_t sodo_gazetteer_match(const sodo_gazetteer *self, const sodo_token *tokens,
                            size_t count, size_t at, sodo_phrase_hit *hits, size_t cap) {
    matcher m = {
        .gazetteer = self, .tokens = tokens, .count = count, .hits = hits, .cap = cap};
    walk(&m, at);
    return m.found;
}

void sodo_gazetteer_tell_all(const sodo_gazetteer *self, const sodo_token *tokens,
                             size_t count, size_t at, sodo_told_fn *tell, void *context) {
    matcher m = {.gazetteer = self,
                 .tokens = tokens,
                 .count = count,
                 .tell = tell,
                 .context = context};
    walk(&m, at);
}

bool sodo_gazetteer_starts(const sodo_gazetteer *self, uint32_t syl) {
    return syl < self->trie.start_count &&
           (self->trie.starts[syl / 64] >> (syl % 64) & 1);
}

/* changes.c - which nodes of two networks are one: those that share an id, of now or of
 * before. */
#include "query/changes.h"

#include "base/fail.h"
#include "base/map.h"

static uint32_t root(const sodo_changes *c, uint32_t node) {
    while (c->joined[node] != node) {
        c->joined[node] = c->joined[c->joined[node]];
        node = c->joined[node];
    }
    return node;
}

uint32_t sodo_changes_thing(const sodo_changes *c, int side, uint32_t node) {
    return root(c, c->sides[side].shift + node);
}

/* The least node stands for its thing; two rings become one. */
static void join(sodo_changes *c, uint32_t a, uint32_t b) {
    a = root(c, a);
    b = root(c, b);
    if (a == b) return;
    uint32_t least = a < b ? a : b;
    c->joined[a] = c->joined[b] = least;
    uint32_t after = c->next[a];
    c->next[a] = c->next[b];
    c->next[b] = after;
}

static bool meet(sodo_changes *c, sodo_map *ids, sodo_slice id, uint32_t node) {
    const sodo_map_entry *e = sodo_map_put(ids, id, node);
    if (e) join(c, e->value, node);
    return e != NULL;
}

static bool match(sodo_changes *c) {
    sodo_arena scratch = {.budget = PTRDIFF_MAX};
    sodo_map ids = {.arena = &scratch};
    bool good = true;
    for (int s = 0; s < 2; s++) {
        const sodo_changes_side *side = &c->sides[s];
        for (uint32_t i = 0; i < side->net->nodes.count && good; i++)
            good = meet(c, &ids, side->net->nodes.items[i].id, side->shift + i);
        for (size_t i = 0; i < side->net->aliases.count && good; i++) {
            const sodo_alias *a = &side->net->aliases.items[i];
            good = meet(c, &ids, a->id, side->shift + a->node);
        }
    }
    sodo_arena_finish(&scratch);
    return good;
}

static bool prepare(sodo_changes *c) {
    size_t before = c->sides[0].net->nodes.count, after = c->sides[1].net->nodes.count;
    size_t count = before + after + 1;
    c->sides[1].shift = (uint32_t)before;
    c->joined = sodo_arena_alloc(&c->arena, count, sizeof *c->joined);
    c->next = sodo_arena_alloc(&c->arena, count, sizeof *c->next);
    c->counts[0] = sodo_arena_alloc(&c->arena, count, sizeof *c->counts[0]);
    c->counts[1] = sodo_arena_alloc(&c->arena, count, sizeof *c->counts[1]);
    if (!c->joined || !c->next || !c->counts[0] || !c->counts[1]) return false;
    for (uint32_t i = 0; i < count; i++) c->joined[i] = c->next[i] = i;
    if (!match(c)) return false;
    for (uint32_t i = 0; i + 1 < count; i++) c->counts[i >= before][root(c, i)]++;
    return true;
}

/* How many things of a kind are on the one side only. */
static size_t count_alone(const sodo_changes *c, int side, sodo_node_kind kind) {
    const sodo_network *net = c->sides[side].net;
    size_t count = 0;
    for (uint32_t i = 0; i < net->nodes.count; i++)
        count += net->nodes.items[i].kind == kind &&
                 !c->counts[!side][sodo_changes_thing(c, side, i)];
    return count;
}

static void say(sodo_changes *c) {
    const sodo_network *x = c->sides[0].net, *y = c->sides[1].net;
    sodo_buf *note = &c->answer->note;
    sodo_buf_addf(note, "pages: %zu new, %zu gone", count_alone(c, 1, SODO_NODE_PAGE),
                  count_alone(c, 0, SODO_NODE_PAGE));
    if (!sodo_slice_equal(x->version, y->version) ||
        !sodo_slice_equal(x->gazetteer_version, y->gazetteer_version) ||
        !sodo_slice_equal(x->rules_version, y->rules_version))
        sodo_buf_add_str(note, "; the two were made by different versions of sodo, "
                               "gazetteers or rules: some differences are theirs");
    if (sodo_table_rows(&c->answer->table)) return;
    c->answer->state = SODO_ANSWER_NONE;
    sodo_buf_add_str(note, "; people, posts, bodies and events are the same");
}

static sodo_status find(sodo_changes *c, sodo_error *err) {
    SODO_TRY(sodo_answer_make(&c->answer, err));
    SODO_TRY(sodo_adjacency_make(c->sides[0].net, &c->sides[0].near, err));
    SODO_TRY(sodo_adjacency_make(c->sides[1].net, &c->sides[1].near, err));
    bool good = prepare(c) && sodo_changes_list(c);
    if (good) say(c);
    if (!good || c->answer->table.failed || c->answer->note.failed)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory to compare");
    return SODO_OK;
}

sodo_status sodo_changes_find(const sodo_network *before, const sodo_network *after,
                              sodo_answer **out, sodo_error *err) {
    sodo_changes c = {.arena.budget = PTRDIFF_MAX,
                      .sides = {{.net = before}, {.net = after}}};
    sodo_status status = find(&c, err);
    sodo_adjacency_finish(&c.sides[0].near);
    sodo_adjacency_finish(&c.sides[1].near);
    sodo_arena_finish(&c.arena);
    if (status == SODO_OK)
        *out = c.answer;
    else
        sodo_answer_close(c.answer);
    return status;
}

/* across_alike.c - bodies of one name that each page has for itself, and who heads them.
 */
#include "resolve/across_doubts.h"

#define THRESHOLD                                                        \
    60 /* what would have to speak for them; such bodies never get there \
        */

enum { SAME_NAME = 30, SAME_OFFICER = 20 };

/* A body that only its page tells of: its key begins with the page's. */
static bool is_local(const sodo_across *self, uint32_t body) {
    static const char page[] = "page:";
    sodo_slice key = sodo_portrait_text(self, body, SODO_TEXT_KEY);
    return key.size > sizeof page && memcmp(key.data, page, sizeof page - 1) == 0;
}

typedef struct comparing {
    sodo_across *self;
    sodo_folder *folder;
    sodo_map officers; /* body's name and type, title, holder's name -> first body */
    sodo_map told;     /* pairs of roots that were noted */
} comparing;

static bool note(comparing *c, uint32_t a, uint32_t b) {
    sodo_across *self = c->self;
    uint32_t *pair = sodo_arena_alloc(&self->arena, 2, sizeof *pair);
    sodo_across_tally tally = {0};
    if (!pair) return false;
    pair[0] = sodo_across_root(self, a);
    pair[1] = sodo_across_root(self, b);
    size_t before = c->told.entries.count;
    if (pair[0] == pair[1]) return true;
    if (!sodo_map_put(&c->told, (sodo_slice){(const char *)pair, 2 * sizeof *pair}, 0))
        return false;
    if (c->told.entries.count == before) return true;
    sodo_across_count(&tally, "same name", SAME_NAME);
    sodo_across_count(&tally, "same officer", SAME_OFFICER);
    return sodo_across_doubt(self, a, b, THRESHOLD, &tally);
}

static bool take(comparing *c, const sodo_across_fact *f) {
    sodo_across *self = c->self;
    const sodo_portrait *post = self->portraits.items[f->target];
    uint32_t body = post->ref[SODO_REF_ORGANIZATION];
    if (f->kind != SODO_REL_HOLDS || body == SODO_ACROSS_NONE || !is_local(self, body))
        return true;
    const sodo_portrait *b = self->portraits.items[body];
    uint32_t *key = sodo_arena_alloc(&self->arena, 4, sizeof *key);
    if (!key) return false;
    key[0] = sodo_across_fold(self, c->folder, b->text[SODO_TEXT_NAME]);
    key[1] = b->text[SODO_TEXT_TYPE];
    key[2] = sodo_across_fold(self, c->folder, post->text[SODO_TEXT_TITLE]);
    key[3] = sodo_across_fold(self, c->folder,
                              self->portraits.items[f->source]->text[SODO_TEXT_NAME]);
    for (int i = 0; i < 4; i++)
        if (i != 1 && key[i] == SODO_ACROSS_NONE) return false;
    const sodo_map_entry *e = sodo_map_put(
        &c->officers, (sodo_slice){(const char *)key, 4 * sizeof *key}, body);
    return e && (e->value == body || note(c, e->value, body));
}

bool sodo_across_alike(sodo_across *self, sodo_folder *folder) {
    comparing c = {.self = self, .folder = folder};
    c.officers.arena = c.told.arena = &self->arena;
    for (uint32_t rank = 0; rank < self->ordered; rank++) {
        const sodo_across_page *page = sodo_across_page_at(self, rank);
        for (uint32_t i = page->fact_begin; i < page->fact_end; i++)
            if (!take(&c, &self->facts.items[i])) return false;
    }
    return true;
}

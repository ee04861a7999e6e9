/* mention.h - internal, layer "model": what the tagger found, gazetteer hits and rules
 * alike. */
#ifndef SODO_MODEL_MENTION_H
#define SODO_MODEL_MENTION_H

#include "model/page.h"
#include "model/symbols.h"

#define SODO_NO_MENTION (-1)
#define SODO_NO_ROW UINT32_MAX

/* One attribute of a mention: a value, another mention, or a span of tokens. */
typedef struct sodo_attr {
    uint16_t name;               /* sodo_attr_name or a later number */
    uint16_t value;              /* number of sodo_symbols values, 0 = none */
    int32_t mention;             /* index into sodo_mentions, or SODO_NO_MENTION */
    uint32_t tok_begin, tok_end; /* span; for a mention, the mention's */
} sodo_attr;

typedef struct sodo_mention {
    uint8_t kind; /* sodo_kind or later */
    bool dropped; /* a later step withdrew it: not printed, not used */
    uint8_t zone;
    uint32_t tok_begin, tok_end;
    /* Gazetteer hits: the rows that the phrase may mean, as a range of the gazetteer's
     * row lists (sodo_gazetteer_rows). Made mentions: row of the defining part or none.
     */
    uint32_t row_list;
    uint32_t rule; /* rule that made it, UINT32_MAX = gazetteer or shape */
    int16_t
        weight; /* sum of the rule's `conf` and of what it is made of, in hundredths */
    uint16_t attr_count;
    const sodo_attr *attrs; /* in the order made; may be shared: copy before adding one */
    int32_t outer;          /* mention that contains it as a part, or SODO_NO_MENTION */
    int32_t entity;         /* set by resolve: index into sodo_entities, or -1 */
} sodo_mention;

typedef struct sodo_mentions {
    sodo_mention *items;
    size_t count, room;
} sodo_mentions;

/* The attribute of that name, or NULL. */
static inline const sodo_attr *sodo_mention_attr(const sodo_mention *m, uint16_t name) {
    for (uint16_t i = 0; i < m->attr_count; i++)
        if (m->attrs[i].name == name) return &m->attrs[i];
    return NULL;
}

/* The mention that an attribute points to, or SODO_NO_MENTION. */
static inline int32_t sodo_mention_part(const sodo_mention *m, uint16_t name) {
    const sodo_attr *a = sodo_mention_attr(m, name);
    return a ? a->mention : SODO_NO_MENTION;
}

/* One more attribute; the mention gets a list of its own in the page's arena. False: no
 * memory. */
bool sodo_mention_add_attr(sodo_arena *arena, sodo_mention *m, sodo_attr attr);

#endif

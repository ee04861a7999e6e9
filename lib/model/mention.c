/* mention.c - attributes of mentions: read one, add one. */
#include "model/mention.h"

bool sodo_mention_add_attr(sodo_arena *arena, sodo_mention *m, sodo_attr attr) {
    sodo_attr *attrs = sodo_arena_alloc(arena, m->attr_count + 1u, sizeof *attrs);
    if (!attrs) return false;
    if (m->attr_count) memcpy(attrs, m->attrs, m->attr_count * sizeof *attrs);
    attrs[m->attr_count] = attr;
    m->attrs = attrs;
    m->attr_count++;
    return true;
}

/* vec.h - internal, layer "base": growing arrays whose items lie in an arena.
 *
 *     SODO_VEC(sodo_token) tokens = {0};
 *     sodo_token *t = SODO_PUSH(arena, tokens);   NULL when there is no memory
 *
 * Growing leaves the old block in the arena, so at most twice the items are held. */
#ifndef SODO_BASE_VEC_H
#define SODO_BASE_VEC_H

#include "base/arena.h"

#include <stdint.h>

#define SODO_VEC(type)      \
    struct {                \
        type *items;        \
        size_t count, room; \
    }

/* A new zeroed last item, or NULL. Pointers to older items may move. */
#define SODO_PUSH(arena, vec)                                                \
    (sodo_vec_grow((arena), (void **)&(vec).items, (vec).count, &(vec).room, \
                   sizeof *(vec).items)                                      \
         ? &(vec).items[(vec).count++]                                       \
         : NULL)

static inline int sodo_vec_grow(sodo_arena *arena, void **items, size_t count,
                                size_t *room, size_t size) {
    if (count < *room) return 1;
    size_t first = size < 16 ? 16 : size < 256 ? 256 / size : 1;
    size_t wider = *room ? *room * 2 : first;
    void *copy = sodo_arena_alloc(arena, wider, size);
    if (!copy) return 0;
    if (count) memcpy(copy, *items, count * size);
    *items = copy;
    *room = wider;
    return 1;
}

static inline int sodo_vec_reserve(sodo_arena *arena, void **items, size_t count,
                                   size_t *room, size_t size, size_t more) {
    if (more <= *room - count) return 1;
    if (more > SIZE_MAX / 4 - count) return 0;
    size_t wider = *room ? *room : 16;
    while (wider < count + more) wider *= 2;
    void *copy = sodo_arena_alloc(arena, wider, size);
    if (!copy) return 0;
    if (count) memcpy(copy, *items, count * size);
    *items = copy;
    *room = wider;
    return 1;
}

/* Room for `more` items behind the last; false: no memory. They are not zeroed. */
#define SODO_RESERVE(arena, vec, more)                                         \
    sodo_vec_reserve((arena), (void **)&(vec).items, (vec).count, &(vec).room, \
                     sizeof *(vec).items, (more))

#endif

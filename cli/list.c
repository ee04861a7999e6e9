/* list.c - a growing list of strings. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

bool strings_add(strings *self, const char *text) {
    if (self->count == self->room) {
        size_t room = self->room ? self->room * 2 : 16;
        char **items = realloc(self->items, room * sizeof *items);
        if (!items) return false;
        self->items = items;
        self->room = room;
    }
    char *copy = strdup(text);
    if (!copy) return false;
    self->items[self->count++] = copy;
    return true;
}

void strings_finish(strings *self) {
    for (size_t i = 0; i < self->count; i++) free(self->items[i]);
    free(self->items);
    *self = (strings){0};
}

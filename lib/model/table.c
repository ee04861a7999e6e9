/* table.c - rows of text. */
#include "model/table.h"

#define TABLE_BUDGET ((size_t)1 << 30)

void sodo_table_add(sodo_table *self, sodo_slice cell) {
    sodo_slice *place = self->failed ? NULL : SODO_PUSH(&self->arena, self->cells);
    if (place)
        *place = cell;
    else
        self->failed = true;
}

void sodo_table_add_copy(sodo_table *self, sodo_slice cell) {
    sodo_slice copy = cell.size ? sodo_slice_copy(&self->arena, cell) : (sodo_slice){0};
    if (cell.size && !copy.data) self->failed = true;
    sodo_table_add(self, copy);
}

/* Mark the column of the next cell as one of numbers, and add the cell. */
static void add_number(sodo_table *self, sodo_buf *text) {
    size_t column = self->columns.count ? self->cells.count % self->columns.count : 0;
    if (column < 64) self->numbers |= (uint64_t)1 << column;
    self->failed |= text->failed;
    sodo_table_add_copy(self, sodo_buf_slice(text));
    sodo_buf_finish(text);
}

void sodo_table_add_int(sodo_table *self, long long value) {
    sodo_buf text = {0};
    sodo_buf_add_int(&text, value);
    add_number(self, &text);
}

void sodo_table_add_hundredths(sodo_table *self, int value) {
    sodo_buf text = {0};
    if (value) sodo_buf_add_hundredths(&text, value);
    add_number(self, &text);
}

void sodo_table_columns(sodo_table *self, const char *names) {
    self->arena.budget = TABLE_BUDGET;
    while (*names) {
        const char *end = strchr(names, ' ');
        size_t size = end ? (size_t)(end - names) : strlen(names);
        sodo_slice *place = SODO_PUSH(&self->arena, self->columns);
        sodo_slice name = sodo_slice_copy(&self->arena, (sodo_slice){names, size});
        if (place && name.data)
            *place = name;
        else
            self->failed = true;
        names += size + (end != NULL);
    }
}

void sodo_table_cut(sodo_table *self, size_t rows) {
    if (rows < sodo_table_rows(self)) self->cells.count = rows * self->columns.count;
}

void sodo_table_finish(sodo_table *self) {
    sodo_arena_finish(&self->arena);
    *self = (sodo_table){0};
}

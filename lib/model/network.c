/* network.c - names of the network's kinds, and dates as text. */
#include "model/network.h"

static const char *const NODE_NAMES[] = {"person", "position", "organization", "place",
                                         "event",  "document", "page"};
static const char *const EDGE_NAMES[] = {
    "holds",      "at",       "attends", "organizes",  "held_at", "part_of",
    "located_in", "succeeds", "issued",  "co_attends", "works_at"};

const char *sodo_node_kind_name(sodo_node_kind kind) {
    return NODE_NAMES[kind];
}

const char *sodo_edge_kind_name(sodo_edge_kind kind) {
    return EDGE_NAMES[kind];
}

void sodo_network_finish(sodo_network *self) {
    sodo_arena_finish(&self->arena);
    *self = (sodo_network){0};
}

uint32_t sodo_network_find_alias(const sodo_network *self, sodo_slice id) {
    size_t low = 0, high = self->aliases.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = sodo_slice_compare(self->aliases.items[middle].id, id);
        if (order == 0) return self->aliases.items[middle].node;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return SODO_NO_NODE;
}

sodo_tenure *sodo_edge_add_tenure(sodo_arena *arena, sodo_edge *edge) {
    if (edge->tenures.count == edge->tenures.room) {
        size_t room = edge->tenures.room ? edge->tenures.room * 2 : 1;
        sodo_tenure *wider = sodo_arena_alloc(arena, room, sizeof *wider);
        if (!wider) return NULL;
        if (edge->tenures.count)
            memcpy(wider, edge->tenures.items, edge->tenures.count * sizeof *wider);
        edge->tenures.items = wider;
        edge->tenures.room = room;
    }
    sodo_tenure *t = &edge->tenures.items[edge->tenures.count++];
    *t = (sodo_tenure){0};
    return t;
}

static size_t put_digits(unsigned value, size_t count, char *out) {
    for (size_t i = count; i-- > 0; value /= 10) out[i] = (char)('0' + value % 10);
    return count;
}

size_t sodo_date_print(sodo_date d, char out[16]) {
    size_t size = 0;
    bool bare = !d.year && d.month && d.day;
    if (d.year) size = put_digits((unsigned)d.year, 4, out);
    if (bare) out[size++] = '-';
    if ((d.year && d.month) || bare) {
        out[size++] = '-';
        size += put_digits(d.month, 2, out + size);
    }
    if (d.month && d.day) {
        out[size++] = '-';
        size += put_digits(d.day, 2, out + size);
    }
    out[size] = '\0';
    return size;
}

static int digits(sodo_slice s, size_t at, size_t count) {
    int value = 0;
    if (at + count > s.size) return -1;
    for (size_t i = at; i < at + count; i++) {
        if (s.data[i] < '0' || s.data[i] > '9') return -1;
        value = value * 10 + (s.data[i] - '0');
    }
    return value;
}

bool sodo_date_parse(sodo_slice s, sodo_date *out) {
    if (s.size != 4 && s.size != 7 && s.size != 10) return false;
    bool bare = s.size == 7 && s.data[0] == '-' && s.data[1] == '-'; /* --MM-DD */
    bool has_month = s.size > 4, has_day = bare || s.size == 10;
    size_t at = bare ? 2 : 5;
    if (has_month && !bare && s.data[4] != '-') return false;
    if (has_day && s.data[at + 2] != '-') return false;
    int year = bare ? 0 : digits(s, 0, 4);
    int month = has_month ? digits(s, at, 2) : 0;
    int day = has_day ? digits(s, at + 3, 2) : 0;
    if (year < !bare || month < has_month || month > 12 || day < has_day || day > 31)
        return false;
    *out = (sodo_date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    return true;
}

static int key_of(sodo_date d) {
    if (!d.year) return 100000000 + d.month * 100 + d.day; /* unknown years come last */
    return d.year * 10000 + d.month * 100 + d.day;
}

int sodo_date_compare(sodo_date a, sodo_date b) {
    int x = key_of(a), y = key_of(b);
    return (x > y) - (x < y);
}

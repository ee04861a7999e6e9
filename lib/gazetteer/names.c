/* names.c - what each syllable is in people's names. */
#include "base/fail.h"
#include "gazetteer/build.h"
#include "gazetteer/inside.h"

typedef enum part { SURNAME, MIDDLE, GIVEN, PREFIX, STOP, PART_COUNT } part;

static const char *const PARTS[PART_COUNT] = {"surname", "middle", "given", "prefix",
                                              "stop"};

/* Digits before a point and two behind it, as hundredths; 0 when there are none. */
static uint32_t hundredths(sodo_slice s) {
    uint32_t value = 0, behind = 0;
    bool point = false;
    for (size_t i = 0; i < s.size && value < 10000000 && behind < 2; i++) {
        if (s.data[i] == '.' && !point) {
            point = true;
        } else if (s.data[i] >= '0' && s.data[i] <= '9') {
            value = value * 10 + (uint32_t)(s.data[i] - '0');
            behind += point;
        } else {
            break;
        }
    }
    for (; behind < 2; behind++) value *= 10;
    return value;
}

/* 1 for a name without a count, then one more each time the count doubles. */
static uint8_t count_class(uint32_t count) {
    uint8_t class = 1;
    for (; count; count >>= 1) class ++;
    return class;
}

static part part_of(const sodo_builder *self, const sodo_row *row) {
    sodo_slice type =
        sodo_symbols_value_name(self->symbols, sodo_row_attr_value(row, SODO_ATTR_TYPE));
    int p = 0;
    while (p < PART_COUNT && !sodo_slice_is(type, PARTS[p])) p++;
    return (part)p;
}

static bool is_minority(const sodo_builder *self, const sodo_row *row, uint32_t group) {
    uint16_t value = group == UINT32_MAX ? 0 : sodo_row_attr_value(row, (uint16_t)group);
    return value && !sodo_slice_is(sodo_symbols_value_name(self->symbols, value), "Kinh");
}

static void add_syllable(sodo_name_syllable *s, part what, uint32_t share, uint8_t class,
                         bool minority) {
    if (what == SURNAME || what == PREFIX) {
        uint16_t value = share > UINT16_MAX ? UINT16_MAX : share ? (uint16_t)share : 1;
        /* A surname of several peoples is a minority's only if all of them are. */
        s->minority = (s->surname == 0 || s->minority) && minority;
        if (value > s->surname) s->surname = value;
    }
    if (what == MIDDLE && class > s->middle) s->middle = class;
    if (what == GIVEN && class > s->given) s->given = class;
    if (what == STOP) s->stop = 1;
}

static sodo_status add_row(sodo_builder *self, uint32_t at, uint32_t group) {
    const sodo_row *row = &self->out->rows.items[at];
    part what = part_of(self, row);
    if (what == PART_COUNT) return SODO_OK; /* told by the check */
    sodo_phrase phrase;
    SODO_TRY(sodo_phrase_read(self, row->name, &phrase));
    uint32_t share = hundredths(sodo_builder_cell(self, at, SODO_COLUMN_SHARE));
    uint32_t count = hundredths(sodo_builder_cell(self, at, SODO_COLUMN_MALE)) / 100 +
                     hundredths(sodo_builder_cell(self, at, SODO_COLUMN_FEMALE)) / 100;
    bool minority = is_minority(self, row, group) || what == PREFIX;
    for (uint32_t i = 0; i < phrase.count;
         i++) /* Rơ Châm: the rest stands in the middle */
        add_syllable(&self->out->names[phrase.tokens[i].syl],
                     i && what == SURNAME ? MIDDLE : what, share, count_class(count),
                     minority);
    return SODO_OK;
}

sodo_status sodo_names_build(sodo_builder *self) {
    sodo_gazetteer *out = self->out;
    uint32_t group = sodo_symbols_find_attr(self->symbols, SODO_LIT("group"));
    for (uint32_t row = 0; row < out->rows.count;
         row++) { /* numbers first: the table's size */
        sodo_phrase phrase;
        if (self->drafts.items[row].table == SODO_TABLE_NAMES)
            SODO_TRY(sodo_phrase_read(self, out->rows.items[row].name, &phrase));
    }
    out->name_count = (uint32_t)self->vocab->numbers.entries.count + 1;
    out->names = sodo_arena_alloc(&out->arena, out->name_count, sizeof *out->names);
    if (!out->names) return SODO_ERR_NOMEM;
    for (uint32_t row = 0; row < out->rows.count; row++)
        if (self->drafts.items[row].table == SODO_TABLE_NAMES)
            SODO_TRY(add_row(self, row, group));
    return SODO_OK;
}

sodo_name_syllable sodo_gazetteer_name_syllable(const sodo_gazetteer *self,
                                                uint32_t syl) {
    return syl < self->name_count ? self->names[syl] : (sodo_name_syllable){0};
}

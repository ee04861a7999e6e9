/* markup.c - recognises one complete tag or entity. */
#include "fold/markup.h"

#define TAG_MAX 200 /* bytes; what is longer is text */
#define ENTITY_MAX 10

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_named(sodo_slice s, const char *name) {
    size_t i = 0;
    for (; i < s.size && name[i]; i++)
        if ((s.data[i] | 0x20) != name[i]) return false;
    return i == s.size && !name[i];
}

static sodo_markup tag_at(sodo_slice text, size_t at, size_t *end) {
    static const char *const breaks[] = {"br", "p",  "div",   "li", "ul",
                                         "ol", "tr", "table", "h1", "h2",
                                         "h3", "h4", "h5",    "h6", "hr"};
    size_t i = at + 1;
    if (i < text.size && text.data[i] == '/') i++;
    sodo_slice name = {text.data + i, 0};
    while (i < text.size && (is_letter(text.data[i]) || is_digit(text.data[i]))) i++;
    name.size = (size_t)(text.data + i - name.data);
    if (!name.size || !is_letter(name.data[0])) return SODO_MARKUP_NONE;
    if (i < text.size && !strchr(" \t/>", text.data[i])) return SODO_MARKUP_NONE;
    size_t limit = text.size - at > TAG_MAX ? at + TAG_MAX : text.size;
    while (i < limit && !strchr("<>\n", text.data[i])) i++;
    if (i >= limit || text.data[i] != '>') return SODO_MARKUP_NONE;
    *end = i + 1;
    for (size_t b = 0; b < sizeof breaks / sizeof *breaks; b++)
        if (is_named(name, breaks[b])) return SODO_MARKUP_BREAK;
    return SODO_MARKUP_INLINE;
}

/* "HĐND&UBND;": an abbreviation, no entity. */
static bool is_capitals(sodo_slice name) {
    for (size_t i = 0; i < name.size; i++)
        if (name.data[i] < 'A' || name.data[i] > 'Z') return false;
    return true;
}

static sodo_markup entity_at(sodo_slice text, size_t at, size_t *end, sodo_slice *sign) {
    static const struct {
        const char *name, *sign;
    } signs[] = {{"amp", "&"},   {"quot", "\""}, {"apos", "'"},   {"lt", "<"},
                 {"gt", ">"},    {"ldquo", "“"}, {"rdquo", "”"},  {"lsquo", "‘"},
                 {"rsquo", "’"}, {"ndash", "–"}, {"mdash", "—"},  {"hellip", "…"},
                 {"laquo", "«"}, {"raquo", "»"}, {"bull", "•"},   {"#34", "\""},
                 {"#38", "&"},   {"#39", "'"},   {"nbsp", NULL},  {"ensp", NULL},
                 {"emsp", NULL}, {"#160", NULL}, {"thinsp", NULL}};
    size_t limit = text.size - at > ENTITY_MAX ? at + ENTITY_MAX : text.size;
    size_t i = at + 1;
    if (i < limit && text.data[i] == '#') i++;
    size_t first = i;
    while (i < limit && (is_letter(text.data[i]) || is_digit(text.data[i]))) i++;
    if (i == first || i >= limit || text.data[i] != ';') return SODO_MARKUP_NONE;
    sodo_slice name = {text.data + at + 1, i - at - 1};
    if (is_capitals(name)) return SODO_MARKUP_NONE;
    *end = i + 1;
    for (size_t s = 0; s < sizeof signs / sizeof *signs; s++) {
        if (!sodo_slice_is(name, signs[s].name)) continue;
        *sign = sodo_slice_of(signs[s].sign);
        return signs[s].sign ? SODO_MARKUP_SIGN : SODO_MARKUP_SPACE;
    }
    /* "Sở NN&PTNT; ông …": capitals alone name no entity */
    bool named = text.data[at + 1] == '#';
    for (size_t k = 0; k < name.size; k++)
        named |= name.data[k] >= 'a' && name.data[k] <= 'z';
    return named ? SODO_MARKUP_INLINE : SODO_MARKUP_NONE;
}

sodo_markup sodo_markup_at(sodo_slice text, size_t at, size_t *end, sodo_slice *sign) {
    return text.data[at] == '<' ? tag_at(text, at, end) : entity_at(text, at, end, sign);
}

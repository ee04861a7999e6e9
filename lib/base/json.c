/* json.c - writing JSON: strings are copied in runs between what needs an escape. */
#include "base/json.h"

#include "base/utf8.h"

static void add_escaped(uint32_t c, sodo_buf *out) {
    if (c == '"')
        sodo_buf_add_str(out, "\\\"");
    else if (c == '\\')
        sodo_buf_add_str(out, "\\\\");
    else if (c == '\n')
        sodo_buf_add_str(out, "\\n");
    else if (c == '\r')
        sodo_buf_add_str(out, "\\r");
    else if (c == '\t')
        sodo_buf_add_str(out, "\\t");
    else
        sodo_buf_addf(out, "\\u%04x", (unsigned)c);
}

static bool goes_on(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

/* How many bytes stand as they are from `at` on. Letters that Vietnamese needs, of two
 * bytes from U+00C0 on and of three from U+1000 to U+1FFF, are known by their bytes. */
static size_t run_at(sodo_slice text, size_t at) {
    const unsigned char *p = (const unsigned char *)text.data;
    size_t i = at;
    for (size_t width; i < text.size; i += width) {
        unsigned char byte = p[i];
        width = 1;
        if (byte < 0x80) {
            if (byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F) break;
            continue;
        }
        if (byte >= 0xC3 && byte <= 0xDF && i + 1 < text.size && goes_on(p[i + 1])) {
            width = 2;
            continue;
        }
        if (byte == 0xE1 && i + 2 < text.size && goes_on(p[i + 1]) && goes_on(p[i + 2])) {
            width = 3;
            continue;
        }
        uint32_t c = sodo_utf8_at(text, i, &width);
        if (width == 1 || c < 0xA0) break;
    }
    return i - at;
}

void sodo_json_string(sodo_slice text, sodo_buf *out) {
    size_t plain = run_at(text, 0);
    char *to = plain == text.size ? sodo_buf_room(out, text.size + 2) : NULL;
    if (to) { /* nearly all */
        *to++ = '"';
        if (text.size) memcpy(to, text.data, text.size);
        memcpy(to + text.size, "\"", 2);
        out->size += text.size + 2;
        return;
    }
    sodo_buf_add_char(out, '"');
    for (size_t at = 0, width; at < text.size; at += width) {
        size_t run = run_at(text, at);
        sodo_buf_add(out, (sodo_slice){text.data + at, run});
        at += run;
        width = 0;
        if (at < text.size) add_escaped(sodo_utf8_at(text, at, &width), out);
    }
    sodo_buf_add_char(out, '"');
}

void sodo_json_item(sodo_buf *out) {
    if (!out->size) return;
    char last = out->data[out->size - 1];
    if (last != '{' && last != '[') sodo_buf_add(out, SODO_LIT(", "));
}

void sodo_json_key(const char *name, sodo_buf *out) {
    size_t size = strlen(name);
    char *to = sodo_buf_room(out, size + sizeof ", \"\": ");
    if (!to) return;
    char last = out->size ? to[-1] : '{';
    if (last != '{' && last != '[') *to++ = ',', *to++ = ' ';
    *to++ = '"';
    memcpy(to, name, size);
    memcpy(to + size, "\": ", sizeof "\": ");
    out->size = (size_t)(to - out->data) + size + 3;
}

void sodo_json_member(const char *name, sodo_slice text, sodo_buf *out) {
    if (!text.size) return;
    sodo_json_key(name, out);
    sodo_json_string(text, out);
}

void sodo_json_number(uint32_t value, sodo_buf *out) {
    char digits[10];
    size_t at = sizeof digits;
    do digits[--at] = (char)('0' + value % 10);
    while (value /= 10);
    sodo_buf_add(out, (sodo_slice){digits + at, sizeof digits - at});
}

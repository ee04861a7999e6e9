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

/* How many bytes stand as they are from `at` on; letters of three bytes are the common
 * case. */
static size_t run_at(sodo_slice text, size_t at) {
    size_t i = at;
    for (size_t width; i < text.size; i += width) {
        unsigned char byte = (unsigned char)text.data[i];
        width = 1;
        if (byte < 0x80) {
            if (byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F) break;
            continue;
        }
        uint32_t c = sodo_utf8_at(text, i, &width);
        if (width == 1 || c < 0xA0) break;
    }
    return i - at;
}

void sodo_json_string(sodo_slice text, sodo_buf *out) {
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
    sodo_json_item(out);
    sodo_buf_add_char(out, '"');
    sodo_buf_add_str(out, name);
    sodo_buf_add(out, SODO_LIT("\": "));
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

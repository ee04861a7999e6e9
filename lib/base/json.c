/* json.c - JSON strings. */
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

void sodo_json_string(sodo_slice text, sodo_buf *out) {
    size_t begin = 0; /* of what is copied as it is */
    sodo_buf_add_char(out, '"');
    for (size_t at = 0, width; at < text.size; at += width) {
        uint32_t c = sodo_utf8_at(text, at, &width);
        bool bad = c == 0xFFFD && width == 1;
        if (!bad && c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) continue;
        sodo_buf_add(out, (sodo_slice){text.data + begin, at - begin});
        add_escaped(c, out);
        begin = at + width;
    }
    sodo_buf_add(out, (sodo_slice){text.data + begin, text.size - begin});
    sodo_buf_add_char(out, '"');
}

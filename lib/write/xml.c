/* xml.c - escaping for GraphML and GEXF. */
#include "write/xml.h"

static void escape(sodo_slice text, bool quotes, sodo_buf *out) {
    size_t begin = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        const char *entity = c == '&'             ? "&amp;"
                             : c == '<'           ? "&lt;"
                             : c == '>'           ? "&gt;"
                             : c == '"' && quotes ? "&quot;"
                                                  : NULL;
        if (!entity) continue;
        sodo_buf_add(out, (sodo_slice){text.data + begin, i - begin});
        sodo_buf_add_str(out, entity);
        begin = i + 1;
    }
    sodo_buf_add(out, (sodo_slice){text.data + begin, text.size - begin});
}

void sodo_xml_text(sodo_slice text, sodo_buf *out) {
    escape(text, false, out);
}

void sodo_xml_attr(sodo_slice text, sodo_buf *out) {
    escape(text, true, out);
}

/* problem.c - what is wrong with a rule file: place, sentence, caret, and what was meant.
 */
#include "rules/build.h"

#include "base/utf8.h"

enum {
    CARET_BEFORE = 70,
    CARET_AFTER = 30
}; /* code points of a long line that are shown */

static size_t step(sodo_slice text, size_t at) {
    size_t width = 1;
    if (at < text.size) sodo_utf8_at(text, at, &width);
    return at + width;
}

/* Where the token's line begins; a byte order mark does not count. */
static size_t line_begin(sodo_slice text, const sodo_rule_token *at) {
    size_t begin = at->byte < text.size ? at->byte : text.size;
    while (begin > 0 && text.data[begin - 1] != '\n') begin--;
    bool marked =
        begin == 0 && at->byte >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0;
    return marked ? 3 : begin;
}

uint32_t sodo_rules_column(const sodo_rules_build *b, const sodo_rule_token *at) {
    sodo_slice text = b->set->sources[at->file].text;
    size_t begin = line_begin(text, at);
    return (uint32_t)sodo_utf8_count((sodo_slice){text.data + begin, at->byte - begin}) +
           1;
}

/* Code points of a token, for the carets under it. */
static size_t width_of(sodo_slice text, const sodo_rule_token *at) {
    size_t width =
        sodo_utf8_count((sodo_slice){text.data + at->byte, at->byte_end - at->byte});
    return width ? width : 1;
}

/* The line of a token as written and, under it, carets; of a long line the part around.
 */
static void caret_text(const sodo_rules_build *b, const sodo_rule_token *at,
                       sodo_buf *out) {
    sodo_slice text = b->set->sources[at->file].text;
    size_t begin = line_begin(text, at), where = sodo_rules_column(b, at),
           width = width_of(text, at);
    size_t end = begin, column = 1, shown = begin;
    while (end < text.size && text.data[end] != '\n' && text.data[end] != '\r') end++;
    text.size = end;
    while (column + CARET_BEFORE < where) shown = step(text, shown), column++;
    size_t last = shown;
    for (size_t i = column; i < where + width + CARET_AFTER && last < end; i++)
        last = step(text, last);
    if (shown > begin) sodo_buf_add_str(out, "…");
    sodo_buf_add(out, (sodo_slice){text.data + shown, last - shown});
    sodo_buf_add_str(out, last < end ? "…\n" : "\n");
    if (shown > begin) sodo_buf_add_char(out, ' ');
    for (; column < where; column++, shown = step(text, shown))
        sodo_buf_add_char(out, shown < end && text.data[shown] == '\t' ? '\t' : ' ');
    for (size_t i = 0; i < width; i++) sodo_buf_add_char(out, '^');
}

static void path_into(char *out, size_t room, sodo_slice path) {
    size_t size =
        path.size < room ? path.size : room - 1; /* a long one loses its start */
    memcpy(out, path.data + path.size - size, size);
    out[size] = '\0';
}

sodo_status sodo_rules_problem(sodo_rules_build *b, const sodo_rule_token *at,
                               const char *format, ...) {
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    sodo_error here = {0};
    sodo_fail(&here, SODO_ERR_INPUT, sodo_rules_column(b, at), "%s", text);
    const sodo_rule_source *source = &b->set->sources[at->file];
    path_into(here.path, sizeof here.path, source->path);
    here.line = at->line;
    b->problems++;
    if (b->err) *b->err = here;
    if (b->options->problem) {
        sodo_buf caret = {0};
        caret_text(b, at, &caret);
        b->options->problem(b->options->context, &here, caret.failed ? "" : caret.data);
        sodo_buf_finish(&caret);
    }
    return SODO_ERR_INPUT;
}

sodo_status sodo_rules_nomem(sodo_rules_build *b) {
    return sodo_fail(b->err, SODO_ERR_NOMEM, 0,
                     "the rules need more memory than there is");
}

sodo_status sodo_rules_go_on(const sodo_rules_build *b, sodo_status status) {
    return status == SODO_ERR_INPUT && b->options->collect ? SODO_OK : status;
}

/* Edits (change, insert, leave out, swap neighbours) from a to b; more than `most` counts
 * as most + 1. Bytes, not letters: names are ASCII as a rule. */
static size_t distance(sodo_slice a, sodo_slice b, size_t most) {
    enum { ROOM = 48 };
    if (a.size >= ROOM || b.size >= ROOM) return most + 1;
    size_t rows[3][ROOM];
    for (size_t j = 0; j <= b.size; j++) rows[0][j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t *now = rows[i % 3], *before = rows[(i - 1) % 3],
               *older = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t best = before[j - 1] + (a.data[i - 1] != b.data[j - 1]);
            if (before[j] + 1 < best) best = before[j] + 1;
            if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
                a.data[i - 2] == b.data[j - 1] && older[j - 2] + 1 < best)
                best = older[j - 2] + 1;
            now[j] = best;
        }
    }
    size_t result = rows[a.size % 3][b.size];
    return result > most ? most + 1 : result;
}

static bool same_but_case(sodo_slice a, sodo_slice b) {
    if (a.size != b.size) return false;
    for (size_t i = 0; i < a.size; i++)
        if ((a.data[i] | 0x20) != (b.data[i] | 0x20)) return false;
    return true;
}

const char *sodo_rules_nearest(sodo_rules_build *b, sodo_slice name,
                               const sodo_slice *names, size_t count) {
    size_t best = name.size < 4 ? 1 : name.size < 8 ? 2 : 3;
    const sodo_slice *found = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!names[i].size || sodo_slice_equal(names[i], name)) continue;
        size_t edits = same_but_case(name, names[i]) ? 0 : distance(name, names[i], best);
        if (edits > best || (found && edits == best)) continue;
        best = edits;
        found = &names[i];
    }
    if (!found) return "";
    sodo_buf_clear(&b->buf);
    sodo_buf_addf(&b->buf, "; did you mean %.*s?", (int)found->size, found->data);
    return b->buf.failed ? "" : b->buf.data;
}

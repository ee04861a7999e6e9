/* encoding.c - bytes in any encoding to well-formed UTF-8 with LF line ends. */
#include "read/guess.h"

#include "base/fail.h"
#include "base/utf8.h"

#include <iconv.h>
#include <unicode/ucnv.h>

#include <errno.h>

/* Not 0: byte b cannot stand after the three before it (b1 the nearest). */
static inline unsigned char flaw(unsigned char b, unsigned char b1, unsigned char b2,
                                 unsigned char b3) {
    unsigned follows = (b1 >= 0xC0) | (b2 >= 0xE0) | (b3 >= 0xF0);
    unsigned bad = ((b & 0xC0) == 0x80) ^ follows;
    bad |= (b == 0xC0) | (b == 0xC1) | (b >= 0xF5);
    bad |= ((b1 == 0xE0) & (b < 0xA0)) | ((b1 == 0xED) & (b >= 0xA0));
    bad |= ((b1 == 0xF0) & (b < 0x90)) | ((b1 == 0xF4) & (b >= 0x90));
    return (unsigned char)bad;
}

/* Without branches, so that the compiler makes it work on many bytes at once. */
static bool is_well_formed(sodo_slice s) {
    const unsigned char *p = (const unsigned char *)s.data;
    unsigned char bad = 0, head[6] = {0}, tail[4] = {0};
    for (size_t i = 0; i < 3 && i < s.size; i++) {
        head[i + 3] = p[i];
        tail[i + 1] = p[s.size - (s.size < 3 ? s.size : 3) + i];
    }
    size_t first = s.size < 3 ? s.size : 3;
    for (size_t i = 3; i < 3 + first; i++)
        bad |= flaw(head[i], head[i - 1], head[i - 2], head[i - 3]);
    for (size_t i = 3; i < s.size; i++) bad |= flaw(p[i], p[i - 1], p[i - 2], p[i - 3]);
    bool cut = tail[first] >= 0xC0 || (first > 1 && tail[first - 1] >= 0xE0) ||
               (first > 2 && tail[first - 2] >= 0xF0);
    return !bad && !cut;
}

static sodo_census count(sodo_slice s) {
    sodo_census c = {0};
    size_t from = is_well_formed(s) ? s.size : 0;
    for (size_t at = from, width; at < s.size; at += width) {
        width = 1;
        if ((unsigned char)s.data[at] < 0x80) continue;
        uint32_t point = sodo_utf8_at(s, at, &width);
        c.good += width > 1;
        c.bad += point == 0xFFFD && width == 1;
    }
    if (!s.size) return c;
    c.returns = memchr(s.data, '\r', s.size) != NULL;
    for (const char *p = s.data, *end = s.data + s.size; p < end; p++) {
        p = memchr(p, '\0', (size_t)(end - p));
        if (!p) break;
        c.nuls[(p - s.data) & 1]++;
    }
    return c;
}

/* UTF-8, well formed or not, to well-formed UTF-8: each bad byte one U+FFFD. */
static sodo_status take_utf8(sodo_reader *r, sodo_slice s, const sodo_census *c,
                             sodo_slice *out) {
    char *text = sodo_arena_alloc(&r->work->arena, s.size + c->bad * 2 + 1, 1);
    if (!text) return SODO_ERR_NOMEM;
    if (!c->bad && !c->returns) {
        if (s.size) memcpy(text, s.data, s.size);
        *out = (sodo_slice){text, s.size};
        return SODO_OK;
    }
    size_t size = 0;
    for (size_t at = 0, width; at < s.size; at += width) {
        uint32_t point = sodo_utf8_at(s, at, &width);
        if (point == '\r') {
            if (at + 1 < s.size && s.data[at + 1] == '\n') continue;
            point = '\n';
        }
        if (point == 0xFFFD && width == 1) r->work->page.undecodable = true;
        size += sodo_utf8_put(point, text + size);
    }
    *out = (sodo_slice){text, size};
    return SODO_OK;
}

static sodo_status take_converted(sodo_reader *r, sodo_slice *out) {
    if (r->scratch.failed) return SODO_ERR_NOMEM;
    sodo_slice s = sodo_buf_slice(&r->scratch);
    if (s.size >= 3 && !memcmp(s.data, "\xEF\xBB\xBF", 3)) s.data += 3, s.size -= 3;
    const sodo_census c = count(s);
    r->work->page.undecodable = false;
    for (size_t i = 0; i + 2 < s.size && !r->work->page.undecodable; i++)
        r->work->page.undecodable = !memcmp(s.data + i, "\xEF\xBF\xBD", 3);
    return take_utf8(r, s, &c, out);
}

/* Into r->scratch by ICU; false: ICU does not know the encoding. */
static bool convert_icu(sodo_reader *r, sodo_slice bytes, const char *charset) {
    UErrorCode code = U_ZERO_ERROR;
    UConverter *from = ucnv_open(charset, &code), *to = ucnv_open("UTF-8", &code);
    if (U_SUCCESS(code)) {
        UChar pivot[1024], *pivot_in = pivot, *pivot_out = pivot;
        const char *source = bytes.data, *end = bytes.data + bytes.size;
        do {
            char chunk[4096], *target = chunk;
            code = U_ZERO_ERROR;
            ucnv_convertEx(to, from, &target, chunk + sizeof chunk, &source, end, pivot,
                           &pivot_out, &pivot_in, pivot + 1024, false, true, &code);
            sodo_buf_add(&r->scratch, (sodo_slice){chunk, (size_t)(target - chunk)});
        } while (code == U_BUFFER_OVERFLOW_ERROR);
    }
    ucnv_close(from);
    ucnv_close(to);
    return U_SUCCESS(code);
}

/* The same by the C library, which knows VISCII and TCVN-5712. */
static bool convert_libc(sodo_reader *r, sodo_slice bytes, const char *charset) {
    iconv_t handle = iconv_open("UTF-8", charset);
    if (handle == (iconv_t)-1) return false;
    char *copy = malloc(bytes.size + 1); /* iconv wants bytes it may write to */
    if (!copy) r->scratch.failed = true;
    char *source = copy;
    size_t left = copy ? bytes.size : 0;
    if (copy) memcpy(copy, bytes.data, bytes.size);
    while (left) {
        char chunk[4096], *target = chunk;
        size_t room = sizeof chunk;
        bool bad =
            iconv(handle, &source, &left, &target, &room) == (size_t)-1 && errno != E2BIG;
        sodo_buf_add(&r->scratch, (sodo_slice){chunk, sizeof chunk - room});
        if (!bad) continue;
        sodo_buf_add_str(&r->scratch, "\xEF\xBF\xBD");
        source++, left--;
    }
    free(copy);
    iconv_close(handle);
    return true;
}

bool sodo_read_convert(sodo_reader *r, sodo_slice bytes, const char *charset) {
    sodo_buf_clear(&r->scratch);
    if (convert_icu(r, bytes, charset)) return true;
    sodo_buf_clear(&r->scratch);
    return convert_libc(r, bytes, charset);
}

sodo_status sodo_read_decode(sodo_reader *r, sodo_slice bytes, sodo_slice charset,
                             sodo_slice *out, sodo_error *err) {
    if (bytes.size >= 3 && !memcmp(bytes.data, "\xEF\xBB\xBF", 3))
        bytes.data += 3, bytes.size -= 3;
    const sodo_census c = count(bytes);
    char name[64];
    sodo_name_charset(r, bytes, &c, charset, name);
    sodo_status status = SODO_OK;
    if (name[0] && sodo_read_convert(r, bytes, name))
        status = take_converted(r, out);
    else
        status = take_utf8(r, bytes, &c, out);
    return status == SODO_OK ? status
                             : sodo_fail(err, status, 0, "no memory for the page's text");
}

sodo_status sodo_read_text(sodo_reader *r, sodo_slice text, sodo_slice *out,
                           sodo_error *err) {
    const sodo_census c = count(text);
    sodo_status status = take_utf8(r, text, &c, out);
    return status == SODO_OK ? status
                             : sodo_fail(err, status, 0, "no memory for the page's text");
}

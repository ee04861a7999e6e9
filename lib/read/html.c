/* html.c - HTML to text: what a reader would see, with the zones that the markup tells.
 */
#include "read/parts.h"

#include "base/fail.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#define DEPTH_MAX 1000 /* elements inside each other */
#define LONG_LINE 100  /* bytes of a line that may be running text */

/* What an element does to the text. */
enum {
    BREAK = 1, /* stands on lines of its own */
    GAP = 2,   /* ... with empty lines around it */
    CELL = 4,
    SKIPPED = 8, /* its text is not shown */
    BOILER = 16,
    CAPTION = 32,
    BYLINE = 64,
    ARTICLE = 128, /* a <header> inside it holds the title, not a menu */
    HEADER = 256,
    LINK = 512,
    HEADING = 1024,
    PRE = 2048,
    TITLE = 4096,
    GUESSED =
        8192 /* BOILER by a word that site builders use, perhaps around the whole page */
};

typedef struct element {
    const char *name;
    unsigned does;
} element;

static const element ELEMENTS[] = {{"a", LINK},
                                   {"address", BREAK},
                                   {"article", GAP | ARTICLE},
                                   {"aside", GAP | BOILER},
                                   {"blockquote", GAP},
                                   {"br", BREAK},
                                   {"button", BREAK | SKIPPED},
                                   {"center", BREAK},
                                   {"dd", BREAK},
                                   {"div", BREAK},
                                   {"dl", GAP},
                                   {"dt", BREAK},
                                   {"fieldset", BREAK},
                                   {"figcaption", GAP | CAPTION},
                                   {"figure", GAP},
                                   {"footer", GAP | BOILER},
                                   {"form", GAP},
                                   {"h1", GAP | HEADING},
                                   {"h2", GAP},
                                   {"h3", GAP},
                                   {"h4", GAP},
                                   {"h5", GAP},
                                   {"h6", GAP},
                                   {"header", GAP | HEADER},
                                   {"hr", GAP},
                                   {"iframe", SKIPPED},
                                   {"li", BREAK},
                                   {"main", GAP | ARTICLE},
                                   {"menu", GAP | BOILER},
                                   {"nav", GAP | BOILER},
                                   {"noscript", SKIPPED},
                                   {"ol", GAP},
                                   {"option", BREAK | BOILER},
                                   {"p", GAP},
                                   {"pre", GAP | PRE},
                                   {"script", SKIPPED},
                                   {"section", BREAK},
                                   {"select", BREAK | BOILER},
                                   {"style", SKIPPED},
                                   {"svg", SKIPPED},
                                   {"table", GAP},
                                   {"td", CELL},
                                   {"template", SKIPPED},
                                   {"textarea", SKIPPED},
                                   {"th", CELL},
                                   {"title", TITLE},
                                   {"tr", BREAK},
                                   {"ul", GAP}};

/* Words of `class` and `id` that site builders use. */
static const element CLASSES[] = {
    {"adv", GUESSED},        {"advert", GUESSED},      {"author", BYLINE},
    {"breadcrumb", GUESSED}, {"breadcrumbs", GUESSED}, {"byline", BYLINE},
    {"caption", CAPTION},    {"comment", GUESSED},     {"comments", GUESSED},
    {"copyright", GUESSED},  {"footer", GUESSED},      {"menu", GUESSED},
    {"nav", GUESSED},        {"navbar", GUESSED},      {"pagination", GUESSED},
    {"related", GUESSED},    {"share", GUESSED},       {"sidebar", GUESSED},
    {"social", GUESSED},     {"tags", GUESSED}};

/* A line's zone as its elements tell it. */
typedef struct hint {
    sodo_zone_span span;
    bool guessed;
} hint;

typedef struct walker {
    sodo_reader *r;
    htmlParserCtxtPtr parser;
    unsigned stack[DEPTH_MAX]; /* what the open elements do */
    size_t depth;
    unsigned counts[16]; /* open elements by what they do, by bit */
    bool too_deep;
    sodo_buf text, head, title; /* title: of the first <h1> */
    bool title_done;
    int breaks; /* line feeds to write before the next word */
    bool space, cell;
    size_t line_begin;  /* of the line that is being written */
    size_t linked;      /* bytes of it that are inside links */
    unsigned line_does; /* of the elements around it */
    SODO_VEC(hint) hints;
    size_t long_bytes, long_guessed; /* of lines that may be running text */
    bool long_bylines; /* a class that means authors is around running text */
    bool failed;
} walker;

static const element *find(const element *table, size_t count, const char *name,
                           size_t size) {
    for (size_t i = 0; i < count; i++)
        if (strlen(table[i].name) == size && !strncmp(table[i].name, name, size))
            return &table[i];
    return NULL;
}

static bool is_inside(const walker *w, unsigned what) {
    for (unsigned bit = 0; bit < 16; bit++)
        if ((what >> bit & 1) && w->counts[bit]) return true;
    return false;
}

static void count(walker *w, unsigned does, bool more) {
    for (unsigned bit = 0; bit < 16; bit++)
        if (does >> bit & 1) w->counts[bit] += more ? 1u : -1u;
}

/* The line is full: what zone did its elements say? */
static void end_line(walker *w) {
    if (w->text.size == w->line_begin) return;
    size_t size = w->text.size - w->line_begin;
    bool links = w->linked * 10 >= size * 9 && !(w->line_does & HEADING);
    sodo_zone zone = SODO_ZONE_BODY;
    if (w->line_does & BYLINE) zone = SODO_ZONE_BYLINE;
    if (w->line_does & CAPTION) zone = SODO_ZONE_CAPTION;
    if ((w->line_does & (BOILER | GUESSED)) || links) zone = SODO_ZONE_BOILER;
    bool guessed = zone == SODO_ZONE_BOILER && !(w->line_does & BOILER) && !links;
    if (size >= LONG_LINE) {
        w->long_bytes += size;
        w->long_guessed += guessed ? size : 0;
        w->long_bylines |= (w->line_does & BYLINE) && size >= LONG_LINE * 2;
    }
    if (zone == SODO_ZONE_BODY) return;
    hint *h = SODO_PUSH(&w->r->work->arena, w->hints);
    if (!h) {
        w->failed = true;
        return;
    }
    h->span = (sodo_zone_span){(uint32_t)w->line_begin, (uint32_t)w->text.size, zone};
    h->guessed = guessed;
}

static void start_line(walker *w) {
    end_line(w);
    for (int i = 0; i < w->breaks && w->text.size; i++) sodo_buf_add_char(&w->text, '\n');
    w->line_begin = w->text.size;
    w->linked = 0;
    w->line_does = 0;
    w->breaks = 0;
    w->space = w->cell = false;
}

static void add_word(walker *w, sodo_slice word) {
    if (w->breaks) start_line(w);
    if (w->text.size > w->line_begin && (w->cell || w->space))
        sodo_buf_add_char(&w->text, w->cell ? '\t' : ' ');
    w->space = w->cell = false;
    static const unsigned zones[] = {BOILER, CAPTION, BYLINE, HEADING, GUESSED};
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (is_inside(w, zones[i])) w->line_does |= zones[i];
    if (is_inside(w, HEADER) && !is_inside(w, ARTICLE)) w->line_does |= BOILER;
    sodo_buf_add(&w->text, word);
    if (is_inside(w, LINK)) w->linked += word.size + 1;
    if (is_inside(w, HEADING) && !w->title_done) {
        if (w->title.size) sodo_buf_add_char(&w->title, ' ');
        sodo_buf_add(&w->title, word);
    }
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void on_text(void *context, const xmlChar *text, int size) {
    walker *w = context;
    sodo_slice s = {(const char *)text, (size_t)(size > 0 ? size : 0)};
    if (is_inside(w, TITLE)) {
        sodo_buf_add(&w->head, s);
        return;
    }
    if (is_inside(w, SKIPPED)) return;
    for (size_t at = 0; at < s.size;) {
        if (is_blank(s.data[at])) {
            if (s.data[at] == '\n' && is_inside(w, PRE)) w->breaks = w->breaks ? 2 : 1;
            w->space = true;
            at++;
            continue;
        }
        size_t end = at;
        while (end < s.size && !is_blank(s.data[end])) end++;
        add_word(w, (sodo_slice){s.data + at, end - at});
        at = end;
    }
}

static const char *attribute(const xmlChar **attributes, const char *name) {
    for (; attributes && attributes[0]; attributes += 2)
        if (!strcmp((const char *)attributes[0], name))
            return (const char *)attributes[1];
    return NULL;
}

static unsigned classes_of(const char *names) {
    unsigned does = 0;
    while (names && *names) {
        size_t size = strcspn(names, " \t\r\n-_");
        const element *e = find(CLASSES, sizeof CLASSES / sizeof *CLASSES, names, size);
        if (e) does |= e->does;
        names += size + (names[size] != '\0');
    }
    return does;
}

static void keep(walker *w, const char *value, sodo_slice *out) {
    if (!value || !*value || out->size) return;
    *out = sodo_slice_trim(sodo_slice_copy(&w->r->work->arena, sodo_slice_of(value)));
    if (!out->data) w->failed = true;
}

static void keep_date(walker *w, const char *value) {
    sodo_page *page = &w->r->work->page;
    size_t at;
    if (!value || page->date.year) return;
    if (!sodo_find_date(sodo_slice_of(value), &at, &page->date))
        page->date = (sodo_date){0};
}

/* What the head says of the page. */
static void take_meta(walker *w, const xmlChar **attributes) {
    static const char *const dates[] = {
        "article:published_time", "datePublished", "pubdate", "publishdate", "dc.date",
        "DC.date.issued",         "date"};
    sodo_page *page = &w->r->work->page;
    const char *name = attribute(attributes, "property");
    if (!name) name = attribute(attributes, "name");
    if (!name) name = attribute(attributes, "itemprop");
    const char *value = attribute(attributes, "content");
    if (!name || !value) return;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        if (!strcmp(name, dates[i])) keep_date(w, value);
    if (!strcmp(name, "og:title")) keep(w, value, &page->title);
    if (!strcmp(name, "og:site_name")) keep(w, value, &page->publisher);
    if (!strcmp(name, "og:url")) keep(w, value, &page->url);
    if (!strcmp(name, "author") || !strcmp(name, "article:author"))
        keep(w, value, &page->author);
}

static void take_head(walker *w, const char *name, const xmlChar **attributes) {
    const char *rel = attribute(attributes, "rel");
    if (!strcmp(name, "meta")) take_meta(w, attributes);
    if (!strcmp(name, "link") && rel && !strcmp(rel, "canonical"))
        keep(w, attribute(attributes, "href"), &w->r->work->page.url);
    if (!strcmp(name, "time")) keep_date(w, attribute(attributes, "datetime"));
}

static void break_line(walker *w, unsigned does, const char *name) {
    if (is_inside(w, SKIPPED)) return;
    if (does & CELL) w->cell = true;
    int breaks = does & GAP ? 2 : does & BREAK ? 1 : 0;
    bool again = !strcmp(name, "br") && w->breaks; /* <br><br> parts paragraphs */
    if (breaks > w->breaks) w->breaks = breaks;
    if (again) w->breaks = 2;
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes) {
    walker *w = context;
    const char *tag = (const char *)name;
    if (w->depth == DEPTH_MAX) {
        w->too_deep = true;
        xmlStopParser(w->parser);
        return;
    }
    const element *e =
        find(ELEMENTS, sizeof ELEMENTS / sizeof *ELEMENTS, tag, strlen(tag));
    unsigned does = e ? e->does : 0;
    if (strcmp(tag, "html") != 0 && strcmp(tag, "body") != 0 && !(does & HEADING))
        does |= classes_of(attribute(attributes, "class")) |
                classes_of(attribute(attributes, "id"));
    take_head(w, tag, attributes);
    break_line(w, does, tag);
    w->stack[w->depth++] = does;
    count(w, does, true);
}

static void on_end(void *context, const xmlChar *name) {
    walker *w = context;
    if (!w->depth || w->too_deep) return;
    unsigned does = w->stack[--w->depth];
    count(w, does, false);
    if (strcmp((const char *)name, "br") != 0) break_line(w, does, (const char *)name);
    if ((does & HEADING) && w->title.size) w->title_done = true;
}

/* `charset=…` in the first kilobyte. */
static sodo_slice stated_charset(sodo_slice bytes) {
    size_t size = bytes.size < 1024 ? bytes.size : 1024;
    for (size_t i = 0; i + 8 < size; i++) {
        if (strncmp(bytes.data + i, "charset=", 8) != 0) continue;
        i += 8;
        if (bytes.data[i] == '"' || bytes.data[i] == '\'') i++;
        size_t end = i;
        while (end < size && !strchr("\"' />;", bytes.data[end])) end++;
        return (sodo_slice){bytes.data + i, end - i};
    }
    return (sodo_slice){0};
}

/* Names of classes count unless most of the running text would be boiler by them. */
static bool take_hints(walker *w) {
    bool trusted = w->long_guessed * 2 <= w->long_bytes;
    for (size_t i = 0; i < w->hints.count; i++) {
        const hint *h = &w->hints.items[i];
        if (h->guessed && !trusted) continue;
        if (h->span.zone == SODO_ZONE_BYLINE && w->long_bylines) continue;
        sodo_zone_span *s = SODO_PUSH(&w->r->work->arena, w->r->hints.spans);
        if (!s) return false;
        *s = h->span;
    }
    return true;
}

static sodo_status parse(walker *w, sodo_slice html, sodo_error *err) {
    xmlInitParser();
    w->parser = htmlCreateMemoryParserCtxt(html.data, (int)html.size);
    if (!w->parser)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the HTML parser");
    htmlCtxtUseOptions(w->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                      HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                      HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(w->parser, XML_CHAR_ENCODING_UTF8);
    xmlSAXHandler handler = {.startElement = on_start,
                             .endElement = on_end,
                             .characters = on_text,
                             .ignorableWhitespace = on_text};
    *w->parser->sax = handler;
    w->parser->userData = w;
    htmlParseDocument(w->parser);
    bool memory = w->parser->errNo == XML_ERR_NO_MEMORY;
    if (w->parser->myDoc) xmlFreeDoc(w->parser->myDoc);
    htmlFreeParserCtxt(w->parser);
    end_line(w);
    if (w->too_deep)
        return sodo_fail(err, SODO_ERR_LIMIT, 0, "elements nested deeper than %d",
                         DEPTH_MAX);
    if (memory || w->failed || !take_hints(w) || w->text.failed || w->head.failed ||
        w->title.failed)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the page's text");
    return SODO_OK;
}

/* The heading of the page, else what its head says. */
static sodo_status take_title(walker *w, sodo_error *err) {
    sodo_page *page = &w->r->work->page;
    sodo_slice title = sodo_slice_trim(sodo_buf_slice(&w->title));
    if (!title.size && !page->title.size)
        title = sodo_slice_trim(sodo_buf_slice(&w->head));
    if (!title.size) return SODO_OK;
    sodo_buf_clear(&w->r->scratch);
    SODO_TRY(sodo_fold_label(w->r->folder, title, &w->r->scratch));
    page->title = sodo_slice_copy(&w->r->work->arena, sodo_buf_slice(&w->r->scratch));
    return page->title.data
               ? SODO_OK
               : sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the title");
}

sodo_status sodo_read_html(sodo_reader *r, sodo_slice bytes, sodo_error *err) {
    sodo_slice html;
    SODO_TRY(sodo_read_decode(r, bytes, stated_charset(bytes), &html, err));
    if (!html.size) {
        r->work->page.text = html;
        return SODO_OK;
    }
    char *copy = sodo_arena_alloc(&r->work->arena, html.size + 1, 1);
    walker *w = sodo_arena_alloc(&r->work->arena, 1, sizeof *w);
    if (!copy || !w) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the page");
    for (size_t i = 0; i < html.size; i++) copy[i] = html.data[i] ? html.data[i] : ' ';
    w->r = r;
    sodo_status status = parse(w, (sodo_slice){copy, html.size}, err);
    if (status == SODO_OK) status = take_title(w, err);
    if (status == SODO_OK)
        status = sodo_read_text(r, sodo_buf_slice(&w->text), &r->work->page.text, err);
    sodo_buf_finish(&w->text);
    sodo_buf_finish(&w->head);
    sodo_buf_finish(&w->title);
    return status;
}

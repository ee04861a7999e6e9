/* chart_svg.c - an org chart as a picture: a tree from left to right.
 *
 * Depth gives x, lines of text give y. A box stands at the height of its first child, so
 * that a parent is found by going left along a straight line. Widths come from a table of
 * letters, not from a font: the same bytes on every machine, and room enough in the
 * widest usual font. */
#include "query/org_chart.h"

#include "base/fail.h"
#include "base/utf8.h"

#define MARGIN 28
#define HEADER 66     /* title and what the chart shows */
#define COLUMN_GAP 44 /* between columns; the connectors run there */
#define BOX_GAP 14    /* between boxes of a column */
#define PAD 12        /* inside a box */
#define WIDTH_MIN 170
#define WIDTH_MAX 330 /* longer lines are broken */
#define BAR 5         /* the coloured edge of a box */
#define NAME_LINE 18
#define POST_LINE 16
#define HOLDER_LINE 17
#define POST_GAP 4
#define LINES_MAX 6 /* of one name */

typedef enum face { FACE_TITLE, FACE_POST, FACE_HOLDER, FACE_DATE, FACE_LEGEND } face;
static const int SIZES[] = {13, 11, 13, 10, 12};

/* A line of a box: where its text is, set in which face. */
typedef struct line {
    sodo_slice text;
    face face;
    int y;                     /* baseline, from the top of the box */
    const sodo_chart_row *row; /* holders */
} line;

typedef struct placed {
    int x, y, width, height, reach; /* reach: height with everything below */
    size_t line_begin, line_end;
} placed;

typedef struct picture {
    const sodo_chart *chart;
    sodo_arena arena;
    placed *boxes;
    SODO_VEC(line) lines;
    int *columns; /* x by depth */
    uint32_t depths;
    int width, height;
    sodo_buf *out;
    bool failed;
} picture;

/* ---- widths ---- */

/* In thousandths of the font's size; a letter with marks is as wide as its base. */
static int letter_width(uint32_t c) {
    if (c >= 0x300 && c < 0x370) return 0;
    if (c == ' ' || c == '.' || c == ',' || c == ':' || c == '\'') return 320;
    if (c == 'i' || c == 'l' || c == 'j' || c == 'I' || c == '|') return 300;
    if (c == 't' || c == 'r' || c == 'f' || c == '(' || c == ')' || c == '-') return 410;
    if (c == 'm' || c == 'M' || c == 'w' || c == 'W' || c == '@') return 960;
    if (c >= '0' && c <= '9') return 640;
    if (c >= 'A' && c <= 'Z') return 740;
    if (c < 0x80) return 630;
    if (c >= 0x2E80 && c < 0xA4D0) return 1000;
    return c >= 0x1EA0 && c < 0x1F00 && !(c & 1) ? 740
                                                 : 650; /* capitals are even there */
}

static int text_width(sodo_slice text, face f) {
    long width = 0;
    for (size_t at = 0, step; at < text.size; at += step)
        width += letter_width(sodo_utf8_at(text, at, &step));
    int bold = f == FACE_TITLE || f == FACE_HOLDER ? 106 : 100;
    return (int)(width * SIZES[f] * bold / 100000);
}

/* The part of the text that fits, broken at a blank where there is one; at least a
 * letter. */
static size_t fit(sodo_slice text, int width, face f) {
    size_t blank = 0, at = 0, step;
    for (; at < text.size; at += step) {
        sodo_utf8_at(text, at, &step);
        if (text.data[at] == ' ') blank = at;
        if (at && text_width((sodo_slice){text.data, at + step}, f) > width)
            return blank ? blank : at;
    }
    return text.size;
}

/* ---- boxes of lines ---- */

static line *add_line(picture *p, sodo_slice text, face f, int y) {
    line *l = SODO_PUSH(&p->arena, p->lines);
    if (!l) {
        p->failed = true;
        return NULL;
    }
    *l = (line){.text = text, .face = f, .y = y};
    return l;
}

/* Broken lines of a text; returns the height they take. */
static int add_text(picture *p, sodo_slice text, face f, int y, int step, int *widest) {
    int height = 0;
    for (int i = 0; text.size && i < LINES_MAX; i++) {
        size_t size = fit(text, WIDTH_MAX - 2 * PAD - BAR - (f == FACE_DATE ? 13 : 0), f);
        sodo_slice part = {text.data, size};
        int width = text_width(part, f);
        if (width > *widest) *widest = width;
        height += step;
        add_line(p, part, f, y + height - 4);
        while (size < text.size && text.data[size] == ' ') size++;
        text = (sodo_slice){text.data + size, text.size - size};
    }
    return height;
}

/* "acting  2021-12-24 – 2022-09-29", kept in the arena. */
static sodo_slice small_print(picture *p, const sodo_chart_row *row) {
    sodo_buf text = {0};
    const char *state = sodo_chart_state_name(row->state);
    sodo_buf_add_str(&text, row->person == SODO_NO_NODE ? "" : state);
    if (text.size && (row->first.year || row->last.year))
        sodo_buf_add_str(&text, " \xC2\xB7 ");
    sodo_chart_dates(row, &text);
    sodo_slice copy = sodo_slice_copy(&p->arena, sodo_buf_slice(&text));
    p->failed |= text.failed || !copy.data;
    sodo_buf_finish(&text);
    return copy;
}

static int add_holder(picture *p, const sodo_chart_row *row, int y, int *widest) {
    sodo_slice name = sodo_node_name(p->chart->net, row->person);
    if (!name.size) name = SODO_LIT("not known");
    sodo_slice small = small_print(p, row);
    line *l = add_line(p, name, FACE_HOLDER, y + HOLDER_LINE - 4);
    if (l) l->row = row;
    int width = 12 + text_width(name, FACE_HOLDER) + 8,
        dates = text_width(small, FACE_DATE);
    bool beside = width + dates <= WIDTH_MAX - 2 * PAD - BAR;
    l = add_line(p, small, FACE_DATE, y + HOLDER_LINE - 4 + (beside ? 0 : POST_LINE - 2));
    if (l) l->row = beside ? row : NULL;
    width = beside ? width + dates : width > dates + 12 ? width : dates + 12;
    if (width > *widest) *widest = width;
    return beside || !small.size ? HOLDER_LINE : HOLDER_LINE + POST_LINE - 2;
}

/* "came, from Phó Bí thư Thành ủy Phủ Lý", below the holder; returns its height. */
static int add_change(picture *p, const sodo_chart_row *row, int y, int *widest) {
    sodo_buf text = {0};
    int inner = 0;
    if (!row->change) return 0;
    sodo_chart_change_text(p->chart, row, &text);
    sodo_slice copy = sodo_slice_copy(&p->arena, sodo_buf_slice(&text));
    p->failed |= text.failed || !copy.data;
    sodo_buf_finish(&text);
    int height = p->failed ? 0 : add_text(p, copy, FACE_DATE, y, POST_LINE - 2, &inner);
    if (inner + 13 > *widest) *widest = inner + 13;
    return height;
}

static void fill_box(picture *p, uint32_t index) {
    const sodo_chart_box *box = &p->chart->boxes.items[index];
    placed *at = &p->boxes[index];
    int widest = 0, y = PAD - 4;
    at->line_begin = p->lines.count;
    y += add_text(p, sodo_chart_title(p->chart, box), FACE_TITLE, y, NAME_LINE, &widest);
    for (uint32_t r = box->row_begin; r < box->row_end; r++) {
        const sodo_chart_row *row = &p->chart->rows.items[r];
        const sodo_node *post = &p->chart->net->nodes.items[row->post];
        if (row->first_of_post) {
            y += POST_GAP;
            y += add_text(p, post->title.size ? post->title : post->name, FACE_POST, y,
                          POST_LINE, &widest);
        }
        y += add_holder(p, row, y, &widest);
        y += add_change(p, row, y, &widest);
    }
    at->line_end = p->lines.count;
    at->width = widest + 2 * PAD + BAR > WIDTH_MIN ? widest + 2 * PAD + BAR : WIDTH_MIN;
    at->height = box->node == SODO_NO_NODE ? 0 : y + PAD - 2;
}

/* ---- places on the sheet ---- */

static void place_columns(picture *p) {
    for (size_t i = 0; i < p->chart->boxes.count; i++) {
        uint32_t depth = p->chart->boxes.items[i].depth;
        int width = p->chart->boxes.items[i].node == SODO_NO_NODE ? 0 : p->boxes[i].width;
        if (width > p->columns[depth + 1]) p->columns[depth + 1] = width;
    }
    p->columns[0] = MARGIN;
    for (uint32_t d = 1; d <= p->depths; d++)
        p->columns[d] += p->columns[d - 1] + (p->columns[d] ? COLUMN_GAP : 0);
    p->width = p->columns[p->depths] - COLUMN_GAP + MARGIN;
    if (p->width < 520) p->width = 520; /* title and legend */
}

/* Boxes come before what is below them, so heights are summed from the end. */
static void place_rows(picture *p) {
    const sodo_chart_box *boxes = p->chart->boxes.items;
    for (size_t i = p->chart->boxes.count; i-- > 0;) {
        placed *at = &p->boxes[i];
        int below = at->reach ? at->reach - BOX_GAP : 0;
        at->reach = below > at->height ? below : at->height;
        if (boxes[i].parent != SODO_NO_NODE)
            p->boxes[boxes[i].parent].reach += at->reach + BOX_GAP;
    }
    int *next = sodo_arena_alloc(&p->arena, p->chart->boxes.count + 1, sizeof *next);
    if (!next) {
        p->failed = true;
        return;
    }
    for (size_t i = 0; i < p->chart->boxes.count; i++) {
        placed *at = &p->boxes[i];
        uint32_t up = boxes[i].parent;
        at->x = p->columns[boxes[i].depth];
        at->y = up == SODO_NO_NODE ? MARGIN + HEADER : next[up];
        next[i] = at->y;
        if (up != SODO_NO_NODE) next[up] = at->y + at->reach + BOX_GAP;
    }
    p->height = MARGIN + HEADER + p->boxes[0].reach + 64;
}

/* ---- drawing ---- */

static void add_escaped(sodo_slice text, sodo_buf *out) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '&')
            sodo_buf_add_str(out, "&amp;");
        else if (c == '<')
            sodo_buf_add_str(out, "&lt;");
        else if (c == '>')
            sodo_buf_add_str(out, "&gt;");
        else if (c == '"')
            sodo_buf_add_str(out, "&quot;");
        else
            sodo_buf_add_char(out, (unsigned char)c < ' ' || c == 0x7F ? ' ' : c);
    }
}

static const char STYLE[] =
    "<style>\n"
    "text{font-family:'Be Vietnam Pro','Noto Sans','Segoe UI',Roboto,'Helvetica "
    "Neue',Arial,"
    "'DejaVu Sans',sans-serif;fill:#1d2733}\n"
    ".big{font-size:20px;font-weight:700}.sub{font-size:12px;fill:#5b6773}\n"
    ".title{font-size:13px;font-weight:700}.post{font-size:11px;fill:#5b6773}\n"
    ".holder{font-size:13px;font-weight:600}.date{font-size:10px;fill:#6b7783}\n"
    ".over{fill:#8a949e;font-weight:400}.unknown{fill:#8a949e;font-weight:400;font-style:"
    "italic}.gone{text-decoration:line-through}\n"
    ".box{fill:#fff;stroke:#c9d1d9}.place{fill:#eef4ee;stroke:#b7cdb7}\n"
    ".new{stroke:#2e9e48;stroke-width:2}.ended{stroke:#c8362b;stroke-width:2;stroke-"
    "dasharray:5 3}\n"
    ".tie{fill:none;stroke:#9aa5b1;stroke-width:1.4}\n"
    "</style>\n";

/* Colours of levels: province, district, commune, central, places. */
static const char *bar_colour(const picture *p, const sodo_chart_box *box) {
    const sodo_node *n = &p->chart->net->nodes.items[box->node];
    if (n->kind == SODO_NODE_PLACE) return "#2ca02c";
    sodo_slice level = sodo_chart_level(p->chart->net, box->node);
    if (sodo_slice_is(level, "central")) return "#7b3294";
    if (sodo_slice_is(level, "province")) return "#d62728";
    if (sodo_slice_is(level, "district")) return "#e6842a";
    return sodo_slice_is(level, "commune") ? "#c9a227" : "#6b7783";
}

/* Where a connector meets the box: the middle of its first line. */
static int tie_y(const placed *box) {
    return box->y + PAD - 4 + NAME_LINE / 2;
}

static void draw_tie(picture *p, uint32_t index) {
    const sodo_chart_box *box = &p->chart->boxes.items[index];
    if (box->parent == SODO_NO_NODE ||
        p->chart->boxes.items[box->parent].node == SODO_NO_NODE)
        return;
    const placed *to = &p->boxes[index], *from = &p->boxes[box->parent];
    int x = from->x + from->width, spine = to->x - COLUMN_GAP / 2;
    int from_y = tie_y(from), to_y = tie_y(to);
    if (from_y == to_y)
        sodo_buf_addf(p->out, "<path class=\"tie\" d=\"M%d %dH%d\"/>\n", x, from_y,
                      to->x);
    else
        sodo_buf_addf(p->out, "<path class=\"tie\" d=\"M%d %dH%dV%dq0 6 6 6H%d\"/>\n", x,
                      from_y, spine, to_y - 6, to->x);
}

/* Filled: in office; hollow: acting; pale: appointed; grey: over; dashed: not known. */
static void draw_mark(picture *p, sodo_chart_state state, int x, int y) {
    static const char *const LOOKS[] = {
        "fill=\"#1f77b4\" stroke=\"#1f77b4\"",
        "fill=\"#fff\" stroke=\"#1f77b4\" stroke-width=\"1.6\"",
        "fill=\"#cfe3f3\" stroke=\"#1f77b4\"",
        "fill=\"#c3cad1\" stroke=\"#c3cad1\"",
        "fill=\"#c3cad1\" stroke=\"#c3cad1\"",
        "fill=\"#fff\" stroke=\"#a3acb5\"",
        "fill=\"#fff\" stroke=\"#a3acb5\" stroke-dasharray=\"2 1.5\""};
    sodo_buf_addf(p->out, "<circle cx=\"%d\" cy=\"%d\" r=\"3\" %s/>\n", x, y,
                  LOOKS[state]);
}

/* Green: came; red: left; amber: changed. */
static void draw_change(picture *p, const placed *box, const line *l) {
    static const char *const COLOURS[SODO_CHANGES] = {NULL, "#d9f0dd", "#fadcd9",
                                                      "#fdeec4"};
    const char *colour = COLOURS[l->row->change];
    if (colour)
        sodo_buf_addf(p->out,
                      "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" "
                      "fill=\"%s\"/>\n",
                      box->x + BAR + PAD - 4, box->y + l->y - HOLDER_LINE + 4,
                      box->width - BAR - 2 * PAD + 8, HOLDER_LINE, colour);
}

static void draw_line(picture *p, const placed *box, const line *l, int *after_name) {
    static const char *const CLASSES[] = {"title", "post", "holder", "date", "sub"};
    int x = box->x + BAR + PAD, y = box->y + l->y;
    const char *extra = "";
    if (!l->text.size) return;
    if (l->face == FACE_HOLDER) {
        draw_change(p, box, l);
        draw_mark(p, l->row->state, x + 4, y - 4);
        x += 13;
        *after_name = x + text_width(l->text, FACE_HOLDER) + 8;
        if (l->row->state == SODO_CHART_UNKNOWN)
            extra = " unknown";
        else if (l->row->change == SODO_CHANGE_LEFT)
            extra = " over gone";
        else if (l->row->state >= SODO_CHART_EARLIER)
            extra = " over";
    } else if (l->face == FACE_DATE)
        x = l->row ? *after_name : x + 13;
    sodo_buf_addf(p->out, "<text class=\"%s%s\" x=\"%d\" y=\"%d\">", CLASSES[l->face],
                  extra, x, y);
    add_escaped(l->text, p->out);
    sodo_buf_add_str(p->out, "</text>\n");
}

static void draw_box(picture *p, uint32_t index) {
    static const char *const CHANGES[SODO_CHANGES] = {"", " new", " ended", ""};
    const sodo_chart_box *box = &p->chart->boxes.items[index];
    const placed *at = &p->boxes[index];
    int after_name = 0;
    if (box->node == SODO_NO_NODE) return;
    const sodo_node *n = &p->chart->net->nodes.items[box->node];
    sodo_buf_add_str(p->out, "<g id=\"");
    add_escaped(n->id, p->out);
    sodo_buf_add_str(p->out, "\"><title>");
    add_escaped(n->id, p->out);
    sodo_buf_addf(
        p->out,
        "</title>\n<rect class=\"box%s%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
        "rx=\"5\"/>\n"
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\" fill=\"%s\"/>\n",
        n->kind == SODO_NODE_PLACE ? " place" : "",
        CHANGES[sodo_chart_box_change(p->chart, box)], at->x, at->y, at->width,
        at->height, at->x, at->y, BAR, at->height, bar_colour(p, box));
    for (size_t i = at->line_begin; i < at->line_end; i++)
        draw_line(p, at, &p->lines.items[i], &after_name);
    sodo_buf_add_str(p->out, "</g>\n");
}

static void draw_text(picture *p, const char *klass, int x, int y, sodo_slice text) {
    sodo_buf_addf(p->out, "<text class=\"%s\" x=\"%d\" y=\"%d\">", klass, x, y);
    add_escaped(text, p->out);
    sodo_buf_add_str(p->out, "</text>\n");
}

static void draw_header(picture *p) {
    const sodo_chart *chart = p->chart;
    sodo_buf text = {0};
    char date[16];
    sodo_slice title = sodo_chart_title(chart, &chart->boxes.items[0]);
    draw_text(p, "big", MARGIN, MARGIN + 18, title.size ? title : SODO_LIT("Org chart"));
    if (chart->compare.year) {
        sodo_chart_days(chart, &text);
        sodo_buf_addf(&text, ": %zu came, %zu left, %zu changed \xC2\xB7 ",
                      chart->changes[SODO_CHANGE_CAME], chart->changes[SODO_CHANGE_LEFT],
                      chart->changes[SODO_CHANGE_STATUS]);
    } else if (chart->at.year) {
        sodo_date_print(chart->at, date);
        sodo_buf_addf(&text, "Posts held on %s \xC2\xB7 ", date);
    } else
        sodo_buf_add_str(&text, "All known holders \xC2\xB7 ");
    sodo_buf_addf(&text, "%zu bodies, %zu posts, %zu people", chart->bodies, chart->posts,
                  chart->people);
    draw_text(p, "sub", MARGIN, MARGIN + 38, sodo_buf_slice(&text));
    p->failed |= text.failed;
    sodo_buf_finish(&text);
}

/* Only what occurs in this chart is explained. */
static void draw_legend(picture *p) {
    const char *words[SODO_CHART_STATES] = {p->chart->at.year ? "in office"
                                                              : "named as holder",
                                            "acting",
                                            "appointed",
                                            "earlier (inferred)",
                                            "former",
                                            "left",
                                            "holder not known"};
    bool seen[SODO_CHART_STATES] = {false};
    int x = MARGIN, y = p->height - 38;
    for (size_t i = 0; i < p->chart->rows.count; i++)
        seen[p->chart->rows.items[i].state] = true;
    for (int s = 0; s < SODO_CHART_STATES; s++) {
        sodo_slice word = sodo_slice_of(words[s]);
        if (!seen[s]) continue;
        draw_mark(p, (sodo_chart_state)s, x + 4, y - 4);
        draw_text(p, "sub", x + 13, y, word);
        x += 13 + text_width(word, FACE_LEGEND) + 18;
    }
    draw_text(p, "date", MARGIN, y + 20,
              p->chart->compare.year
                  ? SODO_LIT("Green: came; red: left; amber: acting on one of the days; "
                             "by what pages up to each day say. Green frame: new body; "
                             "red: no longer there.")
                  : SODO_LIT("Dates are those of the first and the last page that says "
                             "so, or stated on a page; they are not terms of office."));
}

static void draw(picture *p) {
    sodo_slice title = sodo_chart_title(p->chart, &p->chart->boxes.items[0]);
    sodo_buf_addf(p->out,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                  " viewBox=\"0 0 %d %d\" role=\"img\" lang=\"vi\">\n<title>",
                  p->width, p->height, p->width, p->height);
    add_escaped(title.size ? title : SODO_LIT("Org chart"), p->out);
    sodo_buf_add_str(p->out, "</title>\n");
    sodo_buf_add_str(p->out, STYLE);
    sodo_buf_addf(p->out, "<rect width=\"%d\" height=\"%d\" fill=\"#f7f9fb\"/>\n",
                  p->width, p->height);
    draw_header(p);
    for (uint32_t i = 0; i < p->chart->boxes.count; i++) draw_tie(p, i);
    for (uint32_t i = 0; i < p->chart->boxes.count; i++) draw_box(p, i);
    draw_legend(p);
    sodo_buf_add_str(p->out, "</svg>\n");
}

sodo_status sodo_chart_svg(const sodo_chart *chart, sodo_buf *out, sodo_error *err) {
    picture p = {.chart = chart, .arena.budget = PTRDIFF_MAX, .out = out};
    for (size_t i = 0; i < chart->boxes.count; i++)
        if (chart->boxes.items[i].depth >= p.depths)
            p.depths = chart->boxes.items[i].depth + 1;
    p.boxes = sodo_arena_alloc(&p.arena, chart->boxes.count + 1, sizeof *p.boxes);
    p.columns = sodo_arena_alloc(&p.arena, p.depths + 2, sizeof *p.columns);
    if (p.boxes && p.columns) {
        for (uint32_t i = 0; i < chart->boxes.count; i++) fill_box(&p, i);
        place_columns(&p);
        place_rows(&p);
        if (!p.failed) draw(&p);
    } else
        p.failed = true;
    sodo_arena_finish(&p.arena);
    if (!p.failed && !out->failed) return SODO_OK;
    return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the picture");
}

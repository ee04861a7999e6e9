/* graph.c - nodes and edges become vertices and edges of igraph, with C attributes. */
#include "graph/graph.h"

#include "base/buf.h"
#include "base/fail.h"
#include "graph/igraph_guard.h"
#include "graph/measures.h"

typedef struct making {
    const sodo_network *net;
    igraph_t *graph;
    uint32_t *vertex; /* node -> vertex, NO_NODE for pages */
    uint32_t *node;   /* the reverse */
    igraph_integer_t vertices;
    sodo_arena scratch;
    sodo_buf text;
} making;

/* igraph takes NUL-ended strings and copies them; control characters stop its writers. */
static void plain(making *m, sodo_slice text) {
    sodo_buf_clear(&m->text);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        bool c1 =
            c == 0xC2 && i + 1 < text.size && (unsigned char)text.data[i + 1] < 0xA0;
        if (c1)
            i++;
        else
            sodo_buf_add_char(&m->text, c < 0x20 || c == 0x7F ? ' ' : (char)c);
    }
}

static void date(making *m, sodo_date d) {
    char text[16];
    plain(m, (sodo_slice){text, sodo_date_print(d, text)});
}

/* ---- vertices ---- */

enum {
    V_NAME,
    V_LABEL,
    V_KIND,
    V_TITLE,
    V_CLASS,
    V_LEVEL,
    V_EVENT_KIND,
    V_DATE,
    V_FIRST,
    V_LAST,
    V_TEXTS
};
static const char *const VERTEX_TEXTS[V_TEXTS] = {
    "name",  "label",      "kind", "title",      "class",
    "level", "event_kind", "date", "first_seen", "last_seen"};

static void vertex_text(making *m, const sodo_node *n, int which) {
    switch (which) {
    case V_NAME:
        plain(m, n->id);
        break;
    case V_LABEL:
        plain(m, n->name);
        break;
    case V_KIND:
        plain(m, sodo_slice_of(sodo_node_kind_name(n->kind)));
        break;
    case V_TITLE:
        plain(m, n->title);
        break;
    case V_CLASS:
        plain(m, n->klass);
        break;
    case V_LEVEL:
        plain(m, n->level);
        break;
    case V_EVENT_KIND:
        plain(m, n->event_kind);
        break;
    case V_DATE:
        date(m, n->date);
        break;
    case V_FIRST:
        date(m, n->first_seen);
        break;
    default:
        date(m, n->last_seen);
        break;
    }
}

/* ---- edges ---- */

enum { E_NAME, E_KIND, E_ROLES, E_STATUS, E_SINCE, E_UNTIL, E_FIRST, E_LAST, E_TEXTS };
static const char *const EDGE_TEXTS[E_TEXTS] = {
    "name", "kind", "roles", "status", "since", "until", "first_seen", "last_seen"};

static sodo_date tenure_date(const sodo_tenure *t, int which) {
    switch (which) {
    case E_SINCE:
        return t->since;
    case E_UNTIL:
        return t->until;
    case E_FIRST:
        return t->first_seen;
    default:
        return t->last_seen;
    }
}

/* The earliest begin or the latest end over all spells. */
static sodo_date spell_date(const sodo_edge *e, int which) {
    bool latest = which == E_UNTIL || which == E_LAST;
    sodo_date best = {0};
    for (size_t i = 0; i < e->tenures.count; i++) {
        sodo_date d = tenure_date(&e->tenures.items[i], which);
        int order = sodo_date_compare(d, best);
        if (d.year && (!best.year || (latest ? order > 0 : order < 0))) best = d;
    }
    return best;
}

static void edge_text(making *m, const sodo_edge *e, int which) {
    switch (which) {
    case E_NAME:
        plain(m, e->id);
        break;
    case E_KIND:
        plain(m, sodo_slice_of(sodo_edge_kind_name(e->kind)));
        break;
    case E_ROLES:
        plain(m, e->roles);
        break;
    case E_STATUS:
        sodo_buf_clear(&m->text);
        for (size_t i = 0; i < e->tenures.count; i++) {
            if (i) sodo_buf_add_char(&m->text, '|');
            sodo_buf_add(&m->text, e->tenures.items[i].status);
        }
        break;
    default:
        date(m, spell_date(e, which));
        break;
    }
}

/* ---- attributes ---- */

static igraph_error_t set_texts(making *m, bool edges, int which) {
    igraph_strvector_t values;
    igraph_integer_t count = edges ? (igraph_integer_t)m->net->edges.count : m->vertices;
    IGRAPH_CHECK(igraph_strvector_init(&values, count));
    igraph_error_t code = IGRAPH_SUCCESS;
    for (igraph_integer_t i = 0; i < count && code == IGRAPH_SUCCESS; i++) {
        if (edges)
            edge_text(m, &m->net->edges.items[i], which);
        else
            vertex_text(m, &m->net->nodes.items[m->node[i]], which);
        code = m->text.failed
                   ? IGRAPH_ENOMEM
                   : igraph_strvector_set(&values, i, m->text.size ? m->text.data : "");
    }
    if (code == IGRAPH_SUCCESS)
        code = edges ? igraph_cattribute_EAS_setv(m->graph, EDGE_TEXTS[which], &values)
                     : igraph_cattribute_VAS_setv(m->graph, VERTEX_TEXTS[which], &values);
    igraph_strvector_destroy(&values);
    return code;
}

static double number_of(const making *m, bool edges, igraph_integer_t i, int which) {
    const sodo_edge *e = edges ? &m->net->edges.items[i] : NULL;
    if (e)
        return which == 0   ? e->weight
               : which == 1 ? e->sources
                            : (double)e->confidence / 100;
    const sodo_node *n = &m->net->nodes.items[m->node[i]];
    return which == 0 ? n->pages : n->sources;
}

static igraph_error_t set_numbers(making *m, bool edges, const char *name, int which) {
    igraph_vector_t values;
    igraph_integer_t count = edges ? (igraph_integer_t)m->net->edges.count : m->vertices;
    IGRAPH_CHECK(igraph_vector_init(&values, count));
    for (igraph_integer_t i = 0; i < count; i++)
        VECTOR(values)[i] = number_of(m, edges, i, which);
    igraph_error_t code = edges ? igraph_cattribute_EAN_setv(m->graph, name, &values)
                                : igraph_cattribute_VAN_setv(m->graph, name, &values);
    igraph_vector_destroy(&values);
    return code;
}

static igraph_error_t set_attributes(making *m) {
    for (int i = 0; i < V_TEXTS; i++) IGRAPH_CHECK(set_texts(m, false, i));
    for (int i = 0; i < E_TEXTS; i++) IGRAPH_CHECK(set_texts(m, true, i));
    IGRAPH_CHECK(set_numbers(m, false, "pages", 0));
    IGRAPH_CHECK(set_numbers(m, false, "sources", 1));
    IGRAPH_CHECK(set_numbers(m, true, "weight", 0));
    IGRAPH_CHECK(set_numbers(m, true, "sources", 1));
    return set_numbers(m, true, "confidence", 2);
}

static igraph_error_t make_edges(making *m) {
    igraph_vector_int_t ends;
    IGRAPH_CHECK(
        igraph_vector_int_init(&ends, (igraph_integer_t)m->net->edges.count * 2));
    for (size_t i = 0; i < m->net->edges.count; i++) {
        VECTOR(ends)[2 * i] = m->vertex[m->net->edges.items[i].source];
        VECTOR(ends)[2 * i + 1] = m->vertex[m->net->edges.items[i].target];
    }
    igraph_error_t code = igraph_create(m->graph, &ends, m->vertices, IGRAPH_DIRECTED);
    igraph_vector_int_destroy(&ends);
    return code;
}

static bool number_vertices(making *m) {
    size_t count = m->net->nodes.count;
    m->vertex = sodo_arena_alloc(&m->scratch, count + 1, sizeof *m->vertex);
    m->node = sodo_arena_alloc(&m->scratch, count + 1, sizeof *m->node);
    if (!m->vertex || !m->node) return false;
    for (uint32_t i = 0; i < count; i++) {
        m->vertex[i] = SODO_NO_NODE;
        if (m->net->nodes.items[i].kind == SODO_NODE_PAGE) continue;
        m->vertex[i] = (uint32_t)m->vertices;
        m->node[m->vertices++] = i;
    }
    return true;
}

sodo_status sodo_graph_make(const sodo_network *net, unsigned measures, igraph_t *out,
                            sodo_error *err) {
    igraph_t graph;
    making m = {.net = net, .graph = &graph, .scratch = {.budget = (size_t)1 << 36}};
    sodo_igraph_guard guard;
    if (!number_vertices(&m)) {
        sodo_arena_finish(&m.scratch);
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the graph");
    }
    sodo_igraph_enter(&guard);
    igraph_error_t code = make_edges(&m);
    if (code == IGRAPH_SUCCESS) {
        code = set_attributes(&m);
        if (code == IGRAPH_SUCCESS) code = sodo_measures_set(&graph, measures);
        if (code == IGRAPH_SUCCESS)
            *out = graph;
        else
            igraph_destroy(&graph);
    }
    sodo_igraph_leave(&guard);
    sodo_arena_finish(&m.scratch);
    sodo_buf_finish(&m.text);
    return sodo_igraph_status(code, "cannot make the graph", err);
}

/* across_nodes.c - roots become nodes: ids, properties, when and how often they were
 * named. */
#include "resolve/across_ids.h"
#include "resolve/across_state.h"

typedef struct making {
    sodo_across *self;
    sodo_network *out;
    sodo_across_ids ids;
    uint32_t *node_of;     /* portrait -> node (number before sorting) */
    uint32_t *last_marker; /* node -> page or group counted last, + 1 */
    bool failed;
} making;

static int known_parts(sodo_date d) {
    return (d.year != 0) + (d.month != 0) + (d.day != 0);
}

static void fill_date(sodo_date *to, sodo_date from) {
    if (known_parts(from) > known_parts(*to)) *to = from;
}

static void fill_text(sodo_slice *to, sodo_slice from) {
    if (!to->size) *to = from;
}

static uint32_t node_of_ref(const making *m, const sodo_portrait *p, int ref) {
    uint32_t portrait = p->ref[ref];
    if (portrait == SODO_ACROSS_NONE || !sodo_across_is_node(m->self, portrait))
        return SODO_NO_NODE;
    return m->node_of[sodo_across_root(m->self, portrait)];
}

static void fill_ref(uint32_t *to, uint32_t from) {
    if (*to == SODO_NO_NODE) *to = from;
}

/* The first page that knows a property decides; the most exact date wins. */
static void fill_node(making *m, uint32_t portrait, sodo_node *n) {
    const sodo_portrait *p = m->self->portraits.items[portrait];
    const struct {
        sodo_slice *to;
        int field;
    } texts[] = {
        {&n->title, SODO_TEXT_TITLE},
        {&n->rank, SODO_TEXT_RANK},
        {&n->type, SODO_TEXT_TYPE},
        {&n->klass, SODO_TEXT_CLASS},
        {&n->level, SODO_TEXT_LEVEL},
        {&n->abbreviation, SODO_TEXT_ABBREVIATION},
        {&n->full_name, SODO_TEXT_FULL_NAME},
        {&n->code, SODO_TEXT_CODE},
        {&n->event_kind, SODO_TEXT_EVENT_KIND},
        {&n->day_part, SODO_TEXT_DAY_PART},
        {&n->venue, SODO_TEXT_VENUE},
        {&n->doc_type, SODO_TEXT_DOC_TYPE},
        {&n->number, SODO_TEXT_NUMBER},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        fill_text(texts[i].to, sodo_portrait_text(m->self, portrait, texts[i].field));
    fill_date(&n->date, p->date);
    fill_date(&n->date_start, p->date_start);
    if (!n->valid_from) n->valid_from = p->valid_from;
    if (!n->valid_to) n->valid_to = p->valid_to;
    fill_ref(&n->organization, node_of_ref(m, p, SODO_REF_ORGANIZATION));
    fill_ref(&n->place, node_of_ref(m, p, SODO_REF_PLACE));
    fill_ref(&n->parent, node_of_ref(m, p, SODO_REF_PARENT));
    fill_ref(&n->issuer, node_of_ref(m, p, SODO_REF_ISSUER));
}

static sodo_node *push_node(making *m, sodo_node_kind kind, sodo_slice id) {
    sodo_node *n = SODO_PUSH(&m->self->arena, m->out->nodes);
    if (!n) return m->failed = true, NULL;
    n->kind = kind;
    n->id = id;
    n->organization = n->place = n->parent = n->issuer = SODO_NO_NODE;
    return n;
}

/* Room for all nodes at once; they are copied when they are sorted, and this goes. */
static void make_room(making *m) {
    sodo_across *self = m->self;
    size_t count = self->ordered;
    for (uint32_t seen = 0; seen < self->drawn; seen++) {
        uint32_t p = self->by_seen[seen];
        count += sodo_across_is_node(self, p) && sodo_across_root(self, p) == p;
    }
    m->out->nodes.items = sodo_arena_alloc(&self->arena, count + 1, sizeof(sodo_node));
    m->out->nodes.room = count + 1;
    if (!m->out->nodes.items) m->failed = true;
}

/* First the roots, so that references find their node, then what all portraits say. */
static void make_entities(making *m) {
    sodo_across *self = m->self;
    for (uint32_t seen = 0; seen < self->drawn && !m->failed; seen++) {
        uint32_t p = self->by_seen[seen];
        if (!sodo_across_is_node(self, p) || sodo_across_root(self, p) != p) continue;
        sodo_node *n =
            push_node(m, sodo_across_node_kind(self, p), sodo_across_id(&m->ids, p));
        if (!n || !n->id.data) m->failed = true;
        if (m->failed) return;
        n->key = sodo_portrait_text(self, p, SODO_TEXT_KEY);
        n->name = sodo_portrait_text(self, p, SODO_TEXT_NAME);
        m->node_of[p] = (uint32_t)m->out->nodes.count - 1;
    }
    for (uint32_t seen = 0; seen < self->drawn && !m->failed; seen++) {
        uint32_t p = self->by_seen[seen];
        if (!sodo_across_is_node(self, p)) continue;
        m->node_of[p] = m->node_of[sodo_across_root(self, p)];
        fill_node(m, p, &m->out->nodes.items[m->node_of[p]]);
    }
}

static void make_pages(making *m) {
    for (uint32_t rank = 0; rank < m->self->ordered; rank++) {
        const sodo_across_page *page = sodo_across_page_at(m->self, rank);
        sodo_node *n = push_node(m, SODO_NODE_PAGE, sodo_across_text(m->self, page->id));
        if (!n) return;
        n->name = sodo_across_text(m->self, page->title ? page->title : page->source);
        n->source = sodo_across_text(m->self, page->source);
        n->url = sodo_across_text(m->self, page->url);
        n->author = sodo_across_text(m->self, page->author);
        n->publisher = sodo_across_text(m->self, page->publisher);
        n->date = n->first_seen = n->last_seen = page->date;
        n->pages = n->sources = 1;
        if (page->place != SODO_ACROSS_NONE) n->place = m->node_of[page->place];
    }
}

/* Cited dates, pages, and pages of different text. `groups` counts the latter. */
static void count_page(making *m, const sodo_across_page *page, uint32_t marker,
                       bool groups) {
    for (uint32_t i = page->named_begin; i < page->named_end; i++) {
        uint32_t portrait = m->self->named.items[i];
        if (!sodo_across_is_node(m->self, portrait)) continue;
        uint32_t node = m->node_of[portrait];
        sodo_node *n = &m->out->nodes.items[node];
        if (m->last_marker[node] == marker + 1) continue;
        m->last_marker[node] = marker + 1;
        if (groups) n->sources++;
        if (groups) continue;
        n->pages++;
        if (!page->date.year) continue;
        if (!n->first_seen.year) n->first_seen = page->date; /* pages come by date */
        n->last_seen = page->date;
    }
}

typedef struct grouped {
    uint32_t group, rank;
} grouped;

static int by_group(const void *a, const void *b) {
    const grouped *x = a, *y = b;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    return (x->rank > y->rank) - (x->rank < y->rank);
}

static void count_pages(making *m) {
    sodo_across *self = m->self;
    size_t nodes = m->out->nodes.count;
    grouped *list =
        sodo_arena_alloc(&self->arena, (size_t)self->ordered + 1, sizeof *list);
    m->last_marker = sodo_arena_alloc(&self->arena, nodes + 1, sizeof *m->last_marker);
    if (!list || !m->last_marker) m->failed = true;
    if (m->failed) return;
    for (uint32_t rank = 0; rank < self->ordered; rank++) {
        list[rank] = (grouped){sodo_across_page_at(self, rank)->group, rank};
        count_page(m, sodo_across_page_at(self, rank), rank, false);
    }
    memset(m->last_marker, 0, (nodes + 1) * sizeof *m->last_marker);
    if (self->ordered) qsort(list, self->ordered, sizeof *list, by_group);
    for (uint32_t i = 0; i < self->ordered; i++)
        count_page(m, sodo_across_page_at(self, list[i].rank), list[i].group, true);
}

bool sodo_across_nodes(sodo_across *self, sodo_folder *folder, sodo_network *out,
                       uint32_t *node_of) {
    making m = {.self = self, .out = out, .node_of = node_of};
    m.ids = (sodo_across_ids){.self = self, .folder = folder, .arena = &out->arena};
    make_room(&m);
    if (!m.failed) make_entities(&m);
    if (!m.failed) count_pages(&m);
    if (!m.failed) make_pages(&m);
    bool good = !m.failed && sodo_across_names(self, node_of, out) &&
                sodo_across_aliases(&m.ids, node_of, out) &&
                sodo_across_sort_nodes(self, node_of, out);
    sodo_buf_finish(&m.ids.text);
    return good;
}

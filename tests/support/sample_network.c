/* sample_network.c - tests: the network that writers and queries are tried on. */
#include "sample_network.h"

#include <stdio.h>
#include <stdlib.h>

static sodo_slice keep(sodo_network *net, const char *text) {
    sodo_slice copy = sodo_slice_copy(&net->arena, sodo_slice_of(text));
    if (!copy.data) abort();
    return copy;
}

static sodo_date day(const char *text) {
    sodo_date date = {0};
    if (text && !sodo_date_parse(sodo_slice_of(text), &date)) abort();
    return date;
}

uint32_t sample_add_node(sodo_network *net, sodo_node_kind kind, const char *slug,
                         const char *name) {
    sodo_node *n = SODO_PUSH(&net->arena, net->nodes);
    if (!n) abort();
    char id[128];
    snprintf(id, sizeof id, "%s:%s~aaaaaaaaaaaa", sodo_node_kind_name(kind), slug);
    *n = (sodo_node){.kind = kind,
                     .id = keep(net, id),
                     .key = keep(net, slug),
                     .name = keep(net, name),
                     .organization = SODO_NO_NODE,
                     .place = SODO_NO_NODE,
                     .parent = SODO_NO_NODE,
                     .issuer = SODO_NO_NODE};
    return (uint32_t)net->nodes.count - 1;
}

uint32_t sample_find(const sodo_network *net, const char *slug) {
    for (uint32_t i = 0; i < net->nodes.count; i++)
        if (sodo_slice_is(net->nodes.items[i].key, slug)) return i;
    return SODO_NO_NODE;
}

static sodo_edge *edge_of(sodo_network *net, uint32_t source, sodo_edge_kind kind,
                          uint32_t target) {
    for (size_t i = 0; i < net->edges.count; i++) {
        sodo_edge *e = &net->edges.items[i];
        if (e->source == source && e->kind == kind && e->target == target) return e;
    }
    sodo_edge *e = SODO_PUSH(&net->arena, net->edges);
    if (!e) abort();
    char id[32];
    snprintf(id, sizeof id, "e:%012zu", net->edges.count);
    *e = (sodo_edge){
        .kind = kind, .source = source, .target = target, .site = SODO_NO_NODE};
    e->id = keep(net, id);
    return e;
}

static void add_tenure(sodo_network *net, sodo_edge *e, const char *status,
                       sodo_date seen) {
    for (size_t i = 0; i < e->tenures.count; i++) {
        sodo_tenure *t = &e->tenures.items[i];
        if (!sodo_slice_is(t->status, status)) continue;
        if (sodo_date_compare(seen, t->first_seen) < 0) t->first_seen = seen;
        if (sodo_date_compare(seen, t->last_seen) > 0) t->last_seen = seen;
        return;
    }
    sodo_tenure *t = SODO_PUSH(&net->arena, e->tenures);
    if (!t) abort();
    *t =
        (sodo_tenure){.status = keep(net, status), .first_seen = seen, .last_seen = seen};
}

void sample_add_edge(sodo_network *net, uint32_t source, sodo_edge_kind kind,
                     uint32_t target, sample_proof proof) {
    sodo_edge *e = edge_of(net, source, kind, target);
    if (kind == SODO_EDGE_HOLDS)
        add_tenure(net, e, proof.word, net->nodes.items[proof.page].date);
    if (kind == SODO_EDGE_ATTENDS && proof.word) e->roles = keep(net, proof.word);
    e->weight++;
    e->sources++;
    e->confidence = (uint8_t)(80 + 3 * e->weight);
    sodo_proof *p = SODO_PUSH(&net->arena, net->proofs);
    if (!p) abort();
    *p = (sodo_proof){.edge = (uint32_t)(e - net->edges.items),
                      .page = proof.page,
                      .cp_begin = 10,
                      .cp_end = 40,
                      .confidence = 80,
                      .rule = keep(net, "holder.after"),
                      .reasons = keep(net, "rule +40|honorific +30"),
                      .rows = keep(net, "rk-bi-thu"),
                      .sentence = keep(net, proof.sentence)};
}

/* ---- sorting ---- */

typedef struct sorted {
    const sodo_network *net;
    uint32_t index;
} sorted;

static int by_node(const void *a, const void *b) {
    const sorted *x = a, *y = b;
    const sodo_node *m = &x->net->nodes.items[x->index],
                    *n = &y->net->nodes.items[y->index];
    if (m->kind != n->kind) return m->kind < n->kind ? -1 : 1;
    return sodo_slice_compare(m->id, n->id);
}

static int by_edge(const void *a, const void *b) {
    const sorted *x = a, *y = b;
    const sodo_edge *e = &x->net->edges.items[x->index],
                    *f = &y->net->edges.items[y->index];
    if (e->source != f->source) return e->source < f->source ? -1 : 1;
    if (e->kind != f->kind) return e->kind < f->kind ? -1 : 1;
    return e->target < f->target ? -1 : e->target > f->target;
}

static int by_proof(const void *a, const void *b) {
    const sorted *x = a, *y = b;
    const sodo_proof *p = &x->net->proofs.items[x->index],
                     *q = &y->net->proofs.items[y->index];
    if (p->edge != q->edge) return p->edge < q->edge ? -1 : 1;
    int order = sodo_date_compare(x->net->nodes.items[p->page].date,
                                  y->net->nodes.items[q->page].date);
    return order ? order : p->page < q->page ? -1 : p->page > q->page;
}

/* Sorts `count` items in place; returns old number -> new number, for the caller to free.
 */
static uint32_t *sort(const sodo_network *net, void *items, size_t count, size_t size,
                      int (*order)(const void *, const void *)) {
    sorted *list = calloc(count + 1, sizeof *list);
    uint32_t *place = calloc(count + 1, sizeof *place);
    char *copy = malloc((count + 1) * size);
    if (!list || !place || !copy) abort();
    for (uint32_t i = 0; i < count; i++) list[i] = (sorted){net, i};
    qsort(list, count, sizeof *list, order);
    if (count) memcpy(copy, items, count * size);
    for (uint32_t i = 0; i < count; i++) {
        memcpy((char *)items + i * size, copy + list[i].index * size, size);
        place[list[i].index] = i;
    }
    free(list);
    free(copy);
    return place;
}

static void move(uint32_t *number, const uint32_t *place) {
    if (*number != SODO_NO_NODE) *number = place[*number];
}

void sample_network_sort(sodo_network *net) {
    uint32_t *place =
        sort(net, net->nodes.items, net->nodes.count, sizeof(sodo_node), by_node);
    for (size_t i = 0; i < net->nodes.count; i++) {
        sodo_node *n = &net->nodes.items[i];
        move(&n->organization, place), move(&n->place, place), move(&n->parent, place);
        move(&n->issuer, place);
    }
    for (size_t i = 0; i < net->edges.count; i++) {
        sodo_edge *e = &net->edges.items[i];
        move(&e->source, place), move(&e->target, place), move(&e->site, place);
    }
    for (size_t i = 0; i < net->proofs.count; i++)
        move(&net->proofs.items[i].page, place);
    for (size_t i = 0; i < net->sightings.count; i++) {
        move(&net->sightings.items[i].page, place);
        move(&net->sightings.items[i].node, place);
    }
    free(place);
    place = sort(net, net->edges.items, net->edges.count, sizeof(sodo_edge), by_edge);
    for (size_t i = 0; i < net->proofs.count; i++)
        move(&net->proofs.items[i].edge, place);
    free(place);
    free(sort(net, net->proofs.items, net->proofs.count, sizeof(sodo_proof), by_proof));
    for (uint32_t p = 0; p < net->proofs.count; p++) {
        sodo_edge *e = &net->edges.items[net->proofs.items[p].edge];
        if (!e->proof_end) e->proof_begin = p;
        e->proof_end = p + 1;
    }
}

/* ---- what is in it ---- */

typedef struct place_row {
    const char *slug, *name, *full_name, *level, *code, *parent;
} place_row;

typedef struct body_row {
    const char *slug, *name, *level, *klass, *place, *parent;
} body_row;

typedef struct holder_row {
    const char *person, *name, *post, *post_name, *title, *rank, *body, *page, *status;
} holder_row;

static const place_row PLACES[] = {
    {"ha-nam", "Hà Nam", "tỉnh Hà Nam", "province", "35", NULL},
    {"ly-nhan", "Lý Nhân", "huyện Lý Nhân", "district", "353", "ha-nam"},
    {"phu-ly", "Phủ Lý", "thành phố Phủ Lý", "district", "347", "ha-nam"},
};

static const body_row BODIES[] = {
    {"tinh-uy-ha-nam", "Tỉnh ủy Hà Nam", "province", "party", "ha-nam", NULL},
    {"ban-dan-van-tinh-uy-ha-nam", "Ban Dân vận Tỉnh ủy Hà Nam", "province",
     "party_organ", "ha-nam", "tinh-uy-ha-nam"},
    {"ubnd-tinh-ha-nam", "Ủy ban nhân dân tỉnh Hà Nam", "province", "government",
     "ha-nam", NULL},
    {"so-noi-vu-ha-nam", "Sở Nội vụ tỉnh Hà Nam", "province", "government_organ",
     "ha-nam", "ubnd-tinh-ha-nam"},
    {"huyen-uy-ly-nhan", "Huyện ủy Lý Nhân", "district", "party", "ly-nhan",
     "tinh-uy-ha-nam"},
    {"ubnd-huyen-ly-nhan", "Ủy ban nhân dân huyện Lý Nhân", "district", "government",
     "ly-nhan", "ubnd-tinh-ha-nam"},
    {"thanh-uy-phu-ly", "Thành ủy Phủ Lý", "district", "party", "phu-ly",
     "tinh-uy-ha-nam"},
};

static const char *const PAGES[][3] = {
    {"page-1", "Hội nghị tổng kết công tác dân vận năm 2021", "2021-12-24"},
    {"page-2", "Hội nghị sơ kết 9 tháng", "2022-09-29"},
    {"page-3", "Bổ nhiệm cán bộ", "2023-12-06"},
};

static const holder_row HOLDERS[] = {
    {"le-van-tam", "Lê Văn Tâm", "bi-thu-tinh-uy", "Bí thư Tỉnh ủy Hà Nam", "Bí thư",
     "head", "tinh-uy-ha-nam", "page-1", "current"},
    {"dinh-thi-lua", "Đinh Thị Lụa", "pbt-tinh-uy",
     "Phó Bí thư Thường trực Tỉnh ủy Hà Nam", "Phó Bí thư Thường trực", "deputy",
     "tinh-uy-ha-nam", "page-2", "current"},
    {"pham-thi-thuy", "Phạm Thị Thủy", "ptb-dan-van",
     "Phó Trưởng Ban Dân vận Tỉnh ủy Hà Nam", "Phó Trưởng Ban", "deputy",
     "ban-dan-van-tinh-uy-ha-nam", "page-1", "current"},
    {"pham-thi-thuy", "Phạm Thị Thủy", "tb-dan-van", "Trưởng Ban Dân vận Tỉnh ủy Hà Nam",
     "Trưởng Ban", "head", "ban-dan-van-tinh-uy-ha-nam", "page-3", "appointed"},
    {"tran-quoc-huy", "Trần Quốc Huy", "tb-dan-van", "Trưởng Ban Dân vận Tỉnh ủy Hà Nam",
     "Trưởng Ban", "head", "ban-dan-van-tinh-uy-ha-nam", "page-1", "current"},
    {"tran-quoc-huy", "Trần Quốc Huy", "tb-dan-van", "Trưởng Ban Dân vận Tỉnh ủy Hà Nam",
     "Trưởng Ban", "head", "ban-dan-van-tinh-uy-ha-nam", "page-3", "left"},
    {"hoang-ung-quynh", "Hoàng Ưng Quýnh", "ct-ubnd-tinh",
     "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam", "Chủ tịch", "head", "ubnd-tinh-ha-nam",
     "page-2", "current"},
    {"nguyen-duc-vuong", "Nguyễn Đức Vượng", "bt-ly-nhan", "Bí thư Huyện ủy Lý Nhân",
     "Bí thư", "head", "huyen-uy-ly-nhan", "page-1", "current"},
    {"nguyen-duc-vuong", "Nguyễn Đức Vượng", "bt-ly-nhan", "Bí thư Huyện ủy Lý Nhân",
     "Bí thư", "head", "huyen-uy-ly-nhan", "page-2", "current"},
    {"ngo-thi-hanh", "Ngô Thị Hạnh", "ct-ly-nhan",
     "Chủ tịch Ủy ban nhân dân huyện Lý Nhân", "Chủ tịch", "head", "ubnd-huyen-ly-nhan",
     "page-1", "former"},
    {"do-manh-hien", "Đỗ Mạnh Hiến", "ct-ly-nhan",
     "Chủ tịch Ủy ban nhân dân huyện Lý Nhân", "Chủ tịch", "head", "ubnd-huyen-ly-nhan",
     "page-2", "acting"},
    {"pham-thi-thuy-2", "Phạm Thị Thủy", "bt-phu-ly", "Bí thư Thành ủy Phủ Lý", "Bí thư",
     "head", "thanh-uy-phu-ly", "page-2", "current"},
};

static const char *const ATTENDED[][4] = {
    {"le-van-tam", "hn-dan-van", "direct|speak", "page-1"},
    {"pham-thi-thuy", "hn-dan-van", "present", "page-1"},
    {"tran-quoc-huy", "hn-dan-van", "chair", "page-1"},
    {"nguyen-duc-vuong", "hn-dan-van", "attend", "page-1"},
    {"hoang-ung-quynh", "hn-9-thang", "chair", "page-2"},
    {"nguyen-duc-vuong", "hn-9-thang", "speak", "page-2"},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void add_places(sodo_network *net) {
    for (size_t i = 0; i < COUNT(PLACES); i++) {
        const place_row *r = &PLACES[i];
        uint32_t parent = r->parent ? sample_find(net, r->parent) : SODO_NO_NODE;
        uint32_t place = sample_add_node(net, SODO_NODE_PLACE, r->slug, r->name);
        sodo_node *n = &net->nodes.items[place];
        n->full_name = keep(net, r->full_name);
        n->level = keep(net, r->level);
        n->code = keep(net, r->code);
        n->parent = parent;
        n->valid_from = 19970101;
        n->valid_to = 20250701;
        if (parent != SODO_NO_NODE)
            sample_add_edge(net, place, SODO_EDGE_LOCATED_IN, parent,
                            (sample_proof){0, NULL, ""});
    }
}

static void add_bodies(sodo_network *net) {
    for (size_t i = 0; i < COUNT(BODIES); i++) {
        const body_row *r = &BODIES[i];
        uint32_t place = sample_find(net, r->place);
        uint32_t parent = r->parent ? sample_find(net, r->parent) : SODO_NO_NODE;
        uint32_t body = sample_add_node(net, SODO_NODE_ORGANIZATION, r->slug, r->name);
        sodo_node *n = &net->nodes.items[body];
        n->level = keep(net, r->level);
        n->klass = keep(net, r->klass);
        n->place = place;
        n->parent = parent;
        sample_add_edge(net, body, SODO_EDGE_LOCATED_IN, place,
                        (sample_proof){0, NULL, ""});
        if (parent != SODO_NO_NODE)
            sample_add_edge(net, body, SODO_EDGE_PART_OF, parent,
                            (sample_proof){0, NULL, ""});
    }
}

static uint32_t find_or_add(sodo_network *net, sodo_node_kind kind, const char *slug,
                            const char *name) {
    uint32_t node = sample_find(net, slug);
    return node != SODO_NO_NODE ? node : sample_add_node(net, kind, slug, name);
}

static void add_holders(sodo_network *net) {
    for (size_t i = 0; i < COUNT(HOLDERS); i++) {
        const holder_row *r = &HOLDERS[i];
        uint32_t page = sample_find(net, r->page), body = sample_find(net, r->body);
        uint32_t post = find_or_add(net, SODO_NODE_POSITION, r->post, r->post_name);
        uint32_t person = find_or_add(net, SODO_NODE_PERSON, r->person, r->name);
        sodo_node *n = &net->nodes.items[post];
        n->title = keep(net, r->title);
        n->rank = keep(net, r->rank);
        n->organization = body;
        char sentence[256];
        snprintf(sentence, sizeof sentence,
                 "Đồng chí %s, %s, dự \"hội nghị\" & phát biểu.", r->name, r->post_name);
        sample_add_edge(net, person, SODO_EDGE_HOLDS, post,
                        (sample_proof){page, r->status, sentence});
        sample_add_edge(net, post, SODO_EDGE_AT, body,
                        (sample_proof){page, NULL, sentence});
        net->nodes.items[person].pages++;
        net->nodes.items[person].sources++;
    }
}

static uint32_t add_event(sodo_network *net, const char *slug, const char *name,
                          const char *date, const char *body) {
    uint32_t event = sample_add_node(net, SODO_NODE_EVENT, slug, name);
    uint32_t place = sample_find(net, "ha-nam");
    sodo_node *n = &net->nodes.items[event];
    n->date = day(date);
    n->event_kind = keep(net, "conference");
    n->place = place;
    sample_add_edge(net, sample_find(net, body), SODO_EDGE_ORGANIZES, event,
                    (sample_proof){0, NULL, "Sáng 24/12, Ban tổ chức hội nghị."});
    sample_add_edge(net, event, SODO_EDGE_HELD_AT, place, (sample_proof){0, NULL, ""});
    return event;
}

void sample_network_begin(sodo_network *net) {
    *net = (sodo_network){.arena.budget = (size_t)1 << 30};
    net->version = keep(net, "0.1.0");
    net->gazetteer_version = keep(net, "aaaaaaaaaaaaaaaaaaaaaaaaaa");
    net->rules_version = keep(net, "bbbbbbbbbbbbbbbbbbbbbbbbbb");
    for (size_t i = 0; i < COUNT(PAGES); i++) {
        uint32_t page = sample_add_node(net, SODO_NODE_PAGE, PAGES[i][0], PAGES[i][1]);
        net->nodes.items[page].date = day(PAGES[i][2]);
        net->nodes.items[page].source = keep(net, PAGES[i][0]);
    }
    add_places(net);
    add_bodies(net);
    add_holders(net);
    add_event(net, "hn-dan-van", "Hội nghị tổng kết công tác dân vận năm 2021",
              "2021-12-24", "ban-dan-van-tinh-uy-ha-nam");
    add_event(net, "hn-9-thang", "Hội nghị sơ kết 9 tháng", "2022-09-29",
              "ubnd-tinh-ha-nam");
    for (size_t i = 0; i < COUNT(ATTENDED); i++)
        sample_add_edge(net, sample_find(net, ATTENDED[i][0]), SODO_EDGE_ATTENDS,
                        sample_find(net, ATTENDED[i][1]),
                        (sample_proof){sample_find(net, ATTENDED[i][3]), ATTENDED[i][2],
                                       "Dự hội nghị có các đồng chí lãnh đạo tỉnh."});
}

void sample_network(sodo_network *net) {
    sample_network_begin(net);
    sample_network_sort(net);
}

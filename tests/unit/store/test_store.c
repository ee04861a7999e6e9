/* test_store.c - the SQLite file: saved and loaded the same, searched without marks,
 * damage told. */
#include "pipeline/columns.h"
#include "sample_network.h"
#include "temp_files.h"
#include "testing.h"

#include <sqlite3.h>

static void save(const char *path, const sodo_network *net) {
    sodo_store_maker *maker = NULL;
    sodo_folder *folder = NULL;
    sodo_error err = {0};
    ck_assert_int_eq(sodo_folder_open(&folder, &err), SODO_OK);
    ck_assert_msg(sodo_store_create(path, &SODO_STORE_NODE_COLUMNS,
                                    &SODO_STORE_EDGE_COLUMNS, &maker, &err) == SODO_OK,
                  "%s", err.message);
    ck_assert_msg(sodo_store_add_network(maker, net, folder, &err) == SODO_OK, "%s",
                  err.message);
    for (size_t i = 0; i < net->nodes.count; i++)
        if (net->nodes.items[i].kind == SODO_NODE_PAGE)
            ck_assert_int_eq(sodo_store_add_record(maker, net->nodes.items[i].id,
                                                   SODO_LIT("a.txt"), SODO_LIT("{}"),
                                                   &err),
                             SODO_OK);
    ck_assert_msg(sodo_store_finish(maker, &err) == SODO_OK, "%s", err.message);
    sodo_folder_close(folder);
}

static sodo_store *open_store(const char *path) {
    sodo_store *store = NULL;
    sodo_error err = {0};
    ck_assert_msg(sodo_store_open(path, &store, &err) == SODO_OK, "%s", err.message);
    return store;
}

static long count_rows(const char *path, const char *sql) {
    sqlite3 *db = NULL;
    sqlite3_stmt *row = NULL;
    ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(db));
    long rows = 0;
    while (sqlite3_step(row) == SQLITE_ROW) rows++;
    sqlite3_finalize(row);
    sqlite3_close(db);
    return rows;
}

#define SAME(field) ck_assert(sodo_slice_equal(x->field, y->field))
#define EQUAL(field) ck_assert_int_eq(x->field, y->field)
#define DATE(field) ck_assert_int_eq(sodo_date_compare(x->field, y->field), 0)

static void compare_nodes(const sodo_node *x, const sodo_node *y) {
    EQUAL(kind);
    SAME(id);
    SAME(name);
    SAME(other_names);
    SAME(honorifics);
    SAME(title);
    SAME(rank);
    SAME(type);
    SAME(klass);
    SAME(level);
    SAME(abbreviation);
    SAME(full_name);
    SAME(code);
    SAME(event_kind);
    SAME(day_part);
    SAME(venue);
    SAME(doc_type), SAME(number);
    SAME(source);
    SAME(url);
    SAME(author);
    SAME(publisher);
    DATE(date);
    DATE(date_start);
    EQUAL(valid_from);
    EQUAL(valid_to);
    EQUAL(organization);
    EQUAL(place);
    EQUAL(parent);
    EQUAL(issuer);
    if (x->kind == SODO_NODE_PAGE) return; /* a page is cited by itself */
    SAME(key);
    DATE(first_seen);
    DATE(last_seen);
    EQUAL(pages);
    EQUAL(sources);
}

static void compare_edges(const sodo_edge *a, const sodo_edge *b) {
    {
        const sodo_edge *x = a, *y = b;
        EQUAL(kind);
        EQUAL(source);
        EQUAL(target);
        SAME(id);
        SAME(roles);
        EQUAL(site);
        DATE(date);
        EQUAL(proof_begin);
        EQUAL(proof_end);
        EQUAL(weight);
        EQUAL(sources);
        EQUAL(confidence);
        EQUAL(tenures.count);
    }
    for (size_t i = 0; i < a->tenures.count; i++) {
        const sodo_tenure *x = &a->tenures.items[i], *y = &b->tenures.items[i];
        SAME(status);
        DATE(since);
        DATE(until);
        DATE(first_seen);
        DATE(last_seen);
    }
}

static void compare(const sodo_network *a, const sodo_network *b) {
    ck_assert_uint_eq(a->nodes.count, b->nodes.count);
    ck_assert_uint_eq(a->edges.count, b->edges.count);
    ck_assert_uint_eq(a->proofs.count, b->proofs.count);
    ck_assert_uint_eq(a->sightings.count, b->sightings.count);
    ck_assert_uint_eq(a->aliases.count, b->aliases.count);
    for (size_t i = 0; i < a->nodes.count; i++)
        compare_nodes(&a->nodes.items[i], &b->nodes.items[i]);
    for (size_t i = 0; i < a->edges.count; i++)
        compare_edges(&a->edges.items[i], &b->edges.items[i]);
    for (size_t i = 0; i < a->proofs.count; i++) {
        const sodo_proof *x = &a->proofs.items[i], *y = &b->proofs.items[i];
        EQUAL(edge);
        EQUAL(page);
        EQUAL(cp_begin);
        EQUAL(cp_end);
        EQUAL(confidence);
        SAME(rule);
        SAME(reasons);
        SAME(rows);
        SAME(sentence);
    }
    for (size_t i = 0; i < a->sightings.count; i++) {
        const sodo_sighting *x = &a->sightings.items[i], *y = &b->sightings.items[i];
        EQUAL(page);
        EQUAL(node);
        EQUAL(cp_begin);
        EQUAL(cp_end);
        SAME(kind);
        SAME(text);
    }
}

/* Protects: loading gives what was saved, so that queries and exports of a folder are
 * those of the build; and the SQL that users write finds tables, views and whole
 * references. */
START_TEST(test_store__round_trip) {
    char *dir = temp_dir(), *path = temp_path(dir, "graph.sqlite");
    sodo_network net = {0}, back;
    sodo_error err = {0};
    sample_network(&net);
    save(path, &net);
    sodo_store *store = open_store(dir); /* the folder serves as well */
    ck_assert_msg(sodo_store_load(store, SODO_LOAD_ALL, &back, &err) == SODO_OK, "%s",
                  err.message);
    compare(&net, &back);
    sodo_network_finish(&back);
    ck_assert_int_eq(sodo_store_load(store, 0, &back, &err), SODO_OK);
    ck_assert_uint_eq(back.proofs.count + back.sightings.count, 0);
    sodo_network_finish(&back);
    sodo_store_close(store);
    ck_assert_int_eq(count_rows(path, "PRAGMA foreign_key_check"), 0);
    ck_assert_int_gt(count_rows(path, "SELECT * FROM attendance"), 0);
    ck_assert_int_gt(count_rows(path, "SELECT * FROM tenures"), 0);
    ck_assert_int_gt(count_rows(path, "SELECT * FROM org_chart WHERE person NOTNULL"), 0);
    ck_assert_int_eq(count_rows(path, "SELECT * FROM evidence"), (long)net.proofs.count);
    ck_assert_int_gt(count_rows(path, "SELECT * FROM co_attendance"), 0);
    sodo_network_finish(&net);
    free(path);
    temp_remove(dir);
}
END_TEST

/* Protects: equal networks are equal files. */
START_TEST(test_store__same_bytes) {
    char *dir = temp_dir(), *a = temp_path(dir, "a"), *b = temp_path(dir, "b");
    sodo_network net = {0};
    sample_network(&net);
    save(a, &net);
    save(b, &net);
    size_t a_size, b_size;
    char *x = temp_read(a, &a_size), *y = temp_read(b, &b_size);
    ck_assert_uint_eq(a_size, b_size);
    ck_assert(memcmp(x, y, a_size) == 0);
    sodo_network_finish(&net);
    free(x), free(y), free(a), free(b);
    temp_remove(dir);
}
END_TEST

static const struct {
    const char *asked, *found; /* names of the hits, in the order of rows */
} searches[] = {
    {"do manh hien", "Đo Mạnh Hiển;Đỗ Mạnh Hiến;"},
    {"do manh hi", "Đo Mạnh Hiển;Đỗ Mạnh Hiến;"},
    {"hien manh", "Đo Mạnh Hiển;Đỗ Mạnh Hiến;"},
    {"nobody", ""},
    {"", ""},
    {"\" or *", ""},
    {"and", ""},
};

static sodo_status add_name(void *context, int64_t row, const sodo_node *node,
                            sodo_error *err) {
    (void)err;
    ck_assert_int_gt(row, 0);
    if (node->kind == SODO_NODE_PERSON) {
        sodo_buf_add(context, node->name);
        sodo_buf_add_char(context, ';');
    }
    return SODO_OK;
}

static sodo_status add_folded(void *context, int64_t row, sodo_slice folded,
                              sodo_error *err) {
    (void)err;
    ck_assert_int_gt(row, 0);
    sodo_buf_add(context, folded);
    sodo_buf_add_char(context, ';');
    return SODO_OK;
}

static sodo_store *store_of_two(const char *path, sodo_network *net) {
    sample_network_begin(net);
    sample_add_node(net, SODO_NODE_PERSON, "x2", "Đỗ Mạnh Hiến");
    sample_add_node(net, SODO_NODE_PERSON, "x1", "Đo Mạnh Hiển");
    sample_add_node(net, SODO_NODE_EVENT, "x3", "Đỗ Mạnh Hiến");
    net->nodes.items[sample_find(net, "do-manh-hien")].name = SODO_LIT("Lê Văn Tám");
    sample_network_sort(net);
    save(path, net);
    return open_store(path);
}

/* Protects: names are found without marks and case; what is typed is never an operator;
 * kinds are kept apart. */
START_TEST(test_store_each_hit__case) {
    char *dir = temp_dir(), *path = temp_path(dir, "graph.sqlite");
    sodo_network net = {0};
    sodo_store *store = store_of_two(path, &net);
    sodo_buf out = {0};
    const sodo_store_reader reader = {&out, add_name, add_folded};
    sodo_buf_add_str(&out, "");
    ck_assert_int_eq(sodo_store_each_hit(store, sodo_slice_of(searches[_i].asked),
                                         1u << SODO_NODE_PERSON, &reader, NULL),
                     SODO_OK);
    ck_assert_str_eq(out.data ? out.data : "", searches[_i].found);
    sodo_buf_finish(&out);
    sodo_network_finish(&net);
    sodo_store_close(store);
    free(path);
    temp_remove(dir);
}
END_TEST

/* Protects: all names of a kind, and only they; a row leads to its node. */
START_TEST(test_store_each_folded__kind) {
    char *dir = temp_dir(), *path = temp_path(dir, "graph.sqlite");
    sodo_network net = {0};
    sodo_store *store = store_of_two(path, &net);
    sodo_buf out = {0};
    const sodo_store_reader reader = {&out, add_name, add_folded};
    const int64_t rows[] = {1, 2};
    ck_assert_int_eq(sodo_store_each_folded(store, 1u << SODO_NODE_PERSON, &reader, NULL),
                     SODO_OK);
    ck_assert_ptr_nonnull(strstr(out.data, "do manh hien;do manh hien;"));
    ck_assert_ptr_null(strstr(out.data, "huyen uy"));
    sodo_buf_clear(&out);
    ck_assert_int_eq(sodo_store_each_of(store, rows, 2, &reader, NULL), SODO_OK);
    ck_assert_uint_gt(out.size, 4);
    sodo_buf_clear(&out);
    sodo_slice id = net.nodes.items[sample_find(&net, "x2")].id;
    ck_assert_int_eq(sodo_store_each_with_id(store, id, &reader, NULL), SODO_OK);
    ck_assert_str_eq(out.data, "Đỗ Mạnh Hiến;");
    sodo_buf_finish(&out);
    sodo_network_finish(&net);
    sodo_store_close(store);
    free(path);
    temp_remove(dir);
}
END_TEST

/* Protects: what lies around a node is there as in the whole: its edges with all their
 * evidence, and what they lead to; names alone come without evidence. */
START_TEST(test_store_load_near__evidence) {
    char *dir = temp_dir(), *path = temp_path(dir, "graph.sqlite");
    sodo_network net = {0}, near = {0}, names = {0};
    sodo_error err = {0};
    sample_network_begin(&net);
    uint32_t page = sample_add_node(&net, SODO_NODE_PAGE, "p9", "Trang");
    uint32_t who = sample_add_node(&net, SODO_NODE_PERSON, "x1", "Vũ Đình Quỳnh");
    uint32_t post = sample_add_node(&net, SODO_NODE_POSITION, "x2", "Chánh Văn phòng");
    sample_add_edge(&net, who, SODO_EDGE_HOLDS, post,
                    (sample_proof){page, "acting", "Một."});
    sample_add_edge(&net, who, SODO_EDGE_HOLDS, post,
                    (sample_proof){page, "acting", "Hai."});
    sample_network_sort(&net);
    save(path, &net);
    sodo_slice id = net.nodes.items[sample_find(&net, "x1")].id;
    sodo_store_hits around = {.ids = {&id, 1, 1}};
    sodo_store *store = open_store(path);
    ck_assert_msg(sodo_store_load_near(store, &around, SODO_NEAR_PERSON, &near, &err) ==
                      SODO_OK,
                  "%s", err.message);
    ck_assert_uint_eq(near.edges.count, 1);
    const sodo_edge *e = &near.edges.items[0];
    ck_assert(sodo_slice_equal(near.nodes.items[e->source].id, id));
    ck_assert_uint_eq(e->tenures.count, 1);
    ck_assert_uint_eq(e->proof_end - e->proof_begin, 2);
    ck_assert(sodo_slice_is(near.proofs.items[1].sentence, "Hai."));
    ck_assert_int_eq(near.nodes.items[near.proofs.items[0].page].kind, SODO_NODE_PAGE);
    ck_assert_uint_lt(near.nodes.count, net.nodes.count);
    ck_assert_int_eq(sodo_store_load_names(store, &around, &names, &err), SODO_OK);
    ck_assert_uint_eq(names.edges.count, 1);
    ck_assert_uint_eq(names.proofs.count, 0);
    sodo_network_finish(&names);
    sodo_network_finish(&near);
    sodo_network_finish(&net);
    sodo_store_close(store);
    free(path);
    temp_remove(dir);
}
END_TEST

/* Protects: all shortest chains and nothing else; what is not tied is said. */
START_TEST(test_store_load_between__chains) {
    char *dir = temp_dir(), *path = temp_path(dir, "graph.sqlite");
    sodo_network net = {0}, part = {0};
    bool found = false;
    sample_network_begin(&net);
    uint32_t page = sample_add_node(&net, SODO_NODE_PAGE, "p9", "Trang");
    const sample_proof proof = {page, "current", "S."};
    uint32_t a = sample_add_node(&net, SODO_NODE_PERSON, "xa", "A");
    uint32_t b = sample_add_node(&net, SODO_NODE_PERSON, "xb", "B");
    sample_add_node(&net, SODO_NODE_PERSON, "xc", "C");
    for (int i = 0; i < 2; i++) {
        uint32_t event =
            sample_add_node(&net, SODO_NODE_EVENT, i ? "e1" : "e2", i ? "E1" : "E2");
        sample_add_edge(&net, a, SODO_EDGE_ATTENDS, event, proof);
        sample_add_edge(&net, b, SODO_EDGE_ATTENDS, event, proof);
    }
    sample_network_sort(&net);
    save(path, &net);
    const sodo_slice ids[] = {net.nodes.items[sample_find(&net, "xa")].id,
                              net.nodes.items[sample_find(&net, "xb")].id,
                              net.nodes.items[sample_find(&net, "xc")].id};
    sodo_store *store = open_store(path);
    ck_assert_int_eq(sodo_store_load_between(store, ids[0], ids[1], &found, &part, NULL),
                     SODO_OK);
    ck_assert(found);
    ck_assert_uint_eq(part.edges.count, 4);
    sodo_network_finish(&part);
    ck_assert_int_eq(sodo_store_load_between(store, ids[0], ids[2], &found, &part, NULL),
                     SODO_OK);
    ck_assert(!found);
    sodo_network_finish(&net);
    sodo_store_close(store);
    free(path);
    temp_remove(dir);
}
END_TEST

static const struct {
    const char *what, *sql; /* done to a good file; NULL = the bytes below instead */
    sodo_status want;
    bool ours;
} damages[] = {
    {"another program's file", "PRAGMA application_id = 7", SODO_ERR_INPUT, false},
    {"another version's", "PRAGMA user_version = 99", SODO_ERR_INPUT, true},
    {"a table gone", "DROP TABLE spells", SODO_ERR_INPUT, true},
    {"an edge to nowhere", "PRAGMA foreign_keys = 0; UPDATE edges SET target = 'x'",
     SODO_ERR_INPUT, true},
    {"a kind that is none", "UPDATE nodes SET kind = 'thing'", SODO_ERR_INPUT, true},
    {"a date that is none", "UPDATE pages SET date = 'soon'", SODO_ERR_INPUT, true},
    {"no SQLite file", NULL, SODO_ERR_INPUT, false},
};

/* Protects: a file of others, or a damaged one, is told and not used. */
START_TEST(test_store_open__damage) {
    char *dir = temp_dir(), *path = temp_path(dir, "graph.sqlite");
    sodo_network net = {0}, back = {0};
    sodo_error err = {0};
    sample_network(&net);
    save(path, &net);
    if (damages[_i].sql) {
        sqlite3 *db = NULL;
        ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
        ck_assert_int_eq(sqlite3_exec(db, damages[_i].sql, NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(db);
    } else {
        free(temp_write(dir, "graph.sqlite", "this is no database, is it?", 27));
    }
    ck_assert_int_eq(sodo_store_recognise(path), damages[_i].ours);
    sodo_store *store = NULL;
    sodo_status status = sodo_store_open(path, &store, &err);
    if (status == SODO_OK) status = sodo_store_load(store, SODO_LOAD_ALL, &back, &err);
    ck_assert_msg(status == damages[_i].want, "%s: %d", damages[_i].what, (int)status);
    ck_assert(err.path[0] != '\0' && err.message[0] != '\0');
    sodo_store_close(store);
    sodo_network_finish(&net);
    free(path);
    temp_remove(dir);
}
END_TEST

static sodo_status count_record(void *context, sodo_slice page_id, sodo_slice source,
                                sodo_slice line, sodo_error *err) {
    (void)page_id, (void)err;
    ck_assert(sodo_slice_is(source, "a.txt") && sodo_slice_is(line, "{}"));
    ++*(size_t *)context;
    return SODO_OK;
}

/* Protects: the records are there again, one by one and all. */
START_TEST(test_store_record__known) {
    char *dir = temp_dir(), *path = temp_path(dir, "graph.sqlite");
    sodo_network net = {0};
    sample_network(&net);
    save(path, &net);
    sodo_store *store = open_store(path);
    sodo_slice source, line;
    size_t pages = 0, found = 0;
    for (size_t i = 0; i < net.nodes.count; i++) {
        if (net.nodes.items[i].kind != SODO_NODE_PAGE) continue;
        pages++;
        ck_assert(sodo_store_record(store, net.nodes.items[i].id, &source, &line));
    }
    ck_assert(!sodo_store_record(store, SODO_LIT("page:none"), &source, &line));
    ck_assert_int_eq(sodo_store_each_record(store, count_record, &found, NULL), SODO_OK);
    ck_assert_uint_eq(pages, found);
    sodo_store_close(store);
    sodo_network_finish(&net);
    free(path);
    temp_remove(dir);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("store");
    tcase_add_test(tests, test_store__round_trip);
    tcase_add_test(tests, test_store__same_bytes);
    tcase_add_loop_test(tests, test_store_each_hit__case, 0,
                        sizeof searches / sizeof *searches);
    tcase_add_test(tests, test_store_each_folded__kind);
    tcase_add_test(tests, test_store_load_near__evidence);
    tcase_add_test(tests, test_store_load_between__chains);
    tcase_add_loop_test(tests, test_store_open__damage, 0,
                        (int)(sizeof damages / sizeof *damages));
    tcase_add_test(tests, test_store_record__known);
    return run_tests("store/store", tests);
}

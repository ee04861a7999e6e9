/* test_attributes.c - the gate for labels, and what the columns say. */
#include "write/attributes.h"

#include "sample_network.h"
#include "testing.h"

static const struct {
    const char *name, *text, *clean;
} labels[] = {
    {"plain", "Nguyễn Văn An", "Nguyễn Văn An"},
    {"blanks", "  a \t\n b\xC2\xA0 c ", "a b c"},
    {"C0 and C1", "a\x01\x1B[31mb\xC2\x85\xC2\x9B c", "a[31mb c"},
    {"bidi and joiners",
     "a\xE2\x80\xAE"
     "b\xE2\x80\x8B\xE2\x81\xA6"
     "c\xEF\xBB\xBF",
     "abc"},
    {"noncharacters",
     "a\xEF\xBF\xBE\xEF\xBF\xBF"
     "b\xF0\x9F\xBF\xBE"
     "c\xEF\xB7\x90",
     "abc"},
    {"broken UTF-8",
     "a\xFF"
     "b\xC3",
     "a\xEF\xBF\xBD"
     "b\xEF\xBF\xBD"},
    {"astral", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
    {"empty", " \x02 ", ""},
};

START_TEST(test_write_clean__gate) {
    sodo_buf out = {0};
    sodo_buf_add_str(&out, "");
    sodo_write_clean(sodo_slice_of(labels[_i].text), &out);
    ck_assert_msg(strcmp(out.data, labels[_i].clean) == 0, "%s: '%s'", labels[_i].name,
                  out.data);
    sodo_buf_finish(&out);
}
END_TEST

/* Protects readers from labels of a whole page; the cut falls between characters. */
START_TEST(test_write_clean__cut_at_limit) {
    sodo_buf text = {0}, out = {0};
    for (int i = 0; i < SODO_LABEL_MAX; i++) sodo_buf_add_str(&text, "ủ");
    sodo_write_clean(sodo_buf_slice(&text), &out);
    ck_assert_uint_le(out.size, SODO_LABEL_MAX + 3);
    ck_assert_uint_eq(out.size % 3, 0);
    sodo_buf_finish(&text);
    sodo_buf_finish(&out);
}
END_TEST

static const sodo_column *column(const sodo_column *columns, size_t count,
                                 const char *name) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(columns[i].name, name) == 0) return &columns[i];
    ck_abort_msg("no column %s", name);
    return NULL;
}

static const struct {
    const char *slug, *column, *value; /* NULL = not known */
} nodes[] = {
    {"ly-nhan", "type", "place"},
    {"ly-nhan", "full_name", "huyện Lý Nhân"},
    {"ly-nhan", "code", "gso:353"}, /* digits alone would lose leading zeros */
    {"ly-nhan", "valid_from", "1997-01-01"},
    {"ly-nhan", "valid_until", "2025-06-30"}, /* closed: the day before */
    {"ly-nhan", "above", "Hà Nam"},
    {"ly-nhan", "title", NULL},
    {"bt-ly-nhan", "organization", "Huyện ủy Lý Nhân"},
    {"hn-dan-van", "year", "2021"},
    {"hn-dan-van", "date", "2021-12-24"},
    {"le-van-tam", "date", NULL},
    {"le-van-tam", "pages", "1"},
};

START_TEST(test_node_columns__values) {
    sodo_network net;
    sodo_buf value = {0};
    sample_network(&net);
    uint32_t node = sample_find(&net, nodes[_i].slug);
    ck_assert_uint_ne(node, SODO_NO_NODE);
    const sodo_column *c =
        column(SODO_NODE_COLUMNS, SODO_NODE_COLUMN_COUNT, nodes[_i].column);
    bool known = sodo_column_value(c, &net, node, &value);
    ck_assert_msg(known == (nodes[_i].value != NULL), "%s %s", nodes[_i].slug,
                  nodes[_i].column);
    if (known) ck_assert_str_eq(value.data, nodes[_i].value);
    sodo_buf_finish(&value);
    sodo_network_finish(&net);
}
END_TEST

/* Gephi lower-cases names and drops doubles; some names are taken by clients. */
START_TEST(test_columns__names_are_free_and_unlike) {
    static const char *const TAKEN[] = {"id",       "timeset", "interval", "suid",
                                        "selected", "parent",  "source",   "target"};
    for (int set = 0; set < 2; set++) {
        const sodo_column *columns = set ? SODO_EDGE_COLUMNS : SODO_NODE_COLUMNS;
        size_t count = set ? SODO_EDGE_COLUMN_COUNT : SODO_NODE_COLUMN_COUNT;
        ck_assert_uint_le(count, 64); /* sodo_columns_used has a bit for each */
        for (size_t i = 0; i < count; i++) {
            for (const char *p = columns[i].name; *p; p++)
                ck_assert((*p >= 'a' && *p <= 'z') || *p == '_');
            for (size_t k = 0; k < sizeof TAKEN / sizeof *TAKEN; k++)
                ck_assert_str_ne(columns[i].name, TAKEN[k]);
            for (size_t k = 0; k < i; k++)
                ck_assert_str_ne(columns[i].name, columns[k].name);
        }
    }
}
END_TEST

START_TEST(test_labels__never_empty_never_backslash) {
    sodo_network net;
    sodo_buf value = {0};
    sample_network_begin(&net);
    uint32_t bare = sample_add_node(&net, SODO_NODE_PERSON, "bare", "\x01");
    sodo_node_label(&net, bare, &value);
    ck_assert_str_eq(value.data, "person:bare~aaaaaaaaaaaa");
    uint32_t slash = sample_add_node(&net, SODO_NODE_PERSON, "slash", "C:\\new");
    sodo_node_label(&net, slash, &value);
    ck_assert_str_eq(value.data, "C:/new");
    for (uint32_t e = 0; e < net.edges.count; e++) {
        sodo_edge_label(&net, e, &value);
        ck_assert_uint_gt(value.size, 0);
    }
    sodo_buf_finish(&value);
    sodo_network_finish(&net);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("attributes");
    tcase_add_loop_test(tcase, test_write_clean__gate, 0, sizeof labels / sizeof *labels);
    tcase_add_test(tcase, test_write_clean__cut_at_limit);
    tcase_add_loop_test(tcase, test_node_columns__values, 0,
                        sizeof nodes / sizeof *nodes);
    tcase_add_test(tcase, test_columns__names_are_free_and_unlike);
    tcase_add_test(tcase, test_labels__never_empty_never_backslash);
    return run_tests("attributes", tcase);
}

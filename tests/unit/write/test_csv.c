/* test_csv.c - cells that a spreadsheet does not run, and the three dialects. */
#include "write/csv_cell.h"

#include "sample_network.h"
#include "testing.h"

static const struct {
    const char *text, *gephi, *raw;
} cells[] = {
    {"", "", ""},
    {"Hà Nam", "Hà Nam", "Hà Nam"},
    {"a, b", "\"a, b\"", "\"a, b\""},
    {"nói \"A\"", "\"nói \"\"A\"\"\"", "\"nói \"\"A\"\"\""},
    {"=SUM(A1)", "'=SUM(A1)", "=SUM(A1)"},
    {"+84", "'+84", "+84"},
    {"-2", "'-2", "-2"},
    {"@x", "'@x", "@x"},
    {"  =1", "'=1", "=1"}, /* what is seen begins with the sign */
    {"\t=1", "'=1", "=1"},
    {"dòng 1\ndòng 2", "dòng 1 dòng 2", "dòng 1 dòng 2"},
    {"C:\\new", "C:/new", "C:\\new"},
};

START_TEST(test_csv_text__cells) {
    sodo_buf out = {0};
    sodo_buf_add_str(&out, "");
    sodo_csv_row row = sodo_csv_begin((sodo_csv_style){SODO_CSV_GEPHI, false}, &out);
    sodo_csv_text(&row, sodo_slice_of(cells[_i].text));
    ck_assert_str_eq(out.data, cells[_i].gephi);
    sodo_buf_clear(&out);
    row = sodo_csv_begin((sodo_csv_style){SODO_CSV_PLAIN, true}, &out);
    sodo_csv_text(&row, sodo_slice_of(cells[_i].text));
    ck_assert_str_eq(out.data, cells[_i].raw);
    sodo_buf_finish(&out);
}
END_TEST

static const struct {
    const char *file;
    sodo_csv_dialect dialect;
    sodo_status (*write)(const sodo_network *net, sodo_csv_style style, sodo_buf *out,
                         sodo_error *err);
} files[] = {
    {"sample/nodes.csv", SODO_CSV_GEPHI, sodo_write_nodes_csv},
    {"sample/edges.csv", SODO_CSV_GEPHI, sodo_write_edges_csv},
    {"sample/evidence.csv", SODO_CSV_GEPHI, sodo_write_evidence_csv},
    {"sample/edges.plain.csv", SODO_CSV_PLAIN, sodo_write_edges_csv},
    {"sample/nodes.excel.csv", SODO_CSV_EXCEL, sodo_write_nodes_csv},
};

START_TEST(test_write_csv__files) {
    sodo_network net;
    sodo_buf out = {0};
    sample_network(&net);
    const sodo_csv_style style = {files[_i].dialect, false};
    ck_assert_int_eq(files[_i].write(&net, style, &out, NULL), SODO_OK);
    golden_check(files[_i].file, out.data, out.size);
    sodo_buf_finish(&out);
    sodo_network_finish(&net);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("csv");
    tcase_add_loop_test(tcase, test_csv_text__cells, 0, sizeof cells / sizeof *cells);
    tcase_add_loop_test(tcase, test_write_csv__files, 0, sizeof files / sizeof *files);
    return run_tests("csv", tcase);
}

/* test_rows.c - protects that no CSV is read wrong in silence, and that every mistake has
 * its line and column. */
#include "gazetteer/rows.h"

#include "testing.h"

typedef struct taken {
    sodo_buf out;
    sodo_record last;
} taken;

static sodo_status take(void *context, const sodo_record *record, sodo_error *err) {
    taken *self = context;
    (void)err;
    sodo_buf_addf(&self->out, "%zu:", record->line);
    for (size_t i = 0; i < record->count; i++)
        sodo_buf_addf(&self->out, "<%.*s>", (int)record->cells[i].size,
                      record->cells[i].data);
    self->last = *record;
    return SODO_OK;
}

static const struct {
    const char *name, *text, *expected;
} GOOD[] = {
    {"plain", "a,b\nc,d\n", "1:<a><b>2:<c><d>"},
    {"no line end at the end", "a,b\nc,d", "1:<a><b>2:<c><d>"},
    {"CR LF", "a,b\r\nc,d\r\n", "1:<a><b>2:<c><d>"},
    {"CR alone", "a,b\rc,d\r", "1:<a><b>2:<c><d>"},
    {"byte order mark", "\xEF\xBB\xBFid,b\n", "1:<id><b>"},
    {"quotes doubled", "\"a \"\"b\"\" c\",d\n", "1:<a \"b\" c><d>"},
    {"comma and line end in quotes", "\"a,\nb\",c\nd,e\n", "1:<a,\nb><c>3:<d><e>"},
    {"empty lines", "a,b\n\n\nc,d\n", "1:<a><b>4:<c><d>"},
    {"a row of empty cells", "a,b\n,\nc,d\n", "1:<a><b>3:<c><d>"},
    {"blanks around cells", " a , b \n", "1:<a><b>"},
    {"nothing", "", ""},
};

START_TEST(test_csv_read__records) {
    taken got = {.last = {0}};
    sodo_error err;
    ck_assert_int_eq(sodo_csv_read(sodo_slice_of(GOOD[_i].text), take, &got, &err),
                     SODO_OK);
    ck_assert_msg(strcmp(got.out.data ? got.out.data : "", GOOD[_i].expected) == 0,
                  "%s: %s", GOOD[_i].name, got.out.data);
    sodo_buf_finish(&got.out);
}
END_TEST

static const struct {
    const char *name, *text;
    size_t line, column;
    const char *message;
} BAD[] = {
    {"a quote never closed", "a,b\nc,\"d\ne,f\n", 2, 1,
     "a quotation mark in this row is never closed"},
    {"a quote inside a cell", "a,b\nc,d\"e\n", 2, 4,
     "a quotation mark inside a cell: put the cell in quotation marks and double it"},
    {"text behind a quoted cell", "\"a\"b,c\n", 1, 4,
     "a quotation mark inside a cell: put the cell in quotation marks and double it"},
    {"not UTF-8", "a,b\nđ,x\xC3y\n", 2, 4, "a byte that is not UTF-8 text"},
    {"not UTF-8 behind a doubled quote", "\"a\"\"\xFF\"\n", 1, 5,
     "a byte that is not UTF-8 text"},
};

START_TEST(test_csv_read__mistakes_have_a_place) {
    taken got = {.last = {0}};
    sodo_error err;
    ck_assert_int_eq(sodo_csv_read(sodo_slice_of(BAD[_i].text), take, &got, &err),
                     SODO_ERR_INPUT);
    ck_assert_msg(strcmp(err.message, BAD[_i].message) == 0, "%s: %s", BAD[_i].name,
                  err.message);
    ck_assert_uint_eq(err.line, BAD[_i].line);
    ck_assert_uint_eq(err.column, BAD[_i].column);
    sodo_buf_finish(&got.out);
}
END_TEST

/* A record may be 1 MiB long; one byte more is told, with the row where it began. */
START_TEST(test_csv_read__limit_of_a_record) {
    size_t size = SODO_CSV_RECORD_MAX;
    char *text = malloc(size + 8);
    memset(text, 'a', size + 8);
    memcpy(text, "x\n", 2);
    text[size + 1] = '\n'; /* the record: size bytes with its end */
    taken got = {.last = {0}};
    sodo_error err;
    ck_assert_int_eq(sodo_csv_read((sodo_slice){text, size + 2}, take, &got, &err),
                     SODO_OK);
    text[size + 1] = 'a';
    text[size + 2] = '\n';
    ck_assert_int_eq(sodo_csv_read((sodo_slice){text, size + 3}, take, &got, &err),
                     SODO_ERR_LIMIT);
    ck_assert_uint_eq(err.line, 2);
    sodo_buf_finish(&got.out);
    free(text);
}
END_TEST

START_TEST(test_csv_read__limit_of_cells) {
    char text[SODO_CSV_CELLS_MAX + 1];
    memset(text, ',', sizeof text);
    text[0] = 'a';
    taken got = {.last = {0}};
    sodo_error err;
    /* n - 1 commas behind the letter: n cells */
    ck_assert_int_eq(
        sodo_csv_read((sodo_slice){text, SODO_CSV_CELLS_MAX}, take, &got, &err), SODO_OK);
    ck_assert_uint_eq(got.last.count, SODO_CSV_CELLS_MAX);
    ck_assert_int_eq(
        sodo_csv_read((sodo_slice){text, SODO_CSV_CELLS_MAX + 1}, take, &got, &err),
        SODO_ERR_LIMIT);
    sodo_buf_finish(&got.out);
}
END_TEST

static const struct {
    size_t cell, byte, line, column;
} PLACES[] = {
    {0, 0, 2, 1}, {1, 0, 2, 4}, {1, 2, 2, 6}, {1, 3, 2, 8},
    {1, 5, 3, 1}, {2, 0, 3, 5}, {3, 0, 3, 8},
};

/* id,"đ""b\nc" … : columns count code points, lines inside a cell count as lines. */
START_TEST(test_csv_locate__cells) {
    const char *text = "h\nid,\"đ\"\"b\nc\", x ,\"y\"\n";
    taken got = {.last = {0}};
    ck_assert_int_eq(sodo_csv_read(sodo_slice_of(text), take, &got, NULL), SODO_OK);
    size_t line, column;
    sodo_csv_locate(sodo_slice_of(text), &got.last, PLACES[_i].cell, PLACES[_i].byte,
                    &line, &column);
    ck_assert_uint_eq(line, PLACES[_i].line);
    ck_assert_uint_eq(column, PLACES[_i].column);
    sodo_buf_finish(&got.out);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("rows");
    tcase_add_loop_test(tests, test_csv_read__records, 0, sizeof GOOD / sizeof *GOOD);
    tcase_add_loop_test(tests, test_csv_read__mistakes_have_a_place, 0,
                        sizeof BAD / sizeof *BAD);
    tcase_add_test(tests, test_csv_read__limit_of_a_record);
    tcase_add_test(tests, test_csv_read__limit_of_cells);
    tcase_add_loop_test(tests, test_csv_locate__cells, 0, sizeof PLACES / sizeof *PLACES);
    return run_tests("gazetteer/rows", tests);
}

/* test_suggest.c - what a page suggests for the tables: chains of capitals beside ranks
 * and bodies, titles beside persons; and where a chain ends. */
#include "pipeline/suggest.h"

#include "base/buf.h"
#include "testing.h"
#include "text/text.h"

/* A mention, by the words that it covers. */
typedef struct given {
    const char *text; /* the first place where it stands */
    sodo_kind kind;
} given;

typedef struct suggest_case {
    const char *name, *page;
    given mentions[6];
    const char *want; /* lines "table|phrase" */
} suggest_case;

static const suggest_case cases[] = {
    {"behind a rank",
     "Giám đốc Vườn ươm Khởi nghiệp dự họp.",
     {{"Giám đốc", SODO_KIND_RANK}},
     "organizations|Vườn ươm Khởi nghiệp\n"},
    {"behind a type of body, with it",
     "Trung tâm Xúc tiến Đầu tư mở cửa.",
     {{"Trung tâm", SODO_KIND_ORG_TYPE}},
     "organizations|Trung tâm Xúc tiến Đầu tư\n"},
    {"a chain ends at three small syllables",
     "Giám đốc Quỹ Xanh đã nói rằng Hà đi.",
     {{"Giám đốc", SODO_KIND_RANK}},
     "organizations|Quỹ Xanh đã\n"},
    {"a chain ends at a sign",
     "Giám đốc Quỹ Xanh, Hà Nội.",
     {{"Giám đốc", SODO_KIND_RANK}},
     "organizations|Quỹ Xanh\n"},
    {"a chain goes through a place",
     "Giám đốc Quỹ Phát triển Đà Nẵng.",
     {{"Giám đốc", SODO_KIND_RANK}, {"Đà Nẵng", SODO_KIND_PLACE}},
     "organizations|Quỹ Phát triển Đà Nẵng\n"},
    {"… not through a person",
     "Giám đốc Quỹ Xanh Lê Văn Bình.",
     {{"Giám đốc", SODO_KIND_RANK}, {"Lê Văn Bình", SODO_KIND_PERSON}},
     "organizations|Quỹ Xanh\n"},
    {"what is known is not suggested",
     "Giám đốc Sở Nội vụ họp.",
     {{"Giám đốc", SODO_KIND_RANK}, {"Sở Nội vụ", SODO_KIND_ORGANIZATION}},
     ""},
    {"small letters are no name", "Giám đốc đã họp.", {{"Giám đốc", SODO_KIND_RANK}}, ""},
    {"a title before a person",
     "Có mặt, Tổng Thư ký đồng chí Lê Văn Bình.",
     {{"đồng chí", SODO_KIND_HONORIFIC}, {"Lê Văn Bình", SODO_KIND_PERSON}},
     "ranks|Tổng Thư ký\n"},
    {"a title behind a person",
     "Ông Lê Văn Bình, Tổng Thư ký, đã nói.",
     {{"Lê Văn Bình", SODO_KIND_PERSON}},
     "ranks|Tổng Thư ký\n"},
    {"the first word of a sentence is no title",
     "Sáng Nay Lê Văn Bình đi.",
     {{"Lê Văn Bình", SODO_KIND_PERSON}},
     ""},
};

static void add_mention(sodo_work *work, const given *g) {
    const char *found = strstr(work->page.text.data, g->text);
    ck_assert_msg(found, "%s is not on the page", g->text);
    size_t begin = (size_t)(found - work->page.text.data), end = begin + strlen(g->text);
    sodo_mention *m = SODO_PUSH(&work->arena, work->mentions);
    ck_assert_ptr_nonnull(m);
    *m = (sodo_mention){.kind = (uint8_t)g->kind,
                        .zone = SODO_ZONE_BODY,
                        .row_list = SODO_NO_ROW,
                        .rule = UINT32_MAX,
                        .outer = SODO_NO_MENTION,
                        .entity = -1};
    for (uint32_t t = 0; t < work->page.tokens.count; t++) {
        const sodo_token *token = &work->page.tokens.items[t];
        if (token->byte_begin == begin) m->tok_begin = t;
        if (token->byte_end == end) m->tok_end = t + 1;
    }
    ck_assert_uint_lt(m->tok_begin, m->tok_end);
}

/* "table|phrase" of each line; the page and its sentence aside. */
static void cut_lines(sodo_buf *lines, sodo_buf *out) {
    for (char *line = lines->size ? lines->data : NULL; line && *line;) {
        char *table = strchr(line, '\t'), *phrase = strchr(table + 1, '\t');
        char *end = strchr(phrase, '\n');
        sodo_buf_add(out, (sodo_slice){line, (size_t)(table - line)});
        sodo_buf_add_char(out, '|');
        sodo_buf_add(out, (sodo_slice){table + 1, (size_t)(phrase - table - 1)});
        sodo_buf_add_char(out, '\n');
        line = end + 1;
    }
}

static void read_page(const char *page, sodo_vocab *vocab, sodo_work *work) {
    const sodo_text_options options = {0};
    sodo_lexicon *lexicon = NULL;
    *work = (sodo_work){.arena = {.budget = (size_t)1 << 24}};
    work->page.text = sodo_slice_copy(&work->arena, sodo_slice_of(page));
    work->page.source = SODO_LIT("page.txt");
    sodo_zone_span *zone = SODO_PUSH(&work->arena, work->page.zones);
    ck_assert(zone && work->page.text.data);
    *zone = (sodo_zone_span){0, (uint32_t)work->page.text.size, SODO_ZONE_BODY};
    ck_assert_int_eq(sodo_lexicon_open(vocab, &lexicon, NULL), SODO_OK);
    ck_assert_int_eq(sodo_text_run(&options, lexicon, work, NULL), SODO_OK);
    sodo_lexicon_close(lexicon);
}

START_TEST(test_suggest__cases) {
    const suggest_case *c = &cases[_i];
    sodo_arena arena = {.budget = (size_t)1 << 20};
    sodo_vocab vocab = {.arena = &arena, .numbers = {.arena = &arena}};
    sodo_work work;
    sodo_buf lines = {0}, found = {0};
    read_page(c->page, &vocab, &work);
    for (size_t i = 0; i < 6 && c->mentions[i].text; i++)
        add_mention(&work, &c->mentions[i]);
    ck_assert(sodo_suggest_print(&work, &lines));
    cut_lines(&lines, &found);
    ck_assert_msg(sodo_slice_is(sodo_buf_slice(&found), c->want), "%s: got\n%swanted\n%s",
                  c->name, found.size ? found.data : "", c->want);
    sodo_buf_finish(&lines);
    sodo_buf_finish(&found);
    sodo_arena_finish(&work.arena);
    sodo_arena_finish(&arena);
}
END_TEST

/* The sentence is shown around the phrase, cut at words; a path may hold anything. */
START_TEST(test_suggest__line) {
    sodo_arena arena = {.budget = (size_t)1 << 20};
    sodo_vocab vocab = {.arena = &arena, .numbers = {.arena = &arena}};
    sodo_work work;
    sodo_buf page = {0}, lines = {0};
    const given rank = {"Giám đốc", SODO_KIND_RANK};
    for (int i = 0; i < 60; i++) sodo_buf_add_str(&page, "và rồi ");
    sodo_buf_add_str(&page, "Giám đốc Quỹ Xanh");
    for (int i = 0; i < 60; i++) sodo_buf_add_str(&page, " nói mãi");
    read_page(page.data, &vocab, &work);
    work.page.source = SODO_LIT("a\tb\nc.txt");
    add_mention(&work, &rank);
    ck_assert(sodo_suggest_print(&work, &lines));
    ck_assert_ptr_nonnull(strstr(lines.data, "organizations\tQuỹ Xanh nói\ta b c.txt\t"));
    const char *sentence = strrchr(lines.data, '\t') + 1;
    ck_assert_uint_le(strlen(sentence), 241);
    ck_assert(strstr(sentence, "Giám đốc Quỹ Xanh nói") && !strchr(lines.data, '\n')[1]);
    sodo_buf_finish(&page);
    sodo_buf_finish(&lines);
    sodo_arena_finish(&work.arena);
    sodo_arena_finish(&arena);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("suggest");
    tcase_add_loop_test(tests, test_suggest__cases, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, test_suggest__line);
    return run_tests("suggest", tests);
}

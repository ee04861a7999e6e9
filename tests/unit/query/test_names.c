/* test_names.c - whom a typed name means; protects users from guesses and from nothing
 * found. */
#include "query/query.h"

#include "sample_network.h"
#include "testing.h"

#define PERSON (1u << SODO_NODE_PERSON)
#define BODY (1u << SODO_NODE_ORGANIZATION)
#define PLACE (1u << SODO_NODE_PLACE)
#define EVENT (1u << SODO_NODE_EVENT)

static const struct {
    const char *name, *text;
    unsigned kinds;
    const char *slugs; /* blanks between, in order */
} cases[] = {
    {"id", "person:pham-thi-thuy-2~aaaaaaaaaaaa", SODO_KINDS_ALL, "pham-thi-thuy-2"},
    {"exact, two of them, better known first", "Phạm Thị Thủy", PERSON,
     "pham-thi-thuy pham-thi-thuy-2"},
    {"case", "ĐỖ MẠNH HIẾN", PERSON, "do-manh-hien"},
    {"tone on the other vowel", "Phạm Thị Thuỷ", PERSON, "pham-thi-thuy pham-thi-thuy-2"},
    {"no marks, đ as d", "do manh hien", PERSON, "do-manh-hien"},
    {"blanks", "  do   manh hien ", PERSON, "do-manh-hien"},
    {"exact place before longer bodies", "Hà Nam", PLACE | BODY, "ha-nam"},
    {"full name of a place", "thành phố Phủ Lý", PLACE | BODY, "phu-ly"},
    {"part of a name", "manh hien", PERSON, "do-manh-hien"},
    {"words anywhere", "ha nam dan van", BODY, "ban-dan-van-tinh-uy-ha-nam"},
    {"an abbreviation", "UBND huyện Lý Nhân", BODY, "ubnd-huyen-ly-nhan"},
    {"an abbreviation inside", "ban dv", BODY, ""}, /* two letters are too few */
    {"an abbreviation, part of the name", "ubnd tinh", BODY, "ubnd-tinh-ha-nam"},
    {"one letter wrong", "do mang hien", PERSON, "do-manh-hien"},
    {"one letter missing", "do manh hin", PERSON, "do-manh-hien"},
    {"one letter too many", "do manhh hien", PERSON, "do-manh-hien"},
    {"two letters swapped", "do manh hine", PERSON, "do-manh-hien"},
    {"mistake in a part", "tong ket cnog tac", EVENT, "hn-dan-van"},
    {"short words must be right", "da manh hien", PERSON, ""},
    {"two mistakes are too many", "do mang hienn", PERSON, ""},
    {"nothing", "", PERSON, ""},
    {"blanks only", "   ", PERSON, ""},
    {"nobody", "zzzz", SODO_KINDS_ALL, ""},
    {"other kind", "Đỗ Mạnh Hiến", BODY, ""},
    {"no NUL needed, no UTF-8 either", "\xFF\xFE", SODO_KINDS_ALL, ""},
};

START_TEST(test_names_find__kinds_of_matches) {
    sodo_network net;
    sodo_folder *folder = NULL;
    sodo_matches matches;
    sodo_buf got = {0};
    sample_network(&net);
    ck_assert_int_eq(sodo_folder_open(&folder, NULL), SODO_OK);
    ck_assert_int_eq(sodo_names_find(&net, folder, sodo_slice_of(cases[_i].text),
                                     cases[_i].kinds, &matches, NULL),
                     SODO_OK);
    sodo_buf_add_str(&got, "");
    for (size_t i = 0; i < matches.count; i++) {
        if (i) sodo_buf_add_char(&got, ' ');
        sodo_buf_add(&got, net.nodes.items[matches.nodes[i]].key);
    }
    ck_assert_msg(strcmp(got.data, cases[_i].slugs) == 0, "%s: '%s'", cases[_i].name,
                  got.data);
    sodo_buf_finish(&got);
    sodo_folder_close(folder);
    sodo_network_finish(&net);
}
END_TEST

/* Ids of what was merged stay valid. */
START_TEST(test_names_find__alias) {
    sodo_network net;
    sodo_folder *folder = NULL;
    sodo_matches matches;
    sample_network(&net);
    sodo_alias *alias = SODO_PUSH(&net.arena, net.aliases);
    *alias = (sodo_alias){SODO_LIT("person:old~bbbbbbbbbbbb"),
                          sample_find(&net, "le-van-tam")};
    ck_assert_int_eq(sodo_folder_open(&folder, NULL), SODO_OK);
    ck_assert_int_eq(
        sodo_names_find(&net, folder, alias->id, SODO_KINDS_ALL, &matches, NULL),
        SODO_OK);
    ck_assert_uint_eq(matches.count, 1);
    ck_assert_uint_eq(matches.nodes[0], alias->node);
    sodo_folder_close(folder);
    sodo_network_finish(&net);
}
END_TEST

/* More namesakes than the list takes: the best known are kept. */
START_TEST(test_names_find__many) {
    sodo_network net;
    sodo_folder *folder = NULL;
    sodo_matches matches;
    sample_network_begin(&net);
    for (uint32_t i = 0; i < SODO_MATCHES_MAX + 50; i++) {
        char slug[16];
        snprintf(slug, sizeof slug, "many-%u", i);
        uint32_t node = sample_add_node(&net, SODO_NODE_PERSON, slug, "Trần Văn Nhiều");
        net.nodes.items[node].pages = i + 1;
    }
    sample_network_sort(&net);
    ck_assert_int_eq(sodo_folder_open(&folder, NULL), SODO_OK);
    ck_assert_int_eq(
        sodo_names_find(&net, folder, SODO_LIT("tran van nhieu"), PERSON, &matches, NULL),
        SODO_OK);
    ck_assert_uint_eq(matches.count, SODO_MATCHES_MAX);
    for (size_t i = 0; i < matches.count; i++)
        ck_assert_uint_eq(net.nodes.items[matches.nodes[i]].pages,
                          SODO_MATCHES_MAX + 50 - i);
    sodo_folder_close(folder);
    sodo_network_finish(&net);
}
END_TEST

int main(void) {
    TCase *tcase = tcase_create("names");
    tcase_add_loop_test(tcase, test_names_find__kinds_of_matches, 0,
                        sizeof cases / sizeof *cases);
    tcase_add_test(tcase, test_names_find__alias);
    tcase_add_test(tcase, test_names_find__many);
    return run_tests("names", tcase);
}

/* test_names.c - protects what is taken for the shape of a person's name, and that a
 * country inside one is none. */
#include "hits.h"
#include "testing.h"

static const table TABLES[] = {
    {"names.csv",
     "id,name,type,gender,share_percent,male_count,female_count,group,source\n"
     "s1,Huỳnh,surname,,5.1,,,Kinh,x\ns2,Lê,surname,,9.5,,,Kinh,x\ns3,Lộc,surname,,1,,,"
     "Tày,x\n"
     "m1,Hữu,middle,m,,900,,,x\nm2,Văn,middle,m,,2000,,,x\nm3,Thị,middle,f,,,2000,,x\n"
     "g1,Đức,given,m,,500,,,x\ng2,Nga,given,f,,,500,,x\ng3,An,given,m,,500,,,x\n"},
    {"countries.csv", "id,name,source\nc1,Đức,x\nc2,Nga,x\n"},
    {"honorifics.csv", "id,name,source\nh1,ông,x\nh2,đồng chí,x\n"},
    {NULL, NULL}};

static const struct {
    const char *text, *expected;
} CASES[] = {
    {"Huỳnh Hữu Đức và Lê Thị Nga", "Name Huỳnh Hữu Đức|Name Lê Thị Nga|"},
    {"nước Đức", "Country Đức|"},
    {"Thủ tướng Đức Lê Văn An", "Country Đức|Name Lê Văn An|"},
    {"gặp K'Brơi – huyện", "Name K'Brơi|"},
    {"gặp H\xE2\x80\x99Yim – huyện", "Name H\xE2\x80\x99Yim|"},
    {"cỡ chữ: A- A A+", ""},
    {"TANG LỄ ĐỒNG CHÍ LỘC VĂN THOÒNG", "Honorific ĐỒNG CHÍ|Name LỘC VĂN THOÒNG|"},
};

START_TEST(test_match_names__shapes) {
    hits_check(TABLES, CASES[_i].text, CASES[_i].expected, true);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("names");
    tcase_add_loop_test(tests, test_match_names__shapes, 0, sizeof CASES / sizeof *CASES);
    return run_tests("match/names", tests);
}

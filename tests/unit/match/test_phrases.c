/* test_phrases.c - protects that parts of a longer phrase are no hits of their own: Phòng
 * of Hải Phòng, Hội of Hội An, a place in a body's name. */
#include "hits.h"
#include "testing.h"

static const table TABLES[] = {
    {"levels.csv", "id,name,level,source\nlv,huyện,district,x\nlb,bản,hamlet,x\n"},
    {"organization_types.csv", "id,name,pattern,source\nt1,Phòng,Phòng {tail},x\n"
                               "t2,Hội,Hội {tail},x\nt3,Trường,Trường {tail},x\n"
                               "t4,Vụ,Vụ {tail},x\nt5,Công an,Công an {place},x\n"},
    {"organizations.csv", "id,name,source\no1,Bộ Tư lệnh Thủ đô Hải Phòng,x\n"},
    {"honorifics.csv", "id,name,source\nh1,anh,x\n"},
    {"places.csv",
     "id,name,full_name,kind,level,source\n"
     "p1,Hải Phòng,,central_city,province,x\np2,Hội An,,provincial_city,district,x\n"
     "p3,Trường Hòa,,commune,commune,x\np4,Vụ Bản,huyện Vụ Bản,district,district,x\n"
     "p5,Đông Anh,huyện Đông Anh,district,district,x\n"
     "p6,Hòa Bình,,province,province,x\n"},
    {NULL, NULL}};

static const struct {
    const char *text, *expected;
} CASES[] = {
    {"Công an Hải Phòng", "OrgType Công an|PlaceName Hải Phòng|"},
    {"tại Hội An.", "PlaceName Hội An|"},
    {"huyện Vụ Bản", "Level huyện|PlaceName huyện Vụ Bản|PlaceName Vụ Bản|"},
    {"ở Đông Anh", "PlaceName Đông Anh|"},
    {"Trường Hòa Bình", "OrgType Trường|PlaceName Trường Hòa|PlaceName Hòa Bình|"},
    {"Bộ Tư lệnh Thủ đô Hải Phòng", "OrgName Bộ Tư lệnh Thủ đô Hải Phòng|"},
    {"Phòng và Hội", "OrgType Phòng|OrgType Hội|"},
    {"Hội An\nVụ", "PlaceName Hội An|OrgType Vụ|"},
};

START_TEST(test_match_phrases__words_of_places) {
    hits_check(TABLES, CASES[_i].text, CASES[_i].expected, false);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("phrases");
    tcase_add_loop_test(tests, test_match_phrases__words_of_places, 0,
                        sizeof CASES / sizeof *CASES);
    return run_tests("match/phrases", tests);
}

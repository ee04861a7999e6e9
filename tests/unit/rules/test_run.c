/* test_run.c - each element and action of the rule language, on a page with marked
 * mentions. */
#include "bench.h"
#include "testing.h"

/* Headers of the phases that the cases use. */
#define TAG "phase t\n group tag\n in Rank, Organization, PlaceName\n"
#define FRAME(window, policy)                \
    "phase f\n group frame\n window " window \
    "\n in Person, Position, Event, Place, Date\n policy " policy "\n"
#define RANK "rule r\n conf +20\n match "
#define MAKE "\n make Position\n"

typedef struct run_case {
    const char *name, *rules, *page, *want;
} run_case;

static const run_case cases[] = {
    /* words */
    {"words are folded", TAG RANK "\"uỷ viên\"" MAKE, "Ủy viên và ủy viên, UỶ VIÊN",
     "Position 'Ủy viên' +20\nPosition 'ủy viên' +20\nPosition 'UỶ VIÊN' +20\n"},
    {"case as written", TAG RANK "\"Ban\"! \"Dân\"" MAKE, "Ban dân, ban dân, BAN DÂN",
     "Position 'Ban dân' +20\n"},
    {"punctuation is a word", TAG RANK "\"a\" \",\" \"b\"" MAKE, "a, b và a b",
     "Position 'a, b' +20\n"},
    {"a mention hides its words", TAG RANK "\"ban\" \"a\"" MAKE, "{Rank|ban} a, ban a",
     "Position 'ban a' +20\n"},
    {"longest phrase of a set",
     "words s = \"dự\", \"dự họp\", \"tham dự\"\n" TAG RANK "@s" MAKE,
     "dự họp, tham dự, dự",
     "Position 'dự họp' +20\nPosition 'tham dự' +20\nPosition 'dự' +20\n"},
    {"a set steps back for what follows",
     "words s = \"dự\", \"dự họp\"\n" TAG RANK "@s \"họp\"" MAKE, "dự họp",
     "Position 'dự họp' +20\n"},
    {"+= adds to a set", "words s = \"a\"\nwords s += \"b c\"\n" TAG RANK "@s" MAKE,
     "b c", "Position 'b c' +20\n"},
    {"case as written in a set", "words s = \"Tổ\"!, \"bàn\"\n" TAG RANK "@s" MAKE,
     "tổ Tổ Bàn", "Position 'Tổ' +20\nPosition 'Bàn' +20\n"},
    /* mentions and attributes */
    {"a mention", TAG RANK "<Rank>" MAKE, "{Rank|Phó Bí thư} x",
     "Position 'Phó Bí thư' +20\n"},
    {"one of two kinds", TAG RANK "<Rank|Organization>" MAKE,
     "{Rank|Bí thư} x {Organization|Huyện ủy}",
     "Position 'Bí thư' +20\nPosition 'Huyện ủy' +20\n"},
    {"attribute is", TAG RANK "<Rank class=head|deputy>" MAKE,
     "{Rank class=head|A} {Rank class=member|B} {Rank|C} {Rank class=deputy|D}",
     "Position 'A' +20\nPosition 'D' +20\n"},
    {"attribute is not", TAG RANK "<Rank class!=head>" MAKE,
     "{Rank class=head|A} {Rank class=member|B} {Rank|C}",
     "Position 'B' +20\nPosition 'C' +20\n"},
    {"attribute present", TAG RANK "<Rank class>" MAKE, "{Rank class=head|A} {Rank|B}",
     "Position 'A' +20\n"},
    {"attribute absent", TAG RANK "<Rank !class>" MAKE, "{Rank class=head|A} {Rank|B}",
     "Position 'B' +20\n"},
    {"two conditions", TAG RANK "<Rank class=head level=district>" MAKE,
     "{Rank class=head|A} {Rank class=head level=district|B} {Rank level=district|C}",
     "Position 'B' +20\n"},
    {"more than eight tests in a phase",
     TAG RANK
     "<Rank class=a1>|<Rank class=a2>|<Rank class=a3>|<Rank class=a4>|<Rank class=a5>|"
     "<Rank class=a6>|<Rank class=a7>|<Rank class=a8>|<Rank class=a9>|<Rank "
     "class=b1>" MAKE,
     "{Rank class=a9|A} {Rank class=b2|B} {Rank class=b1|C}",
     "Position 'A' +20\nPosition 'C' +20\n"},
    /* shapes */
    {"capital first", TAG RANK "[cap]+" MAKE, "ông Trần UBND xã",
     "Position 'Trần UBND' +20\n"},
    {"all capitals", TAG RANK "[upper]" MAKE, "ông Trần UBND", "Position 'UBND' +20\n"},
    {"small", TAG RANK "[lower]" MAKE, "Ông trần UBND", "Position 'trần' +20\n"},
    {"digits", TAG RANK "[number]" MAKE, "số 23", "Position '23' +20\n"},
    {"letters or digits", TAG RANK "[word]{2}" MAKE, "(a 2)", "Position 'a 2' +20\n"},
    {"punctuation", TAG RANK "[punct]" MAKE, "a (b", "Position '(' +20\n"},
    {"anything", TAG RANK "\"a\" [any] \"b\"" MAKE, "a {Rank|x y} b, a , b",
     "Position 'a x y b' +20\nPosition 'a , b' +20\n"},
    {"start and end", TAG RANK "[start] \"a\" | \"a\" [end]" MAKE, "a a a",
     "Position 'a' +20\nPosition 'a' +20\n"},
    {"start in every alternative",
     TAG RANK "([start] \"a\"? | [start] \"b\") <Rank>" MAKE, "a {Rank|A} b {Rank|B}",
     "Position 'a A' +20\n"},
    {"start in one alternative", TAG RANK "([start] \"a\" | \"b\") <Rank>" MAKE,
     "a {Rank|A} b {Rank|B} a {Rank|C}", "Position 'a A' +20\nPosition 'b B' +20\n"},
    {"no white space", TAG RANK "\"a\" [glued]\"-\" [glued]\"b\"" MAKE, "a - b, a-b",
     "Position 'a-b' +20\n"},
    /* composition */
    {"alternatives", TAG RANK "\"a\" (\"b\" | \"c\" \"d\" |)" MAKE, "a b, a c d, a e",
     "Position 'a b' +20\nPosition 'a c d' +20\nPosition 'a' +20\n"},
    {"bounds", TAG RANK "\"a\"{2,3}" MAKE, "a, a a, a a a",
     "Position 'a a' +20\nPosition 'a a a' +20\n"},
    {"lazy", TAG RANK "\"a\" [any]*? \"b\"" MAKE, "a x b b", "Position 'a x b' +20\n"},
    {"followed", TAG RANK "<Rank> followed( \"a\" | \"b\" \"c\" )" MAKE,
     "{Rank|A} a {Rank|B} b {Rank|C} b c", "Position 'A' +20\nPosition 'C' +20\n"},
    {"not followed", TAG RANK "<Rank> not followed( \",\"? <Rank> )" MAKE,
     "{Rank|A}, {Rank|B} {Rank|C}", "Position 'C' +20\n"},
    {"preceded by a set",
     "words s = \"ngày\", \"đêm hôm\"\n" TAG RANK "preceded( @s ) [number]" MAKE,
     "ngày 3 đêm hôm 4 hôm 5", "Position '3' +20\nPosition '4' +20\n"},
    {"not preceded", TAG RANK "not preceded( \"x\" | <Rank> ) <Organization>" MAKE,
     "x {Organization|A} {Rank|r} {Organization|B} {Organization|C}",
     "Position 'C' +20\n"},
    {"macros",
     "macro S = (\",\" | \"-\")\nmacro AT(x) = \"tại\" $x\n" TAG RANK
     "<Rank> $S $AT(<PlaceName>)" MAKE,
     "{Rank|A} - tại {PlaceName|B}", "Position 'A - tại B' +20\n"},
    {"macros call macros", "macro A = \"a\"\nmacro B(x) = $A $x\n" TAG RANK "$B($A)" MAKE,
     "a a", "Position 'a a' +20\n"},
    {"a pattern goes on over lines", TAG RANK "( \"a\"\n    | \"b\"\n  )\n  | \"c\"" MAKE,
     "c b", "Position 'c' +20\nPosition 'b' +20\n"},
    /* precedence of kinds */
    {"kinds of in by their order", TAG RANK "<Rank>|<Organization>" MAKE,
     "{Organization|x {Rank|a b} c} {Organization|d}",
     "Position 'a b' +20\nPosition 'd' +20\n"},
    {"kinds laid together: leftmost, longest, then by name",
     "phase t\n group tag\n in PlaceName | Rank, Organization\n" RANK "<Rank>" MAKE,
     "{Rank|a {PlaceName|b} c} {PlaceName|{Rank|d}} {Organization|e {Rank|f}}",
     "Position 'a b c' +20\nPosition 'f' +20\n"},
    /* make */
    {"parts, spans and constants",
     TAG "rule r\n match r:<Rank> n:([cap]+) o:<Organization>?\n make Position rank=r "
         "name=n org=o "
         "title=\"x\" class=r.class\n",
     "{Rank class=head|Bí thư} Tổ Ba họp",
     "Position 'Bí thư Tổ Ba' rank='Bí thư' name~'Tổ Ba' title=x class=head +0\n"},
    {"over a capture",
     TAG "rule r\n match \"do\" o:(<Rank> <Organization>)\n make Position over o\n",
     "do {Rank|A} {Organization|B}", "Position 'A B' +0\n"},
    {"over an optional capture",
     TAG "rule r\n match \"do\" o:<Rank>?\n make Position over o\n", "do ai", ""},
    {"a later phase sees it",
     TAG RANK
     "<Rank>" MAKE
     "phase u\n group tag\n in Position\nrule s\n match <Position> \"x\"\n make Holder\n",
     "{Rank|A} x", "Position 'A' +20\nHolder 'A x' +20\n"},
    {"not made twice",
     TAG "rule r\n match r:<Rank> \"a\"\n make Position over r status=\"former\"\n"
         "rule s\n match \"b\" q:<Rank>\n make Position over q title=\"t\"\n",
     "b {Rank|A} a", "Position 'A' title=t +0\n"},
    {"the name's first place counts",
     TAG "rule r\n match (\"a\" x:<Rank> | \"b\" x:<Organization>)\n"
         " make Position org=x\n",
     "b {Organization|B} a {Rank|A}",
     "Position 'b B' org='B' +0\nPosition 'a A' org='A' +0\n"},
    /* who wins */
    {"the longer match",
     TAG RANK "<Rank>" MAKE "rule s\n match <Rank> <Organization>\n make Holder\n",
     "{Rank|A} {Organization|B}", "Holder 'A B' +0\n"},
    {"priority before length",
     TAG RANK "<Rank>\n priority 1" MAKE
              "rule s\n match <Rank> <Organization>\n make Holder\n",
     "{Rank|A} {Organization|B}", "Position 'A' +20\n"},
    {"then the earlier", TAG RANK "\"a\" \"b\" | \"b\" \"c\"" MAKE, "a b c",
     "Position 'a b' +20\n"},
    {"then the rule read first",
     TAG "rule s\n match [word] \"a\"\n make Holder\n" RANK "\"x\" \"a\"" MAKE, "x a",
     "Holder 'x a' +0\n"},
    {"a tail that becomes free",
     TAG RANK "\"a\"? \"b\" \"c\"?" MAKE
              "rule s\n priority 1\n match \"x\" \"a\"\n make Holder\n",
     "x a b c", "Holder 'x a' +0\nPosition 'b c' +20\n"},
    {"zones of a rule", TAG RANK "\"a\"\n zones title" MAKE, "§title§a\n\na",
     "Position 'a' +20\n"},
    /* attr, drop */
    {"attr", TAG "rule r\n match \"nguyên\" r:<Rank>\n attr r status=\"former\"\n",
     "nguyên {Rank class=head|A}", "attr Rank 'A' class=head status=former\n"},
    {"drop",
     TAG "rule r\n match \"đường\" r:<Rank>\n drop r\nrule s\n match <Rank>\n make "
         "Position\n",
     "đường {Rank|A}", "drop Rank 'A'\n"},
    {"when on a part",
     TAG "rule r\n match r:<Rank>\n when r.class = \"head\"\n make Position\n",
     "{Rank class=head|A} {Rank|B}", "Position 'A' +0\n"},
    {"when not", TAG "rule r\n match r:<Rank>\n when not r.class\n make Position\n",
     "{Rank class=head|A} {Rank|B}", "Position 'B' +0\n"},
    {"when different",
     TAG "rule r\n match r:<Rank>\n when r.class != \"head\"\n make Position\n",
     "{Rank class=head|A} {Rank class=x|B}", "Position 'B' +0\n"},
    /* lists */
    {"a list item by item",
     TAG "rule r\n match \"có\" l:list( r:<Rank> o:<Organization>? ; (\",\" | \"và\") )\n"
         " each l make Position rank=r org=o\n",
     "có {Rank|A} {Organization|X}, {Rank|B} và {Rank|C} {Organization|Z}, d",
     "Position 'A X' rank='A' org='X' +0\nPosition 'B' rank='B' +0\nPosition 'C Z' "
     "rank='C' org='Z' +0\n"},
    {"a list that gives back its last item",
     TAG "rule r\n match l:list( r:<Rank> ; \",\" ) \",\" <Rank> \"x\"\n each l make "
         "Position rank=r\n",
     "{Rank|A}, {Rank|B}, {Rank|C} x",
     "Position 'A' rank='A' +0\nPosition 'B' rank='B' +0\n"},
    {"items see the captures outside",
     TAG "rule r\n match o:<Organization> \":\" l:list( r:<Rank> ; \",\" )\n each l make "
         "Position rank=r "
         "org=o\n",
     "{Organization|O}: {Rank|A}, {Rank|B}",
     "Position 'A' rank='A' org='O' +0\nPosition 'B' rank='B' org='O' +0\n"},
    {"an item with context",
     TAG "rule r\n match l:list( <Rank> not followed( \"x\" ) ; \",\" )\n"
         " each l make Position\n",
     "{Rank|A}, {Rank|B}, {Rank|C} x", "Position 'A' +0\nPosition 'B' +0\n"},
};

static void run_all(const run_case *c, sodo_buf *out) {
    bench b;
    bench_init(&b);
    bench_file(&b, 0, "test.rules", c->rules);
    sodo_status status = bench_open(&b);
    ck_assert_msg(status == SODO_OK, "%s: %s", c->name, b.problems.data);
    bench_page(&b, c->page);
    bench_run(&b, "tag", out);
    bench_run(&b, "frame", out);
    bench_finish(&b);
}

static void check_case(const run_case *c) {
    sodo_buf out = {0};
    run_all(c, &out);
    ck_assert_msg(strcmp(out.data ? out.data : "", c->want) == 0, "%s: got\n%swanted\n%s",
                  c->name, out.data ? out.data : "", c->want);
    sodo_buf_finish(&out);
}

START_TEST(test_run__tag_cases) {
    check_case(&cases[_i]);
}
END_TEST

#define HOLDS "rule h\n conf +50\n match p:<Person> \",\" q:<Position>\n fact holds p q\n"

static const run_case frames[] = {
    {"a fact and its reasons", FRAME("sentence", "all") HOLDS,
     "{Person|A}, {Position|B} x", "holds 'A' 'B' (rule h 50) in 'A, B'\n"},
    {"attributes of a fact",
     FRAME("sentence",
           "all") "rule h\n match d:<Date> p:<Person> q:<Position> \"tại\" s:<Place>?\n"
                  " fact holds p q status=\"former\" since=d site=s\n",
     "{Date|3/4} {Person|A} {Position|B} tại {Place|C}",
     "holds 'A' 'B' status=former site='C' since='3/4' (rule h 0) in '3/4 A B tại C'\n"},
    {"runs of other words are one",
     FRAME("sentence", "all") "rule h\n match p:<Person> [any]? q:<Position>\n"
                              " fact holds p q\n",
     "{Person|A} bốn năm sáu bảy , {Position|B}",
     "holds 'A' 'B' (rule h 0) in 'A bốn năm sáu bảy , B'\n"},
    {"a named word divides them",
     FRAME("sentence", "all") "rule h\n match p:<Person> [any]? q:<Position>\n"
                              " fact holds p q\nrule g\n match p:<Person> \"sáu\" "
                              "q:<Position>\n fact holds p q\n",
     "{Person|A} bốn năm sáu bảy {Position|B}", ""},
    {"a shape in the phase shows all words",
     FRAME("sentence",
           "all") "rule h\n match p:<Person> [lower]{2} q:<Position>\n fact holds p q\n",
     "{Person|A} bốn năm {Position|B}", "holds 'A' 'B' (rule h 0) in 'A bốn năm B'\n"},
    {"each match counts",
     FRAME("sentence", "all") HOLDS
     "rule g\n match p:<Person> [any]{0,3} q:<Position> \"dự\"\n fact holds p q\n",
     "{Person|A}, {Position|B} dự",
     "holds 'A' 'B' (rule h 50) in 'A, B'\nholds 'A' 'B' (rule g 0) in 'A, B dự'\n"},
    {"by default not in the byline", FRAME("sentence", "all") HOLDS,
     "§byline§{Person|A}, {Position|B}\n\n{Person|C}, {Position|D}",
     "holds 'C' 'D' (rule h 50) in 'C, D'\n"},
    {"state crosses sentences",
     FRAME("sentence", "all") "rule e\n match e:<Event>\n set event = e\n"
                              "rule a\n conf +40\n match p:<Person> \"dự\"\n fact "
                              "attends p state.event role=\"attend\"\n",
     "{Person|A} dự. {Event|Hội nghị} khai mạc. {Person|B} dự.",
     "attends 'B' 'Hội nghị' role=attend (rule a 40, state event -5) in 'B dự'\n"},
    {"state of the same window, by where matches begin",
     FRAME("sentence",
           "all") "rule a\n match p:<Person> \"dự\"\n fact attends p state.event\n"
                  "rule e\n match e:<Event>\n set event = e\n",
     "{Event|E}, {Person|A} dự",
     "attends 'A' 'E' (rule a 0, state event -5) in 'A dự'\n"},
    {"state until the line's end",
     FRAME("sentence", "all") "rule e\n match e:<Event>\n set event = e until line\n"
                              "rule a\n match p:<Person>\n fact attends p state.event\n",
     "{Event|E} mở. Có {Person|A} đến.\nCòn {Person|B} về.",
     "attends 'A' 'E' (rule a 0, state event -5) in 'A'\n"},
    {"state until the paragraph's end",
     FRAME("sentence", "all") "rule e\n match e:<Event>\n set event = e until paragraph\n"
                              "rule a\n match p:<Person>\n fact attends p state.event\n",
     "{Event|E} mở.\nCó {Person|A} đến.\n\nCòn {Person|B} về.",
     "attends 'A' 'E' (rule a 0, state event -5) in 'A'\n"},
    {"state until the sentence's end",
     FRAME("paragraph", "all") "rule e\n match e:<Event>\n set event = e until sentence\n"
                               "rule a\n match p:<Person>\n fact attends p state.event\n",
     "{Event|E} có {Person|A} đến. Còn {Person|B} về.",
     "attends 'A' 'E' (rule a 0, state event -5) in 'A'\n"},
    {"clear",
     FRAME("sentence", "all") "rule e\n match e:<Event>\n set event = e\n"
                              "rule c\n match \"hết\"\n clear event\nrule a\n match "
                              "p:<Person>\n fact attends p state.event\n",
     "{Event|E}, hết, {Person|A}", ""},
    {"when a state is set",
     FRAME("sentence", "all") "rule e\n match e:<Event class=x>\n set event = e\n"
                              "rule a\n match p:<Person> q:<Position>\n when "
                              "state.event.class = \"x\"\n fact holds p q\n",
     "{Person|A} {Position|B}. {Event class=x|E} có {Person|C} {Position|D}",
     "holds 'C' 'D' (rule a 0) in 'C D'\n"},
    {"a state belongs to its phase",
     FRAME("sentence", "all") "rule e\n match e:<Event>\n set event = e\n"
                              "phase g\n group frame\n in Person, Event\nrule a\n match "
                              "e:<Event class=y>\n set event = e\n"
                              "rule b\n match p:<Person>\n fact attends p state.event\n",
     "{Event|E} có {Person|A}", ""},
    {"breaks in a paragraph",
     FRAME("paragraph", "all") "rule h\n match p:<Person> [stop] q:<Position>\n"
                               " fact holds p q\nrule g\n match p:<Person> [newline] "
                               "q:<Position>\n fact holds p q role=\"x\"\n",
     "có {Person|A}\n{Position|B} về.\n\n{Person|C}\n\n{Position|D}",
     "holds 'A' 'B' (rule h 0) in 'A\nB'\nholds 'A' 'B' role=x (rule g 0) in 'A\nB'\n"},
    {"nothing else matches a break",
     FRAME("page", "all") "rule h\n match p:<Person> [any]{0,3} q:<Position>\n"
                          " fact holds p q\n",
     "có {Person|A}\n{Position|B} về", ""},
    {"facts of a list",
     FRAME("sentence", "all") "rule h\n conf +60\n match q:<Position> \":\"\n"
                              "   l:list( p:<Person> ; \",\" )\n each l fact holds p q\n",
     "{Position|P}: {Person|A}, {Person|B}",
     "holds 'A' 'P' (rule h 60) in 'A'\nholds 'B' 'P' (rule h 60) in 'B'\n"},
};

START_TEST(test_run__frame_cases) {
    check_case(&frames[_i]);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("run");
    tcase_add_loop_test(tests, test_run__tag_cases, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tests, test_run__frame_cases, 0, sizeof frames / sizeof *frames);
    return run_tests("rules/run", tests);
}

/* test_problems.c - each mistake in a rule file is told with its place, a word that
 * helps, and a caret. */
#include "bench.h"
#include "testing.h"

#define PHASE "phase t\n group tag\n in Rank, Organization\n"        /* lines 1-3 */
#define FRAME "phase f\n group frame\n in Person, Position, Event\n" /* lines 1-3 */
#define RULE "rule r\n match "                                       /* lines 4-5 */
#define MAKE "\n make Position\n"
#define TEN(x) x " " x " " x " " x " " x " " x " " x " " x " " x " " x

typedef struct mistake {
    const char *name, *rules, *want; /* the first problem, without the caret's lines */
} mistake;

static const mistake mistakes[] = {
    /* signs */
    {"unclosed quote", PHASE RULE "\"a b" MAKE,
     "5:8: the quote is not closed on its line"},
    {"curly quotes", PHASE RULE "“a”" MAKE,
     "5:8: “a” is no element of a pattern; words stand in straight quotes, captures "
     "before a colon"},
    {"foreign sign", PHASE RULE "\"a\" ~ \"b\"" MAKE,
     "5:12: this sign has no meaning in a rule; words stand in quotes"},
    {"empty quotes", PHASE RULE "\" \"" MAKE, "5:8: there is no word between the quotes"},
    /* statements */
    {"misspelt line", PHASE "rule r\n mach <Rank>" MAKE,
     "5:2: no line of a rule begins with mach; did you mean match?"},
    {"misspelt statement", "pase t\n group tag\n",
     "1:1: no line of a file of rules begins with pase; did you mean phase?"},
    {"a rule without a phase", "rule r\n match \"a\"" MAKE,
     "1:1: a rule needs a phase above it"},
    {"a phase's line without a phase", " group tag\n",
     "1:2: this line needs a phase above it"},
    {"rule named twice", PHASE RULE "\"a\"" MAKE "rule r\n match \"b\"" MAKE,
     "7:6: a rule is called r already in line 4 of DIR/test.rules"},
    {"phase described twice", PHASE RULE "\"a\"" MAKE "phase t\n group tag\n",
     "8:2: phase t is described in line 1 of DIR/test.rules already; leave this line out "
     "to add "
     "rules to it"},
    {"no group", "phase t\n in Rank\n", "1:7: phase t has no line `group`"},
    {"no in", "phase t\n group tag\n", "1:7: phase t has no line `in`"},
    {"unknown group", "phase t\n group tags\n in Rank\n",
     "2:8: tags is not a group (tag or frame); did you mean tag?"},
    {"unknown window", "phase t\n group tag\n window sentense\n in Rank\n",
     "3:9: sentense is not a window (sentence, line, paragraph or page); did you mean "
     "sentence?"},
    {"unknown policy", "phase t\n group tag\n policy first\n in Rank\n",
     "3:9: first is not a policy (longest or all)"},
    {"unknown zone", "phase t\n group tag\n zones titel\n in Rank\n",
     "3:8: titel is not a zone of a page; did you mean title?"},
    {"kind twice in in", "phase t\n group tag\n in Rank, Rank\n",
     "3:11: Rank is named twice"},
    {"no match", PHASE "rule r\n make Position\n", "4:6: rule r has no line `match`"},
    {"two matches", PHASE RULE "\"a\"\n match \"b\"" MAKE,
     "6:2: a rule has one line `match`; alternatives are written ( a | b )"},
    {"does nothing", PHASE RULE "\"a\"\n",
     "4:6: rule r does nothing: it has no line make, fact, attr, set, clear or drop"},
    {"more on the line", PHASE RULE "\"a\"\n conf +20 +30" MAKE,
     "6:11: expected the end of the line here"},
    {"conf too large", PHASE RULE "\"a\"\n conf +200" MAKE,
     "6:8: expected a whole number from -100 to 100"},
    {"say without quotes", PHASE RULE "\"a\"\n say x" MAKE,
     "6:6: expected a sentence in quotes"},
    /* names */
    {"unknown kind", PHASE RULE "<Rnk>" MAKE,
     "5:9: no kind of mention is called Rnk; did you mean Rank?"},
    {"unknown kind in in", "phase t\n group tag\n in Organisation\n",
     "3:5: no kind of mention is called Organisation; did you mean Organization?"},
    {"kind that the phase does not see", PHASE RULE "<Place>" MAKE,
     "5:9: phase t does not see Place; its line `in` has Rank, Organization"},
    {"unknown attribute", PHASE RULE "<Rank clas=head>" MAKE,
     "5:14: no attribute is called clas: no table has such a column and no rule makes "
     "it; did you mean class?"},
    {"unknown attribute of a part",
     PHASE "rule r\n match r:<Rank>\n make Position rank=r.titel\n",
     "6:23: no attribute is called titel: no table has such a column and no rule makes "
     "it; did you mean title?"},
    {"unknown set", "words attend = \"dự\"\n" PHASE RULE "@atend" MAKE,
     "6:9: no word set is called @atend; did you mean attend?"},
    {"set given twice", "words a = \"x\"\nwords a = \"y\"\n",
     "2:7: @a is given already in line 1 of DIR/test.rules; write += to add to it"},
    {"adding to no set", "words a += \"x\"\n", "1:7: no word set is called @a"},
    {"words without quotes", "words a = x\n", "1:11: expected words in quotes"},
    {"unknown macro", "macro SEP = \",\"\n" PHASE RULE "\"a\" $SEPP" MAKE,
     "6:13: no macro is called $SEPP; did you mean SEP?"},
    {"macro given twice", "macro S = \",\"\nmacro S = \"-\"\n",
     "2:7: $S is given already in line 1"},
    {"macro without its patterns", "macro AT(x) = \"a\" $x\n" PHASE RULE "$AT" MAKE,
     "6:9: $AT wants 1 patterns in brackets, got 0"},
    {"macro that calls itself", "macro A = \"a\" $A\n" PHASE RULE "$A" MAKE,
     "1:16: macros call each other more than 16 deep"},
    {"macros that grow",
     "macro A = " TEN("\"a\"") "\nmacro B = " TEN("$A") "\nmacro C = " TEN(
         "$B") "\nmacro D = " TEN("$C") "\nmacro E = " TEN("$D") "\n" PHASE RULE
                                                                 "$E" MAKE,
     "5:11: this pattern has more than 100000 elements, macros written out"},
    {"unknown shape", PHASE RULE "[capital]" MAKE,
     "5:9: capital is not a shape ([cap], [number], [any] …)"},
    {"unknown capture", PHASE "rule r\n match rank:<Rank>\n make Position rank=rnk\n",
     "6:21: this rule has no capture rnk; did you mean rank?"},
    {"unknown state",
     FRAME "rule e\n match e:<Event>\n set event = e\nrule r\n match p:<Person>\n"
           " fact attends p state.evnt\n",
     "9:23: no rule of phase f sets the state evnt; did you mean event?"},
    {"unknown fact", FRAME "rule r\n match p:<Person> q:<Position>\n fact hold p q\n",
     "6:7: hold is not a kind of fact (holds, attends …); did you mean holds?"},
    {"unknown attribute of a fact",
     FRAME "rule r\n match p:<Person> q:<Position>\n fact holds p q title=p\n",
     "6:17: a fact has no title (status, role, date, site, since and until only)"},
    {"unknown action after each",
     PHASE "rule r\n match l:list( <Rank> ; \",\" )\n each l mak Position\n",
     "6:9: mak is no action (make, fact, attr, set, clear, drop)"},
    /* patterns */
    {"unclosed bracket", PHASE RULE "(\"a\" | \"b\"" MAKE,
     "5:8: this bracket is not closed"},
    {"bracket too many", PHASE RULE "\"a\")" MAKE,
     "5:11: expected the end of the line here"},
    {"unclosed mention", PHASE RULE "<Rank class" MAKE, "5:8: this < is not closed by >"},
    {"unclosed shape", PHASE RULE "[cap \"a\"" MAKE, "5:13: expected ]"},
    {"word without quotes", PHASE RULE "a" MAKE,
     "5:8: a is no element of a pattern; words stand in straight quotes, captures before "
     "a colon"},
    {"quantifier alone", PHASE RULE "+" MAKE, "5:8: expected an element of a pattern"},
    {"bounds that leave nothing", PHASE RULE "\"a\"{3,2}" MAKE,
     "5:14: these bounds leave nothing to match"},
    {"bounds without a number", PHASE RULE "\"a\"{x}" MAKE,
     "5:12: expected a number up to 999"},
    {"nothing behind the colon", PHASE RULE "a:" MAKE,
     "5:10: expected an element of a pattern, found the end of the line"},
    {"lists nest", PHASE RULE "l:list( k:list( <Rank> ; \",\" ) ; \";\" )" MAKE,
     "5:18: lists do not nest"},
    {"list without separator", PHASE RULE "l:list( <Rank> )" MAKE,
     "5:23: expected ; and the separator of the items"},
    {"capture in a separator", PHASE RULE "l:list( <Rank> ; s:\",\" )" MAKE,
     "5:25: a separator has no captures"},
    {"can match nothing", PHASE RULE "\"a\"?" MAKE,
     "5:11: this pattern can match nothing at all"},
    {"repeats what can be empty", PHASE RULE "\"b\" (\"a\"?)+" MAKE,
     "5:18: this repetition could run away: what it repeats can be empty"},
    {"repeats a repetition", PHASE RULE "(\"a\"+ \"b\"?)+" MAKE,
     "5:19: this repetition could run away: it repeats a repetition with nothing between "
     "(line 5, column 12)"},
    {"item can be empty", PHASE RULE "\"x\" l:list( <Rank>? ; \",\" )" MAKE,
     "5:14: an item of this list can be empty"},
    {"context of unknown length", PHASE RULE "preceded( \"a\"+ ) \"b\"" MAKE,
     "5:21: preceded( … ) needs patterns of known length; this one has none"},
    {"not without context", PHASE RULE "not \"a\"" MAKE,
     "5:12: expected followed( … ) or preceded( … ) after not"},
    {"capture twice, inside a list and outside",
     PHASE RULE "r:<Rank> l:list( r:<Rank> ; \",\" )" MAKE,
     "5:25: r is a name inside a list and outside of it"},
    {"capture not used", PHASE RULE "r:<Rank>" MAKE, "5:8: the capture r is not used"},
    /* actions */
    {"list capture without each",
     PHASE "rule r\n match l:list( r:<Rank> ; \",\" )\n make Position rank=r\n",
     "6:21: r stands inside a list; it can be used after `each` and the list's name "
     "only"},
    {"each of no list", PHASE "rule r\n match r:<Rank>\n each r make Position\n",
     "6:7: r is not a list( ITEM ; SEPARATOR )"},
    {"fact in a tag phase",
     PHASE "rule r\n match r:<Rank> o:<Organization>\n fact holds r o\n",
     "6:2: fact is for frame phases; t is a tag phase"},
    {"state in a tag phase",
     PHASE "rule r\n match r:<Rank>\n when state.event\n make Position rank=r\n",
     "6:13: state belongs to frame phases; t is a tag phase"},
    {"constant as target", FRAME "rule r\n match p:<Person>\n fact holds p \"x\"\n",
     "6:2: source and target of a fact are mentions, not constants"},
    {"capture called state", PHASE RULE "state:<Rank>" MAKE,
     "5:8: a capture cannot be called state"},
    {"kind that nobody sees", PHASE RULE "\"a\"\n make Positon\n",
     "6:7: no phase and no stage sees the kind Positon; did you mean Position?"},
    {"can never win", PHASE RULE "\"a\" \"b\"" MAKE "rule s\n match \"A b\"" MAKE,
     "7:6: rule s can never win: r in line 4 of DIR/test.rules matches the same and "
     "comes first"},
    /* examples */
    {"example without arrow", PHASE RULE "\"a\"" MAKE " example \"a\" Position \"a\"\n",
     "7:14: expected => and what the rule makes"},
    {"example of an unknown kind",
     PHASE RULE "\"a\"" MAKE " example \"a\" => Positio \"a\"\n",
     "7:17: no kind of mention is called Positio; did you mean Position?"},
    {"example without text", PHASE RULE "\"a\"" MAKE " example \"a\" => Position\n",
     "7:25: expected the text of the mention in quotes, found the end of the line"},
    {"example of a fact without target",
     FRAME "rule r\n match p:<Person> q:<Position>\n fact holds p q\n"
           " example \"x\" => holds \"p\"\n",
     "7:26: expected the text of the fact's target in quotes, found the end of the line"},
};

/* The first problem as "line:column: message", with the test's folder as DIR. */
static void first_problem(bench *b, sodo_buf *out) {
    const char *message = b->err.message, *dir = NULL;
    sodo_buf_addf(out, "%zu:%zu: ", b->err.line, b->err.column);
    while (b->dirs[0] && (dir = strstr(message, b->dirs[0]))) {
        sodo_buf_add(out, (sodo_slice){message, (size_t)(dir - message)});
        sodo_buf_add_str(out, "DIR");
        message = dir + strlen(b->dirs[0]);
    }
    sodo_buf_add_str(out, message);
}

START_TEST(test_problems__each_mistake) {
    const mistake *m = &mistakes[_i];
    bench b;
    bench_init(&b);
    bench_file(&b, 0, "test.rules", m->rules);
    sodo_buf got = {0};
    sodo_status status = bench_open(&b);
    if (status != SODO_OK) first_problem(&b, &got);
    ck_assert_msg(status == SODO_ERR_INPUT && strcmp(got.data, m->want) == 0,
                  "%s: got\n%s\nwanted\n%s", m->name, got.data ? got.data : "no problem",
                  m->want);
    const char *slash = strrchr(b.err.path, '/');
    ck_assert_str_eq(slash ? slash : b.err.path, "/test.rules");
    sodo_buf_finish(&got);
    bench_finish(&b);
}
END_TEST

int main(void) {
    TCase *tests = tcase_create("problems");
    tcase_add_loop_test(tests, test_problems__each_mistake, 0,
                        sizeof mistakes / sizeof *mistakes);
    return run_tests("rules/problems", tests);
}

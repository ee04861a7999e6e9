/* table.c - the one table of commands and options: parser, --help, docs/CLI.md and the
 * man page are made from it. */
#include "cli.h"

#include <stddef.h>

#define FLAG(name, letter, field, help) \
    { name, letter, NULL, 'b', offsetof(settings, field), help, NULL }
#define TEXT(name, letter, value, field, help, choices) \
    { name, letter, value, 's', offsetof(settings, field), help, choices }
#define LIST(name, letter, value, field, help) \
    { name, letter, value, 'l', offsetof(settings, field), help, NULL }
#define NUMBER(name, letter, field, help) \
    { name, letter, "N", 'n', offsetof(settings, field), help, NULL }
#define DATE(name, field, help) \
    { name, 0, "DATE", 'd', offsetof(settings, field), help, NULL }

const option_row OPTIONS[] = {
    FLAG("help", 'h', help, "show this help and end"),
    FLAG("version", 0, version,
         "show the versions of sodo and of what it stands on, and end"),
    FLAG("quiet", 'q', quiet, "say nothing but errors"),
    FLAG("verbose", 'v', verbose, "say more: each file, versions, times"),
    TEXT("color", 0, "WHEN", color,
         "colours: auto (default: on a terminal), always or never", "auto always never"),
    TEXT("output", 'o', "PATH", output,
         "write to PATH instead of standard output; build, merge: the folder to make",
         NULL),
    TEXT("format", 'f', "FORMAT", format,
         "form of the output; by default that of the file's name", NULL),
    FLAG("json", 0, json, "the same as --format json"),
    TEXT("input", 'i', "FORM", input,
         "form of all pages: text, html or jsonl; by default by file name (- is text)",
         "text html jsonl"),
    TEXT("files-from", 0, "FILE", files_from,
         "read names of pages from FILE, one a line (- is standard input)", NULL),
    FLAG("null", '0', null, "names in --files-from end with a zero byte"),
    NUMBER("threads", 'j', threads, "work with N threads (default: one a processor)"),
    NUMBER("max-page", 0, max_page, "refuse pages of more than N MiB (default 64)"),
    NUMBER("max-errors", 0, max_errors,
           "show N errors, then only count them (default 20)"),
    LIST("gazetteer", 'g', "DIR", gazetteers,
         "add or override gazetteer rows and rules from DIR; may be repeated"),
    FLAG("strict", 0, strict, "publish nothing unless every page was good"),
    FLAG("force", 0, force, "also replace a folder that was not made by sodo"),
    FLAG("add", 0, add, "add the pages to those that the folder holds"),
    LIST("remove", 0, "PAGE", remove,
         "take a page out, by its path, url or id; may be repeated"),
    TEXT("decisions", 0, "FILE", decisions,
         "CSV of who is one person and who is not, decided by hand", NULL),
    FLAG("dry-run", 'n', dry_run, "list the pages that would be read, and end"),
    FLAG("text", 0, text,
         "print each page's text, which offsets count, instead of the record"),
    FLAG("trace", 0, trace,
         "print what each stage found, and why, instead of the record"),
    DATE("at", at, "as of that date: 2021, 2021-12 or 2021-12-24"),
    DATE("compare", compare,
         "mark who came, left and changed between --at and that date"),
    DATE("from", from, "nothing before that date"),
    DATE("to", to, "nothing after that date"),
    TEXT("person", 0, "NAME", person, "only this person", NULL),
    TEXT("org", 0, "NAME", org, "only people of, or events organized by, this body",
         NULL),
    TEXT("role", 0, "ROLE", role,
         "only this role: chair, direct, speak, present or attend",
         "chair direct speak present attend"),
    TEXT("place", 0, "PLACE", place, "only events at this place", NULL),
    NUMBER("limit", 0, limit, "show N rows at most"),
    NUMBER("depth", 0, depth, "draw N levels of bodies at most"),
    FLAG("evidence", 0, evidence, "also show the pages that say so"),
    FLAG("unused", 0, unused,
         "only the rules and gazetteer rows that do nothing on the pages"),
    TEXT("view", 0, "VIEW", view, "what part of the network (default: full)", NULL),
    TEXT("table", 0, "NAME", table,
         "CSV formats: nodes (default), edges, evidence or mentions",
         "nodes edges evidence mentions"),
    FLAG("csv-raw", 0, raw,
         "leave CSV cells alone that a spreadsheet would run as formulas"),
    FLAG("markdown", 0, markdown, "all help as one page of Markdown (docs/CLI.md)"),
    FLAG("man", 0, man, "all help as a man page"),
    FLAG("bash", 0, bash, "completions for bash"),
};
const size_t OPTION_COUNT = sizeof OPTIONS / sizeof *OPTIONS;

#define PAGES_NOTE                                                                       \
    "PAGE is a file, a folder (all .txt, .html, .htm and .jsonl files below it, hidden " \
    "ones\n"                                                                             \
    "skipped) or - for standard input. A bad page is reported and left out; the others " \
    "go on."

const command COMMANDS[] = {
    {"build", "PAGE... -o DIR",
     "read pages and write the network behind them to a folder",
     "sodo build pages/ -o out # all pages of a folder\n"
     "sodo build --add new/ -o out # add the pages of another one\n"
     "sodo build --remove pages/wrong.txt -o out # take a page out\n",
     "output input files-from null add remove strict force dry-run gazetteer decisions "
     "threads "
     "max-page max-errors",
     PAGES_NOTE "\nThe folder gets graph.sqlite, graph.graphml, graph.gexf, graph.dot, "
                "graph.json, nodes.csv,\n"
                "edges.csv, mentions.csv and evidence.csv. Run again it reads only what "
                "has changed.",
     NULL, cmd_build},
    {"extract", "PAGE...", "print what is on each page, one JSON object a line",
     "sodo extract pages/ > pages.jsonl\n"
     "sodo extract --trace page.txt # why each thing was found\n"
     "cat page.html | sodo extract --input html -\n",
     "output input files-from null text trace strict gazetteer threads max-page "
     "max-errors",
     PAGES_NOTE, NULL, cmd_extract},
    {"orgchart", "GRAPH [PLACE]",
     "draw the bodies of a place with their posts and holders",
     "sodo orgchart out \"Hà Nam\" -o hanam.svg # a picture\n"
     "sodo orgchart out \"ha nam\" --at 2021-12-24 # as text, on a day\n"
     "sodo orgchart out \"ha nam\" --at 2021 --compare 2023 # who came, left, changed\n",
     "output format at compare depth evidence csv-raw",
     "GRAPH is the folder that build made, or its graph.sqlite. PLACE is a province, "
     "district,\n"
     "commune or body, by name or id. Formats: text, svg, dot, csv, graphml, gexf; "
     "without\n"
     "the last two for --compare. Came: the pages up to the later day name them in the "
     "post,\n"
     "those up to the earlier day did not; left: the reverse.",
     NULL, cmd_orgchart},
    {"query", "GRAPH QUESTION NAME...", "ask the network, with the evidence",
     "sodo query out attended \"tổng kết công tác dân vận\" # who was there\n"
     "sodo query out person \"pham thi thuy\" # a life line\n"
     "sodo query out path \"Lê Văn Tâm\" \"Phủ Lý\" # how two are tied\n",
     "format json output at from to person org role place limit csv-raw",
     "Names match without case, diacritics, and with one typing mistake; a name that "
     "fits several\n"
     "is answered with their list. Formats: table, csv, json.",
     NULL, cmd_query},
    {"export", "GRAPH", "write the network, or a view of it, for another program",
     "sodo export out --format gexf -o graph.gexf # for Gephi\n"
     "sodo export out --view orgchart --at 2023 --format dot | dot -Tsvg > chart.svg\n"
     "sodo export out --view co-attendance --from 2023 --to 2023 -o met.gexf # in a "
     "year\n"
     "sodo export out --format csv-plain --table edges # for pandas\n",
     "output format view at from to table csv-raw", "", NULL, cmd_export},
    {"explain", "GRAPH ID",
     "show why something is known: sentences, rules, gazetteer rows",
     "sodo explain out e:abcdefghijkl # an edge: its evidence\n"
     "sodo explain out \"Phạm Thị Thủy\" # a node: all its edges\n",
     "format json output limit csv-raw", "", NULL, cmd_explain},
    {"gazetteer", "check | find TEXT | compile | suggest TABLE PAGE...",
     "validate the gazetteers, look a phrase up, compile them, suggest rows",
     "sodo gazetteer check -g mine/ # the shipped rows and mine\n"
     "sodo gazetteer find \"Phó Bí thư Huyện ủy\"\n"
     "sodo gazetteer compile -g mine/ # writes mine/gazetteers.bin: a faster start\n"
     "sodo gazetteer suggest organizations pages/ -o new.csv # bodies that no table "
     "knows\n",
     "output input files-from null limit gazetteer threads max-page max-errors",
     "TABLE is organizations or ranks. The compiled form is used only while the tables "
     "have the bytes that it was made from; "
     "with --verbose every command says whether it was.",
     "check find compile suggest", cmd_gazetteer},
    {"rules", "check | list | profile PAGE... | why-not RULE PAGE:OFFSET",
     "compile the rules, run the examples beside them, tell what they do on pages",
     "sodo rules check -g mine/\n"
     "sodo rules list\n"
     "sodo rules profile pages/ --limit 20 # the rules that take most time, and what "
     "they do\n"
     "sodo rules profile pages/ --unused # rules and gazetteer rows that do nothing "
     "there\n"
     "sodo rules why-not holder.after page.txt:120 # what it wanted there, what it "
     "found\n",
     "output format json unused limit input files-from null gazetteer threads max-page "
     "max-errors csv-raw",
     "OFFSET counts the characters of the page's text. The profile counts each rule's "
     "tries, its "
     "matches, and its\n"
     "hits: matches that did not lose to another rule. Formats: table, csv, json.",
     "check list profile why-not", cmd_rules},
    {"merge", "PART... -o DIR", "join what was extracted apart into one network",
     "sodo merge monday.jsonl tuesday.jsonl -o out\n"
     "sodo extract pages/ | sodo merge - -o out # the same as build\n",
     "output decisions strict force max-errors",
     "PART is what `sodo extract` printed, a folder made by `sodo build`, or - for "
     "standard input.",
     NULL, cmd_merge},
    {"review", "GRAPH",
     "list pairs that may be one person, body or event, to be decided by hand",
     "sodo review out -o decisions.csv # fill the column decision: same, different, "
     "unsure\n"
     "sodo build pages/ -o out --decisions decisions.csv # and build with it\n"
     "sodo review out --decisions decisions.csv --limit 20 # what is still open\n",
     "output format json decisions limit csv-raw",
     "GRAPH is the folder that build made. Each line is a pair that was kept apart or "
     "joined "
     "by little,\n"
     "with the reasons and what pages say of each; those first on which most pages hang "
     "and "
     "that were\n"
     "closest. Give --decisions as it was given to build: what is decided is not asked "
     "again. Who is\n"
     "only misspelt shows as two people of nearly one name in one post; bodies that no "
     "gazetteer knows,\n"
     "as one name with one officer on two pages. Formats: csv (default), table, json.",
     NULL, cmd_review},
    {"diff", "OLD NEW",
     "what differs between two networks: people, posts, bodies, events",
     "sodo diff last-month/ out/ # who is new, moved, gone; posts that changed hands\n"
     "sodo diff last-month/ out/ --format csv > changes.csv\n",
     "format json output limit csv-raw",
     "OLD and NEW are folders that build made, or their graph.sqlite. People, bodies and "
     "events are\n"
     "known by their ids, also by those they once had. A post is held by whom the last "
     "word about it\n"
     "names: who is only not named any more has not left. Ends with 1 when nothing "
     "differs.",
     NULL, cmd_diff},
    {"help", "[COMMAND]", "show help", "sodo help build\n", "markdown man bash", "", NULL,
     cmd_help},
    {0}};

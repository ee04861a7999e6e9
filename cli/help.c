/* help.c - the tables as text: --help, docs/CLI.md, the man page. */
#include "cli.h"

#include <string.h>

static const char DOCUMENTS[] =
    "Manual: docs/CLI.md. Data: docs/DATA.md. Gazetteers: gazetteers/README.md.";

/* One option a line: "  -o, --output PATH   write there". */
static void print_option(const option_row *option, FILE *out) {
    char left[64];
    const char *value = option->value ? option->value : "";
    const char *gap = option->value ? " " : "";
    if (option->letter)
        snprintf(left, sizeof left, "-%c, --%s%s%s", option->letter, option->name, gap,
                 value);
    else
        snprintf(left, sizeof left, "    --%s%s%s", option->name, gap, value);
    fprintf(out, "  %-24s %s\n", left, option->help);
}

static void each_option(const char *words, void (*print)(const option_row *, FILE *),
                        FILE *out) {
    while (*words) {
        words += strspn(words, " ");
        size_t size = strcspn(words, " ");
        const option_row *option = size ? option_find(words, size) : NULL;
        if (option) print(option, out);
        words += size;
    }
}

/* "command # what it does" as two lines or one. */
static void print_examples(const char *examples, const char *indent, FILE *out) {
    for (const char *line = examples; *line;) {
        size_t size = strcspn(line, "\n");
        const char *mark = NULL;
        for (size_t i = 0; i + 2 < size && !mark; i++)
            if (memcmp(line + i, " # ", 3) == 0) mark = line + i;
        int width = (int)(mark ? (size_t)(mark - line) : size);
        fprintf(out, "%s%.*s\n", indent, width, line);
        if (mark)
            fprintf(out, "%s    %.*s\n", indent, (int)(line + size - mark - 3), mark + 3);
        line += size + (line[size] == '\n');
    }
}

static void print_choices(const sodo_choice *choice, const char *title, FILE *out) {
    fprintf(out, "\n%s:\n", title);
    for (; choice->name; choice++)
        fprintf(out, "  %-14s %s\n", choice->name, choice->about);
}

/* What the library can do is asked of it, so that help never lags behind. */
static void print_details(const command *self, FILE *out) {
    if (strcmp(self->name, "export") == 0) {
        print_choices(sodo_export_formats(), "Formats", out);
        print_choices(sodo_export_views(), "Views", out);
    }
    if (strcmp(self->name, "query") == 0) {
        fprintf(out, "\nQuestions:\n");
        for (const sodo_query_kind *q = sodo_queries(); q->name; q++) {
            char left[64];
            snprintf(left, sizeof left, "%s %s", q->name, q->operands);
            fprintf(out, "  %-18s %s\n", left, q->about);
        }
    }
}

void help_command(const command *self, FILE *out) {
    fprintf(out, "sodo %s - %s\n\nExamples:\n", self->name, self->about);
    print_examples(self->examples, "  ", out);
    fprintf(out, "\nUsage: sodo %s [OPTION...] %s\n\nOptions:\n", self->name,
            self->operands);
    each_option(self->options, print_option, out);
    each_option(COMMON_OPTIONS, print_option, out);
    print_details(self, out);
    if (*self->notes) fprintf(out, "\n%s\n", self->notes);
    fprintf(out, "\n%s\n", DOCUMENTS);
}

void help_program(FILE *out) {
    fprintf(out,
            "sodo - reads Vietnamese political news and builds the network behind it\n\n"
            "Examples:\n"
            "  sodo build pages/ -o out\n"
            "      who holds which post, who attended what: as a database, for Gephi, as "
            "tables\n"
            "  sodo orgchart out \"Hà Nam\" -o hanam.svg\n"
            "      the bodies of a province with their posts and holders\n\n"
            "Usage: sodo COMMAND [OPTION...] ...\n\nCommands:\n");
    for (const command *c = COMMANDS; c->name; c++)
        fprintf(out, "  %-12s %s\n", c->name, c->about);
    fprintf(out, "\nsodo COMMAND --help tells more. %s\n", DOCUMENTS);
}

int help_version(void) {
    sodo_package packages[32];
    size_t count = sodo_packages(packages, 32);
    printf("sodo %s\n", sodo_version());
    for (size_t i = 0; i < count && i < 32; i++)
        printf("  %-10s %s\n", packages[i].name, packages[i].version);
    return EXIT_DONE;
}

/* ---- Markdown ---- */

static void markdown_option(const option_row *option, FILE *out) {
    fprintf(out, "| `--%s%s%s`", option->name, option->value ? " " : "",
            option->value ? option->value : "");
    if (option->letter) fprintf(out, ", `-%c`", option->letter);
    fprintf(out, " | %s |\n", option->help);
}

static void markdown_command(const command *c, FILE *out) {
    fprintf(out, "\n## sodo %s\n\n%s.\n\n", c->name, c->about);
    print_examples(c->examples, "    ", out);
    fprintf(out,
            "\nUsage: `sodo %s [OPTION...] %s`\n\n| option | does |\n| --- | --- |\n",
            c->name, c->operands);
    each_option(c->options, markdown_option, out);
    if (strcmp(c->name, "export") == 0) {
        fprintf(out, "\n| format | is |\n| --- | --- |\n");
        for (const sodo_choice *f = sodo_export_formats(); f->name; f++)
            fprintf(out, "| `%s` | %s |\n", f->name, f->about);
        fprintf(out, "\n| view | shows |\n| --- | --- |\n");
        for (const sodo_choice *v = sodo_export_views(); v->name; v++)
            fprintf(out, "| `%s` | %s |\n", v->name, v->about);
    }
    if (strcmp(c->name, "query") == 0) {
        fprintf(out, "\n| question | answers |\n| --- | --- |\n");
        for (const sodo_query_kind *q = sodo_queries(); q->name; q++)
            fprintf(out, "| `%s %s` | %s |\n", q->name, q->operands, q->about);
    }
    if (*c->notes) fprintf(out, "\n%s\n", c->notes);
}

void help_markdown(FILE *out) {
    fprintf(out,
            "# The command line\n\n"
            "Made from the table in `cli/table.c` by `sodo help --markdown`; a test "
            "compares.\n\n"
            "Results go to standard output, everything else to standard error as\n"
            "`sodo: file:line:column: message`. `-` is standard input.\n\n"
            "| status | means |\n| --- | --- |\n"
            "| 0 | done |\n"
            "| 1 | done, but nothing was found or a check failed |\n"
            "| 2 | wrong use |\n"
            "| 3 | a page, gazetteer row or rule is malformed or over a limit |\n"
            "| 4 | reading, writing or memory failed |\n"
            "| 130, 143 | interrupted; nothing was published |\n\n"
            "All pages are tried; the status is the gravest seen (4, then 3, then 1).\n\n"
            "Every command takes:\n\n| option | does |\n| --- | --- |\n");
    each_option(COMMON_OPTIONS, markdown_option, out);
    fprintf(
        out,
        "\nThe gazetteers are looked for in `SODO_GAZETTEERS`, then beside the program "
        "(`../share/sodo/gazetteers`,\nor the source tree when it runs from the build "
        "folder), then where they were installed.\n`NO_COLOR` turns colours off.\n");
    for (const command *c = COMMANDS; c->name; c++) markdown_command(c, out);
}

/* ---- man page ---- */

/* Text with what roff would read as a request or an escape made harmless. */
static void man_text(const char *text, FILE *out) {
    for (bool start = true; *text; text++) {
        if (start && (*text == '.' || *text == '\'')) fputs("\\&", out);
        start = *text == '\n';
        if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '-')
            fputs("\\-", out);
        else
            fputc(*text, out);
    }
}

static void man_option(const option_row *option, FILE *out) {
    fputs(".TP\n", out);
    if (option->letter) fprintf(out, "\\fB\\-%c\\fR, ", option->letter);
    fputs("\\fB\\-\\-", out);
    man_text(option->name, out);
    fputs("\\fR", out);
    if (option->value) fprintf(out, " \\fI%s\\fR", option->value);
    fputc('\n', out);
    man_text(option->help, out);
    fputc('\n', out);
}

void help_man(FILE *out) {
    fprintf(out,
            ".TH SODO 1 \"\" \"sodo %s\" \"User Commands\"\n.SH NAME\n"
            "sodo \\- read Vietnamese political news and build the network behind it\n"
            ".SH SYNOPSIS\n.B sodo\n.I COMMAND\n[\\fIOPTION\\fR...] ...\n.SH COMMANDS\n",
            sodo_version());
    for (const command *c = COMMANDS; c->name; c++) {
        fprintf(out, ".SS \"sodo %s ", c->name);
        man_text(c->operands, out);
        fputs("\"\n", out);
        man_text(c->about, out);
        fputs(".\n.PP\n.nf\n", out);
        for (const char *p = c->examples; *p;) {
            char line[512];
            size_t size = strcspn(p, "\n");
            snprintf(line, sizeof line, "%.*s\n", (int)size, p);
            man_text(line, out);
            p += size + (p[size] == '\n');
        }
        fputs(".fi\n", out);
        each_option(c->options, man_option, out);
        if (*c->notes) {
            fputs(".PP\n", out);
            man_text(c->notes, out);
            fputc('\n', out);
        }
    }
    fputs(".SH COMMON OPTIONS\n", out);
    each_option(COMMON_OPTIONS, man_option, out);
    fputs(".SH EXIT STATUS\n0 done; 1 nothing found or a check failed; 2 wrong use; 3 "
          "malformed "
          "input; 4 reading, writing or memory; 130 or 143 interrupted.\n",
          out);
}

/* ---- completions ---- */

static void bash_option(const option_row *option, FILE *out) {
    fprintf(out, " --%s", option->name);
    if (option->letter) fprintf(out, " -%c", option->letter);
}

/* First words of what follows the command: its actions, or the questions of query. */
static void bash_actions(const command *c, FILE *out) {
    if (c->actions) fprintf(out, "%s", c->actions);
    if (strcmp(c->name, "query") == 0)
        for (const sodo_query_kind *q = sodo_queries(); q->name; q++)
            fprintf(out, "%s ", q->name);
    if (strcmp(c->name, "help") == 0)
        for (const command *about = COMMANDS; about->name; about++)
            fprintf(out, "%s ", about->name);
}

void help_bash(FILE *out) {
    fprintf(out, "# Completions for bash, made by `sodo help --bash`.\n"
                 "_sodo() {\n"
                 "    local word=${COMP_WORDS[COMP_CWORD]} options=\"\" actions=\"\"\n"
                 "    case ${COMP_WORDS[1]} in\n");
    for (const command *c = COMMANDS; c->name; c++) {
        fprintf(out, "    %s)\n        options=\"", c->name);
        each_option(c->options, bash_option, out);
        each_option(COMMON_OPTIONS, bash_option, out);
        fprintf(out, "\"\n        actions=\"");
        bash_actions(c, out);
        fprintf(out, "\" ;;\n");
    }
    fprintf(
        out,
        "    esac\n    if ((COMP_CWORD == 1)); then\n        COMPREPLY=($(compgen -W \"");
    for (const command *c = COMMANDS; c->name; c++) fprintf(out, "%s ", c->name);
    fprintf(out, "--help --version\" -- \"$word\"))\n"
                 "    elif [[ $word == -* ]]; then\n"
                 "        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
                 "    else\n"
                 "        COMPREPLY=($(compgen -W \"$actions\" -- \"$word\") $(compgen "
                 "-f -- \"$word\"))\n"
                 "    fi\n"
                 "}\n"
                 "complete -o filenames -F _sodo sodo\n");
}

int cmd_help(const command *self, settings *set) {
    (void)self;
    const command *about =
        set->operands.count ? command_find(set->operands.items[0]) : NULL;
    if (set->markdown)
        help_markdown(stdout);
    else if (set->man)
        help_man(stdout);
    else if (set->bash)
        help_bash(stdout);
    else if (about)
        help_command(about, stdout);
    else if (!set->operands.count)
        help_program(stdout);
    else {
        talk("there is no command '%s'", set->operands.items[0]);
        fprintf(stderr, "Try: sodo --help\n");
        return EXIT_USAGE;
    }
    return EXIT_DONE;
}

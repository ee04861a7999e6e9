/* cli.h - the command `sodo`: what its files share. Everything else is the library's. */
#ifndef SODO_CLI_CLI_H
#define SODO_CLI_CLI_H

#include "sodo/sodo.h"

#include <stdbool.h>
#include <stdio.h>

/* DESIGN, Exit status. */
enum {
    EXIT_DONE = 0,
    EXIT_NOTHING = 1,
    EXIT_USAGE = 2,
    EXIT_MALFORMED = 3,
    EXIT_SYSTEM = 4
};

/* ---- list.c: a growing list of strings ---- */
typedef struct strings {
    char **items; /* owned */
    size_t count, room;
} strings;
/* Adds a copy; false: no memory. */
bool strings_add(strings *self, const char *text);
void strings_finish(strings *self);

/* ---- options.c: all values that options can set ---- */
typedef struct settings {
    bool help, version, quiet, verbose, force, add, dry_run, strict, text, trace,
        evidence, raw, json, markdown, man, bash, null, unused;
    const char *color, *output, *input, *files_from, *format, *view, *table, *at, *from,
        *to, *person, *org, *role, *place, *decisions, *compare, *threads, *max_page,
        *limit, *depth, *max_errors;
    strings gazetteers, remove;
    strings operands;
} settings;

typedef struct command command;

/* One row of the option table. */
typedef struct option_row {
    const char *name;  /* long name without the dashes */
    char letter;       /* or 0 */
    const char *value; /* "FILE"; NULL = a flag */
    char kind;    /* 'b' bool, 's' string, 'l' list of strings, 'n' number, 'd' date */
    size_t field; /* offset in settings */
    const char *help;
    const char *choices; /* "table csv json", or NULL = anything */
} option_row;

/* One row of the command table. */
struct command {
    const char *name;
    const char *operands; /* "PAGE..." */
    const char *about;    /* one line */
    const char *examples; /* lines, each a command line and what it does after " # " */
    const char *options;  /* names of its options, common ones first */
    const char *notes;    /* paragraphs below the options, or "" */
    const char *actions;  /* first operand: "check find", or NULL */
    int (*run)(const command *self, settings *set);
};

extern const option_row OPTIONS[];
extern const size_t OPTION_COUNT;
extern const command COMMANDS[]; /* ends with a NULL name */
#define COMMON_OPTIONS "help version quiet verbose color"

const command *command_find(const char *name);
const option_row *option_find(const char *name, size_t size);
/* Does the command take the option? */
bool command_takes(const command *self, const option_row *option);
/* Parse what follows the command's name. Returns 0, or EXIT_USAGE after saying why. */
int options_parse(const command *self, int argc, char **argv, settings *set);
void settings_finish(settings *set);
/* The entry of a list of words, separated by blanks, that is nearest to a mistyped one;
 * NULL = none is near. The result points into `words`; *size gets its length. */
const char *nearest_word(const char *words, const char *typed, size_t *size);
/* A number that options_parse has checked; `missing` when the text is NULL. */
unsigned long setting_number(const char *text, unsigned long missing);

/* ---- help.c ---- */
void help_program(FILE *out);
void help_command(const command *self, FILE *out);
void help_markdown(FILE *out); /* docs/CLI.md */
void help_man(FILE *out);      /* sodo.1 */
void help_bash(FILE *out);     /* completions for bash */
int help_version(void);

/* ---- talk.c: everything on standard error ---- */
void talk_init(const settings *set);
/* "sodo: message"; control characters shown as '?'. */
void talk(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "sodo: file:line:column: message". At most --max-errors are shown, then counted. */
void talk_error(sodo_status status, const sodo_error *err, const char *caret);
/* Says how many were not shown. */
void talk_rest(void);
/* Only with --verbose, and never with --quiet. */
void talk_detail(const char *format, ...) __attribute__((format(printf, 1, 2)));
bool talk_is_quiet(void);
/* The last line of a command that made something; shown unless --quiet. */
void talk_summary(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* One line on a terminal, after a second. */
void talk_progress(size_t pages, size_t done, size_t total);
void talk_progress_end(void);
/* Are escape sequences for colour wanted on standard output? */
bool wants_colour(void);
/* Columns of the terminal on standard output, 0 = not a terminal. */
unsigned terminal_width(void);

/* ---- exit.c ---- */
int exit_of(sodo_status status);
/* The graver of two exit statuses. */
int exit_graver(int a, int b);
/* Write out and close standard output; 4 when that fails. */
int exit_flush(int status);
/* Descriptors 0 to 2 open, a closed pipe ends quietly. */
void exit_prepare(void);
/* From now on an interrupt only sets a mark (the third one ends the process). */
void exit_catch(void);
/* 0, or 130 / 143. */
int exit_signal(void);

/* ---- inputs.c ---- */
/* Pages from operands, folders (recursively, hidden files skipped) and --files-from.
 * Returns an exit status: EXIT_DONE, EXIT_USAGE (said), or EXIT_SYSTEM when some could
 * not be listed. */
int inputs_collect(const command *self, const settings *set, strings *out);

/* ---- gazetteers.c ---- */
/* The folders in effect: the base, then those of --gazetteer. False: not found or no
 * memory (said). */
bool gazetteers_find(const settings *set, strings *out);
/* Where their compiled form is looked for and written; false: the name is too long. */
bool gazetteers_compiled(const strings *dirs, char *out, size_t room);
/* Open a session on them; NULL after saying why, with the exit status in *status. */
sodo_session *session_of(const settings *set, int *status);

/* ---- output.c: standard output or a file that is replaced as a whole ---- */
typedef struct output {
    FILE *file;
    char *temporary;  /* name beside the target; NULL = written directly */
    const char *path; /* NULL = standard output */
    bool failed;
} output;
/* path NULL or "-" = standard output. Returns EXIT_DONE or EXIT_SYSTEM (said). */
int output_open(output *self, const char *path);
sodo_sink output_sink(output *self);
/* Publish when `keep`, else take it away. Returns EXIT_DONE or EXIT_SYSTEM (said). */
int output_close(output *self, bool keep);

/* ---- the commands ---- */
int cmd_build(const command *self, settings *set);
int cmd_extract(const command *self, settings *set);
int cmd_orgchart(const command *self, settings *set);
int cmd_query(const command *self, settings *set);
int cmd_export(const command *self, settings *set);
int cmd_explain(const command *self, settings *set);
int cmd_gazetteer(const command *self, settings *set);
int cmd_rules(const command *self, settings *set);
int cmd_merge(const command *self, settings *set);
int cmd_diff(const command *self, settings *set);
int cmd_review(const command *self, settings *set);
int cmd_help(const command *self, settings *set);

#endif

/* main.c - from the command line to the command. */
#include "cli.h"

#include <locale.h>
#include <string.h>

static int unknown_command(const char *typed) {
    char words[512] = "";
    size_t used = 0, size = 0;
    for (const command *c = COMMANDS; c->name; c++)
        used += (size_t)snprintf(words + used, sizeof words - used, "%s ", c->name);
    const char *near = nearest_word(words, typed, &size);
    if (near)
        talk("there is no command '%s'. Did you mean '%.*s'?", typed, (int)size, near);
    else
        talk("there is no command '%s'", typed);
    fprintf(stderr, "Try: sodo --help\n");
    return EXIT_USAGE;
}

static int run(const command *self, int argc, char **argv) {
    settings set = {0};
    int status = options_parse(self, argc, argv, &set);
    if (status == EXIT_DONE) talk_init(&set);
    if (status != EXIT_DONE) {
        /* said already */
    } else if (set.help)
        help_command(self, stdout);
    else if (set.version)
        status = help_version();
    else
        status = self->run(self, &set);
    talk_progress_end();
    talk_rest();
    settings_finish(&set);
    return status;
}

int main(int argc, char **argv) {
    exit_prepare();
    setlocale(LC_CTYPE, ""); /* and never LC_NUMERIC: numbers are written with a point */
    const char *first = argc > 1 ? argv[1] : "--help";
    int status;
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0)
        help_program(stdout), status = EXIT_DONE;
    else if (strcmp(first, "--version") == 0)
        status = help_version();
    else if (first[0] == '-') {
        talk("options come after the command: sodo COMMAND %s", first);
        fprintf(stderr, "Try: sodo --help\n");
        status = EXIT_USAGE;
    } else {
        const command *self = command_find(first);
        status = self ? run(self, argc - 2, argv + 2) : unknown_command(first);
    }
    return exit_flush(status);
}

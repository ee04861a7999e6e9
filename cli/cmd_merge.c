/* cmd_merge.c - parts that were extracted apart, joined to one folder. */
#include "folder.h"

#include <string.h>
#include <unistd.h>

int cmd_merge(const command *self, settings *set) {
    int status, parts = EXIT_DONE;
    if (!set->operands.count) {
        talk("no parts given: name files that extract printed, or folders that build "
             "made");
        fprintf(stderr, "Try: sodo merge --help\n");
        return EXIT_USAGE;
    }
    exit_catch();
    sodo_builder *builder = folder_begin(self, set, NULL, &status);
    if (!builder) return status;
    for (size_t i = 0; i < set->operands.count && exit_signal() == 0; i++) {
        sodo_error err = {{0}, 0, 0, {0}};
        const char *part = set->operands.items[i];
        if (strcmp(part, "-") == 0 && isatty(STDIN_FILENO)) {
            talk("standard input is the terminal: pipe page records in");
            parts = EXIT_USAGE;
            break;
        }
        sodo_status added = sodo_builder_add_part(builder, part, &err);
        if (added != SODO_OK && exit_signal()) break;
        if (added != SODO_OK) talk_error(added, &err, NULL);
        parts = exit_graver(parts, exit_of(added));
        talk_progress(0, i + 1, set->operands.count);
    }
    if (parts == EXIT_USAGE) {
        sodo_builder_close(builder);
        return parts;
    }
    return folder_end(builder, set, parts);
}

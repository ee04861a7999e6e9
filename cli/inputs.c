/* inputs.c - which pages are meant: files, folders, lists of names. */
#include "cli.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH_MAX 64 /* folders in folders */

static int no_memory(void) {
    talk("out of memory");
    return EXIT_SYSTEM;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int cannot(const char *path, const char *what) {
    sodo_error err = {{0}, 0, 0, {0}};
    snprintf(err.path, sizeof err.path, "%s", path);
    snprintf(err.message, sizeof err.message, "%s", what);
    talk_error(SODO_ERR_IO, &err, NULL);
    return EXIT_SYSTEM;
}

/* Sorted names of a folder, without hidden ones. */
static int list_folder(const char *path, strings *names) {
    DIR *folder = opendir(path);
    if (!folder) return cannot(path, strerror(errno));
    int status = EXIT_DONE;
    for (struct dirent *entry; status == EXIT_DONE && (entry = readdir(folder));)
        if (entry->d_name[0] != '.' && !strings_add(names, entry->d_name))
            status = no_memory();
    closedir(folder);
    if (names->count) qsort(names->items, names->count, sizeof *names->items, by_name);
    return status;
}

static int add_folder(const char *path, int depth, strings *out);

/* What lies in a folder: pages by their names, folders whole. Links to folders are not
 * followed, so that no circle is walked. */
static int add_entry(char *path, int depth, strings *out) {
    struct stat about;
    if (lstat(path, &about) != 0) return cannot(path, strerror(errno));
    if (S_ISDIR(about.st_mode)) return add_folder(path, depth + 1, out);
    if (S_ISLNK(about.st_mode) && (stat(path, &about) != 0 || !S_ISREG(about.st_mode)))
        return talk_detail("%s: skipped, a link to no file", path), EXIT_DONE;
    if (!S_ISREG(about.st_mode) || !sodo_is_page_name(path))
        return talk_detail("%s: skipped, not a page by its name", path), EXIT_DONE;
    return strings_add(out, path) ? EXIT_DONE : no_memory();
}

static int add_folder(const char *path, int depth, strings *out) {
    strings names = {0};
    if (depth > DEPTH_MAX) return cannot(path, "folders nested too deep (64)");
    int status = list_folder(path, &names);
    size_t end = strlen(path);
    while (end > 1 && path[end - 1] == '/') end--;
    for (size_t i = 0; i < names.count && exit_signal() == 0; i++) {
        size_t room = end + strlen(names.items[i]) + 2;
        char *full = malloc(room);
        if (!full) {
            status = no_memory();
            break;
        }
        snprintf(full, room, "%.*s%s%s", (int)end, path, path[end - 1] == '/' ? "" : "/",
                 names.items[i]);
        status = exit_graver(status, add_entry(full, depth, out));
        free(full);
    }
    strings_finish(&names);
    return status;
}

static int add_operand(const char *path, strings *out) {
    struct stat about;
    if (strcmp(path, "-") != 0 && stat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
        size_t before = out->count;
        int status = add_folder(path, 0, out);
        if (status == EXIT_DONE && out->count == before)
            talk("%s: no .txt, .html, .htm or .jsonl file in this folder", path);
        return status;
    }
    return strings_add(out, path) ? EXIT_DONE
                                  : no_memory(); /* missing ones are told when read */
}

static int add_list(const char *path, int end, strings *out) {
    FILE *list = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    int status = EXIT_DONE;
    if (!list) return cannot(path, strerror(errno));
    while (status == EXIT_DONE && (size = getdelim(&line, &room, end, list)) > 0) {
        if (line[size - 1] == end) line[--size] = '\0';
        if (end == '\n' && size && line[size - 1] == '\r') line[--size] = '\0';
        if (size) status = exit_graver(status, add_operand(line, out));
    }
    if (ferror(list)) status = cannot(path, strerror(errno));
    free(line);
    if (list != stdin) fclose(list);
    return status;
}

static int usage(const command *self, const char *what) {
    talk("%s", what);
    fprintf(stderr, "Try: sodo %s --help\n", self->name);
    return EXIT_USAGE;
}

int inputs_collect(const command *self, const settings *set, strings *out) {
    bool input_list = set->files_from && strcmp(set->files_from, "-") == 0;
    int status = EXIT_DONE;
    size_t standard = input_list;
    for (size_t i = 0; i < set->operands.count; i++)
        standard += strcmp(set->operands.items[i], "-") == 0;
    if (standard > 1) return usage(self, "standard input can be read only once");
    if (standard && isatty(STDIN_FILENO)) {
        talk("standard input is the terminal: name files, or pipe something in");
        help_command(self, stderr);
        return EXIT_USAGE;
    }
    if (!set->operands.count && !set->files_from && !set->remove.count)
        return usage(self,
                     "no pages given: name files or folders, or - for standard input");
    for (size_t i = 0; i < set->operands.count; i++)
        status = exit_graver(status, add_operand(set->operands.items[i], out));
    if (set->files_from)
        status =
            exit_graver(status, add_list(set->files_from, set->null ? '\0' : '\n', out));
    return status;
}

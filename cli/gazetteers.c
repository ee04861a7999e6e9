/* gazetteers.c - where the gazetteers and rules are. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* FOLDER/rest, if such a folder exists; FOLDER is that of the program or `up` above it.
 */
static bool beside_program(int up, const char *rest, char *out, size_t room) {
    char program[2048];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
    if (size <= 0) return false;
    program[size] = '\0';
    for (; up >= 0; up--) {
        char *slash = strrchr(program, '/');
        if (!slash) return false;
        *slash = '\0';
    }
    int length = snprintf(out, room, "%s/%s", program, rest);
    return length > 0 && (size_t)length < room && is_folder(out);
}

/* Installed anywhere (bin and share side by side); run from a build folder inside the
 * source tree; installed where the build said. */
static bool find_base(strings *out) {
    char path[4096];
    const char *named = getenv("SODO_GAZETTEERS");
    if (named && *named) {
        if (is_folder(named)) return strings_add(out, named);
        talk("SODO_GAZETTEERS names no folder: %s", named);
        return false;
    }
    if (beside_program(1, "share/sodo/gazetteers", path, sizeof path) ||
        beside_program(2, "gazetteers", path, sizeof path))
        return strings_add(out, path);
    if (is_folder(SODO_DATADIR "/gazetteers"))
        return strings_add(out, SODO_DATADIR "/gazetteers");
    talk("the gazetteers are not found: set SODO_GAZETTEERS to their folder");
    return false;
}

/* A program inside a build folder keeps the compiled form there. */
static bool in_build_folder(const char *base, char *out, size_t room) {
    char path[4096];
    const char *named = getenv("SODO_GAZETTEERS");
    if ((named && *named) ||
        beside_program(1, "share/sodo/gazetteers", path, sizeof path) ||
        !beside_program(2, "gazetteers", path, sizeof path) || strcmp(path, base) != 0)
        return false;
    if (!beside_program(1, ".", path, sizeof path)) return false;
    int length =
        snprintf(out, room, "%.*s/gazetteers.bin", (int)(strlen(path) - 2), path);
    return length > 0 && (size_t)length < room;
}

bool gazetteers_compiled(const strings *dirs, char *out, size_t room) {
    const char *last = dirs->items[dirs->count - 1];
    if (dirs->count == 1 && in_build_folder(last, out, room)) return true;
    int length = snprintf(out, room, "%s/gazetteers.bin", last);
    return length > 0 && (size_t)length < room;
}

bool gazetteers_find(const settings *set, strings *out) {
    if (!find_base(out)) return false;
    for (size_t i = 0; i < set->gazetteers.count; i++)
        if (!strings_add(out, set->gazetteers.items[i]))
            return talk("out of memory"), false;
    return true;
}

sodo_session *session_of(const settings *set, int *status) {
    sodo_session_options options = SODO_SESSION_OPTIONS_INIT;
    sodo_session *session = NULL;
    sodo_error err = {{0}, 0, 0, {0}};
    strings dirs = {0};
    *status = EXIT_SYSTEM;
    if (gazetteers_find(set, &dirs)) {
        options.gazetteer_dirs = (const char *const *)dirs.items;
        options.gazetteer_dir_count = dirs.count;
        char compiled[4096];
        if (gazetteers_compiled(&dirs, compiled, sizeof compiled))
            options.compiled = compiled;
        for (size_t i = 0; i < dirs.count; i++)
            talk_detail("gazetteers: %s", dirs.items[i]);
        sodo_status opened = sodo_session_open(&options, &session, &err);
        if (opened == SODO_OK)
            talk_detail("gazetteers: %s", sodo_session_gazetteer_form(session));
        else
            talk_error(opened, &err, NULL);
        *status = exit_of(opened);
    }
    strings_finish(&dirs);
    return session;
}

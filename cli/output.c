/* output.c - standard output, or a file that is written beside its place and then put
 * there. */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int cannot(const output *self) {
    talk("%s: %s", self->path ? self->path : "standard output", strerror(errno));
    return EXIT_SYSTEM;
}

/* A device or pipe is written directly: it cannot be replaced. */
static bool is_special(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

int output_open(output *self, const char *path) {
    *self = (output){.file = stdout};
    if (!path || strcmp(path, "-") == 0) return EXIT_DONE;
    self->path = path;
    if (is_special(path)) {
        self->file = fopen(path, "w");
        return self->file ? EXIT_DONE : cannot(self);
    }
    size_t room = strlen(path) + sizeof ".XXXXXX";
    self->temporary = malloc(room);
    exit_catch(); /* an interrupt must not leave it behind */
    if (!self->temporary) return cannot(self);
    snprintf(self->temporary, room, "%s.XXXXXX", path);
    int descriptor = mkstemp(self->temporary);
    self->file = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (self->file) return EXIT_DONE;
    int status = cannot(self);
    if (descriptor >= 0) close(descriptor), unlink(self->temporary);
    free(self->temporary);
    self->temporary = NULL;
    return status;
}

static int take(void *context, sodo_slice text) {
    output *self = context;
    if (text.size && fwrite(text.data, 1, text.size, self->file) != text.size)
        self->failed = true;
    return self->failed || exit_signal() != 0;
}

sodo_sink output_sink(output *self) {
    return (sodo_sink){take, self};
}

/* mkstemp makes files that only the owner may read; give what the shell would give. */
static void open_to_others(int descriptor) {
    mode_t mask = umask(0);
    umask(mask);
    (void)!fchmod(descriptor, 0666 & ~mask);
}

int output_close(output *self, bool keep) {
    int status = EXIT_DONE;
    if (!self->path) return ferror(stdout) ? cannot(self) : EXIT_DONE;
    if (!self->file) return EXIT_SYSTEM;
    if (exit_signal()) {
        keep = false;
        status = exit_signal();
    }
    if (status == EXIT_DONE && (self->failed || fflush(self->file) != 0))
        status = cannot(self);
    if (self->temporary) {
        open_to_others(fileno(self->file));
        if (keep && status == EXIT_DONE && fsync(fileno(self->file)) != 0)
            status = cannot(self);
    }
    if (fclose(self->file) != 0 && status == EXIT_DONE) status = cannot(self);
    if (self->temporary && keep && status == EXIT_DONE &&
        rename(self->temporary, self->path) != 0)
        status = cannot(self);
    if (self->temporary && (!keep || status != EXIT_DONE)) unlink(self->temporary);
    free(self->temporary);
    *self = (output){0};
    return status;
}

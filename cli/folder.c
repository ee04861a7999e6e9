/* folder.c - a folder in the making, for build and merge. */
#include "folder.h"

static bool stopped(void *context) {
    (void)context;
    return exit_signal() != 0;
}

sodo_builder *folder_begin(const command *self, const settings *set,
                           const sodo_session *session, int *status) {
    sodo_build_options options = SODO_BUILD_OPTIONS_INIT;
    sodo_builder *builder = NULL;
    sodo_error err = {{0}, 0, 0, {0}};
    *status = EXIT_USAGE;
    if (!set->output) {
        talk("%s wants a folder to write: -o DIR", self->name);
        fprintf(stderr, "Try: sodo %s --help\n", self->name);
        return NULL;
    }
    options.folder = set->output;
    options.decisions = set->decisions;
    options.force = set->force;
    options.stopped = stopped;
    options.keep = set->add || set->remove.count > 0;
    if (session) {
        options.gazetteer_version = sodo_session_gazetteer_version(session);
        options.rules_version = sodo_session_rules_version(session);
    }
    sodo_status opened = sodo_builder_open(&options, &builder, &err);
    if (opened != SODO_OK) talk_error(opened, &err, NULL);
    *status = exit_of(opened);
    return builder;
}

/* What to look at next: the place most people would ask for is not known here, so all. */
static void tell(const settings *set, const sodo_build_summary *made) {
    talk_summary(
        "%zu pages, %zu people, %zu posts, %zu bodies, %zu events, %zu edges in %s\n"
        "next: sodo orgchart %s, sodo query %s person NAME, or open %s/graph.gexf in "
        "Gephi",
        made->pages, made->people, made->positions, made->organizations, made->events,
        made->edges, set->output, set->output, set->output, set->output);
}

/* A signal that comes while files are written ends it before they take their place. */
static int publish(sodo_builder *builder, const settings *set) {
    sodo_build_summary made = {0};
    sodo_error err = {{0}, 0, 0, {0}};
    sodo_status done = sodo_builder_publish(builder, &made, &err);
    if (done != SODO_OK && exit_signal()) return exit_signal();
    if (done != SODO_OK)
        talk_error(done, &err, NULL);
    else
        tell(set, &made);
    return exit_of(done);
}

int folder_end(sodo_builder *builder, const settings *set, int status) {
    bool held = set->strict && status != EXIT_DONE;
    bool empty = status >= EXIT_MALFORMED && sodo_builder_pages(builder) == 0;
    if (exit_signal())
        status = exit_signal();
    else if (held)
        talk("nothing was published: not every page was good, and --strict was given");
    else if (empty)
        talk("nothing was published: there is no good page");
    else
        status = exit_graver(status, publish(builder, set));
    sodo_builder_close(builder);
    return status;
}

/* cmd_build.c - pages in, the folder with the network out. */
#include "folder.h"
#include "pages.h"

#include <string.h>

typedef struct taking {
    sodo_builder *builder;
    int status;
    bool broken; /* records can be taken no longer */
} taking;

static int take(void *context, sodo_slice record) {
    taking *self = context;
    sodo_error err = {{0}, 0, 0, {0}};
    sodo_status status = sodo_builder_add(self->builder, record, "", 0, &err);
    if (status == SODO_OK) return 0;
    talk_error(status, &err, NULL);
    self->status = exit_graver(self->status, exit_of(status));
    self->broken = status == SODO_ERR_NOMEM || status == SODO_ERR_IO;
    return self->broken;
}

static bool known(void *context, sodo_slice page_id, const char *path,
                  sodo_slice *record) {
    taking *self = context;
    return sodo_builder_known(self->builder, page_id, path, record);
}

static int remove_pages(sodo_builder *builder, const settings *set) {
    int status = EXIT_DONE;
    for (size_t i = 0; i < set->remove.count; i++) {
        if (sodo_builder_remove(builder, set->remove.items[i])) continue;
        talk("%s holds no page '%s'", set->output, set->remove.items[i]);
        status = EXIT_NOTHING;
    }
    return status;
}

static int build(const command *self, settings *set, const strings *inputs, int listed) {
    int status, begun;
    sodo_extract_summary summary = {0};
    sodo_session *session = session_of(set, &status);
    if (!session) return status;
    taking all = {folder_begin(self, set, session, &begun), EXIT_DONE, false};
    if (!all.builder) {
        sodo_session_close(session);
        return begun;
    }
    const page_taker taker = {.output = take, .known = known, .context = &all};
    status = exit_graver(listed, remove_pages(all.builder, set));
    status = exit_graver(status, pages_read(session, set, inputs, &taker, &summary));
    status = exit_graver(status, all.status);
    sodo_session_close(session);
    talk_detail("%zu pages read, %zu of them unchanged, %zu empty, %zu left out",
                summary.pages, summary.reused, summary.empty, summary.failed);
    if (!all.broken) return folder_end(all.builder, set, status);
    sodo_builder_close(all.builder);
    return status;
}

int cmd_build(const command *self, settings *set) {
    strings inputs = {0};
    int status = inputs_collect(self, set, &inputs);
    exit_catch();
    if (status == EXIT_USAGE) {
        /* said */
    } else if (set->dry_run) {
        for (size_t i = 0; i < inputs.count; i++) puts(inputs.items[i]);
        talk_summary("%zu files would be read", inputs.count);
    } else
        status = build(self, set, &inputs, status);
    strings_finish(&inputs);
    return status;
}

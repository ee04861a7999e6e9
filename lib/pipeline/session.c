/* session.c - gazetteers and rules behind a public handle. */
#include "pipeline/session.h"

#include "base/fail.h"
#include "base/ident.h"
#include "sodo/version.h"

#include <stdlib.h>

sodo_status sodo_session_open(const sodo_session_options *options, sodo_session **out,
                              sodo_error *err) {
    if (!options || options->size < sizeof *options || !options->gazetteer_dir_count)
        return sodo_fail(err, SODO_ERR_USAGE, 0, "no gazetteer folder given");
    sodo_session *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a session");
    const sodo_core_dirs from = sodo_dirs_of(options);
    sodo_status status = sodo_core_open(&from, &self->core, err);
    if (status != SODO_OK) {
        free(self);
        return status;
    }
    self->maker = (sodo_record_maker){
        .version = sodo_slice_of(sodo_version()),
        .gazetteer = sodo_slice_of(sodo_gazetteer_version(self->core->gazetteer)),
        .rules = sodo_slice_of(sodo_rules_version(self->core->rules))};
    *out = self;
    return SODO_OK;
}

void sodo_session_close(sodo_session *self) {
    if (!self) return;
    sodo_core_close(self->core);
    free(self);
}

const char *sodo_session_gazetteer_version(const sodo_session *self) {
    return self->maker.gazetteer.data;
}

const char *sodo_session_gazetteer_form(const sodo_session *self) {
    return self->core->form;
}

const char *sodo_session_rules_version(const sodo_session *self) {
    return self->maker.rules.data;
}

bool sodo_is_page_name(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot && (strcmp(dot, ".txt") == 0 || sodo_input_of(path) != SODO_INPUT_TEXT);
}

static int gravity(sodo_status status) {
    switch (status) {
    case SODO_OK:
        return 0;
    case SODO_ERR_INPUT:
    case SODO_ERR_LIMIT:
        return 1;
    case SODO_ERR_USAGE:
    case SODO_ERR_IO:
    case SODO_ERR_NOMEM:
        break;
    }
    return 2;
}

sodo_status sodo_status_graver(sodo_status a, sodo_status b) {
    return gravity(b) > gravity(a) ? b : a;
}

void sodo_page_id(sodo_slice bytes, char out[SODO_PAGE_ID_SIZE]) {
    memcpy(out, "page:", 5);
    sodo_ident(bytes, out + 5);
}

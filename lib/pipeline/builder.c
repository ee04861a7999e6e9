/* builder.c - page records are gathered: checked, joined as they come, and spooled to the
 * disk. */
#include "pipeline/builder.h"

#include "base/fail.h"
#include "base/file.h"
#include "read/record.h"
#include "sodo/version.h"

#include <errno.h>
#include <unistd.h>

#define BUILDER_BUDGET ((size_t)1 << 36)
#define DECISIONS_MAX ((size_t)64 << 20) /* bytes */

static sodo_status no_memory(sodo_error *err) {
    return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the network");
}

static sodo_status at_place(sodo_status status, const char *path, size_t line,
                            sodo_error *err) {
    if (err && !err->path[0]) sodo_error_path(err, path);
    if (err && !err->line) err->line = line;
    return status;
}

/* The folder may be new, ours, or anything with force; its store may serve again. */
static sodo_status open_folder(sodo_builder *self, const sodo_build_options *o,
                               sodo_error *err) {
    sodo_folder_state state;
    SODO_TRY(sodo_folder_look(o->folder, &self->folder, &state, err));
    if (state == SODO_FOLDER_FOREIGN && !o->force) {
        sodo_fail(
            err, SODO_ERR_USAGE, 0,
            "the folder holds files that no build made: name another, or use --force");
        return at_place(SODO_ERR_USAGE, o->folder, 0, err);
    }
    if (state != SODO_FOLDER_BUILT) return SODO_OK;
    sodo_error problem;
    sodo_status status = sodo_store_open(self->folder.target, &self->old, &problem);
    if (status == SODO_OK || !o->keep)
        return SODO_OK; /* of another schema: nothing to reuse */
    if (err) *err = problem;
    return status;
}

static sodo_status take_versions(sodo_builder *self, const sodo_build_options *o,
                                 sodo_error *err) {
    if (o->gazetteer_version) {
        self->maker.version =
            sodo_slice_copy(&self->arena, sodo_slice_of(sodo_version()));
        self->maker.gazetteer =
            sodo_slice_copy(&self->arena, sodo_slice_of(o->gazetteer_version));
        self->maker.rules = sodo_slice_copy(
            &self->arena, sodo_slice_of(o->rules_version ? o->rules_version : ""));
        if (!self->maker.version.data || !self->maker.gazetteer.data ||
            !self->maker.rules.data)
            return no_memory(err);
    }
    if (!self->old) return SODO_OK;
    const sodo_record_maker *was = sodo_store_made_by(self->old);
    self->old_fits = sodo_slice_equal(was->version, self->maker.version) &&
                     sodo_slice_equal(was->gazetteer, self->maker.gazetteer) &&
                     sodo_slice_equal(was->rules, self->maker.rules);
    return SODO_OK;
}

static sodo_status read_decisions(sodo_builder *self, const char *path, sodo_error *err) {
    sodo_buf text = {0};
    sodo_status status = sodo_file_read(path, DECISIONS_MAX, &text, err);
    if (status == SODO_OK) {
        status = sodo_decisions_read(sodo_buf_slice(&text), &self->arena,
                                     &self->decisions, err);
        if (status != SODO_OK) sodo_error_path(err, path);
    }
    if (status == SODO_OK) sodo_across_decide(self->across, &self->decisions);
    sodo_buf_finish(&text);
    return status;
}

static sodo_status add_line(sodo_builder *self, sodo_slice line, const char *path,
                            size_t number, bool kept, sodo_error *err);

static sodo_status keep_record(void *context, sodo_slice page_id, sodo_slice source,
                               sodo_slice line, sodo_error *err) {
    sodo_builder *self = context;
    (void)page_id, (void)source;
    return add_line(self, line, self->folder.target, 0, true, err);
}

sodo_status sodo_builder_open(const sodo_build_options *options, sodo_builder **out,
                              sodo_error *err) {
    if (!options || !options->folder || !out)
        return sodo_fail(err, SODO_ERR_USAGE, 0, "a build needs a folder to write to");
    sodo_builder *self = calloc(1, sizeof *self);
    if (!self) return no_memory(err);
    self->spool = -1;
    self->stopped = options->stopped;
    self->context = options->context;
    self->arena.budget = BUILDER_BUDGET;
    self->by_page_and_source.arena = self->kept_sources.arena = &self->arena;
    sodo_status status = open_folder(self, options, err);
    if (status == SODO_OK) status = take_versions(self, options, err);
    if (status == SODO_OK) status = sodo_across_open(&self->across, err);
    if (status == SODO_OK && options->decisions)
        status = read_decisions(self, options->decisions, err);
    if (status == SODO_OK && options->keep && self->old)
        status = sodo_store_each_record(self->old, keep_record, self, err);
    if (status != SODO_OK) {
        sodo_builder_close(self);
        return status;
    }
    *out = self;
    return SODO_OK;
}

void sodo_builder_close(sodo_builder *self) {
    if (!self) return;
    sodo_folder_drop(&self->folder);
    sodo_store_close(self->old);
    sodo_across_close(self->across);
    if (self->spool >= 0) close(self->spool);
    sodo_arena_finish(&self->arena);
    sodo_buf_finish(&self->buf);
    free(self);
}

bool sodo_builder_known(sodo_builder *self, sodo_slice page_id, const char *path,
                        sodo_slice *record) {
    sodo_slice source;
    if (!self->old || !self->old_fits) return false;
    if (!sodo_store_record(self->old, page_id, &source, record)) return false;
    return sodo_slice_is(source, path);
}

/* ---- the spool ---- */

static bool write_all(int fd, sodo_slice text) {
    while (text.size) {
        ssize_t put = write(fd, text.data, text.size);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        text.data += put;
        text.size -= (size_t)put;
    }
    return true;
}

static sodo_status spool_line(sodo_builder *self, sodo_slice line, sodo_error *err) {
    if (self->spool < 0) self->spool = sodo_folder_spool(&self->folder);
    if (self->spool >= 0 && write_all(self->spool, line)) {
        self->spool_end += line.size;
        return SODO_OK;
    }
    sodo_fail(err, SODO_ERR_IO, 0, "cannot write beside the folder: %s", strerror(errno));
    return at_place(SODO_ERR_IO, self->folder.target, 0, err);
}

sodo_status sodo_builder_line(sodo_builder *self, const sodo_spooled *record,
                              sodo_buf *out, sodo_error *err) {
    char chunk[65536];
    sodo_buf_clear(out);
    for (size_t done = 0; done < record->size;) {
        size_t want =
            record->size - done < sizeof chunk ? record->size - done : sizeof chunk;
        ssize_t got = pread(self->spool, chunk, want, (off_t)(record->offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0)
            return sodo_fail(err, SODO_ERR_IO, 0, "cannot read a page record back");
        sodo_buf_add(out, (sodo_slice){chunk, (size_t)got});
        done += (size_t)got;
    }
    return out->failed ? no_memory(err) : SODO_OK;
}

/* ---- adding and taking out ---- */

static void take_out(sodo_builder *self, sodo_spooled *record) {
    record->removed = true;
    sodo_across_remove(self->across, record->page_id);
}

/* A source that is read anew loses all its kept pages, also those that it has no longer.
 */
static void give_way(sodo_builder *self, sodo_slice source) {
    sodo_map_entry *kept = sodo_map_find(&self->kept_sources, source);
    if (!kept || !kept->value) return;
    kept->value = 0;
    for (size_t i = 0; i < self->records.count; i++) {
        sodo_spooled *r = &self->records.items[i];
        if (r->kept && !r->removed && sodo_slice_equal(r->source, source))
            take_out(self, r);
    }
}

/* Where the record is in the list: made where it is new. */
static sodo_spooled *slot_of(sodo_builder *self, const sodo_record *record) {
    size_t size = record->page_id.size + record->source.size + 1;
    char *key = sodo_arena_alloc(&self->arena, size + 1, 1);
    if (!key) return NULL;
    memcpy(key, record->page_id.data, record->page_id.size);
    key[record->page_id.size] = '\n';
    if (record->source.size)
        memcpy(key + record->page_id.size + 1, record->source.data, record->source.size);
    uint32_t next = (uint32_t)self->records.count;
    const sodo_map_entry *e =
        sodo_map_put(&self->by_page_and_source, (sodo_slice){key, size}, next);
    if (!e) return NULL;
    if (e->value != next) return &self->records.items[e->value];
    sodo_spooled *slot = SODO_PUSH(&self->arena, self->records);
    if (!slot) return NULL;
    slot->page_id = (sodo_slice){key, record->page_id.size};
    slot->source = (sodo_slice){key + record->page_id.size + 1, record->source.size};
    slot->removed = true; /* until it is spooled */
    return slot;
}

static sodo_status take_record(sodo_builder *self, const sodo_record *record,
                               sodo_slice line, bool kept, sodo_error *err) {
    if (self->maker.version.size) SODO_TRY(sodo_record_check(record, &self->maker, err));
    if (!kept) give_way(self, record->source);
    sodo_spooled *slot = slot_of(self, record);
    if (!slot) return no_memory(err);
    if (!slot->removed) return SODO_OK;
    SODO_TRY(sodo_across_add(self->across, record, err));
    if (!self->maker.version.size) {
        self->maker.version = sodo_slice_copy(&self->arena, record->maker.version);
        self->maker.gazetteer = sodo_slice_copy(&self->arena, record->maker.gazetteer);
        self->maker.rules = sodo_slice_copy(&self->arena, record->maker.rules);
    }
    slot->offset = self->spool_end;
    slot->size = line.size;
    SODO_TRY(spool_line(self, line, err));
    slot->kept = kept;
    slot->removed = false;
    if (kept && !sodo_map_put(&self->kept_sources, slot->source, 1))
        return no_memory(err);
    return SODO_OK;
}

static sodo_status add_line(sodo_builder *self, sodo_slice line, const char *path,
                            size_t number, bool kept, sodo_error *err) {
    line = sodo_slice_trim(line);
    if (!line.size) return SODO_OK;
    if (line.size > SODO_RECORD_MAX) {
        sodo_fail(err, SODO_ERR_LIMIT, 0, "a page record of more than %zu bytes",
                  SODO_RECORD_MAX);
        return at_place(SODO_ERR_LIMIT, path, number, err);
    }
    sodo_arena arena = {.budget = SODO_RECORD_BUDGET};
    sodo_record record;
    sodo_status status = sodo_record_read(line, &arena, &record, err);
    if (status == SODO_OK) status = take_record(self, &record, line, kept, err);
    sodo_arena_finish(&arena);
    return status == SODO_OK ? SODO_OK : at_place(status, path, number, err);
}

sodo_status sodo_builder_add(sodo_builder *self, sodo_slice record, const char *path,
                             size_t line, sodo_error *err) {
    if (self->used_up)
        return sodo_fail(err, SODO_ERR_USAGE, 0, "this build is published already");
    return add_line(self, record, path, line, false, err);
}

bool sodo_builder_remove(sodo_builder *self, const char *source) {
    bool found = false;
    for (size_t i = 0; i < self->records.count; i++) {
        sodo_spooled *r = &self->records.items[i];
        if (r->removed) continue;
        if (!sodo_slice_is(r->source, source) && !sodo_slice_is(r->page_id, source))
            continue;
        take_out(self, r);
        found = true;
    }
    return found;
}

size_t sodo_builder_pages(const sodo_builder *self) {
    return self->across ? sodo_across_pages(self->across) : 0;
}

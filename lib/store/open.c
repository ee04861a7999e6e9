/* open.c - opening a store for reading, and the page records in it. */
#include "store/open.h"

#include "base/fail.h"

#include <errno.h>
#include <sys/stat.h>

static sodo_status fail_at(const char *path, sodo_status status, const char *what,
                           sodo_error *err) {
    sodo_fail(err, status, 0, "%s", what);
    sodo_error_path(err, path);
    return status;
}

/* GRAPH is the folder that build made, or its graph.sqlite. */
static sodo_status find_file(const char *path, char *out, size_t room, sodo_error *err) {
    struct stat info;
    if (stat(path, &info) != 0) return fail_at(path, SODO_ERR_IO, strerror(errno), err);
    int size = S_ISDIR(info.st_mode) ? snprintf(out, room, "%s/graph.sqlite", path)
                                     : snprintf(out, room, "%s", path);
    if (size < 0 || (size_t)size >= room)
        return fail_at(path, SODO_ERR_IO, strerror(ENAMETOOLONG), err);
    if (stat(out, &info) != 0) return fail_at(out, SODO_ERR_IO, strerror(errno), err);
    return SODO_OK;
}

static sodo_status pragma(sodo_store *s, const char *sql, sqlite3_int64 *out,
                          sodo_error *err) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(s->db, sql, -1, &statement, NULL);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    if (code == SQLITE_ROW) *out = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW ? SODO_OK : sodo_store_fail(s->db, s->path, err);
}

static sodo_status check_schema(sodo_store *s, sodo_error *err) {
    sqlite3_int64 application = 0, version = 0;
    SODO_TRY(pragma(s, "PRAGMA application_id", &application, err));
    SODO_TRY(pragma(s, "PRAGMA user_version", &version, err));
    if (application != SODO_STORE_APPLICATION)
        return fail_at(s->path, SODO_ERR_INPUT, "not a network made by sodo build", err);
    if (version == SODO_STORE_SCHEMA) return SODO_OK;
    return fail_at(s->path, SODO_ERR_INPUT,
                   "made by another version of sodo: build it again from the pages", err);
}

static sodo_status read_maker(sodo_store *s, sodo_error *err) {
    sqlite3_stmt *statement = NULL;
    int code =
        sqlite3_prepare_v2(s->db, "SELECT name, value FROM meta", -1, &statement, NULL);
    if (code != SQLITE_OK) return sodo_store_fail(s->db, s->path, err);
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        sodo_slice name = sodo_column_text(statement, 0);
        sodo_slice value = sodo_slice_copy(&s->arena, sodo_column_text(statement, 1));
        if (sodo_slice_is(name, "version")) s->maker.version = value;
        if (sodo_slice_is(name, "gazetteer")) s->maker.gazetteer = value;
        if (sodo_slice_is(name, "rules")) s->maker.rules = value;
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? SODO_OK : sodo_store_fail(s->db, s->path, err);
}

sodo_status sodo_store_open(const char *path, sodo_store **out, sodo_error *err) {
    sodo_store *s = calloc(1, sizeof *s);
    if (!s) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the store");
    s->arena.budget = (size_t)1 << 20;
    sodo_status status = find_file(path, s->path, sizeof s->path, err);
    if (status == SODO_OK &&
        sqlite3_open_v2(s->path, &s->db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        status = sodo_store_fail(s->db, s->path, err);
    if (status == SODO_OK) status = check_schema(s, err);
    if (status == SODO_OK) status = read_maker(s, err);
    if (status != SODO_OK) {
        sodo_store_close(s);
        return status;
    }
    *out = s;
    return SODO_OK;
}

bool sodo_store_recognise(const char *path) {
    sodo_store s = {0};
    sqlite3_int64 application = 0;
    if (find_file(path, s.path, sizeof s.path, NULL) != SODO_OK) return false;
    bool good = sqlite3_open_v2(s.path, &s.db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
                pragma(&s, "PRAGMA application_id", &application, NULL) == SODO_OK;
    sqlite3_close(s.db);
    return good && application == SODO_STORE_APPLICATION;
}

void sodo_store_close(sodo_store *self) {
    if (!self) return;
    sqlite3_finalize(self->one_record);
    sqlite3_close(self->db);
    sodo_arena_finish(&self->arena);
    free(self);
}

const sodo_record_maker *sodo_store_made_by(const sodo_store *self) {
    return &self->maker;
}

bool sodo_store_record(sodo_store *self, sodo_slice page_id, sodo_slice *source,
                       sodo_slice *line) {
    const char *sql = "SELECT source, record FROM records WHERE page = ?";
    if (!self->one_record &&
        sqlite3_prepare_v2(self->db, sql, -1, &self->one_record, NULL) != SQLITE_OK)
        return false;
    sqlite3_reset(self->one_record);
    sodo_bind_text(self->one_record, 1, page_id);
    if (sqlite3_step(self->one_record) != SQLITE_ROW) return false;
    *source = sodo_column_text(self->one_record, 0);
    *line = sodo_column_text(self->one_record, 1);
    return line->data != NULL;
}

sodo_status sodo_store_each_record(sodo_store *self,
                                   sodo_status (*each)(void *context, sodo_slice page_id,
                                                       sodo_slice source, sodo_slice line,
                                                       sodo_error *err),
                                   void *context, sodo_error *err) {
    sqlite3_stmt *statement = NULL;
    const char *sql = "SELECT page, source, record FROM records ORDER BY rowid";
    if (sqlite3_prepare_v2(self->db, sql, -1, &statement, NULL) != SQLITE_OK)
        return sodo_store_fail(self->db, self->path, err);
    sodo_status status = SODO_OK;
    int code;
    while (status == SODO_OK && (code = sqlite3_step(statement)) == SQLITE_ROW)
        status =
            each(context, sodo_column_text(statement, 0), sodo_column_text(statement, 1),
                 sodo_column_text(statement, 2), err);
    if (status == SODO_OK && code != SQLITE_DONE)
        status = sodo_store_fail(self->db, self->path, err);
    sqlite3_finalize(statement);
    return status;
}

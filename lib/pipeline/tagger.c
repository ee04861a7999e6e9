/* tagger.c - one page in memory, for programs that use the library. */
#include "base/fail.h"
#include "model/network.h"
#include "pipeline/session.h"
#include "sodo/page.h"
#include "write/record.h"

#include <stdlib.h>

struct sodo_tagger {
    const sodo_session *session;
    sodo_worker worker;
};

struct sodo_result {
    const sodo_session *session;
    sodo_work work;
    sodo_buf record;
    const uint32_t *mentions; /* numbers of those that leave the program */
    size_t mention_count;
};

sodo_status sodo_tagger_open(const sodo_session *session, sodo_tagger **out,
                             sodo_error *err) {
    sodo_tagger *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a tagger");
    self->session = session;
    sodo_status status = sodo_worker_open(session->core, &self->worker, err);
    if (status == SODO_OK)
        *out = self;
    else
        free(self);
    return status;
}

void sodo_tagger_close(sodo_tagger *self) {
    if (!self) return;
    sodo_worker_close(&self->worker);
    free(self);
}

static bool is_public(const sodo_mention *m) {
    return !m->dropped && sodo_kind_public_name((sodo_kind)m->kind) != NULL;
}

static const sodo_tokens *tokens_of(const sodo_result *self) {
    return &self->work.page.tokens;
}

static int by_place(const sodo_result *self, uint32_t a, uint32_t b) {
    const sodo_mention *x = &self->work.mentions.items[a],
                       *y = &self->work.mentions.items[b];
    if (x->tok_begin != y->tok_begin) return x->tok_begin < y->tok_begin ? -1 : 1;
    if (x->tok_end != y->tok_end) return x->tok_end > y->tok_end ? -1 : 1;
    return x->kind < y->kind ? -1 : x->kind > y->kind;
}

/* Shell sort: qsort cannot be told which page. */
static void sort(const sodo_result *self, uint32_t *list, size_t count) {
    for (size_t gap = count / 2; gap > 0; gap /= 2)
        for (size_t i = gap; i < count; i++)
            for (size_t j = i; j >= gap && by_place(self, list[j - gap], list[j]) > 0;
                 j -= gap) {
                uint32_t other = list[j];
                list[j] = list[j - gap];
                list[j - gap] = other;
            }
}

static sodo_status list_mentions(sodo_result *self, sodo_error *err) {
    size_t all = self->work.mentions.count;
    uint32_t *list = sodo_arena_alloc(&self->work.arena, all + 1, sizeof *list);
    if (!list)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the page's mentions");
    for (uint32_t i = 0; i < all; i++)
        if (is_public(&self->work.mentions.items[i])) list[self->mention_count++] = i;
    sort(self, list, self->mention_count);
    self->mentions = list;
    return SODO_OK;
}

static sodo_status read_page(sodo_tagger *self, const sodo_origin *origin,
                             sodo_result *result, sodo_error *err) {
    SODO_TRY(
        sodo_page_run(&self->worker, origin, SODO_STAGE_RESOLVE, &result->work, err));
    SODO_TRY(sodo_record_write(&result->work, &self->session->core->symbols,
                               &self->session->maker, &result->work.arena,
                               &result->record, err));
    return list_mentions(result, err);
}

sodo_status sodo_tagger_run(sodo_tagger *self, sodo_slice bytes, const char *name,
                            sodo_input input, sodo_result **out, sodo_error *err) {
    sodo_result *result = calloc(1, sizeof *result);
    if (!result) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a page");
    result->session = self->session;
    const sodo_origin origin = {.path = name,
                                .bytes = bytes,
                                .line = input == SODO_INPUT_JSONL,
                                .input = input == SODO_INPUT_BY_NAME ? sodo_input_of(name)
                                                                     : input};
    sodo_status status = read_page(self, &origin, result, err);
    if (status == SODO_OK)
        *out = result;
    else
        sodo_result_close(result);
    return status;
}

void sodo_result_close(sodo_result *self) {
    if (!self) return;
    sodo_arena_finish(&self->work.arena);
    sodo_buf_finish(&self->record);
    free(self);
}

sodo_slice sodo_result_text(const sodo_result *self) {
    return self->work.page.text;
}

sodo_slice sodo_result_record(const sodo_result *self) {
    sodo_slice record = sodo_buf_slice(&self->record);
    if (record.size && record.data[record.size - 1] == '\n') record.size--;
    return record;
}

size_t sodo_result_mention_count(const sodo_result *self) {
    return self->mention_count;
}

size_t sodo_result_entity_count(const sodo_result *self) {
    return self->work.entities.count;
}

size_t sodo_result_fact_count(const sodo_result *self) {
    return self->work.facts.count;
}

void sodo_result_mention(const sodo_result *self, size_t index, sodo_found_mention *out) {
    const sodo_mention *m = &self->work.mentions.items[self->mentions[index]];
    const sodo_token *first = &tokens_of(self)->items[m->tok_begin];
    const sodo_token *last = &tokens_of(self)->items[m->tok_end - 1];
    sodo_slice token = {self->work.page.text.data + last->byte_begin,
                        last->byte_end - last->byte_begin};
    size_t letters = 0;
    for (size_t i = 0; i < token.size; i++)
        letters += ((unsigned char)token.data[i] & 0xC0) != 0x80;
    *out = (sodo_found_mention){.kind = sodo_kind_public_name((sodo_kind)m->kind),
                                .byte_begin = first->byte_begin,
                                .byte_end = last->byte_end,
                                .cp_begin = first->cp_begin,
                                .cp_end = last->cp_begin + letters,
                                .entity = m->entity};
}

void sodo_result_entity(const sodo_result *self, size_t index, sodo_found_entity *out) {
    const sodo_entity *e = &self->work.entities.items[index];
    *out = (sodo_found_entity){.kind = sodo_kind_public_name((sodo_kind)e->kind),
                               .name = e->name,
                               .title = e->title,
                               .organization = e->organization,
                               .place = e->place};
    sodo_date_print(e->date, out->date);
}

/* Value names are NUL-terminated: they are copies in the session's arena. */
static const char *status_name(const sodo_result *self, const sodo_fact *f) {
    sodo_slice name = sodo_symbols_value_name(&self->session->core->symbols, f->status);
    if (name.size) return name.data;
    return f->kind == SODO_REL_HOLDS ? "current" : "";
}

void sodo_result_fact(const sodo_result *self, size_t index, sodo_found_fact *out) {
    const sodo_fact *f = &self->work.facts.items[index];
    const sodo_evidence *best = NULL;
    for (size_t i = 0; i < f->evidences.count; i++)
        if (!best || f->evidences.items[i].confidence > best->confidence)
            best = &f->evidences.items[i];
    *out = (sodo_found_fact){.kind = sodo_relation_name((sodo_relation_kind)f->kind),
                             .source = f->source,
                             .target = f->target,
                             .status = status_name(self, f)};
    if (!best) return;
    out->sentence = best->sentence;
    out->rule = best->rule;
    out->confidence = best->confidence;
    out->cp_begin = best->cp_begin;
    out->cp_end = best->cp_end;
}

/* why.c - why a rule does nothing at a place of a page. */
#include "base/fail.h"
#include "base/file.h"
#include "pipeline/session.h"
#include "sodo/gazetteer.h"

typedef struct question {
    sodo_worker worker;
    sodo_buf bytes, answer;
    sodo_origin origin;
} question;

/* The token at a code point of the text, or the next one. */
static sodo_status find_token(question *q, size_t cp, uint32_t *out, sodo_error *err) {
    sodo_work work = {0};
    sodo_status status =
        sodo_page_run(&q->worker, &q->origin, SODO_STAGE_TEXT, &work, err);
    const sodo_tokens *tokens = &work.page.tokens;
    uint32_t at = 0;
    while (status == SODO_OK && at < tokens->count &&
           tokens->items[at].cp_begin + tokens->items[at].cps <= cp)
        at++;
    if (status == SODO_OK && at == tokens->count)
        status = sodo_fail(err, SODO_ERR_USAGE, 0,
                           "%s has no word at or behind offset %zu", q->origin.path, cp);
    sodo_arena_finish(&work.arena);
    *out = at;
    return status;
}

static sodo_status ask(question *q, uint32_t rule, size_t cp, sodo_error *err) {
    uint32_t token = 0;
    sodo_work work = {0};
    SODO_TRY(find_token(q, cp, &token, err));
    sodo_rule_runner_why_not(q->worker.runner, rule, token, &q->answer);
    sodo_status status =
        sodo_page_run(&q->worker, &q->origin, SODO_STAGE_RELATE, &work, err);
    sodo_arena_finish(&work.arena);
    if (status == SODO_OK && q->answer.failed)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the answer");
    return status;
}

static void hand_out(const question *q, char out[SODO_ANSWER_SIZE]) {
    const char *text =
        q->answer.size ? q->answer.data : "its phase does not come to this place";
    size_t size = strlen(text);
    if (size >= SODO_ANSWER_SIZE) size = SODO_ANSWER_SIZE - 1;
    while (size > 0 && ((unsigned char)text[size] & 0xC0) == 0x80) size--;
    memcpy(out, text, size);
    out[size] = '\0';
}

sodo_status sodo_rulebook_why_not(const sodo_session *session, const char *rule,
                                  const char *path, size_t cp_offset,
                                  char out[SODO_ANSWER_SIZE], sodo_error *err) {
    uint32_t number = sodo_rules_find(session->core->rules, sodo_slice_of(rule));
    if (number == UINT32_MAX)
        return sodo_fail(err, SODO_ERR_USAGE, 0, "no rule is called %s", rule);
    question q = {0};
    SODO_TRY(sodo_worker_open(session->core, &q.worker, err));
    sodo_status status = sodo_file_read(path, SODO_PAGE_MAX, &q.bytes, err);
    q.origin = (sodo_origin){
        .path = path, .bytes = sodo_buf_slice(&q.bytes), .input = sodo_input_of(path)};
    if (status == SODO_OK && q.origin.input == SODO_INPUT_JSONL)
        status = sodo_fail(err, SODO_ERR_USAGE, 0,
                           "%s holds several pages; ask about one", path);
    if (status == SODO_OK) status = ask(&q, number, cp_offset, err);
    if (status == SODO_OK) hand_out(&q, out);
    sodo_buf_finish(&q.bytes);
    sodo_buf_finish(&q.answer);
    sodo_worker_close(&q.worker);
    return status;
}

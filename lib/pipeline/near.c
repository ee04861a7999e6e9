/* near.c - opening a network for one question: what lies around its names, else all of
 * it. */
#include "base/fail.h"
#include "pipeline/handle.h"
#include "query/query.h"

#include <stdlib.h>

#define BIT(kind) (1u << SODO_NODE_##kind)

/* Questions about names that are given, and about events; others look at everything. */
static const struct {
    const char *what;
    unsigned subject; /* what it may mean */
    sodo_store_shape shape;
    bool several;  /* all that it may mean are answered */
    bool other;    /* a second name of the same kinds is given */
    bool narrowed; /* by person, body and place as well */
    bool offices;  /* who is still in office on a day depends on other posts */
} QUESTIONS[] = {
    {"person", BIT(PERSON), SODO_NEAR_PERSON, false, false, false, true},
    {"org", BIT(ORGANIZATION), SODO_NEAR_BODY, false, false, false, true},
    {"position", BIT(POSITION), SODO_NEAR_POST, true, false, false, true},
    {"attended", BIT(EVENT), SODO_NEAR_EVENT, true, false, true, false},
    {"events", BIT(EVENT), SODO_NEAR_EVENT, true, false, true, false},
    {"why", SODO_KINDS_NAMED, SODO_NEAR_ANY, false, false, false, false},
    {"common", SODO_KINDS_NAMED, SODO_NEAR_ANY, false, true, false, false},
    {"path", SODO_KINDS_NAMED, SODO_NEAR_ANY, false, true, false, false},
};
#define QUESTION_COUNT (sizeof QUESTIONS / sizeof *QUESTIONS)

typedef struct opening {
    sodo_store *store;
    sodo_folder *folder;
    sodo_arena arena;
    sodo_store_hits around;
    const sodo_query *query;
    sodo_error *err;
} opening;

static bool given(const char *text) {
    return text && *text;
}

/* What the name may mean joins what the network is loaded around; *count is how much. */
static sodo_status look_up(opening *o, const char *text, unsigned kinds, size_t *count) {
    size_t before = o->around.ids.count;
    *count = 0;
    if (!given(text)) return SODO_OK;
    SODO_TRY(sodo_names_find_stored(o->store, o->folder, sodo_slice_of(text), kinds,
                                    &o->around, o->err));
    *count = o->around.ids.count - before;
    return SODO_OK;
}

/* The years that the question is about: all, where it names no day. */
static void years_of(const sodo_query *q, int years[2]) {
    const char *from = given(q->at) ? q->at : q->from, *to = given(q->at) ? q->at : q->to;
    years[0] = given(from) ? (int)strtol(from, NULL, 10) : -9999;
    years[1] = given(to) ? (int)strtol(to, NULL, 10) : 9999;
}

/* Where both names are clear, a chain between the two is all that is asked for. */
static sodo_status load_path(opening *o, sodo_network *out) {
    bool found = false;
    if (!given(o->query->at))
        SODO_TRY(sodo_store_load_between(o->store, o->around.ids.items[0],
                                         o->around.ids.items[1], &found, out, o->err));
    return found ? SODO_OK : sodo_store_load(o->store, SODO_LOAD_PROOFS, out, o->err);
}

/* One who is meant must be clear; else the answer is a list of those who may be. */
static sodo_status look_up_one(opening *o, const char *text, unsigned kinds,
                               bool *clear) {
    size_t count;
    SODO_TRY(look_up(o, text, kinds, &count));
    if (given(text) && count != 1 && !given(o->query->at)) *clear = false;
    return SODO_OK;
}

static sodo_status load_question(opening *o, size_t number, sodo_network *out) {
    const sodo_query *q = o->query;
    bool several = QUESTIONS[number].several, clear = true, any;
    SODO_TRY(
        look_up_one(o, q->subject, QUESTIONS[number].subject, several ? &any : &clear));
    if (QUESTIONS[number].other)
        SODO_TRY(look_up_one(o, q->other, QUESTIONS[number].subject, &clear));
    if (QUESTIONS[number].narrowed) {
        SODO_TRY(look_up_one(o, q->person, BIT(PERSON), &clear));
        SODO_TRY(look_up_one(o, q->org, BIT(ORGANIZATION), &clear));
        SODO_TRY(look_up_one(o, q->place, BIT(PLACE), &clear));
    }
    if (!clear) return sodo_store_load_names(o->store, &o->around, out, o->err);
    if (strcmp(q->what, "path") == 0 && o->around.ids.count == 2)
        return load_path(o, out);
    if (given(q->at) && QUESTIONS[number].offices)
        return sodo_store_load_near(o->store, &o->around, SODO_NEAR_OFFICE, out, o->err);
    if (strcmp(q->what, "attended") == 0 && !given(q->subject))
        return sodo_store_load_near(o->store, &o->around, SODO_NEAR_PERSON, out, o->err);
    if (strcmp(q->what, "events") != 0)
        return sodo_store_load_near(o->store, &o->around, QUESTIONS[number].shape, out,
                                    o->err);
    int years[2];
    years_of(q, years);
    return sodo_store_load_events(o->store, &o->around, given(q->subject) ? NULL : years,
                                  out, o->err);
}

static sodo_status load(opening *o, sodo_network *out) {
    const sodo_query *q = o->query;
    size_t i = 0;
    while (q->what && i < QUESTION_COUNT && strcmp(QUESTIONS[i].what, q->what) != 0) i++;
    bool known = q->what && i < QUESTION_COUNT;
    bool narrowed = known && strcmp(q->what, "attended") == 0 && given(q->person);
    if (known && (given(q->subject) || strcmp(q->what, "events") == 0 || narrowed) &&
        (!QUESTIONS[i].other || given(q->other)))
        return load_question(o, i, out);
    return sodo_store_load(o->store, SODO_LOAD_PROOFS, out, o->err);
}

sodo_status sodo_graph_open_for(const char *path, const sodo_query *query,
                                sodo_graph **out, sodo_error *err) {
    opening o = {.query = query, .arena.budget = (size_t)1 << 34, .err = err};
    o.around.arena = &o.arena;
    sodo_graph *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for a network");
    sodo_status status = sodo_store_open(path, &o.store, err);
    if (status == SODO_OK) status = sodo_folder_open(&o.folder, err);
    if (status == SODO_OK) status = load(&o, &self->network);
    sodo_folder_close(o.folder);
    sodo_store_close(o.store);
    sodo_arena_finish(&o.arena);
    if (status == SODO_OK)
        *out = self;
    else
        free(self);
    return status;
}

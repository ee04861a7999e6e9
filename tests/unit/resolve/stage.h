/* stage.h - test support: a page with hand-made mentions over a small gazetteer,
 * resolved. */
#ifndef SODO_TESTS_RESOLVE_STAGE_H
#define SODO_TESTS_RESOLVE_STAGE_H

#include "resolve/resolve.h"
#include "testing.h"

typedef struct stage {
    sodo_arena arena; /* symbols and vocabulary */
    sodo_symbols symbols;
    sodo_vocab vocab;
    sodo_gazetteer *gazetteer;
    sodo_folder *folder;
    sodo_lexicon *lexicon;
    sodo_work work;
    uint32_t cursor; /* byte behind the mention made last */
} stage;

/* Load tests/data/small_gazetteer; end a test with stage_close. */
void stage_open(stage *s);
void stage_close(stage *s);
/* The page's text and date ("" = none stated): tokens, sentences, no mentions yet. */
void stage_page(stage *s, const char *text, const char *date);

/* Mentions are made in the order of the calls: `text` is looked for behind the mention
 * made before, else from the page's start. */
int32_t stage_hit(stage *s, sodo_kind kind,
                  const char *text); /* a hit of the gazetteer */
int32_t stage_make(stage *s, sodo_kind kind, const char *text);
void stage_part(stage *s, int32_t mention, sodo_attr_name name, int32_t part);
void stage_value(stage *s, int32_t mention, sodo_attr_name name, const char *value);

/* Whole mentions of a usual form, with the hits inside them. Missing parts are NULL or
 * SODO_NO_MENTION; a body that is part of another mention is made before it. */
int32_t stage_place(stage *s, const char *name);
int32_t stage_body(stage *s, const char *text, const char *type, const char *unit,
                   const char *place);
int32_t stage_body_of(stage *s, const char *text, const char *type, int32_t parent);
int32_t stage_position(stage *s, const char *text, const char *rank, int32_t body);
int32_t stage_person(stage *s, const char *name);

sodo_relation *stage_relation(stage *s, sodo_relation_kind kind, int32_t source,
                              int32_t target);
void stage_run(stage *s);
sodo_status stage_try(stage *s); /* the same, where it may fail */

/* After the run. */
const sodo_entity *stage_entity(const stage *s, int32_t mention);
/* Fail unless the mention's entity, its title, its body have these names. */
void stage_named(const stage *s, int32_t mention, const char *name);
void stage_seat(const stage *s, int32_t position, const char *title, const char *body);
/* The fact between two names, or NULL. */
const sodo_fact *stage_fact(const stage *s, sodo_relation_kind kind, const char *source,
                            const char *target);
const char *stage_date(sodo_date date, char out[16]);

#endif

/* lex.h - internal, layer "rules": the signs and words of a rule file. */
#ifndef SODO_RULES_LEX_H
#define SODO_RULES_LEX_H

#include "base/slice.h"
#include "base/vec.h"

typedef enum sodo_lexeme {
    SODO_LEX_END, /* end of a statement or file */
    SODO_LEX_NAME,
    SODO_LEX_NUMBER,
    SODO_LEX_STRING,
    SODO_LEX_SIGN
} sodo_lexeme;

/* Signs of two characters, as values of `sign`. */
enum { SODO_SIGN_ARROW = 1, SODO_SIGN_DIFFERENT, SODO_SIGN_ADD };

typedef struct sodo_rule_token {
    uint8_t kind; /* sodo_lexeme */
    char sign;    /* of a SODO_LEX_SIGN */
    bool first;   /* first of its line */
    bool glued;   /* no white space before it */
    uint16_t file;
    uint32_t line;
    uint32_t byte, byte_end; /* offsets in the file */
    sodo_slice text;         /* of a string: without quotes and escapes */
} sodo_rule_token;

typedef struct sodo_rule_source {
    sodo_slice path, text;
    size_t dir;                       /* index of the folder: a later one is an overlay */
    SODO_VEC(sodo_rule_token) tokens; /* the last is SODO_LEX_END */
} sodo_rule_source;

/* What the lexer stumbled over: the place, and a sentence (static). */
typedef struct sodo_lex_problem {
    sodo_rule_token at;
    const char *message;
} sodo_lex_problem;

/* Fill source->tokens. `on_problem` is told of each problem and says whether to go on;
 * the line's rest is then skipped. False: no memory, or not to go on. */
bool sodo_rules_lex(sodo_arena *arena, uint16_t file, sodo_rule_source *source,
                    bool (*on_problem)(void *context, const sodo_lex_problem *problem),
                    void *context);

static inline bool sodo_token_is(const sodo_rule_token *t, char sign) {
    return t->kind == SODO_LEX_SIGN && t->sign == sign;
}

static inline bool sodo_token_says(const sodo_rule_token *t, const char *name) {
    return t->kind == SODO_LEX_NAME && sodo_slice_is(t->text, name);
}

#endif

/* lex.c - the signs and words of a rule file. */
#include "rules/lex.h"

typedef struct lexer {
    sodo_arena *arena;
    sodo_rule_source *source;
    size_t at;
    uint32_t line;
    uint16_t file;
    bool first, spaced;
    const char *problem;
} lexer;

static bool is_name_byte(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
}

static bool is_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}

static unsigned char byte_at(const lexer *x, size_t at) {
    return at < x->source->text.size ? (unsigned char)x->source->text.data[at] : '\0';
}

static void skip_blanks(lexer *x) {
    for (; x->at < x->source->text.size; x->at++) {
        unsigned char c = byte_at(x, x->at);
        if (c == '\n') {
            x->line++;
            x->first = true;
        } else if (c == '#') {
            const char *here = x->source->text.data + x->at;
            const char *line = memchr(here, '\n', x->source->text.size - x->at);
            x->at = line ? x->at + (size_t)(line - here) - 1 : x->source->text.size - 1;
        } else if (c > ' ') {
            return;
        }
        x->spaced = true;
    }
}

static sodo_rule_token token_from(const lexer *x, size_t begin, size_t end) {
    sodo_rule_token t = {.first = x->first, .glued = !x->spaced, .file = x->file};
    t.line = x->line;
    t.byte = (uint32_t)begin;
    t.byte_end = (uint32_t)end;
    t.text = (sodo_slice){x->source->text.data + begin, end - begin};
    return t;
}

/* The string that begins at the quote; its end, or 0 where it is not closed. */
static size_t string_end(const lexer *x) {
    sodo_slice text = x->source->text;
    const char *begin = text.data + x->at + 1;
    const char *line = memchr(begin, '\n', text.size - x->at - 1);
    const char *end = line ? line : text.data + text.size;
    for (const char *at = begin; at < end; at++) {
        const char *quote = memchr(at, '"', (size_t)(end - at));
        if (!quote) return 0;
        const char *escape = memchr(at, '\\', (size_t)(quote - at));
        if (!escape) return (size_t)(quote - text.data) + 1;
        at = escape + 1; /* what it stands before is no end */
    }
    return 0;
}

/* The text between the quotes; \" and \\ stand for " and \, \n for a line end (examples).
 */
static sodo_slice unescape(lexer *x, size_t begin, size_t end) {
    sodo_slice raw = {x->source->text.data + begin, end - begin};
    if (!raw.size || !memchr(raw.data, '\\', raw.size)) return raw;
    char *copy = sodo_arena_alloc(x->arena, raw.size + 1, 1);
    if (!copy) return x->problem = "no memory", raw;
    size_t size = 0;
    for (size_t i = 0; i < raw.size; i++) {
        bool escaped = raw.data[i] == '\\' && i + 1 < raw.size;
        if (escaped) i++;
        copy[size++] = raw.data[i];
        if (escaped && raw.data[i] == 'n') copy[size - 1] = '\n';
    }
    return (sodo_slice){copy, size};
}

static sodo_rule_token string_token(lexer *x) {
    size_t end = string_end(x);
    if (!end) {
        sodo_rule_token t = token_from(x, x->at, x->at + 1);
        x->problem = "the quote is not closed on its line";
        return t;
    }
    sodo_rule_token t = token_from(x, x->at, end);
    t.kind = SODO_LEX_STRING;
    t.text = unescape(x, x->at + 1, end - 1);
    x->at = end;
    return t;
}

/* A name holds letters, digits and '_', and '-' between them. */
static sodo_rule_token word_token(lexer *x) {
    size_t end = x->at;
    bool number = true;
    for (;; end++) {
        unsigned char c = byte_at(x, end), next = byte_at(x, end + 1);
        if (is_digit(c)) continue;
        bool inner = c == '-' && end > x->at && (is_name_byte(next) || is_digit(next));
        if (!is_name_byte(c) && !(inner && !number)) break;
        number = false;
    }
    sodo_rule_token t = token_from(x, x->at, end);
    t.kind = number ? SODO_LEX_NUMBER : SODO_LEX_NAME;
    x->at = end;
    return t;
}

static sodo_rule_token sign_token(lexer *x) {
    char c = (char)byte_at(x, x->at), next = (char)byte_at(x, x->at + 1), sign = c;
    if (c == '=' && next == '>') sign = SODO_SIGN_ARROW;
    if (c == '!' && next == '=') sign = SODO_SIGN_DIFFERENT;
    if (c == '+' && next == '=') sign = SODO_SIGN_ADD;
    size_t end = x->at + (sign == c ? 1 : 2);
    sodo_rule_token t = token_from(x, x->at, end);
    t.kind = SODO_LEX_SIGN;
    t.sign = sign;
    if (sign == c && !strchr("()|?*+{},;:=!<>[]@$.-", c))
        x->problem = "this sign has no meaning in a rule; words stand in quotes";
    x->at = end;
    return t;
}

static void skip_line(lexer *x) {
    while (x->at < x->source->text.size && byte_at(x, x->at) != '\n') x->at++;
}

bool sodo_rules_lex(sodo_arena *arena, uint16_t file, sodo_rule_source *source,
                    bool (*on_problem)(void *context, const sodo_lex_problem *problem),
                    void *context) {
    lexer x = {.arena = arena, .source = source, .file = file, .line = 1, .first = true};
    if (source->text.size >= 3 && memcmp(source->text.data, "\xEF\xBB\xBF", 3) == 0)
        x.at = 3;
    size_t room = source->text.size / 7 + 16; /* a token takes eight bytes or so */
    source->tokens.items = sodo_arena_alloc(arena, room, sizeof *source->tokens.items);
    if (!source->tokens.items) return false;
    source->tokens.room = room;
    for (;;) {
        x.spaced = false;
        skip_blanks(&x);
        sodo_rule_token *slot = SODO_PUSH(arena, source->tokens);
        if (!slot) return false;
        if (x.at >= source->text.size) {
            *slot = token_from(&x, source->text.size, source->text.size);
            slot->first = true;
            return true;
        }
        unsigned char c = byte_at(&x, x.at);
        if (c == '"')
            *slot = string_token(&x);
        else if (is_name_byte(c) || is_digit(c))
            *slot = word_token(&x);
        else
            *slot = sign_token(&x);
        x.first = false;
        if (!x.problem) continue;
        sodo_lex_problem problem = {*slot, x.problem};
        source->tokens.count--;
        if (!on_problem(context, &problem)) return false;
        x.problem = NULL;
        skip_line(&x);
    }
}

/* shadow.c - words of a pattern that no rule will ever see: a gazetteer phrase of a kind
 * that the phase sees lies over them. Asked in check mode only: rows that a user adds
 * must not make the program refuse its rules. */
#include "rules/build.h"

#include "fold/split.h"

enum { PHRASE_TOKENS = 64, HITS = 32 };

/* What lies over words of a phrase. */
typedef struct cover {
    sodo_phrase_hit hit;
    sodo_slice words;
} cover;

typedef struct shadow {
    sodo_rules_build *build;
    const sodo_rule_phase *phase;
    SODO_VEC(const sodo_rule_token *) told; /* in this phase */
} shadow;

/* The phrase as tokens of a page. */
static uint32_t tokens_of(const sodo_rules_build *b, const sodo_phrase *phrase,
                          sodo_token *tokens) {
    sodo_piece piece = {0};
    uint32_t count = 0;
    for (size_t i = 0;
         count < phrase->count && sodo_split_next(phrase->at->text, i, &piece);
         i = piece.end) {
        sodo_slice word = b->set->words.items[phrase->words[count].word];
        tokens[count++] = (sodo_token){.byte_begin = (uint32_t)piece.begin,
                                       .byte_end = (uint32_t)piece.end,
                                       .syl = sodo_vocab_find(b->vocab, word),
                                       .shape = piece.shape,
                                       .flags = piece.gap_cps ? SODO_TOKEN_SPACE : 0};
    }
    return count;
}

/* Does a phrase of a kind that the phase sees lie over some of the words? */
static bool is_covered(const shadow *s, const sodo_phrase *phrase, cover *out) {
    sodo_token tokens[PHRASE_TOKENS];
    sodo_phrase_hit hits[HITS];
    uint32_t count = tokens_of(s->build, phrase, tokens);
    for (uint32_t at = 0; at < count; at++) {
        size_t found =
            sodo_gazetteer_match(s->build->set->gazetteer, tokens, count, at, hits, HITS);
        for (size_t i = 0; i < found && i < HITS; i++) {
            if (!(s->phase->kinds >> hits[i].kind & 1)) continue;
            uint32_t begin = tokens[at].byte_begin;
            uint32_t end = tokens[at + hits[i].length - 1].byte_end;
            out->hit = hits[i];
            out->words = (sodo_slice){phrase->at->text.data + begin, end - begin};
            return true;
        }
    }
    return false;
}

/* Once for each place in a phase. */
static sodo_status tell(shadow *s, const sodo_rule_token *at, const cover *c) {
    sodo_rules_build *b = s->build;
    for (size_t i = 0; i < s->told.count; i++)
        if (s->told.items[i] == at) return SODO_OK;
    const sodo_rule_token **slot = SODO_PUSH(b->arena, s->told);
    if (!slot) return sodo_rules_nomem(b);
    *slot = at;
    size_t count = 0;
    const uint32_t *rows =
        sodo_gazetteer_rows(b->set->gazetteer, c->hit.row_list, &count);
    const sodo_row *row = sodo_gazetteer_row(b->set->gazetteer, rows[0]);
    sodo_slice file = sodo_gazetteer_file(b->set->gazetteer, row->file);
    sodo_slice kind = sodo_symbols_kind_name(b->symbols, c->hit.kind),
               phase = s->phase->name;
    sodo_status status = sodo_rules_problem(
        b, at,
        "phase %.*s never sees these words: \"%.*s\" is a <%.*s> to it (line %u of %.*s)",
        (int)phase.size, phase.data, (int)c->words.size, c->words.data, (int)kind.size,
        kind.data, (unsigned)row->line, (int)file.size, file.data);
    return sodo_rules_go_on(b, status);
}

/* A set may be shared by phases that see other kinds: told where all of it is covered. */
static sodo_status check_set(shadow *s, const sodo_pat *pat) {
    const sodo_word_set *set = &s->build->set->sets.items[pat->index];
    cover c = {0};
    for (size_t i = 0; i < set->phrases.count; i++)
        if (!is_covered(s, &set->phrases.items[i], &c)) return SODO_OK;
    return tell(s, pat->at, &c);
}

static sodo_status visit(shadow *s, const sodo_pat *pat) {
    cover c = {0};
    if (pat->kind == SODO_PAT_PHRASE && is_covered(s, &pat->phrase, &c))
        SODO_TRY(tell(s, pat->phrase.at, &c));
    if (pat->kind == SODO_PAT_SET) SODO_TRY(check_set(s, pat));
    for (uint32_t i = 0; i < pat->kid_count; i++) SODO_TRY(visit(s, pat->kids[i]));
    return SODO_OK;
}

/* Do all phases that use the set cover this phrase? */
static bool is_covered_everywhere(sodo_rules_build *b, const sodo_phrase *phrase,
                                  const uint8_t *users, cover *out) {
    bool used = false;
    for (size_t p = 0; p < b->set->phases.count; p++) {
        if (!users[p]) continue;
        shadow s = {.build = b, .phase = &b->set->phases.items[p]};
        if (!is_covered(&s, phrase, out)) return false;
        used = true;
    }
    return used;
}

/* Phrases that no user of the set sees; a set of nothing else has been told where it is
 * used. */
static sodo_status check_phrases(shadow *s, const sodo_word_set *set,
                                 const uint8_t *users) {
    cover c = {0};
    size_t covered = 0;
    for (size_t i = 0; i < set->phrases.count; i++)
        covered += is_covered_everywhere(s->build, &set->phrases.items[i], users, &c);
    for (size_t i = 0; i < set->phrases.count && covered < set->phrases.count; i++) {
        const sodo_phrase *phrase = &set->phrases.items[i];
        if (!is_covered_everywhere(s->build, phrase, users, &c)) continue;
        for (size_t p = 0; p < s->build->set->phases.count; p++)
            if (users[p]) s->phase = &s->build->set->phases.items[p];
        SODO_TRY(tell(s, phrase->at, &c));
    }
    return SODO_OK;
}

static bool uses(const sodo_pat *pat, uint32_t set) {
    if (pat->kind == SODO_PAT_SET && pat->index == set) return true;
    for (uint32_t i = 0; i < pat->kid_count; i++)
        if (uses(pat->kids[i], set)) return true;
    return false;
}

static sodo_status check_sets(sodo_rules_build *b) {
    const sodo_rules *set = b->set;
    uint8_t *users = sodo_arena_alloc(b->arena, set->phases.count + 1, 1);
    if (!users) return sodo_rules_nomem(b);
    shadow s = {.build = b};
    for (uint32_t i = 0; i < set->sets.count; i++) {
        memset(users, 0, set->phases.count);
        for (size_t r = 0; r < set->rules.count; r++)
            users[set->rules.items[r].phase] |= uses(set->rules.items[r].pattern, i);
        SODO_TRY(check_phrases(&s, &set->sets.items[i], users));
    }
    return SODO_OK;
}

sodo_status sodo_rules_check_shadows(sodo_rules_build *b) {
    if (!b->set->gazetteer) return SODO_OK;
    for (size_t p = 0; p < b->set->phases.count; p++) {
        shadow s = {.build = b, .phase = &b->set->phases.items[p]};
        for (uint32_t r = s.phase->rule_begin; r < s.phase->rule_end; r++)
            SODO_TRY(visit(&s, b->set->rules.items[r].pattern));
    }
    return check_sets(b);
}

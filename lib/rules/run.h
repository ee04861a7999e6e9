/* run.h - internal, layer "rules": running a rule set over a page. */
#ifndef SODO_RULES_RUN_H
#define SODO_RULES_RUN_H

#include "base/fail.h"
#include "rules/code.h"

#define SODO_WINDOW_UNITS 4096
#define SODO_LIST_ITEMS 256

/* A window as units: each is a word, a mention, a gap or a break. */
typedef struct sodo_stream {
    uint32_t *codes;  /* width code units a unit */
    uint32_t *tok;    /* first token of each unit; tok[count] = end of the window */
    int32_t *mention; /* of each unit, or SODO_NO_MENTION */
    uint64_t *tests;  /* of each unit: the phase's tests that its mention passes */
    uint32_t *begins; /* the units at which some rule may begin */
    uint32_t count, begin_count;
    int32_t last[SODO_KIND_LIMIT]; /* by kind: the last unit that is one, or -1 */
    size_t room;                   /* units */
} sodo_stream;

/* Units [begin, end) of a capture; begin < 0: it took no part. */
typedef struct sodo_capture_span {
    int32_t begin, end;
} sodo_capture_span;

typedef struct sodo_rule_match {
    uint32_t rule, begin, end; /* units */
    uint32_t captures;         /* first in the runner's pool */
} sodo_rule_match;

/* What a value is: a mention, a stretch of tokens, or a value's number. */
typedef enum sodo_thing_kind {
    SODO_THING_NONE,
    SODO_THING_MENTION,
    SODO_THING_SPAN,
    SODO_THING_VALUE
} sodo_thing_kind;

typedef struct sodo_thing {
    uint8_t kind; /* sodo_thing_kind */
    uint16_t value;
    int32_t mention;
    uint32_t tok_begin, tok_end;
} sodo_thing;

/* A state that is set, and where: `until` says how far it holds. */
typedef struct sodo_state_value {
    sodo_thing thing;
    uint8_t until; /* sodo_span */
    uint32_t sentence, line, paragraph;
} sodo_state_value;

typedef struct sodo_sentence_info {
    uint64_t kinds; /* of the mentions that begin in it */
    uint32_t line, paragraph;
    uint32_t entries, entry_count, entry_room; /* its mentions, in the runner's entries */
    uint8_t zones;                             /* bits of the zones of its tokens */
} sodo_sentence_info;

/* A mention as the index keeps it: by sentence, leftmost first, then longest, then the
 * one found first. */
typedef struct sodo_mention_entry {
    uint32_t begin, end; /* tokens */
    int32_t mention;
    uint8_t kind;
    bool laid; /* in the window: the stream shows it */
} sodo_mention_entry;

/* A token as a word of the stream, the way it stands there: its symbol and its byte. */
typedef struct sodo_word_code {
    uint32_t symbol, byte;
} sodo_word_code;

/* The break before a token, or 0, and the next token behind it that has one. */
typedef struct sodo_word_break {
    uint32_t symbol, next;
} sodo_word_break;

/* Which tests of a phase a mention passed: others of the same rows and attributes pass
 * them too. */
typedef struct sodo_tests_known {
    const sodo_rule_phase *phase; /* NULL: free */
    uint64_t attrs;
    uint32_t row_list;
    uint8_t kind, attr_count;
    uint64_t passed;
} sodo_tests_known;
#define SODO_TESTS_KNOWN 1024 /* a power of two */

struct sodo_rule_runner {
    const sodo_rules *rules;
    sodo_arena arena; /* arrays below; they grow and are used again */
    sodo_rule_matcher matcher;
    /* the page */
    sodo_work *work;
    sodo_word_code *word_codes; /* by token: the word as a unit */
    sodo_word_break *breaks;    /* by token */
    uint32_t *sentence_of;      /* by token */
    size_t token_room;
    SODO_VEC(sodo_mention_entry) entries;
    SODO_VEC(sodo_sentence_info) sentences;
    SODO_VEC(uint64_t) word_met; /* needs that the words of each sentence fulfil */
    SODO_VEC(uint64_t) met;      /* and its words and mentions */
    bool has_words;              /* word_met and what else the words give is there */
    /* the phase */
    const sodo_rule_phase *phase;
    sodo_state_value states[64];
    /* the window */
    uint32_t sentence_begin, sentence_end, tok_begin, tok_end;
    uint8_t zones;
    sodo_stream stream;
    uint64_t *taken;          /* bits of the window's tokens, then of its units */
    sodo_mention_entry *seen; /* the window's mentions of the phase's kinds */
    uint32_t seen_count;
    size_t seen_room;
    SODO_VEC(sodo_rule_match) matches;
    SODO_VEC(sodo_capture_span) pool;
    SODO_VEC(uint32_t) chosen, spare; /* indices of matches; room to sort them */
    uint64_t *window_met; /* needs that a window of several sentences fulfils */
    /* the match whose actions run */
    uint32_t sentence;
    sodo_capture_span captures[SODO_RULE_CAPTURES];
    uint64_t used_states; /* read by the current action */
    void (*limit)(void *context, uint32_t rule, uint32_t sentence);
    void *limit_context;
    sodo_rule_cost *costs; /* by rule; NULL: nobody counts */
    sodo_buf *why;         /* NULL: nobody asks why why_rule does nothing at why_token */
    uint32_t why_rule, why_token;
    sodo_rule_trace_fn trace;
    void *trace_context;
    sodo_tests_known known[SODO_TESTS_KNOWN]; /* by what they are about, hashed */
};

/* index.c: the page's mentions by token and sentence */
sodo_status sodo_rules_index_page(sodo_rule_runner *self, sodo_error *err);
bool sodo_rules_index_mention(sodo_rule_runner *self, uint32_t mention);
/* A mention has been withdrawn. */
void sodo_rules_forget_mention(sodo_rule_runner *self, int32_t mention);
/* The mentions of a token's sentence. */
sodo_mention_entry *sodo_rules_entries(const sodo_rule_runner *self, uint32_t tok,
                                       uint32_t *count);
/* The sentence of a token. */
static inline uint32_t sodo_rules_sentence_at(const sodo_rule_runner *self,
                                              uint32_t tok) {
    return self->sentence_of[tok];
}

/* stream.c */
bool sodo_rules_stream(sodo_rule_runner *self);
/* Take the units [begin, end) in `taken`, if they are all free. */
bool sodo_rules_take(sodo_rule_runner *self, uint32_t begin, uint32_t end);

/* test.c */
/* Bits of the phase's tests on the kind that a mention passes. */
uint64_t sodo_rules_tests_of(sodo_rule_runner *self, const sodo_mention *m);
bool sodo_rules_test(const sodo_rules *rules, const sodo_mention *m,
                     const sodo_cond *conds, uint32_t count);

/* match.c */
/* Match at one unit: > 0 it does, 0 it does not, < 0 given up. */
/* Groups of the last match into captures[]; begin < 0 where a capture took no part. */
void sodo_rules_read_groups(sodo_rule_runner *self, const sodo_rule_code *code,
                            sodo_capture_span *captures, sodo_capture_span *region);
int sodo_rules_try(sodo_rule_runner *self, const sodo_rule_code *code, uint32_t from,
                   uint32_t end);
void sodo_rules_tell_limit(sodo_rule_runner *self, uint32_t rule);
sodo_status sodo_rules_match_window(sodo_rule_runner *self, sodo_error *err);
static inline sodo_status sodo_rules_page_nomem(sodo_error *err) {
    return sodo_fail(err, SODO_ERR_NOMEM, 0,
                     "the page's rules need more memory than allowed");
}

/* value.c */
sodo_thing sodo_rules_value_of(sodo_rule_runner *self, const sodo_rule_value *value);
bool sodo_rules_when(sodo_rule_runner *self, const sodo_rule *rule);
sodo_thing sodo_rules_capture_thing(const sodo_rule_runner *self, sodo_capture_span span);

/* why.c: is somebody asking about this window; the answer, once its stream stands */
bool sodo_rules_is_asked(const sodo_rule_runner *self);
void sodo_rules_explain(sodo_rule_runner *self);

/* perform.c */
sodo_status sodo_rules_perform(sodo_rule_runner *self, const sodo_rule_match *match,
                               sodo_error *err);

/* cost.c: the same as sodo_rules_try and sodo_rules_perform, counted */
int sodo_rules_try_counted(sodo_rule_runner *self, uint32_t rule, uint32_t from);
sodo_status sodo_rules_perform_counted(sodo_rule_runner *self,
                                       const sodo_rule_match *match, sodo_error *err);

#endif

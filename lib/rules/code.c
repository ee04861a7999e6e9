/* code.c - patterns compiled when they are first needed, and to machine code when they
 * are needed often.
 *
 * A page needs a part of the rules, and most of them a few times: compiling all to
 * machine code would be most of the program's start. So the interpreter tries first,
 * under a small limit; where that is hit machine code decides under the real one, whose
 * counting is never stricter than the interpreter's. Which of the two ran cannot be seen
 * in a result. The set stays immutable to those who use it: a lock lets one thread
 * compile, and a pattern once there never changes. */
#include "rules/code.h"

#include "base/fail.h"

#include <pthread.h>
#include <stdatomic.h>

#define MATCH_LIMIT 100000
#define TRIAL_LIMIT 10000 /* of the interpreter */
#define TRIALS 64         /* tries until machine code is worth its making */

struct sodo_rules_lock {
    pthread_mutex_t mutex;
};

struct sodo_rule_slot {
    _Atomic(pcre2_code_32 *) plain, fast;
    _Atomic(uint32_t) tries;
};

sodo_status sodo_rules_lock_open(sodo_rules *self, sodo_error *err) {
    struct sodo_rules_lock *lock = sodo_arena_alloc(&self->arena, 1, sizeof *lock);
    if (!lock || pthread_mutex_init(&lock->mutex, NULL) != 0)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the rules");
    self->lock = lock;
    return SODO_OK;
}

void sodo_rules_lock_close(sodo_rules *self) {
    if (self->lock) pthread_mutex_destroy(&self->lock->mutex);
    self->lock = NULL;
}

sodo_status sodo_rule_code_init(sodo_arena *arena, sodo_rule_code *self,
                                sodo_error *err) {
    self->slot = sodo_arena_alloc(arena, 1, sizeof *self->slot);
    if (!self->slot) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the rules");
    atomic_init(&self->slot->plain, NULL);
    atomic_init(&self->slot->fast, NULL);
    atomic_init(&self->slot->tries, 0);
    return SODO_OK;
}

void sodo_rule_code_finish(sodo_rule_code *self) {
    if (self->slot) {
        pcre2_code_free_32(atomic_load(&self->slot->plain));
        pcre2_code_free_32(atomic_load(&self->slot->fast));
    }
    *self = (sodo_rule_code){0};
}

static pcre2_code_32 *compile(const sodo_rules *rules, const sodo_rule_code *self,
                              int *number) {
    PCRE2_SIZE offset = 0;
    const uint32_t options =
        PCRE2_ANCHORED | PCRE2_DOTALL | PCRE2_NEVER_UTF | PCRE2_NEVER_UCP;
    sodo_pattern_text text = {.arena.budget = SODO_PATTERN_BUDGET};
    pcre2_code_32 *code = NULL;
    *number = PCRE2_ERROR_HEAP_FAILED;
    if (sodo_rules_emit(rules, self, &text))
        code = pcre2_compile_32(text.units.items, text.units.count, options, number,
                                &offset, NULL);
    sodo_arena_finish(&text.arena);
    return code;
}

/* A copy with machine code: the pattern that others may be matching never changes. */
static pcre2_code_32 *make_fast(const pcre2_code_32 *plain) {
    pcre2_code_32 *code = plain ? pcre2_code_copy_32(plain) : NULL;
    if (code) pcre2_jit_compile_32(code, PCRE2_JIT_COMPLETE);
    return code;
}

static pcre2_code_32 *loaded(_Atomic(pcre2_code_32 *) *slot) {
    return atomic_load_explicit(slot, memory_order_acquire);
}

/* The code of a slot, made when it is missing; NULL: PCRE2 refused with *number. */
static pcre2_code_32 *get(const sodo_rules *rules, const sodo_rule_code *self, bool fast,
                          int *number) {
    struct sodo_rule_slot *slot = self->slot;
    pcre2_code_32 *code = loaded(fast ? &slot->fast : &slot->plain);
    if (code) return code;
    pthread_mutex_lock(&rules->lock->mutex);
    pcre2_code_32 *plain = loaded(&slot->plain);
    if (!plain) {
        plain = compile(rules, self, number);
        atomic_store_explicit(&slot->plain, plain, memory_order_release);
    }
    code = fast ? loaded(&slot->fast) : plain;
    if (!code) {
        code = make_fast(plain);
        atomic_store_explicit(&slot->fast, code, memory_order_release);
    }
    pthread_mutex_unlock(&rules->lock->mutex);
    return code;
}

bool sodo_rule_code_check(const sodo_rules *rules, const sodo_rule_code *self,
                          int *number) {
    return get(rules, self, false, number) != NULL;
}

/* ---- matching ---- */

bool sodo_rule_matcher_init(sodo_rule_matcher *self, uint32_t groups) {
    *self = (sodo_rule_matcher){
        .data = pcre2_match_data_create_32(groups + 1, NULL),
        .trial = pcre2_match_context_create_32(NULL),
        .full = pcre2_match_context_create_32(NULL),
        .stack = pcre2_jit_stack_create_32((size_t)32 << 10, (size_t)1 << 20, NULL)};
    if (!self->data || !self->trial || !self->full || !self->stack) return false;
    pcre2_set_match_limit_32(self->trial, TRIAL_LIMIT);
    pcre2_set_match_limit_32(self->full, MATCH_LIMIT);
    pcre2_jit_stack_assign_32(self->full, NULL, self->stack);
    return true;
}

void sodo_rule_matcher_finish(sodo_rule_matcher *self) {
    pcre2_match_data_free_32(self->data);
    pcre2_match_context_free_32(self->trial);
    pcre2_match_context_free_32(self->full);
    pcre2_jit_stack_free_32(self->stack);
    *self = (sodo_rule_matcher){0};
}

static int match_fast(const sodo_rules *rules, const sodo_rule_code *code,
                      const sodo_rule_matcher *matcher, const sodo_rule_subject *s) {
    int number = 0;
    const pcre2_code_32 *fast = get(rules, code, true, &number);
    if (!fast) return PCRE2_ERROR_NOMEMORY; /* no match, whatever PCRE2 said */
    int found = pcre2_jit_match_32(fast, s->codes, s->size, s->at, 0, matcher->data,
                                   matcher->full);
    if (found != PCRE2_ERROR_JIT_BADOPTION) return found;
    return pcre2_match_32(fast, s->codes, s->size, s->at, 0, matcher->data,
                          matcher->full); /* no machine code on this computer */
}

int sodo_rule_code_match(const sodo_rules *rules, const sodo_rule_code *code,
                         const sodo_rule_matcher *matcher, const sodo_rule_subject *s) {
    int number = 0;
    struct sodo_rule_slot *slot = code->slot;
    if (atomic_load_explicit(&slot->fast, memory_order_acquire) ||
        atomic_fetch_add_explicit(&slot->tries, 1, memory_order_relaxed) >= TRIALS)
        return match_fast(rules, code, matcher, s);
    const pcre2_code_32 *plain = get(rules, code, false, &number);
    if (!plain) return PCRE2_ERROR_NOMEMORY;
    int found =
        pcre2_match_32(plain, s->codes, s->size, s->at, 0, matcher->data, matcher->trial);
    if (found > 0 || found == PCRE2_ERROR_NOMATCH) return found;
    return match_fast(rules, code, matcher, s);
}

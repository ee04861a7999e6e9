/* code.c - patterns to machine code, when they are first needed.
 *
 * A page needs a part of the rules only, and compiling all of them would be most of the
 * program's start. The set stays immutable to those who use it: a lock lets one thread
 * compile, and a slot once filled never changes. */
#include "base/fail.h"
#include "rules/set.h"

#include <pthread.h>
#include <stdatomic.h>

struct sodo_rules_lock {
    pthread_mutex_t mutex;
};

struct sodo_rule_slot {
    _Atomic(pcre2_code_32 *) code;
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
    atomic_init(&self->slot->code, NULL);
    return SODO_OK;
}

void sodo_rule_code_finish(sodo_rule_code *self) {
    if (self->slot) pcre2_code_free_32(atomic_load(&self->slot->code));
    *self = (sodo_rule_code){0};
}

static pcre2_code_32 *compile(const sodo_rule_code *self, int *number) {
    PCRE2_SIZE offset = 0;
    const uint32_t options =
        PCRE2_ANCHORED | PCRE2_DOTALL | PCRE2_NEVER_UTF | PCRE2_NEVER_UCP;
    pcre2_code_32 *code =
        pcre2_compile_32(self->text, self->text_size, options, number, &offset, NULL);
    if (code)
        pcre2_jit_compile_32(code, PCRE2_JIT_COMPLETE); /* else the interpreter runs */
    return code;
}

const pcre2_code_32 *sodo_rule_code_get(const sodo_rules *rules,
                                        const sodo_rule_code *self, int *number) {
    pcre2_code_32 *code = atomic_load_explicit(&self->slot->code, memory_order_acquire);
    if (code) return code;
    pthread_mutex_lock(&rules->lock->mutex);
    code = atomic_load_explicit(&self->slot->code, memory_order_relaxed);
    if (!code) code = compile(self, number);
    if (code) atomic_store_explicit(&self->slot->code, code, memory_order_release);
    pthread_mutex_unlock(&rules->lock->mutex);
    return code;
}

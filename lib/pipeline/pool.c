/* pool.c - a ring of slots between the owner and the workers. */
#include "pipeline/pool.h"

#include "base/fail.h"

#include <pthread.h>
#include <stdlib.h>

typedef struct member {
    sodo_pool *pool;
    unsigned number;
    pthread_t thread;
    bool started;
} member;

struct sodo_pool {
    sodo_pool_options options;
    pthread_mutex_t lock;
    pthread_cond_t wake, done; /* work has come; a slot is finished */
    char *slots;
    bool *finished;
    /* Counts that only grow; slot of n = n % options.slots. taken <= begun <= filled. */
    size_t filled, begun, taken;
    bool ending;
    member *members;
};

static void *slot_of(sodo_pool *self, size_t n) {
    return self->slots + n % self->options.slots * self->options.slot_size;
}

static void *serve(void *argument) {
    member *me = argument;
    sodo_pool *self = me->pool;
    pthread_mutex_lock(&self->lock);
    for (;;) {
        while (self->begun == self->filled && !self->ending)
            pthread_cond_wait(&self->wake, &self->lock);
        if (self->begun == self->filled) break;
        size_t n = self->begun++;
        pthread_mutex_unlock(&self->lock);
        self->options.work(self->options.context, me->number, slot_of(self, n));
        pthread_mutex_lock(&self->lock);
        self->finished[n % self->options.slots] = true;
        pthread_cond_signal(&self->done);
    }
    pthread_mutex_unlock(&self->lock);
    return NULL;
}

static bool start(sodo_pool *self) {
    for (unsigned i = 0; i < self->options.threads; i++) {
        member *m = &self->members[i];
        *m = (member){.pool = self, .number = i};
        m->started = pthread_create(&m->thread, NULL, serve, m) == 0;
        if (!m->started) return i > 0; /* fewer threads do the same work */
    }
    return true;
}

sodo_status sodo_pool_open(const sodo_pool_options *options, sodo_pool **out,
                           sodo_error *err) {
    sodo_pool *self = calloc(1, sizeof *self);
    if (!self) return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for threads");
    self->options = *options;
    pthread_mutex_init(&self->lock, NULL);
    pthread_cond_init(&self->wake, NULL);
    pthread_cond_init(&self->done, NULL);
    self->slots = calloc(options->slots, options->slot_size);
    self->finished = calloc(options->slots, sizeof *self->finished);
    self->members = calloc(options->threads, sizeof *self->members);
    bool ready = self->slots && self->finished && self->members;
    if (!ready || (options->threads > 1 && !start(self))) {
        sodo_pool_close(self);
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for threads");
    }
    *out = self;
    return SODO_OK;
}

void sodo_pool_close(sodo_pool *self) {
    if (!self) return;
    pthread_mutex_lock(&self->lock);
    self->ending = true;
    pthread_cond_broadcast(&self->wake);
    pthread_mutex_unlock(&self->lock);
    for (unsigned i = 0; self->members && i < self->options.threads; i++)
        if (self->members[i].started) pthread_join(self->members[i].thread, NULL);
    pthread_cond_destroy(&self->done);
    pthread_cond_destroy(&self->wake);
    pthread_mutex_destroy(&self->lock);
    free(self->members);
    free(self->finished);
    free(self->slots);
    free(self);
}

/* `filled` and `taken` are written by the owner only, so it may read them without the
 * lock. */
void *sodo_pool_slot(sodo_pool *self) {
    return self->filled - self->taken < self->options.slots ? slot_of(self, self->filled)
                                                            : NULL;
}

void sodo_pool_submit(sodo_pool *self) {
    if (self->options.threads == 1) {
        self->options.work(self->options.context, 0, slot_of(self, self->filled));
        self->finished[self->filled % self->options.slots] = true;
        self->filled++;
        return;
    }
    pthread_mutex_lock(&self->lock);
    self->filled++;
    pthread_cond_signal(&self->wake);
    pthread_mutex_unlock(&self->lock);
}

void *sodo_pool_take(sodo_pool *self, bool wait) {
    if (self->taken == self->filled) return NULL;
    pthread_mutex_lock(&self->lock);
    bool *finished = &self->finished[self->taken % self->options.slots];
    while (!*finished && wait) pthread_cond_wait(&self->done, &self->lock);
    bool ready = *finished;
    pthread_mutex_unlock(&self->lock);
    return ready ? slot_of(self, self->taken) : NULL;
}

void sodo_pool_release(sodo_pool *self) {
    pthread_mutex_lock(&self->lock);
    self->finished[self->taken % self->options.slots] = false;
    self->taken++;
    pthread_mutex_unlock(&self->lock);
}

void *sodo_pool_at(sodo_pool *self, size_t index) {
    return slot_of(self, index);
}

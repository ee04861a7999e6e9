/* igraph_guard.c - one thread at a time, no abort, the C attribute table. */
#include "graph/igraph_guard.h"

#include "base/fail.h"

#include <pthread.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

void sodo_igraph_enter(sodo_igraph_guard *guard) {
    pthread_mutex_lock(&one_at_a_time);
    guard->handler = igraph_set_error_handler(igraph_error_handler_ignore);
    guard->warnings = igraph_set_warning_handler(igraph_warning_handler_ignore);
    igraph_set_attribute_table(&igraph_cattribute_table);
}

void sodo_igraph_leave(sodo_igraph_guard *guard) {
    igraph_set_error_handler(guard->handler);
    igraph_set_warning_handler(guard->warnings);
    pthread_mutex_unlock(&one_at_a_time);
}

sodo_status sodo_igraph_status(igraph_error_t code, const char *doing, sodo_error *err) {
    if (code == IGRAPH_SUCCESS) return SODO_OK;
    sodo_status status = code == IGRAPH_ENOMEM ? SODO_ERR_NOMEM : SODO_ERR_LIMIT;
    return sodo_fail(err, status, 0, "%s: %s", doing, igraph_strerror(code));
}

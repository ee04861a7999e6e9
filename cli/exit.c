/* exit.c - exit statuses, signals, and the last write to standard output. */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t caught, times;

int exit_of(sodo_status status) {
    switch (status) {
    case SODO_OK:
        return EXIT_DONE;
    case SODO_ERR_USAGE:
        return EXIT_USAGE;
    case SODO_ERR_INPUT:
    case SODO_ERR_LIMIT:
        return EXIT_MALFORMED;
    case SODO_ERR_IO:
    case SODO_ERR_NOMEM:
        break;
    }
    return EXIT_SYSTEM;
}

int exit_graver(int a, int b) {
    return a > b ? a : b;
}

int exit_flush(int status) {
    bool failed = ferror(stdout) != 0;
    errno = 0;
    if (fclose(stdout) != 0) failed = true;
    if (!failed) return status;
    talk("standard output: %s", errno ? strerror(errno) : "could not be written");
    return EXIT_SYSTEM;
}

void exit_prepare(void) {
    /* A program started without descriptors 0 to 2 would write messages into its first
     * file. */
    for (int fd = open("/dev/null", O_RDWR); fd >= 0; fd = open("/dev/null", O_RDWR))
        if (fd > 2) {
            close(fd);
            break;
        }
    signal(SIGPIPE, SIG_DFL);
}

/* timeout(1) and shells send a signal to the process and to its group, so two are one. */
#define SIGNALS_MAX 3

static void on_signal(int number) {
    caught = number;
    if (++times < SIGNALS_MAX) return;
    signal(number, SIG_DFL);
    raise(number);
}

void exit_catch(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

int exit_signal(void) {
    return caught ? 128 + caught : 0;
}

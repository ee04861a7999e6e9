/* talk.c - everything on standard error: messages, the progress line, the summary. */
#include "cli.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

/* What the options said; set once, before any thread. */
static struct {
    bool quiet, verbose, colour_err, colour_out, progress_shown;
    unsigned long max_errors, errors;
    struct timespec start, last;
} voice = {.max_errors = 20};

static bool colour_for(const settings *set, int descriptor) {
    const char *terminal = getenv("TERM"), *no = getenv("NO_COLOR");
    if (set->color && strcmp(set->color, "always") == 0) return true;
    if (set->color && strcmp(set->color, "never") == 0) return false;
    return isatty(descriptor) && !(no && *no) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}

void talk_init(const settings *set) {
    voice.quiet = set->quiet;
    voice.verbose = set->verbose;
    voice.colour_err = colour_for(set, STDERR_FILENO);
    voice.colour_out = colour_for(set, STDOUT_FILENO);
    voice.max_errors = setting_number(set->max_errors, 20);
    clock_gettime(CLOCK_MONOTONIC, &voice.start);
    voice.last = voice.start;
}

/* Names of files and pieces of pages may hold escape sequences: no control reaches the
 * terminal. C1 controls and bidi marks are two and three bytes of UTF-8. */
static void put_line_safely(const char *text, size_t size) {
    const unsigned char *end = (const unsigned char *)text + size;
    for (const unsigned char *p = (const unsigned char *)text; p < end; p++) {
        bool c1 = p[0] == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0;
        bool bidi = p[0] == 0xE2 && ((p[1] == 0x80 && p[2] >= 0x8B && p[2] <= 0x8F) ||
                                     (p[1] == 0x80 && p[2] >= 0xA8 && p[2] <= 0xAE) ||
                                     (p[1] == 0x81 && p[2] >= 0xA0 && p[2] <= 0xAF));
        if (c1 || bidi) p += c1 ? 1 : 2;
        fputc(c1 || bidi || *p < 0x20 || *p == 0x7F ? '?' : *p, stderr);
    }
}

static void put_safely(const char *text) {
    put_line_safely(text, strlen(text));
}

static void put_name(void) {
    talk_progress_end();
    fputs(voice.colour_err ? "\033[1msodo:\033[0m " : "sodo: ", stderr);
}

void talk(const char *format, ...) {
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    put_name();
    put_safely(text);
    fputc('\n', stderr);
}

void talk_detail(const char *format, ...) {
    char text[1024];
    if (!voice.verbose || voice.quiet) return;
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    put_name();
    put_safely(text);
    fputc('\n', stderr);
}

bool talk_is_quiet(void) {
    return voice.quiet;
}

void talk_error(sodo_status status, const sodo_error *err, const char *caret) {
    if (status == SODO_OK && voice.quiet) return; /* a warning */
    if (++voice.errors > voice.max_errors) return;
    put_name();
    put_safely(err->path);
    if (err->path[0] && err->line) fprintf(stderr, ":%zu", err->line);
    if (err->path[0] && err->line && err->column) fprintf(stderr, ":%zu", err->column);
    if (err->path[0]) fputs(": ", stderr);
    if (status == SODO_OK) fputs("warning: ", stderr);
    put_safely(err->message);
    fputc('\n', stderr);
    while (caret && *caret) { /* two lines; '\n' is the only control among them */
        size_t size = strcspn(caret, "\n");
        fputs("    ", stderr);
        put_line_safely(caret, size);
        fputc('\n', stderr);
        caret += size + (caret[size] == '\n');
    }
}

void talk_rest(void) {
    if (voice.errors <= voice.max_errors) return;
    talk("... and %lu more (--max-errors %lu shows them all)",
         voice.errors - voice.max_errors, voice.errors);
    voice.errors = 0;
}

static double seconds(const struct timespec *from, const struct timespec *to) {
    return (double)(to->tv_sec - from->tv_sec) +
           (double)(to->tv_nsec - from->tv_nsec) / 1e9;
}

void talk_summary(const char *format, ...) {
    char text[2048];
    struct timespec now;
    if (voice.quiet) return;
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    talk_progress_end();
    clock_gettime(CLOCK_MONOTONIC, &now);
    long tenths = (long)(seconds(&voice.start, &now) * 10 + 0.5);
    for (char *line = text; *line;) {
        char *end = line + strcspn(line, "\n");
        bool last = *end == '\0';
        *end = '\0';
        fputs("sodo: ", stderr);
        put_safely(line);
        if (line == text) fprintf(stderr, " (%ld.%ld s)", tenths / 10, tenths % 10);
        fputc('\n', stderr);
        if (last) break;
        line = end + 1;
    }
}

/* With one file the count of pages is all that moves; with many the time left is told
 * too. */
void talk_progress(size_t pages, size_t done, size_t total) {
    struct timespec now;
    if (voice.quiet || !isatty(STDERR_FILENO)) return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double passed = seconds(&voice.start, &now);
    if (passed < 1 || (voice.progress_shown && seconds(&voice.last, &now) < 0.1)) return;
    voice.last = now;
    voice.progress_shown = true;
    fputs("\r\033[K", stderr);
    if (pages) fprintf(stderr, "%zu pages, ", pages);
    fprintf(stderr, "%zu of %zu files", done, total);
    if (done && done < total)
        fprintf(stderr, ", %ld s left",
                (long)(passed * (double)(total - done) / (double)done) + 1);
    fflush(stderr);
}

void talk_progress_end(void) {
    if (voice.progress_shown) fputs("\r\033[K", stderr);
    voice.progress_shown = false;
}

bool wants_colour(void) {
    return voice.colour_out;
}

unsigned terminal_width(void) {
    struct winsize size;
    if (!isatty(STDOUT_FILENO)) return 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col) return size.ws_col;
    return 80;
}

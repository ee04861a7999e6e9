/* options.c - command lines to settings, by the table of table.c. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

/* ---- words in lists, and mistyped ones ---- */

/* The next word of a list at *at; its size, 0 at the end. */
static size_t next_word(const char **at) {
    *at += strspn(*at, " ");
    return strcspn(*at, " ");
}

static bool has_word(const char *words, const char *word, size_t size) {
    for (size_t n; (n = next_word(&words)) > 0; words += n)
        if (n == size && memcmp(words, word, n) == 0) return true;
    return false;
}

/* Edit distance with swapped neighbours, for words of at most 31 bytes. */
static size_t distance(const char *a, size_t m, const char *b, size_t n) {
    size_t d[32][32];
    if (m > 31 || n > 31) return 99;
    for (size_t i = 0; i <= m; i++) d[i][0] = i;
    for (size_t j = 0; j <= n; j++) d[0][j] = j;
    for (size_t i = 1; i <= m; i++)
        for (size_t j = 1; j <= n; j++) {
            size_t best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (d[i - 1][j] + 1 < best) best = d[i - 1][j] + 1;
            if (d[i][j - 1] + 1 < best) best = d[i][j - 1] + 1;
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && d[i - 2][j - 2] + 1 < best) best = d[i - 2][j - 2] + 1;
            d[i][j] = best;
        }
    return d[m][n];
}

const char *nearest_word(const char *words, const char *typed, size_t *size) {
    const char *nearest = NULL;
    size_t length = strlen(typed), best = length < 4 ? 2 : 3;
    for (size_t n; (n = next_word(&words)) > 0; words += n) {
        size_t far = distance(typed, length, words, n);
        bool begins = length > 1 && length < n && memcmp(typed, words, length) == 0;
        if (begins && best > 1) far = 1;
        if (far >= best) continue;
        best = far;
        nearest = words;
        *size = n;
    }
    return nearest;
}

/* ---- the table ---- */

const command *command_find(const char *name) {
    for (const command *c = COMMANDS; c->name; c++)
        if (strcmp(c->name, name) == 0) return c;
    return NULL;
}

const option_row *option_find(const char *name, size_t size) {
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (strlen(OPTIONS[i].name) == size && memcmp(OPTIONS[i].name, name, size) == 0)
            return &OPTIONS[i];
    return NULL;
}

bool command_takes(const command *self, const option_row *option) {
    size_t size = strlen(option->name);
    return has_word(COMMON_OPTIONS, option->name, size) ||
           has_word(self->options, option->name, size);
}

static const option_row *option_by_letter(const command *self, char letter) {
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (OPTIONS[i].letter == letter && letter && command_takes(self, &OPTIONS[i]))
            return &OPTIONS[i];
    return NULL;
}

/* ---- values ---- */

static bool is_number(const char *text) {
    size_t size = strspn(text, "0123456789");
    return size > 0 && size < 10 && text[size] == '\0';
}

unsigned long setting_number(const char *text, unsigned long missing) {
    return text ? strtoul(text, NULL, 10) : missing;
}

/* 2021, 2021-12, 2021-12-24 */
static bool is_date(const char *text) {
    static const char SHAPE[] = "dddd-dd-dd";
    size_t size = strlen(text);
    if (size != 4 && size != 7 && size != 10) return false;
    for (size_t i = 0; i < size; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (SHAPE[i] == 'd' ? !digit : text[i] != '-') return false;
    }
    int month = size > 4 ? (text[5] - '0') * 10 + text[6] - '0' : 1;
    int day = size > 7 ? (text[8] - '0') * 10 + text[9] - '0' : 1;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static int usage_error(const command *self, const char *what) {
    talk("%s", what);
    fprintf(stderr, "Try: sodo %s --help\n", self->name);
    return EXIT_USAGE;
}

static int store(const command *self, const option_row *option, const char *value,
                 settings *set) {
    void *field = (char *)set + option->field;
    char what[512];
    if (option->kind == 'n' && !is_number(value)) {
        snprintf(what, sizeof what, "--%s wants a whole number, not '%.200s'",
                 option->name, value);
        return usage_error(self, what);
    }
    if (option->kind == 'd' && !is_date(value)) {
        snprintf(what, sizeof what,
                 "--%s wants a date like 2021, 2021-12 or 2021-12-24, not '%.200s'",
                 option->name, value);
        return usage_error(self, what);
    }
    if (option->choices && !has_word(option->choices, value, strlen(value))) {
        snprintf(what, sizeof what, "--%s wants one of: %s; not '%.200s'", option->name,
                 option->choices, value);
        return usage_error(self, what);
    }
    if (option->kind == 'b')
        *(bool *)field = true;
    else if (option->kind != 'l')
        *(const char **)field = value;
    else if (!strings_add(field, value))
        return talk("out of memory"), EXIT_SYSTEM;
    return EXIT_DONE;
}

/* ---- parsing ---- */

static int unknown_option(const command *self, const char *typed, size_t size) {
    char what[512], words[1024], name[64];
    size_t near_size = 0;
    snprintf(words, sizeof words, "%s %s", COMMON_OPTIONS, self->options);
    snprintf(name, sizeof name, "%.*s", (int)size, typed);
    const char *near = nearest_word(words, name, &near_size);
    if (near)
        snprintf(what, sizeof what, "unknown option '--%s'. Did you mean '--%.*s'?", name,
                 (int)near_size, near);
    else
        snprintf(what, sizeof what, "unknown option '--%s'", name);
    return usage_error(self, what);
}

/* --name, --name=value, --name value. Moves *at over a value of its own. */
static int parse_long(const command *self, int argc, char **argv, int *at,
                      settings *set) {
    const char *name = argv[*at] + 2, *value = strchr(name, '=');
    size_t size = value ? (size_t)(value - name) : strlen(name);
    const option_row *option = option_find(name, size);
    char what[256];
    if (!option || !command_takes(self, option)) return unknown_option(self, name, size);
    if (value && option->kind == 'b') {
        snprintf(what, sizeof what, "--%s takes no value", option->name);
        return usage_error(self, what);
    }
    if (value)
        value++;
    else if (option->kind != 'b') {
        if (*at + 1 >= argc) {
            snprintf(what, sizeof what, "--%s wants a value: %s", option->name,
                     option->value);
            return usage_error(self, what);
        }
        value = argv[++*at];
    }
    return store(self, option, value, set);
}

/* -q, -qv, -o FILE, -oFILE. */
static int parse_short(const command *self, int argc, char **argv, int *at,
                       settings *set) {
    char what[256];
    for (const char *p = argv[*at] + 1; *p; p++) {
        const option_row *option = option_by_letter(self, *p);
        if (!option) {
            snprintf(what, sizeof what, "unknown option '-%c'", *p);
            return usage_error(self, what);
        }
        if (option->kind == 'b') {
            int status = store(self, option, NULL, set);
            if (status) return status;
            continue;
        }
        const char *value = p[1] ? p + 1 : *at + 1 < argc ? argv[++*at] : NULL;
        if (value) return store(self, option, value, set);
        snprintf(what, sizeof what, "-%c wants a value: %s", *p, option->value);
        return usage_error(self, what);
    }
    return EXIT_DONE;
}

int options_parse(const command *self, int argc, char **argv, settings *set) {
    bool only_operands = false;
    for (int at = 0; at < argc; at++) {
        const char *word = argv[at];
        int status = EXIT_DONE;
        if (only_operands || word[0] != '-' || word[1] == '\0') {
            if (!strings_add(&set->operands, word))
                return talk("out of memory"), EXIT_SYSTEM;
        } else if (strcmp(word, "--") == 0)
            only_operands = true;
        else if (word[1] == '-')
            status = parse_long(self, argc, argv, &at, set);
        else
            status = parse_short(self, argc, argv, &at, set);
        if (status) return status;
    }
    if (set->json) set->format = "json";
    return EXIT_DONE;
}

void settings_finish(settings *set) {
    strings_finish(&set->gazetteers);
    strings_finish(&set->remove);
    strings_finish(&set->operands);
}

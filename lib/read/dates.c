/* dates.c - dates in figures as portals print them. */
#include "read/parts.h"

#include "fold/split.h"

/* Digits at `at`, at most four; the number of them. */
static size_t read_number(sodo_slice s, size_t at, int *out) {
    size_t n = 0;
    *out = 0;
    while (n < 5 && at + n < s.size && s.data[at + n] >= '0' && s.data[at + n] <= '9')
        *out = *out * 10 + (s.data[at + n++] - '0');
    return n;
}

static bool is_day(int year, int month, int day) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return false;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= days[month - 1] + (month == 2 && (leap || year == 0));
}

static bool is_separator(sodo_slice s, size_t at) {
    return at < s.size && (s.data[at] == '/' || s.data[at] == '-' || s.data[at] == '.');
}

static size_t take(sodo_date *out, int year, int month, int day, size_t size) {
    if (!is_day(year, month, day) || (year && (year < 1900 || year > 2100))) return 0;
    *out = (sodo_date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    return size;
}

size_t sodo_read_date(sodo_slice s, sodo_date *out) {
    int a, b, c;
    size_t first = read_number(s, 0, &a);
    if (!first || first > 4 || first == 3 || !is_separator(s, first)) return 0;
    char separator = s.data[first];
    size_t second = read_number(s, first + 1, &b);
    if (!second || second > 2) return 0;
    size_t at = first + 1 + second;
    size_t third =
        is_separator(s, at) && s.data[at] == separator ? read_number(s, at + 1, &c) : 0;
    if (first == 4) return third && third <= 2 ? take(out, a, b, c, at + 1 + third) : 0;
    if (third == 4) return take(out, c, b, a, at + 1 + third);
    if (third || separator == '.') return 0;
    return take(out, 0, b, a, at);
}

static bool is_digit_at(sodo_slice s, size_t at) {
    return at < s.size && s.data[at] >= '0' && s.data[at] <= '9';
}

size_t sodo_find_date(sodo_slice s, size_t *at, sodo_date *date) {
    for (size_t i = 0; i < s.size; i++) {
        if (!is_digit_at(s, i) ||
            (i > 0 && (is_digit_at(s, i - 1) || strchr("/-.", s.data[i - 1]))))
            continue;
        size_t size = sodo_read_date((sodo_slice){s.data + i, s.size - i}, date);
        if (!size || is_digit_at(s, i + size)) continue;
        *at = i;
        return size;
    }
    return 0;
}

/* The value of a piece of digits, -1 = another piece or a longer number. */
static int number_of(sodo_slice s, const sodo_piece *p) {
    int value;
    if (p->shape != SODO_SHAPE_NUMBER || p->end - p->begin > 4) return -1;
    return read_number(s, p->begin, &value) == p->end - p->begin ? value : -1;
}

size_t sodo_find_worded_date(sodo_slice s, size_t *at, sodo_date *out) {
    sodo_piece p[5] = {{0}}; /* day, word, month, word, year */
    size_t count = 0;
    for (sodo_piece next = {0}; sodo_split_next(s, next.end, &next);) {
        if (count == 5) memmove(p, p + 1, 4 * sizeof *p), count--;
        p[count++] = next;
        int day = number_of(s, &p[0]), month = number_of(s, &p[2]),
            year = number_of(s, &p[4]);
        bool worded = p[1].shape == SODO_SHAPE_LOWER && p[3].shape == SODO_SHAPE_LOWER;
        if (count < 5 || !worded || day < 1 || month < 1 || year < 1900) continue;
        *at = p[0].begin;
        return take(out, year, month, day, p[4].end - p[0].begin);
    }
    return 0;
}

/* across_reasons.c - the named reasons that two people of one name are one person, or are
 * not. */
#include "resolve/across_people.h"

/* In hundredths. A wrong merge is worse than none: what only the province supports just
 * reaches the threshold, and falls short of it with any reason against it. */
enum {
    SAME_POST = 60,
    SAME_MEMBERSHIP = 40, /* members and delegates are many */
    SAME_BODY = 45,
    RELATED_BODY = 30, /* one body is part of the other */
    SAME_DISTRICT = 30,
    SAME_PROVINCE = 25,
    SAME_LAND = 10, /* provinces that were merged into one */
    OTHER_DISTRICT = -15,
    OTHER_PROVINCE = -40,
    NEAR_IN_TIME = 10, /* five years at most */
    FAR_IN_TIME = -25, /* more than twelve */
    OTHER_POST = -20,  /* two heads within a year, never named together */
    LONG_NAME = 10,    /* four words or more are seldom shared */
    SHORT_NAME = -10,
    SINGLE_NAME = -50, /* "Thăng": tells nobody */
    COMMON_NAME = -15, /* at home in three provinces or more */
    NO_OBJECTION = 15,
};
#define YEAR 365

int sodo_across_days_apart(int a, int b) {
    if (!a || !b) return INT32_MAX;
    int x = a / 10000 * YEAR + a / 100 % 100 * 30 + a % 100;
    int y = b / 10000 * YEAR + b / 100 % 100 * 30 + b % 100;
    return x > y ? x - y : y - x;
}

static int gap(int a_first, int a_last, int b_first, int b_last) {
    if (!a_first || !b_first) return INT32_MAX;
    if (a_first <= b_last && b_first <= a_last) return 0;
    return a_last < b_first ? sodo_across_days_apart(a_last, b_first)
                            : sodo_across_days_apart(b_last, a_first);
}

static bool holds_now(const sodo_across_post *p) {
    return p->status == SODO_STATUS_CURRENT || p->status == SODO_STATUS_ACTING ||
           p->status == SODO_STATUS_APPOINTED;
}

static bool is_apart(const sodo_across *self, uint32_t a, uint32_t b) {
    return a != SODO_ACROSS_NONE && b != SODO_ACROSS_NONE &&
           !sodo_across_inside(self, a, b) && !sodo_across_inside(self, b, a);
}

static bool is_related(const sodo_across *self, uint32_t a, uint32_t b) {
    return a != SODO_ACROSS_NONE && b != SODO_ACROSS_NONE &&
           (sodo_across_below(self, a, b) || sodo_across_below(self, b, a));
}

/* What two posts say for the same holder. */
static int for_posts(const sodo_across *self, const sodo_across_post *p,
                     const sodo_across_post *q) {
    if (p->position == q->position) return p->exclusive ? SAME_POST : SAME_MEMBERSHIP;
    if (p->organization == SODO_ACROSS_NONE || q->organization == SODO_ACROSS_NONE)
        return 0;
    if (sodo_across_root(self, p->organization) ==
        sodo_across_root(self, q->organization))
        return SAME_BODY;
    return is_related(self, p->organization, q->organization) ? RELATED_BODY : 0;
}

static int best_of_posts(const sodo_across_block *k, const sodo_across_person *a,
                         const sodo_across_person *b) {
    int best = 0;
    for (uint32_t i = a->post_begin; i < a->post_end; i++)
        for (uint32_t j = b->post_begin; j < b->post_end; j++) {
            int found = for_posts(k->self, &k->posts[i], &k->posts[j]);
            if (found > best) best = found;
        }
    return best;
}

/* Two heads of bodies that have nothing to do with each other, at one time. */
static bool has_other_post(const sodo_across_block *k, const sodo_across_person *a,
                           const sodo_across_person *b) {
    for (uint32_t i = a->post_begin; i < a->post_end; i++)
        for (uint32_t j = b->post_begin; j < b->post_end; j++) {
            const sodo_across_post *p = &k->posts[i], *q = &k->posts[j];
            if (!p->exclusive || !q->exclusive || !holds_now(p) || !holds_now(q))
                continue;
            if (for_posts(k->self, p, q)) continue;
            if (gap(p->first_day, p->last_day, q->first_day, q->last_day) <= YEAR)
                return true;
        }
    return false;
}

typedef struct whereabouts {
    uint32_t place, province;
} whereabouts;

/* Where somebody is at home: their posts' places, without posts the page's. Central posts
 * are nowhere. */
static size_t homes_of(const sodo_across_block *k, const sodo_across_person *a,
                       whereabouts out[16]) {
    size_t count = 0;
    for (uint32_t i = a->post_begin; i < a->post_end && count < 16; i++)
        if (k->posts[i].province != SODO_ACROSS_NONE)
            out[count++] = (whereabouts){k->posts[i].place, k->posts[i].province};
    if (a->post_begin == a->post_end && a->province != SODO_ACROSS_NONE)
        out[count++] = (whereabouts){a->place, a->province};
    return count;
}

static bool is_province(const sodo_across *self, uint32_t place) {
    return sodo_slice_is(sodo_portrait_text(self, place, SODO_TEXT_LEVEL), "province");
}

static int for_homes(const sodo_across *self, const whereabouts *a,
                     const whereabouts *b) {
    if (!sodo_across_same_land(self, a->province, b->province)) return OTHER_PROVINCE;
    if (a->place == SODO_ACROSS_NONE || b->place == SODO_ACROSS_NONE)
        return SAME_PROVINCE;
    bool a_wide = is_province(self, a->place), b_wide = is_province(self, b->place);
    if (a_wide && b_wide &&
        sodo_across_root(self, a->place) != sodo_across_root(self, b->place))
        return SAME_LAND;
    if (is_apart(self, a->place, b->place))
        return a_wide || b_wide ? SAME_LAND : SAME_PROVINCE + OTHER_DISTRICT;
    return a_wide || b_wide ? SAME_PROVINCE : SAME_DISTRICT;
}

static int best_of_homes(const sodo_across_block *k, const sodo_across_person *a,
                         const sodo_across_person *b) {
    whereabouts x[16], y[16];
    size_t x_count = homes_of(k, a, x), y_count = homes_of(k, b, y);
    int best = x_count && y_count ? OTHER_PROVINCE : 0;
    for (size_t i = 0; i < x_count; i++)
        for (size_t j = 0; j < y_count; j++) {
            int found = for_homes(k->self, &x[i], &y[j]);
            if (found > best) best = found;
        }
    return best;
}

static const char *name_of_post(int points) {
    return points == SAME_POST         ? "same post"
           : points == SAME_BODY       ? "same body"
           : points == SAME_MEMBERSHIP ? "same membership"
                                       : "bodies below each other";
}

static const char *name_of_home(int points) {
    return points == SAME_DISTRICT   ? "same district"
           : points == SAME_PROVINCE ? "same province"
           : points < 0              ? "other province"
                                     : "districts or provinces that became one";
}

static void weigh_names(const sodo_across_block *k, uint32_t words,
                        sodo_across_tally *out) {
    if (words >= 4) sodo_across_count(out, "long name", LONG_NAME);
    if (words == 2) sodo_across_count(out, "short name", SHORT_NAME);
    if (words < 2) sodo_across_count(out, "single name", SINGLE_NAME);
    if (k->common) sodo_across_count(out, "common name", COMMON_NAME);
}

void sodo_across_weigh(const void *block, uint32_t x, uint32_t y,
                       sodo_across_tally *out) {
    const sodo_across_block *k = block;
    const sodo_across_person *a = &k->people[x], *b = &k->people[y];
    int posts = best_of_posts(k, a, b), homes = best_of_homes(k, a, b);
    bool other = posts < SAME_MEMBERSHIP && has_other_post(k, a, b);
    int apart = gap(a->first_day, a->last_day, b->first_day, b->last_day);
    bool far = apart != INT32_MAX && apart > 12 * YEAR;
    out->sum = 0;
    out->count = 0;
    sodo_across_count(out, name_of_post(posts), posts);
    sodo_across_count(out, name_of_home(homes), homes);
    if (apart <= 5 * YEAR) sodo_across_count(out, "near in time", NEAR_IN_TIME);
    if (far) sodo_across_count(out, "far in time", FAR_IN_TIME);
    if (other) sodo_across_count(out, "other post at the time", OTHER_POST);
    weigh_names(k, a->words, out);
    if (!other && !far && homes >= 0 && homes != SAME_PROVINCE + OTHER_DISTRICT)
        sodo_across_count(out, "no objection", NO_OBJECTION);
}

int sodo_across_reasons(const void *block, uint32_t x, uint32_t y) {
    sodo_across_tally tally;
    sodo_across_weigh(block, x, y, &tally);
    return tally.sum;
}

typedef struct group {
    const uint32_t *people;
    size_t count;
} group;

/* Somebody said, before the later post began, that the earlier one had ended; or the
 * later one is said to be new. */
static bool is_move(const sodo_across_block *k, group g, const sodo_across_post *earlier,
                    const sodo_across_post *later) {
    if (later->status == SODO_STATUS_APPOINTED && later->first_day >= earlier->last_day)
        return true;
    for (size_t i = 0; i < g.count; i++) {
        const sodo_across_person *who = &k->people[g.people[i]];
        for (uint32_t j = who->post_begin; j < who->post_end; j++) {
            const sodo_across_post *p = &k->posts[j];
            bool ended = p->status == SODO_STATUS_FORMER || p->status == SODO_STATUS_LEFT;
            bool in_time = p->first_day <= later->first_day ||
                           sodo_across_days_apart(p->first_day, later->first_day) <= 31;
            if (ended && in_time && p->position == earlier->position) return true;
        }
    }
    return false;
}

/* One cannot lead two places that are apart within a year, unless a move is told. */
static bool excludes(const sodo_across_block *k, const sodo_across_post *p,
                     const sodo_across_post *q, group a, group b) {
    if (!p->exclusive || !q->exclusive || !holds_now(p) || !holds_now(q)) return false;
    if (p->position == q->position || !is_apart(k->self, p->place, q->place))
        return false;
    if (gap(p->first_day, p->last_day, q->first_day, q->last_day) > YEAR) return false;
    const sodo_across_post *earlier = p->first_day <= q->first_day ? p : q;
    const sodo_across_post *later = earlier == p ? q : p;
    return !is_move(k, a, earlier, later) && !is_move(k, b, earlier, later);
}

bool sodo_across_compatible(const void *block, const uint32_t *a, size_t a_count,
                            const uint32_t *b, size_t b_count) {
    const sodo_across_block *k = block;
    const group x = {a, a_count}, y = {b, b_count};
    for (size_t i = 0; i < a_count; i++)
        for (size_t j = 0; j < b_count; j++) {
            const sodo_across_person *s = &k->people[a[i]], *t = &k->people[b[j]];
            for (uint32_t p = s->post_begin; p < s->post_end; p++)
                for (uint32_t q = t->post_begin; q < t->post_end; q++)
                    if (excludes(k, &k->posts[p], &k->posts[q], x, y)) return false;
        }
    return true;
}

/* profile.c - what one page costs each rule, and which gazetteer rows it uses. */
#include "pipeline/profile.h"

/* YYYYMMDD where the whole day is known, else 0: any row may be meant. */
static int day_of(sodo_date date) {
    if (!date.year || !date.month || !date.day) return 0;
    return date.year * 10000 + date.month * 100 + date.day;
}

/* Hits by row; a phrase of several rows counts for each that is valid on the day. */
static bool count_rows(const sodo_core *core, const sodo_work *work, uint32_t *hits) {
    int day = day_of(work->page.date);
    bool any = false;
    for (size_t i = 0; i < work->mentions.count; i++) {
        const sodo_mention *m = &work->mentions.items[i];
        size_t count = 0;
        if (m->rule != UINT32_MAX || m->row_list == SODO_NO_ROW) continue;
        const uint32_t *rows = sodo_gazetteer_rows(core->gazetteer, m->row_list, &count);
        for (size_t k = 0; k < count; k++)
            if (sodo_row_valid(sodo_gazetteer_row(core->gazetteer, rows[k]), day)) {
                hits[rows[k]]++;
                any = true;
            }
    }
    return any;
}

bool sodo_profile_print(const sodo_core *core, sodo_work *work,
                        const sodo_rule_cost *costs, sodo_buf *out) {
    size_t rules = sodo_rules_count(core->rules);
    size_t rows = sodo_gazetteer_row_count(core->gazetteer);
    uint32_t *hits = sodo_arena_alloc(&work->arena, rows + 1, sizeof *hits);
    if (!hits) return false;
    for (size_t r = 0; r < rules; r++)
        if (costs[r].tries)
            sodo_buf_addf(out, "rule %zu %llu %llu %llu %llu\n", r,
                          (unsigned long long)costs[r].tries,
                          (unsigned long long)costs[r].matches,
                          (unsigned long long)costs[r].hits,
                          (unsigned long long)costs[r].nanoseconds);
    if (!count_rows(core, work, hits)) return !out->failed;
    for (size_t r = 0; r < rows; r++)
        if (hits[r]) sodo_buf_addf(out, "row %zu %u\n", r, (unsigned)hits[r]);
    return !out->failed;
}

/* cues.c - the words that tell what a line is, found in folded text. */
#include "read/lines.h"

#include "base/fail.h"
#include "fold/split.h"

#define CUES_MAX 4096

sodo_cue sodo_cue_named(sodo_slice name) {
    static const char *const names[SODO_CUE_COUNT] = {
        "byline",  "credit",  "source",       "site",    "masthead",
        "boiler",  "counter", "related",      "caption", "date_label",
        "weekday", "opener",  "abbreviation", "open_end"};
    int cue = 0;
    while (cue < SODO_CUE_COUNT && !sodo_slice_is(name, names[cue])) cue++;
    return (sodo_cue)cue;
}

static size_t bucket_of(const char *two_bytes) {
    const unsigned char *b = (const unsigned char *)two_bytes;
    return (size_t)(b[0] * 31 + b[1]) & 255;
}

sodo_status sodo_cue_index_make(sodo_reader *r, sodo_cue_index *out, sodo_error *err) {
    size_t count = r->options->cue_count;
    if (count > CUES_MAX)
        return sodo_fail(err, SODO_ERR_LIMIT, 0, "more than %d words that mark zones",
                         CUES_MAX);
    *out = (sodo_cue_index){
        .next = sodo_arena_alloc(&r->work->arena, count + 1, sizeof *out->next),
        .credits = sodo_arena_alloc(&r->work->arena, count + 1, sizeof *out->credits)};
    if (!out->next || !out->credits)
        return sodo_fail(err, SODO_ERR_NOMEM, 0, "no memory for the page's lines");
    for (size_t i = 0; i < count; i++)
        if (r->options->cues[i].cue == SODO_CUE_CREDIT)
            out->credits[out->credit_count++] = (uint16_t)i;
    for (size_t i = count; i-- > 0;) {
        if (r->options->cues[i].folded.size < 2) continue;
        size_t first = bucket_of(r->options->cues[i].folded.data);
        if (r->options->cues[i].cue >= SODO_CUE_ABBREVIATION) continue;
        out->next[i] = out->first[first];
        out->first[first] = (uint16_t)(i + 1);
    }
    return SODO_OK;
}

/* No letter or digit stands at byte `at`: a word that ended before it is whole. */
static bool is_boundary(sodo_slice text, size_t at) {
    if (at >= text.size) return true;
    size_t width;
    sodo_char kind = sodo_char_of(sodo_utf8_at(text, at, &width));
    return kind < SODO_CHAR_UPPER || kind > SODO_CHAR_DIGIT;
}

/* Three words and more need no boundary: menus are glued, "mới nhấtThống kê truy cập". */
static bool is_long(sodo_slice cue) {
    int blanks = 0;
    for (size_t i = 0; i < cue.size; i++) blanks += cue.data[i] == ' ';
    return blanks >= 2;
}

uint32_t sodo_cues_at(const sodo_reader *r, const sodo_cue_index *index,
                      sodo_slice folded, size_t at, bool at_line_start, size_t *longest) {
    uint32_t bits = 0;
    *longest = 0;
    if (at + 1 >= folded.size) return 0;
    for (uint16_t i = index->first[bucket_of(folded.data + at)]; i;
         i = index->next[i - 1]) {
        const sodo_zone_cue *cue = &r->options->cues[i - 1];
        if (cue->line_start && !at_line_start) continue;
        if (cue->folded.size > folded.size - at) continue;
        if (memcmp(cue->folded.data, folded.data + at, cue->folded.size) != 0) continue;
        if (!is_boundary(folded, at + cue->folded.size) && !is_long(cue->folded))
            continue;
        bits |= (uint32_t)1 << cue->cue;
        if (cue->folded.size > *longest) *longest = cue->folded.size;
    }
    return bits;
}

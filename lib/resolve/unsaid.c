/* unsaid.c - the body of a title that stands without one: by its list, by the same
 * person's title elsewhere, by the body spoken of before. */
#include "resolve/seats.h"

#define LIST_GAP 3  /* tokens between two positions of one list: ", " "kiêm" "-" */
#define WINDOW 1024 /* mentions looked at before and behind */

static int32_t person_of(const sodo_resolver *r, int32_t position) {
    const sodo_mention *who = sodo_res_mention(r, r->notes[position].holder);
    return who ? who->entity : SODO_NO_ENTITY;
}

static const sodo_mention *position_beside(const sodo_resolver *r, int32_t mention,
                                           int step, int32_t *at) {
    *at = sodo_res_beside(r, mention, step);
    const sodo_mention *m = sodo_res_mention(r, *at);
    return m && m->kind == SODO_KIND_POSITION && !m->dropped ? m : NULL;
}

static bool has_class(const sodo_resolver *r, const sodo_row *row, const int *values) {
    for (size_t i = 0; values[i] != SODO_VALUE_COUNT; i++)
        if (sodo_row_has(row, SODO_ATTR_CLASS, r->values[values[i]])) return true;
    return false;
}

/* Secretaries sit in Party bodies and unions, chairs and directors do not sit in
 * committees. */
static bool goes_with(const sodo_resolver *r, const sodo_row *rank, int32_t body) {
    static const int SECRETARIES[] = {SODO_VALUE_SECRETARY, SODO_VALUE_DEPUTY_SECRETARY,
                                      SODO_VALUE_COUNT};
    static const int PARTY[] = {SODO_VALUE_PARTY, SODO_VALUE_PARTY_ORGAN,
                                SODO_VALUE_UNION, SODO_VALUE_COUNT};
    static const int COMMITTEE[] = {SODO_VALUE_PARTY, SODO_VALUE_COUNT};
    static const int MEMBERS[] = {SODO_VALUE_MEMBER, SODO_VALUE_COUNT};
    const sodo_row *type = sodo_res_type_of(r, body);
    sodo_slice class = sodo_res_row_text(r, rank, r->columns[SODO_COLUMN_BODY_CLASS], 0);
    if (class.size) /* "Bí thư chi bộ" of no union */
        return sodo_slice_equal(class, sodo_res_row_text(r, type, SODO_ATTR_CLASS, 0));
    if (has_class(r, rank, SECRETARIES)) return has_class(r, type, PARTY);
    return has_class(r, rank, MEMBERS) || !has_class(r, type, COMMITTEE);
}

/* A part of a body: its pattern names what it is part of. */
static bool is_inner(const sodo_row *type) {
    return type && sodo_res_pattern_has(type, "{parent}");
}

/* Who else stands in a list with the head of a part sits in the whole: "Ủy viên Thường
 * trực, Trưởng Ban Dân chủ Ủy ban MTTQ", "Tổng Giám đốc, Chủ tịch HĐQT". */
static int32_t outer_body(const sodo_resolver *r, const sodo_row *rank, int32_t body) {
    static const int MEMBERS[] = {SODO_VALUE_MEMBER, SODO_VALUE_COUNT};
    static const int COMPANY[] = {SODO_VALUE_COMPANY, SODO_VALUE_COUNT};
    const sodo_row *type = sodo_res_type_of(r, body);
    int32_t whole = sodo_res_at(r, body)->parent;
    bool part = is_inner(type) && whole != SODO_NO_ENTITY;
    if (part && (has_class(r, rank, MEMBERS) || has_class(r, type, COMPANY)))
        return whole;
    return body;
}

/* The place goes by its name alone, two communes bear it: the committee that the page
 * names there. */
static int32_t body_of_place(const sodo_resolver *r, int32_t mention,
                             const sodo_row *rank, int32_t place) {
    for (int side = -1; side <= 1 && place != SODO_NO_ENTITY; side += 2) {
        for (int step = 1; step < WINDOW; step++) {
            int32_t i = sodo_res_beside(r, mention, side * step);
            const sodo_mention *m = sodo_res_mention(r, i);
            if (!m) break;
            if (m->kind != SODO_KIND_ORGANIZATION || m->dropped || m->entity < 0)
                continue;
            if (sodo_res_at(r, m->entity)->place != place) continue;
            if (goes_with(r, rank, m->entity) && sodo_res_type_of(r, m->entity))
                return m->entity;
        }
    }
    return SODO_NO_ENTITY;
}

/* The next position of the list gives its body, or the place of it, to the one before:
 * "Phó Chủ tịch, Tổng Thư ký Hội Luật gia", "Phó Bí thư, Chủ tịch UBND xã". */
static sodo_status from_list(sodo_resolver *r, int32_t mention, const sodo_row *rank,
                             int32_t *out) {
    enum { NEAR = 64 };
    uint32_t end = sodo_res_mention(r, mention)->tok_end;
    for (int step = 1; step < NEAR; step++) {
        int32_t i;
        const sodo_mention *m = position_beside(r, mention, step, &i);
        if (i < 0 || sodo_res_mention(r, i)->tok_begin > end + LIST_GAP) return SODO_OK;
        if (!m || m->tok_begin < end) continue;
        int32_t body = r->notes[i].body;
        if (r->notes[i].holder != r->notes[mention].holder || body == SODO_NO_ENTITY)
            return SODO_OK;
        r->notes[mention].reason = (sodo_reason){"body from the list", -5};
        r->notes[mention].foreign = r->notes[i].foreign;
        body = outer_body(r, rank, body);
        if (goes_with(r, rank, body)) {
            *out = body;
            return SODO_OK;
        }
        int32_t place = sodo_res_at(r, body)->place;
        uint32_t row = place == SODO_NO_ENTITY ? SODO_NO_ROW : sodo_res_at(r, place)->row;
        if (row == SODO_NO_ROW) *out = body_of_place(r, mention, rank, place);
        return sodo_res_seat_at_place(r, rank, row, out);
    }
    return SODO_OK;
}

/* The same title of the same person, said with its body elsewhere. */
static int32_t same_title(const sodo_resolver *r, int32_t mention, const sodo_row *rank,
                          bool foreign) {
    int32_t who = person_of(r, mention);
    sodo_slice title = sodo_res_title(r, mention, rank);
    bool inside = who != SODO_NO_ENTITY; /* of the page, on one side at least */
    for (int far = 1; far < WINDOW && inside; far++) {
        inside = false;
        for (int side = -1; side <= 1; side += 2) {
            int32_t i;
            const sodo_mention *m = position_beside(r, mention, side * far, &i);
            inside |= i != SODO_NO_MENTION;
            if (!m || r->notes[i].body == SODO_NO_ENTITY || person_of(r, i) != who)
                continue;
            if (foreign && !r->notes[i].foreign) continue;
            sodo_slice other = sodo_res_title(r, i, sodo_res_row(r, sodo_res_rank(r, i)));
            if (sodo_slice_equal(title, other)) return r->notes[i].body;
        }
    }
    return SODO_NO_ENTITY;
}

/* The words of a rank before its last: "Phó Vụ" of "Phó Vụ trưởng"; then without the
 * first. */
static sodo_slice head_words(sodo_slice rank, bool deputy) {
    while (rank.size && rank.data[rank.size - 1] != ' ') rank.size--;
    rank = sodo_slice_trim(rank);
    for (size_t i = 0; deputy && i < rank.size; i++)
        if (rank.data[i] == ' ')
            return (sodo_slice){rank.data + i + 1, rank.size - i - 1};
    return deputy ? SODO_LIT("") : rank;
}

static bool is_meant(sodo_resolver *r, const sodo_row *rank, int32_t body) {
    sodo_slice class = sodo_res_row_text(r, rank, r->columns[SODO_COLUMN_BODY_CLASS], 0);
    const sodo_row *type = sodo_res_type_of(r, body);
    if (class.size)
        return sodo_slice_equal(class, sodo_res_row_text(r, type, SODO_ATTR_CLASS, 0)) &&
               !is_inner(type);
    sodo_slice name = sodo_res_at(r, body)->name;
    return sodo_res_begins(r, name, head_words(rank->name, false)) ||
           sodo_res_begins(r, name, head_words(rank->name, true));
}

/* "Bộ trưởng", "Vụ trưởng": the ministry, the Vụ spoken of before, else the first behind.
 */
static int32_t spoken_of(sodo_resolver *r, int32_t mention, const sodo_row *rank) {
    for (int side = -1; rank && side <= 1; side += 2) {
        for (int step = 1; step < WINDOW; step++) {
            int32_t i = sodo_res_beside(r, mention, side * step);
            const sodo_mention *m = sodo_res_mention(r, i);
            if (!m) break;
            bool body =
                m->kind == SODO_KIND_ORGANIZATION && !m->dropped && m->entity >= 0;
            if (body && is_meant(r, rank, m->entity)) return m->entity;
        }
    }
    return SODO_NO_ENTITY;
}

static sodo_slice without_first(sodo_slice words) {
    for (size_t i = 0; i < words.size; i++)
        if (words.data[i] == ' ')
            return (sodo_slice){words.data + i + 1, words.size - i - 1};
    return SODO_LIT("");
}

/* "Phó Giám đốc" of "Giám đốc", "Phó Bí thư Thường trực" of "Bí thư", but no "Bộ trưởng"
 * or "Phó Trưởng Ban" of "Trưởng". */
static bool is_deputy_of(sodo_resolver *r, const sodo_row *deputy, const sodo_row *head) {
    sodo_slice class = sodo_res_row_text(r, deputy, SODO_ATTR_CLASS, 0);
    sodo_slice word = SODO_LIT("deputy"); /* deputy, deputy_chair, deputy_secretary */
    if (class.size < word.size || memcmp(class.data, word.data, word.size) != 0)
        return false;
    if (!without_first(head->name).size) return false;
    return sodo_res_begins(r, without_first(deputy->name), head->name);
}

/* "Phó Chủ tịch nước": the title's own row names its one body. */
static bool names_its_body(sodo_resolver *r, const sodo_row *rank) {
    sodo_slice id = sodo_res_row_text(r, rank, r->columns[SODO_COLUMN_ORG], 0);
    const sodo_row *type = sodo_res_row(r, sodo_gazetteer_find_row(r->gazetteer, id));
    return type && type->kind == SODO_KIND_ORG_NAME;
}

/* "ông A - Giám đốc Trung tâm; bà B - Phó Giám đốc": the deputy of the head whom the
 * paragraph named last. */
int32_t sodo_res_body_of_head(sodo_resolver *r, int32_t mention, const sodo_row *rank) {
    enum { NEAR = 96 };
    const sodo_sentence *sentences = r->work->page.sentences.items;
    uint32_t paragraph = sentences[r->notes[mention].sentence].paragraph;
    if (!rank || names_its_body(r, rank)) return SODO_NO_ENTITY;
    for (int step = 1; step < NEAR; step++) {
        int32_t i = sodo_res_beside(r, mention, -step);
        const sodo_mention *m = sodo_res_mention(r, i);
        if (!m || sentences[r->notes[i].sentence].paragraph != paragraph) break;
        if (m->kind != SODO_KIND_POSITION || m->dropped) continue;
        /* "bàn giao chức vụ Chỉ huy trưởng": nobody is named as the head */
        if (r->notes[i].holder == SODO_NO_MENTION) continue;
        const sodo_row *other = sodo_res_row(r, sodo_res_rank(r, i));
        if (!other || r->notes[i].body == SODO_NO_ENTITY || r->notes[i].foreign) continue;
        if (is_deputy_of(r, rank, other)) return r->notes[i].body;
    }
    return SODO_NO_ENTITY;
}

/* Is the body of another title one that this title says it has? "Bí thư Chi bộ" of him
 * who is also "Bí thư Tỉnh ủy": not that one. */
static bool is_of_its_kind(sodo_resolver *r, int32_t mention, const sodo_row *rank,
                           int32_t body) {
    const sodo_row *type = sodo_res_type_of(r, body);
    int32_t named = sodo_res_part(r, mention, SODO_ATTR_ORG);
    size_t count = 0;
    const uint32_t *rows = sodo_res_rows(r, named, &count);
    if (count)
        return sodo_res_begins(r, sodo_res_at(r, body)->name,
                               sodo_res_row(r, rows[0])->name);
    uint16_t column = r->columns[SODO_COLUMN_ORG];
    sodo_slice id = sodo_res_row_text(r, rank, column, 0);
    bool fits = !id.size;
    for (size_t n = 0; type && id.size && !fits;
         id = sodo_res_row_text(r, rank, column, ++n))
        fits = sodo_slice_equal(id, type->id);
    return fits;
}

sodo_status sodo_res_unsaid_body(sodo_resolver *r, int32_t mention, const sodo_row *rank,
                                 int32_t *out) {
    *out = SODO_NO_ENTITY;
    bool named = sodo_res_part(r, mention, SODO_ATTR_ORG) != SODO_NO_MENTION;
    if (!named) SODO_TRY(from_list(r, mention, rank, out));
    if (*out != SODO_NO_ENTITY && is_of_its_kind(r, mention, rank, *out)) return SODO_OK;
    *out = same_title(r, mention, rank, false);
    if (*out != SODO_NO_ENTITY && !is_of_its_kind(r, mention, rank, *out))
        *out = SODO_NO_ENTITY;
    r->notes[mention].reason = (sodo_reason){"body from the same title elsewhere", -10};
    if (*out != SODO_NO_ENTITY) return SODO_OK;
    r->notes[mention].reason = (sodo_reason){0};
    if (sodo_res_goes_on(r, mention)) return SODO_OK;
    if (!named) *out = sodo_res_body_of_head(r, mention, rank);
    r->notes[mention].reason = (sodo_reason){"body of the head named before", -15};
    if (*out != SODO_NO_ENTITY) return SODO_OK;
    *out = spoken_of(r, mention, rank);
    r->notes[mention].reason = (sodo_reason){"body spoken of before", -15};
    if (*out == SODO_NO_ENTITY) r->notes[mention].reason = (sodo_reason){0};
    return SODO_OK;
}

/* "Taro Aso", "John F. Kelly": half of the syllables or more are in no gazetteer, and no
 * surname of this country opens it. */
static bool has_foreign_name(const sodo_resolver *r, int32_t position) {
    const sodo_mention *who = sodo_res_mention(r, r->notes[position].holder);
    const sodo_token *tokens = r->work->page.tokens.items;
    if (!who ||
        sodo_gazetteer_name_syllable(r->gazetteer, tokens[who->tok_begin].syl).surname)
        return false;
    int unknown = 0, letters = 0;
    for (uint32_t t = who->tok_begin; t < who->tok_end; t++) {
        if (tokens[t].shape == SODO_SHAPE_PUNCT) continue;
        letters++;
        unknown += tokens[t].syl >= SODO_UNKNOWN_SYLLABLE;
    }
    return unknown * 2 >= letters;
}

/* An organ of this state or its Party, as the gazetteer names it, or any ministry or
 * court; or a part of one. */
static bool is_native(const sodo_resolver *r, int32_t body) {
    static const int ANY[] = {SODO_VALUE_MINISTRY, SODO_VALUE_COURT, SODO_VALUE_PROCURACY,
                              SODO_VALUE_COUNT};
    static const int NAMED[] = {SODO_VALUE_STATE,       SODO_VALUE_PARTY,
                                SODO_VALUE_PARTY_ORGAN, SODO_VALUE_ARMY,
                                SODO_VALUE_POLICE,      SODO_VALUE_COUNT};
    for (int up = 0; up < 3 && body != SODO_NO_ENTITY; up++) {
        const sodo_row *type = sodo_res_type_of(r, body);
        if (type && has_class(r, type, ANY)) return true;
        if (type && type->kind == SODO_KIND_ORG_NAME && has_class(r, type, NAMED))
            return true;
        body = is_inner(type) ? sodo_res_at(r, body)->parent : SODO_NO_ENTITY;
    }
    return false;
}

/* Another office of the same person, one or two posts away, is of another country:
 * "Ủy viên Bộ Chính trị, Chủ tịch Quốc hội Lào". */
static bool beside_foreign(const sodo_resolver *r, int32_t mention) {
    enum { NEAR = 24 };
    for (int step = -NEAR; step <= NEAR; step++) {
        int32_t i;
        if (step && position_beside(r, mention, step, &i) && r->notes[i].foreign &&
            r->notes[i].holder == r->notes[mention].holder)
            return true;
    }
    return false;
}

/* A country's official keeps to it: "Tổng Bí thư, Chủ tịch Trung Quốc", "Chủ tịch Quốc
 * hội" of whom the page calls "Chủ tịch Quốc hội Lào" too. Who bears a foreign name sits
 * in no organ of this state, though the page may not say of which: "Bộ trưởng Tài chính
 * Taro Aso". */
int32_t sodo_res_foreign_body(const sodo_resolver *r, int32_t mention,
                              const sodo_row *rank) {
    int32_t body = r->notes[mention].body;
    if (r->notes[mention].foreign || person_of(r, mention) == SODO_NO_ENTITY) return body;
    const sodo_row *type = sodo_res_type_of(r, body);
    if (is_native(r, body) &&
        (has_foreign_name(r, mention) || beside_foreign(r, mention)))
        body = SODO_NO_ENTITY;
    if (type && type->kind != SODO_KIND_ORG_NAME) return body;
    int32_t same = same_title(r, mention, rank, true);
    if (same != SODO_NO_ENTITY) return same;
    bool said = sodo_res_part(r, mention, SODO_ATTR_ORG) != SODO_NO_MENTION;
    for (int step = -8; step <= 8 && !said; step++) {
        int32_t i;
        const sodo_mention *m = position_beside(r, mention, step, &i);
        if (!m || !r->notes[i].foreign || r->notes[i].body == SODO_NO_ENTITY) continue;
        const sodo_row *country = sodo_res_type_of(r, r->notes[i].body);
        if (r->notes[i].holder == r->notes[mention].holder && country &&
            country->kind == SODO_KIND_COUNTRY)
            return r->notes[i].body;
    }
    return body;
}
